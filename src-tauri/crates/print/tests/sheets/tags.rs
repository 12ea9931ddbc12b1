//! What a screen reader is told: the tags, the languages, and nothing outside of them.

use crate::library::{self, Printed};
use larkspur_packs::{Page, UnitKind};
use larkspur_print::{Letters, Paper, Sheet};
use larkspur_test_pdf::{self as reading, Document, Element, Kid};

fn document(id: &str, lang: &str) -> Document {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, id).unwrap();
    reading::read(&Printed::of(&pack, resource, lang).unwrap().pdf().unwrap())
}

/// A page of these lines, printed as an original.
fn made_of(lines: &str) -> Document {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, "work/passport-held").unwrap();
    let english = Printed::of(&pack, resource, "en").unwrap();
    let front = Page { front: english.page.front.clone(), blocks: Vec::new() }.print();
    let page = Page::parse("a", &format!("{front}\n{lines}")).unwrap().page;
    reading::read(&Printed { page: &page, source: None, ..english }.pdf().unwrap())
}

/// The languages in which an element is read, with those that it has from above.
fn langs(document: &Document) -> Vec<(String, String)> {
    fn walk(element: &Element, above: &str, to: &mut Vec<(String, String)>) {
        let lang = element.lang.as_deref().unwrap_or(above);
        for kid in &element.kids {
            match kid {
                Kid::Element(element) => walk(element, lang, to),
                Kid::Text(shown) => {
                    let lang = shown.lang.as_deref().unwrap_or(lang);
                    to.push((lang.to_owned(), shown.text.clone()));
                }
            }
        }
    }
    let mut found = Vec::new();
    for element in &document.elements {
        walk(element, document.lang.as_deref().unwrap(), &mut found);
    }
    found
}

#[test]
fn a_page_is_tagged_from_its_title_to_its_licence() {
    for (id, lang) in
        [("work/passport-held", "en"), ("work/passport-held", "km"), ("work/eleven-signs", "es")]
    {
        let document = document(id, lang);
        assert!(document.is_marked, "{id} {lang}");
        assert_eq!(document.lang.as_deref(), Some(lang));
        assert_eq!(document.tagged(&["H1"]).len(), 1, "{id} {lang}");
        assert_eq!(document.loose, Vec::<String>::new(), "{id} {lang}");
        // The numbers of the pages are all that is shown and not read.
        let numbers: Vec<String> = (1..=document.pages).map(|number| number.to_string()).collect();
        assert_eq!(document.artifacts, numbers, "{id} {lang}");
        assert!(document.tagged(&["Figure", "Formula", "Link", "Table"]).is_empty());
    }
}

#[test]
fn each_heading_of_the_page_is_a_heading_of_the_file() {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, "work/eleven-signs").unwrap();
    let printed = Printed::of(&pack, resource, "en").unwrap();
    let document = reading::read(&printed.pdf().unwrap());
    for (kind, tag, more) in [(UnitKind::Heading2, "H2", 1), (UnitKind::Heading3, "H3", 0)] {
        let units = printed.page.units().filter(|unit| unit.kind == kind);
        let mut headings: Vec<String> = units.map(larkspur_packs::Unit::text).collect();
        headings.extend((0..more).map(|_| "Sources".to_owned()));
        let tagged: Vec<String> = document.tagged(&[tag]).iter().map(|one| one.text()).collect();
        assert_eq!(tagged, headings);
    }
}

#[test]
fn no_level_of_headings_is_left_out() {
    for (lines, expected) in [
        ("### a {#u1}\n\nb {#u2}\n", vec!["H1", "H2", "H2"]),
        ("### a {#u1}\n\n### b {#u2}\n", vec!["H1", "H2", "H3", "H2"]),
        ("## a {#u1}\n\n### b {#u2}\n\n## c {#u3}\n", vec!["H1", "H2", "H3", "H2", "H2"]),
        ("a {#u1}\n", vec!["H1", "H2"]),
    ] {
        let document = made_of(lines);
        let levels: Vec<&str> =
            document.tagged(&["H1", "H2", "H3"]).iter().map(|one| one.tag.as_str()).collect();
        assert_eq!(levels, expected, "{lines}");
    }
}

#[test]
fn lists_are_lists_and_their_numbers_are_labels() {
    let document = made_of(
        "1. a {#u1}\n2. b {#u2}\n\n- c {#u3}\n- d {#u4}\n\n- [ ] e {#u5}\n\n::: steps\n1. f {#u6}\n:::\n",
    );
    let lists: Vec<Vec<String>> = document
        .tagged(&["L"])
        .iter()
        .map(|list| {
            let all = list.all();
            let parts = all.iter().filter(|one| matches!(one.tag.as_str(), "Lbl" | "LBody"));
            parts.map(|one| one.text().trim().to_owned()).collect()
        })
        .collect();
    assert_eq!(lists[0], ["1.", "a", "2.", "b"]);
    assert_eq!(lists[1], ["•", "c", "•", "d"]);
    assert_eq!(lists[2], ["", "e"]);
    assert_eq!(lists[3], ["1.", "f"]);
}

#[test]
fn words_to_say_are_a_quote_and_what_is_strong_is_tagged() {
    let document = made_of("a **b** *c* {#u1}\n\n::: script\nd {#u2}\ne {#u3}\n:::\n");
    let quotes: Vec<String> =
        document.tagged(&["BlockQuote"]).iter().map(|one| one.text()).collect();
    assert_eq!(quotes, ["de"]);
    let has = |tag: &str, text: &str| document.tagged(&[tag]).iter().any(|one| one.text() == text);
    assert!(has("Strong", "b") && has("Em", "c"));
}

#[test]
fn every_part_says_its_language() {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, "work/passport-held").unwrap();
    let printed = Printed::of(&pack, resource, "km").unwrap();
    let langs = langs(&reading::read(&printed.pdf().unwrap()));
    let is_khmer =
        |text: &str| text.chars().any(|letter| ('\u{1780}'..='\u{17ff}').contains(&letter));
    let is_latin = |text: &str| text.chars().any(|letter| letter.is_ascii_alphabetic());
    for (lang, text) in &langs {
        if is_khmer(text) {
            assert_eq!(lang, "km", "{text}");
        }
        if is_latin(text) && !is_khmer(text) && lang == "km" {
            // A name of a few letters within a Khmer sentence.
            assert!(text.trim().len() < 12, "{text}");
        }
    }
    let critical = printed.source.unwrap().units().find(|unit| unit.is_critical).unwrap().text();
    let english: String =
        langs.iter().filter(|(lang, _)| lang == "en").map(|(_, text)| text.as_str()).collect();
    assert!(english.replace(' ', "").contains(&critical.replace(' ', "")), "{english}");
}

#[test]
fn paper_and_letters_come_in_two_sizes() {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, "work/passport-held").unwrap();
    let printed = Printed::of(&pack, resource, "en").unwrap();
    let print = |paper, letters| {
        let sheet = Sheet { paper, letters, ..printed.sheet() };
        larkspur_print::pdf(&sheet).unwrap()
    };
    let a4 = print(Paper::A4, Letters::Usual);
    let letter = print(Paper::Letter, Letters::Usual);
    let large = print(Paper::A4, Letters::Large);
    assert_eq!(reading::paper(&a4), (595, 841));
    assert_eq!(reading::paper(&letter), (612, 792));
    let [usual, large] = [a4, large].map(|bytes| reading::read(&bytes));
    assert!(large.pages > usual.pages, "{} {}", large.pages, usual.pages);
    assert_eq!(large.text().replace(' ', ""), usual.text().replace(' ', ""));
}

#[test]
fn the_same_sheet_is_the_same_file() {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, "work/passport-held").unwrap();
    let printed = Printed::of(&pack, resource, "my").unwrap();
    assert!(printed.pdf() == printed.pdf());
}
