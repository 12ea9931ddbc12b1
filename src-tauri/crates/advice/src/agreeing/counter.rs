//! Which of several statements is somebody's last word.
//!
//! Events come in another order to everybody, and a server may say any time that it likes. So each person numbers what they
//! sign, each kind on its own line, and the highest number is the last word. Invariant: the answer depends on the set of the
//! statements alone. Two different statements under the highest number are a contradiction: neither counts until the
//! person has said what holds under a higher one. It happens to honest people with two devices and no network.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    announcement::Keys,
    ids::{BadValue, PersonId},
    limits::LARGEST_NUMBER,
    signing::Proven,
};
use crate::ids::Digest;

/// The number of a statement among those of its person and kind: 1 to [`LARGEST_NUMBER`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Counter(u64);

impl Counter {
    /// The number of a first statement.
    pub const FIRST: Self = Self(1);

    /// The number.
    pub fn get(self) -> u64 {
        self.0
    }

    /// The number after this. None after the largest.
    pub fn next(self) -> Option<Self> {
        Self::try_from(self.0 + 1).ok()
    }
}

impl TryFrom<u64> for Counter {
    type Error = BadValue;

    fn try_from(number: u64) -> Result<Self, BadValue> {
        if (1..=LARGEST_NUMBER).contains(&number) {
            Ok(Self(number))
        } else {
            Err(BadValue::Number)
        }
    }
}

impl From<Counter> for u64 {
    fn from(counter: Counter) -> Self {
        counter.0
    }
}

/// A content that has a number.
pub trait Counted {
    /// Its number.
    fn counter(&self) -> Counter;
}

/// The number for what a person is about to sign, after all of that kind that their announced keys have signed. None when
/// there is no higher one. Keys that nobody announced are left aside, so a stranger cannot use up somebody's numbers.
pub fn next_counter<T: Counted>(
    said: &[Proven<T>],
    person: &PersonId,
    keys: &Keys,
) -> Option<Counter> {
    let own = said.iter().filter(|one| one.by() == person && keys.is_announced(person, one.key()));
    match own.map(|one| one.content().counter()).max() {
        Some(highest) => highest.next(),
        None => Some(Counter::FIRST),
    }
}

/// What stands under somebody's highest number.
#[derive(Clone, Debug)]
pub(super) struct LastWord<'a, T> {
    counter: Counter,
    /// By their digests, so that what was given twice or signed by two keys is there once.
    said: BTreeMap<Digest, &'a Proven<T>>,
}

impl<'a, T> LastWord<'a, T> {
    /// The number.
    pub(super) fn counter(&self) -> Counter {
        self.counter
    }

    /// What they said, if it is one thing.
    pub(super) fn only(&self) -> Option<&'a T> {
        match self.said.len() {
            1 => self.said.values().next().map(|one| one.content()),
            _ => None,
        }
    }

    /// Everything under that number.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a T> {
        self.said.values().map(|one| one.content())
    }
}

/// The last word on each line.
pub(super) fn last_words<'a, K: Ord, T: Counted>(
    said: impl Iterator<Item = (K, &'a Proven<T>)>,
) -> BTreeMap<K, LastWord<'a, T>> {
    let mut lines: BTreeMap<K, LastWord<'a, T>> = BTreeMap::new();
    for (line, one) in said {
        let counter = one.content().counter();
        let last = lines.entry(line).or_insert_with(|| LastWord { counter, said: BTreeMap::new() });
        if counter > last.counter {
            *last = LastWord { counter, said: BTreeMap::new() };
        }
        if counter == last.counter {
            last.said.insert(one.digest(), one);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_that_json_carries_exactly() {
        assert_eq!(Counter::try_from(0), Err(BadValue::Number));
        assert_eq!(Counter::try_from(1 << 53), Err(BadValue::Number));
        let largest = Counter::try_from((1 << 53) - 1).unwrap();
        assert_eq!(largest.next(), None);
        assert_eq!(Counter::FIRST.next().map(Counter::get), Some(2));
        assert!(serde_json::from_str::<Counter>("1.5").is_err());
    }
}
