//! A policy draft: begun in one window, written in two, kept through a loss of power.

use thirtyfour::{By, WebElement};

use crate::{
    access::check,
    desk::{Desk, Server, until},
};

const TITLE: &str = "Complaints that are heard at night";
const ISSUE: &str = "Whoever complains at night waits until morning.";
const ADDED: &str = " In that time papers disappear.";

impl Desk {
    async fn open_advice(&self) {
        self.click("shell-advice").await;
        self.shows("advice-board").await;
    }

    async fn begin_draft(&self, title: &str) {
        self.click("advice-start").await;
        self.shows("advice-start-dialog").await;
        self.click("advice-template-brief").await;
        self.type_text("advice-start-title", title).await;
        self.click("advice-begin").await;
        self.shows("advice-editor").await;
    }

    async fn open_draft(&self, title: &str) {
        self.wait_for_text("advice-draft-title", title).await;
        self.click("advice-draft-title").await;
        self.shows("advice-editor").await;
    }

    /// The field of a part.
    async fn part(&self, part: &str) -> WebElement {
        let field = format!("[data-testid=\"advice-part\"][data-part=\"{part}\"]");
        let field = self.window.driver().find(By::Css(field)).await.unwrap();
        field.scroll_into_view().await.unwrap();
        field
    }

    async fn write_part(&self, part: &str, words: &str) {
        self.part(part).await.send_keys(words).await.unwrap();
    }

    async fn part_says(&self, part: &str, wanted: &str) {
        let mut found = String::new();
        until(&format!("{} reads “{wanted}”", self.name), async || {
            found = self.part(part).await.prop("value").await.unwrap().unwrap_or_default();
            found == wanted
        })
        .await;
    }

    /// Whether what was typed is with the others.
    async fn delivery_is(&self, state: &str) {
        until(&format!("{}: {state}", self.name), async || {
            self.attribute_of("advice-delivery", "data-state").await == state
        })
        .await;
    }
}

#[tokio::test]
async fn a_draft_is_written_by_two_in_one_paragraph_and_outlives_a_loss_of_power() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    let mut advisor = Desk::settled(&server, "advisor").await;
    leader.open_advice().await;
    leader.picture("empty-board").await;
    check(&leader, "the board without a draft").await;
    leader.click("advice-start").await;
    leader.shows("advice-start-dialog").await;
    leader.picture("start").await;
    check(&leader, "beginning a draft").await;
    leader.click("advice-start-keep").await;
    leader.begin_draft(TITLE).await;
    leader.part_says("title", TITLE).await;
    leader.write_part("section.issue", ISSUE).await;
    leader.delivery_is("sent").await;
    leader.picture("editor").await;
    check(&leader, "the editor of a draft").await;

    leader.click("advice-people").await;
    leader.shows("advice-people-dialog").await;
    leader.type_text("advice-invite-member", &advisor.id).await;
    leader.click("advice-invite-author").await;
    leader.picture("people").await;
    check(&leader, "who can read a draft").await;
    leader.click("advice-invite-send").await;
    leader.wait_for_text("advice-people-list", "Asked, not here yet").await;
    leader.click("advice-people-close").await;

    advisor.open_advice().await;
    advisor.shows("advice-invitation").await;
    advisor.picture("invitation").await;
    check(&advisor, "an invitation into a draft").await;
    advisor.click("advice-accept").await;
    advisor.open_draft(TITLE).await;
    advisor.part_says("section.issue", ISSUE).await;

    // Both write in the same paragraph; each sees what the other has written.
    advisor.write_part("section.issue", ADDED).await;
    let both = format!("{ISSUE}{ADDED}");
    leader.part_says("section.issue", &both).await;
    leader.wait_for_text("advice-writing", "is writing").await;
    leader.picture("written-by-two").await;

    let mut leader = leader.lose_power().await;
    leader.unlock().await;
    leader.open_advice().await;
    leader.picture("board").await;
    check(&leader, "the board").await;
    leader.open_draft(TITLE).await;
    leader.part_says("section.issue", &both).await;
    leader.write_part("section.ask", "Open the office at night.").await;
    advisor.part_says("section.ask", "Open the office at night.").await;
}

impl Desk {
    async fn keep_version(&self, label: &str) {
        self.click("advice-versions").await;
        self.shows("advice-versions-dialog").await;
        self.type_text("advice-version-label", label).await;
        self.click("advice-keep-version").await;
        self.wait_for_text("advice-versions-list", label).await;
    }
}

#[tokio::test]
async fn a_version_is_kept_read_beside_the_text_and_brought_back() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    leader.open_advice().await;
    leader.begin_draft(TITLE).await;
    leader.write_part("section.issue", ISSUE).await;
    leader.delivery_is("sent").await;

    leader.click("advice-versions").await;
    leader.wait_for_text("advice-versions-empty", "Nothing has been kept yet.").await;
    leader.click("advice-keep-version").await;
    leader.wait_for_text("advice-version-label-error", "needs a name").await;
    leader.picture("no-version-yet").await;
    check(&leader, "the versions of a draft, none yet").await;
    leader.click("advice-versions-close").await;
    leader.keep_version("First whole text").await;
    leader.wait_for_text("advice-version-current", "says exactly this now").await;
    leader.picture("versions").await;
    check(&leader, "the versions of a draft").await;
    leader.click("advice-versions-close").await;

    leader.write_part("section.issue", ADDED).await;
    leader.delivery_is("sent").await;
    leader.click("advice-versions").await;
    leader.click("advice-version").await;
    leader.shows("advice-version-page").await;
    leader.wait_for_text("advice-version-text", "papers disappear").await;
    leader.wait_for_text("advice-version-differs", "underlined").await;
    leader.picture("version").await;
    check(&leader, "a version beside the draft").await;

    leader.click("advice-restore").await;
    leader.wait_for_text("advice-restore-dialog", "First whole text").await;
    leader.picture("restore").await;
    leader.click("advice-restore-confirm").await;
    leader.shows("advice-editor").await;
    leader.part_says("section.issue", ISSUE).await;
    leader.click("advice-versions").await;
    leader.wait_for_text("advice-versions-list", "Before an older text was brought back").await;
    leader.picture("brought-back").await;
}
