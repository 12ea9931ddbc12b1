//! Hide now, by real keys and a real pointer: off the screen within 150 ms, locked within 500 ms.
//!
//! Invariant: both are measured from outside the app (see [`crate::glass`]), with whatever the
//! measuring itself takes counted against the app.

use std::{path::Path, process::Command, time::Duration};

use crate::{
    desk::{Desk, Server, app},
    glass::{Figures, Hand, Screen, measure, open_stores},
    process,
};

const TO_HIDE: Duration = Duration::from_millis(150);
const TO_LOCK: Duration = Duration::from_millis(500);

/// How a lock comes to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Nothing holds the session any more.
    SessionGone,
    /// Something does, so the process replaces itself; before that it is not locked.
    BegunAnew,
}

/// A member in front of an open conversation, and what looks at them from outside.
struct Scene {
    desk: Desk,
    screen: Screen,
    hand: Hand,
    process: u32,
    ending: Ending,
}

impl Scene {
    async fn new() -> Self {
        let mut desk = Desk::settled(&Server::shared(), "leader").await;
        desk.create_circle("June visit").await;
        desk.say("kept on this device").await;
        desk.wait_for_state("kept on this device", "sent").await;
        Self::of(desk)
    }

    fn of(desk: Desk) -> Self {
        let process = desk.window.process_id().unwrap();
        let screen = Screen::connect().unwrap();
        screen.wait_for_window(process).unwrap();
        let open = open_stores(process, desk.folder.path());
        assert!(!open.is_empty(), "the open vault must be seen, or a closed one means nothing");
        Self { desk, screen, hand: Hand::new().unwrap(), process, ending: Ending::SessionGone }
    }

    fn folder(&self) -> &Path {
        self.desk.folder.path()
    }

    /// Orders the keys and holds the app to both limits. Returns when it has also stayed hidden.
    fn hides_on(&mut self, order: &str) -> Figures {
        let Self { desk, screen, hand, process, ending } = self;
        let figures = measure(
            screen,
            *process,
            || hand.order(order).unwrap(),
            || {
                let is_closed = open_stores(*process, desk.folder.path()).is_empty();
                is_closed && (*ending == Ending::SessionGone || has_begun_anew(*process))
            },
        );
        eprintln!("{order}: {figures:?}");
        assert!(figures.hidden <= TO_HIDE, "hidden too late: {figures:?}");
        assert!(figures.locked <= TO_LOCK, "locked too late: {figures:?}");
        // Long enough for a lock screen to be built: it must not show by itself.
        std::thread::sleep(Duration::from_secs(3));
        assert!(!self.screen.shows(self.process).unwrap(), "something came back by itself");
        figures
    }

    fn is_there(&self) -> bool {
        self.screen.shows(self.process).unwrap()
            && !open_stores(self.process, self.folder()).is_empty()
    }

    /// Starts the app again, as a person does who wants to go on.
    fn starts_again(&self) {
        let again = Command::new(app()).arg("--data-dir").arg(self.folder()).status().unwrap();
        assert!(again.success(), "a second start ends well: {again}");
        self.screen.wait_for_window(self.process).unwrap();
        let open = open_stores(self.process, self.folder());
        assert!(open.is_empty(), "the vault is open behind the lock screen: {open:?}");
    }
}

#[tokio::test]
async fn the_chord_hides_and_a_second_start_shows_the_lock_screen() {
    let mut scene = Scene::new().await;
    scene.hides_on("key ctrl+shift+x");
    scene.starts_again();
    scene.desk.window.follow_window().await.unwrap();
    scene.desk.shows("safety-lock-page").await;
    scene.desk.unlock().await;
    scene.desk.open_room("June visit").await;
    scene.desk.reads("kept on this device").await;
}

#[tokio::test]
async fn shift_pressed_and_released_alone_three_times_hides() {
    let mut scene = Scene::new().await;
    scene.desk.click("messaging-composer").await;
    scene.hand.order("key Shift_L").unwrap();
    std::thread::sleep(Duration::from_millis(300));
    scene.hand.order("key Shift_L").unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(scene.is_there(), "two taps hide nothing");
    scene.hides_on("key Shift_L");
    scene.starts_again();
}

#[tokio::test]
async fn typing_capitals_does_not_hide() {
    const WORDS: &str = "MANY CAPITALS Aa Bb Cc A B C";
    let mut scene = Scene::new().await;
    scene.desk.click("messaging-composer").await;
    scene.hand.order(&format!("type --delay 30 \"{WORDS}\"")).unwrap();
    scene.desk.wait_for_value("messaging-composer", WORDS).await;
    // Shift held for one letter each, and latched before it as Sticky Keys does.
    for _ in 0..4 {
        scene.hand.order("key Shift_L key d").unwrap();
    }
    scene.desk.wait_for_value("messaging-composer", &format!("{WORDS}dddd")).await;
    std::thread::sleep(Duration::from_secs(1));
    assert!(scene.is_there(), "capitals hid the window");
    scene.hides_on("key ctrl+shift+x");
}

#[tokio::test]
async fn the_button_of_an_open_dialog_hides_by_pointer() {
    let mut scene = Scene::new().await;
    scene.desk.click("messaging-new").await;
    scene.desk.click("messaging-new-circle").await;
    scene.desk.shows("messaging-circle-name").await;
    let is_modal = scene
        .desk
        .window
        .driver()
        .execute("return document.querySelector('dialog:modal') !== null;", Vec::new());
    assert!(is_modal.await.unwrap().convert::<bool>().unwrap(), "the dialog is modal");
    let button = scene.desk.window.by_testid("safety-hide-now-dialog").await.unwrap();
    let place = button.rect().await.unwrap();
    let window = scene.screen.wait_for_window(scene.process).unwrap();
    let (left, top) = scene.screen.corner(window).unwrap();
    let (x, y) = (
        f64::from(left) + place.x + place.width / 2.0,
        f64::from(top) + place.y + place.height / 2.0,
    );
    scene.hand.order(&format!("mousemove {x:.0} {y:.0}")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    scene.hides_on("click 1");
    scene.starts_again();
}

#[tokio::test]
async fn the_chord_hides_while_the_page_is_in_an_endless_loop() {
    let mut scene = Scene::new().await;
    hang(&scene.desk).await;
    let pages = process::pages_of(scene.process);
    assert_eq!(pages.len(), 1, "one page while unlocked: {pages:?}");
    scene.hides_on("key ctrl+shift+x");
    // A page in a loop does not notice that it was closed: it has to be ended.
    assert!(!process::lives(pages[0]), "the page that hangs lives on, with all that it shows");
    scene.starts_again();
}

#[tokio::test]
async fn shift_hides_while_the_page_is_in_an_endless_loop() {
    let mut scene = Scene::new().await;
    hang(&scene.desk).await;
    // The right one, by its place on the keyboard: asked for its name, xdotool holds the left one.
    scene.hand.order("key 62").unwrap();
    std::thread::sleep(Duration::from_millis(100));
    scene.hand.order("key 62").unwrap();
    std::thread::sleep(Duration::from_millis(100));
    scene.hides_on("key 62");
    scene.starts_again();
}

/// Sends the page into a loop that never ends, and proves that it is in it.
async fn hang(desk: &Desk) {
    let driver = desk.window.driver();
    driver.execute("setTimeout(() => { while (true) {} }, 300);", Vec::new()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    let answer = driver.execute("return 1;", Vec::new());
    let answer = tokio::time::timeout(Duration::from_secs(2), answer).await;
    assert!(answer.is_err(), "the page still answers: {answer:?}");
}

#[tokio::test]
async fn the_chord_hides_and_locks_while_something_holds_the_session() {
    held("session_held").await;
}

#[tokio::test]
async fn the_chord_hides_and_locks_while_every_thread_of_the_core_is_stuck() {
    held("runtime_blocked").await;
}

async fn held(fault: &str) {
    let envs = [("LARKSPUR_E2E_FAULT", fault.into())];
    let mut desk = Desk::with_app(&Server::shared(), "leader", &app(), &envs).await;
    desk.first_run().await;
    desk.shows("account-member").await;
    // The fault begins 3 s after the vault has opened.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let mut scene = Scene::of(desk);
    assert!(!has_begun_anew(scene.process), "it has not begun anew before the key");
    scene.ending = Ending::BegunAnew;
    scene.hides_on("key ctrl+shift+x");
    scene.starts_again();
}

/// Whether the process has replaced itself by one that shows nothing yet.
fn has_begun_anew(process: u32) -> bool {
    let line = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    line.split(|byte| *byte == 0).any(|word| word == b"--hidden")
}
