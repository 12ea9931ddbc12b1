//! Two changes in a row as one.
//!
//! The core's drafts compose what somebody typed while nothing could be sent; the window's editor does so
//! while an answer is awaited. Invariant: applying the composed delta is applying one and then the other.

use crate::{
    Delta, DeltaBuilder, DeltaError, Unit,
    pieces::{Head, Pieces},
};

impl<U: Unit> Delta<U> {
    /// This change and then `later`, which was made in the text after this one (Quill Delta's `compose`).
    ///
    /// # Errors
    /// [`DeltaError::InsidePair`] when `later` cuts a surrogate pair that was put in here, and
    /// [`DeltaError::TooLong`] when the lengths cannot be counted together.
    pub fn compose(&self, later: &Self) -> Result<Self, DeltaError> {
        let (mut first, mut second) = (Pieces::new(self), Pieces::new(later));
        let mut built = DeltaBuilder::new();
        while !(first.is_done() && second.is_done()) {
            let len = first.left().min(second.left());
            built = match (first.head(), second.head()) {
                // What only one of the two walks through is taken whole.
                (_, Head::Insert(text, attributes)) => {
                    second.advance(second.left())?;
                    built.insert_with(text, attributes.clone())
                }
                (Head::Delete, _) => {
                    let deleted = first.left();
                    first.advance(deleted)?;
                    built.delete(deleted)
                }
                (Head::Retain(changes), Head::Retain(later)) => {
                    first.advance(len)?;
                    second.advance(len)?;
                    built.retain_with(len, changes.compose(later))
                }
                (Head::Retain(_), Head::Delete) => {
                    first.advance(len)?;
                    second.advance(len)?;
                    built.delete(len)
                }
                (Head::Insert(_, attributes), Head::Retain(changes)) => {
                    second.advance(len)?;
                    built.insert_with(first.advance(len)?, attributes.changed_by(changes))
                }
                // What was put in and taken out again leaves no trace.
                (Head::Insert(..), Head::Delete) => {
                    first.advance(len)?;
                    second.advance(len)?;
                    built
                }
            };
        }
        built.build()
    }
}
