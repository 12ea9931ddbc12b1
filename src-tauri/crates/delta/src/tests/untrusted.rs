//! What arrives from anywhere: refused or applied, and never the end of the app.

use proptest::prelude::*;

use super::{delta, strong};
use crate::{
    AttributeChanges, Attributes, Bias, CodePoints, Delta, DeltaError, Document, LONGEST_NAME,
    LONGEST_VALUE, MOST_ATTRIBUTES, Priority, Unit, Utf16,
    strategies::{any_delta, any_document, any_text},
};

/// Does everything that can be done with two deltas.
fn try_everything<U: Unit>(base: &Document, a: &Delta<U>, b: &Delta<U>, place: usize) {
    let _ = (a.apply(base), a.apply_to_text(&base.text()), a.invert(base), a.check(3, 3));
    let _ = (a.len_before(), a.len_after(), a.len_inserted());
    for (priority, bias) in [(Priority::Left, Bias::Left), (Priority::Right, Bias::Right)] {
        let _ = a.transform_position(place, bias);
        if let Ok(later) = a.transform(b, priority) {
            let _ = (a.compose(&later), later.apply(base));
        }
    }
    if let Ok(both) = a.compose(b) {
        let _ = (both.apply(base), both.compose(a), both.invert(base));
    }
}

/// What JSON of a delta is made of.
const TOKENS: [&str; 18] = [
    "[",
    "]",
    "{",
    "}",
    "},{",
    ",",
    ":",
    "\"retain\":",
    "\"insert\":",
    "\"delete\":",
    "\"attributes\":",
    "\"a\"",
    "\"\\ud83d\"",
    "3",
    "-1",
    "1e9",
    "18446744073709551615",
    "null",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_delta_and_no_text_ends_the_app(
        base in any_document(),
        (a, b) in (any_delta::<Utf16>(), any_delta::<Utf16>()),
        (c, d) in (any_delta::<CodePoints>(), any_delta::<CodePoints>()),
        place in prop_oneof![0_usize..20, Just(usize::MAX)],
    ) {
        try_everything(&base, &a, &b, place);
        try_everything(&base, &c, &d, place);
        let _ = (a.to_code_points(&base.text()), c.to_utf16(&base.text()));
    }

    #[test]
    fn a_delta_that_fits_in_one_way_fits_in_all(base in any_document(), a in any_delta::<Utf16>()) {
        let text = base.text();
        let applied = a.apply(&base);
        prop_assert_eq!(a.apply_to_text(&text), applied.as_ref().map(Document::text).map_err(|e| *e));
        prop_assert_eq!(a.invert(&base).err(), applied.as_ref().err().copied());
        prop_assert_eq!(a.to_code_points(&text).err(), applied.err());
    }

    #[test]
    fn no_text_ends_the_reader(
        tokens in prop::collection::vec(prop::sample::select(&TOKENS[..]), 0..30), text in any_text()
    ) {
        for json in [tokens.concat(), format!("[{{{}}}]", tokens.concat()), text] {
            if let Ok(delta) = serde_json::from_str::<Delta<Utf16>>(&json) {
                let _ = (delta.check(3, 3), delta.apply_to_text("a😀b"));
            }
        }
    }
}

#[test]
fn what_does_not_fit_the_text_is_refused() {
    for (long, wanted) in [
        (delta().retain(6).insert("a"), DeltaError::PastEnd),
        (delta().delete(6), DeltaError::PastEnd),
        (delta().retain_with(usize::MAX, AttributeChanges::new().remove("a")), DeltaError::PastEnd),
    ] {
        let long = long.build().unwrap();
        assert_eq!(long.apply_to_text("wages"), Err(wanted));
        assert_eq!(long.apply(&Document::plain("wages")), Err(wanted));
        assert_eq!(long.invert(&Document::plain("wages")), Err(wanted));
        assert_eq!(long.to_utf16("wages"), Err(wanted));
    }
}

#[test]
fn a_later_change_cannot_cut_a_pair_that_was_put_in() {
    let put = Delta::<Utf16>::builder().insert("😀").build().unwrap();
    let cut = Delta::<Utf16>::builder().retain(1).delete(1).build().unwrap();
    assert_eq!(put.compose(&cut), Err(DeltaError::InsidePair));
}

#[test]
fn lengths_that_cannot_be_counted_together_are_refused() {
    let all = delta().delete(usize::MAX).build().unwrap();
    assert_eq!(all.compose(&all), Err(DeltaError::TooLong));
    let put = delta().insert("a").build().unwrap();
    let last = delta().retain(usize::MAX - 1).delete(1).build().unwrap();
    assert_eq!(put.transform(&last, Priority::Left), Err(DeltaError::TooLong));
    assert_eq!(put.transform_position(usize::MAX - 1, Bias::Left), Ok(usize::MAX));
    assert_eq!(put.transform_position(usize::MAX, Bias::Left), Err(DeltaError::TooLong));
}

#[test]
fn too_many_steps_and_too_many_words_are_refused() {
    let large = delta().insert("ab").retain(1).delete(1).retain(1).insert("😀").build().unwrap();
    assert_eq!(large.check(5, 3), Ok(()));
    assert_eq!(large.check(4, 3), Err(DeltaError::TooManyOps { most: 4 }));
    assert_eq!(large.check(5, 2), Err(DeltaError::TooMuchInserted { most: 2 }));
    assert_eq!(
        large.to_utf16("xyz").unwrap().check(5, 3),
        Err(DeltaError::TooMuchInserted { most: 3 })
    );
}

#[test]
fn an_attribute_carries_no_more_than_an_attribute() {
    let put = |attributes| delta().insert_with("a", attributes).build().unwrap().check(1, 1);
    let keep = |changes| delta().retain_with(1, changes).build().unwrap().check(1, 0);
    let most: Attributes = (0..MOST_ATTRIBUTES).map(|n| (n.to_string(), true.into())).collect();
    assert_eq!(put(most.clone()), Ok(()));
    assert_eq!(put(most.with("one more", true)), Err(DeltaError::LargeAttributes));
    let long_name = "a".repeat(LONGEST_NAME + 1);
    assert_eq!(keep(AttributeChanges::new().remove(&long_name[1..])), Ok(()));
    assert_eq!(keep(AttributeChanges::new().remove(long_name)), Err(DeltaError::LargeAttributes));
    let long_value = "a".repeat(LONGEST_VALUE + 1);
    assert_eq!(put(Attributes::new().with("link", &long_value[1..])), Ok(()));
    assert_eq!(put(Attributes::new().with("link", &*long_value)), Err(DeltaError::LargeAttributes));
}

#[test]
fn no_word_of_a_person_is_printed() {
    let document = Document::from_iter([crate::Run { text: "Dara".into(), attributes: strong() }]);
    let link = AttributeChanges::new().set("link-to-dara", "https://dara.org");
    let change = delta().insert_with("Dara", Attributes::new().with("dara", "Dara"));
    let change = change.retain_with(1, link);
    let value = crate::Value::from("Dara");
    let printed = format!("{document:?} {change:?} {:?} {value:?}", change.clone().build());
    assert!(!printed.to_lowercase().contains("dara"), "{printed}");
    assert!(printed.contains("Insert(4, Attributes(1))"), "{printed}");
}
