//! A whole draft against the limit of its template.
//!
//! The core gives the texts of the sections as they will be printed; the window shows the numbers with and without footnotes
//! (policy-drafting 1.3). Invariant: what a template's rule does not name as counted is not in [`Used::words`], and nothing is
//! left out of both [`Used::words`] and [`Used::uncounted`].

use super::count_words;
use crate::template::{Counted, SectionId, SectionKind, Template};

/// What is printed of a section.
#[derive(Clone, Copy)]
pub struct SectionText<'a> {
    /// Which section of the template; a section that people added has an id of its own, and counts as text.
    pub id: &'a SectionId,
    /// Its heading, in the language of the draft.
    pub heading: &'a str,
    /// Its paragraphs, cells, cards, fields or sources.
    pub texts: &'a [&'a str],
    /// Its footnotes.
    pub footnotes: &'a [&'a str],
}

/// How much a section uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionUse {
    /// Which section.
    pub id: SectionId,
    /// Its words, without heading and footnotes.
    pub words: usize,
    /// The words of its footnotes.
    pub footnotes: usize,
    /// The most words that the template gives it.
    pub limit: Option<usize>,
    /// Whether it has more.
    pub is_over: bool,
}

/// How much a draft uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// The words that the template's rule counts.
    pub words: usize,
    /// The words that it does not count.
    pub uncounted: usize,
    /// The words of all footnotes, whether counted or not.
    pub footnotes: usize,
    /// The most words there may be; of a statement, as many as fit into its minutes. None where there is no such limit.
    pub limit: Option<usize>,
    /// How long the words take to speak, in seconds; only of a statement.
    pub seconds: Option<usize>,
    /// Whether there are more words than there may be.
    pub is_over: bool,
    /// The sections in the order in which they were given.
    pub by_section: Vec<SectionUse>,
}

/// Counts a draft. `is_interpreted` says whether a statement is interpreted while it is spoken, which makes it slower.
pub fn use_of(template: &Template, sections: &[SectionText<'_>], is_interpreted: bool) -> Used {
    let rule = template.word_limit();
    let counts = |part: Counted| rule.is_none_or(|rule| rule.counts.contains(&part));
    let (mut words, mut uncounted) = (0, 0);
    let mut add = |count: usize, is_counted: bool| {
        *(if is_counted { &mut words } else { &mut uncounted }) += count;
    };
    let mut by_section = Vec::with_capacity(sections.len());
    for section in sections {
        let of_template = template.section(section.id);
        let is_counted = match of_template.map(|section| section.kind) {
            Some(SectionKind::Cover) => counts(Counted::Cover),
            Some(SectionKind::Evidence) => counts(Counted::Evidence),
            _ => true,
        };
        let used = use_of_section(section, of_template.and_then(|section| section.most_words));
        add(used.words, is_counted);
        add(count_words(section.heading), is_counted && counts(Counted::Headings));
        add(used.footnotes, is_counted && counts(Counted::Footnotes));
        by_section.push(used);
    }
    let limit = rule.and_then(|rule| rule.most_words(is_interpreted));
    Used {
        words,
        uncounted,
        footnotes: by_section.iter().map(|section| section.footnotes).sum(),
        limit,
        seconds: rule.and_then(|rule| rule.seconds(words, is_interpreted)),
        is_over: limit.is_some_and(|limit| words > limit),
        by_section,
    }
}

fn use_of_section(section: &SectionText<'_>, limit: Option<usize>) -> SectionUse {
    let words = sum(section.texts);
    SectionUse {
        id: section.id.clone(),
        words,
        footnotes: sum(section.footnotes),
        limit,
        is_over: limit.is_some_and(|limit| words > limit),
    }
}

fn sum(texts: &[&str]) -> usize {
    texts.iter().map(|text| count_words(text)).sum()
}
