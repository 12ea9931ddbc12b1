//! The lints by examples, and what holds of them on any text.

mod bad;
mod good;
mod languages;

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::recommendation::Raw;

/// A card with these texts.
fn card(texts: &[(Field, &str)]) -> Recommendation {
    let values = texts.iter().map(|(field, text)| (*field, Raw::Text((*text).to_owned())));
    Recommendation::read(values, [])
}

/// Nothing is in the glossary.
const NO_GLOSSARY: &[&str] = &[];

/// What is found in a field, by the words at which it is found.
fn found(language: &str, field: Field, text: &str) -> Vec<(LintKind, String)> {
    let lints = lint(&card(&[(field, text)]), language, NO_GLOSSARY);
    let letters: Vec<char> = text.chars().collect();
    let words = |range: Range<usize>| letters[range].iter().collect::<String>();
    lints.into_iter().map(|lint| (lint.kind, words(lint.range))).collect()
}

#[test]
fn lints_come_in_the_order_of_the_card() {
    let card = card(&[
        (Field::Action, "The state should consider illegal migrants."),
        (Field::Issue, "Illegal migrants wait."),
        (Field::RiskWho, "None for illegal migrants."),
    ]);
    let lints = lint(&card, "en", NO_GLOSSARY);
    let places: Vec<_> = lints.iter().map(|lint| (lint.field, lint.range.start)).collect();
    assert_eq!(
        places,
        [
            (Field::Issue, 0),
            (Field::Action, 0),
            (Field::Action, 10),
            (Field::Action, 26),
            (Field::RiskWho, 9),
        ]
    );
}

#[test]
fn a_place_is_told_in_code_points() {
    let text = "Für “é” 🙂: pay illegal workers.";
    let lints = lint(&card(&[(Field::Issue, text)]), "en", NO_GLOSSARY);
    assert_eq!(lints[0].range, 15..30);
}

#[test]
fn a_tag_with_script_and_region_is_its_language() {
    let text = "Pay illegal workers.";
    for language in ["en", "en-GB", "en-Latn-US"] {
        assert_eq!(found(language, Field::Issue, text).len(), 1, "{language}");
    }
    assert_eq!(found("es", Field::Issue, text).len(), 0);
}

#[test]
fn a_language_without_lists_has_only_the_rule_of_long_sentences() {
    let long = "sanoo ".repeat(26);
    assert_eq!(found("fi", Field::Issue, &long).len(), 1);
    assert_eq!(found("fi", Field::Action, "The NRM should consider illegal migrants soon."), []);
}

#[test]
fn what_was_answered_and_what_others_are_called_is_left_alone() {
    let text = "The MLPP should consider illegal migrants as soon as possible.";
    for field in [
        Field::Response,
        Field::LegalInstrument,
        Field::LegalArticle,
        Field::AddresseeGovernment,
        Field::AddresseeBody,
        Field::IndicatorSource,
        Field::Related,
    ] {
        assert_eq!(found("en", field, text), [], "{field:?}");
    }
}

#[test]
fn letters_are_explained_by_the_card_or_the_glossary() {
    let action = (Field::Action, "Fund the NRM in each district.");
    let issue = |text| lint(&card(&[action, (Field::Issue, text)]), "en", NO_GLOSSARY);
    assert_eq!(issue("It is slow.").len(), 1);
    assert_eq!(issue("The national referral mechanism (NRM) is slow.").len(), 0);
    assert_eq!(issue("The NRM (national referral mechanism) is slow.").len(), 0);
    assert_eq!(lint(&card(&[action]), "en", ["NRM"].as_slice()).len(), 0);
    assert_eq!(lint(&card(&[action]), "en", ["NRM".to_owned()].as_slice()).len(), 0);
    assert_eq!(lint(&card(&[action]), "en", ["NR"].as_slice()).len(), 1);
}

#[test]
fn letters_are_pointed_out_once_at_their_first_place() {
    let card =
        card(&[(Field::Action, "Fund the NRM and all NRMs."), (Field::Issue, "The NRM is slow.")]);
    let lints = lint(&card, "en", NO_GLOSSARY);
    assert_eq!(lints.len(), 1);
    assert_eq!((lints[0].field, lints[0].range.clone()), (Field::Issue, 4..7));
    assert_eq!(lints[0].kind, LintKind::UndefinedAcronym { letters: "NRM".to_owned() });
}

#[test]
fn a_day_beside_it_makes_a_timeline_a_time() {
    let soon = (Field::Timeline, "As soon as possible");
    assert_eq!(lint(&card(&[soon]), "en", NO_GLOSSARY).len(), 1);
    let with_day = card(&[soon, (Field::TimelineDay, "2027-06-30")]);
    assert_eq!(lint(&with_day, "en", NO_GLOSSARY), []);
}

#[test]
fn no_words_of_people_are_in_a_debug() {
    let lints = lint(&card(&[(Field::Action, "Fund the XQZ.")]), "en", NO_GLOSSARY);
    assert_eq!(lints.len(), 1);
    assert!(!format!("{lints:?}").contains("XQZ"));
}

#[test]
fn the_largest_cards_cost_no_more_than_a_bounded_one() {
    let letter = |n: u32| char::from(b'A' + u8::try_from(n % 26).unwrap());
    let word = |n: u32| [n, n / 26, n / 676, n / 17_576].map(letter).into_iter().chain([' ']);
    let letters: String = (0..40_000).flat_map(word).collect();
    for text in [
        "soon ".repeat(200_000),
        "should consider ".repeat(60_000),
        "illegal migrants ".repeat(60_000),
        "the police and the courts ".repeat(40_000),
        "“illegal workers” ".repeat(60_000),
        "a. B ".repeat(200_000),
        letters,
    ] {
        let texts = [(Field::Action, &*text), (Field::Timeline, &*text), (Field::Issue, &*text)];
        let card = card(&texts);
        let start = Instant::now();
        assert!(lint(&card, "en", NO_GLOSSARY).len() <= MOST_LINTS);
        // A debug build on a busy machine; a rule that looks at everything for everything would take minutes.
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", &text[..20]);
    }
}

const PIECES: &[&str] = &[
    "The",
    "Ministry",
    "of",
    "Labour",
    "and",
    "the",
    "police",
    "should",
    "consider",
    "as",
    "soon",
    "possible",
    "NRM",
    "(",
    ")",
    "illegal",
    "migrants",
    ".",
    ";",
    "\n",
    "“",
    "”",
    "\"",
    "raise",
    "awareness",
    "2027",
    "🙂",
    "é",
    "l'",
    "โดยเร็ว",
    "\u{200b}",
    "-",
];

proptest! {
    #[test]
    fn what_is_found_lies_inside_its_field(
        pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60), field in 0..Field::ALL.len(), language in 0..5usize
    ) {
        let text: String = pieces
            .iter()
            .flat_map(|(piece, has_blank)| [PIECES[*piece], if *has_blank { " " } else { "" }])
            .collect();
        let field = Field::ALL[field];
        let language = ["en", "es", "fr", "th", "xx"][language];
        for lint in lint(&card(&[(field, &text)]), language, NO_GLOSSARY) {
            prop_assert_eq!(lint.field, field);
            prop_assert!(lint.range.start < lint.range.end);
            prop_assert!(lint.range.end <= text.chars().count());
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), language in "[a-z-]{0,8}") {
        let texts = Field::ALL.iter().map(|&field| (field, &*text)).collect::<Vec<_>>();
        prop_assert!(lint(&card(&texts), &language, NO_GLOSSARY).len() <= MOST_LINTS);
    }
}
