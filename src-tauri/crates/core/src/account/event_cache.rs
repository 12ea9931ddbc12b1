//! Whether the SDK's cache of events still hangs together.
//!
//! Used when the account of before is opened. A disk that was full for a moment leaves holes in the
//! cache of SDK 0.18: its memory goes on, its store does not, and what it writes later stands at
//! places that are not there. The SDK panics over such a hole at each start, and the room that it is
//! in never shows anything again. Messaging marks the cache as doubtful when a write has failed.
//! Invariant: a cache that is doubtful or has a hole is found before the SDK opens it; its content is
//! on the server.

use std::path::{Path, PathBuf};

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tracing::warn;

/// The SDK's file below the cache folder of an account.
const FILE: &str = "matrix-sdk-event-cache.sqlite3";

/// The events of a chunk are counted from 0 without a hole.
const HOLES: &str = "SELECT count(*) FROM (\
    SELECT 1 FROM event_chunks GROUP BY linked_chunk_id, chunk_id \
    HAVING min(position) != 0 OR max(position) + 1 != count(*))";

/// The mark of a cache that no write has failed beside: a file, since a full disk still lets go of one
/// but may take no new one.
#[derive(Clone, Debug)]
pub(crate) struct Mark(PathBuf);

impl Mark {
    /// The mark of the cache in `folder`.
    pub(super) fn of(folder: &Path) -> Self {
        Self(folder.join("whole"))
    }

    pub(super) fn is_there(&self) -> bool {
        self.0.exists()
    }

    /// Says that the cache can be trusted, now that it is open.
    pub(super) fn put(&self) {
        if std::fs::write(&self.0, []).is_err() {
            warn!("the cache could not be marked; it is fetched again at the next start");
        }
    }

    /// Says that a write has failed, so that the cache may lack what the SDK believes is in it.
    pub(crate) fn take_away(&self) {
        if std::fs::remove_file(&self.0).is_ok() {
            warn!("the disk takes no more; the cache is dropped at the next start");
        }
    }
}

/// Whether the cache in `folder` has no hole. A cache that is not there has none, and what is
/// damaged otherwise the SDK finds itself.
pub(super) async fn is_whole(folder: &Path) -> bool {
    let options = SqliteConnectOptions::new().filename(folder.join(FILE)).create_if_missing(false);
    let Ok(mut connection) = SqliteConnection::connect_with(&options).await else { return true };
    let holes: Result<i64, _> = sqlx::query_scalar(HOLES).fetch_one(&mut connection).await;
    let _ = connection.close().await;
    holes.map_or(true, |holes| holes == 0)
}

#[cfg(test)]
mod tests {
    use sqlx::Executor as _;

    use super::*;

    #[tokio::test]
    async fn a_hole_in_the_cache_is_found() {
        let folder = tempfile::tempdir().unwrap();
        assert!(is_whole(folder.path()).await, "there is no cache yet");
        let options = SqliteConnectOptions::new().filename(folder.path().join(FILE));
        let options = options.create_if_missing(true);
        let mut cache = SqliteConnection::connect_with(&options).await.unwrap();
        assert!(is_whole(folder.path()).await, "it has no tables yet");
        let made = "CREATE TABLE event_chunks \
                    (linked_chunk_id BLOB, chunk_id INTEGER, event_id TEXT, position INTEGER); \
                    INSERT INTO event_chunks VALUES (1, 0, 'a', 0), (1, 0, 'b', 1), (1, 1, 'c', 0)";
        cache.execute(made).await.unwrap();
        assert!(is_whole(folder.path()).await);
        for (break_it, mend_it) in [
            ("UPDATE event_chunks SET position = 2 WHERE event_id = 'b'", "SET position = 1"),
            ("UPDATE event_chunks SET position = 5 WHERE event_id = 'c'", "SET position = 0"),
        ] {
            cache.execute(break_it).await.unwrap();
            assert!(!is_whole(folder.path()).await, "{break_it}");
            let event = break_it.split_once("WHERE").unwrap().1;
            let mend = format!("UPDATE event_chunks {mend_it} WHERE {event}");
            cache.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(mend))).await.unwrap();
            assert!(is_whole(folder.path()).await);
        }
        cache.close().await.unwrap();
    }
}
