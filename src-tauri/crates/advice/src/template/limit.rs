//! How long a document may be, by whose rule, and how sure that is.
//!
//! Limits are data with a date, since readers change them (policy-drafting 0, 11). Invariant: a limit that is confirmed has a
//! source and the day on which somebody read it there; the window says "check the limit" of every other.

use crate::recommendation::{Day, choice::keyed};

keyed! {
    /// What a limit counts.
    Unit {
        /// Words.
        Words => "words",
        /// Minutes of speech.
        Minutes => "minutes",
        /// Pages as they are printed.
        Pages => "pages",
        /// Megabytes (10^6) of the file.
        Megabytes => "megabytes",
    }
}
keyed! {
    /// What counts besides the text of the sections. What a rule does not tell is counted, so that nobody is told too low a
    /// number.
    Counted {
        /// Footnotes.
        Footnotes => "footnotes",
        /// Cover fields.
        Cover => "cover",
        /// The headings of sections.
        Headings => "headings",
        /// The sources at the end.
        Evidence => "evidence",
    }
}

impl Unit {
    /// Whether words are held against it.
    pub fn is_of_words(self) -> bool {
        matches!(self, Self::Words | Self::Minutes)
    }
}

/// How fast a statement is spoken, in words a minute (policy-drafting 1.3, T7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// When nobody interprets.
    pub direct: u32,
    /// When somebody interprets at the same time.
    pub interpreted: u32,
}

/// How long a document may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The most, in its unit; never 0.
    pub most: u32,
    /// The unit.
    pub unit: Unit,
    /// What counts besides the text; only of a limit of words.
    pub counts: Vec<Counted>,
    /// The pace of a limit in minutes.
    pub pace: Option<Pace>,
    /// Where it is written: an `https` address.
    pub source: Option<String>,
    /// When somebody last looked there.
    pub checked_on: Option<Day>,
    /// Whether what stands there was read. False makes the window say "check the limit".
    pub is_confirmed: bool,
}

impl Limit {
    fn pace_of(&self, is_interpreted: bool) -> Option<u32> {
        let pace = self.pace?;
        Some(if is_interpreted { pace.interpreted } else { pace.direct })
    }

    /// The most words; none for a limit that words are not held against.
    pub fn most_words(&self, is_interpreted: bool) -> Option<usize> {
        let words = match self.unit {
            Unit::Words => self.most,
            Unit::Minutes => self.most.saturating_mul(self.pace_of(is_interpreted)?),
            Unit::Pages | Unit::Megabytes => return None,
        };
        usize::try_from(words).ok()
    }

    /// How many seconds words take, rounded up; none where nothing is spoken.
    pub fn seconds(&self, words: usize, is_interpreted: bool) -> Option<usize> {
        let pace = usize::try_from(self.pace_of(is_interpreted)?).ok()?;
        (pace > 0).then(|| words.saturating_mul(60).div_ceil(pace))
    }
}
