//! Every page that ships is printed, and the tags of the file say what the page says.

use std::{fmt::Write as _, ops::RangeInclusive};

use larkspur_packs::{Block, Inline, LanguageTag, Page, Status, Target, Unit, UnitId};
use larkspur_print::PrintError;
use larkspur_test_pdf::{self as reading, composed};

use crate::library::{self, Printed};

/// Languages of the Declaration for whose script no face ships.
const WITHOUT_A_FACE: [(&str, &str); 5] = [
    ("ko", "Hang"),
    ("si", "Sinh"),
    ("yue-Hans", "Hani"),
    ("zh-Hans", "Hani"),
    ("zh-Hant", "Hani"),
];
const DECLARATION: &str = "law/universal-declaration";

fn write_inlines(inlines: &[Inline], to: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => to.push_str(words),
            Inline::Strong(words) | Inline::Emphasis(words) => write_inlines(words, to),
            Inline::Link { target, words } => {
                write_inlines(words, to);
                if let Target::Web(url) = target {
                    write!(to, "({url})").unwrap();
                }
            }
        }
    }
}

fn words(unit: &Unit) -> String {
    let mut words = String::new();
    write_inlines(&unit.inlines, &mut words);
    words
}

/// What a sheet has to say, worked out in another way than the crate does it.
fn expected(printed: &Printed<'_>) -> String {
    let (page, lines) = (printed.page, &printed.lines);
    let order: &Page = printed.source.unwrap_or(page);
    let mut text = page.front.title.to_string();
    let slips = lines.content_notes.iter().chain(&lines.standing);
    let slips = slips.chain(&lines.unchecked).chain(&lines.about);
    text.extend(slips.map(|phrase| phrase.words.as_str()));
    text.push_str(page.front.summary.as_str());
    for block in &order.blocks {
        if let Block::Container { kind, .. } = block {
            text.push_str(match kind.as_str() {
                "note" => "Good to know",
                "warning" => "Take care",
                "steps" => "Step by step",
                "breathe" => "Take a breath",
                _ => "Words you can say",
            });
        }
        for original in block.units() {
            write_unit(original, printed, &mut text);
        }
    }
    text.push_str("Sources");
    for cited in &printed.sources {
        let source = cited.source;
        let (title, publisher) = (&source.title, &source.publisher);
        write!(text, "{title}{publisher}{}Not checked yet", source.url).unwrap();
    }
    text.extend(lines.license.iter().map(|phrase| phrase.words.as_str()));
    text.extend(lines.attribution.iter().map(|phrase| phrase.words.as_str()));
    text
}

fn write_unit(original: &Unit, printed: &Printed<'_>, to: &mut String) {
    let page = printed.page;
    let Some(unit) = page.units().find(|unit| unit.id == original.id) else {
        to.push_str(&words(original));
        to.push_str("Not translated yet");
        return;
    };
    to.push_str(&words(unit));
    if printed.source.is_none() {
        return;
    }
    let made_from = page.front.origin.as_ref().and_then(|origin| origin.units.get(&original.id));
    let has_changed = made_from != Some(&original.hash());
    if has_changed {
        to.push_str("The original changed");
    }
    if has_changed || (page.front.status == Status::Draft && original.is_critical) {
        to.push_str(&words(original));
    }
}

#[track_caller]
fn assert_says_what_the_page_says(printed: &Printed<'_>, name: &str) {
    let bytes = printed.pdf().unwrap_or_else(|error| panic!("{name}: {error}"));
    let document = reading::read(&bytes);
    let (is, should) = (composed(&document.text()), composed(&expected(printed)));
    if is != should {
        let at = is.chars().zip(should.chars()).take_while(|(one, other)| one == other).count();
        let from = at.saturating_sub(20);
        let part = |text: &str| text.chars().skip(from).take(80).collect::<String>();
        panic!("{name}, letter {at}:\n  is     {}\n  should {}", part(&is), part(&should));
    }
}

/// Without optimisation a page takes a second or two, so each language is a test of its own.
#[track_caller]
fn assert_every_page_says_what_it_should(lang: &str, at_least: usize) {
    let pack = library::pack().unwrap();
    let mut count = 0;
    // The Declaration is printed below, in all languages that it has.
    for (id, resource) in pack.resources.iter().filter(|(id, _)| id.as_str() != DECLARATION) {
        let Some(printed) = Printed::of(&pack, resource, lang) else { continue };
        assert_says_what_the_page_says(&printed, &format!("{id} {lang}"));
        count += 1;
    }
    assert!(count >= at_least, "{count}");
}

#[test]
fn every_page_says_what_it_should_in_english() {
    assert_every_page_says_what_it_should("en", 24);
}

#[test]
fn every_page_says_what_it_should_in_spanish() {
    assert_every_page_says_what_it_should("es", 24);
}

#[test]
fn every_page_says_what_it_should_in_burmese() {
    assert_every_page_says_what_it_should("my", 10);
}

#[test]
fn every_page_says_what_it_should_in_hindi() {
    assert_every_page_says_what_it_should("hi", 10);
}

#[test]
fn every_page_says_what_it_should_in_khmer() {
    assert_every_page_says_what_it_should("km", 10);
}

#[test]
fn every_page_says_what_it_should_in_thai() {
    assert_every_page_says_what_it_should("th", 10);
}

/// In those of its languages whose tags begin with one of these letters.
#[track_caller]
fn assert_the_declaration_is_printed(letters: RangeInclusive<char>, languages: usize) {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, DECLARATION).unwrap();
    let is_of = |lang: &&LanguageTag| lang.as_str().starts_with(|first| letters.contains(&first));
    let mut count = 0;
    for lang in resource.pages.keys().filter(is_of) {
        let printed = Printed::of(&pack, resource, lang.as_str()).unwrap();
        match WITHOUT_A_FACE.iter().find(|(without, _)| lang.as_str() == *without) {
            None => assert_says_what_the_page_says(&printed, lang.as_str()),
            Some((_, script)) => {
                let error = printed.pdf().unwrap_err();
                assert!(
                    matches!(&error, PrintError::NoFont { script: named, .. } if named == script),
                    "{lang}: {error}"
                );
            }
        }
        count += 1;
    }
    assert_eq!(count, languages);
}

#[test]
fn the_declaration_is_printed_in_its_languages_from_a_to_g() {
    assert_the_declaration_is_printed('a'..='g', 14);
}

#[test]
fn the_declaration_is_printed_in_its_languages_from_h_to_l() {
    assert_the_declaration_is_printed('h'..='l', 11);
}

#[test]
fn the_declaration_is_printed_in_its_languages_from_m_to_s() {
    assert_the_declaration_is_printed('m'..='s', 16);
}

#[test]
fn the_declaration_is_printed_in_its_languages_from_t_to_z() {
    assert_the_declaration_is_printed('t'..='z', 10);
}

#[test]
fn a_unit_that_is_not_translated_stands_there_in_the_original() {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, "work/passport-held").unwrap();
    let whole = Printed::of(&pack, resource, "km").unwrap();
    let mut page = whole.page.clone();
    let lost = page.units().nth(3).unwrap().id;
    let keep = |block: &Block| block.units().iter().all(|unit| unit.id != lost);
    page.blocks.retain(keep);
    let changed = UnitId::parse("u7").unwrap();
    let origin = page.front.origin.as_mut().unwrap();
    origin.units.remove(&changed);
    let printed = Printed { page: &page, ..whole };
    let text = expected(&printed);
    assert!(text.contains("Not translated yet") && text.contains("The original changed"));
    assert_says_what_the_page_says(&printed, "a part of work/passport-held km");
}
