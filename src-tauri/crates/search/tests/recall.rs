//! How much is found, measured in ten languages on the texts that ship.
//!
//! The queries were written before the index was made (`queries/*.toml`): 22 words and phrases a language that stand
//! in its texts, and 11 inflected or misspelt ones that do not; how many of those are found is a figure of
//! `cargo xtask bench resources`. Truth is plain: a text holds a query if it does so as a string, after
//! NFC, with small letters, digits as ASCII's and U+200B taken out.

#![cfg(test)]

mod corpus;

use larkspur_packs::{LanguageTag, Pack};
use larkspur_search::{
    Query,
    index::{self, Document, KnownWords},
};
use sqlx::{Connection as _, SqliteConnection};
// What ships is encrypted SQLite, and it is that which is measured.
use libsqlite3_sys as _;

use corpus::{LANGUAGES, holding, queries, texts};

/// The least of the first ten hits that one extra is allowed for: 2 %.
const HITS_FOR_AN_EXTRA: usize = 50;
const FIRST: usize = 10;

#[derive(Debug, Default)]
struct Figures {
    wanted: usize,
    found: usize,
    first_ten: usize,
    extra: usize,
}

async fn measure(pack: &Pack, language: &str) -> Figures {
    let texts = texts(pack, &LanguageTag::parse(language).unwrap());
    let mut database = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    index::create(&mut database).await.unwrap();
    for (id, text) in (0..).zip(&texts) {
        let document = Document { id, title: "", keywords: "", body: text };
        index::insert(&mut database, document).await.unwrap();
    }
    let known = KnownWords::default();
    let mut figures = Figures::default();
    for query in &queries(language).unwrap().plain {
        let truth = holding(&texts, query);
        assert!(!truth.is_empty(), "{language}: {query} stands nowhere");
        let found =
            index::find(&mut database, &known, &Query::parse(query).unwrap()).await.unwrap();
        let found: Vec<i64> = found.hits.iter().map(|hit| hit.document).collect();
        let missed: Vec<_> = truth.iter().filter(|id| !found.contains(id)).collect();
        let first_ten = found.iter().take(FIRST);
        let extra: Vec<_> = first_ten.clone().filter(|id| !truth.contains(id)).collect();
        if !missed.is_empty() || !extra.is_empty() {
            eprintln!("{language}: {query}: missed {missed:?}, extra {extra:?}");
        }
        figures.wanted += truth.len();
        figures.found += truth.len() - missed.len();
        figures.first_ten += first_ten.len();
        figures.extra += extra.len();
    }
    figures
}

#[tokio::test]
async fn every_text_that_holds_a_query_is_found_in_ten_languages() {
    let pack = corpus::pack().unwrap();
    for language in LANGUAGES {
        let figures = measure(&pack, language).await;
        assert_eq!(figures.found, figures.wanted, "{language}: {figures:?}");
        assert!(figures.extra * HITS_FOR_AN_EXTRA <= figures.first_ten, "{language}: {figures:?}");
    }
}

#[test]
fn bent_queries_stand_nowhere_and_what_they_mean_stands_somewhere() {
    let pack = corpus::pack().unwrap();
    for language in LANGUAGES {
        let texts = texts(&pack, &LanguageTag::parse(language).unwrap());
        let queries = queries(language).unwrap();
        assert!(queries.plain.len() >= 20 && queries.bent.len() >= 10, "{language}");
        for corpus::Bent { query, meant } in &queries.bent {
            assert!(holding(&texts, query).is_empty(), "{language}: {query} stands there");
            assert!(!holding(&texts, meant).is_empty(), "{language}: {meant} stands nowhere");
        }
    }
}
