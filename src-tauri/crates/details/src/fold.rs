//! The same to a reader becomes the same to a rule, and every place of it is known in the text as it was written.
//!
//! The search folds too, and further: it rewrites what has two spellings, and knows bytes of a text in NFC. Here each
//! character must keep its place among what was typed, so the two are apart. Every finder works on a [`Folded`] text and answers in its characters; only [`crate::find`] turns those into code
//! points of the original. Invariant: `text` and `plain` have the same number of characters, and a folded character
//! knows which code points it stands for, so that a mark is set in the text exactly as the person typed it.

use std::ops::Range;

use unicode_normalization::{
    IsNormalized, UnicodeNormalization as _,
    char::{decompose_canonical, is_combining_mark},
    is_nfc_quick,
};

/// Where one folded character stands: in `text` and `plain` as bytes, in the original as code points.
#[derive(Clone, Copy)]
struct Origin {
    text: usize,
    plain: usize,
    from: usize,
    to: usize,
}

/// A text that rules can read.
#[derive(Default)]
pub(crate) struct Folded {
    /// NFC, digits of all scripts as `0` to `9`, one dash, one apostrophe, without what cannot be seen.
    text: String,
    /// The same in small letters and without the accents of Latin letters.
    plain: String,
    origins: Vec<Origin>,
    /// Code points of the original.
    length: usize,
}

impl Folded {
    /// Folds a text. Takes time in proportion to its length.
    pub(crate) fn new(original: &str) -> Self {
        let mut folded = Self::default();
        let mut cluster = String::new();
        let mut from = 0;
        let mut at = 0;
        for char in original.chars() {
            if !is_combining_mark(char) {
                folded.push_cluster(&cluster, from..at);
                cluster.clear();
                from = at;
            }
            cluster.push(char);
            at += 1;
        }
        folded.push_cluster(&cluster, from..at);
        folded.length = at;
        folded
    }

    /// A character with its marks. What NFC leaves as it is keeps a place for each of its code points; the rest stands
    /// for all of them together.
    fn push_cluster(&mut self, cluster: &str, place: Range<usize>) {
        let is_normal =
            is_nfc_quick(cluster.chars()) == IsNormalized::Yes || cluster.nfc().eq(cluster.chars());
        if is_normal {
            for (char, at) in cluster.chars().zip(place.start..) {
                self.push(char, at..at + 1);
            }
        } else {
            for char in cluster.nfc() {
                self.push(char, place.clone());
            }
        }
    }

    fn push(&mut self, char: char, place: Range<usize>) {
        let Some(char) = fold_char(char, self.text.chars().next_back()) else {
            // A mark that is dropped belongs to its letter; what cannot be seen belongs to nothing.
            if is_combining_mark(char)
                && let Some(last) = self.origins.last_mut()
            {
                last.to = place.end;
            }
            return;
        };
        self.origins.push(Origin {
            text: self.text.len(),
            plain: self.plain.len(),
            from: place.start,
            to: place.end,
        });
        self.text.push(char);
        self.plain.push(plain_char(char));
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// The number of folded characters.
    pub(crate) fn len(&self) -> usize {
        self.origins.len()
    }

    /// A part of `text`; empty where there is none.
    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        let at = |place: usize| self.origins.get(place).map_or(self.text.len(), |one| one.text);
        self.text.get(at(range.start)..at(range.end)).unwrap_or_default()
    }

    /// The same part of `plain`.
    pub(crate) fn plain_slice(&self, range: Range<usize>) -> &str {
        let at = |place: usize| self.origins.get(place).map_or(self.plain.len(), |one| one.plain);
        self.plain.get(at(range.start)..at(range.end)).unwrap_or_default()
    }

    pub(crate) fn char_at(&self, place: usize) -> Option<char> {
        self.slice(place..place.checked_add(1)?).chars().next()
    }

    /// The characters that bytes of `text` stand for.
    pub(crate) fn of_text(&self, bytes: Range<usize>) -> Range<usize> {
        let place = |byte: usize| self.origins.partition_point(|one| one.text < byte);
        place(bytes.start)..place(bytes.end)
    }

    /// The characters that bytes of `plain` stand for.
    pub(crate) fn of_plain(&self, bytes: Range<usize>) -> Range<usize> {
        let place = |byte: usize| self.origins.partition_point(|one| one.plain < byte);
        place(bytes.start)..place(bytes.end)
    }

    /// The code points of the original that folded characters stand for.
    pub(crate) fn original(&self, range: Range<usize>) -> Range<usize> {
        let from = self.origins.get(range.start).map_or(self.length, |one| one.from);
        let last = range.end.checked_sub(1).and_then(|last| self.origins.get(last));
        let to = last.map_or(from, |one| one.to);
        from..to.max(from)
    }
}

/// A word of a list, folded as the texts are: what [`Folded::plain`] would hold.
pub(crate) fn plain(word: &str) -> String {
    Folded::new(word).plain
}

/// The first digit of each block of decimal digits (Unicode, general category Nd) in scripts of today.
const DIGIT_ZEROS: [u32; 22] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0xA8D0, 0xABF0,
];

fn digit(char: char) -> Option<char> {
    let code = u32::from(char);
    let zero = DIGIT_ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// What a character is to a rule, or `None` for what cannot be seen or has two spellings.
fn fold_char(char: char, before: Option<char>) -> Option<char> {
    let folded = match char {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => {
            None
        }
        // The last one is the dot beneath letters of Hindi, which is written with and without it.
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{93C}' => None,
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => Some('-'),
        '\u{2018}' | '\u{2019}' | '\u{2BC}' => Some('\''),
        '\u{201C}'..='\u{201E}' | '«' | '»' => Some('"'),
        // Full width letters, digits and marks.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(char) - 0xFEE0),
        // Hindi has two signs for a nasal vowel, and people type either.
        '\u{901}' => Some('\u{902}'),
        // In Khmer the small forms of DA and TA look the same, and people type either.
        '\u{178A}' if before == Some('\u{17D2}') => Some('\u{178F}'),
        _ => Some(digit(char).unwrap_or(char)),
    };
    folded.map(|char| if char.is_whitespace() && char != '\n' { ' ' } else { char })
}

/// A small letter without its accent.
fn plain_char(char: char) -> char {
    let small = char.to_lowercase().next().unwrap_or(char);
    if !matches!(small, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') {
        return small;
    }
    let mut base = None;
    decompose_canonical(small, |part| base = base.or(Some(part)));
    base.unwrap_or(small)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_the_same_to_a_reader_is_the_same_to_a_rule() {
        for (one, other) in [
            ("José", "Jose\u{301}"),
            ("गाँव", "गांव"),
            ("ज़िला", "जिला"),
            ("१२ มีนาคม ๒๕๖๑", "12 มีนาคม 2561"),
            ("១២", "12"),
            ("រឿងក្តី", "រឿងក្ដី"),
            ("ភូមិ\u{200B}ថ្មី", "ភូមិថ្មី"),
            ("０９０－１", "090-1"),
            ("MARÍA", "maria"),
        ] {
            assert_eq!(plain(one), plain(other), "{one} {other}");
        }
    }

    #[test]
    fn a_place_is_told_in_code_points_of_what_was_typed() {
        let typed = "ភូមិ\u{200B}ថ្មី";
        let folded = Folded::new(typed);
        let found = folded.text().find('ថ').unwrap();
        let range = folded.of_text(found..folded.text().len());
        assert_eq!(folded.original(range), 5..9);

        let folded = Folded::new("e\u{301}a");
        assert_eq!(folded.text(), "éa");
        assert_eq!(folded.original(0..1), 0..2);
        assert_eq!(folded.original(1..2), 2..3);
    }

    #[test]
    fn a_dropped_mark_stays_with_its_letter() {
        let folded = Folded::new("ज\u{93C}ि");
        assert_eq!(folded.original(0..1), 0..2);
    }

    proptest! {
        #[test]
        fn both_forms_have_the_same_number_of_characters(text in "\\PC{0,60}") {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text().chars().count(), folded.len());
            prop_assert_eq!(folded.plain().chars().count(), folded.len());
        }

        #[test]
        fn places_follow_each_other_and_stay_inside(text in "\\PC{0,60}") {
            let folded = Folded::new(&text);
            let all = text.chars().count();
            let mut last = 0;
            for at in 0..folded.len() {
                let place = folded.original(at..at + 1);
                prop_assert!(place.start < place.end && place.end <= all);
                prop_assert!(place.start >= last);
                last = place.start;
            }
        }
    }
}
