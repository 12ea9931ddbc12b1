//! Writing with an input method: a real ibus and a real engine in front of the real window.
//!
//! The engine is Debian's `chewing`, in which `su3cl3` is 你好. It takes every key of a composition
//! for itself, and Shift at any time. Invariant: the ibus is the test's own, on a session bus of its
//! own, so that nobody's desktop is touched.

use std::{
    ffi::OsString,
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

use crate::{
    desk::{Desk, Server, app, until},
    glass::{Hand, Screen},
};

const ENGINE: &str = "chewing";
/// What is typed, and what it is in the end.
const TYPED: &str = "su3cl3";
const MEANT: &str = "你好";

/// A session bus with ibus on it.
struct InputMethod {
    ibus: Child,
    bus: Child,
    address: String,
    home: TempDir,
}

impl InputMethod {
    fn start() -> Self {
        let home = TempDir::new().unwrap();
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .env("XDG_RUNTIME_DIR", home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let log = fs::File::create(home.path().join("ibus.log")).unwrap();
        let ibus = Command::new("ibus-daemon")
            .args(["--panel=disable", "--config=disable", "--emoji-extension=disable"])
            .envs(variables(&home, &address))
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .expect("ibus-daemon");
        Self { ibus, bus, address, home }
    }

    /// What leads the app to it.
    fn envs(&self) -> Vec<(&'static str, OsString)> {
        variables(&self.home, &self.address)
    }

    /// Switches the engine on, as the person's own key for it would.
    async fn switch_on(&self) {
        let ibus = |args: &[&str]| {
            let output = Command::new("ibus").args(args).envs(self.envs()).output().unwrap();
            String::from_utf8_lossy(&output.stdout).trim().to_owned()
        };
        until("the engine is on", async || {
            ibus(&["engine", ENGINE]);
            ibus(&["engine"]) == ENGINE
        })
        .await;
    }
}

impl Drop for InputMethod {
    fn drop(&mut self) {
        for child in [&mut self.ibus, &mut self.bus] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn variables(home: &TempDir, address: &str) -> Vec<(&'static str, OsString)> {
    let folder = |name: &str| home.path().join(name).into_os_string();
    vec![
        ("DBUS_SESSION_BUS_ADDRESS", address.into()),
        ("GSETTINGS_BACKEND", "memory".into()),
        ("GTK_IM_MODULE", "ibus".into()),
        ("HOME", folder("")),
        ("XDG_CACHE_HOME", folder("cache")),
        ("XDG_CONFIG_HOME", folder("config")),
        ("XDG_RUNTIME_DIR", folder("")),
    ]
}

/// Keeps what the page hears of compositions.
const LISTEN: &str = "\
    window.heard = { now: false, ended: 0 };\
    addEventListener('compositionstart', () => { heard.now = true; }, true);\
    addEventListener('compositionend', () => { heard.now = false; heard.ended += 1; }, true);";

#[tokio::test]
async fn the_enter_that_ends_a_composition_does_not_send_and_shift_in_it_does_not_hide() {
    let method = InputMethod::start();
    let mut desk = Desk::settled(&Server::shared(), "leader").await;
    desk.create_circle("June visit").await;
    // Keys that a driver makes up and an input method hands back come out of order, so that it is
    // there only for the real ones.
    let mut desk = desk.restart_as(&app(), &method.envs(), async {}).await;
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    screen.wait_for_window(process).unwrap();
    desk.click("safety-passphrase").await;
    hand.order(&format!("type --delay 40 \"{}\"", desk.passphrase)).unwrap();
    desk.wait_for_value("safety-passphrase", &desk.passphrase).await;
    hand.order("key Return").unwrap();
    desk.window.follow_window().await.unwrap();
    desk.open_room("June visit").await;
    desk.window.driver().execute(LISTEN, Vec::new()).await.unwrap();
    desk.click("messaging-composer").await;
    screen.wait_for_window(process).unwrap();
    method.switch_on().await;

    hand.order(&format!("type --delay 60 {TYPED}")).unwrap();
    desk.wait_for_value("messaging-composer", MEANT).await;
    assert!(desk.ask::<bool>("return heard.now;").await, "what stands there is a composition");
    desk.picture("composing").await;
    hand.order("key --delay 60 Shift_L Shift_L Shift_L").unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(screen.shows(process).unwrap(), "Shift within a composition hid the window");
    assert!(desk.ask::<bool>("return heard.now;").await, "the composition goes on");

    hand.order("key Return").unwrap();
    until("the composition has ended", async || desk.ask::<bool>("return !heard.now;").await).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    desk.wait_for_value("messaging-composer", MEANT).await;
    assert_eq!(own_messages(&desk).await, 0, "the Enter that ended the composition sent it");

    hand.order("key Return").unwrap();
    desk.wait_for_state(MEANT, "sent").await;
    desk.wait_for_value("messaging-composer", "").await;
    assert_eq!(own_messages(&desk).await, 1);

    // The engine wants Shift for itself. Hiding comes first.
    hand.order("key --delay 60 Shift_L Shift_L Shift_L").unwrap();
    until("Shift hides", async || !screen.shows(process).unwrap()).await;
}

async fn own_messages(desk: &Desk) -> usize {
    desk.ask("return document.querySelectorAll('[data-testid=\"messaging-message\"]').length;")
        .await
}
