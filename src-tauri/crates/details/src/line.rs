//! One line of a text: what the finders see, and where it stands in the whole.
//!
//! [`crate::find`] reads a text line by line, and [`crate::find_in_draft`] asks which lines a candidate stands in. Invariant:
//! what is found in a line depends on nothing outside of it, and begins and ends where a character as readers see it does.

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

use crate::{
    Known, Language, ages, businesses,
    candidate::Candidate,
    contact, cues, dates, devanagari,
    finding::{Finding, settle},
    latin::{self, Reading},
    numbers, rare,
    words::Text,
};

/// What ends a line: the mandatory breaks of UAX 14, but for those that are blanks to a reader.
const BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// A line without what ends it.
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    /// Where it begins, in code points of the whole text.
    pub(crate) start: usize,
}

/// The lines of a text. Between the two signs of one break stands a line without text.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split(BREAKS).map(move |text| {
        let line = Line { text, start };
        start += text.chars().count() + 1;
        line
    })
}

impl Line<'_> {
    /// Adds what stands in this line to `candidates`, and what it says of somebody's role to `roles`: both in the order of
    /// the text, in code points of the whole.
    pub(crate) fn find(
        &self,
        language: Language,
        known: &Known,
        candidates: &mut Vec<Candidate>,
        roles: &mut Vec<Range<usize>>,
    ) {
        let text = Text::new(self.text);
        let settled = settle(findings(&text, language, known));
        let roles_of_line = rare::roles(&text, language);
        if settled.is_empty() && roles_of_line.is_empty() {
            return;
        }
        let bounds = bounds(self.text);
        let of_whole = |range: Range<usize>| self.start + range.start..self.start + range.end;
        let mut characters = Characters { bounds: &bounds, behind: 0 };
        candidates.extend(settled.into_iter().filter_map(|finding| {
            let range = characters.around(text.folded.original(finding.range))?;
            Some(Candidate::new(of_whole(range), finding.kind))
        }));
        let mut characters = Characters { bounds: &bounds, behind: 0 };
        let said = roles_of_line.into_iter();
        let said = said.filter_map(|range| characters.around(text.folded.original(range)));
        roles.extend(said.map(of_whole));
    }
}

fn findings(text: &Text, language: Language, known: &Known) -> Vec<Finding> {
    let mut findings = Vec::new();
    known.find(text, &mut findings);
    contact::find(&text.folded, &mut findings);
    numbers::find(&text.folded, &mut findings);
    dates::find(&text.folded, language, &mut findings);
    ages::find(&text.folded, &mut findings);
    let reading = Reading::new(text, language);
    businesses::find(&reading, &mut findings);
    latin::find(&reading, &mut findings);
    cues::find(text, &mut findings);
    devanagari::find(text, &mut findings);
    findings
}

/// Where the characters of a line begin and end as readers see them, in code points.
fn bounds(line: &str) -> Vec<usize> {
    let (mut from, mut at) = (0, 0);
    let ends = GraphemeClusterSegmenter::new();
    let places = ends.segment_str(line).map(|end| {
        at += line.get(from..end).map_or(0, |part| part.chars().count());
        from = end;
        at
    });
    places.collect()
}

/// Widens ranges, which come in the order of the text, to whole characters, and keeps them apart.
struct Characters<'a> {
    bounds: &'a [usize],
    /// Where the last range ended.
    behind: usize,
}

impl Characters<'_> {
    /// A range with the whole of the characters that it touches; `None` if all of them belong to the range before.
    fn around(&mut self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.bounds.partition_point(|bound| *bound <= range.start).checked_sub(1)?;
        let start = (*self.bounds.get(first)?).max(self.behind);
        let end = *self.bounds.get(self.bounds.partition_point(|bound| *bound < range.end))?;
        self.behind = self.behind.max(end);
        (start < end && !range.is_empty()).then_some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_knows_where_it_begins() {
        let starts: Vec<_> =
            lines("é\r\nab\u{2029}c").map(|line| (line.text, line.start)).collect();
        assert_eq!(starts, [("é", 0), ("", 2), ("ab", 3), ("c", 6)]);
    }

    #[test]
    fn ranges_are_widened_to_whole_characters_and_stay_apart() {
        let bounds = bounds("e\u{301}x👩\u{200D}🌾");
        assert_eq!(bounds, [0, 2, 3, 6]);
        let mut characters = Characters { bounds: &bounds, behind: 0 };
        assert_eq!(characters.around(1..2), Some(0..2));
        assert_eq!(characters.around(1..3), Some(2..3));
        assert_eq!(characters.around(4..5), Some(3..6));
        assert_eq!(characters.around(5..6), None);
    }
}
