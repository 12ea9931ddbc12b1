//! What keeps a draft from being written as a file.

use thiserror::Error;

use crate::{Format, Shown};

/// Why there is no file. No word of the draft is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ExportError {
    /// The format has no place for what is to be shown. [`Format::can_show`] says it beforehand.
    #[error("{format:?} cannot show {what:?}")]
    CannotShow {
        /// Which format.
        format: Format,
        /// What was asked for.
        what: Shown,
    },
    /// The text points to a note, a source or a comment that is not in the document, or a comment begins and does not end.
    #[error("the text points to what is not in the document")]
    Dangling,
    /// A row of a table has not as many cells as the table has columns.
    #[error("a row has not as many cells as its table has columns")]
    UnevenTable,
    /// The parts could not be put into one file: it would be larger than the format allows.
    #[error("the parts could not be put into one file")]
    NotPacked,
    /// The file is not one of this format, or is damaged.
    #[error("the file is not one of this format")]
    NotRead,
    /// The archive was written by a newer version of the app.
    #[error("the archive has the version {0}, which is newer")]
    Newer(u32),
}
