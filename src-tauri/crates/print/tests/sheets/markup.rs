//! Words are data: whatever signs stand in a page, they are printed as they are.

use std::sync::LazyLock;

use crate::library::{self, Printed, phrase};
use larkspur_packs::{Block, Inline, Pack, Page, Unit, UnitId, UnitKind, Words};
use larkspur_test_pdf::{self as reading, bare};
use proptest::prelude::*;

static PACK: LazyLock<Pack> = LazyLock::new(|| library::pack().unwrap());

fn page(title: &str, words: &[String]) -> Page {
    let pack = &*PACK;
    let resource = library::resource(pack, "work/passport-held").unwrap();
    let mut front = Printed::of(pack, resource, "en").unwrap().page.front.clone();
    front.title = Words::parse(title).unwrap();
    front.summary = Words::parse(title).unwrap();
    let unit = |(place, words): (usize, &String)| {
        let kind = UnitKind::ALL[place % UnitKind::ALL.len()];
        let id = UnitId::parse(&format!("u{}", place + 1)).unwrap();
        let marked = Inline::Strong(vec![Inline::Text(words.clone())]);
        let inlines = vec![Inline::Text(words.clone()), marked];
        Block::Unit(Unit { id, kind, is_critical: false, inlines })
    };
    Page { front, blocks: words.iter().enumerate().map(unit).collect() }
}

/// Prints words in every place that a sheet has, and reads them back. Gives the text of the sheet.
fn assert_is_literal(words: &[String]) -> String {
    let pack = &*PACK;
    let english = &pack.manifest.source_lang;
    let resource = library::resource(pack, "work/passport-held").unwrap();
    let page = page(&words[0], words);
    let around = Printed::of(pack, resource, "en").unwrap();
    let mut labels = around.labels.clone();
    labels.sources = phrase(&words[0], english);
    let mut lines = around.lines.clone();
    lines.content_notes = Some(phrase(&words[0], english));
    lines.license = Some(phrase(&words[0], english));
    let printed = Printed { page: &page, source: None, labels, lines, ..around };
    let document = reading::read(&printed.pdf().unwrap());
    let text = bare(&document.text());
    for words in words {
        assert!(text.contains(&bare(&words.repeat(2))), "{words}: {text}");
    }
    assert_eq!(document.tagged(&["H1"])[0].text().trim(), words[0].trim());
    assert!(document.tagged(&["Figure", "Formula", "Link", "Code"]).is_empty());
    text
}

#[test]
fn markup_of_the_typesetter_is_text() {
    let words = [
        "#import \"x\"",
        "*bold* _slanted_",
        "= Heading",
        "$x$ $ sum_(i=0) $",
        "\\ \\# \\u{41}",
        "@ref <label>",
        "//comment /* more */",
        "`raw` ```rust fn```",
        "#panic(\"x\") #sheet.title #set page(width: 1cm)",
        "- item + item / term: x",
        "~ -- --- ... -? 'a' \"b\"",
        "#{ } [ ] ( ) ; , : #[x]",
        "{\"text\": \"x\"}, \\\"lang\\\"",
        "https://a.example #link(\"https://a.example\")",
        "#read(\"sheet.json\") #json(\"/etc/passwd\") #include \"sheet.typ\"",
        "&amp; <b>b</b> %20 \\n \\t",
    ];
    let words: Vec<String> = words.iter().map(|words| (*words).to_owned()).collect();
    // Each of them first, since title and labels are set in other places than the text.
    for first in 0..words.len() {
        let text = assert_is_literal(&words[first..]);
        // Title, content note, summary, twice in its unit, sources, licence.
        assert!(text.matches(&bare(&words[first])).count() >= 7, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_signs_change_how_they_are_set(
        words in proptest::collection::vec("[a-c#*_=$\\\\@<>/`\"'\\[\\](){}:;,.+~^&%!?| -]{0,24}[a-c]", 1..6)
    ) {
        let words: Vec<String> = words
            .iter()
            .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_is_literal(&words);
    }
}
