//! Names and places in Thai and Khmer, where no capital and often no blank tells a name.
//!
//! [`crate::find`] calls this for every text; it does nothing where neither script stands. A cue (a title, "village",
//! "boat") opens a name, and the first small word behind it ends it. Invariant: a longer word that begins like a cue
//! and is none ("employer" begins like "Mr" in Thai) is passed over as a whole.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::char::is_combining_mark;

use crate::{
    candidate::DetailKind,
    finding::{Finding, Sureness},
    fold::plain,
    lexicon::{Words, khmer, thai},
    words::{Gap, Script, Text, Word},
};

/// What may stand between a cue and a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// Nothing: the cue is written together with the name.
    Nothing,
    /// Nothing, or a blank.
    MayBlank,
    /// A blank, unless the name is in the lists: without one, the cue is a common noun.
    Blank,
    /// Nothing or a blank, and the name is in the lists: the cue is also "you", or "name" itself.
    Listed,
}

/// How far what a cue opens may go.
#[derive(Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) lead: Lead,
    /// The most blanks inside the name.
    pub(crate) blanks: usize,
    /// The most words, as the dictionary cuts them.
    pub(crate) pieces: usize,
    /// The cue is a part of what is marked.
    pub(crate) whole: bool,
}

/// A word that opens a name, or one that only looks as if it did.
pub(crate) struct Cue {
    word: String,
    kind: Option<DetailKind>,
    extent: Extent,
    script: Script,
}

impl Cue {
    /// A cue; without a kind, a word that is passed over.
    pub(crate) fn new(
        word: &str,
        kind: Option<DetailKind>,
        extent: Extent,
        script: Script,
    ) -> Self {
        Self { word: plain(word), kind, extent, script }
    }
}

/// The longest given name of the lists, in characters.
const LONGEST_GIVEN: usize = 14;
/// The longest text between quotation marks that is taken for a name, in characters.
const LONGEST_QUOTED: usize = 40;

/// From this length on, in characters, what a list holds is hardly ever the beginning of another word.
const SURE_END: usize = 4;
/// From this length on, in characters, a cue is one also where the dictionary joins its beginning to the word before it.
const SURE_CUE: usize = 8;

struct Lists {
    automaton: AhoCorasick,
    cues: Vec<Cue>,
    names: HashSet<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(lists);

#[expect(
    clippy::expect_used,
    reason = "the lists are constants of ours, and the tests of this module build them"
)]
fn lists() -> Lists {
    let alone = Extent { lead: Lead::Nothing, blanks: 0, pieces: 0, whole: true };
    let mut cues = thai::cues();
    cues.extend(khmer::cues());
    for (names, script) in [(thai::NAMES, Script::Thai), (khmer::NAMES, Script::Khmer)] {
        let names = names.split_whitespace();
        cues.extend(names.map(|name| Cue::new(name, Some(DetailKind::PersonName), alone, script)));
    }
    let lists = [thai::NAMES, thai::SHORT_NAMES, khmer::NAMES];
    let names = lists.iter().flat_map(|list| list.split_whitespace()).map(plain).collect();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(cues.iter().map(|cue| &cue.word))
        .expect("lists that are not too large");
    Lists { automaton, cues, names }
}

/// Finds what cues open, and given names that stand alone.
pub(crate) fn find(text: &Text, findings: &mut Vec<Finding>) {
    let is_ours = |word: &Word| matches!(word.script, Script::Thai | Script::Khmer);
    if !text.words.iter().any(is_ours) {
        return;
    }
    for hit in LISTS.automaton.find_iter(text.folded.plain()) {
        let Some(cue) = LISTS.cues.get(hit.pattern().as_usize()) else { continue };
        let range = text.folded.of_plain(hit.range());
        let is_sure = cue.extent.pieces > 0 && range.len() >= SURE_CUE;
        let begins =
            text.is_boundary(range.start) || is_sure && !is_inside_letter(text, range.start);
        let is_whole = begins && !is_inside_letter(text, range.end);
        let Some(kind) = cue.kind.filter(|_| is_whole) else { continue };
        let found = if cue.extent.pieces == 0 {
            stands_alone(text, &range).then(|| range.clone())
        } else {
            opened(text, cue, range.end)
        };
        if let Some(found) = found {
            let start = if cue.extent.whole { range.start } else { found.start };
            findings.push(Finding::new(start..found.end, kind, Sureness::Cue));
        }
    }
    find_khmer_full_names(text, findings);
}

/// A given name without a title: the dictionary has to agree that a word ends where it ends.
fn stands_alone(text: &Text, range: &Range<usize>) -> bool {
    range.len() >= 4 && text.is_boundary(range.end)
}

/// Whether the sign at this place belongs to the letter before it, so that no word can end here.
fn is_inside_letter(text: &Text, place: usize) -> bool {
    text.folded.char_at(place).is_some_and(is_combining_mark)
}

/// The name behind a cue that ends at `end`.
fn opened(text: &Text, cue: &Cue, end: usize) -> Option<Range<usize>> {
    let has_blank = text.folded.char_at(end) == Some(' ');
    let behind = if has_blank { end + 1 } else { end };
    if let Some(quoted) = quoted(text, behind) {
        return Some(quoted);
    }
    let start = if cue.extent.lead == Lead::Nothing { end } else { behind };
    let known = known_name(text, start);
    let is_wanting = match cue.extent.lead {
        Lead::Nothing | Lead::MayBlank => false,
        Lead::Blank => !has_blank,
        Lead::Listed => true,
    };
    if is_wanting && known.is_none() {
        return None;
    }
    let is_person = cue.kind == Some(DetailKind::PersonName);
    let mut name_end = known.unwrap_or(start);
    let first = text.word_behind(name_end);
    let mut blanks = 0;
    for (place, word) in text.words.get(first..)?.iter().take(cue.extent.pieces).enumerate() {
        let is_first = place == 0 && known.is_none();
        match word.gap {
            _ if is_first && word.range.start > start => break,
            _ if is_first => {}
            // Of a person, nothing but the short name is written together with "brother" and "aunt".
            Gap::Glued if known.is_some() && is_person && cue.extent.blanks == 0 => break,
            Gap::Glued => {}
            Gap::Blank => blanks += 1,
            Gap::Mark | Gap::Stop => break,
        }
        if blanks > cue.extent.blanks || !goes_on(text, cue, word, name_end) {
            break;
        }
        name_end = word.range.end;
    }
    let has_name = name_end >= start + 2;
    has_name.then(|| start..with_kind_of_business(text, cue, name_end))
}

/// Where a name ends with the word for the kind of business that is written together with it: "Shop Star-Karaoke".
fn with_kind_of_business(text: &Text, cue: &Cue, end: usize) -> usize {
    let is_business = matches!(cue.kind, Some(DetailKind::Employer | DetailKind::Venue));
    let next = text.words.get(text.word_behind(end)).filter(|next| {
        let is_kind = |other: &Cue| other.kind == cue.kind && other.word == text.plain(next);
        next.gap == Gap::Glued && next.range.start == end && LISTS.cues.iter().any(is_kind)
    });
    next.filter(|_| is_business).map_or(end, |next| next.range.end)
}

/// Whether a word can be a part of the name that has come as far as `end`.
fn goes_on(text: &Text, cue: &Cue, word: &Word, end: usize) -> bool {
    let ends = if cue.script == Script::Thai { &thai::ENDS } else { &khmer::ENDS };
    let is_whole = word.range.start >= end;
    let is_number = word.script == Script::Number;
    let is_ship = cue.kind == Some(DetailKind::Vessel);
    if is_whole && begins_with_end(text, word, ends) {
        return false;
    }
    // Behind a blank in Thai, a ship has its number and nothing more.
    if is_ship && cue.script == Script::Thai && word.gap == Gap::Blank {
        return is_number;
    }
    let is_business = matches!(cue.kind, Some(DetailKind::Employer | DetailKind::Venue)) || is_ship;
    word.script == cue.script || is_business && (is_number || word.script == Script::Latin)
}

/// Whether a word ends a name, or begins with one of the longer words that do: the dictionary joins some of them.
fn begins_with_end(text: &Text, word: &Word, ends: &Words) -> bool {
    let length = word.range.len();
    // No word has one letter alone: what begins like "boat" and goes on with one more letter is "house".
    (SURE_END.min(length)..=length)
        .filter(|part| part + 1 != length)
        .any(|part| ends.has(text.folded.plain_slice(word.range.start..word.range.start + part)))
}

/// The end of the longest name of the lists that begins here.
fn known_name(text: &Text, start: usize) -> Option<usize> {
    let longest = (start + LONGEST_GIVEN).min(text.folded.len());
    (start + 2..=longest).rev().find(|end| {
        let is_whole =
            text.is_boundary(*end) || end - start > SURE_END && !is_inside_letter(text, *end);
        is_whole && LISTS.names.contains(text.folded.plain_slice(start..*end))
    })
}

/// What stands between quotation marks right behind a cue.
fn quoted(text: &Text, start: usize) -> Option<Range<usize>> {
    if text.folded.char_at(start) != Some('"') {
        return None;
    }
    let inside = start + 1..(start + 1 + LONGEST_QUOTED).min(text.folded.len());
    let inside = text.folded.slice(inside);
    let length = inside.chars().position(|char| matches!(char, '"' | '\n'))?;
    let is_opening = inside.starts_with(char::is_alphanumeric);
    (is_opening && length > 0).then_some(start + 1..start + 1 + length)
}

/// A Khmer family name, a blank, and a given name of the list.
fn find_khmer_full_names(text: &Text, findings: &mut Vec<Finding>) {
    for (place, word) in text.words.iter().enumerate() {
        let is_family = word.script == Script::Khmer && khmer::FAMILY_NAMES.has(text.plain(word));
        let Some(next) =
            text.words.get(place + 1).filter(|next| is_family && next.gap == Gap::Blank)
        else {
            continue;
        };
        if word.gap != Gap::Glued
            && let Some(end) = known_name(text, next.range.start)
        {
            findings.push(Finding::new(
                word.range.start..end,
                DetailKind::PersonName,
                Sureness::Cue,
            ));
        }
    }
}

#[cfg(test)]
#[path = "cues_tests.rs"]
mod tests;
