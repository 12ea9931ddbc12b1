//! Where recordings are kept: in the vault, so that they are absent while it is locked.
//!
//! Used by [`super::Narrator`] alone. Invariant: a recording is on the disk before it is told of, and an older one of the
//! same part goes in the same moment.

use larkspur_ipc::{
    IpcError,
    resources::{ResourcesError, SpokenPage},
};
use larkspur_packs::{UnitHash, UnitId};
use sqlx::Row as _;

use crate::db::Database;

/// The table.
#[derive(Clone, Debug)]
pub(super) struct RecordingStore {
    database: Database,
}

/// What is known of a recording without its sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) unit: UnitId,
    /// The words that were read out.
    pub(super) text_hash: UnitHash,
    pub(super) milliseconds: u32,
}

impl RecordingStore {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    /// The recordings of a page, without their sound.
    pub(super) async fn of_page(&self, page: &SpokenPage) -> Result<Vec<Kept>, IpcError> {
        let rows = sqlx::query(
            "SELECT unit, text_hash, milliseconds FROM resource_recording \
             WHERE resource = ? AND language = ?",
        )
        .bind(page.resource.as_str())
        .bind(&page.language)
        .fetch_all(self.database.pool())
        .await
        .map_err(|_| IpcError::Internal)?;
        let kept = rows.iter().filter_map(|row| {
            Some(Kept {
                unit: UnitId::parse(row.try_get(0).ok()?).ok()?,
                text_hash: UnitHash::parse(row.try_get(1).ok()?).ok()?,
                milliseconds: row.try_get(2).ok()?,
            })
        });
        Ok(kept.collect())
    }

    /// The sound of a recording.
    pub(super) async fn sound(
        &self,
        page: &SpokenPage,
        unit: UnitId,
    ) -> Result<Option<Vec<u8>>, IpcError> {
        let row = sqlx::query(
            "SELECT bytes FROM resource_recording WHERE resource = ? AND language = ? AND unit = ?",
        )
        .bind(page.resource.as_str())
        .bind(&page.language)
        .bind(unit.to_string())
        .fetch_optional(self.database.pool())
        .await
        .map_err(|_| IpcError::Internal)?;
        row.map(|row| row.try_get(0)).transpose().map_err(|_| IpcError::Internal)
    }

    /// Keeps a recording in the place of an older one.
    pub(super) async fn keep(
        &self,
        page: &SpokenPage,
        kept: Kept,
        bytes: &[u8],
    ) -> Result<(), IpcError> {
        let done = sqlx::query(
            "INSERT OR REPLACE INTO resource_recording \
             (resource, language, unit, text_hash, milliseconds, bytes) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(page.resource.as_str())
        .bind(&page.language)
        .bind(kept.unit.to_string())
        .bind(kept.text_hash.to_string())
        .bind(kept.milliseconds)
        .bind(bytes)
        .execute(self.database.pool())
        .await;
        done.map(drop).map_err(|_| ResourcesError::NotSaved.into())
    }

    /// Throws a recording away.
    pub(super) async fn remove(&self, page: &SpokenPage, unit: UnitId) -> Result<(), IpcError> {
        let done = sqlx::query(
            "DELETE FROM resource_recording WHERE resource = ? AND language = ? AND unit = ?",
        )
        .bind(page.resource.as_str())
        .bind(&page.language)
        .bind(unit.to_string())
        .execute(self.database.pool())
        .await;
        match done.map(|done| done.rows_affected()) {
            Ok(0) => Err(ResourcesError::NotThere.into()),
            Ok(_) => Ok(()),
            Err(_) => Err(ResourcesError::NotSaved.into()),
        }
    }
}
