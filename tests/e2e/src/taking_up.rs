//! What two members verified, on its way into a new version of the library that everybody sees, in three windows.

use std::ffi::OsString;

use larkspur_test_support::pack::{CHAPTER, Signers};

use crate::{
    access::check,
    desk::{Desk, Server, until},
    proposals::{PAGE, ROOM, SUMMARY, TITLE, UNIT},
};

impl Desk {
    /// From whatever page of the library is open to its home.
    pub(crate) async fn back_to_library(&self) {
        until("the library's home is there", async || {
            // A page that was opened from a conversation leads back to it, and the library is there as it was left.
            self.click("shell-library").await;
            if self.window.is_shown("resources-home").await {
                return true;
            }
            for back in ["proposals-back", "resources-back"] {
                if self.window.is_shown(back).await {
                    self.click(back).await;
                }
            }
            false
        })
        .await;
    }

    async fn become_editor(&mut self, network: &Signers) {
        self.open_library().await;
        self.click("resources-packs-open").await;
        self.click("resources-signing-make").await;
        self.shows("resources-signing-public").await;
        let public = self.window.value_of("resources-signing-public").await.unwrap();
        let certificate = network.certify(&public, "core").unwrap();
        // The driver's keys have no line feed; this one stands for Enter.
        self.type_text("resources-signing-paste", &certificate.replace('\n', "\u{e007}")).await;
        self.click("resources-signing-add").await;
        self.wait_for_text("resources-signing-certificate", CHAPTER).await;
        self.picture("editor").await;
        check(self, "an editor's key").await;
    }

    async fn reviews_as(&self, speaks: &str, status: &str) {
        self.open_proposal().await;
        self.review(speaks, "proposals-fits").await;
        self.wait_for_text("proposals-status", status).await;
    }
}

#[tokio::test]
async fn what_was_verified_comes_into_a_version_that_all_three_read() {
    let server = Server::shared();
    let network = Signers::new().unwrap();
    let trusted: OsString = network.root.public().line().into();
    let envs = [("LARKSPUR_E2E_ROOT_KEY", trusted)];
    let mut writer = Desk::settled_with(&server, "leader", &envs).await;
    let mut editor = Desk::settled_with(&server, "advisor", &envs).await;
    let mut reader = Desk::settled_with(&server, "moderator", &envs).await;
    writer.create_library_room(ROOM).await;
    for other in [&mut editor, &mut reader] {
        let id = other.id.clone();
        writer.invite(&id).await;
        other.accept(ROOM).await;
    }

    writer.open_library().await;
    writer.open_page(PAGE).await;
    writer.begin_translation("ta").await;
    for (unit, words) in [("title", TITLE), ("summary", SUMMARY), ("u1", UNIT)] {
        writer.write_unit(unit, words).await;
    }
    writer.is_all_kept().await;
    writer.click("proposals-propose-open").await;
    writer.propose_there(ROOM).await;
    // At once: the message may still be on its way.
    writer.click("proposals-see-proposal").await;
    writer.wait_for_text("proposals-status", "Waits for reviews").await;

    editor.reviews_as("proposals-speaks", "Reviewed").await;
    assert!(!editor.window.is_shown("proposals-take-up-open").await, "they have no key yet");
    reader.reviews_as("proposals-speaks-not", "Verified").await;
    editor.wait_for_text("proposals-status", "Verified").await;

    editor.back_to_library().await;
    editor.become_editor(&network).await;
    editor.click("shell-conversations").await;
    editor.open_room(ROOM).await;
    editor.click("proposals-open").await;
    editor.click("proposals-row-open").await;
    editor.click("proposals-take-up-open").await;
    editor.wait_for_text("proposals-take-up-dialog", CHAPTER).await;
    editor.picture("take-up").await;
    check(&editor, "taking a proposal up").await;
    editor.click("proposals-take-up").await;
    for member in [&writer, &editor, &reader] {
        member.wait_for_text("proposals-status", "In the library").await;
    }
    editor.picture("taken-up").await;

    // The writer and the reader get the version that the editor shared.
    for member in [&mut writer, &mut reader] {
        member.click("shell-conversations").await;
        member.open_room(ROOM).await;
        member.click("messaging-pack-get").await;
        member.wait_for_text("messaging-pack-state", "In your library").await;
        // The number is that of the version, and not of its size.
        member.wait_for_text("messaging-pack-card", "Version \u{2068}2\u{2069}").await;
        member.picture("got").await;
    }
    for member in [&mut writer, &mut editor, &mut reader] {
        member.back_to_library().await;
        member.choose("resources-read-in", "ta").await;
        member.open_page(PAGE).await;
        member.wait_for_text("resources-title", TITLE).await;
        member.picture("page").await;
    }
}
