//! Every screen in the real window, and its pictures for `cargo xtask screenshots`.
//!
//! The walk goes through all screens in English and from right to left; at each it checks that
//! nothing runs out of the window sideways, and that the window itself does not scroll. Invariant: with `LARKSPUR_SCREENSHOT_DIR` it takes a
//! picture in light and in dark at each stop, without it the same walk takes none.

use std::{env, path::PathBuf, time::Duration};

use larkspur_test_support::homeserver::{Homeserver, Options};
use thirtyfour::prelude::*;

use crate::desk::{Desk, Server};

/// The window that the mockups were drawn for.
const USUAL: (u32, u32) = (1280, 832);
/// A window as narrow as half a small screen.
const NARROW: (u32, u32) = (640, 800);

/// What is said, by turns: one greeting in each script that ships with a face of its own.
const TALK: [&str; 8] = [
    "Good morning. The labour office will meet us on 4 June. Who can come?",
    "ខ្ញុំយល់ស្រប។ សូមសរសេរជាភាសាងាយយល់។",
    "मैं आ सकती हूँ। बैठक कहाँ होगी?",
    "நான் வருகிறேன். எந்த நேரம்?",
    "سأكون هناك. هل نكتب الأسئلة معًا؟",
    "ကျွန်မလည်း လာမယ်။ ဘယ်မှာ တွေ့ကြမလဲ။",
    "ฉันไปได้ค่ะ เจอกันที่หน้าสำนักงานนะ",
    "The map is at https://example.org/visit for everyone.",
];

/// Where the pictures of a walk go, and how many there are.
struct Album {
    folder: Option<PathBuf>,
    walk: &'static str,
    taken: u32,
}

impl Album {
    fn new(walk: &'static str) -> Self {
        let folder = env::var_os("LARKSPUR_SCREENSHOT_DIR").map(PathBuf::from);
        Self { folder, walk, taken: 0 }
    }

    /// Checks the screen that a desk shows, and takes it in light and dark.
    async fn keep(&mut self, desk: &Desk, screen: &str) {
        let excess = excess_width(desk).await;
        assert!(excess <= 1, "{} {screen}: {excess} px stand outside of the window", self.walk);
        let below = excess_height(desk).await;
        assert!(below <= 1, "{} {screen}: the window itself scrolls by {below} px", self.walk);
        let Some(folder) = &self.folder else { return };
        self.taken += 1;
        for theme in ["larkspur", "larkspur-dark"] {
            paint(desk, theme).await;
            let look = if theme == "larkspur" { "light" } else { "dark" };
            let name = format!("{:02}-{screen}.png", self.taken);
            let path = folder.join(format!("{}-{look}", self.walk)).join(name);
            desk.window.screenshot(&path).await.unwrap();
        }
        paint(desk, "larkspur").await;
    }
}

/// How many pixels of the page can only be reached by scrolling sideways.
async fn excess_width(desk: &Desk) -> i64 {
    let script = "const page = document.scrollingElement;\
                  return Math.max(page.scrollWidth - page.clientWidth,\
                  ...[...document.querySelectorAll('.sheet, .pane, .dialog[open], .topbar')]\
                  .filter(part => getComputedStyle(part).overflowX !== 'hidden')\
                  .map(part => part.scrollWidth - part.clientWidth));";
    desk.window.driver().execute(script, Vec::new()).await.unwrap().convert().unwrap()
}

/// How many pixels the window itself could be scrolled by, and its bar with it. Only what is in it scrolls.
async fn excess_height(desk: &Desk) -> i64 {
    let script = "const page = document.scrollingElement;\
                  return page.scrollHeight - page.clientHeight;";
    desk.window.driver().execute(script, Vec::new()).await.unwrap().convert().unwrap()
}

/// Shows the page in a theme, until the preferences change, and waits until it is painted.
async fn paint(desk: &Desk, theme: &str) {
    let script = "document.documentElement.dataset.theme = arguments[0];\
                  const done = arguments[1];\
                  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(\
                  () => done(true))), 250);";
    desk.window.driver().execute_async(script, vec![theme.into()]).await.unwrap();
}

async fn resize(desk: &Desk, (width, height): (u32, u32)) {
    desk.window.driver().set_window_rect(0, 0, width, height).await.unwrap();
}

/// Types into a field in place of what it holds.
async fn type_anew(desk: &Desk, id: &str, text: &str) {
    desk.window.by_testid(id).await.unwrap().clear().await.unwrap();
    desk.type_text(id, text).await;
}

/// The letters of the page run as they should.
async fn runs(desk: &Desk, direction: &str) {
    let page = desk.window.driver().find(By::Css(format!("html[dir={direction}]")));
    page.await.unwrap_or_else(|error| panic!("the page does not run {direction}: {error}"));
}

/// First run up to the empty list of conversations.
async fn arrive(desk: &mut Desk, server: &Server, album: &mut Album, language: Option<&str>) {
    resize(desk, USUAL).await;
    desk.shows("safety-language-step").await;
    if let Some(tag) = language {
        desk.click(&format!("settings-language-{tag}")).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        runs(desk, "rtl").await;
    }
    album.keep(desk, "first-run-language").await;
    desk.click("safety-language-continue").await;
    desk.shows("safety-words-use").await;
    album.keep(desk, "first-run-passphrase").await;
    desk.click("safety-words-use").await;
    desk.passphrase = desk.window.value_of("safety-new-passphrase").await.unwrap();
    desk.shows("safety-strength-words").await;
    album.keep(desk, "first-run-passphrase-chosen").await;
    desk.click("safety-passphrase-continue").await;
    desk.window.follow_window().await.unwrap();
    resize(desk, USUAL).await;
    desk.shows("account-member").await;
    album.keep(desk, "sign-in").await;
    desk.type_text("account-member", &desk.name.clone()).await;
    desk.type_text("account-server", &server.url).await;
    desk.type_text("account-password", "not the password").await;
    desk.click("account-sign-in").await;
    desk.shows("account-error").await;
    album.keep(desk, "sign-in-error").await;
    type_anew(desk, "account-password", crate::desk::PASSWORD).await;
    desk.click("account-sign-in").await;
    desk.shows("account-recovery-groups").await;
    album.keep(desk, "recovery-key").await;
    desk.keep_recovery_key().await;
    desk.shows("messaging-empty").await;
    album.keep(desk, "conversations-empty").await;
}

/// The menu and the dialogs that start a conversation, and a first circle.
async fn start_circle(desk: &mut Desk, album: &mut Album, name: &str) {
    desk.click("messaging-new").await;
    desk.shows("messaging-new-direct").await;
    album.keep(desk, "new-menu").await;
    desk.click("messaging-new-direct").await;
    desk.shows("messaging-direct-member").await;
    album.keep(desk, "new-direct").await;
    desk.click("messaging-direct-keep").await;
    desk.click("messaging-new").await;
    desk.click("messaging-new-circle").await;
    desk.type_text("messaging-circle-name", name).await;
    album.keep(desk, "new-circle").await;
    desk.click("messaging-circle-create").await;
    desk.wait_for_text("messaging-room-title", name).await;
    desk.shows("messaging-composer").await;
    album.keep(desk, "room-new").await;
}

/// Invites `guest`, who accepts.
async fn gather(desk: &mut Desk, guest: &mut Desk, album: &mut Album, name: &str) {
    desk.click("messaging-invite").await;
    desk.type_text("messaging-invite-member", &guest.id.clone()).await;
    album.keep(desk, "invite").await;
    desk.click("messaging-invite-send").await;
    desk.window.wait_until_gone("messaging-invite-dialog").await.unwrap();
    guest.open_room(name).await;
    guest.shows("messaging-accept").await;
    album.keep(guest, "invitation").await;
    guest.click("messaging-accept").await;
    guest.shows("messaging-composer").await;
}

async fn talk(desk: &Desk, guest: &Desk, album: &mut Album) {
    for (at, words) in TALK.into_iter().enumerate() {
        let (speaks, listens) = if at % 3 == 0 { (desk, guest) } else { (guest, desk) };
        speaks.say(words).await;
        listens.reads(words).await;
    }
    desk.type_text("messaging-composer", "I can bring").await;
    album.keep(desk, "talk").await;
    desk.click("messaging-members").await;
    desk.shows("messaging-member").await;
    album.keep(desk, "members").await;
    desk.click("messaging-members-close").await;
    desk.click("messaging-link").await;
    desk.shows("shared-link-keep").await;
    album.keep(desk, "link").await;
    desk.click("shared-link-keep").await;
    desk.click("messaging-more").await;
    desk.click("messaging-leave").await;
    desk.shows("common-toast-undo").await;
    album.keep(desk, "leave").await;
    desk.click("common-toast-undo").await;
}

/// Settings, their dialogs, and help.
async fn see_settings(desk: &Desk, album: &mut Album) {
    desk.click("shell-settings").await;
    desk.shows("settings-page").await;
    desk.shows("settings-notices").await;
    album.keep(desk, "settings").await;
    for (opens, shows, keeps, screen) in [
        ("settings-change-passphrase", "safety-current-passphrase", "safety-change-keep", "change"),
        ("account-new-key", "account-new-key-make", "account-new-key-keep", "new-key"),
        ("account-sign-out-open", "account-sign-out", "account-sign-out-keep", "sign-out"),
        ("settings-notices", "settings-notices-close", "settings-notices-close", "notices"),
    ] {
        desk.click(opens).await;
        desk.shows(shows).await;
        album.keep(desk, screen).await;
        desk.click(keeps).await;
    }
    desk.click("shell-help").await;
    desk.shows("settings-help-page").await;
    album.keep(desk, "help").await;
}

/// The library: its home, a page with a draft and one with a note, a word, the glossary.
async fn see_library(desk: &Desk, album: &mut Album) {
    desk.open_library().await;
    desk.choose("resources-country", "PH").await;
    desk.shows("resources-line").await;
    album.keep(desk, "library").await;
    desk.find_first("passport").await;
    album.keep(desk, "library-found").await;
    desk.find_first("wagse").await;
    album.keep(desk, "library-found-near").await;
    desk.leave_search().await;
    desk.open_page("children/report-without-looking").await;
    album.keep(desk, "library-note").await;
    desk.click("resources-back").await;
    desk.read_in("km").await;
    desk.open_page("work/passport-held").await;
    desk.shows("resources-draft").await;
    album.keep(desk, "library-khmer").await;
    desk.click("resources-save-page").await;
    desk.shows("resources-save-page-keep").await;
    album.keep(desk, "library-save").await;
    desk.click("resources-save-page-keep").await;
    desk.window.wait_until_gone("resources-save-dialog").await.unwrap();
    desk.click("resources-beside").await;
    album.keep(desk, "library-beside").await;
    desk.click("resources-term").await;
    desk.shows("resources-term-note").await;
    album.keep(desk, "library-word").await;
    resize(desk, NARROW).await;
    desk.window.wait_until_gone("resources-term-note").await.unwrap();
    album.keep(desk, "library-narrow-page").await;
    desk.click("resources-back-narrow").await;
    desk.shows("resources-home").await;
    album.keep(desk, "library-narrow").await;
    resize(desk, USUAL).await;
    desk.read_in("my").await;
    album.keep(desk, "library-burmese").await;
    desk.open_page("law/universal-declaration").await;
    album.keep(desk, "library-declaration").await;
    desk.click("resources-back").await;
    desk.choose("resources-read-in", "").await;
    desk.click("resources-packs-open").await;
    desk.shows("resources-pack").await;
    album.keep(desk, "library-packs").await;
    desk.click("resources-back").await;
    desk.click("resources-words-open").await;
    desk.shows("resources-words-page").await;
    album.keep(desk, "library-words").await;
    desk.click("resources-back").await;
    desk.click("resources-clear-open").await;
    desk.shows("resources-clear-keep").await;
    album.keep(desk, "library-clear").await;
    desk.click("resources-clear").await;
    desk.window.wait_until_gone("resources-clear-dialog").await.unwrap();
}

/// Writing together: a room of the library, a translation in work, a proposal.
async fn see_together(desk: &Desk, album: &mut Album, talk: &str) {
    desk.click("shell-conversations").await;
    desk.create_library_room("Khmer pages").await;
    desk.click("proposals-open").await;
    desk.shows("proposals-none").await;
    album.keep(desk, "together-nothing").await;
    desk.click("proposals-back").await;
    desk.open_library().await;
    desk.open_page("work/passport-held").await;
    desk.click("proposals-translate").await;
    desk.shows("proposals-translate-begin").await;
    album.keep(desk, "together-begin").await;
    desk.click("proposals-translate-keep").await;
    desk.begin_translation("km").await;
    album.keep(desk, "together-writing").await;
    resize(desk, NARROW).await;
    album.keep(desk, "together-narrow-writing").await;
    resize(desk, USUAL).await;
    desk.click("proposals-propose-open").await;
    desk.shows("proposals-propose").await;
    album.keep(desk, "together-propose").await;
    desk.propose_there("Khmer pages").await;
    desk.click("proposals-see-proposal").await;
    desk.shows("proposals-status").await;
    album.keep(desk, "together-proposal").await;
    desk.click("proposals-back").await;
    desk.click("proposals-back").await;
    desk.click("resources-back").await;
    desk.click("proposals-writings-open").await;
    desk.shows("proposals-writing").await;
    album.keep(desk, "together-writings").await;
    desk.click("proposals-back").await;
    desk.click("shell-conversations").await;
    desk.shows("messaging-proposal-card").await;
    album.keep(desk, "together-room").await;
    desk.open_room(talk).await;
}

/// The talk and the settings in a narrow window, and with letters of twice the size.
async fn see_small_and_large(desk: &Desk, album: &mut Album) {
    resize(desk, NARROW).await;
    album.keep(desk, "narrow-help").await;
    desk.click("shell-settings").await;
    desk.shows("settings-page").await;
    album.keep(desk, "narrow-settings").await;
    desk.click("shell-conversations").await;
    desk.shows("messaging-places").await;
    album.keep(desk, "narrow-talk").await;
    desk.click("messaging-places").await;
    desk.shows("messaging-places-close").await;
    album.keep(desk, "narrow-places").await;
    desk.click("messaging-places-close").await;
    resize(desk, USUAL).await;
    desk.click("shell-settings").await;
    for _ in 0..10 {
        desk.click("settings-text-larger").await;
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    album.keep(desk, "large-settings").await;
    desk.click("shell-conversations").await;
    desk.shows("messaging-composer").await;
    album.keep(desk, "large-talk").await;
    see_library_large(desk, album).await;
    desk.click("shell-settings").await;
    for _ in 0..10 {
        desk.click("settings-text-smaller").await;
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
}

/// The library with letters of twice the size: its home, what was found, a page in Khmer.
async fn see_library_large(desk: &Desk, album: &mut Album) {
    desk.open_library().await;
    album.keep(desk, "large-library").await;
    desk.find_first("លិខិតឆ្លងដែន").await;
    album.keep(desk, "large-library-found").await;
    desk.click("resources-found-row").await;
    desk.shows("resources-title").await;
    album.keep(desk, "large-library-page").await;
    desk.go_home().await;
}

/// The lock screen, wrong passphrases, the wait, and what erasing would mean.
async fn see_lock(desk: &mut Desk, album: &mut Album) {
    desk.lock().await;
    resize(desk, USUAL).await;
    album.keep(desk, "lock").await;
    for (try_number, wait) in [(0, 0), (1, 1), (2, 2), (3, 4)] {
        tokio::time::sleep(Duration::from_secs(wait + 1)).await;
        type_anew(desk, "safety-passphrase", "not these words").await;
        desk.click("safety-unlock").await;
        desk.shows("safety-passphrase-error").await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        if try_number == 0 {
            album.keep(desk, "lock-wrong").await;
        }
    }
    album.keep(desk, "lock-wait").await;
    desk.click("safety-language").await;
    desk.shows("safety-language-done").await;
    album.keep(desk, "lock-language").await;
    desk.click("safety-language-done").await;
    desk.click("safety-forgot").await;
    desk.shows("safety-erase-dialog").await;
    album.keep(desk, "erase").await;
    desk.click("safety-erase-keep").await;
    tokio::time::sleep(Duration::from_secs(8)).await;
    type_anew(desk, "safety-passphrase", &desk.passphrase.clone()).await;
    desk.click("safety-unlock").await;
    desk.window.follow_window().await.unwrap();
    resize(desk, USUAL).await;
}

/// The library on the lock screen, for who has turned that on.
async fn see_reading(desk: &mut Desk, album: &mut Album) {
    desk.turn_reading(true).await;
    desk.lock().await;
    resize(desk, USUAL).await;
    desk.shows("safety-read").await;
    album.keep(desk, "lock-read").await;
    desk.read_while_locked().await;
    album.keep(desk, "reading").await;
    desk.find_first("passport").await;
    album.keep(desk, "reading-found").await;
    desk.leave_search().await;
    desk.open_page("work/passport-held").await;
    album.keep(desk, "reading-page").await;
    resize(desk, NARROW).await;
    album.keep(desk, "reading-narrow-page").await;
    desk.click("resources-back-narrow").await;
    desk.shows("resources-home").await;
    album.keep(desk, "reading-narrow").await;
    resize(desk, USUAL).await;
    desk.stop_reading().await;
    desk.unlock().await;
    resize(desk, USUAL).await;
    desk.turn_reading(false).await;
}

/// Signs out and in again: the key from before is asked for.
async fn return_with_key(desk: &mut Desk, server: &Server, album: &mut Album) {
    desk.click("shell-settings").await;
    desk.click("account-sign-out-open").await;
    desk.click("account-sign-out").await;
    desk.window.wait_until_gone("account-sign-out-dialog").await.unwrap();
    desk.click("shell-conversations").await;
    desk.sign_in(&server.url).await;
    desk.shows("account-recovery-key").await;
    album.keep(desk, "enter-recovery-key").await;
    desk.type_text("account-recovery-key", "EsTc not a key").await;
    desk.click("account-recovery-enter").await;
    desk.shows("account-error").await;
    album.keep(desk, "enter-recovery-key-wrong").await;
    desk.click("account-recovery-skip").await;
    desk.shows("account-recovery-missing").await;
    album.keep(desk, "recovery-key-missing").await;
}

async fn walk(name: &'static str, language: Option<&str>) {
    let (server, mut album) = (Server::shared(), Album::new(name));
    let mut desk = Desk::new(&server, "leader").await;
    arrive(&mut desk, &server, &mut album, language).await;
    start_circle(&mut desk, &mut album, "June visit").await;
    let mut guest = Desk::settled(&server, "advisor").await;
    resize(&guest, USUAL).await;
    gather(&mut desk, &mut guest, &mut album, "June visit").await;
    talk(&desk, &guest, &mut album).await;
    guest.window.close().await.unwrap();
    see_library(&desk, &mut album).await;
    see_together(&desk, &mut album, "June visit").await;
    see_settings(&desk, &mut album).await;
    see_small_and_large(&desk, &mut album).await;
    see_lock(&mut desk, &mut album).await;
    see_reading(&mut desk, &mut album).await;
    return_with_key(&mut desk, &server, &mut album).await;
    desk.window.close().await.unwrap();
}

#[tokio::test]
async fn every_screen_fits_in_english() {
    walk("en", None).await;
}

#[tokio::test]
async fn every_screen_fits_from_right_to_left() {
    walk("rtl", Some("ar-XB")).await;
}

#[tokio::test]
async fn what_could_not_be_sent_is_shown_and_kept() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let (server, mut album) = (Server::of(&homeserver), Album::new("offline"));
    let mut desk = Desk::settled(&server, "leader").await;
    resize(&desk, USUAL).await;
    desk.create_circle("June visit").await;
    desk.say("This goes out.").await;
    desk.reads("This goes out.").await;
    homeserver.stop();
    desk.say("This waits for the network.").await;
    desk.reads("This waits for the network.").await;
    desk.wait_for_text("shell-state", "Offline").await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    album.keep(&desk, "unsent").await;
    desk.window.close().await.unwrap();
}
