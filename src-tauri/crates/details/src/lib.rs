//! Finds details in a text that could tell who somebody is, in several languages, for a person to look at.
//!
//! The core asks before a draft is signed and before it is exported ([`find`]), and asks of every picture what its file
//! says besides the picture ([`image_metadata`]). A person who is not the author then clears each candidate. Invariants:
//! nothing is sent, read or written; no input makes it panic; and no answer says that a text is safe, since a list of
//! candidates can always be too short. `docs/details.md` says what is found, how that was measured and what is missed.

mod ages;
mod businesses;
mod candidate;
mod contact;
mod cues;
mod dates;
mod devanagari;
mod finding;
mod fold;
mod image;
mod known;
mod latin;
mod lexicon;
mod numbers;
mod patterns;
mod rare;
mod words;

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod corpus_tests;

use serde::{Deserialize, Serialize};

pub use crate::{
    candidate::{Candidate, DetailKind, Suggestion},
    image::{LARGEST_IMAGE, MetadataKind, image_metadata},
    known::{Known, KnownError, LONGEST_NAME, MOST_NAMES},
};
use crate::{
    finding::{Finding, settle},
    latin::Reading,
    words::Text,
};

/// The longest text that is looked through at once, in bytes: a draft of several hundred pages.
pub const LONGEST_TEXT: usize = 4 << 20;

/// The language that a text is mainly written in. What is written in the scripts of Hindi, Thai and Khmer is read by the
/// rules of those languages in every text; the language decides what the words in Latin letters mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
    /// Filipino, with the English and Spanish that is in it.
    Fil,
    /// Hindi.
    Hi,
    /// Thai.
    Th,
    /// Khmer.
    Km,
    /// Any other: numbers, addresses, days, titles and given names are found, unknown names and small places are not.
    Other,
}

impl Language {
    /// The language of a BCP 47 tag; regions and scripts make no difference.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "en" => Self::En,
            "es" => Self::Es,
            "fil" | "tl" => Self::Fil,
            "hi" => Self::Hi,
            "th" => Self::Th,
            "km" => Self::Km,
            _ => Self::Other,
        }
    }
}

/// Why a text was not looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// It is longer than [`LONGEST_TEXT`].
    #[error("the text is too long")]
    TooLong,
}

/// The places of a text that a person should look at, in the order in which they begin. Ranges are code points of `text`
/// and do not overlap, but for [`DetailKind::RareCombination`], which lies over its parts. The time that it takes is in
/// proportion to the length of the text.
pub fn find(text: &str, language: Language, known: &Known) -> Result<Vec<Candidate>, FindError> {
    if text.len() > LONGEST_TEXT {
        return Err(FindError::TooLong);
    }
    let text = Text::new(text);
    let mut findings: Vec<Finding> = Vec::new();
    known.find(&text, &mut findings);
    contact::find(&text.folded, &mut findings);
    numbers::find(&text.folded, &mut findings);
    dates::find(&text.folded, language, &mut findings);
    ages::find(&text.folded, &mut findings);
    let reading = Reading::new(&text, language);
    businesses::find(&reading, &mut findings);
    latin::find(&reading, &mut findings);
    cues::find(&text, &mut findings);
    devanagari::find(&text, &mut findings);
    let mut settled = settle(findings);
    settled.extend(rare::find(&text, language, &settled));
    let candidates = settled.into_iter().map(|finding| Candidate {
        range: text.folded.original(finding.range),
        kind: finding.kind,
        suggestion: finding.kind.suggestion(),
    });
    let mut candidates: Vec<Candidate> = candidates.filter(|one| !one.range.is_empty()).collect();
    candidates.sort_by_key(|one| (one.range.start, one.range.end));
    Ok(candidates)
}

#[cfg(test)]
mod tests;
