//! Leaving a room, with ten seconds to think again.
//!
//! The room goes from the list at once; the server is told when the ten seconds are over. Used by the
//! commands `messaging_leave_room` and `messaging_undo_leave` and by the room list. Invariants: a
//! leaving is a row of the app database before it is answered, so a lock, a crash or a dead network
//! only delays it, and the next start finishes it; whoever takes it back in time was never gone
//! for anybody; what is under way to the server is not taken back.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use larkspur_ipc::{
    IpcError,
    messaging::{Connection, LeaveRoom, MessagingError, UndoLeave},
};
use matrix_sdk::{
    RoomState,
    ruma::{OwnedRoomId, RoomId},
};
use sqlx::Row as _;
use tokio::{
    sync::{Mutex, watch},
    time::Instant,
};
use tracing::warn;

use super::{Messaging, Shared};
use crate::{db::Database, server_fault::ServerFault};

/// How long a leaving can be taken back: the ten seconds for which the toast stays that offers it
/// (look.md, sentence 12), and one for the way of a press at the last moment.
const TIME_TO_UNDO: Duration = Duration::from_secs(11);
/// How long after a failed try the server is told again, while it answers otherwise.
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// How long signing out waits for the server to be told.
const PATIENCE: Duration = Duration::from_secs(5);

/// How far a leaving has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It is told to the server at this moment, if the server can be reached.
    Waits(Instant),
    /// It is on its way.
    IsTold,
}

/// The rooms that the person is leaving.
#[derive(Default)]
pub(super) struct Leaving {
    steps: Mutex<HashMap<OwnedRoomId, Step>>,
    /// The same rooms, for those who only need to know which.
    rooms: watch::Sender<HashSet<OwnedRoomId>>,
}

impl Leaving {
    /// Follows which rooms are being left.
    pub(super) fn subscribe(&self) -> watch::Receiver<HashSet<OwnedRoomId>> {
        self.rooms.subscribe()
    }

    /// Whether the person is leaving this room.
    pub(super) fn contains(&self, room: &RoomId) -> bool {
        self.rooms.borrow().contains(room)
    }

    /// Reads what an earlier run began. Nobody is left to take it back.
    pub(super) async fn load(&self, database: &Database) {
        let rows = sqlx::query("SELECT room_id FROM leaving").fetch_all(database.pool()).await;
        let now = Instant::now();
        let mut steps = self.steps.lock().await;
        for row in rows.unwrap_or_default() {
            if let Some(room) =
                row.try_get::<String, _>(0).ok().and_then(|id| RoomId::parse(id).ok())
            {
                steps.insert(room, Step::Waits(now));
            }
        }
        self.publish(&steps);
    }

    async fn begin(&self, database: &Database, room: &RoomId) -> Result<(), IpcError> {
        let mut steps = self.steps.lock().await;
        if steps.contains_key(room) {
            return Ok(());
        }
        sqlx::query("INSERT OR IGNORE INTO leaving (room_id) VALUES (?)")
            .bind(room.as_str())
            .execute(database.pool())
            .await
            .map_err(|_| MessagingError::DiskNotWritable)?;
        steps.insert(room.to_owned(), Step::Waits(Instant::now() + TIME_TO_UNDO));
        self.publish(&steps);
        Ok(())
    }

    async fn undo(&self, database: &Database, room: &RoomId) -> Result<(), IpcError> {
        let mut steps = self.steps.lock().await;
        if !matches!(steps.get(room), Some(Step::Waits(_))) {
            return Err(MessagingError::LeftAlready.into());
        }
        // While the row stands, the next start would leave: then it is not taken back.
        strike_off(database, room).await?;
        steps.remove(room);
        self.publish(&steps);
        Ok(())
    }

    /// When the next leaving is to be told.
    async fn next_due(&self) -> Option<Instant> {
        let steps = self.steps.lock().await;
        steps
            .values()
            .filter_map(|step| if let Step::Waits(due) = step { Some(*due) } else { None })
            .min()
    }

    /// Takes what is due at `now`; from here on it cannot be taken back.
    async fn take_due(&self, now: Instant) -> Vec<OwnedRoomId> {
        let mut taken = Vec::new();
        for (room, step) in self.steps.lock().await.iter_mut() {
            if matches!(step, Step::Waits(due) if *due <= now) {
                *step = Step::IsTold;
                taken.push(room.clone());
            }
        }
        taken
    }

    async fn put_off(&self, room: &RoomId, wait: Duration) {
        if let Some(step) = self.steps.lock().await.get_mut(room) {
            *step = Step::Waits(Instant::now() + wait);
        }
    }

    async fn finish(&self, database: &Database, room: &RoomId) {
        if strike_off(database, room).await.is_err() {
            warn!("a leaving could not be struck off; it is told again, which changes nothing");
        }
        let mut steps = self.steps.lock().await;
        steps.remove(room);
        self.publish(&steps);
    }

    fn publish(&self, steps: &HashMap<OwnedRoomId, Step>) {
        self.rooms.send_replace(steps.keys().cloned().collect());
    }
}

async fn strike_off(database: &Database, room: &RoomId) -> Result<(), IpcError> {
    sqlx::query("DELETE FROM leaving WHERE room_id = ?")
        .bind(room.as_str())
        .execute(database.pool())
        .await
        .map(|_| ())
        .map_err(|_| MessagingError::DiskNotWritable.into())
}

impl Messaging {
    /// Leaves a room: it goes from the list now, and the server is told in ten seconds, or when it
    /// can be reached.
    ///
    /// # Errors
    /// [`MessagingError::RoomUnknown`], or [`MessagingError::DiskNotWritable`] when the device could
    /// not keep it; then nothing has changed.
    pub async fn leave_room(&self, command: LeaveRoom) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        self.shared.leaving.begin(self.database(), room.room_id()).await?;
        self.shared.timelines.close(room.room_id());
        Ok(())
    }

    /// Takes the leaving of a room back; the room is in the list again.
    ///
    /// # Errors
    /// [`MessagingError::LeftAlready`] when the server has been told, or
    /// [`MessagingError::DiskNotWritable`] when the device could not keep it.
    pub async fn undo_leave(&self, command: UndoLeave) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        self.shared.leaving.undo(self.database(), room.room_id()).await
    }
}

impl Messaging {
    /// Tells the server of every leaving now, for whoever signs out: nobody would tell it later.
    pub(crate) async fn finish_leaving(&self) {
        let shared = &self.shared;
        let told = async {
            for room in shared.leaving.take_due(Instant::now() + TIME_TO_UNDO).await {
                tell(shared, &room).await;
            }
        };
        if tokio::time::timeout(PATIENCE, told).await.is_err() {
            warn!("the server was not told about every room that was left");
        }
    }
}

/// Tells the server of every leaving when it is due and the server can be reached.
pub(super) async fn follow(shared: Arc<Shared>) {
    let mut rooms = shared.leaving.subscribe();
    let mut connection = shared.connection.subscribe();
    loop {
        let is_online = *connection.borrow_and_update() == Connection::Online;
        if is_online {
            for room in shared.leaving.take_due(Instant::now()).await {
                tell(&shared, &room).await;
            }
        }
        let due = shared.leaving.next_due().await.filter(|_| is_online);
        let is_over = tokio::select! {
            changed = rooms.changed() => changed.is_err(),
            changed = connection.changed() => changed.is_err(),
            () = until(due) => false,
        };
        if is_over {
            return;
        }
    }
}

async fn until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}

async fn tell(shared: &Shared, id: &RoomId) {
    let Some(room) = shared.client.get_room(id) else { return finish(shared, id).await };
    if room.state() == RoomState::Left {
        return finish(shared, id).await;
    }
    let Err(error) = room.leave().await else { return finish(shared, id).await };
    let wait = match ServerFault::from(&error) {
        ServerFault::RateLimited(seconds) => Duration::from_secs(seconds.into()),
        // The server knows the person as somebody who is not in the room: there is nothing to leave.
        ServerFault::Forbidden | ServerFault::NotFound => {
            return finish(shared, id).await;
        }
        _ => RETRY_AFTER,
    };
    warn!("a room could not be left yet");
    shared.leaving.put_off(id, wait).await;
}

/// The person is not in the room any more.
async fn finish(shared: &Shared, id: &RoomId) {
    shared.fetched.forget_room(id).await;
    shared.leaving.finish(&shared.database, id).await;
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::room_id;

    use super::*;

    async fn open(folder: &std::path::Path) -> Database {
        Database::open(&folder.join("app.db"), &crate::vault::Key::make(|bytes| bytes.fill(1)))
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_leaving_can_be_taken_back_until_it_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(folder.path()).await;
        let (leaving, room) = (Leaving::default(), room_id!("!june:example.org"));
        let begun = Instant::now();
        leaving.begin(&database, room).await.unwrap();
        assert!(leaving.contains(room));
        assert!(leaving.take_due(begun + TIME_TO_UNDO - Duration::from_secs(1)).await.is_empty());
        assert!(leaving.next_due().await.unwrap() >= begun + TIME_TO_UNDO);
        leaving.undo(&database, room).await.unwrap();
        assert!(!leaving.contains(room));
        let later = Instant::now() + TIME_TO_UNDO * 2;
        assert!(leaving.take_due(later).await.is_empty(), "it is told although it was taken back");

        leaving.begin(&database, room).await.unwrap();
        let later = Instant::now() + TIME_TO_UNDO;
        assert_eq!(leaving.take_due(later).await, [room.to_owned()]);
        assert!(leaving.take_due(later).await.is_empty(), "it is told twice");
        let refused = leaving.undo(&database, room).await;
        assert_eq!(refused, Err(MessagingError::LeftAlready.into()));
        database.close().await;
    }

    #[tokio::test]
    async fn a_restart_finishes_what_was_begun_and_nothing_that_was_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(folder.path()).await;
        let (first, second) = (room_id!("!june:example.org"), room_id!("!july:example.org"));
        let leaving = Leaving::default();
        leaving.begin(&database, first).await.unwrap();
        leaving.begin(&database, second).await.unwrap();
        leaving.undo(&database, second).await.unwrap();
        drop(leaving);
        database.close().await;

        let database = open(folder.path()).await;
        let leaving = Leaving::default();
        leaving.load(&database).await;
        assert!(leaving.contains(first) && !leaving.contains(second));
        assert_eq!(leaving.take_due(Instant::now()).await, [first.to_owned()]);
        leaving.finish(&database, first).await;
        assert!(!leaving.contains(first));
        let again = Leaving::default();
        again.load(&database).await;
        assert!(!again.contains(first), "it is told for ever");
        database.close().await;
    }
}
