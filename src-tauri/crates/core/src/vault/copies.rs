//! The two copies of the header on the disk, each of which repairs the other.
//!
//! Used by the vault alone. Invariants: a change holds from the moment in which the first copy is
//! in place, and before that nothing of it is seen; a header of a later version is never
//! overwritten.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{
    VaultError,
    header::{Decoded, Header, LENGTH},
};
use crate::disk::{self, Staged};

/// What the two copies say together.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Neither file is there.
    Absent,
    /// No whole header is there, or one of a later version.
    Damaged,
    /// The newest whole header.
    Header(Box<Header>),
}

/// The paths of the two copies.
#[derive(Clone, Debug)]
pub(super) struct Copies {
    paths: [PathBuf; 2],
}

impl Copies {
    pub(super) fn new(folder: &Path) -> Self {
        Self { paths: [folder.join("vault.a"), folder.join("vault.b")] }
    }

    /// Reads both copies and repairs the one that is damaged, missing or older.
    pub(super) fn read(&self) -> io::Result<Found> {
        let [first, second] = [read_copy(&self.paths[0])?, read_copy(&self.paths[1])?];
        let header = match (&first, &second) {
            (None, None) => return Ok(Found::Absent),
            (Some(Decoded::Newer), _) | (_, Some(Decoded::Newer)) => return Ok(Found::Damaged),
            (Some(Decoded::Header(a)), Some(Decoded::Header(b))) => {
                if a.generation >= b.generation { a } else { b }
            }
            (Some(Decoded::Header(whole)), _) | (_, Some(Decoded::Header(whole))) => whole,
            (None | Some(Decoded::Damaged), None | Some(Decoded::Damaged)) => {
                return Ok(Found::Damaged);
            }
        };
        for (path, copy) in self.paths.iter().zip([&first, &second]) {
            if !matches!(copy, Some(Decoded::Header(found)) if found == header) {
                // One whole copy is enough to go on; the next start tries to repair again.
                if let Err(error) = disk::write_atomically(path, &header.encode()) {
                    tracing::warn!(kind = ?error.kind(), "a copy of the header was not repaired");
                }
            }
        }
        Ok(Found::Header(Box::new(header.clone())))
    }

    /// Replaces both copies. On an error both are as they were.
    pub(super) fn write(&self, header: &Header) -> io::Result<()> {
        let bytes = header.encode();
        // Both are on the disk before either takes its place: a full disk shows here.
        let [first, second] =
            [Staged::write(&self.paths[0], &bytes)?, Staged::write(&self.paths[1], &bytes)?];
        first.put_in_place()?;
        // The change holds now. If this one does not work, the next start repairs it.
        if let Err(error) = second.put_in_place() {
            tracing::warn!(kind = ?error.kind(), "the second copy of the header was not replaced");
        }
        Ok(())
    }

    /// Overwrites, then removes both copies: without them nothing opens what they protect.
    pub(super) fn erase(&self) -> Result<(), VaultError> {
        for path in &self.paths {
            overwrite(path)?;
            disk::remove_if_present(&disk::path_beside(path))?;
            disk::remove_if_present(path)?;
        }
        disk::sync_folder_of(&self.paths[0])?;
        Ok(())
    }
}

fn read_copy(path: &Path) -> io::Result<Option<Decoded>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(Header::decode(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes noise over the bytes of a file, in place. A disk may keep old blocks all the same;
/// what they hold still needs the passphrase.
fn overwrite(path: &Path) -> Result<(), VaultError> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    let mut noise = [0; LENGTH];
    getrandom::fill(&mut noise).map_err(|_| VaultError::NoRandomness)?;
    file.write_all(&noise)?;
    file.sync_all()?;
    Ok(())
}
