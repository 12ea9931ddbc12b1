//! Firms, bars, ships and courts in Latin letters.
//!
//! [`crate::find`] calls this for every text. A run of capitalised words is one of them if it holds or stands beside a
//! word that says so. Invariant: a word that every such body has in its name ("Hotel", "Services", "Regional Trial
//! Court") is never enough alone; something has to tell one body from another.

use std::{ops::Range, sync::LazyLock};

use crate::{
    candidate::DetailKind,
    finding::{Finding, Sureness},
    latin::Reading,
    lexicon::{GIVEN_NAMES, INSTITUTIONS, LARGE, Words},
    words::{Gap, Script},
};

/// Words between a cue and the name: "the boat named X".
const CALLED: [&str; 6] = ["named", "called", "llamado", "llamada", "nagngangalang", "pangalang"];
/// "Worked for" and its like, after which a name is that of an employer.
static WORKED_FOR: LazyLock<Words> = LazyLock::new(|| {
    Words::phrases(&["
        worked for, working for, works for, work for, employed by, hired by, employer was,
        employer is, trabajé para,
        trabajaba para, trabajo para, nagtrabaho sa, nagtatrabaho sa
    "])
});
/// What many courts have in their names.
static OF_COURTS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&["
    supreme high appeal appeals trial regional municipal metropolitan district county criminal civil
    family juvenile labour labor international constitutional federal magistrate magistrates
    magistrates' crown justice peace
    suprema superior penal civil laboral familia justicia apelaciones constitucional nacional
    internacional mixto provincial the a la el los de del of primera instancia especializado
    especializada transitorio permanente rtc mtc first second third
    "])
});
/// What tells one court from another of the same place.
static ORDINALS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&["
        primer primero segundo segunda tercer tercera cuarto cuarta quinto quinta sexto sexta
        séptimo octavo noveno décimo
        "])
});
/// Before the number of a court.
const NUMBERED: [&str; 9] =
    ["branch", "no", "n", "number", "sala", "número", "numero", "nro", "division"];

/// Finds firms, bars, ships and courts.
pub(crate) fn find(reading: &Reading<'_>, findings: &mut Vec<Finding>) {
    let bodies = Bodies { reading };
    for run in reading.runs() {
        let found = bodies
            .court(run.clone())
            .or_else(|| bodies.vessel(run.clone()))
            .or_else(|| bodies.venue(run.clone()))
            .or_else(|| bodies.employer(run.clone()));
        if let Some((words, kind)) = found
            && let Some(range) = reading.text.span(words)
        {
            findings.push(Finding::new(range, kind, Sureness::Cue));
        }
    }
}

struct Bodies<'a> {
    reading: &'a Reading<'a>,
}

impl Bodies<'_> {
    /// Whether some word of a run is neither of these, nor an authority, a country, or a common first word.
    fn has_own_name(&self, run: Range<usize>, besides: &Words) -> bool {
        let stripped = self.reading.stripped(run);
        let is_own = |at: usize| {
            let word = self.reading.plain(at);
            !besides.has(word) && !INSTITUTIONS.has(word) && !LARGE.has(word) && word.len() > 1
        };
        let is_capital = |at: &usize| self.reading.word(*at).is_some_and(|word| word.is_capital);
        let all_large = self.reading.large_words(stripped.clone()) >= stripped.len();
        !all_large && stripped.filter(is_capital).any(is_own)
    }

    /// Whether a run is the name of an authority or a programme.
    fn is_authority(&self, run: &Range<usize>) -> bool {
        let last = run.end.checked_sub(1).map_or("", |last| self.reading.plain(last));
        let institutions = run.clone().filter(|at| INSTITUTIONS.has(self.reading.plain(*at)));
        INSTITUTIONS.has(last) || institutions.count() > 1
    }

    /// Whether a cue stands before a run, alone or with "called" between, also with an article: "a bar called the X".
    fn is_behind(&self, cues: &Words, start: usize) -> bool {
        let before = self.reading.before(start);
        let has_article = self.reading.lexicon.articles.has(before);
        let named = if has_article { start.saturating_sub(1) } else { start };
        let is_called = CALLED.contains(&self.reading.before(named));
        cues.has(before) || is_called && cues.has(self.reading.second_before(named))
    }

    fn vessel(&self, run: Range<usize>) -> Option<(Range<usize>, DetailKind)> {
        let vessels = &self.reading.lexicon.vessel;
        let titles = &self.reading.lexicon.titles;
        let first_is_cue = vessels.has(self.reading.plain(run.start)) && run.len() > 1;
        // "The Kirk Ferry" sails; "near Kirk Ferry" is where one did.
        let is_place = self.reading.lexicon.place_prepositions.has(self.reading.before(run.start));
        let is_ship = first_is_cue
            || self.is_behind(vessels, run.start)
            || vessels.has(self.reading.behind(run.end))
            || vessels.has(self.reading.plain(run.end - 1)) && run.len() > 1 && !is_place;
        let is_person = titles.has(self.reading.plain(run.start));
        if !is_ship
            || is_person
            || !self.has_own_name(run.clone(), vessels)
            || self.is_authority(&run)
        {
            return None;
        }
        let start = if first_is_cue { run.start } else { self.reading.stripped(run.clone()).start };
        let next = self.reading.word(run.end);
        let is_numbered =
            next.is_some_and(|next| next.script == Script::Number && next.gap == Gap::Blank);
        Some((start..if is_numbered { run.end + 1 } else { run.end }, DetailKind::Vessel))
    }

    fn venue(&self, run: Range<usize>) -> Option<(Range<usize>, DetailKind)> {
        let venues = &self.reading.lexicon.venue;
        let is_inside = run.clone().any(|at| venues.has(self.reading.plain(at)));
        let next = self.reading.behind(run.end);
        let is_near = self.is_behind(venues, run.start) || venues.has(next);
        let stripped = self.reading.stripped(run);
        let is_venue = (is_inside || is_near)
            && !stripped.is_empty()
            && self.has_own_name(stripped.clone(), venues)
            && !self.is_authority(&stripped);
        is_venue.then_some((stripped, DetailKind::Venue))
    }

    fn employer(&self, run: Range<usize>) -> Option<(Range<usize>, DetailKind)> {
        let inside = &self.reading.lexicon.employer_inside;
        let before = &self.reading.lexicon.employer_before;
        let stripped = self.reading.stripped(run);
        let is_inside = stripped.clone().any(|at| inside.has(self.reading.plain(at)));
        let is_behind = self.is_behind(before, stripped.start);
        let last_two = format!(
            "{} {}",
            self.reading.second_before(stripped.start),
            self.reading.before(stripped.start)
        );
        let has_worked = WORKED_FOR.has(&last_two)
            && !stripped.clone().any(|at| GIVEN_NAMES.has(self.reading.plain(at)));
        let is_acronym = stripped.len() == 1 && self.reading.is_acronym(stripped.start);
        let is_titled = self.reading.lexicon.titles.has(self.reading.plain(stripped.start));
        let is_firm = (is_inside || is_behind || has_worked)
            && !stripped.is_empty()
            && !is_acronym
            && !is_titled
            && self.has_own_name(stripped.clone(), inside)
            && !self.is_authority(&stripped);
        is_firm.then_some((stripped, DetailKind::Employer))
    }

    fn court(&self, run: Range<usize>) -> Option<(Range<usize>, DetailKind)> {
        let courts = &self.reading.lexicon.court;
        let run = self.reading.stripped(run);
        if !run.clone().any(|at| courts.has(self.reading.plain(at))) {
            return None;
        }
        let end = self.number_end(run.end).or_else(|| self.number_end(run.end.saturating_sub(1)));
        let has_ordinal = run.clone().any(|at| ORDINALS.has(self.reading.plain(at)));
        let is_own = |at: usize| {
            let word = self.reading.plain(at);
            let is_known = courts.has(word) || OF_COURTS.has(word) || ORDINALS.has(word);
            !is_known && !INSTITUTIONS.has(word)
        };
        let has_name = self.reading.large_words(run.clone()) == 0 && run.clone().any(is_own);
        let tells = end.is_some() || has_ordinal || has_name;
        tells.then_some((run.start..end.unwrap_or(run.end), DetailKind::Court))
    }

    /// Behind "Branch 214" or a number alone, with or without a comma before.
    fn number_end(&self, at: usize) -> Option<usize> {
        let is_near = |at: usize| {
            self.reading.word(at).is_some_and(|word| matches!(word.gap, Gap::Blank | Gap::Mark))
        };
        let is_number = |at: usize| {
            is_near(at) && self.reading.word(at).is_some_and(|word| word.script == Script::Number)
        };
        let is_word = is_near(at) && NUMBERED.contains(&self.reading.plain(at));
        let is_alone =
            is_number(at) && self.reading.word(at).is_some_and(|word| word.gap == Gap::Blank);
        if is_alone { Some(at + 1) } else { (is_word && is_number(at + 1)).then_some(at + 2) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, words::Text};

    fn found(language: Language, text: &str) -> Vec<(DetailKind, String)> {
        let text = Text::new(text);
        let mut findings = Vec::new();
        find(&Reading::new(&text, language), &mut findings);
        crate::finding::told(&text.folded, findings)
    }

    #[test]
    fn a_body_with_a_name_of_its_own_is_found() {
        use DetailKind::{Court, Employer, Venue, Vessel};
        for (language, text, kind, wanted) in [
            (Language::En, "We sailed on the trawler Grey Gull 3.", Vessel, "Grey Gull 3"),
            (Language::En, "The Grey Gull trawler sank.", Vessel, "Grey Gull"),
            (Language::En, "I danced in the Moonbeam bar.", Venue, "Moonbeam"),
            (Language::En, "At the Hotel Moonbeam we slept.", Venue, "Hotel Moonbeam"),
            (Language::En, "a bar called the Moonbeam", Venue, "Moonbeam"),
            (Language::En, "I worked for Adlow Garments Inc.", Employer, "Adlow Garments Inc"),
            (Language::En, "I worked for Adlow until May.", Employer, "Adlow"),
            (
                Language::En,
                "Regional Trial Court, Branch 9 heard us.",
                Court,
                "Regional Trial Court, Branch 9",
            ),
            (
                Language::Es,
                "El Juzgado Penal de Tambillo calló.",
                Court,
                "Juzgado Penal de Tambillo",
            ),
            (Language::Es, "en la hacienda Los Olmos", Employer, "Los Olmos"),
            (Language::Es, "el barco llamado Gaviota", Vessel, "Gaviota"),
            (Language::Fil, "sa barkong Perlas", Vessel, "Perlas"),
        ] {
            assert_eq!(found(language, text), [(kind, wanted.to_owned())], "{text}");
        }
    }

    #[test]
    fn bodies_that_everybody_knows_are_left_alone() {
        for (language, text) in [
            (Language::En, "The Supreme Court and the Court of Appeals agree."),
            (Language::En, "The European Court of Human Rights said so."),
            (Language::En, "Social Services and the Employment Agency met."),
            (Language::En, "Every hotel and every bar. The hotel was shut."),
            (Language::En, "We slept near Kirk Ferry."),
            (Language::En, "Hotel and Restaurant Workers Union"),
            (Language::En, "The Philippine fishing boat. Thai restaurants."),
            (Language::Es, "La Corte Suprema y la Corte Interamericana."),
            (Language::Fil, "Ang Korte Suprema."),
        ] {
            assert_eq!(found(language, text), [], "{text}");
        }
    }
}
