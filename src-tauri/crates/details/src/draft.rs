//! A whole draft at once: the parts that were typed, and a key for each candidate that is kept with "cleared".
//!
//! The core asks before a sign-off and before an export, and keeps the keys that somebody cleared beside the draft. Invariant:
//! a key depends on the draft, the part, the kind and the lines that a candidate stands in, and on nothing else: an edit of
//! other lines leaves it as it is, and any edit of these lines makes another of it, so that what was cleared has to be
//! looked at again.

use std::{collections::BTreeSet, fmt, ops::Range};

use serde::{Deserialize, Serialize};

use crate::{
    Candidate, FindError, Known, LONGEST_TEXT, Language, find,
    line::{Line, lines},
};

/// What the keys are derived for. Another way to derive them gets another name, so that old keys clear nothing.
const CONTEXT: &str = "larkspur-details 2026-11 passage with a candidate, version 1";

/// A text of a draft, such as its summary or what one recommendation says.
pub struct Part<'a> {
    /// What the draft calls this text; no two parts have the same name.
    pub name: &'a str,
    /// The language that it is written in.
    pub language: Language,
    /// What is written.
    pub text: &'a str,
}

/// Stands for one candidate of one passage: 64 small hexadecimal digits. Whoever can guess the passage can tell that the key
/// is its own, so keys are kept and sent only where the draft itself is, and `Debug` shows none.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PassageKey(String);

impl PassageKey {
    /// The key as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PassageKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PassageKey")
    }
}

/// A candidate in a part of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCandidate {
    /// The name of the part.
    pub part: String,
    /// Where in the part, of what kind, and what could stand there.
    pub candidate: Candidate,
    /// What a clearing is kept by. Two lines of a part that are the same to the letter share their keys.
    pub key: PassageKey,
}

/// The candidates of a draft, part by part and in the order of each text. `draft` is what the draft is called among all of
/// them; `known` are the names of its members and of whoever else must not be named.
///
/// # Errors
/// If the texts are together longer than [`LONGEST_TEXT`] bytes, or two parts have the same name.
pub fn find_in_draft(
    draft: &str,
    parts: &[Part<'_>],
    known: &Known,
) -> Result<Vec<DraftCandidate>, FindError> {
    let length = parts.iter().fold(0usize, |sum, part| sum.saturating_add(part.text.len()));
    if length > LONGEST_TEXT {
        return Err(FindError::TooLong);
    }
    let mut names = BTreeSet::new();
    if !parts.iter().all(|part| names.insert(part.name)) {
        return Err(FindError::SameName);
    }
    let mut found = Vec::new();
    for part in parts {
        let passages: Vec<Passage> = lines(part.text).map(|line| Passage::of(&line)).collect();
        for candidate in find(part.text, part.language, known)? {
            let key = key(draft, part.name, &passages, &candidate);
            found.push(DraftCandidate { part: part.name.to_owned(), candidate, key });
        }
    }
    Ok(found)
}

/// A line by the hash of its text: it is read once, however many candidates stand in it.
struct Passage {
    /// Where the line begins, in code points of the part.
    start: usize,
    hash: blake3::Hash,
}

impl Passage {
    fn of(line: &Line<'_>) -> Self {
        Self { start: line.start, hash: blake3::hash(line.text.as_bytes()) }
    }
}

/// Derives the key of a candidate from the lines that it stands in. Names go in with their length before them, so that no two
/// pairs of names read alike.
fn key(draft: &str, part: &str, passages: &[Passage], candidate: &Candidate) -> PassageKey {
    let range = &candidate.range;
    let own = passages.get(lines_of(passages, range)).unwrap_or_default();
    let start = own.first().map_or(0, |passage| passage.start);
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    for name in [draft, part] {
        hasher.update(&number(name.len()));
        hasher.update(name.as_bytes());
    }
    hasher.update(&[candidate.kind as u8]);
    hasher.update(&number(range.start.saturating_sub(start)));
    hasher.update(&number(range.len()));
    for passage in own {
        hasher.update(passage.hash.as_bytes());
    }
    PassageKey(hasher.finalize().to_hex().to_string())
}

/// The lines that a range of code points stands in.
fn lines_of(passages: &[Passage], range: &Range<usize>) -> Range<usize> {
    let behind = |place: usize| passages.partition_point(|passage| passage.start <= place);
    behind(range.start).saturating_sub(1)..behind(range.end.saturating_sub(1))
}

fn number(number: usize) -> [u8; 8] {
    (number as u64).to_le_bytes()
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
