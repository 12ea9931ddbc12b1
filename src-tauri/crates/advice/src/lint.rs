//! What in the words of a recommendation an official could stumble over, pointed out while it is written.
//!
//! The editor underlines what [`lint`] finds; the window has the kind words for each [`LintKind`]. Nothing is ever refused
//! because of a lint. The rules are those of policy-drafting 1.2; the words of each language are data, in `lint/terms`, and
//! drafts that no speaker has reviewed yet.
//!
//! Invariants: a false alarm is worse than a miss, so a rule that is not sound in a language is not applied there, and what
//! stands in quotation marks is left alone; what is found lies inside its field; and a card of any size costs no more than a
//! bounded one.

mod acronym;
mod ask;
mod passage;
mod phrase;
mod terms;
#[cfg(test)]
mod tests;
mod wording;

use std::{fmt, ops::Range};

use crate::{
    count::primary,
    recommendation::{Field, Recommendation},
};
use passage::Passage;
use terms::Terms;

/// The most characters of a field that are looked at. An issue has 80 words; this is a hundred times as much.
pub const MOST_CHARACTERS: usize = 50_000;
/// The most lints of a card. Somebody who sees more than this reads none of them.
pub const MOST_LINTS: usize = 100;
/// The most words of a sentence (policy-drafting 1.2).
pub const MOST_WORDS: usize = 25;

/// Which acronyms are explained: the glossary of a draft.
pub trait Glossary {
    /// Whether letters such as `NRM` are explained there.
    fn has_acronym(&self, letters: &str) -> bool;
}

impl Glossary for [&str] {
    fn has_acronym(&self, letters: &str) -> bool {
        self.contains(&letters)
    }
}

impl Glossary for [String] {
    fn has_acronym(&self, letters: &str) -> bool {
        self.iter().any(|known| known == letters)
    }
}

/// What was found.
#[derive(Clone, PartialEq, Eq)]
pub enum LintKind {
    /// Several are asked for one thing: each could wait for the other.
    MoreThanOneActor,
    /// The action does not begin with what is to be done.
    NoVerbFirst,
    /// A time that is none: "as soon as possible".
    VagueDate,
    /// "Raise awareness", and not of what or among whom.
    AwarenessWithoutObject,
    /// An ask to think about it: "should consider".
    HedgedAsk,
    /// More than [`MOST_WORDS`] in one sentence.
    LongSentence {
        /// How many.
        words: usize,
    },
    /// Letters that nobody explains.
    UndefinedAcronym {
        /// The letters, without the `s` of a plural.
        letters: String,
    },
    /// A word that makes people less than they are.
    StigmatisingTerm {
        /// The term, as the list of the language has it.
        term: &'static str,
        /// The term of the library's glossary that says which words to choose; none where it has none.
        better: Option<&'static str>,
    },
}

impl fmt::Debug for LintKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MoreThanOneActor => f.write_str("MoreThanOneActor"),
            Self::NoVerbFirst => f.write_str("NoVerbFirst"),
            Self::VagueDate => f.write_str("VagueDate"),
            Self::AwarenessWithoutObject => f.write_str("AwarenessWithoutObject"),
            Self::HedgedAsk => f.write_str("HedgedAsk"),
            Self::LongSentence { words } => write!(f, "LongSentence({words})"),
            // The letters are what somebody wrote.
            Self::UndefinedAcronym { .. } => f.write_str("UndefinedAcronym"),
            Self::StigmatisingTerm { term, better } => {
                write!(f, "StigmatisingTerm({term}, {better:?})")
            }
        }
    }
}

/// Something that an official could stumble over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// In which field.
    pub field: Field,
    /// What.
    pub kind: LintKind,
    /// Where in the field, in code points.
    pub range: Range<usize>,
}

/// The fields that hold sentences of the authors.
const PROSE: [Field; 6] = [
    Field::Issue,
    Field::SurvivorPerspective,
    Field::Action,
    Field::PriorityReason,
    Field::RiskWho,
    Field::RiskMitigation,
];
/// The other fields in whose words terms and acronyms matter. Names of laws, bodies and sources, and what was answered, are not
/// the authors'.
const PHRASES: [Field; 5] = [
    Field::Timeline,
    Field::IndicatorMeasure,
    Field::IndicatorBaseline,
    Field::IndicatorTarget,
    Field::IndicatorFrequency,
];

/// What an official could stumble over in a recommendation that is written in this language (a tag of BCP 47), in the order of
/// the card. At most [`MOST_LINTS`].
pub fn lint<G: Glossary + ?Sized>(
    card: &Recommendation,
    language: &str,
    glossary: &G,
) -> Vec<Lint> {
    let terms = Terms::of(primary(language));
    let passages: Vec<(Field, Passage<'_>)> = Field::ALL
        .iter()
        .filter_map(|&field| Some((field, Passage::new(first_of(card.text(field)?)))))
        .filter(|(_, passage)| !passage.is_empty())
        .collect();
    let mut found = Vec::new();
    for (field, passage) in &passages {
        let mut add = |kind, bytes| found.push(lint_at(*field, passage, kind, bytes));
        if PROSE.contains(field) {
            wording::long_sentences(passage, &mut add);
        }
        if let Some(terms) = terms {
            of_field(card, *field, passage, terms, &mut add);
        }
    }
    if terms.is_some_and(|terms| terms.has_capitals) {
        found.extend(acronym::undefined(&passages, terms, glossary));
    }
    found.sort_by_key(|lint| (lint.field, lint.range.start));
    found.truncate(MOST_LINTS);
    found
}

/// Takes what a rule finds in a passage, in bytes.
type Add<'a> = dyn FnMut(LintKind, Range<usize>) + 'a;

fn of_field(
    card: &Recommendation,
    field: Field,
    passage: &Passage<'_>,
    terms: &'static Terms,
    add: &mut Add<'_>,
) {
    match field {
        Field::Action => {
            ask::no_verb_first(passage, terms, add);
            ask::actors_of_action(passage, terms, add);
            ask::hedges(passage, terms, add);
            ask::awareness(passage, terms, add);
            wording::vague_dates(passage, terms, false, add);
        }
        // A day beside the words says when.
        Field::Timeline if card.timeline.day.is_none() => {
            wording::vague_dates(passage, terms, true, add);
        }
        Field::AddresseeBody => ask::bodies(passage, terms, add),
        _ => {}
    }
    if PROSE.contains(&field) || PHRASES.contains(&field) {
        wording::stigmatising(passage, terms, add);
    }
}

fn lint_at(field: Field, passage: &Passage<'_>, kind: LintKind, bytes: Range<usize>) -> Lint {
    Lint { field, kind, range: passage.code_points(bytes) }
}

/// As much of a text as is looked at.
fn first_of(text: &str) -> &str {
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or_default()
}
