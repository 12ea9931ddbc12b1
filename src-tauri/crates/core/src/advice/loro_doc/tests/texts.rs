//! Texts: signs of every script, marks, and what is refused.

use super::*;

#[test]
fn signs_that_cannot_be_seen_are_kept_and_places_are_code_points() {
    // Khmer with a zero width space between words and a subscript consonant, Persian with a non-joiner, a family of four.
    let signs = "ក្រុម\u{200b}អ្នករស់ 😀 می\u{200c}خواهم क्\u{200d}ष 👨\u{200d}👩\u{200d}👧\u{200d}👦";
    let mut ann = doc(1);
    put(&mut ann, 0, signs);
    assert_eq!(plain(&ann), signs);
    let joined = LoroDoc::open(&ann.snapshot().unwrap(), PeerId(2)).unwrap();
    assert_eq!(plain(&joined), signs);
    for (at, sign) in signs.chars().enumerate() {
        let mut doc = copy(&ann, 10 + at as u64);
        cut(&mut doc, at, 1);
        put(&mut doc, at, "|");
        let wanted: String =
            signs.chars().enumerate().map(|(i, it)| if i == at { '|' } else { it }).collect();
        assert_eq!(plain(&doc), wanted, "{sign:?} at {at}");
    }
}

#[test]
fn a_mark_is_on_the_signs_that_were_named() {
    let mut ann = doc(1);
    put(&mut ann, 0, "😀ក្រ\u{200b}x");
    mark(&mut ann, 1, 3, "strong", true);
    mark(&mut ann, 4, 1, "cite:a", true);
    mark(&mut ann, 4, 2, "cite:b", true);
    let text = |words: &str, marks: &[&str]| {
        (words.to_owned(), marks.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    };
    let wanted = [
        text("😀", &[]),
        text("ក្រ", &["strong"]),
        text("\u{200b}", &["cite:a", "cite:b"]),
        text("x", &["cite:b"]),
    ];
    assert_eq!(stretches(&ann.text(&name())), wanted);
}

#[test]
fn what_is_typed_has_the_marks_that_it_was_given_and_no_others() {
    let mut ann = doc(1);
    put(&mut ann, 0, "ab");
    mark(&mut ann, 0, 2, "strong", true);
    put(&mut ann, 2, "c");
    put(&mut ann, 1, "d");
    assert_eq!(plain(&ann), "adbc");
    let strong: Vec<_> = stretches(&ann.text(&name())).iter().map(|it| it.1.len()).collect();
    assert_eq!(strong, [1, 0, 1, 0]);
}

#[test]
fn what_is_typed_on_at_the_end_belongs_to_strong_words_and_to_no_link() {
    for (what, value, grows) in [
        ("strong", Value::from(true), true),
        ("em", true.into(), true),
        ("link", "a".into(), false),
        ("cite:a", true.into(), false),
        ("fn:a", true.into(), false),
        ("ins:a", true.into(), false),
    ] {
        let mut ann = doc(1);
        put(&mut ann, 0, "ab");
        mark(&mut ann, 0, 1, what, value.clone());
        // What Loro does with words of which it is not said what they are.
        let bare = copy(&ann, 2);
        bare.crdt.get_text(name().as_str()).insert(1, "x").unwrap();
        let text = stretches(&bare.text(&name()));
        assert_eq!(text[0].0, if grows { "ax" } else { "a" }, "{what}");
        // What is said counts, and what follows the rule needs no operation but its letter.
        for is_marked in [true, false] {
            let mut doc = copy(&ann, 3);
            let before = doc.crdt.len_ops();
            let given = if is_marked {
                Attributes::new().with(what, value.clone())
            } else {
                Attributes::new()
            };
            doc.change_text(&name(), &delta(|it| it.retain(1).insert_with("x", given))).unwrap();
            let text = stretches(&doc.text(&name()));
            assert_eq!(text[0].0, if is_marked { "ax" } else { "a" }, "{what}");
            assert_eq!(doc.crdt.len_ops() - before == 1, is_marked == grows, "{what}");
        }
    }
}

#[test]
fn a_block_is_what_its_end_says() {
    let mut ann = doc(1);
    put(&mut ann, 0, "Title\nText\n");
    mark(&mut ann, 5, 1, "block", "heading2");
    mark(&mut ann, 10, 1, "lang", "km");
    // Two blocks that become one: the end that stays says what it is.
    cut(&mut ann, 5, 1);
    let wanted = [("TitleText".to_owned(), vec![]), ("\n".to_owned(), vec!["lang".to_owned()])];
    assert_eq!(stretches(&ann.text(&name())), wanted);
    let block = || Attributes::new().with("block", "quote");
    let on_words = delta(|it| it.insert_with("a\n", block()));
    assert_eq!(ann.change_text(&name(), &on_words), Err(Refused::Mark));
    let kept = AttributeChanges::new().set("block", "quote");
    let on_words = delta(|it| it.retain_with(1, kept.clone()));
    assert_eq!(ann.change_text(&name(), &on_words), Err(Refused::Mark));
    let off = AttributeChanges::new().remove("block");
    ann.change_text(&name(), &delta(|it| it.retain_with(1, off))).unwrap();
    ann.change_text(&name(), &delta(|it| it.retain(9).retain_with(1, kept))).unwrap();
}

#[test]
fn a_change_that_cannot_be_made_whole_is_not_made() {
    let mut ann = doc(1);
    put(&mut ann, 0, "abc");
    let before = (ann.version(), ann.text(&name()));
    let bad = AttributeChanges::new().set("colour", "red");
    let gone = AttributeChanges::new().remove("colour");
    for (change, why) in [
        (delta(|it| it.insert("x").retain(3).delete(1)), Refused::DoesNotFit),
        (delta(|it| it.insert("x").delete(4)), Refused::DoesNotFit),
        (delta(|it| it.delete(1).retain(3).insert("x")), Refused::DoesNotFit),
        (delta(|it| it.insert("x").retain_with(1, bad)), Refused::Mark),
        (delta(|it| it.insert("x").retain_with(1, gone)), Refused::Mark),
        (
            delta(|it| it.insert("x").insert_with("y", Attributes::new().with("level", 99))),
            Refused::Mark,
        ),
        (
            delta(|it| it.insert(&"x".repeat(larkspur_advice::content::MOST_TEXT))),
            Refused::TooLarge,
        ),
    ] {
        assert_eq!(ann.change_text(&name(), &change), Err(why), "{change:?}");
        assert_eq!((ann.version(), ann.text(&name())), before, "{change:?}");
    }
    ann.change_text(&name(), &Delta::new()).unwrap();
    assert_eq!(ann.version(), before.0, "what changes nothing writes nothing");
}

#[test]
fn what_was_only_looked_at_changes_nothing() {
    let mut ann = doc(1);
    put(&mut ann, 0, "words");
    let other = copy(&ann, 2);
    let empty = doc(3).digest();
    for name in ["a", "b"].map(|name| Name::parse(name).unwrap()) {
        let _ = (ann.text(&name), ann.fields(&name), ann.list(&name), ann.plain(&name));
        let _ = ann.anchor(&name, 0, larkspur_advice::content::Side::Before);
    }
    assert_same(&ann, &other);
    cut(&mut ann, 0, 5);
    assert_eq!(ann.digest(), empty, "and what is empty again says nothing");
    let joiner = LoroDoc::open(&ann.snapshot().unwrap(), PeerId(4)).unwrap();
    assert_eq!((joiner.digest(), joiner.version()), (ann.digest(), ann.version()));
}

#[test]
fn what_this_version_does_not_know_is_left_out_and_stays() {
    let newer = loro::LoroDoc::new();
    let mut styles = loro::StyleConfigMap::new();
    for mark in ["shade", "strong"] {
        styles.insert(mark.into(), loro::StyleConfig { expand: loro::ExpandType::None });
    }
    newer.config_text_style(styles);
    let text = newer.get_text(name().as_str());
    text.insert(0, "abc").unwrap();
    text.mark(0..1, "shade", "dark").unwrap();
    text.mark(1..2, "strong", 7).unwrap();
    newer.get_map(name().as_str()).insert("ratio", 0.5).unwrap();
    newer.get_map(name().as_str()).insert("not a key", 1).unwrap();
    newer.get_movable_list(name().as_str()).insert(0, 5).unwrap();
    newer.commit();
    let mut ann = doc(1);
    ann.watch();
    let bytes = newer.export(loro::ExportMode::all_updates()).unwrap();
    assert_eq!(ann.import(&bytes), Ok(Imported::Whole));
    assert_eq!(ann.text(&name()), Document::plain("abc"));
    let shown = ann.take_changes().into_iter().find_map(|it| match it.what {
        larkspur_advice::content::What::Text { delta, .. } => delta.apply(&Document::new()).ok(),
        _ => None,
    });
    assert_eq!(shown, Some(Document::plain("abc")));
    assert!(ann.fields(&name()).is_empty() && ann.list(&name()).is_empty());
    let empty = doc(2).digest();
    assert_ne!(ann.digest(), empty);
    assert!(erasure::is_in(&ann.snapshot().unwrap(), "shade"), "who knows it still has it");
}
