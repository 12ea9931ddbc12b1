//! Puts the messages of a channel back into their order.
//!
//! Called by `stream.rs`. A channel numbers its messages from 0, but the webview may deliver them
//! out of order. Invariant: messages leave in order, each once, and none before its forerunner.

/// Holds back messages that came too early.
#[derive(Debug)]
pub struct Reorder<T> {
    next: usize,
    /// In no order; it is rare that one is held back, and rarer that two are.
    early: Vec<(usize, T)>,
}

impl<T> Default for Reorder<T> {
    fn default() -> Self {
        Self { next: 0, early: Vec::new() }
    }
}

impl<T> Reorder<T> {
    /// Takes the message numbered `index` and gives back all that are now due, in order.
    /// A message that was seen already is dropped.
    pub fn push(&mut self, index: usize, message: T) -> Vec<T> {
        if index >= self.next && self.early.iter().all(|(other, _)| *other != index) {
            self.early.push((index, message));
        }
        let mut due = Vec::new();
        while let Some(at) = self.early.iter().position(|(index, _)| *index == self.next) {
            self.next += 1;
            due.push(self.early.swap_remove(at).1);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn messages_leave_in_order_whatever_order_they_came_in(
            order in (0..40_usize).prop_flat_map(|n| Just((0..n).collect::<Vec<_>>()).prop_shuffle())
        ) {
            let mut reorder = Reorder::default();
            let mut out = Vec::new();
            for index in &order {
                out.extend(reorder.push(*index, *index));
            }
            prop_assert_eq!(out, (0..order.len()).collect::<Vec<_>>());
        }

        #[test]
        fn no_message_leaves_before_its_forerunner_or_twice(
            indices in proptest::collection::vec(0..12_usize, 0..60)
        ) {
            let mut reorder = Reorder::default();
            let mut out = Vec::new();
            let mut seen = std::collections::BTreeSet::new();
            for index in indices {
                seen.insert(index);
                out.extend(reorder.push(index, index));
                // Exactly the unbroken run from 0 has left.
                let run = (0..12).take_while(|i| seen.contains(i)).collect::<Vec<_>>();
                prop_assert_eq!(&out, &run);
            }
        }
    }
}
