//! A page of the library on paper: a PDF that a screen reader can read too, or pictures for a printer.
//!
//! The core calls [`pdf`] when somebody saves a page and [`drawings`] when somebody prints one, and the shell takes them
//! wherever the person chose; `Sheet` says what is needed. The words of the app come in from the caller, in the reader's language.
//! docs/print.md says how a sheet looks and what was tried.
//!
//! Invariants: words are data and never markup, so nothing that a page says changes how it is set. Nothing is
//! fetched, and nothing is read but the faces in this crate and, if asked for, those of the system. Whoever finds the
//! paper or the file learns no name of a person or of a device from it, and the name of the app only where the page or its
//! attribution says it.

mod clusters;
mod drawing;
mod error;
mod faces;
mod order;
mod parts;
mod setting;
mod sheet;
mod system;
mod voice;

pub use drawing::{DOTS_PER_INCH, Drawing};
pub use error::PrintError;
pub use sheet::{Cited, Labels, Letters, Lines, Paper, Phrase, Sheet};
use typst_layout::PagedDocument;

/// Sets a page of the library as PDF/UA-1.
///
/// It computes for 20 to 500 ms and never waits: a caller with a runtime gives it a thread of its own.
///
/// # Errors
/// When no face has a character of the page, and when words of the app name it.
pub fn pdf(sheet: &Sheet<'_>) -> Result<Vec<u8>, PrintError> {
    set(sheet, setting::write)
}

/// Sets a page of the library and draws each sheet of paper in shades of grey, at [`DOTS_PER_INCH`]: 8.7 MB for one of A4.
///
/// It computes for up to a second and never waits, as [`pdf`].
///
/// # Errors
/// As [`pdf`].
pub fn drawings(sheet: &Sheet<'_>) -> Result<Vec<Drawing>, PrintError> {
    set(sheet, |document, _| Ok(drawing::of(document)))
}

fn set<T>(
    sheet: &Sheet<'_>,
    make: impl FnOnce(&PagedDocument, &setting::IsRtl<'_>) -> Result<T, PrintError>,
) -> Result<T, PrintError> {
    sheet.check_names()?;
    let (content, spoken) = parts::of(sheet);
    let faces = faces::for_words(&spoken, sheet.may_use_system_fonts)?;
    let voices = voice::of(&spoken, &faces);
    setting::set(&content, &voices, faces, make)
}
