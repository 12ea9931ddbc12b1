//! The names that the caller knows: members and their pseudonyms.
//!
//! The core makes one [`Known`] for a room and asks with it again and again. Invariant: nothing of a name is in an error
//! or in what `Debug` shows.

use std::{collections::BTreeMap, fmt, ops::Range};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::{
    candidate::DetailKind,
    finding::{Finding, Sureness},
    fold::plain,
    lexicon::is_ordinary,
    words::{Script, Text, Word},
};

/// The most names that are looked for at once: more members than any room of ours is made for.
pub const MOST_NAMES: usize = 4096;
/// The longest name, in code points: as long as a display name of Matrix may sensibly be.
pub const LONGEST_NAME: usize = 256;

/// Why names were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KnownError {
    /// There are more than [`MOST_NAMES`].
    #[error("too many names")]
    TooMany,
    /// One is longer than [`LONGEST_NAME`].
    #[error("a name is too long")]
    TooLong,
    /// The names cannot be looked for at once.
    #[error("the names are too large together")]
    TooLarge,
}

/// How a name that was found must stand in the text.
#[derive(Clone, Copy)]
struct Wanted {
    /// It must begin with a capital, since the same letters may be an ordinary word.
    capital: bool,
    /// It is a part of a longer name and an ordinary word: at the beginning of a sentence it says nothing.
    is_loose: bool,
    /// It may begin and end inside what the dictionary takes for a word.
    is_anywhere: bool,
}

/// Names to look for, ready to be looked for.
#[derive(Default)]
pub struct Known {
    automaton: Option<AhoCorasick>,
    wanted: Vec<Wanted>,
}

impl fmt::Debug for Known {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Known")
            .field("patterns", &self.wanted.len())
            .finish_non_exhaustive()
    }
}

impl Known {
    /// Names and pseudonyms of members, as they would be written. Of a name with several parts, each part of three
    /// letters or more (four in Thai and Khmer) is looked for as well.
    pub fn new<Name: AsRef<str>>(names: &[Name]) -> Result<Self, KnownError> {
        if names.len() > MOST_NAMES {
            return Err(KnownError::TooMany);
        }
        let mut wanted = BTreeMap::new();
        for name in names {
            let name = name.as_ref().trim();
            if name.chars().count() > LONGEST_NAME {
                return Err(KnownError::TooLong);
            }
            let folded = plain(name);
            let is_one = !folded.contains(' ');
            if folded.chars().any(char::is_alphanumeric) {
                let short = folded.chars().count() < 5;
                let capital = is_one && short && name.starts_with(char::is_uppercase);
                let is_anywhere = is_long_unspaced(&folded);
                wanted.insert(folded.clone(), Wanted { capital, is_loose: false, is_anywhere });
            }
            for part in folded.split(' ').filter(|part| !is_one && is_telling(part)) {
                let is_loose = is_ordinary(part);
                let is_anywhere = is_long_unspaced(part);
                let part = wanted.entry(part.to_owned());
                part.or_insert(Wanted { capital: true, is_loose, is_anywhere });
            }
        }
        let (patterns, wanted): (Vec<String>, Vec<Wanted>) = wanted.into_iter().unzip();
        if patterns.is_empty() {
            return Ok(Self::default());
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns);
        Ok(Self { automaton: Some(automaton.map_err(|_| KnownError::TooLarge)?), wanted })
    }

    /// Every place where a name stands.
    pub(crate) fn find(&self, text: &Text, findings: &mut Vec<Finding>) {
        let Some(automaton) = &self.automaton else { return };
        let names = automaton.find_overlapping_iter(text.folded.plain());
        for name in names {
            let range = text.folded.of_plain(name.range());
            let wanted = self.wanted.get(name.pattern().as_usize());
            if wanted.is_some_and(|wanted| stands(text, &range, *wanted)) {
                findings.push(Finding::new(range, DetailKind::MemberName, Sureness::Form));
            }
        }
    }
}

/// Long enough that its letters are hardly ever part of something else.
fn is_telling(part: &str) -> bool {
    let length = part.chars().count();
    length >= if is_unspaced(part) { 4 } else { 3 }
}

fn is_unspaced(name: &str) -> bool {
    name.chars().any(|char| matches!(char, '\u{E00}'..='\u{E7F}' | '\u{1780}'..='\u{17FF}'))
}

/// Dictionaries do not know names, so a long one is trusted wherever it stands.
fn is_long_unspaced(name: &str) -> bool {
    is_unspaced(name) && name.chars().count() >= 4
}

fn stands(text: &Text, range: &Range<usize>, wanted: Wanted) -> bool {
    let is_whole = text.is_boundary(range.start) && text.is_boundary(range.end);
    let Some(word) = text.words.get(text.word_behind(range.start)) else { return false };
    let is_latin = |word: &Word| word.script == Script::Latin;
    let has_capital = !is_latin(word) || word.is_capital;
    (is_whole || wanted.is_anywhere)
        && (has_capital || !wanted.capital)
        && !(wanted.is_loose && is_latin(word) && word.begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> usize {
        let mut findings = Vec::new();
        Known::new(names).unwrap().find(&Text::new(text), &mut findings);
        crate::finding::settle(findings).len()
    }

    #[test]
    fn a_name_is_found_whole_and_by_its_parts() {
        for (names, text, wanted) in [
            (&["Yolanda Quispe"][..], "Ahí estaba yolanda quispe.", 1),
            (&["Yolanda Quispe"], "Con Quispe y con Yolanda.", 2),
            (&["Luciérnaga"], "dijo luciernaga", 1),
            (&["Tala"], "ang tala sa langit", 0),
            (&["Tala"], "Sabi ni Tala", 1),
            (&["Ann"], "Annual reports", 0),
            (&["Blue Heron"], "Then blue paint. A Heron.", 1),
            (&["Halima Noor"], "Halima agreed.", 1),
            (&["Will Okello"], "Will you come? So said Will.", 1),
            (&["ดาวเหนือ"], "กับดาวเหนือและ", 1),
            (&["ផ្កាយព្រឹក"], "ថាផ្កាយ\u{200B}ព្រឹកស្នើ", 1),
            (&["दीपशिखा"], "दीपशिखा ने", 1),
            (&["", " ", "-"], "- a", 0),
            (&[], "Ann", 0),
        ] {
            assert_eq!(found(names, text), wanted, "{names:?} in {text}");
        }
    }

    #[test]
    fn names_are_bounded_and_never_shown() {
        assert_eq!(Known::new(&vec!["a"; MOST_NAMES + 1]).unwrap_err(), KnownError::TooMany);
        let long = "a".repeat(LONGEST_NAME + 1);
        assert_eq!(Known::new(&[long]).unwrap_err(), KnownError::TooLong);
        assert!(!format!("{:?}", Known::new(&["Yolanda"]).unwrap()).contains("olanda"));
    }
}
