//! Rules about single words and sentences: vague times, long sentences, terms that make people less.
//!
//! Invariant: a time is vague only where nothing in the same sentence says when.

use std::ops::Range;

use super::{
    Add, LintKind, MOST_WORDS,
    passage::{Passage, Token},
    terms::Terms,
};
use crate::count::{count_words, is_of_dictionary};

/// Points out times that are none.
pub(super) fn vague_dates(
    passage: &Passage<'_>,
    terms: &Terms,
    is_timeline: bool,
    add: &mut Add<'_>,
) {
    let lists = [&terms.vague, &terms.vague_in_timeline];
    let lists = if is_timeline { &lists[..] } else { &lists[..1] };
    let phrases: Vec<_> = lists.iter().flat_map(|list| list.iter()).collect();
    // Each sentence is asked once, however often it is vague.
    let mut asked: Option<(Range<usize>, bool)> = None;
    for (_, found) in passage.find_any(&phrases, |phrase| phrase) {
        let sentence = passage.sentence_of(&found.bytes);
        let is_dated = match &asked {
            Some((before, is_dated)) if *before == sentence => *is_dated,
            _ => says_when(passage, terms, &sentence, is_timeline),
        };
        asked = Some((sentence, is_dated));
        if !is_dated {
            add(LintKind::VagueDate, found.bytes);
        }
    }
}

/// Whether a sentence says when. A year is a date; in a timeline any number is one, in an action it can be that of an article.
fn says_when(
    passage: &Passage<'_>,
    terms: &Terms,
    sentence: &Range<usize>,
    is_timeline: bool,
) -> bool {
    let tokens = passage.tokens.get(passage.tokens_of(sentence)).unwrap_or_default();
    let is_date = |token: &Token| {
        let is_number = token.folded.chars().any(char::is_numeric);
        let is_year = token.folded.len() == 4
            && token.folded.starts_with("20")
            && token.folded.bytes().all(|byte| byte.is_ascii_digit());
        is_year || (is_timeline && is_number)
    };
    tokens.iter().any(is_date) || passage.has_any(&terms.dated, sentence)
}

/// Points out sentences of more than [`MOST_WORDS`]. The parts of a list that semicolons divide are counted one by one. Where a
/// dictionary cuts the words they are smaller than those that the rule is about, so nothing is said.
pub(super) fn long_sentences(passage: &Passage<'_>, add: &mut Add<'_>) {
    for sentence in &passage.sentences {
        let text = passage.text.get(sentence.clone()).unwrap_or_default();
        if text.chars().any(is_of_dictionary) {
            continue;
        }
        let words = text.split([';', '؛']).map(count_words).max().unwrap_or(0);
        if words > MOST_WORDS {
            add(LintKind::LongSentence { words }, sentence.clone());
        }
    }
}

/// Points out terms that make people less than they are. Whoever quotes one is left alone.
pub(super) fn stigmatising(passage: &Passage<'_>, terms: &'static Terms, add: &mut Add<'_>) {
    for (stigma, found) in passage.find_any(&terms.stigma, |stigma| &stigma.words) {
        if passage.has_any(&stigma.unless, &passage.sentence_of(&found.bytes)) {
            continue;
        }
        let (term, better) = (stigma.words.text.as_str(), stigma.better.as_deref());
        add(LintKind::StigmatisingTerm { term, better }, found.bytes);
    }
}
