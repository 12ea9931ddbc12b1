//! Turns the SDK's timeline items into rows.
//!
//! Used by the timeline and, for the words, by the room list. Invariant: what a person must not
//! see or cannot understand (raw events, device ids, session ids) is not part of a row.

use larkspur_ipc::{
    ItemKey, MessageId,
    messaging::{
        Connection, Message, MessageContent, Node, Notice, SendState, TimelineItem, TimelineKind,
        UndecryptableCause,
    },
};
use matrix_sdk::ruma::events::room::message::{FormattedBody, MessageFormat, MessageType};
use matrix_sdk_base::crypto::types::events::UtdCause;
use matrix_sdk_ui::timeline::{
    self as sdk, EncryptedMessage, EventSendState, EventTimelineItem, MembershipChange,
    MsgLikeKind, RoomMembershipChange, TimelineItemContent, VirtualTimelineItem,
};

use super::{
    cards,
    pack_cards::{self, SharedPack},
    proposal_cards,
    room_list::name_in,
    words,
};

/// What a row depends on besides the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Circumstances {
    pub(super) connection: Connection,
    /// Sending in the room waits for an answer about somebody's identity.
    pub(super) is_held: bool,
}

/// The row of an item; `None` for what is not shown.
pub(super) fn row(item: &sdk::TimelineItem, circumstances: Circumstances) -> Option<TimelineItem> {
    let key = ItemKey::parse(item.unique_id().0.as_str()).ok()?;
    let kind = match item.kind() {
        sdk::TimelineItemKind::Virtual(VirtualTimelineItem::DateDivider(day)) => {
            TimelineKind::Day { timestamp_ms: day.get().into() }
        }
        sdk::TimelineItemKind::Virtual(VirtualTimelineItem::TimelineStart) => TimelineKind::Start,
        sdk::TimelineItemKind::Virtual(VirtualTimelineItem::ReadMarker) => return None,
        sdk::TimelineItemKind::Event(event) => event_kind(event, circumstances)?,
    };
    Some(TimelineItem { key, kind })
}

fn event_kind(event: &EventTimelineItem, circumstances: Circumstances) -> Option<TimelineKind> {
    let timestamp_ms = event.timestamp().get().into();
    match event.content() {
        TimelineItemContent::MsgLike(content) => {
            let (content, is_edited) = match &content.kind {
                MsgLikeKind::Redacted => (MessageContent::Removed, false),
                _ if is_not_theirs(event) => (
                    MessageContent::Undecryptable { cause: UndecryptableCause::SenderNotTrusted },
                    false,
                ),
                MsgLikeKind::Message(message) => {
                    (words_of(message.msgtype(), message_of(event)), message.is_edited())
                }
                MsgLikeKind::UnableToDecrypt(encrypted) => {
                    (MessageContent::Undecryptable { cause: cause_of(encrypted) }, false)
                }
                _ => (MessageContent::NotSupported, false),
            };
            Some(TimelineKind::Message {
                message: Box::new(Message {
                    sender: words::person(event.sender(), name_in(event.sender_profile()))?,
                    is_own: event.is_own(),
                    timestamp_ms,
                    content,
                    send_state: event.is_own().then(|| send_state(event, circumstances)),
                    is_edited,
                }),
            })
        }
        TimelineItemContent::MembershipChange(change) => {
            Some(TimelineKind::Notice { notice: notice_of(change)?, timestamp_ms })
        }
        TimelineItemContent::OtherState(state)
            if matches!(state.content(), sdk::AnyOtherStateEventContentChange::RoomCreate(_)) =>
        {
            Some(TimelineKind::Notice { notice: Notice::Created, timestamp_ms })
        }
        _ => None,
    }
}

/// Whether nothing shows that the sender wrote this: it came in the clear into an encrypted room, as
/// only a server or a careless program does, or another member's device encrypted it. Whoever runs
/// a server could put words into anybody's mouth if such a message were shown like the others.
fn is_not_theirs(event: &EventTimelineItem) -> bool {
    use sdk::{TimelineEventShieldState as Shield, TimelineEventShieldStateCode as Code};
    matches!(
        event.get_shield(false),
        Shield::Red { code: Code::SentInClear | Code::MismatchedSender }
    )
}

/// How the window names a message of others or an own one that the server has.
fn message_of(event: &EventTimelineItem) -> Option<MessageId> {
    MessageId::parse(event.event_id()?.as_str()).ok()
}

/// The pack in a message, if it is one and its sender wrote it.
pub(super) fn pack_in(event: &EventTimelineItem) -> Option<SharedPack> {
    if is_not_theirs(event) {
        return None;
    }
    pack_cards::read(event.content().as_message()?.msgtype())
}

fn words_of(kind: &MessageType, message: Option<MessageId>) -> MessageContent {
    if let Some(card) = cards::read(kind) {
        return MessageContent::Page { card };
    }
    if let Some(SharedPack { card, .. }) = pack_cards::read(kind) {
        return MessageContent::Pack { card, message };
    }
    if let Some(card) = proposal_cards::card(kind) {
        return MessageContent::Proposal { card };
    }
    match nodes_of(kind) {
        Some(nodes) => {
            let language = words::language_of(&words::plain_of(&nodes));
            MessageContent::Words { nodes, language }
        }
        None => MessageContent::NotSupported,
    }
}

/// A message as one line without formatting, for the room list; `None` for kinds that this version does not show.
pub(super) fn line_of(kind: &MessageType) -> Option<String> {
    let page = cards::read(kind).map(|card| card.title);
    let title = page.or_else(|| pack_cards::read(kind).map(|shared| shared.card.title));
    let title = title.or_else(|| proposal_cards::line(kind));
    title.or_else(|| nodes_of(kind).map(|nodes| words::plain_of(&nodes)))
}

/// The words of a message; `None` for kinds that have none, or that this version does not show.
fn nodes_of(kind: &MessageType) -> Option<Vec<Node>> {
    let (body, formatted) = match kind {
        MessageType::Text(text) => (&text.body, text.formatted.as_ref()),
        MessageType::Notice(notice) => (&notice.body, notice.formatted.as_ref()),
        MessageType::Emote(emote) => (&emote.body, emote.formatted.as_ref()),
        _ => return None,
    };
    Some(match formatted {
        Some(FormattedBody { format: MessageFormat::Html, body }) => words::of_html(body),
        _ => words::of_plain(body),
    })
}

fn cause_of(encrypted: &EncryptedMessage) -> UndecryptableCause {
    let EncryptedMessage::MegolmV1AesSha2 { cause, .. } = encrypted else {
        return UndecryptableCause::WaitingForKey;
    };
    meaning_of(*cause)
}

/// What the SDK's cause means for the person; each has one thing to do, or none.
fn meaning_of(cause: UtdCause) -> UndecryptableCause {
    match cause {
        UtdCause::SentBeforeWeJoined => UndecryptableCause::SentBeforeJoining,
        UtdCause::VerificationViolation | UtdCause::UnsignedDevice | UtdCause::UnknownDevice => {
            UndecryptableCause::SenderNotTrusted
        }
        UtdCause::HistoricalMessageAndBackupIsDisabled => UndecryptableCause::NotInBackup,
        UtdCause::HistoricalMessageAndDeviceIsUnverified => UndecryptableCause::NeedsRecoveryKey,
        UtdCause::WithheldForUnverifiedOrInsecureDevice | UtdCause::WithheldBySender => {
            UndecryptableCause::Withheld
        }
        UtdCause::Unknown => UndecryptableCause::WaitingForKey,
    }
}

fn send_state(event: &EventTimelineItem, circumstances: Circumstances) -> SendState {
    match event.send_state() {
        None | Some(EventSendState::Sent { .. }) => SendState::Sent,
        Some(EventSendState::SendingFailed { is_recoverable: false, .. }) => SendState::Failed,
        Some(_) if circumstances.is_held => SendState::Paused,
        // While the server is out of reach nothing has failed yet: it goes out by itself.
        Some(EventSendState::SendingFailed { .. })
            if circumstances.connection == Connection::Online =>
        {
            SendState::Failed
        }
        Some(_) => SendState::Sending,
    }
}

fn notice_of(change: &RoomMembershipChange) -> Option<Notice> {
    let name = change.display_name();
    let person = words::person(change.user_id(), name.as_deref())?;
    match change.change()? {
        MembershipChange::Joined
        | MembershipChange::InvitationAccepted
        | MembershipChange::KnockAccepted => Some(Notice::Joined { person }),
        MembershipChange::Left
        | MembershipChange::Banned
        | MembershipChange::Kicked
        | MembershipChange::KickedAndBanned
        | MembershipChange::InvitationRejected
        | MembershipChange::InvitationRevoked => Some(Notice::Left { person }),
        MembershipChange::Invited => Some(Notice::Invited { person }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_of_a_closed_message_is_told_as_what_it_means() {
        for (cause, expected) in [
            (UtdCause::Unknown, UndecryptableCause::WaitingForKey),
            (UtdCause::SentBeforeWeJoined, UndecryptableCause::SentBeforeJoining),
            (UtdCause::VerificationViolation, UndecryptableCause::SenderNotTrusted),
            (UtdCause::UnsignedDevice, UndecryptableCause::SenderNotTrusted),
            (UtdCause::UnknownDevice, UndecryptableCause::SenderNotTrusted),
            (UtdCause::HistoricalMessageAndBackupIsDisabled, UndecryptableCause::NotInBackup),
            (
                UtdCause::HistoricalMessageAndDeviceIsUnverified,
                UndecryptableCause::NeedsRecoveryKey,
            ),
            (UtdCause::WithheldForUnverifiedOrInsecureDevice, UndecryptableCause::Withheld),
            (UtdCause::WithheldBySender, UndecryptableCause::Withheld),
        ] {
            assert_eq!(meaning_of(cause), expected, "{cause:?}");
        }
    }
}
