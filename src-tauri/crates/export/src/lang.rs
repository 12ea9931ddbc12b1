//! The language of a text, and in which direction it is written.
//!
//! Every part of the model has one, since a screen reader, a spelling check and a font go by it. Invariant: a tag has only
//! letters, digits and '-', so it can stand in an attribute of any format as it is.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A tag of a language (BCP 47): 2 to 35 bytes (RFC 5646, 4.4.1), beginning with 2 to 8 letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(String);

/// It is not written like the tag of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("it is not written like the tag of a language")]
pub struct BadLang;

/// Scripts that run from right to left (ISO 15924) and have a language that is written today.
const RTL_SCRIPTS: [&str; 8] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];
/// Languages that are usually written in one of them (CLDR, likely subtags). A script or a region in the tag counts more.
const RTL_LANGUAGES: [&str; 21] = [
    "ar", "arc", "azb", "bal", "bgn", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo",
    "prs", "ps", "sd", "syr", "ug", "ur", "yi",
];

impl Lang {
    /// Takes a tag.
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(tag: &str) -> Result<Self, BadLang> {
        let is_part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let first = tag.split('-').next().unwrap_or_default();
        let is_good = tag.len() <= 35
            && first.len() >= 2
            && first.bytes().all(|byte| byte.is_ascii_alphabetic())
            && tag.split('-').all(is_part);
        if is_good { Ok(Self(tag.to_owned())) } else { Err(BadLang) }
    }

    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its language: `km` of `km-KH`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Its script, where the tag has one: `Hant` of `zh-Hant-HK`.
    pub fn script(&self) -> Option<&str> {
        let is_script =
            |part: &&str| part.len() == 4 && part.bytes().all(|one| one.is_ascii_alphabetic());
        self.0.split('-').skip(1).take_while(|part| part.len() > 1).find(is_script)
    }

    /// Its region, where the tag has one: `KH` of `km-KH`.
    pub fn region(&self) -> Option<&str> {
        let is_region = |part: &&str| {
            part.len() == 2 || (part.len() == 3 && part.bytes().all(|one| one.is_ascii_digit()))
        };
        self.0.split('-').skip(1).take_while(|part| part.len() > 1).find(is_region)
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(&self) -> bool {
        match self.script() {
            Some(script) => RTL_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
            None => RTL_LANGUAGES.contains(&self.language().to_ascii_lowercase().as_str()),
        }
    }
}

impl TryFrom<String> for Lang {
    type Error = BadLang;

    fn try_from(tag: String) -> Result<Self, BadLang> {
        Self::parse(&tag)
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_its_parts_and_a_direction() {
        for (tag, script, region, is_rtl) in [
            ("en", None, None, false),
            ("km-KH", None, Some("KH"), false),
            ("zh-Hant-HK", Some("Hant"), Some("HK"), false),
            ("es-419", None, Some("419"), false),
            ("ar", None, None, true),
            ("ur-PK", None, Some("PK"), true),
            ("az-Arab", Some("Arab"), None, true),
            ("ks-Deva-IN", Some("Deva"), Some("IN"), false),
            ("en-x-plain-GB", None, None, false),
        ] {
            let lang = Lang::parse(tag).unwrap();
            assert_eq!(
                (lang.script(), lang.region(), lang.is_rtl()),
                (script, region, is_rtl),
                "{tag}"
            );
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for bad in [
            "",
            "e",
            "1a",
            "en-",
            "-en",
            "en--GB",
            "en GB",
            "en\"",
            "ខ្មែរ",
            &"en-abcdefgh".repeat(4),
        ] {
            assert_eq!(Lang::parse(bad), Err(BadLang), "{bad:?}");
        }
    }
}
