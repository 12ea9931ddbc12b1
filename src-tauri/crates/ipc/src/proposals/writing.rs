//! A translation that somebody is writing, side by side with its source.
//!
//! Part of [`super`]. Invariant: what stands in `typed` is exactly what was typed.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ProposalId, ResourceId, RoomId, UnitName},
    list_diff::ListDiff,
    resources::{BlockKind, Inline, UnitKind},
    words::Change,
};

/// How the words were made. A machine's words that nobody has gone through are not proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// By people.
    Human,
    /// By a machine, and changed by people.
    MachineEdited,
}

/// A translation in work, as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritingRow {
    /// The page.
    pub resource: ResourceId,
    /// The language that it is written in.
    pub lang: String,
    /// The title of the page in the language in which it was written first; empty when the library has the page no longer.
    pub title: String,
    /// The language of the title.
    pub title_lang: String,
    /// Units in which something stands.
    pub written: u16,
    /// All units, title and summary among them.
    pub units: u16,
    /// Units whose source has changed since they were written.
    pub changed: u16,
    /// Where it was proposed, if it was.
    pub proposed: Option<(RoomId, ProposalId)>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The title of the page.
    Title,
    /// Its summary.
    Summary,
    /// A unit of the text.
    Unit { kind: UnitKind },
}

/// How far a unit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitProgress {
    /// Nothing stands there.
    Empty,
    /// The source has changed since the words were written, or nobody knows from what they were made.
    Changed,
    /// The words are those of the proposal or page that this began with.
    AsProposed,
    /// The words were written or looked at beside what the source says now.
    Fits,
}

/// A term of the glossary that stands in a unit of the source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermHit {
    /// Its id.
    pub term: String,
    /// The word in the language of the source.
    pub source: String,
    /// What it is called in the language that is written; none when the glossary does not have it yet.
    pub target: Option<String>,
    /// What not to say, in the language that is written, or else in that of the source.
    pub avoid: Option<String>,
    /// The language of `avoid`.
    pub avoid_lang: String,
}

/// Something to look at in a unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// It has more characters than it may have, and cannot be proposed.
    TooLong { most: u16, has: u32 },
    /// It has marks, signs or line breaks that a page cannot have, and cannot be proposed.
    Unfit,
    /// A sentence has more words than the rules of packs want. It can be proposed all the same.
    LongSentence { most: u16, has: u16 },
    /// The source has links that lead elsewhere, or nowhere, in these words. It can be proposed all the same.
    MissingLinks { links: u16 },
    /// These words have links that the source does not have. It can be proposed all the same.
    AddedLinks { links: u16 },
    /// Links lead to nothing that the pack has. It can be proposed all the same.
    DeadLinks { links: u16 },
}

impl Hint {
    /// Whether it can be proposed all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::TooLong { .. } | Self::Unfit)
    }
}

/// A unit, side by side.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitInWork {
    /// Which one.
    pub unit: UnitName,
    /// What it is.
    pub part: Part,
    /// As what it stands out.
    pub block: BlockKind,
    /// Whether misreading it could hurt somebody.
    pub is_critical: bool,
    /// What the source says now.
    pub source: Vec<Inline>,
    /// The same as a line with its marks, to begin with.
    pub source_line: String,
    /// What has changed in the source since the words were written; empty when nothing has or nobody knows.
    pub changes: Vec<Change>,
    /// What was typed.
    pub typed: String,
    /// How far it has come.
    pub progress: UnitProgress,
    /// Terms of the glossary in the source.
    pub terms: Vec<TermHit>,
    /// What to look at.
    pub hints: Vec<Hint>,
}

impl fmt::Debug for UnitInWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnitInWork").field("unit", &self.unit).finish_non_exhaustive()
    }
}

/// Words whose unit the source has no longer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoneUnit {
    /// The unit that it was.
    pub unit: UnitName,
    /// What was typed.
    pub typed: String,
}

impl fmt::Debug for GoneUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GoneUnit").field("unit", &self.unit).finish_non_exhaustive()
    }
}

/// What stands over the units of a translation in work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritingHead {
    /// The row of it.
    pub row: WritingRow,
    /// Words whose unit is gone.
    pub gone: Vec<GoneUnit>,
}

/// The head, and what has changed in the units. The first has all of them, as a reset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritingUpdate {
    /// The head as it is now.
    pub head: WritingHead,
    /// The units.
    pub units: Vec<ListDiff<UnitInWork>>,
}
