//! Rows that stay in the page are never taken out of it: they keep the focus, the place of a
//! screen reader, and the place to which the list was scrolled.
//!
//! Used for lists whose order changes while people are in them: rooms, messages. Leptos' own
//! `<For>` takes rows out and puts them in again when others come before them.
//! Invariants: a change moves as few rows as can be; a row that has to move keeps the focus.

use std::{any::Any, cell::RefCell, collections::HashMap, hash::Hash, rc::Rc};

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::reactive::effect;

/// A row in the page. Dropping it takes it out.
struct Kept {
    element: Element,
    _handle: Box<dyn Any>,
}

/// Shows one row for each of `keys`, in that order, as the children of `parent`. `row` makes one
/// element; `after` is called each time when the rows stand in their new order. Lives until the
/// owner that is current now is cleaned up; nothing else may put children into that parent.
pub fn keep_rows<K, V>(
    parent: impl Fn() -> Option<HtmlElement> + 'static,
    keys: impl Fn() -> Vec<K> + 'static,
    row: impl Fn(K) -> V + 'static,
    after: impl Fn() + 'static,
) where
    K: Clone + Eq + Hash + 'static,
    V: IntoView + 'static,
{
    let Some(owner) = Owner::current() else { return };
    let row = Rc::new(row);
    let rows = StoredValue::new_local(Rc::new(RefCell::new(HashMap::<K, Kept>::new())));
    let shown = StoredValue::new_local(Vec::<K>::new());
    effect(move || {
        let keys = keys();
        let Some(parent) = parent() else { return };
        let rows = rows.get_value();
        let mut rows = rows.borrow_mut();
        let old = shown.get_value();
        let stays = stay_in_place(&old, &keys);
        let is_wanted: std::collections::HashSet<&K> = keys.iter().collect();
        rows.retain(|key, _| is_wanted.contains(key));
        let mut next: Option<Node> = None;
        for (at, key) in keys.iter().enumerate().rev() {
            let kept = rows.entry(key.clone()).or_insert_with(|| {
                let (row, key) = (Rc::clone(&row), key.clone());
                // The owner of the list, not of this effect: a row outlives the change.
                owner.with(|| mount(&parent, move || row(key)))
            });
            if !stays[at] {
                place(&parent, &kept.element, next.as_ref());
            }
            next = Some(kept.element.clone().into());
        }
        shown.set_value(keys);
        after();
    });
}

fn mount<V: IntoView + 'static>(parent: &HtmlElement, view: impl FnOnce() -> V + 'static) -> Kept {
    let handle = mount_to(parent.clone(), move || view().into_any());
    #[expect(clippy::expect_used, reason = "a row is always one element")]
    let element = parent.last_element_child().expect("a row is always one element");
    Kept { element, _handle: Box::new(handle) }
}

fn place(parent: &HtmlElement, element: &Element, next: Option<&Node>) {
    let active = document().active_element().filter(|active| element.contains(Some(active)));
    // Both are in this parent, so it cannot be refused.
    let _ = parent.insert_before(element, next);
    if let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        let _ = active.focus();
    }
}

/// For each of the `new` keys, whether its row can stay where it is while the others are put
/// around it: the longest run of kept rows whose order does not change.
fn stay_in_place<K: Eq + Hash>(old: &[K], new: &[K]) -> Vec<bool> {
    let places: HashMap<&K, usize> = old.iter().enumerate().map(|(at, key)| (key, at)).collect();
    // `ends[n]` is the place in `new` of the row that ends the best run of `n + 1` rows so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; new.len()];
    let old_place: Vec<Option<usize>> = new.iter().map(|key| places.get(key).copied()).collect();
    for (at, place) in old_place.iter().enumerate() {
        let Some(place) = place else { continue };
        let length = ends.partition_point(|end| old_place[*end] < Some(*place));
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; new.len()];
    let mut at = ends.last().copied();
    while let Some(row) = at {
        stays[row] = true;
        at = before[row];
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the page holds after the rows that do not stay were put before their followers.
    fn arrange(old: &[u8], new: &[u8]) -> (Vec<u8>, usize) {
        let stays = stay_in_place(old, new);
        let mut page: Vec<u8> = old.iter().copied().filter(|key| new.contains(key)).collect();
        let mut next = None;
        let mut moved = 0;
        for (at, key) in new.iter().enumerate().rev() {
            if !stays[at] {
                moved += usize::from(old.contains(key));
                page.retain(|other| other != key);
                let place = next.map_or(page.len(), |next| {
                    page.iter().position(|other| *other == next).unwrap()
                });
                page.insert(place, *key);
            }
            next = Some(*key);
        }
        (page, moved)
    }

    proptest! {
        #[test]
        fn the_page_ends_up_in_the_new_order(
            old in Just((0..12_u8).collect::<Vec<_>>()).prop_shuffle(),
            new in Just((4..18_u8).collect::<Vec<_>>()).prop_shuffle(),
            old_len in 0..12_usize, new_len in 0..14_usize
        ) {
            let (old, new) = (&old[..old_len], &new[..new_len]);
            prop_assert_eq!(arrange(old, new).0, new);
        }
    }

    #[test]
    fn rows_that_come_or_go_around_a_row_do_not_move_it() {
        assert_eq!(arrange(&[1, 2, 3, 4], &[9, 8, 1, 2, 3]), (vec![9, 8, 1, 2, 3], 0));
        assert_eq!(arrange(&[1, 2, 3], &[2, 3, 4, 5]), (vec![2, 3, 4, 5], 0));
    }

    #[test]
    fn a_row_that_goes_to_the_top_is_the_only_one_that_moves() {
        assert_eq!(arrange(&[1, 2, 3, 4], &[4, 1, 2, 3]), (vec![4, 1, 2, 3], 1));
    }
}
