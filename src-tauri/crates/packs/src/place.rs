//! Where something was found: a file of the pack and a line in it.
//!
//! Reading, checking and the tools that print what they found use it. Invariant: `file` is the path
//! below the folder of the pack, with `/` on every system, and lines count from 1.

use std::fmt;

/// Something that was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The file, below the folder of the pack.
    pub file: String,
    /// The line, when it is about one.
    pub line: Option<usize>,
    /// What was found there.
    pub what: T,
}

impl<T> Placed<T> {
    /// Found on a line of a file.
    pub fn on_line(file: &str, line: usize, what: impl Into<T>) -> Self {
        Self { file: file.to_owned(), line: Some(line), what: what.into() }
    }

    /// Found in a file, on no line of its own.
    pub fn in_file(file: &str, what: impl Into<T>) -> Self {
        Self { file: file.to_owned(), line: None, what: what.into() }
    }

    /// The same place with something else in it.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { file: self.file, line: self.line, what: f(self.what) }
    }
}

impl<T: fmt::Display> fmt::Display for Placed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}
