//! Whatever is changed, cut off or made up is refused.

use proptest::prelude::*;

use super::*;

/// Every byte of every entry, each with another bit turned.
#[test]
fn a_changed_byte_anywhere_is_refused() {
    assert!(accept(&EVERYTHING).is_ok());
    let entries = entries_of(&EVERYTHING);
    let mut bit = 0;
    for entry in 0..entries.len() {
        for at in 0..entries[entry].1.len() {
            bit = (bit + 3) % 8;
            let mut changed = entries.clone();
            changed[entry].1[at] ^= 1 << bit;
            let result = accept(&archive_of(&changed));
            assert!(result.is_err(), "{}, byte {at}, bit {bit}", entries[entry].0);
        }
    }
}

#[test]
fn an_entry_that_is_left_out_is_missed() {
    let entries = entries_of(&EVERYTHING);
    for left_out in 0..entries.len() {
        let mut kept = entries.clone();
        kept.remove(left_out);
        assert!(accept(&archive_of(&kept)).is_err(), "{}", entries[left_out].0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn several_changed_bytes_are_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 1_u8..), 1..4),
        entry in any::<prop::sample::Index>(),
    ) {
        let mut entries = entries_of(&EVERYTHING);
        let before = entries.clone();
        let bytes = &mut entry.get_mut(&mut entries).1;
        for (at, change) in changes {
            *at.get_mut(bytes) ^= change;
        }
        prop_assume!(entries != before);
        prop_assert!(accept(&archive_of(&entries)).is_err());
    }

    #[test]
    fn random_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(accept(&bytes).is_err());
        prop_assert!(accept(&gzip(&bytes)).is_err());
        let entries = vec![("manifest.toml".to_owned(), bytes.clone()), blob(&bytes)];
        prop_assert!(accept(&archive_of(&entries)).is_err());
        let entries =
            vec![("manifest.toml".to_owned(), bytes.clone()), ("manifest.toml.minisig".to_owned(), bytes)];
        prop_assert!(accept(&archive_of(&entries)).is_err());
    }

    #[test]
    fn a_changed_file_never_brings_something_else(
        at in any::<prop::sample::Index>(),
        change in 1_u8..,
        length in any::<prop::sample::Index>(),
    ) {
        let mut bytes = EVERYTHING.clone();
        // A byte of the header that no one reads, such as its system, changes nothing.
        *at.get_mut(&mut bytes) ^= change;
        if let Ok((verified, files)) = accept(&bytes) {
            let whole = Bundle::read(&EVERYTHING[..]).unwrap();
            prop_assert_eq!(verified.manifest_hash(), whole.manifest_hash());
            prop_assert_eq!(files, super::files("manila", 2));
        }
        let length = length.index(bytes.len());
        prop_assert!(accept(&bytes[..length]).is_err());
    }
}
