//! The traps of policy-drafting 3.1, each as a fact.

use larkspur_advice::ids::{MemberId, RoomId, RunId};
use loro::{ExpandType, ExportMode, LoroDoc as Crdt};

use super::*;

#[test]
fn a_snapshot_is_only_ever_taken_into_a_fresh_document() {
    let mut ann = doc(1);
    put(&mut ann, 0, "theirs");
    let snapshot = ann.snapshot().unwrap();
    // Loro says that all is well, and keeps it waiting for ever (loro#1040).
    let bare = Crdt::new();
    bare.get_text("mine").insert(0, "mine").unwrap();
    let status = bare.import(&snapshot).unwrap();
    assert!(status.success.is_empty() && status.pending.is_some());
    assert!(bare.get_text(name().as_str()).is_empty());
    // Here there is no way to do that.
    let mut ben = doc(2);
    put(&mut ben, 0, "mine");
    for snapshot in [snapshot.clone(), ann.save().unwrap()] {
        assert_eq!(ben.import(&snapshot), Err(DocFault::Damaged));
        assert_eq!(doc(3).import(&snapshot), Err(DocFault::Damaged), "not even an empty one");
        assert_eq!(LoroDoc::peers(&snapshot), Err(DocFault::Damaged));
    }
    assert_eq!(plain(&ben), "mine");
    assert_eq!(plain(&LoroDoc::open(&snapshot, PeerId(4)).unwrap()), "theirs");
}

#[test]
fn an_update_from_before_the_snapshot_is_told_as_outdated() {
    let mut ann = doc(1);
    put(&mut ann, 0, "base");
    let mut ben = copy(&ann, 2);
    put(&mut ann, 4, " and more");
    let mut joiner = LoroDoc::open(&ann.snapshot().unwrap(), PeerId(3)).unwrap();
    put(&mut ben, 0, "offline ");
    let late = missing(&ben, &joiner);
    assert_eq!(joiner.import(&late), Err(DocFault::Outdated));
    assert_eq!(plain(&joiner), "base and more", "and nothing of it is in the text");
    // It goes on, and who has the history can still merge all of it.
    put(&mut joiner, 0, "! ");
    let theirs = joiner.export_since(&ben.version(), &[PeerId(3)]).unwrap();
    assert_eq!(ben.import(&theirs), Ok(Imported::Waiting), "ann's part is missing");
    assert_eq!(ben.import(&missing(&ann, &ben)), Ok(Imported::Whole));
    assert!(["! offline base and more", "offline ! base and more"].contains(&plain(&ben).as_str()));
    assert_eq!(ann.import(&missing(&ben, &ann)), Ok(Imported::Whole));
    assert_same(&ann, &ben);
}

#[test]
fn operations_under_ids_that_are_taken_are_ignored_and_the_digests_tell() {
    let (mut ann, mut eve) = (doc(7), doc(7));
    put(&mut ann, 0, "abc");
    put(&mut eve, 0, "xyz");
    let mut reader = copy(&ann, 8);
    assert_eq!(reader.import(&updates(&eve)), Ok(Imported::Whole), "Loro says that all is well");
    assert_eq!(plain(&reader), "abc");
    assert_eq!(reader.version(), eve.version());
    assert_ne!(reader.digest(), eve.digest());
    // With something new behind them they are refused, and the document stays as it is.
    put(&mut eve, 3, "!");
    assert_eq!(reader.import(&updates(&eve)), Err(DocFault::Damaged));
    assert_same(&reader, &ann);
}

#[test]
fn two_runs_never_share_a_peer() {
    let (room, ann) = (RoomId::new("!draft"), MemberId::new("@ann:example.org"));
    let [first, second] = [1, 2].map(|run| ann.peer(&room, &RunId([run; 16])));
    assert_ne!(first, second);
    // The same data folder, opened twice: once as it is, once from a copy that was put back.
    let mut one = LoroDoc::new(first);
    put(&mut one, 0, "a");
    let saved = one.save().unwrap();
    let mut other = LoroDoc::open(&saved, second).unwrap();
    put(&mut one, 1, "b");
    put(&mut other, 1, "c");
    merge(&mut one, &mut other);
    assert_eq!(plain(&one).len(), 3, "neither took the other's place");
    assert_eq!(LoroDoc::peers(&updates(&other)).unwrap().len(), 2);
}

#[test]
fn bytes_whose_checksum_is_wrong_are_damaged() {
    let mut ann = doc(1);
    put(&mut ann, 0, "words");
    for (bytes, is_update) in
        [(updates(&ann), true), (ann.snapshot().unwrap(), false), (ann.save().unwrap(), false)]
    {
        let mut bad = bytes.clone();
        *bad.last_mut().unwrap() ^= 1;
        if is_update {
            assert_eq!(LoroDoc::peers(&bad), Err(DocFault::Damaged));
            assert_eq!(doc(2).import(&bad), Err(DocFault::Damaged));
        } else {
            assert_eq!(LoroDoc::open(&bad, PeerId(2)).err(), Some(DocFault::Damaged));
        }
    }
}

#[test]
fn all_copies_have_the_same_rules_for_what_grows() {
    let mut ann = doc(1);
    put(&mut ann, 0, "abc");
    let saved = LoroDoc::open(&ann.save().unwrap(), PeerId(2)).unwrap();
    let joined = LoroDoc::open(&ann.snapshot().unwrap(), PeerId(3)).unwrap();
    let past = ann.at(&ann.version()).unwrap();
    for doc in [&ann, &saved, &joined, &past] {
        let styles = doc.crdt.config().text_style_config().read().clone();
        for (name, grows) in [
            ("strong", true),
            ("em", true),
            ("link", false),
            ("cite", false),
            ("term", false),
            ("fn", false),
            ("ins", false),
            ("del", false),
            ("block", false),
            ("level", false),
            ("dir", false),
            ("lang", false),
        ] {
            let expand = styles.get(&name.into()).unwrap().expand;
            let wanted = if grows { ExpandType::After } else { ExpandType::None };
            assert!(expand == wanted, "{name}");
        }
        assert!(styles.get(&"bold".into()).is_none(), "and no others, such as Loro's own");
    }
}

#[test]
fn the_value_of_a_mark_taken_off_words_that_stay_is_never_forgotten() {
    // Why a link holds an id: Loro keeps what it led to, also without history.
    let bare = Crdt::new();
    bare.config_text_style(super::super::marks::styles());
    let text = bare.get_text("t");
    text.insert(0, "see here").unwrap();
    text.mark(4..8, "link", "https://example.org/her-name").unwrap();
    text.unmark(4..8, "link").unwrap();
    bare.commit();
    let snapshot = bare.export(ExportMode::shallow_snapshot(&bare.oplog_frontiers())).unwrap();
    assert!(erasure::is_in(&snapshot, "her-name"));
    let mut ann = doc(1);
    put(&mut ann, 0, "see here");
    let link = AttributeChanges::new().set("link", "https://example.org/her-name");
    let refused = ann.change_text(&name(), &delta(|it| it.retain(4).retain_with(4, link)));
    assert_eq!(refused, Err(Refused::Mark));
    mark(&mut ann, 4, 4, "link", "01J9ZQ");
}

/// Policy-drafting 4.1: what bindings of editors get wrong.
#[test]
fn words_typed_beside_a_new_paragraph_stay_with_their_own() {
    let base = "Governments must fund legal aid for survivors in court";
    let mut ann = doc(1);
    put(&mut ann, 0, base);
    let mut ben = copy(&ann, 2);
    let enter = delta(|it| {
        let paragraph = Attributes::new().with("block", "paragraph");
        it.retain("Governments must fund legal".len()).insert_with("\n", paragraph)
    });
    ann.change_text(&name(), &enter).unwrap();
    put(&mut ben, "Governments must fund legal aid for survivors".len(), " and their children");
    merge(&mut ann, &mut ben);
    let wanted = "Governments must fund legal\n aid for survivors and their children in court";
    assert_eq!(plain(&ann), wanted);
    let marked: Vec<_> =
        stretches(&ann.text(&name())).into_iter().filter(|it| !it.1.is_empty()).collect();
    assert_eq!(marked, [("\n".to_owned(), vec!["block".to_owned()])]);
}

#[test]
fn no_time_and_no_message_is_written() {
    let mut ann = doc(1);
    put(&mut ann, 0, "words");
    ann.set_field(&name(), &key("status"), Some(&Value::Int(1))).unwrap();
    ann.insert(&name(), 0, &id("a")).unwrap();
    for bytes in [updates(&ann), ann.save().unwrap(), ann.snapshot().unwrap()] {
        let meta = Crdt::decode_import_blob_meta(&bytes, true).unwrap();
        assert_eq!((meta.start_timestamp, meta.end_timestamp), (0, 0));
        let read = Crdt::new();
        read.import(&bytes).unwrap();
        let json =
            read.export_json_updates(&loro::VersionVector::default(), &read.oplog_vv()).unwrap();
        assert!(!json.changes.is_empty());
        for change in json.changes {
            assert_eq!((change.timestamp, change.msg), (0, None));
        }
    }
    // Two that write the same at other times write the same bytes.
    let mut later = doc(1);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    put(&mut later, 0, "words");
    let mut soon = doc(1);
    put(&mut soon, 0, "words");
    assert_eq!(updates(&later), updates(&soon));
}
