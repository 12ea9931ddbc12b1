//! Policy drafts that several write at once, over a real server.

use std::path::PathBuf;

use larkspur_delta::{CodePoints, Delta, Document};
use larkspur_ipc::{
    IpcError, PartName, RoomId,
    advice::{
        AdviceError, BeginDraft, Beside, Board, ChangeText, Delivery, DraftHead, DraftUpdate,
        InviteWriter, KeepVersion, Notice, Part, ReadVersion, RestoreVersion, Role, Template,
        TextChange, VersionRow, WatchDraft, WatchVersions,
    },
    messaging::AcceptInvitation,
    words::Change,
};
use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::{
    canary::{Canary, find_in_folder},
    member::{Member, Server, first},
};

fn part(name: &str) -> PartName {
    PartName::parse(name).unwrap()
}

async fn begin(member: &Member, title: &str) -> RoomId {
    let command = BeginDraft {
        template: Template::Brief,
        title: title.to_owned(),
        addressee: "Ministry of Labour".to_owned(),
        country: Some("GH".to_owned()),
        lang: "en".to_owned(),
    };
    member.session().advice().begin_draft(&member.messaging(), command).await.unwrap()
}

/// Waits until the board is as wanted.
async fn board<T>(member: &Member, look: impl Fn(&Board) -> Option<T>) -> T {
    let session = member.session();
    let boards = session.advice().watch_board(member.messaging());
    first(boards, look).await.unwrap_or_else(|| panic!("{} never saw it on the board", member.name))
}

async fn ask_in(member: &Member, room: &RoomId, other: &Member, role: Role) {
    let command = InviteWriter { room: room.clone(), member: other.id.clone(), role };
    member.session().advice().invite_writer(&member.messaging(), command).await.unwrap();
    board(other, |board| board.invitations.iter().any(|it| it.room == *room).then_some(())).await;
    let command = AcceptInvitation { room: room.clone() };
    other.messaging().accept_invitation(command).await.unwrap();
    board(other, |board| board.drafts.iter().any(|it| it.room == *room).then_some(())).await;
}

fn document(part: &Part) -> Document {
    part.text.apply(&Document::new()).unwrap()
}

/// A draft as a window would show it.
#[derive(Default)]
struct Shown {
    head: Option<DraftHead>,
    parts: Vec<Part>,
}

impl Shown {
    fn apply(&mut self, update: DraftUpdate) {
        match update {
            DraftUpdate::Whole { head, parts } => (self.head, self.parts) = (Some(*head), parts),
            DraftUpdate::Head { head } => self.head = Some(*head),
            DraftUpdate::Texts { changes } => {
                for TextChange { part, version, change, .. } in changes {
                    let shown = self.parts.iter_mut().find(|it| it.name == part).unwrap();
                    assert_eq!(version, shown.version + 1, "every change is told once");
                    let text = change.apply(&document(shown)).unwrap();
                    shown.text = Delta::from(&text);
                    shown.version = version;
                }
            }
        }
    }

    fn text(&self, name: &str) -> String {
        let part = self.parts.iter().find(|it| it.name.as_str() == name);
        part.map(|part| document(part).text()).unwrap_or_default()
    }
}

/// Waits until a draft is as wanted.
async fn draft<T>(member: &Member, room: &RoomId, look: impl Fn(&Shown) -> Option<T>) -> T {
    let session = member.session();
    let command = WatchDraft { room: room.clone() };
    let updates = session.advice().watch_draft(&member.messaging(), command).await.unwrap();
    let shown = std::sync::Mutex::new(Shown::default());
    let found = first(updates, |updates| {
        let mut shown = shown.lock().unwrap();
        for update in updates {
            shown.apply(update.clone());
        }
        look(&shown)
    });
    let found = found.await;
    found.unwrap_or_else(|| {
        let shown = shown.lock().unwrap();
        let texts: Vec<_> = shown.parts.iter().map(|it| (it.name.as_str(), document(it).text())).collect();
        panic!("{} never saw it: {texts:?}", member.name)
    })
}

async fn reads(member: &Member, room: &RoomId, name: &str, words: &str) {
    draft(member, room, |shown| (shown.text(name) == words).then_some(())).await;
}

/// Types as a window does: the text as it stands is replaced by another.
async fn type_in(member: &Member, room: &RoomId, name: &str, words: &str) -> Result<(), IpcError> {
    let (base, before) = draft(member, room, |shown| {
        let part = shown.parts.iter().find(|it| it.name.as_str() == name)?;
        Some((part.version, document(part).text()))
    })
    .await;
    let change: Delta<CodePoints> = Delta::diff(&before, words, None);
    let command = ChangeText { room: room.clone(), part: part(name), base, edit: 7, change };
    member.session().advice().change_text(&member.messaging(), command).await
}

async fn is_sent(member: &Member, room: &RoomId) {
    draft(member, room, |shown| (shown.head.as_ref()?.delivery == Delivery::Sent).then_some(()))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_write_in_one_paragraph_apart_and_together() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let leader = Member::arrive_at(&server, "leader").await;
    let advisor = Member::arrive_at(&server, "advisor").await;
    let room = begin(&leader, "Complaints at night").await;
    let row = board(&leader, |board| board.drafts.first().cloned()).await;
    assert_eq!((row.title.as_str(), row.country.as_deref()), ("Complaints at night", Some("GH")));
    type_in(
        &leader,
        &room,
        "section.issue",
        "Governments must fund legal aid for survivors in court",
    )
    .await
    .unwrap();

    // Whoever is asked in reads what was written before, from the snapshot that came with the invitation.
    ask_in(&leader, &room, &advisor, Role::Author).await;
    let before = "Governments must fund legal aid for survivors in court";
    reads(&advisor, &room, "section.issue", before).await;
    reads(&advisor, &room, "title", "Complaints at night").await;

    // Both go on in the same paragraph at once: one presses Enter, the other types.
    let issue = "section.issue";
    type_in(&leader, &room, issue, "Governments must fund legal\n aid for survivors in court")
        .await
        .unwrap();
    let command = ChangeText {
        room: room.clone(),
        part: part(issue),
        base: 0,
        edit: 1,
        change: Delta::diff(
            before,
            "Governments must fund legal aid for survivors and their children in court",
            None,
        ),
    };
    match advisor.session().advice().change_text(&advisor.messaging(), command).await {
        // The leader's Enter has come already: then it is typed after it.
        Err(IpcError::Advice(AdviceError::TextMoved)) | Ok(()) => {}
        Err(error) => panic!("{error:?}"),
    }
    let both = "Governments must fund legal\n aid for survivors and their children in court";
    for member in [&leader, &advisor] {
        reads(member, &room, issue, both).await;
        is_sent(member, &room).await;
    }
    let (people, notices) = draft(&advisor, &room, |shown| {
        let head = shown.head.as_ref()?;
        Some((head.people.len(), head.notices.clone()))
    })
    .await;
    assert!(people == 2 && notices.is_empty());
}

/// Waits until the versions of a draft are as wanted.
async fn versions<T>(
    member: &Member,
    room: &RoomId,
    look: impl Fn(&[VersionRow]) -> Option<T>,
) -> T {
    let session = member.session();
    let command = WatchVersions { room: room.clone() };
    let rows = session.advice().watch_versions(&member.messaging(), command).await.unwrap();
    let last = std::sync::Mutex::new(Vec::new());
    let found = first(rows, |rows| {
        let row = |row: &VersionRow| (row.label.clone(), row.is_current, row.is_waiting);
        *last.lock().unwrap() = rows.iter().map(row).collect();
        look(rows)
    });
    let found = found.await;
    found.unwrap_or_else(|| panic!("{} never saw it: {:?}", member.name, last.lock().unwrap()))
}

async fn keep(member: &Member, room: &RoomId, label: &str) -> Result<(), IpcError> {
    let command = KeepVersion { room: room.clone(), label: label.to_owned(), note: None };
    member.session().advice().keep_version(&member.messaging(), command).await
}

/// What has changed in a part between a version and something else.
async fn changes(member: &Member, command: ReadVersion, name: &str) -> Vec<Change> {
    let session = member.session();
    let text = session.advice().read_version(&member.messaging(), command).await.unwrap();
    text.parts.into_iter().find(|it| it.name.as_str() == name).map_or(Vec::new(), |it| it.text)
}

fn same(words: &str) -> Change {
    Change::Same { words: words.to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_reaches_all_tells_what_has_changed_since_and_is_brought_back() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let leader = Member::arrive_at(&server, "leader").await;
    let advisor = Member::arrive_at(&server, "advisor").await;
    let reader = Member::arrive_at(&server, "reader").await;
    let room = begin(&leader, "Open at night").await;
    let issue = "section.issue";
    type_in(&leader, &room, issue, "The office opens by day.").await.unwrap();
    ask_in(&leader, &room, &advisor, Role::Author).await;
    ask_in(&leader, &room, &reader, Role::Reader).await;
    reads(&advisor, &room, issue, "The office opens by day.").await;

    keep(&leader, &room, "First whole text").await.unwrap();
    let first_kept = |rows: &[VersionRow]| {
        let row = rows.iter().find(|row| row.label == "First whole text")?;
        (!row.is_waiting).then(|| row.clone())
    };
    let kept = versions(&leader, &room, first_kept).await;
    assert!(kept.is_own && kept.is_current);
    for member in [&advisor, &reader] {
        let row = versions(member, &room, first_kept).await;
        assert!(!row.is_own && row.is_current);
        assert_eq!(row.maker.unwrap().member, leader.id);
    }
    let refused = keep(&reader, &room, "Mine").await;
    assert_eq!(refused, Err(AdviceError::MayNotWrite.into()));

    // The advisor goes on writing; both see by words what has changed since.
    type_in(&advisor, &room, issue, "The office opens at night.").await.unwrap();
    reads(&leader, &room, issue, "The office opens at night.").await;
    let since = |beside| ReadVersion { room: room.clone(), version: kept.id.clone(), beside };
    let found = changes(&leader, since(Beside::Now), issue).await;
    assert_eq!(found.first(), Some(&same("The office opens ")));
    assert!(found.contains(&Change::Removed { words: "by day".to_owned() }), "{}", found.len());
    assert!(found.contains(&Change::Added { words: "at night".to_owned() }));
    let alone = changes(&reader, since(Beside::Nothing), issue).await;
    assert_eq!(alone, [same("The office opens by day.")]);
    versions(&leader, &room, |rows| rows.iter().all(|row| !row.is_current).then_some(())).await;

    // The text comes back for all, and what was written meanwhile is a version too.
    let command = RestoreVersion {
        room: room.clone(),
        version: kept.id.clone(),
        keep_as: "Before going back".to_owned(),
    };
    advisor.session().advice().restore_version(&advisor.messaging(), command).await.unwrap();
    for member in [&leader, &advisor, &reader] {
        reads(member, &room, issue, "The office opens by day.").await;
        let labels = versions(member, &room, |rows| {
            (rows.len() == 2).then(|| rows.iter().map(|row| row.label.clone()).collect::<Vec<_>>())
        });
        assert_eq!(labels.await, ["Before going back", "First whole text"]);
    }
    let command = ReadVersion {
        room: room.clone(),
        version: larkspur_ipc::VersionId::parse("0".repeat(32)).unwrap(),
        beside: Beside::Now,
    };
    let unknown = leader.session().advice().read_version(&leader.messaging(), command).await;
    assert_eq!(unknown.map(drop), Err(AdviceError::NoVersion.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_without_a_connection_is_kept_and_goes_out_as_one() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let leader = Member::arrive_at(&server, "leader").await;
    let advisor = Member::arrive_at(&server, "advisor").await;
    let room = begin(&leader, "Pay records").await;
    ask_in(&leader, &room, &advisor, Role::Author).await;
    reads(&advisor, &room, "title", "Pay records").await;
    is_sent(&leader, &room).await;

    homeserver.stop();
    for end in 1..=20 {
        let words = "one word after another, over a long evening without a connection, is kept";
        let words: String = words.chars().take(end * 3).collect();
        type_in(&advisor, &room, "section.issue", &words).await.unwrap();
    }
    keep(&advisor, &room, "In the evening").await.unwrap();
    let away = advisor.go_away().await;
    let advisor = away.come_back().await;
    let last: String = "one word after another, over a long evening without a connection, is kept"
        .chars()
        .take(60)
        .collect();
    reads(&advisor, &room, "section.issue", &last).await;
    let waits = board(&advisor, |board| board.drafts.first().map(|it| it.is_waiting)).await;
    assert!(waits, "it is said that something waits");
    homeserver.start_again().unwrap();
    reads(&leader, &room, "section.issue", &last).await;
    is_sent(&advisor, &room).await;
    for member in [&leader, &advisor] {
        versions(member, &room, |rows| match rows {
            [row] => {
                (row.label == "In the evening" && row.is_current && !row.is_waiting).then_some(())
            }
            _ => None,
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_changes_nothing_and_the_server_learns_no_word() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let leader = Member::arrive_at(&server, "leader").await;
    let reader = Member::arrive_at(&server, "reader").await;
    let (title, words) = (Canary::new("title"), Canary::new("issue"));
    let label = Canary::new("label");
    let room = begin(&leader, title.text()).await;
    type_in(&leader, &room, "section.issue", words.text()).await.unwrap();
    keep(&leader, &room, label.text()).await.unwrap();
    ask_in(&leader, &room, &reader, Role::Reader).await;
    reads(&reader, &room, "section.issue", words.text()).await;
    is_sent(&leader, &room).await;
    let role = draft(&reader, &room, |shown| Some(shown.head.as_ref()?.role)).await;
    assert_eq!(role, Role::Reader);
    let typed = type_in(&reader, &room, "section.issue", "I may not").await;
    assert_eq!(typed, Err(AdviceError::MayNotWrite.into()));
    reads(&leader, &room, "section.issue", words.text()).await;
    let notices = draft(&leader, &room, |shown| Some(shown.head.as_ref()?.notices.clone())).await;
    assert!(notices.iter().all(|notice| !matches!(notice, Notice::Held { .. })));

    homeserver.stop();
    for canary in [&title, &words, &label] {
        for folder in [homeserver.folder(), leader.on.folder.path()] {
            canary.prove_search_in(folder);
            assert_eq!(find_in_folder(folder, canary), Vec::<PathBuf>::new());
        }
    }
}
