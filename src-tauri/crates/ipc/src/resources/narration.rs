//! A page that is read out, and what a person reads out themself.
//!
//! All of it needs an open vault. Sound never crosses the bridge: the core plays and records, and tells where it is.
//! Invariants: nothing plays and no microphone is open for a page whose stream no window has; what was read out before its
//! text changed says so.

use serde::{Deserialize, Serialize};

use crate::{
    command::{command, stream},
    ids::ResourceId,
};

/// The slowest and the quickest speed, in hundredths of the one at which somebody spoke.
pub const NARRATION_SPEEDS: std::ops::RangeInclusive<u8> = 75..=150;

/// The longest that a recording of one part may last, in seconds.
pub const LONGEST_RECORDING: u16 = 180;

/// A part of a page that can be read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spoken {
    /// Its title.
    Title,
    /// Its summary.
    Summary,
    /// A unit of its text, by its number.
    Unit(u16),
}

/// A page in one language: what can be read out of it is a thing of that language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpokenPage {
    /// Which page.
    pub resource: ResourceId,
    /// The language in which it is shown, a BCP 47 tag.
    pub language: String,
}

/// How a page is read out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narration {
    /// What can be heard, in the order of the page. Empty: there is nothing to listen to.
    pub parts: Vec<NarratedPart>,
    /// What is heard now.
    pub playing: Option<Playing>,
    /// The speed, in hundredths; within [`NARRATION_SPEEDS`].
    pub speed: u8,
}

/// A part that can be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NarratedPart {
    /// Which one.
    pub part: Spoken,
    /// Whether the person recorded it; otherwise it came with the page.
    pub is_own: bool,
    /// Whether the text has changed since it was read out.
    pub has_changed: bool,
}

/// What is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playing {
    /// The part.
    pub part: Spoken,
    /// Whether it is held.
    pub is_paused: bool,
}

/// What a person has recorded of a page, and what goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorder {
    /// Every part that can be read out, in the order of the page.
    pub parts: Vec<RecordedPart>,
    /// What goes on; none: nothing does, and the microphone is closed.
    pub now: Option<Recording>,
}

/// A part that a person can record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedPart {
    /// Which one.
    pub part: Spoken,
    /// What it says, without links and marks.
    pub words: String,
    /// What they recorded of it.
    pub recorded: Option<Recorded>,
}

/// What was recorded of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// How long it lasts, rounded up.
    pub seconds: u16,
    /// Whether the text has changed since.
    pub has_changed: bool,
}

/// What goes on in a recorder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recording {
    /// The microphone is open, for this part.
    Listening(Spoken),
    /// The recording of this part is played.
    Playing(Spoken),
}

/// How a page is read out, and again after each change. What plays of it stops when the stream ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchNarration {
    /// Which page.
    pub page: SpokenPage,
}
stream!(WatchNarration, "resources_watch_narration", Unlocked, Narration);

/// Reads a page out from a part on, or goes on where it was held. Answered once it is heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayNarration {
    /// Which page; a [`WatchNarration`] of it is open.
    pub page: SpokenPage,
    /// Where it begins; if nothing is to be heard there, at the next part. None: where it was held, else the beginning.
    pub from: Option<Spoken>,
}
command!(PlayNarration, "resources_play_narration", Unlocked, ());

/// Holds what is heard. Does nothing when nothing is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PauseNarration {}
command!(PauseNarration, "resources_pause_narration", Unlocked, ());

/// Ends what is heard, of a page or of a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopNarration {}
command!(StopNarration, "resources_stop_narration", Unlocked, ());

/// Plays quicker or slower, until the vault is locked. The pitch stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetNarrationSpeed {
    /// In hundredths, within [`NARRATION_SPEEDS`].
    pub speed: u8,
}
command!(SetNarrationSpeed, "resources_set_narration_speed", Unlocked, ());

/// What was recorded of a page, and again after each change. The microphone closes when the stream ends, and what was not
/// kept is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchRecorder {
    /// Which page.
    pub page: SpokenPage,
}
stream!(WatchRecorder, "resources_watch_recorder", Unlocked, Recorder);

/// Opens the microphone for a part, at most for [`LONGEST_RECORDING`]. Answered once it listens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordUnit {
    /// Of which page; a [`WatchRecorder`] of it is open.
    pub page: SpokenPage,
    /// Which part.
    pub part: Spoken,
}
command!(RecordUnit, "resources_record_unit", Unlocked, ());

/// Closes the microphone and keeps what was said in the vault, in the place of an older recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopRecording {}
command!(StopRecording, "resources_stop_recording", Unlocked, ());

/// Plays what was recorded of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayRecording {
    /// Of which page; a [`WatchRecorder`] of it is open.
    pub page: SpokenPage,
    /// Which part.
    pub part: Spoken,
}
command!(PlayRecording, "resources_play_recording", Unlocked, ());

/// Throws away what was recorded of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropRecording {
    /// Of which page.
    pub page: SpokenPage,
    /// Which part.
    pub part: Spoken,
}
command!(DropRecording, "resources_drop_recording", Unlocked, ());
