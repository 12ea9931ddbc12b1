//! Markdown: CommonMark with the tables and footnotes of GitHub, and a YAML head.
//!
//! [`crate::write`] calls it, for wikis and issue trackers. Invariants: nothing that people write is markup: every sign that could
//! be is escaped; what Markdown cannot say of words for certain, is said by the five elements `strong`, `em`, `ins`, `del`, `br`, which it
//! takes from HTML. It cannot say the language or the direction of a block; the head says that of the document.

use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

use crate::{
    flow::{Flow, Grid, Item, Paragraph, Part, Piece, Role, Words},
    model::{Document, Edits},
};

/// Writes a document.
pub(crate) fn write(flow: &Flow<'_>) -> Vec<u8> {
    let mut out = head(flow.document);
    let mut lists = Lists::default();
    let mut was_item = false;
    for part in &flow.parts {
        let item = match part {
            Part::Paragraph(Paragraph { role: Role::Item(item), .. }) => Some(*item),
            _ => None,
        };
        // The items of a list stand line below line, everything else has a gap above it.
        if !(was_item && item.is_some()) {
            out.push('\n');
        }
        was_item = item.is_some();
        match part {
            Part::Paragraph(paragraph) => {
                out.push_str(&lists.mark(item, paragraph.role));
                inlines(&mut out, &paragraph.pieces);
                out.push('\n');
            }
            Part::Grid(of) => {
                lists.open.clear();
                grid(&mut out, of);
            }
        }
    }
    for (at, note) in flow.notes.iter().enumerate() {
        let _ = write!(out, "\n[^{}]: ", at + 1);
        inlines(&mut out, &note.pieces);
        out.push('\n');
    }
    out.into_bytes()
}

/// The head: strings of JSON are strings of YAML (YAML 1.2, 1.3).
fn head(document: &Document) -> String {
    let mut out = "---\n".to_owned();
    let mut add = |key: &str, value: serde_json::Value| {
        let _ = writeln!(out, "{key}: {value}");
    };
    let clean = |text: &str| crate::text::clean(text).into_owned();
    add("title", clean(&document.title).into());
    add("lang", document.lang.as_str().into());
    if !document.attribution.is_empty() {
        add("author", document.attribution.iter().map(|line| clean(line)).collect());
    }
    if !document.date.is_empty() {
        add("date", clean(&document.date).into());
    }
    out.push_str("---\n");
    out
}

/// How wide the marks are of the lists that an item stands in.
#[derive(Default)]
struct Lists {
    open: Vec<usize>,
}

impl Lists {
    /// What stands before a paragraph.
    fn mark(&mut self, item: Option<Item>, role: Role) -> String {
        let Some(item) = item else {
            self.open.clear();
            return match role {
                Role::Title => "# ".to_owned(),
                Role::Heading(level) => format!("{} ", "#".repeat(usize::from(level) + 1)),
                Role::Quote => "> ".to_owned(),
                Role::Text(Some(number)) => format!("{number}\\. "),
                Role::Source(number) => format!("\\[{number}\\] "),
                _ => String::new(),
            };
        };
        self.open.truncate(usize::from(item.level));
        let around = " ".repeat(self.open.iter().sum());
        let mark = item.number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        self.open.push(mark.len());
        around + &mark
    }
}

fn inlines(out: &mut String, pieces: &[Piece<'_>]) {
    let mut may_mark = true;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(of) => {
                let is_end = !pieces[at + 1..].iter().any(shows);
                words(out, of, &mut may_mark, is_end);
            }
            Piece::Note(note, edits) => edited(out, edits, |out| {
                let _ = write!(out, "[^{}]", note + 1);
            }),
            Piece::Source(number, edits) => edited(out, edits, |out| {
                let _ = write!(out, "\\[{number}\\]");
            }),
            Piece::CommentStart(_) | Piece::CommentEnd(_) => {}
        }
    }
}

fn shows(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Text(words) => !words.text.is_empty(),
        Piece::Note(..) | Piece::Source(..) => true,
        Piece::CommentStart(_) | Piece::CommentEnd(_) => false,
    }
}

/// Writes words. `may_mark` and `is_end` are those of [`escape`].
fn words(out: &mut String, words: &Words<'_>, may_mark: &mut bool, is_end: bool) {
    let text = crate::text::clean(&words.text);
    let mut escaped = String::new();
    escape(&mut escaped, &text, may_mark, is_end);
    edited(out, words.edits, |out| {
        if words.link.is_some() {
            out.push('[');
        }
        let has_one = words.is_strong != words.is_emphasised;
        if has_one && has_firm_ends(&text) && !out.ends_with('*') {
            let mark = if words.is_strong { "**" } else { "*" };
            out.extend([mark, &escaped, mark]);
        } else {
            let tags = [("strong", words.is_strong), ("em", words.is_emphasised)];
            let tags: Vec<&str> =
                tags.into_iter().filter(|(_, is)| *is).map(|(tag, _)| tag).collect();
            tags.iter().for_each(|tag| out.extend(["<", tag, ">"]));
            out.push_str(&escaped);
            tags.iter().rev().for_each(|tag| out.extend(["</", tag, ">"]));
        }
        if let Some(address) = words.link {
            let _ = write!(out, "](<{}>)", address.replace('&', "&amp;"));
        }
    });
}

/// Whether stars around these words are sure to be marks, whatever stands beside them: the signs at both ends are letters (CommonMark
/// 0.31, 6.2), and there are no other stars.
fn has_firm_ends(text: &str) -> bool {
    let is_firm = |sign: Option<char>| {
        sign.is_some_and(|sign| sign.is_alphanumeric() || is_combining_mark(sign))
    };
    is_firm(text.chars().next()) && is_firm(text.chars().next_back())
}

fn edited(out: &mut String, edits: &Edits, inside: impl FnOnce(&mut String)) {
    let tags = [("ins", &edits.inserted), ("del", &edits.deleted)];
    let mut open = Vec::new();
    for (tag, by) in tags {
        if let Some(by) = by {
            let by = crate::text::clean(by).replace('\n', " ");
            let title = quick_xml::escape::escape(by.as_str());
            let _ = if by.is_empty() {
                write!(out, "<{tag}>")
            } else {
                write!(out, "<{tag} title=\"{title}\">")
            };
            open.push(tag);
        }
    }
    inside(out);
    open.iter().rev().for_each(|tag| out.extend(["</", *tag, ">"]));
}

/// Escapes words. Blanks at either end of a paragraph, which Markdown would drop or read, are written as numbers. `may_mark` is
/// whether nothing but digits and blanks stands before: only there is a mark of a list, a heading or a rule one.
fn escape(out: &mut String, text: &str, may_mark: &mut bool, is_end: bool) {
    let kept_to = if is_end { text.trim_end_matches(' ').len() } else { text.len() };
    for (at, sign) in text.char_indices() {
        match sign {
            '\n' => out.push_str("<br>"),
            '\t' => out.push_str("&#9;"),
            ' ' if *may_mark || at >= kept_to => out.push_str("&#32;"),
            '+' | '-' | '#' | '=' | '.' | ')' | ':' if *may_mark => out.extend(['\\', sign]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' | '@' => {
                out.extend(['\\', sign]);
            }
            _ => out.push(sign),
        }
        *may_mark &= sign == ' ' || sign.is_ascii_digit();
    }
}

fn grid(out: &mut String, grid: &Grid<'_>) {
    row(out, grid.head.iter().map(std::slice::from_ref));
    out.push('|');
    grid.head.iter().for_each(|_| out.push_str(" --- |"));
    out.push('\n');
    for cells in &grid.rows {
        row(out, cells.iter().map(Vec::as_slice));
    }
}

fn row<'p>(out: &mut String, cells: impl Iterator<Item = &'p [Paragraph<'p>]>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        for (at, paragraph) in cell.iter().enumerate() {
            if at > 0 {
                out.push_str("<br>");
            }
            // A cell has no lists.
            if let Role::Item(item) = paragraph.role {
                let mark =
                    item.number.map_or_else(|| "• ".to_owned(), |number| format!("{number}\\. "));
                out.push_str(&mark);
            }
            inlines(out, &paragraph.pieces);
        }
        out.push_str(" |");
    }
    out.push('\n');
}
