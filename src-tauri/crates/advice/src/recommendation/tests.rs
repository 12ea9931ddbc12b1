//! What of a card is missing, blocked and too long.

use proptest::prelude::*;

use super::*;

fn text(field: Field, text: &str) -> (Field, Raw) {
    (field, Raw::Text(text.to_owned()))
}

fn list(field: Field, entries: &[&str]) -> (Field, Raw) {
    (field, Raw::List(entries.iter().map(|&entry| entry.to_owned()).collect()))
}

fn law(id: &str) -> Citation {
    Citation {
        id: CitationId::parse(id).unwrap(),
        kind: Choice::Known(EvidenceKind::Law),
        sample: None,
        method: String::new(),
    }
}

/// Everything that 1.2 marks with a star.
const REQUIRED: &[Field] = &[
    Field::AddresseeGovernment,
    Field::AddresseeBody,
    Field::Pillars,
    Field::Issue,
    Field::Evidence,
    Field::SurvivorPerspective,
    Field::SurvivorSource,
    Field::Action,
    Field::LegalInstrument,
    Field::LegalArticle,
    Field::Timeline,
    Field::IndicatorMeasure,
    Field::IndicatorBaseline,
    Field::IndicatorTarget,
    Field::IndicatorSource,
    Field::IndicatorFrequency,
    Field::Priority,
    Field::PriorityReason,
    Field::RiskWho,
    Field::RiskMitigation,
];

fn filled() -> Vec<(Field, Raw)> {
    let mut values: Vec<_> = REQUIRED
        .iter()
        .filter(|field| field.kind() == FieldKind::Text)
        .map(|&field| text(field, "Words"))
        .collect();
    values.push(list(Field::Pillars, &["protection", "prosecution"]));
    values.push(text(Field::SurvivorSource, "group_discussion"));
    values.push(text(Field::Priority, "high"));
    values
}

#[test]
fn a_card_is_ready_when_every_required_field_is_filled() {
    let card = Recommendation::read(filled(), [law("s1")]);
    assert_eq!(card.missing(REQUIRED), []);
    assert!(card.is_ready(REQUIRED));
}

#[test]
fn an_empty_card_misses_every_required_field_in_their_order() {
    assert_eq!(Recommendation::default().missing(REQUIRED), REQUIRED);
    assert!(!Recommendation::default().is_ready(REQUIRED));
    assert!(Recommendation::default().is_ready(&[]));
}

#[test]
fn each_required_field_is_missed_when_it_is_the_one_that_is_empty() {
    for &field in REQUIRED.iter().filter(|field| **field != Field::Evidence) {
        for blank in ["", " \n\u{200b}"] {
            let mut values = filled();
            values.push(text(field, blank));
            values.push(list(field, &[]));
            let card = Recommendation::read(values, [law("s1")]);
            assert_eq!(card.missing(REQUIRED), [field], "{blank:?}");
        }
    }
    assert_eq!(Recommendation::read(filled(), []).missing(REQUIRED), [Field::Evidence]);
}

#[test]
fn a_value_of_a_newer_app_is_kept_and_not_filled() {
    let mut values = filled();
    values.push(text(Field::Priority, "urgent"));
    values.push(list(Field::Pillars, &["peace"]));
    let card = Recommendation::read(values, [law("s1")]);
    assert_eq!(card.missing(REQUIRED), [Field::Pillars, Field::Priority]);
    assert_eq!(card.priority.level.key(), "urgent");
    assert_eq!(card.pillars[0].key(), "peace");
    assert!(!format!("{:?}", card.priority.level).contains("urgent"));
}

#[test]
fn a_day_or_a_milestone_is_enough() {
    let timeline = |words: &str, day: &str| {
        let values = [text(Field::Timeline, words), text(Field::TimelineDay, day)];
        Recommendation::read(values, []).missing(&[Field::Timeline])
    };
    assert_eq!(timeline("Before the next budget", ""), []);
    assert_eq!(timeline("", "2027-06-30"), []);
    assert_eq!(timeline("", "2027-06-31"), [Field::Timeline]);
}

#[test]
fn words_of_one_person_need_their_contribution() {
    let card = |contributions: &[&str]| {
        let source = text(Field::SurvivorSource, "individual_consented");
        Recommendation::read([source, list(Field::SurvivorContributions, contributions)], [])
    };
    let required = [Field::SurvivorSource];
    assert_eq!(card(&[]).missing(&required), [Field::SurvivorContributions]);
    assert_eq!(card(&["not an id"]).missing(&required), [Field::SurvivorContributions]);
    assert_eq!(card(&["0a1b"]).missing(&required), []);
}

#[test]
fn a_number_of_people_that_shows_who_they_are_keeps_a_card_back() {
    let of = |sample| Citation { sample: Some(sample), ..law("s1") };
    let card = |sample| Recommendation::read(filled(), [of(sample)]);
    for (sample, wanted, is_ready) in
        [(4, vec![CellSize::Blocked], false), (9, vec![CellSize::Small], true), (10, vec![], true)]
    {
        let card = card(sample);
        assert_eq!(card.small_cells().map(|(_, size)| size).collect::<Vec<_>>(), wanted);
        assert_eq!(card.is_ready(REQUIRED), is_ready, "{sample}");
    }
}

#[test]
fn a_long_issue_is_named_and_keeps_nothing_back() {
    let issue = |words: usize| text(Field::Issue, &"word ".repeat(words));
    assert_eq!(Recommendation::read([issue(80)], []).over_length(), []);
    let wanted = OverLength { field: Field::Issue, words: 81, most: 80 };
    let card = Recommendation::read([issue(81)], []);
    assert_eq!(card.over_length(), [wanted]);
    assert!(card.is_ready(&[Field::Issue]));
}

#[test]
fn keys_have_no_colon_and_lead_back_to_their_field() {
    for &field in Field::ALL {
        assert!(field.key().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
        assert_eq!(Field::from_key(field.key()), Some(field));
    }
    assert_eq!(Field::from_key("story"), None);
}

#[test]
fn a_field_holds_a_text_exactly_when_its_kind_says_so() {
    let card = Recommendation::default();
    for &field in Field::ALL {
        assert_eq!(card.text(field).is_some(), field.kind() == FieldKind::Text, "{field:?}");
        let read = Recommendation::read([text(field, "Words")], []);
        assert_eq!(read.text(field), (field.kind() == FieldKind::Text).then_some("Words"));
    }
}

#[test]
fn nothing_that_people_wrote_is_in_a_debug() {
    let values = Field::ALL.iter().map(|&field| text(field, "Kept to myself"));
    let shown = format!("{:?}", Recommendation::read(values, []));
    assert!(!shown.contains("Kept"), "{shown}");
}

proptest! {
    #[test]
    fn whatever_the_document_holds_can_be_read(
        values in prop::collection::vec((0..Field::ALL.len(), ".{0,20}", prop::collection::vec(".{0,9}", 0..80)), 0..60)
    ) {
        let values = values.into_iter().flat_map(|(field, one, many)| {
            let field = Field::ALL[field];
            [(field, Raw::Text(one)), (field, Raw::List(many))]
        });
        let card = Recommendation::read(values, []);
        prop_assert!(card.pillars.len() <= MOST_ENTRIES);
        for &field in Field::ALL {
            prop_assert_eq!(card.missing(&[field]).contains(&field), !card.is_filled(field));
        }
    }
}
