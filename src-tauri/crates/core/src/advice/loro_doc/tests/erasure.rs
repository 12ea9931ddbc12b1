//! What is gone from a snapshot, and from nothing else: each of these words is found in what is saved before it is looked for in a
//! snapshot, so no test passes because it cannot find anything.

use loro::{ExportMode, LoroDoc as Crdt, ToJson};

use super::*;

/// The word that is to be gone.
const CANARY: &str = "SokDaraOfPhnomPenh";

/// The bytes, and everything that is compressed in them: Loro packs blocks as LZ4 frames.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut all = bytes.to_vec();
    for (at, _) in bytes.windows(4).enumerate().filter(|(_, it)| *it == [0x04, 0x22, 0x4d, 0x18]) {
        let mut frame = lz4_flex::frame::FrameDecoder::new(&bytes[at..]);
        // A frame that is cut off gives what was before the cut.
        let _ = std::io::copy(&mut frame, &mut all);
    }
    all
}

/// Whether a word is anywhere in a blob: in its bytes, packed or not, or in what Loro reads out of it.
pub(super) fn is_in(blob: &[u8], word: &str) -> bool {
    let has = |bytes: &[u8]| bytes.windows(word.len()).any(|it| it == word.as_bytes());
    let read = Crdt::new();
    read.import(blob).unwrap();
    let history =
        read.export_json_updates(&loro::VersionVector::default(), &read.oplog_vv()).unwrap();
    let history = serde_json::to_string(&history).unwrap();
    let state = read.get_deep_value().to_json();
    let all = read.export(ExportMode::Snapshot).unwrap();
    has(&unpacked(blob)) || has(history.as_bytes()) || has(state.as_bytes()) || has(&unpacked(&all))
}

/// Text that makes Loro pack its blocks.
fn filler() -> String {
    "Survivors decide what is asked of governments. ".repeat(200)
}

#[track_caller]
fn assert_gone(doc: &LoroDoc) {
    assert!(is_in(&doc.save().unwrap(), CANARY), "the word was there");
    let snapshot = doc.snapshot().unwrap();
    assert!(!is_in(&snapshot, CANARY), "the word is gone");
    // And it is gone from what who joins sends on.
    let joiner = LoroDoc::open(&snapshot, PeerId(99)).unwrap();
    assert_same(&joiner, doc);
    assert!(!is_in(&joiner.save().unwrap(), CANARY));
    assert!(!is_in(&joiner.snapshot().unwrap(), CANARY));
}

#[test]
fn deleted_words_are_in_what_is_saved_and_not_in_a_snapshot() {
    let mut ann = doc(1);
    put(&mut ann, 0, &filler());
    put(&mut ann, 100, CANARY);
    assert!(is_in(&ann.snapshot().unwrap(), CANARY), "words that stand are in a snapshot");
    cut(&mut ann, 100, CANARY.len());
    assert_gone(&ann);
    // Typed and deleted in one change.
    let mut ben = doc(2);
    put(&mut ben, 0, CANARY);
    ben.change_text(&name(), &delta(|it| it.insert("x").delete(CANARY.len()))).unwrap();
    assert_gone(&ben);
}

#[test]
fn a_part_of_what_was_typed_at_once_is_gone_alone() {
    let mut ann = doc(1);
    put(&mut ann, 0, &format!("before {CANARY} after"));
    cut(&mut ann, 7, CANARY.len());
    put(&mut ann, 0, "end of it: ");
    assert_gone(&ann);
}

#[test]
fn what_a_field_said_before_is_gone() {
    let mut ann = doc(1);
    for said in [CANARY, "the ministry"] {
        ann.set_field(&name(), &key("owner"), Some(&said.into())).unwrap();
    }
    assert_gone(&ann);
    let mut ben = doc(2);
    ben.set_field(&name(), &key("owner"), Some(&CANARY.into())).unwrap();
    ben.set_field(&name(), &key("owner"), None).unwrap();
    assert_gone(&ben);
}

#[test]
fn an_item_taken_out_of_a_list_is_gone() {
    let mut ann = doc(1);
    ann.insert(&name(), 0, &id("first")).unwrap();
    ann.insert(&name(), 1, &id(CANARY)).unwrap();
    ann.move_to(&name(), &id(CANARY), 0).unwrap();
    ann.remove(&name(), &id(CANARY)).unwrap();
    assert_gone(&ann);
}

#[test]
fn a_mark_is_gone_with_the_words_it_stood_on() {
    let mut ann = doc(1);
    put(&mut ann, 0, &filler());
    mark(&mut ann, 10, 20, "link", CANARY);
    mark(&mut ann, 10, 20, "strong", true);
    cut(&mut ann, 5, 40);
    assert_gone(&ann);
}

#[test]
fn what_was_deleted_while_two_wrote_at_once_is_gone_once_it_is_settled() {
    let mut ann = doc(1);
    put(&mut ann, 0, "base");
    let mut ben = copy(&ann, 2);
    put(&mut ann, 0, CANARY);
    cut(&mut ann, 0, CANARY.len());
    put(&mut ben, 4, "!");
    merge(&mut ann, &mut ben);
    // What Loro would give: a snapshot without history that has it all the same.
    let now = ann.crdt.oplog_frontiers();
    let bare = ann.crdt.export(ExportMode::shallow_snapshot(&now)).unwrap();
    assert!(is_in(&bare, CANARY), "the trap is still there");
    assert!(!ann.is_settled());
    assert_eq!(ann.snapshot(), Err(DocFault::Failed));
    let before = (ann.digest(), ann.version());
    ann.settle().unwrap();
    assert!(ann.is_settled());
    assert_eq!(ann.digest(), before.0, "it says nothing, so whoever signed it signed the same");
    assert_ne!(ann.version(), before.1);
    assert_gone(&ann);
    // Once more, with a value that is already there.
    put(&mut ben, 0, "?");
    put(&mut ann, 0, "!");
    merge(&mut ann, &mut ben);
    ann.settle().unwrap();
    assert_gone(&ann);
    let version = ann.version();
    ann.settle().unwrap();
    assert_eq!(ann.version(), version, "what is settled needs nothing");
}

#[test]
fn what_was_deleted_after_a_first_snapshot_is_gone_from_the_next() {
    let mut ann = doc(1);
    put(&mut ann, 0, &format!("{}{CANARY}", filler()));
    let mut joiner = LoroDoc::open(&ann.snapshot().unwrap(), PeerId(2)).unwrap();
    assert!(is_in(&joiner.save().unwrap(), CANARY));
    cut(&mut joiner, filler().len(), CANARY.len());
    put(&mut joiner, 0, "on with it ");
    assert_gone(&joiner);
}
