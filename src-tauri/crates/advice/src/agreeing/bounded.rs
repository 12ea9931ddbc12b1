//! Lists that are counted while they are read.
//!
//! The contents here name these functions to serde. Invariants: reading stops at the first element beyond the bound, so a list
//! of a million costs no more than one of the most allowed; and a set that names something twice is refused, since it
//! could have been signed in two ways.

use std::{collections::BTreeSet, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};

struct AtMost<T, const MOST: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for AtMost<T, MOST> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {MOST}")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut found = Vec::new();
        while let Some(next) = list.next_element()? {
            if found.len() == MOST {
                return Err(A::Error::custom("the list is too long"));
            }
            found.push(next);
        }
        Ok(found)
    }
}

/// Reads a list of at most `MOST`.
pub(super) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>, const MOST: usize>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_seq(AtMost::<T, MOST>(PhantomData))
}

/// Reads a set of at most `MOST`, each named once.
pub(super) fn set<'de, D: Deserializer<'de>, T: Deserialize<'de> + Ord, const MOST: usize>(
    deserializer: D,
) -> Result<BTreeSet<T>, D::Error> {
    let found: Vec<T> = list::<_, _, MOST>(deserializer)?;
    let count = found.len();
    let found: BTreeSet<T> = found.into_iter().collect();
    if found.len() == count {
        Ok(found)
    } else {
        Err(D::Error::custom("the list repeats something"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Lists {
        #[serde(deserialize_with = "list::<_, _, 2>")]
        list: Vec<u8>,
        #[serde(deserialize_with = "set::<_, _, 2>")]
        set: BTreeSet<u8>,
    }

    #[test]
    fn a_list_is_read_up_to_its_bound_and_a_set_names_each_once() {
        let read = serde_json::from_str::<Lists>;
        let good = read(r#"{"list":[2,2],"set":[2,1]}"#).unwrap();
        assert_eq!((good.list, good.set), (vec![2, 2], BTreeSet::from([1, 2])));
        assert!(read(r#"{"list":[1,2,3],"set":[]}"#).is_err());
        assert!(read(r#"{"list":[],"set":[1,2,3]}"#).is_err());
        assert!(read(r#"{"list":[],"set":[1,1]}"#).is_err());
    }
}
