//! What stands on the screen and what the app holds open, seen from outside the app.
//!
//! The tests of hiding ask here, since a window that is gone answers nobody. Invariant: nothing
//! here goes through the app or through `WebDriver`; a moment that is measured begins before the
//! key is pressed and ends after the answer is known, so that a figure is never too small.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

pub(crate) use larkspur_test_support::glass::{Hand, Screen};

use crate::desk::{Desk, until};

/// The files of the vault that a process has open: the database and the stores of the SDK.
pub(crate) fn open_stores(process: u32, folder: &Path) -> Vec<PathBuf> {
    let (database, stores) = (folder.join("app.db"), folder.join("matrix"));
    let Ok(entries) = fs::read_dir(format!("/proc/{process}/fd")) else { return Vec::new() };
    let links = entries.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
    links.filter(|file| file.starts_with(&stores) || is_named_after(file, &database)).collect()
}

/// SQLite keeps its journal beside the database, under the same name with an ending.
fn is_named_after(file: &Path, database: &Path) -> bool {
    file.as_os_str().as_encoded_bytes().starts_with(database.as_os_str().as_encoded_bytes())
}

/// The window that came up beside the one that was there, once it has the keyboard.
pub(crate) async fn wait_for_another(screen: &Screen, process: u32, window: u32) -> u32 {
    let mut found = None;
    until("the dialog is there", async || {
        found = screen
            .visible(process)
            .unwrap()
            .into_iter()
            .find(|other| *other != window && screen.has_keyboard(*other).unwrap());
        found.is_some()
    })
    .await;
    found.unwrap()
}

/// Presses the button that asks where to save, and answers the desktop's dialog with a folder, by real keys. The name
/// stays the suggested one. Gives back when there is a file in the folder.
pub(crate) async fn save_into(desk: &Desk, button: &str, folder: &Path) {
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let window = screen.wait_for_window(process).unwrap();
    desk.click(button).await;
    let dialog = wait_for_another(&screen, process, window).await;
    assert!(screen.has_keyboard(dialog).unwrap(), "the dialog has the keyboard");
    // Only the folder is typed, before the name that is suggested.
    hand.order(&format!("key Home type --delay 30 \"{}/\"", folder.display())).unwrap();
    hand.order("sleep 0.5 key Return").unwrap();
    let is_hidden = |file: &Path| {
        file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
    };
    until("the file is there", async || {
        fs::read_dir(folder).unwrap().any(|entry| !is_hidden(&entry.unwrap().path()))
    })
    .await;
}

/// How long it took until no window was to be seen, and until the vault was closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    pub(crate) hidden: Duration,
    pub(crate) locked: Duration,
}

/// Gives an order and measures from that moment. Gives up after 3 s.
pub(crate) fn measure(
    screen: &Screen,
    process: u32,
    order: impl FnOnce() -> Instant,
    is_locked: impl Fn() -> bool,
) -> Figures {
    // Going through every window of the screen takes longer than one look at those that matter.
    let mut shown = screen.visible(process).unwrap();
    let (mut hidden, mut locked) = (None, None);
    let begun = order();
    while hidden.is_none() || locked.is_none() {
        if hidden.is_none() {
            shown.retain(|window| screen.is_visible(*window).unwrap());
            if shown.is_empty() {
                hidden = Some(begun.elapsed());
                let instead = screen.visible(process).unwrap();
                assert!(instead.is_empty(), "another window came up instead");
            }
        }
        if locked.is_none() && is_locked() {
            locked = Some(begun.elapsed());
        }
        assert!(
            begun.elapsed() < Duration::from_secs(3),
            "3 s after the key: hidden {hidden:?}, locked {locked:?}"
        );
        std::thread::sleep(Duration::from_millis(1));
    }
    Figures { hidden: hidden.unwrap(), locked: locked.unwrap() }
}
