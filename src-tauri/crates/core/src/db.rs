//! The app database: `SQLite` with every page encrypted (SQLCipher), its migrations, its key.
//!
//! Opened by the session; each feature's store asks it for its rows. Invariants: nothing is kept
//! unless the engine really encrypts; the key lives in memory only as long as the database is
//! open and reaches no log; migrations go forward only.

use std::{fs::OpenOptions, io, path::Path, sync::Arc, time::Duration};

use larkspur_ipc::{IpcError, safety::SafetyError};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Executor, SqlSafeStr, SqliteConnection, SqlitePool,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tracing::error;
use zeroize::Zeroize;

use crate::{disk, vault::Key};

/// Every migration, in the order in which they are run. A file that has shipped is never changed.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "account session", include_str!("../migrations/0001_account_session.sql")),
    (2, "messaging composer", include_str!("../migrations/0002_messaging_composer.sql")),
    (3, "messaging room", include_str!("../migrations/0003_messaging_room.sql")),
    (4, "messaging leaving", include_str!("../migrations/0004_messaging_leaving.sql")),
    (5, "resources traces", include_str!("../migrations/0005_resources_traces.sql")),
    (6, "resources packs", include_str!("../migrations/0006_resources_packs.sql")),
    (7, "proposals writing", include_str!("../migrations/0007_proposals_writing.sql")),
    (10, "resources signing", include_str!("../migrations/0010_resources_signing.sql")),
    (11, "resources recordings", include_str!("../migrations/0011_resources_recordings.sql")),
    (12, "proposals attached", include_str!("../migrations/0012_proposals_attached.sql")),
    (13, "proposals review", include_str!("../migrations/0013_proposals_review.sql")),
    (14, "proposals pages", include_str!("../migrations/0014_proposals_pages.sql")),
    (15, "advice drafts", include_str!("../migrations/0015_advice_drafts.sql")),
];

/// How long a query waits for the one connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DatabaseError {
    /// The SQL engine would write everything in plain.
    #[error("the SQL engine has no encryption")]
    NoEncryption,
    /// Another key made it, or its bytes were changed.
    #[error("the database cannot be read with this key")]
    Damaged,
    /// A later version of the app has migrated it.
    #[error("the database was written by a later version")]
    Newer,
    /// The disk is full or the folder cannot be written.
    #[error("the database cannot be written")]
    DiskNotWritable,
    /// Anything else. The engine's words may hold what a person wrote, so only its code is kept.
    #[error("the database answered with code {0}")]
    Other(String),
}

impl From<DatabaseError> for IpcError {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::NoEncryption => SafetyError::NoEncryption.into(),
            DatabaseError::Damaged => SafetyError::DatabaseDamaged.into(),
            DatabaseError::DiskNotWritable => SafetyError::DiskNotWritable.into(),
            DatabaseError::Newer => SafetyError::NewerApp.into(),
            DatabaseError::Other(_) => Self::Internal,
        }
    }
}

impl From<io::Error> for DatabaseError {
    fn from(_: io::Error) -> Self {
        Self::DiskNotWritable
    }
}

impl From<sqlx::Error> for DatabaseError {
    fn from(error: sqlx::Error) -> Self {
        let cause = match &error {
            sqlx::Error::Database(cause) => cause,
            // Only the check of the cipher makes this one.
            sqlx::Error::Configuration(_) => return Self::NoEncryption,
            _ => return Self::Other("none".to_owned()),
        };
        let code = cause.code().unwrap_or_default();
        // https://sqlite.org/rescode.html: the low byte of an extended code is the primary one.
        match code.parse::<i32>().map(|extended| extended & 0xff) {
            // READONLY, IOERR, FULL, CANTOPEN
            Ok(8 | 10 | 13 | 14) => Self::DiskNotWritable,
            // CORRUPT, NOTADB
            Ok(11 | 26) => Self::Damaged,
            _ => Self::Other(code.into_owned()),
        }
    }
}

impl From<MigrateError> for DatabaseError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) => cause.into(),
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => Self::Newer,
            _ => Self::Other("migration".to_owned()),
        }
    }
}

/// The open database.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pool: SqlitePool,
}

impl Database {
    /// Opens the database at `path`, makes it if it is missing, and brings it up to date.
    pub(crate) async fn open(path: &Path, key: &Key) -> Result<Self, DatabaseError> {
        // Made by us so that nobody else may read it; SQLite gives its other files the same mode.
        disk::open_private(path, OpenOptions::new().create(true).truncate(false))?;
        // A slow statement would be logged with its text, which may be the key or a draft.
        let options = SqliteConnectOptions::new().filename(path).disable_statement_logging();
        // The pool tries again and again what does not work, a wrong key too, until its time is
        // up. So a connection of its own finds out first, and brings the tables up to date.
        let mut first = options.connect().await?;
        let outcome = migrate(&mut first, key).await;
        first.close().await?;
        outcome?;
        // The pool gives it to each connection that it makes, and lets go of it when it is dropped.
        let key = key.clone();
        // One connection: the rows are few, and two writers would only wait for each other.
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_connect(move |connection, _| {
                let key = key.clone();
                Box::pin(async move { prepare_connection(connection, &key).await })
            })
            .connect_with(options)
            .await?;
        Ok(Self { pool })
    }

    /// The connection, for the stores of the features.
    pub(crate) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// What is answered when something cannot be read. Which kind of fault it was is logged, and nothing that was kept.
    pub(crate) fn not_read(&self, fault: &sqlx::Error) -> IpcError {
        let kind = match fault {
            sqlx::Error::PoolTimedOut => "no connection in time",
            sqlx::Error::PoolClosed => "it is closed",
            sqlx::Error::Database(_) => "the engine",
            sqlx::Error::WorkerCrashed => "the thread has ended",
            _ => "another",
        };
        let (connections, idle) = (self.pool.size(), self.pool.num_idle());
        error!(kind, connections, idle, "the vault could not be read");
        IpcError::Internal
    }

    /// Ends every connection; after it no file of the database is open.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// Finds out whether the key fits, and runs the migrations that are new.
async fn migrate(connection: &mut SqliteConnection, key: &Key) -> Result<(), DatabaseError> {
    prepare_connection(connection, key).await?;
    Ok(migrator().run_direct(None, connection, false).await?)
}

/// Gives a new connection its key, checks that it encrypts, and sets how it writes.
async fn prepare_connection(
    connection: &mut SqliteConnection,
    key: &Key,
) -> Result<(), sqlx::Error> {
    // From here on SQLCipher wipes every piece of memory that it frees, the key among them. Its
    // own log goes to the terminal, where nobody reads it: the error says the same.
    connection
        .execute("PRAGMA cipher_memory_security = ON; PRAGMA cipher_log_level = NONE;")
        .await?;
    give_key(connection, key).await?;
    let version: Option<String> =
        sqlx::query_scalar("PRAGMA cipher_version").fetch_optional(&mut *connection).await?;
    check_cipher(version.as_deref())?;
    connection
        .execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; \
             PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;",
        )
        .await?;
    Ok(())
}

/// Refuses an engine that does not name the version of its cipher: plain SQLite takes a key without
/// a word, does not know the question, and would write everything in plain.
fn check_cipher(version: Option<&str>) -> Result<(), sqlx::Error> {
    match version.map(str::trim) {
        None | Some("") => Err(sqlx::Error::Configuration("no cipher".into())),
        Some(_) => Ok(()),
    }
}

/// Sets the raw key. It is no connection option, since those stay in memory as plain text for as
/// long as the pool, and longer: they are never wiped.
async fn give_key(connection: &mut SqliteConnection, key: &Key) -> Result<(), sqlx::Error> {
    const PREFIX: &str = "PRAGMA key = \"x'";
    // Large enough from the start: a string that grows leaves copies of itself behind.
    let mut text = String::with_capacity(PREFIX.len() + 64 + 2);
    text.push_str(PREFIX);
    for byte in key.bytes() {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or_default());
        }
    }
    text.push_str("'\"");
    let mut text = Arc::new(text);
    let outcome = connection.execute(sqlx::raw_sql(AssertSqlSafe(text.clone()))).await;
    // The connection's thread lets go of the text a moment after it has answered.
    for _ in 0..200 {
        if let Some(text) = Arc::get_mut(&mut text) {
            text.zeroize();
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    outcome.map(|_| ())
}

fn migrator() -> Migrator {
    let migrations = MIGRATIONS.iter().map(|&(version, description, sql)| {
        Migration::new(
            version,
            description.into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}

#[cfg(test)]
#[path = "db_tests.rs"]
mod tests;
