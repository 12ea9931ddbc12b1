//! What somebody looks for.
//!
//! Made of what was typed. Invariant: a query that exists has something to look for, and nothing in it is
//! read as an operator of FTS5 or as a wildcard.

use crate::{fold, words};

/// The longest query, in characters. Nobody types more; a page that was pasted finds nothing.
pub const LONGEST: usize = 200;
/// How many words of a query are looked for each by itself.
const MOST_TERMS: usize = 8;

/// Why nothing can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// No letter and no digit is in it.
    Empty,
    /// It is longer than [`LONGEST`].
    TooLong,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// All of it, folded.
    text: String,
    /// Its parts between blanks, folded.
    terms: Vec<String>,
}

impl Query {
    /// Reads what was typed.
    ///
    /// # Errors
    /// [`QueryError`] when there is nothing to look for, or too much.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        if typed.chars().count() > LONGEST {
            return Err(QueryError::TooLong);
        }
        let text = fold(typed).split_whitespace().collect::<Vec<_>>().join(" ");
        if words(&text).next().is_none() {
            return Err(QueryError::Empty);
        }
        let terms = text.split(' ').filter(|term| words(term).next().is_some());
        let terms = terms.take(MOST_TERMS).map(str::to_owned).collect();
        Ok(Self { text, terms })
    }

    /// All of it, folded.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its parts between blanks, folded. At least one.
    #[must_use]
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// The same without its blanks, if it has some: not everybody puts them where another does.
    pub(crate) fn joined(&self) -> Option<Self> {
        let text = self.text.replace(' ', "");
        (text != self.text).then(|| Self { terms: vec![text.clone()], text })
    }

    /// How many characters it has.
    pub(crate) fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// The question to the index of words: every term, each with what may follow its last word.
    pub(crate) fn all_terms(&self) -> String {
        let terms = self.terms.iter().map(|term| phrase(&words::spaced(term)) + "*");
        terms.collect::<Vec<_>>().join(" AND ")
    }
}

/// A phrase of FTS5's language, in which nothing is an operator (sqlite.org/fts5.html, section 3.1).
pub(crate) fn phrase(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_word_is_no_query() {
        for typed in ["", "  ", "…", "\u{200B}", "*\"%"] {
            assert_eq!(Query::parse(typed), Err(QueryError::Empty), "{typed:?}");
        }
        assert_eq!(Query::parse(&"a".repeat(201)), Err(QueryError::TooLong));
    }

    #[test]
    fn no_operator_and_no_wildcard_is_left() {
        let query = Query::parse("  Pass\"port OR  wages* ").unwrap();
        assert_eq!(query.text(), "pass\"port or wages*");
        assert_eq!(query.all_terms(), "\"pass port\"* AND \"or\"* AND \"wages\"*");
        assert_eq!(phrase("a\"b"), "\"a\"\"b\"");
    }
}
