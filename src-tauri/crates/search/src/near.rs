//! Words that come near to one that nothing holds: another ending, or a slip of the finger.
//!
//! Asked only when a query finds nothing. Invariant: what is near is never mixed with what was found.

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

/// The words of the vocabulary that are near to a term: those with the fewest slips, and those that share
/// the longest beginning with it.
pub(crate) fn near<'a>(term: &str, vocabulary: &'a [String]) -> BTreeSet<&'a str> {
    let term = Letters::of(term);
    let words: Vec<_> = vocabulary.iter().map(|word| (word.as_str(), Letters::of(word))).collect();
    let mut near = with_fewest_slips(&term, &words);
    near.extend(with_its_stem(&term, &words));
    near
}

/// A word by its letters. A Korean syllable is two or three, so that a slip in one of them is one.
struct Letters(Vec<char>);

impl Letters {
    fn of(word: &str) -> Self {
        Self(word.nfd().collect())
    }

    /// The letters, at most `length` of them if they are Korean: a particle stands behind nearly every word
    /// there, with nothing between.
    fn without_particle(&self, length: usize) -> &[char] {
        let is_korean = |letter: &char| ('\u{1100}'..='\u{11FF}').contains(letter);
        match self.0.get(..length) {
            Some(beginning) if self.0.iter().all(is_korean) => beginning,
            _ => &self.0,
        }
    }
}

fn with_fewest_slips<'a>(term: &Letters, words: &[(&'a str, Letters)]) -> BTreeSet<&'a str> {
    let length = term.0.len();
    let mut closest = slips(length);
    let mut found = BTreeSet::new();
    for (word, letters) in words {
        let letters = letters.without_particle(length);
        // Words of another length are further away than that; and counting is quicker than comparing.
        if letters.len().abs_diff(length) > closest {
            continue;
        }
        let distance = strsim::generic_damerau_levenshtein(&term.0, letters);
        if distance > closest || distance == 0 {
            continue;
        }
        // Hardly anybody is wrong about the first letter and about another one.
        if distance > 1 && letters.first() != term.0.first() {
            continue;
        }
        if distance < closest {
            found.clear();
            closest = distance;
        }
        if found.len() < MOST {
            found.insert(*word);
        }
    }
    found
}

/// The words that share the longest beginning with a term, if that is enough of it.
fn with_its_stem<'a>(term: &Letters, words: &[(&'a str, Letters)]) -> BTreeSet<&'a str> {
    let shortest = SHORTEST_STEM.max(term.0.len().div_ceil(3));
    for length in (shortest..term.0.len()).rev() {
        let Some(stem) = term.0.get(..length) else { continue };
        let alike = words.iter().filter(|(_, letters)| letters.0.starts_with(stem));
        let alike: BTreeSet<_> = alike.map(|(word, _)| *word).take(MOST).collect();
        if !alike.is_empty() {
            return alike;
        }
    }
    BTreeSet::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(term: &str, words: &[&str]) -> Vec<String> {
        let vocabulary: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        near(term, &vocabulary).into_iter().map(str::to_owned).collect()
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
}
