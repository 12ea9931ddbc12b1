//! What a clearing is kept by, and what makes it stale.

use proptest::prelude::*;

use super::*;
use crate::{DetailKind, tests::piece};

const CALL: &str = "Call Mr Okello on +44 7700 900142.";

fn of_text(text: &str) -> Vec<DraftCandidate> {
    let part = Part { name: "summary", language: Language::En, text };
    find_in_draft("draft", &[part], &Known::default()).unwrap()
}

fn keys(text: &str) -> Vec<PassageKey> {
    of_text(text).into_iter().map(|one| one.key).collect()
}

#[test]
fn a_candidate_says_its_part_and_its_place_in_it() {
    let known = Known::new(&["Blue Heron"]).unwrap();
    let parts = [
        Part { name: "one", language: Language::En, text: "Nothing to see." },
        Part { name: "two", language: Language::Es, text: "Así lo dijo\nBlue Heron ayer." },
    ];
    let found = find_in_draft("draft", &parts, &known).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].part, "two");
    assert_eq!(found[0].candidate.kind, DetailKind::MemberName);
    assert_eq!(found[0].candidate.range, 12..22);
}

#[test]
fn an_edit_of_another_line_leaves_a_clearing_as_it_is() {
    let before = keys(CALL);
    assert_eq!(before.len(), 2);
    assert_eq!(keys(&format!("A new line.\r\n\n{CALL}\nOne more.")), before);
}

#[test]
fn any_edit_of_the_passage_makes_a_clearing_stale() {
    let before = keys(CALL);
    for text in [
        "Call Mr Okello on +44 7700 900142!",
        "Please call Mr Okello on +44 7700 900142.",
        "Call Mr Okello on +44 7700 900143.",
    ] {
        assert!(keys(text).iter().all(|key| !before.contains(key)), "{text}");
    }
}

#[test]
fn a_clearing_holds_in_its_draft_and_its_part_and_for_its_kind_alone() {
    let of = |draft: &str, name: &str, known: &Known| {
        let part = Part { name, language: Language::En, text: "Call Mr Okello." };
        find_in_draft(draft, &[part], known).unwrap().remove(0).key
    };
    let nobody = Known::default();
    let here = of("draft", "summary", &nobody);
    assert_eq!(of("draft", "summary", &nobody), here);
    assert_ne!(of("other", "summary", &nobody), here);
    assert_ne!(of("draft", "other", &nobody), here);
    assert_ne!(of("drafts", "ummary", &nobody), here);
    // Who has become a member since is named in another way.
    assert_ne!(of("draft", "summary", &Known::new(&["Okello"]).unwrap()), here);
}

#[test]
fn no_key_is_in_a_debug() {
    let found = of_text(CALL);
    let shown = format!("{found:?}");
    assert!(shown.contains("PassageKey") && !shown.contains(found[0].key.as_str()), "{shown}");
}

/// A combination over several lines is stale as soon as one of them is edited.
#[test]
fn a_combination_belongs_to_all_of_its_lines() {
    let key = |text: &str| {
        let found = of_text(text).into_iter();
        let mut rare = found.filter(|one| one.candidate.kind == DetailKind::RareCombination);
        rare.next().unwrap().key
    };
    let before = key("I was the midwife in Kirkmoor.\nIt rained.\nOn 9 May 2021 I left.");
    assert_ne!(key("I was the midwife in Kirkmoor.\nIt snowed.\nOn 9 May 2021 I left."), before);
}

/// The way in which keys are derived is a format: clearings of last week must still count.
#[test]
fn a_key_is_derived_today_as_it_was_when_it_was_kept() {
    assert_eq!(
        keys("Call Mr Okello.")[0].as_str(),
        "8729e4a29162a5391326118c26a071a0a1bd76a9e79c5504e7669798de4bf904"
    );
}

#[test]
fn parts_of_one_name_and_a_draft_that_is_too_long_are_refused() {
    let part = |text| Part { name: "summary", language: Language::En, text };
    let known = Known::default();
    let found = find_in_draft("draft", &[part("a"), part("b")], &known);
    assert_eq!(found, Err(FindError::SameName));
    let long = "a".repeat(LONGEST_TEXT);
    let other = Part { name: "other", language: Language::En, text: "b" };
    assert_eq!(find_in_draft("draft", &[part(&long), other], &known), Err(FindError::TooLong));
}

proptest! {
    #[test]
    fn keys_of_a_line_depend_on_no_other_line(
        line in proptest::collection::vec(piece(), 0..12),
        before in proptest::collection::vec(piece(), 0..12),
        after in proptest::collection::vec(piece(), 0..12),
        language in proptest::sample::select(crate::tests::LANGUAGES.to_vec()),
    ) {
        let line = line.concat().replace(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'], " ");
        let (before, after) = (before.concat(), after.concat());
        let known = Known::new(&["Rosa Vega", "นก", "ដារ៉ា"]).unwrap();
        let keys = |text: &str, place: Range<usize>| {
            let part = Part { name: "summary", language, text };
            let found = find_in_draft("draft", &[part], &known).unwrap().into_iter();
            let own = found.filter(|one| {
                let range = &one.candidate.range;
                one.candidate.kind != DetailKind::RareCombination
                    && place.start <= range.start
                    && range.end <= place.end
            });
            own.map(|one| one.key).collect::<Vec<_>>()
        };
        let length = line.chars().count();
        let start = before.chars().count() + 1;
        let alone = keys(&line, 0..length);
        let among = keys(&format!("{before}\n{line}\n{after}"), start..start + length);
        prop_assert_eq!(alone, among);
    }
}
