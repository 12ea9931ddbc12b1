//! What a person keeps of the library: pages at hand, ticks, the place, the country, the language.
//!
//! Used by [`super::Resources`] alone. Invariants: everything is in the encrypted database before it is
//! answered; the place is written only while the person wants it kept, and clearing leaves no row.

use std::collections::BTreeSet;

use larkspur_ipc::{IpcError, ResourceId, resources::ResourcesError};
use sqlx::Row as _;

use crate::db::Database;

/// Where it is kept.
#[derive(Clone, Debug)]
pub(super) struct Traces {
    database: Database,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// Pages at hand.
    pub(super) resources: BTreeSet<ResourceId>,
    /// What is ticked, by page and unit.
    ticked: BTreeSet<(ResourceId, u16)>,
    /// The country whose lines are shown.
    pub(super) country: Option<String>,
    /// The language in which the library is read. No trace of reading, so clearing leaves it.
    pub(super) language: Option<String>,
    /// Whether the place is kept.
    pub(super) keeps_place: bool,
    /// The place: a page and a unit.
    pub(super) place: Option<(ResourceId, u16)>,
}

impl Kept {
    pub(super) fn ticked_in(&self, resource: &ResourceId) -> Vec<u16> {
        self.ticked.iter().filter(|(of, _)| of == resource).map(|(_, unit)| *unit).collect()
    }

    pub(super) fn place_in(&self, resource: &ResourceId) -> Option<u16> {
        self.place.as_ref().filter(|(of, _)| of == resource).map(|(_, unit)| *unit)
    }

    /// Whether there is anything to clear.
    pub(super) fn is_anything(&self) -> bool {
        !self.resources.is_empty()
            || !self.ticked.is_empty()
            || self.country.is_some()
            || self.keeps_place
            || self.place.is_some()
    }
}

impl Traces {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    pub(super) async fn read(&self) -> Result<Kept, IpcError> {
        self.read_rows().await.map_err(|_| IpcError::Internal)
    }

    async fn read_rows(&self) -> Result<Kept, sqlx::Error> {
        let pool = self.database.pool();
        let mut kept = Kept::default();
        // An id that cannot be read is of a page that no version of the app has had.
        for row in sqlx::query("SELECT resource FROM resource_kept").fetch_all(pool).await? {
            kept.resources.extend(ResourceId::parse(row.try_get::<String, _>(0)?));
        }
        for row in sqlx::query("SELECT resource, unit FROM resource_ticked").fetch_all(pool).await?
        {
            kept.ticked.extend(place_of(&row)?);
        }
        let place = sqlx::query("SELECT resource, unit FROM resource_place");
        if let Some(row) = place.fetch_optional(pool).await? {
            kept.place = place_of(&row)?;
        }
        let choice = sqlx::query("SELECT country, keeps_place, language FROM resource_choice");
        if let Some(row) = choice.fetch_optional(pool).await? {
            kept.country = row.try_get(0)?;
            kept.keeps_place = row.try_get(1)?;
            kept.language = row.try_get(2)?;
        }
        Ok(kept)
    }

    pub(super) async fn keep(&self, resource: &ResourceId, is_kept: bool) -> Result<(), IpcError> {
        let query = if is_kept {
            sqlx::query("INSERT OR IGNORE INTO resource_kept (resource) VALUES (?)")
        } else {
            sqlx::query("DELETE FROM resource_kept WHERE resource = ?")
        };
        saved(query.bind(resource.as_str()).execute(self.database.pool()).await)
    }

    pub(super) async fn tick(
        &self,
        resource: &ResourceId,
        unit: u16,
        is_ticked: bool,
    ) -> Result<(), IpcError> {
        let query = if is_ticked {
            sqlx::query("INSERT OR IGNORE INTO resource_ticked (resource, unit) VALUES (?, ?)")
        } else {
            sqlx::query("DELETE FROM resource_ticked WHERE resource = ? AND unit = ?")
        };
        let query = query.bind(resource.as_str()).bind(unit);
        saved(query.execute(self.database.pool()).await)
    }

    pub(super) async fn choose_country(&self, country: Option<&str>) -> Result<(), IpcError> {
        let query = sqlx::query("UPDATE resource_choice SET country = ?").bind(country);
        saved(query.execute(self.database.pool()).await)
    }

    pub(super) async fn choose_language(&self, language: Option<&str>) -> Result<(), IpcError> {
        let query = sqlx::query("UPDATE resource_choice SET language = ?").bind(language);
        saved(query.execute(self.database.pool()).await)
    }

    pub(super) async fn keep_place(&self, is_on: bool) -> Result<(), IpcError> {
        let query = sqlx::query("UPDATE resource_choice SET keeps_place = ?").bind(is_on);
        saved(query.execute(self.database.pool()).await)?;
        if is_on { Ok(()) } else { self.run("DELETE FROM resource_place").await }
    }

    /// Does nothing while the place is not to be kept: the statement itself asks. Says whether it was written.
    pub(super) async fn note_place(
        &self,
        resource: &ResourceId,
        unit: u16,
    ) -> Result<bool, IpcError> {
        let query = sqlx::query(
            "INSERT OR REPLACE INTO resource_place (id, resource, unit) \
             SELECT 0, ?, ? FROM resource_choice WHERE keeps_place",
        );
        let done = query.bind(resource.as_str()).bind(unit).execute(self.database.pool()).await;
        let written = done.as_ref().is_ok_and(|done| done.rows_affected() > 0);
        saved(done).map(|()| written)
    }

    /// All of it or nothing: whoever presses it must be able to rely on what is said afterwards.
    pub(super) async fn clear(&self) -> Result<(), IpcError> {
        saved(self.clear_rows().await)
    }

    async fn clear_rows(&self) -> Result<(), sqlx::Error> {
        let mut all = self.database.pool().begin().await?;
        for statement in [
            "DELETE FROM resource_kept",
            "DELETE FROM resource_ticked",
            "DELETE FROM resource_place",
            "UPDATE resource_choice SET country = NULL, keeps_place = 0",
        ] {
            sqlx::query(statement).execute(&mut *all).await?;
        }
        all.commit().await
    }

    async fn run(&self, statement: &'static str) -> Result<(), IpcError> {
        saved(sqlx::query(statement).execute(self.database.pool()).await)
    }
}

fn place_of(row: &sqlx::sqlite::SqliteRow) -> Result<Option<(ResourceId, u16)>, sqlx::Error> {
    let resource = ResourceId::parse(row.try_get::<String, _>(0)?);
    let unit = row.try_get::<u16, _>(1)?;
    Ok(resource.ok().map(|resource| (resource, unit)))
}

fn saved<T>(done: Result<T, sqlx::Error>) -> Result<(), IpcError> {
    done.map(|_| ()).map_err(|_| ResourcesError::NotSaved.into())
}
