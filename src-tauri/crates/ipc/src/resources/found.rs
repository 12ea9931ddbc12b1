//! What answers to words that somebody looks for.

use serde::{Deserialize, Serialize};

use super::{ResourceRow, Term, Topic};

/// How many pages are told of one search, the best first.
pub const MOST_FOUND: usize = 30;

/// A piece of a text around what was found: words that were looked for, or others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The words, as they stand in the text. Nothing stands between one passage and the next.
    pub words: String,
    /// Whether they are what was looked for.
    pub is_found: bool,
}

/// A page that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundRow {
    /// The page, in the language in which it was found.
    pub row: ResourceRow,
    /// Its shelf.
    pub topic: Topic,
    /// The unit in which the words stand; none: its title or summary.
    pub unit: Option<u16>,
    /// The place in which they stand; empty: the title alone has them.
    pub passages: Vec<Passage>,
    /// Whether the text goes on before the passages.
    pub has_before: bool,
    /// Whether it goes on after them.
    pub has_after: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The best first, at most [`MOST_FOUND`].
    pub rows: Vec<FoundRow>,
    /// How many pages there are in all.
    pub count: u16,
    /// Where nothing has the words: those that come near, and by which the rows were found.
    pub instead: Vec<String>,
    /// The word of the glossary that was looked for, if it is one.
    pub term: Option<Term>,
}
