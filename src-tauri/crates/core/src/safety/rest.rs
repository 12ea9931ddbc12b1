//! The lock after a rest: nobody has touched the app for five minutes.
//!
//! Used by safety. Invariant: a rest is measured by both clocks and the longer one counts. So the
//! time in which the machine slept counts too, and setting the clock back keeps nothing open.

use std::{
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
    time::{Duration, SystemTime},
};

use larkspur_ipc::safety::Rest;

use super::Inner;
use crate::clock::Clock;

/// After this much rest it locks.
pub(super) const LOCKS_AFTER: Duration = Duration::from_mins(5);
/// After this much the person is told: half a minute before.
pub(super) const TELLS_AFTER: Duration = Duration::from_secs(270);
/// How often the clocks are read: after waking up, the machine shows the app for this long at
/// most.
const STEP: Duration = Duration::from_secs(2);

/// When the person was last there.
#[derive(Debug)]
pub(super) struct Activity(Mutex<(Duration, SystemTime)>);

impl Activity {
    pub(super) fn new(clock: &dyn Clock) -> Self {
        Self(Mutex::new((clock.monotonic(), clock.wall())))
    }

    pub(super) fn note(&self, clock: &dyn Clock) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (clock.monotonic(), clock.wall());
    }

    /// How long nobody was there.
    fn rested(&self, clock: &dyn Clock) -> Duration {
        let (monotonic, wall) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let slept_too = clock.wall().duration_since(wall).unwrap_or(Duration::ZERO);
        clock.monotonic().saturating_sub(monotonic).max(slept_too)
    }
}

impl Inner {
    pub(super) fn note_activity(&self) {
        self.activity.note(&*self.clock);
        self.tell_rest(Rest::Awake);
    }

    fn tell_rest(&self, now: Rest) {
        self.rest.send_if_modified(|rest| std::mem::replace(rest, now) != now);
    }
}

/// Watches over one opening of the vault, until it is locked or `inner` is gone.
pub(super) fn watch_over(inner: &Arc<Inner>, locks: u64) {
    let (weak, clock) = (Arc::downgrade(inner), inner.clock.clone());
    tokio::spawn(async move {
        loop {
            {
                let Some(inner) = weak.upgrade() else { return };
                if inner.locks.load(Ordering::SeqCst) != locks {
                    return;
                }
                let rested = inner.activity.rested(&*clock);
                if rested >= LOCKS_AFTER {
                    inner.lock().await;
                    return;
                }
                let is_soon = rested >= TELLS_AFTER;
                inner.tell_rest(if is_soon { Rest::LocksSoon } else { Rest::Awake });
            }
            clock.sleep(STEP).await;
        }
    });
}
