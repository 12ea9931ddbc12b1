//! A translation that one member writes, proposes, and two others review, each in a window of their own.

use larkspur_ipc::UnitName;
use thirtyfour::prelude::*;

use crate::{
    access::check,
    desk::{Desk, Server, until},
};

pub(crate) const ROOM: &str = "Tamil pages";
pub(crate) const PAGE: &str = "work/passport-held";
pub(crate) const TITLE: &str = "உங்கள் கடவுச்சீட்டை யாராவது வைத்திருந்தால்";
pub(crate) const SUMMARY: &str = "கடவுச்சீட்டு உங்களுடையது. நீங்கள் என்ன செய்யலாம்.";
const REMARK: &str = "The summary could be shorter.";
pub(crate) const UNIT: &str = "முதலில்: கேட்பது பாதுகாப்பானதா?";

impl Desk {
    pub(crate) async fn create_library_room(&self, name: &str) {
        self.click("messaging-new").await;
        self.click("messaging-new-circle").await;
        self.click("messaging-kind-library").await;
        self.type_text("messaging-circle-name", name).await;
        self.click("messaging-circle-create").await;
        self.wait_for_text("messaging-room-title", name).await;
    }

    /// Begins a translation of the page that is open, or goes on with it.
    pub(crate) async fn begin_translation(&self, tag: &str) {
        self.click("proposals-translate").await;
        self.choose("proposals-translate-language", tag).await;
        self.click("proposals-translate-begin").await;
        self.shows("proposals-writing-page").await;
        self.shows("proposals-unit").await;
    }

    /// Proposes what is written, from the open dialog, in the room of this name where there are several.
    pub(crate) async fn propose_there(&self, room: &str) {
        for choice in self.window.all_by_testid("proposals-room").await.unwrap() {
            let label = choice.find(By::XPath("ancestor::label")).await.unwrap();
            if label.text().await.unwrap().contains(room) {
                label.click().await.unwrap();
            }
        }
        self.click("proposals-made-human").await;
        self.click("proposals-propose").await;
        self.is_gone("proposals-propose-dialog").await;
    }

    /// What stands in a part of a page in work, or belongs to it.
    async fn of_part(&self, unit: &str, what: &str) -> WebElement {
        assert!(UnitName::parse(unit).is_ok());
        let found = format!("[data-unit=\"{unit}\"] [data-testid=\"{what}\"]");
        let found = self.window.driver().find(By::Css(found)).await.unwrap();
        found.scroll_into_view().await.unwrap();
        found
    }

    async fn has_in_part(&self, unit: &str) -> String {
        let field = self.of_part(unit, "proposals-page-words").await;
        field.prop("value").await.unwrap().unwrap_or_default()
    }

    /// The field of a unit.
    async fn field(&self, unit: &str) -> WebElement {
        assert!(UnitName::parse(unit).is_ok());
        let field = format!("[data-unit=\"{unit}\"] [data-testid=\"proposals-words\"]");
        let field = self.window.driver().find(By::Css(field)).await.unwrap();
        field.scroll_into_view().await.unwrap();
        field
    }

    pub(crate) async fn write_unit(&self, unit: &str, words: &str) {
        self.field(unit).await.send_keys(words).await.unwrap();
    }

    async fn has_written(&self, unit: &str) -> String {
        self.field(unit).await.prop("value").await.unwrap().unwrap_or_default()
    }

    pub(crate) async fn is_all_kept(&self) {
        until("everything typed is kept", async || {
            self.attribute_of("proposals-kept", "data-state").await == "kept"
        })
        .await;
    }

    /// From a message about it to the proposal.
    pub(crate) async fn open_proposal(&self) {
        self.shows("messaging-proposal-card").await;
        self.click("messaging-proposal-card").await;
        self.shows("proposals-review-form").await;
        self.wait_for_text("proposals-title", TITLE).await;
    }

    pub(crate) async fn review(&self, speaks: &str, verdict: &str) {
        self.click(speaks).await;
        self.click(verdict).await;
        self.click("proposals-review-send").await;
    }
}

#[tokio::test]
async fn a_translation_is_written_through_a_loss_of_power_proposed_and_verified_by_two_others() {
    let server = Server::shared();
    let mut writer = Desk::settled(&server, "leader").await;
    let mut first = Desk::settled(&server, "advisor").await;
    let mut second = Desk::settled(&server, "moderator").await;
    writer.create_library_room(ROOM).await;
    for reviewer in [&mut first, &mut second] {
        let id = reviewer.id.clone();
        writer.invite(&id).await;
        reviewer.accept(ROOM).await;
    }

    writer.open_library().await;
    writer.open_page(PAGE).await;
    writer.begin_translation("ta").await;
    writer.write_unit("title", TITLE).await;
    writer.write_unit("summary", SUMMARY).await;
    writer.write_unit("u1", UNIT).await;
    writer.is_all_kept().await;
    let moved: f64 = writer.ask("return document.scrollingElement.scrollTop;").await;
    assert!(moved.abs() < 1.0, "the window itself has moved by {moved} px, and its bar with it");
    writer.picture("writing").await;

    let mut writer = writer.lose_power().await;
    writer.unlock().await;
    writer.open_library().await;
    writer.click("proposals-writings-open").await;
    writer.shows("proposals-writings-page").await;
    writer.picture("writings").await;
    writer.click("proposals-writing-open").await;
    writer.shows("proposals-unit").await;
    for (unit, words) in [("title", TITLE), ("summary", SUMMARY), ("u1", UNIT)] {
        assert_eq!(writer.has_written(unit).await, words, "{unit}");
    }

    writer.click("proposals-propose-open").await;
    writer.picture("propose").await;
    writer.propose_there(ROOM).await;
    writer.click("proposals-see-proposal").await;
    writer.wait_for_text("proposals-status", "Waits for reviews").await;
    assert!(!writer.window.is_shown("proposals-review-form").await, "nobody reviews their own");

    first.open_proposal().await;
    first.picture("proposal").await;
    check(&first, "a proposal to review").await;
    // What is half written is there when the page is opened again, also after a loss of power.
    first.type_text("proposals-review-remark", REMARK).await;
    first.click("proposals-speaks").await;
    first.click("proposals-back").await;
    first.open_proposal().await;
    first.wait_for_value("proposals-review-remark", REMARK).await;
    let mut first = first.lose_power().await;
    first.unlock().await;
    first.open_room(ROOM).await;
    first.open_proposal().await;
    first.wait_for_value("proposals-review-remark", REMARK).await;
    first.picture("review-kept").await;
    first.click("proposals-fits").await;
    first.click("proposals-review-send").await;
    first.wait_for_text("proposals-status", "Reviewed").await;
    writer.wait_for_text("proposals-status", "Reviewed").await;

    // By the room's own way to what is proposed there.
    second.click("proposals-open").await;
    second.wait_for_text("proposals-row", TITLE).await;
    second.picture("proposals").await;
    check(&second, "what is proposed in a room").await;
    second.click("proposals-row-open").await;
    second.shows("proposals-review-form").await;
    second.review("proposals-speaks-not", "proposals-fits").await;
    for member in [&writer, &first, &second] {
        member.wait_for_text("proposals-status", "Verified").await;
    }
    first.picture("verified").await;
}

const ADDED: &str = "Moonwort says so.";
const NEW_PART: &str = "Quillwort grows here.";

#[tokio::test]
async fn a_change_of_a_page_is_written_through_a_loss_of_power_and_proposed() {
    let server = Server::shared();
    let mut writer = Desk::settled(&server, "leader").await;
    writer.create_library_room(ROOM).await;
    writer.open_library().await;
    writer.open_page(PAGE).await;
    writer.click("proposals-change").await;
    writer.shows("proposals-page-editor").await;
    writer.shows("proposals-page-part").await;
    let before = writer.has_in_part("u7").await;
    writer
        .of_part("u7", "proposals-page-words")
        .await
        .send_keys(format!(" {ADDED}"))
        .await
        .unwrap();
    // A part is added from the keyboard, and what is typed next stands in it.
    writer.of_part("u7", "proposals-page-add").await.send_keys(Key::Enter + "").await.unwrap();
    let new: String = {
        until("the new part has the focus", async || {
            let id: String = writer.ask("return document.activeElement.id;").await;
            id.starts_with("part-u") && id != "part-u7"
        })
        .await;
        let id: String = writer.ask("return document.activeElement.id;").await;
        id.trim_start_matches("part-").to_owned()
    };
    writer.of_part(&new, "proposals-page-words").await.send_keys(NEW_PART).await.unwrap();
    writer.of_part(&new, "proposals-page-options").await.click().await.unwrap();
    let block = writer.of_part(&new, "proposals-page-block").await;
    block.find(By::Css("option[value=note]")).await.unwrap().click().await.unwrap();
    writer.is_all_kept().await;
    writer.picture("page-editor").await;
    check(&writer, "writing a page").await;

    let mut writer = writer.lose_power().await;
    writer.unlock().await;
    writer.open_library().await;
    writer.click("proposals-writings-open").await;
    writer.shows("proposals-page").await;
    writer.picture("pages-in-work").await;
    check(&writer, "pages in work").await;
    writer.click("proposals-page-open").await;
    writer.shows("proposals-page-part").await;
    assert_eq!(writer.has_in_part("u7").await, format!("{before} {ADDED}"));
    assert_eq!(writer.has_in_part(&new).await, NEW_PART);
    let block = writer.of_part(&new, "proposals-page-block").await;
    assert_eq!(block.prop("value").await.unwrap().as_deref(), Some("note"));

    writer.click("proposals-propose-open").await;
    writer.propose_there(ROOM).await;
    writer.click("proposals-see-proposal").await;
    writer.wait_for_text("proposals-status", "Waits for reviews").await;
    writer.picture("page-proposed").await;
    writer.click("proposals-write-on").await;
    writer.shows("proposals-page-part").await;
    assert_eq!(writer.has_in_part(&new).await, NEW_PART);
}

#[tokio::test]
async fn a_new_page_is_begun_from_the_library_and_is_there_after_a_loss_of_power() {
    let server = Server::shared();
    let mut writer = Desk::settled(&server, "leader").await;
    writer.open_library().await;
    writer.click("proposals-new-page").await;
    writer.shows("proposals-new-title").await;
    check(&writer, "beginning a page").await;
    writer.type_text("proposals-new-title", "Quillwort circles").await;
    let topic = writer.window.by_testid("proposals-new-topic").await.unwrap();
    let option = topic.find(By::Css("option:nth-child(2)")).await.unwrap();
    option.click().await.unwrap();
    writer.picture("new-page").await;
    writer.click("proposals-new-begin").await;
    writer.shows("proposals-page-part").await;
    writer.wait_for_text("proposals-title", "Quillwort circles").await;
    writer.of_part("u1", "proposals-page-words").await.send_keys(NEW_PART).await.unwrap();
    writer.is_all_kept().await;
    let mut writer = writer.lose_power().await;
    writer.unlock().await;
    writer.open_library().await;
    writer.click("proposals-writings-open").await;
    writer.click("proposals-page-open").await;
    writer.shows("proposals-page-part").await;
    assert_eq!(writer.has_in_part("title").await, "Quillwort circles");
    assert_eq!(writer.has_in_part("u1").await, NEW_PART);
}
