//! The words that the rules know: names, titles, places, institutions and cues of six languages.
//!
//! All lists are our own, written from what is commonly known; none comes from a licensed gazetteer. The finders read
//! them. Invariant: a list is folded once, as texts are, so that a spelling with other marks is the same word.

mod english;
mod filipino;
pub(crate) mod hindi;
pub(crate) mod khmer;
mod names;
mod spanish;
pub(crate) mod thai;
mod world;

use std::{collections::HashSet, sync::LazyLock};

use crate::{Language, fold::plain};

/// A set of folded words or phrases.
pub(crate) struct Words(HashSet<String>);

impl Words {
    /// Words with blanks between them.
    pub(crate) fn of(lists: &[&str]) -> Self {
        Self(lists.iter().flat_map(|list| list.split_whitespace()).map(plain).collect())
    }

    /// Phrases with commas between them.
    pub(crate) fn phrases(lists: &[&str]) -> Self {
        let phrases = lists.iter().flat_map(|list| list.split(',')).map(str::trim);
        Self(phrases.filter(|phrase| !phrase.is_empty()).map(plain).collect())
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Given names that are hardly ever another word, in Latin letters.
pub(crate) static GIVEN_NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(&[names::GIVEN]));
/// Given names that are ordinary words too.
pub(crate) static WORDLIKE_NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(&[names::WORDLIKE]));
/// Family names that nearly always follow a given name.
pub(crate) static FAMILY_NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(&[names::FAMILY]));
/// Countries, peoples, languages, regions, large cities, months, days, faiths: no telling detail.
pub(crate) static LARGE: LazyLock<Words> = LazyLock::new(|| {
    Words::phrases(&[
        world::COUNTRIES,
        world::REGIONS,
        world::CITIES,
        world::PEOPLES,
        world::OTHERS,
    ])
});
/// Words of which the names of authorities, laws and programmes are made.
pub(crate) static INSTITUTIONS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[english::INSTITUTIONS, spanish::INSTITUTIONS, filipino::INSTITUTIONS])
});

/// What few people are in a small place, in Hindi, Thai and Khmer.
pub(crate) static SCRIPT_ROLES: LazyLock<Words> =
    LazyLock::new(|| Words::of(&[hindi::ROLES, thai::ROLES, khmer::ROLES]));

/// What a language written in Latin letters adds. Every field holds folded words.
pub(crate) struct Latin {
    /// Words before a name, such as "Mrs"; some only with a capital.
    pub(crate) titles: Words,
    /// Small words after which a capitalised word is a person ("named", "si").
    pub(crate) name_cues: Words,
    /// Small words after which an unknown capitalised word is a place ("from").
    pub(crate) place_prepositions: Words,
    /// Words before the name of a place ("village of", "barangay").
    pub(crate) place_before: Words,
    /// Words behind the name of a place ("village", "street").
    pub(crate) place_behind: Words,
    /// Words with which names of places begin ("San", "Upper").
    pub(crate) place_beginnings: Words,
    /// Articles and their like: a capitalised word behind them is a thing and no person.
    pub(crate) articles: Words,
    /// Words that often begin a sentence, and so have a capital that says nothing.
    pub(crate) common: Words,
    /// Words before the name of a firm.
    pub(crate) employer_before: Words,
    /// Words of which names of firms are made, mostly at their end.
    pub(crate) employer_inside: Words,
    /// Words beside or inside the name of a bar, a hotel, a shop.
    pub(crate) venue: Words,
    /// Words before the name of a ship.
    pub(crate) vessel: Words,
    /// Words of which names of courts are made.
    pub(crate) court: Words,
    /// What few people are in a small place.
    pub(crate) roles: Words,
    /// An unknown capitalised word may be a name.
    pub(crate) capitals_tell: bool,
}

/// Whether a folded word often begins a sentence, or is a given name and an ordinary word.
pub(crate) fn is_ordinary(word: &str) -> bool {
    let begins = [&ENGLISH, &SPANISH, &FILIPINO].iter().any(|lexicon| lexicon.common.has(word));
    begins || WORDLIKE_NAMES.has(word)
}

static ENGLISH: LazyLock<Latin> = LazyLock::new(|| english::lexicon(true));
/// For languages that we have no lists of: titles and given names alone say that somebody is named.
static OTHER: LazyLock<Latin> = LazyLock::new(|| english::lexicon(false));
static SPANISH: LazyLock<Latin> = LazyLock::new(spanish::lexicon);
static FILIPINO: LazyLock<Latin> = LazyLock::new(filipino::lexicon);

/// The words for what is written in Latin letters in a text of this language.
pub(crate) fn latin(language: Language) -> &'static Latin {
    match language {
        Language::En => &ENGLISH,
        Language::Es => &SPANISH,
        Language::Fil => &FILIPINO,
        Language::Hi | Language::Th | Language::Km | Language::Other => &OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_an_ordinary_word_is_in_one_list_only() {
        for word in names::WORDLIKE.split_whitespace() {
            assert!(!GIVEN_NAMES.has(&plain(word)), "{word}");
        }
    }

    #[test]
    fn no_given_name_is_a_large_place() {
        for name in names::GIVEN.split_whitespace() {
            assert!(!LARGE.has(&plain(name)), "{name}");
        }
    }
}
