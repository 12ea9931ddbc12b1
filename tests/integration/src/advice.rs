//! Policy drafts that several write at once, over a real server.

use std::path::PathBuf;

use larkspur_delta::{CodePoints, Delta};
use larkspur_ipc::{
    IpcError, PartName, RoomId,
    advice::{
        AdviceError, BeginDraft, Board, ChangeText, Delivery, DraftHead, DraftUpdate, InviteWriter,
        Notice, Part, Role, Template, TextChange, WatchDraft,
    },
    messaging::AcceptInvitation,
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
                    shown.text = change.apply_to_text(&shown.text).unwrap();
                    shown.version = version;
                }
            }
        }
    }

    fn text(&self, name: &str) -> &str {
        self.parts.iter().find(|it| it.name.as_str() == name).map_or("", |it| it.text.as_str())
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
        let texts: Vec<_> = shown.parts.iter().map(|it| (it.name.as_str(), &it.text)).collect();
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
        Some((part.version, part.text.clone()))
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
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_changes_nothing_and_the_server_learns_no_word() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let leader = Member::arrive_at(&server, "leader").await;
    let reader = Member::arrive_at(&server, "reader").await;
    let (title, words) = (Canary::new("title"), Canary::new("issue"));
    let room = begin(&leader, title.text()).await;
    type_in(&leader, &room, "section.issue", words.text()).await.unwrap();
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
    for canary in [&title, &words] {
        for folder in [homeserver.folder(), leader.on.folder.path()] {
            canary.prove_search_in(folder);
            assert_eq!(find_in_folder(folder, canary), Vec::<PathBuf>::new());
        }
    }
}
