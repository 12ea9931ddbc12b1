//! What proposals, their revisions, people and events are called.
//!
//! Invariant: an id of a proposal is drawn at random by the app of whoever begins it, so nobody can name one before it
//! is there; and no id of a person or of an event is printed by `Debug`.

use std::fmt;

use thiserror::Error;

const PREFIX: &str = "b3:";
const DIGITS_OF_ID: usize = 32;

/// A text is no id of the kind that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is no id of the kind that stands here")]
pub struct BadId;

/// A proposal, over all its revisions: 16 random bytes, written as 32 small hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProposalId([u8; 16]);

impl ProposalId {
    /// The id of a new proposal. The bytes come from the system's random source.
    pub fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// Reads 32 small hexadecimal digits.
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != DIGITS_OF_ID || !text.bytes().all(is_digit) {
            return Err(BadId);
        }
        u128::from_str_radix(text, 16).map(|id| Self(id.to_be_bytes())).map_err(|_| BadId)
    }
}

impl fmt::Display for ProposalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// What exactly one revision says: BLAKE3, written `b3:` and 64 digits. `digest` makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub(crate) [u8; 32]);

impl Digest {
    /// Reads `b3:` and 64 small hexadecimal digits.
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let digits = text.strip_prefix(PREFIX).ok_or(BadId)?;
        if digits.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(BadId);
        }
        blake3::Hash::from_hex(digits).map(|hash| Self(hash.into())).map_err(|_| BadId)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", blake3::Hash::from_bytes(self.0).to_hex())
    }
}

/// Makes an id that the core gives and this crate only compares.
macro_rules! given {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as the core knows it.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as the core knows it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

given! {
    /// An account. That two of them are two people is nothing that an app can prove.
    MemberId
}
given! {
    /// An event of the room.
    EventId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_way_to_be_written() {
        let id = ProposalId::new([0x0f; 16]);
        assert_eq!(id.to_string(), "0f".repeat(16));
        assert_eq!(ProposalId::parse(&id.to_string()), Ok(id));
        let upper = "0F".repeat(16);
        for bad in ["", "0f", upper.as_str(), &"+".repeat(32), &"0".repeat(33)] {
            assert_eq!(ProposalId::parse(bad), Err(BadId), "{bad}");
        }
        let digest = Digest([7; 32]);
        assert_eq!(Digest::parse(&digest.to_string()), Ok(digest));
        for bad in ["", "b3:", &"07".repeat(32), &format!("b3:{}", "0F".repeat(32))] {
            assert_eq!(Digest::parse(bad), Err(BadId), "{bad}");
        }
    }

    #[test]
    fn no_member_is_in_a_debug() {
        assert_eq!(format!("{:?}", MemberId::new("@dara:example.org")), "MemberId");
    }
}
