//! How many words, sentences and characters a text has, as the office that reads it counts them.
//!
//! The editor shows the numbers, the templates' limits are held against them, and the lints use the sentences. The rule,
//! measured against Writer 7.4, the word processor of the Document Foundation (2026-11-28):
//!
//! - In scripts that write a blank between words, a word is whatever stands between two blanks: `well-known`, `and/or`, `it's`,
//!   `3.5` and a lone `&` are one each. A dash (`–`, `—`, or `--` after something) ends a word and is none itself.
//! - Thai, Lao, Khmer, Burmese, Chinese and Japanese are cut by the dictionaries of ICU4X, and only what has a letter or a
//!   digit is a word; a zero-width blank (U+200B), which authors put between words, divides. Writer counts the letters of Thai
//!   and Chinese and the phrases of Khmer there, which no limit in words means.
//! - Korean goes by its blanks; Writer counts its syllables.
//! - A character is what a reader takes for one (UAX 29, grapheme cluster); ends of lines are none.
//!
//! Invariants: in a script with blanks the number of words is that of Writer within half of a hundredth
//! (policy-drafting 6, goal 16); the cost grows with the length of the text and no faster.

mod document;
#[cfg(test)]
mod tests;

use std::{ops::Range, sync::LazyLock};

use icu_segmenter::{
    GraphemeClusterSegmenter, SentenceSegmenter, SentenceSegmenterBorrowed, WordSegmenter,
    WordSegmenterBorrowed,
    options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions},
};

pub use document::{SectionText, SectionUse, Used, use_of};

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

static SENTENCES: LazyLock<SentenceSegmenterBorrowed<'static>> =
    LazyLock::new(|| SentenceSegmenter::new(SentenceBreakInvariantOptions::default()));

/// How long a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Words, by the rule of this module.
    pub words: usize,
    /// Sentences (UAX 29) that have a word; none in Thai and Lao, which write no mark at their end.
    pub sentences: Option<usize>,
    /// Characters as readers see them, without the ends of lines.
    pub characters: usize,
}

/// Counts a text in a language, which is a tag of BCP 47. Words are told by the script they are in, so a text with two
/// languages is counted right in either.
pub fn count(text: &str, language: &str) -> Count {
    let characters = GraphemeClusterSegmenter::new();
    let of_line = |line: &str| characters.segment_str(line).skip(1).count();
    Count {
        words: count_words(text),
        sentences: has_sentence_marks(language).then(|| sentences(text).count()),
        characters: text.lines().map(of_line).sum(),
    }
}

/// The words of a text, by the rule of this module.
pub fn count_words(text: &str) -> usize {
    text.split(char::is_whitespace).map(words_between_blanks).sum()
}

/// Whether a language ends its sentences with a mark. Thai and Lao write a blank there, and within sentences too.
pub(crate) fn has_sentence_marks(language: &str) -> bool {
    !matches!(primary(language), "th" | "lo")
}

/// The language of a tag, without script and region.
pub(crate) fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

/// The sentences of a text that have a word, in bytes, without the blanks around them.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    SENTENCES.segment_str(text).filter_map(move |end| {
        let from = start;
        start = end;
        let piece = text.get(from..end)?;
        let body = piece.trim();
        let begin = from + piece.len() - piece.trim_start().len();
        body.chars().any(char::is_alphanumeric).then_some(begin..begin + body.len())
    })
}

/// The words of UAX 29 and of the dictionaries, in bytes: what has a letter or a digit.
pub(crate) fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    WORDS.segment_str(text).filter_map(move |end| {
        let piece = start..end;
        start = end;
        let is_word = text.get(piece.clone())?.chars().any(char::is_alphanumeric);
        is_word.then_some(piece)
    })
}

/// Whether a letter belongs to a script that writes no blank between words and that the dictionaries know. The blocks are those
/// of Unicode's Blocks.txt; the marks and digits of a script stand in its block.
pub(crate) fn is_of_dictionary(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}'                                // Thai, Lao
        | '\u{1000}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' // Burmese
        | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}'    // Khmer
        | '\u{3000}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'  // Kana, and the marks of Chinese
        | '\u{FF66}'..='\u{FF9F}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{20000}'..='\u{3FFFF}')
}

/// What shapes other characters and is none itself: joiners, directions, soft hyphens.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        || letter.is_control()
}

/// The words of a text without a blank.
fn words_between_blanks(text: &str) -> usize {
    // Nearly every word of a text in Latin letters.
    if text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'-') {
        return usize::from(!text.is_empty());
    }
    if !text.chars().any(is_of_dictionary) {
        return spaced_words(text);
    }
    let (mut total, mut start, mut is_before) = (0, 0, None);
    let parts = text.char_indices().filter(|(_, letter)| !is_unseen(*letter));
    for (place, letter) in parts.chain([(text.len(), '\0')]) {
        let is_dictionary = (place < text.len()).then(|| is_of_dictionary(letter));
        if is_before != is_dictionary {
            let stretch = text.get(start..place).unwrap_or_default();
            total += is_before.map_or(0, |is_before| words_of_stretch(stretch, is_before));
            (start, is_before) = (place, is_dictionary);
        }
    }
    total
}

/// The words of letters of one kind beside letters of the other kind, where marks alone are no word.
fn words_of_stretch(text: &str, is_dictionary: bool) -> usize {
    if is_dictionary {
        return word_ranges(text).count();
    }
    if text.chars().any(char::is_alphanumeric) { spaced_words(text) } else { 0 }
}

/// The words of letters that write blanks, where there is none: dashes divide them.
fn spaced_words(text: &str) -> usize {
    text.split(['–', '—']).map(words_between_dashes).sum()
}

fn words_between_dashes(text: &str) -> usize {
    if text.chars().all(is_unseen) {
        return 0;
    }
    let (mut words, mut hyphens) = (1, 0);
    for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
        if letter == '-' {
            hyphens += 1;
        } else {
            words += usize::from(hyphens > 1);
            hyphens = 0;
        }
    }
    words
}
