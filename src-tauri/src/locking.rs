//! Locking from the shell, with a bound on how long it may take.
//!
//! Used by Hide now, the lock command and closing the window. Invariant: half a second after
//! [`lock`] was called no decrypted state is left in this process: either the core says that the
//! session is gone, or the process has started anew, which no busy thread can prevent.

use std::{
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use larkspur_core::safety::LockOutcome;
use tauri::{AppHandle, Manager as _};

use crate::{hide, process, state::AppState};

/// How long a lock may take before the process starts anew; one that is not held up takes 90 to 130 ms. Ending
/// the pages and replacing the process takes 60 to 145 ms more, and all of it must be over within 500 ms.
const PATIENCE: Duration = Duration::from_millis(280);

/// What a lock leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Afterwards {
    /// The lock screen.
    ShowLock,
    /// Nothing on the screen until the app is started again.
    StayHidden,
    /// The process ends.
    End,
}

/// Locks in the background. Returns at once and may be called from any thread.
pub(crate) fn lock(app: &AppHandle, afterwards: Afterwards) {
    let state = Arc::clone(&app.state::<Arc<AppState>>());
    let (report, outcome) = mpsc::channel();
    let app = app.clone();
    // A thread of its own: the runtime's threads may be what is stuck.
    let watching = thread::Builder::new().name("lock-watch".to_owned()).spawn(move || {
        let is_gone = match outcome.recv_timeout(PATIENCE) {
            Ok(outcome) => outcome == LockOutcome::Gone,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        };
        match (afterwards, is_gone) {
            (Afterwards::End, _) => app.exit(0),
            (_, true) => {}
            (_, false) => process::start_anew(afterwards == Afterwards::StayHidden),
        }
    });
    if watching.is_err() {
        // Without the watcher the promise cannot be kept in another way.
        process::start_anew(afterwards == Afterwards::StayHidden);
    }
    tauri::async_runtime::spawn(async move {
        if afterwards == Afterwards::End {
            state.clipboard.clear();
        }
        // The watcher has gone only if the process is about to.
        let _ = report.send(state.device().safety().lock().await);
    });
}

/// Starts the process anew when a lock that the core began by itself, after a rest, did not come to
/// an end either. Runs while the process lives.
pub(crate) async fn watch_held(app: AppHandle) {
    let state = Arc::clone(&app.state::<Arc<AppState>>());
    state.device().safety().still_held().await;
    process::start_anew(state.is_hidden());
}

/// Hides, locks and ends the process: the person closed the window.
pub(crate) fn end(app: &AppHandle) {
    let handle = app.clone();
    if app.run_on_main_thread(move || hide::hide_windows(&handle)).is_err() {
        tracing::warn!("the windows could not be hidden before the end");
    }
    lock(app, Afterwards::End);
}
