//! One open room: its facts, its timeline, its composer, and the person's verbs in it.
//!
//! Made when a room is opened and dropped with its page, which ends its streams. Invariant: what
//! was written is either in the composer or in the send queue, never in neither.

use std::time::Duration;

use larkspur_ipc::{
    IpcError, ItemKey, MemberId, RoomId,
    account::Identity,
    messaging::{
        AcceptIdentity, IdentityChange, LoadEarlier, MAX_MESSAGE_BYTES, MarkRead, MessagingError,
        RetryMessage, RoomDetail, SendMessage, SendState, TimelineItem, TimelineKind, WatchRoom,
        WatchTimeline, WithdrawMessage,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    announce::{Heard, heard},
    composer_state::Composer,
};
use crate::{
    features::account::{Account, use_account},
    i18n::{Text, t},
    ipc::{call, watch},
    shared::{
        Pending, announcer, effect, error_text,
        live_list::{Change, Keyed, LiveList, watch_list},
        run, toast,
        virtual_list::VirtualList,
    },
};

/// How long new messages are gathered before they are announced as one.
const BURST: Duration = Duration::from_secs(1);

impl Keyed for TimelineItem {
    type Key = ItemKey;
    fn key(&self) -> ItemKey {
        self.key.clone()
    }
}

/// How far the way back into history has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Earlier {
    /// Earlier messages load when the reader comes near.
    Ready,
    /// They are loading.
    Loading,
    /// They did not load; the person is asked to try again.
    Stopped,
    /// There is nothing earlier.
    AtStart,
}

/// Why nothing can be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The facts of the room are outstanding.
    Opening,
    /// The room is not encrypted.
    NotEncrypted,
    /// The recovery key from before was not entered.
    KeyMissing,
    /// A changed identity waits for an answer.
    IdentityChanged,
    /// The room's rules.
    Rules,
}

impl Refusal {
    /// The reason in words.
    pub(super) fn text(self) -> Text {
        match self {
            Self::Opening => t::messaging_refused_opening(),
            Self::NotEncrypted => t::messaging_refused_not_encrypted(),
            Self::KeyMissing => t::messaging_refused_recovery(),
            Self::IdentityChanged => t::messaging_refused_identity(),
            Self::Rules => t::messaging_refused_rules(),
        }
    }
}

/// Why nothing can be sent, the weightiest reason first.
fn refusal(detail: Option<&RoomDetail>, identity: Option<Identity>) -> Option<Refusal> {
    let Some(detail) = detail else { return Some(Refusal::Opening) };
    if !detail.is_encrypted {
        Some(Refusal::NotEncrypted)
    } else if identity == Some(Identity::NeedsRecoveryKey) {
        Some(Refusal::KeyMissing)
    } else if !detail.identity_changes.is_empty() {
        Some(Refusal::IdentityChanged)
    } else if !detail.can_send {
        Some(Refusal::Rules)
    } else {
        None
    }
}

/// The state of an open room. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct OpenRoom {
    room: StoredValue<RoomId>,
    account: Account,
    detail: RwSignal<Option<RoomDetail>>,
    timeline: StoredValue<LiveList<TimelineItem>>,
    earlier: RwSignal<Earlier>,
    error: RwSignal<Option<IpcError>>,
    unheard: StoredValue<Vec<Heard>>,
    /// The timeline's place in the page.
    pub(super) list: VirtualList<ItemKey>,
    /// What stands in the composer.
    pub(super) composer: Composer,
    /// Whether the answer to a changed identity was put off.
    pub(super) puts_answer_off: RwSignal<bool>,
    /// Where the answer to a changed identity stands.
    pub(super) accepting: RwSignal<Pending<()>>,
}

impl OpenRoom {
    /// Subscribes to a room until the current owner is cleaned up.
    pub(super) fn open(room: RoomId) -> Self {
        let timeline = LiveList::<TimelineItem>::new();
        let earlier = RwSignal::new(Earlier::Ready);
        let list = {
            let keys = timeline.clone();
            let (near, room) = (timeline.clone(), room.clone());
            VirtualList::new(move || keys.keys(), move || load_earlier(&near, &room, earlier))
        };
        let state = Self {
            room: StoredValue::new(room.clone()),
            account: use_account(),
            detail: RwSignal::new(None),
            timeline: StoredValue::new(timeline.clone()),
            earlier,
            error: RwSignal::new(None),
            unheard: StoredValue::new(Vec::new()),
            list,
            composer: Composer::open(room.clone()),
            puts_answer_off: RwSignal::new(false),
            accepting: RwSignal::default(),
        };
        // Whatever ended a wait at the edge, the list looks again whether more is needed.
        effect(move || {
            if earlier.get() == Earlier::Ready {
                list.look_again();
            }
        });
        let watched = room.clone();
        watch_list(
            move || WatchTimeline { room: watched.clone() },
            timeline,
            move |change| state.on_change(&change),
        );
        watch(WatchRoom { room }, move |detail| {
            state.detail.try_set(Some(detail));
        })
        .until_cleanup();
        state
    }

    fn on_change(self, change: &Change<ItemKey>) {
        if change.is_reset {
            // An empty timeline changes no key, so nothing else would ask for earlier messages.
            self.list.look_again();
        } else if self.list.is_at_end_untracked() {
            self.hear(&change.arrived);
        }
    }

    /// The room.
    pub(super) fn id(self) -> RoomId {
        self.room.get_value()
    }

    /// One fact of the room. Tracks.
    pub(super) fn fact<T>(self, read: impl FnOnce(&RoomDetail) -> T) -> Option<T> {
        self.detail.with(|detail| detail.as_ref().map(read))
    }

    /// Whether the timeline of this device was read. Tracks.
    pub(super) fn has_timeline_arrived(self) -> bool {
        self.timeline.with_value(LiveList::has_arrived)
    }

    /// The signal of one row, while the row lives.
    pub(super) fn row(self, key: &ItemKey) -> Option<ArcRwSignal<TimelineItem>> {
        self.timeline.with_value(|timeline| timeline.row(key))
    }

    /// How far the way back has come. Tracks.
    pub(super) fn earlier(self) -> Earlier {
        self.earlier.get()
    }

    /// Tries once more to load earlier messages.
    pub(super) fn retry_earlier(self) {
        self.earlier.set(Earlier::Ready);
    }

    /// Why nothing can be sent now, if so. Tracks.
    pub(super) fn refusal(self) -> Option<Refusal> {
        let identity = self.account.identity();
        self.detail.with(|detail| refusal(detail.as_ref(), identity))
    }

    /// Why the last message was not accepted, if so. Tracks.
    pub(super) fn error(self) -> Option<IpcError> {
        self.error.get().or_else(|| self.composer.error())
    }

    /// The first changed identity that waits for an answer. Tracks.
    pub(super) fn identity_change(self) -> Option<IdentityChange> {
        self.fact(|detail| detail.identity_changes.first().cloned()).flatten()
    }

    /// Hands what is typed to the send queue.
    pub(super) fn send(self) {
        if untrack(|| self.refusal()).is_some() {
            return;
        }
        let typed = self.composer.words_untracked();
        if typed.trim().is_empty() {
            return;
        }
        if typed.len() > MAX_MESSAGE_BYTES {
            self.error.set(Some(MessagingError::TooLong.into()));
            return;
        }
        self.error.set(None);
        let (room, body) = (self.id(), self.composer.take());
        self.list.go_to_end();
        spawn_local(async move {
            match call(SendMessage { room: room.clone(), body: body.clone() }).await {
                Ok(()) => self.composer.save(),
                Err(error) => {
                    self.composer.put_back(room, body);
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    /// Tries a message again that was not sent.
    pub(super) fn retry(self, key: ItemKey) {
        let room = self.id();
        spawn_local(async move { report(call(RetryMessage { room, key }).await) });
    }

    /// Takes an unsent message back into the composer.
    pub(super) fn edit(self, key: ItemKey) {
        self.withdraw(key, move |room, words| self.composer.put_back(room, words));
    }

    /// Deletes an unsent message. Its words can be had back while the toast stands.
    pub(super) fn delete(self, key: ItemKey) {
        self.withdraw(key, move |room, words| {
            let undo = Callback::new(move |()| self.composer.put_back(room.clone(), words.clone()));
            toast::show(t::messaging_deleted(), Some(undo));
        });
    }

    fn withdraw(self, key: ItemKey, then: impl FnOnce(RoomId, String) + 'static) {
        let room = self.id();
        spawn_local(async move {
            match call(WithdrawMessage { room: room.clone(), key }).await {
                Ok(words) => then(room, words),
                Err(error) => report(Err(error)),
            }
        });
    }

    /// Edits the newest message of one's own, if it is one that was not sent.
    pub(super) fn edit_last(self) {
        let unsent = self.timeline.with_value(|timeline| {
            timeline.keys_untracked().iter().rev().find_map(|key| {
                let row = timeline.row(key)?;
                row.with_untracked(|item| match &item.kind {
                    TimelineKind::Message { message } if message.is_own => {
                        Some((message.send_state == Some(SendState::Failed)).then(|| key.clone()))
                    }
                    _ => None,
                })
            })
        });
        if let Some(Some(key)) = unsent {
            self.edit(key);
        }
    }

    /// Goes on with somebody's new keys.
    pub(super) fn accept_identity(self, member: MemberId) {
        run(self.accepting, AcceptIdentity { room: self.id(), member });
    }

    /// Marks the room as read, by a private receipt.
    pub(super) fn mark_read(self) {
        let room = self.id();
        spawn_local(async move {
            // The room stays "new" when this is refused, which is the truth.
            let _ = call(MarkRead { room }).await;
        });
    }

    /// Gathers what arrived; the first of a burst starts the clock.
    fn hear(self, arrived: &[ItemKey]) {
        let new: Vec<Heard> = arrived
            .iter()
            .filter_map(|key| self.row(key))
            .filter_map(|row| row.with_untracked(heard))
            .collect();
        if new.is_empty() {
            return;
        }
        let is_first = self.unheard.with_value(Vec::is_empty);
        self.unheard.update_value(|unheard| unheard.extend(new));
        if is_first {
            set_timeout(move || self.say_what_was_heard(), BURST);
        }
    }

    fn say_what_was_heard(self) {
        // Nothing is left to say when the room was closed meanwhile.
        let Some(unheard) = self.unheard.try_update_value(std::mem::take) else { return };
        let words = match unheard.as_slice() {
            [] => return,
            [one] => Text::from(t::MessagingAnnounce {
                name: one.name.clone().into(),
                text: one.text.clone().into(),
            }),
            many => t::messaging_announce_many(many.len()),
        };
        announcer::announce(untrack(|| words.text()));
    }
}

/// Loads earlier messages once, if that is due.
fn load_earlier(timeline: &LiveList<TimelineItem>, room: &RoomId, earlier: RwSignal<Earlier>) {
    let is_due = untrack(|| timeline.has_arrived()) && earlier.get_untracked() == Earlier::Ready;
    if !is_due {
        return;
    }
    earlier.set(Earlier::Loading);
    let room = room.clone();
    spawn_local(async move {
        let next = match call(LoadEarlier { room }).await {
            Ok(true) => Earlier::AtStart,
            Ok(false) => Earlier::Ready,
            Err(_) => Earlier::Stopped,
        };
        // The room may have been left meanwhile.
        earlier.try_set(next);
    });
}

fn report(reply: Result<(), IpcError>) {
    if let Err(error) = reply {
        toast::show(error_text(error), None);
    }
}

/// The name of a room, or words for one that has none yet.
pub(super) fn room_name(name: &str) -> crate::i18n::Arg {
    if name.is_empty() { t::messaging_unnamed().into() } else { name.into() }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::messaging::{Ownership, Person, RoomKind};

    use super::*;

    fn detail() -> RoomDetail {
        RoomDetail {
            room: RoomId::parse("!a").unwrap(),
            name: "June visit".to_owned(),
            kind: RoomKind::Circle,
            is_encrypted: true,
            member_count: 2,
            organisation: None,
            ownership: Ownership::Settled,
            can_invite: true,
            can_send: true,
            identity_changes: Vec::new(),
        }
    }

    #[test]
    fn nothing_is_sent_before_the_room_is_known_to_be_encrypted() {
        assert_eq!(refusal(None, Some(Identity::Ready)), Some(Refusal::Opening));
        let open = RoomDetail { is_encrypted: false, can_send: false, ..detail() };
        assert_eq!(refusal(Some(&open), Some(Identity::Ready)), Some(Refusal::NotEncrypted));
        assert_eq!(refusal(Some(&detail()), Some(Identity::Ready)), None);
        assert_eq!(refusal(Some(&detail()), Some(Identity::KeyNotConfirmed)), None);
    }

    #[test]
    fn a_changed_identity_or_a_missing_key_holds_sending_back() {
        let person = Person {
            member: MemberId::parse("@cedar:example.org").unwrap(),
            name: "Cedar".to_owned(),
        };
        let changed = RoomDetail {
            identity_changes: vec![IdentityChange { person, was_verified: false }],
            ..detail()
        };
        assert_eq!(refusal(Some(&changed), Some(Identity::Ready)), Some(Refusal::IdentityChanged));
        let missing = refusal(Some(&detail()), Some(Identity::NeedsRecoveryKey));
        assert_eq!(missing, Some(Refusal::KeyMissing));
    }
}
