//! The clipboard of the desktop and its save dialog, by real keys and read from outside the app.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use arboard::Clipboard;
use tempfile::TempDir;

use crate::{
    desk::{Desk, PASSWORD, Server, until},
    glass::{Hand, Screen, save_into},
};

const OWN_PASSPHRASE: &str = "cedar lamp river seven window";

#[tokio::test]
async fn passphrases_and_passwords_can_be_pasted() {
    let mut desk = Desk::new(&Server::shared(), "leader").await;
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let mut clipboard = Clipboard::new().unwrap();
    clipboard.set_text(OWN_PASSPHRASE).unwrap();

    desk.click("safety-language-continue").await;
    desk.click("safety-new-passphrase").await;
    screen.wait_for_window(process).unwrap();
    hand.order("key ctrl+v").unwrap();
    desk.wait_for_value("safety-new-passphrase", OWN_PASSPHRASE).await;
    // Pasted is estimated as typed is.
    desk.shows("safety-strength-words").await;
    desk.click("safety-passphrase-continue").await;
    desk.window.follow_window().await.unwrap();

    clipboard.set_text(PASSWORD).unwrap();
    desk.click("account-password").await;
    screen.wait_for_window(process).unwrap();
    hand.order("key ctrl+v").unwrap();
    desk.wait_for_value("account-password", PASSWORD).await;

    clipboard.set_text(OWN_PASSPHRASE).unwrap();
    desk.click("shell-settings").await;
    desk.click("settings-change-passphrase").await;
    desk.click("safety-current-passphrase").await;
    hand.order("key ctrl+v").unwrap();
    desk.wait_for_value("safety-current-passphrase", OWN_PASSPHRASE).await;
    desk.click("safety-change-keep").await;

    desk.lock().await;
    // The field has the keyboard by itself.
    screen.wait_for_window(process).unwrap();
    hand.order("key ctrl+v").unwrap();
    desk.wait_for_value("safety-passphrase", OWN_PASSPHRASE).await;
    hand.order("key Return").unwrap();
    desk.window.follow_window().await.unwrap();
    desk.shows("account-member").await;
}

/// How long the key may lie on the clipboard. What comes on top is the reading.
const STAYS: Duration = Duration::from_secs(30);

#[tokio::test]
async fn a_copied_recovery_key_leaves_the_clipboard_and_a_saved_one_is_the_owners_alone() {
    let server = Server::shared();
    let home = TempDir::new().unwrap();
    let envs = [("HOME", home.path().into()), ("XDG_DATA_HOME", home.path().join("data").into())];
    let mut desk = Desk::with_app(&server, "leader", &crate::desk::app(), &envs).await;
    let mut clipboard = Clipboard::new().unwrap();
    desk.first_run().await;
    desk.sign_in(&server.url).await;
    desk.shows("account-recovery-groups").await;
    let mut groups = Vec::new();
    for group in desk.window.all_by_testid("account-recovery-group").await.unwrap() {
        groups.push(group.text().await.unwrap());
    }
    let key = groups.join(" ");

    desk.click("account-recovery-copy").await;
    let copied = Instant::now();
    desk.wait_for_text("account-recovery-done", "It leaves the clipboard after 30 seconds.").await;
    assert_eq!(clipboard.get_text().unwrap(), key);

    save(&desk, &home, &key).await;

    tokio::time::sleep(STAYS.saturating_sub(copied.elapsed() + Duration::from_secs(3))).await;
    assert!(copied.elapsed() < STAYS && clipboard.get_text().unwrap() == key, "it left too soon");
    while clipboard.get_text().is_ok_and(|text| text == key) {
        assert!(
            copied.elapsed() < STAYS + Duration::from_secs(2),
            "the key stays on the clipboard"
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    eprintln!("the key left the clipboard after {:?}", copied.elapsed());

    // What the person copied since is theirs, also when the app ends.
    desk.click("account-recovery-copy").await;
    until("the key is copied", async || clipboard.get_text().is_ok_and(|text| text == key)).await;
    clipboard.set_text("something of the person's own").unwrap();
    desk.lock().await;
    let close =
        "setTimeout(() => document.querySelector('[data-testid=\"safety-close\"]').click());";
    // The app may end before the answer to this has left it.
    let _ = desk.window.driver().execute(close, Vec::new()).await;
    until("the app has ended", async || desk.window.process_id().is_none()).await;
    assert_eq!(clipboard.get_text().unwrap(), "something of the person's own");
}

/// Saves the key through the desktop's own dialog, with the keyboard.
async fn save(desk: &Desk, home: &TempDir, key: &str) {
    let folder = home.path().join("kept");
    fs::create_dir(&folder).unwrap();
    save_into(desk, "account-recovery-save", &folder).await;
    let file = folder.join("notes.txt");
    desk.wait_for_text("account-recovery-done", "Move the file away from this device.").await;
    assert_eq!(fs::read_to_string(&file).unwrap().trim(), key);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let beside: Vec<PathBuf> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(beside, [file]);
    // The desktop's list of recent files forgets it within some seconds.
    let recent = home.path().join("data/recently-used.xbel");
    until("no list of recent files names it", async || !names(&recent, "notes.txt")).await;
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert!(!names(&recent, "notes.txt"), "the list of recent files names it later");
}

fn names(list: &Path, file: &str) -> bool {
    fs::read_to_string(list).unwrap_or_default().contains(file)
}
