//! What stands in a composer, kept so that a crash or a dead battery loses half a second at most.
//!
//! Used by the commands `messaging_save_composer` and `messaging_load_composer`. Invariant: the
//! words are in the encrypted database before saving is answered (SQLCipher, `synchronous=FULL`).

use larkspur_ipc::{
    IpcError, RoomId,
    messaging::{LoadComposer, MAX_MESSAGE_BYTES, MessagingError, SaveComposer},
};
use sqlx::Row as _;

use super::Messaging;
use crate::db::Database;

impl Messaging {
    /// Keeps what was typed; empty text removes it.
    ///
    /// # Errors
    /// [`MessagingError::TooLong`] over the limit, [`MessagingError::DiskNotWritable`] when the
    /// disk did not take it.
    pub async fn save_composer(&self, command: SaveComposer) -> Result<(), IpcError> {
        if command.body.len() > MAX_MESSAGE_BYTES {
            return Err(MessagingError::TooLong.into());
        }
        self.shared.note_disk(save(self.database(), &command.room, &command.body).await)
    }

    /// Gives back what was kept; empty if nothing was.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the database does not answer.
    pub async fn load_composer(&self, command: LoadComposer) -> Result<String, IpcError> {
        let row = sqlx::query("SELECT body FROM composer WHERE room_id = ?")
            .bind(command.room.as_str())
            .fetch_optional(self.database().pool())
            .await
            .map_err(|_| IpcError::Internal)?;
        Ok(row.and_then(|row| row.try_get(0).ok()).unwrap_or_default())
    }
}

pub(super) async fn save(database: &Database, room: &RoomId, body: &str) -> Result<(), IpcError> {
    let query = if body.is_empty() {
        sqlx::query("DELETE FROM composer WHERE room_id = ?").bind(room.as_str())
    } else {
        sqlx::query("INSERT OR REPLACE INTO composer (room_id, body) VALUES (?, ?)")
            .bind(room.as_str())
            .bind(body)
    };
    query
        .execute(database.pool())
        .await
        .map(|_| ())
        .map_err(|_| MessagingError::DiskNotWritable.into())
}
