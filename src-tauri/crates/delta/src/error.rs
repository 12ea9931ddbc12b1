//! Why a delta cannot be made, changed or applied.
//!
//! Every fallible call of the crate answers with it; the core's drafts and the window's editor map it to
//! their own codes. Invariant: it says nothing of the text itself, and nobody but a developer reads it.

use thiserror::Error;

/// Why a delta is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DeltaError {
    /// Something is kept or deleted beyond the end of the text.
    #[error("the delta reaches beyond the end of the text")]
    PastEnd,
    /// A length in UTF-16 code units ends between the two halves of a sign beyond U+FFFF.
    #[error("the delta cuts a surrogate pair")]
    InsidePair,
    /// The lengths of all operations together are more than a `usize`, which no text is.
    #[error("the lengths of the delta are more than can be counted")]
    TooLong,
    /// A version of the text that is not remembered any more, or has not come.
    #[error("the version of the text is not known")]
    Stale,
    /// More operations than allowed, in normal form.
    #[error("the delta has more than {most} operations")]
    TooManyOps {
        /// The most that it may have.
        most: usize,
    },
    /// More inserted text than allowed.
    #[error("the delta inserts more than {most} units")]
    TooMuchInserted {
        /// The most that it may insert, in the delta's own unit.
        most: usize,
    },
    /// Attributes of one operation that are too many, or a name or value among them that is too long.
    #[error("the attributes of an operation are too large")]
    LargeAttributes,
}
