//! Pages on their way between people: a card in a conversation, and packs from a file and from a message.

use std::{ffi::OsString, fs, path::Path};

use larkspur_test_support::pack::{CHAPTER, PAGE, PAGE_TITLE, Signers, TITLE};
use tempfile::TempDir;

use crate::{
    access::check,
    desk::{Desk, Server, until},
    glass::{Hand, Screen, wait_for_another},
};

impl Desk {
    /// Chooses a file in the desktop's own dialog, by real keys.
    async fn add_pack(&self, file: &Path) {
        let process = self.window.process_id().unwrap();
        let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
        let window = screen.wait_for_window(process).unwrap();
        self.click("resources-packs-add").await;
        let dialog = wait_for_another(&screen, process, window).await;
        // The first letter of a path opens the field for it.
        hand.order(&format!("type --delay 30 \"{}\"", file.display())).unwrap();
        hand.order("sleep 0.5 key Return").unwrap();
        until("the dialog is gone", async || !screen.is_visible(dialog).unwrap()).await;
    }
}

#[tokio::test]
async fn a_pack_from_a_file_is_shared_and_somebody_else_gets_it_from_its_message() {
    let server = Server::shared();
    let network = Signers::new().unwrap();
    let home = TempDir::new().unwrap();
    let trusted: OsString = network.root.public().line().into();
    let envs = [("LARKSPUR_E2E_ROOT_KEY", trusted), ("HOME", home.path().into())];
    let bundle = network.bundle(1).unwrap();
    let (good, bad) = (home.path().join("good.larkspur"), home.path().join("bad.larkspur"));
    fs::write(&good, &bundle).unwrap();
    let mut changed = bundle.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    fs::write(&bad, changed).unwrap();

    // The window that comes last has the keyboard.
    let mut advisor = Desk::settled_with(&server, "advisor", &envs).await;
    let mut leader = Desk::settled_with(&server, "leader", &envs).await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;

    leader.open_library().await;
    leader.click("resources-packs-open").await;
    leader.shows("resources-packs").await;
    leader.add_pack(&bad).await;
    leader.shows("resources-packs-error").await;
    leader.picture("pack-refused").await;
    assert!(!leader.window.is_shown("resources-pack-share").await, "a changed file was added");
    leader.add_pack(&good).await;
    leader.shows("resources-pack-share").await;
    leader.wait_for_text("resources-packs", TITLE).await;
    leader.wait_for_text("resources-packs", CHAPTER).await;
    assert!(!leader.window.is_shown("resources-packs-error").await, "the error is an old one");
    leader.picture("pack-added").await;
    check(&leader, "a pack from a chapter").await;

    leader.click("resources-pack-share").await;
    leader.click("resources-share-room").await;
    leader.window.wait_until_gone("resources-share-room").await.unwrap();
    advisor.wait_for_text("messaging-pack-card", TITLE).await;
    advisor.picture("pack-card").await;
    advisor.click("messaging-pack-get").await;
    advisor.wait_for_text("messaging-pack-state", "In your library").await;
    for member in [&leader, &advisor] {
        member.back_to_library().await;
        member.open_page(PAGE).await;
        member.wait_for_text("resources-title", PAGE_TITLE).await;
    }
}

#[tokio::test]
async fn a_shared_page_opens_from_its_card_in_the_language_of_who_reads_it() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    let mut advisor = Desk::settled(&server, "advisor").await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;

    leader.open_library().await;
    leader.open_page("work/passport-held").await;
    leader.click("resources-share").await;
    leader.shows("resources-share-room").await;
    leader.picture("share").await;
    leader.click("resources-share-room").await;
    leader.window.wait_until_gone("resources-share-room").await.unwrap();

    advisor.open_library().await;
    advisor.read_in("km").await;
    advisor.click("shell-conversations").await;
    advisor.open_room("June visit").await;
    advisor.wait_for_text("messaging-page-card", "If someone holds your passport").await;
    advisor.picture("card").await;
    advisor.click("messaging-page-card").await;
    advisor.shows("resources-title").await;
    until("the page to be Khmer", async || advisor.title_language().await == "km").await;
}
