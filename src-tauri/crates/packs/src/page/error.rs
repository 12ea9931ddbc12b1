//! What can be wrong with a page.
//!
//! Each variant is one thing that an author mends. They carry values and no sentences for people;
//! the words here are for whoever writes packs and runs the check.

use thiserror::Error;

use crate::{BadValue, UnitId};

/// Why a page is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PageError {
    /// A character that controls, such as a bell or an escape.
    #[error("the character U+{:04X} has no place in a text", u32::from(*.0))]
    Control(char),
    /// The file does not begin with `+++`.
    #[error("a page begins with front matter between `+++` lines")]
    NoFrontMatter,
    /// The second `+++` is missing.
    #[error("the front matter has no end")]
    OpenFrontMatter,
    /// The front matter is not what it should be.
    #[error("{}", .0.message())]
    FrontMatter(toml::de::Error),

    /// Something that no page has.
    #[error("a page has no {0}")]
    NotAllowed(NotAllowed),
    /// A heading of a level other than the second and third.
    #[error("headings are `##` and `###`")]
    HeadingLevel,
    /// A list with another mark than `-` and `1.`, or one that does not begin with 1.
    #[error("lists are written with `-`, or with numbers from `1.`")]
    ListMark,
    /// An item with more than one paragraph.
    #[error("an item of a list is one paragraph")]
    LongItem,
    /// A task that is ticked, or has a number.
    #[error("a task is written `- [ ]`")]
    TaskMark,

    /// A `:::` line that is neither the end of a container nor the beginning of a known one.
    #[error("a container begins with `::: note`, `warning`, `steps`, `breathe` or `script`")]
    UnknownContainer,
    /// A container within a container.
    #[error("containers are not nested")]
    NestedContainer,
    /// A container without an end.
    #[error("the container has no end")]
    OpenContainer,
    /// The end of a container that did not begin.
    #[error("no container ends here")]
    StrayContainerEnd,
    /// A container without a unit.
    #[error("the container is empty")]
    EmptyContainer,
    /// A heading or a list in a script.
    #[error("a script has lines only")]
    NotALine,

    /// A unit without an id.
    #[error("the unit has no id")]
    NoId,
    /// `{#` that is not a mark at the end of a unit.
    #[error("a mark is `{{#u1}}` or `{{#u1 .critical}}`, at the end of its unit")]
    BadMark,
    /// An id that another unit has.
    #[error("{id} is already the unit of line {first}")]
    RepeatedId {
        /// The id.
        id: UnitId,
        /// The line of the first unit that has it.
        first: usize,
    },
    /// A unit without words.
    #[error("the unit is empty")]
    EmptyUnit,

    /// A link that leads to somewhere else.
    #[error(transparent)]
    Target(#[from] BadValue),
    /// A link with a title, without words, or one that Markdown does not take for one.
    #[error("a link is written `[words](target)`")]
    BadLink,
    /// A star that is no emphasis and has no backslash.
    #[error("this `*` marks nothing; write `\\*` for the sign itself")]
    StrayStar,
    /// Emphasis with low lines.
    #[error("emphasis is written with `*`")]
    LowLine,
    /// Strong within strong, or emphasis within emphasis.
    #[error("a mark stands within another of its kind")]
    NestedMark,
}

impl From<NotAllowed> for PageError {
    fn from(what: NotAllowed) -> Self {
        Self::NotAllowed(what)
    }
}

/// What Markdown knows and a page does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAllowed {
    /// HTML, in a block or in a line.
    #[error("HTML")]
    Html,
    /// Entities of HTML, such as `&nbsp;`.
    #[error("entities; write the character itself")]
    Entity,
    /// Pictures.
    #[error("pictures")]
    Picture,
    /// Tables.
    #[error("tables")]
    Table,
    /// Code, in a block or in a line.
    #[error("code")]
    Code,
    /// Footnotes.
    #[error("footnotes")]
    Footnote,
    /// Quotations with `>`.
    #[error("block quotes")]
    Quote,
    /// Lists in lists.
    #[error("lists in lists")]
    NestedList,
    /// Rules across the page.
    #[error("rules")]
    Rule,
    /// Headings that are underlined.
    #[error("underlined headings")]
    UnderlinedHeading,
    /// Words struck through.
    #[error("words struck through")]
    Strikethrough,
    /// A line that is broken on purpose.
    #[error("forced line breaks")]
    LineBreak,
    /// Links that are not written in their place.
    #[error("links by reference")]
    Reference,
    /// Addresses between angle brackets.
    #[error("bare addresses")]
    Autolink,
    /// What a later version of the Markdown parser may know.
    #[error("such block")]
    Unknown,
}
