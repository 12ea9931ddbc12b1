//! How hard a passphrase is to guess.
//!
//! Used by safety, for the meter and as the door to a new vault. Latin letters are judged by
//! zxcvbn, which knows the words and patterns that are tried first. It knows no other script, so
//! there each new letter counts by how many its script commonly uses. Invariant: more repeats of
//! what stands there already never make it enough.

use larkspur_ipc::safety::{PassphraseAdvice, PassphraseEstimate, Strength};
use zeroize::Zeroizing;
use zxcvbn::{feedback::Warning, zxcvbn};

use crate::vault::normalise;

/// From here on the vault takes it.
const ENOUGH: f64 = 40.0;
/// Only this many letters are looked at: the estimate must stay quick, and what is longer is hard
/// to guess already.
const MAX_LETTERS: usize = 100;
/// For repeating what stands there already.
const BITS_OF_A_REPEAT: f64 = 2.0;
/// Fewer bits for a letter than its script has, since letters of words do not come at random
/// (about a third is left of them in ordinary text).
const WORD_LIKE: f64 = 0.4;

/// Estimates a passphrase as it was typed.
pub(super) fn estimate(passphrase: &str) -> PassphraseEstimate {
    let normal = normalise(passphrase);
    let end = normal.char_indices().nth(MAX_LETTERS).map_or(normal.len(), |(place, _)| place);
    let text = &normal[..end];
    let (bits, advice) =
        if text.chars().all(is_known_to_zxcvbn) { judge_latin(text) } else { judge_other(text) };
    let is_enough = bits >= ENOUGH;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0 ..= 100"
    )]
    PassphraseEstimate {
        strength: match bits {
            few if few < 20.0 => Strength::Weak,
            few if few < ENOUGH => Strength::NotYet,
            enough if enough < 60.0 => Strength::Good,
            _ => Strength::Strong,
        },
        bits: bits.clamp(0.0, 100.0) as u8,
        is_enough,
        advice: if is_enough { None } else { Some(advice) },
    }
}

/// Latin letters with their marks, and what stands between words.
fn is_known_to_zxcvbn(letter: char) -> bool {
    letter < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&letter) || letter.is_ascii()
}

fn judge_latin(text: &str) -> (f64, PassphraseAdvice) {
    let (once, repeats) = drop_repeats(text);
    let mut bits = BITS_OF_A_REPEAT * f64::from(repeats);
    let mut warning = None;
    for piece in pieces(&once) {
        let judged = zxcvbn(piece, &[]);
        bits += judged.guesses_log10().max(0.0) * std::f64::consts::LOG2_10;
        warning = warning.or(judged.feedback().and_then(zxcvbn::feedback::Feedback::warning));
    }
    let is_mostly_repeats = once.len() * 2 < text.len();
    (bits, if is_mostly_repeats { PassphraseAdvice::AvoidPatterns } else { advise(warning) })
}

fn advise(warning: Option<Warning>) -> PassphraseAdvice {
    match warning {
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess
            | Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | Warning::SequencesLikeAbcAreEasyToGuess,
        ) => PassphraseAdvice::AvoidPatterns,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => {
            PassphraseAdvice::AvoidDates
        }
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => PassphraseAdvice::TooCommon,
        Some(
            Warning::AWordByItselfIsEasyToGuess
            | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess,
        )
        | None => PassphraseAdvice::AddWord,
    }
}

/// The text without stretches of four letters or more that stand in it before, and their number:
/// zxcvbn finds a repeat only where nothing stands between.
fn drop_repeats(text: &str) -> (Zeroizing<String>, u32) {
    let letters = Zeroizing::new(text.chars().collect::<Vec<char>>());
    let mut once = Zeroizing::new(String::with_capacity(text.len()));
    let (mut repeats, mut place) = (0, 0);
    while place < letters.len() {
        let length = repeat_length(&letters, place);
        if length >= 4 {
            repeats += 1;
            place += length;
        } else {
            once.push(letters[place]);
            place += 1;
        }
    }
    (once, repeats)
}

/// Pieces of at most 20 letters, if possible with whole words: zxcvbn 3.1 multiplies beyond what
/// a number of 64 bits holds when it finds more than 20 patterns in one text.
fn pieces(text: &str) -> Vec<&str> {
    const LONGEST: usize = 20;
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((end, _)) = rest.char_indices().nth(LONGEST) {
        let cut = rest[..end].rfind(' ').map_or(end, |space| space + 1);
        let (piece, after) = rest.split_at(cut);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// The length rule for scripts that zxcvbn does not know.
fn judge_other(text: &str) -> (f64, PassphraseAdvice) {
    let letters = Zeroizing::new(text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>());
    let mut bits = 0.0;
    let mut repeats = 0_usize;
    let mut place = 0;
    while place < letters.len() {
        // A stretch that stood there before, or a row of neighbours in the alphabet, is one
        // choice and not many.
        let length = repeat_length(&letters, place).max(row_length(&letters, place));
        if length >= 2 {
            repeats += length;
            bits += BITS_OF_A_REPEAT;
            place += length;
        } else {
            bits += bits_of(letters[place]) * WORD_LIKE;
            place += 1;
        }
    }
    let is_mostly_repeats = repeats * 2 > letters.len();
    let advice =
        if is_mostly_repeats { PassphraseAdvice::AvoidPatterns } else { PassphraseAdvice::AddWord };
    (bits, advice)
}

/// How many letters from `place` on stand in this order before it already.
fn repeat_length(letters: &[char], place: usize) -> usize {
    (0..place)
        .map(|start| {
            letters[place..]
                .iter()
                .zip(&letters[start..])
                .take_while(|(letter, before)| letter == before)
                .count()
        })
        .max()
        .unwrap_or(0)
        .max(usize::from(place > 0 && letters[place - 1] == letters[place]) * 2)
        .min(letters.len() - place)
}

/// How many letters from `place` on follow each other in the code table; 0 for less than three.
fn row_length(letters: &[char], place: usize) -> usize {
    let steps = |step: i64| {
        letters[place..]
            .windows(2)
            .take_while(|pair| {
                i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0])) == step
            })
            .count()
    };
    let steps = steps(1).max(steps(-1));
    if steps >= 2 { steps + 1 } else { 0 }
}

/// Bits of a letter drawn at random from those that its script commonly uses.
fn bits_of(letter: char) -> f64 {
    let common: f64 = match u32::from(letter) {
        _ if letter.is_whitespace() => 2.0,
        _ if letter.is_numeric() => 10.0,
        0x0000..=0x024f | 0x1e00..=0x1eff => 26.0,
        // Greek, Cyrillic, Armenian, Hebrew, Arabic, Syriac and their like
        0x0370..=0x08ff | 0x10a0..=0x10ff | 0xfb00..=0xfdff | 0xfe70..=0xfeff => 32.0,
        // Indic and Southeast Asian scripts, Ethiopic
        0x0900..=0x109f | 0x1780..=0x17ff => 50.0,
        0x1200..=0x139f => 200.0,
        // kana
        0x3040..=0x30ff => 70.0,
        // Hangul syllables; Han: those that everybody learns
        0xac00..=0xd7a3 => 1500.0,
        0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => 2500.0,
        _ => 30.0,
    };
    common.log2()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::words, *};

    #[test]
    fn well_known_passphrases_are_not_enough() {
        let table = [
            ("", Strength::Weak, PassphraseAdvice::AddWord),
            ("password", Strength::Weak, PassphraseAdvice::TooCommon),
            ("qwertyuiop", Strength::Weak, PassphraseAdvice::TooCommon),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength::Weak, PassphraseAdvice::AvoidPatterns),
            ("12.03.1988", Strength::Weak, PassphraseAdvice::AvoidDates),
            ("archipelago", Strength::Weak, PassphraseAdvice::AddWord),
            (
                "\u{430}\u{430}\u{430}\u{430}\u{430}\u{430}\u{430}\u{430}\u{430}\u{430}",
                Strength::Weak,
                PassphraseAdvice::AvoidPatterns,
            ),
            (
                "\u{430}\u{431}\u{432}\u{433}\u{434}\u{435}",
                Strength::Weak,
                PassphraseAdvice::AvoidPatterns,
            ),
            (
                "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}",
                Strength::Weak,
                PassphraseAdvice::AddWord,
            ),
        ];
        for (passphrase, strength, advice) in table {
            let found = estimate(passphrase);
            assert_eq!(found.strength, strength, "{passphrase}: {found:?}");
            assert_eq!(found.advice, Some(advice), "{passphrase}: {found:?}");
            assert!(!found.is_enough);
        }
    }

    #[test]
    fn a_few_words_are_enough_in_every_script() {
        let table = [
            "candle orbit mellow fabric pond",
            "\u{441}\u{432}\u{435}\u{447}\u{430} \u{43e}\u{440}\u{431}\u{438}\u{442}\u{430} \u{442}\u{43a}\u{430}\u{43d}\u{44c} \u{43f}\u{440}\u{443}\u{434} \u{43b}\u{438}\u{43c}\u{43e}\u{43d}",
            "\u{634}\u{645}\u{639}\u{629} \u{645}\u{62f}\u{627}\u{631} \u{642}\u{645}\u{627}\u{634} \u{628}\u{631}\u{643}\u{629} \u{644}\u{64a}\u{645}\u{648}\u{646}",
            "\u{8721}\u{70db}\u{8f68}\u{9053}\u{5e03}\u{6c60}\u{5858}\u{67e0}\u{6aac}\u{661f}",
            "\u{92e}\u{94b}\u{92e}\u{92c}\u{924}\u{94d}\u{924}\u{940} \u{915}\u{92a}\u{921}\u{93c}\u{93e} \u{924}\u{93e}\u{932}\u{93e}\u{92c} \u{928}\u{940}\u{902}\u{92c}\u{942}",
        ];
        for passphrase in table {
            let found = estimate(passphrase);
            assert!(found.is_enough && found.advice.is_none(), "{passphrase}: {found:?}");
        }
    }

    #[test]
    fn every_suggestion_is_strong() {
        for _ in 0..100 {
            let suggestion = words::draw_words().unwrap().join(" ");
            let found = estimate(&suggestion);
            assert!(found.strength >= Strength::Good, "{suggestion}: {found:?}");
        }
    }

    #[test]
    fn saying_it_twice_hardly_helps() {
        for passphrase in
            ["lantern", "kz9w!q", "garden gate", "\u{441}\u{432}\u{435}\u{447}\u{430}"]
        {
            let (once, twice) = (estimate(passphrase), estimate(&[passphrase; 2].join(" ")));
            assert!(twice.bits <= once.bits + 8, "{passphrase}: {once:?} {twice:?}");
        }
    }

    /// NFKC makes several letters of these; zxcvbn alone comes to numbers beyond 64 bits.
    #[test]
    fn repeating_a_ligature_is_never_enough() {
        for times in 1..120 {
            for ligature in ["\u{fb01}", "\u{fb04}", "\u{fdfa}"] {
                assert!(!estimate(&ligature.repeat(times)).is_enough, "{ligature} {times} times");
            }
        }
    }

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(
            pieces("candle orbit mellow fabric pond"),
            ["candle orbit mellow ", "fabric pond"]
        );
        assert_eq!(pieces(&"x".repeat(45)), ["x".repeat(20), "x".repeat(20), "x".repeat(5)]);
        assert_eq!(pieces(""), [""]);
    }

    #[test]
    fn the_steps_follow_the_bits() {
        for passphrase in ["k", "kz9", "kz9w!qf", "kz9w!qf4", "kz9w!qf4xt7y", "kz9w!qf4xt7ypm2#vb6"]
        {
            let found = estimate(passphrase);
            let expected = match found.bits {
                0..20 => Strength::Weak,
                20..40 => Strength::NotYet,
                40..60 => Strength::Good,
                _ => Strength::Strong,
            };
            assert_eq!(found.strength, expected);
            assert_eq!(found.is_enough, found.bits >= 40);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_has_an_estimate(text in "\\PC{0,200}") {
            let found = estimate(&text);
            prop_assert!(found.bits <= 100);
            prop_assert_eq!(found.advice.is_none(), found.is_enough);
        }

        #[test]
        fn any_latin_text_has_an_estimate(text in "[a-z0-9@$!A-F .-]{0,200}") {
            prop_assert!(estimate(&text).bits <= 100);
        }

        #[test]
        fn repeating_a_short_text_is_never_enough(text in "[a-z]{1,3}", times in 1_usize..60) {
            prop_assert!(!estimate(&text.repeat(times)).is_enough);
            prop_assert!(!estimate(&[text.as_str(), " "].concat().repeat(times)).is_enough);
        }

        #[test]
        fn repeating_one_letter_is_never_enough(letter in "\\p{L}", times in 1_usize..120) {
            prop_assert!(!estimate(&letter.repeat(times)).is_enough);
        }
    }
}
