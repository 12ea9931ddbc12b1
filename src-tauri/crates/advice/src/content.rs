//! What stands in a document of a draft: texts, fields and lists, each with a name.
//!
//! The core's `advice` reads and changes a draft through [`Content`], inside of `Replica::edit`, and the window and the exports get
//! what it gives; the CRDT itself stands behind it. Invariants that every implementation holds: a change is made whole or not at
//! all; a text changes exactly as its delta says; what another version of this app wrote and this one does not know is left out
//! and never lost; whoever applies [`Content::take_changes`] to what they show, shows what the document says.

use std::{borrow::Borrow, collections::BTreeMap, fmt};

pub use larkspur_delta::Value;
use larkspur_delta::{CodePoints, Delta, Document};

use crate::{
    doc::{DocFault, DraftDoc, Version},
    ids::BadId,
};

/// The most code points of one text. A hundred pages have about 300,000, and they are many texts.
pub const MOST_TEXT: usize = 1_000_000;
/// The most steps of one change of a text.
pub const MOST_STEPS: usize = 10_000;
/// The most bytes of a field's text.
pub const MOST_FIELD: usize = 64 * 1024;
/// The most items of a list.
pub const MOST_ITEMS: usize = 10_000;

/// Makes an id of a bounded length whose every byte is one of an alphabet.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident, $most:literal, $alphabet:pat) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Takes an id.
            ///
            /// # Errors
            /// When it is empty, too long, or has another sign.
            pub fn parse(id: &str) -> Result<Self, BadId> {
                let is_good = !id.is_empty()
                    && id.len() <= $most
                    && id.bytes().all(|byte| matches!(byte, $alphabet));
                if is_good { Ok(Self(id.to_owned())) } else { Err(BadId) }
            }

            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

named! {
    /// What a text, a set of fields or a list is called: letters A–Z and a–z, digits, '.', '-', '_', 1 to 120 bytes, as in
    /// `section.01J9ZQ.body`. A text, fields and a list may have the same name; they are three things.
    Name, 120, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_'
}
named! {
    /// The key of a field: letters, digits, '-', '_', 1 to 64 bytes.
    Field, 64, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_'
}
named! {
    /// What stands in a list, and what a mark of a text points to: letters, digits, '-', '_', 1 to 64 bytes. It has no '.', so
    /// that names can be put together of ids.
    ItemId, 64, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_'
}

/// Why a change was not made. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It reaches beyond the end of the text or of the list.
    #[error("the change does not fit what is there")]
    DoesNotFit,
    /// A mark of it is not known, has another value than it may have, or stands where it may not.
    #[error("a mark is not one of those that a text may have")]
    Mark,
    /// There would be more than may be.
    #[error("there would be more than may be")]
    TooLarge,
    /// The item that is to be put in stands in the list, or the one that is to be moved or taken out does not.
    #[error("the list has the item already, or does not have it")]
    Item,
    /// The document could not do it.
    #[error(transparent)]
    Doc(#[from] DocFault),
}

/// Who has changed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// It was changed here, through [`Content`].
    Here,
    /// It came with operations that were taken in.
    Import,
}

/// What has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A text.
    Text {
        /// Which.
        name: Name,
        /// How.
        delta: Delta<CodePoints>,
    },
    /// Fields: they are to be read anew.
    Fields {
        /// Which.
        name: Name,
    },
    /// A list: it is to be read anew.
    List {
        /// Which.
        name: Name,
    },
    /// More than was kept, since nobody asked for long: everything is to be read anew.
    Everything,
}

/// Something that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who did.
    pub by: By,
    /// What it was.
    pub what: What,
}

/// A place in a text that moves along with it, as the CRDT writes it. At most [`Anchor::MOST`] bytes.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Anchor(pub Vec<u8>);

impl Anchor {
    /// The most bytes of an anchor: the name of its text, the id of a sign and a few more.
    pub const MOST: usize = 192;
}

/// It says what a person marked, so only that it is one is printed.
impl fmt::Debug for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Anchor")
    }
}

/// To which of its two neighbours a place keeps. What is typed at the place comes to stand on the other side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the sign before it: the end of a marked passage. At the start of a text it keeps to the start.
    Before,
    /// To the sign after it: the start of a marked passage. At the end of a text it keeps to the end.
    After,
}

/// Where a place is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// There, in code points from the start.
    At(usize),
    /// The sign that it kept to was deleted, or is not of this text: the caller falls back to the quote.
    Gone,
}

/// What stands in a document of a draft.
pub trait Content: DraftDoc {
    /// A text with its marks. Empty when nobody has written it.
    fn text(&self, name: &Name) -> Document;

    /// The words of a text.
    fn plain(&self, name: &Name) -> String;

    /// Changes a text. What it inserts has exactly the marks that the delta gives it, whatever stands beside it.
    ///
    /// # Errors
    /// Why it was not changed.
    fn change_text(&mut self, name: &Name, delta: &Delta<CodePoints>) -> Result<(), Refused>;

    /// All fields of a name that have a value.
    fn fields(&self, name: &Name) -> BTreeMap<Field, Value>;

    /// Gives a field a value, or takes it away. When two do it at once, all come to the same one of both.
    ///
    /// # Errors
    /// Why it was not changed.
    fn set_field(
        &mut self,
        name: &Name,
        field: &Field,
        value: Option<&Value>,
    ) -> Result<(), Refused>;

    /// The items of a list in their order. Each stands once, also when two people put it in or moved it at once.
    fn list(&self, name: &Name) -> Vec<ItemId>;

    /// Puts an item into a list, before the one that has its place now.
    ///
    /// # Errors
    /// Why it was not changed.
    fn insert(&mut self, name: &Name, at: usize, item: &ItemId) -> Result<(), Refused>;

    /// Moves an item of a list. `to` is its place afterwards.
    ///
    /// # Errors
    /// Why it was not changed.
    fn move_to(&mut self, name: &Name, item: &ItemId, to: usize) -> Result<(), Refused>;

    /// Takes an item out of a list.
    ///
    /// # Errors
    /// Why it was not changed.
    fn remove(&mut self, name: &Name, item: &ItemId) -> Result<(), Refused>;

    /// Remembers a place in a text, in code points from its start. None beyond its end.
    fn anchor(&self, name: &Name, at: usize, side: Side) -> Option<Anchor>;

    /// Finds a place again. An anchor may come from anybody.
    fn find(&self, name: &Name, anchor: &Anchor) -> Found;

    /// From now on what changes is remembered for [`Content::take_changes`].
    fn watch(&self);

    /// What has changed since it was last asked, in the order in which it changed. Nothing before [`Content::watch`].
    fn take_changes(&self) -> Vec<Change>;

    /// The document as it was at a version, to be read only.
    ///
    /// # Errors
    /// [`DocFault::Outdated`] when a snapshot has left that out, [`DocFault::Damaged`] when it cannot be read as a version, and
    /// [`DocFault::Failed`] when it holds what is not here, or part of what belongs together.
    fn at(&self, version: &Version) -> Result<Self, DocFault>;

    /// Writes an operation that says nothing and comes after all others, where that is needed. To be called within
    /// `Replica::edit`, and sent, before a snapshot is made.
    ///
    /// # Errors
    /// Why it was not written.
    fn settle(&mut self) -> Result<(), Refused>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_alphabet_and_a_length() {
        for good in ["a", "section.01HZX-9_b.body", &"x".repeat(120)] {
            assert_eq!(Name::parse(good).map(|name| name.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "a b", "a/b", "a:b", "a\0", "é", "~a", "\u{200b}", &"x".repeat(121)] {
            assert_eq!(Name::parse(bad), Err(BadId), "{bad:?}");
        }
        assert_eq!(ItemId::parse("a.b"), Err(BadId), "names are put together of ids with a '.'");
        assert_eq!(Field::parse(&"x".repeat(65)), Err(BadId));
    }

    #[test]
    fn no_word_is_in_a_debug() {
        let delta = Delta::builder().insert("Sok Dara").build().unwrap();
        let what = What::Text { name: Name::parse("title").unwrap(), delta };
        let shown = format!("{:?} {:?}", Change { by: By::Here, what }, Anchor(b"Dara".to_vec()));
        assert!(!shown.contains("Dara") && shown.contains("title"), "{shown}");
    }
}
