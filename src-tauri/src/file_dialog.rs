//! Asks for a file, with the desktop's own dialog: where to save, or what to open.
//!
//! Used for the recovery key, and for packs and pages of the library. Invariant: the page never names a path; the
//! person chooses it here. A suggested name is neutral, and no file is remembered in the list of recent
//! files. What is written is whole or not there.

use std::{
    cell::RefCell,
    fs::{self, File},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use gtk::{FileChooserAction, glib, prelude::*};
use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;

/// Says nothing about what the file holds or which app wrote it.
pub(crate) const NEUTRAL_NAME: &str = "notes.txt";

/// A longer word is no word for a file.
const MOST_LETTERS: usize = 40;

thread_local! {
    /// The dialog that is open. Only the main thread shows one.
    static OPEN: RefCell<Option<gtk::FileChooserNative>> = const { RefCell::new(None) };
}

/// Where to save; `None` when the person decided otherwise. They may choose another name than the suggested one.
pub(crate) async fn ask_where_to_save(app: &AppHandle, name: String) -> Option<PathBuf> {
    ask(app, Wanted::Place(name)).await
}

/// What to open; `None` when the person decided otherwise.
pub(crate) async fn ask_what_to_open(app: &AppHandle) -> Option<PathBuf> {
    ask(app, Wanted::File).await
}

/// What the person is asked for.
enum Wanted {
    /// A place to save, with the name that is suggested.
    Place(String),
    /// A file to open.
    File,
}

async fn ask(app: &AppHandle, wanted: Wanted) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    let handle = app.clone();
    app.run_on_main_thread(move || show(&handle, wanted, answer)).ok()?;
    chosen.await.ok().flatten()
}

/// A name for a file of a word in the person's language. What is more than a word becomes the neutral name.
pub(crate) fn named(word: &str, ending: &str) -> String {
    if is_word(word) { format!("{word}.{ending}") } else { NEUTRAL_NAME.replace("txt", ending) }
}

/// Whether it is a word, so that it can name something that others see.
pub(crate) fn is_word(word: &str) -> bool {
    // What a path, a dialog or another system reads, and what turns a name round, so that it seems to end otherwise. All else
    // may stand in a word of some script.
    let is_refused = |letter: char| {
        letter.is_control()
            || "/\\.~:*?\"<>|".contains(letter)
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    (1..=MOST_LETTERS).contains(&word.chars().count())
        && word.trim() == word
        && !word.contains(is_refused)
}

/// Takes the dialog off the screen, as if it had been cancelled.
pub(crate) fn dismiss() {
    if let Some(dialog) = OPEN.take() {
        dialog.hide();
    }
}

/// Writes what only the owner may read, and is done when it is on the disk. A file that was there before is replaced as
/// a whole: when this fails it is as it was.
///
/// # Errors
/// When the folder cannot be written, or has no room.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // It says nothing either, and no other process has it.
    let beside = path.with_file_name(format!(".{}.part", std::process::id()));
    let written = write_new(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if let Err(error) = written {
        if error.kind() != io::ErrorKind::AlreadyExists {
            // The folder may be gone, and with it the part.
            let _ = fs::remove_file(&beside);
        }
        return Err(error);
    }
    // The name has to be on the disk too. Where a folder cannot be opened, the file is there all the same.
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        folder.sync_all()?;
    }
    Ok(())
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn show(app: &AppHandle, wanted: Wanted, answer: oneshot::Sender<Option<PathBuf>>) {
    dismiss();
    let action = match wanted {
        Wanted::Place(_) => FileChooserAction::Save,
        Wanted::File => FileChooserAction::Open,
    };
    let parent = app.get_webview_window("main").and_then(|window| window.gtk_window().ok());
    // Without labels of our own GTK uses the words of the desktop's language.
    let dialog = gtk::FileChooserNative::new(None, parent.as_ref(), action, None, None);
    dialog.set_modal(true);
    match wanted {
        Wanted::Place(name) => {
            dialog.set_do_overwrite_confirmation(true);
            dialog.set_current_name(&name);
        }
        // Otherwise it begins with the files that were used last, of all apps.
        Wanted::File => {
            dialog.set_current_folder(glib::home_dir());
        }
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
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn what_is_saved_can_be_read_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NEUTRAL_NAME);
        fs::write(&path, "an older and longer text").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write(&path, b"EsTb\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "EsTb\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names_in(folder.path()), [NEUTRAL_NAME]);
        assert!(write(&folder.path().join("absent/notes.txt"), b"x").is_err());
    }

    #[test]
    fn what_cannot_be_written_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        // Nothing takes the place of a folder with something in it.
        let taken = folder.path().join("page.pdf");
        fs::create_dir(&taken).unwrap();
        fs::write(taken.join("kept"), "kept").unwrap();
        assert!(write(&taken, b"%PDF").is_err());
        assert_eq!(names_in(folder.path()), ["page.pdf"]);
        assert_eq!(fs::read_to_string(taken.join("kept")).unwrap(), "kept");
    }

    #[test]
    fn a_word_of_any_language_names_a_file_and_nothing_else_does() {
        for word in ["Page", "Página", "ទំព័រ", "စာမျက်နှာ", "ዋና ገጽ"]
        {
            assert_eq!(named(word, "pdf"), format!("{word}.pdf"));
        }
        let long = "a".repeat(MOST_LETTERS + 1);
        for word in
            ["", " ", "..", ".hidden", "../up", "a/b", "C:", "a\nb", " a", "\u{202e}fdp", &long]
        {
            assert_eq!(named(word, "pdf"), "notes.pdf", "{word}");
        }
    }
}
