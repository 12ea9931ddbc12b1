//! What is the same to a reader becomes the same text.
//!
//! Both what is indexed and what is searched for go through here. Invariant: folding never makes two texts
//! the same that mean different things in a language of ours: no mark that changes a word is dropped.

use unicode_normalization::UnicodeNormalization as _;

/// A folded text that knows where each of its bytes came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The text as it was, in NFC.
    original: String,
    /// The folded text.
    text: String,
    /// For each byte of the folded text, the byte of the original at which its character begins; and at the
    /// end the length of the original.
    origins: Vec<usize>,
}

impl Folded {
    /// Folds a text: NFC, small letters, digits of all scripts as `0` to `9`, hyphens and apostrophes as
    /// those of ASCII, one spelling where a script has two for the same, and without what cannot be seen.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let original: String = text.nfc().collect();
        let mut folded = Self::default();
        for (at, char) in original.char_indices() {
            let Some(char) = fold_char(char, folded.text.chars().next_back()) else { continue };
            match rewritten(&folded.text, char) {
                Some((cut, other)) => {
                    let start = folded.cut(cut).unwrap_or(at);
                    other.chars().for_each(|char| folded.push(char, start));
                }
                None => char.to_lowercase().for_each(|char| folded.push(char, at)),
            }
        }
        folded.origins.push(original.len());
        folded.original = original;
        folded
    }

    fn push(&mut self, char: char, origin: usize) {
        self.text.push(char);
        self.origins.resize(self.text.len(), origin);
    }

    /// Takes characters off the end of the folded text, and tells where in the original they began.
    fn cut(&mut self, count: usize) -> Option<usize> {
        (0..count).filter_map(|_| self.text.pop()).count();
        let start = self.origins.get(self.text.len()).copied();
        self.origins.truncate(self.text.len());
        start
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it was, in NFC.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }

    /// Where in the original the folded range from `start` to `end` stands. Both are bytes at which a
    /// character of the folded text begins.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let at = |byte: usize| self.origins.get(byte).copied().unwrap_or(self.original.len());
        at(start)..at(end)
    }
}

/// A folded text alone.
#[must_use]
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// The character that stands for this one; none for what cannot be seen.
fn fold_char(char: char, before: Option<char>) -> Option<char> {
    match char {
        // Soft hyphen, zero-width space and joiners, word joiner, marks of direction, byte order mark.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {
            None
        }
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => Some('\''),
        // Khmer writes the same sound below a letter as a small TA or a small DA; both look alike.
        '\u{178A}' if before == Some('\u{17D2}') => Some('\u{178F}'),
        // Hindi writes a vowel through the nose with a moon and a dot, or with the dot alone.
        '\u{901}' => Some('\u{902}'),
        _ => Some(decimal(char).unwrap_or(char)),
    }
}

/// How many characters at the end of a folded text go, and what stands for them and this one: a script has
/// two spellings, and this is the other one.
fn rewritten(text: &str, char: char) -> Option<(usize, &'static str)> {
    match (text.chars().next_back()?, char) {
        // Khmer vowels that are typed as their two halves.
        ('\u{17C1}', '\u{17B8}') => Some((1, "\u{17BE}")),
        ('\u{17C1}', '\u{17B6}') => Some((1, "\u{17C4}")),
        _ => None,
    }
}

/// The zeros of the scripts that write numbers with digits of their own; nine more follow each.
/// Unicode 17, general category Nd.
const ZEROS: [char; 19] = [
    '\u{0660}', '\u{06F0}', '\u{07C0}', '\u{0966}', '\u{09E6}', '\u{0A66}', '\u{0AE6}', '\u{0B66}',
    '\u{0BE6}', '\u{0C66}', '\u{0CE6}', '\u{0D66}', '\u{0E50}', '\u{0ED0}', '\u{0F20}', '\u{1040}',
    '\u{1090}', '\u{17E0}', '\u{FF10}',
];

/// The ASCII digit of the same value, for a digit of another script.
fn decimal(char: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(char).checked_sub(u32::from(*zero)).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_reads_the_same_is_the_same() {
        for (one, other) in [
            ("Pasaporte", "PASAPORTE"),
            ("cafe\u{301}", "café"),
            ("១៨ ឆ្នាំ", "18 ឆ្នាំ"),
            ("၁၈ နှစ်", "18 နှစ်"),
            ("मानव १२३", "मानव 123"),
            ("การ\u{200B}ค้า", "การค้า"),
            ("co\u{2010}operation", "co-operation"),
            ("don’t", "don't"),
            ("សន្តិសុខ", "សន្ដិសុខ"),
            ("រេីស", "រើស"),
            ("छुट्टियाँ", "छुट्टियां"),
            ("１２", "12"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn what_differs_in_a_language_of_ours_stays_apart() {
        for (one, other) in [("peña", "pena"), ("หมา", "ห้มา"), ("ສາມ", "ສະມ"), ("काम", "काम्")]
        {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_place_in_the_folded_text_is_found_in_the_original() {
        let folded = Folded::new("การ\u{200B}ค้า ៣ Ünder");
        let start = folded.text().find("ค้า 3 ünd").unwrap();
        let place = folded.place(start, start + "ค้า 3 ünd".len());
        assert_eq!(&folded.original()[place], "ค้า ៣ Ünd");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,40}") {
            let once = fold(&text);
            // A capital whose small letter is decomposed, such as İ, is composed anew by NFC.
            prop_assume!(once.nfc().eq(once.chars()));
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_place_is_within_the_original(text in "\\PC{0,40}") {
            let folded = Folded::new(&text);
            let starts: Vec<_> = folded.text().char_indices().map(|(at, _)| at).collect();
            for start in starts {
                let place = folded.place(start, folded.text().len());
                prop_assert!(folded.original().get(place).is_some());
            }
        }
    }
}
