//! A page that somebody is writing in the language of its pack: a new one, or a change of one that the library has.
//!
//! Part of [`super`]. Invariants: what stands in `typed` is exactly what was typed; the name of a part is its name on this
//! page in work, and no other part of it ever has it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Hint, Made, Part};
use crate::{
    command::{command, stream},
    ids::{ProposalId, ResourceId, RoomId, UnitName},
    list_diff::ListDiff,
    resources::{BlockKind, Topic, UnitKind},
    words::Change,
};

/// The pages that the person is writing, the one that was touched last first; and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchPages {}
stream!(WatchPages, "proposals_watch_pages", Unlocked, Vec<PageRow>);

/// A page in work, part by part, and again after each change of it or of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchPage {
    /// Which one.
    pub page: ResourceId,
}
stream!(WatchPage, "proposals_watch_page", Unlocked, PageUpdate);

/// Begins a page that the library does not have, and gives its id.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginPage {
    /// The id of the pack that it is written for. It is written in the language of that pack.
    pub pack: String,
    /// The shelf on which it will stand.
    pub topic: Topic,
    /// Its title, as it was typed.
    pub title: String,
}
command!(BeginPage, "proposals_begin_page", Unlocked, ResourceId);

/// Begins a change of a page that the library has, with its words, or finds the one that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginEdit {
    /// The page.
    pub resource: ResourceId,
}
command!(BeginEdit, "proposals_begin_edit", Unlocked, ());

/// Keeps what stands in a part now. Answered once it is in the vault.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritePageUnit {
    /// The page in work.
    pub page: ResourceId,
    /// The part.
    pub unit: UnitName,
    /// All of what stands in it: plain words in the title and the summary, a line with its marks elsewhere.
    pub text: String,
}
command!(WritePageUnit, "proposals_write_page_unit", Unlocked, ());

/// Does something with the parts of a page in work. Answered once it is in the vault, with the name of a part that is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShapePage {
    /// The page in work.
    pub page: ResourceId,
    /// What.
    pub act: PageAct,
}
command!(ShapePage, "proposals_shape_page", Unlocked, Option<UnitName>);

/// The person has looked at what came into the library meanwhile, of a part, and says whose words stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    /// The page in work.
    pub page: ResourceId,
    /// The part.
    pub unit: UnitName,
    /// Whose words stay.
    pub side: Side,
}
command!(TakeOver, "proposals_take_over", Unlocked, ());

/// Throws a page in work away, for good. What was proposed of it stays proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropPage {
    /// The page in work.
    pub page: ResourceId,
}
command!(DropPage, "proposals_drop_page", Unlocked, ());

/// Puts a page in work before a room of the library: the first time as a proposal, later as a revision of it. Answered once
/// it is kept for sending.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposePage {
    /// The page in work.
    pub page: ResourceId,
    /// As in [`super::Propose::room`].
    pub room: RoomId,
    /// How the words were made.
    pub made: Made,
    /// As in [`super::Propose::name`].
    pub name: Option<String>,
    /// As in [`super::Propose::words`].
    pub words: String,
}
command!(ProposePage, "proposals_propose_page", SignedIn, ());

/// What somebody does with the parts of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageAct {
    /// A new part, behind another one; none: as the first.
    Add { after: Option<UnitName> },
    /// A part goes. Its words are kept.
    TakeOut { unit: UnitName },
    /// A part that was taken out stands at the end again.
    PutBack { unit: UnitName },
    /// A part changes places with what stands before it.
    MoveUp { unit: UnitName },
    /// A part changes places with what stands behind it.
    MoveDown { unit: UnitName },
    /// A part is something else.
    Kind { unit: UnitName, kind: UnitKind },
    /// A part stands out as something, or no more.
    Block { unit: UnitName, block: BlockKind },
    /// Misreading a part could hurt somebody, or not.
    Critical { unit: UnitName, is_critical: bool },
}

/// Whose words stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Those of the person who writes.
    Mine,
    /// Those that the library has now.
    Theirs,
}

/// A page in work, as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRow {
    /// Which one.
    pub page: ResourceId,
    /// Its title, as it was typed.
    pub title: String,
    /// The language that it is written in.
    pub lang: String,
    /// Whether the library does not have it: it is a new page.
    pub is_new: bool,
    /// Whether the library had it, and has it no longer. It cannot be proposed then.
    pub is_gone: bool,
    /// Whether it says the same as the page in the library.
    pub is_same: bool,
    /// Parts of which something came into the library meanwhile.
    pub news: u16,
    /// Where it was proposed, if it was.
    pub proposed: Option<(RoomId, ProposalId)>,
}

/// What came into the library meanwhile, of a part.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// It says something else now: what has changed, if it is known what it said before, and its line as it is.
    Changed { changes: Vec<Change>, now: String },
    /// It is there no longer.
    Gone,
    /// It is new there.
    Come,
}

/// A part of a page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageBlock {
    /// Which one.
    pub unit: UnitName,
    /// What it is.
    pub part: Part,
    /// As what it stands out.
    pub block: BlockKind,
    /// Whether misreading it could hurt somebody.
    pub is_critical: bool,
    /// What was typed.
    pub typed: String,
    /// What came meanwhile.
    pub news: Option<News>,
    /// What to look at.
    pub hints: Vec<Hint>,
}

impl fmt::Debug for PageBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageBlock").field("unit", &self.unit).finish_non_exhaustive()
    }
}

/// A part that does not stand in the text: it was taken out, or it came into the library meanwhile.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsideBlock {
    /// Which one.
    pub unit: UnitName,
    /// What it is.
    pub part: Part,
    /// Its words: those that were typed, or those of the library where it came.
    pub words: String,
    /// What came meanwhile. Without it, the part was taken out and can be put back.
    pub news: Option<News>,
}

impl fmt::Debug for AsideBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsideBlock").field("unit", &self.unit).finish_non_exhaustive()
    }
}

/// Something to look at in all of a page. It can be proposed all the same, and does not come into the library like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageHint {
    /// A page of its topic needs an address on the web that it stands on.
    NoSource,
    /// Its words are harder to read than the rules of packs want.
    HardToRead,
    /// Parts on which its sources or its way to what helps stand are not in it.
    Carried {
        /// How many.
        parts: u16,
    },
}

/// What stands over the parts of a page in work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageHead {
    /// The row of it.
    pub row: PageRow,
    /// What does not stand in the text.
    pub aside: Vec<AsideBlock>,
    /// What to look at in all of it.
    pub hints: Vec<PageHint>,
}

/// The head, and what has changed in the parts: the title, the summary, and those of the text in their order. The first has all
/// of them, as a reset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageUpdate {
    /// The head as it is now.
    pub head: PageHead,
    /// The parts.
    pub blocks: Vec<ListDiff<PageBlock>>,
}
