//! Named versions of a draft: its text as it was when somebody kept it.
//!
//! Invariants: a version never changes; what is brought back from one is a change like any other, so nothing of what was
//! written since is lost from the versions that were kept.

use serde::{Deserialize, Serialize};

use super::{PartKind, Template};
use crate::{
    command::{command, stream},
    ids::{PartName, RoomId, VersionId},
    messaging::Person,
    words::Change,
};

/// The most characters of what a version is called.
pub const MAX_LABEL_CHARS: usize = 80;
/// The most characters of what is said with a version.
pub const MAX_NOTE_CHARS: usize = 1000;

/// A version that was kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRow {
    /// Which.
    pub id: VersionId,
    /// What it is called.
    pub label: String,
    /// What was said with it.
    pub note: Option<String>,
    /// Who kept it. None: somebody who is not in the draft any more.
    pub maker: Option<Person>,
    /// Whether it was the person themself.
    pub is_own: bool,
    /// When, by their clock, in milliseconds since 1970.
    pub made: u64,
    /// Whether the draft says exactly this now.
    pub is_current: bool,
    /// Whether the others do not have it yet.
    pub is_waiting: bool,
}

/// The versions of a draft, the last one first, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchVersions {
    /// The draft.
    pub room: RoomId,
}
stream!(WatchVersions, "advice_watch_versions", SignedIn, Vec<VersionRow>);

/// Keeps the text as it is now, under a name. Answered once it is in the vault.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepVersion {
    /// The draft.
    pub room: RoomId,
    /// What it is called: 1 to [`MAX_LABEL_CHARS`] characters on one line.
    pub label: String,
    /// What is said with it, if anything is: at most [`MAX_NOTE_CHARS`] characters.
    pub note: Option<String>,
}
command!(KeepVersion, "advice_keep_version", SignedIn, ());

/// Beside what a version is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// Alone.
    Nothing,
    /// What the draft says now.
    Now,
    /// Another version.
    Version { version: VersionId },
}

/// Reads a version, and what has changed between it and something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadVersion {
    /// The draft.
    pub room: RoomId,
    /// Which.
    pub version: VersionId,
    /// Beside what.
    pub beside: Beside,
}
command!(ReadVersion, "advice_read_version", SignedIn, VersionText);

/// A version as it is read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionText {
    /// What the draft began as.
    pub template: Option<Template>,
    /// The language that it is written in.
    pub lang: String,
    /// Its parts in their order, but for those in which nothing stands or stood.
    pub parts: Vec<VersionPart>,
}

/// A part of a version.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionPart {
    /// What its text is called.
    pub name: PartName,
    /// As [`super::Part::section`].
    pub section: Option<(String, Option<String>)>,
    /// How it is written.
    pub kind: PartKind,
    /// What it says. Where it is read beside something else: what has changed from the earlier of the two to the later.
    pub text: Vec<Change>,
}

/// Makes the draft say what a version says. What it says now is kept as a version first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreVersion {
    /// The draft.
    pub room: RoomId,
    /// Which.
    pub version: VersionId,
    /// What the version is called that keeps what the draft says now, as [`KeepVersion::label`].
    pub keep_as: String,
}
command!(RestoreVersion, "advice_restore_version", SignedIn, ());
