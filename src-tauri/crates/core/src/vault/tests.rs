//! The vault on the disk: its header, its copies, its count of wrong tries.

use std::{collections::HashSet, fs, path::PathBuf, sync::Mutex};

use proptest::prelude::*;

use super::{header::Decoded, kdf::KdfParameters, *};

const PASSPHRASE: &str = "candle orbit mellow fabric pond";
const SMALLEST: KdfParameters = KdfParameters { memory_kib: 8, passes: 1, lanes: 1 };

fn vault() -> (tempfile::TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::new(folder.path());
    (folder, vault)
}

fn created() -> (tempfile::TempDir, Vault, Keys) {
    let (folder, vault) = vault();
    let keys = vault.create(PASSPHRASE, KdfChoice::Smallest).unwrap();
    (folder, vault, keys)
}

fn copies(folder: &tempfile::TempDir) -> [PathBuf; 2] {
    [folder.path().join("vault.a"), folder.path().join("vault.b")]
}

fn same(one: &Keys, other: &Keys) -> bool {
    one.database.bytes() == other.database.bytes()
        && one.matrix_store.bytes() == other.matrix_store.bytes()
}

fn names(folder: &tempfile::TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_passphrase_opens_what_it_made_and_no_other_does() {
    let (folder, vault, keys) = created();
    assert!(same(&vault.unlock(PASSPHRASE).unwrap(), &keys));
    // Another process finds the same.
    assert!(same(&Vault::new(folder.path()).unlock(PASSPHRASE).unwrap(), &keys));
    for wrong in
        ["", "candle", "Candle orbit mellow fabric pond", "candle orbit mellow fabric ponds"]
    {
        assert!(matches!(vault.unlock(wrong), Err(VaultError::WrongPassphrase)), "{wrong}");
    }
    assert!(same(&vault.unlock("  candle  orbit mellow fabric\tpond ").unwrap(), &keys));
}

#[test]
fn two_vaults_with_one_passphrase_have_different_keys() {
    let ((_one, _, first), (_other, _, second)) = (created(), created());
    assert_ne!(first.database.bytes(), second.database.bytes());
    assert_ne!(first.matrix_store.bytes(), second.matrix_store.bytes());
}

#[test]
fn each_purpose_has_its_own_key() {
    let (_folder, _, keys) = created();
    assert_ne!(keys.database.bytes(), keys.matrix_store.bytes());
}

#[test]
fn the_keys_of_a_data_key_never_change() {
    // HKDF-SHA256 (RFC 5869) without salt; computed with another implementation.
    let data_key = DataKey::new(std::array::from_fn(|index| u8::try_from(index).unwrap()));
    let keys = Keys::from_data_key(&data_key);
    let table = [
        (&keys.matrix_store, "abc11bc5d07f86070a5d80943f819c1eb09019c93e01b0a3697b7d85ccf2eb3b"),
        (&keys.database, "406681ac96307ca2da2511ac99ae26d384747f881412d244ebeecba5b02f8703"),
    ];
    for (key, hex) in table {
        for (place, byte) in key.bytes().iter().enumerate() {
            assert_eq!(format!("{byte:02x}"), hex[place * 2..place * 2 + 2], "byte {place}");
        }
    }
}

#[test]
fn debug_output_of_the_keys_shows_nothing() {
    let (_folder, _, keys) = created();
    assert_eq!(format!("{keys:?}"), "Keys");
}

#[test]
fn a_vault_is_not_made_over_another() {
    let (_folder, vault, keys) = created();
    let second = vault.create("another one of five words", KdfChoice::Smallest);
    assert!(matches!(second, Err(VaultError::AlreadyExists)));
    assert!(same(&vault.unlock(PASSPHRASE).unwrap(), &keys));
}

#[test]
fn every_changed_byte_of_either_copy_is_found_and_repaired() {
    let (folder, vault, keys) = created();
    let whole = fs::read(&copies(&folder)[0]).unwrap();
    assert_eq!(whole.len(), header::LENGTH);
    for path in copies(&folder) {
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 1 << (place % 8);
            fs::write(&path, &bytes).unwrap();
            assert_eq!(vault.look().unwrap(), Presence::Present, "byte {place}");
            assert_eq!(fs::read(&path).unwrap(), whole, "byte {place}");
        }
        for bytes in [&whole[..0], &whole[..100], &[whole.as_slice(), &[0]].concat()] {
            fs::write(&path, bytes).unwrap();
            assert_eq!(vault.look().unwrap(), Presence::Present);
            assert_eq!(fs::read(&path).unwrap(), whole);
        }
        fs::remove_file(&path).unwrap();
        assert!(same(&vault.unlock(PASSPHRASE).unwrap(), &keys));
        assert_eq!(fs::read(&path).unwrap(), whole);
    }
}

#[test]
fn with_both_copies_damaged_the_vault_says_so_and_touches_nothing() {
    let (folder, vault, _) = created();
    for path in copies(&folder) {
        let mut bytes = fs::read(&path).unwrap();
        bytes[50] ^= 1;
        fs::write(&path, bytes).unwrap();
    }
    let before = copies(&folder).map(|path| fs::read(path).unwrap());
    assert_eq!(vault.look().unwrap(), Presence::Damaged);
    assert!(matches!(vault.unlock(PASSPHRASE), Err(VaultError::Damaged)));
    assert!(matches!(vault.create(PASSPHRASE, KdfChoice::Smallest), Err(VaultError::Damaged)));
    assert_eq!(copies(&folder).map(|path| fs::read(path).unwrap()), before);
}

#[test]
fn a_header_of_a_later_version_is_left_alone() {
    use sha2::Digest;
    let (folder, vault, _) = created();
    let [first, second] = copies(&folder);
    let mut bytes = fs::read(&first).unwrap();
    bytes.truncate(header::LENGTH - 32);
    bytes[6] = 2;
    let checksum = sha2::Sha256::digest(&bytes);
    bytes.extend(checksum);
    fs::write(&first, &bytes).unwrap();
    let older = fs::read(&second).unwrap();
    assert_eq!(vault.look().unwrap(), Presence::Damaged);
    assert_eq!((fs::read(first).unwrap(), fs::read(second).unwrap()), (bytes, older));
}

#[test]
fn a_header_whose_parameters_were_changed_does_not_open() {
    use sha2::Digest;
    let (folder, vault, _) = created();
    let whole = fs::read(&copies(&folder)[0]).unwrap();
    // One bit of the memory cost, the passes, the generation, the salt and the slots' order, each
    // with a checksum that fits: the change of somebody who knows the format.
    let flipped = |place: usize| {
        let mut bytes = whole.clone();
        bytes[place] ^= 16;
        bytes
    };
    let mut moved = whole.clone();
    moved[48..336].rotate_left(72);
    for mut bytes in [flipped(8), flipped(12), flipped(24), flipped(40), moved] {
        bytes.truncate(header::LENGTH - 32);
        let checksum = sha2::Sha256::digest(&bytes);
        bytes.extend(checksum);
        for path in copies(&folder) {
            fs::write(path, &bytes).unwrap();
        }
        assert!(matches!(vault.unlock(PASSPHRASE), Err(VaultError::WrongPassphrase)));
    }
}

#[test]
fn the_newer_of_two_whole_copies_wins() {
    let (folder, vault, keys) = created();
    let [first, second] = copies(&folder);
    for stale in [&first, &second] {
        let before = fs::read(stale).unwrap();
        vault
            .change_passphrase(PASSPHRASE, "a new one of five words", KdfChoice::Smallest)
            .unwrap();
        // The power was cut between the two copies.
        fs::write(stale, before).unwrap();
        assert!(same(&vault.unlock("a new one of five words").unwrap(), &keys));
        assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
        assert!(matches!(vault.unlock(PASSPHRASE), Err(VaultError::WrongPassphrase)));
        vault
            .change_passphrase("a new one of five words", PASSPHRASE, KdfChoice::Smallest)
            .unwrap();
    }
}

#[test]
fn changing_the_passphrase_keeps_the_keys_and_changes_all_else() {
    let (folder, vault, keys) = created();
    let before = fs::read(&copies(&folder)[0]).unwrap();
    vault.change_passphrase(PASSPHRASE, "a new one of five words", KdfChoice::Smallest).unwrap();
    assert!(same(&vault.unlock("a new one of five words").unwrap(), &keys));
    assert!(matches!(vault.unlock(PASSPHRASE), Err(VaultError::WrongPassphrase)));
    let after = fs::read(&copies(&folder)[0]).unwrap();
    assert_ne!(before[32..48], after[32..48], "the salt");
    for slot in 0..4 {
        let range = 48 + slot * 72..48 + (slot + 1) * 72;
        assert_ne!(before[range.clone()], after[range], "slot {slot}");
    }
}

#[test]
fn changing_it_with_a_wrong_passphrase_changes_nothing_and_counts() {
    let (folder, vault, keys) = created();
    let before = fs::read(&copies(&folder)[0]).unwrap();
    let outcome = vault.change_passphrase("wrong", "a new one of five words", KdfChoice::Smallest);
    assert!(matches!(outcome, Err(VaultError::WrongPassphrase)));
    assert_eq!(fs::read(&copies(&folder)[0]).unwrap(), before);
    assert_eq!(vault.wrong_tries(), 1);
    assert!(same(&vault.unlock(PASSPHRASE).unwrap(), &keys));
}

#[test]
fn the_four_slots_look_alike_and_any_may_be_the_used_one() {
    let data_key = DataKey::new([7; 32]);
    let mut used = HashSet::new();
    let mut ones = [0_u32; 4];
    for _ in 0..200 {
        let bytes = Header::seal(&data_key, PASSPHRASE, SMALLEST, 1).unwrap().encode();
        for (slot, ones) in ones.iter_mut().enumerate() {
            let range = 48 + slot * 72..48 + (slot + 1) * 72;
            *ones += bytes[range.clone()].iter().map(|byte| byte.count_ones()).sum::<u32>();
            let mut without = bytes[..header::LENGTH - 32].to_vec();
            without[range].fill(0);
            without.extend(<sha2::Sha256 as sha2::Digest>::digest(&without));
            let Decoded::Header(header) = Header::decode(&without) else { panic!("not a header") };
            if header.open(PASSPHRASE).is_err() {
                used.insert(slot);
            }
        }
    }
    assert_eq!(used.len(), 4);
    // 200 * 72 * 8 bits, half of them set; the deviation of their number is 170.
    for count in ones {
        assert!(count.abs_diff(57_600) < 1_200, "{ones:?}");
    }
}

#[test]
fn a_try_is_counted_before_it_is_answered() {
    let (folder, vault, _) = created();
    for wrong in 1..=3 {
        assert!(vault.unlock("wrong").is_err());
        assert_eq!(Vault::new(folder.path()).wrong_tries(), wrong);
    }
    vault.unlock(PASSPHRASE).unwrap();
    assert_eq!(vault.wrong_tries(), 0);
    // Where the count cannot be written there is no answer, not even to the right passphrase.
    let tries = folder.path().join("vault.tries");
    fs::remove_file(&tries).unwrap();
    fs::create_dir(&tries).unwrap();
    assert!(matches!(vault.unlock(PASSPHRASE), Err(VaultError::Disk(_))));
}

#[test]
fn a_vault_that_cannot_be_written_is_not_half_there() {
    for blocked in ["vault.a.new", "vault.b.new"] {
        let (folder, vault) = vault();
        fs::create_dir_all(folder.path().join(blocked).join("in the way")).unwrap();
        let outcome = vault.create(PASSPHRASE, KdfChoice::Smallest);
        assert!(matches!(outcome, Err(VaultError::Disk(_))));
        assert_eq!(names(&folder), [blocked]);
        assert_eq!(vault.look().unwrap(), Presence::Absent);
    }
}

#[test]
fn a_change_that_cannot_be_written_leaves_the_passphrase_of_before() {
    for blocked in ["vault.a.new", "vault.b.new"] {
        let (folder, vault, keys) = created();
        fs::create_dir_all(folder.path().join(blocked).join("in the way")).unwrap();
        let outcome =
            vault.change_passphrase(PASSPHRASE, "a new one of five words", KdfChoice::Smallest);
        assert!(matches!(outcome, Err(VaultError::Disk(_))));
        assert!(same(&Vault::new(folder.path()).unlock(PASSPHRASE).unwrap(), &keys));
        assert!(vault.unlock("a new one of five words").is_err());
    }
}

#[test]
fn erasing_leaves_nothing_of_the_vault() {
    let (folder, vault, _) = created();
    vault.erase().unwrap();
    assert!(names(&folder).is_empty());
    assert_eq!(vault.look().unwrap(), Presence::Absent);
    vault.erase().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_header_is_read_as_it_was_written(
        key in any::<[u8; 32]>(), generation in any::<u64>(), passphrase in "\\PC{1,40}",
        memory_kib in 8_u32..64, passes in 1_u32..3,
    ) {
        let parameters = KdfParameters { memory_kib, passes, lanes: 1 };
        let header = Header::seal(&DataKey::new(key), &passphrase, parameters, generation).unwrap();
        let bytes = header.encode();
        prop_assert_eq!(bytes.len(), header::LENGTH);
        prop_assert_eq!(Header::decode(&bytes), Decoded::Header(header.clone()));
        prop_assert_eq!(*header.open(&passphrase).unwrap(), key);
        let other = passphrase + "x";
        prop_assert!(header.open(&other).is_err());
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        prop_assert_eq!(Header::decode(&bytes), Decoded::Damaged);
    }

    #[test]
    fn any_change_of_a_header_is_found(place in 0..header::LENGTH, flip in 1_u8..=255) {
        static WHOLE: Mutex<Vec<u8>> = Mutex::new(Vec::new());
        let mut whole = WHOLE.lock().unwrap();
        if whole.is_empty() {
            *whole = Header::seal(&DataKey::new([1; 32]), PASSPHRASE, SMALLEST, 1).unwrap().encode();
        }
        let mut bytes = whole.clone();
        bytes[place] ^= flip;
        prop_assert_eq!(Header::decode(&bytes), Decoded::Damaged);
    }
}
