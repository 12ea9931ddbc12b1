//! What holds for every delta. `PROPTEST_CASES` asks for more cases than the 2,000 that always run.

use proptest::{prelude::*, test_runner::TestCaseResult};

use super::words;
use crate::{
    Attributes, Bias, CodePoints, Delta, DeltaError, Document, Op, Priority, Unit, Utf16,
    strategies::{
        any_attributes, any_document, any_text, changed_document, changes_in_a_row,
        concurrent_changes,
    },
};

const CASES: u32 = 2_000;

fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(CASES))
}

fn same(one: &Delta<CodePoints>, other: &Delta<CodePoints>) -> TestCaseResult {
    prop_assert_eq!(one, other, "{} | {}", words(one), words(other));
    Ok(())
}

fn same_documents(one: &Document, other: &Document) -> TestCaseResult {
    prop_assert_eq!(one, other, "{:?} | {:?}", one.text(), other.text());
    Ok(())
}

/// The normal form, said once more and in another way than the builder keeps it.
fn is_normal<U: Unit>(delta: &Delta<U>) -> bool {
    let is_plain_retain =
        |op: &Op| matches!(op, Op::Retain { attributes, .. } if attributes.is_empty());
    delta.ops().iter().all(|op| op.len_before() + op.len_after::<U>() > 0)
        && !delta.ops().last().is_some_and(is_plain_retain)
        && delta.ops().windows(2).all(|pair| match pair {
            [Op::Retain { attributes: one, .. }, Op::Retain { attributes: other, .. }] => {
                one != other
            }
            [Op::Insert { attributes: one, .. }, Op::Insert { attributes: other, .. }] => {
                one != other
            }
            [Op::Delete { .. }, Op::Insert { .. } | Op::Delete { .. }] => false,
            _ => true,
        })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn composing_is_applying_one_and_then_the_other(
        (base, [a, b]) in changes_in_a_row::<2>()
    ) {
        let both = a.compose(&b)?;
        prop_assert!(is_normal(&both), "{}", words(&both));
        same_documents(&both.apply(&base)?, &b.apply(&a.apply(&base)?)?)?;
    }

    #[test]
    fn restyling_makes_one_document_of_another_with_the_same_words(
        (before, change) in changed_document(), style in any_attributes()
    ) {
        let after = change.apply(&before)?;
        let mut same_words = Document::new();
        for (place, sign) in after.text().chars().enumerate() {
            let style = if place % 3 == 0 { style.clone() } else { Attributes::new() };
            same_words.push(sign.encode_utf8(&mut [0; 4]), &style);
        }
        let restyled = Delta::<CodePoints>::restyle(&after, &same_words)?;
        prop_assert!(is_normal(&restyled), "{}", words(&restyled));
        same_documents(&restyled.apply(&after)?, &same_words)?;
        let is_other = before.text() != after.text();
        prop_assert_eq!(is_other, Delta::<CodePoints>::restyle(&before, &after).is_err());
    }

    #[test]
    fn composing_is_associative_to_the_letter((base, [a, b, c]) in changes_in_a_row::<3>()) {
        let (left, right) = (a.compose(&b)?.compose(&c)?, a.compose(&b.compose(&c)?)?);
        same(&left, &right)?;
        same_documents(&left.apply(&base)?, &right.apply(&base)?)?;
    }

    #[test]
    fn both_orders_of_two_changes_lead_to_the_same_text((base, [a, b]) in concurrent_changes::<2>()) {
        for (priority, opposite) in
            [(Priority::Left, Priority::Right), (Priority::Right, Priority::Left)]
        {
            let b_after_a = a.transform(&b, priority)?;
            let a_after_b = b.transform(&a, opposite)?;
            prop_assert!(is_normal(&b_after_a) && is_normal(&a_after_b));
            let (one, other) = (a.compose(&b_after_a)?, b.compose(&a_after_b)?);
            same_documents(&one.apply(&base)?, &other.apply(&base)?)?;
            // And not by chance: it is the same change.
            same(&one, &other)?;
            same_documents(&b_after_a.apply(&a.apply(&base)?)?, &one.apply(&base)?)?;
        }
    }

    #[test]
    fn the_identity_changes_nothing_and_is_changed_by_nothing((base, a) in changed_document()) {
        let identity = Delta::new();
        same_documents(&identity.apply(&base)?, &base)?;
        same(&identity.compose(&a)?, &a)?;
        same(&a.compose(&identity)?, &a)?;
        for priority in [Priority::Left, Priority::Right] {
            same(&identity.transform(&a, priority)?, &a)?;
            same(&a.transform(&identity, priority)?, &identity)?;
        }
        same(&identity.invert(&base)?, &identity)?;
    }

    #[test]
    fn the_inverse_undoes((base, a) in changed_document()) {
        let undo = a.invert(&base)?;
        prop_assert!(is_normal(&undo), "{}", words(&undo));
        let after = a.apply(&base)?;
        same_documents(&undo.apply(&after)?, &base)?;
        same_documents(&undo.invert(&after)?.apply(&base)?, &after)?;
        same_documents(&a.compose(&undo)?.apply(&base)?, &base)?;
    }

    #[test]
    fn lengths_are_those_of_the_texts((base, a) in changed_document()) {
        let (before, after) = (base.text(), a.apply(&base)?.text());
        let rest = CodePoints::len_of(&before) - a.len_before();
        prop_assert_eq!(CodePoints::len_of(&after), a.len_after() + rest);
        prop_assert_eq!(a.apply_to_text(&before)?, after);
    }

    #[test]
    fn a_change_comes_back_from_utf16_as_it_was((base, a) in changed_document()) {
        let text = base.text();
        let at_the_edge = a.to_utf16(&text)?;
        prop_assert!(is_normal(&at_the_edge));
        same(&at_the_edge.to_code_points(&text)?, &a)?;
        same_documents(&at_the_edge.apply(&base)?, &a.apply(&base)?)?;
        prop_assert_eq!(at_the_edge.len_after(), a.apply_to_text(&text)?.encode_utf16().count()
            + at_the_edge.len_before() - text.encode_utf16().count());
        let undo = at_the_edge.invert(&base)?;
        same(&undo.to_code_points(&a.apply_to_text(&text)?)?, &a.invert(&base)?)?;
    }

    #[test]
    fn composing_is_the_same_in_both_units((base, [a, b]) in changes_in_a_row::<2>()) {
        let (text, between) = (base.text(), a.apply(&base)?.text());
        let both = a.to_utf16(&text)?.compose(&b.to_utf16(&between)?)?;
        prop_assert_eq!(both, a.compose(&b)?.to_utf16(&text)?);
    }

    #[test]
    fn transforming_is_the_same_in_both_units((base, [a, b]) in concurrent_changes::<2>()) {
        let (text, between) = (base.text(), a.apply(&base)?.text());
        for priority in [Priority::Left, Priority::Right] {
            let at_the_edge = a.to_utf16(&text)?.transform(&b.to_utf16(&text)?, priority)?;
            prop_assert_eq!(at_the_edge, a.transform(&b, priority)?.to_utf16(&between)?);
        }
    }

    #[test]
    fn an_offset_within_a_surrogate_pair_is_never_rounded(
        before in any_text(), after in any_text(), sign in prop::sample::select(&["😀", "𝒳", "👩"][..])
    ) {
        let text = format!("{before}{sign}{after}");
        let inside = Utf16::len_of(&before) + 1;
        for delta in [
            Delta::<Utf16>::builder().retain(inside).insert("a").build()?,
            Delta::<Utf16>::builder().retain(inside).delete(1).build()?,
            Delta::<Utf16>::builder().delete(inside).build()?,
        ] {
            prop_assert_eq!(delta.to_code_points(&text), Err(DeltaError::InsidePair));
            prop_assert_eq!(delta.apply_to_text(&text), Err(DeltaError::InsidePair));
            prop_assert_eq!(delta.invert(&Document::plain(&text)), Err(DeltaError::InsidePair));
        }
    }

    #[test]
    fn the_normal_form_is_stable((_, a) in changed_document()) {
        prop_assert!(is_normal(&a), "{}", words(&a));
        let steps = a.ops().iter().cloned();
        same(&steps.fold(Delta::builder(), crate::DeltaBuilder::push).build()?, &a)?;
    }

    #[test]
    fn a_delta_is_read_as_it_was_written((base, a) in changed_document()) {
        let at_the_edge = a.to_utf16(&base.text())?;
        let written = serde_json::to_string(&at_the_edge).unwrap();
        let read: Delta<Utf16> = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&read, &at_the_edge, "{}", written);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }

    #[test]
    fn a_position_moves_as_a_marker_does(
        (base, a) in changed_document(), place in any::<prop::sample::Index>()
    ) {
        let text = base.text();
        let position = place.index(CodePoints::len_of(&text) + 1);
        // No text of the strategies has it.
        let marker = Delta::<CodePoints>::builder().retain(position).insert("\u{2603}").build()?;
        // A marker with priority stands before what is put in at its place, as a position to the left does.
        for (priority, bias) in [(Priority::Right, Bias::Left), (Priority::Left, Bias::Right)] {
            let marked = a.compose(&a.transform(&marker, priority)?)?.apply_to_text(&text)?;
            let wanted = marked.chars().position(|sign| sign == '\u{2603}');
            prop_assert_eq!(Some(a.transform_position(position, bias)?), wanted);
        }
    }

    #[test]
    fn a_difference_leads_from_one_text_to_the_other(
        old in any_text(), new in any_text(), caret in prop::option::of(0_usize..40)
    ) {
        let delta = Delta::<Utf16>::diff(&old, &new, caret);
        prop_assert!(is_normal(&delta));
        prop_assert_eq!(delta.apply_to_text(&old)?, new.clone());
        let in_code_points = Delta::<CodePoints>::diff(&old, &new, None);
        let at_the_edge = Delta::<Utf16>::diff(&old, &new, None);
        same(&at_the_edge.to_code_points(&old)?, &in_code_points)?;
    }

    #[test]
    fn a_document_is_made_of_nothing_by_its_own_delta(document in any_document()) {
        let delta = Delta::<CodePoints>::from(&document);
        prop_assert!(is_normal(&delta));
        same_documents(&delta.apply(&Document::new()).unwrap(), &document)?;
    }

    #[test]
    fn a_difference_leads_from_one_document_to_the_other(
        (old, delta) in changed_document(),
        other in any_document(),
    ) {
        for new in [delta.apply(&old).unwrap(), other] {
            let between = Delta::<Utf16>::between(&old, &new, None).unwrap();
            prop_assert!(is_normal(&between));
            same_documents(&between.apply(&old).unwrap(), &new)?;
            let words = Delta::<Utf16>::diff(&old.text(), &new.text(), None);
            prop_assert_eq!(between.len_inserted(), words.len_inserted());
        }
    }

    #[test]
    fn a_difference_is_what_was_typed_at_the_caret(
        before in any_text(), typed in any_text(), after in any_text()
    ) {
        let (old, new) = (format!("{before}{after}"), format!("{before}{typed}{after}"));
        let place = Utf16::len_of(&before);
        let put = Delta::<Utf16>::builder().retain(place).insert(&typed).build()?;
        let caret = place + Utf16::len_of(&typed);
        prop_assert_eq!(Delta::<Utf16>::diff(&old, &new, Some(caret)), put.clone());
        // And taken out again, where the caret is left at the place.
        let undo = put.invert(&Document::plain(&old))?;
        prop_assert_eq!(Delta::<Utf16>::diff(&new, &old, Some(place)), undo);
    }

    #[test]
    fn no_single_replacement_is_smaller(old in "[ab]{0,7}", new in "[ab]{0,7}") {
        let delta = Delta::<CodePoints>::diff(&old, &new, None);
        let size = delta.len_inserted() + delta.ops().iter().map(|op| match op {
            Op::Delete { len } => *len,
            _ => 0,
        }).sum::<usize>();
        let sizes = (0..=old.len().min(new.len())).flat_map(|head| {
            let (old, new) = (&old, &new);
            (0..=old.len().min(new.len()) - head).filter_map(move |tail| {
                let fits = old[..head] == new[..head]
                    && old[old.len() - tail..] == new[new.len() - tail..];
                fits.then_some(old.len() + new.len() - 2 * (head + tail))
            })
        });
        prop_assert_eq!(Some(size), sizes.min());
    }

    #[test]
    fn a_replacement_never_cuts_a_cluster(old in any_text(), new in any_text()) {
        use unicode_segmentation::UnicodeSegmentation;
        let delta = Delta::<CodePoints>::diff(&old, &new, None);
        let (mut place, mut inserted, mut deleted) = (0, 0, 0);
        for op in delta.ops() {
            match op {
                Op::Retain { len, .. } => place = *len,
                Op::Insert { text, .. } => inserted = CodePoints::len_of(text),
                Op::Delete { len } => deleted = *len,
            }
        }
        if inserted > 0 && deleted > 0 {
            for (text, end) in [(&old, place + deleted), (&new, place + inserted)] {
                let mut ends = vec![0];
                for cluster in text.graphemes(true) {
                    ends.push(ends.last().unwrap() + CodePoints::len_of(cluster));
                }
                prop_assert!(ends.contains(&place) && ends.contains(&end), "{old:?} {new:?}");
            }
        }
    }
}
