//! How many wrong passphrases were typed, and how long the next try waits.
//!
//! Used by the vault and by safety. Invariants: a try is counted on the disk before it is
//! answered, so that cutting the power does not undo it; a count that cannot be read means the
//! longest wait.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::PathBuf,
    time::Duration,
};

use sha2::{Digest, Sha256};

use crate::disk;

/// The longest wait between two tries.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// The least count that means [`LONGEST_WAIT`].
const LONGEST_COUNT: u32 = 7;

/// How long a try waits after this many wrong ones: 1, 2, 4 … 60 s.
pub(crate) fn wait_after(wrong_tries: u32) -> Duration {
    match wrong_tries {
        0 => Duration::ZERO,
        few if few < LONGEST_COUNT => Duration::from_secs(1 << (few - 1)),
        _ => LONGEST_WAIT,
    }
}

/// The file that keeps the count. It is written in place, since that works on a full disk too:
/// a torn write is a damaged count, which is safe.
#[derive(Clone, Debug)]
pub(super) struct Tries {
    path: PathBuf,
}

impl Tries {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// The count on the disk.
    pub(super) fn read(&self) -> u32 {
        fs::read(&self.path).ok().and_then(|bytes| decode(&bytes)).unwrap_or(LONGEST_COUNT)
    }

    /// Counts one more try and waits until that is on the disk.
    pub(super) fn count_one(&self) -> io::Result<u32> {
        let count = self.read().saturating_add(1);
        self.write(count)?;
        Ok(count)
    }

    /// Starts from nothing, for a new vault or after the right passphrase.
    pub(super) fn clear(&self) -> io::Result<()> {
        self.write(0)
    }

    pub(super) fn erase(&self) -> io::Result<()> {
        disk::remove_if_present(&self.path)
    }

    fn write(&self, count: u32) -> io::Result<()> {
        let is_new = !self.path.exists();
        let mut options = OpenOptions::new();
        let mut file = disk::open_private(&self.path, options.create(true).truncate(false))?;
        let bytes = encode(count);
        if file.metadata()?.len() > bytes.len() as u64 {
            file.set_len(0)?;
        }
        file.write_all(&bytes)?;
        file.sync_all()?;
        if is_new {
            disk::sync_folder_of(&self.path)?;
        }
        Ok(())
    }
}

fn encode(count: u32) -> [u8; 12] {
    let count = count.to_le_bytes();
    let mut bytes = [0; 12];
    bytes[..4].copy_from_slice(&count);
    bytes[4..].copy_from_slice(&Sha256::digest(count)[..8]);
    bytes
}

fn decode(bytes: &[u8]) -> Option<u32> {
    let (count, _) = bytes.split_first_chunk::<4>()?;
    let count = u32::from_le_bytes(*count);
    (bytes == encode(count)).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tries() -> (tempfile::TempDir, Tries) {
        let folder = tempfile::tempdir().unwrap();
        let tries = Tries::new(folder.path().join("vault.tries"));
        (folder, tries)
    }

    #[test]
    fn each_wrong_try_waits_longer_up_to_a_minute() {
        let waits: Vec<u64> = (0..10).map(|count| wait_after(count).as_secs()).collect();
        assert_eq!(waits, [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }

    #[test]
    fn the_count_is_on_the_disk() {
        let (_folder, tries) = tries();
        tries.clear().unwrap();
        assert_eq!(tries.count_one().unwrap(), 1);
        assert_eq!(tries.count_one().unwrap(), 2);
        assert_eq!(Tries::new(tries.path.clone()).read(), 2);
        tries.clear().unwrap();
        assert_eq!(tries.read(), 0);
    }

    #[test]
    fn a_count_that_is_missing_or_damaged_means_the_longest_wait() {
        let (_folder, tries) = tries();
        assert_eq!(wait_after(tries.read()), LONGEST_WAIT);
        tries.clear().unwrap();
        let whole = fs::read(&tries.path).unwrap();
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            fs::write(&tries.path, &bytes).unwrap();
            assert_eq!(wait_after(tries.read()), LONGEST_WAIT, "byte {place}");
            assert_eq!(wait_after(tries.count_one().unwrap()), LONGEST_WAIT, "byte {place}");
        }
        for length in [0, 4, whole.len() - 1, whole.len() + 1, 4096] {
            fs::write(&tries.path, vec![0; length]).unwrap();
            assert_eq!(wait_after(tries.read()), LONGEST_WAIT, "length {length}");
            tries.clear().unwrap();
            assert_eq!(tries.read(), 0, "length {length}");
        }
    }

    #[test]
    fn a_count_that_cannot_be_written_is_an_error() {
        let (_folder, tries) = tries();
        fs::create_dir(&tries.path).unwrap();
        assert!(tries.count_one().is_err());
    }
}
