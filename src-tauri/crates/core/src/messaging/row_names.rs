//! Keeps the key of a row for as long as its event is in the timeline.
//!
//! The timeline calls it with each new state of its rows. After a gap in what the server sent, the
//! SDK reads the newest events again and names all of them anew; to the window every row would be
//! another one, and a reader of history would be thrown to the end. Pure. Invariant: an event that
//! stays keeps its key, and no two rows get the same one by this.

use std::collections::HashMap;

use larkspur_ipc::ItemKey;
use matrix_sdk::ruma::{EventId, OwnedEventId};

/// The keys of the events that are in the timeline.
#[derive(Default)]
pub(super) struct RowNames(HashMap<OwnedEventId, ItemKey>);

impl RowNames {
    /// Gives every row the key that its event had before, and forgets the events that went. Rows
    /// without an event (days, messages on their way) keep the key they come with.
    pub(super) fn settle<'a>(
        &mut self,
        rows: impl IntoIterator<Item = (Option<&'a EventId>, &'a mut ItemKey)>,
    ) {
        let mut before = std::mem::take(&mut self.0);
        for (event, key) in rows {
            let Some(event) = event else { continue };
            // Taken out, so that a repeated event cannot repeat a key.
            if let Some(known) = before.remove(event) {
                *key = known;
            }
            self.0.insert(event.to_owned(), key.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(names: &mut RowNames, rows: &[(Option<&str>, &str)]) -> Vec<String> {
        let events: Vec<Option<OwnedEventId>> =
            rows.iter().map(|row| row.0.map(|id| EventId::parse(id).unwrap())).collect();
        let mut keys: Vec<ItemKey> =
            rows.iter().map(|row| ItemKey::parse(row.1).unwrap()).collect();
        names.settle(events.iter().map(Option::as_deref).zip(&mut keys));
        keys.iter().map(|key| key.as_str().to_owned()).collect()
    }

    #[test]
    fn an_event_that_was_named_anew_keeps_its_key() {
        let mut names = RowNames::default();
        settle(&mut names, &[(None, "0"), (Some("$a"), "1"), (Some("$b"), "2")]);
        let after_a_gap = [(None, "3"), (Some("$b"), "4"), (Some("$c"), "5")];
        assert_eq!(settle(&mut names, &after_a_gap), ["3", "2", "5"]);
        assert_eq!(settle(&mut names, &after_a_gap), ["3", "2", "5"], "the key stays");
    }

    #[test]
    fn an_event_that_went_and_came_again_is_a_new_row() {
        let mut names = RowNames::default();
        settle(&mut names, &[(Some("$a"), "1")]);
        settle(&mut names, &[(Some("$b"), "2")]);
        assert_eq!(settle(&mut names, &[(Some("$a"), "3")]), ["3"]);
    }

    #[test]
    fn a_repeated_event_repeats_no_key() {
        let mut names = RowNames::default();
        settle(&mut names, &[(Some("$a"), "1")]);
        assert_eq!(settle(&mut names, &[(Some("$a"), "2"), (Some("$a"), "3")]), ["1", "3"]);
    }
}
