//! A translation that one member proposes in a room of the library, and others review.

use std::path::PathBuf;

use larkspur_ipc::{
    IpcError, ProposalId, ResourceId, RevisionDigest, RoomId, UnitName,
    messaging::{
        CreateCircle, CreateLibraryRoom, Membership, MessageContent, ProposalCard, ProposalStep,
        RoomKind,
    },
    proposals::{
        BeginRevision, BeginWriting, Made, Proposal, ProposalRow, Proposals, ProposalsError,
        Propose, ReviewProposal, Status, Verdict, WatchProposal, WatchProposals, WatchWriting,
        WithdrawProposal, WriteUnit,
    },
    resources::UnitState,
    words::Change,
};
use larkspur_test_support::homeserver::{Homeserver, Options};
use serde_json::{Value, json};

use crate::{
    canary::{Canary, find_in_folder},
    member::{Member, Server, first as first_of, messages, server},
    raw::{Raw, escaped, last_message},
};

const PAGE: &str = "work/passport-held";
/// A language that the library does not have yet.
pub(crate) const TAMIL: &str = "ta";
/// Words that stand nowhere else.
pub(crate) const TITLE: &str = "Quillwort கடவுச்சீட்டு";
pub(crate) const UNIT: &str = "Moonwort உங்களுடையது";
const REMARK: &str = "Adderstongue is missing";
pub(crate) const NAME: &str = "Maidenhair Nary";

pub(crate) fn resource() -> ResourceId {
    ResourceId::parse(PAGE).unwrap()
}

fn unit(name: &str) -> UnitName {
    UnitName::parse(name).unwrap()
}

fn refused(why: ProposalsError) -> IpcError {
    why.into()
}

/// A writer, two who review, and the room of the library that they are in.
struct World {
    writer: Member,
    first: Member,
    second: Member,
    room: RoomId,
}

impl World {
    async fn at(server: &Server) -> Self {
        let writer = Member::arrive_at(server, "writer").await;
        let first = Member::arrive_at(server, "first").await;
        let second = Member::arrive_at(server, "second").await;
        let room = CreateLibraryRoom { name: "Tamil pages".into() };
        let room = writer.messaging().create_library_room(room).await.unwrap();
        for member in [&first, &second] {
            writer.bring_in(&room, member).await;
        }
        Self { writer, first, second, room }
    }

    fn all(&self) -> [&Member; 3] {
        [&self.writer, &self.first, &self.second]
    }

    /// The proposal as every member sees it, once it has come to this.
    async fn all_see(&self, id: &ProposalId, status: Status) -> Proposal {
        let mut seen = None;
        for member in self.all() {
            let now = sees(member, &self.room, id, |it| it.row.status == status).await;
            seen = Some(now);
        }
        seen.unwrap()
    }
}

async fn begin(member: &Member, lang: &str) {
    let command = BeginWriting { resource: resource(), lang: lang.to_owned() };
    member.session().proposals().begin_writing(command).await.unwrap();
}

async fn write(member: &Member, lang: &str, name: &str, text: &str) {
    let (resource, lang) = (resource(), lang.to_owned());
    let command = WriteUnit { resource, lang, unit: unit(name), text: text.to_owned() };
    member.session().proposals().write_unit(command).await.unwrap();
}

async fn propose(member: &Member, room: &RoomId, lang: &str) -> Result<(), IpcError> {
    let command = Propose {
        resource: resource(),
        lang: lang.to_owned(),
        room: room.clone(),
        made: Made::Human,
        name: Some(NAME.to_owned()),
        words: "A page for the library".to_owned(),
    };
    member.session().proposals().propose(&member.messaging(), command).await
}

pub(crate) fn review_of(
    room: &RoomId,
    proposal: &Proposal,
    verdict: Verdict,
    speaks: bool,
) -> ReviewProposal {
    ReviewProposal {
        room: room.clone(),
        proposal: proposal.row.proposal.clone(),
        digest: proposal.digest.clone(),
        verdict,
        speaks,
        name: None,
        remark: None,
        remarks: Vec::new(),
        words: "A review".to_owned(),
    }
}

pub(crate) async fn review(member: &Member, command: ReviewProposal) -> Result<(), IpcError> {
    member.session().proposals().review_proposal(&member.messaging(), command).await
}

async fn withdraw(member: &Member, room: &RoomId, proposal: &ProposalId) -> Result<(), IpcError> {
    let (room, proposal) = (room.clone(), proposal.clone());
    let command = WithdrawProposal { room, proposal, words: "Taken back".to_owned() };
    member.session().proposals().withdraw_proposal(&member.messaging(), command).await
}

pub(crate) async fn rows(
    member: &Member,
    room: &RoomId,
    fits: impl Fn(&Proposals) -> bool,
) -> Vec<ProposalRow> {
    let command = WatchProposals { room: room.clone() };
    let session = member.session();
    let rows = session.proposals().watch_proposals(&member.messaging(), command).await.unwrap();
    first_of(rows, |all| fits(all).then(|| all.rows.clone()))
        .await
        .unwrap_or_else(|| panic!("{} never saw the proposals", member.name))
}

pub(crate) async fn sees(
    member: &Member,
    room: &RoomId,
    proposal: &ProposalId,
    fits: impl Fn(&Proposal) -> bool,
) -> Proposal {
    // One that has not come yet is not there.
    rows(member, room, |all| all.rows.iter().any(|row| row.proposal == *proposal)).await;
    let command = WatchProposal { room: room.clone(), proposal: proposal.clone() };
    let session = member.session();
    let seen = session.proposals().watch_proposal(&member.messaging(), command).await.unwrap();
    let last = std::sync::Mutex::new(None);
    let found = first_of(seen, |it| {
        *last.lock().unwrap() = Some(it.row.clone());
        fits(it).then(|| it.clone())
    });
    found.await.unwrap_or_else(|| panic!("{} saw {:?} last", member.name, last.lock().unwrap()))
}

/// Writes a translation with these words and proposes it.
pub(crate) async fn first_proposal(writer: &Member, room: &RoomId) -> ProposalId {
    begin(writer, TAMIL).await;
    write(writer, TAMIL, "title", TITLE).await;
    write(writer, TAMIL, "summary", "In short.").await;
    write(writer, TAMIL, "u7", UNIT).await;
    propose(writer, room, TAMIL).await.unwrap();
    let [row] = &rows(writer, room, |all| all.rows.len() == 1).await[..] else { unreachable!() };
    row.proposal.clone()
}

pub(crate) async fn sees_card(member: &Member, room: &RoomId, step: ProposalStep) -> ProposalCard {
    let seen = member.wait_in_room(room, |rows| {
        messages(rows).find_map(|message| match &message.content {
            MessageContent::Proposal { card } if card.step == step => Some(card.clone()),
            _ => None,
        })
    });
    seen.await.unwrap_or_else(|| panic!("{} never saw the card", member.name))
}

fn assert_hidden_from(homeserver: &Homeserver) {
    for canary in [TITLE, UNIT, "Moonwort", REMARK, NAME, PAGE, "app.larkspur.proposal"] {
        let canary = Canary::of(canary);
        canary.prove_search_in(homeserver.folder());
        assert_eq!(find_in_folder(homeserver.folder(), &canary), Vec::<PathBuf>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translation_is_verified_by_two_others_and_a_revision_is_a_draft_again() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let world = World::at(&Server::of(&homeserver)).await;
    let World { writer, first, second, room } = &world;
    let id = first_proposal(writer, room).await;
    let draft = world.all_see(&id, Status::Draft).await;
    assert_eq!((draft.row.title.as_str(), draft.row.lang.as_str()), (TITLE, TAMIL));
    assert_eq!(draft.row.source_title.as_deref(), Some("If someone holds your passport"));
    assert_eq!((draft.row.author.member.clone(), draft.row.is_own), (writer.id.clone(), false));
    assert_eq!((draft.row.revision, draft.name.as_deref()), (1, Some(NAME)));
    let of = |proposal: &Proposal, name: &str| {
        proposal.units.iter().find(|it| it.unit == unit(name)).unwrap().clone()
    };
    assert_eq!(of(&draft, "u7").state, UnitState::Current);
    assert_eq!((of(&draft, "u8").state, of(&draft, "u8").proposed.len()), (UnitState::Missing, 0));
    assert!(draft.can_review);
    let card = sees_card(first, room, ProposalStep::Proposed).await;
    assert_eq!((card.title.as_deref(), card.proposal.as_ref()), (Some(TITLE), Some(&id)));
    first
        .wait_for_room(room, |row| {
            row.preview.as_ref().and_then(|it| it.text.as_deref()) == Some(TITLE)
        })
        .await;

    let fits = |speaks| review_of(room, &draft, Verdict::Fits, speaks);
    assert_eq!(review(writer, fits(true)).await, Err(refused(ProposalsError::OwnWords)));
    assert_eq!(withdraw(first, room, &id).await, Err(refused(ProposalsError::NotTheAuthor)));
    review(first, fits(false)).await.unwrap();
    world.all_see(&id, Status::Reviewed).await;
    // Somebody counts once, however often they say it.
    review(first, fits(false)).await.unwrap();
    review(second, fits(true)).await.unwrap();
    let verified = world.all_see(&id, Status::Verified).await;
    assert_eq!(verified.row.fits, 2);

    // What says the same is no revision, and the reviews stay.
    propose(writer, room, TAMIL).await.unwrap();
    write(writer, TAMIL, "u7", &format!("{UNIT} again")).await;
    propose(writer, room, TAMIL).await.unwrap();
    let revised = world.all_see(&id, Status::Draft).await;
    assert_eq!(revised.row.revision, 2);
    assert!(revised.reviews.iter().all(|review| review.is_stale) && revised.reviews.len() >= 2);
    let added = Change::Added { words: " again".to_owned() };
    assert!(of(&revised, "u7").changes.contains(&added));
    assert!(of(&revised, "title").changes.is_empty());
    let old = review(first, fits(true)).await;
    assert_eq!(old, Err(refused(ProposalsError::Replaced)), "nobody vouches for other words");

    let mut change = review_of(room, &revised, Verdict::Change, true);
    change.remarks = vec![(unit("u7"), REMARK.to_owned())];
    review(second, change).await.unwrap();
    let asked = world.all_see(&id, Status::ChangesAsked).await;
    assert_eq!(of(&asked, "u7").remarks[0].words, REMARK);
    sees_card(writer, room, ProposalStep::AskedForChange).await;

    withdraw(writer, room, &id).await.unwrap();
    let withdrawn = world.all_see(&id, Status::Withdrawn).await;
    let late = review_of(room, &withdrawn, Verdict::Fits, true);
    assert_eq!(review(first, late).await, Err(refused(ProposalsError::Over)));
    assert_eq!(withdraw(writer, room, &id).await, Err(refused(ProposalsError::Over)));
    // What is proposed now is another proposal.
    propose(writer, room, TAMIL).await.unwrap();
    let both = rows(first, room, |all| all.rows.len() == 2).await;
    assert_eq!((both[0].status.clone(), both[0].revision), (Status::Draft, 1));
    assert_eq!((both[1].proposal.clone(), both[1].status.clone()), (id, Status::Withdrawn));
    assert_hidden_from(&homeserver);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joins_later_sees_what_is_proposed_from_then_on() {
    let world = World::at(server()).await;
    let World { writer, first, room, .. } = &world;
    let before = first_proposal(writer, room).await;
    sees(first, room, &before, |_| true).await;
    let late = Member::arrive("late").await;
    writer.bring_in(room, &late).await;
    let none = rows(&late, room, |all| all.is_complete).await;
    assert_eq!(none, Vec::new(), "what was said before is not theirs to read");
    // A revision of what they cannot read waits, and tells nothing.
    write(writer, TAMIL, "u7", "Another").await;
    propose(writer, room, TAMIL).await.unwrap();
    begin(writer, "es").await;
    propose(writer, room, "es").await.unwrap();
    let seen = rows(&late, room, |all| all.is_complete && !all.rows.is_empty()).await;
    assert_eq!(seen.iter().map(|row| row.lang.as_str()).collect::<Vec<_>>(), ["es"]);
    let of_all = rows(first, room, |all| all.rows.len() == 2).await;
    assert_eq!(of_all.iter().find(|row| row.lang == TAMIL).unwrap().revision, 2);
    // They review like everybody else.
    let spanish = sees(&late, room, &seen[0].proposal, |_| true).await;
    review(&late, review_of(room, &spanish, Verdict::Fits, true)).await.unwrap();
    sees(writer, room, &spanish.row.proposal, |it| it.row.fits == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_proposed_is_there_after_a_restart_and_on_a_new_device() {
    let World { writer, first, room, .. } = World::at(server()).await;
    let id = first_proposal(&writer, &room).await;
    let draft = sees(&first, &room, &id, |_| true).await;
    review(&first, review_of(&room, &draft, Verdict::Fits, true)).await.unwrap();
    sees(&writer, &room, &id, |it| it.row.status == Status::Reviewed).await;
    let writer = writer.go_away().await.come_back().await;
    sees(&writer, &room, &id, |it| it.row.status == Status::Reviewed && it.row.is_own).await;
    // What was being written is there too, and goes on as a revision.
    write(&writer, TAMIL, "u7", "Another").await;
    propose(&writer, &room, TAMIL).await.unwrap();
    sees(&first, &room, &id, |it| it.row.revision == 2).await;

    let fresh = writer.on_a_new_device().await;
    fresh.wait_for_room(&room, |row| row.kind == RoomKind::Library).await;
    let there = sees(&fresh, &room, &id, |it| it.row.revision == 2).await;
    assert!(there.row.is_own);
    let begin = BeginRevision { room: room.clone(), proposal: id.clone() };
    let session = fresh.session();
    session.proposals().begin_revision(&fresh.messaging(), begin.clone()).await.unwrap();
    let watch = WatchWriting { resource: resource(), lang: TAMIL.to_owned() };
    let writing = session.proposals().watch_writing(watch).await.unwrap();
    let written = first_of(writing, |it| Some(it.head.row.written)).await;
    assert_eq!(written, Some(3));
    write(&fresh, TAMIL, "u7", "On the new device").await;
    propose(&fresh, &room, TAMIL).await.unwrap();
    sees(&first, &room, &id, |it| it.row.revision == 3).await;
    // The first device has not seen these words beside its own, and passes over none of them.
    sees(&writer, &room, &id, |it| it.row.revision == 3).await;
    write(&writer, TAMIL, "u8", "On the first device").await;
    assert_eq!(propose(&writer, &room, TAMIL).await, Err(refused(ProposalsError::Replaced)));
    writer.session().proposals().begin_revision(&writer.messaging(), begin.clone()).await.unwrap();
    propose(&writer, &room, TAMIL).await.unwrap();
    sees(&first, &room, &id, |it| it.row.revision == 4).await;
    let others = first.session().proposals().begin_revision(&first.messaging(), begin).await;
    assert_eq!(others, Err(refused(ProposalsError::NotTheAuthor)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_proposal_travels_as_an_encrypted_attachment() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let World { writer, first, room, .. } = World::at(&Server::of(&homeserver)).await;
    begin(&writer, TAMIL).await;
    write(&writer, TAMIL, "title", TITLE).await;
    write(&writer, TAMIL, "summary", "In short.").await;
    let long = format!("{UNIT} {}", "உங்களுடையது ".repeat(300));
    for number in 1..=6 {
        write(&writer, TAMIL, &format!("u{number}"), &long).await;
    }
    propose(&writer, &room, TAMIL).await.unwrap();
    let [row] = &rows(&first, &room, |all| all.rows.len() == 1).await[..] else { unreachable!() };
    let seen = sees(&first, &room, &row.proposal, |_| true).await;
    assert_eq!(seen.row.title, TITLE);
    assert_eq!(seen.units.iter().filter(|it| !it.proposed.is_empty()).count(), 8);
    review(&first, review_of(&room, &seen, Verdict::Fits, true)).await.unwrap();
    sees(&writer, &room, &row.proposal, |it| it.row.status == Status::Reviewed).await;
    // A large revision names the one before, which travelled like this too.
    write(&writer, TAMIL, "u7", UNIT).await;
    propose(&writer, &room, TAMIL).await.unwrap();
    let newest = sees(&first, &room, &row.proposal, |it| it.row.revision == 2).await;
    assert_hidden_from(&homeserver);
    // What came is there without a connection too.
    let away = first.go_away().await;
    homeserver.stop();
    let first = away.come_back().await;
    let again = sees(&first, &room, &row.proposal, |it| it.row.revision == 2).await;
    assert_eq!(again.units, newest.units);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_in_the_clear_counts_for_nothing_and_what_is_removed_counts_no_more() {
    let world = World::at(server()).await;
    let World { writer, first, second, room } = &world;
    let id = first_proposal(writer, room).await;
    let draft = world.all_see(&id, Status::Draft).await;
    // A server can write what it wants in anybody's name, but not encrypt it for them.
    let forged = json!({
        "msgtype": "app.larkspur.review", "body": "A review", "v": 1, "proposal": id.as_str(),
        "digest": draft.digest.as_str(), "verdict": "change", "speaks": true,
    });
    send_in_the_clear(second, room, forged).await;
    review(first, review_of(room, &draft, Verdict::Change, true)).await.unwrap();
    let asked = world.all_see(&id, Status::ChangesAsked).await;
    assert_eq!(asked.row.changes, 1, "only the one that was encrypted counts");
    let event = last_message(first, room).await["event_id"].as_str().unwrap().to_owned();
    let path = format!(
        "/_matrix/client/v3/rooms/{}/redact/{}/remove",
        escaped(room.as_str()),
        event.replace('$', "%24")
    );
    Raw::of(first).await.put(&path, json!({})).await;
    let again = world.all_see(&id, Status::Draft).await;
    assert_eq!(again.reviews, Vec::new());
}

async fn send_in_the_clear(member: &Member, room: &RoomId, content: Value) {
    let path =
        format!("/_matrix/client/v3/rooms/{}/send/m.room.message/forged", escaped(room.as_str()));
    let answer = Raw::of(member).await.put(&path, content).await;
    assert!(answer["event_id"].is_string(), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_of_the_library_is_one_for_whoever_is_invited_and_a_circle_is_none() {
    let writer = Member::arrive("writer").await;
    let other = Member::arrive("other").await;
    let library = CreateLibraryRoom { name: "Tamil pages".into() };
    let library = writer.messaging().create_library_room(library).await.unwrap();
    let circle = CreateCircle { name: "June visit".into() };
    let circle = writer.messaging().create_circle(circle).await.unwrap();
    writer.wait_for_room(&library, |row| row.kind == RoomKind::Library).await;
    writer.wait_for_room(&circle, |row| row.kind == RoomKind::Circle).await;
    let invite = |room: &RoomId| larkspur_ipc::messaging::InviteMember {
        room: room.clone(),
        member: other.id.clone(),
    };
    writer.messaging().invite_member(invite(&library)).await.unwrap();
    let is_invited = |kind| {
        move |row: &larkspur_ipc::messaging::RoomSummary| {
            matches!(row.membership, Membership::Invited { .. }) && row.kind == kind
        }
    };
    other.wait_for_room(&library, is_invited(RoomKind::Library)).await;
    let session = other.session();
    let watched = WatchProposals { room: library.clone() };
    let watched = session.proposals().watch_proposals(&other.messaging(), watched).await;
    assert_eq!(watched.err(), Some(refused(ProposalsError::WrongRoom)), "they are not in it yet");

    begin(&writer, TAMIL).await;
    assert_eq!(propose(&writer, &circle, TAMIL).await, Err(refused(ProposalsError::WrongRoom)));
    let unready = propose(&writer, &library, TAMIL).await;
    assert_eq!(unready, Err(refused(ProposalsError::NotReady)), "it has no title yet");
    let absent = propose(&writer, &library, "sw").await;
    assert_eq!(absent, Err(refused(ProposalsError::NotThere)), "it was not begun");
    let watched = WatchProposal {
        room: library.clone(),
        proposal: ProposalId::parse("0".repeat(32)).unwrap(),
    };
    let session = writer.session();
    let watched = session.proposals().watch_proposal(&writer.messaging(), watched).await;
    assert_eq!(watched.err(), Some(refused(ProposalsError::NotThere)));
    let nothing = ReviewProposal {
        room: library,
        proposal: ProposalId::parse("0".repeat(32)).unwrap(),
        digest: RevisionDigest::parse(format!("b3:{}", "0".repeat(64))).unwrap(),
        verdict: Verdict::Fits,
        speaks: true,
        name: Some("\u{202e}".to_owned()),
        remark: None,
        remarks: Vec::new(),
        words: "A review".to_owned(),
    };
    assert_eq!(review(&writer, nothing).await, Err(refused(ProposalsError::BadWords)));
}
