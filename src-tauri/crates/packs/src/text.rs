//! Text in the one form in which all of the crate reads it.
//!
//! Readers of files call `normal` first, so that how a file was saved (composed or decomposed
//! letters, the line ends of Windows) never makes a difference. Invariant: lines stay what they are;
//! line 7 of the file is line 7 of the normal text.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::{
    BadValue,
    value::{checked_text, read_from_text},
};

/// Composed letters (NFC), and `\n` as the only end of a line.
pub(crate) fn normal(raw: &str) -> String {
    raw.replace("\r\n", "\n").nfc().collect()
}

/// Every run of white space of Unicode as one blank, none at the ends.
pub(crate) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// White space that stands in a file for its own sake. A no-break space is none: in some languages
/// it belongs to the text.
pub(crate) fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n')
}

/// Where a character stands that no text needs, by bytes.
pub(crate) fn find_control(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, letter)| letter.is_control() && !is_blank(*letter))
}

/// The line of each place in a text.
pub(crate) struct LineIndex {
    /// Where each line after the first begins, by bytes.
    starts: Vec<usize>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        Self { starts: text.match_indices('\n').map(|(end, _)| end + 1).collect() }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) + 1
    }
}

/// Words on one line: never blank, blanks folded, composed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Words(String);

impl Words {
    /// Folds the text and keeps it.
    ///
    /// # Errors
    /// When it is blank, or has a character that controls.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        let composed: String = text.nfc().collect();
        let parts: Vec<&str> = composed.split(is_blank).filter(|part| !part.is_empty()).collect();
        let folded = parts.join(" ");
        if folded.trim().is_empty() || find_control(&folded).is_some() {
            return Err(BadValue::Words);
        }
        Ok(Self(folded))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

read_from_text!(Words);

/// Reads a value whose place may be left empty: `""` is none.
pub(crate) fn none_if_empty<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: TryFrom<String, Error = BadValue>,
{
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    T::try_from(text).map(Some).map_err(serde::de::Error::custom)
}

/// Small letters and digits, in parts joined by single hyphens.
pub(crate) fn is_slug(text: &str) -> bool {
    text.len() <= 64
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

fn is_number(text: &str) -> bool {
    matches!(text.len(), 1..=4) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_version(text: &str) -> bool {
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

checked_text! {
    /// A version of the app: three numbers.
    AppVersion, is_version, AppVersion
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_file_was_saved_makes_no_difference() {
        assert_eq!(normal("cafe\u{301}\r\nb"), "caf\u{e9}\nb");
    }

    #[test]
    fn a_place_is_on_the_line_on_which_it_stands() {
        let lines = LineIndex::new("ab\n\ncd\n");
        for (offset, line) in [(0, 1), (2, 1), (3, 2), (4, 3), (6, 3), (7, 4)] {
            assert_eq!(lines.line_of(offset), line, "byte {offset}");
        }
    }

    #[test]
    fn words_are_folded_and_never_blank() {
        assert_eq!(Words::parse("  a \n b\t").unwrap().as_str(), "a b");
        assert_eq!(Words::parse("qui\u{a0}?").unwrap().as_str(), "qui\u{a0}?");
        for blank in ["", " ", "\n", "\u{a0}", "a\u{1b}[1m"] {
            assert_eq!(Words::parse(blank), Err(BadValue::Words), "{blank:?}");
        }
    }

    #[test]
    fn slugs_are_what_a_folder_may_be_called() {
        for good in ["a", "ilo-p29", "2fa"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-", "a-", "a--b", "A", "a_b", "..", "a/b", "a.b", "é"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
