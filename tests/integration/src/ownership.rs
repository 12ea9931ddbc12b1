//! Who owns a room, and what the server's state of each preset is.

use std::collections::BTreeMap;

use larkspur_ipc::{
    IpcError, RoomId,
    messaging::{
        CreateCircle, CreateDirect, CreateLibraryRoom, DeclineInvitation, InviteMember,
        MessagingError, Ownership, WatchRoom,
    },
};
use serde_json::{Value, json};

use crate::{
    member::{Member, PATIENCE, first},
    raw::{Raw, escaped},
};

/// A community: an organisation account with a space that the member has joined.
async fn community(role: &str) -> (Member, Member) {
    let organisation = Member::arrive("organisation").await;
    let member = Member::arrive(role).await;
    let raw = Raw::of(&organisation).await;
    let made = raw
        .post(
            "/_matrix/client/v3/createRoom",
            json!({
                "name": "Network", "preset": "private_chat", "creation_content": { "type": "m.space" },
                "invite": [member.id.as_str()], "room_version": "12",
            }),
        )
        .await;
    let space = RoomId::parse(made["room_id"].as_str().expect("the space is made")).unwrap();
    let path = format!("/_matrix/client/v3/join/{}", escaped(space.as_str()));
    Raw::of(&member).await.post(&path, json!({})).await;
    wait_for_community(&member).await;
    (organisation, member)
}

/// The space arrives with the next sync; a circle made before would have no owner.
async fn wait_for_community(member: &Member) {
    for _ in 0..200 {
        if member.messaging().has_community().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the community never arrived");
}

async fn wait_for_ownership(
    member: &Member,
    room: &RoomId,
    fits: impl Fn(&Ownership) -> bool,
) -> Ownership {
    let details = member.messaging().watch_room(&WatchRoom { room: room.clone() }).unwrap();
    first(details, |detail| fits(&detail.ownership).then(|| detail.ownership.clone()))
        .await
        .expect("the ownership becomes what was waited for")
}

async fn level(asking: &Member, room: &RoomId, of: &Member) -> i64 {
    raw_level(asking, room, of.id.as_str()).await
}

async fn raw_level(asking: &Member, room: &RoomId, id: &str) -> i64 {
    let state = Raw::of(asking).await.state(room).await;
    let levels =
        state.as_array().unwrap().iter().find(|e| e["type"] == "m.room.power_levels").unwrap();
    levels["content"]["users"][id].as_i64().unwrap_or(0)
}

/// Waits until the server says that the member stands at `wanted` in the room.
async fn wait_for_level(member: &Member, room: &RoomId, wanted: i64) {
    let begun = std::time::Instant::now();
    while level(member, room, member).await != wanted {
        assert!(begun.elapsed() < PATIENCE, "{} never came to {wanted}", member.name);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_creator_steps_down_once_the_organisation_has_joined_late() {
    let (organisation, leader) = community("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    let waiting =
        wait_for_ownership(&leader, &room, |o| matches!(o, Ownership::WaitsForOrganisation { .. }))
            .await;
    assert!(matches!(waiting, Ownership::WaitsForOrganisation { is_own_room: true, .. }));
    assert_eq!(
        level(&leader, &room, &leader).await,
        100,
        "until then the creator keeps the rights"
    );
    organisation.accept(&room).await;
    wait_for_ownership(&leader, &room, |o| *o == Ownership::Settled).await;
    wait_for_level(&leader, &room, 50).await;
    assert_eq!(level(&leader, &room, &organisation).await, 100);
    // The organisation can remove the member who made the room.
    let path = format!("/_matrix/client/v3/rooms/{}/kick", escaped(room.as_str()));
    let answer =
        Raw::of(&organisation).await.post(&path, json!({ "user_id": leader.id.as_str() })).await;
    assert_eq!(answer, json!({}));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_creator_steps_down_after_a_restart_when_the_organisation_joined_meanwhile() {
    let (organisation, leader) = community("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    assert_eq!(level(&leader, &room, &leader).await, 100);
    let away = leader.go_away().await;
    organisation.accept(&room).await;
    assert_eq!(raw_level(&organisation, &room, away.id.as_str()).await, 100, "nobody else does it");
    let leader = away.come_back().await;
    wait_for_level(&leader, &room, 50).await;
    assert_eq!(level(&leader, &room, &organisation).await, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_stands_under_its_space_on_a_new_device_before_it_is_opened() {
    let (organisation, leader) = community("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    organisation.accept(&room).await;
    wait_for_level(&leader, &room, 50).await;
    // The joining of the organisation is no longer among the last events, which come with the list.
    for number in 1..=12 {
        leader.say(&room, &format!("message {number}")).await;
    }
    leader.reads(&room, "message 12").await;
    while crate::raw::messages_of(&leader, &leader, &room).await < 12 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let fresh = leader.on_a_new_device().await;
    fresh.wait_for_room(&room, |row| row.space.as_deref() == Some("Network")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_only_claims_a_space_does_not_stand_under_it() {
    let (organisation, leader) = community("leader").await;
    let stranger = Member::arrive("stranger").await;
    let space = spaces_of(&organisation).await;
    let raw = Raw::of(&stranger).await;
    let claim = json!({
        "type": "m.space.parent", "state_key": space, "content": { "via": ["example.org"] },
    });
    let made = raw
        .post(
            "/_matrix/client/v3/createRoom",
            json!({
                "name": "Not theirs", "preset": "private_chat", "initial_state": [claim],
                "invite": [leader.id.as_str()],
            }),
        )
        .await;
    let room = RoomId::parse(made["room_id"].as_str().expect("the room is made")).unwrap();
    leader.accept(&room).await;
    // A circle that belongs there shows when the claims have been judged.
    let circle =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    let fresh = leader.on_a_new_device().await;
    fresh.wait_for_room(&circle, |row| row.space.as_deref() == Some("Network")).await;
    let row = fresh.wait_for_room(&room, |_| true).await;
    assert_eq!(row.space, None, "a stranger's room stands under a name that people trust");
}

/// The id of the one space that the organisation made.
async fn spaces_of(organisation: &Member) -> String {
    let raw = Raw::of(organisation).await;
    let joined = raw.get("/_matrix/client/v3/joined_rooms").await;
    joined["joined_rooms"][0].as_str().expect("the organisation has its space").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_organisation_declines_the_creator_keeps_the_rights_and_is_told() {
    let (organisation, leader) = community("leader").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    organisation.wait_for_room(&room, |_| true).await;
    let decline = DeclineInvitation { room: room.clone(), ignores_inviter: false };
    organisation.messaging().decline_invitation(decline).await.unwrap();
    wait_for_ownership(&leader, &room, |o| {
        matches!(o, Ownership::OrganisationDeclined { is_own_room: true, .. })
    })
    .await;
    assert_eq!(level(&leader, &room, &leader).await, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_conversation_of_two_both_end_up_alike() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let room = leader
        .messaging()
        .create_direct(CreateDirect { member: advisor.id.clone() })
        .await
        .unwrap();
    advisor.accept(&room).await;
    wait_for_level(&leader, &room, 50).await;
    assert_eq!(level(&leader, &room, &advisor).await, 50);
    let third = Member::arrive("third").await;
    let invite = InviteMember { room, member: third.id.clone() };
    let refused = leader.messaging().invite_member(invite).await.unwrap_err();
    assert_eq!(refused, IpcError::Messaging(MessagingError::NotAllowed));
}

/// The server's state of a room without what differs each time: ids, times, people's own events.
async fn golden(member: &Member, room: &RoomId, people: &[(&Member, &str)]) -> Value {
    let state = Raw::of(member).await.state(room).await;
    let mut shown = BTreeMap::new();
    for event in state.as_array().unwrap() {
        let kind = event["type"].as_str().unwrap();
        if kind == "m.room.member" {
            continue;
        }
        let mut content = event["content"].to_string();
        for (person, role) in people {
            content = content.replace(person.id.as_str(), role);
        }
        shown.insert(kind.to_owned(), sorted(serde_json::from_str(&content).unwrap()));
    }
    shown.remove("m.space.parent");
    json!(shown)
}

/// With the keys of each object in order: the server sorts people by ids that differ each time.
fn sorted(value: Value) -> Value {
    let Value::Object(entries) = value else { return value };
    let entries: BTreeMap<String, Value> =
        entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
    json!(entries)
}

fn check_golden(name: &str, shown: &Value) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    let text = serde_json::to_string_pretty(shown).unwrap() + "\n";
    if std::env::var_os("LARKSPUR_WRITE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, kept, "the server's state of {name} is not what was agreed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_servers_state_of_each_preset_is_as_agreed() {
    let (organisation, leader) = community("leader").await;
    let circle =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    let people = [(&organisation, "@organisation"), (&leader, "@creator")];
    check_golden("circle.json", &golden(&leader, &circle, &people).await);
    let library = CreateLibraryRoom { name: "Khmer pages".into() };
    let library = leader.messaging().create_library_room(library).await.unwrap();
    check_golden("library.json", &golden(&leader, &library, &people).await);

    wait_for_community(&organisation).await;
    let owned = organisation
        .messaging()
        .create_circle(CreateCircle { name: "Notices".into() })
        .await
        .unwrap();
    check_golden("circle_of_the_organisation.json", &golden(&organisation, &owned, &people).await);

    let advisor = Member::arrive("advisor").await;
    let direct = leader
        .messaging()
        .create_direct(CreateDirect { member: advisor.id.clone() })
        .await
        .unwrap();
    wait_for_level(&leader, &direct, 50).await;
    let people = [(&advisor, "@other"), (&leader, "@creator")];
    check_golden("direct.json", &golden(&leader, &direct, &people).await);
}
