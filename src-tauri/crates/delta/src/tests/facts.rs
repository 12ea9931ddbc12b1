//! What people see of it: two who write in one paragraph.

use super::{delta, document, strong};
use crate::{AttributeChanges, Bias, CodePoints, Delta, Document, Priority, Utf16};

const AID: &str = "Governments must fund legal aid for survivors in court";

/// The document after both changes, which has to be the same in both orders. `a` comes first at the same place.
fn both(base: &Document, a: &Delta<CodePoints>, b: &Delta<CodePoints>) -> Document {
    let b_later = a.transform(b, Priority::Left).unwrap().apply(&a.apply(base).unwrap()).unwrap();
    let a_later = b.transform(a, Priority::Right).unwrap().apply(&b.apply(base).unwrap()).unwrap();
    assert_eq!(b_later, a_later);
    b_later
}

/// A delta that puts words behind others.
fn put(base: &str, behind: &str, words: &str) -> Delta<CodePoints> {
    let place = base.split_once(behind).unwrap().0.chars().count() + behind.chars().count();
    delta().retain(place).insert(words).build().unwrap()
}

/// A delta that takes words out.
fn take_out(base: &str, words: &str) -> Delta<CodePoints> {
    let place = base.split_once(words).unwrap().0.chars().count();
    delta().retain(place).delete(words.chars().count()).build().unwrap()
}

fn both_texts(base: &str, a: &Delta<CodePoints>, b: &Delta<CodePoints>) -> String {
    both(&Document::plain(base), a, b).text()
}

#[test]
fn an_enter_and_words_in_the_same_paragraph_keep_their_places() {
    let enter = put(AID, "legal", "\n");
    let words = put(AID, "survivors", " and their children");
    let wanted = "Governments must fund legal\n aid for survivors and their children in court";
    assert_eq!(both_texts(AID, &enter, &words), wanted);
    assert_eq!(both_texts(AID, &words, &enter), wanted);
}

#[test]
fn two_who_write_at_one_place_have_their_words_one_behind_the_other() {
    let (one, other) = (put(AID, "fund", " free"), put(AID, "fund", " good"));
    let wanted = "Governments must fund free good legal aid for survivors in court";
    assert_eq!(both_texts(AID, &one, &other), wanted);
}

#[test]
fn what_both_take_out_is_gone_once() {
    let (one, other) = (take_out(AID, "fund legal aid "), take_out(AID, "legal aid for "));
    assert_eq!(both_texts(AID, &one, &other), "Governments must survivors in court");
}

#[test]
fn words_put_into_a_sentence_that_another_takes_out_are_kept() {
    let (words, gone) = (put(AID, "legal", " and medical"), take_out(AID, " fund legal aid"));
    let wanted = "Governments must and medical for survivors in court";
    assert_eq!(both_texts(AID, &words, &gone), wanted);
    assert_eq!(both_texts(AID, &gone, &words), wanted);
}

#[test]
fn an_enter_in_a_block_that_another_joins_to_the_next_is_kept() {
    let base = "Wages\nare owed";
    let (enter, join) = (put(base, "are", "\n"), take_out(base, "\n"));
    assert_eq!(both_texts(base, &enter, &join), "Wagesare\n owed");
}

#[test]
fn who_has_priority_says_where_a_link_leads() {
    let link =
        |to: &str| delta().retain_with(5, AttributeChanges::new().set("link", to)).build().unwrap();
    let after = both(&Document::plain("wages"), &link("https://a.org"), &link("https://b.org"));
    assert_eq!(after.runs()[0].attributes.get("link"), Some(&"https://a.org".into()));
}

#[test]
fn one_makes_words_strong_while_another_writes_into_them() {
    let base = document(&[("no fee for passports", false)]);
    let make_strong = AttributeChanges::new().set("strong", true);
    let fee = delta().retain(3).retain_with(3, make_strong).build().unwrap();
    let words = delta().retain(4).insert("-").build().unwrap();
    let wanted = document(&[
        ("no ", false),
        ("f", true),
        ("-", false),
        ("ee", true),
        (" for passports", false),
    ]);
    assert_eq!(both(&base, &fee, &words), wanted);
}

#[test]
fn what_is_undone_is_strong_again_only_where_it_was() {
    let base = document(&[("no ", false), ("fee", true), (" ever", false)]);
    let plain = AttributeChanges::new().remove("strong");
    let change = delta().insert("x").retain_with(4, plain).delete(4).build().unwrap();
    let undo = change.invert(&base).unwrap();
    let make_strong = AttributeChanges::new().set("strong", true);
    let wanted = delta().delete(1).retain(3).retain_with(1, make_strong);
    let wanted = wanted.insert_with("ee", strong()).insert(" e").build().unwrap();
    assert_eq!(undo, wanted);
    assert_eq!(undo.apply(&change.apply(&base).unwrap()).unwrap(), base);
}

#[test]
fn letters_typed_one_by_one_are_one_insert() {
    let mut typed = Delta::new();
    for (place, letter) in ["f", "e", "e"].iter().enumerate() {
        typed = typed.compose(&delta().retain(place).insert(letter).build().unwrap()).unwrap();
    }
    assert_eq!(typed, delta().insert("fee").build().unwrap());
    let taken_back = delta().delete(3).build().unwrap();
    assert!(typed.compose(&taken_back).unwrap().is_identity());
}

#[test]
fn a_caret_stays_before_or_behind_what_another_writes_at_it() {
    let words = put(AID, "legal", " and medical");
    assert_eq!(words.transform_position(27, Bias::Left), Ok(27));
    assert_eq!(words.transform_position(27, Bias::Right), Ok(39));
    assert_eq!(words.transform_position(28, Bias::Left), Ok(40));
    assert_eq!(words.transform_position(26, Bias::Right), Ok(26));
    // In text that goes, it comes to stand where that was.
    let gone = take_out(AID, "legal aid ");
    for caret in 22..=32 {
        assert_eq!(gone.transform_position(caret, Bias::Right), Ok(22));
    }
}

#[test]
fn the_same_place_has_another_number_at_the_webviews_edge() {
    let text = "😀 ខ្មែរ 👩\u{200D}💻";
    let typed = Delta::<Utf16>::builder().retain(9).insert("!").delete(5).build().unwrap();
    let kept = typed.to_code_points(text).unwrap();
    assert_eq!(kept, delta().retain(8).insert("!").delete(3).build().unwrap());
    assert_eq!(kept.to_utf16(text), Ok(typed.clone()));
    assert_eq!(typed.apply_to_text(text).as_deref(), Ok("😀 ខ្មែរ !"));
}

#[test]
fn what_is_behind_the_last_step_stays_as_it_is() {
    let words = delta().insert("All ").build().unwrap();
    assert_eq!((words.len_before(), words.len_after()), (0, 4));
    assert_eq!(words.apply_to_text("wages").as_deref(), Ok("All wages"));
}
