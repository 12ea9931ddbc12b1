//! What is kept of a unit while somebody writes: a row for each, so that what was typed last is written alone.
//!
//! The core stores it in the vault. Invariant: `Debug` prints no word of it.

use std::{collections::BTreeMap, fmt};

use larkspur_packs::{Page, UnitHash, UnitId};

use crate::{Revision, Work};

/// What the source said when words were written.
#[derive(Clone, PartialEq, Eq)]
pub struct MadeOf {
    /// The hash of the source's unit.
    pub hash: UnitHash,
    /// Its words, if they are known: so that one can see what has changed.
    pub words: Option<String>,
}

/// What is kept of a unit.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// The unit.
    pub unit: UnitId,
    /// What was typed, exactly. It need not be fit for a page yet.
    pub typed: String,
    /// What the source said when it was written; none when nobody knows.
    pub made_of: Option<MadeOf>,
    /// What stood in the proposal or page that this began with.
    pub proposed: Option<String>,
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kept({})", self.unit)
    }
}

impl Kept {
    pub(super) fn empty(unit: UnitId) -> Self {
        Self { unit, typed: String::new(), made_of: None, proposed: None }
    }

    /// Whether nothing but blanks stands in it.
    pub fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }

    fn begun(
        unit: UnitId,
        words: String,
        made_from: &BTreeMap<UnitId, UnitHash>,
        was: &BTreeMap<UnitId, (UnitHash, String)>,
    ) -> Self {
        let made_of = made_from.get(&unit).map(|hash| {
            let words = was.get(&unit).filter(|(there, _)| there == hash);
            MadeOf { hash: *hash, words: words.map(|(_, words)| words.clone()) }
        });
        Self { unit, typed: words.clone(), made_of, proposed: Some(words) }
    }

    /// The rows of whoever goes on from a translation that a pack has. `source` is its source as it is now.
    pub fn of_page(page: &Page, source: &Page) -> Vec<Self> {
        let nothing = BTreeMap::new();
        let made_from = page.front.origin.as_ref().map_or(&nothing, |origin| &origin.units);
        let was = words_of(source);
        let begun = |(id, (_, words))| Self::begun(id, words, made_from, &was);
        words_of(page).into_iter().map(begun).collect()
    }

    /// The rows of whoever goes on from a revision of a translation: its author, or somebody who proposes another one. There are
    /// none for what is no translation. `source` is its source as it is now.
    pub fn of_revision(revision: &Revision, source: &Page) -> Vec<Self> {
        let parts = revision.parts();
        let Work::Translation { source: origin, units, .. } = &parts.work else {
            return Vec::new();
        };
        let was = words_of(source);
        let front = [
            (UnitId::Title, parts.title.as_str().to_owned()),
            (UnitId::Summary, parts.summary.as_str().to_owned()),
        ];
        let text = units.iter().map(|(id, text)| (*id, text.line()));
        let begun = |(id, words)| Self::begun(id, words, &origin.units, &was);
        front.into_iter().chain(text).map(begun).collect()
    }
}

/// The hash and the words of each unit of a page.
fn words_of(page: &Page) -> BTreeMap<UnitId, (UnitHash, String)> {
    let hashes = page.hashes().into_iter();
    let front = [page.front.title.to_string(), page.front.summary.to_string()];
    let words = front.into_iter().chain(page.units().map(larkspur_packs::Unit::line));
    hashes.zip(words).map(|((id, hash), words)| (id, (hash, words))).collect()
}
