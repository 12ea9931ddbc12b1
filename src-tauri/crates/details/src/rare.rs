//! Details that are harmless alone and tell one person together.
//!
//! [`crate::find`] calls this last, with what the other finders have settled. A small place, a day and what somebody is
//! (a midwife, a priest) close together fit few people (reference, section 1.4, rule 5). Invariant: a combination
//! begins and ends with one of its parts.

use std::ops::Range;

use crate::{
    Language,
    candidate::{Candidate, DetailKind},
    lexicon::{SCRIPT_ROLES, latin},
    words::{Script, Text, Word},
};

/// How far apart the parts may stand, in code points: about two sentences.
const WINDOW: usize = 200;

/// The combinations among candidates and roles, both in the order of the text.
pub(crate) fn find(candidates: &[Candidate], roles: &[Range<usize>]) -> Vec<Candidate> {
    let of = |kind: DetailKind| {
        let ranges = candidates.iter().filter(move |one| one.kind == kind);
        ranges.map(|one| one.range.clone()).collect::<Vec<_>>()
    };
    let dates = of(DetailKind::ExactDate);
    let mut found: Vec<Candidate> = Vec::new();
    for place in of(DetailKind::SmallPlace) {
        let (Some(date), Some(role)) = (nearest(&place, &dates), nearest(&place, roles)) else {
            continue;
        };
        let start = place.start.min(date.start).min(role.start);
        let end = place.end.max(date.end).max(role.end);
        let one = Candidate::new(start..end, DetailKind::RareCombination);
        if end - start <= WINDOW && found.last() != Some(&one) {
            found.push(one);
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

/// Where a text says what somebody is, in its folded characters.
pub(crate) fn roles(text: &Text, language: Language) -> Vec<Range<usize>> {
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
        let known = crate::Known::default();
        let found = crate::find(text, Language::En, &known).unwrap().into_iter();
        let rare = found.filter(|one| one.kind == DetailKind::RareCombination);
        rare.map(|one| text.chars().skip(one.range.start).take(one.range.len()).collect()).collect()
    }

    #[test]
    fn a_place_a_day_and_a_role_close_together_are_rare() {
        assert_eq!(
            found("The teacher in Kirkmoor spoke on 9 May 2021."),
            ["teacher in Kirkmoor spoke on 9 May 2021"]
        );
        assert_eq!(found("Somebody in Kirkmoor spoke on 9 May 2021."), [""; 0]);
        assert_eq!(found("The teacher in Kirkmoor spoke."), [""; 0]);
        assert_eq!(
            found("I taught in Kirkmoor, the teacher said.\nIt was 9 May 2021."),
            ["Kirkmoor, the teacher said.\nIt was 9 May 2021"]
        );
        let far = format!("The teacher in Kirkmoor.{} 9 May 2021.", " And on it went.".repeat(20));
        assert_eq!(found(&far), [""; 0]);
    }
}
