//! What keeps a page from being printed.

use thiserror::Error;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PrintError {
    /// A script, or a single sign, that no face here can draw. It is told instead of printing empty boxes.
    #[error("no face has the letter {letter:?} of the script {script}")]
    NoFont {
        /// The script, by its code of ISO 15924: `Hans` and `Hant` are `Hani`, signs of no script `Zyyy`.
        script: String,
        /// The first letter that is missing.
        letter: char,
    },
    /// Words that the caller gave name the app. A paper must not out who holds it.
    #[error("words that are printed beside the page name the app")]
    NamesTheApp,
    /// The sheet could not be set: a fault of this crate, or a system font that may not be embedded.
    #[error("the sheet could not be set: {reason}")]
    NotSet {
        /// What the typesetter says.
        reason: String,
    },
}
