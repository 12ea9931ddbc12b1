//! One step of a delta through a text.
//!
//! [`crate::DeltaBuilder`] puts steps together; the core's drafts read them to hand them on to the CRDT, the
//! window's editor to show them. Invariant: a step stands only within a [`crate::Delta`], which says in
//! which unit its length is counted.

use std::fmt;

use crate::{AttributeChanges, Attributes, Unit};

/// One step through a text (quilljs.com/docs/delta). Lengths are in the unit of the delta it stands in.
#[derive(Clone, PartialEq, Eq)]
pub enum Op {
    /// Text stays.
    Retain {
        /// How much of it.
        len: usize,
        /// What becomes of its attributes.
        attributes: AttributeChanges,
    },
    /// Text is put in.
    Insert {
        /// Its words.
        text: String,
        /// What it has.
        attributes: Attributes,
    },
    /// Text goes.
    Delete {
        /// How much of it.
        len: usize,
    },
}

impl Op {
    /// How much of the text before it walks over.
    pub(crate) fn len_before(&self) -> usize {
        match self {
            Self::Retain { len, .. } | Self::Delete { len } => *len,
            Self::Insert { .. } => 0,
        }
    }

    /// How much of the text after comes from it.
    pub(crate) fn len_after<U: Unit>(&self) -> usize {
        match self {
            Self::Retain { len, .. } => *len,
            Self::Insert { text, .. } => U::len_of(text),
            Self::Delete { .. } => 0,
        }
    }
}

/// Words are not printed: only their length, in code points.
impl fmt::Debug for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Retain { len, attributes } => write!(f, "Retain({len}, {attributes:?})"),
            Self::Insert { text, attributes } => {
                write!(f, "Insert({}, {attributes:?})", text.chars().count())
            }
            Self::Delete { len } => write!(f, "Delete({len})"),
        }
    }
}
