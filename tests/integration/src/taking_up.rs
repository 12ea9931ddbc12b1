//! What was verified in a room of the library, on its way into a new version of the pack that everybody gets.

use std::path::PathBuf;

use larkspur_bundle::Roots;
use larkspur_ipc::{
    IpcError, RoomId,
    messaging::{CreateLibraryRoom, MessageContent, ProposalStep},
    proposals::{NotTaken, Proposal, ProposalsError, Status, TakeUpProposal, TakingUp, Verdict},
    resources::{
        GetPack, Imported, KeepCertificate, MakeSigningKey, PackFrom, PackRow, WatchPacks,
        WatchResource, WatchSigning,
    },
};
use larkspur_test_support::{
    homeserver::{Homeserver, Options},
    pack::{CHAPTER, Signers},
};

use crate::{
    canary::{Canary, find_in_folder},
    member::{Member, OpenDevice, Server, first, messages},
    proposals::{
        NAME, TAMIL, TITLE, UNIT, first_proposal, resource, review, review_of, sees, sees_card,
    },
};

pub(crate) async fn member(signers: &Signers, server: &Server, role: &str) -> Member {
    let roots = Roots::parse(Some(signers.root.public().line()), None).unwrap();
    Member::arrive_on(OpenDevice::trusting(roots).await, server, &server.url, role).await
}

/// Makes somebody an editor of what ships, as a person does with a certificate that was sent to them.
pub(crate) async fn make_editor(signers: &Signers, member: &Member) {
    let session = member.session();
    let resources = session.resources();
    resources.make_signing_key(MakeSigningKey {}).await.unwrap();
    let signing = resources.watch_signing(WatchSigning {}).await.unwrap();
    let public = first(signing, |it| Some(it.key.clone().unwrap().public)).await.unwrap();
    let text = signers.certify(&public, "core").unwrap();
    let command = KeepCertificate { text };
    resources.keep_certificate(command).await.unwrap();
}

pub(crate) async fn take_up(
    member: &Member,
    room: &RoomId,
    proposal: &Proposal,
) -> Result<(), IpcError> {
    let session = member.session();
    let command = TakeUpProposal {
        room: room.clone(),
        proposal: proposal.row.proposal.clone(),
        digest: proposal.digest.clone(),
        words: "In the library".to_owned(),
        pack_words: "Pages for the library".to_owned(),
    };
    session.proposals().take_up_proposal(&member.messaging(), session.resources(), command).await
}

/// The version of what ships that a member has, and who answers for it.
pub(crate) async fn version(member: &Member) -> (u32, PackFrom) {
    let packs = member.session().resources().watch_packs(WatchPacks {}).await.unwrap();
    let of = |rows: &Vec<PackRow>| {
        rows.iter().find(|row| row.pack == "core").map(|row| (row.revision, row.from.clone()))
    };
    first(packs, of).await.unwrap()
}

/// The title in Tamil that a member's library shows, if it has the page in Tamil.
async fn title(member: &Member) -> Option<String> {
    let command = WatchResource {
        resource: resource(),
        language: Some(TAMIL.to_owned()),
        languages: vec!["en".to_owned()],
    };
    let session = member.session();
    let page = session.resources().reader().watch_resource(command).await.unwrap();
    first(page, |page| Some((page.shown.tag == TAMIL).then(|| page.title.clone()))).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_verified_comes_into_a_new_version_that_the_others_get_and_believe() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let network = Signers::new().unwrap();
    let writer = member(&network, &server, "writer").await;
    let editor = member(&network, &server, "editor").await;
    let reader = member(&network, &server, "reader").await;
    let create = CreateLibraryRoom { name: "Tamil pages".into() };
    let room = writer.messaging().create_library_room(create).await.unwrap();
    for other in [&editor, &reader] {
        writer.bring_in(&room, other).await;
    }
    let before = version(&reader).await;
    assert_eq!(before.1, PackFrom::App);

    let id = first_proposal(&writer, &room).await;
    let draft = sees(&editor, &room, &id, |_| true).await;
    assert_eq!(draft.taking_up, None);
    let early = take_up(&editor, &room, &draft).await;
    let why = ProposalsError::NotTaken(NotTaken::NotVerified);
    assert_eq!(early, Err(why.into()), "nobody has read it yet");
    review(&editor, review_of(&room, &draft, Verdict::Fits, true)).await.unwrap();
    review(&reader, review_of(&room, &draft, Verdict::Fits, false)).await.unwrap();
    let verified = sees(&editor, &room, &id, |it| it.row.status == Status::Verified).await;
    assert_eq!(verified.taking_up, None, "they have no key yet");
    assert_eq!(take_up(&editor, &room, &verified).await, Err(ProposalsError::NotAnEditor.into()));

    make_editor(&network, &editor).await;
    let able = sees(&editor, &room, &id, |it| it.taking_up.is_some()).await;
    let expected = TakingUp {
        pack: "Larkspur core".to_owned(),
        lang: "en".to_owned(),
        revision: before.0 + 1,
        chapter: CHAPTER.to_owned(),
    };
    assert_eq!(able.taking_up, Some(expected));
    take_up(&editor, &room, &able).await.unwrap();
    for member in [&writer, &editor, &reader] {
        let taken = sees(member, &room, &id, |it| {
            it.row.status == Status::TakenUp { pack: "core".to_owned(), rev: before.0 + 1 }
        });
        assert_eq!(taken.await.taking_up, None);
        sees_card(member, &room, ProposalStep::TakenUp).await;
    }
    assert_eq!(take_up(&editor, &room, &able).await, Err(ProposalsError::Over.into()));
    let chapter = PackFrom::Chapter { name: CHAPTER.to_owned() };
    assert_eq!(version(&editor).await, (before.0 + 1, chapter));
    assert_eq!(title(&editor).await.as_deref(), Some(TITLE));

    // The others have it once they get the pack that came with it.
    assert_eq!((version(&reader).await, title(&reader).await), (before, None));
    let seen = reader.wait_in_room(&room, |rows| {
        messages(rows).find_map(|message| match &message.content {
            MessageContent::Pack { message: Some(id), .. } => Some(id.clone()),
            _ => None,
        })
    });
    let message = seen.await.unwrap();
    let got = reader.session().get_pack(GetPack { room: room.clone(), message }).await.unwrap();
    assert!(matches!(got, Imported::Added { .. }));
    assert_eq!(version(&reader).await, version(&editor).await);
    assert_eq!(title(&reader).await.as_deref(), Some(TITLE));

    for canary in [TITLE, UNIT, NAME, CHAPTER, "app.larkspur.taken_up", "app.larkspur.pack"] {
        let canary = Canary::of(canary);
        canary.prove_search_in(homeserver.folder());
        assert_eq!(find_in_folder(homeserver.folder(), &canary), Vec::<PathBuf>::new());
    }
}
