//! Tables and properties of reading and printing pages.

use proptest::prelude::*;

use super::*;
use crate::{BadValue, Placed};

const FRONT: &str = r#"+++
title = "A \"title\""
summary = "In short."
lang = "en"
rev = 1
status = "draft"
method = "human"
updated = "2026-11-25"
keywords = ["one", "two"]
+++
"#;

fn parse(body: &str) -> Result<PageFile, Vec<Placed<PageError>>> {
    Page::parse("work/a/index.en.md", &format!("{FRONT}{body}"))
}

fn page(body: &str) -> Page {
    parse(body).unwrap_or_else(|errors| panic!("{body:?}: {errors:?}")).page
}

/// What is wrong with a text, and on which of its lines.
fn errors(body: &str) -> Vec<(usize, PageError)> {
    let lines_before = FRONT.matches('\n').count();
    let errors = parse(body).err().unwrap_or_default();
    errors.into_iter().map(|error| (error.line.unwrap() - lines_before, error.what)).collect()
}

/// The units of a text, as `kind id words`.
fn units(body: &str) -> Vec<String> {
    let show = |unit: &Unit| {
        let critical = if unit.is_critical { "!" } else { "" };
        format!("{} {}{critical} {}", unit.kind.as_str(), unit.id, unit.text())
    };
    page(body).units().map(show).collect()
}

#[test]
fn the_example_of_the_format_is_read() {
    let body = "## Your passport is yours {#u1}\n\nIn most countries nobody may\nkeep your \
        passport. {#u2}\n\n::: warning\nDo not ask alone. {#u3 .critical}\n:::\n\n::: steps\n1. \
        Write down the number. {#u4}\n2. Tell one person. {#u5}\n:::\n\n- [ ] I know where a copy \
        is. {#u6}\n- An item {#u7}\n\n### More {#u8}\n\n::: script\n\"Who are you?\" {#u9}\n\"I \
        want to go.\" {#u10}\n\n\"Now.\" {#u11}\n:::\n";
    assert_eq!(
        units(body),
        [
            "heading2 u1 Your passport is yours",
            "paragraph u2 In most countries nobody may keep your passport.",
            "paragraph u3! Do not ask alone.",
            "numbered u4 Write down the number.",
            "numbered u5 Tell one person.",
            "task u6 I know where a copy is.",
            "item u7 An item",
            "heading3 u8 More",
            "script u9 \"Who are you?\"",
            "script u10 \"I want to go.\"",
            "script u11 \"Now.\"",
        ]
    );
    let kinds: Vec<_> = page(body)
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Container { kind, units } => Some((*kind, units.len())),
            Block::Unit(_) => None,
        })
        .collect();
    let expected = [ContainerKind::Warning, ContainerKind::Steps, ContainerKind::Script];
    assert_eq!(kinds, [(expected[0], 1), (expected[1], 2), (expected[2], 3)]);
}

#[test]
fn units_know_the_line_on_which_they_begin() {
    let file =
        parse("One\ntwo {#u1}\n\n::: script\nA {#u2}\n**B\nC** {#u3}\nD {#u4}\n:::\n").unwrap();
    let lines: Vec<_> = file.page.units().map(|unit| file.line_of(unit.id).unwrap() - 10).collect();
    assert_eq!(lines, [1, 5, 6, 8]);
    assert_eq!((file.line_of(UnitId::Title), file.line_of(UnitId::Summary)), (Some(2), Some(3)));
}

#[test]
fn a_line_has_words_strong_emphasis_and_links() {
    let text = |text: &str| Inline::Text(text.to_owned());
    let link = |target: &str, words| Inline::Link { target: Target::parse(target).unwrap(), words };
    let body = "a **b** *c* [d **e**](res:work/b) \\* [f](https://example.org/\\(g\\)) {#u1}\n";
    assert_eq!(
        page(body).units().next().unwrap().inlines,
        [
            text("a "),
            Inline::Strong(vec![text("b")]),
            text(" "),
            Inline::Emphasis(vec![text("c")]),
            text(" "),
            link("res:work/b", vec![text("d "), Inline::Strong(vec![text("e")])]),
            text(" * "),
            link("https://example.org/(g)", vec![text("f")]),
        ]
    );
    let page = page("[a](contact:PH) and [b](glossary:consent) {#u1}\n");
    let targets: Vec<_> = page.units().flat_map(Unit::targets).map(ToString::to_string).collect();
    assert_eq!(targets, ["contact:PH", "glossary:consent"]);
}

#[test]
fn whatever_the_format_does_not_have_is_refused_on_its_line() {
    let not = PageError::NotAllowed;
    for (body, line, error) in [
        ("a {#u1}\n\n<div>b</div>\n", 3, not(NotAllowed::Html)),
        ("a <b>c</b> {#u1}\n", 1, not(NotAllowed::Html)),
        ("a\n<!-- b --> {#u1}\n", 2, not(NotAllowed::Html)),
        ("a&nbsp;b {#u1}\n", 1, not(NotAllowed::Entity)),
        ("![a](https://example.org) {#u1}\n", 1, not(NotAllowed::Picture)),
        ("a | b\n--- | ---\nc | d {#u1}\n", 1, not(NotAllowed::Table)),
        ("a `b` {#u1}\n", 1, not(NotAllowed::Code)),
        ("```\na {#u1}\n```\n", 1, not(NotAllowed::Code)),
        ("a {#u1}\n\n    b {#u2}\n", 3, not(NotAllowed::Code)),
        ("a [^1] {#u1}\n\n[^1]: b\n", 3, not(NotAllowed::Footnote)),
        ("a [^1] {#u1}\n", 1, not(NotAllowed::Footnote)),
        ("> a {#u1}\n", 1, not(NotAllowed::Quote)),
        ("- a {#u1}\n  - b {#u2}\n", 2, not(NotAllowed::NestedList)),
        ("a {#u1}\n\n---\n", 3, not(NotAllowed::Rule)),
        ("a {#u1}\n---\n", 1, not(NotAllowed::UnderlinedHeading)),
        ("a ~~b~~ {#u1}\n", 1, not(NotAllowed::Strikethrough)),
        ("a\\\nb {#u1}\n", 1, not(NotAllowed::LineBreak)),
        ("a  \nb {#u1}\n", 1, not(NotAllowed::LineBreak)),
        ("[a][b] {#u1}\n\n[b]: https://example.org\n", 3, not(NotAllowed::Reference)),
        ("<https://example.org> {#u1}\n", 1, not(NotAllowed::Autolink)),
        ("# a {#u1}\n", 1, PageError::HeadingLevel),
        ("#### a {#u1}\n", 1, PageError::HeadingLevel),
        ("* a {#u1}\n", 1, PageError::ListMark),
        ("+ a {#u1}\n", 1, PageError::ListMark),
        ("1) a {#u1}\n", 1, PageError::ListMark),
        ("3. a {#u1}\n", 1, PageError::ListMark),
        ("- a {#u1}\n\n  b\n", 3, PageError::LongItem),
        ("- [x] a {#u1}\n", 1, PageError::TaskMark),
        ("1. [ ] a {#u1}\n", 1, PageError::TaskMark),
        ("::: danger\na {#u1}\n:::\n", 1, PageError::UnknownContainer),
        (":::note extra\na {#u1}\n:::\n", 1, PageError::UnknownContainer),
        ("::: note\n::: note\na {#u1}\n:::\n:::\n", 2, PageError::NestedContainer),
        ("::: note\na {#u1}\n", 1, PageError::OpenContainer),
        ("a {#u1}\n:::\n", 2, PageError::StrayContainerEnd),
        ("::: note\n\n:::\n", 1, PageError::EmptyContainer),
        ("::: script\n## a {#u1}\n:::\n", 2, PageError::NotALine),
        ("::: script\n- a {#u1}\n:::\n", 2, PageError::NotALine),
        ("a\n", 1, PageError::NoId),
        ("- a\n- b {#u1}\n", 1, PageError::NoId),
        ("- \n- b {#u1}\n", 1, PageError::NoId),
        ("::: script\na\nb {#u1}\n:::\n", 2, PageError::NoId),
        ("a {#u1} b\n", 1, PageError::BadMark),
        ("a {#u1} {#u2}\n", 1, PageError::BadMark),
        ("a {#u1}\nb {#u2}\n", 1, PageError::BadMark),
        ("a {#u0}\n", 1, PageError::BadMark),
        ("a {#title}\n", 1, PageError::BadMark),
        ("a {#u1 critical}\n", 1, PageError::BadMark),
        ("**a {#u1}**\n", 1, PageError::BadMark),
        ("{#u1}\n", 1, PageError::EmptyUnit),
        ("[a](http://example.org) {#u1}\n", 1, PageError::Target(BadValue::Target)),
        ("[a](javascript:b) {#u1}\n", 1, PageError::Target(BadValue::Target)),
        ("[a](#u1) {#u1}\n", 1, PageError::Target(BadValue::Target)),
        ("[a](res:work/b \"c\") {#u1}\n", 1, PageError::BadLink),
        ("[](res:work/b) {#u1}\n", 1, PageError::BadLink),
        ("[a](res: work/b) {#u1}\n", 1, PageError::BadLink),
        ("a **b {#u1}\n", 1, PageError::StrayStar),
        ("a * b {#u1}\n", 1, PageError::StrayStar),
        ("_a_ {#u1}\n", 1, PageError::LowLine),
        ("__a__ {#u1}\n", 1, PageError::LowLine),
        ("**a **b** c** {#u1}\n", 1, PageError::NestedMark),
    ] {
        assert!(errors(body).contains(&(line, error)), "{body:?}: {:?}", errors(body));
    }
}

#[test]
fn signs_apart_are_no_marks() {
    assert_eq!(units("a [{](res:work/b)# 5 \\* \\`b\\` 1 < 2 & c [d] e_f! 3.5 {#u1}\n").len(), 1);
    assert_eq!(units("\\# a {#u1}\n\n\\- b {#u2}\n\n2026\\. {#u3}\n\n-5 {#u4}\n").len(), 4);
}

#[test]
fn signs_that_would_be_marks_are_printed_with_a_backslash() {
    for body in [
        "Stop\\![a](contact:PH) {#u1}\n",
        "a[b\\][c](contact:PH) {#u1}\n",
        "[a \\[b\\] c](contact:PH) {#u1}\n",
        "- \\[ ] a {#u1}\n",
        "2026\\. a {#u1}\n",
        "\\::: note {#u1}\n",
        "\\> a \\&amp; \\<b> \\~c\\~ \\_d\\_ {#u1}\n",
    ] {
        assert!(page(body).print().ends_with(&format!("\n\n{body}")), "{}", page(body).print());
    }
}

#[test]
fn an_id_that_stands_twice_is_told_with_its_first_line() {
    let id = UnitId::parse("u1").unwrap();
    let first = FRONT.matches('\n').count() + 1;
    let expected = PageError::RepeatedId { id, first };
    assert_eq!(errors("a {#u1}\n\nb {#u2}\n\nc {#u1}\n"), [(5, expected)]);
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    assert_eq!(errors("a\n\n<b>\n\n> c\n\n- d {#u1}\n").len(), 3);
}

#[test]
fn a_page_begins_with_front_matter() {
    let what = |text: &str| Page::parse("a", text).unwrap_err()[0].clone();
    assert_eq!(what("a {#u1}\n").what, PageError::NoFrontMatter);
    assert_eq!(what("+++\ntitle = \"a\"\n").what, PageError::OpenFrontMatter);
    assert_eq!(what("+++\n\u{7}\n+++\n").what, PageError::Control('\u{7}'));
    let error = what(&format!("{FRONT}a {{#u1}}\n").replace("rev = 1", "rev = \"1\""));
    assert!(matches!(error.what, PageError::FrontMatter(_)));
    assert_eq!(error.line, Some(5));
}

#[test]
fn marks_that_nest_without_end_are_refused_and_no_more() {
    for part in ["*a **b ", "[", "> ", "- ", "![", "~~a ~~~b ", "**a [b "] {
        let body = part.repeat(20_000);
        assert!(!errors(&body).is_empty(), "{part}");
    }
}

#[test]
fn links_emphasis_and_kind_are_a_part_of_the_hash_and_marks_are_not() {
    let hash = |body: &str| page(body).units().next().unwrap().hash();
    let plain = hash("Do not ask. {#u1}\n");
    for same in ["Do not\nask. {#u9 .critical}\n", "Do \\\nnot ask. {#u1}\n"] {
        let same = same.replace("\\\n", "  ");
        assert_eq!(hash(&same), plain, "{same}");
    }
    for other in [
        "Do **not** ask. {#u1}\n",
        "Do *not* ask. {#u1}\n",
        "Do ask. {#u1}\n",
        "- Do not ask. {#u1}\n",
        "1. Do not ask. {#u1}\n",
        "## Do not ask. {#u1}\n",
        "### Do not ask. {#u1}\n",
        "- [ ] Do not ask. {#u1}\n",
        "::: script\nDo not ask. {#u1}\n:::\n",
        "[Do not ask.](contact:PH) {#u1}\n",
    ] {
        assert_ne!(hash(other), plain, "{other}");
    }
    assert_ne!(hash("[a](contact:PH) {#u1}\n"), hash("[a](contact:KH) {#u1}\n"));
    assert_eq!(hash("a \\- b\\. {#u1}\n"), hash("a - b. {#u1}\n"));
}

/// Words that Markdown could take for something else.
fn any_words() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        3 => "[a-c]{1,3}",
        2 => Just(" ".to_owned()),
        3 => "[-+*_#>=:|~`!<&;.)(\\[\\]\\\\{}0-9^x$\"'é日]",
    ];
    proptest::collection::vec(sign, 1..12).prop_map(|signs| {
        let text: String = signs.concat();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.replace("{#", "{").replace("](", "]").replace("[^", "[");
        if text.is_empty() { "a".to_owned() } else { text }
    })
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let target = prop_oneof![
        Just("res:work/b"),
        Just("contact:PH"),
        Just("https://example.org/(a)?b=c&copy;d&e=*_f_*[g]~!"),
        Just("https://example.org/)(")
    ];
    let marked = |word: &str| vec![Inline::Text(word.to_owned())];
    let middle = prop_oneof![
        Just(Vec::new()),
        any_words().prop_map(|words| vec![Inline::Text(words)]),
        "[a-z]{1,4}".prop_map(move |word| vec![Inline::Strong(marked(&word))]),
        "[a-z]{1,4}".prop_map(move |word| vec![Inline::Emphasis(marked(&word))]),
        (target, any_words()).prop_map(|(target, words)| {
            let target = Target::parse(target).unwrap();
            vec![Inline::Link { target, words: vec![Inline::Text(words)] }]
        }),
    ];
    (any_words(), middle, any_words(), any::<bool>()).prop_map(|(before, middle, after, apart)| {
        // Stars that stand in a word or beside a sign may mark nothing; a blank keeps them apart.
        let blank = |at: bool| if at { " " } else { "" };
        match middle.as_slice() {
            [] => vec![Inline::Text(before)],
            [Inline::Text(words)] => vec![Inline::Text(words.clone())],
            [link @ Inline::Link { .. }] => {
                let before = format!("{before}{}", blank(apart));
                vec![Inline::Text(before), link.clone(), Inline::Text(after)]
            }
            [mark, ..] => vec![
                Inline::Text(format!("{before} ")),
                mark.clone(),
                Inline::Text(format!(" {after}")),
            ],
        }
    })
}

fn any_units(script: bool) -> impl Strategy<Value = Vec<(UnitKind, bool, Vec<Inline>)>> {
    let kinds: Vec<UnitKind> = UnitKind::ALL
        .iter()
        .copied()
        .filter(|kind| (*kind == UnitKind::Script) == script)
        .collect();
    let unit = (proptest::sample::select(kinds), any::<bool>(), any_inlines());
    proptest::collection::vec(unit, 1..5)
}

prop_compose! {
    fn any_page()(
        parts in proptest::collection::vec(
            (any_units(false), any_units(true), proptest::sample::select(ContainerKind::ALL), any::<bool>()),
            0..4,
        )
    ) -> Page {
        let mut number = 0;
        let mut make = |units: Vec<(UnitKind, bool, Vec<Inline>)>| -> Vec<Unit> {
            units.into_iter().map(|(kind, is_critical, inlines)| {
                number += 1;
                let id = UnitId::parse(&format!("u{number}")).unwrap();
                Unit { id, kind, is_critical, inlines }
            }).collect()
        };
        let mut blocks = Vec::new();
        for (plain, script, kind, in_container) in parts {
            if in_container {
                let units = make(if kind == ContainerKind::Script { script } else { plain });
                blocks.push(Block::Container { kind, units });
            } else {
                blocks.extend(make(plain).into_iter().map(Block::Unit));
            }
        }
        Page { front: page("a {#u1}\n").front, blocks }
    }
}

#[test]
fn a_line_by_itself_is_words_whatever_its_first_sign_is() {
    for (typed, words) in [
        ("1. May is free", "1. May is free"),
        ("- no", "- no"),
        ("# a", "# a"),
        ("> a", "> a"),
        ("::: note", "::: note"),
        ("\u{3000}::: note", "\u{3000}::: note"),
        ("[ ] a", "[ ] a"),
        ("  a\n b\t", "a b"),
        ("cafe\u{301}", "caf\u{e9}"),
        ("**a** [b](contact:PH)", "a b"),
        ("\\*", "*"),
    ] {
        let inlines = Inline::parse_line(typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
        let unit = Unit {
            id: UnitId::parse("u1").unwrap(),
            kind: UnitKind::Paragraph,
            is_critical: false,
            inlines,
        };
        assert_eq!(unit.text(), words);
        assert_eq!(Inline::parse_line(&unit.line()), Ok(unit.inlines.clone()), "{typed}");
        let whole = Page { front: page("a {#u1}\n").front, blocks: vec![Block::Unit(unit)] };
        let read = Page::parse("a", &whole.print()).map(|file| file.page);
        assert_eq!(read, Ok(whole), "{typed}");
    }
}

#[test]
fn a_line_by_itself_has_what_a_page_has_and_no_more() {
    for (typed, error) in [
        ("", PageError::EmptyUnit),
        (" \n\u{a0}", PageError::EmptyUnit),
        ("a\u{7}", PageError::Control('\u{7}')),
        ("a {#u2}", PageError::BadMark),
        ("a {#u2 .critical}", PageError::BadMark),
        ("a * b", PageError::StrayStar),
        ("[a](http://example.org)", PageError::Target(BadValue::Target)),
        ("a <b>c</b>", PageError::NotAllowed(NotAllowed::Html)),
        ("`a`", PageError::NotAllowed(NotAllowed::Code)),
        ("![a](https://example.org)", PageError::NotAllowed(NotAllowed::Picture)),
    ] {
        assert_eq!(Inline::parse_line(typed), Err(error), "{typed:?}");
    }
}

proptest! {
    #[test]
    fn a_line_printed_and_read_again_is_the_same(inlines in any_inlines()) {
        let printed = Inline::print_line(&inlines);
        prop_assert_eq!(Inline::parse_line(&printed), Ok(inlines), "{}", printed);
    }

    /// A line that was read has its place in a unit of every kind.
    #[test]
    fn a_line_that_was_read_has_its_place_in_every_unit(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "a", " ", "b. ", "- ", "1. ", "[ ] ", "## ", "::: ", "*", "**", "[", "](res:work/b)", "]", "!",
            "\\", "é", "e\u{301}", "\u{a0}", "\u{3000}", "\u{200b}", "&", "&lt;", "#", "{", "}", "(", ")", "_",
            "~~", "2.", "日", "ក", "ا", "`", "|", "+++", "---", "\n", ">", "<", "\u{338}", "\u{301}", ":",
        ]), 1..12),
        kind in proptest::sample::select(UnitKind::ALL.to_vec()),
    ) {
        if let Ok(inlines) = Inline::parse_line(&pieces.concat()) {
            let printed = Inline::print_line(&inlines);
            prop_assert_eq!(Inline::parse_line(&printed), Ok(inlines.clone()), "{}", printed);
            let unit = Unit { id: UnitId::parse("u1").unwrap(), kind, is_critical: false, inlines };
            let block = match kind {
                UnitKind::Script => {
                    Block::Container { kind: ContainerKind::Script, units: vec![unit] }
                }
                _ => Block::Unit(unit),
            };
            let whole = Page { front: page("a {#u1}\n").front, blocks: vec![block] };
            let read = Page::parse("a", &whole.print()).map(|file| file.page);
            prop_assert_eq!(read, Ok(whole));
        }
    }

    #[test]
    fn a_page_printed_and_read_again_is_the_same(page in any_page()) {
        let printed = page.print();
        let read = Page::parse("a", &printed);
        prop_assert!(read.is_ok(), "{}\n{:?}", printed, read);
        prop_assert_eq!(&read.unwrap().page, &page, "{}", printed);
    }

    #[test]
    fn no_text_ends_the_parser(text in "(\\PC|[\\n\\r\\t\\x00#*_>`|:\\-\\[\\](){}]){0,200}") {
        let _ = Page::parse("a", &text);
        let _ = parse(&text);
    }

    /// Of pieces that a page is made of, so that many are pages.
    #[test]
    fn what_was_read_is_read_again_from_its_print(pieces in proptest::collection::vec(
        proptest::sample::select(vec![
            "a", " ", "b. ", "\n", "\n\n", "- ", "1. ", "- [ ] ", "## ", "::: note\n", "::: script\n",
            "\n:::\n", "*", "**", "[", "](res:work/b)", "]", "!", "\\", "é", "e\u{301}", "\u{a0}", "&", "#",
            " {#u1}\n\n", " {#u2}\n", " {#u3 .critical}\n\n", " {#u4}\n\n", "(", ")", "_", "~", "2.", "日",
        ]), 0..30))
    {
        if let Ok(file) = parse(&pieces.concat()) {
            let printed = file.page.print();
            let again = Page::parse("a", &printed);
            prop_assert_eq!(again.map(|file| file.page), Ok(file.page), "{}", printed);
        }
    }
}
