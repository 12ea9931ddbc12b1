//! Why a preference was not kept.

use std::io;

use larkspur_ipc::{IpcError, settings::SettingsError};

/// The file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the preferences were not written: {}", .0.kind())]
pub(super) struct NotWritten(#[from] pub(super) io::Error);

impl From<NotWritten> for IpcError {
    fn from(_: NotWritten) -> Self {
        SettingsError::NotSaved.into()
    }
}
