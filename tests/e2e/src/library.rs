//! The library in the real window: read before any sign-in, with nobody to ask over a network.

use std::time::Duration;

use thirtyfour::prelude::*;

use crate::desk::{Away, Desk, app, until};

impl Desk {
    /// Goes through the first run and into the library, with no account.
    pub(crate) async fn in_library() -> Self {
        let mut desk = Away::without_account("leader").open(&app(), &[]).await;
        desk.first_run().await;
        desk.shows("account-member").await;
        desk.open_library().await;
        desk
    }

    /// Opens the library's home.
    pub(crate) async fn open_library(&self) {
        self.click("shell-library").await;
        self.shows("resources-row").await;
    }

    /// Looks for words, and waits until what was found for them is there.
    pub(crate) async fn find_first(&self, words: &str) {
        self.leave_search().await;
        self.type_text("resources-search", words).await;
        self.shows("resources-found-row").await;
    }

    /// Empties the field, and waits for the shelves.
    pub(crate) async fn leave_search(&self) {
        self.click("resources-search").await;
        let field = self.window.driver().active_element().await.unwrap();
        field.send_keys(Key::Escape).await.unwrap();
        self.shows("resources-row").await;
    }

    /// Goes from a page that was found back to the shelves. Where letters are large the window is narrow.
    pub(crate) async fn go_home(&self) {
        let keys = self.window.driver().action_chain().key_down(Key::Alt).key_down(Key::Left);
        keys.key_up(Key::Left).key_up(Key::Alt).perform().await.unwrap();
        self.leave_search().await;
    }

    /// Chooses an entry of a list.
    pub(crate) async fn choose(&self, id: &str, value: &str) {
        self.shows(id).await;
        let entry = By::Css(format!("[data-testid=\"{id}\"] option[value=\"{value}\"]"));
        self.window.driver().find(entry).await.unwrap().click().await.unwrap();
    }

    /// Chooses a language of which there are eleven pages, and waits until their titles are in it: a row that is
    /// drawn anew while it is pressed does not hear of it.
    pub(crate) async fn read_in(&self, tag: &str) {
        self.choose("resources-read-in", tag).await;
        let titles =
            format!("return document.querySelectorAll('.shelf-title[lang={tag}]').length;");
        until("the titles to be in another language", async || {
            self.ask::<usize>(&titles).await == 11
        })
        .await;
    }

    /// Opens a page from its shelf.
    pub(crate) async fn open_page(&self, resource: &str) {
        let row = By::Css(format!("[data-testid=\"resources-row\"][data-resource=\"{resource}\"]"));
        // A row that is drawn anew while it is pressed, as after another language was chosen, does not hear of it.
        until("the page of the row is open", async || {
            if let Ok(row) = self.window.driver().find(row.clone()).await
                && row.scroll_into_view().await.is_ok()
            {
                let _ = row.click().await;
            }
            self.window.is_shown("resources-title").await
        })
        .await;
    }

    /// The language of the title of the open page.
    pub(crate) async fn title_language(&self) -> String {
        self.attribute_of("resources-title", "lang").await
    }

    pub(crate) async fn attribute_of(&self, id: &str, name: &str) -> String {
        let element = self.window.by_testid(id).await.unwrap();
        element.attr(name).await.unwrap().unwrap_or_default()
    }
}

#[tokio::test]
async fn a_page_is_read_in_khmer_without_an_account_and_without_a_network() {
    let desk = Desk::in_library().await;
    desk.read_in("km").await;
    desk.open_page("work/passport-held").await;
    assert_eq!(desk.title_language().await, "km");
    desk.shows("resources-draft").await;
    desk.shows("resources-unchecked").await;
    // What could hurt if it were misread has the English beneath it while this is a draft.
    let beneath: usize =
        desk.ask("return document.querySelectorAll('.page-text .beneath[lang=en]').length;").await;
    let critical: usize = include_str!("../../../assets/packs/core/work/passport-held/index.en.md")
        .matches(".critical}")
        .count();
    assert_eq!(beneath, critical);
    // The face of the script has come with the page.
    let has_face: bool = desk
        .ask("return [...document.fonts].some(f => f.family.includes('Khmer') && f.status === 'loaded');")
        .await;
    assert!(has_face);
    desk.click("resources-beside").await;
    until("the English to stand beside each unit", async || {
        desk.ask::<usize>("return document.querySelectorAll('.unit-original[lang=en]').length;")
            .await
            > 30
    })
    .await;
    desk.click("resources-read-original").await;
    until("the page to be English", async || desk.title_language().await == "en").await;
}

#[tokio::test]
async fn a_khmer_word_within_a_sentence_is_found_and_the_page_opens_where_it_stands() {
    let desk = Desk::in_library().await;
    desk.type_text("resources-search", "លិខិតឆ្លងដែន").await;
    desk.shows("resources-found-row").await;
    assert_eq!(desk.attribute_of("resources-found-row", "data-language").await, "km");
    let marked: String =
        desk.ask("return document.querySelector('.found-words mark').textContent;").await;
    assert_eq!(marked, "លិខិតឆ្លងដែន");
    let resource = desk.attribute_of("resources-found-row", "data-resource").await;
    desk.click("resources-found-row").await;
    desk.shows("resources-title").await;
    assert_eq!(desk.title_language().await, "km", "it opens in the language in which it was found");
    let is_seen = "return [...document.querySelectorAll('.page-text .unit-said')].some((it) => {
        const at = it.getBoundingClientRect();
        return it.textContent.includes('លិខិតឆ្លងដែន') && at.top >= 0 && at.bottom <= innerHeight;
    });";
    until("the words to be on the screen", async || desk.ask::<bool>(is_seen).await).await;
    // Back to what was found, not to the shelves; Esc leads there.
    desk.click("resources-back").await;
    desk.shows("resources-found-row").await;
    assert_eq!(desk.attribute_of("resources-found-row", "data-resource").await, resource);
    desk.leave_search().await;
    desk.window.wait_until_gone("resources-found-row").await.unwrap();
}

#[tokio::test]
async fn the_shelves_show_what_is_for_moderators_and_a_country_is_found_by_its_name_in_any_language()
 {
    let desk = Desk::in_library().await;
    let rows = "return document.querySelectorAll('[data-testid=resources-row]').length;";
    let all: usize = desk.ask(rows).await;
    desk.choose("resources-for-whom", "moderator").await;
    until("fewer pages to be shown", async || desk.ask::<usize>(rows).await < all).await;
    desk.choose("resources-for-whom", "").await;
    until("all pages to be shown", async || desk.ask::<usize>(rows).await == all).await;
    // "Philippines", as it is called in Thai.
    desk.type_text("resources-search", "ฟิลิปปินส์").await;
    desk.click("resources-found-country").await;
    desk.shows("resources-country-dialog").await;
    desk.shows("resources-line").await;
    desk.click("resources-country-close").await;
    desk.leave_search().await;
    desk.window.wait_until_gone("resources-found-country").await.unwrap();
}

#[tokio::test]
async fn a_slip_finds_what_comes_near_and_nothing_says_what_to_do() {
    let desk = Desk::in_library().await;
    desk.type_text("resources-search", "pasport").await;
    desk.wait_for_text("resources-found-count", "passport").await;
    desk.shows("resources-found-row").await;
    desk.leave_search().await;
    desk.type_text("resources-search", "qqqqqqqqq").await;
    desk.wait_for_text("resources-found-count", "Try fewer words, or others.").await;
    desk.window.wait_until_gone("resources-found-row").await.unwrap();
}

#[tokio::test]
async fn what_is_kept_and_ticked_is_there_after_a_lock_and_cleared_in_one_press() {
    let mut desk = Desk::in_library().await;
    desk.open_page("work/passport-held").await;
    desk.click("resources-keep").await;
    desk.click("resources-task").await;
    desk.click("resources-back").await;
    desk.shows("resources-kept-row").await;
    desk.choose("resources-country", "PH").await;
    desk.shows("resources-line").await;
    desk.click("resources-keep-place").await;

    desk.lock().await;
    desk.unlock().await;
    desk.shows("account-member").await;
    desk.open_library().await;
    desk.shows("resources-line").await;
    desk.click("resources-kept-row").await;
    desk.shows("resources-task").await;
    let is_ticked = "return document.querySelector('[data-testid=resources-task]').checked;";
    until("the tick to be there", async || desk.ask::<bool>(is_ticked).await).await;
    // Scrolling is reading: the place is kept, since that was asked for.
    desk.ask::<()>("document.getElementById('main').scrollTo(0, 1200);").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    desk.click("resources-back").await;
    desk.shows("resources-go-on").await;

    desk.click("resources-clear-open").await;
    desk.click("resources-clear").await;
    desk.window.wait_until_gone("resources-kept-row").await.unwrap();
    desk.window.wait_until_gone("resources-go-on").await.unwrap();
    desk.window.wait_until_gone("resources-line").await.unwrap();
    desk.open_page("work/passport-held").await;
    desk.shows("resources-task").await;
    assert!(!desk.ask::<bool>(is_ticked).await);
}

#[tokio::test]
async fn a_word_is_explained_and_a_source_shows_its_host_before_it_opens() {
    let desk = Desk::in_library().await;
    desk.open_page("work/passport-held").await;
    desk.click("resources-term").await;
    desk.wait_for_text("resources-term-note", "passport").await;
    desk.window.driver().active_element().await.unwrap().send_keys(Key::Escape).await.unwrap();
    desk.window.wait_until_gone("resources-term-note").await.unwrap();
    let focused: String = desk
        .ask("return document.activeElement.dataset.testid ?? document.activeElement.tagName;")
        .await;
    assert_eq!(focused, "resources-term", "the focus is where it was");
    // The tab of the page that is open closes the note as well, and builds nothing anew.
    desk.ask::<()>("document.getElementById('main').dataset.is = 'the same';").await;
    desk.click("resources-term").await;
    desk.shows("resources-term-note").await;
    desk.click("shell-library").await;
    desk.window.wait_until_gone("resources-term-note").await.unwrap();
    assert_eq!(
        desk.ask::<String>("return document.getElementById('main').dataset.is;").await,
        "the same"
    );
    desk.click("resources-source").await;
    desk.shows("shared-link-host").await;
    desk.click("shared-link-keep").await;
    // Back by the key that goes back: first to the shelves, then to conversations.
    desk.go_home().await;
    desk.click("resources-words-open").await;
    desk.shows("resources-words-page").await;
    desk.type_text("resources-words-find", "passp").await;
    until("the words to be fewer", async || {
        let shown: usize = desk
            .ask("return document.querySelectorAll('[data-testid=resources-words] li').length;")
            .await;
        (1..5).contains(&shown)
    })
    .await;
}
