//! The sources that a recommendation stands on, and how small a number of people may be.
//!
//! A card cites sources of the draft's list. Invariant: a number of people that could show who they are is found wherever a
//! source has one: fewer than [`SMALLEST_CELL`] is blocked, fewer than [`SMALL_CELL`] is pointed out (policy-drafting 1.2).

use super::{
    choice::{Choice, keyed},
    number::{BadId, is_id},
};
use crate::count::count_words;

/// The fewest people that may be spoken of as a number (policy-drafting 1.2, "small cells").
pub const SMALLEST_CELL: u32 = 5;
/// From how many people on nothing is said about the number (policy-drafting 1.2: "suggest < 10").
pub const SMALL_CELL: u32 = 10;

keyed! {
    /// What a source is.
    EvidenceKind {
        /// A law, a treaty, a judgment.
        Law => "law",
        /// Numbers that an office publishes.
        OfficialData => "official_data",
        /// Research.
        Research => "research",
        /// What survivors said, brought together so that nobody is told apart.
        SurvivorInput => "survivor_input",
        /// A survey: it says how many were asked, and how.
        Survey => "survey",
    }
}

/// A source in the draft's list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CitationId(String);

impl CitationId {
    /// Takes an id of 64 letters, digits, `-` and `_` at most.
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        if is_id(text) { Ok(Self(text.to_owned())) } else { Err(BadId) }
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A source, as far as a recommendation asks about it.
#[derive(Clone)]
pub struct Citation {
    /// Which.
    pub id: CitationId,
    /// What it is.
    pub kind: Choice<EvidenceKind>,
    /// How many people it speaks of; of a survey, how many answered.
    pub sample: Option<u32>,
    /// How they were asked.
    pub method: String,
}

impl Citation {
    /// Whether it says what a source of its kind has to say: a survey has a number and a method.
    pub fn is_complete(&self) -> bool {
        match self.kind.known() {
            None => false,
            Some(EvidenceKind::Survey) => self.sample.is_some() && count_words(&self.method) > 0,
            Some(_) => true,
        }
    }
}

/// What the size of a number of people means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellSize {
    /// It could show who they are: nothing goes out with it.
    Blocked,
    /// It could show who they are together with a place or a date.
    Small,
    /// Nothing is said about it.
    Fine,
}

/// What a number of people means. Nobody is a small number too: that none of a named group said something, says it of each.
pub fn cell_size(people: u32) -> CellSize {
    match people {
        0..SMALLEST_CELL => CellSize::Blocked,
        SMALLEST_CELL..SMALL_CELL => CellSize::Small,
        SMALL_CELL.. => CellSize::Fine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_five_are_blocked_and_fewer_than_ten_pointed_out() {
        for (people, wanted) in [
            (0, CellSize::Blocked),
            (4, CellSize::Blocked),
            (5, CellSize::Small),
            (9, CellSize::Small),
            (10, CellSize::Fine),
            (u32::MAX, CellSize::Fine),
        ] {
            assert_eq!(cell_size(people), wanted, "{people}");
        }
    }

    #[test]
    fn a_survey_says_how_many_and_how() {
        let source = |kind: &str, sample, method: &str| Citation {
            id: CitationId::parse("s1").unwrap(),
            kind: Choice::read(kind),
            sample,
            method: method.to_owned(),
        };
        for (kind, sample, method, is_complete) in [
            ("law", None, "", true),
            ("survivor_input", None, "", true),
            ("survey", Some(40), "Interviews", true),
            ("survey", None, "Interviews", false),
            ("survey", Some(40), " \u{200b}", false),
            ("oracle", Some(40), "Interviews", false),
            ("", None, "", false),
        ] {
            assert_eq!(source(kind, sample, method).is_complete(), is_complete, "{kind} {method}");
        }
    }
}
