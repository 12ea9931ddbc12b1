//! Finding pages by words, in every language that the library has.
//!
//! Used by [`super::Reader::watch_found`]. Invariants: a page is found once, in the language that its
//! reader wants most among those in which it was found; what was looked for is written nowhere.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use larkspur_ipc::{
    IpcError, ResourceId,
    resources::{Found, FoundRow, MOST_FOUND, Passage, Term},
};
use larkspur_packs::{Countries, LanguageTag, Page, TermWords, Words};
use larkspur_search::{
    Excerpt, Query, fold,
    index::{Hit, Quality},
};

use super::{
    catalogue::{Catalogue, Wanted, ipc_topic},
    index::{Index, Place},
    page::number,
    traces::Kept,
};

/// How a text answers; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    /// By what was looked for.
    Itself(Quality),
    /// By another word for the same thing.
    Synonym,
}

/// A page in a language in which it was found.
#[derive(Clone, Debug)]
struct Text {
    tag: LanguageTag,
    /// Its place among the languages that are wanted; behind all of them if nobody asked for it.
    place: usize,
    answer: Answer,
    rank: f64,
    /// By which words it was found.
    queries: Vec<Query>,
}

impl Text {
    fn is_wanted(&self) -> bool {
        self.place != usize::MAX
    }

    fn is_synonym(&self) -> bool {
        self.answer == Answer::Synonym
    }

    fn compare(&self, other: &Self) -> Ordering {
        let order = self.answer.cmp(&other.answer).then(self.rank.total_cmp(&other.rank));
        self.place.cmp(&other.place).then(order)
    }
}

/// Each page that was found, in every language in which it was.
type Texts = BTreeMap<ResourceId, Vec<Text>>;

/// Looks for words. What has no word in it finds nothing.
pub(super) async fn find(
    catalogue: &Catalogue,
    place: &Place,
    words: &str,
    wanted: &Wanted,
    kept: &Kept,
) -> Result<Found, IpcError> {
    let Ok(query) = Query::parse(words) else { return Ok(Found::default()) };
    let index = place.open(catalogue).await?;
    if let Ok(found) = look(catalogue, &index, &query, wanted, kept).await {
        return Ok(found);
    }
    // A damaged list is made anew, once.
    place.forget().await;
    look(catalogue, &*place.open(catalogue).await?, &query, wanted, kept).await
}

async fn look(
    catalogue: &Catalogue,
    index: &Index,
    query: &Query,
    wanted: &Wanted,
    kept: &Kept,
) -> Result<Found, IpcError> {
    let mut texts = Texts::new();
    let found = index.find(query).await?;
    let is_near = found.hits.iter().all(|hit| hit.quality == Quality::Near);
    // What came near is marked by the words that it came near to, the longest first: one may begin another.
    let queries: Vec<Query> = if is_near {
        let mut words: Vec<_> = found.instead.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.into_iter().filter_map(|word| Query::parse(word).ok()).collect()
    } else {
        vec![query.clone()]
    };
    for hit in &found.hits {
        note(&mut texts, index, hit, Answer::Itself(hit.quality), &queries, wanted);
    }
    for synonym in synonyms(catalogue, query, wanted) {
        let queries = [synonym];
        for query in &queries {
            for hit in &index.find_itself(query).await? {
                note(&mut texts, index, hit, Answer::Synonym, &queries, wanted);
            }
        }
    }
    let is_near = |text: &Text| text.answer == Answer::Itself(Quality::Near);
    let has_answers = !texts.values().flatten().all(is_near);
    if has_answers {
        for texts in texts.values_mut() {
            texts.retain(|text| !is_near(text));
        }
        texts.retain(|_, texts| !texts.is_empty());
    }
    Ok(Found {
        count: u16::try_from(texts.len()).unwrap_or(u16::MAX),
        rows: rows(catalogue, texts, kept),
        instead: if has_answers { Vec::new() } else { found.instead },
        term: explained(catalogue, query, wanted),
    })
}

/// Notes that a text answers, unless it does so already.
fn note(
    texts: &mut Texts,
    index: &Index,
    hit: &Hit,
    answer: Answer,
    queries: &[Query],
    wanted: &Wanted,
) {
    let Some((resource, tag)) = index.text(hit.document) else { return };
    let texts = texts.entry(resource.clone()).or_default();
    if texts.iter().all(|text| text.tag != *tag) {
        let (tag, place, queries) = (tag.clone(), wanted.place(tag), queries.to_vec());
        texts.push(Text { tag, place, answer, rank: hit.rank, queries });
    }
}

/// The language in which a page is shown: the one that is wanted most. Only where the words themselves
/// stand in none of those it is one of which they are: whoever types Khmer reads it.
fn choose(texts: Vec<Text>) -> Option<(Text, bool)> {
    let is_itself = texts.iter().any(|text| !text.is_synonym());
    let is_wanted = texts.iter().any(|text| !text.is_synonym() && text.is_wanted());
    let fitting = texts.into_iter().filter(|text| is_wanted || !is_itself || !text.is_synonym());
    fitting.min_by(Text::compare).map(|text| (text, is_itself))
}

/// The first rows: what has the words themselves; what holds in the person's country or in all; what is in
/// a wanted language; then the best answers.
fn rows(catalogue: &Catalogue, texts: Texts, kept: &Kept) -> Vec<FoundRow> {
    let mut found: Vec<_> = texts
        .into_iter()
        .filter_map(|(resource, texts)| {
            let countries = &catalogue.find(&resource).ok()?.resource.info.countries;
            let is_elsewhere = is_elsewhere(countries, kept.country.as_deref());
            let (text, is_itself) = choose(texts)?;
            Some(((!is_itself, is_elsewhere, !text.is_wanted()), resource, text))
        })
        .collect();
    found.sort_by(|(class, _, text), (other_class, _, other)| {
        let answer = text.answer.cmp(&other.answer).then(text.rank.total_cmp(&other.rank));
        class.cmp(other_class).then(answer)
    });
    let rows = found.into_iter().take(MOST_FOUND);
    rows.filter_map(|(_, resource, text)| row(catalogue, &resource, &text, kept)).collect()
}

/// Whether a page holds only in other countries than the one that was chosen.
fn is_elsewhere(countries: &Countries, country: Option<&str>) -> bool {
    match countries {
        Countries::Everywhere => false,
        Countries::In(codes) => !codes.iter().any(|code| Some(code.as_str()) == country),
    }
}

fn row(catalogue: &Catalogue, resource: &ResourceId, text: &Text, kept: &Kept) -> Option<FoundRow> {
    let found = catalogue.find(resource).ok()?.resource;
    let page = &found.pages.get(&text.tag)?.page;
    let row = catalogue.row_in(resource, text.tag.as_str(), kept)?;
    let (unit, excerpt) = excerpt(page, &text.queries).unwrap_or_default();
    let passages = excerpt
        .parts
        .into_iter()
        .map(|part| Passage { words: part.words, is_found: part.is_found });
    Some(FoundRow {
        row,
        topic: ipc_topic(found.info.topic),
        unit,
        passages: passages.collect(),
        has_before: excerpt.has_before,
        has_after: excerpt.has_after,
    })
}

/// The first place in a page at which the words stand together, else the first at which one of them stands.
fn excerpt(page: &Page, queries: &[Query]) -> Option<(Option<u16>, Excerpt)> {
    let summary = std::iter::once((None, page.front.summary.to_string()));
    let units = page.units().map(|unit| (number(unit.id), unit.text()));
    let places: Vec<_> = summary.chain(units).collect();
    let cut = |how: fn(&str, &Query) -> Option<Excerpt>| {
        queries.iter().find_map(|query| {
            places.iter().find_map(|(unit, text)| Some((*unit, how(text, query)?)))
        })
    };
    cut(Excerpt::whole).or_else(|| cut(Excerpt::any))
}

/// Other words for what was looked for, in the languages that are wanted: so a page in Thai is found by
/// "passport".
fn synonyms(catalogue: &Catalogue, query: &Query, wanted: &Wanted) -> Vec<Query> {
    let mut folded = BTreeSet::new();
    for term in catalogue.terms() {
        if !term.terms.values().flat_map(names).any(|name| fold(name) == query.text()) {
            continue;
        }
        let wanted = term.terms.iter().filter(|(tag, _)| wanted.place(tag) != usize::MAX);
        folded.extend(wanted.flat_map(|(_, words)| names(words)).map(fold));
    }
    folded.remove(query.text());
    folded.iter().filter_map(|words| Query::parse(words).ok()).collect()
}

/// The word of the glossary that was looked for, if it is one.
fn explained(catalogue: &Catalogue, query: &Query, wanted: &Wanted) -> Option<Term> {
    let is_it = |words: &TermWords| fold(words.term.as_str()) == query.text();
    let term = catalogue.terms().find(|term| term.terms.values().any(is_it))?;
    catalogue.term(&term.id, wanted)
}

fn names(words: &TermWords) -> impl Iterator<Item = &str> {
    std::iter::once(words.term.as_str()).chain(words.also.iter().map(Words::as_str))
}
