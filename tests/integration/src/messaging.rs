//! Conversations between real accounts.

use larkspur_ipc::{
    IpcError, RoomId,
    messaging::{
        CreateCircle, CreateDirect, DeclineInvitation, InviteMember, LeaveRoom, Membership,
        MessageContent, MessagingError, RoomKind, RoomSummary, UndecryptableCause, UndoLeave,
    },
};

use crate::member::{Member, PATIENCE, messages, words};

#[tokio::test(flavor = "multi_thread")]
async fn two_fresh_accounts_read_each_other_in_both_directions() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, "Good morning").await;
    advisor.reads(&room, "Good morning").await;
    advisor.say(&room, "ខ្ញុំយល់ស្រប").await;
    leader.reads(&room, "ខ្ញុំយល់ស្រប").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_message_is_read_also_when_the_writer_joined_later() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    advisor.say(&room, "I am here").await;
    leader.reads(&room, "I am here").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_member_reads_what_follows_and_nothing_from_before() {
    let leader = Member::arrive("leader").await;
    let (advisor, late) = (Member::arrive("advisor").await, Member::arrive("late").await);
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    leader.say(&room, "before").await;
    advisor.reads(&room, "before").await;
    leader.bring_in(&room, &late).await;
    leader.say(&room, "after").await;
    late.reads(&room, "after").await;
    advisor.reads(&room, "after").await;
    let seen = late
        .wait_in_room(&room, |rows| {
            let seen: Vec<_> = messages(rows).map(|m| (words(m), m.content.clone())).collect();
            seen.iter().any(|(text, _)| text == "after").then_some(seen)
        })
        .await
        .unwrap();
    for (text, content) in seen {
        assert_ne!(text, "before");
        if let MessageContent::Undecryptable { cause } = content {
            assert_eq!(cause, UndecryptableCause::SentBeforeJoining);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_of_two_is_found_again_instead_of_made_twice() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let command = CreateDirect { member: advisor.id.clone() };
    let room = leader.messaging().create_direct(command.clone()).await.unwrap();
    advisor.accept(&room).await;
    leader.say(&room, "only for you").await;
    advisor.reads(&room, "only for you").await;
    let row = advisor.wait_for_room(&room, |row| row.kind == RoomKind::Direct).await;
    assert_eq!(row.name, leader.name, "a conversation of two is named after the other person");
    assert_eq!(leader.messaging().create_direct(command).await.unwrap(), room);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_ignored_with_an_invitation_can_invite_no_more() {
    let (advisor, pest) = (Member::arrive("advisor").await, Member::arrive("pest").await);
    let leader = Member::arrive("leader").await;
    let first = invite_to_new(&pest, &advisor).await;
    let waiting = invite_to_new(&pest, &advisor).await;
    for room in [&first, &waiting] {
        advisor.wait_for_room(room, is_invited).await;
    }
    let decline = DeclineInvitation { room: first.clone(), ignores_inviter: true };
    advisor.messaging().decline_invitation(decline).await.unwrap();
    let third = invite_to_new(&pest, &advisor).await;
    // Somebody else's invitation shows, so everything before it has had its time.
    let welcome = invite_to_new(&leader, &advisor).await;
    let rows = crate::member::wait_in_list(advisor.messaging().watch_rooms(), |rows| {
        let is_shown = |room: &RoomId| rows.iter().any(|row: &RoomSummary| row.room == *room);
        (is_shown(&welcome) && !is_shown(&waiting)).then(|| rows.to_vec())
    });
    let rows = rows.await.expect("only the invitation of the other person is left");
    assert!(rows.iter().all(|row| row.room != first && row.room != third), "{rows:?}");

    let path = format!(
        "/_matrix/client/v3/user/{}/account_data/m.ignored_user_list",
        crate::raw::escaped(advisor.id.as_str())
    );
    let ignored = crate::raw::Raw::of(&advisor).await.get(&path).await;
    assert!(ignored["ignored_users"].get(pest.id.as_str()).is_some(), "the server was not told");
    // A restart forgets nothing of it.
    let advisor = advisor.go_away().await.come_back().await;
    advisor.wait_for_room(&welcome, is_invited).await;
    let rows = first_list(&advisor).await;
    assert!(rows.iter().all(|row| row.room == welcome), "{rows:?}");
}

fn is_invited(row: &RoomSummary) -> bool {
    matches!(row.membership, Membership::Invited { .. })
}

/// The room list once it has a row.
async fn first_list(member: &Member) -> Vec<RoomSummary> {
    crate::member::wait_in_list(member.messaging().watch_rooms(), |rows| {
        (!rows.is_empty()).then(|| rows.to_vec())
    })
    .await
    .expect("there is a list")
}

async fn invite_to_new(inviter: &Member, guest: &Member) -> RoomId {
    let create = CreateCircle { name: "June visit".into() };
    let room = inviter.messaging().create_circle(create).await.unwrap();
    let invite = InviteMember { room: room.clone(), member: guest.id.clone() };
    inviter.messaging().invite_member(invite).await.unwrap();
    room
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_can_be_taken_back_before_anybody_is_told() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let kept = invite_to_new(&leader, &advisor).await;
    let left = invite_to_new(&leader, &advisor).await;
    advisor.accept(&kept).await;
    advisor.accept(&left).await;
    for room in [&kept, &left] {
        advisor.messaging().leave_room(LeaveRoom { room: room.clone() }).await.unwrap();
    }
    let gone = crate::member::wait_in_list(advisor.messaging().watch_rooms(), |rows| {
        rows.is_empty().then_some(())
    });
    assert!(gone.await.is_some(), "the rooms stay in the list");
    assert_eq!(membership(&leader, &kept, &advisor).await, "join", "they were told at once");
    let undo = |room: &RoomId| UndoLeave { room: room.clone() };
    advisor.messaging().undo_leave(undo(&kept)).await.unwrap();
    advisor.wait_for_room(&kept, |_| true).await;

    // The other one is told. The time of the one that was taken back was over before.
    wait_until_left(&leader, &left, &advisor).await;
    assert_eq!(membership(&leader, &kept, &advisor).await, "join");
    let late = advisor.messaging().undo_leave(undo(&left)).await;
    assert_eq!(late, Err(IpcError::Messaging(MessagingError::LeftAlready)));
    leader.say(&kept, "still together").await;
    advisor.reads(&kept, "still together").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leaving_that_a_lock_cut_short_is_finished_at_the_next_start() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let room = invite_to_new(&leader, &advisor).await;
    advisor.accept(&room).await;
    advisor.messaging().leave_room(LeaveRoom { room: room.clone() }).await.unwrap();
    let away = advisor.go_away().await;
    assert_eq!(membership_of(&leader, &room, away.id.as_str()).await, "join");
    let advisor = away.come_back().await;
    wait_until_left(&leader, &room, &advisor).await;
    let shown = crate::member::wait_in_list(advisor.messaging().watch_rooms(), |rows| {
        rows.is_empty().then_some(())
    });
    assert!(shown.await.is_some(), "a room that was left is shown");
}

async fn wait_until_left(asking: &Member, room: &RoomId, member: &Member) {
    let begun = std::time::Instant::now();
    while membership(asking, room, member).await != "leave" {
        assert!(begun.elapsed() < PATIENCE, "{} never left", member.name);
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
}

async fn membership(asking: &Member, room: &RoomId, member: &Member) -> String {
    membership_of(asking, room, member.id.as_str()).await
}

/// What the server says of somebody in a room.
async fn membership_of(asking: &Member, room: &RoomId, id: &str) -> String {
    let state = crate::raw::Raw::of(asking).await.state(room).await;
    let is_theirs =
        |event: &&serde_json::Value| event["type"] == "m.room.member" && event["state_key"] == id;
    let event = state.as_array().unwrap().iter().find(is_theirs).expect("they were in the room");
    event["content"]["membership"].as_str().unwrap().to_owned()
}
