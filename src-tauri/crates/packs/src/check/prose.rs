//! How hard the English pages are to read: grade and length of sentences.
//!
//! The grade is that of Flesch and Kincaid (1975): 0.39 × words a sentence + 11.8 × syllables a word
//! − 15.59. Instruments, whose words are not ours, are not asked. Invariant: only prose counts (paragraphs, items, lines of scripts), for headings and titles
//! are no sentences and would make a page look easier than it is.

use crate::{
    Kind, LanguageTag, PageFile, Placed, Unit, UnitKind,
    check::{Breach, LONGEST_QUOTE, syllables::syllables, words},
};

/// The highest grade of a page.
pub const HIGHEST_GRADE: f64 = 6.0;
/// How long a sentence in English may be.
const ENGLISH: SentenceRule = SentenceRule { most: 20, aim: 15 };

/// How long the sentences of a language may be, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceRule {
    /// The longest that may ship.
    pub most: usize,
    /// What to aim at; longer ones are told of.
    pub aim: usize,
}

/// The rule for the sentences of a language. Only English has one: how words are counted elsewhere, and how many
/// are easy to read, nobody has looked into yet, so nothing is said of other languages.
pub fn sentence_rule(lang: &LanguageTag) -> Option<SentenceRule> {
    (lang.language() == "en").then_some(ENGLISH)
}

/// The sentences of a unit that are longer than the rule of their language wants, in their order.
///
/// Headings are no sentences, and a paragraph that is a quote as a whole may have more. Whether the resource is one
/// whose words nobody may shorten is for the caller to know.
pub fn long_sentences(lang: &LanguageTag, kind: UnitKind, text: &str) -> Vec<Breach> {
    let Some(rule) = sentence_rule(lang).filter(|_| !kind.is_heading()) else {
        return Vec::new();
    };
    let is_quote = kind != UnitKind::Script && is_quote(text);
    let breach = |sentence| match words::words(sentence).count() {
        words if is_quote => (words > LONGEST_QUOTE).then_some(Breach::LongQuote { words }),
        words if words > rule.most => Some(Breach::LongSentence { words }),
        words => (words > rule.aim).then_some(Breach::LongishSentence { words }),
    };
    words::sentences(text).into_iter().filter_map(breach).collect()
}

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

/// The prose of a text.
fn prose_of<'a>(units: impl IntoIterator<Item = &'a Unit>) -> Prose {
    let mut prose = Prose::default();
    for unit in units.into_iter().filter(|unit| !unit.kind.is_heading()) {
        prose.add(&unit.text());
    }
    prose
}

/// The grade of a text, if it is above [`HIGHEST_GRADE`]. Only languages with a rule for sentences are asked, which is English.
pub fn too_high_grade<'a>(
    lang: &LanguageTag,
    units: impl IntoIterator<Item = &'a Unit>,
) -> Option<f64> {
    sentence_rule(lang)?;
    prose_of(units).grade().filter(|grade| *grade > HIGHEST_GRADE)
}

/// The rules for a page that was written in English. A law is as hard to read as it is.
pub(super) fn check(kind: Kind, page: &PageFile, breaches: &mut Vec<Placed<Breach>>) {
    if kind == Kind::Instrument || sentence_rule(&page.page.front.lang).is_none() {
        return;
    }
    if let Some(grade) = too_high_grade(&page.page.front.lang, page.page.units()) {
        breaches.push(Placed::in_file(&page.file, Breach::Grade(grade)));
    }
    for unit in page.page.units() {
        for what in long_sentences(&page.page.front.lang, unit.kind, &unit.text()) {
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

    #[test]
    fn only_languages_with_a_rule_are_told_of_long_sentences() {
        let told = |lang: &str, kind, count: usize| {
            let text = format!("{}.", vec!["ask"; count].join(" "));
            long_sentences(&LanguageTag::parse(lang).unwrap(), kind, &text)
        };
        assert_eq!(told("en", UnitKind::Paragraph, 15), []);
        assert_eq!(told("en-GB", UnitKind::Item, 16), [Breach::LongishSentence { words: 16 }]);
        assert_eq!(told("en", UnitKind::Item, 21), [Breach::LongSentence { words: 21 }]);
        assert_eq!(told("en", UnitKind::Heading2, 30), []);
        assert_eq!(told("km", UnitKind::Paragraph, 30), []);
    }
}
