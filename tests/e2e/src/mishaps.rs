//! Disks and files that let the app down, in a real window: a sentence each, and nothing is lost.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::desk::{Away, Desk, Server, app};

/// Sets the largest size to which the app's files may grow, in bytes, or takes the limit off.
fn limit_files(app: u32, bytes: Option<u64>) {
    let limit = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
    // The soft limit alone, which the owner may raise again.
    let status = Command::new("prlimit")
        .args(["--pid", &app.to_string(), &format!("--fsize={limit}:unlimited")])
        .status();
    assert!(status.unwrap().success(), "prlimit");
}

#[tokio::test]
async fn a_disk_that_is_full_while_somebody_writes_loses_nothing() {
    let mut desk = Desk::settled(&Server::shared(), "leader").await;
    desk.create_circle("June visit").await;
    desk.say("while there was room").await;
    desk.wait_for_state("while there was room", "sent").await;
    let app = desk.window.process_id().unwrap();

    // The journal of the database cannot grow any more. Much lower, and the shared memory by which
    // the window is drawn and driven would not fit either.
    let journal = desk.folder.path().join("app.db-wal");
    let full = fs::metadata(journal).unwrap().len();
    eprintln!("the disk is full at {full} bytes");
    limit_files(app, Some(full));
    desk.type_text("messaging-composer", "written on a full disk").await;
    desk.wait_for_text("messaging-error", "This device cannot store more.").await;
    desk.picture("full-disk").await;
    desk.click("messaging-send").await;
    desk.wait_for_text("messaging-error", "This device cannot store more.").await;
    desk.wait_for_value("messaging-composer", "written on a full disk").await;
    assert_eq!(desk.window.process_id(), Some(app), "the app lives on");

    limit_files(app, None);
    desk.click("messaging-send").await;
    desk.wait_for_state("written on a full disk", "sent").await;
    desk.window.wait_until_gone("messaging-error").await.unwrap();
    let mut desk = desk.restart().await;
    desk.unlock().await;
    desk.open_room("June visit").await;
    desk.reads("while there was room").await;
    desk.reads("written on a full disk").await;
    let said = "return [...document.querySelectorAll('[data-testid=\"messaging-message-words\"]')]\
                .filter((words) => words.textContent.includes('on a full disk')).length;";
    assert_eq!(desk.ask::<usize>(said).await, 1, "it was sent once");
}

/// A program that starts the app as somebody for whom the modes of files count. Root is stopped
/// by no mode.
fn bound_by_modes(folder: &TempDir) -> PathBuf {
    let program = folder.path().join("bound");
    let script = format!(
        "#!/bin/sh\nif [ \"$(id -u)\" = 0 ]; then\n\
         exec setpriv --inh-caps=-dac_override,-dac_read_search,-fowner \
         --bounding-set=-dac_override,-dac_read_search,-fowner '{0}' \"$@\"\n\
         fi\nexec '{0}' \"$@\"\n",
        app().display()
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o700)).unwrap();
    program
}

fn set_writable(folder: &Path, is_writable: bool) {
    let mode = if is_writable { 0o700 } else { 0o500 };
    fs::set_permissions(folder, Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told_and_is_used_once_it_can() {
    let programs = TempDir::new().unwrap();
    let program = bound_by_modes(&programs);
    let server = Server::shared();
    let away = Away::new(&server, "leader");
    set_writable(away.folder.path(), false);
    let envs = [("XDG_RUNTIME_DIR", programs.path().into())];
    let mut desk = away.open(&program, &envs).await;
    desk.click("safety-language-continue").await;
    desk.click("safety-words-use").await;
    desk.shows("safety-strength-words").await;
    desk.click("safety-passphrase-continue").await;
    desk.wait_for_text("safety-create-error", "This device could not save.").await;
    desk.picture("read-only").await;
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 0, "nothing is half there");

    set_writable(desk.folder.path(), true);
    desk.passphrase = desk.window.value_of("safety-new-passphrase").await.unwrap();
    desk.click("safety-passphrase-continue").await;
    desk.window.follow_window().await.unwrap();
    desk.shows("account-member").await;

    // A vault in a folder that has become read-only since opens; what has to be stored is told.
    let folder = desk.folder.path().to_owned();
    let mut desk = desk.restart_as(&program, &envs, async { set_writable(&folder, false) }).await;
    desk.unlock().await;
    desk.sign_in(&server.url).await;
    desk.wait_for_text("account-error", "This device cannot store more.").await;
    set_writable(&folder, true);
    desk.click("account-sign-in").await;
    desk.shows("account-recovery-groups").await;
}

#[tokio::test]
async fn a_damaged_lock_is_told_and_a_copy_that_is_put_back_opens_everything() {
    let mut desk = Desk::settled(&Server::shared(), "leader").await;
    desk.create_circle("June visit").await;
    desk.say("kept on this device").await;
    desk.wait_for_state("kept on this device", "sent").await;
    let copies = ["vault.a", "vault.b"].map(|name| desk.folder.path().join(name));
    let kept = copies.clone().map(|copy| fs::read(copy).unwrap());
    let desk = desk
        .restart_after(async {
            for (copy, bytes) in copies.iter().zip(&kept) {
                let mut bytes = bytes.clone();
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(copy, bytes).unwrap();
            }
        })
        .await;
    desk.shows("safety-damaged-page").await;
    desk.wait_for_text("safety-damaged-page", "No passphrase can open it now.").await;
    desk.wait_for_text("safety-damaged-page", "What is on the server is safe.").await;
    desk.wait_for_text("safety-damaged-page", "If you have a copy of the data folder").await;

    let mut desk = desk
        .restart_after(async {
            for (copy, bytes) in copies.iter().zip(&kept) {
                fs::write(copy, bytes).unwrap();
            }
        })
        .await;
    desk.unlock().await;
    desk.open_room("June visit").await;
    desk.reads("kept on this device").await;
}

#[tokio::test]
async fn a_damaged_cache_is_made_anew_and_the_messages_come_back() {
    let mut desk = Desk::settled(&Server::shared(), "leader").await;
    desk.create_circle("June visit").await;
    desk.say("kept on the server").await;
    desk.wait_for_state("kept on the server", "sent").await;
    let cache = desk.folder.path().join("cache/matrix");
    let mut desk = desk
        .restart_after(async {
            let files = files_below(&cache);
            assert!(!files.is_empty(), "there is a cache to damage");
            for file in files {
                fs::write(file, "this is no cache").unwrap();
            }
        })
        .await;
    desk.unlock().await;
    desk.open_room("June visit").await;
    desk.reads("kept on the server").await;
    desk.say("and on we go").await;
    desk.wait_for_state("and on we go", "sent").await;
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn a_page_that_comes_up_empty_is_loaded_anew() {
    let fault = [("LARKSPUR_E2E_FAULT", "page_empty".into())];
    let mut desk = Away::without_account("leader").open(&app(), &fault).await;
    // The lock window first, then the main window: each stays empty once.
    desk.first_run().await;
    desk.shows("account-member").await;
    let log = desk.window.log();
    assert_eq!(log.matches("a page stayed empty and is loaded anew").count(), 2, "{log}");
}
