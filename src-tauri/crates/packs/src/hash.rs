//! What a unit said when something was made from it: its hash.
//!
//! A translation keeps the hash of each source unit, a back-translation that of each translated
//! one. Invariant: the hash depends on the kind of the unit and on its words, links and emphasis,
//! and on nothing that a reader does not see: not on line breaks, the form of letters, escapes or marks.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::{BadValue, text::fold, value::read_from_text};

const PREFIX: &str = "b3:";

/// BLAKE3 of a unit, written `b3:` and 64 digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct UnitHash([u8; 32]);

impl UnitHash {
    /// The hash of a unit: its kind, a line feed, its text.
    ///
    /// `text` has its inline marks (`**`, `*`, `[…](…)`) without escapes; see docs/packs.md.
    pub(crate) fn of(kind: &str, text: &str) -> Self {
        let composed: String = text.nfc().collect();
        Self(blake3::hash(format!("{kind}\n{}", fold(&composed)).as_bytes()).into())
    }

    /// Reads `b3:` and 64 small hexadecimal digits.
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        let digits = text.strip_prefix(PREFIX).ok_or(BadValue::Hash)?;
        if digits.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(BadValue::Hash);
        }
        blake3::Hash::from_hex(digits).map(|hash| Self(hash.into())).map_err(|_| BadValue::Hash)
    }
}

impl fmt::Display for UnitHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for UnitHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnitHash({self})")
    }
}

read_from_text!(UnitHash);

#[cfg(test)]
mod tests {
    use super::*;

    /// The digits come from `printf 'paragraph\nYour passport is yours.' | b3sum`, so whoever has
    /// that program can make a hash.
    #[test]
    fn a_hash_is_what_other_programs_compute() {
        let hash = UnitHash::of("paragraph", "Your passport is yours.");
        assert_eq!(
            hash.to_string(),
            "b3:da0fe9b2b1c15fdab5464c5d75b8948472fc6b21f1dc901f178de9ef3366089b"
        );
        assert_eq!(UnitHash::parse(&hash.to_string()), Ok(hash));
    }

    #[test]
    fn what_a_reader_does_not_see_changes_no_hash() {
        let hash = UnitHash::of("item", "caf\u{e9} a b");
        assert_eq!(UnitHash::of("item", " cafe\u{301}\n a\u{a0}b "), hash);
        assert_ne!(UnitHash::of("item", "caf\u{e9} a b."), hash);
        assert_ne!(UnitHash::of("numbered", "caf\u{e9} a b"), hash);
    }

    #[test]
    fn a_hash_in_another_form_is_refused() {
        let digits = "a".repeat(64);
        assert!(UnitHash::parse(&format!("b3:{digits}")).is_ok());
        for bad in
            [&digits, "b3:", "b3:aa", &format!("B3:{digits}"), &format!("b3:{}", "A".repeat(64))]
        {
            assert_eq!(UnitHash::parse(bad), Err(BadValue::Hash), "{bad}");
        }
    }
}
