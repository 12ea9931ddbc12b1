//! Where a reader stands in a list, and where the list is to be scrolled when it changed.
//!
//! The virtual list calls it with what it measured before and after a change. Pure. Invariants:
//! what the list did is taken back, what the person did is not, even when both fell into one
//! frame; who stands at the end goes with it.

/// The scrolling element, measured in whole CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct View {
    /// How far it is scrolled down.
    pub(super) top: i32,
    /// The height of all that it holds.
    pub(super) all: i32,
    /// The height of what is in sight.
    pub(super) in_sight: i32,
}

impl View {
    /// How far it can be scrolled down.
    fn farthest(self) -> i32 {
        (self.all - self.in_sight).max(0)
    }

    /// How much is hidden below.
    pub(super) fn below(self) -> i32 {
        self.farthest() - self.top
    }

    fn has_size_of(self, other: Self) -> bool {
        (self.all, self.in_sight) == (other.all, other.in_sight)
    }

    /// How far the person scrolled since `before`. When the list became too short for the old
    /// place, it was the engine that scrolled.
    fn scrolled_since(self, before: Self) -> i32 {
        if before.top > self.farthest() && self.below() <= 1 { 0 } else { self.top - before.top }
    }
}

/// Where the list is to be scrolled now, if it is not there. `shift` is how far below its old
/// place, in CSS pixels, a row stands that was in sight; `None` when no such row is left.
pub(super) fn settle(before: View, now: View, is_at_end: bool, shift: Option<f64>) -> Option<i32> {
    let scrolled = now.scrolled_since(before);
    if is_at_end && (scrolled == 0 || scrolled > 0 && !now.has_size_of(before)) {
        return (now.below() > 0).then(|| now.farthest());
    }
    let pushed = shift? + f64::from(scrolled);
    #[expect(clippy::cast_possible_truncation, reason = "scroll offsets fit by far")]
    (pushed.abs() >= 1.0).then(|| now.top + pushed.round() as i32)
}

/// The shift of the rows in sight, of which some may go a way of their own: the name of a day stays
/// above the earlier messages that come beneath it. It is the middle one of all.
pub(super) fn most_shared(mut shifts: Vec<f64>) -> Option<f64> {
    shifts.sort_by(f64::total_cmp);
    shifts.get(shifts.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn view(top: i32, all: i32) -> View {
        View { top, all, in_sight: 600 }
    }

    #[test]
    fn rows_that_come_above_push_nothing_out_of_sight() {
        assert_eq!(settle(view(50, 2000), view(50, 2900), false, Some(900.0)), Some(950));
    }

    #[test]
    fn scrolling_is_not_undone_by_rows_that_come_in_the_same_frame() {
        // The person scrolled up by 119 pixels, down to nothing, and 900 pixels came above.
        let shift = Some(900.0 + 119.0);
        assert_eq!(settle(view(119, 2000), view(0, 2900), false, shift), Some(900));
    }

    #[test]
    fn scrolling_up_from_the_end_is_not_undone_by_a_new_message() {
        assert_eq!(settle(view(1400, 2000), view(1300, 2040), true, Some(100.0)), None);
    }

    #[test]
    fn who_stands_at_the_end_goes_with_it() {
        assert_eq!(settle(view(1400, 2000), view(1400, 2040), true, Some(0.0)), Some(1440));
        assert_eq!(settle(view(1400, 2000), view(900, 1500), true, None), None);
        assert_eq!(settle(View::default(), view(0, 2000), true, None), Some(1400));
    }

    #[test]
    fn a_list_that_became_too_short_was_not_scrolled_by_the_person() {
        // 1100 pixels went above the row, of which the engine took back what it had to.
        assert_eq!(settle(view(1300, 2000), view(300, 900), false, Some(-100.0)), Some(200));
    }

    #[test]
    fn a_day_that_stays_above_earlier_messages_holds_nothing_back() {
        assert_eq!(most_shared(vec![0.0, 1160.0, 1160.0, 1160.0]), Some(1160.0));
        assert_eq!(most_shared(vec![0.0, 1160.0]), Some(1160.0));
        assert_eq!(most_shared(Vec::new()), None);
    }

    proptest! {
        #[test]
        fn a_row_in_sight_moves_only_as_far_as_the_person_scrolled(
            row in 0..4000_i32, top in 0..3000_i32, scrolled in -800..800_i32, above in -900..4000_i32
        ) {
            let before = view(top, 6000);
            let now = View { top: (top + scrolled).clamp(0, 6000 - 600), all: 6000 + above, in_sight: 600 };
            prop_assume!(now.top <= now.farthest() && before.top <= now.farthest());
            let scrolled = now.top - top;
            let (old_offset, new_offset) = (row - top, row + above - now.top);
            let settled = settle(before, now, false, Some(f64::from(new_offset - old_offset)));
            let offset = row + above - settled.unwrap_or(now.top);
            prop_assert_eq!(offset, old_offset - scrolled);
        }
    }
}
