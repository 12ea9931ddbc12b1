//! Finds details in a text that could tell who somebody is, in several languages, for a person to look at.
//!
//! The core asks before a draft is signed and before it is exported ([`find_in_draft`], or [`find`] for one text), and asks of
//! every picture what its file says besides the picture ([`image_metadata`]). A person who is not the author then clears
//! each candidate. Invariants: nothing is sent, read or written; no input makes it panic; and no answer says that a text is
//! safe, since a list of candidates can always be too short, and a text that was refused was not looked at. `docs/details.md` says what is found, how that was measured and what is missed.

mod ages;
mod businesses;
mod candidate;
mod contact;
mod cues;
mod dates;
mod devanagari;
mod draft;
mod finding;
mod fold;
mod image;
mod known;
mod latin;
mod lexicon;
mod line;
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
    draft::{DraftCandidate, Part, PassageKey, find_in_draft},
    image::{LARGEST_IMAGE, MetadataKind, image_metadata},
    known::{Known, KnownError, LONGEST_NAME, MOST_NAMES},
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
    /// It is longer than [`LONGEST_TEXT`], or the texts of a draft are together.
    #[error("the text is too long")]
    TooLong,
    /// Two parts of a draft have the same name, so that nobody could tell whose passage was cleared.
    #[error("two parts have the same name")]
    SameName,
}

/// The places of a text that a person should look at, in the order in which they begin. Ranges are code points of `text`,
/// begin and end where a character as readers see it does (UAX 29, grapheme cluster), and do not overlap, but for
/// [`DetailKind::RareCombination`], which lies over its parts. Every line is read by itself, so that what is found in one
/// depends on no other; only a rare combination may reach over several. The time that it takes is in proportion to the
/// length of the text.
pub fn find(text: &str, language: Language, known: &Known) -> Result<Vec<Candidate>, FindError> {
    if text.len() > LONGEST_TEXT {
        return Err(FindError::TooLong);
    }
    let (mut candidates, mut roles) = (Vec::new(), Vec::new());
    for line in line::lines(text) {
        line.find(language, known, &mut candidates, &mut roles);
    }
    candidates.extend(rare::find(&candidates, &roles));
    candidates.sort_by_key(|one| (one.range.start, one.range.end));
    Ok(candidates)
}

#[cfg(test)]
mod tests;
