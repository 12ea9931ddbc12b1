//! How hard the English pages are to read: grade and length of sentences.
//!
//! The grade is that of Flesch and Kincaid (1975): 0.39 × words a sentence + 11.8 × syllables a word
//! − 15.59. Instruments, whose words are not ours, are not asked. Invariant: only prose counts (paragraphs, items, lines of scripts), for headings and titles
//! are no sentences and would make a page look easier than it is.

use crate::{
    Kind, Page, PageFile, Placed, UnitKind,
    check::{Breach, LONGEST_QUOTE, syllables::syllables, words},
};

/// The highest grade of a page.
const HIGHEST_GRADE: f64 = 6.0;
/// The longest sentence, in words.
const LONGEST_SENTENCE: usize = 20;
/// From how many words on a sentence is told of.
const LONGISH_SENTENCE: usize = 15;

/// What a grade is computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Prose {
    /// How many words.
    words: u32,
    /// In how many sentences.
    sentences: u32,
    /// With how many syllables.
    syllables: u32,
}

impl Prose {
    /// Adds the words of a text.
    fn add(&mut self, text: &str) {
        for sentence in words::sentences(text) {
            self.sentences += 1;
            for word in words::words(sentence) {
                self.words += 1;
                self.syllables += syllables(word);
            }
        }
    }

    /// The grade of an American school in which this is read with ease; none without words.
    fn grade(&self) -> Option<f64> {
        if self.words == 0 {
            return None;
        }
        let (words, sentences) = (f64::from(self.words), f64::from(self.sentences));
        Some(0.39 * words / sentences + 11.8 * f64::from(self.syllables) / words - 15.59)
    }
}

/// The prose of a page.
fn prose_of(page: &Page) -> Prose {
    let mut prose = Prose::default();
    for unit in page.units().filter(|unit| !unit.kind.is_heading()) {
        prose.add(&unit.text());
    }
    prose
}

/// The rules for a page that was written in English. A law is as hard to read as it is.
pub(super) fn check(kind: Kind, page: &PageFile, breaches: &mut Vec<Placed<Breach>>) {
    if kind == Kind::Instrument || page.page.front.lang.language() != "en" {
        return;
    }
    if let Some(grade) = prose_of(&page.page).grade().filter(|grade| *grade > HIGHEST_GRADE) {
        breaches.push(Placed::in_file(&page.file, Breach::Grade(grade)));
    }
    for unit in page.page.units().filter(|unit| !unit.kind.is_heading()) {
        let text = unit.text();
        let is_quote = unit.kind != UnitKind::Script && is_quote(&text);
        for sentence in words::sentences(&text) {
            let what = match words::words(sentence).count() {
                words if is_quote && words > LONGEST_QUOTE => Breach::LongQuote { words },
                _ if is_quote => continue,
                words if words > LONGEST_SENTENCE => Breach::LongSentence { words },
                words if words > LONGISH_SENTENCE => Breach::LongishSentence { words },
                _ => continue,
            };
            let line = page.line_of(unit.id);
            breaches.push(Placed { file: page.file.clone(), line, what });
        }
    }
}

/// Whether all of a text is the words of others, such as an article of a law, which nobody may
/// shorten. A script is words to say, and is as easy as the rest.
fn is_quote(text: &str) -> bool {
    let inside = text.strip_prefix(['"', '“', '«']);
    let end = inside.map(|inside| inside.trim_end_matches('.'));
    end.and_then(|end| end.strip_suffix(['"', '”', '»']))
        .is_some_and(|inside| !inside.contains(['"', '“', '”', '«', '»']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both sentences and their figures are from Wikipedia, "Flesch–Kincaid readability tests".
    #[test]
    fn known_sentences_have_their_known_grades() {
        let platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian \
                        creature.";
        for (text, words, sentences, syllables, grade) in
            [("The cat sat on the mat.", 6, 1, 6, -1.45), (platypus, 13, 1, 24, 11.3)]
        {
            let mut prose = Prose::default();
            prose.add(text);
            assert_eq!(prose, Prose { words, sentences, syllables }, "{text}");
            assert!((prose.grade().unwrap() - grade).abs() < 0.05, "{text}");
        }
        assert_eq!(Prose::default().grade(), None);
    }
}
