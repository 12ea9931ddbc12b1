//! The gate before the send queue: nothing leaves before the members' identities were looked at.
//!
//! When somebody's keys changed, sending in the rooms shared with them stops until the reader has
//! read one sentence and chosen. What was written before and not yet sent waits too: the queue of
//! a room starts closed, and after each break it opens only once the server was asked for the
//! members' identities *now*. Invariant: a room's queue is open only while nobody in the room has
//! a changed identity that the reader has not answered.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_util::{FutureExt as _, StreamExt as _, stream};
use larkspur_ipc::{
    IpcError,
    messaging::{AcceptIdentity, Connection, IdentityChange, MessagingError},
};
use matrix_sdk::{
    Client, Room, RoomState,
    encryption::identities::UserIdentity,
    ruma::{OwnedRoomId, OwnedUserId, RoomId, UserId},
};
use matrix_sdk_base::crypto::{CryptoStoreError, IdentityState, IdentityStatusChange};
use tokio::sync::watch;
use tracing::warn;

use super::{Messaging, Shared, error::of_sdk, members, words};
use crate::tasks::Tasks;

/// How many members are asked for at once.
const ASKED_AT_ONCE: usize = 8;
/// How long one member's server may take; a silent one must not hold a room back for ever.
const ASK_PATIENCE: Duration = Duration::from_secs(10);
/// How long after a failed sending it is tried again while the server answers otherwise.
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// Which rooms may send, and which changes are unanswered.
#[derive(Default)]
pub(super) struct SendGate {
    changes: watch::Sender<HashMap<OwnedRoomId, Vec<IdentityChange>>>,
    /// Rooms whose members were looked at since the last break.
    checked: Mutex<HashSet<OwnedRoomId>>,
    /// One watcher for each checked room.
    watchers: Mutex<HashMap<OwnedRoomId, Tasks>>,
}

impl SendGate {
    /// Follows every change of what is unanswered.
    pub(super) fn subscribe(&self) -> watch::Receiver<HashMap<OwnedRoomId, Vec<IdentityChange>>> {
        self.changes.subscribe()
    }

    /// The unanswered changes of one room.
    pub(super) fn changes(&self, room: &RoomId) -> Vec<IdentityChange> {
        self.changes.borrow().get(room).cloned().unwrap_or_default()
    }

    /// Whether sending in the room waits for an answer.
    pub(super) fn is_held(&self, room: &RoomId) -> bool {
        self.changes.borrow().get(room).is_some_and(|changes| !changes.is_empty())
    }

    /// Whether something may be sent in the room now: its members were looked at since the last break, and nobody's change is
    /// unanswered.
    pub(super) fn is_open(&self, shared: &Shared, room: &RoomId) -> bool {
        shared.connection.now() == Connection::Online
            && self.is_checked(room)
            && !self.is_held(room)
    }

    /// Closes every queue: the server is out of reach, or the vault is being locked.
    pub(super) async fn close_all(&self, client: &Client) {
        if let Ok(mut checked) = self.checked.lock() {
            checked.clear();
        }
        if let Ok(mut watchers) = self.watchers.lock() {
            watchers.clear();
        }
        client.send_queue().set_enabled(false).await;
    }

    fn put(&self, room: &RoomId, changes: Vec<IdentityChange>) {
        self.changes.send_if_modified(|all| {
            if changes.is_empty() {
                all.remove(room).is_some()
            } else {
                all.insert(room.to_owned(), changes.clone()).as_ref() != Some(&changes)
            }
        });
    }

    fn is_checked(&self, room: &RoomId) -> bool {
        self.checked.lock().is_ok_and(|checked| checked.contains(room))
    }
}

impl Messaging {
    /// Goes on sending although somebody's identity changed.
    ///
    /// # Errors
    /// When the member is not known, or the device could not keep the answer.
    pub async fn accept_identity(&self, command: AcceptIdentity) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        let member =
            UserId::parse(command.member.as_str()).map_err(|_| MessagingError::MemberUnknown)?;
        let known = self.shared.client.encryption().get_user_identity(&member).await;
        let identity = known.ok().flatten().ok_or(MessagingError::MemberUnknown)?;
        accept(&identity).await.map_err(|_| MessagingError::DiskNotWritable)?;
        open_if_calm(&self.shared, &room).await;
        Ok(())
    }
}

async fn accept(identity: &UserIdentity) -> Result<(), CryptoStoreError> {
    if identity.has_verification_violation() {
        identity.withdraw_verification().await?;
    }
    identity.pin().await
}

/// Opens and closes the gates as the connection comes and goes.
pub(super) async fn follow(shared: Arc<Shared>) {
    let mut connection = shared.connection.subscribe();
    let mut errors = shared.client.send_queue().subscribe_errors();
    loop {
        let now = *connection.borrow_and_update();
        match now {
            Connection::Online => check_waiting(&shared).await,
            Connection::Offline => shared.gate.close_all(&shared.client).await,
            Connection::Connecting => {}
        }
        tokio::select! {
            changed = connection.changed() => if changed.is_err() { return },
            error = errors.recv() => {
                // The queue of that room has closed itself. It is tried again after a while.
                if let Ok(error) = error
                    && error.is_recoverable
                {
                    if let Ok(mut checked) = shared.gate.checked.lock() {
                        checked.remove(&error.room_id);
                    }
                    tokio::time::sleep(RETRY_AFTER).await;
                }
            }
        }
    }
}

/// Looks at every room in which words wait, and at those that are open on the screen.
async fn check_waiting(shared: &Arc<Shared>) {
    let waiting = shared.client.send_queue().local_echoes().await.unwrap_or_default();
    let rooms: HashSet<OwnedRoomId> = waiting.into_keys().chain(shared.timelines.rooms()).collect();
    for room in rooms {
        if let Some(room) = shared.client.get_room(&room) {
            check(shared, &room).await;
        }
    }
}

/// Asks the server for the identities of the room's members now, then opens its queue if nobody's
/// changed. Does nothing while the server is out of reach, or when it was done since the last break.
pub(super) async fn check(shared: &Arc<Shared>, room: &Room) {
    let id = room.room_id();
    if shared.connection.now() != Connection::Online || room.state() != RoomState::Joined {
        return;
    }
    if shared.gate.is_checked(id) {
        return open_if_calm(shared, room).await;
    }
    if room.sync_members().await.is_err() || !ask_for_identities(shared, room).await {
        // The members could not be learnt: the queue stays closed until the next try.
        return;
    }
    if let Ok(mut checked) = shared.gate.checked.lock() {
        checked.insert(id.to_owned());
    }
    watch(shared, room);
    open_if_calm(shared, room).await;
}

async fn ask_for_identities(shared: &Shared, room: &Room) -> bool {
    let encryption = shared.client.encryption();
    let asked = stream::iter(members::others(room).await).map(|member: OwnedUserId| {
        let encryption = &encryption;
        async move {
            tokio::time::timeout(ASK_PATIENCE, encryption.request_user_identity(&member))
                .await
                .is_ok_and(|answer| answer.is_ok())
        }
    });
    asked.buffer_unordered(ASKED_AT_ONCE).all(std::future::ready).await
}

/// Follows the identities of a room for as long as the gate knows it.
fn watch(shared: &Arc<Shared>, room: &Room) {
    let tasks = Tasks::default();
    let (weak, followed) = (Arc::downgrade(shared), room.clone());
    tasks.spawn("messaging::identities", async move {
        let Ok(statuses) = followed.subscribe_to_identity_status_changes().await else {
            warn!("the identities of a room cannot be followed");
            return;
        };
        futures_util::pin_mut!(statuses);
        while statuses.next().await.is_some() {
            let Some(shared) = weak.upgrade() else { return };
            open_if_calm(&shared, &followed).await;
        }
    });
    if let Ok(mut watchers) = shared.gate.watchers.lock() {
        watchers.insert(room.room_id().to_owned(), tasks);
    }
}

/// Publishes the unanswered changes; opens the queue if there are none and closes it otherwise.
async fn open_if_calm(shared: &Shared, room: &Room) {
    let changes = unanswered(room).await;
    let is_calm = changes.as_ref().is_some_and(Vec::is_empty);
    if !is_calm {
        room.send_queue().set_enabled(false);
    }
    shared.gate.put(room.room_id(), changes.unwrap_or_default());
    if is_calm
        && shared.gate.is_checked(room.room_id())
        && shared.connection.now() == Connection::Online
    {
        room.send_queue().set_enabled(true);
    }
}

/// The changes that wait for an answer; `None` when they cannot be told.
async fn unanswered(room: &Room) -> Option<Vec<IdentityChange>> {
    let statuses = room.subscribe_to_identity_status_changes().await.ok()?;
    futures_util::pin_mut!(statuses);
    // The first item is the state of the room as it is. It is there at once or, when nobody's state
    // is special, not at all.
    let now = statuses.next().now_or_never().flatten();
    let mut changes = Vec::new();
    for status in now.unwrap_or_default() {
        if let Some(change) = change_of(room, &status).await {
            changes.push(change);
        }
    }
    Some(changes)
}

async fn change_of(room: &Room, status: &IdentityStatusChange) -> Option<IdentityChange> {
    let was_verified = match status.changed_to {
        IdentityState::VerificationViolation => true,
        IdentityState::PinViolation => false,
        _ => return None,
    };
    let member = room.get_member_no_sync(&status.user_id).await.ok().flatten();
    let name = member.as_ref().and_then(|member| member.display_name());
    Some(IdentityChange { person: words::person(&status.user_id, name)?, was_verified })
}

impl Shared {
    /// Refuses what must not be sent now: to a room that is not encrypted, or with open questions.
    pub(super) async fn refuse_unsafe(&self, room: &Room) -> Result<(), IpcError> {
        let is_encrypted = room.encryption_state().is_encrypted()
            || room.latest_encryption_state().await.map_err(|e| of_sdk(&e))?.is_encrypted();
        if is_encrypted { Ok(()) } else { Err(MessagingError::NotEncrypted.into()) }
    }
}
