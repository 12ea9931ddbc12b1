//! Pages on their way between people: a file that somebody chooses in the desktop's own dialog, and a card in
//! a conversation.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use larkspur_bundle::{Certificate, Draft, MaySign, SigningKey};
use larkspur_packs::{Date, Words};

use crate::{
    desk::{Away, Desk, Server, app, until},
    glass::{Hand, Screen, wait_for_another},
};

/// A pack of a chapter, with a page in English and in Khmer that was made from an older English one.
const FILES: [(&str, &str); 3] = [
    (
        "pack.toml",
        r#"id = "phnom-penh"
rev = 1
title = "Pages from Phnom Penh"
license = "CC-BY-4.0"
attribution = "The chapter"
source_lang = "en"
languages = ["en"]
min_app = "0.1.0"
"#,
    ),
    (
        "work/brick-kilns/resource.toml",
        r#"id = "work/brick-kilns"
topic = "work"
order = 900
audience = ["member"]
countries = ["KH"]
level = "basic"
minutes = 1
content_notes = []
related = []
review_every_days = 180
license = "CC-BY-4.0"
attribution = "The chapter"
legal_review = { by = "", on = "" }
advisor_review = { by = "", on = "" }
"#,
    ),
    (
        "work/brick-kilns/index.en.md",
        r#"+++
title = "Work at brick kilns"
summary = "What you may ask for."
lang = "en"
rev = 1
status = "reviewed"
method = "human"
updated = "2026-11-25"
keywords = []
+++
## Your wage {#u1}

Ask for it in writing, and keep a copy of the quillwort form. {#u2}
"#,
    ),
];

/// The network's key, and what a chapter gives out.
struct Chapter {
    root: SigningKey,
    key: SigningKey,
}

impl Chapter {
    fn new() -> Self {
        Self { root: SigningKey::generate().unwrap(), key: SigningKey::generate().unwrap() }
    }

    fn write(&self, file: &Path) {
        let day = |text| Date::parse(text).unwrap();
        let certificate = Certificate {
            name: Words::parse("Cambodia").unwrap(),
            public_key: self.key.public().clone(),
            packs: MaySign::AllButShipped,
            not_before: day("2026-01-01"),
            not_after: day("2099-01-01"),
        };
        let files: BTreeMap<String, String> =
            FILES.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let certificate = certificate.sign(&self.root).unwrap();
        let draft = Draft::new(&files, day("2026-11-25")).unwrap();
        let bundle = draft.sign(&self.key, Some(certificate), None).unwrap();
        bundle.write(fs::File::create(file).unwrap(), &BTreeSet::new()).unwrap();
    }
}

/// Presses the button and chooses a file in the dialog, with the keyboard.
async fn add(desk: &Desk, file: &Path) {
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let window = screen.wait_for_window(process).unwrap();
    desk.click("resources-packs-add").await;
    wait_for_another(&screen, process, window).await;
    hand.order(&format!("type --delay 30 \"{}\"", file.display())).unwrap();
    hand.order("sleep 0.5 key Return").unwrap();
}

#[tokio::test]
async fn pages_of_a_chapter_are_added_from_a_file_read_and_removed() {
    let chapter = Chapter::new();
    let folder = tempfile::tempdir().unwrap();
    let (good, other) = (folder.path().join("pages"), folder.path().join("other"));
    chapter.write(&good);
    Chapter::new().write(&other);
    let key = chapter.root.public().line().into();
    let away = Away::without_account("leader");
    let mut desk = away.open(&app(), &[("LARKSPUR_E2E_ROOT_KEY", key)]).await;
    desk.first_run().await;
    desk.shows("account-member").await;
    desk.open_library().await;
    desk.click("resources-packs-open").await;
    desk.wait_for_text("resources-pack", "Came with Larkspur").await;

    // One that somebody signed whom the network does not know.
    add(&desk, &other).await;
    desk.wait_for_text("resources-packs-error", "does not know who signed").await;
    desk.picture("pack-refused").await;
    add(&desk, &good).await;
    desk.wait_for_text("resources-packs", "Signed by the chapter Cambodia").await;
    desk.picture("packs").await;

    desk.click("resources-back").await;
    desk.find_first("quillwort").await;
    desk.leave_search().await;
    desk.open_page("work/brick-kilns").await;
    desk.lock().await;
    desk.unlock().await;
    desk.open_library().await;
    desk.click("resources-packs-open").await;
    desk.click("resources-pack-remove").await;
    desk.click("resources-pack-leave").await;
    desk.window.wait_until_gone("resources-pack-remove").await.unwrap();
    desk.click("resources-back").await;
    desk.wait_for_text("resources-home", "All pages came with Larkspur.").await;
}

#[tokio::test]
async fn a_shared_page_opens_from_its_card_in_the_language_of_who_reads_it() {
    let server = Server::shared();
    let mut leader = Desk::settled(&server, "leader").await;
    let mut advisor = Desk::settled(&server, "advisor").await;
    leader.create_circle("June visit").await;
    leader.invite(&advisor.id.clone()).await;
    advisor.accept("June visit").await;

    leader.open_library().await;
    leader.open_page("work/passport-held").await;
    leader.click("resources-share").await;
    leader.shows("resources-share-room").await;
    leader.picture("share").await;
    leader.click("resources-share-room").await;
    leader.window.wait_until_gone("resources-share-room").await.unwrap();

    advisor.open_library().await;
    advisor.read_in("km").await;
    advisor.click("shell-conversations").await;
    advisor.open_room("June visit").await;
    advisor.wait_for_text("messaging-page-card", "If someone holds your passport").await;
    advisor.picture("card").await;
    advisor.click("messaging-page-card").await;
    advisor.shows("resources-title").await;
    until("the page to be Khmer", async || advisor.title_language().await == "km").await;
}
