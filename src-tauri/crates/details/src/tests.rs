//! What holds for every text, whatever stands in it.

use proptest::prelude::*;

use super::*;

fn candidates(text: &str, language: Language) -> Vec<Candidate> {
    find(text, language, &Known::default()).unwrap()
}

pub(crate) const LANGUAGES: [Language; 7] = [
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

#[test]
fn a_telephone_number_that_nothing_announces_is_no_number_of_an_office() {
    for text in ["or 081-555-0172 then", "or 809-555-0163 then", "or 0917 555 0163 then"] {
        let found = candidates(text, Language::Other);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].kind, DetailKind::Phone, "{text}");
    }
}

/// Pieces that the rules react to, put together at random.
pub(crate) fn piece() -> impl Strategy<Value = String> {
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

/// Where the characters of a text begin and end as readers see them, in code points.
fn bounds(text: &str) -> Vec<usize> {
    let ends = icu_segmenter::GraphemeClusterSegmenter::new();
    ends.segment_str(text).map(|end| text[..end].chars().count()).collect()
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
        let bounds = bounds(&text);
        let mut last = 0;
        for candidate in find(&text, language, &known).unwrap() {
            prop_assert!(candidate.range.start < candidate.range.end);
            prop_assert!(candidate.range.end <= length);
            prop_assert!(bounds.contains(&candidate.range.start), "{text:?}");
            prop_assert!(bounds.contains(&candidate.range.end), "{text:?}");
            if candidate.kind != DetailKind::RareCombination {
                prop_assert!(candidate.range.start >= last, "{text:?}");
                last = candidate.range.end;
            }
        }
    }

    /// Whatever comes: any characters, any lines, any names.
    #[test]
    fn nothing_makes_it_panic(
        text in "(?s:.){0,200}",
        names in proptest::collection::vec("(?s:.){0,12}", 0..4),
        language in proptest::sample::select(LANGUAGES.to_vec()),
    ) {
        let known = Known::new(&names).unwrap();
        let length = text.chars().count();
        for candidate in find(&text, language, &known).unwrap() {
            prop_assert!(candidate.range.end <= length);
        }
    }
}
