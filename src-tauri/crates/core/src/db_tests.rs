//! The app database: its key, its migrations, and what a damaged one does.

use std::fs;

use super::*;

fn key(byte: u8) -> Key {
    Key::make(|bytes| bytes.fill(byte))
}

async fn value(database: &Database, pragma: &'static str) -> String {
    let row: (String,) = sqlx::query_as(pragma).fetch_one(database.pool()).await.unwrap();
    row.0
}

async fn number(database: &Database, pragma: &'static str) -> i64 {
    sqlx::query_scalar(pragma).fetch_one(database.pool()).await.unwrap()
}

async fn write_canary(database: &Database) {
    database.pool().execute("CREATE TABLE IF NOT EXISTS nest (body TEXT)").await.unwrap();
    database.pool().execute("INSERT INTO nest VALUES ('the lantern canary')").await.unwrap();
}

#[tokio::test]
async fn what_was_written_is_there_with_the_same_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("app.db");
    let database = Database::open(&path, &key(1)).await.unwrap();
    write_canary(&database).await;
    database.close().await;
    let database = Database::open(&path, &key(1)).await.unwrap();
    assert_eq!(value(&database, "SELECT body FROM nest").await, "the lantern canary");
    database.close().await;
}

#[tokio::test]
async fn without_the_key_nothing_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("app.db");
    let database = Database::open(&path, &key(1)).await.unwrap();
    write_canary(&database).await;
    // While it is open, the write-ahead log is there too.
    for name in ["app.db", "app.db-wal"] {
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert!(!bytes.windows(7).any(|window| window == b"lantern"), "{name}");
        assert!(!bytes.windows(12).any(|window| window == b"CREATE TABLE"), "{name}");
    }
    database.close().await;
    assert_ne!(&fs::read(&path).unwrap()[..15], b"SQLite format 3");
    let wrong = Database::open(&path, &key(2)).await;
    assert!(matches!(wrong, Err(DatabaseError::Damaged)), "{wrong:?}");
    let plain =
        SqlitePool::connect_with(SqliteConnectOptions::new().filename(&path)).await.unwrap();
    assert!(sqlx::query("SELECT * FROM nest").execute(&plain).await.is_err());
    plain.close().await;
    // The tries have not hurt it.
    Database::open(&path, &key(1)).await.unwrap().close().await;
}

#[tokio::test]
async fn a_changed_byte_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("app.db");
    Database::open(&path, &key(1)).await.unwrap().close().await;
    let mut bytes = fs::read(&path).unwrap();
    bytes[100] ^= 1;
    fs::write(&path, bytes).unwrap();
    let outcome = Database::open(&path, &key(1)).await;
    assert!(matches!(outcome, Err(DatabaseError::Damaged)), "{outcome:?}");
}

#[tokio::test]
async fn it_writes_durably_and_leaves_no_traces() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&folder.path().join("app.db"), &key(1)).await.unwrap();
    assert_eq!(value(&database, "PRAGMA journal_mode").await, "wal");
    assert_eq!(number(&database, "PRAGMA synchronous").await, 2);
    assert_eq!(number(&database, "PRAGMA secure_delete").await, 1);
    assert_eq!(number(&database, "PRAGMA temp_store").await, 2);
    assert_eq!(number(&database, "PRAGMA foreign_keys").await, 1);
    assert_eq!(value(&database, "PRAGMA cipher_memory_security").await, "1");
    assert!(value(&database, "PRAGMA cipher_version").await.starts_with('4'));
    database.close().await;
}

#[test]
fn an_engine_without_encryption_is_refused() {
    for version in [None, Some(""), Some(" ")] {
        let refused = DatabaseError::from(check_cipher(version).unwrap_err());
        assert!(matches!(refused, DatabaseError::NoEncryption), "{version:?}: {refused:?}");
        assert_eq!(IpcError::from(refused), SafetyError::NoEncryption.into());
    }
    assert!(check_cipher(Some("4.6.1 community")).is_ok());
}

#[tokio::test]
async fn a_database_of_a_later_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("app.db");
    let database = Database::open(&path, &key(1)).await.unwrap();
    let later = "INSERT INTO _sqlx_migrations \
                 SELECT 9999, 'later', installed_on, success, checksum, execution_time \
                 FROM _sqlx_migrations LIMIT 1";
    database.pool().execute(later).await.unwrap();
    database.close().await;
    let outcome = Database::open(&path, &key(1)).await;
    let told = outcome.map(drop).map_err(IpcError::from);
    assert_eq!(told, Err(SafetyError::NewerApp.into()), "it is told, and what to do");
}

#[test]
fn every_migration_file_is_run_in_the_order_of_its_name() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let listed: Vec<_> = MIGRATIONS
        .iter()
        .map(|(version, description, _)| {
            format!("{version:04}_{}.sql", description.replace(' ', "_"))
        })
        .collect();
    assert_eq!(files, listed);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = Database::open(&folder.path().join("missing/app.db"), &key(1)).await;
    assert!(matches!(outcome, Err(DatabaseError::DiskNotWritable)), "{outcome:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn after_closing_no_file_is_open_and_the_key_is_gone_from_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("app.db");
    // Masked, so that this test itself does not hold what it searches for.
    let mut masked = [0; 32];
    getrandom::fill(&mut masked).unwrap();
    let mask = 0x5a_u8;
    let open = async || {
        let key = Key::make(|bytes| {
            for (byte, masked) in bytes.iter_mut().zip(masked) {
                *byte = masked ^ mask;
            }
        });
        Database::open(&path, &key).await.unwrap()
    };
    let database = open().await;
    write_canary(&database).await;
    assert!(count_in_memory(&masked, mask) > 0, "the search finds a key that is in use");
    database.close().await;
    drop(database);
    // The connection's thread ends by itself.
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(count_in_memory(&masked, mask), 0);
    for entry in fs::read_dir("/proc/self/fd").unwrap() {
        let target = fs::read_link(entry.unwrap().path()).unwrap_or_default();
        assert!(!target.starts_with(folder.path()), "{target:?}");
    }
}

/// How often the key stands in the writable memory of this process, as bytes or as hex digits.
#[cfg(target_os = "linux")]
fn count_in_memory(masked: &[u8; 32], mask: u8) -> usize {
    use std::os::unix::fs::FileExt;
    let memory = fs::File::open("/proc/self/mem").unwrap();
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap() as u8;
    let mut found = 0;
    let mut chunk = zeroize::Zeroizing::new(vec![0_u8; 1 << 20]);
    for line in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let mut parts = line.split_whitespace();
        let (range, mode) = (parts.next().unwrap(), parts.next().unwrap());
        if !mode.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let start = u64::from_str_radix(start, 16).unwrap();
        let end = u64::from_str_radix(end, 16).unwrap();
        // Neither what is read into nor what overlaps it is searched: it would find itself.
        let own = chunk.as_ptr() as u64;
        if (start..end).contains(&own) {
            continue;
        }
        let mut place = start;
        while place < end {
            let wanted = usize::try_from((end - place).min(chunk.len() as u64)).unwrap();
            let Ok(read) = memory.read_at(&mut chunk[..wanted], place) else { break };
            if read == 0 {
                break;
            }
            found += chunk[..read]
                .windows(32)
                .filter(|window| {
                    window.iter().zip(masked).all(|(byte, other)| *byte == other ^ mask)
                })
                .count();
            found += chunk[..read]
                .windows(64)
                .filter(|window| {
                    window.chunks_exact(2).zip(masked).all(|(pair, other)| {
                        let byte = other ^ mask;
                        pair.to_ascii_lowercase() == [digit(byte >> 4), digit(byte & 15)]
                    })
                })
                .count();
            if read <= 64 {
                break;
            }
            place += read as u64 - if place + (read as u64) < end { 63 } else { 0 };
        }
    }
    found
}
