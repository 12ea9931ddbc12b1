//! All that was ever said in a room, and what cannot be read yet.
//!
//! Used by [`super::library`] and [`super::draft_room`], which read a room as a whole and not as a conversation on the
//! screen. Invariants: what is given is what the SDK's event cache has, in its order; nothing is asked of the server more
//! often than it may come to something.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{BuildHasher as _, RandomState},
    sync::Arc,
    time::Duration,
};

use larkspur_ipc::messaging::Connection;
use matrix_sdk::{
    Room,
    deserialized_responses::{
        TimelineEvent, TimelineEventKind, VerificationLevel, VerificationState,
    },
    event_cache::{
        DecryptionRetryRequest, EventCacheDropHandles, EventCacheError, PaginationStatus,
        RoomEventCache, RoomEventCacheSubscriber,
    },
};
use tokio::sync::broadcast::error::TryRecvError;
use tracing::warn;

use super::{Shared, send_gate};

/// How many earlier events one request asks for.
const PAGE: u16 = 100;
/// How long what could not be loaded or opened waits for the next try; each further one waits twice as long.
pub(super) const FIRST_TRY: Duration = Duration::from_secs(2);
pub(super) const LONGEST_TRY: Duration = Duration::from_mins(5);
/// How many keys are asked for at a time.
const ASKED_EACH_TIME: usize = 20;

/// A room as the SDK keeps it: what is there, and when that changes. It is kept at hand while the second lives.
pub(super) type Opened =
    (RoomEventCache, Arc<EventCacheDropHandles>, Vec<TimelineEvent>, RoomEventCacheSubscriber);

/// Opens what the SDK keeps of a room. None when that cannot be read.
pub(super) async fn open_cache(room: &Room) -> Option<Opened> {
    let opened = async {
        let (cache, lives) = room.event_cache().await?;
        let (events, updates) = cache.subscribe().await?;
        Ok::<_, EventCacheError>((cache, lives, events, updates))
    };
    // The SDK's error may name the room.
    opened.await.inspect_err(|_| warn!("what is kept of a room cannot be read")).ok()
}

/// Everything that is in a room after it was told that something changed; what came in one burst is read once. None when it
/// cannot be read now: the next change tries again.
pub(super) async fn events_now(
    cache: &RoomEventCache,
    updates: &mut RoomEventCacheSubscriber,
) -> Option<Vec<TimelineEvent>> {
    while matches!(updates.try_recv(), Ok(_) | Err(TryRecvError::Lagged(_))) {}
    let events = cache.events().await;
    events.inspect_err(|_| warn!("what is kept of a room cannot be read")).ok()
}

/// What each event of a room is to a feature, in the order of the room.
///
/// It takes all of them each time. What the SDK (0.18) tells of changes cannot be followed: it sends them after it let go
/// of the lock under which they were made, so two may come in either order, and one may come that whoever has just
/// subscribed has already.
pub(super) struct Entries<E> {
    /// Each with what tells whether it is still the same.
    all: Vec<(u64, E)>,
    prints: RandomState,
}

impl<E> Default for Entries<E> {
    fn default() -> Self {
        Self { all: Vec::new(), prints: RandomState::new() }
    }
}

impl<E> Entries<E> {
    /// Takes the events of a room. One that is as it was is not read again.
    pub(super) fn take(&mut self, events: &[TimelineEvent], read: impl Fn(&TimelineEvent) -> E) {
        let mut before: HashMap<u64, E> = self.all.drain(..).collect();
        self.all.extend(events.iter().map(|event| {
            let print = fingerprint(event, &self.prints);
            (print, before.remove(&print).unwrap_or_else(|| read(event)))
        }));
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &E> {
        self.all.iter().map(|(_, entry)| entry)
    }
}

/// Another one as soon as what the event says, or who is proved to have said it, is another.
fn fingerprint(event: &TimelineEvent, prints: &RandomState) -> u64 {
    let how = match &event.kind {
        TimelineEventKind::Decrypted(decrypted) => {
            let proof = &decrypted.encryption_info;
            (true, Some(proof.sender.as_str()), is_of_another(&proof.verification_state))
        }
        TimelineEventKind::UnableToDecrypt { utd_info, .. } => {
            (false, utd_info.session_id.as_deref(), true)
        }
        TimelineEventKind::PlainText { .. } => (false, None, false),
    };
    prints.hash_one((how, event.raw().json().get()))
}

/// Whether the keys of a message are those of somebody else than its sender.
pub(super) fn is_of_another(state: &VerificationState) -> bool {
    matches!(state, VerificationState::Unverified(VerificationLevel::MismatchedSender))
}

/// What opening a room on the screen does as well: its members are learnt, and its queue may open.
pub(super) async fn prepare(shared: Arc<Shared>, room: Room) {
    shared.sync.room_list_service().subscribe_to_rooms(&[room.room_id()]).await;
    shared.learn_members(&room).await;
    send_gate::check(&shared, &room).await;
}

pub(super) fn has_start(cache: &RoomEventCache) -> bool {
    cache.pagination().status().get() == PaginationStatus::Idle { hit_timeline_start: true }
}

/// Loads what was said before, until there is nothing earlier. On a weak network that is tried again, whenever the
/// connection changes and after a while.
pub(super) async fn load(shared: Arc<Shared>, cache: RoomEventCache) {
    let mut connection = shared.connection.subscribe();
    let mut wait = FIRST_TRY;
    loop {
        match cache.pagination().run_backwards_once(PAGE).await {
            Ok(outcome) if outcome.reached_start => return,
            Ok(_) => wait = FIRST_TRY,
            Err(_) => {
                // Either is a reason to try again. Without the other end, messaging has ended.
                if let Ok(Err(_)) = tokio::time::timeout(wait, connection.changed()).await {
                    return std::future::pending().await;
                }
                wait = LONGEST_TRY.min(wait * 2);
            }
        }
    }
}

/// Tries what cannot be read again: keys of its sender may have come meanwhile, and the backup may have those of the
/// messages.
pub(super) async fn retry(shared: &Shared, room: &Room, keys: BTreeSet<String>) {
    let backups = shared.client.encryption().backups();
    if shared.connection.now() == Connection::Online && backups.are_enabled().await {
        for key in keys.iter().rev().take(ASKED_EACH_TIME) {
            // An error means that the backup has no such key yet, or cannot be reached.
            let _ = backups.download_room_key(room.room_id(), key).await;
        }
    }
    shared.client.event_cache().request_decryption(DecryptionRetryRequest {
        room_id: room.room_id().to_owned(),
        utd_session_ids: keys,
        refresh_info_session_ids: BTreeSet::new(),
    });
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use matrix_sdk::ruma::serde::Raw;

    use super::*;

    fn event(id: &str, words: &str) -> TimelineEvent {
        let raw = format!("{{\"event_id\":\"{id}\",\"content\":{{\"body\":\"{words}\"}}}}");
        TimelineEvent::from_plaintext(Raw::from_json_string(raw).unwrap())
    }

    #[test]
    fn the_order_is_the_rooms_and_what_has_not_changed_is_not_read_again() {
        let read = Cell::new(0);
        let mut entries = Entries::default();
        let mut take = |events: &[TimelineEvent]| {
            entries.take(events, |event| {
                read.set(read.get() + 1);
                event.event_id().unwrap().to_string()
            });
            entries.iter().cloned().collect::<Vec<_>>()
        };
        assert_eq!(take(&[event("$a", "A."), event("$b", "B.")]), ["$a", "$b"]);
        assert_eq!(read.get(), 2);
        assert_eq!(
            take(&[event("$b", "B."), event("$c", "C."), event("$a", "A.")]),
            ["$b", "$c", "$a"]
        );
        assert_eq!(read.get(), 3, "only the new one is read");
        assert_eq!(take(&[event("$a", "")]), ["$a"]);
        assert_eq!(read.get(), 4, "one that was removed says something else");
    }
}
