//! How each kind of paragraph looks on paper, for the formats that have styles.
//!
//! DOCX and ODT make their styles of it. Invariants: nothing is justified and nothing hyphenated, since neither can be read well
//! in most scripts; what a paragraph is can be told without colour.

use crate::flow::Role;

/// How a kind of paragraph looks. Lengths are twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// What its style is called in the file.
    pub(crate) style: &'static str,
    /// How large Latin letters are, in half points.
    pub(crate) size: u32,
    /// Whether it is strong throughout.
    pub(crate) is_strong: bool,
    /// Room above it.
    pub(crate) before: u32,
    /// Room below it.
    pub(crate) after: u32,
    /// Room beside it, where it begins.
    pub(crate) indent: u32,
    /// Whether it stays with what follows.
    pub(crate) keeps_next: bool,
}

const fn look(style: &'static str, size: u32, is_strong: bool, before: u32, after: u32) -> Look {
    Look { style, size, is_strong, before, after, indent: 0, keeps_next: false }
}

const fn heading(style: &'static str, size: u32, before: u32) -> Look {
    Look { keeps_next: true, ..look(style, size, true, before, 80) }
}

pub(crate) const TITLE: Look = look("Title", 40, true, 0, 160);
pub(crate) const LINE: Look = look("Subtitle", 22, false, 0, 60);
pub(crate) const HEADINGS: [Look; 3] =
    [heading("Heading1", 30, 360), heading("Heading2", 26, 280), heading("Heading3", 23, 240)];
pub(crate) const TEXT: Look = look("Text", 22, false, 0, 140);
pub(crate) const ITEM: Look = look("ListItem", 22, false, 0, 60);
pub(crate) const QUOTE: Look = Look { indent: 567, ..look("Quotation", 22, false, 0, 140) };
pub(crate) const SOURCE: Look = look("Source", 20, false, 0, 80);
pub(crate) const CELL: Look = look("Cell", 20, false, 20, 20);
pub(crate) const HEAD: Look = look("CellHead", 20, true, 20, 20);
pub(crate) const NOTE: Look = look("Note", 18, false, 0, 40);
pub(crate) const REMARK: Look = look("Remark", 20, false, 0, 0);

/// Every look, in a fixed order.
pub(crate) const ALL: [Look; 13] = [
    TITLE,
    LINE,
    HEADINGS[0],
    HEADINGS[1],
    HEADINGS[2],
    TEXT,
    ITEM,
    QUOTE,
    SOURCE,
    CELL,
    HEAD,
    NOTE,
    REMARK,
];

/// How far an item of a list stands from the one around it.
pub(crate) const STEP: u32 = 425;

/// The look of a paragraph.
pub(crate) fn of(role: Role) -> Look {
    match role {
        Role::Title => TITLE,
        Role::Line => LINE,
        Role::Heading(level) => HEADINGS[usize::from(level.clamp(1, 3)) - 1],
        Role::Text(_) => TEXT,
        Role::Item(_) => ITEM,
        Role::Quote => QUOTE,
        Role::Source(_) => SOURCE,
        Role::Cell => CELL,
        Role::Head => HEAD,
    }
}

/// The size of letters of a face, in half points, where Latin ones have this one.
pub(crate) fn scaled(size: u32, hundredths: u32) -> u32 {
    (size * hundredths + 50) / 100
}
