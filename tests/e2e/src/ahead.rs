//! The main window, which gets its page out of sight while somebody types a passphrase.

use std::time::Duration;

use larkspur_ipc::{Command as _, resources::KeepPlace};
use thirtyfour::prelude::WindowHandle;

use crate::{
    desk::{Desk, Server, until},
    glass::{Hand, Screen},
};

impl Desk {
    /// The window that is not driven, once there is one.
    async fn other_window(&self) -> WindowHandle {
        let shown = self.window.driver().window().await.unwrap();
        for _ in 0..200 {
            let windows = self.window.driver().windows().await.unwrap();
            if let Some(other) = windows.into_iter().find(|window| *window != shown) {
                return other;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no other window came");
    }

    /// Does something in another window and comes back.
    async fn in_window<T>(&self, other: &WindowHandle, look: impl AsyncFnOnce() -> T) -> T {
        let driver = self.window.driver();
        let shown = driver.window().await.unwrap();
        driver.switch_to_window(other.clone()).await.unwrap();
        let seen = look().await;
        driver.switch_to_window(shown).await.unwrap();
        seen
    }

    /// What the page was answered to what the test asked there.
    async fn answered(&self) -> Vec<String> {
        self.ask("return window.answered;").await
    }
}

#[tokio::test]
async fn the_main_window_waits_out_of_sight_and_is_answered_nothing_before_the_vault_is_open() {
    let mut desk = Desk::settled(&Server::shared(), "leader").await;
    desk.create_circle("June visit").await;
    desk.lock().await;
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let shown = screen.wait_for_window(process).unwrap();
    // Shift alone may be about to hide everything: nothing is built then.
    hand.order("key Shift_L").unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(desk.window.driver().windows().await.unwrap().len(), 1);
    hand.order("type wrong").unwrap();
    let main = desk.other_window().await;
    let ask = format!(
        "window.answered = []; window.__TAURI_INTERNALS__.invoke('{}', {{ command: {{ is_on: false }} }}).then(\
             () => window.answered.push('done'), () => window.answered.push('refused'));",
        KeepPlace::NAME
    );
    desk.in_window(&main, async || {
        until("its page has come up", async || {
            desk.ask::<bool>("return '__TAURI_INTERNALS__' in window;").await
        })
        .await;
        desk.ask::<Option<bool>>(&ask).await;
    })
    .await;
    desk.wait_for_value("safety-passphrase", "wrong").await;
    hand.order("key Return").unwrap();
    desk.wait_for_text("safety-passphrase-error", "That did not open it. Nothing is lost.").await;
    assert_eq!(screen.visible(process).unwrap(), [shown], "only the lock screen is seen");
    assert_eq!(desk.in_window(&main, async || desk.answered().await).await, [""; 0]);
    assert_eq!(desk.other_window().await, main, "it stays for the next passphrase");

    // The wait after a wrong passphrase.
    tokio::time::sleep(Duration::from_millis(1200)).await;
    desk.clear("safety-passphrase").await;
    desk.unlock().await;
    desk.open_room("June visit").await;
    assert_eq!(desk.window.driver().window().await.unwrap(), main, "it is the one that waited");
    until("the page is answered", async || desk.answered().await == ["done"]).await;
    assert_eq!(screen.visible(process).unwrap().len(), 1);

    // Locking takes it away, and nothing waits before somebody types again.
    desk.lock().await;
    assert_eq!(desk.window.driver().windows().await.unwrap().len(), 1);
    assert!(!desk.window.driver().windows().await.unwrap().contains(&main));
}
