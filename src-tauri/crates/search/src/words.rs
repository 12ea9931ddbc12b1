//! Words, also of scripts that write no blank between them.
//!
//! What is indexed and what is searched for are cut here. The dictionaries of ICU4X know Thai, Khmer, Burmese,
//! Lao, Chinese and Japanese; its neural models are left out, since they cut common words of ours in
//! two (measured: `การ|ค้าทาส`). Invariant: words come in the order of the text and are never empty.

use std::sync::LazyLock;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The words of a text, without what stands between them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    SEGMENTER.segment_str(text).filter_map(move |end| {
        let piece = text.get(start..end);
        start = end;
        // ICU4X 2.4 itself takes a word that ends in a vowel sign for none when a blank follows it.
        piece.filter(|piece| piece.chars().any(char::is_alphanumeric))
    })
}

/// The places at which a word begins or ends, in bytes; the first and the last place of the text are among them.
pub(crate) fn boundaries(text: &str) -> Vec<usize> {
    SEGMENTER.segment_str(text).collect()
}

/// The words with a blank between them, as FTS5 wants to be given them.
pub(crate) fn spaced(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_no_blank_stands() {
        for (text, wanted) in [
            ("No one shall be held.", vec!["No", "one", "shall", "be", "held"]),
            ("การค้าทาส", vec!["การ", "ค้า", "ทาส"]),
            ("人权宣言", vec!["人权", "宣言"]),
            ("बीमारी, यातना में", vec!["बीमारी", "यातना", "में"]),
            ("", vec![]),
            ("…!", vec![]),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>(), wanted, "{text}");
        }
    }
}
