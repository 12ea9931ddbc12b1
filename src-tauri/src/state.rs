//! What the whole shell shares: the core's device, what runs for the windows, what is hidden.
//!
//! Built by [`crate::run`], handed to every command by Tauri. Invariant: a command or stream that
//! needs an open vault gets the session here and nowhere else, and gives it back when the vault
//! closes: after a lock nothing in the shell holds an `Arc<Session>`.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use futures_util::{Stream, stream};
use larkspur_core::{Device, Session, resources::Reader};
use larkspur_ipc::{IpcError, safety::HideProgress};
use tokio::sync::{Notify, watch};

use crate::{clipboard::Borrowed, forward::Streams};

/// The shell's state. One exists while the process lives.
pub(crate) struct AppState {
    device: Arc<Device>,
    /// The running streams of each window.
    pub(crate) streams: Streams,
    /// What was put on the clipboard and has to leave it again.
    pub(crate) clipboard: Borrowed,
    /// How far "Shift three times" has come.
    pub(crate) hide_progress: watch::Sender<HideProgress>,
    /// Whether the preference "Shift three times hides" is on.
    pub(crate) hides_by_shift: AtomicBool,
    /// Counts the pages that came up, so that a window is shown only once it has something to show.
    pub(crate) pages_loaded: watch::Sender<u64>,
    /// Counts the pages that have put their first words on the screen.
    pub(crate) pages_shown: watch::Sender<u64>,
    /// Told when somebody types a letter, in whichever window.
    pub(crate) typed: Notify,
    /// Whether a main window waits out of sight for the vault to be opened.
    pub(crate) is_main_ahead: watch::Sender<bool>,
    is_hidden: AtomicBool,
    sign_outs: watch::Sender<u64>,
}

impl AppState {
    pub(crate) fn new(device: Arc<Device>, is_hidden: bool) -> Self {
        Self {
            device,
            streams: Streams::default(),
            clipboard: Borrowed::default(),
            hide_progress: watch::Sender::new(HideProgress { count: 0 }),
            hides_by_shift: AtomicBool::new(true),
            pages_loaded: watch::Sender::new(0),
            pages_shown: watch::Sender::new(0),
            typed: Notify::new(),
            is_main_ahead: watch::Sender::new(false),
            is_hidden: AtomicBool::new(is_hidden),
            sign_outs: watch::Sender::new(0),
        }
    }

    /// The core's door.
    pub(crate) fn device(&self) -> &Device {
        &self.device
    }

    /// The open vault. The page of a main window that was built ahead asks before there is one, and waits for it.
    ///
    /// # Errors
    /// [`IpcError::Locked`] while there is none.
    async fn session(&self) -> Result<Arc<Session>, IpcError> {
        if let Ok(session) = self.device.session() {
            return Ok(session);
        }
        // Over when that window takes its place. The sender lives as long as the process.
        let _ = self.is_main_ahead.subscribe().wait_for(|is_ahead| !is_ahead).await;
        self.device.session()
    }

    /// How far "Shift three times" has come, and again after each change.
    pub(crate) fn watch_hide_progress(
        &self,
    ) -> impl Stream<Item = HideProgress> + Send + 'static + use<> {
        let mut progress = self.hide_progress.subscribe();
        progress.mark_changed();
        stream::unfold(progress, |mut progress| async move {
            progress.changed().await.ok()?;
            let now = *progress.borrow_and_update();
            Some((now, progress))
        })
    }

    /// Counts a page that has put its first words on the screen.
    pub(crate) fn note_shown(&self) {
        self.pages_shown.send_modify(|count| *count += 1);
    }

    /// Whether no window is shown until the app is started again.
    pub(crate) fn is_hidden(&self) -> bool {
        self.is_hidden.load(Ordering::SeqCst)
    }

    /// Remembers whether windows are shown.
    pub(crate) fn set_hidden(&self, is_hidden: bool) {
        self.is_hidden.store(is_hidden, Ordering::SeqCst);
    }

    /// Ends every command and stream that works for the signed-in account. Called before signing
    /// out, so that the core finds nobody who still uses the account.
    pub(crate) fn close_account(&self) {
        self.sign_outs.send_modify(|count| *count += 1);
    }

    /// Resolves at the next signing out.
    pub(crate) fn signed_out(&self) -> impl Future<Output = ()> + Send + 'static + use<> {
        let mut sign_outs = self.sign_outs.subscribe();
        async move {
            // The sender lives as long as the process.
            let _ = sign_outs.changed().await;
        }
    }

    /// Does `body` with the open vault. When the vault closes first, `body` is dropped where it
    /// stands, and with it its hold on the session.
    pub(crate) async fn run_unlocked<T, Fut>(
        &self,
        body: impl FnOnce(Arc<Session>) -> Fut,
    ) -> Result<T, IpcError>
    where
        Fut: Future<Output = Result<T, IpcError>>,
    {
        let session = self.session().await?;
        let closed = session.closed();
        tokio::select! {
            biased;
            () = closed => Err(IpcError::Locked),
            reply = body(session) => reply,
        }
    }

    /// Does `body` with what ships of the library, for the lock window. `body` is dropped when nothing may be read there
    /// any more. It waits for no try to open the vault: nothing of the vault is read here.
    pub(crate) async fn run_reading<T, Fut>(
        &self,
        body: impl FnOnce(Arc<Reader>) -> Fut,
    ) -> Result<T, IpcError>
    where
        Fut: Future<Output = Result<T, IpcError>>,
    {
        let ended = self.device.reading_ended();
        let reader = self.device.reader()?;
        tokio::select! {
            biased;
            () = ended => Err(IpcError::Locked),
            reply = body(reader) => reply,
        }
    }

    /// As [`Self::run_unlocked`], for a signed-in account: `body` is dropped on signing out too.
    pub(crate) async fn run_signed_in<T, Fut>(
        &self,
        body: impl FnOnce(Arc<Session>) -> Fut,
    ) -> Result<T, IpcError>
    where
        Fut: Future<Output = Result<T, IpcError>>,
    {
        let signed_out = self.signed_out();
        self.run_unlocked(|session| async move {
            session.messaging()?;
            tokio::select! {
                biased;
                () = signed_out => Err(IpcError::SignedOut),
                reply = body(session) => reply,
            }
        })
        .await
    }
}
