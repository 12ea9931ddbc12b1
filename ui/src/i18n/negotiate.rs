//! Which of the languages that ship is shown to a person who asks for some language.
//!
//! Called by `load.rs`. Plain string work, since the tables of the Fluent crates send `zh-TW` to
//! the wrong script and know neither `tl` nor `qu` (measured). Invariant: the answer only holds
//! languages that ship, each once, and ends in English.

/// Old and other codes of the same language.
const ALIASES: &[(&str, &str)] =
    &[("tl", "fil"), ("in", "id"), ("mo", "ro"), ("iw", "he"), ("ji", "yi"), ("no", "nb")];

/// The script that a region reads, where the language alone does not say it.
const SCRIPTS: &[(&str, &str)] = &[
    ("zh", "zh-Hans"),
    ("zh-CN", "zh-Hans"),
    ("zh-SG", "zh-Hans"),
    ("zh-TW", "zh-Hant"),
    ("zh-HK", "zh-Hant"),
    ("zh-MO", "zh-Hant"),
];

/// What readers of a language read next best, in order.
const PARENTS: &[(&str, &[&str])] = &[
    ("qu", &["es"]),
    ("ay", &["es"]),
    ("quc", &["es"]),
    ("lg", &["en", "sw"]),
    ("ach", &["en", "sw"]),
    ("ee", &["en"]),
    ("ak", &["en"]),
    ("gaa", &["en"]),
    ("ceb", &["fil"]),
    ("hil", &["fil"]),
    ("ilo", &["fil"]),
    ("yue", &["zh-Hant"]),
];

/// The chain of languages to show: the best one first, English last.
pub(super) fn negotiate(requested: &[String], available: &[String]) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    for tag in requested {
        for candidate in candidates(tag) {
            let found = available.iter().find(|have| have.eq_ignore_ascii_case(&candidate));
            if let Some(found) = found
                && !chain.contains(found)
            {
                chain.push(found.clone());
            }
        }
        // A person's second language is not mixed into the first: one that fits is enough.
        if !chain.is_empty() {
            break;
        }
    }
    if chain.iter().all(|tag| tag != "en") {
        chain.push("en".to_owned());
    }
    chain
}

/// The tag itself, then ever shorter, then its parents.
fn candidates(tag: &str) -> Vec<String> {
    let tag = canonical(tag);
    let language = tag.split('-').next().unwrap_or_default();
    let has_scripts = SCRIPTS.iter().any(|(from, _)| *from == language);
    let mut list = Vec::new();
    let mut rest = Some(tag.as_str());
    while let Some(current) = rest {
        list.push(current.to_owned());
        if let Some((_, script)) =
            SCRIPTS.iter().find(|(from, _)| from.eq_ignore_ascii_case(current))
        {
            list.push((*script).to_owned());
            // A bare `zh` behind a region would let in the other script.
            break;
        }
        // Without its script, such a language would let in the other one.
        rest = current
            .rsplit_once('-')
            .filter(|(_, last)| !(has_scripts && last.len() == 4))
            .map(|(shorter, _)| shorter);
    }
    if let Some((_, parents)) = PARENTS.iter().find(|(from, _)| *from == language) {
        list.extend(parents.iter().map(|parent| (*parent).to_owned()));
    }
    list
}

/// The tag with hyphens, without extensions, and with today's code of its language.
fn canonical(tag: &str) -> String {
    let tag = tag.replace('_', "-");
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    let mut parts = Vec::new();
    for part in tag.split('-').filter(|part| !part.is_empty()) {
        // A single letter opens an extension, which says nothing about words; but `x` of a
        // pseudo-locale such as en-XA has two letters and stays.
        if part.len() == 1 {
            break;
        }
        parts.push(part.to_owned());
    }
    if let Some(language) = parts.first_mut() {
        *language = language.to_ascii_lowercase();
        if let Some((_, now)) = ALIASES.iter().find(|(old, _)| old == language) {
            *language = (*now).to_owned();
        }
    }
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_gets_the_language_its_reader_reads_best() {
        let available: Vec<String> =
            ["en", "es", "fil", "id", "ro", "sw", "zh-Hans", "zh-Hant", "ar-XB", "en-XA", "ne"]
                .map(str::to_owned)
                .to_vec();
        let table: &[(&[&str], &[&str])] = &[
            (&["en"], &["en"]),
            (&["en-GB"], &["en"]),
            (&["es-419"], &["es", "en"]),
            (&["es_GT.UTF-8"], &["es", "en"]),
            (&["tl"], &["fil", "en"]),
            (&["tl-PH"], &["fil", "en"]),
            (&["in"], &["id", "en"]),
            (&["mo"], &["ro", "en"]),
            (&["zh-TW"], &["zh-Hant", "en"]),
            (&["zh-HK"], &["zh-Hant", "en"]),
            (&["zh"], &["zh-Hans", "en"]),
            (&["zh-Hant-TW"], &["zh-Hant", "en"]),
            (&["yue"], &["zh-Hant", "en"]),
            (&["qu-BO"], &["es", "en"]),
            (&["ay"], &["es", "en"]),
            (&["quc"], &["es", "en"]),
            (&["ceb"], &["fil", "en"]),
            (&["ilo-PH"], &["fil", "en"]),
            (&["lg"], &["en", "sw"]),
            (&["ee"], &["en"]),
            (&["ar-XB"], &["ar-XB", "en"]),
            (&["en-xa"], &["en-XA", "en"]),
            (&["en-US-u-hc-h12"], &["en"]),
            (&["xx", "es"], &["es", "en"]),
            (&["xx"], &["en"]),
            (&[""], &["en"]),
            (&[], &["en"]),
        ];
        for (requested, expected) in table {
            let requested: Vec<String> = requested.iter().map(|tag| (*tag).to_owned()).collect();
            assert_eq!(negotiate(&requested, &available), *expected, "{requested:?}");
        }
    }
}
