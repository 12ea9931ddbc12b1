//! The library on the lock screen: for who turned that on, and without anything that somebody keeps.

use std::{fs, process::Command, time::Duration};

use larkspur_ipc::{Class, Command as _, IpcError, settings::SetReadWhileLocked};
use serde_json::Value;
use thirtyfour::prelude::*;

use crate::{
    asks::{Answer, everything, invoke},
    desk::{Desk, app, until},
    glass::{Hand, Screen},
};

impl Desk {
    /// Turns the reading on the lock screen on or off, whichever it is not, and waits until that is kept.
    pub(crate) async fn turn_reading(&self, is_on: bool) {
        self.click("shell-settings").await;
        self.click("settings-read-while-locked").await;
        let kept = self.folder.path().join("preferences.json");
        until("the choice is kept", async || {
            let text = fs::read_to_string(&kept).unwrap_or_default();
            let value: Value = serde_json::from_str(&text).unwrap_or_default();
            value["can_read_while_locked"] == Value::Bool(is_on)
        })
        .await;
    }

    /// Opens the library on the lock screen.
    pub(crate) async fn read_while_locked(&self) {
        self.click("safety-read").await;
        self.shows("resources-row").await;
    }

    /// Goes from there to the passphrase.
    pub(crate) async fn stop_reading(&self) {
        self.click("safety-reading-back").await;
        self.shows("safety-lock-page").await;
    }

    async fn has_none_of(&self, ids: &[&str]) {
        for id in ids {
            let there = self.window.all_by_testid(id).await.unwrap();
            assert!(there.is_empty(), "{id} is on the lock screen");
        }
    }

    async fn has_focus(&self, id: &str) -> bool {
        self.ask::<String>("return document.activeElement?.dataset.testid ?? '';").await == id
    }
}

/// What the lock window is answered by everything that reads.
async fn answers(desk: &Desk) -> Vec<Answer> {
    let mut answers = Vec::new();
    for ask in everything().iter().filter(|ask| ask.class == Class::Reading) {
        answers.push(invoke(&desk.window, ask).await);
    }
    assert_eq!(answers.len(), 5);
    answers
}

#[tokio::test]
async fn a_khmer_word_is_found_on_the_lock_screen_and_what_somebody_keeps_is_not_there() {
    let mut desk = Desk::in_library().await;
    desk.open_page("work/passport-held").await;
    desk.click("resources-keep").await;
    desk.click("resources-back").await;
    desk.shows("resources-kept-row").await;
    desk.choose("resources-country", "PH").await;
    desk.shows("resources-line").await;
    desk.turn_reading(true).await;
    desk.lock().await;

    desk.shows("safety-read").await;
    until("the field to have the focus", async || desk.has_focus("safety-passphrase").await).await;
    desk.read_while_locked().await;
    desk.shows("safety-close").await;
    desk.shows("resources-nothing-kept").await;
    desk.has_none_of(&["resources-kept-row", "resources-keep-place", "resources-go-on"]).await;
    desk.has_none_of(&["resources-line", "resources-packs-open", "resources-clear-open"]).await;
    desk.type_text("resources-search", "លិខិតឆ្លងដែន").await;
    desk.shows("resources-found-row").await;
    let found = desk.attribute_of("resources-found-row", "data-resource").await;
    desk.click("resources-found-row").await;
    desk.shows("resources-title").await;
    assert_eq!(desk.title_language().await, "km");
    desk.has_none_of(&["resources-keep", "resources-share", "resources-save-page"]).await;
    desk.has_none_of(&["resources-task", "resources-source", "resources-link-web"]).await;
    desk.shows("safety-close").await;
    desk.click("resources-back").await;
    assert_eq!(desk.attribute_of("resources-found-row", "data-resource").await, found);
    desk.leave_search().await;

    // What is chosen here holds here, and is gone with the page.
    desk.choose("resources-country", "TH").await;
    desk.shows("resources-line").await;
    desk.read_in("km").await;
    desk.open_page("work/passport-held").await;
    assert_eq!(desk.title_language().await, "km");
    desk.shows("resources-draft").await;
    let keys = || desk.window.driver().action_chain().key_down(Key::Alt).key_down(Key::Left);
    keys().key_up(Key::Left).key_up(Key::Alt).perform().await.unwrap();
    desk.shows("resources-words-open").await;
    desk.click("resources-words-open").await;
    desk.shows("resources-words-page").await;
    desk.click("resources-back").await;
    desk.shows("resources-row").await;
    // From the shelves the same key leads out.
    keys().key_up(Key::Left).key_up(Key::Alt).perform().await.unwrap();
    desk.shows("safety-lock-page").await;
    until("the field to have the focus", async || desk.has_focus("safety-passphrase").await).await;
    desk.read_while_locked().await;
    desk.has_none_of(&["resources-line"]).await;
    assert_eq!(desk.window.value_of("resources-read-in").await.unwrap(), "");
    desk.stop_reading().await;

    desk.unlock().await;
    desk.shows("account-member").await;
    desk.open_library().await;
    desk.shows("resources-kept-row").await;
    let country = desk.window.value_of("resources-country").await.unwrap();
    assert_eq!(country, "PH", "what was chosen on the lock screen has changed nothing");
}

#[tokio::test]
async fn what_was_turned_off_has_no_link_and_is_refused_when_the_page_asks_for_it() {
    let mut desk = Desk::in_library().await;
    // Nobody has turned it on yet.
    desk.lock().await;
    assert!(!desk.window.is_shown("safety-read").await);
    let refused = || vec![Answer::Code(IpcError::Locked); 5];
    assert_eq!(answers(&desk).await, refused());

    desk.unlock().await;
    desk.shows("account-member").await;
    desk.turn_reading(true).await;
    desk.lock().await;
    desk.shows("safety-read").await;
    assert_eq!(answers(&desk).await, vec![Answer::Done; 5]);
    // It holds after a restart, before anybody has opened anything.
    let mut desk = desk.restart().await;
    desk.shows("safety-read").await;
    assert_eq!(answers(&desk).await, vec![Answer::Done; 5]);

    desk.unlock().await;
    desk.shows("account-member").await;
    desk.turn_reading(false).await;
    desk.lock().await;
    assert!(!desk.window.is_shown("safety-read").await);
    assert_eq!(answers(&desk).await, refused());
    // The page of the lock screen cannot turn it on.
    let everything = everything();
    let turn = everything.iter().find(|ask| ask.name == SetReadWhileLocked::NAME).unwrap();
    assert_eq!(invoke(&desk.window, turn).await, Answer::Refused);
}

#[tokio::test]
async fn a_window_that_was_hidden_while_somebody_read_comes_back_with_the_passphrase() {
    let mut desk = Desk::in_library().await;
    desk.turn_reading(true).await;
    desk.lock().await;
    desk.read_while_locked().await;
    desk.open_page("work/passport-held").await;
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    screen.wait_for_window(process).unwrap();
    hand.order("key ctrl+shift+x").unwrap();
    until("the chord hides", async || !screen.shows(process).unwrap()).await;
    let again = Command::new(app()).arg("--data-dir").arg(desk.folder.path()).status().unwrap();
    assert!(again.success(), "a second start ends well: {again}");
    screen.wait_for_window(process).unwrap();
    desk.shows("safety-lock-page").await;
    desk.has_none_of(&["resources-title", "safety-reading"]).await;
    // The way in and the way to the library are as they were.
    desk.read_while_locked().await;
    desk.stop_reading().await;
    desk.unlock().await;
    desk.shows("account-member").await;
}

#[tokio::test]
async fn a_page_that_nobody_reads_any_more_gives_way_to_the_passphrase() {
    let mut desk = Desk::in_library().await;
    desk.turn_reading(true).await;
    desk.lock().await;
    desk.read_while_locked().await;
    desk.open_page("work/passport-held").await;
    desk.ask::<()>("window.clock = Date.now; Date.now = () => window.clock() + 240_000;").await;
    // The page looks every two seconds.
    tokio::time::sleep(Duration::from_secs(5)).await;
    desk.shows("resources-title").await;
    desk.ask::<()>("Date.now = () => window.clock() + 310_000;").await;
    desk.shows("safety-lock-page").await;
    desk.has_none_of(&["resources-title", "safety-reading"]).await;
}
