//! Asks for a file, with the desktop's own dialog: where to save, or what to open.
//!
//! Used for the recovery key and for packs of the library. Invariant: the page never names a path; the
//! person chooses it here. A suggested name is neutral, and no file is remembered in the list of recent
//! files.

use std::{
    cell::RefCell,
    fs::{File, Permissions},
    io::{self, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    time::Duration,
};

use gtk::{FileChooserAction, glib, prelude::*};
use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;

/// Says nothing about what the file holds or which app wrote it.
const NEUTRAL_NAME: &str = "notes.txt";

thread_local! {
    /// The dialog that is open. Only the main thread shows one.
    static OPEN: RefCell<Option<gtk::FileChooserNative>> = const { RefCell::new(None) };
}

/// Where to save; `None` when the person decided otherwise.
pub(crate) async fn ask_where_to_save(app: &AppHandle) -> Option<PathBuf> {
    ask(app, FileChooserAction::Save).await
}

/// What to open; `None` when the person decided otherwise.
pub(crate) async fn ask_what_to_open(app: &AppHandle) -> Option<PathBuf> {
    ask(app, FileChooserAction::Open).await
}

async fn ask(app: &AppHandle, action: FileChooserAction) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    let handle = app.clone();
    app.run_on_main_thread(move || show(&handle, action, answer)).ok()?;
    chosen.await.ok().flatten()
}

/// Takes the dialog off the screen, as if it had been cancelled.
pub(crate) fn dismiss() {
    if let Some(dialog) = OPEN.take() {
        dialog.hide();
    }
}

/// Writes what only the owner may read, and is done when it is on the disk.
///
/// # Errors
/// When the folder cannot be written.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file =
        File::options().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    // A file that was there before keeps its mode when it is opened.
    file.set_permissions(Permissions::from_mode(0o600))?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

fn show(app: &AppHandle, action: FileChooserAction, answer: oneshot::Sender<Option<PathBuf>>) {
    dismiss();
    let parent = app.get_webview_window("main").and_then(|window| window.gtk_window().ok());
    // Without labels of our own GTK uses the words of the desktop's language.
    let dialog = gtk::FileChooserNative::new(None, parent.as_ref(), action, None, None);
    dialog.set_modal(true);
    if action == FileChooserAction::Save {
        dialog.set_do_overwrite_confirmation(true);
        dialog.set_current_name(NEUTRAL_NAME);
    } else {
        // Otherwise it begins with the files that were used last, of all apps.
        dialog.set_current_folder(glib::home_dir());
    }
    let answer = RefCell::new(Some(answer));
    dialog.connect_response(move |dialog, response| {
        let path = (response == gtk::ResponseType::Accept).then(|| dialog.filename()).flatten();
        if path.is_some() {
            forget_recent(dialog.uri());
        }
        if let Some(answer) = answer.take() {
            // Nobody waits if the vault was locked meanwhile; then nothing is saved.
            let _ = answer.send(path);
        }
        OPEN.take();
    });
    dialog.show();
    OPEN.set(Some(dialog));
}

/// GTK's dialog adds what was chosen to the list of recent files, some time after it answers.
fn forget_recent(uri: Option<glib::GString>) {
    let Some(uri) = uri else { return };
    for wait in [50, 500, 3_000] {
        let uri = uri.clone();
        glib::timeout_add_local_once(Duration::from_millis(wait), move || {
            if let Some(recent) = gtk::RecentManager::default()
                && recent.has_item(&uri)
                && recent.remove_item(&uri).is_err()
            {
                tracing::warn!("the list of recent files still names a chosen file");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_can_be_read_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NEUTRAL_NAME);
        std::fs::write(&path, "an older and longer text").unwrap();
        write(&path, "EsTb").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "EsTb\n");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(write(&folder.path().join("absent/notes.txt"), "x").is_err());
    }
}
