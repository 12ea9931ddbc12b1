//! A new page and a change of one, written by a member, reviewed by two others, and taken into the pack by an editor.

use larkspur_ipc::{
    IpcError, ProposalId, ResourceId, RoomId, UnitName,
    messaging::{CreateLibraryRoom, MessageContent},
    proposals::{
        BeginEdit, BeginPage, BeginRevision, Made, PageAct, PageHead, Proposal, ProposalsError,
        ProposePage, ShapePage, Status, Verdict, WatchPage, WritePageUnit,
    },
    resources::{BlockKind, GetPack, Standing, Topic, WatchResource},
};
use larkspur_test_support::{
    homeserver::{Homeserver, Options},
    pack::Signers,
};

use crate::{
    member::{Member, Server, first, messages},
    proposals::{review, review_of, rows, sees},
    taking_up::{make_editor, member, take_up, version},
};

const TITLE: &str = "Quillwort circle";
const LINE: &str = "The moonwort is here. We eat and talk.";
const EDITED: &str = "Your boss does not own your [passport](glossary:passport). Adderstongue.";
const PAGE: &str = "work/passport-held";

fn unit(name: &str) -> UnitName {
    UnitName::parse(name).unwrap()
}

async fn write(member: &Member, page: &ResourceId, name: &str, text: &str) {
    let (page, text) = (page.clone(), text.to_owned());
    let command = WritePageUnit { page, unit: unit(name), text };
    member.session().proposals().write_page_unit(command).await.unwrap();
}

async fn shape(member: &Member, page: &ResourceId, act: PageAct) -> Option<UnitName> {
    let command = ShapePage { page: page.clone(), act };
    member.session().proposals().shape_page(command).await.unwrap()
}

async fn propose(member: &Member, page: &ResourceId, room: &RoomId) -> Result<(), IpcError> {
    let command = ProposePage {
        page: page.clone(),
        room: room.clone(),
        made: Made::Human,
        name: None,
        words: "A page for the library".to_owned(),
    };
    member.session().proposals().propose_page(&member.messaging(), command).await
}

async fn head(member: &Member, page: &ResourceId) -> PageHead {
    let command = WatchPage { page: page.clone() };
    let updates = member.session().proposals().watch_page(command).await.unwrap();
    first(updates, |update| Some(update.head.clone())).await.unwrap()
}

/// The words of a page in English, as a member's library shows them.
async fn words(member: &Member, page: &ResourceId) -> Option<(String, String)> {
    let command = WatchResource {
        resource: page.clone(),
        language: Some("en".to_owned()),
        languages: vec!["en".to_owned()],
    };
    let session = member.session();
    let page = session.resources().reader().watch_resource(command).await.ok()?;
    first(page, |page| {
        assert_eq!(page.shown.standing, Standing::Original);
        Some((page.title.clone(), format!("{:?}", page.blocks)))
    })
    .await
}

struct World {
    writer: Member,
    editor: Member,
    reader: Member,
    room: RoomId,
}

impl World {
    async fn at(server: &Server, network: &Signers) -> Self {
        let writer = member(network, server, "writer").await;
        let editor = member(network, server, "editor").await;
        let reader = member(network, server, "reader").await;
        let create = CreateLibraryRoom { name: "Pages".into() };
        let room = writer.messaging().create_library_room(create).await.unwrap();
        for other in [&editor, &reader] {
            writer.bring_in(&room, other).await;
        }
        make_editor(network, &editor).await;
        Self { writer, editor, reader, room }
    }

    /// The others find that it fits, and the editor takes it into the pack.
    async fn verify_and_take_up(&self, id: &ProposalId) -> Proposal {
        let draft = sees(&self.editor, &self.room, id, |_| true).await;
        for reviewer in [&self.editor, &self.reader] {
            review(reviewer, review_of(&self.room, &draft, Verdict::Fits, true)).await.unwrap();
        }
        let able = sees(&self.editor, &self.room, id, |it| it.taking_up.is_some()).await;
        assert_eq!(able.row.status, Status::Verified);
        take_up(&self.editor, &self.room, &able).await.unwrap();
        let is_taken_up = |it: &Proposal| matches!(it.row.status, Status::TakenUp { .. });
        sees(&self.writer, &self.room, id, is_taken_up).await
    }

    /// A member gets the newest pack that was shared in the room.
    async fn get(&self, member: &Member, revision: u32) {
        let seen = member.wait_in_room(&self.room, |rows| {
            let packs = messages(rows).filter_map(|message| match &message.content {
                MessageContent::Pack { message: Some(id), card, .. }
                    if card.revision == revision =>
                {
                    Some(id.clone())
                }
                _ => None,
            });
            packs.last()
        });
        let message = seen.await.unwrap();
        let command = GetPack { room: self.room.clone(), message };
        member.session().get_pack(command).await.unwrap();
    }

    async fn only_new(&self, known: &[ProposalId]) -> ProposalId {
        let all = rows(&self.writer, &self.room, |all| all.rows.len() == known.len() + 1).await;
        all.into_iter().map(|row| row.proposal).find(|id| !known.contains(id)).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_page_and_then_a_change_come_into_the_pack_that_everybody_gets() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let network = Signers::new().unwrap();
    let world = World::at(&server, &network).await;
    let World { writer, editor, reader, room } = &world;
    let before = version(reader).await.0;

    let begin =
        BeginPage { pack: "core".to_owned(), topic: Topic::Together, title: TITLE.to_owned() };
    let new = writer.session().proposals().begin_page(begin).await.unwrap();
    assert_eq!(
        propose(writer, &new, room).await,
        Err(ProposalsError::NotReady.into()),
        "nothing stands in it"
    );
    write(writer, &new, "summary", "In short.").await;
    write(writer, &new, "u1", LINE).await;
    let step = shape(writer, &new, PageAct::Add { after: Some(unit("u1")) }).await.unwrap();
    let steps = PageAct::Block { unit: step.clone(), block: BlockKind::Steps };
    shape(writer, &new, steps).await;
    write(writer, &new, step.as_str(), "Come in.").await;
    propose(writer, &new, room).await.unwrap();
    let first_id = world.only_new(&[]).await;
    let seen = sees(reader, room, &first_id, |_| true).await;
    assert_eq!(seen.row.title, TITLE);
    assert_eq!(seen.units.len(), 4);
    // The author goes on from it, and a revision of the same words is not sent.
    let go_on = BeginRevision { room: room.clone(), proposal: first_id.clone() };
    let session = writer.session();
    session.proposals().begin_revision(&writer.messaging(), go_on.clone()).await.unwrap();
    propose(writer, &new, room).await.unwrap();
    assert_eq!(sees(writer, room, &first_id, |_| true).await.row.revision, 1);
    write(writer, &new, "summary", "We meet.").await;
    propose(writer, &new, room).await.unwrap();
    sees(reader, room, &first_id, |it| it.row.revision == 2).await;

    world.verify_and_take_up(&first_id).await;
    assert_eq!(version(editor).await.0, before + 1);
    let (title, blocks) = words(editor, &new).await.unwrap();
    assert_eq!(title, TITLE);
    assert!(blocks.contains("Steps") && blocks.contains("Come in."), "{blocks}");
    assert_eq!(words(reader, &new).await, None, "they have not got the pack yet");
    world.get(reader, before + 1).await;
    assert_eq!(words(reader, &new).await, words(editor, &new).await);
    let again = session.proposals().begin_revision(&writer.messaging(), go_on).await;
    assert_eq!(again, Err(ProposalsError::Over.into()));
    // Who wrote it has nothing to look at once the pack has their very words.
    world.get(writer, before + 1).await;
    let now = head(writer, &new).await;
    assert!(now.row.is_same && !now.row.is_new && now.row.news == 0, "{now:?}");

    let page = ResourceId::parse(PAGE).unwrap();
    let edit = BeginEdit { resource: page.clone() };
    session.proposals().begin_edit(edit).await.unwrap();
    assert_eq!(propose(writer, &page, room).await, Err(ProposalsError::NotReady.into()));
    write(writer, &page, "u7", EDITED).await;
    // A part that stands elsewhere: translations of the page follow.
    shape(writer, &page, PageAct::MoveDown { unit: unit("u7") }).await;
    propose(writer, &page, room).await.unwrap();
    let second_id = world.only_new(&[first_id]).await;
    let taken = world.verify_and_take_up(&second_id).await;
    let rev = before + 2;
    assert_eq!(taken.row.status, Status::TakenUp { pack: "core".to_owned(), rev });
    world.get(reader, rev).await;
    let (_, blocks) = words(reader, &page).await.unwrap();
    assert!(blocks.contains("Adderstongue"), "{blocks}");
}

/// Another device of the author, or their own after all of it was thrown away, goes on from what was sent.
#[tokio::test(flavor = "multi_thread")]
async fn pages_that_were_proposed_are_opened_again_with_their_words_and_parts() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let network = Signers::new().unwrap();
    let world = World::at(&server, &network).await;
    let World { writer, reader, room, .. } = &world;
    let page = ResourceId::parse(PAGE).unwrap();
    let session = writer.session();
    let edit = BeginEdit { resource: page.clone() };
    session.proposals().begin_edit(edit).await.unwrap();
    write(writer, &page, "u7", EDITED).await;
    shape(writer, &page, PageAct::TakeOut { unit: unit("u10") }).await;
    propose(writer, &page, room).await.unwrap();
    let id = world.only_new(&[]).await;
    let drop = larkspur_ipc::proposals::DropPage { page: page.clone() };
    session.proposals().drop_page(drop).await.unwrap();
    let go_on = BeginRevision { room: room.clone(), proposal: id.clone() };
    session.proposals().begin_revision(&writer.messaging(), go_on).await.unwrap();
    let opened = head(writer, &page).await;
    assert_eq!((opened.row.news, opened.row.is_same), (0, false));
    assert!(opened.aside.iter().any(|block| block.unit == unit("u10")), "it can be put back");
    shape(writer, &page, PageAct::PutBack { unit: unit("u10") }).await;
    propose(writer, &page, room).await.unwrap();
    let second = sees(reader, room, &id, |it| it.row.revision == 2).await;
    let of = |name: &str| second.units.iter().find(|it| it.unit == unit(name)).unwrap();
    assert!(format!("{:?}", of("u7").proposed).contains("Adderstongue"));
    assert!(!of("u10").proposed.is_empty());
}
