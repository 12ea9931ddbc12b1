//! The rows of translations in work, in the encrypted database.
//!
//! Used by [`super::Proposals`] alone. Invariant: a change is whole on the disk before it is answered, and the row of a
//! unit is written without touching any other.

use std::collections::BTreeMap;

use larkspur_ipc::{IpcError, ResourceId, RoomId, proposals::ProposalsError};
use larkspur_packs::{LanguageTag, UnitHash, UnitId};
use larkspur_proposals::{Digest, Kept, MadeOf, ProposalId};
use sqlx::{Row as _, Sqlite, SqliteConnection, SqlitePool, Transaction, sqlite::SqliteRow};

use crate::db::Database;

/// Which translation: a page, and the language that it is written in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Which {
    pub(super) resource: ResourceId,
    pub(super) lang: LanguageTag,
}

/// Where a translation was proposed, and what names the words of the last revision that was kept for sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proposed {
    pub(super) room: RoomId,
    pub(super) proposal: ProposalId,
    pub(super) digest: Digest,
}

/// A translation in work, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InWork {
    pub(super) which: Which,
    pub(super) proposed: Option<Proposed>,
    pub(super) rows: Vec<Kept>,
}

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

    /// All of them, the one that was touched last first.
    pub(super) async fn all(&self) -> Result<Vec<InWork>, IpcError> {
        self.read_all().await.map_err(|_| IpcError::Internal)
    }

    async fn read_all(&self) -> Result<Vec<InWork>, sqlx::Error> {
        let pool = self.database.pool();
        let mut units: BTreeMap<Which, Vec<Kept>> = BTreeMap::new();
        let rows = sqlx::query(
            "SELECT unit, typed, made_hash, made_words, proposed, resource, lang FROM proposal_unit",
        );
        for row in rows.fetch_all(pool).await? {
            if let (Some(which), Some(kept)) = (which_of(&row, 5)?, kept_of(&row)?) {
                units.entry(which).or_default().push(kept);
            }
        }
        let rows = sqlx::query(
            "SELECT room, proposal, digest, resource, lang FROM proposal_writing ORDER BY touched DESC",
        );
        let mut all = Vec::new();
        for row in rows.fetch_all(pool).await? {
            let Some(which) = which_of(&row, 3)? else { continue };
            let rows = units.remove(&which).unwrap_or_default();
            all.push(InWork { proposed: proposed_of(&row)?, which, rows });
        }
        Ok(all)
    }

    /// One of them, if there is.
    pub(super) async fn find(&self, which: &Which) -> Result<Option<InWork>, IpcError> {
        self.read(which).await.map_err(|_| IpcError::Internal)
    }

    async fn read(&self, which: &Which) -> Result<Option<InWork>, sqlx::Error> {
        let pool = self.database.pool();
        let found = sqlx::query(
            "SELECT room, proposal, digest FROM proposal_writing WHERE resource = ? AND lang = ?",
        );
        let found = found.bind(which.resource.as_str()).bind(which.lang.as_str());
        let Some(found) = found.fetch_optional(pool).await? else { return Ok(None) };
        let rows = sqlx::query(
            "SELECT unit, typed, made_hash, made_words, proposed FROM proposal_unit \
             WHERE resource = ? AND lang = ?",
        );
        let rows = rows.bind(which.resource.as_str()).bind(which.lang.as_str());
        let mut kept = Vec::new();
        for row in rows.fetch_all(pool).await? {
            kept.extend(kept_of(&row)?);
        }
        Ok(Some(InWork { which: which.clone(), proposed: proposed_of(&found)?, rows: kept }))
    }

    /// Begins one, with these rows.
    pub(super) async fn begin(&self, begun: &InWork) -> Result<(), IpcError> {
        let InWork { which, proposed, rows } = begun;
        let done = async {
            let mut all = self.transaction().await?;
            sqlx::query("INSERT INTO proposal_writing (resource, lang, touched) VALUES (?, ?, 0)")
                .bind(which.resource.as_str())
                .bind(which.lang.as_str())
                .execute(&mut *all)
                .await?;
            touch(&mut all, which).await?;
            if let Some(proposed) = proposed {
                note_proposed(&mut all, which, proposed).await?;
            }
            for row in rows {
                put(&mut all, which, row).await?;
            }
            all.commit().await
        };
        saved(done.await)
    }

    /// Keeps the row of one unit.
    pub(super) async fn keep(&self, which: &Which, row: &Kept) -> Result<(), IpcError> {
        let done = async {
            let mut all = self.transaction().await?;
            touch(&mut all, which).await?;
            put(&mut all, which, row).await?;
            all.commit().await
        };
        saved(done.await)
    }

    /// Takes the row of one unit out.
    pub(super) async fn take_out(&self, which: &Which, unit: UnitId) -> Result<(), IpcError> {
        let done = async {
            let mut all = self.transaction().await?;
            touch(&mut all, which).await?;
            sqlx::query("DELETE FROM proposal_unit WHERE resource = ? AND lang = ? AND unit = ?")
                .bind(which.resource.as_str())
                .bind(which.lang.as_str())
                .bind(unit.to_string())
                .execute(&mut *all)
                .await?;
            all.commit().await
        };
        saved(done.await)
    }

    /// Throws one away. Says whether there was one.
    pub(super) async fn drop(&self, which: &Which) -> Result<bool, IpcError> {
        let done = sqlx::query("DELETE FROM proposal_writing WHERE resource = ? AND lang = ?")
            .bind(which.resource.as_str())
            .bind(which.lang.as_str())
            .execute(self.database.pool())
            .await;
        let was_there = done.as_ref().is_ok_and(|done| done.rows_affected() > 0);
        saved(done.map(drop)).map(|()| was_there)
    }

    /// Remembers where it was proposed, and which words of each unit were. What was typed since stays as it is.
    pub(super) async fn remember(
        &self,
        which: &Which,
        proposed: &Proposed,
        rows: &[Kept],
    ) -> Result<(), IpcError> {
        let done = async {
            let mut all = self.transaction().await?;
            note_proposed(&mut all, which, proposed).await?;
            touch(&mut all, which).await?;
            for row in rows {
                sqlx::query(
                    "UPDATE proposal_unit SET proposed = ? WHERE resource = ? AND lang = ? AND unit = ?",
                )
                .bind(&row.typed)
                .bind(which.resource.as_str())
                .bind(which.lang.as_str())
                .bind(row.unit.to_string())
                .execute(&mut *all)
                .await?;
            }
            all.commit().await
        };
        saved(done.await)
    }

    async fn transaction(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.database.pool().begin().await
    }
}

async fn touch(to: &mut SqliteConnection, which: &Which) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "UPDATE proposal_writing SET touched = (SELECT max(touched) + 1 FROM proposal_writing) \
         WHERE resource = ? AND lang = ?",
    );
    query.bind(which.resource.as_str()).bind(which.lang.as_str()).execute(to).await.map(drop)
}

async fn note_proposed(
    to: &mut SqliteConnection,
    which: &Which,
    proposed: &Proposed,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "UPDATE proposal_writing SET room = ?, proposal = ?, digest = ? WHERE resource = ? AND lang = ?",
    );
    query
        .bind(proposed.room.as_str())
        .bind(proposed.proposal.to_string())
        .bind(proposed.digest.to_string())
        .bind(which.resource.as_str())
        .bind(which.lang.as_str())
        .execute(to)
        .await
        .map(drop)
}

async fn put(to: &mut SqliteConnection, which: &Which, row: &Kept) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT OR REPLACE INTO proposal_unit \
         (resource, lang, unit, typed, made_hash, made_words, proposed) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    query
        .bind(which.resource.as_str())
        .bind(which.lang.as_str())
        .bind(row.unit.to_string())
        .bind(&row.typed)
        .bind(row.made_of.as_ref().map(|made_of| made_of.hash.to_string()))
        .bind(row.made_of.as_ref().and_then(|made_of| made_of.words.clone()))
        .bind(&row.proposed)
        .execute(to)
        .await
        .map(drop)
}

/// None for an id that no version of the app has written.
fn which_of(row: &SqliteRow, at: usize) -> Result<Option<Which>, sqlx::Error> {
    let resource = ResourceId::parse(row.try_get::<String, _>(at)?);
    let lang = LanguageTag::parse(&row.try_get::<String, _>(at + 1)?);
    Ok(resource.ok().zip(lang.ok()).map(|(resource, lang)| Which { resource, lang }))
}

/// Reads the first three columns.
pub(super) fn proposed_of(row: &SqliteRow) -> Result<Option<Proposed>, sqlx::Error> {
    let room: Option<String> = row.try_get(0)?;
    let proposal: Option<String> = row.try_get(1)?;
    let digest: Option<String> = row.try_get(2)?;
    let read = |(room, (proposal, digest)): (String, (String, String))| {
        Some(Proposed {
            room: RoomId::parse(room).ok()?,
            proposal: ProposalId::parse(&proposal).ok()?,
            digest: Digest::parse(&digest).ok()?,
        })
    };
    Ok(room.zip(proposal.zip(digest)).and_then(read))
}

fn kept_of(row: &SqliteRow) -> Result<Option<Kept>, sqlx::Error> {
    let Ok(unit) = UnitId::parse(&row.try_get::<String, _>(0)?) else { return Ok(None) };
    let hash: Option<String> = row.try_get(2)?;
    let words: Option<String> = row.try_get(3)?;
    let hash = hash.and_then(|hash| UnitHash::parse(&hash).ok());
    Ok(Some(Kept {
        unit,
        typed: row.try_get(1)?,
        made_of: hash.map(|hash| MadeOf { hash, words }),
        proposed: row.try_get(4)?,
    }))
}

pub(super) fn saved(done: Result<(), sqlx::Error>) -> Result<(), IpcError> {
    done.map_err(|_| ProposalsError::NotSaved.into())
}
