//! Words that a person signs: a note beside a sign-off, and how somebody wants to be named.
//!
//! Invariants: the words are kept exactly as they were signed, so nothing is folded here and what is not in form is refused;
//! none of their characters controls something or turns the order of letters round; and `Debug` never prints them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    ids::BadValue,
    limits::{LONGEST_LABEL, LONGEST_NOTE},
};

/// Finds what makes a text be shown in another order than it is written (Unicode UAX 9: embeddings and overrides). Isolates
/// are let through: a name in a sentence of another direction needs them.
fn turns_order(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}')
}

fn check(text: &str, most: usize, may_have_lines: bool) -> Result<(), BadValue> {
    if text.chars().nth(most).is_some() {
        return Err(BadValue::TooLong { most });
    }
    if text.trim().is_empty() {
        return Err(BadValue::Empty);
    }
    let is_line_end = |letter: char| matches!(letter, '\n' | '\u{2028}' | '\u{2029}');
    let is_bad = |letter: char| {
        let is_kept = may_have_lines && letter == '\n';
        turns_order(letter) || ((letter.is_control() || is_line_end(letter)) && !is_kept)
    };
    if text.chars().any(is_bad) { Err(BadValue::Control) } else { Ok(()) }
}

/// Makes a text within bounds.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $most:expr, $may_have_lines:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Keeps a text.
            ///
            /// # Errors
            /// When it is empty, too long, or has a character that controls.
            pub fn parse(text: impl Into<String>) -> Result<Self, BadValue> {
                let text = text.into();
                check(&text, $most, $may_have_lines)?;
                Ok(Self(text))
            }

            /// The words.
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
            fn from(words: $name) -> Self {
                words.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

words! {
    /// What somebody wants to say beside a sign-off; it may have several lines.
    Note, LONGEST_NOTE, true
}
words! {
    /// One line that an export may print in place of an account: a name, a pseudonym, a role.
    LabelText, LONGEST_LABEL, false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_characters_and_kept_as_they_are() {
        let longest = "ស".repeat(LONGEST_LABEL);
        assert_eq!(LabelText::parse(longest.clone()).unwrap().as_str(), longest);
        let most = LONGEST_LABEL;
        assert_eq!(LabelText::parse("ស".repeat(most + 1)), Err(BadValue::TooLong { most }));
        assert_eq!(Note::parse(" a\n b ").unwrap().as_str(), " a\n b ");
    }

    #[test]
    fn words_that_would_be_read_otherwise_than_written_are_refused() {
        for bad in ["a\u{1b}[1m", "a\u{202e}b", "a\u{202b}b", "a\u{2028}b", "a\r\nb"] {
            assert_eq!(Note::parse(bad), Err(BadValue::Control), "{bad:?}");
        }
        assert_eq!(LabelText::parse("a\nb"), Err(BadValue::Control));
        assert_eq!(LabelText::parse(" \u{a0}"), Err(BadValue::Empty));
        assert!(LabelText::parse("\u{2067}دارا\u{2069}").is_ok(), "isolates are needed");
    }

    #[test]
    fn what_people_wrote_is_in_no_debug() {
        let words = format!("{:?}{:?}", Note::parse("Dara"), LabelText::parse("Dara"));
        assert!(!words.contains("Dara"), "{words}");
    }
}
