//! How a version vector is written: the same bytes for the same operations.
//!
//! [`super::LoroDoc`] gives and takes versions with it. Loro's own encoding follows the order of a hash table, so equal versions
//! would differ; here each peer has 12 bytes, its number (8, little-endian) and how many of its operations are held (4), by rising
//! number. Invariants: one vector has one way to be written, and what is written otherwise is not read.

use larkspur_advice::{
    doc::{DocFault, Version},
    limits::MOST_VERSION,
};
use loro::VersionVector;

/// The bytes of one peer.
const ENTRY: usize = 12;

/// Writes a version vector.
pub(super) fn encode(vector: &VersionVector) -> Version {
    let mut entries: Vec<_> = vector.iter().filter(|(_, count)| **count > 0).collect();
    entries.sort_unstable();
    let mut bytes = Vec::with_capacity(entries.len() * ENTRY);
    for (peer, count) in entries {
        bytes.extend_from_slice(&peer.to_le_bytes());
        bytes.extend_from_slice(&count.to_le_bytes());
    }
    Version(bytes)
}

/// Reads a version vector.
pub(super) fn decode(version: &Version) -> Result<VersionVector, DocFault> {
    let (entries, rest) = version.0.as_chunks::<ENTRY>();
    if !rest.is_empty() || version.0.len() > MOST_VERSION {
        return Err(DocFault::Damaged);
    }
    let mut vector = VersionVector::new();
    let mut last = None;
    for entry in entries {
        let (peer, count) = split(entry).ok_or(DocFault::Damaged)?;
        if count <= 0 || last.is_some_and(|last| last >= peer) {
            return Err(DocFault::Damaged);
        }
        last = Some(peer);
        vector.insert(peer, count);
    }
    Ok(vector)
}

fn split(entry: &[u8; ENTRY]) -> Option<(u64, i32)> {
    let (peer, count) = entry.split_first_chunk()?;
    Some((u64::from_le_bytes(*peer), i32::from_le_bytes(count.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn equal_versions_are_equal_bytes(entries in proptest::collection::vec((any::<u64>(), 1..=i32::MAX), 0..20)) {
            let mut there = VersionVector::new();
            for (peer, count) in &entries {
                there.insert(*peer, *count);
            }
            let mut back = VersionVector::new();
            for peer in there.keys().copied().collect::<std::collections::BTreeSet<_>>().iter().rev() {
                back.insert(*peer, there[peer]);
            }
            prop_assert_eq!(encode(&there), encode(&back));
            prop_assert_eq!(decode(&encode(&there)), Ok(there));
        }

        #[test]
        fn no_bytes_are_read_that_are_not_written_so(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let version = Version(bytes);
            if let Ok(vector) = decode(&version) {
                prop_assert_eq!(encode(&vector), version);
            }
        }
    }

    #[test]
    fn a_peer_twice_or_in_another_order_or_with_nothing_is_refused() {
        let entry =
            |peer: u64, count: i32| [&peer.to_le_bytes()[..], &count.to_le_bytes()].concat();
        let read = |entries: &[Vec<u8>]| decode(&Version(entries.concat()));
        assert!(read(&[entry(1, 1), entry(2, 1)]).is_ok());
        for bad in [
            vec![entry(2, 1), entry(1, 1)],
            vec![entry(1, 1), entry(1, 2)],
            vec![entry(1, 0)],
            vec![entry(1, -1)],
            vec![entry(1, 1), vec![0]],
        ] {
            assert_eq!(read(&bad), Err(DocFault::Damaged));
        }
    }
}
