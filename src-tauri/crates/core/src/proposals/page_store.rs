//! The rows of pages in work, in the encrypted database.
//!
//! Used by [`super::pages`]. Invariant: a change is whole on the disk before it is answered, and the row of a part is
//! written without touching any other.

use std::collections::BTreeMap;

use larkspur_ipc::{IpcError, ResourceId};
use larkspur_packs::{self as packs, LanguageTag, PackId, UnitHash, UnitId};
use larkspur_proposals::{KeptBlock, Shape, Was};
use sqlx::{Row as _, SqliteConnection, sqlite::SqliteRow};

use super::store::{Proposed, proposed_of, saved};
use crate::db::Database;

/// A page in work, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageKept {
    pub(super) page: ResourceId,
    /// The same, as packs have it.
    pub(super) id: packs::ResourceId,
    pub(super) pack: PackId,
    pub(super) lang: LanguageTag,
    pub(super) is_new: bool,
    pub(super) proposed: Option<Proposed>,
    pub(super) rows: Vec<KeptBlock>,
}

#[derive(Clone, Debug)]
pub(super) struct PageStore {
    database: Database,
}

/// One of them, or all where none is named.
const HEADS: &str = "SELECT room, proposal, digest, resource, pack, lang, is_new FROM proposal_page \
                     WHERE ?1 IS NULL OR resource = ?1 ORDER BY touched DESC";
const BLOCKS: &str = "SELECT key, unit, place, shape, typed, was_hash, was_line, was_shape, proposed, \
                      resource FROM proposal_block WHERE ?1 IS NULL OR resource = ?1";

impl PageStore {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    /// All of them, the one that was touched last first.
    pub(super) async fn all(&self) -> Result<Vec<PageKept>, IpcError> {
        self.read(None).await.map_err(|_| IpcError::Internal)
    }

    /// One of them, if there is.
    pub(super) async fn find(&self, page: &ResourceId) -> Result<Option<PageKept>, IpcError> {
        let found = self.read(Some(page)).await.map_err(|_| IpcError::Internal)?;
        Ok(found.into_iter().next())
    }

    async fn read(&self, page: Option<&ResourceId>) -> Result<Vec<PageKept>, sqlx::Error> {
        let pool = self.database.pool();
        let page = page.map(ResourceId::as_str);
        let mut rows: BTreeMap<String, Vec<KeptBlock>> = BTreeMap::new();
        for row in sqlx::query(BLOCKS).bind(page).fetch_all(pool).await? {
            if let Some(kept) = block_of(&row)? {
                rows.entry(row.try_get(9)?).or_default().push(kept);
            }
        }
        let mut all = Vec::new();
        for row in sqlx::query(HEADS).bind(page).fetch_all(pool).await? {
            let id: String = row.try_get(3)?;
            let of = rows.remove(&id).unwrap_or_default();
            all.extend(page_of(&row, id, of)?);
        }
        Ok(all)
    }

    /// Begins one, with its rows.
    pub(super) async fn begin(&self, begun: &PageKept) -> Result<(), IpcError> {
        let done = async {
            let mut all = self.database.pool().begin().await?;
            let query = sqlx::query(
                "INSERT INTO proposal_page (resource, pack, lang, is_new, touched) VALUES (?, ?, ?, ?, 0)",
            );
            query
                .bind(begun.page.as_str())
                .bind(begun.pack.as_str())
                .bind(begun.lang.as_str())
                .bind(begun.is_new)
                .execute(&mut *all)
                .await?;
            touch(&mut all, &begun.page).await?;
            if let Some(proposed) = &begun.proposed {
                note_proposed(&mut all, &begun.page, proposed).await?;
            }
            for row in &begun.rows {
                put(&mut all, &begun.page, row).await?;
            }
            all.commit().await
        };
        saved(done.await)
    }

    /// Keeps these rows, and no others are touched.
    pub(super) async fn keep(&self, page: &ResourceId, rows: &[KeptBlock]) -> Result<(), IpcError> {
        let done = async {
            let mut all = self.database.pool().begin().await?;
            touch(&mut all, page).await?;
            for row in rows {
                put(&mut all, page, row).await?;
            }
            all.commit().await
        };
        saved(done.await)
    }

    /// Throws one away. Says whether there was one.
    pub(super) async fn drop(&self, page: &ResourceId) -> Result<bool, IpcError> {
        let done = sqlx::query("DELETE FROM proposal_page WHERE resource = ?")
            .bind(page.as_str())
            .execute(self.database.pool())
            .await;
        let was_there = done.as_ref().is_ok_and(|done| done.rows_affected() > 0);
        saved(done.map(drop)).map(|()| was_there)
    }

    /// Remembers where it was proposed, and what of each part was. What was typed since stays as it is.
    pub(super) async fn remember(
        &self,
        page: &ResourceId,
        proposed: &Proposed,
        rows: &[KeptBlock],
    ) -> Result<(), IpcError> {
        let done = async {
            let mut all = self.database.pool().begin().await?;
            note_proposed(&mut all, page, proposed).await?;
            touch(&mut all, page).await?;
            for row in rows {
                sqlx::query(
                    "UPDATE proposal_block SET unit = ?, proposed = ? WHERE resource = ? AND key = ?",
                )
                .bind(row.unit.to_string())
                .bind(row.proposed.map(|hash| hash.to_string()))
                .bind(page.as_str())
                .bind(row.key.to_string())
                .execute(&mut *all)
                .await?;
            }
            all.commit().await
        };
        saved(done.await)
    }
}

async fn touch(to: &mut SqliteConnection, page: &ResourceId) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "UPDATE proposal_page SET touched = (SELECT max(touched) + 1 FROM proposal_page) \
         WHERE resource = ?",
    );
    query.bind(page.as_str()).execute(to).await.map(drop)
}

async fn note_proposed(
    to: &mut SqliteConnection,
    page: &ResourceId,
    proposed: &Proposed,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "UPDATE proposal_page SET room = ?, proposal = ?, digest = ? WHERE resource = ?",
    );
    query
        .bind(proposed.room.as_str())
        .bind(proposed.proposal.to_string())
        .bind(proposed.digest.to_string())
        .bind(page.as_str())
        .execute(to)
        .await
        .map(drop)
}

async fn put(
    to: &mut SqliteConnection,
    page: &ResourceId,
    row: &KeptBlock,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT OR REPLACE INTO proposal_block \
         (resource, key, unit, place, shape, typed, was_hash, was_line, was_shape, proposed) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let was = row.was.as_ref();
    query
        .bind(page.as_str())
        .bind(row.key.to_string())
        .bind(row.unit.to_string())
        .bind(row.place)
        .bind(row.shape.as_text())
        .bind(&row.typed)
        .bind(was.map(|was| was.hash.to_string()))
        .bind(was.and_then(|was| was.line.clone()))
        .bind(was.and_then(|was| was.shape.map(Shape::as_text)))
        .bind(row.proposed.map(|hash| hash.to_string()))
        .execute(to)
        .await
        .map(drop)
}

/// None for an id that no version of the app has written.
fn page_of(
    row: &SqliteRow,
    id: String,
    rows: Vec<KeptBlock>,
) -> Result<Option<PageKept>, sqlx::Error> {
    let (pack, lang): (String, String) = (row.try_get(4)?, row.try_get(5)?);
    let ids = (packs::ResourceId::parse(&id), ResourceId::parse(id));
    let ((Ok(id), Ok(page)), Ok(pack), Ok(lang)) =
        (ids, PackId::parse(&pack), LanguageTag::parse(&lang))
    else {
        return Ok(None);
    };
    let (is_new, proposed) = (row.try_get(6)?, proposed_of(row)?);
    Ok(Some(PageKept { page, id, pack, lang, is_new, proposed, rows }))
}

fn block_of(row: &SqliteRow) -> Result<Option<KeptBlock>, sqlx::Error> {
    let unit = |at: usize| -> Result<_, sqlx::Error> {
        Ok(UnitId::parse(&row.try_get::<String, _>(at)?).ok())
    };
    let hash = |at: usize| -> Result<_, sqlx::Error> {
        let hash: Option<String> = row.try_get(at)?;
        Ok(hash.and_then(|hash| UnitHash::parse(&hash).ok()))
    };
    let (Some(key), Some(unit)) = (unit(0)?, unit(1)?) else { return Ok(None) };
    let (line, shape): (Option<String>, Option<String>) = (row.try_get(6)?, row.try_get(7)?);
    let shape = shape.and_then(|shape| Shape::from_text(&shape));
    Ok(Some(KeptBlock {
        key,
        unit,
        place: row.try_get(2)?,
        shape: Shape::from_text(&row.try_get::<String, _>(3)?).unwrap_or(Shape::PLAIN),
        typed: row.try_get(4)?,
        was: hash(5)?.map(|hash| Was { hash, line, shape }),
        proposed: hash(8)?,
    }))
}
