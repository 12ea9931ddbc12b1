//! The rows of a timeline: messages with their formatted text, and what else happens in a room.
//!
//! Used through [`super`]. Invariant: no HTML stands in any of these; a link holds an address that
//! the core has checked.

use serde::{Deserialize, Serialize};

use super::Person;
use crate::{ItemKey, MessageId, ProposalId, ids::ResourceId};

/// A piece of formatted text. Unknown elements arrive as their children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Node {
    /// Plain text.
    Text { text: String },
    /// A line break.
    Break,
    /// A link. It opens only after a dialog that shows `host`.
    Link { href: String, host: String, children: Vec<Node> },
    /// Formatting around children.
    Styled { style: Style, children: Vec<Node> },
}

/// Formatting that the window knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// A paragraph.
    Paragraph,
    /// Strong.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Struck through.
    Struck,
    /// Code inside a line.
    Code,
    /// Code on lines of its own.
    CodeBlock,
    /// A quotation.
    Quote,
    /// A list with dots.
    BulletList,
    /// A numbered list.
    NumberedList,
    /// One entry of a list.
    ListEntry,
    /// A heading; all levels look alike inside a message.
    Heading,
}

/// Why a message cannot be read, and so what can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UndecryptableCause {
    /// The key has not arrived yet; it may come by itself.
    WaitingForKey,
    /// It was sent before the person joined: nobody gives that key.
    SentBeforeJoining,
    /// It is from before this device signed in, and the recovery key has not been entered.
    NeedsRecoveryKey,
    /// It is from before this device signed in, and no backup holds its key.
    NotInBackup,
    /// The sender's identity changed or the device is not theirs by their keys.
    SenderNotTrusted,
    /// The sender withheld the key from this device.
    Withheld,
}

/// A page of the library, as it is shared. The page itself comes from each reader's own library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageCard {
    /// Which page.
    pub resource: ResourceId,
    /// Its title, as whoever shared it sees it.
    pub title: String,
    /// The language of the title, a BCP 47 tag.
    pub lang: Option<String>,
}

/// A pack of the library, as it is shared. Everything in it is what whoever shared it says: the pack itself is
/// fetched when the reader asks for it, and checked then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackCard {
    /// Its id, which no other pack has.
    pub pack: String,
    /// Its title.
    pub title: String,
    /// The language of the title, a BCP 47 tag.
    pub lang: Option<String>,
    /// Its version; a later one is larger.
    pub revision: u32,
    /// How many bytes are fetched.
    pub size: u32,
    /// The chapter that is said to have signed it; none: the network itself.
    pub chapter: Option<String>,
}

/// What a message does about a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalStep {
    /// It is proposed.
    Proposed,
    /// Its author changed it.
    Revised,
    /// Somebody found that it fits.
    FoundFitting,
    /// Somebody asks for a change.
    AskedForChange,
    /// Its author took it back.
    Withdrawn,
    /// It is in a version of a pack.
    TakenUp,
    /// Only a newer version of the app understands it.
    NeedsNewer,
}

/// A message about a proposal, as far as it says by itself what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalCard {
    /// What it is about; none when only a newer version of the app could tell.
    pub proposal: Option<ProposalId>,
    /// What it does.
    pub step: ProposalStep,
    /// The page, where the message names it.
    pub resource: Option<ResourceId>,
    /// The title that is proposed, where the message has it.
    pub title: Option<String>,
    /// The language that is proposed, where the message has it.
    pub lang: Option<String>,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MessageContent {
    /// Words. `language` is a BCP 47 tag guessed from the script, where it can be told.
    Words { nodes: Vec<Node>, language: Option<String> },
    /// A page of the library that somebody shared.
    Page { card: PageCard },
    /// A pack of the library that somebody shared. `message` names it to whoever asks for the pack; none while it
    /// is on its way to the server.
    Pack { card: PackCard, message: Option<MessageId> },
    /// Something about a proposal for the library.
    Proposal { card: ProposalCard },
    /// It was removed.
    Removed,
    /// It cannot be read.
    Undecryptable { cause: UndecryptableCause },
    /// A kind of message that this version does not show.
    NotSupported,
}

/// How far an own message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendState {
    /// Waiting for the network, or on its way.
    Sending,
    /// Held back until a changed identity is answered.
    Paused,
    /// The server has it.
    Sent,
    /// It was not sent; the words are kept.
    Failed,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Who wrote it.
    pub sender: Person,
    /// Whether the person wrote it themself.
    pub is_own: bool,
    /// When, in milliseconds since 1970.
    pub timestamp_ms: u64,
    /// What it says.
    pub content: MessageContent,
    /// How far it has come; `None` for messages of others.
    pub send_state: Option<SendState>,
    /// Whether it was changed after it was sent.
    pub is_edited: bool,
}

/// What happened in a room besides messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Notice {
    /// Somebody joined.
    Joined { person: Person },
    /// Somebody left or was removed.
    Left { person: Person },
    /// Somebody was invited.
    Invited { person: Person },
    /// The room was made.
    Created,
}

/// What a row of the timeline is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TimelineKind {
    /// A day begins.
    Day { timestamp_ms: u64 },
    /// The room's first message stands below: there is nothing earlier.
    Start,
    /// A message.
    Message { message: Box<Message> },
    /// Something else that happened.
    Notice { notice: Notice, timestamp_ms: u64 },
}

/// One row of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineItem {
    /// Stable while the row lives; the same for a message before and after it is sent.
    pub key: ItemKey,
    /// What it is.
    pub kind: TimelineKind,
}
