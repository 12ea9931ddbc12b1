//! A piece of a text around what was found, with what was found marked.
//!
//! Shown below a title. Invariants: the words are those of the text, never changed; a piece begins and ends
//! at a word, in every script.

use crate::{Folded, Query, words};

/// How much stands before what was found, and after it, in characters.
const AROUND: usize = 70;
/// For how many more characters nothing is cut off.
const SLACK: usize = 30;

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// In the order of the text. Whoever shows it puts nothing between them.
    pub parts: Vec<Part>,
    /// Whether the text goes on before it.
    pub has_before: bool,
    /// Whether the text goes on after it.
    pub has_after: bool,
}

/// Words that were found, or others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub words: String,
    /// Whether they are what was looked for.
    pub is_found: bool,
}

impl Excerpt {
    /// The piece of `text` around the first place at which all of the query stands together; none where it
    /// does not.
    #[must_use]
    pub fn whole(text: &str, query: &Query) -> Option<Self> {
        let folded = Folded::new(text);
        let at = folded.text().find(query.text())?;
        Some(Self::around(&folded, at, query.text().len()))
    }

    /// The piece of `text` around the first place of one of the query's terms; none where there is none.
    #[must_use]
    pub fn any(text: &str, query: &Query) -> Option<Self> {
        let folded = Folded::new(text);
        let mut places = query.terms().iter().map(|term| (folded.text().find(term), term));
        places.find_map(|(at, term)| Some(Self::around(&folded, at?, term.len())))
    }

    /// The piece around what was found at a place of the folded text.
    fn around(folded: &Folded, at: usize, length: usize) -> Self {
        let place = folded.place(at, at + length);
        let original = folded.original();
        let boundaries = words::boundaries(original);
        let start = before(original, &boundaries, place.start);
        let end = after(original, &boundaries, place.end);
        let part = |range: std::ops::Range<usize>, is_found| {
            let words = original.get(range).unwrap_or_default().to_owned();
            (!words.is_empty()).then_some(Part { words, is_found })
        };
        let parts = [
            part(start..place.start, false),
            part(place.clone(), true),
            part(place.end..end, false),
        ];
        Self {
            parts: parts.into_iter().flatten().collect(),
            has_before: start > 0,
            has_after: end < original.len(),
        }
    }
}

/// The first boundary at most [`AROUND`] characters before a place; the beginning if that is not much further.
fn before(text: &str, boundaries: &[usize], place: usize) -> usize {
    let head = text.get(..place).unwrap_or_default();
    if head.chars().count() <= AROUND + SLACK {
        return 0;
    }
    let Some((earliest, _)) = head.char_indices().rev().nth(AROUND - 1) else { return 0 };
    boundaries.iter().copied().find(|at| *at >= earliest).unwrap_or(place).min(place)
}

fn after(text: &str, boundaries: &[usize], place: usize) -> usize {
    let tail = text.get(place..).unwrap_or_default();
    if tail.chars().count() <= AROUND + SLACK {
        return text.len();
    }
    let Some((latest, _)) = tail.char_indices().nth(AROUND) else { return text.len() };
    let within = boundaries.iter().copied().rev().find(|at| *at <= place + latest);
    within.unwrap_or(place).max(place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str, query: &str) -> Option<(String, String)> {
        let query = Query::parse(query).unwrap();
        let excerpt = Excerpt::whole(text, &query).or_else(|| Excerpt::any(text, &query))?;
        let all = excerpt.parts.iter().map(|part| part.words.as_str()).collect();
        let found =
            excerpt.parts.iter().filter(|part| part.is_found).map(|part| part.words.as_str());
        Some((all, found.collect()))
    }

    #[test]
    fn what_was_found_is_marked_in_its_own_letters() {
        let (all, found) = cut("Your PASSPORT is yours.", "passport").unwrap();
        assert_eq!((all.as_str(), found.as_str()), ("Your PASSPORT is yours.", "PASSPORT"));
        assert_eq!(cut("อายุ ១៨ ปี", "18").unwrap().1, "១៨");
        assert_eq!(cut("the wages of work", "work wages").unwrap().1, "work");
        assert_eq!(cut("bread", "wages"), None);
    }

    #[test]
    fn a_long_text_is_cut_at_words() {
        let text = format!("{}needle {}", "hay and straw ".repeat(40), "straw and hay ".repeat(40));
        let excerpt = Excerpt::whole(&text, &Query::parse("needle").unwrap()).unwrap();
        assert!(excerpt.has_before && excerpt.has_after);
        let all: String = excerpt.parts.iter().map(|part| part.words.as_str()).collect();
        assert!(all.chars().count() <= 2 * AROUND + "needle".len());
        for word in all.split_whitespace() {
            assert!(["hay", "and", "straw", "needle"].contains(&word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_piece_is_always_a_piece_of_the_text(head in "\\PC{0,200}", tail in "\\PC{0,200}") {
            let text = format!("{head} needle {tail}");
            let excerpt = Excerpt::whole(&text, &Query::parse("NEEDLE").unwrap()).unwrap();
            let all: String = excerpt.parts.iter().map(|part| part.words.as_str()).collect();
            prop_assert!(Folded::new(&text).original().contains(&all));
            prop_assert!(excerpt.parts.iter().any(|part| part.is_found));
        }
    }
}
