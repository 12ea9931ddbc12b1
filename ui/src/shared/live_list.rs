//! A list that changes only by diffs: ordered keys and one signal for each row.
//!
//! Features feed it with the batches of a stream and hand its keys to `<For>`. A row keeps its
//! signal, and so its element and its focus, for as long as its key is in the list.
//! Invariant: after a batch the rows are what the same diffs would make of a plain vector (each
//! key once); a batch that does not fit changes nothing and is reported, so that the caller asks
//! the core anew.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    rc::Rc,
    sync::{Arc, RwLock},
    time::Duration,
};

use larkspur_ipc::{ListDiff, Stream, list_diff::OutOfRange};
use leptos::prelude::*;

use crate::ipc::{Subscription, watch};

/// What names a row.
pub trait Keyed {
    /// The name, stable while the row lives.
    type Key: Clone + Eq + Hash + Send + Sync + 'static;

    /// The row's name.
    fn key(&self) -> Self::Key;
}

/// What one batch did, for those who must tell old from new (the announcer, the scroller).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<K> {
    /// The batch held a `Reset`: nothing in it is news.
    pub is_reset: bool,
    /// Keys that were not there before and stand after everything that was, oldest first.
    pub arrived: Vec<K>,
}

/// The list. Clones share the rows.
pub struct LiveList<T: Keyed + 'static> {
    keys: ArcRwSignal<Arc<Vec<T::Key>>>,
    has_arrived: ArcRwSignal<bool>,
    inner: Arc<RwLock<Inner<T>>>,
}

struct Inner<T: Keyed + 'static> {
    order: Vec<T::Key>,
    rows: HashMap<T::Key, ArcRwSignal<T>>,
}

impl<T: Keyed + 'static> Clone for LiveList<T> {
    fn clone(&self) -> Self {
        Self {
            keys: self.keys.clone(),
            has_arrived: self.has_arrived.clone(),
            inner: Arc::clone(&self.inner),
        }
    }
}

impl<T: Keyed + Clone + PartialEq + Send + Sync + 'static> LiveList<T> {
    /// An empty list that waits for its first batch.
    #[must_use]
    pub fn new() -> Self {
        Self {
            keys: ArcRwSignal::new(Arc::new(Vec::new())),
            has_arrived: ArcRwSignal::new(false),
            inner: Arc::new(RwLock::new(Inner { order: Vec::new(), rows: HashMap::new() })),
        }
    }

    /// Applies one batch as one update.
    ///
    /// # Errors
    /// When a diff does not fit; the list is then as it was, and has to be asked for anew.
    pub fn apply(&self, batch: Vec<ListDiff<T>>) -> Result<Change<T::Key>, OutOfRange> {
        let (keys, change) = {
            let mut inner = self.inner.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            let Inner { order, rows } = &mut *inner;
            let change = apply_batch(order, rows, batch, |row, item| match row {
                Some(row) => {
                    if row.with_untracked(|old| *old != item) {
                        row.set(item);
                    }
                    row.clone()
                }
                None => ArcRwSignal::new(item),
            })?;
            (unique(order), change)
        };
        if self.keys.with_untracked(|old| **old != keys) {
            self.keys.set(Arc::new(keys));
        }
        if !self.has_arrived.get_untracked() {
            self.has_arrived.set(true);
        }
        Ok(change)
    }

    /// The keys in order, each once. Tracks.
    #[must_use]
    pub fn keys(&self) -> Arc<Vec<T::Key>> {
        self.keys.get()
    }

    /// The keys in order, without tracking.
    #[must_use]
    pub fn keys_untracked(&self) -> Arc<Vec<T::Key>> {
        self.keys.get_untracked()
    }

    /// Whether the first batch is here: before it, an empty list means "not known". Tracks.
    #[must_use]
    pub fn has_arrived(&self) -> bool {
        self.has_arrived.get()
    }

    /// The signal of one row, while the row lives.
    #[must_use]
    pub fn row(&self, key: &T::Key) -> Option<ArcRwSignal<T>> {
        self.inner.read().unwrap_or_else(std::sync::PoisonError::into_inner).rows.get(key).cloned()
    }

    /// The whole list as values. Tracks the keys and every row: meant for short lists.
    #[must_use]
    pub fn items(&self) -> Vec<T> {
        self.keys().iter().filter_map(|key| self.row(key)).map(|row| row.get()).collect()
    }
}

impl<T: Keyed + Clone + PartialEq + Send + Sync + 'static> Default for LiveList<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Feeds `list` from a stream until the current owner is cleaned up. `on_change` hears of each
/// batch after it was applied. A batch that does not fit makes it ask anew, a second later.
pub fn watch_list<S, T>(
    stream: impl Fn() -> S + 'static,
    list: LiveList<T>,
    on_change: impl Fn(Change<T::Key>) + 'static,
) where
    S: Stream<Message = Vec<ListDiff<T>>>,
    T: Keyed + Clone + PartialEq + Send + Sync + 'static,
{
    let slot = StoredValue::new_local(None::<Subscription>);
    on_cleanup(move || {
        slot.try_update_value(Option::take);
    });
    subscribe(slot, Rc::new(stream), list, Rc::new(on_change));
}

/// How long a list waits before it asks anew, so that two ends that disagree do not spin.
const PAUSE_BEFORE_ASKING_ANEW: Duration = Duration::from_secs(1);

fn subscribe<S, T>(
    slot: StoredValue<Option<Subscription>, LocalStorage>,
    stream: Rc<dyn Fn() -> S>,
    list: LiveList<T>,
    on_change: Rc<dyn Fn(Change<T::Key>)>,
) where
    S: Stream<Message = Vec<ListDiff<T>>>,
    T: Keyed + Clone + PartialEq + Send + Sync + 'static,
{
    let command = stream();
    let subscription = watch(command, move |batch| {
        if let Ok(change) = list.apply(batch) {
            on_change(change);
        } else {
            let (stream, list, on_change) = (stream.clone(), list.clone(), on_change.clone());
            // Not at once: this closure belongs to the subscription that is about to be dropped.
            set_timeout(move || subscribe(slot, stream, list, on_change), PAUSE_BEFORE_ASKING_ANEW);
        }
    });
    // When the owner is gone already, the subscription is dropped here, which ends it.
    slot.try_set_value(Some(subscription));
}

/// The keys without repetitions. The core never repeats one; if it did, `<For>` would break.
fn unique<K: Clone + Eq + Hash>(order: &[K]) -> Vec<K> {
    let mut seen = HashSet::with_capacity(order.len());
    order.iter().filter(|key| seen.insert(*key)).cloned().collect()
}

/// Applies a batch to an order of keys and a map of rows; `put` makes or changes one row.
fn apply_batch<T: Keyed, R>(
    order: &mut Vec<T::Key>,
    rows: &mut HashMap<T::Key, R>,
    batch: Vec<ListDiff<T>>,
    mut put: impl FnMut(Option<&R>, T) -> R,
) -> Result<Change<T::Key>, OutOfRange> {
    let is_reset = batch.iter().any(|diff| matches!(diff, ListDiff::Reset { .. }));
    // Each place carries what the batch wrote there, if anything: a row that a batch writes and
    // takes out again leaves no trace.
    let mut places: Vec<(T::Key, Option<T>)> =
        order.iter().map(|key| (key.clone(), None)).collect();
    for diff in batch {
        diff.map(|item| (item.key(), Some(item))).apply(&mut places)?;
    }
    let next: Vec<T::Key> = places.iter().map(|(key, _)| key.clone()).collect();
    let tail = next.iter().rposition(|key| rows.contains_key(key)).map_or(0, |last| last + 1);
    let arrived = if is_reset { Vec::new() } else { unique(&next[tail..]) };
    let present: HashSet<&T::Key> = next.iter().collect();
    rows.retain(|key, _| present.contains(key));
    for (key, item) in places {
        if let Some(item) = item {
            let row = put(rows.get(&key), item);
            rows.insert(key, row);
        }
    }
    *order = next;
    Ok(Change { is_reset, arrived })
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, rc::Rc};

    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Item {
        id: u16,
        words: u8,
    }

    impl Keyed for Item {
        type Key = u16;
        fn key(&self) -> u16 {
            self.id
        }
    }

    type Cells = HashMap<u16, Rc<RefCell<Item>>>;

    fn put(row: Option<&Rc<RefCell<Item>>>, item: Item) -> Rc<RefCell<Item>> {
        row.map_or_else(
            || Rc::new(RefCell::new(item.clone())),
            |row| {
                *row.borrow_mut() = item.clone();
                Rc::clone(row)
            },
        )
    }

    fn any_item() -> impl Strategy<Value = Item> {
        (0..40_u16, any::<u8>()).prop_map(|(id, words)| Item { id, words })
    }

    fn any_diff() -> impl Strategy<Value = ListDiff<Item>> {
        let items = || proptest::collection::vec(any_item(), 0..8);
        prop_oneof![
            1 => items().prop_map(|items| ListDiff::Reset { items }),
            4 => items().prop_map(|items| ListDiff::Append { items }),
            4 => (0..12_usize, any_item()).prop_map(|(index, item)| ListDiff::Insert { index, item }),
            4 => (0..12_usize, any_item()).prop_map(|(index, item)| ListDiff::Set { index, item }),
            3 => (0..12_usize).prop_map(|index| ListDiff::Remove { index }),
            1 => (0..12_usize).prop_map(|length| ListDiff::Truncate { length }),
        ]
    }

    /// The plain vector, and whether every key stands in it once after every diff.
    fn apply_plain(list: &mut Vec<Item>, batch: &[ListDiff<Item>]) -> Result<bool, OutOfRange> {
        let mut next = list.clone();
        for diff in batch {
            diff.clone().apply(&mut next)?;
        }
        let keys: HashSet<u16> = next.iter().map(Keyed::key).collect();
        let is_unique = keys.len() == next.len();
        *list = next;
        Ok(is_unique)
    }

    proptest! {
        #[test]
        fn diffs_make_of_the_list_what_they_make_of_a_vector(
            batches in proptest::collection::vec(proptest::collection::vec(any_diff(), 1..4), 0..12)
        ) {
            let (mut order, mut rows, mut plain) = (Vec::new(), Cells::new(), Vec::new());
            for batch in batches {
                let before = (order.clone(), plain.clone());
                let expected = apply_plain(&mut plain, &batch);
                let result = apply_batch(&mut order, &mut rows, batch, put);
                prop_assert_eq!(result.is_err(), expected.is_err());
                match expected {
                    Err(_) => prop_assert_eq!((&order, &plain), (&before.0, &before.1)),
                    // A repeated key is the core's fault; the order still follows the vector,
                    // and the run ends here since the rows cannot show two values for one key.
                    Ok(false) => {
                        let keys: Vec<u16> = plain.iter().map(Keyed::key).collect();
                        prop_assert_eq!(&order, &keys);
                        return Ok(());
                    }
                    Ok(true) => {
                        let seen: Vec<Item> =
                            order.iter().map(|key| rows[key].borrow().clone()).collect();
                        prop_assert_eq!(&seen, &plain);
                        prop_assert_eq!(rows.len(), plain.len());
                    }
                }
            }
        }

        #[test]
        fn a_row_keeps_its_identity_while_its_key_stays(
            start in proptest::collection::hash_set(0..40_u16, 1..10),
            batch in proptest::collection::vec(any_diff(), 1..4)
        ) {
            let items = start.iter().map(|id| Item { id: *id, words: 0 }).collect();
            let (mut order, mut rows) = (Vec::new(), Cells::new());
            apply_batch(&mut order, &mut rows, vec![ListDiff::Reset { items }], put).unwrap();
            let before = rows.clone();
            if apply_batch(&mut order, &mut rows, batch, put).is_ok() {
                for (key, row) in &rows {
                    if let Some(old) = before.get(key) {
                        prop_assert!(Rc::ptr_eq(old, row));
                    }
                }
            }
        }
    }

    fn item(id: u16) -> Item {
        Item { id, words: 0 }
    }

    #[test]
    fn only_rows_after_the_old_end_have_arrived() {
        let (mut order, mut rows) = (Vec::new(), Cells::new());
        let reset = vec![ListDiff::Reset { items: vec![item(5), item(6)] }];
        let change = apply_batch(&mut order, &mut rows, reset, put).unwrap();
        assert!(change.is_reset && change.arrived.is_empty());
        let batch = vec![
            ListDiff::Insert { index: 0, item: item(4) },
            ListDiff::Append { items: vec![item(7), item(8)] },
        ];
        let change = apply_batch(&mut order, &mut rows, batch, put).unwrap();
        assert_eq!(change, Change { is_reset: false, arrived: vec![7, 8] });
    }

    #[test]
    fn an_unchanged_row_wakes_nobody() {
        let owner = Owner::new();
        owner.set();
        let list = LiveList::<Item>::new();
        list.apply(vec![ListDiff::Reset { items: vec![item(1), item(2)] }]).unwrap();
        let keys = list.keys_untracked();
        let row = list.row(&1).unwrap();
        list.apply(vec![ListDiff::Set { index: 0, item: Item { id: 1, words: 9 } }]).unwrap();
        assert!(Arc::ptr_eq(&keys, &list.keys_untracked()), "the order did not change");
        assert!(row == list.row(&1).unwrap(), "the row is the same signal");
        assert_eq!(row.get_untracked().words, 9);
    }

    #[test]
    fn a_batch_that_does_not_fit_changes_nothing() {
        let owner = Owner::new();
        owner.set();
        let list = LiveList::<Item>::new();
        list.apply(vec![ListDiff::Reset { items: vec![item(1)] }]).unwrap();
        let batch = vec![ListDiff::Append { items: vec![item(2)] }, ListDiff::Remove { index: 9 }];
        assert!(list.apply(batch).is_err());
        assert_eq!(*list.keys_untracked(), vec![1]);
        assert!(list.row(&2).is_none());
    }
}
