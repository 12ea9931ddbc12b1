//! Turns "the list was this, now it is that" into the fewest useful diffs.
//!
//! Used for the room list, the timeline and the members. The SDK often takes a row out and puts it
//! back to change it, which would make the window rebuild and jump. Pure. The law, a property
//! test: applying the diffs to the old list gives the new one; and a row whose key is in both
//! lists at a place that fits is changed in place, never rebuilt.

use std::collections::HashSet;
use std::hash::Hash;

use larkspur_ipc::ListDiff;

/// The diffs that lead from `old` to `new`, where `key` tells rows apart.
pub(crate) fn minimise<T: Clone + PartialEq, K: Eq + Hash>(
    old: &[T],
    new: &[T],
    key: impl Fn(&T) -> K,
) -> Vec<ListDiff<T>> {
    if new.is_empty() && old.is_empty() {
        return Vec::new();
    }
    if old.is_empty() || new.is_empty() {
        return vec![ListDiff::Reset { items: new.to_vec() }];
    }
    let mut diffs = Vec::new();
    let mut keys = drop_missing(old, new, &key, &mut diffs);
    place(old, new, &key, &mut keys, &mut diffs);
    diffs
}

/// Takes out what is not in the new list; gives the rows that stay, by their index in `old`.
fn drop_missing<T, K: Eq + Hash>(
    old: &[T],
    new: &[T],
    key: &impl Fn(&T) -> K,
    diffs: &mut Vec<ListDiff<T>>,
) -> Vec<usize> {
    let wanted: HashSet<K> = new.iter().map(key).collect();
    let mut staying: Vec<usize> = (0..old.len()).collect();
    for index in (0..old.len()).rev() {
        if !wanted.contains(&key(&old[index])) {
            staying.remove(index);
            diffs.push(ListDiff::Remove { index });
        }
    }
    staying
}

/// Walks the new list and brings each row to its place. `current` names the rows as they stand:
/// indices below `old.len()` are rows of the old list.
fn place<T: Clone + PartialEq, K: Eq + Hash>(
    old: &[T],
    new: &[T],
    key: &impl Fn(&T) -> K,
    current: &mut Vec<usize>,
    diffs: &mut Vec<ListDiff<T>>,
) {
    const FRESH: usize = usize::MAX;
    for (index, item) in new.iter().enumerate() {
        if index == current.len() {
            diffs.push(ListDiff::Append { items: new[index..].to_vec() });
            return;
        }
        let wanted = key(item);
        let is_same = |row: usize| row != FRESH && key(&old[row]) == wanted;
        if is_same(current[index]) {
            if old[current[index]] != *item {
                diffs.push(ListDiff::Set { index, item: item.clone() });
            }
            continue;
        }
        // A row that moved up is taken from its old place; a new one is put in.
        if let Some(from) = (index + 1..current.len()).find(|from| is_same(current[*from])) {
            current.remove(from);
            diffs.push(ListDiff::Remove { index: from });
        }
        current.insert(index, FRESH);
        diffs.push(ListDiff::Insert { index, item: item.clone() });
    }
    if current.len() > new.len() {
        diffs.push(ListDiff::Truncate { length: new.len() });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A key and what stands in the row.
    type Row = (u8, u8);

    fn apply(old: &[Row], new: &[Row]) -> (Vec<Row>, Vec<ListDiff<Row>>) {
        let diffs = minimise(old, new, |row| row.0);
        let mut list = old.to_vec();
        for diff in diffs.clone() {
            diff.apply(&mut list).unwrap();
        }
        (list, diffs)
    }

    /// Rows with different keys, as the lists of the app have them.
    fn any_rows() -> impl Strategy<Value = Vec<Row>> {
        proptest::collection::vec((0..16_u8, 0..3_u8), 0..14).prop_map(|rows| {
            let mut seen = HashSet::new();
            rows.into_iter().filter(|row| seen.insert(row.0)).collect()
        })
    }

    proptest! {
        #[test]
        fn applying_the_diffs_to_the_old_list_gives_the_new_one(old in any_rows(), new in any_rows()) {
            prop_assert_eq!(apply(&old, &new).0, new);
        }

        #[test]
        fn even_rows_with_the_same_key_end_up_right(
            old in proptest::collection::vec((0..4_u8, 0..3_u8), 0..10),
            new in proptest::collection::vec((0..4_u8, 0..3_u8), 0..10),
        ) {
            prop_assert_eq!(apply(&old, &new).0, new);
        }

        #[test]
        fn rows_that_only_change_are_changed_in_place(old in any_rows(), bump in any::<u8>()) {
            let new: Vec<_> = old.iter().map(|(k, v)| (*k, v.wrapping_add(bump % 2))).collect();
            let (_, diffs) = apply(&old, &new);
            let all_in_place = diffs.iter().all(|diff| matches!(diff, ListDiff::Set { .. }));
            prop_assert!(all_in_place);
        }

        #[test]
        fn nothing_changed_means_no_diff(rows in any_rows()) {
            prop_assert!(apply(&rows, &rows).1.is_empty());
        }
    }

    #[test]
    fn a_new_last_row_is_one_append() {
        let (_, diffs) = apply(&[(1, 0), (2, 0)], &[(1, 0), (2, 0), (3, 0)]);
        assert_eq!(diffs, vec![ListDiff::Append { items: vec![(3, 0)] }]);
    }

    #[test]
    fn a_row_that_was_taken_out_and_put_back_is_one_change() {
        let (_, diffs) = apply(&[(1, 0), (2, 0), (3, 0)], &[(1, 0), (2, 1), (3, 0)]);
        assert_eq!(diffs, vec![ListDiff::Set { index: 1, item: (2, 1) }]);
    }
}
