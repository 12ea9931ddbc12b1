//! One device: its folders, its settings, its vault and what the vault opens.
//!
//! The shell opens it once and goes through it for everything. Invariant: without a session there
//! is no way from here to anything that the vault protects.

use std::{path::PathBuf, sync::Arc};

use larkspur_bundle::Roots;
use larkspur_ipc::{IpcError, safety::SafetyError};

use crate::{
    clock::{Clock, SystemClock},
    disk,
    safety::Safety,
    session::{Folders, Session},
    settings::Settings,
    vault::KdfChoice,
};

/// Where a device keeps its files, and what a test may change about it.
#[derive(Clone, Debug)]
pub struct DeviceConfig {
    /// What must not be lost.
    pub data_dir: PathBuf,
    /// What can be fetched or computed again.
    pub cache_dir: PathBuf,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// How costly a passphrase is to try.
    pub kdf: KdfChoice,
    /// The keys that say who may sign packs of the library.
    pub roots: Roots,
}

impl DeviceConfig {
    /// The configuration of the app: the machine's clock, costs measured on this machine, the keys that it
    /// was built with.
    pub fn new(data_dir: PathBuf, cache_dir: PathBuf) -> Self {
        Self {
            data_dir,
            cache_dir,
            clock: Arc::new(SystemClock::default()),
            kdf: KdfChoice::Calibrated,
            // With keys that cannot be read it trusts nobody, and says so.
            roots: Roots::of_this_build().unwrap_or_default(),
        }
    }
}

/// One device.
pub struct Device {
    settings: Settings,
    safety: Safety,
}

impl Device {
    /// Makes the folders, reads the preferences and looks at the vault. Blocks for a moment:
    /// call it before any window is open. At most one `Device` may use a folder. A data folder that
    /// is there and cannot be written is opened: whatever has to write in it says so.
    ///
    /// # Errors
    /// [`SafetyError::DiskNotWritable`] if a folder cannot be made or read.
    pub fn open(config: DeviceConfig) -> Result<Arc<Self>, IpcError> {
        let DeviceConfig { data_dir, cache_dir, clock, kdf, roots } = config;
        for folder in [&data_dir, &cache_dir] {
            if let Err(error) = disk::make_private_folder(folder) {
                tracing::warn!(kind = ?error.kind(), "a folder could not be made");
                if !disk::is_read_only(&error) || !data_dir.is_dir() {
                    return Err(SafetyError::DiskNotWritable.into());
                }
            }
        }
        let settings = Settings::open(data_dir.join("preferences.json"));
        let folders = Folders { data: data_dir, cache: cache_dir };
        let safety = Safety::open(folders, clock, kdf, roots)?;
        Ok(Arc::new(Self { settings, safety }))
    }

    /// The preferences.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The vault.
    pub fn safety(&self) -> &Safety {
        &self.safety
    }

    /// What the vault opened. Let go of it as soon as [`Session::closed`] resolves.
    ///
    /// # Errors
    /// [`IpcError::Locked`] while the vault is not open.
    pub fn session(&self) -> Result<Arc<Session>, IpcError> {
        self.safety.session()
    }
}
