//! `glossary/<term>.toml`: a word, what it means, and what not to say, in each language.
//!
//! Search finds a page by each of the words; the editor of translations shows them while somebody
//! writes.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{HttpsUrl, LanguageTag, Status, TermId, Words, text::none_if_empty};

/// What a file of the glossary says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The name of the file.
    pub id: TermId,
    /// Its place in the glossary.
    pub order: u32,
    /// Where the meaning comes from.
    pub sources: Vec<HttpsUrl>,
    /// The term in each language.
    pub terms: BTreeMap<LanguageTag, TermWords>,
}

/// A term in one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermWords {
    /// The word.
    pub term: Words,
    /// Words that search takes for the same thing.
    pub also: Vec<Words>,
    /// What it means.
    pub definition: Words,
    /// What not to say, and why.
    #[serde(deserialize_with = "none_if_empty")]
    pub avoid: Option<Words>,
    /// How far it has come; left out in the language of the source.
    pub status: Option<Status>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        id = "consent"
        order = 10
        sources = ["https://example.org/consent"]
        [terms.en]
        term = "consent"
        also = ["agreement"]
        definition = "Saying yes freely."
        avoid = "Do not say a child \"consented\"."
        [terms.es]
        term = "consentimiento"
        also = []
        definition = "Decir sí con libertad."
        avoid = ""
        status = "draft"
    "#;

    #[test]
    fn a_term_is_read_in_each_language() {
        let term: Term = toml::from_str(GOOD).unwrap();
        let spanish = &term.terms[&LanguageTag::parse("es").unwrap()];
        assert_eq!((spanish.avoid.as_ref(), spanish.status), (None, Some(Status::Draft)));
        for (good, bad) in [
            ("[terms.es]", "[terms.ES]"),
            ("also = []", ""),
            ("order = 10", "order = -1"),
            ("\"consentimiento\"", "\"\""),
            ("id = \"consent\"", "id = \"consent\"\nnote = \"x\""),
        ] {
            assert!(toml::from_str::<Term>(&GOOD.replacen(good, bad, 1)).is_err(), "{bad}");
        }
    }
}
