//! Whether a text in Myanmar script is written in Zawgyi.
//!
//! Zawgyi is an encoding of its own on the code points of Unicode's Myanmar block. Who has a font for the one
//! sees the other as wrong letters, and search finds nothing. `Verified::files` and `Draft` ask this of each
//! file, since texts in Burmese are still typed in both.
//!
//! The two differ in what stands where, and that is what is counted here:
//!
//! | code point | Unicode | Zawgyi |
//! |---|---|---|
//! | U+1031 | vowel e, after its consonant | the same, before it |
//! | U+1039 | stacks the consonant that follows | asat, ends a syllable |
//! | U+103A | asat, ends a syllable | medial ya |
//! | U+103B | medial ya, after its consonant | medial ra, before it |
//!
//! Code points that only Zawgyi has in Burmese (U+1033, U+105A, U+1060 and on) say nothing: Mon, Shan and Karen
//! are written with them. Invariant: a line is Zawgyi when more in it can only be Zawgyi than can only be
//! Unicode, so a slip of the hand makes no text Zawgyi, and one line in Zawgyi is found in a long text.

/// Whether some line of the text is written in Zawgyi. Other scripts never are.
pub fn is_zawgyi(text: &str) -> bool {
    // Most lines of a library are in other scripts.
    let lines = text.lines().filter(|line| !line.is_ascii() && line.contains([E, VIRAMA, YA]));
    lines.map(count).any(|(zawgyi, unicode)| zawgyi > unicode)
}

const E: char = '\u{1031}';
const VIRAMA: char = '\u{1039}';
const ASAT: char = '\u{103A}';
const YA: char = '\u{103B}';

/// How much in a line can only be Zawgyi, and how much can only be Unicode.
fn count(line: &str) -> (usize, usize) {
    let letters: Vec<char> = line.chars().filter(|letter| !is_invisible(*letter)).collect();
    let (mut zawgyi, mut unicode) = (0, 0);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        match read_sign(*letter, before, after) {
            Some(Reading::Zawgyi) => zawgyi += 1,
            Some(Reading::Unicode) => unicode += 1,
            None => {}
        }
    }
    (zawgyi, unicode)
}

/// The one encoding in which a sign can stand where it stands.
enum Reading {
    Zawgyi,
    Unicode,
}

fn read_sign(letter: char, before: Option<char>, after: Option<char>) -> Option<Reading> {
    let can_carry = before.is_some_and(|before| is_letter(before) || is_medial(before));
    let begins = after.is_some_and(begins_in_zawgyi);
    match letter {
        // Mon has both in one syllable, and in Zawgyi it is a medial and the vowel of what follows.
        E | YA if before == Some(ASAT) => None,
        // It carries nothing that came before, and something follows that it can be the vowel of.
        E if !can_carry && begins => Some(Reading::Zawgyi),
        // It is the vowel of what came before, and nothing follows that it could be the vowel of.
        E if can_carry && !begins => Some(Reading::Unicode),
        VIRAMA if !after.is_some_and(is_letter) => Some(Reading::Zawgyi),
        // At the end of a word, before its tone or in a kinzi; a medial would have a vowel.
        ASAT if before.is_some_and(is_letter) && after.is_none_or(ends_syllable) => {
            Some(Reading::Unicode)
        }
        YA if !can_carry && after.is_some_and(is_letter) => Some(Reading::Zawgyi),
        _ => None,
    }
}

/// Signs that break lines and join letters, and are in no letter's way.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Consonants and independent vowels of every language in Myanmar script. Digits are among them, since some are
/// typed for the letters that look the same.
fn is_letter(letter: char) -> bool {
    matches!(letter,
        '\u{1000}'..='\u{102A}' | '\u{103F}' | '\u{1040}'..='\u{1049}' | '\u{104E}'
        | '\u{1050}'..='\u{1055}' | '\u{105A}'..='\u{105D}' | '\u{1061}' | '\u{1065}' | '\u{1066}'
        | '\u{106E}'..='\u{1070}' | '\u{1075}'..='\u{1081}' | '\u{108E}'
        | '\u{A9E0}'..='\u{A9E4}' | '\u{A9E7}'..='\u{A9EF}' | '\u{A9FA}'..='\u{A9FE}'
        | '\u{AA60}'..='\u{AA7A}' | '\u{AA7E}' | '\u{AA7F}' | '\u{25CC}')
}

/// What stands between a consonant and its vowel in Unicode: ya, ra, wa, ha, and those of Mon and Shan.
fn is_medial(letter: char) -> bool {
    matches!(letter, '\u{103B}'..='\u{103E}' | '\u{105E}'..='\u{1060}' | '\u{1082}')
}

/// What can follow a vowel e in Zawgyi: a letter, a medial ra in any of its widths, or one of the letters that
/// Zawgyi has in a second form.
fn begins_in_zawgyi(letter: char) -> bool {
    is_letter(letter)
        || matches!(letter,
            YA | '\u{106A}' | '\u{106B}' | '\u{107E}'..='\u{1084}' | '\u{1086}' | '\u{108F}'
            | '\u{1090}'..='\u{1092}' | '\u{1097}')
}

/// What follows an asat in Unicode and no medial in Zawgyi: a tone, a stop, a virama, or no Myanmar letter at all.
fn ends_syllable(letter: char) -> bool {
    matches!(letter, '\u{1037}'..='\u{1039}' | '\u{104A}' | '\u{104B}')
        || !matches!(letter, '\u{1000}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
}

#[cfg(test)]
mod tests;
