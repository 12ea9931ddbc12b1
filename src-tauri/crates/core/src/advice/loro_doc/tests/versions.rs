//! Versions: what one holds, what is sent since, and how it was.

use super::*;

#[test]
fn only_what_the_named_peers_wrote_since_is_sent() {
    let mut ann = doc(1);
    put(&mut ann, 0, "a");
    let mut ben = copy(&ann, 2);
    let before = ben.version();
    put(&mut ben, 1, "b");
    let mut cy = copy(&ben, 3);
    put(&mut cy, 2, "c");
    let of = |peers: &[u64], since: &Version| {
        let peers: Vec<_> = peers.iter().copied().map(PeerId).collect();
        let blob = cy.export_since(since, &peers).unwrap();
        LoroDoc::peers(&blob).unwrap().into_iter().map(|it| it.0).collect::<Vec<_>>()
    };
    assert_eq!(of(&[2], &before), [2]);
    assert_eq!(of(&[3, 2, 2], &before), [2, 3]);
    assert_eq!(of(&[1], &before), [] as [u64; 0], "it has that");
    assert_eq!(of(&[1, 2, 3], &Version::default()), [1, 2, 3]);
    assert_eq!(of(&[9], &before), [] as [u64; 0], "nobody knows that peer");
    let empty = cy.export_since(&cy.version(), &[PeerId(3)]).unwrap();
    assert_eq!(ann.import(&empty), Ok(Imported::Whole));
}

#[test]
fn what_former_runs_wrote_is_sent_after_a_restore() {
    // Three runs of one copy, none of them sent.
    let mut first = doc(11);
    put(&mut first, 0, "one ");
    let sent = Version::default();
    let mut second = LoroDoc::open(&first.save().unwrap(), PeerId(12)).unwrap();
    put(&mut second, 4, "two ");
    let mut third = doc(13);
    for blob in [
        first.export_since(&sent, &[PeerId(11)]).unwrap(),
        second.export_since(&first.version(), &[PeerId(12)]).unwrap(),
    ] {
        assert_eq!(third.import(&blob), Ok(Imported::Whole));
    }
    put(&mut third, 8, "three");
    let blob = third.export_since(&sent, &[11, 12, 13].map(PeerId)).unwrap();
    let mut ben = doc(2);
    assert_eq!(ben.import(&blob), Ok(Imported::Whole));
    assert_eq!(plain(&ben), "one two three");
}

#[test]
fn the_peers_of_a_blob_are_all_whose_operations_are_in_it() {
    let mut docs = [1, 2, 3].map(doc);
    for (at, doc) in (0_i64..).zip(&mut docs) {
        put(doc, 0, "x");
        doc.set_field(&name(), &key("a"), Some(&at.into())).unwrap();
        doc.insert(&name(), 0, &id(&format!("i{at}"))).unwrap();
        mark(doc, 0, 1, "strong", true);
    }
    let [mut a, mut b, mut c] = docs;
    merge(&mut a, &mut b);
    merge(&mut b, &mut c);
    merge(&mut c, &mut a);
    for mask in 0..8_u64 {
        let asked: Vec<_> =
            (1..4).filter(|peer| mask & (1 << (peer - 1)) != 0).map(PeerId).collect();
        let blob = a.export_since(&Version::default(), &asked).unwrap();
        // What Loro itself finds in it, once all is in a document that has the rest.
        let others: Vec<_> = (1..4).map(PeerId).filter(|it| !asked.contains(it)).collect();
        let mut reader = doc(9);
        let _ = reader.import(&a.export_since(&Version::default(), &others).unwrap()).unwrap();
        let before = reader.version();
        let _ = reader.import(&blob).unwrap();
        assert_eq!(reader.version(), a.version());
        assert_eq!(LoroDoc::peers(&blob).unwrap(), asked);
        assert_eq!(before == a.version(), asked.is_empty());
    }
}

#[test]
fn what_waits_is_in_once_what_it_waits_for_has_come() {
    let mut ann = doc(1);
    put(&mut ann, 0, "a");
    let first = updates(&ann);
    let before = ann.version();
    put(&mut ann, 1, "b");
    let second = ann.export_since(&before, &[PeerId(1)]).unwrap();
    let mut ben = doc(2);
    for _ in 0..3 {
        assert_eq!(ben.import(&second), Ok(Imported::Waiting));
    }
    assert_eq!(ben.version(), Version::default());
    assert_eq!(ben.import(&first), Ok(Imported::Whole));
    assert_eq!(plain(&ben), "ab", "it came in by itself");
    assert_eq!(ben.import(&second), Ok(Imported::Whole));
    assert!(ben.parked.is_empty());
    // What is tried again and again is kept once.
    let mut cy = doc(3);
    let mut len = None;
    for _ in 0..50 {
        assert_eq!(cy.import(&second), Ok(Imported::Waiting));
        let pending = cy.crdt.export_pending_updates().unwrap().unwrap().len();
        assert_eq!(*len.get_or_insert(pending), pending);
    }
}

#[test]
fn a_document_is_shown_as_it_was() {
    let mut ann = doc(1);
    put(&mut ann, 0, "first");
    let first = (ann.version(), ann.digest());
    let mut ben = copy(&ann, 2);
    put(&mut ann, 5, " second");
    put(&mut ben, 0, "at once ");
    let theirs = ben.version();
    merge(&mut ann, &mut ben);
    let mut past = ann.at(&first.0).unwrap();
    assert_eq!(
        (plain(&past).as_str(), past.digest(), past.version()),
        ("first", first.1, first.0.clone())
    );
    assert_eq!(plain(&ann.at(&theirs).unwrap()), "at once first");
    assert_eq!(plain(&ann.at(&Version::default()).unwrap()), "");
    assert_eq!(plain(&ann), "at once first second", "and is as it is");
    assert_eq!(
        past.change_text(&name(), &delta(|it| it.insert("x"))),
        Err(DocFault::Failed.into())
    );
    assert_eq!(past.import(&updates(&ann)), Err(DocFault::Failed));
    // What is not here, and what no document ever was.
    assert_eq!(ben.at(&Version(vec![0])).err(), Some(DocFault::Damaged));
    put(&mut ben, 0, "x");
    assert_eq!(ann.at(&ben.version()).err(), Some(DocFault::Failed));
    let torn = super::super::version::encode(&[(2, 3)].into_iter().collect());
    assert_eq!(ann.at(&torn).err(), Some(DocFault::Failed), "ben's words build on ann's");
}

#[test]
fn what_a_snapshot_left_out_is_outdated() {
    let mut ann = doc(1);
    put(&mut ann, 0, "abc");
    let old = ann.version();
    put(&mut ann, 3, "def");
    let root = ann.version();
    let mut joiner = LoroDoc::open(&ann.snapshot().unwrap(), PeerId(2)).unwrap();
    put(&mut joiner, 0, "new ");
    let new = joiner.version();
    put(&mut joiner, 0, "newer ");
    assert_eq!(joiner.at(&old).err(), Some(DocFault::Outdated));
    assert_eq!(joiner.at(&Version::default()).err(), Some(DocFault::Outdated));
    assert_eq!(plain(&joiner.at(&root).unwrap()), "abcdef");
    assert_eq!(plain(&joiner.at(&new).unwrap()), "new abcdef");
    assert_eq!(joiner.export_since(&old, &[PeerId(1)]), Err(DocFault::Outdated));
    assert_eq!(joiner.export_since(&Version::default(), &[PeerId(1)]), Err(DocFault::Outdated));
    assert!(joiner.export_since(&root, &[PeerId(1), PeerId(2)]).is_ok());
    // The next snapshot goes on from there.
    let next = LoroDoc::open(&joiner.snapshot().unwrap(), PeerId(3)).unwrap();
    assert_same(&next, &joiner);
    assert_eq!(next.at(&root).err(), Some(DocFault::Outdated));
}

#[test]
fn an_empty_document_is_saved_and_opened() {
    let empty = doc(1);
    assert_eq!(empty.version(), Version::default());
    for bytes in [empty.save().unwrap(), empty.snapshot().unwrap()] {
        let mut opened = LoroDoc::open(&bytes, PeerId(2)).unwrap();
        assert_same(&opened, &empty);
        put(&mut opened, 0, "a");
        assert_eq!(peers(&opened), [PeerId(2)]);
    }
}
