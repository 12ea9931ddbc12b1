//! Into which languages a page can be translated, and which way a language is written.
//!
//! Used by the dialogs that begin a translation or a policy draft, and by both pages side by side. Invariant: the language of the
//! original is never offered, and each language once.

use crate::i18n::Direction;

/// Languages that are offered besides those of the library and of the app. The name of each in itself is known, by
/// the webview's own tables or by `locales/own-names.ftl`.
const OFFERED: &[&str] = &[
    "ada", "ak", "am", "ar", "as", "ay", "az", "bcl", "be", "bem", "bg", "bm", "bn", "bs", "ca",
    "ceb", "cnh", "cs", "da", "de", "dz", "ee", "el", "en", "es", "et", "fa", "ff", "fi", "fil",
    "fr", "gaa", "gu", "ha", "he", "hi", "hil", "hr", "ht", "hu", "hy", "id", "ig", "ilo", "it",
    "ja", "jv", "ka", "kek", "ki", "kk", "km", "kn", "ko", "ku", "ky", "lg", "ln", "lo", "lt",
    "luo", "lv", "mam", "mg", "mk", "ml", "mn", "mnw", "mr", "ms", "my", "nb", "ne", "nl", "nyn",
    "om", "or", "pa", "pl", "ps", "pt", "quc", "quy", "quz", "rn", "ro", "ru", "rw", "sd", "shn",
    "si", "sk", "sl", "sn", "so", "sq", "sr", "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk",
    "tr", "ug", "uk", "ur", "uz", "vi", "war", "wo", "xh", "yo", "zh-Hans", "zh-Hant", "zu",
];

/// Languages that are written from right to left in the script that they mostly have.
const RIGHT_TO_LEFT: &[&str] =
    &["ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"];

/// Scripts that are written from right to left, in small letters.
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// Which way a language is written.
pub(super) fn direction(tag: &str) -> Direction {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_rtl = match parts.next().filter(|part| part.len() == 4) {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.iter().any(|it| it.eq_ignore_ascii_case(script)),
        None => RIGHT_TO_LEFT.contains(&language),
    };
    if is_rtl { Direction::Rtl } else { Direction::Ltr }
}

/// The languages into which a page can be translated, as tag and name, by their names. `known` are those of the
/// library and of the app; `name` gives the name of a language in itself, or the tag where there is none.
pub fn choices(
    original: &str,
    known: Vec<String>,
    name: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    let mut tags = known;
    tags.extend(OFFERED.iter().map(|tag| (*tag).to_owned()));
    tags.retain(|tag| tag != original);
    tags.sort_unstable();
    tags.dedup();
    let mut named: Vec<(String, String)> = tags
        .into_iter()
        .map(|tag| {
            let name = name(&tag);
            (tag, name)
        })
        // Nobody finds their language by a tag.
        .filter(|(tag, name)| !name.eq_ignore_ascii_case(tag))
        .collect();
    named.sort_by_cached_key(|(_, name)| name.to_lowercase());
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(tag: &str) -> String {
        match tag {
            "zu" => "isiZulu".to_owned(),
            "nyn" => "Nyn".to_owned(),
            _ => format!("Name of {tag}"),
        }
    }

    #[test]
    fn a_language_is_offered_once_and_that_of_the_original_never() {
        let known = vec!["km".to_owned(), "xx-Mine".to_owned(), "en".to_owned(), "km".to_owned()];
        let choices = choices("en", known, named);
        let count = |wanted: &str| choices.iter().filter(|(tag, _)| tag == wanted).count();
        assert_eq!((count("km"), count("xx-Mine"), count("es"), count("en")), (1, 1, 1, 0));
    }

    #[test]
    fn languages_stand_by_their_names_and_none_without_a_name() {
        let choices = choices("en", Vec::new(), named);
        assert_eq!(
            choices.first().map(|(tag, _)| tag.as_str()),
            Some("zu"),
            "isi comes before name"
        );
        assert!(choices.iter().all(|(tag, _)| tag != "nyn"), "this one has only its tag");
    }

    #[test]
    fn the_script_tells_the_direction_and_else_the_language() {
        for tag in ["ar", "ur-PK", "he", "pa-Arab", "ku-Arab-IQ", "dv"] {
            assert_eq!(direction(tag), Direction::Rtl, "{tag}");
        }
        for tag in ["en", "km", "pa", "ku", "uz-Latn", "zh-Hant", "fil", "ar-Latn"] {
            assert_eq!(direction(tag), Direction::Ltr, "{tag}");
        }
    }
}
