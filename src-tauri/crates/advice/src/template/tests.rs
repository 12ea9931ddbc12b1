//! What a template may be, and what the four that are shipped say.

use proptest::prelude::*;

use super::{shipped::FILES, *};

/// The smallest template.
const SMALL: &str = r#"
id = "note"
version = 1
readers = "officials"
languages = ["en", "pt-BR"]
formats = ["docx"]
attribution = ["collective", "none"]
required_fields = ["action", "risk_who", "risk_mitigation"]
consent_scope = "government"
notices = []
[numbering]
paragraphs = true
pages = false
[[limits]]
unit = "words"
most = 100
counts = ["headings"]
source = "https://example.org/rules"
checked_on = "2026-11-21"
is_confirmed = true
[[sections]]
id = "facts"
required = true
kind = "table"
parts = ["what", "where"]
max_words = 50
[[sections]]
id = "asks"
required = true
kind = "recommendations"
max_items = 3
"#;

#[test]
fn every_shipped_template_is_whole() {
    for file in FILES {
        assert_eq!(Template::parse(file).err(), None);
    }
    let ids: Vec<_> = shipped().iter().map(|template| template.id.as_str()).collect();
    assert_eq!(ids, ["brief", "upr", "parliament-evidence", "oral-statement"]);
}

#[test]
fn no_two_titles_of_what_is_shipped_have_the_same_id() {
    let mut keys: Vec<_> = shipped().iter().flat_map(Template::title_keys).collect();
    assert!(keys.contains(&"advice-template-upr-past-status".to_owned()));
    let count = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), count);
}

fn of(id: &str) -> &'static Template {
    shipped().iter().find(|template| template.id.as_str() == id).unwrap()
}

#[test]
fn the_shipped_limits_are_those_of_the_reference() {
    for (id, is_interpreted, words, is_confirmed) in [
        ("brief", false, 500, false),
        ("upr", false, 2815, false),
        ("parliament-evidence", false, 3000, true),
        ("oral-statement", false, 650, false),
        ("oral-statement", true, 550, false),
    ] {
        let limit = of(id).word_limit().unwrap();
        assert_eq!(limit.most_words(is_interpreted), Some(words), "{id}");
        assert_eq!(limit.is_confirmed, is_confirmed, "{id}");
    }
}

#[test]
fn the_shipped_templates_accept_what_the_reference_says() {
    assert_eq!(of("upr").preferred_format(), Some(Format::Docx));
    assert_eq!(of("upr").languages, ["en", "fr", "es"]);
    assert!(of("upr").numbering.has_pages && of("upr").numbering.has_paragraphs);
    assert!(!of("upr").formats.contains(&Format::Pdf));
    assert!(!of("parliament-evidence").formats.contains(&Format::Pdf));
    let asks = SectionId::parse("asks").unwrap();
    assert_eq!(of("oral-statement").section(&asks).unwrap().most_items, Some(3));
    assert!(of("oral-statement").required_fields.len() < of("brief").required_fields.len());
}

#[test]
fn a_template_is_read_as_it_is_written() {
    let template = Template::parse(SMALL).unwrap();
    assert_eq!(template.sections[0].most_words, Some(50));
    assert_eq!(template.sections[0].parts.len(), 2);
    assert_eq!(template.sections[1].kind, SectionKind::Recommendations);
    assert_eq!(template.limits[0].counts, [Counted::Headings]);
    assert_eq!(
        template.title_keys(),
        [
            "advice-template-note",
            "advice-template-note-facts",
            "advice-template-note-facts-what",
            "advice-template-note-facts-where",
            "advice-template-note-asks",
        ]
    );
}

/// Each fault: what is replaced in the small template, by what, and the error.
const FAULTS: &[(&str, &str, TemplateError)] = &[
    ("version = 1", "version = 0", TemplateError::Version),
    ("version = 1", "", TemplateError::Malformed),
    ("version = 1", "version = 1\nstory = true", TemplateError::Malformed),
    ("max_items = 3", "max_item = 3", TemplateError::Malformed),
    ("id = \"note\"", "id = \"Note\"", TemplateError::Id),
    ("parts = [\"what\", \"where\"]", "parts = [\"a:b\"]", TemplateError::Id),
    ("parts = [\"what\", \"where\"]", "parts = [\"what\", \"what\"]", TemplateError::DuplicateId),
    ("parts = [\"what\", \"where\"]", "", TemplateError::Parts),
    ("max_items = 3", "parts = [\"what\"]", TemplateError::Parts),
    ("id = \"asks\"", "id = \"facts\"", TemplateError::DuplicateId),
    ("id = \"asks\"", "id = \"facts-what\"", TemplateError::DuplicateId),
    ("kind = \"table\"", "kind = \"poem\"", TemplateError::UnknownKind),
    ("kind = \"recommendations\"", "kind = \"text\"", TemplateError::NoRecommendations),
    ("\"action\"", "\"story\"", TemplateError::UnknownField),
    ("\"action\"", "\"risk_who\"", TemplateError::Duplicate),
    (", \"risk_mitigation\"", "", TemplateError::RisksNotRequired),
    ("readers = \"officials\"", "readers = \"all\"", TemplateError::UnknownValue),
    ("unit = \"words\"", "unit = \"lines\"", TemplateError::UnknownValue),
    ("[\"docx\"]", "[\"docx\", \"docx\"]", TemplateError::Duplicate),
    ("[\"docx\"]", "[]", TemplateError::NoFormat),
    ("[\"collective\", \"none\"]", "[\"named\", \"collective\"]", TemplateError::MustBeNamed),
    ("[\"collective\", \"none\"]", "[\"none\"]", TemplateError::MustBeNamed),
    ("\"pt-BR\"", "\"Portuguese\"", TemplateError::Language),
    ("most = 100", "most = 0", TemplateError::ZeroLimit),
    ("max_words = 50", "max_words = 0", TemplateError::ZeroLimit),
    ("max_items = 3", "max_items = 0", TemplateError::ZeroLimit),
    ("unit = \"words\"", "unit = \"pages\"", TemplateError::Counts),
    ("unit = \"words\"", "unit = \"minutes\"", TemplateError::Pace),
    ("most = 100", "most = 100\nwords_per_minute = 110", TemplateError::Pace),
    ("2026-11-21", "2026-11-31", TemplateError::Day),
    ("https://example.org", "http://example.org", TemplateError::Source),
    ("https://example.org", "https://example org", TemplateError::Source),
    ("\"https://example.org/rules\"", "\"\"", TemplateError::Unproven),
    ("\"2026-11-21\"", "\"\"", TemplateError::Unproven),
];

#[test]
fn each_fault_is_refused_with_its_own_error() {
    for (from, to, error) in FAULTS {
        assert_eq!(SMALL.matches(from).count(), 1, "{from}");
        assert_eq!(Template::parse(&SMALL.replace(from, to)).err(), Some(*error), "{from} {to}");
    }
}

#[test]
fn a_template_without_sections_is_refused() {
    let start = SMALL.find("[[sections]]").unwrap();
    assert_eq!(Template::parse(&SMALL[..start]).err(), Some(TemplateError::NoSections));
}

#[test]
fn two_limits_that_count_the_same_are_refused() {
    let (head, tail) = SMALL.split_at(SMALL.find("[[sections]]").unwrap());
    let with = |more: &str| Template::parse(&format!("{head}[[limits]]\n{more}\n{tail}"));
    let rest = "most = 5\nsource = \"\"\nchecked_on = \"\"\nis_confirmed = false";
    let minutes = format!(
        "unit = \"minutes\"\nwords_per_minute = 130\nwords_per_minute_interpreted = 110\n{rest}"
    );
    assert_eq!(with(&minutes).err(), Some(TemplateError::TwoLimits));
    assert_eq!(with(&format!("unit = \"words\"\n{rest}")).err(), Some(TemplateError::TwoLimits));
    assert_eq!(with(&format!("unit = \"pages\"\n{rest}")).err(), None);
}

#[test]
fn what_is_too_much_is_refused_before_it_is_used() {
    let large = format!("{SMALL}#{}", "x".repeat(64 * 1024));
    assert_eq!(Template::parse(&large).err(), Some(TemplateError::TooLarge));
    let section = "[[sections]]\nid = \"s0\"\nrequired = false\nkind = \"text\"\n";
    let many: String = (0..40).map(|n| section.replace("s0", &format!("s{n}"))).collect();
    assert_eq!(Template::parse(&format!("{SMALL}{many}")).err(), Some(TemplateError::TooMany));
}

#[test]
fn a_statement_takes_as_long_as_its_words() {
    let limit = of("oral-statement").word_limit().unwrap();
    assert_eq!(limit.seconds(650, false), Some(300));
    assert_eq!(limit.seconds(550, true), Some(300));
    assert_eq!(limit.seconds(1, false), Some(1));
    assert_eq!(of("brief").word_limit().unwrap().seconds(500, false), None);
}

proptest! {
    #[test]
    fn no_file_is_too_strange_to_be_refused(place in 0..SMALL.len(), with in ".{0,6}", length in 0..12usize) {
        let end = (place + length).min(SMALL.len());
        let changed = format!("{}{with}{}", &SMALL[..place], &SMALL[end..]);
        if let Ok(template) = Template::parse(&changed) {
            prop_assert!(template.sections.len() == 2 && template.version > 0);
            prop_assert!(template.limits.iter().all(|limit| limit.most > 0));
        }
    }
}
