//! What is kept of drafts, in the encrypted database.
//!
//! Used by [`super::open_draft`] alone. Invariants: everything that one answer of a replica asks to be kept is kept together or not
//! at all, and is on the disk before this returns; nothing that a person typed is deleted but by the person's leaving the draft.

use std::sync::Arc;

use larkspur_advice::{
    authorize::{Document, Reason},
    ids::{EventId, MemberId, ReplicaId, RunId},
    replica::{Fate, Heard, Kept, Outgoing, Saved, Write},
    wire::{self, Carried, Update},
};
use larkspur_ipc::RoomId;
use serde_json::Value;
use sqlx::{Row as _, Sqlite, SqlitePool, Transaction, sqlite::SqliteRow};
use tracing::error;

use crate::{db::Database, session::random_name};

/// A draft as it is kept.
pub(super) struct KeptDraft {
    pub(super) replica: ReplicaId,
    pub(super) kept: Kept,
    /// How many of the person's own edits do not count.
    pub(super) held_edits: u32,
}

/// How an own update is sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parcel {
    pub(super) transaction: String,
    /// Where a large one was uploaded.
    pub(super) file: Option<Value>,
}

/// It could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the drafts cannot be read or written")]
pub(super) struct StoreFault;

impl From<sqlx::Error> for StoreFault {
    fn from(_: sqlx::Error) -> Self {
        Self
    }
}

/// The drafts that are kept.
#[derive(Clone, Debug)]
pub(super) struct Store {
    database: Database,
}

impl Store {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    pub(super) fn pool(&self) -> &SqlitePool {
        self.database.pool()
    }

    /// Begins to keep a draft. One that is kept already stays as it is.
    pub(super) async fn begin(&self, room: &RoomId, replica: ReplicaId) -> Result<(), StoreFault> {
        sqlx::query("INSERT OR IGNORE INTO advice_draft (room, replica) VALUES (?, ?)")
            .bind(room.as_str())
            .bind(&replica.0[..])
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    /// A draft as it is kept, if it is.
    pub(super) async fn load(&self, room: &RoomId) -> Result<Option<KeptDraft>, StoreFault> {
        let pool = self.database.pool();
        let row = sqlx::query("SELECT replica, body, talk, marks FROM advice_draft WHERE room = ?")
            .bind(room.as_str())
            .fetch_optional(pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let replica = ReplicaId(bytes(&row, 0)?);
        let saved = saved(&row)?;
        let heard = sqlx::query(
            "SELECT event, sender, level, content, bytes, fate FROM advice_heard WHERE room = ? ORDER BY number",
        );
        let heard = heard.bind(room.as_str()).fetch_all(pool).await?;
        let heard = heard.iter().map(heard_of).collect::<Result<_, _>>()?;
        let outgoing = sqlx::query(
            "SELECT content, bytes FROM advice_outgoing WHERE room = ? ORDER BY number",
        );
        let outgoing = outgoing.bind(room.as_str()).fetch_all(pool).await?;
        let outgoing = outgoing.iter().map(outgoing_of).collect::<Result<_, _>>()?;
        let edits = sqlx::query(
            "SELECT document, run, bytes FROM advice_edit WHERE room = ? AND held = 0 ORDER BY number",
        );
        let edits = edits.bind(room.as_str()).fetch_all(pool).await?;
        let edits = edits.iter().map(edit_of).collect::<Result<_, _>>()?;
        let held_edits =
            sqlx::query("SELECT count(*) FROM advice_edit WHERE room = ? AND held <> 0")
                .bind(room.as_str())
                .fetch_one(pool)
                .await?
                .try_get::<u32, _>(0)?;
        Ok(Some(KeptDraft { replica, kept: Kept { saved, heard, outgoing, edits }, held_edits }))
    }

    /// Keeps everything that an answer asks for.
    pub(super) async fn write(&self, room: &RoomId, writes: &[Write]) -> Result<(), StoreFault> {
        if writes.is_empty() {
            return Ok(());
        }
        let mut all = self.database.pool().begin().await?;
        for write in writes {
            keep(&mut all, room, write).await?;
        }
        all.commit().await?;
        Ok(())
    }

    /// How an own update is sent. None when it is not kept any more.
    pub(super) async fn parcel(
        &self,
        room: &RoomId,
        number: u64,
    ) -> Result<Option<Parcel>, StoreFault> {
        let row = sqlx::query(
            "SELECT transaction_id, file FROM advice_outgoing WHERE room = ? AND number = ?",
        );
        let row = row.bind(room.as_str()).bind(signed(number)).fetch_optional(self.database.pool());
        let Some(row) = row.await? else { return Ok(None) };
        let file: Option<String> = row.try_get(1)?;
        let file = file.and_then(|file| serde_json::from_str(&file).ok());
        Ok(Some(Parcel { transaction: row.try_get(0)?, file }))
    }

    /// Remembers where a large update was uploaded.
    pub(super) async fn keep_file(
        &self,
        room: &RoomId,
        number: u64,
        file: &Value,
    ) -> Result<(), StoreFault> {
        sqlx::query("UPDATE advice_outgoing SET file = ? WHERE room = ? AND number = ?")
            .bind(file.to_string())
            .bind(room.as_str())
            .bind(signed(number))
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    /// Forgets all drafts: the account is signed out.
    pub(super) async fn forget_all(&self) -> Result<(), StoreFault> {
        sqlx::query("DELETE FROM advice_draft").execute(self.database.pool()).await?;
        Ok(())
    }
}

type All<'a> = Transaction<'a, Sqlite>;

async fn keep(all: &mut All<'_>, room: &RoomId, write: &Write) -> Result<(), StoreFault> {
    match write {
        Write::Edit { document, run, bytes } => {
            sqlx::query("INSERT INTO advice_edit (room, document, run, bytes) VALUES (?, ?, ?, ?)")
                .bind(room.as_str())
                .bind(number_of(*document))
                .bind(&run.0[..])
                .bind(&bytes[..])
                .execute(&mut **all)
                .await?;
        }
        Write::Send { header, state, bytes } => {
            let update = Update {
                header: header.clone(),
                carried: Carried::Attached(Value::Null),
                state: state.clone(),
            };
            sqlx::query("DELETE FROM advice_edit WHERE room = ? AND document = ? AND held = 0")
                .bind(room.as_str())
                .bind(number_of(header.document))
                .execute(&mut **all)
                .await?;
            sqlx::query("INSERT INTO advice_outgoing (room, number, content, bytes, transaction_id) VALUES (?, ?, ?, ?, ?)")
                .bind(room.as_str())
                .bind(signed(header.number))
                .bind(Value::Object(update.write()).to_string())
                .bind(&bytes[..])
                .bind(random_name())
                .execute(&mut **all)
                .await?;
        }
        Write::Sent { number } => {
            sqlx::query("DELETE FROM advice_outgoing WHERE room = ? AND number = ?")
                .bind(room.as_str())
                .bind(signed(*number))
                .execute(&mut **all)
                .await?;
        }
        Write::Keep { heard, fate } => keep_heard(all, room, heard, *fate).await?,
        Write::Begin { saved } => begin_with(all, room, saved).await?,
        Write::HoldEdits { document } => {
            sqlx::query("UPDATE advice_edit SET held = 1 WHERE room = ? AND document = ?")
                .bind(room.as_str())
                .bind(number_of(*document))
                .execute(&mut **all)
                .await?;
        }
    }
    Ok(())
}

async fn keep_heard(
    all: &mut All<'_>,
    room: &RoomId,
    heard: &Heard,
    fate: Fate,
) -> Result<(), StoreFault> {
    let update = Update {
        header: heard.header.clone(),
        carried: Carried::Attached(Value::Null),
        state: heard.state.clone(),
    };
    sqlx::query(
        "INSERT INTO advice_heard (room, event, sender, level, content, bytes, fate) VALUES (?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (room, event) DO UPDATE SET fate = excluded.fate",
    )
    .bind(room.as_str())
    .bind(heard.event.as_str())
    .bind(heard.sender.as_str())
    .bind(heard.level)
    .bind(Value::Object(update.write()).to_string())
    .bind(&heard.bytes[..])
    .bind(name_of(fate))
    .execute(&mut **all)
    .await?;
    Ok(())
}

/// What a saved replica covers need not be kept one by one, but for what was held: people may want to see that.
async fn begin_with(all: &mut All<'_>, room: &RoomId, saved: &Saved) -> Result<(), StoreFault> {
    sqlx::query("UPDATE advice_draft SET body = ?, talk = ?, marks = ? WHERE room = ?")
        .bind(&saved.documents[0][..])
        .bind(&saved.documents[1][..])
        .bind(Value::Object(saved.marks()).to_string())
        .bind(room.as_str())
        .execute(&mut **all)
        .await?;
    let rows = sqlx::query(
        "SELECT number, sender, content FROM advice_heard WHERE room = ? AND fate IN ('applied', 'waiting')",
    );
    for row in rows.bind(room.as_str()).fetch_all(&mut **all).await? {
        let update = update_of(&row.try_get::<String, _>(2)?)?;
        let (member, replica) =
            (MemberId::new(row.try_get::<String, _>(1)?), update.header.replica);
        let writer = larkspur_advice::ids::Writer { member, replica };
        if saved.covers.get(&writer).is_some_and(|it| it.number >= update.header.number) {
            sqlx::query("DELETE FROM advice_heard WHERE number = ?")
                .bind(row.try_get::<i64, _>(0)?)
                .execute(&mut **all)
                .await?;
        }
    }
    Ok(())
}

fn number_of(document: Document) -> i64 {
    match document {
        Document::Body => 0,
        Document::Talk => 1,
    }
}

fn document_of(number: i64) -> Result<Document, StoreFault> {
    match number {
        0 => Ok(Document::Body),
        1 => Ok(Document::Talk),
        _ => Err(StoreFault),
    }
}

const FATES: [(Fate, &str); 8] = [
    (Fate::Applied, "applied"),
    (Fate::Waiting, "waiting"),
    (Fate::Held(Reason::Level), "level"),
    (Fate::Held(Reason::ForeignPeer), "foreign_peer"),
    (Fate::Held(Reason::Damaged), "damaged"),
    (Fate::Held(Reason::AfterHeld), "after_held"),
    (Fate::Held(Reason::Forked), "forked"),
    (Fate::Held(Reason::Malformed), "malformed"),
];

fn name_of(fate: Fate) -> &'static str {
    FATES.iter().find(|(known, _)| *known == fate).map_or("malformed", |(_, name)| name)
}

fn fate_of(name: &str) -> Result<Fate, StoreFault> {
    FATES.iter().find(|(_, known)| *known == name).map(|(fate, _)| *fate).ok_or(StoreFault)
}

/// Numbers of updates are counted one by one, so none is beyond what SQLite can hold.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn bytes<const N: usize>(row: &SqliteRow, at: usize) -> Result<[u8; N], StoreFault> {
    row.try_get::<&[u8], _>(at)?.try_into().map_err(|_| StoreFault)
}

fn blob(row: &SqliteRow, at: usize) -> Result<Arc<[u8]>, StoreFault> {
    Ok(row.try_get::<&[u8], _>(at)?.into())
}

fn saved(row: &SqliteRow) -> Result<Option<Saved>, StoreFault> {
    let Some(marks) = row.try_get::<Option<String>, _>(3)? else { return Ok(None) };
    let marks: Value = serde_json::from_str(&marks).map_err(|_| StoreFault)?;
    let documents = [blob(row, 1)?, blob(row, 2)?];
    Saved::read(documents, &marks).map(Some).map_err(|_| StoreFault)
}

fn update_of(content: &str) -> Result<Update, StoreFault> {
    let content: Value = serde_json::from_str(content).map_err(|_| StoreFault)?;
    let Ok(wire::Content::Update(update)) = wire::read(wire::UPDATE, &content) else {
        error!("a kept change of a draft cannot be read");
        return Err(StoreFault);
    };
    Ok(update)
}

fn heard_of(row: &SqliteRow) -> Result<(Heard, Fate), StoreFault> {
    let Update { header, state, .. } = update_of(&row.try_get::<String, _>(3)?)?;
    let heard = Heard {
        event: EventId::new(row.try_get::<String, _>(0)?),
        sender: MemberId::new(row.try_get::<String, _>(1)?),
        level: row.try_get(2)?,
        header,
        state,
        bytes: blob(row, 4)?,
    };
    Ok((heard, fate_of(&row.try_get::<String, _>(5)?)?))
}

fn outgoing_of(row: &SqliteRow) -> Result<Outgoing, StoreFault> {
    let Update { header, state, .. } = update_of(&row.try_get::<String, _>(0)?)?;
    Ok(Outgoing { header, state, bytes: blob(row, 1)? })
}

fn edit_of(row: &SqliteRow) -> Result<(Document, RunId, Arc<[u8]>), StoreFault> {
    Ok((document_of(row.try_get(0)?)?, RunId(bytes(row, 1)?), blob(row, 2)?))
}
