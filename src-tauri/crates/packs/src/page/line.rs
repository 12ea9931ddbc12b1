//! The words of one unit by themselves: with their marks in a line, without the mark of the block and the id.
//!
//! Whoever translates types such a line, and proposals carry them. Invariant: what is read here has its place
//! in any unit of a page, whatever its first sign is, and what is printed is read as the same parts.

use crate::{
    Inline, PageError, UnitKind,
    page::{blocks::read_units, inline::fold_blanks, parse::Findings, print},
    text::{find_control, is_blank, normal},
};

/// Stands before the words while they are read, so that their first sign is never the mark of a block:
/// whoever types `1. May` into a paragraph means these words.
const LEAD: &str = "x ";
/// Stands after them: the parser wants an id on each unit.
const MARK: &str = " {#u1}";

impl Inline {
    /// Reads the words of a unit as they stand in a page (`**strong**`, `*emphasis*`, `[words](target)`, and
    /// a backslash before a sign that is no mark). Line ends are blanks, and blanks are folded.
    ///
    /// # Errors
    /// The first thing that a page does not have.
    pub fn parse_line(text: &str) -> Result<Vec<Self>, PageError> {
        let text = normal(text);
        if let Some((_, letter)) = find_control(&text) {
            return Err(PageError::Control(letter));
        }
        let parts: Vec<&str> = text.split(is_blank).filter(|part| !part.is_empty()).collect();
        let line = parts.join(" ");
        if line.trim().is_empty() {
            return Err(PageError::EmptyUnit);
        }
        let piece = format!("{LEAD}{line}{MARK}");
        let mut findings = Findings::new("", &piece);
        let mut units = read_units(&piece, 0, None, &mut findings);
        if let Some(error) = findings.into_first_error() {
            return Err(error);
        }
        match (units.pop(), units.is_empty()) {
            (Some(unit), true) if unit.kind == UnitKind::Paragraph => without_lead(unit.inlines),
            _ => Err(PageError::BadMark),
        }
    }

    /// The words of a unit with their marks, as [`Inline::parse_line`] reads them.
    pub fn print_line(inlines: &[Self]) -> String {
        print::print_line(inlines)
    }
}

fn without_lead(mut inlines: Vec<Inline>) -> Result<Vec<Inline>, PageError> {
    let Some(Inline::Text(first)) = inlines.first_mut() else { return Err(PageError::BadMark) };
    let Some(rest) = first.strip_prefix(LEAD) else { return Err(PageError::BadMark) };
    *first = rest.to_owned();
    let inlines = fold_blanks(inlines);
    let mut words = String::new();
    super::write_words(&inlines, &mut words);
    if words.trim().is_empty() { Err(PageError::EmptyUnit) } else { Ok(inlines) }
}
