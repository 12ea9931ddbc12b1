//! The sentences that the rules are measured with, and how a finding is counted.
//!
//! `corpus/<tag>.toml` holds sentences with their details marked. Half of each file was looked at while rules were
//! written (`tuned`), half was written before any rule and never looked at one by one (`held_out`). Some more were made
//! to be missed (`hard`). `second.toml` and `third.toml` came later, from somebody else. Invariant: a mark that cannot be
//! read fails the tests; it is never skipped.

use std::{collections::BTreeMap, ops::Range};

use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};
use serde::Deserialize;

use crate::{Candidate, DetailKind, Known, Language, find};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    members: Vec<String>,
    tuned: Vec<String>,
    held_out: Vec<String>,
    hard: Vec<String>,
}

/// Which part of a file a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Tuned,
    HeldOut,
    /// Made to be missed; no part of the two hundred.
    Hard,
    /// Of `corpus/second.toml`, which rules were mended by; no part of the two hundred.
    Second,
    /// Of `corpus/third.toml`, which was written after that, and rules were mended by it too; no part of the two hundred.
    Third,
}

impl Half {
    /// Whether it is one of the two hundred that the issue asks for.
    pub(crate) fn is_of_the_two_hundred(self) -> bool {
        matches!(self, Self::Tuned | Self::HeldOut)
    }
}

/// A sentence with what should be found in it.
pub(crate) struct Sentence {
    pub(crate) language: Language,
    pub(crate) half: Half,
    pub(crate) text: String,
    pub(crate) expected: Vec<(Range<usize>, DetailKind)>,
}

const FILES: [(&str, &str); 6] = [
    ("en", include_str!("corpus/en.toml")),
    ("es", include_str!("corpus/es.toml")),
    ("fil", include_str!("corpus/fil.toml")),
    ("hi", include_str!("corpus/hi.toml")),
    ("th", include_str!("corpus/th.toml")),
    ("km", include_str!("corpus/km.toml")),
];

/// A set that is one file for all languages.
#[derive(Deserialize)]
struct Set {
    members: Vec<String>,
    #[serde(flatten)]
    languages: BTreeMap<String, Vec<String>>,
}

fn set(half: Half, text: &str) -> Vec<(Sentence, Known)> {
    let file: Set = toml::from_str(text).unwrap();
    let mut all = Vec::new();
    for (tag, lines) in &file.languages {
        for line in lines {
            all.push((sentence(tag, half, line), Known::new(&file.members).unwrap()));
        }
    }
    all
}

fn sentence(tag: &str, half: Half, line: &str) -> Sentence {
    let (text, expected) = unmarked(line);
    Sentence { language: Language::from_tag(tag), half, text, expected }
}

/// All sentences, with the members that the caller of each would know.
pub(crate) fn sentences() -> Vec<(Sentence, Known)> {
    let mut all = set(Half::Second, include_str!("corpus/second.toml"));
    all.extend(set(Half::Third, include_str!("corpus/third.toml")));
    for (tag, text) in FILES {
        let file: File = toml::from_str(text).unwrap();
        for (half, lines) in
            [(Half::Tuned, &file.tuned), (Half::HeldOut, &file.held_out), (Half::Hard, &file.hard)]
        {
            for line in lines {
                all.push((sentence(tag, half, line), Known::new(&file.members).unwrap()));
            }
        }
    }
    all
}

fn kind_of(mark: &str) -> DetailKind {
    match mark {
        "member" => DetailKind::MemberName,
        "person" => DetailKind::PersonName,
        "phone" => DetailKind::Phone,
        "email" => DetailKind::Email,
        "handle" => DetailKind::Handle,
        "link" => DetailKind::Link,
        "id" => DetailKind::IdNumber,
        "case" => DetailKind::CaseNumber,
        "passport" => DetailKind::PassportNumber,
        "date" => DetailKind::ExactDate,
        "age" => DetailKind::AgeBelow18,
        "place" => DetailKind::SmallPlace,
        "employer" => DetailKind::Employer,
        "vessel" => DetailKind::Vessel,
        "venue" => DetailKind::Venue,
        "court" => DetailKind::Court,
        "rare" => DetailKind::RareCombination,
        _ => panic!("an unknown mark"),
    }
}

/// A sentence without its marks, and what they say.
fn unmarked(line: &str) -> (String, Vec<(Range<usize>, DetailKind)>) {
    let (mut text, mut open, mut expected) = (String::new(), Vec::new(), Vec::new());
    let mut rest = line;
    while let Some(char) = rest.chars().next() {
        let at = text.chars().count();
        match char {
            '{' => {
                let (mark, behind) = rest[1..].split_once('|').unwrap();
                open.push((at, kind_of(mark)));
                rest = behind;
                continue;
            }
            '}' => {
                let (start, kind) = open.pop().unwrap();
                expected.push((start..at, kind));
            }
            _ => text.push(char),
        }
        rest = &rest[char.len_utf8()..];
    }
    assert!(open.is_empty(), "a mark is not closed");
    (text, expected)
}

/// What was counted of one kind.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) expected: usize,
    pub(crate) found: usize,
    pub(crate) false_alarms: usize,
}

/// The kinds that count as one: whoever reads does the same with each number of an office.
fn family(kind: DetailKind) -> DetailKind {
    match kind {
        DetailKind::CaseNumber | DetailKind::PassportNumber => DetailKind::IdNumber,
        other => other,
    }
}

/// A detail counts as found if a candidate of its kind covers at least half of it.
pub(crate) fn is_found(expected: &(Range<usize>, DetailKind), candidates: &[Candidate]) -> bool {
    let (place, kind) = expected;
    candidates.iter().filter(|one| family(one.kind) == family(*kind)).any(|one| {
        let shared = one.range.end.min(place.end).saturating_sub(one.range.start.max(place.start));
        shared * 2 >= place.len()
    })
}

/// A candidate is a false alarm if it touches no detail of its kind.
pub(crate) fn is_false_alarm(one: &Candidate, expected: &[(Range<usize>, DetailKind)]) -> bool {
    let touches = |place: &Range<usize>| one.range.start < place.end && place.start < one.range.end;
    !expected.iter().any(|(place, kind)| family(*kind) == family(one.kind) && touches(place))
}

/// The words of a text, by the dictionaries of ICU4X.
pub(crate) fn count_words(text: &str) -> usize {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    let pieces = ends.windows(2).filter_map(|pair| text.get(pair[0]..pair[1]));
    pieces.filter(|piece| piece.chars().any(char::is_alphanumeric)).count()
}

/// What is found in a sentence.
pub(crate) fn candidates(sentence: &Sentence, known: &Known) -> Vec<Candidate> {
    find(&sentence.text, sentence.language, known).unwrap()
}
