//! The texts that ship, the queries that were written for them, and what is true of the two.
//!
//! For the test of recall and for the figures.

use std::{collections::BTreeSet, error::Error, path::Path};

use larkspur_packs::{LanguageTag, Pack, Page};
use serde::Deserialize;

pub(crate) const LANGUAGES: [&str; 10] =
    ["en", "es", "hi", "km", "ko", "my", "ta", "th", "zh-Hans", "zh-Hant"];

#[derive(Deserialize)]
pub(crate) struct Queries {
    pub(crate) plain: Vec<String>,
    pub(crate) bent: Vec<Bent>,
}

#[derive(Deserialize)]
pub(crate) struct Bent {
    pub(crate) query: String,
    pub(crate) meant: String,
}

/// The texts of a language: each article of the Declaration by itself, and each page.
pub(crate) fn texts(pack: &Pack, language: &LanguageTag) -> Vec<String> {
    let mut texts = Vec::new();
    for (id, resource) in &pack.resources {
        let Some(page) = resource.pages.get(language) else { continue };
        if id.to_string() == "law/universal-declaration" {
            texts.extend(articles(&page.page));
        } else {
            let units = page.page.units().map(|unit| unit.text() + "\n");
            texts.push(units.collect());
        }
    }
    texts
}

fn articles(page: &Page) -> Vec<String> {
    let mut articles: Vec<String> = Vec::new();
    for unit in page.units() {
        // A preamble may have no heading.
        if unit.kind.is_heading() || articles.is_empty() {
            articles.push(String::new());
        }
        if let Some(last) = articles.last_mut() {
            last.push_str(&unit.text());
            last.push('\n');
        }
    }
    articles
}

/// The text as truth sees it. Written without the folding that is tested.
fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let lower = text.nfc().filter(|char| *char != '\u{200B}').flat_map(char::to_lowercase);
    lower.map(|char| digit(char).unwrap_or(char)).collect()
}

/// The ASCII digit of the same value, for a digit of one of the scripts.
fn digit(char: char) -> Option<char> {
    let zeros = ['\u{966}', '\u{BE6}', '\u{E50}', '\u{1040}', '\u{17E0}'];
    let values = zeros.into_iter().filter_map(|zero| u32::from(char).checked_sub(zero.into()));
    values.filter(|value| *value < 10).find_map(|value| char::from_digit(value, 10))
}

/// The texts that hold a query.
pub(crate) fn holding(texts: &[String], query: &str) -> BTreeSet<i64> {
    let query = plain(query);
    (0..).zip(texts).filter(|(_, text)| plain(text).contains(&query)).map(|(id, _)| id).collect()
}

/// The pack that ships.
pub(crate) fn pack() -> Result<Pack, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core");
    Pack::read(&folder).pack.ok_or_else(|| "the pack that ships cannot be read".into())
}

/// The queries of a language.
pub(crate) fn queries(language: &str) -> Result<Queries, Box<dyn Error>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/queries/{language}.toml"));
    Ok(toml::from_str(&std::fs::read_to_string(file)?)?)
}
