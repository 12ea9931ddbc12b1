//! From the text of a file to a page: front matter, containers, and what stands between them.
//!
//! Markdown knows no containers, so the text is cut at the `:::` lines and each piece is Markdown by
//! itself. Nothing that is open in one piece reaches into the next. Invariant: every fault
//! of the file is reported with its line, and a page comes out only if there was none.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    Block, ContainerKind, FrontMatter, Page, PageError, PageFile, Placed, Unit, UnitId,
    page::blocks::read_units,
    text::{LineIndex, find_control, is_blank, normal},
};

const FENCE: &str = "+++";
const CONTAINER: &str = ":::";

/// What is found while a page is read.
pub(super) struct Findings<'a> {
    file: &'a str,
    lines: LineIndex,
    errors: Vec<Placed<PageError>>,
    /// The line of each unit so far.
    units: BTreeMap<UnitId, usize>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(file: &'a str, text: &str) -> Self {
        let (lines, errors, units) = (LineIndex::new(text), Vec::new(), BTreeMap::new());
        Self { file, lines, errors, units }
    }

    /// The first thing that is wrong.
    pub(super) fn into_first_error(self) -> Option<PageError> {
        self.errors.into_iter().next().map(|error| error.what)
    }
    /// Something is wrong at a place of the file, by bytes.
    pub(super) fn error(&mut self, offset: usize, error: impl Into<PageError>) {
        self.errors.push(Placed::on_line(self.file, self.lines.line_of(offset), error));
    }

    /// A unit begins here. Its id must be new.
    pub(super) fn unit(&mut self, offset: usize, id: UnitId) {
        let line = self.lines.line_of(offset);
        match self.units.get(&id) {
            Some(first) => self.error(offset, PageError::RepeatedId { id, first: *first }),
            None => {
                self.units.insert(id, line);
            }
        }
    }
}

impl Page {
    /// Reads the text of a page. `file` is what the errors and the page are placed in.
    ///
    /// # Errors
    /// Everything that is wrong with the page, in the order of its lines.
    pub fn parse(file: &str, raw: &str) -> Result<PageFile, Vec<Placed<PageError>>> {
        let text = normal(raw);
        let mut findings = Findings::new(file, &text);
        let page = read_page(&text, &mut findings);
        findings.errors.sort_by_key(|error| error.line);
        match page {
            Some(page) if findings.errors.is_empty() => {
                Ok(PageFile { file: file.to_owned(), page, lines: findings.units })
            }
            _ => Err(findings.errors),
        }
    }
}

fn read_page(text: &str, findings: &mut Findings<'_>) -> Option<Page> {
    if let Some((offset, letter)) = find_control(text) {
        findings.error(offset, PageError::Control(letter));
        return None;
    }
    let Some((front, body)) = split_front_matter(text) else {
        let error = match text.lines().next() {
            Some(FENCE) => PageError::OpenFrontMatter,
            _ => PageError::NoFrontMatter,
        };
        findings.error(0, error);
        return None;
    };
    let front_matter = match toml::from_str::<FrontMatter>(&text[front.clone()]) {
        Ok(front_matter) => {
            for (name, id) in [("title", UnitId::Title), ("summary", UnitId::Summary)] {
                findings.unit(front.start + line_beginning(&text[front.clone()], name), id);
            }
            Some(front_matter)
        }
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            findings.error(front.start + offset, PageError::FrontMatter(error));
            None
        }
    };
    let blocks = read_body(text, body, findings);
    Some(Page { front: front_matter?, blocks })
}

/// Where the front matter stands and where the text begins.
fn split_front_matter(text: &str) -> Option<(Range<usize>, usize)> {
    let start = FENCE.len() + 1;
    if !text.starts_with("+++\n") {
        return None;
    }
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((start..offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

/// Where the line of a key begins, for the place of the title and the summary.
fn line_beginning(front: &str, key: &str) -> usize {
    let lines = front.split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len();
        Some((start, line))
    });
    lines.into_iter().find(|(_, line)| line.trim_start().starts_with(key)).map_or(0, |(at, _)| at)
}

/// An open container: where it began, and what it is if that is known.
struct Open {
    offset: usize,
    kind: Option<ContainerKind>,
    units: Vec<Unit>,
    has_text: bool,
}

/// Cuts the text at its `:::` lines and reads each piece.
fn read_body(text: &str, start: usize, findings: &mut Findings<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Open> = None;
    // How many containers were begun within the open one, which is an error already told.
    let mut nested = 0_usize;
    let mut piece = start;
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        let line_start = offset;
        offset += line.len();
        // A no-break space belongs to the text: what begins with one is words, as in Markdown.
        let Some(name) = line.trim_matches(is_blank).strip_prefix(CONTAINER) else { continue };
        read_piece(text, piece..line_start, &mut open, &mut blocks, findings);
        piece = offset;
        match (name.trim(), &open) {
            ("", None) => findings.error(line_start, PageError::StrayContainerEnd),
            ("", Some(_)) if nested > 0 => nested -= 1,
            ("", Some(_)) => close(open.take(), &mut blocks, findings),
            (_, Some(_)) => {
                findings.error(line_start, PageError::NestedContainer);
                nested += 1;
            }
            (name, None) => {
                let kind = ContainerKind::from_name(name);
                if kind.is_none() {
                    findings.error(line_start, PageError::UnknownContainer);
                }
                open = Some(Open { offset: line_start, kind, units: Vec::new(), has_text: false });
            }
        }
    }
    read_piece(text, piece..text.len(), &mut open, &mut blocks, findings);
    if let Some(open) = open {
        findings.error(open.offset, PageError::OpenContainer);
    }
    blocks
}

fn read_piece(
    text: &str,
    piece: Range<usize>,
    open: &mut Option<Open>,
    blocks: &mut Vec<Block>,
    findings: &mut Findings<'_>,
) {
    let container = open.as_ref().and_then(|open| open.kind);
    let units = read_units(&text[piece.clone()], piece.start, container, findings);
    match open {
        Some(open) => {
            open.has_text |= !text[piece].trim().is_empty();
            open.units.extend(units);
        }
        None => blocks.extend(units.into_iter().map(Block::Unit)),
    }
}

fn close(open: Option<Open>, blocks: &mut Vec<Block>, findings: &mut Findings<'_>) {
    let Some(Open { offset, kind, units, has_text }) = open else { return };
    if !has_text {
        findings.error(offset, PageError::EmptyContainer);
    }
    if let Some(kind) = kind {
        blocks.push(Block::Container { kind, units });
    }
}
