//! Shift pressed alone: what is shown after one press and after two, and when it hides nothing.

use std::{fs, time::Duration};

use serde_json::Value;

use crate::{
    desk::{Desk, Server, until},
    glass::{Hand, Screen},
};

/// The dots that can be seen. A note that something covers, or that lies outside of the window,
/// counts as none.
const DOTS: &str = "\
    const note = document.querySelector('[data-testid=\"safety-hide-progress\"]');\
    const place = note.getBoundingClientRect();\
    const seen = document.elementFromPoint(\
        place.left + place.width / 2, place.top + place.height / 2);\
    return note.contains(seen) ? note.querySelectorAll('.hide-dot-full').length : 0;";

async fn wait_for_dots(desk: &Desk, count: u32) {
    until(&format!("{count} dots can be seen"), async || desk.ask::<u32>(DOTS).await == count)
        .await;
}

/// A window, and what touches and sees it from outside.
fn at(desk: &Desk) -> (u32, Screen, Hand) {
    let (process, screen) = (desk.window.process_id().unwrap(), Screen::connect().unwrap());
    screen.wait_for_window(process).unwrap();
    (process, screen, Hand::new().unwrap())
}

#[tokio::test]
async fn each_press_of_shift_shows_a_dot_until_the_third_hides() {
    let mut desk = Desk::new(&Server::shared(), "leader").await;
    desk.shows("safety-language-step").await;
    let (process, screen, mut hand) = at(&desk);
    assert_eq!(desk.ask::<u32>(DOTS).await, 0);
    hand.order("key Shift_L").unwrap();
    wait_for_dots(&desk, 1).await;
    desk.wait_for_text("safety-hide-progress", "Press Shift twice more to hide").await;
    hand.order("key Shift_L").unwrap();
    wait_for_dots(&desk, 2).await;
    desk.wait_for_text("safety-hide-progress", "Press Shift once more to hide").await;
    desk.picture("two-presses").await;
    // It goes by itself when the time is over, and another key takes it away at once.
    wait_for_dots(&desk, 0).await;
    hand.order("key Shift_L").unwrap();
    wait_for_dots(&desk, 1).await;
    hand.order("key a").unwrap();
    wait_for_dots(&desk, 0).await;

    hand.order("key --delay 60 Shift_L Shift_L Shift_L").unwrap();
    until("three presses hide", async || !screen.shows(process).unwrap()).await;
}

#[tokio::test]
async fn switching_sticky_keys_on_hides() {
    let desk = Desk::new(&Server::shared(), "leader").await;
    desk.shows("safety-language-step").await;
    let (process, screen, mut hand) = at(&desk);
    // Five presses of Shift are what switches them on.
    hand.order("key --delay 80 Shift_L Shift_L Shift_L Shift_L Shift_L").unwrap();
    until("five presses hide", async || !screen.shows(process).unwrap()).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(!screen.shows(process).unwrap(), "the presses after the third bring nothing back");
}

#[tokio::test]
async fn shift_hides_nothing_once_that_is_turned_off() {
    let mut desk = Desk::new(&Server::shared(), "leader").await;
    desk.first_run().await;
    desk.click("shell-settings").await;
    desk.click("settings-hide-by-shift").await;
    let kept = desk.folder.path().join("preferences.json");
    until("the choice is kept", async || {
        let text = fs::read_to_string(&kept).unwrap_or_default();
        let value: Value = serde_json::from_str(&text).unwrap_or_default();
        value["hides_by_shift"] == Value::Bool(false)
    })
    .await;
    stays_through_shift(&desk).await;
    // The lock screen obeys it as well, also after a restart.
    let desk = desk.restart().await;
    desk.shows("safety-lock-page").await;
    stays_through_shift(&desk).await;
    // The chord goes on to hide: that cannot be turned off.
    let (process, screen, mut hand) = at(&desk);
    hand.order("key ctrl+shift+x").unwrap();
    until("the chord hides", async || !screen.shows(process).unwrap()).await;
}

async fn stays_through_shift(desk: &Desk) {
    let (process, screen, mut hand) = at(desk);
    for _ in 0..3 {
        hand.order("key Shift_L").unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(desk.ask::<u32>(DOTS).await, 0, "nothing counts the presses");
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(screen.shows(process).unwrap(), "Shift hid the window although that is turned off");
}
