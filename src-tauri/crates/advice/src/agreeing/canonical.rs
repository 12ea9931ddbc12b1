//! The exact bytes that a signature covers.
//!
//! [`super::signing`] signs and checks them; each content writes its own fields. docs/advice.md describes the form. Invariant:
//! two different statements never have the same bytes. The bytes begin with a tag of this app and form, the kind, the draft and
//! the person; every field stands behind its length, every list behind its count; and which fields follow depends on the kind
//! alone. JSON has no part in it, so how a content was written as JSON cannot matter.

use super::{ids::PersonId, signing::BadContent};
use crate::ids::RoomId;

/// Parts these bytes from whatever else anybody's key may sign. The number is that of the form, over all kinds.
const DOMAIN: &str = "app.larkspur.draft signed statement 1";

/// Something that people sign.
///
/// Only the types of this module can be one: nobody else can name the writer.
pub trait Content: PartialEq {
    /// What kind it is. No two types have the same.
    const KIND: &'static str;

    /// Writes every field, in an order that never changes.
    fn write(&self, to: &mut Canonical);

    /// Finds what no reader may rely on: too many, none where one is needed, the same twice.
    ///
    /// # Errors
    /// What is wrong.
    fn check(&self) -> Result<(), BadContent>;
}

/// Bytes in the making.
pub struct Canonical {
    bytes: Vec<u8>,
}

impl Canonical {
    /// The bytes of what a person says in a draft.
    pub(super) fn statement<T: Content>(draft: &RoomId, by: &PersonId, content: &T) -> Self {
        let mut to = Self { bytes: Vec::new() };
        to.text(DOMAIN);
        to.text(T::KIND);
        to.text(draft.as_str());
        to.text(by.as_str());
        content.write(&mut to);
        to
    }

    /// A field: its length as eight bytes, the most significant first, and itself.
    pub(super) fn field(&mut self, value: &[u8]) {
        self.bytes.extend_from_slice(&(value.len() as u64).to_be_bytes());
        self.bytes.extend_from_slice(value);
    }

    pub(super) fn text(&mut self, value: &str) {
        self.field(value.as_bytes());
    }

    pub(super) fn number(&mut self, value: u64) {
        self.field(&value.to_be_bytes());
    }

    pub(super) fn flag(&mut self, value: bool) {
        self.number(u64::from(value));
    }

    /// The count, then each element.
    pub(super) fn list<T>(
        &mut self,
        items: impl ExactSizeIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.number(items.len() as u64);
        for item in items {
            write(self, item);
        }
    }

    /// A list of none or one.
    pub(super) fn optional<T>(&mut self, value: Option<T>, write: impl FnMut(&mut Self, T)) {
        self.list(value.into_iter(), write);
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Makes a closed list of words that has one text for each, in JSON and in what is signed.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$case_doc])* #[serde(rename = $text)] $case,)+
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// How it is written.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$case => $text,)+
                }
            }
        }
    };
}
pub(super) use closed_list;

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(write: impl FnOnce(&mut Canonical)) -> Vec<u8> {
        let mut to = Canonical { bytes: Vec::new() };
        write(&mut to);
        to.bytes
    }

    #[test]
    fn fields_that_run_into_each_other_are_other_bytes() {
        let both = |first: &str, second: &str| {
            bytes(|to| {
                to.text(first);
                to.text(second);
            })
        };
        assert_ne!(both("ab", "c"), both("a", "bc"));
        assert_ne!(both("", "a"), both("a", ""));
        let lists = |first: &[u64], second: &[u64]| {
            bytes(|to| {
                to.list(first.iter(), |to, number| to.number(*number));
                to.list(second.iter(), |to, number| to.number(*number));
            })
        };
        assert_ne!(lists(&[1], &[]), lists(&[], &[1]));
        assert_ne!(lists(&[0], &[]), lists(&[], &[0]));
        assert_ne!(
            bytes(|to| to.optional(None::<u64>, Canonical::number)),
            bytes(|to| to.optional(Some(0), Canonical::number))
        );
    }

    #[test]
    fn a_field_stands_behind_its_length() {
        assert_eq!(bytes(|to| to.text("ab")), [0, 0, 0, 0, 0, 0, 0, 2, b'a', b'b']);
    }
}
