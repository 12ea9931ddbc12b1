//! A page of the library that one member shares, and others see.

use std::path::PathBuf;

use larkspur_ipc::{
    IpcError, ResourceId, RoomId,
    messaging::{CreateCircle, MessageContent, PageCard, RoomSummary},
    resources::{ResourcesError, SharePage},
};
use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::{
    canary::{Canary, find_in_folder},
    member::{Member, Server, messages},
};

/// The title that nobody but the members may read.
const TITLE: &str = "If someone holds your passport";

fn share(resource: &str, room: &RoomId) -> SharePage {
    SharePage {
        resource: ResourceId::parse(resource).unwrap(),
        room: room.clone(),
        languages: vec!["en".to_owned()],
    }
}

async fn sees_card(member: &Member, room: &RoomId) -> Option<PageCard> {
    member
        .wait_in_room(room, |rows| {
            messages(rows).find_map(|message| match &message.content {
                MessageContent::Page { card } => Some(card.clone()),
                _ => None,
            })
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_shared_arrives_as_a_card_and_the_server_cannot_read_it() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let leader = Member::arrive_at(&server, "leader").await;
    let advisor = Member::arrive_at(&server, "advisor").await;
    let circle = CreateCircle { name: "June visit".into() };
    let room = leader.messaging().create_circle(circle).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    let session = leader.session();
    session.share_page(share("work/passport-held", &room)).await.unwrap();
    for member in [&leader, &advisor] {
        let card = sees_card(member, &room).await.unwrap();
        assert_eq!(card.resource.as_str(), "work/passport-held");
        assert_eq!((card.title.as_str(), card.lang.as_deref()), (TITLE, Some("en")));
    }
    // The preview of the room says what was shared.
    let is_previewed = |row: &RoomSummary| {
        row.preview.as_ref().and_then(|it| it.text.as_deref()).is_some_and(|it| it == TITLE)
    };
    advisor.wait_for_room(&room, is_previewed).await;
    for canary in [TITLE, "work/passport-held", "app.larkspur.page"] {
        let canary = Canary::of(canary);
        canary.prove_search_in(homeserver.folder());
        assert_eq!(find_in_folder(homeserver.folder(), &canary), Vec::<PathBuf>::new());
    }
    let absent = session.share_page(share("work/absent", &room)).await;
    assert_eq!(absent, Err(IpcError::Resources(ResourcesError::NotThere)));
}
