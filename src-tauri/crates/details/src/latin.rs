//! Names of persons and places in Latin letters, by their capital, by lists and by what stands beside them.
//!
//! [`crate::find`] calls this for every text. Capitalised words that follow each other are a run; one decision is made
//! for each. Invariant: what belongs to the name of an authority, a law, a country or a large city is no candidate unless
//! a title or a given name speaks for it.

use std::ops::Range;

use crate::{
    Language,
    candidate::DetailKind,
    finding::{Finding, Sureness},
    lexicon::{FAMILY_NAMES, GIVEN_NAMES, INSTITUTIONS, LARGE, Latin, WORDLIKE_NAMES, latin},
    words::{Gap, Script, Text, Word},
};

/// Small words inside a name.
const PARTICLES: [&str; 15] = [
    "de", "del", "dela", "delos", "la", "los", "las", "da", "dos", "bin", "binti", "van", "von",
    "al", "el",
];
/// Small words between a cue and a place: "village of", "pueblo de", "bayan ng".
const LINKS: [&str; 6] = ["of", "de", "del", "ng", "called", "llamado"];
/// With these, and a given name behind, a place is meant and no person: "San José de la Loma".
const SAINTS: [&str; 5] = ["san", "santa", "santo", "st", "saint"];
/// The most words of an unknown name; what is longer is a heading or the name of a body.
const LONGEST_NAME: usize = 4;
/// The most words of a phrase in the list of large places.
const LONGEST_PHRASE: usize = 4;

/// What the finders of this language look at.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a Text,
    pub(crate) lexicon: &'a Latin,
    /// For each word, whether it stands in a line of which every long word has a capital.
    headings: Vec<bool>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a Text, language: Language) -> Self {
        Self { text, lexicon: latin(language), headings: headings(text) }
    }

    pub(crate) fn word(&self, at: usize) -> Option<&Word> {
        self.text.words.get(at)
    }

    pub(crate) fn plain(&self, at: usize) -> &str {
        self.text.plain_at(at)
    }

    /// The word right before, with nothing but a blank between; empty if there is none.
    pub(crate) fn before(&self, at: usize) -> &str {
        let is_near = self.word(at).is_some_and(|word| word.gap == Gap::Blank);
        at.checked_sub(1).filter(|_| is_near).map_or("", |before| self.plain(before))
    }

    /// The word two places before, with nothing but blanks between.
    pub(crate) fn second_before(&self, at: usize) -> &str {
        at.checked_sub(1).filter(|_| !self.before(at).is_empty()).map_or("", |at| self.before(at))
    }

    /// The word at this place if nothing but a blank stands before it; empty otherwise.
    pub(crate) fn behind(&self, at: usize) -> &str {
        let is_near = self.word(at).is_some_and(|word| word.gap == Gap::Blank);
        if is_near { self.plain(at) } else { "" }
    }

    fn is_capital(&self, at: usize) -> bool {
        let is_name_like = |word: &Word| word.script == Script::Latin && word.is_capital;
        self.word(at).is_some_and(is_name_like) && self.plain(at) != "i"
    }

    fn follows(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.gap == Gap::Blank)
    }

    /// The capitalised words that follow each other, with small words of names between them.
    pub(crate) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.text.words.len() {
            if !self.is_capital(at) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while let Some(next) = self.goes_on(end) {
                end = next;
            }
            runs.push(at..end);
            at = end;
        }
        runs
    }

    /// Behind the next capitalised word, if a run goes on with it.
    fn goes_on(&self, end: usize) -> Option<usize> {
        let is_particle = |at: usize| self.follows(at) && PARTICLES.contains(&self.plain(at));
        let particles = (0..3).find(|count| !is_particle(end + count))?;
        let next = end + particles;
        (self.follows(next) && self.is_capital(next)).then_some(next + 1)
    }

    pub(crate) fn has_institution(&self, run: Range<usize>) -> bool {
        run.into_iter().any(|at| INSTITUTIONS.has(self.plain(at)))
    }

    /// How many of these words are a country, a large city or their like; the longest phrases count first.
    pub(crate) fn large_words(&self, run: Range<usize>) -> usize {
        let mut at = run.start;
        let mut large = 0;
        while at < run.end {
            let ends = (at + 1..=(at + LONGEST_PHRASE).min(run.end)).rev();
            let end = ends.into_iter().find(|end| LARGE.has(&self.text.phrase(at..*end)));
            large += end.map_or(0, |end| end - at);
            at = end.unwrap_or(at + 1);
        }
        large
    }

    /// Without first words that are common: they have their capital from a sentence or a title of something, also
    /// where that begins inside a sentence ("See Where to get help"). Articles and what places begin with belong to the
    /// name there ("La Sirena", "Bajo Patamba"); a name behind a particle begins behind it.
    pub(crate) fn stripped(&self, run: Range<usize>) -> Range<usize> {
        let is_common = |at: usize| {
            let word = self.plain(at);
            let is_part = PARTICLES.contains(&word) || self.lexicon.place_beginnings.has(word);
            let begins = self.word(at).is_some_and(|word| word.begins);
            !self.is_capital(at) || self.lexicon.common.has(word) && (begins || !is_part)
        };
        run.clone().find(|at| !is_common(*at)).unwrap_or(run.end)..run.end
    }

    pub(crate) fn is_heading(&self, at: usize) -> bool {
        self.headings.get(at).copied().unwrap_or_default()
    }

    pub(crate) fn is_acronym(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is_acronym)
    }
}

/// Marks the words of lines in which every word of four letters or more has a capital, as headings have.
fn headings(text: &Text) -> Vec<bool> {
    let mut marks = vec![false; text.words.len()];
    let mut start = 0;
    while start < text.words.len() {
        let rest = text.words.get(start + 1..).unwrap_or_default();
        let end = start + 1 + rest.iter().take_while(|word| word.gap != Gap::Stop).count();
        let line = text.words.get(start..end).unwrap_or_default();
        let is_small = |word: &&Word| word.script == Script::Latin && !word.is_capital;
        let has_small = line.iter().filter(is_small).any(|word| word.range.len() > 3);
        let capitals = line.iter().filter(|word| word.is_capital).count();
        if !has_small && capitals >= 4 {
            marks.iter_mut().take(end).skip(start).for_each(|mark| *mark = true);
        }
        start = end;
    }
    marks
}

/// Finds names of persons and places.
pub(crate) fn find(reading: &Reading<'_>, findings: &mut Vec<Finding>) {
    for run in reading.runs() {
        if let Some((words, kind, sureness)) = decide(reading, run)
            && let Some(range) = reading.text.span(words)
        {
            findings.push(Finding::new(range, kind, sureness));
        }
    }
}

type Decision = (Range<usize>, DetailKind, Sureness);

/// The one decision about a run.
fn decide(reading: &Reading<'_>, run: Range<usize>) -> Option<Decision> {
    let lexicon = reading.lexicon;
    let run = reading.stripped(run);
    let titles = run.clone().take_while(|at| lexicon.titles.has(reading.plain(*at))).count();
    let named = run.start + titles..run.end;
    let has_title = titles > 0 || lexicon.titles.has(reading.before(run.start));
    let is_body = named.end > named.start && INSTITUTIONS.has(reading.plain(named.end - 1));
    if has_title && !named.is_empty() && !is_body && !is_all_large(reading, named.clone()) {
        return Some((named, DetailKind::PersonName, Sureness::Cue));
    }
    if run.is_empty() || is_all_large(reading, run.clone()) {
        return None;
    }
    if let Some(place) = place_by_cue(reading, run.clone()) {
        return Some((place, DetailKind::SmallPlace, Sureness::Cue));
    }
    if let Some(person) = person_by_list(reading, run.clone()).filter(|_| !is_body) {
        return Some((person, DetailKind::PersonName, Sureness::Cue));
    }
    let is_called = lexicon.name_cues.has(cue_before(reading, run.start));
    let is_institution = reading.has_institution(run.clone());
    if is_called && !is_institution && !run.clone().any(|at| reading.is_acronym(at)) {
        return Some((run, DetailKind::PersonName, Sureness::Cue));
    }
    by_shape(reading, run)
}

/// The word before a name, also with a comma between: "my recruiter, Okello".
fn cue_before<'a>(reading: &'a Reading<'_>, at: usize) -> &'a str {
    let is_near = reading.word(at).is_some_and(|word| matches!(word.gap, Gap::Blank | Gap::Mark));
    at.checked_sub(1).filter(|_| is_near).map_or("", |before| reading.plain(before))
}

fn is_all_large(reading: &Reading<'_>, run: Range<usize>) -> bool {
    let words = run.clone().filter(|at| reading.is_capital(*at)).count();
    reading.large_words(run) >= words
}

/// A place that has "village", "barangay" or its like beside it, or that begins as places do.
fn place_by_cue(reading: &Reading<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let lexicon = reading.lexicon;
    let is_cue = |word: &str| lexicon.place_before.has(word);
    let inside = run.clone().find(|at| is_cue(reading.plain(*at))).filter(|at| at + 1 < run.end);
    if let Some(cue) = inside {
        let start = (cue + 1..run.end).find(|at| reading.is_capital(*at))?;
        return Some(start..run.end);
    }
    let last = run.end - 1;
    if run.len() > 1
        && lexicon.place_behind.has(reading.plain(last))
        && !reading.has_institution(run.start..last)
    {
        return Some(run.start..last);
    }
    let is_linked =
        LINKS.contains(&reading.before(run.start)) && is_cue(reading.second_before(run.start));
    let has_cue = is_cue(reading.before(run.start))
        || is_linked
        || lexicon.place_behind.has(reading.behind(run.end));
    let first = reading.plain(run.start);
    let begins = run.len() > 1 && lexicon.place_beginnings.has(first);
    let is_saint =
        SAINTS.contains(&first) || !run.clone().any(|at| GIVEN_NAMES.has(reading.plain(at)));
    let is_place = has_cue || begins && is_saint;
    (is_place && !reading.has_institution(run.clone())).then_some(run)
}

/// A name with a given name of the list in it.
fn person_by_list(reading: &Reading<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let is_given = |at: &usize| GIVEN_NAMES.has(reading.plain(*at));
    if run.clone().any(|at| is_given(&at)) {
        return Some(run);
    }
    let is_wordlike = |at: &usize| WORDLIKE_NAMES.has(reading.plain(*at));
    let is_family = |at: &usize| FAMILY_NAMES.has(reading.plain(*at));
    let family = run.clone().find(is_family).is_some_and(|at| at > run.start);
    let is_pair = run.len() > 1 && run.clone().any(|at| is_wordlike(&at)) && family;
    (is_pair || family).then_some(run)
}

/// An unknown capitalised word: a place behind "in" and "from", a person otherwise.
fn by_shape(reading: &Reading<'_>, run: Range<usize>) -> Option<Decision> {
    let lexicon = reading.lexicon;
    let first = reading.word(run.start)?;
    let says_nothing = first.begins && run.len() == 1 || run.len() > LONGEST_NAME;
    let is_numbered = reading.word(run.end).is_some_and(|next| {
        next.script == Script::Number && matches!(next.gap, Gap::Blank | Gap::Glued)
    });
    let is_known = reading.has_institution(run.clone())
        || reading.large_words(run.clone()) > 0
        || run.clone().any(|at| reading.is_acronym(at))
        || run.clone().all(|at| reading.plain(at).len() == 1)
        || lexicon.titles.has(reading.plain(run.start));
    if !lexicon.capitals_tell
        || says_nothing
        || is_numbered
        || is_known
        || reading.is_heading(run.start)
    {
        return None;
    }
    let before = reading.before(run.start);
    if lexicon.place_prepositions.has(before) {
        return Some((run, DetailKind::SmallPlace, Sureness::Shape));
    }
    let is_thing = lexicon.articles.has(before);
    (!is_thing).then_some((run, DetailKind::PersonName, Sureness::Shape))
}

#[cfg(test)]
#[path = "latin_tests.rs"]
mod tests;
