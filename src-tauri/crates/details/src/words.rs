//! A text as the finders read it: folded, and cut into words that know what stands before them.
//!
//! Invariant: words come in the order of the text, none is empty, none holds a blank, and their ranges are characters
//! of the folded text. Cutting takes time in proportion to the length of the text.

use std::{ops::Range, sync::LazyLock};

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use unicode_normalization::char::is_combining_mark;

use crate::fold::Folded;

/// The dictionaries of ICU4X know Thai and Khmer. They are also what the library's search cuts with.
static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The scripts that rules differ for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Devanagari,
    Thai,
    Khmer,
    /// Begins with a digit.
    Number,
    Other,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: two words of a script without blanks, or a letter beside a digit.
    Glued,
    /// Blanks, or the dot of an abbreviation.
    Blank,
    /// A comma, a bracket and their like.
    Mark,
    /// The end of a sentence, of a line, or the beginning of the text.
    Stop,
}

/// A word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) range: Range<usize>,
    pub(crate) script: Script,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// A capital here says nothing, since a sentence, a quotation, a bracket or what follows a colon begins.
    pub(crate) begins: bool,
    /// Begins with a capital letter.
    pub(crate) is_capital: bool,
    /// Has two letters or more, all of them capitals.
    pub(crate) is_acronym: bool,
}

/// A text, folded and cut.
pub(crate) struct Text {
    pub(crate) folded: Folded,
    pub(crate) words: Vec<Word>,
}

impl Text {
    pub(crate) fn new(original: &str) -> Self {
        let folded = Folded::new(original);
        let words = Cutting::new(&folded).words();
        Self { folded, words }
    }

    /// A word in small letters and without accents.
    pub(crate) fn plain(&self, word: &Word) -> &str {
        self.folded.plain_slice(word.range.clone())
    }

    pub(crate) fn plain_at(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |word| self.plain(word))
    }

    /// Several words as one phrase with single blanks.
    pub(crate) fn phrase(&self, words: Range<usize>) -> String {
        let words = self.words.get(words).unwrap_or_default();
        words.iter().map(|word| self.plain(word)).collect::<Vec<_>>().join(" ")
    }

    /// The characters from the first to the last of these words.
    pub(crate) fn span(&self, words: Range<usize>) -> Option<Range<usize>> {
        let words = self.words.get(words)?;
        Some(words.first()?.range.start..words.last()?.range.end)
    }

    /// The number of the first word that ends behind this character.
    pub(crate) fn word_behind(&self, place: usize) -> usize {
        self.words.partition_point(|word| word.range.end <= place)
    }

    /// Whether no word lies across this character.
    pub(crate) fn is_boundary(&self, place: usize) -> bool {
        self.words.get(self.word_behind(place)).is_none_or(|word| word.range.start >= place)
    }
}

/// Words that a dot belongs to when a capital follows: no sentence ends with it.
const TITLES: [&str; 26] = [
    "mr", "mrs", "ms", "dr", "st", "sr", "sra", "srta", "dra", "lic", "prof", "rev", "hon", "atty",
    "engr", "gng", "brgy", "sto", "sta", "ltd", "inc", "corp", "vs", "av", "डॉ", "पं",
];
/// Words that a dot belongs to when a number follows. "No." alone ends a sentence in Spanish.
const BEFORE_NUMBERS: [&str; 8] = ["no", "nos", "num", "nro", "blg", "art", "sec", "n"];

/// "From", in Filipino; a hyphen joins it to the name of a place.
const ORIGIN: &str = "taga";

fn script_of(char: char) -> Option<Script> {
    let script = match char {
        '\u{E00}'..='\u{E7F}' => Script::Thai,
        '\u{1780}'..='\u{17FF}' => Script::Khmer,
        '\u{900}'..='\u{97F}' => Script::Devanagari,
        'A'..='Z'
        | 'a'..='z'
        | '\u{C0}'..='\u{24F}'
        | '\u{300}'..='\u{36F}'
        | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '0'..='9' => Script::Number,
        _ => Script::Other,
    };
    (char.is_alphanumeric() || is_combining_mark(char)).then_some(script)
}

/// The cutting of one text.
struct Cutting<'a> {
    folded: &'a Folded,
    chars: Vec<char>,
    words: Vec<Word>,
}

impl<'a> Cutting<'a> {
    fn new(folded: &'a Folded) -> Self {
        Self { folded, chars: folded.text().chars().collect(), words: Vec::new() }
    }

    fn words(mut self) -> Vec<Word> {
        let mut at = 0;
        while at < self.chars.len() {
            let Some(script) = self.script_at(at) else {
                at += 1;
                continue;
            };
            let end = self.end_of_run(at, script);
            if matches!(script, Script::Thai | Script::Khmer) {
                self.cut_by_dictionary(at..end, script);
            } else {
                self.push(at..end, script);
            }
            at = end;
        }
        self.words
    }

    /// The script of a character; `None` behind the end and for what is part of no word.
    fn script_at(&self, at: usize) -> Option<Script> {
        self.chars.get(at).and_then(|char| script_of(*char))
    }

    /// Letters and digits of the Latin script are one word (`21st`), and so is what a hyphen or an apostrophe joins.
    fn end_of_run(&self, start: usize, script: Script) -> usize {
        let is_latin = |script| matches!(script, Script::Latin | Script::Number);
        let goes_on = |other: Script| other == script || is_latin(script) && is_latin(other);
        let mut end = start;
        while let Some(other) = self.script_at(end) {
            if !goes_on(other) {
                break;
            }
            end += 1;
            if script == Script::Latin && self.joins(end) && !self.is_origin(start..end) {
                end += 1;
            }
        }
        end.max(start + 1)
    }

    /// Whether a hyphen or an apostrophe makes one word of what stands around it; the `'s` of English does not.
    fn joins(&self, at: usize) -> bool {
        let is_latin = |at: usize| self.script_at(at) == Some(Script::Latin);
        let is_possessive = self.chars.get(at + 1) == Some(&'s') && !is_latin(at + 2);
        match self.chars.get(at) {
            Some('-') => is_latin(at + 1),
            Some('\'') => is_latin(at + 1) && !is_possessive,
            _ => false,
        }
    }

    /// Whether this is the Filipino "from" that a name of a place is joined to: `taga-Malinaw`.
    fn is_origin(&self, word: Range<usize>) -> bool {
        let is_name = self.chars.get(word.end + 1).is_some_and(|char| char.is_uppercase());
        is_name && self.folded.plain_slice(word) == ORIGIN
    }

    fn cut_by_dictionary(&mut self, run: Range<usize>, script: Script) {
        let text = self.folded.slice(run.clone());
        let mut start = run.start;
        let mut bytes = 0;
        for end in SEGMENTER.segment_str(text) {
            let length = text.get(bytes..end).map_or(0, |piece| piece.chars().count());
            bytes = end;
            if length > 0 {
                self.push(start..start + length, script);
                start += length;
            }
        }
    }

    fn push(&mut self, range: Range<usize>, script: Script) {
        let gap = self.gap_before(range.start);
        let opening = range.start.checked_sub(1).and_then(|at| self.chars.get(at));
        let between = self.words.last().map_or(0, |last| last.range.end)..range.start;
        let has_colon = self.chars.get(between).is_some_and(|chars| chars.contains(&':'));
        let chars = self.chars.get(range.clone()).unwrap_or_default();
        let letters = chars.iter().filter(|char| char.is_alphabetic());
        self.words.push(Word {
            script,
            gap,
            begins: gap == Gap::Stop
                || has_colon
                || matches!(opening, Some('"' | '¿' | '¡' | '[' | '(' | '*' | '_' | '#')),
            is_capital: chars.first().is_some_and(|char| char.is_uppercase()),
            is_acronym: letters.clone().count() > 1
                && letters.clone().all(|char| char.is_uppercase()),
            range,
        });
    }

    fn gap_before(&self, start: usize) -> Gap {
        let Some(last) = self.words.last() else { return Gap::Stop };
        let between = self.chars.get(last.range.end..start).unwrap_or_default();
        let mut gap = if between.is_empty() { Gap::Glued } else { Gap::Blank };
        for (at, char) in between.iter().enumerate() {
            gap = gap.max(match char {
                ' ' | '\'' => Gap::Blank,
                '-' if between.len() == 1
                    && self.folded.plain_slice(last.range.clone()) == ORIGIN =>
                {
                    Gap::Blank
                }
                '.' if at == 0 && self.is_abbreviation(last, start) => Gap::Blank,
                '.' if between.len() == 1 => Gap::Mark,
                '.' | '!' | '?' | '\n' | '…' | '।' | '॥' | '។' | '៕' | '؟' | '。' | '။' => {
                    Gap::Stop
                }
                _ => Gap::Mark,
            });
        }
        gap
    }

    /// Whether the dot behind a word belongs to it; `next` is where the next word begins.
    fn is_abbreviation(&self, word: &Word, next: usize) -> bool {
        let plain = self.folded.plain_slice(word.range.clone());
        let is_initial = word.range.len() == 1 && word.is_capital;
        let is_short_thai = word.script == Script::Thai && word.range.len() <= 2;
        let has_number = self.script_at(next) == Some(Script::Number);
        is_initial
            || is_short_thai
            || TITLES.contains(&plain)
            || has_number && BEFORE_NUMBERS.contains(&plain)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<(String, Gap)> {
        let text = Text::new(text);
        text.words.iter().map(|word| (text.plain(word).to_owned(), word.gap)).collect()
    }

    #[test]
    fn a_word_knows_what_stands_before_it() {
        let word = |text: &str, gap| (text.to_owned(), gap);
        assert_eq!(
            cut("Mr. O'Neil, nag-alok. Si 21st"),
            [
                word("mr", Gap::Stop),
                word("o'neil", Gap::Blank),
                word("nag-alok", Gap::Mark),
                word("si", Gap::Stop),
                word("21st", Gap::Blank),
            ]
        );
        assert_eq!(cut("การค้าทาส 5").last(), Some(&word("5", Gap::Blank)));
        assert_eq!(cut("การค้าทาส")[1], word("ค้า", Gap::Glued));
        assert_eq!(cut("ក។ ខ")[1].1, Gap::Stop);
    }

    proptest! {
        #[test]
        fn words_come_in_order_and_hold_no_blank(text in "\\PC{0,80}") {
            let text = Text::new(&text);
            let mut last = 0;
            for word in &text.words {
                prop_assert!(word.range.start >= last && word.range.start < word.range.end);
                prop_assert!(!text.plain(word).contains(' '));
                last = word.range.end;
            }
            prop_assert!(last <= text.folded.len());
        }
    }
}
