//! Details that are harmless alone and tell one person together.
//!
//! [`crate::find`] calls this last, with what the other finders have settled. A small place, a day and what somebody is
//! (a midwife, a priest) close together fit few people (reference, section 1.4, rule 5). Invariant: a combination
//! begins and ends with one of its parts.

use std::ops::Range;

use crate::{
    Language,
    candidate::DetailKind,
    finding::{Finding, Sureness},
    lexicon::{SCRIPT_ROLES, latin},
    words::{Script, Text, Word},
};

/// How far apart the parts may stand, in characters: about two sentences.
const WINDOW: usize = 200;

/// The combinations among settled findings, which come in the order of the text.
pub(crate) fn find(text: &Text, language: Language, settled: &[Finding]) -> Vec<Finding> {
    let of = |kind: DetailKind| {
        let ranges = settled.iter().filter(move |one| one.kind == kind);
        ranges.map(|one| one.range.clone()).collect::<Vec<_>>()
    };
    let dates = of(DetailKind::ExactDate);
    if dates.is_empty() {
        return Vec::new();
    }
    let roles = roles(text, language);
    let mut found: Vec<Finding> = Vec::new();
    for place in of(DetailKind::SmallPlace) {
        let (Some(date), Some(role)) = (nearest(&place, &dates), nearest(&place, &roles)) else {
            continue;
        };
        let start = place.start.min(date.start).min(role.start);
        let end = place.end.max(date.end).max(role.end);
        let finding = Finding::new(start..end, DetailKind::RareCombination, Sureness::Cue);
        if end - start <= WINDOW && found.last() != Some(&finding) {
            found.push(finding);
        }
    }
    found
}

/// The part that stands nearest to a place. Parts come in the order of the text.
fn nearest(place: &Range<usize>, parts: &[Range<usize>]) -> Option<Range<usize>> {
    let behind = parts.partition_point(|part| part.start < place.start);
    let before = behind.checked_sub(1).and_then(|at| parts.get(at));
    let near = before.into_iter().chain(parts.get(behind));
    near.min_by_key(|part| part.start.abs_diff(place.start)).cloned()
}

/// Where the text says what somebody is.
fn roles(text: &Text, language: Language) -> Vec<Range<usize>> {
    let latin = latin(language);
    let is_role = |word: &&Word| {
        let plain = text.plain(word);
        match word.script {
            Script::Latin => latin.roles.has(plain),
            Script::Thai | Script::Khmer | Script::Devanagari => SCRIPT_ROLES.has(plain),
            Script::Number | Script::Other => false,
        }
    };
    text.words.iter().filter(is_role).map(|word| word.range.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let place = |part: &str, kind| {
            let start = text.folded.text().find(part)?;
            Some(Finding::new(text.folded.of_text(start..start + part.len()), kind, Sureness::Cue))
        };
        let settled: Vec<Finding> =
            [place("Kirkmoor", DetailKind::SmallPlace), place("9 May 2021", DetailKind::ExactDate)]
                .into_iter()
                .flatten()
                .collect();
        let found = find(&text, Language::En, &settled).into_iter();
        found.map(|one| text.folded.slice(one.range).to_owned()).collect()
    }

    #[test]
    fn a_place_a_day_and_a_role_close_together_are_rare() {
        assert_eq!(
            found("The teacher of Kirkmoor spoke on 9 May 2021."),
            ["teacher of Kirkmoor spoke on 9 May 2021"]
        );
        assert_eq!(found("Somebody in Kirkmoor spoke on 9 May 2021."), [""; 0]);
        assert_eq!(found("The teacher of Kirkmoor spoke."), [""; 0]);
        let far = format!("The teacher of Kirkmoor.{} 9 May 2021.", " And on it went.".repeat(20));
        assert_eq!(found(&far), [""; 0]);
    }
}
