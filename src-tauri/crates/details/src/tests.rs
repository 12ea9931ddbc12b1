//! What holds for every text, whatever stands in it.

use proptest::prelude::*;

use super::*;

fn candidates(text: &str, language: Language) -> Vec<Candidate> {
    find(text, language, &Known::default()).unwrap()
}

const LANGUAGES: [Language; 7] = [
    Language::En,
    Language::Es,
    Language::Fil,
    Language::Hi,
    Language::Th,
    Language::Km,
    Language::Other,
];

#[test]
fn a_tag_says_the_language_and_nothing_of_the_region() {
    assert_eq!(Language::from_tag("es-PE"), Language::Es);
    assert_eq!(Language::from_tag("tl"), Language::Fil);
    assert_eq!(Language::from_tag("EN"), Language::En);
    assert_eq!(Language::from_tag("sw"), Language::Other);
    assert_eq!(Language::from_tag(""), Language::Other);
}

#[test]
fn a_text_that_is_too_long_is_refused_and_not_half_read() {
    let text = "a".repeat(LONGEST_TEXT + 1);
    assert_eq!(find(&text, Language::En, &Known::default()), Err(FindError::TooLong));
}

#[test]
fn a_range_counts_code_points_of_what_was_typed() {
    // An emoji of two units in UTF-16, a letter of two code points, and a blank that cannot be seen.
    let text = "🌱e\u{301}\u{200B} 12 March 2019";
    let found = candidates(text, Language::En);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].range, 5..18);
    assert_eq!(found[0].suggestion, Suggestion::DateToMonth);
}

#[test]
fn every_script_is_read_in_every_text() {
    let text = "นายสมศักดิ์ ทองสุก / श्रीमती बसंती देवी / លោក សុខ ដារ៉ា";
    for language in LANGUAGES {
        let names = candidates(text, language);
        assert_eq!(names.len(), 3, "{language:?}");
        assert!(names.iter().all(|one| one.kind == DetailKind::PersonName));
    }
}

#[test]
fn a_member_is_found_before_any_other_kind_of_name() {
    let known = Known::new(&["Nena Reyes"]).unwrap();
    let found = find("Si Aling Nena ang kasama ko.", Language::Fil, &known).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, DetailKind::MemberName);
}

/// Pieces that the rules react to, put together at random.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Mr ".to_owned()),
        Just("नाम ".to_owned()),
        Just("นาย".to_owned()),
        Just("ភូមិ".to_owned()),
        Just("Case No. ".to_owned()),
        Just("@".to_owned()),
        Just("\u{200B}".to_owned()),
        Just("\u{301}\u{93C}".to_owned()),
        Just(" de la ".to_owned()),
        Just("\"".to_owned()),
        "[A-Z][a-z]{1,6} ",
        "[0-9]{1,5}[-/. ]",
        "[๐-๙]{1,3}",
        "[ก-๛]{1,5}",
        "[ក-៩]{1,5}",
        "[ऀ-ॿ]{1,5}",
        "\\PC{0,4}",
        "[ -~\n]{0,6}",
    ]
}

proptest! {
    #[test]
    fn candidates_lie_inside_the_text_and_apart(
        pieces in proptest::collection::vec(piece(), 0..30),
        language in proptest::sample::select(LANGUAGES.to_vec()),
    ) {
        let text = pieces.concat();
        let known = Known::new(&["Rosa Vega", "นก", "ដារ៉ា"]).unwrap();
        let length = text.chars().count();
        let mut last = 0;
        for candidate in find(&text, language, &known).unwrap() {
            prop_assert!(candidate.range.start < candidate.range.end);
            prop_assert!(candidate.range.end <= length);
            if candidate.kind != DetailKind::RareCombination {
                prop_assert!(candidate.range.start >= last, "{text:?}");
                last = candidate.range.end;
            }
        }
    }
}
