//! A finished policy draft as the files that governments accept: DOCX, ODT, HTML, Markdown, and JSON for an archive.
//!
//! The core fills a [`model::Document`] from a draft whose versions are signed and whose consents hold, and calls [`write`]; the
//! shell takes the bytes wherever the person chose, after [`leaks`] found nothing. Words of the app come in from the caller. docs/export.md
//! says what stands in each format and what was tried.
//!
//! Invariants: nothing here reads, waits or asks the time; the same document makes the same bytes; words are data and never
//! markup; a file names nobody but by the labels that the document has, and says no time, no program, no id.

mod blocks;
mod docx;
mod error;
pub mod flow;
mod html;
mod json;
mod lang;
mod leaks;
mod look;
mod markdown;
pub mod model;
mod odt;
mod package;
mod script;
mod settle;
mod text;
mod xml;

pub use blocks::{Passage, Targets, blocks};
pub use error::ExportError;
pub use json::read as read_archive;
pub use lang::{BadLang, Lang};
pub use leaks::{Found, Leak, leaks, leaks_in_name};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// What Word writes.
    Docx,
    /// The text format of ODF.
    Odt,
    /// One page for mail and the web.
    Html,
    /// Plain text with marks.
    Markdown,
    /// The document as data.
    Json,
}

/// What not every format can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// What people suggest, as suggestions.
    Suggestions,
    /// What people say about passages.
    Comments,
}

/// What becomes of what people suggest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    /// The text is as it stands without.
    #[default]
    LeaveOut,
    /// The text is as it would be with all of them.
    TakeUp,
    /// They are shown, and by whom they are.
    Show,
}

/// How one file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What becomes of what people suggest.
    pub changes: Changes,
    /// Whether comments come along.
    pub has_comments: bool,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Odt, Self::Html, Self::Markdown, Self::Json];

    /// How the name of a file ends, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// Whether it has a place for this.
    pub const fn can_show(self, what: Shown) -> bool {
        match (self, what) {
            (Self::Odt, Shown::Suggestions) | (Self::Html | Self::Markdown, Shown::Comments) => {
                false
            }
            (Self::Docx | Self::Odt | Self::Html | Self::Markdown | Self::Json, _) => true,
        }
    }
}

/// Writes a document. It computes for less than a second for 100 pages, and never waits.
///
/// # Errors
/// When the format cannot show what the options ask for, when the document is not whole, or when the file would be too large.
pub fn write(
    document: &model::Document,
    format: Format,
    options: Options,
) -> Result<Vec<u8>, ExportError> {
    let wanted = [
        (options.changes == Changes::Show, Shown::Suggestions),
        (options.has_comments, Shown::Comments),
    ];
    for (is_wanted, what) in wanted {
        if is_wanted && !format.can_show(what) {
            return Err(ExportError::CannotShow { format, what });
        }
    }
    document.check()?;
    let document = settle::settle(document, options);
    let flow = flow::Flow::of(&document)?;
    match format {
        Format::Docx => docx::write(&flow),
        Format::Odt => odt::write(&flow),
        Format::Html => Ok(html::write(&flow)),
        Format::Markdown => Ok(markdown::write(&flow)),
        Format::Json => json::write(&document),
    }
}
