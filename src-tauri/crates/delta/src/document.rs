//! A text with what its stretches are: what a delta is applied to.
//!
//! The core's drafts make one of what the CRDT keeps, the window's editor one of what it shows. It belongs
//! to no unit, since it is words and not lengths. Invariant: no run is empty, and no two neighbours have
//! the same attributes, so two documents that read the same are equal.

use std::fmt;

use crate::{Attributes, DeltaError, Unit, unit::cut};

/// A stretch of text with the same attributes throughout.
#[derive(Clone, PartialEq, Eq)]
pub struct Run {
    /// Its words. In a document there is no run without any.
    pub text: String,
    /// What it has.
    pub attributes: Attributes,
}

/// Words are not printed: only their length, in code points.
impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Run({}, {:?})", self.text.chars().count(), self.attributes)
    }
}

/// A text with what its stretches are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    runs: Vec<Run>,
}

impl Document {
    /// Nothing is written.
    pub const fn new() -> Self {
        Self { runs: Vec::new() }
    }

    /// A text without attributes.
    pub fn plain(text: &str) -> Self {
        let mut document = Self::new();
        document.push(text, &Attributes::new());
        document
    }

    /// Writes on at the end.
    pub fn push(&mut self, text: &str, attributes: &Attributes) {
        match self.runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.attributes == *attributes => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), attributes: attributes.clone() }),
        }
    }

    /// Its stretches, in order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl FromIterator<Run> for Document {
    fn from_iter<T: IntoIterator<Item = Run>>(runs: T) -> Self {
        let mut document = Self::new();
        for run in runs {
            document.push(&run.text, &run.attributes);
        }
        document
    }
}

/// Walks through a document and takes stretches of any length off it.
pub(crate) struct Reader<'a> {
    runs: &'a [Run],
    /// How much of the first run is passed, in bytes, always between two signs.
    passed: usize,
}

impl<'a> Reader<'a> {
    /// Stands before the first sign.
    pub(crate) fn new(document: &'a Document) -> Self {
        Self { runs: &document.runs, passed: 0 }
    }

    /// Takes the next `len` units, run by run.
    pub(crate) fn take<U: Unit>(
        &mut self,
        mut len: usize,
    ) -> Result<Vec<(&'a str, &'a Attributes)>, DeltaError> {
        let mut taken = Vec::new();
        while len > 0 {
            let (run, later) = self.runs.split_first().ok_or(DeltaError::PastEnd)?;
            let text = run.text.get(self.passed..).unwrap_or_default();
            let cut = cut::<U>(text, len)?;
            let (text, left) = text.split_at(cut.bytes);
            taken.push((text, &run.attributes));
            len -= cut.units;
            self.passed += cut.bytes;
            if left.is_empty() {
                (self.runs, self.passed) = (later, 0);
            }
        }
        Ok(taken)
    }

    /// Takes what is left.
    pub(crate) fn rest(self) -> impl Iterator<Item = (&'a str, &'a Attributes)> {
        let skips = std::iter::once(self.passed).chain(std::iter::repeat(0));
        self.runs.iter().zip(skips).map(|(run, skip)| {
            let text = run.text.get(skip..).unwrap_or_default();
            (text, &run.attributes)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CodePoints, Utf16};

    fn strong() -> Attributes {
        Attributes::new().with("strong", true)
    }

    fn run(text: &str, attributes: Attributes) -> Run {
        Run { text: text.into(), attributes }
    }

    #[test]
    fn documents_that_read_the_same_are_equal() {
        let plain = Attributes::new;
        let pieces = [run("a", plain()), run("", strong()), run("b", plain()), run("c", strong())];
        let document: Document = pieces.into_iter().collect();
        assert_eq!(document.runs(), [run("ab", plain()), run("c", strong())]);
        assert_eq!(document.text(), "abc");
        assert_eq!(Document::plain(""), Document::new());
    }

    #[test]
    fn a_reader_takes_stretches_across_runs_and_within_them() {
        let document: Document =
            [run("a😀", Attributes::new()), run("bc", strong())].into_iter().collect();
        let mut reader = Reader::new(&document);
        assert_eq!(reader.take::<Utf16>(1), Ok(vec![("a", &Attributes::new())]));
        assert_eq!(reader.take::<Utf16>(1), Err(DeltaError::InsidePair));
        let taken = reader.take::<CodePoints>(2);
        assert_eq!(taken, Ok(vec![("😀", &Attributes::new()), ("b", &strong())]));
        assert_eq!(reader.rest().collect::<Vec<_>>(), [("c", &strong())]);
        assert_eq!(Reader::new(&document).take::<Utf16>(6), Err(DeltaError::PastEnd));
    }
}
