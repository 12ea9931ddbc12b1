//! The vault: from a passphrase to the keys of everything that is kept on this device.
//!
//! Passphrase, Argon2id, key of a slot, data key (random, never changes), and by HKDF one key for
//! each purpose. Used by safety; every function here blocks (up to a second where a passphrase is
//! tried) and belongs apart (`apart.rs`). Invariants: without the passphrase nothing here
//! gives a key; a try is counted before it is answered; keys are wiped when they are dropped.

mod copies;
mod header;
mod kdf;
mod key;
mod tries;

use std::{fmt, io, path::Path};

use self::{
    copies::{Copies, Found},
    header::{DataKey, Header},
    tries::Tries,
};
pub use self::{kdf::KdfChoice, key::Key};
pub(crate) use self::{kdf::normalise, tries::wait_after};
use larkspur_ipc::{IpcError, safety::SafetyError};

/// The keys that the open vault gives, one for each purpose. They are wiped when dropped.
pub struct Keys {
    /// The raw key of the Matrix stores.
    pub matrix_store: Key,
    /// The raw key of the app database.
    pub database: Key,
}

impl Keys {
    fn from_data_key(data_key: &DataKey) -> Self {
        Self {
            matrix_store: header::derive(data_key, "app.larkspur vault 1 matrix store"),
            database: header::derive(data_key, "app.larkspur vault 1 database"),
        }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

/// The keys of the vault in `folder` and the data key from which they are derived, for tests that
/// search for them where they must not be. The app is built without the feature that this needs.
///
/// # Errors
/// The reason in words, when the passphrase does not open it.
#[cfg(feature = "testing")]
pub fn keys_for_tests(folder: &Path, passphrase: &str) -> Result<(Keys, Key), String> {
    let (vault, passphrase) = (Vault::new(folder), passphrase.to_owned());
    // Apart, or the search would find what this call left behind.
    let opened = crate::apart::run_and_wait(move || {
        let (_, data_key) = vault.try_passphrase(&passphrase).map_err(|error| error.to_string())?;
        let root = Key::make(|bytes| bytes.copy_from_slice(data_key.as_slice()));
        Ok((Keys::from_data_key(&data_key), root))
    });
    opened.map_err(|error| error.to_string())?
}

/// How long one derivation takes now with the costs of the vault in `folder`, for
/// `cargo xtask bench`. Tries no passphrase.
///
/// # Errors
/// The reason in words, when there is no whole vault.
#[cfg(feature = "testing")]
pub fn time_derivation(folder: &Path) -> Result<std::time::Duration, String> {
    let found = Vault::new(folder).copies.read().map_err(|error| error.to_string())?;
    let Found::Header(header) = found else { return Err(VaultError::Absent.to_string()) };
    header.time_derivation().map_err(|error| error.to_string())
}

/// Why the vault did not do it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum VaultError {
    #[error("there is a vault already")]
    AlreadyExists,
    #[error("there is no vault")]
    Absent,
    #[error("no whole header is left")]
    Damaged,
    #[error("the passphrase opens no slot")]
    WrongPassphrase,
    #[error("the disk answered: {}", .0.kind())]
    Disk(#[from] io::Error),
    #[error("the system gives no randomness")]
    NoRandomness,
    #[error("there is not enough memory for the derivation")]
    NoMemory,
    #[error("the cipher refused its input")]
    Cipher,
}

impl From<VaultError> for IpcError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::AlreadyExists => SafetyError::AlreadyExists.into(),
            VaultError::Absent => SafetyError::Absent.into(),
            VaultError::Damaged => SafetyError::Damaged.into(),
            VaultError::WrongPassphrase => SafetyError::WrongPassphrase { wait_seconds: 0 }.into(),
            VaultError::Disk(_) => SafetyError::DiskNotWritable.into(),
            VaultError::NoRandomness | VaultError::NoMemory | VaultError::Cipher => Self::Internal,
        }
    }
}

/// What stands on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Absent,
    Present,
    /// There is something, but no passphrase can open it.
    Damaged,
}

/// The vault's files in one data folder.
#[derive(Clone, Debug)]
pub(crate) struct Vault {
    copies: Copies,
    tries: Tries,
}

impl Vault {
    /// The vault of `folder`. Reads nothing yet.
    pub(crate) fn new(folder: &Path) -> Self {
        Self { copies: Copies::new(folder), tries: Tries::new(folder.join("vault.tries")) }
    }

    /// Looks at the disk, and repairs a damaged copy of the header from the other.
    pub(crate) fn look(&self) -> io::Result<Presence> {
        Ok(match self.copies.read()? {
            Found::Absent => Presence::Absent,
            Found::Damaged => Presence::Damaged,
            Found::Header(_) => Presence::Present,
        })
    }

    /// How many wrong tries stand on the disk.
    pub(crate) fn wrong_tries(&self) -> u32 {
        self.tries.read()
    }

    /// Makes a vault with new keys. On an error there is none, as before.
    pub(crate) fn create(&self, passphrase: &str, kdf: KdfChoice) -> Result<Keys, VaultError> {
        match self.copies.read()? {
            Found::Absent => {}
            Found::Damaged => return Err(VaultError::Damaged),
            Found::Header(_) => return Err(VaultError::AlreadyExists),
        }
        let mut data_key = DataKey::default();
        getrandom::fill(data_key.as_mut_slice()).map_err(|_| VaultError::NoRandomness)?;
        let header = Header::seal(&data_key, passphrase, kdf.parameters(), 1)?;
        // First the count: a vault without one would start with the longest wait.
        if let Err(error) = self.tries.clear().and_then(|()| self.copies.write(&header)) {
            // On a full disk an empty file may have been made.
            let _ = self.tries.erase();
            return Err(error.into());
        }
        Ok(Keys::from_data_key(&data_key))
    }

    /// Tries a passphrase. The try is on the disk before this answers.
    pub(crate) fn unlock(&self, passphrase: &str) -> Result<Keys, VaultError> {
        self.try_passphrase(passphrase).map(|(_, data_key)| Keys::from_data_key(&data_key))
    }

    /// Wraps the data key anew: the keys stay what they are. `current` is a try like any other.
    pub(crate) fn change_passphrase(
        &self,
        current: &str,
        new: &str,
        kdf: KdfChoice,
    ) -> Result<(), VaultError> {
        let (header, data_key) = self.try_passphrase(current)?;
        let generation = header.generation.saturating_add(1);
        let header = Header::seal(&data_key, new, kdf.parameters(), generation)?;
        self.copies.write(&header)?;
        Ok(())
    }

    /// Overwrites and removes the header: from then on nothing opens what it protected.
    pub(crate) fn erase(&self) -> Result<(), VaultError> {
        self.copies.erase()?;
        self.tries.erase()?;
        Ok(())
    }

    fn try_passphrase(&self, passphrase: &str) -> Result<(Header, DataKey), VaultError> {
        let header = match self.copies.read()? {
            Found::Absent => return Err(VaultError::Absent),
            Found::Damaged => return Err(VaultError::Damaged),
            Found::Header(header) => *header,
        };
        self.tries.count_one()?;
        let data_key = header.open(passphrase)?;
        // If this cannot be written the person waits once for nothing, but is let in now.
        if let Err(error) = self.tries.clear() {
            tracing::warn!(kind = ?error.kind(), "the count of tries was not cleared");
        }
        Ok((header, data_key))
    }
}

#[cfg(test)]
mod tests;
