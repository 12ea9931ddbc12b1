//! One process a data folder, and how a second start raises the first one's window.
//!
//! [`crate::run`] calls [`claim`] before anything in the folder is opened. Invariant: while a
//! [`Claim`] lives, no other process has one for the same folder. The system gives the lock back
//! when the process ends, however it ends.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Read as _, Write as _},
    os::{
        fd::AsRawFd as _,
        unix::{
            fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
            net::{UnixListener, UnixStream},
        },
    },
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const RAISE: &[u8; 6] = b"raise\n";
const RAISED: &[u8; 3] = b"ok\n";
/// How long a second start waits for the first, which may be starting anew just now.
const PATIENCE: Duration = Duration::from_secs(5);

/// What became of a start.
#[derive(Debug)]
pub(crate) enum Start {
    /// This process owns the folder.
    First(Claim),
    /// Another one does, and has been told to show its window.
    Raised,
}

/// The right to use a data folder.
#[derive(Debug)]
pub(crate) struct Claim {
    _lock: File,
    /// None in a folder that cannot be written.
    listener: Option<UnixListener>,
}

/// Makes the folder if needed and takes it, or raises the process that has it. A folder that is
/// there and cannot be written is taken too: the window then says what is wrong with it. Only
/// raising does not work there.
///
/// # Errors
/// When the folder cannot be made, or its owner does not answer for 5 seconds.
pub(crate) fn claim(folder: &Path) -> io::Result<Start> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let opened = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(folder.join("app.lock"));
    let folder = File::open(folder)?;
    let lock = match opened {
        // The folder itself can be locked as well.
        Err(error) if is_read_only(&error) => folder.try_clone()?,
        opened => opened?,
    };
    let deadline = Instant::now() + PATIENCE;
    loop {
        match lock.try_lock() {
            Ok(()) => {
                let listener = match listen(&folder) {
                    Err(error) if is_read_only(&error) => None,
                    listening => Some(listening?),
                };
                return Ok(Start::First(Claim { _lock: lock, listener }));
            }
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) => match raise(&folder) {
                Ok(()) => return Ok(Start::Raised),
                Err(error) if Instant::now() > deadline => return Err(error),
                Err(_) => thread::sleep(Duration::from_millis(50)),
            },
        }
    }
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// The address of a socket holds 108 bytes, and a data folder may lie deeper: the way through the
/// folder's own descriptor is always short enough.
fn socket(folder: &File) -> PathBuf {
    PathBuf::from(format!("/proc/self/fd/{}/app.sock", folder.as_raw_fd()))
}

fn listen(folder: &File) -> io::Result<UnixListener> {
    let path = socket(folder);
    // Whoever made it is gone, since we hold the lock.
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn raise(folder: &File) -> io::Result<()> {
    let mut stream = UnixStream::connect(socket(folder))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(RAISE)?;
    let mut answer = [0; RAISED.len()];
    stream.read_exact(&mut answer)?;
    if &answer == RAISED { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

impl Claim {
    /// Calls `raise` each time the app is started again, until the process ends.
    ///
    /// # Errors
    /// When the socket cannot be waited on.
    pub(crate) async fn answer(self, raise: impl Fn()) -> io::Result<()> {
        let Some(listener) = self.listener else {
            // The claim is held as long as the process lives.
            return std::future::pending().await;
        };
        let listener = tokio::net::UnixListener::from_std(listener)?;
        loop {
            let (mut stream, _) = listener.accept().await?;
            let mut asked = [0; RAISE.len()];
            // A caller that says nothing must not keep the next one waiting.
            let read = tokio::time::timeout(PATIENCE / 5, stream.read_exact(&mut asked)).await;
            if matches!(read, Ok(Ok(_))) && &asked == RAISE {
                raise();
                let _ = stream.write_all(RAISED).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    #[tokio::test(flavor = "multi_thread")]
    async fn a_second_start_raises_the_first() {
        let folder = tempfile::tempdir().unwrap();
        // Deeper than the address of a socket could hold.
        let folder = folder.path().join("a".repeat(120));
        let Start::First(claim) = claim(&folder).unwrap() else { panic!("the folder was free") };
        let mode = |name| fs::metadata(folder.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("app.sock"), mode("app.lock"), mode("")), (0o600, 0o600, 0o700));

        let raised = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&raised);
        let answering = tokio::spawn(claim.answer(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
        for _ in 0..2 {
            let folder = folder.clone();
            let second = tokio::task::spawn_blocking(move || super::claim(&folder)).await.unwrap();
            assert!(matches!(second.unwrap(), Start::Raised));
        }
        assert_eq!(raised.load(Ordering::SeqCst), 2);

        answering.abort();
        let _ = answering.await;
        assert!(matches!(super::claim(&folder).unwrap(), Start::First(_)));
    }
}
