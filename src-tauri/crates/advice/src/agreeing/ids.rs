//! What people, versions, contributions, identities and languages are called where something is signed.
//!
//! Invariants: an id is bounded and has no character that controls something, from wherever it came; `Debug` prints none, and
//! a language has one way to be written.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::limits::{LONGEST_CONTRIBUTION, LONGEST_ID, LONGEST_IDENTITY, LONGEST_LANGUAGE};
use crate::ids::MemberId;

/// Why a value is refused. It says nothing of the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadValue {
    /// No id of the kind that stands there.
    #[error("this is no id of the kind that stands here")]
    Id,
    /// No public key, or one that would pass signatures that nobody made.
    #[error("this is no public key")]
    Key,
    /// No signature.
    #[error("this is no signature")]
    Signature,
    /// A number beyond its bounds.
    #[error("the number is out of its bounds")]
    Number,
    /// No tag of a language in its one way to be written.
    #[error("this is no tag of a language")]
    Language,
    /// Nothing, or only blanks.
    #[error("the text is empty")]
    Empty,
    /// More characters than it may have.
    #[error("the text has more than {most} characters")]
    TooLong {
        /// The most that it may have.
        most: usize,
    },
    /// A character that controls a terminal or turns the order of letters, or a line feed where there is one line.
    #[error("the text has a character that no text needs")]
    Control,
}

/// Makes a bounded text that is only compared.
macro_rules! opaque {
    ($(#[$doc:meta])* $name:ident, $bad:expr, $is:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes the text.
            ///
            /// # Errors
            /// When it is empty, too long, or not of the form that stands here.
            pub fn parse(text: impl Into<String>) -> Result<Self, BadValue> {
                let text = text.into();
                let is: fn(&str) -> bool = $is;
                if is(&text) { Ok(Self(text)) } else { Err($bad) }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadValue;

            fn try_from(text: String) -> Result<Self, BadValue> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

fn is_id(text: &str, longest: usize) -> bool {
    !text.is_empty() && text.len() <= longest && !text.chars().any(char::is_control)
}

opaque! {
    /// Whoever acts in a draft: an account. That two of them are two people is nothing that an app can prove, and the window
    /// says so.
    PersonId, BadValue::Id, |text| is_id(text, LONGEST_ID)
}
opaque! {
    /// A named version of a draft.
    VersionId, BadValue::Id, |text| is_id(text, LONGEST_ID)
}
opaque! {
    /// Something that a person gave to a draft: a quoted sentence, a finding, a survey answer.
    ContributionId, BadValue::Id, |text| is_id(text, LONGEST_CONTRIBUTION)
}
opaque! {
    /// The Matrix identity of a person as others first knew it: the core gives its public master key. A person who resets
    /// theirs has another one from then on.
    IdentityId, BadValue::Id, |text| is_id(text, LONGEST_IDENTITY)
}
opaque! {
    /// A language, with script and region where they matter: `es`, `zh-Hant`, `pt-BR`. In the case that BCP 47 recommends
    /// (RFC 5646, 2.1.1), so that equal languages are equal texts.
    Language, BadValue::Language, is_language
}

fn is_language(text: &str) -> bool {
    let all = |part: &str, is: fn(&u8) -> bool| part.as_bytes().iter().all(is);
    let is_script = |part: &&str| {
        part.len() == 4
            && part.starts_with(|first: char| first.is_ascii_uppercase())
            && part.chars().skip(1).all(|letter| letter.is_ascii_lowercase())
    };
    let is_region = |part: &&str| {
        (part.len() == 2 && all(part, u8::is_ascii_uppercase))
            || (part.len() == 3 && all(part, u8::is_ascii_digit))
    };
    if text.len() > LONGEST_LANGUAGE {
        return false;
    }
    let mut parts = text.split('-').peekable();
    let has_language = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && all(part, u8::is_ascii_lowercase));
    parts.next_if(is_script);
    parts.next_if(is_region);
    has_language && parts.next().is_none()
}

impl PersonId {
    /// The account as the rest of this crate calls it.
    pub fn to_member(&self) -> MemberId {
        MemberId::new(self.as_str())
    }
}

impl TryFrom<&MemberId> for PersonId {
    type Error = BadValue;

    fn try_from(member: &MemberId) -> Result<Self, BadValue> {
        Self::parse(member.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_bounded_and_controls_nothing() {
        assert!(PersonId::parse("a".repeat(255)).is_ok());
        for bad in [String::new(), "a".repeat(256), "@a:b\n".to_owned(), "\u{7f}".to_owned()] {
            assert_eq!(PersonId::parse(bad.clone()), Err(BadValue::Id));
            assert_eq!(VersionId::parse(bad.clone()), Err(BadValue::Id));
            assert!(serde_json::from_value::<PersonId>(bad.into()).is_err());
        }
        assert_eq!(IdentityId::parse("a".repeat(65)), Err(BadValue::Id));
        assert_eq!(ContributionId::parse("a".repeat(65)), Err(BadValue::Id));
    }

    #[test]
    fn a_language_has_one_way_to_be_written() {
        for good in ["km", "fil", "zh-Hant", "pt-BR", "es-419", "zh-Hant-HK"] {
            assert!(Language::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "k", "KM", "km-", "zh-hant", "pt-br", "km-Khmr-KH-x", "en-us", "ខ្មែរ"]
        {
            assert_eq!(Language::parse(bad), Err(BadValue::Language), "{bad}");
        }
    }

    #[test]
    fn no_id_is_in_a_debug() {
        assert_eq!(format!("{:?}", PersonId::parse("@dara:example.org").unwrap()), "PersonId");
        assert_eq!(format!("{:?}", VersionId::parse("$v").unwrap()), "VersionId");
    }

    #[test]
    fn a_person_is_the_account_that_the_core_knows() {
        let member = MemberId::new("@dara:example.org");
        assert_eq!(PersonId::try_from(&member).unwrap().to_member(), member);
        assert_eq!(PersonId::try_from(&MemberId::new("")), Err(BadValue::Id));
    }
}
