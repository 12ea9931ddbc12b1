//! The list of words of the library: of the pages that ship in a database of its own in the cache folder, and
//! in memory as soon as pages came from outside.
//!
//! Used by [`super::finding`], for an open vault and for the lock screen: both read the same file. Invariants: what lies
//! on the disk holds only what ships with the app, so it needs no key; it is made whole beside its place and then put
//! there, one at a time, and is thrown away when the pages or its form have changed, or when it is damaged. A disk that
//! takes nothing more does not keep anybody from searching.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use larkspur_ipc::{IpcError, ResourceId};
use larkspur_packs::{LanguageTag, Page, Words};
use larkspur_search::{
    Query,
    index::{self, Document, Found, Hit, KnownWords},
};
use sha2::{Digest as _, Sha256};
use sqlx::{
    Connection as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::Mutex;
use tracing::warn;

use super::{catalogue::Catalogue, shipped};
use crate::disk;

/// Grows when the index is made in another way.
const FORM: u32 = 1;

/// Held while what lies on the disk is made or thrown away: an opened vault has another [`Place`] in the same folder than
/// the lock screen before it, which may not be done yet.
static ON_DISK: Mutex<()> = Mutex::const_new(());

/// An index that is open.
#[derive(Debug)]
pub(super) struct Index {
    database: SqlitePool,
    known: KnownWords,
    /// Which text each document is.
    texts: Vec<(ResourceId, LanguageTag)>,
}

impl Index {
    /// What answers a query.
    pub(super) async fn find(&self, query: &Query) -> Result<Found, IpcError> {
        let mut database = self.database.acquire().await.map_err(|error| silent(&error))?;
        index::find(&mut database, &self.known, query).await.map_err(|error| silent(&error))
    }

    /// What holds a query itself.
    pub(super) async fn find_itself(&self, query: &Query) -> Result<Vec<Hit>, IpcError> {
        let mut database = self.database.acquire().await.map_err(|error| silent(&error))?;
        index::find_itself(&mut database, query).await.map_err(|error| silent(&error))
    }

    /// The text that a document is.
    pub(super) fn text(&self, document: i64) -> Option<(&ResourceId, &LanguageTag)> {
        let (resource, tag) = self.texts.get(usize::try_from(document).ok()?)?;
        Some((resource, tag))
    }
}

/// Says that the list does not answer, and by which of SQLite's codes. Its message may hold the words that
/// somebody looked for.
fn silent(error: &sqlx::Error) -> IpcError {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    warn!(code = code.as_deref(), "the list of words does not answer");
    IpcError::Internal
}

/// The place of the index, and the index once it was asked for.
#[derive(Debug)]
pub(super) struct Place {
    folder: PathBuf,
    open: Mutex<Option<Arc<Index>>>,
}

impl Place {
    /// The index lies in `folder`, which it shares with nothing.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, open: Mutex::new(None) }
    }

    /// The index, made first if it is not there. Whoever asks meanwhile waits.
    pub(super) async fn open(&self, catalogue: &Catalogue) -> Result<Arc<Index>, IpcError> {
        let mut open = self.open.lock().await;
        if let Some(index) = &*open {
            return Ok(index.clone());
        }
        let texts: Vec<_> =
            catalogue.texts().map(|(id, tag, _)| (id.clone(), tag.clone())).collect();
        // Which pages somebody has added stands in the vault alone.
        let kept = if catalogue.is_shipped_alone() {
            let kept = self.open_file(catalogue).await;
            kept.inspect_err(|error| {
                warn!(?error, "the list of words cannot be kept on the disk");
            })
            .ok()
        } else {
            None
        };
        let database = match kept {
            Some(database) => database,
            None => in_memory(catalogue).await.map_err(|_| IpcError::Internal)?,
        };
        let index = Arc::new(Index { database, known: KnownWords::default(), texts });
        *open = Some(index.clone());
        Ok(index)
    }

    /// Lets go of the index, because pages came or went. What lies on the disk stays.
    pub(super) async fn close(&self) {
        if let Some(index) = self.open.lock().await.take() {
            index.database.close().await;
        }
    }

    /// Throws the index away, because it did not answer. The next question makes it anew.
    pub(super) async fn forget(&self) {
        self.close().await;
        let _alone = ON_DISK.lock().await;
        let _ = disk::remove_if_present(&self.folder);
    }

    async fn open_file(&self, catalogue: &Catalogue) -> Result<SqlitePool, Trouble> {
        let file = self.folder.join(format!("{}.db", stamp()));
        let _alone = ON_DISK.lock().await;
        if !file.exists() {
            // One of other pages, or of another form.
            disk::remove_if_present(&self.folder)?;
            disk::make_private_folder(&self.folder)?;
            make(&file, catalogue).await?;
        }
        let options = SqliteConnectOptions::new().filename(&file).read_only(true).immutable(true);
        Ok(SqlitePoolOptions::new().max_connections(2).connect_with(options).await?)
    }
}

#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("the disk")]
    Disk(#[from] std::io::Error),
    #[error("the database")]
    Database(#[from] sqlx::Error),
}

/// What the index was made of: the same pages and the same form give the same name.
fn stamp() -> String {
    let mut hash = Sha256::new();
    hash.update(FORM.to_be_bytes());
    for (path, text) in shipped::FILES {
        // The lengths keep two files from being read as one.
        for part in [path, text] {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
    }
    let mut first = [0; 16];
    first.copy_from_slice(&hash.finalize()[..16]);
    format!("{:032x}", u128::from_be_bytes(first))
}

/// Makes the index beside its place, and puts it there once it is whole.
async fn make(file: &Path, catalogue: &Catalogue) -> Result<(), Trouble> {
    let beside = file.with_extension("part");
    let options = SqliteConnectOptions::new()
        .filename(&beside)
        .create_if_missing(true)
        // A power cut leaves a file that nothing opens.
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off);
    let mut database = SqliteConnection::connect_with(&options).await?;
    fill(&mut database, catalogue).await?;
    database.close().await?;
    std::fs::File::open(&beside)?.sync_all()?;
    Ok(std::fs::rename(&beside, file)?)
}

async fn in_memory(catalogue: &Catalogue) -> Result<SqlitePool, sqlx::Error> {
    // A second connection would see another, empty database, and so would a later one.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect("sqlite::memory:")
        .await?;
    let mut database = pool.acquire().await?;
    fill(&mut database, catalogue).await?;
    drop(database);
    Ok(pool)
}

async fn fill(database: &mut SqliteConnection, catalogue: &Catalogue) -> Result<(), sqlx::Error> {
    let mut whole = database.begin().await?;
    index::create(&mut whole).await?;
    for (id, (_, _, page)) in (0..).zip(catalogue.texts()) {
        let (keywords, body) = (keywords(page), body(page));
        let title = page.front.title.as_str();
        let document = Document { id, title, keywords: &keywords, body: &body };
        index::insert(&mut whole, document).await?;
    }
    whole.commit().await
}

fn keywords(page: &Page) -> String {
    page.front.keywords.iter().map(Words::as_str).collect::<Vec<_>>().join("\n")
}

/// All that a page says, a unit a line.
fn body(page: &Page) -> String {
    let units = page.units().map(larkspur_packs::Unit::text);
    std::iter::once(page.front.summary.to_string()).chain(units).collect::<Vec<_>>().join("\n")
}
