//! Conversations: rooms, invitations, the timeline, the composer.
//!
//! Invariant: message text crosses only inside [`TimelineItem`], [`Preview`] and the composer's
//! draft, all of which need an open vault. HTML never crosses: formatted text is a tree of
//! [`Node`]s that the window renders as elements of its own.

use serde::{Deserialize, Serialize};

use crate::{
    ItemKey, ListDiff, MemberId, RoomId,
    command::{command, stream},
};

mod timeline;

pub use timeline::{
    Message, MessageContent, Node, Notice, PackCard, PageCard, ProposalCard, ProposalStep,
    SendState, Style, TimelineItem, TimelineKind, UndecryptableCause,
};

/// The longest message that is sent, in bytes of UTF-8. An event may have 65,536 bytes in all
/// (Matrix specification, "Size limits"), and encryption and base64 take about a third.
pub const MAX_MESSAGE_BYTES: usize = 32_000;
/// The longest room name that is taken, in characters.
pub const MAX_ROOM_NAME_CHARS: usize = 100;

/// Whether the server can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// The first answer is outstanding.
    Connecting,
    /// What is shown is up to date.
    Online,
    /// The server does not answer; it is tried again by itself.
    Offline,
}

/// The connection, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchConnection {}
stream!(WatchConnection, "messaging_watch_connection", SignedIn, Connection);

/// What a room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// A group that talks.
    Circle,
    /// A group that writes for the library together.
    Library,
    /// Where a policy draft is written. It stands with the drafts, not with the conversations.
    Draft,
    /// Two people.
    Direct,
    /// Made elsewhere.
    Other,
}

/// Whether the person is in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Membership {
    /// In the room.
    Joined,
    /// Invited. The inviter is shown only after the person asks ("show who").
    Invited {
        /// Who invited, if the server said so.
        inviter: Option<Person>,
    },
}

/// Somebody, as a row or a margin shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their id.
    pub member: MemberId,
    /// Their name, cleaned of direction controls, never empty.
    pub name: String,
}

/// The last message of a room, in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// Who wrote it.
    pub sender_name: String,
    /// Whether the person wrote it themself.
    pub is_own: bool,
    /// Its first 120 characters; `None` when it cannot be read or was removed.
    pub text: Option<String>,
    /// When, in milliseconds since 1970.
    pub timestamp_ms: u64,
}

/// One row of the room list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomSummary {
    /// The room.
    pub room: RoomId,
    /// Its name; for a direct conversation the other person's. Empty if the server has none yet.
    pub name: String,
    /// What it is for.
    pub kind: RoomKind,
    /// In the room or invited.
    pub membership: Membership,
    /// The name of the space that it belongs to.
    pub space: Option<String>,
    /// Messages that are new to the person.
    pub unread: u32,
    /// The last message.
    pub preview: Option<Preview>,
}

/// The rooms and invitations, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchRooms {}
stream!(WatchRooms, "messaging_watch_rooms", SignedIn, Vec<ListDiff<RoomSummary>>);

/// Makes a circle. With a community, its organisation account is invited and will own it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateCircle {
    /// Its name, readable by members and by the server.
    pub name: String,
}
command!(CreateCircle, "messaging_create_circle", SignedIn, RoomId);

/// Makes a room of the library, in which pages are proposed and reviewed. Otherwise as [`CreateCircle`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateLibraryRoom {
    /// Its name, readable by members and by the server.
    pub name: String,
}
command!(CreateLibraryRoom, "messaging_create_library_room", SignedIn, RoomId);

/// Starts a conversation of two, or finds the one that exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateDirect {
    /// The other person.
    pub member: MemberId,
}
command!(CreateDirect, "messaging_create_direct", SignedIn, RoomId);

/// Invites somebody into a circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteMember {
    /// The room.
    pub room: RoomId,
    /// Whom.
    pub member: MemberId,
}
command!(InviteMember, "messaging_invite_member", SignedIn, ());

/// Accepts an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The room.
    pub room: RoomId,
}
command!(AcceptInvitation, "messaging_accept_invitation", SignedIn, ());

/// Declines an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclineInvitation {
    /// The room.
    pub room: RoomId,
    /// Also never show anything from the inviter again.
    pub ignores_inviter: bool,
}
command!(DeclineInvitation, "messaging_decline_invitation", SignedIn, ());

/// Leaves a room: it goes from the list now, and the server is told in ten seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveRoom {
    /// The room.
    pub room: RoomId,
}
command!(LeaveRoom, "messaging_leave_room", SignedIn, ());

/// Takes the leaving of a room back, within its ten seconds. The room is in the list again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndoLeave {
    /// The room.
    pub room: RoomId,
}
command!(UndoLeave, "messaging_undo_leave", SignedIn, ());

/// Who owns the room, in plain facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ownership {
    /// As it should be: the organisation owns a circle, nobody owns a conversation of two.
    Settled,
    /// The organisation account was invited and has not joined yet; the creator keeps the rights.
    WaitsForOrganisation { organisation: Person, is_own_room: bool },
    /// The organisation account declined or left before it took the rights; the creator keeps them.
    OrganisationDeclined { organisation: Person, is_own_room: bool },
    /// There is no community: the creator keeps the rights.
    CreatorKeeps { is_own_room: bool },
    /// A conversation of two in which the other person has not joined yet.
    WaitsForOther { other: Person },
}

/// One change of somebody's identity that the reader has not answered yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityChange {
    /// Whose keys changed.
    pub person: Person,
    /// Whether the reader had checked them in person before.
    pub was_verified: bool,
}

/// What is known of an open room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomDetail {
    /// The room.
    pub room: RoomId,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: RoomKind,
    /// Whether it is end-to-end encrypted; nothing is sent when it is not.
    pub is_encrypted: bool,
    /// People who have joined, the person included.
    pub member_count: u32,
    /// The organisation account, if it is a member: named under "who can read this".
    pub organisation: Option<Person>,
    /// Who owns it.
    pub ownership: Ownership,
    /// Whether the person may invite.
    pub can_invite: bool,
    /// Whether the person may send.
    pub can_send: bool,
    /// Identity changes that hold the sending back until they are answered.
    pub identity_changes: Vec<IdentityChange>,
}

/// One open room, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchRoom {
    /// The room.
    pub room: RoomId,
}
stream!(WatchRoom, "messaging_watch_room", SignedIn, RoomDetail);

/// One row of the list of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// Whether they have joined or are only invited.
    pub is_joined: bool,
    /// Whether it is the reader.
    pub is_own: bool,
    /// Whether it is the organisation account.
    pub is_organisation: bool,
}

/// The members of a room, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchMembers {
    /// The room.
    pub room: RoomId,
}
stream!(WatchMembers, "messaging_watch_members", SignedIn, Vec<ListDiff<Member>>);

/// Goes on sending although somebody's identity changed: the reader has read the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptIdentity {
    /// The room in which it was asked.
    pub room: RoomId,
    /// Whose new identity is accepted.
    pub member: MemberId,
}
command!(AcceptIdentity, "messaging_accept_identity", SignedIn, ());

/// The timeline of a room, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchTimeline {
    /// The room.
    pub room: RoomId,
}
stream!(WatchTimeline, "messaging_watch_timeline", SignedIn, Vec<ListDiff<TimelineItem>>);

/// Loads earlier messages into the timeline. `true` when the start of the room is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadEarlier {
    /// The room, whose timeline is being watched.
    pub room: RoomId,
}
command!(LoadEarlier, "messaging_load_earlier", SignedIn, bool);

/// Hands a message to the send queue. Markdown; at most [`MAX_MESSAGE_BYTES`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendMessage {
    /// The room.
    pub room: RoomId,
    /// What was typed.
    pub body: String,
}
command!(SendMessage, "messaging_send_message", SignedIn, ());

/// Tries a message again that was not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetryMessage {
    /// The room.
    pub room: RoomId,
    /// The row.
    pub key: ItemKey,
}
command!(RetryMessage, "messaging_retry_message", SignedIn, ());

/// Takes an unsent message back; its words are the reply, to be edited or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawMessage {
    /// The room.
    pub room: RoomId,
    /// The row.
    pub key: ItemKey,
}
command!(WithdrawMessage, "messaging_withdraw_message", SignedIn, String);

/// Marks the room as read up to its newest message, by a private receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// The room.
    pub room: RoomId,
}
command!(MarkRead, "messaging_mark_read", SignedIn, ());

/// Keeps what stands in the composer. Empty text removes it. At most [`MAX_MESSAGE_BYTES`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveComposer {
    /// The room.
    pub room: RoomId,
    /// What was typed.
    pub body: String,
}
command!(SaveComposer, "messaging_save_composer", SignedIn, ());

/// Gives back what was kept of the composer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadComposer {
    /// The room.
    pub room: RoomId,
}
command!(LoadComposer, "messaging_load_composer", SignedIn, String);

/// Opens a link in the system's browser, after the person has read where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenLink {
    /// An http or https address of at most 2,048 bytes.
    pub href: String,
}
command!(OpenLink, "messaging_open_link", SignedIn, ());

/// What can go wrong in conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessagingError {
    /// The room is not known on this device.
    RoomUnknown,
    /// The room is not encrypted: nothing is sent.
    NotEncrypted,
    /// The person's recovery key has not been entered: nothing can be sent or opened.
    IdentityNotReady,
    /// The message is empty.
    Empty,
    /// The message is too long.
    TooLong,
    /// A room needs a name of 1 to [`MAX_ROOM_NAME_CHARS`] characters.
    NameMalformed,
    /// The row is no longer there.
    ItemGone,
    /// The server was told already that the person left.
    LeftAlready,
    /// Nobody has this member id on that server.
    MemberUnknown,
    /// They are in the room already.
    AlreadyMember,
    /// A conversation of two needs another person.
    NotWithYourself,
    /// The room's rules do not let the person do this.
    NotAllowed,
    /// The server did not answer; nothing was changed.
    ServerUnreachable,
    /// The server asks to wait.
    RateLimited { wait_seconds: u32 },
    /// The server answered with an error of its own.
    ServerFault,
    /// The disk is full or the folder cannot be written.
    DiskNotWritable,
    /// The link is not one that is opened.
    LinkRefused,
    /// What was to go along with a message is larger than the server takes, or than anybody would read.
    AttachmentTooLarge,
    /// The server no longer has what came with a message.
    AttachmentGone,
}
