//! What a broken or malicious program sends: no panic, the other messages show, and what is wrong is
//! shown calmly or left out.

use std::sync::atomic::{AtomicUsize, Ordering};

use larkspur_ipc::{
    RoomId,
    messaging::{
        CreateCircle, InviteMember, LoadEarlier, Message, MessageContent, TimelineItem,
        UndecryptableCause,
    },
};
use serde_json::{Value, json};

use crate::{
    member::{Member, messages, words},
    raw::{Raw, escaped},
    stranger::Stranger,
};

static PANICS: AtomicUsize = AtomicUsize::new(0);

/// Counts panics of every task and thread: the app goes on after some of them, but nobody should
/// be able to cause one from afar.
fn count_panics() {
    let shown = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        shown(panic);
    }));
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inner, _| json!([inner]))
}

/// What is wrong with an event, by its type and content. Each comes as well encrypted as any other.
fn wrong_events() -> Vec<(&'static str, Value)> {
    let text = |extra: Value| {
        let mut content = json!({ "msgtype": "m.text", "body": "with something odd" });
        content.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        content
    };
    // About as deep as an event can be, once it is encrypted.
    let bold = "<b>".repeat(14_000);
    vec![
        ("m.room.message", json!({})),
        ("m.room.message", json!({ "msgtype": 5, "body": "a number" })),
        ("m.room.message", json!({ "msgtype": "m.text" })),
        ("m.room.message", json!({ "msgtype": "m.text", "body": 7 })),
        ("m.room.message", json!({ "msgtype": "m.text", "body": ["a", "list"] })),
        ("m.room.message", json!({ "msgtype": "m.text", "body": null })),
        ("m.room.message", json!({ "msgtype": "app.new.kind", "body": "something new" })),
        ("m.room.message", json!({ "msgtype": "app.larkspur.pack", "body": "pages", "v": 1 })),
        (
            "m.room.message",
            json!({ "msgtype": "app.larkspur.pack", "body": "pages", "v": 1, "pack": "a",
                    "title": "A", "revision": 1, "size": 1, "file": nested(50) }),
        ),
        ("m.room.message", json!({ "msgtype": "m.image", "body": "p", "url": 5 })),
        ("m.room.message", json!({ "msgtype": "m.location", "body": "p", "geo_uri": {} })),
        ("m.room.message", json!({ "msgtype": "m.text", "body": "x".repeat(30_000) })),
        ("m.room.message", json!({ "msgtype": "m.text", "body": "e\u{301}".repeat(8_000) })),
        ("m.room.message", text(json!({ "app.extra": nested(90) }))),
        ("m.room.message", text(json!({ "format": 5, "formatted_body": {} }))),
        (
            "m.room.message",
            text(json!({ "format": "org.matrix.custom.html", "formatted_body": bold })),
        ),
        ("m.room.message", text(json!({ "m.relates_to": 5 }))),
        (
            "m.room.message",
            text(json!({ "m.relates_to": { "rel_type": "m.replace", "event_id": "$none" } })),
        ),
        ("m.room.message", text(json!({ "m.relates_to": { "m.in_reply_to": { "event_id": 5 } } }))),
        ("m.room.message", text(json!({ "m.mentions": { "user_ids": "everybody" } }))),
        ("m.reaction", json!({ "m.relates_to": { "rel_type": "m.annotation" } })),
        ("m.sticker", json!({ "body": 5, "info": [], "url": "not a place" })),
        ("m.poll.start", json!({ "question": "?" })),
        ("m.call.invite", json!({ "call_id": 1 })),
        ("app.larkspur.unknown", json!({ "v": "x" })),
    ]
}

/// Events that a server or a program without keys can put into an encrypted room.
fn wrong_in_the_clear() -> Vec<(&'static str, Value)> {
    let megolm = "m.megolm.v1.aes-sha2";
    vec![
        ("m.room.encrypted", json!({})),
        ("m.room.encrypted", json!({ "algorithm": "app.larkspur.none", "ciphertext": "x" })),
        ("m.room.encrypted", json!({ "algorithm": megolm, "ciphertext": 5 })),
        (
            "m.room.encrypted",
            json!({
                "algorithm": megolm, "ciphertext": "AwgAEnACgAkLmt6q", "session_id": "none",
                "sender_key": "none", "device_id": "none",
            }),
        ),
        (
            "m.room.encrypted",
            json!({ "algorithm": "m.olm.v1.curve25519-aes-sha2", "ciphertext": {}, "sender_key": "x" }),
        ),
        ("m.room.message", json!({ "msgtype": "m.text", "body": "words of a server" })),
        ("m.room.redaction", json!({ "redacts": "$none" })),
    ]
}

async fn send_in_the_clear(raw: &Raw, room: &RoomId) {
    for (index, (kind, content)) in wrong_in_the_clear().into_iter().enumerate() {
        let path = format!(
            "/_matrix/client/v3/rooms/{}/send/{kind}/wrong-{index}",
            escaped(room.as_str())
        );
        raw.put(&path, content).await;
    }
    for (kind, content) in [
        ("m.room.name", json!({ "name": "June\u{202e}\u{0000}\n\u{2066}tisiv \u{0301}\u{0301}" })),
        ("m.room.topic", json!({ "topic": 5 })),
        ("m.room.avatar", json!({ "url": ["x"] })),
        ("m.room.pinned_events", json!({ "pinned": "none" })),
        ("m.space.parent/!nowhere:example.org", json!({ "via": "x" })),
    ] {
        let path = format!("/_matrix/client/v3/rooms/{}/state/{kind}", escaped(room.as_str()));
        raw.put(&path, content).await;
    }
}

#[test]
fn malformed_events_hide_no_other_message_and_break_nothing() {
    count_panics();
    // In the runtime of the app, and on its threads alone.
    let runtime = larkspur_core::runtime::build("larkspur").unwrap();
    runtime.block_on(runtime.spawn(send_and_read_what_is_wrong())).unwrap();
    assert_eq!(PANICS.load(Ordering::SeqCst), 0, "something panicked");
}

async fn send_and_read_what_is_wrong() {
    let (leader, advisor) = (Member::arrive("leader").await, Member::arrive("advisor").await);
    let stranger = Stranger::arrive("stranger").await;
    let room =
        leader.messaging().create_circle(CreateCircle { name: "June visit".into() }).await.unwrap();
    leader.bring_in(&room, &advisor).await;
    let invite = InviteMember { room: room.clone(), member: stranger.id.clone() };
    leader.messaging().invite_member(invite).await.unwrap();
    stranger.join(&room).await;
    leader.say(&room, "before everything").await;
    advisor.reads(&room, "before everything").await;

    let wrong = wrong_events();
    let mut accepted = 0;
    for (kind, content) in wrong.clone() {
        accepted += usize::from(stranger.try_send(&room, kind, content).await.is_ok());
    }
    assert!(accepted + 4 >= wrong.len(), "the server refuses too much for this test: {accepted}");
    send_in_the_clear(&Raw::of(&leader).await, &room).await;
    stranger
        .send(&room, "m.room.message", json!({ "msgtype": "m.text", "body": "after it" }))
        .await;
    check(&advisor, &room).await;
    check(&leader, &room).await;

    // What is read from the device's own stores is no better than what the server says.
    let advisor = advisor.go_away().await.come_back().await;
    check(&advisor, &room).await;
    leader.say(&room, "still here").await;
    advisor.reads(&room, "still here").await;
}

async fn check(member: &Member, room: &RoomId) {
    // As somebody does who scrolls to the start.
    let earlier = LoadEarlier { room: room.clone() };
    while !member.messaging().load_earlier(earlier.clone()).await.unwrap() {}
    member.reads(room, "before everything").await;
    member.reads(room, "after it").await;
    let row = member.wait_for_room(room, |row| row.name.starts_with("June")).await;
    let is_plain = |c: char| {
        !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(row.name.chars().all(is_plain), "{:?}", row.name);
    let left = std::sync::Mutex::new(Vec::new());
    let whole = member.wait_in_room(room, |rows| {
        *left.lock().unwrap() = what_is_missing(rows);
        left.lock().unwrap().is_empty().then(|| rows.to_vec())
    });
    let rows = whole.await.unwrap_or_else(|| panic!("{}: {:?}", member.name, left.lock().unwrap()));
    assert!(
        messages(&rows).all(|m| words(m) != "words of a server"),
        "what was not encrypted is shown as if its sender had written it"
    );
}

/// What a timeline that holds everything still lacks.
fn what_is_missing(rows: &[TimelineItem]) -> Vec<&'static str> {
    let count = |fits: &dyn Fn(&Message) -> bool| messages(rows).filter(|m| fits(m)).count();
    let cause = UndecryptableCause::SenderNotTrusted;
    let facts = [
        ("a kind of message that is new is named", MessageContent::NotSupported, 1),
        ("what came in the clear is named", MessageContent::Undecryptable { cause }, 1),
    ];
    let mut missing: Vec<&'static str> = facts
        .into_iter()
        .filter(|(_, content, least)| count(&|m| m.content == *content) < *least)
        .map(|(what, ..)| what)
        .collect();
    for (text, least) in [("before everything", 1), ("with something odd", 2), ("after it", 1)] {
        if count(&|m| words(m) == text) < least {
            missing.push(text);
        }
    }
    missing
}
