//! Time as the core sees it, passed in so that tests can turn it by hand.
//!
//! Used by the lock (rest, waits after a wrong try). Invariant: nothing that protects the vault
//! is decided by the wall clock alone, since whoever holds the machine can set it.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    time::{Duration, Instant, SystemTime},
};

/// A sleep that a [`Clock`] hands out.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A source of time.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Time since some fixed moment of this process. It never goes back, and may stand still
    /// while the machine sleeps.
    fn monotonic(&self) -> Duration;

    /// The time of day. It can be set, so it may jump in both directions.
    fn wall(&self) -> SystemTime;

    /// Ends after `duration` of monotonic time.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// The machine's own clocks.
#[derive(Debug)]
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A clock that moves only when a test moves it.
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct ManualClock {
    monotonic: tokio::sync::watch::Sender<Duration>,
    wall: std::sync::Mutex<SystemTime>,
}

#[cfg(test)]
impl ManualClock {
    pub(crate) fn new() -> std::sync::Arc<Self> {
        std::sync::Arc::new(Self {
            monotonic: tokio::sync::watch::Sender::new(Duration::ZERO),
            wall: std::sync::Mutex::new(
                SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
            ),
        })
    }

    /// Both clocks go forward, as they do while the machine is awake.
    pub(crate) fn advance(&self, duration: Duration) {
        *self.wall.lock().unwrap() += duration;
        self.monotonic.send_modify(|now| *now += duration);
    }

    /// Only the time of day goes forward, as after the machine slept.
    pub(crate) fn sleep_machine(&self, duration: Duration) {
        *self.wall.lock().unwrap() += duration;
    }

    /// The time of day is set back.
    pub(crate) fn set_wall_back(&self, duration: Duration) {
        *self.wall.lock().unwrap() -= duration;
    }
}

#[cfg(test)]
impl Clock for ManualClock {
    fn monotonic(&self) -> Duration {
        *self.monotonic.borrow()
    }

    fn wall(&self) -> SystemTime {
        *self.wall.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let mut now = self.monotonic.subscribe();
        let until = *now.borrow() + duration;
        Box::pin(async move {
            // The sender lives as long as the clock: if it is gone, the test is over.
            if now.wait_for(|now| *now >= until).await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }
}
