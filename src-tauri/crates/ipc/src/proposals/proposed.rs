//! What is proposed in a room of the library, and what others found of it.
//!
//! Part of [`super`]. Invariant: the state is what the room's messages come to (docs/proposals.md, "What becomes of it");
//! nobody can set it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Made, Part};
use crate::{
    ids::{ProposalId, ResourceId, RevisionDigest, UnitName},
    messaging::Person,
    resources::{BlockKind, Inline, UnitState},
    words::Change,
};

/// What a proposal has come to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is the person's own and waits on this device for being sent. Nobody else has it yet.
    Waiting,
    /// Nobody else has found yet that it fits.
    Draft,
    /// One other person has, or more of whom none speaks the language.
    Reviewed,
    /// Two other people have, and one of them speaks the language.
    Verified,
    /// Somebody asks for a change. It outweighs those who find that it fits.
    ChangesAsked,
    /// The author took it back.
    Withdrawn,
    /// It is in a version of a pack.
    TakenUp { pack: String, rev: u32 },
}

/// What a reviewer found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every unit says what it should.
    Fits,
    /// Something should be changed first.
    Change,
}

/// A proposal, as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalRow {
    /// Which one.
    pub proposal: ProposalId,
    /// The page.
    pub resource: ResourceId,
    /// The title that is proposed, in `lang`.
    pub title: String,
    /// The language that is proposed.
    pub lang: String,
    /// The title of the page in the language in which it was written first; none when the library does not have the page.
    pub source_title: Option<String>,
    /// The language of `source_title`, of a translation the one that it was made from.
    pub source_lang: String,
    /// What it has come to.
    pub status: Status,
    /// Who wrote it.
    pub author: Person,
    /// Whether the person wrote it themself.
    pub is_own: bool,
    /// Which revision is the present one, from 1.
    pub revision: u16,
    /// How many other people find that the present revision fits.
    pub fits: u16,
    /// How many ask for a change of it.
    pub changes: u16,
    /// When the server says that the last of it came, in milliseconds since 1970.
    pub timestamp_ms: u64,
    /// Whether something was said of it that only a newer version of the app understands.
    pub needs_newer: bool,
}

/// What is proposed in a room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposals {
    /// What was touched last first.
    pub rows: Vec<ProposalRow>,
    /// Whether all messages of the room that this device may read have been gone through. Until then a state can change.
    pub is_complete: bool,
}

/// What a reviewer says of a unit.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitRemark {
    /// The name of who says it, as the room knows them.
    pub by: String,
    /// What they say.
    pub words: String,
}

impl fmt::Debug for UnitRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnitRemark")
    }
}

/// A unit of the present revision beside its source.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedUnit {
    /// Which one.
    pub unit: UnitName,
    /// What it is.
    pub part: Part,
    /// As what it stands out.
    pub block: BlockKind,
    /// Whether misreading it could hurt somebody.
    pub is_critical: bool,
    /// What the source says in this library now; empty when the library does not have the unit.
    pub source: Vec<Inline>,
    /// What is proposed; empty when it is missing.
    pub proposed: Vec<Inline>,
    /// Whether it was made from the source as it is now.
    pub state: UnitState,
    /// What has changed since the revision before; empty in the first, and where nothing has.
    pub changes: Vec<Change>,
    /// What others say of it in the present revision.
    pub remarks: Vec<UnitRemark>,
}

impl fmt::Debug for ProposedUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProposedUnit").field("unit", &self.unit).finish_non_exhaustive()
    }
}

/// A review.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRow {
    /// The name of who wrote it, as the room knows them.
    pub by: String,
    /// Whether the person wrote it themself.
    pub is_own: bool,
    /// What they found.
    pub verdict: Verdict,
    /// Whether they say that they speak the language.
    pub speaks: bool,
    /// What they say of all of it.
    pub remark: Option<String>,
    /// When the server says that it came, in milliseconds since 1970.
    pub timestamp_ms: u64,
    /// Whether it does not count any more: it is of an earlier revision, or its writer said something else since.
    pub is_stale: bool,
}

impl fmt::Debug for ReviewRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReviewRow").field("verdict", &self.verdict).finish_non_exhaustive()
    }
}

/// A proposal with the words of its present revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The row of it.
    pub row: ProposalRow,
    /// What names exactly these words.
    pub digest: RevisionDigest,
    /// How they were made.
    pub made: Made,
    /// The name under which the author wants to be named in the pack; none: not at all.
    pub name: Option<String>,
    /// Title, summary, and the units in the order of the source.
    pub units: Vec<ProposedUnit>,
    /// The reviews, the newest last.
    pub reviews: Vec<ReviewRow>,
    /// Whether the person can review it now.
    pub can_review: bool,
    /// How the person can take it into a new version of its pack; none when it is not verified, or they are no editor of that pack.
    pub taking_up: Option<TakingUp>,
}

/// A review that is being written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HalfReview {
    /// The revision that stood on the screen.
    pub digest: RevisionDigest,
    /// What they found, if they have chosen.
    pub verdict: Option<Verdict>,
    /// Whether they speak the language, if they have chosen.
    pub speaks: Option<bool>,
    /// The name under which they want to be named, as it is typed; none: not at all.
    pub name: Option<String>,
    /// What they say of all of it.
    pub remark: String,
    /// What they say of units.
    pub remarks: Vec<(UnitName, String)>,
}

impl fmt::Debug for HalfReview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HalfReview").field("digest", &self.digest).finish_non_exhaustive()
    }
}

/// How an editor can take a proposal into its pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakingUp {
    /// The title of the pack.
    pub pack: String,
    /// The language of the title, a BCP 47 tag.
    pub lang: String,
    /// The version that would be made.
    pub revision: u32,
    /// The chapter for which the person signs.
    pub chapter: String,
}

/// Why what was verified cannot be taken into its pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotTaken {
    /// Others have not verified it, or a newer app said something of it.
    NotVerified,
    /// The library does not have the pack or the page.
    NoPlace,
    /// The page has changed in the pack since the author wrote it: the author writes on from that.
    MovedOn,
    /// It was published elsewhere and is not changed.
    Published,
    /// The page or the pack would be larger than it may be.
    TooLarge,
    /// The pack would not keep to its format or its rules with it.
    BreaksRules,
}
