//! Text of several scripts and both directions is read in the order in which it was written.

use std::sync::LazyLock;

use larkspur_packs::{LanguageTag, Pack, Page};
use larkspur_test_pdf::{self as reading, Document, bare};
use proptest::prelude::*;

use crate::library::{self, Printed};

static PACK: LazyLock<Pack> = LazyLock::new(|| library::pack().unwrap());

/// A page of these lines, printed as an original in a language.
fn printed(lang: &str, lines: &str) -> Document {
    let resource = library::resource(&PACK, "work/passport-held").unwrap();
    let english = Printed::of(&PACK, resource, "en").unwrap();
    let front = Page { front: english.page.front.clone(), blocks: Vec::new() }.print();
    let mut page = Page::parse("a", &format!("{front}\n{lines}")).unwrap().page;
    page.front.lang = LanguageTag::parse(lang).unwrap();
    reading::read(&Printed { page: &page, source: None, ..english }.pdf().unwrap())
}

/// Words of the Declaration in scripts that are hard to read back, and numbers and signs.
fn any_word() -> impl Strategy<Value = String> {
    let resource = library::resource(&PACK, "law/universal-declaration").unwrap();
    let mut words =
        vec!["19".to_owned(), "7".to_owned(), "(a)".to_owned(), "2:30".to_owned(), "–".to_owned()];
    for lang in ["ar", "ur", "ar", "ur", "km", "my", "th", "hi", "ta", "en"] {
        let page = &resource.pages[&LanguageTag::parse(lang).unwrap()].page;
        let texts: String = page.units().take(12).map(|unit| unit.text() + " ").collect();
        words.extend(texts.split_whitespace().take(60).map(str::to_owned));
    }
    proptest::sample::select(words)
}

#[test]
fn marks_and_addresses_keep_their_place_in_a_line_of_both_directions() {
    for (lang, line, read, strong) in [
        ("ar", "لكل فرد **الحق** في الحياة.", "لكل فرد الحق في الحياة.", "الحق"),
        (
            "ar",
            "لكل **فرد الحق** في 19 و [الحرية](https://www.example.org/a-b) وفي",
            "لكل فرد الحق في 19 و الحرية (https://www.example.org/a-b) وفي",
            "فرد الحق",
        ),
        (
            "en",
            "The words **لكل فرد الحق** in Arabic في الحياة 19 and 25.",
            "The words لكل فرد الحق in Arabic في الحياة 19 and 25.",
            "لكل فرد الحق",
        ),
        // A blank of one direction lies beside a full stop of the other.
        ("en", "**a** العالم. ظاہر b", "a العالم. ظاہر b", "a"),
    ] {
        let document = printed(lang, &format!("{line} {{#u1}}\n"));
        let text = bare(&document.text());
        assert!(text.contains(&bare(read)), "{read}\n{text}");
        let marked: String = document.tagged(&["Strong"]).iter().map(|one| one.text()).collect();
        assert!(bare(&marked).contains(&bare(strong)), "{strong}\n{marked}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn words_of_many_scripts_are_read_as_they_were_written(
        words in proptest::collection::vec(any_word(), 2..60), lang in proptest::sample::select(vec!["en", "ar"])
    ) {
        let line = words.join(" ");
        let document = printed(lang, &format!("{} {{#u1}}\n", line.replace(['*', '[', '_'], "")));
        let text = bare(&document.text());
        prop_assert!(text.contains(&bare(&line)), "{}\n{}", line, text);
    }
}
