//! Words of people, within bounds, as they travel.
//!
//! Everything that a person wrote is one of these two types. Invariants: the words are composed, their blanks are
//! folded, and none of their characters controls something or turns the order of letters round, so that whoever reads
//! them sees what is there; and `Debug` never prints them.

use std::fmt;

use larkspur_packs::{Inline, PageError, Words};
use thiserror::Error;

use crate::limits::{
    LONGEST_KEYWORD, LONGEST_NAME, LONGEST_REMARK, LONGEST_SUMMARY, LONGEST_TITLE, LONGEST_UNIT,
};

/// Why a text is refused. It says nothing of the text itself.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadWords {
    /// Nothing, or only blanks.
    #[error("the text is empty")]
    Empty,
    /// More characters than it may have.
    #[error("the text has more than {most} characters")]
    TooLong {
        /// The most that it may have.
        most: usize,
    },
    /// A character that controls a terminal, or makes letters stand in another order than they are written
    /// (U+202D, U+202E): a reviewer would read other words than those that are there.
    #[error("the text has a character that no text needs")]
    Control,
    /// Something that a unit of a page does not have.
    #[error(transparent)]
    Line(Box<PageError>),
}

/// Finds what makes a text be shown in another order than it is written.
fn is_override(letter: char) -> bool {
    matches!(letter, '\u{202D}' | '\u{202E}')
}

/// What every text of a person is held to, before anything is read in it.
fn check(text: &str, most: usize) -> Result<(), BadWords> {
    if text.chars().count() > most {
        return Err(BadWords::TooLong { most });
    }
    if text.chars().any(is_override) {
        return Err(BadWords::Control);
    }
    if text.trim().is_empty() { Err(BadWords::Empty) } else { Ok(()) }
}

/// A line of plain words with at most `MOST` characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said<const MOST: usize>(Words);

impl<const MOST: usize> Said<MOST> {
    /// Folds the blanks of a text and keeps it.
    ///
    /// # Errors
    /// When it is empty, too long, or has a character that controls.
    pub fn parse(text: &str) -> Result<Self, BadWords> {
        check(text, MOST)?;
        let words = Words::parse(text).map_err(|_| BadWords::Control)?;
        // Composing may make more letters of one.
        check(words.as_str(), MOST)?;
        Ok(Self(words))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The words, as packs have them.
    pub fn words(&self) -> &Words {
        &self.0
    }
}

impl<const MOST: usize> fmt::Debug for Said<MOST> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Said")
    }
}

/// The title of a page.
pub type Title = Said<LONGEST_TITLE>;
/// The summary of a page.
pub type Summary = Said<LONGEST_SUMMARY>;
/// What else a page is found by.
pub type Keyword = Said<LONGEST_KEYWORD>;
/// The name under which somebody wants to be named. It need not be the one that the network knows.
pub type Name = Said<LONGEST_NAME>;
/// What a reviewer says of a unit, or of all.
pub type Remark = Said<LONGEST_REMARK>;

/// The words of a unit with their marks, as a page has them: strong, emphasis and links to the places that
/// docs/packs.md allows.
#[derive(Clone, PartialEq, Eq)]
pub struct UnitText(Vec<Inline>);

impl UnitText {
    /// Reads the line of a unit, as [`Inline::parse_line`] does.
    ///
    /// # Errors
    /// When it is empty or too long, or has what a page does not have.
    pub fn parse(text: &str) -> Result<Self, BadWords> {
        check(text, LONGEST_UNIT)?;
        let inlines = Inline::parse_line(text).map_err(|error| match error {
            PageError::EmptyUnit => BadWords::Empty,
            PageError::Control(_) => BadWords::Control,
            error => BadWords::Line(Box::new(error)),
        })?;
        Self::of(&inlines)
    }

    /// Takes the parts of a unit, if their line is one that could travel.
    ///
    /// # Errors
    /// As [`UnitText::parse`].
    pub(crate) fn of(inlines: &[Inline]) -> Result<Self, BadWords> {
        let line = Inline::print_line(inlines);
        check(&line, LONGEST_UNIT)?;
        let read = Inline::parse_line(&line).map_err(|error| BadWords::Line(Box::new(error)))?;
        Ok(Self(read))
    }

    /// The line, in the one way in which it is written. The digest is made of it.
    pub fn line(&self) -> String {
        Inline::print_line(&self.0)
    }

    /// Its parts.
    pub fn inlines(&self) -> &[Inline] {
        &self.0
    }
}

impl fmt::Debug for UnitText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnitText")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_characters_and_folded() {
        assert_eq!(Name::parse(" Sok \n Dara ").unwrap().as_str(), "Sok Dara");
        assert!(Name::parse(&"ស".repeat(LONGEST_NAME)).is_ok());
        let most = LONGEST_NAME;
        assert_eq!(Name::parse(&"ស".repeat(most + 1)), Err(BadWords::TooLong { most }));
        assert_eq!(Name::parse(" \u{a0}"), Err(BadWords::Empty));
        assert_eq!(Name::parse("a\u{1b}[1m"), Err(BadWords::Control));
    }

    #[test]
    fn letters_that_would_be_read_in_another_order_are_refused() {
        assert_eq!(Title::parse("117 \u{202e}911"), Err(BadWords::Control));
        assert_eq!(UnitText::parse("117 \u{202d}911"), Err(BadWords::Control));
        assert!(UnitText::parse("\u{200f}اسأل \u{2066}117\u{2069}").is_ok(), "isolates are needed");
    }

    #[test]
    fn a_unit_has_the_marks_of_a_page_and_one_way_to_be_written() {
        let text = UnitText::parse("Ask  [one](contact:PH)\nor **two**").unwrap();
        assert_eq!(text.line(), "Ask [one](contact:PH) or **two**");
        assert!(matches!(UnitText::parse("<b>a</b>"), Err(BadWords::Line(_))));
        assert!(matches!(UnitText::parse("[a](javascript:b)"), Err(BadWords::Line(_))));
        let most = LONGEST_UNIT;
        assert_eq!(UnitText::parse(&"a".repeat(most + 1)), Err(BadWords::TooLong { most }));
    }

    #[test]
    fn what_people_wrote_is_in_no_debug() {
        let words = format!("{:?}{:?}", Name::parse("Dara"), UnitText::parse("Dara"));
        assert!(!words.contains("Dara"), "{words}");
    }
}
