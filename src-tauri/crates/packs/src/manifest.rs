//! `pack.toml`: what a pack is called, who gives it out and which languages are complete in it.

use std::num::NonZeroU32;

use serde::Deserialize;

use crate::{AppVersion, LanguageTag, PackId, Words, text::none_if_empty};

/// What `pack.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Never reused.
    pub id: PackId,
    /// Grows with every version that is given out.
    pub rev: NonZeroU32,
    /// What the pack is called.
    pub title: Words,
    /// The licence of what does not name its own, by its SPDX name.
    #[serde(deserialize_with = "none_if_empty")]
    pub license: Option<Words>,
    /// Who is to be named.
    #[serde(deserialize_with = "none_if_empty")]
    pub attribution: Option<Words>,
    /// The language that every resource was written in first.
    pub source_lang: LanguageTag,
    /// The languages in which every resource has every unit.
    pub languages: Vec<LanguageTag>,
    /// The oldest app that can read this pack.
    pub min_app: AppVersion,
}

impl Manifest {
    /// The text of `pack.toml` under the next revision, and that revision; every other byte stays. An editor's app calls it
    /// for each version. None where the text is no `pack.toml`, or there is no next one.
    pub fn raise(text: &str) -> Option<(String, NonZeroU32)> {
        let before: Self = toml::from_str(text).ok()?;
        let rev = before.rev.checked_add(1)?;
        let (old, new) = (before.rev.to_string(), rev.to_string());
        let line = |line: &str| {
            let is_it = line.split_once('=').is_some_and(|(key, _)| key.trim() == "rev");
            if is_it { line.replacen(&old, &new, 1) } else { line.to_owned() }
        };
        let text: String = text.split_inclusive('\n').map(line).collect();
        let after: Self = toml::from_str(&text).ok()?;
        (after == Self { rev, ..before }).then_some((text, rev))
    }

    /// The text of `pack.toml` with these languages as the complete ones; every other byte stays. An editor's app calls it when a
    /// page comes into the pack that a language does not have. None where the text is no `pack.toml`, or its languages do
    /// not stand on one line.
    pub fn with_languages(text: &str, languages: &[LanguageTag]) -> Option<String> {
        let before: Self = toml::from_str(text).ok()?;
        let tags: Vec<String> = languages.iter().map(|tag| format!("\"{tag}\"")).collect();
        let line = |line: &str| {
            let is_it = line.split_once('=').is_some_and(|(key, _)| key.trim() == "languages");
            if is_it { format!("languages = [{}]\n", tags.join(", ")) } else { line.to_owned() }
        };
        let text: String = text.split_inclusive('\n').map(line).collect();
        let after: Self = toml::from_str(&text).ok()?;
        (after == Self { languages: languages.to_vec(), ..before }).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"id = "core"
rev = 12
title = "rev = 12"
license = ""
attribution = "12"
source_lang = "en"
languages = ["en"]
min_app = "0.1.0"
"#;

    #[test]
    fn a_pack_is_raised_by_one_and_nothing_else_in_it_changes() {
        let (after, rev) = Manifest::raise(TEXT).unwrap();
        assert_eq!((after, rev.get()), (TEXT.replacen("rev = 12", "rev = 13", 1), 13));
        let written = TEXT.replacen("rev = 12", "rev=12   # the twelfth, of 12", 1);
        assert!(Manifest::raise(&written).unwrap().0.contains("rev=13   # the twelfth, of 12"));
        let last = TEXT.replacen("rev = 12", "rev = 4294967295", 1);
        for broken in ["", "rev = 1", &last] {
            assert_eq!(Manifest::raise(broken), None, "{broken}");
        }
    }

    #[test]
    fn the_complete_languages_are_written_anew_and_nothing_else_changes() {
        let tags = ["en", "km"].map(|tag| LanguageTag::parse(tag).unwrap());
        let after = Manifest::with_languages(TEXT, &tags).unwrap();
        assert_eq!(after, TEXT.replacen("[\"en\"]", "[\"en\", \"km\"]", 1));
        let broken = TEXT.replacen("[\"en\"]", "[\n\"en\"]", 1);
        assert_eq!(Manifest::with_languages(&broken, &tags), None);
    }
}
