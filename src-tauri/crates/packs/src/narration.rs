//! A page read out by a person: the sound, and where in it each unit begins.
//!
//! `index.<tag>.opus` and `index.<tag>.marks.toml`. The core plays it. Invariants: each mark names by its hash the text
//! that was read out, so that a unit whose text has changed since is known as such, and that is written nowhere; each
//! mark lies within the sound.

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::Deserialize;

use crate::{Page, UnitHash, UnitId};

/// A page read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narration {
    /// The sound.
    pub sound: SoundFile,
    /// Where in it each unit begins.
    pub marks: Marks,
}

/// A file of sound.
#[derive(Clone, PartialEq, Eq)]
pub struct SoundFile {
    /// The file, below the folder of the pack.
    pub file: String,
    /// Opus in Ogg. Shared, since a pack is.
    pub bytes: Arc<[u8]>,
    /// How long it lasts, in milliseconds; at most 15 minutes.
    pub length: u32,
}

impl fmt::Debug for SoundFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, length, .. } = self;
        f.debug_struct("SoundFile")
            .field("file", file)
            .field("length", length)
            .finish_non_exhaustive()
    }
}

/// What a file of marks says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// One for each unit that was read out.
    pub units: BTreeMap<UnitId, Mark>,
}

/// Where a unit is read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Where it begins, in milliseconds. It ends where the next one begins.
    pub start: u32,
    /// The hash of the unit that was read out.
    pub text_hash: UnitHash,
}

/// A unit of a page in its narration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOut {
    /// The unit.
    pub unit: UnitId,
    /// Where it begins, in milliseconds.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Whether the text has changed since it was read out.
    pub has_changed: bool,
}

impl Narration {
    /// The units of a page that are read out, in the order in which they are heard. What was read out and is no longer in
    /// the page is left out.
    pub fn of_page(&self, page: &Page) -> Vec<ReadOut> {
        let now: BTreeMap<UnitId, UnitHash> = page.hashes().into_iter().collect();
        let mut marks: Vec<(UnitId, Mark)> =
            self.marks.units.iter().map(|(unit, mark)| (*unit, *mark)).collect();
        marks.sort_by_key(|(_, mark)| mark.start);
        let ends = marks.iter().skip(1).map(|(_, next)| next.start).chain([self.sound.length]);
        let read_out = marks.iter().zip(ends).filter_map(|((unit, mark), end)| {
            let has_changed = *now.get(unit)? != mark.text_hash;
            Some(ReadOut { unit: *unit, start: mark.start, end, has_changed })
        });
        read_out.collect()
    }
}
