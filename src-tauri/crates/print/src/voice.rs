//! How the letters of a language are set: from which faces, how large, how far apart, and in which direction.
//!
//! Invariant: what decides is the script that a language is written in on this very sheet, not a list of
//! languages, so a language that nobody thought of is set like the others of its script.

use std::collections::{BTreeMap, HashMap};

use larkspur_packs::LanguageTag;
use serde::Serialize;
use unicode_script::{Script, UnicodeScript};

use crate::faces::{Faces, is_shared};

/// The letters that stand on a sheet, by language.
#[derive(Debug, Default)]
pub(crate) struct Spoken(BTreeMap<LanguageTag, BTreeMap<char, usize>>);

impl Spoken {
    /// Takes note of words in a language.
    pub(crate) fn hear(&mut self, lang: &LanguageTag, words: &str) {
        // Known already for all but the first words; a clone of the tag each time would be for nothing.
        if !self.0.contains_key(lang) {
            self.0.insert(lang.clone(), BTreeMap::new());
        }
        let Some(letters) = self.0.get_mut(lang) else { return };
        for letter in words.chars() {
            *letters.entry(letter).or_default() += 1;
        }
    }

    /// Every letter, with a language in which it stands.
    pub(crate) fn letters(&self) -> impl Iterator<Item = (&LanguageTag, char)> {
        self.0.iter().flat_map(|(lang, letters)| letters.keys().map(move |letter| (lang, *letter)))
    }
}

/// How a language is set.
#[derive(Debug, Serialize)]
pub(crate) struct Voice {
    /// Language and region as the typesetter takes them.
    lang: String,
    region: Option<String>,
    is_rtl: bool,
    /// Families, the first that has a letter draws it.
    families: Vec<String>,
    #[serde(flatten)]
    measures: Measures,
}

impl Voice {
    pub(crate) fn lang(&self) -> &str {
        &self.lang
    }

    pub(crate) fn is_rtl(&self) -> bool {
        self.is_rtl
    }
}

/// How much room a script needs, as parts of the size of Latin text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Measures {
    /// The size of its letters.
    size: f64,
    /// From line to line, as a part of its own size.
    line: f64,
    /// The same in headings.
    head: f64,
}

/// The same proportions as on the screen (`ui/styles/theme.css`), a little closer, since paper is read from nearer.
fn measures(script: Script) -> Measures {
    let (size, line, head) = match script {
        Script::Latin | Script::Greek | Script::Cyrillic => (1.0, 1.5, 1.24),
        Script::Tamil => (1.0, 1.65, 1.45),
        Script::Thai | Script::Lao => (1.05, 1.7, 1.5),
        Script::Arabic => (1.06, 1.8, 1.55),
        Script::Khmer => (1.1, 1.9, 1.7),
        Script::Myanmar => (1.1, 2.15, 1.9),
        // Devanagari and its relatives, and whatever a font of the system draws.
        _ => (1.03, 1.7, 1.5),
    };
    Measures { size, line, head }
}

/// Scripts that run from right to left.
pub(crate) fn is_rtl(script: Script) -> bool {
    matches!(
        script,
        Script::Arabic
            | Script::Hebrew
            | Script::Syriac
            | Script::Thaana
            | Script::Nko
            | Script::Adlam
            | Script::Hanifi_Rohingya
    )
}

/// The script that most letters have; Latin where there are none.
fn script_of(letters: &BTreeMap<char, usize>) -> Script {
    let mut counts: HashMap<Script, usize> = HashMap::new();
    for (letter, count) in letters {
        let script = letter.script();
        if !is_shared(script) {
            *counts.entry(script).or_default() += count;
        }
    }
    let most = counts.into_iter().max_by_key(|(script, count)| (*count, script.short_name()));
    most.map_or(Script::Latin, |(script, _)| script)
}

/// A language as the typesetter takes it: it knows regions of two letters and no scripts.
fn locale(tag: &LanguageTag) -> (String, Option<String>) {
    let parts: Vec<&str> = tag.as_str().split('-').skip(1).collect();
    let region = parts.iter().find(|part| part.len() == 2).copied();
    // Without a region it could not tell the two ways to write Chinese apart.
    let region = region.or_else(|| parts.contains(&"Hant").then_some("TW"));
    (tag.language().to_owned(), region.map(str::to_owned))
}

/// How each language of a sheet is set.
pub(crate) fn of(spoken: &Spoken, faces: &Faces) -> BTreeMap<String, Voice> {
    let voice = |(tag, letters): (&LanguageTag, _)| {
        let script = script_of(letters);
        let (lang, region) = locale(tag);
        let voice = Voice {
            lang,
            region,
            is_rtl: is_rtl(script),
            families: faces.families(script),
            measures: measures(script),
        };
        (tag.to_string(), voice)
    };
    spoken.0.iter().map(voice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(words: &str) -> BTreeMap<char, usize> {
        let mut spoken = Spoken::default();
        let lang = LanguageTag::parse("en").unwrap();
        spoken.hear(&lang, words);
        spoken.0[&lang].clone()
    }

    #[test]
    fn a_language_is_set_as_most_of_its_letters_are_written() {
        for (words, script) in [
            ("A passport (ឯកសារ)", Script::Latin),
            ("លិខិតឆ្លងដែន ILO", Script::Khmer),
            ("ကိုးကား 1234567890", Script::Myanmar),
            ("الحق", Script::Arabic),
            ("права", Script::Cyrillic),
            ("", Script::Latin),
            ("12:30 – …", Script::Latin),
        ] {
            assert_eq!(script_of(&letters(words)), script, "{words}");
        }
    }

    #[test]
    fn scripts_that_stand_high_have_room() {
        for (low, high) in [
            (Script::Latin, Script::Tamil),
            (Script::Tamil, Script::Devanagari),
            (Script::Devanagari, Script::Khmer),
            (Script::Khmer, Script::Myanmar),
        ] {
            assert!(measures(low).line < measures(high).line, "{low:?} {high:?}");
            assert!(measures(low).head < measures(high).head, "{low:?} {high:?}");
        }
        for script in [Script::Han, Script::Sinhala, Script::Ethiopic] {
            assert_eq!(measures(script), measures(Script::Devanagari), "{script:?}");
        }
    }

    #[test]
    fn direction_is_a_matter_of_the_script() {
        for script in [Script::Arabic, Script::Hebrew, Script::Hanifi_Rohingya] {
            assert!(is_rtl(script), "{script:?}");
        }
        for script in [Script::Latin, Script::Khmer, Script::Han, Script::Common] {
            assert!(!is_rtl(script), "{script:?}");
        }
    }

    #[test]
    fn a_language_is_told_as_the_typesetter_knows_it() {
        for (tag, lang, region) in [
            ("en", "en", None),
            ("pt-BR", "pt", Some("BR")),
            ("es-419", "es", None),
            ("zh-Hans", "zh", None),
            ("zh-Hant", "zh", Some("TW")),
            ("zh-Hant-HK", "zh", Some("HK")),
            ("shn", "shn", None),
        ] {
            let told = locale(&LanguageTag::parse(tag).unwrap());
            assert_eq!(told, (lang.to_owned(), region.map(str::to_owned)), "{tag}");
        }
    }
}
