//! Two changes that were made at the same time, one after the other.
//!
//! The core's drafts transform what somebody types against what arrives meanwhile; the window's editor
//! moves the caret with it. Invariant: with opposite priorities both orders lead to the same text (TP1).

use crate::{
    Delta, DeltaBuilder, DeltaError, Op, Unit,
    pieces::{Head, Pieces},
};

/// Which of two changes made at the same time comes first: its inserts stand before those of the other at the
/// same place, and its attributes count where both change the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// The one on the left of the call: `self`.
    Left,
    /// The one on the right of the call: `other`.
    Right,
}

/// To which side a position keeps when text is put in exactly there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// It keeps to what is before it, and stands before the new text.
    Left,
    /// It keeps to what is behind it, and is moved by the new text.
    Right,
}

impl<U: Unit> Delta<U> {
    /// `other`, made in the same text as this change, as it has to be after this one (Quill Delta's
    /// `transform`). The two sides of a conversation give opposite priorities and come to the same text: TP1
    /// (Ressel, Nitsche-Ruhland, Gunzenhäuser 1996).
    ///
    /// # Errors
    /// [`DeltaError::TooLong`] when the lengths cannot be counted together.
    pub fn transform(&self, other: &Self, priority: Priority) -> Result<Self, DeltaError> {
        let (mut mine, mut theirs) = (Pieces::new(self), Pieces::new(other));
        let mut built = DeltaBuilder::new();
        while !theirs.is_done() {
            let len = mine.left().min(theirs.left());
            built = match (mine.head(), theirs.head(), priority) {
                (_, Head::Insert(text, attributes), Priority::Right)
                | (Head::Retain(_) | Head::Delete, Head::Insert(text, attributes), _) => {
                    theirs.advance(theirs.left())?;
                    built.insert_with(text, attributes.clone())
                }
                // What was put in here is text that the other does not know, and keeps.
                (Head::Insert(..), ..) => {
                    let inserted = mine.left();
                    mine.advance(inserted)?;
                    built.retain(inserted)
                }
                // What is gone can neither be deleted nor changed again.
                (Head::Delete, Head::Retain(_) | Head::Delete, _) => {
                    mine.advance(len)?;
                    theirs.advance(len)?;
                    built
                }
                (Head::Retain(_), Head::Delete, _) => {
                    mine.advance(len)?;
                    theirs.advance(len)?;
                    built.delete(len)
                }
                (Head::Retain(ours), Head::Retain(changes), _) => {
                    mine.advance(len)?;
                    theirs.advance(len)?;
                    built.retain_with(len, ours.transform(changes, priority))
                }
            };
        }
        built.build()
    }

    /// Where a position in the text before, in `U` from its start, is in the text after. In text that goes it
    /// comes to stand where that was. A position behind the end of the text stays as far behind it.
    ///
    /// # Errors
    /// [`DeltaError::TooLong`] when the new position cannot be counted.
    pub fn transform_position(&self, position: usize, bias: Bias) -> Result<usize, DeltaError> {
        // How far it is from here to the position before, and how far it is from the start to here after.
        let (mut ahead, mut after) = (position, 0_usize);
        for op in self.ops() {
            let step = match op {
                Op::Insert { .. } if ahead == 0 && bias == Bias::Left => break,
                Op::Insert { text, .. } => U::len_of(text),
                Op::Retain { len, .. } if *len > ahead => break,
                Op::Retain { len, .. } => *len,
                Op::Delete { .. } => 0,
            };
            after = after.checked_add(step).ok_or(DeltaError::TooLong)?;
            ahead = ahead.saturating_sub(op.len_before());
        }
        after.checked_add(ahead).ok_or(DeltaError::TooLong)
    }
}
