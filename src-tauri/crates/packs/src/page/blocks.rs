//! The blocks of a piece of Markdown: headings, paragraphs, lists of one level.
//!
//! `parse` gives it the text between two container lines. Invariant: it reads every event, whatever
//! the text, without recursion; what a page does not have is reported and left out.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::{
    ContainerKind, NotAllowed, PageError, Unit, UnitKind,
    page::{
        inline::{Inlines, Piece},
        marks::finish,
        parse::Findings,
    },
};

/// What Markdown may know besides its core: only so that it is recognised, and refused.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// The units of a piece of the text, which begins at byte `base` of its file.
pub(super) fn read_units(
    piece: &str,
    base: usize,
    container: Option<ContainerKind>,
    findings: &mut Findings<'_>,
) -> Vec<Unit> {
    let parser = Parser::new_ext(piece, options());
    for (_, definition) in parser.reference_definitions().iter() {
        findings.error(base + definition.span.start, NotAllowed::Reference);
    }
    let events = parser.into_offset_iter();
    let is_script = container == Some(ContainerKind::Script);
    let mut reader = Reader {
        events,
        piece: Piece { text: piece, base },
        is_script,
        units: Vec::new(),
        findings,
    };
    reader.read();
    reader.units
}

struct Reader<'a, 'f, 'i> {
    events: OffsetIter<'a>,
    piece: Piece<'a>,
    is_script: bool,
    units: Vec<Unit>,
    findings: &'f mut Findings<'i>,
}

impl<'a> Reader<'a, '_, '_> {
    fn error(&mut self, range: &Range<usize>, error: impl Into<PageError>) {
        self.findings.error(self.piece.base + range.start, error);
    }

    fn read(&mut self) {
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Paragraph) => self.read_paragraph(&range),
                Event::Start(Tag::Heading { level, .. }) => self.read_heading(level, &range),
                Event::Start(Tag::List(first)) => self.read_list(first, &range),
                Event::Start(tag) => self.refuse(&tag, &range),
                Event::Rule => self.error(&range, NotAllowed::Rule),
                Event::Html(_) => self.error(&range, NotAllowed::Html),
                _ => {}
            }
        }
    }

    /// Reports a block that no page has, and leaves out all that is in it.
    fn refuse(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let what = match tag {
            Tag::BlockQuote(_) => NotAllowed::Quote,
            Tag::CodeBlock(_) => NotAllowed::Code,
            Tag::HtmlBlock => NotAllowed::Html,
            Tag::FootnoteDefinition(_) => NotAllowed::Footnote,
            Tag::Table(_) => NotAllowed::Table,
            Tag::List(_) => NotAllowed::NestedList,
            _ => NotAllowed::Unknown,
        };
        self.error(range, what);
        self.skip();
    }

    /// Leaves out everything up to the end of the block that has just begun.
    fn skip(&mut self) {
        let mut depth = 1_usize;
        while depth > 0
            && let Some((event, _)) = self.events.next()
        {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
    }

    /// Reads what stands in a line up to the end of the block that has just begun.
    fn read_inlines(&mut self) -> Inlines<'a> {
        let mut inlines = Inlines::new(self.piece);
        for (event, range) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => break,
                event => inlines.push(event, &range, self.findings),
            }
        }
        inlines
    }

    fn read_paragraph(&mut self, range: &Range<usize>) {
        let inlines = self.read_inlines();
        if self.is_script {
            for (offset, line) in inlines.into_lines() {
                let unit = finish(UnitKind::Script, offset, line, self.findings);
                self.units.extend(unit);
            }
        } else {
            self.push(UnitKind::Paragraph, range, inlines);
        }
    }

    fn push(&mut self, kind: UnitKind, range: &Range<usize>, inlines: Inlines<'_>) {
        let offset = self.piece.base + range.start;
        let unit = finish(kind, offset, inlines.into_whole(), self.findings);
        self.units.extend(unit);
    }

    fn read_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let inlines = self.read_inlines();
        let is_underlined = !self.piece.text[range.clone()].trim_start().starts_with('#');
        if is_underlined {
            return self.error(range, NotAllowed::UnderlinedHeading);
        }
        if self.is_script {
            return self.error(range, PageError::NotALine);
        }
        match level {
            HeadingLevel::H2 => self.push(UnitKind::Heading2, range, inlines),
            HeadingLevel::H3 => self.push(UnitKind::Heading3, range, inlines),
            _ => self.error(range, PageError::HeadingLevel),
        }
    }

    fn read_list(&mut self, first: Option<u64>, range: &Range<usize>) {
        if self.is_script {
            self.error(range, PageError::NotALine);
            return self.skip();
        }
        if first.is_some_and(|first| first != 1) {
            self.error(range, PageError::ListMark);
        }
        let kind = if first.is_some() { UnitKind::Numbered } else { UnitKind::Item };
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => self.read_item(kind, &range),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
    }

    fn read_item(&mut self, mut kind: UnitKind, range: &Range<usize>) {
        let mark = self.piece.text[range.clone()].trim_start();
        let is_known = match kind {
            UnitKind::Numbered => {
                mark.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.')
            }
            _ => mark.starts_with('-'),
        };
        if !is_known {
            self.error(range, PageError::ListMark);
        }
        let mut inlines = Inlines::new(self.piece);
        let mut paragraphs = 0;
        let mut has_words = false;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::Paragraph) => {
                    if paragraphs > 0 || has_words {
                        self.error(&at, PageError::LongItem);
                    }
                    paragraphs += 1;
                }
                Event::End(TagEnd::Paragraph) => {}
                Event::TaskListMarker(is_ticked) => {
                    if is_ticked || kind == UnitKind::Numbered {
                        self.error(&at, PageError::TaskMark);
                    }
                    kind = UnitKind::Task;
                }
                Event::Rule => self.error(&at, NotAllowed::Rule),
                Event::Start(tag) if !is_inline(&tag) => match tag {
                    Tag::Heading { .. } => {
                        self.error(&at, PageError::LongItem);
                        self.skip();
                    }
                    tag => self.refuse(&tag, &at),
                },
                event => {
                    has_words = true;
                    inlines.push(event, &at, self.findings);
                }
            }
        }
        self.push(kind, range, inlines);
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
