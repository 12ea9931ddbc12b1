//! Messages that cannot be opened: each says why, and opens when its key comes.

use larkspur_ipc::{
    RoomId,
    messaging::{CreateCircle, MessageContent, UndecryptableCause},
};
use larkspur_test_support::homeserver::{Homeserver, Options};
use serde_json::json;

use crate::{
    member::{Member, Server, messages, words},
    relay::Relay,
    stranger::Stranger,
};

/// Waits until the newest message of the room cannot be opened for this cause.
async fn is_closed(member: &Member, room: &RoomId, cause: UndecryptableCause) {
    let seen = std::cell::RefCell::new(Vec::new());
    let found = member.wait_in_room(room, |rows| {
        let contents: Vec<MessageContent> = messages(rows).map(|m| m.content.clone()).collect();
        let is_there = contents.contains(&MessageContent::Undecryptable { cause });
        *seen.borrow_mut() = contents;
        is_there.then_some(())
    });
    assert!(found.await.is_some(), "no message is closed as {cause:?}, but: {:?}", seen.borrow());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_whose_key_is_on_its_way_says_so_and_opens_when_it_comes() {
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let mut gate = Relay::start(&homeserver.url()).await;
    let leader = Member::arrive_at(&server, "leader").await;
    let advisor = Member::arrive_through(&server, &gate.url(), "advisor").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    // Only the advisor's first device is given the key, and it cannot be reached: so the key is
    // neither in the backup nor anywhere but in a box on the server.
    gate.close();
    leader.say(&room, "for the first device").await;
    let sent = leader.wait_in_room(&room, |rows| {
        let sent = Some(larkspur_ipc::messaging::SendState::Sent);
        messages(rows).any(|m| m.send_state == sent).then_some(())
    });
    assert!(sent.await.is_some(), "it was not sent");

    let second = advisor.on_a_new_device().await;
    second.wait_for_room(&room, |_| true).await;
    is_closed(&second, &room, UndecryptableCause::WaitingForKey).await;
    gate.open().await;
    advisor.reads(&room, "for the first device").await;
    second.reads(&room, "for the first device").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_from_before_joining_says_so() {
    let stranger = Stranger::arrive("stranger").await;
    let advisor = Member::arrive("advisor").await;
    // Another program may make a room whose past everybody sees; its keys they still do not get.
    let made = stranger
        .make_room(json!([
            { "type": "m.room.encryption", "content": { "algorithm": "m.megolm.v1.aes-sha2" } },
            { "type": "m.room.history_visibility", "content": { "history_visibility": "shared" } },
        ]))
        .await;
    let text = |body: &str| json!({ "msgtype": "m.text", "body": body });
    stranger.send(&made, "m.room.message", text("before you came")).await;
    stranger.invite(&made, &advisor.id).await;
    advisor.accept(&made).await;
    stranger.send(&made, "m.room.message", text("now you are here")).await;
    advisor.reads(&made, "now you are here").await;
    is_closed(&advisor, &made, UndecryptableCause::SentBeforeJoining).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_a_device_that_its_owner_never_signed_is_not_believed() {
    let advisor = Member::arrive("advisor").await;
    let leader = Member::arrive("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, "by my own device").await;
    advisor.reads(&room, "by my own device").await;
    // Somebody who knows the password but not the recovery key.
    let intruder = Stranger::enter(&leader.name).await;
    intruder.wait_until_in(&room).await;
    let content = json!({ "msgtype": "m.text", "body": "come to the old house" });
    intruder.send(&room, "m.room.message", content).await;
    is_closed(&advisor, &room, UndecryptableCause::SenderNotTrusted).await;
    let shown = advisor
        .wait_in_room(&room, |rows| Some(messages(rows).map(words).collect::<Vec<_>>()))
        .await
        .unwrap();
    assert!(!shown.iter().any(|text| text.contains("old house")), "{shown:?}");
}
