//! What others sent: links, and messages that cannot be opened.

use larkspur_test_support::raw::RawDevice;
use serde_json::json;

use crate::{
    desk::{Desk, PASSWORD, Server, until},
    glass::{Hand, Screen},
};

async fn two_in_a_circle(server: &Server) -> (Desk, Desk) {
    let mut leader = Desk::settled(server, "leader").await;
    let mut advisor = Desk::settled(server, "advisor").await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;
    (leader, advisor)
}

/// A dialog may be open or shut: what `showModal` has opened is `:modal`.
const IS_ASKING: &str = "return document.querySelector('dialog:modal') !== null;";

/// Counts what the pointer does on the page, wherever.
const COUNT_PRESSES: &str =
    "window.presses = 0; addEventListener('pointerup', () => { window.presses += 1; }, true);";

#[tokio::test]
async fn a_received_link_asks_first_names_its_host_and_never_moves_the_page() {
    let (mut leader, advisor) = two_in_a_circle(&Server::shared()).await;
    advisor.say("See [our map](https://münchen.example/way?a=b) today").await;
    leader.reads("See our map today").await;
    // The window that came later has the keyboard as long as it is there.
    advisor.window.close().await.unwrap();
    leader.type_text("messaging-composer", "half a thought").await;
    let driver = leader.window.driver();
    let (page, windows) = (driver.current_url().await.unwrap(), driver.windows().await.unwrap());
    assert_eq!(page.scheme(), "tauri");

    leader.click("messaging-link").await;
    leader.wait_for_text("shared-link-host", "xn--mnchen-3ya.example").await;
    leader.picture("link").await;
    leader.click("shared-link-keep").await;
    leader.window.wait_until_gone("shared-link-dialog").await.unwrap();
    let focused: String = leader.ask("return document.activeElement.dataset.testid ?? '';").await;
    assert_eq!(focused, "messaging-link", "the focus is where it was");

    // Whatever else a pointer can do with a link.
    let place = leader.window.by_testid("messaging-link").await.unwrap().rect().await.unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let window = screen.wait_for_window(leader.window.process_id().unwrap()).unwrap();
    let (left, top) = screen.corner(window).unwrap();
    let x = f64::from(left) + place.x + place.width / 2.0;
    let y = f64::from(top) + place.y + place.height / 2.0;
    leader.ask::<()>(COUNT_PRESSES).await;
    for (press, asks) in [
        ("click 2", None),
        ("keydown ctrl click 1 keyup ctrl", Some(1)),
        ("keydown shift click 1 keyup shift", Some(1)),
        ("click --repeat 2 1", Some(2)),
        ("mousedown 1 mousemove_relative 40 220 mouseup 1", None),
    ] {
        leader.ask::<()>("window.presses = 0;").await;
        hand.order(&format!("mousemove {x:.0} {y:.0} sleep 0.2 {press}")).unwrap();
        if let Some(presses) = asks {
            // The second press of two would open again what was closed after the first.
            until(&format!("{press} has come"), async || {
                leader.ask::<u32>("return window.presses;").await >= presses
            })
            .await;
            until(&format!("{press} asks"), async || leader.ask::<bool>(IS_ASKING).await).await;
            leader.click("shared-link-keep").await;
            leader.window.wait_until_gone("shared-link-dialog").await.unwrap();
        } else {
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
        let driver = leader.window.driver();
        assert_eq!(driver.current_url().await.unwrap(), page, "after {press}");
        assert_eq!(driver.windows().await.unwrap(), windows, "after {press}");
    }
    leader.reads("See our map today").await;
    leader.wait_for_value("messaging-composer", "half a thought").await;
}

#[tokio::test]
async fn a_message_that_cannot_be_opened_says_why_and_what_to_do() {
    let server = Server::shared();
    let (mut leader, advisor) = two_in_a_circle(&server).await;
    advisor.say("from before the new device").await;
    leader.reads("from before the new device").await;
    leader.wait_until_backed_up().await;

    // Something whose key nobody has, from a sign-in of the advisor's that has no keys.
    let (url, name) = (server.url.clone(), advisor.name.clone());
    let sent = tokio::task::spawn_blocking(move || {
        let raw = RawDevice::sign_in(&url, &name, PASSWORD)?;
        let room = raw.rooms()?.remove(0);
        let mut content = raw.last_of_kind(&room, "m.room.encrypted")?;
        content["session_id"] = json!("of a session that nobody has");
        content["device_id"] = json!(raw.device());
        raw.send(&room, "m.room.encrypted", &content)
    });
    sent.await.unwrap().unwrap();
    leader
        .wait_for_text("messaging-message-closed", "It opens by itself when its key comes.")
        .await;
    leader.picture("closed").await;

    // A new device without the recovery key opens no message at all: it says so, and the one act
    // that it offers leads to the key.
    leader.sign_out().await;
    leader.sign_in(&server.url).await;
    leader.click("account-recovery-skip").await;
    leader.open_room("June visit").await;
    leader
        .wait_for_text("account-recovery-missing", "Messages can neither be opened nor sent here.")
        .await;
    leader.wait_for_text("messaging-refused", "Sending needs your recovery key.").await;
    leader.picture("without-key").await;
    leader.click("account-recovery-missing-act").await;
    leader.type_text("account-recovery-key", &leader.recovery_key.clone()).await;
    leader.click("account-recovery-enter").await;
    leader.open_room("June visit").await;
    leader.reads("from before the new device").await;
}
