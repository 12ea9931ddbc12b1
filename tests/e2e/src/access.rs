//! The first journey by keyboard alone, and axe-core on every screen.

use std::path::Path;

use serde_json::Value;
use thirtyfour::{TypingData, prelude::*};

use crate::desk::{Desk, PASSWORD, Server, fresh_name};

/// The element that has the focus, by its `data-testid`.
async fn focused(desk: &Desk) -> String {
    let script = "return document.activeElement?.closest('[data-testid]')?.dataset.testid ?? '';";
    desk.window.driver().execute(script, Vec::new()).await.unwrap().convert().unwrap()
}

/// Presses keys where the focus is. A page that draws itself anew at that moment is asked again.
async fn press(desk: &Desk, keys: impl Into<TypingData> + Clone) {
    for _ in 0..100 {
        if let Ok(active) = desk.window.driver().active_element().await
            && active.send_keys(keys.clone()).await.is_ok()
        {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nothing took the keys");
}

/// Goes on with Tab until the focus is on the element; a page that traps the focus never gets there.
async fn tab_to(desk: &Desk, id: &str) {
    desk.shows(id).await;
    for _ in 0..80 {
        if focused(desk).await == id {
            return;
        }
        press(desk, Key::Tab).await;
    }
    panic!("Tab never reached {id}");
}

/// Waits until the focus has come to the element by itself.
async fn wait_for_focus(desk: &Desk, id: &str) {
    for _ in 0..200 {
        if focused(desk).await == id {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the focus is on {} instead of {id}", focused(desk).await);
}

#[tokio::test]
async fn journey_one_by_keyboard_alone() {
    let server = Server::shared();
    let advisor = Desk::settled(&server, "advisor").await;
    let mut leader = Desk::new(&server, "leader").await;

    tab_to(&leader, "safety-language-continue").await;
    press(&leader, Key::Enter).await;
    tab_to(&leader, "safety-words-use").await;
    press(&leader, Key::Enter).await;
    leader.shows("safety-strength-words").await;
    leader.passphrase = leader.window.value_of("safety-new-passphrase").await.unwrap();
    tab_to(&leader, "safety-passphrase-continue").await;
    press(&leader, Key::Enter).await;
    leader.window.follow_window().await.unwrap();

    tab_to(&leader, "account-member").await;
    press(&leader, leader.name.clone()).await;
    tab_to(&leader, "account-server").await;
    press(&leader, server.url.as_str()).await;
    tab_to(&leader, "account-password").await;
    press(&leader, PASSWORD).await;
    press(&leader, Key::Enter).await;
    tab_to(&leader, "account-recovery-later").await;
    press(&leader, Key::Enter).await;

    tab_to(&leader, "messaging-new").await;
    press(&leader, Key::Enter).await;
    // The menu takes the focus to its first entry when it has opened.
    wait_for_focus(&leader, "messaging-new-circle").await;
    press(&leader, Key::Enter).await;
    tab_to(&leader, "messaging-circle-name").await;
    press(&leader, "June visit").await;
    press(&leader, Key::Enter).await;
    leader.wait_for_text("messaging-room-title", "June visit").await;
    tab_to(&leader, "messaging-invite").await;
    press(&leader, Key::Enter).await;
    tab_to(&leader, "messaging-invite-member").await;
    press(&leader, advisor.id.clone()).await;
    press(&leader, Key::Enter).await;
    leader.window.wait_until_gone("messaging-invite-dialog").await.unwrap();
    // The focus returns to the button that opened the dialog.
    wait_for_focus(&leader, "messaging-invite").await;
    let mut advisor = advisor;
    advisor.accept("June visit").await;
    tab_to(&leader, "messaging-composer").await;
    press(&leader, "by keyboard").await;
    press(&leader, Key::Enter).await;
    advisor.reads("by keyboard").await;
}

/// Violations that axe finds on the page as it is, each with its first element.
async fn violations(desk: &Desk) -> Vec<String> {
    let source =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(source).expect("npm has installed axe-core");
    let driver = desk.window.driver();
    driver.execute(axe, Vec::new()).await.unwrap();
    let run = "const done = arguments[arguments.length - 1];\
               axe.run(document, { resultTypes: ['violations'] }).then(r => done(r.violations.map(v =>\
               ({ id: v.id, html: v.nodes[0].html, why: v.nodes[0].failureSummary }))));";
    let found: Value = driver.execute_async(run, Vec::new()).await.unwrap().convert().unwrap();
    found.as_array().expect("axe answers with a list").iter().map(ToString::to_string).collect()
}

/// Sets the theme as the settings page would, and looks for violations.
pub(crate) async fn check(desk: &Desk, screen: &str) {
    for theme in ["larkspur", "larkspur-dark"] {
        let set = "const html = document.documentElement; const kept = html.dataset.theme;\
                   html.dataset.theme = arguments[0]; html.dataset.motion = 'none'; return kept;";
        let kept: String =
            desk.window.driver().execute(set, vec![theme.into()]).await.unwrap().convert().unwrap();
        let found = violations(desk).await;
        desk.window.driver().execute(set, vec![kept.into()]).await.unwrap();
        assert!(found.is_empty(), "{screen} in {theme}: {found:#?}");
    }
}

async fn check_every_screen(language: &str) {
    let server = Server::shared();
    let mut desk = Desk::new(&server, "leader").await;
    desk.shows("safety-language-step").await;
    desk.click(&format!("settings-language-{language}")).await;
    desk.wait_for_language(language).await;
    check(&desk, "language").await;
    desk.click("safety-language-continue").await;
    desk.click("safety-words-use").await;
    desk.shows("safety-strength-words").await;
    check(&desk, "passphrase").await;
    desk.passphrase = desk.window.value_of("safety-new-passphrase").await.unwrap();
    desk.click("safety-passphrase-continue").await;
    desk.window.follow_window().await.unwrap();
    desk.shows("account-member").await;
    check(&desk, "sign-in").await;
    desk.open_library().await;
    check(&desk, "library").await;
    desk.open_page("law/what-trafficking-means").await;
    check(&desk, "reader").await;
    desk.click("resources-save-page").await;
    desk.shows("resources-save-page-keep").await;
    check(&desk, "saving a page").await;
    desk.click("resources-save-page-keep").await;
    desk.window.wait_until_gone("resources-save-dialog").await.unwrap();
    desk.click("resources-term").await;
    desk.shows("resources-term-note").await;
    check(&desk, "a word explained").await;
    desk.click("shell-library").await;
    desk.click("resources-back").await;
    desk.click("resources-words-open").await;
    desk.shows("resources-words-page").await;
    check(&desk, "words").await;
    desk.click("resources-back").await;
    desk.click("resources-packs-open").await;
    desk.shows("resources-pack").await;
    check(&desk, "packs").await;
    check_library_in_scripts(&desk).await;
    desk.click("shell-conversations").await;
    desk.shows("account-member").await;
    desk.sign_in(&server.url).await;
    desk.shows("account-recovery-groups").await;
    check(&desk, "recovery key").await;
    desk.keep_recovery_key().await;
    check(&desk, "no conversations").await;
    desk.create_circle(&fresh_name("circle")).await;
    desk.say("a few words").await;
    desk.wait_for_state("a few words", "sent").await;
    check(&desk, "conversation").await;
    desk.click("messaging-members").await;
    desk.shows("messaging-members-close").await;
    check(&desk, "members").await;
    desk.click("messaging-members-close").await;
    check_sharing(&desk).await;
    check_together(&mut desk).await;
    desk.click("shell-settings").await;
    desk.shows("settings-page").await;
    check(&desk, "settings").await;
    desk.turn_reading(true).await;
    desk.click("shell-help").await;
    desk.shows("settings-help-page").await;
    check(&desk, "help").await;
    desk.lock().await;
    desk.shows("safety-read").await;
    check(&desk, "lock").await;
    check_reading(&desk).await;
}

/// The library on the lock screen: its home, a page, the words, and whom one can call.
async fn check_reading(desk: &Desk) {
    desk.read_while_locked().await;
    check(desk, "library while locked").await;
    desk.open_page("work/passport-held").await;
    check(desk, "reader while locked").await;
    desk.click("resources-back").await;
    desk.click("resources-words-open").await;
    desk.shows("resources-words-page").await;
    check(desk, "words while locked").await;
    desk.click("resources-back").await;
    desk.choose("resources-country", "PH").await;
    desk.shows("resources-line").await;
    check(desk, "contacts while locked").await;
}

/// Where a page is shared, and the card in the conversation.
async fn check_sharing(desk: &Desk) {
    desk.open_library().await;
    desk.open_page("work/passport-held").await;
    desk.click("resources-share").await;
    desk.shows("resources-share-room").await;
    check(desk, "share").await;
    desk.click("resources-share-room").await;
    desk.window.wait_until_gone("resources-share-room").await.unwrap();
    desk.click("shell-conversations").await;
    desk.shows("messaging-page-card").await;
    check(desk, "card").await;
}

/// Writing together: a translation into Khmer and Burmese with letters of twice the size, and how it is proposed.
async fn check_together(desk: &mut Desk) {
    let room = fresh_name("pages");
    desk.create_library_room(&room).await;
    desk.click("proposals-open").await;
    desk.shows("proposals-none").await;
    check(desk, "nothing proposed").await;
    desk.click("proposals-back").await;
    desk.open_library().await;
    desk.open_page("work/passport-held").await;
    desk.click("proposals-translate").await;
    desk.shows("proposals-translate-begin").await;
    check(desk, "beginning a translation").await;
    desk.click("proposals-translate-keep").await;
    desk.ask::<()>("document.documentElement.style.setProperty('--zoom', '2');").await;
    for tag in ["my", "km"] {
        desk.begin_translation(tag).await;
        check(desk, &format!("writing in {tag}")).await;
        if tag == "my" {
            desk.click("proposals-back").await;
            desk.shows("resources-title").await;
        }
    }
    desk.ask::<()>("document.documentElement.style.setProperty('--zoom', '1');").await;
    check(desk, "writing").await;
    check_pages(desk).await;
    desk.click("proposals-propose-open").await;
    desk.shows("proposals-propose").await;
    check(desk, "proposing").await;
    desk.propose_there(&room).await;
    desk.click("proposals-see-proposal").await;
    desk.shows("proposals-status").await;
    check(desk, "a proposal of one's own").await;
    desk.click("proposals-back").await;
    desk.click("proposals-back").await;
    desk.click("resources-back").await;
    desk.click("proposals-writings-open").await;
    desk.shows("proposals-writing").await;
    check(desk, "translations in work").await;
    desk.click("shell-conversations").await;
    desk.shows("messaging-proposal-card").await;
    check(desk, "card of a proposal").await;
}

/// A change of the page that is open, its parts with all their choices shown, also with letters of twice the size; then back
/// to the translation.
async fn check_pages(desk: &Desk) {
    desk.click("proposals-back").await;
    desk.shows("resources-title").await;
    desk.click("proposals-change").await;
    desk.shows("proposals-page-part").await;
    let show = "document.querySelectorAll('details').forEach((it) => { it.open = true; });";
    desk.ask::<()>(show).await;
    check(desk, "writing a page").await;
    desk.ask::<()>("document.documentElement.style.setProperty('--zoom', '2');").await;
    check(desk, "writing a page at 200 %").await;
    desk.ask::<()>("document.documentElement.style.setProperty('--zoom', '1');").await;
    desk.click("proposals-back").await;
    desk.shows("resources-title").await;
    desk.begin_translation("km").await;
}

/// Search and reader in Khmer and Burmese, with letters of twice the size. The app's own words stay as they are.
async fn check_library_in_scripts(desk: &Desk) {
    desk.click("resources-back").await;
    desk.ask::<()>("document.documentElement.style.setProperty('--zoom', '2');").await;
    check(desk, "library at 200 %").await;
    for (words, tag) in [("លិខិតឆ្លងដែន", "km"), ("နိုင်ငံကူးလက်မှတ်", "my")]
    {
        desk.find_first(words).await;
        check(desk, &format!("search in {tag}")).await;
        desk.click("resources-found-row").await;
        desk.shows("resources-title").await;
        check(desk, &format!("reader in {tag}")).await;
        desk.go_home().await;
    }
    desk.ask::<()>("document.documentElement.style.setProperty('--zoom', '1');").await;
}

#[tokio::test]
async fn no_screen_has_an_axe_violation_in_english() {
    check_every_screen("en").await;
}

#[tokio::test]
async fn no_screen_has_an_axe_violation_from_right_to_left() {
    check_every_screen("ar-XB").await;
}
