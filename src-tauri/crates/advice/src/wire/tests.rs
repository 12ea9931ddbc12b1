//! What is written is read as the same, and what is wrong is refused by name.

use proptest::{collection::vec, prelude::*};
use serde_json::json;

use super::*;
use crate::{
    agreeing::{LabelText, Note, VersionId},
    chain,
    ids::{MemberId, ReplicaId, RunId},
};

fn writer(member: &str) -> Writer {
    Writer { member: MemberId::new(member), replica: ReplicaId([1; 16]) }
}

fn update(bytes: &[u8]) -> Update {
    Update {
        header: Header {
            replica: ReplicaId([1; 16]),
            number: 2,
            previous: Some(Digest([3; 32])),
            document: Document::Talk,
            runs: vec![RunId([4; 16])],
            content: chain::content(bytes),
            size: bytes.len(),
        },
        carried: Carried::Inline(bytes.to_vec()),
        state: Some(State { version: Version(vec![1, 2]), digest: Digest([5; 32]) }),
    }
}

fn snapshot() -> Snapshot {
    let bytes = join([b"body", b"talk"]);
    let state = |digest| State { version: Version(vec![digest]), digest: Digest([digest; 32]) };
    Snapshot {
        covers: [(writer("@a:x"), Covered { number: 7, link: Digest([2; 32]) })].into(),
        held: [HeldRun {
            member: MemberId::new("@b:x"),
            run: RunId([6; 16]),
            document: Document::Body,
        }]
        .into(),
        states: [state(1), state(2)],
        content: chain::content(&bytes),
        size: bytes.len(),
        carried: Carried::Inline(bytes),
    }
}

fn version(note: Option<&str>) -> NamedVersion {
    NamedVersion {
        id: VersionId::parse("0c".repeat(16)).unwrap(),
        made: 1_790_000_000_000,
        label: LabelText::parse("For the ministry").unwrap(),
        note: note.map(|note| Note::parse(note).unwrap()),
        state: State { version: Version(vec![1]), digest: Digest([7; 32]) },
        content: chain::content(b"text"),
        size: 4,
        carried: Carried::Inline(b"text".to_vec()),
    }
}

#[test]
fn a_version_is_read_as_it_was_named() {
    for one in [version(None), version(Some("First whole text.\nPlease read."))] {
        assert_eq!(read(NAMED_VERSION, &one.write().into()), Ok(Content::Version(one)));
    }
    for (name, wrong) in [
        ("id", json!("")),
        ("made", json!("today")),
        ("label", json!("two\nlines")),
        ("label", json!("x".repeat(81))),
        ("note", json!("")),
        ("note", json!(7)),
        ("body", json!(null)),
        ("b", json!("%")),
    ] {
        let mut content = Value::from(version(None).write());
        content[name] = wrong;
        assert_eq!(read(NAMED_VERSION, &content), Err(Refusal::Field(name)), "{name}");
    }
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let update = update(b"words");
    assert_eq!(read(UPDATE, &update.write().into()), Ok(Content::Update(update.clone())));
    let attached = Update {
        carried: Carried::Attached(json!({ "url": "mxc://a/b" })),
        state: None,
        header: Header { previous: None, ..update.header },
    };
    assert_eq!(read(UPDATE, &attached.write().into()), Ok(Content::Update(attached)));
    let snapshot = snapshot();
    assert_eq!(read(SNAPSHOT, &snapshot.write().into()), Ok(Content::Snapshot(snapshot)));
    let request = SyncRequest { have: [(writer("@a:x"), 3)].into() };
    assert_eq!(read(SYNC_REQUEST, &request.write().into()), Ok(Content::SyncRequest(request)));
}

#[test]
fn a_newer_version_is_told_and_not_guessed() {
    assert_eq!(read(UPDATE, &json!({ "v": 2, "r": 5 })), Ok(Content::Newer));
    assert_eq!(read(UPDATE, &json!({ "v": 0 })), Err(Refusal::Field("v")));
    assert_eq!(read(UPDATE, &json!({})), Err(Refusal::Field("v")));
    assert_eq!(read("m.room.message", &json!({ "v": 1 })), Err(Refusal::NotOurs));
}

#[test]
fn a_field_that_is_wrong_is_named() {
    for (name, wrong) in [
        ("r", json!("11")),
        ("n", json!(-1)),
        ("p", json!(7)),
        ("d", json!("other")),
        ("s", json!("x")),
        ("s", json!(["x"])),
        ("b", json!("?")),
        ("state", json!(1)),
    ] {
        let mut content = update(b"words").write();
        content.insert(name.to_owned(), wrong);
        assert_eq!(read(UPDATE, &content.into()), Err(Refusal::Field(name)));
    }
    for name in ["r", "n", "d", "s", "b"] {
        let mut content = update(b"words").write();
        content.remove(name);
        assert_eq!(read(UPDATE, &content.into()), Err(Refusal::Field(name)));
    }
}

#[test]
fn what_is_larger_than_it_may_be_is_refused_before_it_is_fetched() {
    let just = update(&vec![7; limits::MOST_INLINE]).write();
    assert!(read(UPDATE, &just.into()).is_ok());
    let over = update(&vec![7; limits::MOST_INLINE + 1]).write();
    assert_eq!(read(UPDATE, &over.into()), Err(Refusal::TooLarge("b")));
    let mut attached = update(b"");
    attached.carried = Carried::Attached(json!({}));
    attached.header.size = limits::MOST_UPDATE + 1;
    assert_eq!(read(UPDATE, &attached.write().into()), Err(Refusal::TooLarge("size")));
    attached.header.size = 1;
    attached.header.runs = vec![RunId([0; 16]); limits::MOST_RUNS + 1];
    assert_eq!(read(UPDATE, &attached.write().into()), Err(Refusal::TooLarge("s")));
    attached.header.runs.clear();
    attached.carried = Carried::Attached(json!("x".repeat(5000)));
    assert_eq!(read(UPDATE, &attached.write().into()), Err(Refusal::TooLarge("file")));
}

#[test]
fn the_bytes_of_a_snapshot_come_apart_as_they_were() {
    let bytes = join([b"body", b""]);
    assert_eq!(split(&bytes), Some([&b"body"[..], b""]));
    for wrong in 0..bytes.len() {
        assert_eq!(split(&bytes[..wrong]), None, "{wrong}");
    }
    assert_eq!(split(&[&bytes[..], b"x"].concat()), None);
    assert_eq!(split(&[0xff; 16]), None);
}

proptest! {
    #[test]
    fn an_update_of_any_bytes_is_read_as_it_was(bytes in vec(any::<u8>(), 0..200)) {
        let update = update(&bytes);
        prop_assert_eq!(read(UPDATE, &update.write().into()), Ok(Content::Update(update)));
    }
}
