//! Terms of the glossary that stand in a unit of the source, with what they are called in the other language.
//!
//! The editor shows them beside the unit. The rule is plain, and errs towards showing a term too much: a term is found by its
//! word and by those that mean the same (`also`); case makes no difference; a word may go on for two letters more, which
//! catches most plurals (`wages`, `sindicatos`), if the term has four or more; and scripts that write no blanks between words
//! are searched for the letters alone. A link to a term is a hit for certain. Of terms that overlap, the longest counts.
//! Invariant: each term is told once, in the order in which they stand.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use larkspur_packs::{LanguageTag, Target, Term, TermId, TermWords, Words};

/// By how many letters a word may go on and still be the term.
const LONGEST_ENDING: usize = 2;
/// How many letters a term has at least, of which a longer word may be a form.
const SHORTEST_STEM: usize = 4;

/// A term that stands in a unit of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryHit<'a> {
    /// The term.
    pub term: &'a TermId,
    /// What it is called in the language of the translation, what it means there and what not to say; none when the
    /// glossary does not have it yet.
    pub target: Option<&'a TermWords>,
    /// The same in the language of the source. What not to say there often holds in others too.
    pub source: &'a TermWords,
}

/// The terms that stand in the words of a unit of the source: `text` is without marks, `links` are where it leads.
pub fn glossary_hits<'a>(
    glossary: &'a BTreeMap<TermId, Term>,
    (source, target): (&LanguageTag, &LanguageTag),
    text: &str,
    links: &[Target],
) -> Vec<GlossaryHit<'a>> {
    let folded: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let mut found: Vec<(Range<usize>, &TermId)> = Vec::new();
    for (id, term) in glossary {
        let Some(words) = in_language(term, source) else { continue };
        for word in std::iter::once(&words.term).chain(&words.also) {
            found.extend(places(&folded, word).into_iter().map(|place| (place, id)));
        }
    }
    // The longest first, where two begin at one place.
    found.sort_by_key(|(place, _)| (place.start, Reverse(place.end)));
    let mut hits: Vec<&TermId> = Vec::new();
    let mut end = 0;
    for (place, id) in found.into_iter().filter(|(place, _)| !place.is_empty()) {
        if place.start >= end {
            end = place.end;
            hits.push(id);
        }
    }
    let linked = links.iter().filter_map(|link| match link {
        Target::Term(id) => glossary.get_key_value(id).map(|(id, _)| id),
        _ => None,
    });
    hits.extend(linked);
    let mut told = BTreeSet::new();
    hits.retain(|id| told.insert(*id));
    let hit = |id: &'a TermId| {
        let term = glossary.get(id)?;
        let source = in_language(term, source)?;
        Some(GlossaryHit { term: id, target: in_language(term, target), source })
    };
    hits.into_iter()
        .filter_map(|id| glossary.get_key_value(id))
        .filter_map(|(id, _)| hit(id))
        .collect()
}

/// The words of a term in a language, or in the same language without script and region.
fn in_language<'a>(term: &'a Term, lang: &LanguageTag) -> Option<&'a TermWords> {
    let without = || term.terms.iter().find(|(tag, _)| tag.as_str() == lang.language());
    term.terms.get(lang).or_else(|| without().map(|(_, words)| words))
}

/// Where a word of the glossary stands in a folded text, in characters.
fn places(text: &[char], word: &Words) -> Vec<Range<usize>> {
    let word: Vec<char> = word.as_str().chars().flat_map(char::to_lowercase).collect();
    if word.is_empty() {
        return Vec::new();
    }
    let is_here = |start: usize| text[start..].starts_with(&word);
    let starts = (0..text.len()).filter(|start| is_here(*start));
    starts.filter_map(|start| place(text, &word, start)).collect()
}

/// The whole of the word that begins like the term at `start`, if it is the term or a form of it.
fn place(text: &[char], word: &[char], start: usize) -> Option<Range<usize>> {
    let end = start + word.len();
    let goes_on = |at: usize| text.get(at).is_some_and(|letter| is_of_word(*letter));
    let has_blanks = !word.iter().any(|letter| has_no_blanks(*letter));
    if !has_blanks {
        return Some(start..end);
    }
    if start > 0 && goes_on(start - 1) {
        return None;
    }
    let more = (end..).take_while(|at| goes_on(*at)).take(LONGEST_ENDING + 1).count();
    let most = if word.len() < SHORTEST_STEM { 0 } else { LONGEST_ENDING };
    (more <= most).then_some(start..end + more)
}

/// Whether a character is a part of a word. Marks that stand on letters are, or a vowel sign would end a word of Hindi.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter)
}

/// Marks of the scripts that write blanks and put signs on their letters: combining ones, and the viramas that Unicode does
/// not count as alphabetic.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{200C}' | '\u{200D}')
        || matches!(u32::from(letter), 0x900..=0xDFF if !letter.is_ascii_punctuation()
            && !matches!(letter, '\u{964}' | '\u{965}'))
}

/// Thai, Lao, Burmese, Khmer, Chinese, Japanese: scripts that write no blank between words.
fn has_no_blanks(letter: char) -> bool {
    matches!(u32::from(letter),
        0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x19E0..=0x19FF
        | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F
        | 0x20000..=0x3FFFF)
}
