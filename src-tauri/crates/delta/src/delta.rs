//! A delta: what it is, how long, and how large it may be.
//!
//! The core's drafts hold what the window sends to [`Delta::check`] before anything else is done with it.
//! Invariants: the steps are in the normal form of [`DeltaBuilder`], and the lengths of the text before and
//! after can each be counted.

use std::{fmt, marker::PhantomData};

use crate::{DeltaBuilder, DeltaError, Document, Op, Run, Unit};

/// A change of a text: steps through it from its start. What lies behind the last step stays as it is.
///
/// Lengths are in `U`. The two units do not mix:
///
/// ```compile_fail
/// use larkspur_delta::{CodePoints, Delta, Utf16};
/// let typed = Delta::<Utf16>::new();
/// let kept = Delta::<CodePoints>::new();
/// let _ = kept.compose(&typed);
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Delta<U: Unit> {
    ops: Vec<Op>,
    unit: PhantomData<U>,
}

/// What makes a document of nothing.
impl<U: Unit> From<&Document> for Delta<U> {
    fn from(document: &Document) -> Self {
        let run = |run: &Run| Op::Insert { text: run.text.clone(), attributes: run.attributes.clone() };
        // No run is empty and no two neighbours are alike, so they are steps in normal form.
        Self::from_normal(document.runs().iter().map(run).collect())
    }
}

impl<U: Unit> Delta<U> {
    /// The identity: everything stays as it is.
    pub const fn new() -> Self {
        Self { ops: Vec::new(), unit: PhantomData }
    }

    /// Begins a delta.
    pub fn builder() -> DeltaBuilder<U> {
        DeltaBuilder::new()
    }

    /// Takes steps that are in normal form and whose lengths can be counted.
    pub(crate) fn from_normal(ops: Vec<Op>) -> Self {
        Self { ops, unit: PhantomData }
    }

    /// The steps, in normal form.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Whether everything stays as it is.
    pub fn is_identity(&self) -> bool {
        self.ops.is_empty()
    }

    /// How long a text has to be at least, in `U`.
    pub fn len_before(&self) -> usize {
        self.ops.iter().map(Op::len_before).sum()
    }

    /// How long that stretch of the text is afterwards, in `U`. A longer text keeps its rest.
    pub fn len_after(&self) -> usize {
        self.ops.iter().map(Op::len_after::<U>).sum()
    }

    /// How much text is put in, in `U`.
    pub fn len_inserted(&self) -> usize {
        let inserts = self.ops.iter().filter(|op| matches!(op, Op::Insert { .. }));
        inserts.map(Op::len_after::<U>).sum()
    }

    /// Holds a delta from outside to bounds: at most `max_ops` steps in normal form and `max_inserted` of text,
    /// in `U`; and attributes within [`crate::MOST_ATTRIBUTES`], [`crate::LONGEST_NAME`] and
    /// [`crate::LONGEST_VALUE`].
    ///
    /// # Errors
    /// [`DeltaError::TooManyOps`], [`DeltaError::TooMuchInserted`], [`DeltaError::LargeAttributes`].
    pub fn check(&self, max_ops: usize, max_inserted: usize) -> Result<(), DeltaError> {
        if self.ops.len() > max_ops {
            return Err(DeltaError::TooManyOps { most: max_ops });
        }
        if self.len_inserted() > max_inserted {
            return Err(DeltaError::TooMuchInserted { most: max_inserted });
        }
        self.ops.iter().try_for_each(|op| match op {
            Op::Retain { attributes, .. } => attributes.check(),
            Op::Insert { attributes, .. } => attributes.check(),
            Op::Delete { .. } => Ok(()),
        })
    }
}

/// The steps without their words.
impl<U: Unit> fmt::Debug for Delta<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.ops).finish()
    }
}
