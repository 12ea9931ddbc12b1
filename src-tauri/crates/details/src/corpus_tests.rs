//! Whether the rules are as good as goal 15 of the reference (policy drafting, section 6) asks: structured details 0.95, names and places 0.75, at
//! most one false alarm in 150 words, on the whole set and on the half that no rule was made by.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    DetailKind, Known, Language, Part,
    corpus::{Count, Half, Sentence, candidates, count_words, is_false_alarm, is_found, sentences},
    find, find_in_draft,
};

const LANGUAGES: [Language; 6] =
    [Language::En, Language::Es, Language::Fil, Language::Hi, Language::Th, Language::Km];

/// What the issue counts as structured. Court, employer, ship and bar are names.
fn is_structured(kind: DetailKind) -> bool {
    matches!(
        kind,
        DetailKind::Phone
            | DetailKind::Email
            | DetailKind::Handle
            | DetailKind::Link
            | DetailKind::IdNumber
            | DetailKind::CaseNumber
            | DetailKind::PassportNumber
            | DetailKind::ExactDate
            | DetailKind::AgeBelow18
    )
}

#[derive(Default)]
struct Tally {
    words: usize,
    sentences: usize,
    kinds: BTreeMap<DetailKind, Count>,
}

impl Tally {
    fn of(wanted: impl Fn(&Sentence) -> bool) -> Self {
        let mut tally = Self::default();
        for (sentence, known) in sentences() {
            if !wanted(&sentence) {
                continue;
            }
            let candidates = candidates(&sentence, &known);
            tally.sentences += 1;
            tally.words += count_words(&sentence.text);
            for expected in &sentence.expected {
                let count = tally.kinds.entry(expected.1).or_default();
                count.expected += 1;
                count.found += usize::from(is_found(expected, &candidates));
            }
            for one in candidates.iter().filter(|one| is_false_alarm(one, &sentence.expected)) {
                tally.kinds.entry(one.kind).or_default().false_alarms += 1;
            }
        }
        tally
    }

    fn sum(&self, wanted: impl Fn(DetailKind) -> bool) -> Count {
        let counts = self.kinds.iter().filter(|(kind, _)| wanted(**kind));
        counts.fold(Count::default(), |sum, (_, one)| Count {
            expected: sum.expected + one.expected,
            found: sum.found + one.found,
            false_alarms: sum.false_alarms + one.false_alarms,
        })
    }

    fn structured(&self) -> Count {
        self.sum(is_structured)
    }

    fn names(&self) -> Count {
        self.sum(|kind| !is_structured(kind) && kind != DetailKind::RareCombination)
    }

    fn false_alarms(&self) -> usize {
        self.sum(|_| true).false_alarms
    }

    /// Holds the bounds of the issue, in whole numbers.
    #[track_caller]
    fn assert_bounds(&self) {
        let (structured, names) = (self.structured(), self.names());
        assert!(structured.found * 100 >= structured.expected * 95, "{}", self.summary());
        assert!(names.found * 100 >= names.expected * 75, "{}", self.summary());
        assert!(self.false_alarms() * 150 <= self.words, "{}", self.summary());
    }

    fn summary(&self) -> String {
        let (structured, names) = (self.structured(), self.names());
        let rare = self.sum(|kind| kind == DetailKind::RareCombination);
        format!(
            "{} sentences, {} words | structured {}/{} | names and places {}/{} | rare {}/{} | false alarms {}",
            self.sentences,
            self.words,
            structured.found,
            structured.expected,
            names.found,
            names.expected,
            rare.found,
            rare.expected,
            self.false_alarms(),
        )
    }
}

#[test]
fn there_are_two_hundred_sentences_and_thirty_of_each_language() {
    let mut all = sentences();
    all.retain(|(sentence, _)| sentence.half.is_of_the_two_hundred());
    assert_eq!(all.len(), 200);
    for language in LANGUAGES {
        let of = all.iter().filter(|(sentence, _)| sentence.language == language);
        assert!(of.clone().count() >= 30);
        let halves = of.map(|(sentence, _)| sentence.half == Half::Tuned);
        assert!(halves.clone().filter(|tuned| *tuned).count() * 2 == halves.count());
    }
    let without = all.iter().filter(|(sentence, _)| sentence.expected.is_empty()).count();
    assert!(without * 4 > all.len(), "{without}");
}

#[test]
fn the_whole_set_keeps_the_bounds_of_the_issue() {
    Tally::of(|sentence| sentence.half.is_of_the_two_hundred()).assert_bounds();
}

#[test]
fn the_half_that_no_rule_was_made_by_keeps_the_bounds_of_the_issue() {
    Tally::of(|sentence| sentence.half == Half::HeldOut).assert_bounds();
}

/// The rules were mended by what they missed in it, so what it measured is in docs/details.md; here it keeps them from
/// getting worse.
#[test]
fn the_sets_that_rules_were_mended_by_keep_the_bounds_of_the_issue() {
    for set in [Half::Second, Half::Third] {
        Tally::of(|sentence| sentence.half == set).assert_bounds();
    }
}

#[test]
fn the_two_other_sets_have_ten_sentences_of_each_language() {
    for set in [Half::Second, Half::Third] {
        for language in LANGUAGES {
            let all = sentences().into_iter();
            let of = all.filter(|(one, _)| one.half == set && one.language == language);
            assert_eq!(of.count(), 10);
        }
    }
}

/// Every kind that stands in the set is found at least once by its rules.
#[test]
fn no_kind_is_missed_altogether() {
    for (kind, count) in Tally::of(|_| true).kinds {
        assert!(count.expected == 0 || count.found > 0, "{kind:?}");
    }
}

#[test]
#[ignore = "prints the figures of docs/details.md and judges nothing"]
fn print_the_figures() {
    for half in [
        None,
        Some(Half::Tuned),
        Some(Half::HeldOut),
        Some(Half::Hard),
        Some(Half::Second),
        Some(Half::Third),
    ] {
        let of = |language: Option<Language>| {
            Tally::of(|sentence| {
                half.map_or(sentence.half.is_of_the_two_hundred(), |half| sentence.half == half)
                    && language.is_none_or(|language| sentence.language == language)
            })
        };
        println!("{half:?}: {}", of(None).summary());
        let without = Tally::of(|sentence| {
            half.map_or(sentence.half.is_of_the_two_hundred(), |half| sentence.half == half)
                && sentence.expected.is_empty()
        });
        println!("  without a detail: {}", without.summary());
        for language in LANGUAGES {
            println!("  {language:?}: {}", of(Some(language)).summary());
        }
        for (kind, count) in of(None).kinds {
            let Count { expected, found, false_alarms } = count;
            println!("  {kind:?}: {found}/{expected}, false alarms {false_alarms}");
        }
    }
}

/// Of the held-out half nothing is shown here, or it would be held out no longer.
#[test]
#[ignore = "shows what the rules miss outside of the held-out half, for whoever works on them"]
fn print_what_is_missed_and_not_held_out() {
    for (sentence, known) in sentences() {
        if !matches!(sentence.half, Half::Tuned | Half::Second | Half::Third) {
            continue;
        }
        let found = candidates(&sentence, &known);
        let part = |range: &std::ops::Range<usize>| {
            sentence.text.chars().skip(range.start).take(range.len()).collect::<String>()
        };
        for expected in sentence.expected.iter().filter(|one| !is_found(one, &found)) {
            println!("missed {:?} {:?} in {}", expected.1, part(&expected.0), sentence.text);
        }
        for one in found.iter().filter(|one| is_false_alarm(one, &sentence.expected)) {
            println!("false alarm {:?} {:?} in {}", one.kind, part(&one.range), sentence.text);
        }
    }
}

/// The pages of the library tell of nobody, so what is found in them is a false alarm, or an address of an office.
#[test]
#[ignore = "prints what the pages of the library raise; a part of docs/details.md"]
fn print_what_the_library_raises() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core");
    for tag in ["en", "es", "fil", "hi", "th", "km"] {
        let mut kinds: BTreeMap<DetailKind, usize> = BTreeMap::new();
        let (mut words, mut pages) = (0, 0);
        for page in pages_below(&library, &format!("index.{tag}.md")) {
            let text = prose(&fs::read_to_string(page).unwrap());
            pages += 1;
            words += count_words(&text);
            for one in find(&text, Language::from_tag(tag), &Known::default()).unwrap() {
                *kinds.entry(one.kind).or_default() += 1;
                let part: String =
                    text.chars().skip(one.range.start).take(one.range.len()).collect();
                let start = one.range.start.saturating_sub(20);
                let near: String = text.chars().skip(start).take(one.range.len() + 40).collect();
                println!("  {tag} {:?} {part:?} in {near:?}", one.kind);
            }
        }
        println!("{tag}: {pages} pages, {words} words, {kinds:?}");
    }
}

/// A page without its head, the marks of its units, and the targets of its links.
fn prose(page: &str) -> String {
    let body = page.split("+++").nth(2).unwrap_or(page);
    let marks = regex::Regex::new(r"\{#[^}]*\}|\]\([^)]*\)|\[\[?|\*\*|:::.*").unwrap();
    marks.replace_all(body, "").into_owned()
}

fn pages_below(folder: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(pages_below(&path, name));
        } else if path.ends_with(name) {
            found.push(path);
        }
    }
    found
}

/// A draft as long as a ministry would read: what a person waits for before a sign-off.
#[test]
#[ignore = "prints how long drafts of 6,000 words take; run with --release"]
fn print_how_long_a_draft_takes() {
    for language in LANGUAGES {
        let of = sentences().into_iter().filter(|(sentence, _)| sentence.language == language);
        let lines: Vec<String> = of.map(|(sentence, _)| sentence.text).collect();
        let (mut text, mut words) = (String::new(), 0);
        for line in lines.iter().cycle() {
            if words >= 6_000 {
                break;
            }
            words += count_words(line);
            text += line;
            text.push('\n');
        }
        let names: Vec<String> = (0..200).map(|place| format!("Zorbeth{place} Quillan")).collect();
        let known = Known::new(&names).unwrap();
        let draft = || {
            let started = Instant::now();
            let part = Part { name: "text", language, text: &text };
            (find_in_draft("draft", &[part], &known).unwrap().len(), started.elapsed())
        };
        let (found, first) = draft();
        let (_, again) = draft();
        println!(
            "{language:?}: {words} words, {found} candidates, first {first:?}, again {again:?}"
        );
    }
}
