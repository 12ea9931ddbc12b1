//! Where the caret is, in the webview's UTF-16 and in the core's code points, and where it goes when others change the text.
//!
//! Used by [`super::part_text`]. Pure. Invariant: a caret never comes to stand within a sign, and what somebody else puts in where
//! the caret stands comes behind it, so that what is typed stays together.

use larkspur_delta::Bias;

use super::part_state::Change;

/// What is selected in a field, in UTF-16 code units from its start. Nothing is, where both ends are one: the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Selection {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Selection {
    /// Where it is after a change of the text by somebody else.
    #[must_use]
    pub(super) fn follow(self, change: &Change, before: &str, after: &str) -> Self {
        let is_caret = self.start == self.end;
        let moved = |place: u32, bias| {
            let place = code_points(before, place);
            utf16(after, change.transform_position(place, bias).unwrap_or(place))
        };
        // What is selected does not grow by what is put in at its ends.
        let start = moved(self.start, if is_caret { Bias::Left } else { Bias::Right });
        let end = moved(self.end, Bias::Left);
        Self { start, end: end.max(start) }
    }
}

/// A place in UTF-16 code units, in code points. One within a pair counts as before it; one behind the end, as the end.
pub(super) fn code_points(text: &str, utf16: u32) -> usize {
    let mut left = utf16 as usize;
    let is_before = |sign: &char| match left.checked_sub(sign.len_utf16()) {
        Some(after) => {
            left = after;
            true
        }
        None => false,
    };
    text.chars().take_while(is_before).count()
}

fn utf16(text: &str, code_points: usize) -> u32 {
    let units: usize = text.chars().take(code_points).map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use larkspur_delta::{CodePoints, Delta};

    use super::*;

    #[test]
    fn a_place_is_counted_in_signs_and_in_halves_of_pairs() {
        for (text, place, signs) in [
            ("abc", 2, 2),
            ("a😀b", 1, 1),
            ("a😀b", 2, 1),
            ("a😀b", 3, 2),
            ("ខ្មែរ", 3, 3),
            ("👩\u{200D}💻", 3, 2),
            ("ab", 9, 2),
            ("", 0, 0),
        ] {
            assert_eq!(code_points(text, place), signs, "{text} {place}");
        }
        assert_eq!((utf16("a😀b", 2), utf16("ខ្មែរ", 3), utf16("a", 7)), (3, 3, 1));
    }

    fn follow(before: &str, after: &str, start: u32, end: u32) -> (u32, u32) {
        let change = Delta::<CodePoints>::diff(before, after, None);
        let selection = Selection { start, end }.follow(&change, before, after);
        (selection.start, selection.end)
    }

    #[test]
    fn the_caret_stays_at_the_words_beside_it() {
        for (before, after, caret, wanted) in [
            ("we ask", "today we ask", 6, 12),
            ("we ask", "we ask now", 2, 2),
            // What comes where the caret is comes behind it.
            ("we ask", "we ask!", 6, 6),
            // The words around it go.
            ("we do ask", "we ask", 4, 3),
            ("😀 ask", "😀😀 ask", 6, 8),
            ("ខ្មែរ", "ជនខ្មែរ", 5, 7),
        ] {
            assert_eq!(follow(before, after, caret, caret), (wanted, wanted), "{before} → {after}");
        }
    }

    #[test]
    fn what_is_selected_does_not_grow_at_its_ends() {
        assert_eq!(follow("ab", "xab", 0, 2), (1, 3));
        assert_eq!(follow("ab", "abx", 0, 2), (0, 2));
        assert_eq!(follow("abcd", "ad", 1, 3), (1, 1));
    }
}
