//! Ids that cross the bridge, validated while they are read.
//!
//! Invariant: a value of these types is well formed as far as shape and length go, so the core can
//! parse it: by the grammar of the Matrix specification (appendix "Identifier Grammar"), a resource by that of
//! docs/packs.md. `Debug` does not print them: what somebody writes to or reads is treated as personal.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest id of the Matrix specification, in bytes.
pub const MAX_ID_BYTES: usize = 255;

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Longer than the specification allows.
    TooLong,
    /// Not of the form that this kind of id has.
    Malformed,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the id is too long",
            Self::Malformed => "the id is malformed",
        })
    }
}

impl std::error::Error for IdError {}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Checks the text and wraps it.
            ///
            /// # Errors
            /// When the text is too long or not of this form.
            pub fn parse(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                if text.len() > MAX_ID_BYTES {
                    return Err(IdError::TooLong);
                }
                let is_valid: fn(&str) -> bool = $check;
                if is_valid(&text) { Ok(Self(text)) } else { Err(IdError::Malformed) }
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

fn has_no_control(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || c.is_whitespace())
}

id!(
    /// A Matrix room id. From room version 12 on it has no server part.
    RoomId,
    |text| text.len() > 1 && text.starts_with('!') && has_no_control(text)
);
id!(
    /// A Matrix user id, shown on screen as a member id.
    MemberId,
    |text| {
        text.starts_with('@')
            && text[1..].split_once(':').is_some_and(|(name, server)| !name.is_empty() && !server.is_empty())
            && has_no_control(text)
    }
);
id!(
    /// The key of one row of a timeline, stable while the row lives.
    ItemKey,
    |text| !text.is_empty() && has_no_control(text)
);
id!(
    /// A message that the server has: a Matrix event id.
    MessageId,
    |text| text.len() > 1 && text.starts_with('$') && has_no_control(text)
);
id!(
    /// A resource of the library: `work/passport-held`.
    ResourceId,
    |text| {
        text.split_once('/').is_some_and(|(topic, name)| is_slug(topic) && is_slug(name))
    }
);
id!(
    /// A proposal of docs/proposals.md: 16 random bytes as 32 small hexadecimal digits.
    ProposalId,
    |text| text.len() == 32 && is_hex(text)
);
id!(
    /// The text of a part of a policy draft (docs/advice.md): `section.issue`.
    PartName,
    |text| {
        let is_letter = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_');
        !text.is_empty() && text.len() <= 120 && text.bytes().all(is_letter)
    }
);
id!(
    /// A named version of a policy draft (docs/advice.md): 16 random bytes as 32 small hexadecimal digits.
    VersionId,
    |text| text.len() == 32 && is_hex(text)
);
id!(
    /// What names exactly the words of a revision: `b3:` and 64 small hexadecimal digits.
    RevisionDigest,
    |text| text.strip_prefix("b3:").is_some_and(|hex| hex.len() == 64 && is_hex(hex))
);
id!(
    /// A unit of a page: `title`, `summary`, or `u7` (docs/packs.md).
    UnitName,
    |text| {
        matches!(text, "title" | "summary")
            || text.strip_prefix('u').is_some_and(|number| {
                !number.starts_with(['0', '+']) && number.parse::<u16>().is_ok_and(|number| number > 0)
            })
    }
);

fn is_hex(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c))
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_taken_or_refused_by_their_shape() {
        for good in ["@a:b", "@leader-1:localhost:8448", "@x=y/z:example.org"] {
            assert!(MemberId::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "@", "@a", "a:b", "@:b", "@a:", "@a b:c", "@a:b\n"] {
            assert_eq!(MemberId::parse(bad).unwrap_err(), IdError::Malformed, "{bad:?}");
        }
        assert!(RoomId::parse("!abc").is_ok());
        assert!(RoomId::parse("!abc:example.org").is_ok());
        assert!(RoomId::parse("#abc:example.org").is_err());
        assert!(MessageId::parse("$abc").is_ok());
        for bad in ["", "$", "abc", "$a b", "$a\n"] {
            assert_eq!(MessageId::parse(bad).unwrap_err(), IdError::Malformed, "{bad:?}");
        }
        assert_eq!(RoomId::parse(format!("!{}", "a".repeat(255))).unwrap_err(), IdError::TooLong);
    }

    #[test]
    fn a_resource_has_a_topic_and_a_name() {
        assert!(ResourceId::parse("work/passport-held").is_ok());
        for bad in ["", "work", "work/", "/a", "work/a/b", "Work/a", "../a", "work/a b"] {
            assert_eq!(ResourceId::parse(bad).unwrap_err(), IdError::Malformed, "{bad:?}");
        }
    }

    #[test]
    fn a_proposal_a_revision_and_a_unit_are_taken_or_refused_by_their_shape() {
        assert!(ProposalId::parse("5f0c9a3be1d24476a8f7310cc2d95e01").is_ok());
        assert!(VersionId::parse("5f0c9a3be1d24476a8f7310cc2d95e01").is_ok());
        for bad in ["", "5f0c", "5F0C9A3BE1D24476A8F7310CC2D95E01"] {
            assert_eq!(ProposalId::parse(bad).unwrap_err(), IdError::Malformed, "{bad:?}");
        }
        assert!(RevisionDigest::parse(format!("b3:{}", "0f".repeat(32))).is_ok());
        assert!(RevisionDigest::parse("0f".repeat(32)).is_err());
        for good in ["title", "summary", "u1", "u512"] {
            assert!(UnitName::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "u", "u0", "u01", "u+1", "u70000", "keywords", "U1"] {
            assert!(UnitName::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_id_is_checked_while_it_is_read() {
        assert!(serde_json::from_str::<RoomId>("\"nonsense\"").is_err());
    }

    #[test]
    fn debug_output_hides_the_id() {
        let id = MemberId::parse("@leader-1:localhost").unwrap();
        assert_eq!(format!("{id:?}"), "MemberId");
    }
}
