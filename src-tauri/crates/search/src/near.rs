//! Words that come near to one that nothing holds: another ending, or a slip of the finger.
//!
//! Asked only when a query finds nothing. Invariants: what is near is never mixed with what was found; a word is
//! compared letter by letter only when a glance at its letters leaves it possible that it is near.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

/// The shortest beginning that tells words apart, in letters.
const SHORTEST_STEM: usize = 4;
/// How many near words are looked for.
const MOST: usize = 12;

/// How many slips a word of this many letters may have.
const fn slips(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// The words of an index, with what a glance needs of each. One allocation holds them all.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    text: String,
    words: Vec<Glance>,
}

/// What is known of a word without reading it.
#[derive(Clone, Copy, Debug)]
struct Glance {
    /// Where it ends in the text; it begins where the one before it ends.
    end: usize,
    /// How many letters it has.
    length: usize,
    first: Option<char>,
    kinds: Kinds,
    is_korean: bool,
}

/// Which letters stand in a word, each as one of 64 bits: two letters may share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kinds(u64);

impl Kinds {
    fn of(letters: &[char]) -> Self {
        // Letters of one script follow each other, so the lowest bits tell them apart.
        Self(letters.iter().fold(0, |bits, letter| bits | 1 << (u32::from(*letter) % 64)))
    }

    /// The fewest slips between two words: one changes a letter into another, and so two bits at most.
    fn fewest_slips(self, other: Self) -> usize {
        (self.0 ^ other.0).count_ones().div_ceil(2) as usize
    }
}

impl Vocabulary {
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        for word in words {
            vocabulary.text.push_str(word);
            let letters = letters(word);
            vocabulary.words.push(Glance {
                end: vocabulary.text.len(),
                length: letters.len(),
                first: letters.first().copied(),
                kinds: Kinds::of(&letters),
                is_korean: is_korean(&letters),
            });
        }
        vocabulary
    }

    /// The words that are near to a term: those with the fewest slips, and those that share the longest beginning
    /// with it.
    pub(crate) fn near(&self, term: &str) -> BTreeSet<&str> {
        let term = letters(term);
        let mut near = self.with_fewest_slips(&term);
        near.extend(self.with_its_stem(&term));
        near
    }

    fn words(&self) -> impl Iterator<Item = (&str, Glance)> {
        let mut start = 0;
        self.words.iter().filter_map(move |glance| {
            let word = self.text.get(start..glance.end);
            start = glance.end;
            word.map(|word| (word, *glance))
        })
    }

    fn with_fewest_slips(&self, term: &[char]) -> BTreeSet<&str> {
        let (length, kinds, first) = (term.len(), Kinds::of(term), term.first().copied());
        let mut closest = slips(length);
        let mut found = BTreeSet::new();
        for (word, glance) in self.words() {
            let has_particle = glance.is_korean && glance.length > length;
            let is_possible = has_particle
                || glance.length.abs_diff(length) <= closest
                    && glance.kinds.fewest_slips(kinds) <= closest;
            if !is_possible {
                continue;
            }
            let letters = letters(word);
            let letters = letters.get(..length).filter(|_| has_particle).unwrap_or(&letters);
            let distance = strsim::generic_damerau_levenshtein(term, letters);
            if distance > closest || distance == 0 {
                continue;
            }
            // Hardly anybody is wrong about the first letter and about another one.
            if distance > 1 && glance.first != first {
                continue;
            }
            if distance < closest {
                found.clear();
                closest = distance;
            }
            if found.len() < MOST {
                found.insert(word);
            }
        }
        found
    }

    /// The words that share the longest beginning with a term, if that is enough of it.
    fn with_its_stem(&self, term: &[char]) -> BTreeSet<&str> {
        let shortest = SHORTEST_STEM.max(term.len().div_ceil(3));
        let first = term.first().copied();
        let mut longest = shortest;
        let mut alike = BTreeSet::new();
        for (word, glance) in self.words() {
            if glance.first != first || glance.length < longest {
                continue;
            }
            let shared = shared_beginning(term, &letters(word)).min(term.len().saturating_sub(1));
            if shared > longest {
                longest = shared;
                alike.clear();
            }
            if shared == longest && alike.len() < MOST {
                alike.insert(word);
            }
        }
        alike
    }
}

/// A word by its letters. A Korean syllable is two or three, so that a slip in one of them is one.
fn letters(word: &str) -> Vec<char> {
    word.nfd().collect()
}

/// Whether a particle may stand behind the word: in Korean it does behind nearly every one, with nothing between.
fn is_korean(letters: &[char]) -> bool {
    letters.iter().all(|letter| ('\u{1100}'..='\u{11FF}').contains(letter))
}

fn shared_beginning(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(term: &str, words: &[&str]) -> Vec<String> {
        Vocabulary::new(words.iter().copied()).near(term).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn a_slip_and_another_ending_are_near_and_other_words_are_not() {
        assert_eq!(found("wagse", &["wages", "wagon", "bread"]), ["wages"]);
        assert_eq!(found("passaport", &["passport", "bread"]), ["passport"]);
        assert_eq!(found("exploiters", &["exploitation", "export"]), ["exploitation"]);
        assert_eq!(found("law", &["war", "low"]), ["low"]);
        assert_eq!(found("married", &["carries", "marriage"]), ["marriage"]);
        assert_eq!(found("채포", &["체포", "노예"]), ["체포"]);
        assert_eq!(found("제판", &["재판을", "노예"]), ["재판을"]);
        assert_eq!(found("차별받았다", &["차별을", "노예"]), ["차별을"]);
        assert_eq!(found("to", &["so", "do"]), Vec::<String>::new());
        assert_eq!(found("หนังสื", &["หนังสือ", "หนัง"]), ["หนังสือ"]);
        assert_eq!(found("wages", &[]), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn a_glance_never_overlooks_a_word_that_is_near(one in "[a-zក-អ가-힣]{0,9}", other in "[a-zក-អ가-힣]{0,9}") {
            let (one, other) = (letters(&one), letters(&other));
            let distance = strsim::generic_damerau_levenshtein(&one, &other);
            prop_assert!(Kinds::of(&one).fewest_slips(Kinds::of(&other)) <= distance);
        }
    }
}
