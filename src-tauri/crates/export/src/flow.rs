//! A document in the order in which it is read: paragraphs and tables, with every number that stands in them.
//!
//! The writers of DOCX, ODT, HTML and Markdown write what [`Flow::of`] gives, so that they cannot differ in what they say; a
//! PDF is to be made of it too. Invariants: everything of the document is in it once (a table of recommendations twice if
//! the template wants it); no level of headings is left out; an item of a list is at most one level deeper than the one before;
//! a footnote has one place in the text.

mod lists;

use std::borrow::Cow;

pub use lists::{Item, Step, steps};

use crate::{
    ExportError, Lang,
    model::{
        Block, Body, Citing, Comment, Direction, Document, Edits, Field, Inline, Kind,
        Recommendation, Section, Table,
    },
    script,
};
use lists::Numbers;

static NO_EDITS: Edits = Edits::NONE;

/// A document in the order in which it is read.
pub struct Flow<'a> {
    /// What stands in it.
    pub parts: Vec<Part<'a>>,
    /// Its footnotes, in the order of [`Piece::Note`].
    pub notes: Vec<Footnote<'a>>,
    /// Its comments, by the numbers of [`Piece::CommentStart`].
    pub comments: &'a [Comment],
    /// The document.
    pub document: &'a Document,
}

/// A part of a document.
pub enum Part<'a> {
    /// A paragraph.
    Paragraph(Paragraph<'a>),
    /// A table.
    Grid(Grid<'a>),
}

/// A paragraph.
pub struct Paragraph<'a> {
    /// What it is.
    pub role: Role,
    /// Its language.
    pub lang: &'a Lang,
    /// Whether it runs from right to left.
    pub is_rtl: bool,
    /// What stands in it.
    pub pieces: Vec<Piece<'a>>,
    /// What is suggested for its end.
    pub end: &'a Edits,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The title.
    Title,
    /// A line below the title: to whom, by whom, when.
    Line,
    /// A heading: 1 of a section, 2 and 3 within it.
    Heading(u8),
    /// Text, with its number where paragraphs have one.
    Text(Option<u32>),
    /// An item of a list.
    Item(Item),
    /// What somebody else says.
    Quote,
    /// A source of the list, by its number from 1.
    Source(usize),
    /// Words in a cell.
    Cell,
    /// The head of a column.
    Head,
}

/// What stands in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Text(Words<'a>),
    /// A footnote, by its place in [`Flow::notes`].
    Note(usize, &'a Edits),
    /// A source of the list, by its number from 1.
    Source(usize, &'a Edits),
    /// Here begins what a comment is about.
    CommentStart(usize),
    /// Here it ends.
    CommentEnd(usize),
}

/// Words that are alike throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// The words; `\n` ends a line.
    pub text: Cow<'a, str>,
    /// Whether they are strong.
    pub is_strong: bool,
    /// Whether they are emphasised.
    pub is_emphasised: bool,
    /// Where they lead.
    pub link: Option<&'a str>,
    /// What is suggested for them.
    pub edits: &'a Edits,
}

/// A footnote.
pub struct Footnote<'a> {
    /// Its language.
    pub lang: &'a Lang,
    /// Whether it runs from right to left.
    pub is_rtl: bool,
    /// What it says.
    pub pieces: Vec<Piece<'a>>,
}

/// A table.
pub struct Grid<'a> {
    /// What it is called.
    pub caption: &'a str,
    /// Its language.
    pub lang: &'a Lang,
    /// Whether its first column stands at the right.
    pub is_rtl: bool,
    /// The heads of its columns.
    pub head: Vec<Paragraph<'a>>,
    /// Its rows of cells.
    pub rows: Vec<Vec<Vec<Paragraph<'a>>>>,
}

impl<'a> Words<'a> {
    pub(crate) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            is_strong: false,
            is_emphasised: false,
            link: None,
            edits: &NO_EDITS,
        }
    }
}

impl Paragraph<'_> {
    /// Its words, one after the other.
    pub fn text(&self) -> String {
        text_of(&self.pieces)
    }
}

fn text_of(pieces: &[Piece<'_>]) -> String {
    let words = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(words) => Some(words.text.as_ref()),
        _ => None,
    });
    words.collect()
}

impl<'a> Flow<'a> {
    /// Lays out a document.
    ///
    /// # Errors
    /// When it points to what is not in it, or a table of it is uneven.
    pub fn of(document: &'a Document) -> Result<Self, ExportError> {
        document.check()?;
        let flow =
            Flow { parts: Vec::new(), notes: Vec::new(), comments: &document.comments, document };
        let mut layout = Layout { flow, numbers: Numbers::default(), level: 0 };
        layout.head();
        let is_placed = |wanted: fn(&Body) -> bool| {
            document.sections.iter().any(|section| wanted(&section.body))
        };
        for section in &document.sections {
            layout.section(section);
        }
        let words = &document.words;
        if !document.recommendations.is_empty()
            && !is_placed(|body| matches!(body, Body::Recommendations))
        {
            layout.heading(1, &words.recommendations, &words.lang);
            layout.recommendations();
        }
        if !is_placed(|body| matches!(body, Body::Sources)) && layout.lists_sources() {
            layout.heading(1, &words.sources, &words.lang);
            layout.sources();
        }
        if document.layout.repeats_recommendations && !document.recommendations.is_empty() {
            layout.heading(1, &words.recommendations, &words.lang);
            layout.table_of_recommendations();
        }
        Ok(layout.flow)
    }
}

struct Layout<'a> {
    flow: Flow<'a>,
    numbers: Numbers,
    /// The level of the last heading; 0 before the first.
    level: u8,
}

impl<'a> Layout<'a> {
    fn head(&mut self) {
        let document = self.flow.document;
        let placed = document.placed_comments();
        let mut pieces = vec![Piece::Text(Words::plain(&document.title))];
        // What a comment was about can be gone; it is shown all the same.
        for lost in (0..document.comments.len()).filter(|comment| !placed.contains(comment)) {
            pieces.insert(0, Piece::CommentStart(lost));
            pieces.push(Piece::CommentEnd(lost));
        }
        self.push(Role::Title, &document.lang, pieces);
        let lines =
            [&document.addressee].into_iter().chain(&document.attribution).chain([&document.date]);
        for line in lines.filter(|line| !line.is_empty()) {
            self.words(Role::Line, line, &document.lang);
        }
    }

    fn section(&mut self, section: &'a Section) {
        let is_listless = matches!(section.body, Body::Sources) && !self.lists_sources();
        if is_listless {
            return;
        }
        if !section.heading.is_empty() {
            self.heading(1, &section.heading, &section.lang);
        }
        match &section.body {
            Body::Text(blocks) => {
                let made = self.blocks(blocks, &section.lang, false);
                self.flow.parts.extend(made.into_iter().map(Part::Paragraph));
            }
            Body::Cover(fields) => fields.iter().for_each(|field| self.field(field, &section.lang)),
            Body::Table(table) => self.table(table, section),
            Body::Recommendations => self.recommendations(),
            Body::Sources => self.sources(),
        }
        self.numbers.end_lists();
    }

    /// A heading whose level is at most one below that of the last one.
    fn heading(&mut self, level: u8, text: &'a str, lang: &'a Lang) {
        let level = self.level_of(level);
        self.words(Role::Heading(level), text, lang);
    }

    fn level_of(&mut self, wanted: u8) -> u8 {
        self.level = wanted.min(self.level + 1);
        self.level
    }

    fn words(&mut self, role: Role, text: &'a str, lang: &'a Lang) {
        self.push(role, lang, vec![Piece::Text(Words::plain(text))]);
    }

    fn push(&mut self, role: Role, lang: &'a Lang, pieces: Vec<Piece<'a>>) {
        self.flow.parts.push(Part::Paragraph(paragraph(role, lang, pieces)));
    }

    /// The name of a field, and below it what it says.
    fn field(&mut self, field: &'a Field, lang: &'a Lang) {
        if !field.value.is_empty() {
            let label = Words { is_strong: true, ..Words::plain(&field.label) };
            let pieces = vec![
                Piece::Text(label),
                Piece::Text(Words::plain("\n")),
                Piece::Text(Words::plain(&field.value)),
            ];
            self.push(Role::Text(None), lang, pieces);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block], lang: &'a Lang, is_cell: bool) -> Vec<Paragraph<'a>> {
        let mut made = Vec::new();
        for block in blocks {
            let is_item = matches!(block.kind, Kind::Bullet | Kind::Number);
            if !is_item {
                self.numbers.end_lists();
            }
            // A block without words is a gap that somebody left; it would get a number.
            if block.inlines.is_empty() && block.end.is_none() {
                continue;
            }
            let pieces: Vec<Piece<'a>> =
                block.inlines.iter().map(|inline| self.piece(inline)).collect();
            let role = match block.kind {
                Kind::Bullet => Role::Item(self.numbers.item(block.level, false)),
                Kind::Number => Role::Item(self.numbers.item(block.level, true)),
                Kind::Quote => Role::Quote,
                _ if is_cell => Role::Cell,
                Kind::Heading2 => Role::Heading(self.level_of(2)),
                Kind::Heading3 => Role::Heading(self.level_of(3)),
                Kind::Paragraph => {
                    let is_numbered = self.flow.document.layout.has_paragraph_numbers;
                    Role::Text(is_numbered.then(|| self.numbers.paragraph()))
                }
            };
            let lang = block.lang.as_ref().unwrap_or(lang);
            let is_rtl = match block.direction {
                Direction::Ltr => false,
                Direction::Rtl => true,
                Direction::Auto => script::is_rtl_by_text(&text_of(&pieces), lang),
            };
            made.push(Paragraph { role, lang, is_rtl, pieces, end: &block.end });
        }
        made
    }

    fn piece(&mut self, inline: &'a Inline) -> Piece<'a> {
        match inline {
            Inline::Text(run) => Piece::Text(Words {
                text: Cow::Borrowed(&run.text),
                is_strong: run.is_strong,
                is_emphasised: run.is_emphasised,
                link: run.link.as_deref().and_then(crate::text::address),
                edits: &run.edits,
            }),
            Inline::Note(note) => {
                let note_text = &self.flow.document.notes[note.index];
                let pieces = vec![Piece::Text(Words::plain(&note_text.text))];
                self.note(&note_text.lang, pieces, &note.edits)
            }
            Inline::Source(source) => self.cite(source.index, &source.edits),
            Inline::CommentStart(comment) => Piece::CommentStart(*comment),
            Inline::CommentEnd(comment) => Piece::CommentEnd(*comment),
        }
    }

    fn note(&mut self, lang: &'a Lang, pieces: Vec<Piece<'a>>, edits: &'a Edits) -> Piece<'a> {
        let is_rtl = script::is_rtl_by_text(&text_of(&pieces), lang);
        self.flow.notes.push(Footnote { lang, is_rtl, pieces });
        Piece::Note(self.flow.notes.len() - 1, edits)
    }

    fn cite(&mut self, index: usize, edits: &'a Edits) -> Piece<'a> {
        match self.flow.document.layout.citing {
            Citing::List => Piece::Source(index + 1, edits),
            Citing::Footnotes => {
                let lang = &self.flow.document.sources[index].lang;
                let pieces = self.source(index);
                self.note(lang, pieces, edits)
            }
        }
    }

    /// What a source says, and where it is, in full: a reader of paper cannot press it.
    fn source(&self, index: usize) -> Vec<Piece<'a>> {
        let source = &self.flow.document.sources[index];
        let mut pieces = vec![Piece::Text(Words::plain(&source.text))];
        if !source.address.is_empty() {
            pieces.push(Piece::Text(Words::plain(" ")));
            let link = crate::text::address(&source.address);
            pieces.push(Piece::Text(Words { link, ..Words::plain(&source.address) }));
        }
        pieces
    }

    fn lists_sources(&self) -> bool {
        let document = self.flow.document;
        document.layout.citing == Citing::List && !document.sources.is_empty()
    }

    fn sources(&mut self) {
        for (index, source) in self.flow.document.sources.iter().enumerate() {
            let pieces = self.source(index);
            self.push(Role::Source(index + 1), &source.lang, pieces);
        }
    }

    /// The table of all, then each that has more to say.
    fn recommendations(&mut self) {
        if self.flow.document.recommendations.is_empty() {
            return;
        }
        self.table_of_recommendations();
        for one in &self.flow.document.recommendations {
            if one.details.iter().all(|field| field.value.is_empty()) && one.sources.is_empty() {
                continue;
            }
            self.heading(2, &one.number, &one.lang);
            let mut pieces = vec![Piece::Text(Words::plain(&one.action))];
            pieces.extend(one.sources.iter().map(|index| self.cite(*index, &NO_EDITS)));
            self.push(Role::Text(None), &one.lang, pieces);
            one.details.iter().for_each(|field| self.field(field, &one.lang));
        }
    }

    fn table_of_recommendations(&mut self) {
        let document = self.flow.document;
        let words = &document.words;
        let columns =
            [&words.number, &words.action, &words.addressee, &words.timeline, &words.priority];
        let cells = |one: &'a Recommendation| {
            [&one.number, &one.action, &one.addressee, &one.timeline, &one.priority]
                .map(|text| vec![cell(Role::Cell, text, &one.lang)])
                .into()
        };
        let grid = Grid {
            caption: &words.recommendations,
            lang: &words.lang,
            is_rtl: document.lang.is_rtl(),
            head: columns.map(|head| cell(Role::Head, head, &words.lang)).into(),
            rows: document.recommendations.iter().map(cells).collect(),
        };
        self.flow.parts.push(Part::Grid(grid));
    }

    fn table(&mut self, table: &'a Table, section: &'a Section) {
        let mut rows = Vec::new();
        for row in &table.rows {
            let mut cells = Vec::new();
            for blocks in row {
                cells.push(self.blocks(blocks, &section.lang, true));
                self.numbers.end_lists();
            }
            rows.push(cells);
        }
        let head = table.columns.iter().map(|head| cell(Role::Head, head, &section.lang)).collect();
        let is_rtl = section.lang.is_rtl();
        self.flow.parts.push(Part::Grid(Grid {
            caption: &section.heading,
            lang: &section.lang,
            is_rtl,
            head,
            rows,
        }));
    }
}

fn cell<'a>(role: Role, text: &'a str, lang: &'a Lang) -> Paragraph<'a> {
    paragraph(role, lang, vec![Piece::Text(Words::plain(text))])
}

fn paragraph<'a>(role: Role, lang: &'a Lang, pieces: Vec<Piece<'a>>) -> Paragraph<'a> {
    let is_rtl = script::is_rtl_by_text(&text_of(&pieces), lang);
    Paragraph { role, lang, is_rtl, pieces, end: &NO_EDITS }
}

#[cfg(test)]
#[path = "flow_tests.rs"]
mod tests;
