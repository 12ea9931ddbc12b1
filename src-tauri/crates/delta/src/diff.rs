//! What somebody did to a text of which one only knows what is in it now.
//!
//! The window's editor asks after every `input` of a textarea, and where the core tells it a text anew. Invariants: the delta leads from the old text to
//! the new one; it is one replacement, and the smallest, but that a replaced part of a grapheme cluster
//! takes the whole cluster with it.

use unicode_segmentation::GraphemeCursor;

use crate::{
    AttributeChanges, Attributes, Delta, DeltaBuilder, DeltaError, Document, Op, Unit,
    document::Reader, unit::cut,
};

impl<U: Unit> Delta<U> {
    /// The smallest replacement of one stretch that makes `new` of `old`.
    ///
    /// `caret` is where the caret is in `new`, in `U` from its start. When "a" is typed into "aaa" the texts
    /// alone do not say where; the caret does. A caret that does not fit is not heeded. Without one the
    /// replacement stands between grapheme clusters (Unicode Standard Annex 29) if it can, as far towards the
    /// end as it can.
    ///
    /// A replaced part of a cluster is widened to the whole one, so that whoever deletes the same cluster at
    /// the same time does not leave half a sign behind. What is only put in or only taken out is not
    /// widened: that is how marks are typed in many scripts, and the letter below should stay the same one.
    pub fn diff(old: &str, new: &str, caret: Option<usize>) -> Self {
        if old == new {
            return Self::new();
        }
        let caret = caret.and_then(|caret| byte_of::<U>(new, caret));
        let Change { start, old_end, new_end } = Both { old, new }.change(caret);
        let len_of = |text: &str, range| text.get(range).map_or(0, U::len_of);
        let text = new.get(start..new_end).unwrap_or_default().to_owned();
        let steps = [
            Op::Retain { len: len_of(old, 0..start), attributes: AttributeChanges::new() },
            Op::Insert { text, attributes: Attributes::new() },
            Op::Delete { len: len_of(old, start..old_end) },
        ];
        // This is normal form already, and lengths within two texts that are there can be counted.
        let is_some = |op: &Op| op.len_before() > 0 || op.len_after::<U>() > 0;
        Self::from_normal(steps.into_iter().filter(is_some).collect())
    }

    /// What makes `new` of `old`: one stretch is replaced as [`Self::diff`] finds it, and what stays gets the attributes that it
    /// has in `new`.
    ///
    /// # Errors
    /// [`DeltaError::TooLong`] when the lengths cannot be counted together.
    pub fn between(
        old: &Document,
        new: &Document,
        caret: Option<usize>,
    ) -> Result<Self, DeltaError> {
        let text = new.text();
        let words = Self::diff(&old.text(), &text, caret);
        let (mut before, mut after) = (Reader::new(old), Reader::new(new));
        let mut built = DeltaBuilder::new();
        for op in words.ops() {
            built = match op {
                Op::Retain { len, .. } => keep(built, &mut before, &mut after, *len)?,
                Op::Insert { text, .. } => after
                    .take::<U>(U::len_of(text))?
                    .into_iter()
                    .fold(built, |built, (text, has)| built.insert_with(text, has.clone())),
                Op::Delete { len } => {
                    before.take::<U>(*len)?;
                    built.delete(*len)
                }
            };
        }
        let rest = U::len_of(&text) - words.len_after();
        keep(built, &mut before, &mut after, rest)?.build()
    }
}

/// Keeps words that are the same in both documents.
fn keep<U: Unit>(
    mut built: DeltaBuilder<U>,
    before: &mut Reader<'_>,
    after: &mut Reader<'_>,
    len: usize,
) -> Result<DeltaBuilder<U>, DeltaError> {
    for (text, has) in after.take::<U>(len)? {
        for (piece, had) in before.take::<U>(U::len_of(text))? {
            built = built.retain_with(U::len_of(piece), AttributeChanges::between(had, has));
        }
    }
    Ok(built)
}

/// The place of a caret in bytes, if there is one.
fn byte_of<U: Unit>(text: &str, caret: usize) -> Option<usize> {
    let cut = cut::<U>(text, caret).ok()?;
    (cut.units == caret).then_some(cut.bytes)
}

/// Where two texts differ, in bytes: the same from their starts to `start`, and from the two ends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    start: usize,
    old_end: usize,
    new_end: usize,
}

/// Two texts that are not the same.
#[derive(Clone, Copy)]
struct Both<'a> {
    old: &'a str,
    new: &'a str,
}

impl Both<'_> {
    fn change(self, caret: Option<usize>) -> Change {
        let (head, tail) = (self.same_head(), self.same_tail());
        let shorter = self.old.len().min(self.new.len());
        if head + tail < shorter {
            let (old_end, new_end) = (self.old.len() - tail, self.new.len() - tail);
            return self.widened(Change { start: head, old_end, new_end });
        }
        // Only put in, or only taken out, and perhaps at one of several places: "a" in "aaa".
        let (first, last) = (shorter - tail, head);
        let deleted = self.old.len() - shorter;
        let inserted = self.new.len() - shorter;
        let at = |start| Change { start, old_end: start + deleted, new_end: start + inserted };
        let typed = caret
            .and_then(|caret| caret.checked_sub(inserted))
            .filter(|start| (first..=last).contains(start) && self.new.is_char_boundary(*start));
        if let Some(start) = typed {
            return at(start);
        }
        let mut places = (first..=last).rev().filter(|place| self.new.is_char_boundary(*place));
        at(places.find(|place| self.is_between_clusters(at(*place))).unwrap_or(last))
    }

    /// How long the two are the same from their starts.
    fn same_head(self) -> usize {
        let pairs = self.old.chars().zip(self.new.chars());
        pairs.take_while(|(old, new)| old == new).map(|(sign, _)| sign.len_utf8()).sum()
    }

    /// How long the two are the same up to their ends.
    fn same_tail(self) -> usize {
        let pairs = self.old.chars().rev().zip(self.new.chars().rev());
        pairs.take_while(|(old, new)| old == new).map(|(sign, _)| sign.len_utf8()).sum()
    }

    fn is_between_clusters(self, change: Change) -> bool {
        self.can_begin(change.start) && self.can_end(change)
    }

    fn can_begin(self, start: usize) -> bool {
        is_boundary(self.old, start) && is_boundary(self.new, start)
    }

    fn can_end(self, change: Change) -> bool {
        is_boundary(self.old, change.old_end) && is_boundary(self.new, change.new_end)
    }

    /// The same change with whole clusters. It ends at the ends of the texts at the latest.
    fn widened(self, mut change: Change) -> Change {
        while let Some(sign) = self.sign_before(change.start)
            && !self.can_begin(change.start)
        {
            change.start -= sign.len_utf8();
        }
        while let Some(sign) = self.sign_after(change.old_end)
            && !self.can_end(change)
        {
            change.old_end += sign.len_utf8();
            change.new_end += sign.len_utf8();
        }
        change
    }

    fn sign_before(self, place: usize) -> Option<char> {
        self.old.get(..place)?.chars().next_back()
    }

    fn sign_after(self, place: usize) -> Option<char> {
        self.old.get(place..)?.chars().next()
    }
}

/// Whether a place is between two clusters. A cursor that is given the whole text always knows.
fn is_boundary(text: &str, place: usize) -> bool {
    GraphemeCursor::new(place, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Utf16;

    fn diff(old: &str, new: &str, caret: Option<usize>) -> (usize, String, usize) {
        let delta = Delta::<Utf16>::diff(old, new, caret);
        assert_eq!(delta.apply_to_text(old).as_deref(), Ok(new));
        let mut replacement = (0, String::new(), 0);
        for op in delta.ops() {
            match op {
                Op::Retain { len, .. } => replacement.0 = *len,
                Op::Insert { text, .. } => replacement.1.clone_from(text),
                Op::Delete { len } => replacement.2 = *len,
            }
        }
        replacement
    }

    fn replacement(kept: usize, inserted: &str, deleted: usize) -> (usize, String, usize) {
        (kept, inserted.to_owned(), deleted)
    }

    #[test]
    fn the_smallest_stretch_is_replaced() {
        assert_eq!(diff("fair wages", "fair pay", None), replacement(5, "pay", 5));
        assert_eq!(diff("", "new", None), replacement(0, "new", 0));
        assert_eq!(diff("old", "", None), replacement(0, "", 3));
        assert!(Delta::<Utf16>::diff("same", "same", Some(1)).is_identity());
    }

    #[test]
    fn what_is_typed_among_its_likes_is_where_the_caret_is() {
        for caret in 1..=4 {
            assert_eq!(diff("aaa", "aaaa", Some(caret)), replacement(caret - 1, "a", 0));
        }
        for caret in 0..=3 {
            assert_eq!(diff("aaaa", "aaa", Some(caret)), replacement(caret, "", 1));
        }
        assert_eq!(diff("an an", "an an an", Some(6)), replacement(3, "an ", 0));
    }

    #[test]
    fn a_caret_that_does_not_fit_is_not_heeded() {
        for caret in [None, Some(0), Some(5), Some(usize::MAX)] {
            assert_eq!(diff("aaa", "aaaa", caret), replacement(3, "a", 0));
        }
        // Within the surrogate pair.
        assert_eq!(diff("😀", "😀😀", Some(1)), replacement(2, "😀", 0));
    }

    #[test]
    fn one_of_two_like_letters_goes_with_its_own_mark() {
        // The marks alone would fit too: "e" stays, the next "´e" goes.
        assert_eq!(diff("e\u{301}e\u{301}e", "e\u{301}e", None), replacement(2, "", 2));
    }

    #[test]
    fn a_mark_is_typed_and_taken_back_without_its_letter() {
        assert_eq!(diff("e", "e\u{301}", None), replacement(1, "\u{301}", 0));
        assert_eq!(diff("ខ្ម", "ខ្មែ", None), replacement(3, "ែ", 0));
        assert_eq!(diff("ကို", "ကိ", None), replacement(2, "", 1));
    }

    #[test]
    fn a_replaced_part_of_a_sign_takes_the_whole_sign_with_it() {
        let (programmer, scientist) = ("👩\u{200D}💻", "👩\u{200D}🔬");
        assert_eq!(diff(programmer, scientist, None), replacement(0, scientist, 5));
        assert_eq!(diff("xकिy", "xकीy", None), replacement(1, "की", 2));
        // U+1F600 and U+1F601 have the same first half.
        assert_eq!(diff("😀", "😁", None), replacement(0, "😁", 2));
    }

    #[test]
    fn an_invisible_break_is_a_sign_of_its_own() {
        assert_eq!(diff("ខ្មែរក្រោម", "ខ្មែរ\u{200B}ក្រោម", None), replacement(5, "\u{200B}", 0));
    }
}
