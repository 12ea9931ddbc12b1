//! What several finders share: how a pattern is built, and what makes a number an amount.
//!
//! Invariant: a pattern compiles or the tests fail. One that did not, and found nothing instead, would let every detail of its kind
//! through in silence.

use std::sync::LazyLock;

use regex::Regex;

use crate::fold::plain;

/// Compiles a pattern. It is read against folded texts, so its words are folded as those are. A line break and the
/// blanks behind it are not a part of it, so that a long one can be written in lines. The bounds of words are those of
/// ASCII: with those of Unicode the crate falls back to an engine that is many times slower as soon as a text holds one
/// other letter.
#[expect(
    clippy::expect_used,
    reason = "every pattern is a constant of ours, and the tests of its finder compile it"
)]
pub(crate) fn pattern(pattern: &str) -> Regex {
    let pattern: String = pattern.lines().map(str::trim_start).collect();
    let pattern = pattern.replace(r"\b", r"(?-u:\b)");
    Regex::new(&fold_pattern(&pattern)).expect("a pattern that compiles")
}

/// Folds what stands outside of ASCII; the signs of a pattern stay as they are.
fn fold_pattern(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    let mut foreign = String::new();
    for char in pattern.chars() {
        if char.is_ascii() {
            folded.push_str(&plain_or_empty(&mut foreign));
            folded.push(char);
        } else {
            foreign.push(char);
        }
    }
    folded.push_str(&plain_or_empty(&mut foreign));
    folded
}

fn plain_or_empty(foreign: &mut String) -> String {
    // Latin letters keep their accents: patterns are read against the form that has them.
    let is_latin = |char: char| matches!(char, '\u{80}'..='\u{24F}');
    let taken = std::mem::take(foreign);
    if taken.chars().any(is_latin) { taken } else { plain(&taken) }
}

/// A currency before a number.
static CURRENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:[$€£¥₱฿₹៛]|\b(?:Rs|INR|PHP|USD|THB|KHR|EUR|PEN|MXN)\.?|\bS/\.?) ?$")
});

/// A unit behind a number.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^ ?(?:%|[$€£¥₱฿₹៛]|(?:per ?cent|percent|por ?ciento|porsiyento|pesos?|piso|piso|soles|
            dollars?|d[oó]lares|dolyar|baht|rupees?|rupias|riels?|euros?|people|persons|personas|
            tao|workers|trabajador\w*|years?|años|taon|cases|casos|kaso|hours?|horas|oras|days|
            d[ií]as|araw|million|millones|milyon|thousand)\b|प्रतिशत|रुपये|रुपए|रुपयों|लोग|लोगों|मामले|
            मामलों|साल|वर्ष|บาท|เปอร์เซ็นต์|คน|คดี|ปี|ดอลลาร์|ភាគរយ|រៀល|ដុល្លារ|នាក់|ឆ្នាំ|ករណី|បាត)",
    )
});

/// Whether a number between these two texts counts something or is a price.
pub(crate) fn is_amount(before: &str, after: &str) -> bool {
    CURRENCY.is_match(before) || UNIT.is_match(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_a_unit_or_a_currency() {
        for (before, after) in
            [("", " pesos"), ("PHP ", ""), ("₱", ""), ("", " រៀល"), ("", "%"), ("", " साल")]
        {
            assert!(is_amount(before, after), "{before}…{after}");
        }
        assert!(!is_amount("call ", " now"));
    }

    #[test]
    fn a_pattern_can_stand_in_lines() {
        let lines = pattern("a|\n        b");
        assert!(lines.is_match("b") && !lines.is_match(" "));
    }

    #[test]
    fn a_pattern_is_folded_but_for_its_signs() {
        assert_eq!(fold_pattern(r"\d{2} ज़ि[लक]"), r"\d{2} जि[लक]");
    }
}
