//! What has changed in a text, by words.
//!
//! Told wherever somebody looks at what has changed: in a translation's source, in a proposed page, between two versions of a
//! draft. Invariant: what is the same and what was removed is the text before; what is the same and what was added is the text now.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A piece of a text beside what it said before.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It stood there and stands there.
    Same { words: String },
    /// It was added.
    Added { words: String },
    /// It was taken out.
    Removed { words: String },
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Change")
    }
}
