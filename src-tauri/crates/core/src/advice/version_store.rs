//! What is kept of named versions, in the encrypted database.
//!
//! Used by [`super::versions`] alone. Invariants: a version that is kept never changes; one of the person's own is kept under the
//! transaction id under which it is sent until the server has it.

use larkspur_advice::{
    agreeing::VersionId,
    ids::MemberId,
    wire::{self, Carried, NamedVersion},
};
use larkspur_ipc::RoomId;
use serde_json::Value;
use sqlx::{Row as _, sqlite::SqliteRow};

use super::store::{Parcel, Store, StoreFault};

/// A version that is kept, without its bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KeptVersion {
    pub(super) version: NamedVersion,
    /// Who named it, as the encryption of its event proved.
    pub(super) sender: MemberId,
    /// How it is sent. None: the server has it.
    pub(super) parcel: Option<Parcel>,
}

impl Store {
    /// The versions of a draft, in the order in which they were kept here.
    pub(super) async fn versions(&self, room: &RoomId) -> Result<Vec<KeptVersion>, StoreFault> {
        let rows = sqlx::query(
            "SELECT sender, content, transaction_id, file FROM advice_version WHERE room = ? ORDER BY number",
        );
        let rows = rows.bind(room.as_str()).fetch_all(self.pool()).await?;
        rows.iter().map(kept_of).collect()
    }

    /// Keeps a version. One that is kept already stays as it is.
    pub(super) async fn keep_version(
        &self,
        room: &RoomId,
        kept: &KeptVersion,
        bytes: &[u8],
    ) -> Result<(), StoreFault> {
        let content =
            NamedVersion { carried: Carried::Attached(Value::Null), ..kept.version.clone() };
        sqlx::query(
            "INSERT OR IGNORE INTO advice_version (room, id, sender, content, bytes, transaction_id) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(room.as_str())
        .bind(kept.version.id.as_str())
        .bind(kept.sender.as_str())
        .bind(Value::Object(content.write()).to_string())
        .bind(bytes)
        .bind(kept.parcel.as_ref().map(|parcel| parcel.transaction.as_str()))
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// The bytes of a version. None when it is not kept.
    pub(super) async fn version_bytes(
        &self,
        room: &RoomId,
        id: &VersionId,
    ) -> Result<Option<Vec<u8>>, StoreFault> {
        let row = sqlx::query("SELECT bytes FROM advice_version WHERE room = ? AND id = ?");
        let row = row.bind(room.as_str()).bind(id.as_str()).fetch_optional(self.pool()).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    /// The server has a version.
    pub(super) async fn version_is_sent(
        &self,
        room: &RoomId,
        id: &VersionId,
    ) -> Result<(), StoreFault> {
        sqlx::query("UPDATE advice_version SET transaction_id = NULL, file = NULL WHERE room = ? AND id = ?")
            .bind(room.as_str())
            .bind(id.as_str())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Remembers where a large version was uploaded.
    pub(super) async fn keep_version_file(
        &self,
        room: &RoomId,
        id: &VersionId,
        file: &Value,
    ) -> Result<(), StoreFault> {
        sqlx::query("UPDATE advice_version SET file = ? WHERE room = ? AND id = ?")
            .bind(file.to_string())
            .bind(room.as_str())
            .bind(id.as_str())
            .execute(self.pool())
            .await?;
        Ok(())
    }
}

fn kept_of(row: &SqliteRow) -> Result<KeptVersion, StoreFault> {
    let content: Value =
        serde_json::from_str(row.try_get::<&str, _>(1)?).map_err(|_| StoreFault)?;
    let Ok(wire::Content::Version(version)) = wire::read(wire::NAMED_VERSION, &content) else {
        tracing::error!("a kept version of a draft cannot be read");
        return Err(StoreFault);
    };
    let file: Option<&str> = row.try_get(3)?;
    let file = file.and_then(|file| serde_json::from_str(file).ok());
    let transaction: Option<String> = row.try_get(2)?;
    let parcel = transaction.map(|transaction| Parcel { transaction, file });
    Ok(KeptVersion { version, sender: MemberId::new(row.try_get::<String, _>(0)?), parcel })
}
