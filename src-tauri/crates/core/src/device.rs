//! One device: its folders, its settings, its vault and what the vault opens.
//!
//! The shell opens it once and goes through it for everything. Invariants: without a session there
//! is no way from here to anything that the vault protects; what ships of the library is read without one only while
//! the person wants that.

use std::{future::ready, path::PathBuf, pin::pin, sync::Arc};

use futures_util::StreamExt as _;
use larkspur_bundle::Roots;
use larkspur_ipc::{
    IpcError,
    safety::{CreateVault, SafetyError, VaultState},
    settings::SetReadWhileLocked,
};

use crate::{
    clock::{Clock, SystemClock},
    disk,
    resources::Reader,
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
    reader: Arc<Reader>,
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
        let reader = Arc::new(Reader::of_shipped(&cache_dir));
        let folders = Folders { data: data_dir, cache: cache_dir };
        let safety = Safety::open(folders, clock, kdf, roots)?;
        Ok(Arc::new(Self { settings, safety, reader }))
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

    /// Makes the vault and opens it. Whoever makes it has not turned on that anything can be read on its lock screen: what
    /// the one before had turned on, which was erased, ends.
    ///
    /// # Errors
    /// As [`Safety::create_vault`].
    pub async fn create_vault(&self, command: CreateVault) -> Result<(), IpcError> {
        self.safety.create_vault(command).await?;
        if self.settings.preferences().can_read_while_locked
            && let Err(error) =
                self.settings.set_read_while_locked(SetReadWhileLocked { is_on: false }).await
        {
            tracing::warn!(?error, "what an erased vault had allowed is on the disk still");
        }
        Ok(())
    }

    /// What ships of the library, for the lock screen. Let go of it as soon as [`Self::reading_ended`] resolves.
    ///
    /// # Errors
    /// [`IpcError::Locked`] unless the person turned that on, and once the vault is open: then its own library is read.
    pub fn reader(&self) -> Result<Arc<Reader>, IpcError> {
        let can_read = self.settings.preferences().can_read_while_locked;
        let is_open = self.session().is_ok();
        (can_read && !is_open).then(|| self.reader.clone()).ok_or(IpcError::Locked)
    }

    /// Resolves when nothing may be read on the lock screen any more: that was turned off, or the vault was opened.
    pub fn reading_ended(&self) -> impl Future<Output = ()> + Send + 'static + use<> {
        let preferences = self.settings.watch_preferences();
        let vault = self.safety.watch_vault();
        async move {
            // A stream that is over is of a device that is gone.
            let mut off = pin!(preferences.any(|now| ready(!now.can_read_while_locked)));
            let mut open = pin!(vault.any(|now| ready(now == VaultState::Open)));
            tokio::select! { _ = &mut off => {}, _ = &mut open => {} }
        }
    }
}
