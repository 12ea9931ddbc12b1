//! Holds a device to the pace of the clock.
//!
//! Every system has devices that take whatever they are given at once (`null`, a file). Played to one of those, a page
//! would be over in a moment. Invariant: whoever keeps time itself is never held up.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::RATE;

/// How far ahead of the clock a device may be: more than any that keeps time holds in its buffer.
const AHEAD: Duration = Duration::from_millis(500);

pub(crate) struct Pace {
    began: Option<Instant>,
    samples: u64,
}

impl Pace {
    pub(crate) fn new() -> Self {
        Self { began: None, samples: 0 }
    }

    /// Counts samples that came or went, and waits if they did so too early.
    pub(crate) fn keep(&mut self, samples: usize) {
        let began = *self.began.get_or_insert_with(Instant::now);
        self.samples += samples as u64;
        let due = Duration::from_micros(self.samples * 1000 / (u64::from(RATE) / 1000));
        if let Some(early) = due.checked_sub(began.elapsed() + AHEAD) {
            thread::sleep(early);
        }
    }
}
