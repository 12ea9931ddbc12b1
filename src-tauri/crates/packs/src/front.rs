//! The front matter of a page: what is true of the text in one language.
//!
//! Invariant: a page either is a source and says nothing about an origin, or is a translation and
//! says from which text, at which revision, and with which words each of its units was made.

use std::{collections::BTreeMap, num::NonZeroU32};

use serde::Deserialize;

use crate::{BadValue, Date, LanguageTag, UnitHash, UnitId, Words, named};

named! {
    /// How far a text has come.
    Status {
        /// Nobody who speaks the language has checked it.
        Draft = "draft",
        /// One who speaks the language has read all of it.
        Reviewed = "reviewed",
        /// And it was confirmed once more.
        Verified = "verified",
        /// A translation that was published elsewhere by people, and is not ours to change.
        Published = "published",
    }
}

named! {
    /// How a text was made.
    Method {
        /// By people.
        Human = "human",
        /// By a machine.
        Machine = "machine",
        /// By a machine, and changed by people.
        MachineEdited = "machine-edited",
    }
}

/// What stands between the `+++` lines.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct FrontMatter {
    /// The title, the only heading of the first level.
    pub title: Words,
    /// What the page gives, in a sentence or two.
    pub summary: Words,
    /// The language of the text.
    pub lang: LanguageTag,
    /// Grows with every change of the text.
    pub rev: NonZeroU32,
    /// How far the text has come.
    pub status: Status,
    /// How it was made.
    pub method: Method,
    /// The day of its last change.
    pub updated: Date,
    /// What else somebody might search it by.
    pub keywords: Vec<Words>,
    /// Who wrote or translated it, under the names that they chose; nobody when they chose none.
    pub translators: Vec<Words>,
    /// Who read it and found that it fits, under the names that they chose.
    pub reviewers: Vec<Words>,
    /// What it was translated from; none for a source.
    pub origin: Option<Origin>,
}

/// What a translation was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The language of the source.
    pub lang: LanguageTag,
    /// Its revision.
    pub rev: NonZeroU32,
    /// The hash of each source unit that a unit was made from.
    pub units: BTreeMap<UnitId, UnitHash>,
}

/// The lines as they stand in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Words,
    summary: Words,
    lang: LanguageTag,
    rev: NonZeroU32,
    status: Status,
    method: Method,
    updated: Date,
    keywords: Vec<Words>,
    #[serde(default)]
    translators: Vec<Words>,
    #[serde(default)]
    reviewers: Vec<Words>,
    source_lang: Option<LanguageTag>,
    source_rev: Option<NonZeroU32>,
    source_units: Option<BTreeMap<UnitId, UnitHash>>,
}

impl TryFrom<Written> for FrontMatter {
    type Error = BadValue;

    fn try_from(written: Written) -> Result<Self, BadValue> {
        let origin = match (written.source_lang, written.source_rev, written.source_units) {
            (Some(lang), Some(rev), Some(units)) => Some(Origin { lang, rev, units }),
            (None, None, None) => None,
            _ => return Err(BadValue::Origin),
        };
        Ok(Self {
            title: written.title,
            summary: written.summary,
            lang: written.lang,
            rev: written.rev,
            status: written.status,
            method: written.method,
            updated: written.updated,
            keywords: written.keywords,
            translators: written.translators,
            reviewers: written.reviewers,
            origin,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
        title = "If someone holds your passport"
        summary = "Your passport is yours."
        lang = "en"
        rev = 1
        status = "draft"
        method = "machine"
        updated = "2026-11-25"
        keywords = ["passport"]
    "#;

    fn origin() -> String {
        let hash = format!("b3:{}", "0".repeat(64));
        format!(
            "source_lang = \"en\"\nsource_rev = 1\nsource_units = {{ u1 = \"{hash}\", title = \"{hash}\" }}\n"
        )
    }

    #[test]
    fn a_source_has_no_origin_and_a_translation_has_one() {
        assert_eq!(toml::from_str::<FrontMatter>(SOURCE).unwrap().origin, None);
        let translation: FrontMatter = toml::from_str(&format!("{SOURCE}\n{}", origin())).unwrap();
        assert_eq!(translation.origin.unwrap().units.len(), 2);
    }

    #[test]
    fn people_are_named_only_when_they_chose_a_name() {
        let read: FrontMatter = toml::from_str(SOURCE).unwrap();
        assert_eq!((read.translators.len(), read.reviewers.len()), (0, 0));
        let names = "translators = [\"Sopheap\"]\nreviewers = [\"A. B.\", \"Nary\"]\n";
        let read: FrontMatter = toml::from_str(&format!("{SOURCE}\n{names}")).unwrap();
        assert_eq!((read.translators.len(), read.reviewers.len()), (1, 2));
        assert!(toml::from_str::<FrontMatter>(&format!("{SOURCE}\nreviewers = [\"\"]")).is_err());
    }

    #[test]
    fn a_part_of_an_origin_is_refused() {
        for line in origin().lines() {
            let rest = origin().replace(line, "");
            assert!(toml::from_str::<FrontMatter>(&format!("{SOURCE}\n{line}")).is_err(), "{line}");
            assert!(toml::from_str::<FrontMatter>(&format!("{SOURCE}\n{rest}")).is_err(), "{rest}");
        }
    }

    #[test]
    fn unknown_lines_and_blank_titles_are_refused() {
        for (good, bad) in [
            ("rev = 1", "rev = 1\nauthor = \"me\""),
            ("rev = 1", "rev = 0"),
            ("\"draft\"", "\"done\""),
            ("\"machine\"", "\"magic\""),
            ("\"Your passport is yours.\"", "\" \""),
            ("[\"passport\"]", "[\"\"]"),
            ("\"en\"", "\"english\""),
        ] {
            assert!(
                toml::from_str::<FrontMatter>(&SOURCE.replacen(good, bad, 1)).is_err(),
                "{bad}"
            );
        }
    }
}
