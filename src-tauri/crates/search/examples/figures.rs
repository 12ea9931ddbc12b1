//! `cargo xtask bench resources`: how quick the search is and how much it finds, beside FTS5 as it comes.
//!
//! A line of JSON for each figure, as `cargo xtask bench messaging` writes them. The floor is an index with
//! FTS5's own tokenizer over the same texts, in turn with ours. Invariant: whether a budget is met
//! changes no exit status.

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use std::{
    error::Error,
    io::Write as _,
    time::{Duration, Instant},
};

use larkspur_packs::LanguageTag;
use larkspur_search::{
    Query,
    index::{self, Document, KnownWords},
};
// What ships is encrypted SQLite, and it is that which is measured.
use libsqlite3_sys as _;
use sqlx::{Connection as _, Executor as _, SqliteConnection};

/// The size at which queries are measured.
const UNITS: usize = 30_000;
/// How many units make a document there: as many as the pages that ship have.
const UNITS_A_PAGE: usize = 45;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    first_index().await?;
    queries_at_size().await?;
    for language in corpus::LANGUAGES {
        recall(language).await?;
    }
    Ok(())
}

fn tell(name: &str, ours: f64, floor: f64, unit: &str, budget: f64, is_met: bool) -> Outcome<()> {
    let ratio = if floor > 0.0 { ours / floor } else { 0.0 };
    writeln!(
        std::io::stdout(),
        "{{\"name\":\"{name}\",\"ours\":{ours:.3},\"floor\":{floor:.3},\"ratio\":{ratio:.2},\
         \"unit\":\"{unit}\",\"budget\":{budget:.1},\"met\":{is_met}}}"
    )?;
    Ok(())
}

/// An index of ours, and one as FTS5 makes it.
async fn indexes(texts: &[String]) -> Outcome<(SqliteConnection, SqliteConnection, [Duration; 2])> {
    let begun = Instant::now();
    let mut ours = SqliteConnection::connect("sqlite::memory:").await?;
    let mut whole = ours.begin().await?;
    index::create(&mut whole).await?;
    for (id, text) in (0..).zip(texts) {
        let document = Document { id, title: "", keywords: "", body: text };
        index::insert(&mut whole, document).await?;
    }
    whole.commit().await?;
    let took = begun.elapsed();
    let begun = Instant::now();
    let mut plain = SqliteConnection::connect("sqlite::memory:").await?;
    let mut whole = plain.begin().await?;
    whole.execute("CREATE VIRTUAL TABLE plain USING fts5(body)").await?;
    for (id, text) in (0_i64..).zip(texts) {
        let insert = sqlx::query("INSERT INTO plain (rowid, body) VALUES (?, ?)");
        insert.bind(id).bind(text).execute(&mut *whole).await?;
    }
    whole.commit().await?;
    Ok((ours, plain, [took, begun.elapsed()]))
}

async fn ask_plain(plain: &mut SqliteConnection, words: &str) -> Outcome<Vec<i64>> {
    let phrase = format!("\"{}\"", words.replace('"', "\"\""));
    let found = sqlx::query_scalar("SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank");
    Ok(found.bind(phrase).fetch_all(plain).await?)
}

/// All pages that ship, in all languages.
fn pages() -> Outcome<Vec<String>> {
    let pack = corpus::pack()?;
    let pages = pack.resources.values().flat_map(|resource| resource.pages.values());
    Ok(pages.map(|page| page.page.units().map(|unit| unit.text() + "\n").collect()).collect())
}

async fn first_index() -> Outcome<()> {
    let pages = pages()?;
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..5 {
        let (.., took) = indexes(&pages).await?;
        times.iter_mut().zip(took).for_each(|(times, took)| times.push(took));
    }
    let [ours, floor] = times.map(|times| quantile(times, 0.5));
    tell("library_first_index", ours, floor, "ms", 2000.0, ours <= 2000.0)
}

/// In milliseconds.
fn quantile(mut times: Vec<Duration>, share: f64) -> f64 {
    times.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a small count"
    )]
    let at = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
    times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

async fn queries_at_size() -> Outcome<()> {
    let pages = pages()?;
    let units: Vec<&str> = pages.iter().flat_map(|page| page.lines()).collect();
    let many: Vec<&str> = units.iter().copied().cycle().take(UNITS).collect();
    let texts: Vec<String> = many.chunks(UNITS_A_PAGE).map(|units| units.join("\n")).collect();
    let (mut ours, mut plain, _) = indexes(&texts).await?;
    let known = KnownWords::default();
    let (mut all, mut short, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for language in corpus::LANGUAGES {
        let queries = corpus::queries(language)?;
        let bent = queries.bent.into_iter().map(|bent| bent.query);
        for words in queries.plain.into_iter().chain(bent) {
            let Ok(query) = Query::parse(&words) else { continue };
            let begun = Instant::now();
            index::find(&mut ours, &known, &query).await?;
            all.push(begun.elapsed());
            if words.chars().count() < 3 {
                short.push(begun.elapsed());
            }
            let begun = Instant::now();
            ask_plain(&mut plain, &words).await?;
            floor.push(begun.elapsed());
        }
    }
    let floor = quantile(floor, 0.95);
    for (name, times) in [("query_p95", all), ("query_p95_short", short)] {
        let p95 = quantile(times, 0.95);
        tell(name, p95, floor, "ms", 50.0, p95 <= 50.0)?;
    }
    Ok(())
}

async fn recall(language: &str) -> Outcome<()> {
    let texts = corpus::texts(&corpus::pack()?, &LanguageTag::parse(language)?);
    let (mut ours_index, mut plain, _) = indexes(&texts).await?;
    let (queries, known) = (corpus::queries(language)?, KnownWords::default());
    let (mut wanted, mut found, mut floor) = (0_u32, 0_u32, 0_u32);
    for words in &queries.plain {
        let truth = corpus::holding(&texts, words);
        let Ok(query) = Query::parse(words) else { continue };
        let hits = index::find(&mut ours_index, &known, &query).await?.hits;
        let by_plain = ask_plain(&mut plain, words).await?;
        for document in truth {
            wanted += 1;
            found += u32::from(hits.iter().any(|hit| hit.document == document));
            floor += u32::from(by_plain.contains(&document));
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(wanted.max(1));
    let (ours, floor) = (share(found), share(floor));
    tell(&format!("recall_{language}"), ours, floor, "share", 1.0, found == wanted)?;
    recall_bent(language, &texts, &queries.bent, &mut ours_index, &mut plain).await
}

/// The same for inflected and misspelt queries, of which no share is asked.
async fn recall_bent(
    language: &str,
    texts: &[String],
    bent: &[corpus::Bent],
    ours: &mut SqliteConnection,
    plain: &mut SqliteConnection,
) -> Outcome<()> {
    let known = KnownWords::default();
    let (mut wanted, mut found, mut floor) = (0_u32, 0_u32, 0_u32);
    for corpus::Bent { query, meant } in bent {
        let query_of = Query::parse(query).map_err(|e| format!("{e:?}"))?;
        let hits = index::find(ours, &known, &query_of).await?.hits;
        let by_plain = ask_plain(plain, query).await?;
        for document in corpus::holding(texts, meant) {
            wanted += 1;
            found += u32::from(hits.iter().any(|hit| hit.document == document));
            floor += u32::from(by_plain.contains(&document));
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(wanted.max(1));
    tell(&format!("recall_bent_{language}"), share(found), share(floor), "share", 0.0, true)
}
