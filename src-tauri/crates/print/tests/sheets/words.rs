//! Every page that ships is printed, and the tags of the file say what the page says.

use crate::{
    library::{self, Printed},
    reading,
};
use std::fmt::Write as _;

use larkspur_packs::{Block, Inline, Page, Status, Target, Unit, UnitId};
use larkspur_print::PrintError;
use unicode_normalization::UnicodeNormalization;

/// Languages in which every page is printed. The Declaration is printed in all that it has.
const LANGUAGES: [&str; 6] = ["en", "km", "my", "th", "hi", "es"];
/// Languages of the Declaration for whose script no face ships.
const WITHOUT_A_FACE: [(&str, &str); 5] = [
    ("ko", "Hang"),
    ("si", "Sinh"),
    ("yue-Hans", "Hani"),
    ("zh-Hans", "Hani"),
    ("zh-Hant", "Hani"),
];
const DECLARATION: &str = "law/universal-declaration";

/// Composed, and without blanks and what cannot be seen: lines are broken elsewhere on paper.
fn bare(text: &str) -> String {
    let is_seen = |letter: &char| {
        !letter.is_whitespace()
            && !matches!(letter, '\u{200b}' | '\u{ad}' | '\u{2066}' | '\u{2069}')
    };
    text.nfc().filter(is_seen).collect()
}

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
    for slip in [&lines.content_notes, &lines.draft, &lines.unchecked, &lines.about] {
        text.extend(slip.iter().map(|phrase| phrase.words.as_str()));
    }
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
    let attribution = lines.attribution.iter().map(|phrase| phrase.words.as_str());
    text.extend(attribution.filter(|words| !words.contains("Larkspur")));
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
    let (is, should) = (bare(&document.text()), bare(&expected(printed)));
    if is != should {
        let at = is.chars().zip(should.chars()).take_while(|(one, other)| one == other).count();
        let from = at.saturating_sub(20);
        let part = |text: &str| text.chars().skip(from).take(80).collect::<String>();
        panic!("{name}, letter {at}:\n  is     {}\n  should {}", part(&is), part(&should));
    }
}

#[test]
fn every_page_of_six_languages_says_what_it_should() {
    let pack = library::pack().unwrap();
    let mut count = 0;
    for (id, resource) in &pack.resources {
        for lang in LANGUAGES {
            let Some(printed) = Printed::of(&pack, resource, lang) else { continue };
            assert_says_what_the_page_says(&printed, &format!("{id} {lang}"));
            count += 1;
        }
    }
    assert!(count >= 90, "{count}");
}

#[test]
fn the_declaration_is_printed_in_each_of_its_languages() {
    let pack = library::pack().unwrap();
    let resource = library::resource(&pack, DECLARATION).unwrap();
    let mut count = 0;
    for lang in resource.pages.keys() {
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
    assert_eq!(count, 51);
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
