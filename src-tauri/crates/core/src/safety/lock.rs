//! Locking: the session is taken away from everybody and its end is waited for.
//!
//! Used by safety, for every reason to lock. Invariant: from the first line on no command gets
//! the session, and the lock screen is announced before anything is waited for.

use std::{
    sync::{Arc, PoisonError, atomic::Ordering},
    time::Duration,
};

use larkspur_ipc::safety::Rest;

use super::Inner;

/// How long the session may take to be gone.
const LIMIT: Duration = Duration::from_millis(500);
/// How often it is looked at meanwhile.
const STEP: Duration = Duration::from_millis(2);

/// What became of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockOutcome {
    /// No session is left, and with it no key.
    Gone,
    /// Something still holds it after 500 ms: the process must end itself.
    StillHeld,
}

impl Inner {
    /// Must run inside the runtime, where the session's tasks and stores live.
    pub(super) async fn lock(&self) -> LockOutcome {
        // Counted first, so that an opening on its way sees it and does not open.
        self.locks.fetch_add(1, Ordering::SeqCst);
        let taken = self.session.write().unwrap_or_else(PoisonError::into_inner).take();
        self.rest.send_replace(Rest::Awake);
        self.publish();
        let Some(session) = taken else {
            return LockOutcome::Gone;
        };
        let weak = Arc::downgrade(&session);
        let ended = tokio::time::timeout(LIMIT, async move {
            session.close().await;
            drop(session);
            while weak.strong_count() > 0 {
                tokio::time::sleep(STEP).await;
            }
        });
        if ended.await.is_ok() {
            LockOutcome::Gone
        } else {
            tracing::error!("the session outlived the lock");
            self.is_still_held.send_replace(true);
            LockOutcome::StillHeld
        }
    }
}
