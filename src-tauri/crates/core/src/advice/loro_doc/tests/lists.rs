//! Fields, and lists of ids.

use super::*;

fn list(doc: &LoroDoc) -> Vec<String> {
    doc.list(&name()).iter().map(ItemId::to_string).collect()
}

fn filled(peer: u64, items: &[&str]) -> LoroDoc {
    let mut doc = doc(peer);
    for (at, item) in items.iter().enumerate() {
        doc.insert(&name(), at, &id(item)).unwrap();
    }
    doc
}

#[test]
fn items_are_put_in_moved_and_taken_out() {
    let mut ann = filled(1, &["a", "b", "c", "d"]);
    for (item, to, wanted) in
        [("a", 3, "bcda"), ("a", 0, "abcd"), ("b", 2, "acbd"), ("d", 1, "adcb"), ("d", 1, "adcb")]
    {
        ann.move_to(&name(), &id(item), to).unwrap();
        assert_eq!(list(&ann).concat(), wanted, "{item} to {to}");
    }
    ann.remove(&name(), &id("d")).unwrap();
    ann.insert(&name(), 1, &id("e")).unwrap();
    assert_eq!(list(&ann).concat(), "aecb");
    let before = ann.version();
    assert_eq!(ann.insert(&name(), 0, &id("a")), Err(Refused::Item));
    assert_eq!(ann.insert(&name(), 5, &id("f")), Err(Refused::DoesNotFit));
    assert_eq!(ann.move_to(&name(), &id("a"), 4), Err(Refused::DoesNotFit));
    assert_eq!(ann.move_to(&name(), &id("f"), 0), Err(Refused::Item));
    assert_eq!(ann.remove(&name(), &id("f")), Err(Refused::Item));
    assert_eq!(ann.version(), before);
}

#[test]
fn an_item_that_two_put_in_at_once_stands_once() {
    let mut ann = filled(1, &["a", "b"]);
    let mut ben = copy(&ann, 2);
    ann.insert(&name(), 0, &id("new")).unwrap();
    ben.insert(&name(), 2, &id("new")).unwrap();
    merge(&mut ann, &mut ben);
    assert_eq!(list(&ann), ["new", "a", "b"]);
    assert_eq!(list(&ben), list(&ann));
    // Wherever it is moved it stands there, and not where the second one was.
    for to in [2, 0, 1] {
        let mut cy = copy(&ann, 3 + to as u64);
        cy.move_to(&name(), &id("new"), to).unwrap();
        let mut wanted = vec!["a", "b"];
        wanted.insert(to, "new");
        assert_eq!(list(&cy), wanted);
        cy.remove(&name(), &id("new")).unwrap();
        assert_eq!(list(&cy), ["a", "b"]);
    }
    ben.remove(&name(), &id("new")).unwrap();
    assert_eq!(list(&ben), ["a", "b"], "and none of both comes back");
}

#[test]
fn moves_and_removals_at_once_come_to_the_same() {
    type Act = fn(&mut LoroDoc);
    let acts: [Act; 5] = [
        |doc| doc.move_to(&name(), &id("a"), 2).unwrap(),
        |doc| doc.move_to(&name(), &id("a"), 1).unwrap(),
        |doc| doc.remove(&name(), &id("a")).unwrap(),
        |doc| doc.insert(&name(), 1, &id("x")).unwrap(),
        |doc| doc.move_to(&name(), &id("c"), 0).unwrap(),
    ];
    for one in acts {
        for other in acts {
            let mut ann = filled(1, &["a", "b", "c"]);
            let mut ben = copy(&ann, 2);
            one(&mut ann);
            other(&mut ben);
            merge(&mut ann, &mut ben);
            let items = list(&ann);
            assert_eq!(items, list(&ben));
            let mut once = items.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), items.len(), "{items:?}");
            assert!(items.contains(&"b".to_owned()));
        }
    }
}

#[test]
fn fields_are_written_and_taken_away() {
    let mut ann = doc(1);
    let mut set = |field: &str, value: Option<Value>| {
        ann.set_field(&name(), &key(field), value.as_ref()).unwrap();
    };
    set("a", Some(true.into()));
    set("b", Some((-3).into()));
    set("c", Some("words".into()));
    set("b", None);
    set("d", None);
    let fields = ann.fields(&name());
    let wanted = [(key("a"), true.into()), (key("c"), Value::from("words"))];
    assert_eq!(fields.into_iter().collect::<Vec<_>>(), wanted);
    let version = ann.version();
    ann.set_field(&name(), &key("a"), Some(&true.into())).unwrap();
    assert_eq!(ann.version(), version, "what is there already is not written again");
    let long = Value::from("x".repeat(larkspur_advice::content::MOST_FIELD + 1).as_str());
    assert_eq!(ann.set_field(&name(), &key("a"), Some(&long)), Err(Refused::TooLarge));
}

#[test]
fn two_who_set_a_field_at_once_come_to_the_same_one() {
    let mut ann = doc(1);
    let mut ben = doc(2);
    ann.set_field(&name(), &key("a"), Some(&1.into())).unwrap();
    ben.set_field(&name(), &key("a"), Some(&2.into())).unwrap();
    merge(&mut ann, &mut ben);
    assert_eq!(ann.fields(&name()), ben.fields(&name()));
    assert_eq!(ann.fields(&name()).len(), 1);
}

#[test]
fn a_text_a_list_and_fields_of_one_name_are_three_things() {
    let mut ann = filled(1, &["a"]);
    put(&mut ann, 0, "words");
    ann.set_field(&name(), &key("a"), Some(&1.into())).unwrap();
    assert_eq!((plain(&ann), list(&ann).len(), ann.fields(&name()).len()), ("words".into(), 1, 1));
    // And all three are in the digest.
    let digest = ann.digest();
    let changed = |change: fn(&mut LoroDoc)| {
        let mut doc = LoroDoc::open(&ann.save().unwrap(), PeerId(2)).unwrap();
        assert_eq!(doc.digest(), digest);
        change(&mut doc);
        doc.digest()
    };
    let all = [
        digest,
        changed(|doc| put(doc, 0, "x")),
        changed(|doc| mark(doc, 0, 1, "strong", true)),
        changed(|doc| doc.remove(&name(), &id("a")).unwrap()),
        changed(|doc| doc.set_field(&name(), &key("a"), None).unwrap()),
    ];
    let once: std::collections::BTreeSet<_> = all.iter().collect();
    assert_eq!(once.len(), all.len());
}
