//! Words of a list, in the form in which they are looked for.
//!
//! [`super::terms`] keeps them, [`super::passage`] finds them. Invariant: a phrase is looked for word by word where a script
//! writes blanks, so that no part of a longer word is taken for it, and letter by letter where the cut of a dictionary could
//! differ from place to place.

use serde::Deserialize;

use crate::count::{is_of_dictionary, word_ranges};

/// One or more words.
#[derive(Clone, Deserialize)]
#[serde(from = "String")]
pub(super) struct Phrase {
    /// As the list has it.
    pub(super) text: String,
    /// Its words, folded; of a script without blanks, none.
    pub(super) words: Vec<String>,
    /// Whether it is the beginning of a word: `l'` of `l'État`.
    pub(super) is_beginning: bool,
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        let words = if text.chars().any(is_of_dictionary) {
            Vec::new()
        } else {
            word_ranges(&text).filter_map(|range| text.get(range)).map(fold).collect()
        };
        Self { is_beginning: text.ends_with('\''), words, text }
    }
}

/// Small letters, and one apostrophe for all. Letters keep their accents: `ano` is no `año`.
pub(super) fn fold(word: &str) -> String {
    word.chars()
        .map(|letter| if matches!(letter, '’' | '‘' | 'ʼ') { '\'' } else { letter })
        .flat_map(char::to_lowercase)
        .collect()
}
