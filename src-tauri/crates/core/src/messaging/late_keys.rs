//! Keys that arrive after the message that they open.
//!
//! Used by `Messaging` while it runs, and by each timeline that is open. Invariants: what could not be
//! decrypted is tried again whenever somebody's keys arrive; while a message on the screen cannot be
//! read, it is looked after again and again: the backup is asked for its key, since the SDK asks once
//! and another device of the person may bring it there at any time, and a timeline that has missed that
//! it was opened is given up.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt as _, pin_mut, stream};
use larkspur_ipc::messaging::Connection;
use matrix_sdk::{Room, ruma::OwnedEventId};
use matrix_sdk_base::crypto::types::events::UtdCause;
use matrix_sdk_ui::timeline::{
    EncryptedMessage, EventTimelineItem, MsgLikeKind, Timeline, TimelineItemContent,
};

use tokio::sync::watch;

use super::Shared;

/// How long after a message stands there closed it is looked after for the first time; each further
/// time takes twice as long, up to [`LONGEST_WAIT`].
pub(super) const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_mins(5);
/// How many keys are asked for at a time, the newest messages first.
const ASKED_EACH_TIME: usize = 20;

/// Tries what could not be decrypted again whenever keys of somebody arrive or change.
pub(super) async fn follow(shared: Arc<Shared>) {
    let encryption = shared.client.encryption();
    let (Ok(identities), Ok(devices)) =
        (encryption.user_identities_stream().await, encryption.devices_stream().await)
    else {
        return;
    };
    let changes = stream::select(identities.map(|_| ()), devices.map(|_| ()));
    pin_mut!(changes);
    while changes.next().await.is_some() {
        for timeline in shared.timelines.all() {
            retry_in(&timeline).await;
        }
    }
}

/// Tries what cannot be read in this timeline again.
pub(super) async fn retry_in(timeline: &Timeline) {
    let sessions = sessions(&closed(timeline).await, |_| true);
    if !sessions.is_empty() {
        timeline.retry_decryption(sessions).await;
    }
}

/// Looks after what cannot be read in an open room. `closed_rows` tells how many such rows stand there.
/// Ends when the timeline has to be built anew.
pub(super) async fn look_after(
    shared: &Shared,
    room: &Room,
    timeline: &Timeline,
    mut closed_rows: watch::Receiver<usize>,
    first_wait: Duration,
) {
    let mut wait = first_wait;
    loop {
        if *closed_rows.borrow_and_update() == 0 {
            wait = first_wait;
            if closed_rows.changed().await.is_err() {
                return std::future::pending().await;
            }
            continue;
        }
        tokio::select! {
            // Another message, or one that opened, is a reason to hope.
            Ok(()) = closed_rows.changed() => wait = first_wait,
            () = tokio::time::sleep(wait) => {
                let closed = closed(timeline).await;
                if is_outdated(room, &closed).await {
                    return;
                }
                if shared.connection.now() == Connection::Online {
                    let keyless = sessions(&closed, |cause| cause == UtdCause::Unknown);
                    ask(shared, room, timeline, &keyless).await;
                }
                wait = LONGEST_WAIT.min(wait * 2);
            }
        }
    }
}

/// Whether one of the messages is open in the SDK's event cache. Its timeline (0.18) misses this when a
/// key opens a message in the moment in which the message arrives: the cache then tells of the opened
/// one before it tells of the closed one.
async fn is_outdated(room: &Room, closed: &[Closed]) -> bool {
    let Ok((cache, _cache_lives)) = room.event_cache().await else { return false };
    for event in closed.iter().filter_map(|closed| closed.event.as_deref()) {
        if let Ok(Some(found)) = cache.find_event(event).await
            && !found.kind.is_utd()
        {
            return true;
        }
    }
    false
}

async fn ask(shared: &Shared, room: &Room, timeline: &Timeline, sessions: &[String]) {
    let backups = shared.client.encryption().backups();
    if sessions.is_empty() || !backups.are_enabled().await {
        return;
    }
    let mut found = Vec::new();
    for session in sessions.iter().rev().take(ASKED_EACH_TIME) {
        // An error means that the backup has no such key yet, or cannot be reached.
        if matches!(backups.download_room_key(room.room_id(), session).await, Ok(true)) {
            found.push(session.clone());
        }
    }
    if !found.is_empty() {
        timeline.retry_decryption(found).await;
    }
}

/// A message that cannot be read.
struct Closed {
    event: Option<OwnedEventId>,
    session: String,
    cause: UtdCause,
}

/// All of them in a timeline, the oldest first.
async fn closed(timeline: &Timeline) -> Vec<Closed> {
    let items = timeline.items().await;
    items.iter().filter_map(|item| item.as_event()).filter_map(closed_of).collect()
}

/// What is closed of an event, if it is.
fn closed_of(event: &EventTimelineItem) -> Option<Closed> {
    let TimelineItemContent::MsgLike(content) = event.content() else { return None };
    let MsgLikeKind::UnableToDecrypt(EncryptedMessage::MegolmV1AesSha2 {
        session_id, cause, ..
    }) = &content.kind
    else {
        return None;
    };
    let event = event.event_id().map(ToOwned::to_owned);
    Some(Closed { event, session: session_id.clone(), cause: *cause })
}

/// The keys that messages of a fitting cause wait for, each once, the oldest first.
fn sessions(closed: &[Closed], fits: impl Fn(UtdCause) -> bool) -> Vec<String> {
    let mut sessions: Vec<String> = Vec::new();
    for one in closed.iter().filter(|one| fits(one.cause)) {
        if !sessions.contains(&one.session) {
            sessions.push(one.session.clone());
        }
    }
    sessions
}
