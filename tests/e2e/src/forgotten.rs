//! "I forgot my passphrase", to its end: what the vault held is gone, and the app begins anew.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    desk::{Desk, Server},
    glass::open_stores,
};

const WORDS: &str = "words that were said before the passphrase was forgotten";

#[tokio::test]
async fn a_forgotten_passphrase_is_given_up_by_a_typed_word_and_nothing_of_the_vault_stays() {
    let server = Server::shared();
    let mut desk = Desk::settled(&server, "leader").await;
    desk.create_circle("June visit").await;
    desk.say(WORDS).await;
    desk.wait_for_state(WORDS, "sent").await;
    desk.type_text("messaging-composer", "half a thought").await;
    desk.lock().await;
    let folder = desk.folder.path().to_owned();
    for part in ["vault.a", "vault.b", "app.db", "matrix", "cache/matrix"] {
        assert!(folder.join(part).exists(), "{part} is a part of the vault");
    }

    desk.click("safety-forgot").await;
    desk.shows("safety-erase-dialog").await;
    desk.wait_for_text("safety-erase-dialog", "Neither can we.").await;
    desk.wait_for_text("safety-erase-dialog", "words that were not sent").await;
    // Not before the word was typed, and not for one that only resembles it.
    desk.click("safety-erase").await;
    desk.type_text("safety-erase-word", "eras").await;
    desk.click("safety-erase").await;
    desk.shows("safety-erase-dialog").await;
    assert!(folder.join("vault.a").exists(), "something was erased before the word was typed");
    desk.type_text("safety-erase-word", "e").await;
    desk.picture("erase").await;
    desk.click("safety-erase").await;

    desk.shows("safety-language-step").await;
    let process = desk.window.process_id().unwrap();
    assert_eq!(open_stores(process, &folder), Vec::<PathBuf>::new());
    let mut left = files(&folder);
    // What WebKit keeps for the window that is open is emptied at the next start.
    left.retain(|file| !file.starts_with("webview"));
    left.retain(|file| {
        !["app.lock", "app.sock", "preferences.json"].iter().any(|own| file == Path::new(own))
    });
    assert_eq!(left, Vec::<PathBuf>::new(), "left of the vault");
    for file in files(&folder) {
        let Ok(bytes) = fs::read(folder.join(&file)) else { continue };
        for secret in [WORDS, "June visit", "half a thought", &desk.name] {
            let is_there = memchr::memmem::find(&bytes, secret.as_bytes()).is_some();
            assert!(!is_there, "{} holds what was in the vault", file.display());
        }
    }

    // The same account again, as on a new device.
    desk.first_run().await;
    desk.sign_in(&server.url).await;
    desk.shows("account-recovery-key").await;
    let desk = desk.restart().await;
    desk.shows("safety-lock-page").await;
}

/// Everything in a folder that is not a folder, by its way from there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(one) = open.pop() {
        for entry in fs::read_dir(one).unwrap().flatten() {
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path().strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found
}
