//! Recognises Shift pressed and released alone three times, the way to hide without a pointer.
//!
//! Fed by [`crate::hide`] with what the window sees of the keyboard. It knows no clock and no
//! window: times are handed in. Invariant: three taps count only if nothing else happened between
//! the first press and the last release, no other key, no pointer, no composition, so that neither
//! typing capitals nor latching Shift with Sticky Keys hides anything. (The five presses that
//! switch Sticky Keys on hide at the third: the help says so.)

use std::time::Duration;

/// Taps that hide.
const TAPS: u8 = 3;
/// The longest time from the first press to the last release.
pub(crate) const WINDOW: Duration = Duration::from_secs(5);

/// Which of the two Shift keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// What the keyboard or the pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// Shift went down with no other modifier held. Repeats of a held key look the same.
    ShiftDown(Side),
    /// Shift came up.
    ShiftUp(Side),
    /// Anything else: another key, the pointer, a composition.
    Other,
    /// The window lost the keyboard: keys may come up unseen.
    Away,
}

/// How many taps have been seen, and when they began.
#[derive(Clone, Debug, Default)]
pub(crate) struct ShiftTaps {
    begun: Vec<Duration>,
    /// The Shift keys that are down.
    down: Vec<Side>,
    /// When the one that is down went down, if nothing happened since.
    alone_since: Option<Duration>,
}

impl ShiftTaps {
    /// Takes up one event that happened at `now`, measured from any fixed moment. Returns whether
    /// this was the third tap.
    pub(crate) fn take(&mut self, event: Event, now: Duration) -> bool {
        match event {
            Event::ShiftDown(side) if self.down.contains(&side) => {}
            Event::ShiftDown(side) => {
                let is_alone = self.down.is_empty();
                self.down.push(side);
                if is_alone {
                    self.alone_since = Some(now);
                } else {
                    self.interrupt();
                }
            }
            Event::ShiftUp(side) => {
                self.down.retain(|held| *held != side);
                match self.alone_since.take() {
                    Some(begun) if self.down.is_empty() => return self.count_tap(begun, now),
                    _ => self.interrupt(),
                }
            }
            Event::Other => self.interrupt(),
            Event::Away => *self = Self::default(),
        }
        false
    }

    fn interrupt(&mut self) {
        self.begun.clear();
        self.alone_since = None;
    }

    fn count_tap(&mut self, begun: Duration, now: Duration) -> bool {
        self.begun.push(begun);
        self.forget_old(now);
        let is_third = self.begun.len() >= usize::from(TAPS);
        if is_third {
            self.begun.clear();
        }
        is_third
    }

    /// Taps counted so far. It falls back to 0 when the time is over.
    pub(crate) fn count(&mut self, now: Duration) -> u8 {
        self.forget_old(now);
        u8::try_from(self.begun.len()).unwrap_or(TAPS)
    }

    fn forget_old(&mut self, now: Duration) {
        self.begun.retain(|begun| now.saturating_sub(*begun) <= WINDOW);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Event::{Away, Other, ShiftDown, ShiftUp};
    use Side::{Left, Right};
    use proptest::prelude::*;

    const DOWN: Event = ShiftDown(Left);
    const UP: Event = ShiftUp(Left);

    /// How often the events hide, one every `step` milliseconds.
    fn hides(events: &[Event], step: u64) -> usize {
        let mut taps = ShiftTaps::default();
        let at = |index: usize| Duration::from_millis(step) * u32::try_from(index).unwrap();
        (0..events.len()).filter(|index| taps.take(events[*index], at(*index))).count()
    }

    #[test]
    fn what_hides_and_what_does_not() {
        let capital = [DOWN, Other, Other, UP];
        let latched_capital = [DOWN, UP, Other, Other];
        let table: &[(&str, Vec<Event>, u64, usize)] = &[
            ("three taps", [DOWN, UP].repeat(3), 100, 1),
            ("two taps", [DOWN, UP].repeat(2), 100, 0),
            ("five taps that switch Sticky Keys on", [DOWN, UP].repeat(5), 100, 1),
            ("six taps", [DOWN, UP].repeat(6), 100, 2),
            ("three taps of the right key", [ShiftDown(Right), ShiftUp(Right)].repeat(3), 100, 1),
            ("either key", vec![DOWN, UP, ShiftDown(Right), ShiftUp(Right), DOWN, UP], 100, 1),
            ("just in time", [DOWN, UP].repeat(3), 1_000, 1),
            ("too slowly", [DOWN, UP].repeat(3), 1_001, 0),
            ("capitals", capital.repeat(9), 10, 0),
            ("capitals with Sticky Keys on", latched_capital.repeat(9), 10, 0),
            ("held and repeating", vec![DOWN, DOWN, DOWN, UP, DOWN, UP, DOWN, DOWN, UP], 100, 1),
            ("both keys together", [DOWN, ShiftDown(Right), ShiftUp(Right), UP].repeat(4), 50, 0),
            ("a click between", vec![DOWN, UP, DOWN, UP, Other, DOWN, UP], 100, 0),
            ("a click while held", vec![DOWN, UP, DOWN, UP, DOWN, Other, UP], 100, 0),
            ("a letter rolled into the first", vec![DOWN, Other, UP, DOWN, UP, DOWN, UP], 100, 0),
            ("a release whose press was elsewhere", vec![UP, DOWN, UP, DOWN, UP], 100, 0),
            (
                "after an interruption, anew",
                vec![DOWN, UP, Other, DOWN, UP, DOWN, UP, DOWN, UP],
                100,
                1,
            ),
        ];
        for (name, events, step, expected) in table {
            assert_eq!(hides(events, *step), *expected, "{name}");
        }
    }

    #[test]
    fn the_progress_falls_back_when_the_time_is_over() {
        let mut taps = ShiftTaps::default();
        let second = Duration::from_secs(1);
        for (event, at) in [(DOWN, 0), (UP, 0), (DOWN, 2), (UP, 2)] {
            assert!(!taps.take(event, second * at));
        }
        assert_eq!(taps.count(second * 2), 2);
        assert_eq!(taps.count(second * 6), 1);
        assert_eq!(taps.count(second * 8), 0);
    }

    fn any_event() -> impl Strategy<Value = Event> {
        prop_oneof![
            6 => Just(DOWN),
            6 => Just(UP),
            1 => Just(ShiftDown(Right)),
            1 => Just(ShiftUp(Right)),
            1 => Just(Other),
            1 => Just(Away),
        ]
    }

    /// The rule written the other way round: at each release, looks back over all that happened
    /// since the last time it hid.
    fn hides_by_the_rule(history: &[(Event, u64)]) -> bool {
        let mut held: Vec<Side> = Vec::new();
        // What happened, without repeats, and whether a Shift key was down before it.
        let mut seen: Vec<(Event, u64, bool)> = Vec::new();
        for (event, at) in history {
            let was_held = !held.is_empty();
            match event {
                ShiftDown(side) if held.contains(side) => continue,
                ShiftDown(side) => held.push(*side),
                ShiftUp(side) => held.retain(|one| one != side),
                Away => held.clear(),
                Other => {}
            }
            seen.push((*event, *at, was_held));
        }
        let Some(start) = seen.len().checked_sub(6) else { return false };
        let last = &seen[start..];
        let are_taps = last.chunks(2).all(|pair| {
            let is_same = matches!((pair[0].0, pair[1].0), (ShiftDown(a), ShiftUp(b)) if a == b);
            is_same && !pair[0].2
        });
        // A repeat after the release is not possible, so the last event is the newest one.
        let is_newest = history.last().is_some_and(|(event, _)| matches!(event, ShiftUp(_)));
        are_taps && is_newest && last[5].1 - last[0].1 <= 5_000
    }

    proptest! {
        #[test]
        fn it_hides_exactly_when_the_rule_says_so(
            events in proptest::collection::vec((any_event(), 0_u64..1_500), 0..60)
        ) {
            let mut taps = ShiftTaps::default();
            let mut history = Vec::new();
            let mut now = 0;
            for (event, wait) in events {
                now += wait;
                history.push((event, now));
                let hides = taps.take(event, Duration::from_millis(now));
                prop_assert_eq!(hides, hides_by_the_rule(&history));
                prop_assert!(taps.count(Duration::from_millis(now)) < TAPS);
                if hides {
                    // No key is down after the third release.
                    history.clear();
                }
            }
        }

        #[test]
        fn typing_never_hides(
            strokes in proptest::collection::vec((any::<bool>(), any::<bool>()), 0..200)
        ) {
            // Each stroke is a key; before it Shift may be held or latched.
            let events: Vec<Event> = strokes
                .into_iter()
                .flat_map(|(is_capital, is_latched)| match (is_capital, is_latched) {
                    (true, true) => vec![DOWN, UP, Other, Other],
                    (true, false) => vec![DOWN, Other, Other, UP],
                    (false, _) => vec![Other, Other],
                })
                .collect();
            prop_assert_eq!(hides(&events, 20), 0);
        }
    }
}
