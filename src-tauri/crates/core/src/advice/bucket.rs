//! When what was typed is sent: often enough to be read along, seldom enough for a server's limits.
//!
//! Used by [`super::sending`]. Pure: the time is given. It mirrors the default limit of Synapse for messages (`rc_message`: 0.2 a
//! second, 10 at once), so that a draft does not use up what conversations need, and learns from a refusal
//! (policy-drafting 3.4).

use std::time::{Duration, Instant};

/// How many may be sent at once, and how long one more takes.
const CAPACITY: f64 = 10.0;
const REFILL: Duration = Duration::from_secs(5);
/// With this many left it is sent soon after the person stops typing, and at the latest while they go on.
const PLENTY: f64 = 4.0;
const PAUSE: Duration = Duration::from_millis(600);
const LONGEST: Duration = Duration::from_secs(2);

/// What may still be sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bucket {
    tokens: f64,
    at: Instant,
    /// Nothing before then: the server said so.
    not_before: Instant,
}

impl Bucket {
    pub(super) fn new(now: Instant) -> Self {
        Self { tokens: CAPACITY, at: now, not_before: now }
    }

    fn tokens(&self, now: Instant) -> f64 {
        let passed = now.saturating_duration_since(self.at);
        CAPACITY.min(self.tokens + passed.as_secs_f64() / REFILL.as_secs_f64())
    }

    /// When what was first and last typed at these times is to be sent.
    pub(super) fn due(&self, first: Instant, last: Instant, now: Instant) -> Instant {
        let tokens = self.tokens(now);
        let wanted =
            if tokens >= PLENTY { (last + PAUSE).min(first + LONGEST) } else { first + REFILL };
        let missing = (1.0 - tokens).max(0.0);
        wanted.max(now + REFILL.mul_f64(missing)).max(self.not_before)
    }

    /// One was sent.
    pub(super) fn take(&mut self, now: Instant) {
        self.tokens = (self.tokens(now) - 1.0).max(0.0);
        self.at = now;
    }

    /// The server asked to wait.
    pub(super) fn wait(&mut self, now: Instant, wait: Duration) {
        self.tokens = 0.0;
        self.at = now;
        self.not_before = now + wait;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn with_plenty_left_it_goes_out_soon_after_the_last_key() {
        let now = Instant::now();
        let bucket = Bucket::new(now);
        assert_eq!(bucket.due(now, now, now), now + PAUSE);
        let typing = now + Duration::from_millis(1900);
        assert_eq!(bucket.due(now, typing, typing), now + LONGEST, "also while they go on");
    }

    #[test]
    fn whoever_types_for_ten_minutes_stays_within_what_a_server_allows() {
        let start = Instant::now();
        let mut bucket = Bucket::new(start);
        let (mut now, mut first, mut sent) = (start, None, Vec::new());
        while now < start + 600 * SECOND {
            let begun = *first.get_or_insert(now);
            if bucket.due(begun, now, now) <= now {
                bucket.take(now);
                sent.push(now);
                first = None;
            }
            now += Duration::from_millis(200);
        }
        assert!((115..=140).contains(&sent.len()), "{}", sent.len());
        // What Synapse counts by itself never runs over.
        let mut allowed = Bucket::new(start);
        for at in sent {
            assert!(allowed.tokens(at) >= 1.0 - 1e-9, "at {:?}", at - start);
            allowed.take(at);
        }
    }

    #[test]
    fn a_refusal_is_waited_out() {
        let now = Instant::now();
        let mut bucket = Bucket::new(now);
        bucket.wait(now, 30 * SECOND);
        assert!(bucket.due(now, now, now) >= now + 30 * SECOND);
    }
}
