//! How a list changes: the one way in which rows reach the window.
//!
//! The core turns the SDK's vector diffs into these; the window applies them to a `LiveList`.
//! Invariant: the first diff of a stream is `Reset`, and diffs are applied in order. A diff that
//! does not fit the list (an index out of range) is an error of the sender: `apply` reports it and
//! leaves the list as it was, so that the window can ask anew.

use serde::{Deserialize, Serialize};

/// One change of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ListDiff<T> {
    /// The whole list, replacing what was there.
    Reset { items: Vec<T> },
    /// Items added at the end.
    Append { items: Vec<T> },
    /// One item put before the one that stands at `index`.
    Insert { index: usize, item: T },
    /// The item at `index` is replaced.
    Set { index: usize, item: T },
    /// The item at `index` is taken out.
    Remove { index: usize },
    /// Only the first `length` items stay.
    Truncate { length: usize },
}

/// A diff did not fit the list that it was applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl<T> ListDiff<T> {
    /// Changes `list` by this diff.
    ///
    /// # Errors
    /// When an index lies outside the list; the list is then unchanged.
    pub fn apply(self, list: &mut Vec<T>) -> Result<(), OutOfRange> {
        match self {
            Self::Reset { items } => *list = items,
            Self::Append { items } => list.extend(items),
            Self::Insert { index, item } if index <= list.len() => list.insert(index, item),
            Self::Set { index, item } if index < list.len() => list[index] = item,
            Self::Remove { index } if index < list.len() => {
                list.remove(index);
            }
            Self::Truncate { length } if length <= list.len() => list.truncate(length),
            _ => return Err(OutOfRange),
        }
        Ok(())
    }

    /// The same change with every item turned into another type.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> ListDiff<U> {
        match self {
            Self::Reset { items } => ListDiff::Reset { items: items.into_iter().map(f).collect() },
            Self::Append { items } => {
                ListDiff::Append { items: items.into_iter().map(f).collect() }
            }
            Self::Insert { index, item } => ListDiff::Insert { index, item: f(item) },
            Self::Set { index, item } => ListDiff::Set { index, item: f(item) },
            Self::Remove { index } => ListDiff::Remove { index },
            Self::Truncate { length } => ListDiff::Truncate { length },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_diff() -> impl Strategy<Value = ListDiff<u8>> {
        prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..6)
                .prop_map(|items| ListDiff::Reset { items }),
            proptest::collection::vec(any::<u8>(), 0..6)
                .prop_map(|items| ListDiff::Append { items }),
            (0..12_usize, any::<u8>()).prop_map(|(index, item)| ListDiff::Insert { index, item }),
            (0..12_usize, any::<u8>()).prop_map(|(index, item)| ListDiff::Set { index, item }),
            (0..12_usize).prop_map(|index| ListDiff::Remove { index }),
            (0..12_usize).prop_map(|length| ListDiff::Truncate { length }),
        ]
    }

    proptest! {
        #[test]
        fn a_diff_that_does_not_fit_leaves_the_list_alone(
            start in proptest::collection::vec(any::<u8>(), 0..10), diff in any_diff()
        ) {
            let mut list = start.clone();
            if diff.apply(&mut list).is_err() {
                prop_assert_eq!(list, start);
            }
        }

        #[test]
        fn a_diff_survives_the_bridge(diff in any_diff()) {
            let json = serde_json::to_string(&diff).unwrap();
            prop_assert_eq!(serde_json::from_str::<ListDiff<u8>>(&json).unwrap(), diff);
        }

        #[test]
        fn mapping_and_applying_commute(
            start in proptest::collection::vec(any::<u8>(), 0..10), diff in any_diff()
        ) {
            let mut mapped: Vec<u16> = start.iter().map(|x| u16::from(*x) + 1).collect();
            let mut plain = start;
            let a = diff.clone().map(|x| u16::from(x) + 1).apply(&mut mapped);
            let b = diff.apply(&mut plain);
            prop_assert_eq!(a, b);
            prop_assert_eq!(mapped, plain.into_iter().map(|x| u16::from(x) + 1).collect::<Vec<_>>());
        }
    }
}
