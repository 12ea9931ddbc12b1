//! Five words for a passphrase, each as likely as any other.
//!
//! Used by safety. Invariant: the words are drawn by the system's random source without any bias,
//! from a list on which every word stands once.

use std::sync::LazyLock;

use crate::vault::VaultError;

/// How many words a suggestion has: with 4,096 words or more that is at least 60 bits.
const WORDS: usize = 5;

/// The list. Lines that start with `#` say where it is from.
static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("words.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// Draws a suggestion.
pub(super) fn draw_words() -> Result<Vec<String>, VaultError> {
    let mut draw_number = || getrandom::u32().map_err(|_| VaultError::NoRandomness);
    (0..WORDS)
        .map(|_| draw_index(LIST.len(), &mut draw_number).map(|i| LIST[i].to_owned()))
        .collect()
}

/// An index below `length`. Numbers of the last, incomplete round are drawn again: otherwise the
/// first words of the list would come up more often.
fn draw_index<E>(
    length: usize,
    draw_number: &mut impl FnMut() -> Result<u32, E>,
) -> Result<usize, E> {
    let length = length as u64;
    let fair_end = (1_u64 << 32) / length * length;
    loop {
        let number = u64::from(draw_number()?);
        if number < fair_end {
            #[expect(clippy::cast_possible_truncation, reason = "less than a usize")]
            return Ok((number % length) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, convert::Infallible};

    use super::*;

    #[test]
    fn the_list_is_long_and_plain_and_has_each_word_once() {
        let unique: HashSet<_> = LIST.iter().collect();
        assert_eq!(unique.len(), LIST.len());
        assert!(LIST.len() >= 4096, "{}", LIST.len());
        for word in LIST.iter() {
            assert!((3..=8).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|letter| letter.is_ascii_lowercase()), "{word}");
        }
        assert!(LIST.is_sorted());
    }

    #[test]
    fn a_suggestion_has_five_words_of_the_list() {
        let known: HashSet<_> = LIST.iter().copied().collect();
        let first = draw_words().unwrap();
        assert_eq!(first.len(), 5);
        assert!(first.iter().all(|word| known.contains(word.as_str())));
        assert_ne!(first, draw_words().unwrap());
    }

    #[test]
    fn numbers_of_an_incomplete_round_are_drawn_again() {
        // 2^32 = 3 * 1431655765 + 1: the last number alone belongs to no whole round.
        let mut numbers = [u32::MAX, u32::MAX, 4].into_iter();
        let mut draw = || Ok::<_, Infallible>(numbers.next().unwrap());
        assert_eq!(draw_index(3, &mut draw), Ok(1));
        assert_eq!(numbers.next(), None);
    }

    #[test]
    fn every_word_comes_up_as_often_as_any_other() {
        let length = 50;
        let mut counts = vec![0_u32; length];
        let rounds = 20_000;
        for _ in 0..rounds {
            counts[draw_index(length, &mut getrandom::u32).unwrap()] += 1;
        }
        // Chi squared with 49 degrees of freedom is above 120 once in ten million runs.
        let expected = f64::from(rounds) / 50.0;
        let chi: f64 =
            counts.iter().map(|&count| (f64::from(count) - expected).powi(2) / expected).sum();
        assert!(chi < 120.0, "{chi}");
    }
}
