//! Letters that nobody explains.
//!
//! Invariant: letters are pointed out once in a card, at their first place, and only where neither the card, nor the draft's
//! glossary, nor what every reader knows explains them.

use std::{collections::BTreeSet, ops::Range};

use super::{
    Glossary, Lint, LintKind, MOST_LINTS, PHRASES, PROSE, lint_at,
    passage::{Passage, Token},
    terms::Terms,
};
use crate::recommendation::Field;

/// How many letters an acronym has. Longer ones are nearly always words in capitals, for emphasis.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// The letters of an acronym, without the `s` of its plural.
fn letters(word: &str) -> Option<&str> {
    let letters = word.strip_suffix('s').unwrap_or(word);
    let is_acronym = LETTERS.contains(&letters.chars().count())
        && letters.chars().all(char::is_uppercase)
        // A number of the Romans: article XII.
        && !letters.chars().all(|letter| "IVXLCDM".contains(letter));
    is_acronym.then_some(letters)
}

/// Points out letters that nobody explains.
pub(super) fn undefined<G: Glossary + ?Sized>(
    passages: &[(Field, Passage<'_>)],
    terms: Option<&Terms>,
    glossary: &G,
) -> Vec<Lint> {
    let mut found = Vec::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let explained: BTreeSet<&str> = passages.iter().flat_map(|(_, of)| explained_in(of)).collect();
    let small: BTreeSet<&str> = passages.iter().flat_map(|(_, of)| small_words(of)).collect();
    for (field, passage) in passages {
        if !PROSE.contains(field) && !PHRASES.contains(field) {
            continue;
        }
        for sentence in &passage.sentences {
            let words = passage.tokens_of(sentence);
            if is_shouted(passage, &words) {
                continue;
            }
            for index in words {
                let Some((letters, token)) = acronym_at(passage, index) else { continue };
                let is_known = explained.contains(letters)
                    || small.contains(token.folded.as_str())
                    || terms.is_some_and(|terms| terms.knows(letters))
                    || glossary.has_acronym(letters)
                    || is_beside_number(passage, index)
                    || is_among_capitals(passage, index);
                if !is_known && done.len() < MOST_LINTS && done.insert(letters) {
                    let kind = LintKind::UndefinedAcronym { letters: letters.to_owned() };
                    found.push(lint_at(*field, passage, kind, token.bytes.clone()));
                }
            }
        }
    }
    found
}

/// The letters at a word, where it is an acronym.
fn acronym_at<'p>(passage: &'p Passage<'_>, index: usize) -> Option<(&'p str, &'p Token)> {
    let token = passage.tokens.get(index)?;
    Some((letters(passage.text.get(token.bytes.clone())?)?, token))
}

/// Letters that stand in brackets after their words, or have their words in brackets after them.
fn explained_in<'a>(passage: &Passage<'a>) -> impl Iterator<Item = &'a str> {
    let text = passage.text;
    let places: Vec<_> = passage.tokens.iter().map(|token| token.bytes.clone()).collect();
    places.into_iter().filter_map(move |bytes| {
        let (before, after) = (text.get(..bytes.start)?, text.get(bytes.end..)?);
        let is_in_brackets = before.trim_end_matches(['“', '"', '«', '‘', '\'']).ends_with('(');
        let is_before_brackets = after.trim_start_matches(' ').starts_with('(');
        let letters = letters(text.get(bytes)?)?;
        (is_in_brackets || is_before_brackets).then_some(letters)
    })
}

/// The words that are written in small letters somewhere: in capitals they are emphasis.
fn small_words<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = &'a str> {
    passage.tokens.iter().filter_map(|token| {
        let word = passage.text.get(token.bytes.clone())?;
        (word == token.folded).then_some(token.folded.as_str())
    })
}

/// Beside a number letters are a currency, a symbol of a document or a convention: `USD 500`, `ILO 29`.
fn is_beside_number(passage: &Passage<'_>, index: usize) -> bool {
    let is_number = |index: usize| {
        let token = passage.tokens.get(index);
        token.is_some_and(|token| token.folded.starts_with(char::is_numeric))
    };
    is_number(index + 1) || index.checked_sub(1).is_some_and(is_number)
}

/// Whether a word in capitals stands right beside it: several of them are a title or emphasis.
fn is_among_capitals(passage: &Passage<'_>, index: usize) -> bool {
    let is_beside = |before: usize| {
        passage.is_joined(before, before + 1)
            && [before, before + 1].iter().all(|index| is_capital(passage, *index))
    };
    is_beside(index) || index.checked_sub(1).is_some_and(is_beside)
}

/// Whether a word has two letters or more, and all of them capital.
fn is_capital(passage: &Passage<'_>, index: usize) -> bool {
    let bytes = passage.tokens.get(index).map(|token| token.bytes.clone());
    let word = bytes.and_then(|bytes| passage.text.get(bytes)).unwrap_or_default();
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether a whole sentence is in capitals, or most of it.
fn is_shouted(passage: &Passage<'_>, words: &Range<usize>) -> bool {
    let capitals = words.clone().filter(|index| is_capital(passage, *index)).count();
    words.len() > 2 && capitals * 2 > words.len()
}
