//! The index in an SQLite database, and the questions to it.
//!
//! Three tables stand beside each other: the folded text, its words, and its runs of three characters. Words
//! rank; runs of three find what stands within a word or was cut otherwise; the text itself answers for
//! queries of one or two characters. Whoever owns the database decides where it lies and who may
//! read it. Invariant: a document that holds the query literally is among the hits.
//!
//! `categories` names the marks (`M*`): without them FTS5 cuts Hindi, Tamil and Burmese words at each vowel
//! sign. Measured with the SQLite that ships, 3.46.1; figures in `docs/search.md`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use sqlx::{AssertSqlSafe, Executor as _, SqliteConnection};

use crate::{Query, fold, near::Vocabulary, query::phrase, words::spaced};

/// The tables.
const TABLES: &str = "\
    CREATE TABLE search_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; \
    CREATE VIRTUAL TABLE search_words USING fts5(title, keywords, body, content='', contentless_delete=1, \
        tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\", prefix='2 3'); \
    CREATE VIRTUAL TABLE search_runs USING fts5(text, content='', contentless_delete=1, \
        tokenize='trigram remove_diacritics 1'); \
    CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, 'row');";

/// Words of a title count ten times as much as those of the text, keywords five times.
const WORDS: &str = "SELECT rowid, bm25(search_words, 10.0, 5.0, 1.0) FROM search_words \
    WHERE search_words MATCH ?";
/// Runs of three are blind to marks above letters; the text itself is not.
const RUNS: &str = "SELECT id, instr(text, ?) > 0 FROM search_text WHERE id IN \
    (SELECT rowid FROM search_runs WHERE search_runs MATCH ?)";
/// The text is folded already, so that nothing of what LIKE does beyond this is needed, and it takes longer.
const TEXT: &str = "SELECT id, true FROM search_text WHERE instr(text, ?) > 0";

/// What the index is told of a text.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// By which it is found again.
    pub id: i64,
    /// Its title.
    pub title: &'a str,
    /// By what else somebody might look for it, with blanks between.
    pub keywords: &'a str,
    /// All of its text.
    pub body: &'a str,
}

/// How a document answers a query; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// The query stands in it, as whole words or as the beginning of some.
    Words,
    /// The query stands in it within other words.
    Within,
    /// Nothing holds the query; in this stand all of its words, somewhere, or it stands there with other
    /// marks above the letters or without the blanks.
    Apart,
    /// Nothing has all of its words; this has some that come near.
    Near,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which one.
    pub document: i64,
    /// How it answers.
    pub quality: Quality,
    /// The smaller the better, among those of one quality.
    pub rank: f64,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The best first.
    pub hits: Vec<Hit>,
    /// The words that were found instead, if nothing holds the query.
    pub instead: Vec<String>,
}

/// The words of an index that does not change any more. They are read when a query finds nothing for the first
/// time, since to read them takes longer than all else; 40,000 of them take 2 MB.
#[derive(Debug, Default)]
pub struct KnownWords(OnceLock<Vocabulary>);

impl KnownWords {
    async fn read(&self, database: &mut SqliteConnection) -> Result<&Vocabulary, sqlx::Error> {
        if let Some(words) = self.0.get() {
            return Ok(words);
        }
        let words: Vec<String> = sqlx::query_scalar("SELECT term FROM search_vocabulary")
            .fetch_all(&mut *database)
            .await?;
        Ok(self.0.get_or_init(|| Vocabulary::new(words.iter().map(String::as_str))))
    }
}

/// Makes the tables in a database that has none of them.
///
/// # Errors
/// What SQLite says.
pub async fn create(database: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    database.execute(TABLES).await.map(drop)
}

/// Puts a document in.
///
/// # Errors
/// What SQLite says; one with this id must not be there.
pub async fn insert(
    database: &mut SqliteConnection,
    document: Document<'_>,
) -> Result<(), sqlx::Error> {
    let (title, keywords) = (fold(document.title), fold(document.keywords));
    let body = fold(document.body);
    let text = [title.as_str(), keywords.as_str(), body.as_str()].join("\n");
    sqlx::query("INSERT INTO search_words (rowid, title, keywords, body) VALUES (?, ?, ?, ?)")
        .bind(document.id)
        .bind(spaced(&title))
        .bind(spaced(&keywords))
        .bind(spaced(&body))
        .execute(&mut *database)
        .await?;
    for into in ["search_runs (rowid, text)", "search_text (id, text)"] {
        sqlx::query(AssertSqlSafe(format!("INSERT INTO {into} VALUES (?, ?)")))
            .bind(document.id)
            .bind(&text)
            .execute(&mut *database)
            .await?;
    }
    Ok(())
}

/// Takes a document out, if it is there.
///
/// # Errors
/// What SQLite says.
pub async fn remove(database: &mut SqliteConnection, document: i64) -> Result<(), sqlx::Error> {
    for from in ["search_words WHERE rowid", "search_runs WHERE rowid", "search_text WHERE id"] {
        sqlx::query(AssertSqlSafe(format!("DELETE FROM {from} = ?")))
            .bind(document)
            .execute(&mut *database)
            .await?;
    }
    Ok(())
}

/// All documents that answer a query, the best first. `known` goes with the database: after a change of the
/// documents another one is due.
///
/// # Errors
/// What SQLite says.
pub async fn find(
    database: &mut SqliteConnection,
    known: &KnownWords,
    query: &Query,
) -> Result<Found, sqlx::Error> {
    let (mut hits, others) = look_for(database, query).await?;
    if hits.is_empty() {
        let apart = ask_words(database, &query.all_terms()).await?;
        for (document, rank) in others.into_iter().chain(apart) {
            note(&mut hits, document, Quality::Apart, rank);
        }
    }
    if let Some(joined) = query.joined().filter(|_| hits.is_empty()) {
        for document in look_for(database, &joined).await?.0.into_keys() {
            note(&mut hits, document, Quality::Apart, 0.0);
        }
    }
    if hits.is_empty() {
        return find_near(database, known, query).await;
    }
    Ok(Found { hits: sorted(hits), instead: Vec::new() })
}

/// The documents that hold a query itself, the best first: what nothing holds has no answer here.
///
/// # Errors
/// What SQLite says.
pub async fn find_itself(
    database: &mut SqliteConnection,
    query: &Query,
) -> Result<Vec<Hit>, sqlx::Error> {
    Ok(sorted(look_for(database, query).await?.0))
}

type Hits = BTreeMap<i64, Hit>;

/// The documents that hold a query itself, and with their ranks those that hold it with other marks above
/// its letters.
async fn look_for(
    database: &mut SqliteConnection,
    query: &Query,
) -> Result<(Hits, BTreeMap<i64, f64>), sqlx::Error> {
    let words = ask_words(database, &(phrase(&spaced(query.text())) + "*")).await?;
    let mut hits = Hits::new();
    let mut others = BTreeMap::new();
    for (document, is_itself) in ask_runs(database, query).await? {
        match (is_itself, words.get(&document)) {
            (true, Some(rank)) => note(&mut hits, document, Quality::Words, *rank),
            (true, None) => note(&mut hits, document, Quality::Within, 0.0),
            (false, rank) => drop(others.insert(document, rank.copied().unwrap_or(0.0))),
        }
    }
    for (document, rank) in words {
        if !hits.contains_key(&document) {
            others.entry(document).or_insert(rank);
        }
    }
    Ok((hits, others))
}

/// Notes a hit, unless the document has a better one.
fn note(hits: &mut Hits, document: i64, quality: Quality, rank: f64) {
    hits.entry(document).or_insert(Hit { document, quality, rank });
}

fn sorted(hits: Hits) -> Vec<Hit> {
    let mut hits: Vec<_> = hits.into_values().collect();
    hits.sort_by(|one, other| {
        one.quality.cmp(&other.quality).then(one.rank.total_cmp(&other.rank))
    });
    hits
}

/// The documents that answer a question to the index of words, with their ranks.
async fn ask_words(
    database: &mut SqliteConnection,
    question: &str,
) -> Result<BTreeMap<i64, f64>, sqlx::Error> {
    let rows: Vec<(i64, f64)> =
        sqlx::query_as(WORDS).bind(question).fetch_all(&mut *database).await?;
    Ok(rows.into_iter().collect())
}

/// The documents in which the query stands anywhere, with whether it is itself or has other marks above its
/// letters.
async fn ask_runs(
    database: &mut SqliteConnection,
    query: &Query,
) -> Result<Vec<(i64, bool)>, sqlx::Error> {
    // Runs of three know nothing of shorter queries.
    if query.length() < 3 {
        return sqlx::query_as(TEXT).bind(query.text()).fetch_all(&mut *database).await;
    }
    let found = sqlx::query_as(RUNS).bind(query.text()).bind(phrase(query.text()));
    found.fetch_all(&mut *database).await
}

/// The documents that hold words which come near to those of a query that nothing holds.
async fn find_near(
    database: &mut SqliteConnection,
    known: &KnownWords,
    query: &Query,
) -> Result<Found, sqlx::Error> {
    let vocabulary = known.read(database).await?;
    let mut instead = BTreeSet::new();
    let mut questions = Vec::new();
    for term in query.terms() {
        let is_there = !ask_words(database, &(phrase(&spaced(term)) + "*")).await?.is_empty();
        let alike: Vec<String> = if is_there {
            vec![phrase(&spaced(term)) + "*"]
        } else {
            let alike = vocabulary.near(term);
            instead.extend(alike.iter().map(|word| (*word).to_owned()));
            alike.into_iter().map(phrase).collect()
        };
        if alike.is_empty() {
            return Ok(Found::default());
        }
        questions.push(format!("({})", alike.join(" OR ")));
    }
    let ranks = ask_words(database, &questions.join(" AND ")).await?;
    let hits = ranks
        .into_iter()
        .map(|(document, rank)| (document, Hit { document, quality: Quality::Near, rank }));
    let hits = sorted(hits.collect());
    let instead = if hits.is_empty() { Vec::new() } else { instead.into_iter().collect() };
    Ok(Found { hits, instead })
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection as _, SqliteConnection};

    use super::*;

    async fn indexed(texts: &[&str]) -> SqliteConnection {
        let mut database = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        create(&mut database).await.unwrap();
        for (id, text) in (1..).zip(texts) {
            let document = Document { id, title: "", keywords: "", body: text };
            insert(&mut database, document).await.unwrap();
        }
        database
    }

    async fn ask(database: &mut SqliteConnection, typed: &str) -> Vec<(i64, Quality)> {
        let found =
            find(database, &KnownWords::default(), &Query::parse(typed).unwrap()).await.unwrap();
        found.hits.into_iter().map(|hit| (hit.document, hit.quality)).collect()
    }

    #[tokio::test]
    async fn whole_words_come_first_and_every_text_that_holds_the_query_is_found() {
        let texts =
            ["encompassporting", "Your passport is yours.", "Nothing of it.", "Passports, all."];
        let mut database = indexed(&texts).await;
        let found = ask(&mut database, "passport").await;
        assert_eq!(found.last(), Some(&(1, Quality::Within)));
        let first: BTreeSet<_> = found.iter().take(2).copied().collect();
        assert_eq!(first, BTreeSet::from([(2, Quality::Words), (4, Quality::Words)]));
        assert_eq!(found.len(), 3);
    }

    #[tokio::test]
    async fn one_character_is_found_and_wildcards_are_none() {
        let mut database = indexed(&["人权宣言", "100% yours", "100 yours", "a_b"]).await;
        assert_eq!(ask(&mut database, "权").await, [(1, Quality::Within)]);
        assert_eq!(ask(&mut database, "0%").await, [(2, Quality::Within)]);
        assert_eq!(ask(&mut database, "_b").await.first().map(|hit| hit.0), Some(4));
    }

    #[tokio::test]
    async fn words_that_stand_apart_are_found_where_nothing_holds_them_together() {
        let texts = ["Wages are late. Write down the hours.", "Late wages.", "Late again."];
        let mut database = indexed(&texts).await;
        assert_eq!(ask(&mut database, "late wages").await, [(2, Quality::Words)]);
        assert_eq!(ask(&mut database, "hours wages").await, [(1, Quality::Apart)]);
        let mut database = indexed(&["Educación", "Salud"]).await;
        assert_eq!(ask(&mut database, "educacion").await, [(1, Quality::Apart)]);
    }

    #[tokio::test]
    async fn a_slip_finds_what_comes_near_and_says_which_word_that_is() {
        let mut database = indexed(&["Your passport is yours.", "Late wages."]).await;
        let (known, query) = (KnownWords::default(), Query::parse("wagse").unwrap());
        let found = find(&mut database, &known, &query).await.unwrap();
        assert_eq!(found.instead, ["wages"]);
        assert_eq!(
            found.hits.first().map(|hit| (hit.document, hit.quality)),
            Some((2, Quality::Near))
        );
        assert_eq!(ask(&mut database, "zzzzzz").await, []);
    }

    #[tokio::test]
    async fn what_was_taken_out_is_found_no_longer() {
        let mut database = indexed(&["Late wages.", "More wages."]).await;
        remove(&mut database, 1).await.unwrap();
        remove(&mut database, 7).await.unwrap();
        assert_eq!(ask(&mut database, "wages").await, [(2, Quality::Words)]);
        assert_eq!(ask(&mut database, "Late wages").await, []);
        assert_eq!(ask(&mut database, "te").await, []);
    }
}
