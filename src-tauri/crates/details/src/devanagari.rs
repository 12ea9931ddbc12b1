//! Names and places in Hindi, where no capital tells a name.
//!
//! [`crate::find`] calls this for every text; it does nothing without Devanagari. A name stands beside a title, a
//! kinship word or a family name, or is in the list of given names; a place stands beside "village" and its like or ends
//! as names of villages do. Invariant: a small word (a postposition, a pronoun, a verb) is never part of a name.

use std::ops::Range;

use crate::{
    candidate::DetailKind,
    finding::{Finding, Sureness},
    lexicon::hindi::HINDI,
    words::{Gap, Script, Text},
};

/// The most words of a firm's name in front of "company".
const LONGEST_FIRM: usize = 4;
/// The most words of a person's name.
const LONGEST_NAME: usize = 4;
/// Words that stand behind a noun that is the name of something: postpositions and "and".
const POSTPOSITIONS: [&str; 12] =
    ["ने", "को", "का", "की", "के", "से", "में", "पर", "तक", "और", "नाम", "वाले"];
/// "Of", as it stands between "name" and what is called so.
const OF: [&str; 5] = ["का", "की", "के", "वाले", "वाली"];
/// Words for places behind whose name a place follows rather than stands before.
const PLACES_BEFORE: [&str; 6] = ["ग्राम", "टोला", "थाना", "प्रखंड", "तहसील", "मौजा"];
/// Words that are also verbs or nouns: a postposition has to follow.
const DOUBTFUL: [&str; 5] = ["मिल", "एजेंसी", "ब्लॉक", "चौकी", "बस्ती"];

/// Finds names of persons, places, firms, ships and courts.
pub(crate) fn find(text: &Text, findings: &mut Vec<Finding>) {
    let reader = Reader { text };
    let mut behind = 0;
    for at in 0..text.words.len() {
        if !reader.is_hindi(at) {
            continue;
        }
        if at >= behind
            && let Some(name) = reader.person(at)
        {
            behind = name.end;
            reader.push(findings, name, DetailKind::PersonName);
        }
        for (range, kind) in reader.named_things(at).into_iter().flatten() {
            reader.push(findings, range, kind);
        }
    }
}

struct Reader<'a> {
    text: &'a Text,
}

impl Reader<'_> {
    fn plain(&self, at: usize) -> &str {
        self.text.plain_at(at)
    }

    fn is_hindi(&self, at: usize) -> bool {
        self.text.words.get(at).is_some_and(|word| word.script == Script::Devanagari)
    }

    /// Whether this word and the one before it have nothing but a blank between them.
    fn follows(&self, at: usize) -> bool {
        self.is_hindi(at) && self.text.words.get(at).is_some_and(|word| word.gap == Gap::Blank)
    }

    /// A word that can be a name as far as the list of small words knows.
    fn is_open(&self, at: usize) -> bool {
        self.is_hindi(at) && !HINDI.stops.has(self.plain(at))
    }

    fn is_postposition(&self, at: usize) -> bool {
        POSTPOSITIONS.contains(&self.plain(at))
    }

    fn push(&self, findings: &mut Vec<Finding>, words: Range<usize>, kind: DetailKind) {
        if let Some(range) = self.text.span(words) {
            findings.push(Finding::new(range, kind, Sureness::Cue));
        }
    }

    /// The name of a person that begins with this word, or with the one behind it.
    fn person(&self, at: usize) -> Option<Range<usize>> {
        let word = self.plain(at);
        let next = at + 1;
        let has_next = self.follows(next);
        let is_listed = |at: usize| {
            let word = self.plain(at);
            HINDI.given.has(word) || HINDI.wordlike.has(word)
        };
        if has_next && HINDI.titles.has(word) && self.is_open(next) {
            return Some(next..self.name_end(next));
        }
        let is_family = |at: usize| self.follows(at) && HINDI.family.has(self.plain(at));
        if has_next && HINDI.callings.has(word) && (is_listed(next) || is_family(next + 1)) {
            return Some(next..self.name_end(next));
        }
        if HINDI.given.has(word) {
            return Some(at..self.name_end(at));
        }
        let is_family_next = is_family(next) && !HINDI.weak.has(self.plain(next));
        let is_called = has_next && HINDI.behind.has(self.plain(next));
        if HINDI.wordlike.has(word) {
            let is_actor = has_next && self.plain(next) == "ने";
            return (is_family(next) || is_called || is_actor).then(|| at..self.name_end(at));
        }
        let is_own = !HINDI.behind.has(word) && !HINDI.callings.has(word) && self.is_open(at);
        if is_own && (is_family_next || is_called) {
            return Some(at..self.name_end(at));
        }
        self.introduced(at)
    }

    /// "My name is …".
    fn introduced(&self, at: usize) -> Option<Range<usize>> {
        let is_mine = ["मेरा", "उसका", "उनका", "जिसका", "इसका"].contains(&self.plain(at));
        let is_name = self.follows(at + 1) && self.plain(at + 1) == "नाम";
        let name = at + 2;
        let end = self.name_end(name);
        let is_said = !self.follows(end) || ["है", "था", "थी", "हैं"].contains(&self.plain(end));
        (is_mine && is_name && is_said && self.follows(name) && self.is_open(name))
            .then_some(name..end)
    }

    /// Behind the first word of a name: family names and further names of the lists belong to it.
    fn name_end(&self, start: usize) -> usize {
        let belongs = |at: usize| {
            let word = self.plain(at);
            let is_name =
                HINDI.family.has(word) || HINDI.given.has(word) || HINDI.wordlike.has(word);
            self.follows(at) && is_name
        };
        (start + 1..start + LONGEST_NAME).find(|at| !belongs(*at)).unwrap_or(start + LONGEST_NAME)
    }

    /// What is named around this word, if the word is a cue or ends as names of villages do.
    fn named_things(&self, at: usize) -> [Option<(Range<usize>, DetailKind)>; 2] {
        let word = self.plain(at);
        let place =
            if HINDI.places.has(word) { self.place_beside(at) } else { self.place_by_ending(at) };
        let thing = if HINDI.employers.has(word) {
            self.business(at, DetailKind::Employer)
        } else if HINDI.venues.has(word) {
            self.business(at, DetailKind::Venue)
        } else if HINDI.vessels.has(word) {
            self.business(at, DetailKind::Vessel)
        } else if HINDI.courts.has(word) {
            self.court(at).map(|range| (range, DetailKind::Court))
        } else {
            None
        };
        [place.map(|place| (place..place + 1, DetailKind::SmallPlace)), thing]
    }

    fn place_beside(&self, cue: usize) -> Option<usize> {
        let before = cue.checked_sub(1).filter(|before| self.follows(cue) && self.is_open(*before));
        let behind = cue + 1;
        let can_follow = PLACES_BEFORE.contains(&self.plain(cue))
            && self.follows(behind)
            && self.is_open(behind)
            && !HINDI.places.has(self.plain(behind))
            && (self.is_postposition(behind + 1) || self.is_place_like(behind));
        if can_follow {
            return Some(behind);
        }
        let is_doubtful = DOUBTFUL.contains(&self.plain(cue)) && !self.is_postposition(cue + 1);
        before.filter(|before| !is_doubtful && !HINDI.places.has(self.plain(*before)))
    }

    fn place_by_ending(&self, at: usize) -> Option<usize> {
        let is_cue = HINDI.places.has(self.plain(at));
        (!is_cue && self.is_place_like(at) && !HINDI.large.has(self.plain(at))).then_some(at)
    }

    /// Whether a word ends as names of towns and villages do, and has something before that ending.
    fn is_place_like(&self, at: usize) -> bool {
        let word = self.plain(at);
        let has_ending = |ending: &String| {
            word.strip_suffix(ending.as_str()).is_some_and(|start| start.chars().count() >= 2)
        };
        self.is_open(at) && HINDI.endings.iter().any(has_ending)
    }

    /// A firm, a bar or a ship: its name stands before the cue, or behind it.
    fn business(&self, cue: usize, kind: DetailKind) -> Option<(Range<usize>, DetailKind)> {
        let is_material = |at: usize| HINDI.materials.has(self.plain(at));
        let named = self.end_of_what_is_called(cue);
        let mut start = named;
        let mut has_name = false;
        while start > 0 && named - start < LONGEST_FIRM && self.follows(start) {
            let before = start - 1;
            if !is_material(before) && !self.is_open(before) {
                break;
            }
            has_name |= !is_material(before);
            start = before;
        }
        let has_postposition = self.is_postposition(cue + 1);
        let is_noun = has_postposition || !self.follows(cue + 1) || kind == DetailKind::Venue;
        let is_sure = has_postposition || !DOUBTFUL.contains(&self.plain(cue));
        if has_name && is_noun && is_sure {
            return Some((start..cue + 1, kind));
        }
        if kind == DetailKind::Employer {
            return None;
        }
        let mut end = cue + 1;
        while end <= cue + 3 && self.follows(end) && self.is_open(end) {
            end += 1;
        }
        (end > cue + 1 && self.is_postposition(end)).then_some((cue..end, kind))
    }

    /// Where a name ends that a cue says something of: right before the cue, or before "by the name of".
    fn end_of_what_is_called(&self, cue: usize) -> usize {
        let link = cue.saturating_sub(1);
        let is_linked = self.follows(cue)
            && self.follows(link)
            && OF.contains(&self.plain(link))
            && self.plain(link.saturating_sub(1)) == "नाम";
        if is_linked { link.saturating_sub(1) } else { cue }
    }

    /// A court with the place where it is.
    fn court(&self, cue: usize) -> Option<Range<usize>> {
        let is_place = |at: usize| self.is_place_like(at) || HINDI.large.has(self.plain(at));
        if self.follows(cue + 1) && is_place(cue + 1) {
            let start = if self.follows(cue) { cue - 1 } else { cue };
            return Some(start..cue + 2);
        }
        (1..=2)
            .filter_map(|back| cue.checked_sub(back))
            .find(|start| is_place(*start) && (start + 1..=cue).all(|at| self.follows(at)))
            .map(|start| start..cue + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(DetailKind, String)> {
        let text = Text::new(text);
        let mut findings = Vec::new();
        find(&text, &mut findings);
        crate::finding::told(&text.folded, findings)
    }

    #[test]
    fn a_name_stands_beside_its_cue() {
        use DetailKind::{Court, Employer, PersonName, SmallPlace, Venue};
        for (text, kind, wanted) in [
            ("श्रीमती बसंती देवी ने", PersonName, "बसंती देवी"),
            ("मेरा नाम झुनिया है", PersonName, "झुनिया"),
            ("विकास यादव को", PersonName, "विकास यादव"),
            ("उसने कलुआ भैया से कहा", PersonName, "कलुआ"),
            ("वह धनौरा गांव में थी", SmallPlace, "धनौरा"),
            ("हम बिसनपुरा से आए", SmallPlace, "बिसनपुरा"),
            ("उसने न्यू ज्योति गारमेंट्स में काम किया", Employer, "न्यू ज्योति गारमेंट्स"),
            ("वह होटल मधुबन में थी", Venue, "होटल मधुबन"),
            ("वह चमकदार ज्योति नाम के भट्ठे पर थी", Employer, "चमकदार ज्योति नाम के भट्ठे"),
            ("मामला जिला न्यायालय किशनगंज में है", Court, "जिला न्यायालय किशनगंज"),
        ] {
            assert_eq!(found(text), [(kind, wanted.to_owned())], "{text}");
        }
    }

    #[test]
    fn common_words_are_no_names() {
        for text in [
            "विकास की योजना और शांति की आशा",
            "हर गांव में एक समिति हो",
            "हमारे गांव की पंचायत ने कहा",
            "सर्वोच्च न्यायालय ने माना",
            "मुआवज़ा मिल गया",
            "बड़ी कंपनी के मालिक",
            "एक होटल में रखा",
            "कानपुर और हैदराबाद में",
            "माता जी और भाई बहन",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
