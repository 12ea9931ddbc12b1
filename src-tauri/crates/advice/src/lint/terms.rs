//! What the rules look for in each language.
//!
//! One file each in `lint/terms`, compiled in. Invariants: a language without a file has only the rules that need none; every
//! file says in its first line that it is a draft until a speaker has reviewed it; and a list that is empty switches its rule
//! off.

use std::sync::LazyLock;

use serde::Deserialize;

use super::phrase::Phrase;

/// A phrase, and what after it shows that it is meant well.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Guarded {
    /// What is looked for.
    pub(super) words: Phrase,
    /// With any of these after it in its sentence nothing is said.
    #[serde(default)]
    pub(super) unless: Vec<Phrase>,
}

/// A term that makes people less than they are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stigma {
    /// The term.
    pub(super) words: Phrase,
    /// The id of the library's glossary term that says which words to choose.
    pub(super) better: Option<String>,
    /// With any of these in the same sentence nothing is said: titles of laws that have the term.
    #[serde(default)]
    pub(super) unless: Vec<Phrase>,
}

/// How it shows that an action begins with no verb.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbFirst {
    /// Words that are no verb, wherever they stand.
    pub(super) no_verbs: Vec<Phrase>,
    /// Second words that only a subject can stand before: "should".
    pub(super) modals: Vec<Phrase>,
    /// Ends of first words that are made of verbs: "-tion" of "adoption of".
    pub(super) noun_endings: Vec<String>,
    /// What follows such a word.
    pub(super) noun_links: Vec<Phrase>,
}

/// How it shows that several are asked.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Actors {
    /// Words for bodies and people who act: "ministry", "police".
    pub(super) heads: Vec<Phrase>,
    /// What joins two of them: "and".
    pub(super) joints: Vec<Phrase>,
    /// What may stand before one: "the".
    pub(super) determiners: Vec<Phrase>,
    /// What begins the second half of a body's name: "of".
    pub(super) links: Vec<Phrase>,
    /// What comes after who acts: "should".
    pub(super) modals: Vec<Phrase>,
    /// Words that begin a clause about somebody: "who". With one of them nothing is said.
    pub(super) clauses: Vec<Phrase>,
    /// After a modal these show that it is said what is done to somebody, or what they do not do: "be".
    pub(super) not_acts: Vec<Phrase>,
}

/// The lists of a language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Terms {
    /// Always `draft` until a speaker has reviewed the file.
    #[cfg_attr(not(test), expect(dead_code, reason = "only a test asks for it"))]
    status: String,
    /// Whether its script has capital letters, so that acronyms stand out.
    pub(super) has_capitals: bool,
    /// Times that are none, in an action and in a timeline.
    #[serde(default)]
    pub(super) vague: Vec<Phrase>,
    /// Times that are none in a timeline, and in an action say how something is done.
    #[serde(default)]
    pub(super) vague_in_timeline: Vec<Phrase>,
    /// What makes a time of any of these: "no later than", "every".
    #[serde(default)]
    pub(super) dated: Vec<Phrase>,
    /// Asks to think about it.
    #[serde(default)]
    pub(super) hedges: Vec<Guarded>,
    /// Raising awareness, unless it is said of what or among whom.
    #[serde(default)]
    pub(super) awareness: Vec<Guarded>,
    /// Capital letters that need no explanation: words for emphasis and what every reader knows.
    #[serde(default)]
    pub(super) capitals: Vec<String>,
    /// The rule of the first verb.
    #[serde(default)]
    pub(super) verb_first: VerbFirst,
    /// The rule of one actor.
    #[serde(default)]
    pub(super) actors: Actors,
    /// Terms that make people less than they are.
    #[serde(default)]
    pub(super) stigma: Vec<Stigma>,
}

/// What every reader of a policy paper knows, in any language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Anywhere {
    acronyms: Vec<String>,
}

/// The languages, and their files.
const FILES: [(&str, &str); 10] = [
    ("en", include_str!("terms/en.toml")),
    ("es", include_str!("terms/es.toml")),
    ("fil", include_str!("terms/fil.toml")),
    ("fr", include_str!("terms/fr.toml")),
    ("hi", include_str!("terms/hi.toml")),
    ("id", include_str!("terms/id.toml")),
    ("km", include_str!("terms/km.toml")),
    ("my", include_str!("terms/my.toml")),
    ("sw", include_str!("terms/sw.toml")),
    ("th", include_str!("terms/th.toml")),
];

static ALL: LazyLock<Vec<(&str, Terms)>> = LazyLock::new(|| {
    let read = |(language, file)| Some((language, toml::from_str(file).ok()?));
    FILES.into_iter().filter_map(read).collect()
});

static ANYWHERE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file = toml::from_str(include_str!("terms/anywhere.toml"));
    file.map_or_else(|_| Vec::new(), |file: Anywhere| file.acronyms)
});

impl Terms {
    /// The lists of a language, by its tag without script and region.
    pub(super) fn of(language: &str) -> Option<&'static Self> {
        ALL.iter().find(|(of, _)| *of == language).map(|(_, terms)| terms)
    }

    /// Whether capital letters need no explanation.
    pub(super) fn knows(&self, letters: &str) -> bool {
        self.capitals.iter().chain(ANYWHERE.iter()).any(|known| known == letters)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_read_and_says_that_it_is_a_draft() {
        assert_eq!(ALL.len(), FILES.len());
        assert!(!ANYWHERE.is_empty());
        for (language, file) in FILES {
            let parsed = toml::from_str::<Terms>(file);
            assert!(parsed.is_ok(), "{language}: {}", parsed.err().unwrap());
            assert_eq!(Terms::of(language).unwrap().status, "draft", "{language}");
            let first = file.lines().next().unwrap();
            assert_eq!(first, "# A draft that no speaker has reviewed.", "{language}");
        }
    }

    #[test]
    fn every_better_term_is_in_the_glossary_of_the_library() {
        let glossary = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/packs/core/glossary");
        let mut count = 0;
        for stigma in ALL.iter().flat_map(|(_, terms)| &terms.stigma) {
            let Some(better) = &stigma.better else { continue };
            assert!(Path::new(glossary).join(format!("{better}.toml")).is_file(), "{better}");
            count += 1;
        }
        assert!(count > 10);
    }

    #[test]
    fn no_list_has_a_phrase_without_words() {
        for (language, terms) in ALL.iter() {
            let guarded = terms.hedges.iter().chain(&terms.awareness);
            let guarded = guarded.flat_map(|entry| entry.unless.iter().chain([&entry.words]));
            let stigma =
                terms.stigma.iter().flat_map(|entry| entry.unless.iter().chain([&entry.words]));
            let plain = terms.vague.iter().chain(&terms.vague_in_timeline).chain(&terms.dated);
            for phrase in guarded.chain(stigma).chain(plain) {
                let is_letters = phrase.text.chars().any(crate::count::is_of_dictionary);
                assert!(is_letters || !phrase.words.is_empty(), "{language}: {}", phrase.text);
            }
        }
    }
}
