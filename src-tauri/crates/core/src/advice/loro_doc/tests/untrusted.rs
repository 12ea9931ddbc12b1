//! Bytes from outside.

use loro::LoroDoc as Crdt;
use proptest::prelude::*;

use super::*;

/// An update and a snapshot of a document with everything in it.
fn blobs() -> [Vec<u8>; 3] {
    let mut ann = doc(1);
    put(&mut ann, 0, "Survivors decide.\nក្រុម\n");
    mark(&mut ann, 0, 9, "strong", true);
    mark(&mut ann, 17, 1, "block", "heading2");
    cut(&mut ann, 3, 4);
    ann.set_field(&name(), &key("a"), Some(&"words".into())).unwrap();
    for item in ["a", "b", "c"] {
        ann.insert(&name(), 0, &id(item)).unwrap();
    }
    ann.move_to(&name(), &id("a"), 0).unwrap();
    ann.remove(&name(), &id("b")).unwrap();
    [updates(&ann), ann.save().unwrap(), ann.snapshot().unwrap()]
}

/// Does everything with bytes that can be done, and uses what comes of it.
fn try_all(bytes: &[u8]) {
    let _ = LoroDoc::peers(bytes);
    let mut ben = doc(2);
    put(&mut ben, 0, "mine");
    let before = ben.digest();
    match ben.import(bytes) {
        Ok(Imported::Whole) => {}
        // Loro has panicked. Nothing is shown any more, and what is kept is opened anew.
        Err(DocFault::Failed) => assert_eq!(plain(&ben), ""),
        Ok(Imported::Waiting) | Err(_) => assert_eq!(ben.digest(), before),
    }
    for mut doc in [LoroDoc::open(bytes, PeerId(3)).ok(), Some(ben)].into_iter().flatten() {
        let _ = (doc.text(&name()), doc.fields(&name()), doc.list(&name()), doc.digest());
        let _ = doc.change_text(&name(), &delta(|it| it.insert("x")));
        let _ = (doc.save(), doc.snapshot(), doc.version());
    }
}

/// Gives bytes the checksum that they should have, as an attacker would.
fn seal(bytes: &mut [u8]) {
    let checksum = xxhash_rust::xxh32::xxh32(&bytes[20..], u32::from_le_bytes(*b"LORO"));
    bytes[16..20].copy_from_slice(&checksum.to_le_bytes());
}

#[test]
fn no_cut_and_no_changed_bit_is_taken_for_the_whole() {
    for (number, blob) in blobs().iter().enumerate() {
        for len in 0..blob.len() {
            let short = &blob[..len];
            assert_eq!(LoroDoc::peers(short), Err(DocFault::Damaged));
            assert_eq!(doc(2).import(short), Err(DocFault::Damaged));
            assert_eq!(LoroDoc::open(short, PeerId(3)).err(), Some(DocFault::Damaged));
        }
        for at in 0..blob.len() {
            // Twelve bytes of the header are for checksums of older kinds, and nobody reads them.
            if (4..16).contains(&at) {
                continue;
            }
            let mut bad = blob.clone();
            bad[at] ^= 1 << (at % 8);
            let read = if number == 0 {
                LoroDoc::peers(&bad).err().or(doc(2).import(&bad).err())
            } else {
                LoroDoc::open(&bad, PeerId(3)).err()
            };
            assert_eq!(read, Some(DocFault::Damaged), "byte {at} of blob {number}");
        }
    }
}

/// The tests below go on where Loro panics, and its words about that are of no use to anybody.
fn quietly(run: impl FnOnce()) {
    use std::sync::Once;
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let is_loro = info.location().is_some_and(|it| it.file().contains("/loro-"));
            if !is_loro || std::env::var_os("SHOW_LORO").is_some() {
                hook(info);
            }
        }));
    });
    run();
}

#[test]
fn bytes_changed_under_a_good_checksum_never_panic() {
    quietly(|| {
        for blob in &blobs() {
            for at in 22..blob.len() {
                for change in [1, 0x80, 0xff] {
                    let mut bad = blob.clone();
                    bad[at] ^= change;
                    seal(&mut bad);
                    try_all(&bad);
                }
            }
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..200), kind in 0..6_u8) {
        quietly(|| {
            try_all(&body);
            let mut sealed = [b"loro".as_slice(), &[0; 16], &[0, kind], &body].concat();
            seal(&mut sealed);
            try_all(&sealed);
        });
    }

    #[test]
    fn pieces_put_together_wrongly_never_panic(
        which in 0..3_usize,
        changes in proptest::collection::vec((22..2000_usize, any::<u8>()), 1..6),
        cut in proptest::option::of(22..2000_usize),
    ) {
        let mut blob = blobs()[which].clone();
        for (at, byte) in changes {
            let at = 22 + at % (blob.len() - 22);
            blob[at] = byte;
        }
        if let Some(cut) = cut {
            blob.truncate(22 + cut % (blob.len() - 22));
        }
        seal(&mut blob);
        quietly(|| try_all(&blob));
    }
}

/// Operations that no honest document would make, written by another program.
fn forged(json: &str) -> Vec<u8> {
    let forger = Crdt::new();
    // Detached, it keeps operations without trying them.
    forger.detach();
    forger.import_json_updates(json).unwrap();
    forger.export(loro::ExportMode::all_updates()).unwrap()
}

fn change(ops: &str) -> String {
    format!(
        r#"{{"schema_version":1,"start_version":{{}},"peers":null,"changes":[{{"id":"0@5","timestamp":0,"deps":[],"lamport":0,"msg":null,"ops":[{ops}]}}]}}"#
    )
}

fn op(counter: i64, container: &str, content: &str) -> String {
    format!(r#"{{"container":"{container}","content":{content},"counter":{counter}}}"#)
}

#[test]
fn operations_beyond_the_end_are_refused_and_change_nothing() {
    let text = "cid:root-section.1.body:Text";
    let list = "cid:root-section.1.body:MovableList";
    for ops in [
        op(0, text, r#"{"type":"insert","pos":1000000,"text":"x"}"#),
        op(0, text, r#"{"type":"delete","pos":5,"len":2000000000,"start_id":"0@1"}"#),
        op(0, text, r#"{"type":"delete","pos":0,"len":1,"start_id":"77@99"}"#),
        op(
            0,
            text,
            r#"{"type":"mark","start":5,"end":2000000000,"style_key":"strong","style_value":true,"info":132}"#,
        ),
        op(0, text, r#"{"type":"mark_end"}"#),
        op(0, list, r#"{"type":"move","from":3,"to":9,"elem_id":"L1@1"}"#),
        op(0, list, r#"{"type":"set","elem_id":"L9@1","value":"x"}"#),
        op(0, list, r#"{"type":"delete","pos":7,"len":3,"start_id":"0@1"}"#),
    ] {
        quietly(|| {
            let Ok(blob) = std::panic::catch_unwind(|| forged(&change(&ops))) else { return };
            let mut ben = doc(2);
            put(&mut ben, 0, "mine");
            ben.insert(&name(), 0, &id("a")).unwrap();
            let before = (ben.digest(), ben.version());
            let _ = LoroDoc::peers(&blob);
            match ben.import(&blob) {
                Ok(_) => {}
                Err(DocFault::Failed) => assert_eq!(plain(&ben), "", "it answers nothing any more"),
                Err(_) => assert_eq!((ben.digest(), ben.version()), before, "{ops}"),
            }
            let _ = (ben.text(&name()), ben.list(&name()), ben.snapshot(), ben.save());
        });
    }
}

#[test]
fn values_within_values_end_nothing() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let map = "cid:root-section.1.body:Map";
    let ops = op(0, map, &format!(r#"{{"type":"insert","key":"a","value":{deep}}}"#));
    let mut ben = doc(2);
    assert_eq!(ben.import(&forged(&change(&ops))), Ok(Imported::Whole));
    assert!(ben.fields(&name()).is_empty());
    let _ = ben.digest();
    let joiner = LoroDoc::open(&ben.snapshot().unwrap(), PeerId(3)).unwrap();
    assert_same(&ben, &joiner);
}

#[test]
fn more_bytes_than_may_be_are_not_read() {
    let most = larkspur_advice::limits::MOST_UPDATE;
    let mut large = [b"loro".as_slice(), &[0; 16], &[0, 4], &vec![0; most]].concat();
    seal(&mut large);
    assert_eq!(LoroDoc::peers(&large), Err(DocFault::Damaged));
    assert_eq!(doc(2).import(&large), Err(DocFault::Damaged));
}
