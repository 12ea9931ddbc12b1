//! The text of one field, cut into sentences and words.
//!
//! The rules ask it where phrases stand. Invariants: every range is of whole characters and inside the text, and a phrase is
//! found only within one sentence.

use std::ops::Range;

use super::{
    MOST_LINTS,
    phrase::{Phrase, fold},
};
use crate::count::{sentences, word_ranges};

/// A word of a passage.
pub(super) struct Token {
    /// Where, in bytes.
    pub(super) bytes: Range<usize>,
    /// In small letters.
    pub(super) folded: String,
}

/// Where a phrase stands.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// In bytes.
    pub(super) bytes: Range<usize>,
    /// The number of the word after it, in the passage.
    pub(super) next: usize,
}

/// The text of a field.
pub(super) struct Passage<'a> {
    /// As it stands.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) tokens: Vec<Token>,
    /// Its sentences, in bytes.
    pub(super) sentences: Vec<Range<usize>>,
    /// What stands in quotation marks, in bytes.
    quoted: Vec<Range<usize>>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let token =
            |bytes: Range<usize>| Some(Token { folded: fold(text.get(bytes.clone())?), bytes });
        Self {
            text,
            tokens: word_ranges(text).filter_map(token).collect(),
            sentences: sentences(text).collect(),
            quoted: quoted(text),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The words of a range of bytes, by their numbers.
    pub(super) fn tokens_of(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.bytes.start < bytes.start);
        let end = self.tokens.partition_point(|token| token.bytes.start < bytes.end);
        start..end
    }

    /// The sentence in which a place lies; where none does, the place alone.
    pub(super) fn sentence_of(&self, bytes: &Range<usize>) -> Range<usize> {
        let next = self.sentences.partition_point(|sentence| sentence.start <= bytes.start);
        let last = next.checked_sub(1).and_then(|index| self.sentences.get(index));
        last.filter(|sentence| bytes.start < sentence.end).unwrap_or(bytes).clone()
    }

    /// Whether a place stands in quotation marks.
    pub(super) fn is_quoted(&self, bytes: &Range<usize>) -> bool {
        // Quotations stand one after the other.
        let next = self.quoted.partition_point(|quote| quote.start <= bytes.start);
        let last = next.checked_sub(1).and_then(|index| self.quoted.get(index));
        last.is_some_and(|quote| bytes.end <= quote.end)
    }

    /// Whether a word is the phrase's, or begins with it where the phrase is only a beginning.
    fn is_word(&self, token: usize, phrase: &Phrase, word: &str) -> bool {
        self.tokens.get(token).is_some_and(|token| {
            token.folded == word || (phrase.is_beginning && token.folded.starts_with(&phrase.text))
        })
    }

    /// Whether nothing but blanks and hyphens stands between two words that follow each other.
    pub(super) fn is_joined(&self, before: usize, after: usize) -> bool {
        let (Some(before), Some(after)) = (self.tokens.get(before), self.tokens.get(after)) else {
            return false;
        };
        let between = self.text.get(before.bytes.end..after.bytes.start).unwrap_or("|");
        between.chars().all(|letter| {
            matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2010}' | '\u{2011}')
        })
    }

    /// Where a phrase stands that begins with this word.
    pub(super) fn at(&self, token: usize, phrase: &Phrase) -> Option<Found> {
        let is_there = !phrase.words.is_empty()
            && phrase.words.iter().enumerate().all(|(index, word)| {
                self.is_word(token + index, phrase, word)
                    && (index == 0 || self.is_joined(token + index - 1, token + index))
            });
        let last = self.tokens.get(token + phrase.words.len().checked_sub(1)?)?;
        let bytes = self.tokens.get(token)?.bytes.start..last.bytes.end;
        is_there.then_some(Found { bytes, next: token + phrase.words.len() })
    }

    /// Every place of a phrase in a range of bytes.
    pub(super) fn find(&self, phrase: &Phrase, within: &Range<usize>) -> Vec<Found> {
        if phrase.words.is_empty() {
            let text = self.text.get(within.clone()).unwrap_or_default();
            let places = text.match_indices(phrase.text.as_str()).map(|(place, matched)| {
                let start = within.start + place;
                let bytes = start..start + matched.len();
                Found { next: self.tokens_of(&bytes).end, bytes }
            });
            return places.collect();
        }
        let found = self.tokens_of(within).filter_map(|token| self.at(token, phrase));
        found.filter(|found| found.bytes.end <= within.end).collect()
    }

    /// Every place of any of the phrases in the whole passage, without those that lie inside a longer one or in quotation
    /// marks.
    pub(super) fn find_any<'p, T>(
        &self,
        phrases: &'p [T],
        phrase_of: impl Fn(&T) -> &Phrase,
    ) -> Vec<(&'p T, Found)> {
        let whole = 0..self.text.len();
        let mut found: Vec<(&T, Found)> = phrases
            .iter()
            .flat_map(|entry| {
                self.find(phrase_of(entry), &whole).into_iter().map(move |found| (entry, found))
            })
            .filter(|(_, found)| !self.is_quoted(&found.bytes))
            .collect();
        // The earliest and then the longest first: what begins before the last one's end lies inside it or laps over it.
        found.sort_by_key(|(_, found)| (found.bytes.start, usize::MAX - found.bytes.end));
        let mut end = 0;
        found.retain(|(_, found)| {
            let is_free = found.bytes.start >= end;
            if is_free {
                end = found.bytes.end;
            }
            is_free
        });
        // More are not shown, and each costs a look through its sentence.
        found.truncate(MOST_LINTS);
        found
    }

    /// Whether any of the phrases stands in a range of bytes.
    pub(super) fn has_any(&self, phrases: &[Phrase], within: &Range<usize>) -> bool {
        phrases.iter().any(|phrase| !self.find(phrase, within).is_empty())
    }

    /// Whether a word is one of the phrases of one word.
    pub(super) fn is_any(&self, token: usize, phrases: &[Phrase]) -> bool {
        phrases.iter().any(|phrase| self.at(token, phrase).is_some())
    }

    /// A range of bytes in code points.
    pub(super) fn code_points(&self, bytes: Range<usize>) -> Range<usize> {
        let count =
            |range: Range<usize>| self.text.get(range).map_or(0, |text| text.chars().count());
        let start = count(0..bytes.start);
        start..start + count(bytes)
    }
}

/// What stands in quotation marks, in bytes; a mark without its other half quotes nothing, and no quotation goes past the end
/// of a line.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (place, letter) in text.char_indices() {
        match (letter, open) {
            ('\n', _) => open = None,
            (mark, Some((start, close))) if mark == close => {
                found.push(start..place);
                open = None;
            }
            ('“', None) => open = Some((place, '”')),
            ('«', None) => open = Some((place, '»')),
            ('「', None) => open = Some((place, '」')),
            ('"', None) => open = Some((place, '"')),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places(text: &str, phrase: &str) -> Vec<String> {
        let passage = Passage::new(text);
        let found = passage.find(&Phrase::from(phrase.to_owned()), &(0..text.len()));
        found.into_iter().map(|found| text[found.bytes].to_owned()).collect()
    }

    #[test]
    fn a_phrase_is_found_as_words_and_not_as_letters() {
        for (text, phrase, found) in [
            ("Do it as soon as  possible.", "as soon as possible", vec!["as soon as  possible"]),
            ("AS SOON AS POSSIBLE", "as soon as possible", vec!["AS SOON AS POSSIBLE"]),
            ("Sooner or later", "soon", vec![]),
            ("as soon, as possible", "as soon as possible", vec![]),
            ("as soon. As possible", "as soon as possible", vec![]),
            (
                "Awareness‑raising, awareness raising",
                "awareness raising",
                vec!["Awareness‑raising", "awareness raising"],
            ),
            ("El año", "ano", vec![]),
            ("ต้องทำโดยเร็วที่สุด", "โดยเร็วที่สุด", vec!["โดยเร็วที่สุด"]),
            ("L’État doit", "l'", vec!["L’État"]),
        ] {
            assert_eq!(places(text, phrase), found, "{text}");
        }
    }

    #[test]
    fn a_mark_without_its_other_half_quotes_nothing() {
        for (text, quotes) in [
            ("say “this” and «that»", vec!["“this", "«that"]),
            ("say \"this\" and \"that", vec!["\"this"]),
            ("say “this\nand” that", vec![]),
            ("it's the workers' own", vec![]),
        ] {
            let found: Vec<_> = quoted(text).into_iter().map(|quote| &text[quote]).collect();
            assert_eq!(found, quotes, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_phrase_is_found_outside_the_text(text in any::<String>(), phrase in "\\PC{1,6}") {
            let passage = Passage::new(&text);
            let letters = text.chars().count();
            for found in passage.find(&Phrase::from(phrase), &(0..text.len())) {
                prop_assert!(text.get(found.bytes.clone()).is_some_and(|found| !found.is_empty()));
                let range = passage.code_points(found.bytes);
                prop_assert!(range.start < range.end && range.end <= letters);
            }
        }
    }
}
