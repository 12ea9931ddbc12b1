//! The lock after a rest, in a window whose clock the test turns.

use std::{
    fs,
    time::{Duration, Instant},
};

use tempfile::NamedTempFile;

use crate::{
    desk::{Desk, Server, app},
    glass::open_stores,
};

/// A clock for the app, ahead of the machine's own by as much as the test says.
struct Clock(NamedTempFile);

impl Clock {
    fn new() -> Self {
        Self(NamedTempFile::new().unwrap())
    }

    fn turn_to(&self, ahead: u64) {
        fs::write(self.0.path(), ahead.to_string()).unwrap();
    }
}

#[tokio::test]
async fn half_a_minute_before_the_lock_a_calm_notice_offers_to_stay() {
    let clock = Clock::new();
    let envs = [("LARKSPUR_E2E_CLOCK", clock.0.path().into())];
    let mut desk = Desk::with_app(&Server::shared(), "leader", &app(), &envs).await;
    desk.first_run().await;
    desk.type_text("account-member", "half a name").await;

    // The app looks every two seconds.
    clock.turn_to(240);
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert!(!desk.window.is_shown("safety-rest-notice").await, "it speaks only when it is time");
    clock.turn_to(270);
    desk.wait_for_text("safety-rest-notice", "Larkspur locks soon. What you wrote is kept.").await;
    desk.picture("rest").await;
    let focused: String = desk.ask("return document.activeElement.dataset.testid ?? '';").await;
    assert_eq!(focused, "account-member", "the notice takes no focus");

    desk.click("safety-rest-stay").await;
    desk.window.wait_until_gone("safety-rest-notice").await.unwrap();
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert!(!desk.window.is_shown("safety-rest-notice").await, "who stays is left in peace");
    assert_eq!(desk.window.value_of("account-member").await.unwrap(), "half a name");

    let process = desk.window.process_id().unwrap();
    assert!(!open_stores(process, desk.folder.path()).is_empty(), "the vault is open");
    clock.turn_to(270 + 300);
    let turned = Instant::now();
    desk.window.follow_window().await.unwrap();
    eprintln!("locked {:?} after the five minutes were over", turned.elapsed());
    desk.shows("safety-lock-page").await;
    assert!(open_stores(process, desk.folder.path()).is_empty(), "the vault is closed");
    desk.unlock().await;
    desk.shows("account-member").await;
}
