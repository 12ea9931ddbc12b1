//! All that was ever said in a room, and what cannot be read yet.
//!
//! Used by [`super::library`] and [`super::draft_room`], which read a room as a whole and not as a conversation on the screen.
//! Invariants: nothing is asked of the server without a connection more often than it may come to something; an event is given
//! only with a sender whom its encryption proved.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use larkspur_ipc::messaging::Connection;
use matrix_sdk::{
    Room,
    event_cache::{DecryptionRetryRequest, PaginationStatus, RoomEventCache},
};

use super::{Shared, send_gate};

/// How many earlier events one request asks for.
const PAGE: u16 = 100;
/// How long what could not be loaded or opened waits for the next try; each further one waits twice as long.
pub(super) const FIRST_TRY: Duration = Duration::from_secs(2);
pub(super) const LONGEST_TRY: Duration = Duration::from_mins(5);
/// How many keys are asked for at a time.
const ASKED_EACH_TIME: usize = 20;

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

