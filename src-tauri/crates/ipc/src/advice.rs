//! Policy drafts that are written together: begun from a template, written in parts by several at once, read by who was let in.
//!
//! The rules are those of docs/advice.md. What somebody types travels as encrypted changes in the draft's own room. Invariants:
//! what is typed is in the vault before its command is answered; the text of a part has one order of changes, which the stream
//! tells, the person's own among them; and a draft's title is in its encrypted text, never in the name of its room.

use larkspur_delta::{CodePoints, Delta};
use serde::{Deserialize, Serialize};

use crate::{
    command::{command, stream},
    ids::{MemberId, PartName, RoomId},
    messaging::Person,
};

mod versions;

pub use versions::{
    Beside, KeepVersion, MAX_LABEL_CHARS, MAX_NOTE_CHARS, ReadVersion, RestoreVersion, VersionPart,
    VersionRow, VersionText, WatchVersions,
};

/// The most characters of a title, an addressee or a country.
pub const MAX_LINE_CHARS: usize = 200;
/// The most characters that one change may put in: a long page that is pasted.
pub const MAX_INSERTED: usize = 200_000;
/// The most steps of one change.
pub const MAX_STEPS: usize = 2_000;

/// Why something about a draft was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdviceError {
    /// The room is no draft, or the person is not in it.
    NoDraft,
    /// The person may read it and not change it.
    MayNotWrite,
    /// The text has moved on further than can be followed: the page asks for it anew.
    TextMoved,
    /// There is no such version here.
    NoVersion,
    /// The draft cannot be read on this device. What was typed is kept.
    Unreadable,
    /// It could not be kept: the disk is full or cannot be written.
    DiskNotWritable,
}

/// A kind of document that a draft begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Template {
    /// A recommendation on one page.
    Brief,
    /// A submission to the Universal Periodic Review.
    Upr,
    /// Written evidence to a committee of a parliament.
    ParliamentEvidence,
    /// A statement that is spoken.
    OralStatement,
}

impl Template {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] =
        [Self::Brief, Self::Upr, Self::ParliamentEvidence, Self::OralStatement];
}

/// What somebody may do in a draft. Each does all that stands above it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads.
    Reader,
    /// Changes the text.
    Author,
    /// Lets people in.
    Approver,
    /// Says who may do what.
    Owner,
}

/// How far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many of its parts have words.
    pub written: u32,
    /// How many parts it has.
    pub parts: u32,
}

/// A draft on the board.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// Its room.
    pub room: RoomId,
    /// What its authors call it. Empty until somebody has said so, or while it has not come.
    pub title: String,
    /// To whom it goes.
    pub addressee: String,
    /// The country that it is about, an ISO 3166-1 code of two letters.
    pub country: Option<String>,
    /// What it began as. None while that has not come, or where a newer version of this app made it.
    pub template: Option<Template>,
    /// How far it is.
    pub progress: Progress,
    /// When somebody last changed it, in milliseconds since 1970. None: not since it was begun, as far as is known here.
    pub changed: Option<u64>,
    /// Whether something that was typed here waits for a connection.
    pub is_waiting: bool,
}

/// Somebody asks the person to write with them. What it is about can be read only inside.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftInvitation {
    /// The room.
    pub room: RoomId,
    /// Who asks.
    pub inviter: Option<Person>,
}

/// Everything on the board.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The drafts that the person is in, the one that was touched last first.
    pub drafts: Vec<DraftRow>,
    /// Those that they are asked into.
    pub invitations: Vec<DraftInvitation>,
}

/// All drafts, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchBoard {}
stream!(WatchBoard, "advice_watch_board", SignedIn, Board);

/// Begins a draft in a room of its own, encrypted and named after nothing. Answered once it can be written in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginDraft {
    /// What it begins as.
    pub template: Template,
    /// What its authors call it: 1 to [`MAX_LINE_CHARS`] characters.
    pub title: String,
    /// To whom it goes; empty: nobody knows yet. At most [`MAX_LINE_CHARS`].
    pub addressee: String,
    /// The country that it is about, an ISO 3166-1 code of two letters.
    pub country: Option<String>,
    /// The language that it is written in, a BCP 47 tag.
    pub lang: String,
}
command!(BeginDraft, "advice_begin_draft", SignedIn, RoomId);

/// Asks somebody into a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteWriter {
    /// The draft.
    pub room: RoomId,
    /// Whom.
    pub member: MemberId,
    /// What they may do: to read or to write. More can be given later.
    pub role: Role,
}
command!(InviteWriter, "advice_invite_writer", SignedIn, ());

/// One draft with all its parts, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchDraft {
    /// Its room.
    pub room: RoomId,
}
stream!(WatchDraft, "advice_watch_draft", SignedIn, Vec<DraftUpdate>);

/// What a part of a draft holds, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// The title: one line.
    Title,
    /// To whom it goes: one line.
    Addressee,
    /// Paragraphs.
    Text,
    /// A field of a cover: one line.
    Line,
}

/// A part of a draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What its text is called.
    pub name: PartName,
    /// The section of the template that it is in, and in a cover the field; none for the title and the addressee.
    pub section: Option<(String, Option<String>)>,
    /// How it is written.
    pub kind: PartKind,
    /// Whether the document goes nowhere without it.
    pub is_required: bool,
    /// What stands in it, with its marks: what makes it of nothing.
    pub text: Delta<CodePoints>,
    /// The version of the text: how many changes it had since the draft was opened here.
    pub version: u64,
    /// The number of the last command that is in the text, where a page changed it. By it a page that has a change on its way knows
    /// whether it is in what it is told anew.
    pub edit: Option<u64>,
}

/// How long a document may be.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// In what it is counted.
    pub unit: LimitUnit,
    /// The most.
    pub most: u32,
    /// Whether its readers are known to say so. Otherwise one checks it.
    pub is_confirmed: bool,
    /// Where its readers say so, if that is known.
    pub source: Option<String>,
}

/// In what the length of a document is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Words.
    Words,
    /// Pages.
    Pages,
    /// Minutes, spoken.
    Minutes,
}

/// Whether what was typed is with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// The server has all of it.
    Sent,
    /// It is kept here, and goes out in a moment.
    Sending,
    /// It is kept here, and waits for a connection.
    Waiting,
}

/// Something that the people of a draft must know.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Changes were kept apart, since who sent them may not make them, or they were not what they said.
    Held { count: u32 },
    /// The person's own changes were kept apart: they may not write any more.
    OwnHeld,
    /// Somebody said two different things to different people, or their text differs.
    Differs { person: Option<Person> },
    /// A part of what was written cannot be read here yet. Somebody who has it is asked.
    Missing,
    /// A newer version of this app wrote something.
    Newer,
}

/// What is known of a draft beside the words of its parts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftHead {
    /// What it began as.
    pub template: Option<Template>,
    /// The language that it is written in.
    pub lang: String,
    /// The country that it is about.
    pub country: Option<String>,
    /// What the person may do.
    pub role: Role,
    /// Who can read it, the person among them.
    pub people: Vec<Writer>,
    /// How many words it has, as its readers count.
    pub words: u32,
    /// How long it may be; none where nothing is said.
    pub limit: Option<Limit>,
    /// Whether what was typed here is with the others.
    pub delivery: Delivery,
    /// What must be known.
    pub notices: Vec<Notice>,
}

/// Somebody who can read a draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writer {
    /// Who.
    pub person: Person,
    /// What they may do.
    pub role: Role,
    /// Whether it is the person themself.
    pub is_self: bool,
    /// Whether they have not come in yet.
    pub is_invited: bool,
    /// Whether they changed something in the last two minutes.
    pub is_writing: bool,
}

/// A change of the text of a part.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextChange {
    /// The part.
    pub part: PartName,
    /// The version that it makes.
    pub version: u64,
    /// The change, in the text of the version before.
    pub change: Delta<CodePoints>,
    /// The number of the command that made it, where this page did.
    pub edit: Option<u64>,
}

/// What the stream of a draft tells: a message has several, in their order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftUpdate {
    /// All of it. Also when so much has changed that it is not told one by one.
    Whole { head: Box<DraftHead>, parts: Vec<Part> },
    /// What is known of it beside the words.
    Head { head: Box<DraftHead> },
    /// Texts, in the order in which they changed.
    Texts { changes: Vec<TextChange> },
}

/// Changes the text of a part. Answered once the change is in the vault; what it came to is told by the stream.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeText {
    /// The draft.
    pub room: RoomId,
    /// The part.
    pub part: PartName,
    /// The version of the text that it was made in.
    pub base: u64,
    /// A number by which the page knows it again in the stream. Drawn at random.
    pub edit: u64,
    /// The change. At most [`MAX_STEPS`] steps and [`MAX_INSERTED`] characters.
    pub change: Delta<CodePoints>,
}
command!(ChangeText, "advice_change_text", SignedIn, ());
