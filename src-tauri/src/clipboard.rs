//! What was put on the clipboard and has to leave it again.
//!
//! Used for the recovery key only. Invariant: what was copied leaves the clipboard after 30
//! seconds, and when the app ends, unless the person has copied something else since.

use std::{
    hash::{BuildHasher as _, RandomState},
    sync::{
        Arc, Mutex,
        mpsc::{self, Sender},
    },
    thread,
    time::Duration,
};

use arboard::{Clipboard, SetExtLinux as _};

/// How long what was copied stays.
const STAYS: Duration = Duration::from_secs(30);

/// A text was not copied: there is no clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoClipboard;

/// The clipboard, while something of ours lies on it.
#[derive(Clone, Default)]
pub(crate) struct Borrowed {
    lent: Arc<Mutex<Option<Lent>>>,
}

/// On X11 the one who copied serves the text, so the connection stays open as long as it lies
/// there. Of the text only a keyed hash is kept, which is enough to know it again.
struct Lent {
    clipboard: Clipboard,
    hasher: RandomState,
    hash: u64,
    cancel_wait: Sender<()>,
}

impl Borrowed {
    /// Copies `text` for 30 seconds. Blocks for some milliseconds.
    ///
    /// # Errors
    /// When there is no clipboard.
    pub(crate) fn copy(&self, text: &str) -> Result<(), NoClipboard> {
        self.clear();
        let mut clipboard = Clipboard::new().map_err(|_| NoClipboard)?;
        clipboard.set().exclude_from_history().text(text).map_err(|_| NoClipboard)?;
        let (cancel_wait, wait) = mpsc::channel();
        let hasher = RandomState::new();
        let hash = hasher.hash_one(text);
        if let Ok(mut lent) = self.lent.lock() {
            *lent = Some(Lent { clipboard, hasher, hash, cancel_wait });
        }
        let borrowed = self.clone();
        thread::Builder::new()
            .name("clipboard".to_owned())
            .spawn(move || {
                if wait.recv_timeout(STAYS) == Err(mpsc::RecvTimeoutError::Timeout) {
                    borrowed.clear();
                }
            })
            .map_err(|_| NoClipboard)?;
        Ok(())
    }

    /// Takes the text off the clipboard if it still lies there.
    pub(crate) fn clear(&self) {
        let lent = self.lent.lock().ok().and_then(|mut lent| lent.take());
        if let Some(mut lent) = lent {
            // Nobody waits any more when the time is over, which is why this may fail.
            let _ = lent.cancel_wait.send(());
            let is_ours =
                lent.clipboard.get_text().is_ok_and(|text| lent.hasher.hash_one(text) == lent.hash);
            if is_ours && lent.clipboard.clear().is_err() {
                tracing::warn!("the clipboard could not be cleared");
            }
        }
    }
}
