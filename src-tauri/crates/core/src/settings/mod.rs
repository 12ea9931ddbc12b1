//! Settings: what this device looks like and which language it speaks.
//!
//! They stand in a plain file, since the lock screen needs them. Called by the shell, before and
//! after the lock. Invariants: the file says nothing about a person; a change holds at once, also
//! when it cannot be written; a damaged file never keeps the app from starting.

mod error;
mod store;

use std::{path::PathBuf, sync::Arc};

use futures_util::Stream;
use larkspur_ipc::{
    IpcError,
    settings::{
        Preferences, SetAppearance, SetHideByShift, SetLanguage, SetReadWhileLocked, SetTextSize,
        SettingsError, TEXT_SIZES,
    },
};
use tokio::sync::{Mutex, watch};

use crate::watching::watch_stream;

/// The preferences of this device.
#[derive(Debug)]
pub struct Settings {
    path: Arc<PathBuf>,
    preferences: watch::Sender<Preferences>,
    /// Held while the file is written, so that the last change is also the last one written.
    writing: Mutex<()>,
}

impl Settings {
    /// Reads the preferences at `path`. What is damaged is replaced by the defaults.
    pub(crate) fn open(path: PathBuf) -> Self {
        let preferences = watch::Sender::new(store::read(&path));
        Self { path: Arc::new(path), preferences, writing: Mutex::new(()) }
    }

    /// The preferences as they are now.
    pub fn preferences(&self) -> Preferences {
        self.preferences.borrow().clone()
    }

    /// The preferences, and again after each change.
    pub fn watch_preferences(&self) -> impl Stream<Item = Preferences> + Send + 'static + use<> {
        watch_stream(self.preferences.subscribe())
    }

    /// Chooses the language.
    ///
    /// # Errors
    /// [`SettingsError::UnknownLanguage`] if it is no language tag, [`SettingsError::NotSaved`]
    /// if it holds only until the app ends.
    pub async fn set_language(&self, command: SetLanguage) -> Result<(), IpcError> {
        if !store::is_language_tag(&command.language) {
            return Err(SettingsError::UnknownLanguage.into());
        }
        self.change(|preferences| preferences.language = Some(command.language)).await
    }

    /// Chooses the theme.
    ///
    /// # Errors
    /// [`SettingsError::NotSaved`] if it holds only until the app ends.
    pub async fn set_appearance(&self, command: SetAppearance) -> Result<(), IpcError> {
        self.change(|preferences| preferences.appearance = command.appearance).await
    }

    /// Chooses the text size, brought into [`TEXT_SIZES`].
    ///
    /// # Errors
    /// [`SettingsError::NotSaved`] if it holds only until the app ends.
    pub async fn set_text_size(&self, command: SetTextSize) -> Result<(), IpcError> {
        let percent = command.percent.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        self.change(|preferences| preferences.text_size = percent).await
    }

    /// Switches "Shift three times" on or off.
    ///
    /// # Errors
    /// [`SettingsError::NotSaved`] if it holds only until the app ends.
    pub async fn set_hide_by_shift(&self, command: SetHideByShift) -> Result<(), IpcError> {
        self.change(|preferences| preferences.hides_by_shift = command.is_on).await
    }

    /// Switches on or off that the library can be read on the lock screen. Off ends what is being read there.
    ///
    /// # Errors
    /// [`SettingsError::NotSaved`] if it holds only until the app ends.
    pub async fn set_read_while_locked(&self, command: SetReadWhileLocked) -> Result<(), IpcError> {
        self.change(|preferences| preferences.can_read_while_locked = command.is_on).await
    }

    async fn change(&self, change: impl FnOnce(&mut Preferences)) -> Result<(), IpcError> {
        let _writing = self.writing.lock().await;
        self.preferences.send_modify(change);
        let (path, preferences) = (self.path.clone(), self.preferences());
        tokio::task::spawn_blocking(move || store::write(&path, &preferences))
            .await
            .map_err(|_| IpcError::Internal)?
            .map_err(IpcError::from)
    }
}

#[cfg(test)]
mod tests;
