//! Erasing everything that the vault protects.
//!
//! Used by safety. Invariants: the header goes first, since without it the rest is noise; only
//! files that the app itself makes are removed, because a person may have chosen a folder that
//! holds other things; an erasing that is cut off goes on at the next start.

use std::{io, path::PathBuf};

use crate::{
    disk,
    session::Folders,
    vault::{Vault, VaultError},
};

/// Says that an erasing has begun and has not ended.
const MARK: &str = "vault.erasing";
const DATABASE: &str = "app.db";
/// What the app makes in its data folder beside the vault. `preferences.json`, `app.lock` and
/// `app.sock` stay: they say nothing about a person, and the app is still running.
const IN_DATA: [&str; 5] = [DATABASE, "app.db-wal", "app.db-shm", "app.db-journal", "matrix"];
/// What the app makes in its cache folder.
const IN_CACHE: [&str; 1] = ["matrix"];
/// The webview's own folder. It is not removed while a window uses it, but before the next first
/// run; the app's pages keep nothing in it.
const WEBVIEW: &str = "webview";
/// Written only by the app: where it stands, the folder is one of ours.
const PREFERENCES: &str = "preferences.json";

/// Whether an erasing was cut off.
pub(super) fn is_cut_off(folders: &Folders) -> bool {
    folders.data.join(MARK).exists()
}

/// Whether the app database is there.
pub(super) fn has_database(folders: &Folders) -> bool {
    folders.data.join(DATABASE).exists()
}

/// Removes what the webview of an erased vault left. For a start without a vault, before any
/// window is open.
pub(super) fn remove_webview(folders: &Folders) {
    if !folders.data.join(PREFERENCES).exists() {
        return;
    }
    for folder in [&folders.data, &folders.cache] {
        if let Err(error) = disk::remove_if_present(&folder.join(WEBVIEW)) {
            tracing::warn!(kind = ?error.kind(), "the webview's folder was not removed");
        }
    }
}

/// Removes the vault and all that it protects, as far as it goes. After an error something may be
/// left; the mark stays, so that the next start or the next vault goes on with it.
pub(super) fn erase(folders: &Folders, vault: &Vault) -> Result<(), VaultError> {
    let mark = folders.data.join(MARK);
    if let Err(error) = disk::write_atomically(&mark, b"") {
        // Erasing must work on a full disk. Cut off now, the next start finds a database
        // without a header and offers to erase it.
        tracing::warn!(kind = ?error.kind(), "the mark of erasing was not written");
    }
    vault.erase()?;
    let mut paths: Vec<PathBuf> = IN_DATA.iter().map(|name| folders.data.join(name)).collect();
    paths.extend(IN_CACHE.iter().map(|name| folders.cache.join(name)));
    // Each is tried, also after one could not be removed.
    let outcomes: Vec<_> = paths.iter().map(|path| disk::remove_if_present(path)).collect();
    outcomes.into_iter().collect::<io::Result<()>>()?;
    disk::sync_folder_of(&mark)?;
    disk::remove_if_present(&mark)?;
    disk::sync_folder_of(&mark)?;
    Ok(())
}
