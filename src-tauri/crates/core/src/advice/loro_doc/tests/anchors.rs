//! Places that move along with a text.

use super::*;
use larkspur_advice::content::{Anchor, Found, Side};

fn at(doc: &LoroDoc, at: usize, side: Side) -> Anchor {
    doc.anchor(&name(), at, side).unwrap()
}

#[test]
fn a_place_keeps_to_its_neighbour() {
    let mut ann = doc(1);
    put(&mut ann, 0, "one two");
    // "two" is marked: its start keeps to the 't', its end to the 'o'.
    let (start, end) = (at(&ann, 4, Side::After), at(&ann, 7, Side::Before));
    let (first, last) = (at(&ann, 0, Side::Before), at(&ann, 7, Side::After));
    let all = |doc: &LoroDoc| [&first, &start, &end, &last].map(|it| doc.find(&name(), it));
    assert_eq!(all(&ann), [0, 4, 7, 7].map(Found::At));
    put(&mut ann, 4, "and ");
    put(&mut ann, 11, ", three");
    put(&mut ann, 0, "😀");
    assert_eq!(plain(&ann), "😀one and two, three");
    assert_eq!(all(&ann), [0, 9, 12, 19].map(Found::At), "in code points");
    assert_eq!(ann.anchor(&name(), 20, Side::After), None);
    assert_eq!(ann.find(&Name::parse("other").unwrap(), &start), Found::Gone);
}

#[test]
fn an_anchor_on_live_words_survives_a_snapshot_and_one_on_deleted_words_is_gone() {
    let mut ann = doc(1);
    put(&mut ann, 0, "stays goes stays");
    let (live, dead) = (at(&ann, 11, Side::After), at(&ann, 7, Side::After));
    cut(&mut ann, 6, 5);
    assert_eq!(ann.find(&name(), &dead), Found::Gone, "also where its history is still there");
    let joiner = LoroDoc::open(&ann.snapshot().unwrap(), PeerId(2)).unwrap();
    for doc in [&ann, &joiner] {
        assert_eq!(doc.find(&name(), &live), Found::At(6));
        assert_eq!(doc.find(&name(), &dead), Found::Gone);
    }
}

#[test]
fn a_place_in_an_empty_text_is_found_when_somebody_writes() {
    let mut ann = doc(1);
    let (start, end) = (at(&ann, 0, Side::Before), at(&ann, 0, Side::After));
    put(&mut ann, 0, "abc");
    assert_eq!(ann.find(&name(), &start), Found::At(0));
    assert_eq!(ann.find(&name(), &end), Found::At(3));
}

#[test]
fn an_anchor_from_another_copy_is_found_once_its_sign_has_come() {
    let mut ann = doc(1);
    put(&mut ann, 0, "abc");
    let mut ben = copy(&ann, 2);
    put(&mut ben, 3, "d");
    let theirs = at(&ben, 3, Side::After);
    assert_eq!(ann.find(&name(), &theirs), Found::Gone);
    merge(&mut ann, &mut ben);
    assert_eq!(ann.find(&name(), &theirs), Found::At(3));
}

#[test]
fn bytes_that_are_no_anchor_are_gone() {
    let mut ann = doc(1);
    put(&mut ann, 0, "abc");
    ann.set_field(&name(), &key("a"), Some(&true.into())).unwrap();
    let good = at(&ann, 1, Side::After);
    for len in 0..good.0.len() {
        assert_eq!(ann.find(&name(), &Anchor(good.0[..len].to_vec())), Found::Gone);
    }
    for at in 0..good.0.len() {
        for bit in 0..8 {
            let mut bad = good.0.clone();
            bad[at] ^= 1 << bit;
            // It may be another good one, and it is never a place that is not there.
            match ann.find(&name(), &Anchor(bad)) {
                Found::At(at) => assert!(at <= 3),
                Found::Gone => {}
            }
        }
    }
    assert_eq!(ann.find(&name(), &Anchor(vec![0; Anchor::MOST + 1])), Found::Gone);
    assert_eq!(plain(&ann), "abc", "and the document is well");
}
