//! Counts of single texts, measured against Writer 7.4, and of whole drafts.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::template::{SectionId, Template, shipped};

/// What Writer 7.4.7 counted as words and characters on 2026-11-28.
const WRITER: &[(&str, usize, usize)] = &[
    ("one two", 2, 7),
    ("a – b", 2, 5),
    ("a — b", 2, 5),
    ("a - b", 3, 5),
    ("a—b", 2, 3),
    ("2020–2024", 2, 9),
    ("a--b", 2, 4),
    ("a -- b", 3, 6),
    ("-a", 1, 2),
    ("well-known", 1, 10),
    ("and/or", 1, 6),
    ("it's 3.5", 2, 8),
    ("O’Neill’s", 1, 9),
    ("20 %", 2, 4),
    ("20\u{a0}%", 2, 4),
    ("rock & roll", 3, 11),
    ("fin : début", 3, 11),
    ("« mot »", 3, 7),
    ("mot\u{202f}: x", 3, 7),
    ("one,two", 1, 7),
    ("... x", 2, 5),
    ("a\u{200b}b", 1, 3),
    ("- item one", 3, 10),
    ("1. item", 2, 7),
    ("“quoted words”", 2, 14),
    ("–", 0, 1),
    ("-", 1, 1),
    ("a\tb", 2, 3),
    ("a\nb", 2, 2),
    ("नमस्ते दुनिया", 2, 7),
    ("पीड़ित, व्यक्ति।", 2, 8),
    ("العربية كلمة", 2, 12),
];

#[test]
fn scripts_with_blanks_are_counted_as_writer_counts_them() {
    for &(text, words, characters) in WRITER {
        let counted = count(text, "en");
        assert_eq!(counted.words, words, "{text}");
        // Writer has a zero-width blank for a character, and a reader does not see one.
        let unseen = text.chars().filter(|letter| *letter == '\u{200b}').count();
        assert!(counted.characters.abs_diff(characters) <= unseen, "{text}");
    }
}

#[test]
fn scripts_without_blanks_are_counted_by_the_dictionaries() {
    for (text, words) in [
        ("การค้ามนุษย์", 3),
        ("การค้า มนุษย์", 3),
        ("人权宣言", 2),
        ("人权，宣言。", 2),
        ("ជួញដូរមនុស្ស", 2),
        ("ជួញដូរ\u{200b}មនុស្ស។", 2),
        ("abc人权def", 3),
        ("5คน", 2),
        ("ILO人权C29宣言", 4),
        ("(人权)", 1),
        ("한국어 단어", 2),
        ("。", 0),
        ("៕", 0),
    ] {
        assert_eq!(count_words(text), words, "{text}");
    }
}

#[test]
fn a_zero_width_blank_divides_only_where_no_blanks_are_written() {
    // Two letters that the dictionary would leave together.
    assert_eq!(count_words("ជួញដូរ"), 1);
    assert_eq!(count_words("ជួញ\u{200b}ដូរ"), 2);
    assert_eq!(count_words("trafficking\u{200b}"), 1);
    assert_eq!(count_words("\u{200b}"), 0);
}

#[test]
fn sentences_are_counted_where_a_language_marks_them() {
    for (text, language, sentences) in [
        ("Fund aid. Train courts!", "en", Some(2)),
        ("Ratify Art. 6 of it. Report by 3.5 %.", "en", Some(2)),
        ("One\n\nTwo", "en", Some(2)),
        ("पहला वाक्य है। दूसरा वाक्य है।", "hi", Some(2)),
        ("… !", "en", Some(0)),
        ("", "en", Some(0)),
        ("การค้ามนุษย์ การค้า", "th", None),
        ("การค้ามนุษย์ การค้า", "th-TH", None),
        ("ລາວ", "lo", None),
    ] {
        assert_eq!(count(text, language).sentences, sentences, "{text}");
    }
}

/// A template whose rule counts headings, and neither footnotes, cover nor sources.
const RULE: &str = r#"
id = "note"
version = 1
readers = "officials"
languages = []
formats = ["docx"]
attribution = ["collective", "none"]
required_fields = ["risk_who", "risk_mitigation"]
consent_scope = "government"
notices = []
[numbering]
paragraphs = true
pages = false
[[limits]]
unit = "words"
most = 9
counts = ["headings"]
source = ""
checked_on = ""
is_confirmed = false
[[sections]]
id = "cover"
required = true
kind = "cover"
parts = ["name"]
[[sections]]
id = "issue"
required = true
kind = "text"
max_words = 4
[[sections]]
id = "asks"
required = true
kind = "recommendations"
[[sections]]
id = "notes"
required = true
kind = "evidence"
"#;

fn use_by(rule: &str) -> Used {
    let id = |text: &str| SectionId::parse(text).unwrap();
    let (cover, issue, asks, notes, own) =
        (id("cover"), id("issue"), id("asks"), id("notes"), id("own"));
    let of = |id, heading, texts, footnotes| SectionText { id, heading, texts, footnotes };
    let sections = [
        of(&cover, "Cover", &["Council of two"], &[]),
        of(&issue, "The issue", &["One two three", "four five"], &["A note here"]),
        of(&asks, "Asks", &["Fund aid"], &[]),
        of(&notes, "Notes", &["A source"], &["More"]),
        of(&own, "Own", &["Six"], &[]),
    ];
    use_of(&Template::parse(rule).unwrap(), &sections, false)
}

#[test]
fn a_draft_is_counted_by_the_rule_of_its_template() {
    let used = use_by(RULE);
    // Text 5 + 2 + 1, headings 2 + 1 + 1.
    assert_eq!((used.words, used.limit, used.is_over), (12, Some(9), true));
    assert_eq!((used.footnotes, used.uncounted), (4, 11));
    let issue = &used.by_section[1];
    assert_eq!((issue.words, issue.footnotes, issue.limit), (5, 3, Some(4)));
    assert!(issue.is_over && !used.by_section[2].is_over);
}

#[test]
fn each_part_counts_exactly_when_the_rule_names_it() {
    for (counts, words) in [
        ("", 8),
        ("\"headings\"", 12),
        ("\"footnotes\"", 11),
        ("\"cover\"", 11),
        ("\"evidence\"", 10),
        ("\"evidence\", \"footnotes\"", 14),
        ("\"evidence\", \"footnotes\", \"cover\", \"headings\"", 23),
    ] {
        let used = use_by(&RULE.replace("\"headings\"", counts));
        assert_eq!(used.words, words, "{counts}");
        assert_eq!(used.words + used.uncounted, 23, "{counts}");
    }
}

#[test]
fn exactly_the_limit_is_not_over_it() {
    assert!(!use_by(&RULE.replace("most = 9", "most = 12")).is_over);
    assert!(use_by(&RULE.replace("most = 9", "most = 11")).is_over);
}

#[test]
fn without_a_limit_everything_counts_and_nothing_is_over() {
    let (head, tail) = RULE.split_once("[[limits]]").unwrap();
    let tail = &tail[tail.find("[[sections]]").unwrap()..];
    let used = use_by(&format!("{head}{tail}"));
    assert_eq!((used.words, used.limit, used.is_over), (23, None, false));
}

#[test]
fn a_statement_is_held_against_its_minutes() {
    let statement = shipped().last().unwrap();
    let (point, words) = (SectionId::parse("point").unwrap(), "word ".repeat(600));
    let texts = [words.as_str()];
    let section = SectionText { id: &point, heading: "Heading", texts: &texts, footnotes: &[] };
    let direct = use_of(statement, &[section], false);
    assert_eq!((direct.words, direct.limit, direct.is_over), (600, Some(650), false));
    assert_eq!(direct.seconds, Some(277));
    let interpreted = use_of(statement, &[section], true);
    assert_eq!((interpreted.limit, interpreted.is_over), (Some(550), true));
}

/// Goal 16 of policy-drafting 6, held to in a release build; measured 2026-11-28 on two shared vCPUs: English 1.2 ms, Hindi
/// 1.5, Thai 2.7, Chinese 2.7, Khmer 3.8, Burmese 4.1. A debug build says only that the cost does not run away.
#[test]
fn six_thousand_words_are_counted_in_five_milliseconds() {
    let (rounds, most) = if cfg!(debug_assertions) { (3, 2000) } else { (40, 5) };
    let texts = [
        ("en", "Governments must fund legal aid for survivors in every well-known court. "),
        ("hi", "सरकार को हर ज़िले में पीड़ितों के लिए कानूनी सहायता देनी चाहिए। "),
        ("th", "รัฐบาลต้องจัดสรรงบประมาณสำหรับความช่วยเหลือทางกฎหมาย"),
        ("km", "រដ្ឋាភិបាលត្រូវផ្តល់ជំនួយផ្នែកច្បាប់ដល់ជនរងគ្រោះ។ "),
        ("my", "အစိုးရသည် ဥပဒေအကူအညီ ပေးရမည်။ "),
        ("zh", "政府必须为每个法院的幸存者提供法律援助。"),
    ];
    for (language, text) in texts {
        let once = count_words(text);
        let whole = text.repeat(6000_usize.div_ceil(once));
        let times = (0..rounds).map(|_| {
            let start = Instant::now();
            assert!(count(&whole, language).words >= 6000);
            start.elapsed()
        });
        let best = times.min().unwrap();
        assert!(best <= Duration::from_millis(most), "{language}: {best:?}");
    }
}

proptest! {
    #[test]
    fn counts_are_bounded_by_the_text(text in any::<String>()) {
        let counted = count(&text, "en");
        let letters = text.chars().count();
        prop_assert!(counted.words <= letters && counted.characters <= letters);
        prop_assert!(counted.sentences.unwrap() <= letters);
    }

    #[test]
    fn paragraphs_can_be_counted_one_by_one(a in "\\PC{0,40}", b in "\\PC{0,40}") {
        let both = count(&format!("{a}\n{b}"), "en");
        let (a, b) = (count(&a, "en"), count(&b, "en"));
        prop_assert_eq!(both.words, a.words + b.words);
        prop_assert_eq!(both.characters, a.characters + b.characters);
    }

    #[test]
    fn blanks_around_a_text_are_no_words(text in "\\PC{0,40}", blanks in "[ \t\n\u{a0}]{0,5}") {
        prop_assert_eq!(count_words(&format!("{blanks}{text}{blanks}")), count_words(&text));
    }
}
