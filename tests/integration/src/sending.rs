//! What waits, what is held back, what never leaves.

use std::time::Duration;

use larkspur_ipc::{
    Secret,
    account::{Identity, ResetIdentity},
    messaging::{
        AcceptIdentity, Connection, CreateCircle, LeaveRoom, MessageContent, SendState, WatchRoom,
        WithdrawMessage,
    },
};
use larkspur_test_support::homeserver::{Homeserver, Options};

use crate::member::{
    Member, OpenDevice, PASSWORD, Server, first, messages, server, sign_in, wait_for_identity,
    words,
};

async fn is_in_state(
    member: &Member,
    room: &larkspur_ipc::RoomId,
    body: &str,
    state: SendState,
) -> bool {
    member
        .wait_in_room(room, |rows| {
            messages(rows).find(|m| words(m) == body && m.send_state == Some(state)).map(|_| ())
        })
        .await
        .is_some()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_written_before_an_identity_changed_waits_for_the_readers_choice() {
    // The server goes down for one of the two only: each reaches it through a gate of its own.
    let homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let mut gate = crate::relay::Relay::start(&homeserver.url()).await;
    let advisor = Member::arrive_at(&server, "advisor").await;
    let leader = Member::arrive_through(&server, &gate.url(), "leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, "hello").await;
    advisor.reads(&room, "hello").await;

    gate.close();
    let is_offline = first(leader.messaging().watch_connection(), |now| {
        (*now == Connection::Offline).then_some(())
    });
    assert!(is_offline.await.is_some(), "the leader never noticed the break");
    leader.say(&room, "written while offline").await;
    assert!(is_in_state(&leader, &room, "written while offline", SendState::Sending).await);

    // Meanwhile the other account starts over on a new device.
    let second = OpenDevice::new().await;
    sign_in(&second, &server.url, &advisor.name).await;
    wait_for_identity(&second, Identity::NeedsRecoveryKey).await;
    let reset = ResetIdentity { password: Secret::new(PASSWORD) };
    second.session().account().reset_identity(reset).await.unwrap();
    wait_for_identity(&second, Identity::NeedsNewKey).await;

    gate.open().await;
    let change = first(
        leader.messaging().watch_room(&WatchRoom { room: room.clone() }).unwrap(),
        |detail| detail.identity_changes.first().cloned(),
    );
    let change = change.await.expect("the change is told");
    assert_eq!(change.person.member, advisor.id);
    assert!(is_in_state(&leader, &room, "written while offline", SendState::Paused).await);
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let events = crate::raw::messages_of(&advisor, &leader, &room).await;
    assert_eq!(events, 1, "nothing may leave before the choice");

    let accept = AcceptIdentity { room: room.clone(), member: advisor.id.clone() };
    leader.messaging().accept_identity(accept).await.unwrap();
    assert!(is_in_state(&leader, &room, "written while offline", SendState::Sent).await);
    let again = Member {
        id: advisor.id,
        name: advisor.name,
        on: second,
        recovery_key: String::new(),
        server_url: server.url,
    };
    again.wait_for_room(&room, |_| true).await;
    again.reads(&room, "written while offline").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_offline_is_delivered_once_also_after_a_restart_of_the_server() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let server = Server::of(&homeserver);
    let (leader, advisor) =
        (Member::arrive_at(&server, "leader").await, Member::arrive_at(&server, "advisor").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, "one").await;
    advisor.reads(&room, "one").await;
    homeserver.stop();
    let is_offline = first(leader.messaging().watch_connection(), |now| {
        (*now == Connection::Offline).then_some(())
    });
    assert!(is_offline.await.is_some());
    leader.say(&room, "two").await;
    leader.say(&room, "three").await;
    homeserver.start_again().unwrap();
    advisor.reads(&room, "three").await;
    let seen = advisor
        .wait_in_room(&room, |rows| {
            let seen: Vec<String> = messages(rows).map(words).collect();
            seen.iter().any(|text| text == "three").then_some(seen)
        })
        .await
        .unwrap();
    assert_eq!(seen, ["one", "two", "three"], "each once and in order");
}

/// Were the session that is locked to write down what the server answers, it would do so behind the back of the next one,
/// whose cache of the room would not fit its store any more: nothing would come into any room until the next start.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_when_the_vault_is_locked_arrives_once_and_the_room_goes_on() {
    let mut leader = Member::arrive_at(server(), "leader").await;
    let advisor = Member::arrive_at(server(), "advisor").await;
    let circle = CreateCircle { name: "June visit".into() };
    let room = leader.messaging().create_circle(circle).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    for round in 0..6 {
        let said = format!("said while locking, {round}");
        leader.say(&room, &said).await;
        // Each time it is somewhat further on its way.
        tokio::time::sleep(Duration::from_millis(20 * round)).await;
        leader = leader.go_away().await.come_back().await;
        advisor.reads(&room, &said).await;
        let answer = format!("answered, {round}");
        advisor.say(&room, &answer).await;
        leader.reads(&room, &answer).await;
        let times = leader
            .wait_in_room(&room, |rows| {
                let times = messages(rows).filter(|m| words(m) == said).count();
                (times > 0).then_some(times)
            })
            .await;
        assert_eq!(times, Some(1), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unsent_message_can_be_taken_back_with_its_words() {
    let mut homeserver = Homeserver::start(Options::default()).unwrap();
    let leader = Member::arrive_at(&Server::of(&homeserver), "leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.say(&room, "stays").await;
    assert!(is_in_state(&leader, &room, "stays", SendState::Sent).await);
    homeserver.stop();
    leader.say(&room, "goes").await;
    let key = leader
        .wait_in_room(&room, |rows| {
            rows.iter()
                .find(|row| messages(std::slice::from_ref(row)).any(|m| words(m) == "goes"))
                .map(|row| row.key.clone())
        })
        .await
        .unwrap();
    let command = WithdrawMessage { room: room.clone(), key };
    assert_eq!(leader.messaging().withdraw_message(command).await.unwrap(), "goes");
    // For a moment the SDK may show what was sent both as it was written and as it was stored.
    let is_alone = leader
        .wait_in_room(&room, |rows| messages(rows).map(words).eq(["stays"]).then_some(()))
        .await;
    assert!(is_alone.is_some(), "only the message that was sent is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_member_gets_no_later_key() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let third = Member::arrive("third").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.bring_in(&room, &third).await;
    leader.say(&room, "for all three").await;
    advisor.reads(&room, "for all three").await;
    third.reads(&room, "for all three").await;
    let before = session_of_last(&leader, &room).await;

    // From here on what is sent to their devices waits on the server, where it can be looked at.
    let of_advisor = inbox_of(advisor).await;
    let of_third = inbox_of(third).await;
    let path = format!("/_matrix/client/v3/rooms/{}/kick", crate::raw::escaped(room.as_str()));
    let removed = serde_json::json!({ "user_id": of_advisor.id.as_str() });
    let answer = crate::raw::Raw::of(&leader).await.post(&path, removed).await;
    assert_eq!(answer, serde_json::json!({}), "the server did not remove the member");
    wait_for_count(&leader, &room, 2).await;
    leader.say(&room, "for two").await;
    assert!(is_in_state(&leader, &room, "for two", SendState::Sent).await);
    let after = session_of_last(&leader, &room).await;
    assert_ne!(after, before, "the key was not changed when somebody was removed");
    assert_ne!(of_third.keys().await, 0, "a member must get the key, or this test sees nothing");
    assert_eq!(of_advisor.keys().await, 0, "a removed member was given a key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_who_left_gets_no_later_key() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, "for two").await;
    advisor.reads(&room, "for two").await;
    let before = session_of_last(&leader, &room).await;
    advisor.messaging().leave_room(LeaveRoom { room: room.clone() }).await.unwrap();
    wait_for_count(&leader, &room, 1).await;
    let of_advisor = inbox_of(advisor).await;
    leader.say(&room, "for one").await;
    assert!(is_in_state(&leader, &room, "for one", SendState::Sent).await);
    assert_ne!(session_of_last(&leader, &room).await, before);
    assert_eq!(of_advisor.keys().await, 0, "a member who left was given a key");
}

/// What the server keeps for a device whose app does not run.
struct Inbox {
    id: larkspur_ipc::MemberId,
    device: crate::raw::Raw,
    place: String,
    _away: crate::member::Away,
}

impl Inbox {
    /// How many encrypted messages to the device have come, each of which may hold a key.
    async fn keys(&self) -> usize {
        let (waiting, _) = self.device.to_device(Some(&self.place)).await;
        waiting.iter().filter(|event| event["type"] == "m.room.encrypted").count()
    }
}

/// Ends the member's app and looks from here on at what the server keeps for it.
async fn inbox_of(member: Member) -> Inbox {
    let away = member.go_away().await;
    let device = crate::raw::Raw::in_the_place_of_the_app(&away.server_url, &away.name).await;
    let (_, place) = device.to_device(None).await;
    Inbox { id: away.id.clone(), device, place, _away: away }
}

async fn wait_for_count(member: &Member, room: &larkspur_ipc::RoomId, count: u32) {
    let details = member.messaging().watch_room(&WatchRoom { room: room.clone() }).unwrap();
    let reached = first(details, |detail| (detail.member_count == count).then_some(())).await;
    assert!(reached.is_some(), "the room never had {count} members");
}

/// The id of the key that the last message of the room was encrypted with, read from the server.
async fn session_of_last(member: &Member, room: &larkspur_ipc::RoomId) -> String {
    let body = crate::raw::last_message(member, room).await;
    body["content"]["session_id"].as_str().expect("an encrypted event names its session").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_received_script_is_shown_as_words() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, "<img src=x onerror=alert(1)> **strong**").await;
    let content = advisor
        .wait_in_room(&room, |rows| messages(rows).find(|m| !m.is_own).map(|m| m.content.clone()))
        .await
        .unwrap();
    let MessageContent::Words { nodes, .. } = content else { panic!("it can be read") };
    assert!(!format!("{nodes:?}").contains("onerror"));
}
