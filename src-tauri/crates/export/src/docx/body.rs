//! Paragraphs, runs and tables of a DOCX.
//!
//! The document, its footnotes and its comments are written with one [`Body`] each. Invariants: properties stand in the order
//! of the schema (ECMA-376, part 1, A.1), or Word calls the file damaged; a link is around suggestions and these around runs.

use crate::{
    Lang,
    flow::{Flow, Grid, Item, Paragraph, Piece, Role, Words},
    look::{self, Look},
    model::Edits,
    script::{self, FaceKind, Stretch},
    xml::Xml,
};

use super::{Counts, parts, sheet};

/// What writes the text of one part.
pub(super) struct Body<'a, 'f> {
    flow: &'a Flow<'f>,
    counts: &'a mut Counts,
    links: Vec<String>,
}

/// What runs have in common.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub(super) lang: &'a Lang,
    pub(super) is_rtl: bool,
    pub(super) look: Look,
}

impl<'a, 'f> Body<'a, 'f> {
    pub(super) fn new(flow: &'a Flow<'f>, counts: &'a mut Counts) -> Self {
        Self { flow, counts, links: Vec::new() }
    }

    /// The addresses that its links lead to, in the order of their numbers.
    pub(super) fn into_links(self) -> Vec<String> {
        self.links
    }

    pub(super) fn paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph<'_>) {
        let voice = Voice {
            lang: paragraph.lang,
            is_rtl: paragraph.is_rtl,
            look: look::of(paragraph.role),
        };
        let numbering = match paragraph.role {
            Role::Item(item) => Some((self.list(item), item.level)),
            Role::Text(Some(_)) => Some((parts::PARAGRAPHS, 0)),
            _ => None,
        };
        xml.open("w:p", &[]);
        self.paragraph_properties(xml, voice, numbering, paragraph.end);
        if let Role::Source(number) = paragraph.role {
            self.source_number(xml, number, voice);
        }
        self.pieces(xml, &paragraph.pieces, voice);
        xml.close();
    }

    /// The number of the list in `numbering.xml`.
    fn list(&mut self, item: Item) -> u32 {
        match item.number {
            None => parts::BULLETS,
            Some(_) => {
                self.counts.lists.entry(item.list).or_insert(item);
                parts::PARAGRAPHS + item.list
            }
        }
    }

    pub(super) fn paragraph_properties(
        &mut self,
        xml: &mut Xml,
        voice: Voice<'_>,
        numbering: Option<(u32, u8)>,
        end: &Edits,
    ) {
        xml.open("w:pPr", &[]).empty("w:pStyle", &[("w:val", voice.look.style)]);
        if let Some((list, level)) = numbering {
            xml.open("w:numPr", &[]);
            xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
            xml.empty("w:numId", &[("w:val", &list.to_string())]).close();
        }
        if voice.is_rtl {
            xml.empty("w:bidi", &[]);
        }
        if !end.is_none() {
            xml.open("w:rPr", &[]);
            for (name, by) in edits(end) {
                let [id, author] = self.change(by);
                xml.empty(name, &[("w:id", &id), ("w:author", &author)]);
            }
            xml.close();
        }
        xml.close();
    }

    pub(super) fn pieces(&mut self, xml: &mut Xml, pieces: &[Piece<'_>], voice: Voice<'_>) {
        let texts = pieces.iter().filter_map(|piece| match piece {
            Piece::Text(words) => Some(words.text.as_ref()),
            _ => None,
        });
        let texts: Vec<&str> = texts.collect();
        let mut cut = script::stretches(&texts, voice.lang, voice.is_rtl).into_iter();
        for piece in pieces {
            match piece {
                Piece::Text(words) => {
                    self.words(xml, words, &cut.next().unwrap_or_default(), voice)
                }
                Piece::Note(note, edits) => self.note_mark(xml, *note, edits),
                Piece::Source(number, edits) => self.source_mark(xml, *number, edits, voice),
                Piece::CommentStart(comment) => {
                    self.comment_edges(xml, "w:commentRangeStart", *comment, false)
                }
                Piece::CommentEnd(comment) => {
                    self.comment_edges(xml, "w:commentRangeEnd", *comment, true)
                }
            }
        }
    }

    fn words(
        &mut self,
        xml: &mut Xml,
        words: &Words<'_>,
        stretches: &[Stretch<'_>],
        voice: Voice<'_>,
    ) {
        if let Some(address) = words.link {
            self.links.push(address.to_owned());
            xml.open("w:hyperlink", &[("r:id", &parts::link_id(self.links.len()))]);
        }
        let opened = self.open_edits(xml, words.edits);
        for stretch in stretches {
            xml.open("w:r", &[]);
            self.run_properties(xml, words, stretch, voice);
            text(xml, stretch.text, words.edits.deleted.is_some());
            xml.close();
        }
        xml.close_all(opened + usize::from(words.link.is_some()));
    }

    /// Opens what says that somebody suggests something, and tells how many elements those are.
    fn open_edits(&mut self, xml: &mut Xml, of: &Edits) -> usize {
        let mut opened = 0;
        for (name, by) in edits(of) {
            let [id, author] = self.change(by);
            xml.open(name, &[("w:id", &id), ("w:author", &author)]);
            opened += 1;
        }
        opened
    }

    fn change(&mut self, by: &str) -> [String; 2] {
        self.counts.changes += 1;
        [self.counts.changes.to_string(), parts::label(by, self.flow.document).to_owned()]
    }

    fn run_properties(
        &self,
        xml: &mut Xml,
        words: &Words<'_>,
        stretch: &Stretch<'_>,
        voice: Voice<'_>,
    ) {
        let face = stretch.face;
        let is_complex = face.kind == FaceKind::Complex;
        xml.open("w:rPr", &[]);
        if words.link.is_some() {
            xml.empty("w:rStyle", &[("w:val", "Hyperlink")]);
        }
        match face.kind {
            FaceKind::Complex => xml.empty("w:rFonts", &[("w:hint", "cs"), ("w:cs", face.name)]),
            FaceKind::EastAsian => {
                xml.empty("w:rFonts", &[("w:hint", "eastAsia"), ("w:eastAsia", face.name)])
            }
            FaceKind::Western => {
                xml.empty("w:rFonts", &[("w:ascii", face.name), ("w:hAnsi", face.name)])
            }
        };
        if words.is_strong {
            xml.empty("w:b", &[]).empty("w:bCs", &[]);
        }
        if words.is_emphasised {
            xml.empty("w:i", &[]).empty("w:iCs", &[]);
        }
        if is_complex && face.size != 100 {
            let size = look::scaled(voice.look.size, face.size).to_string();
            xml.empty("w:szCs", &[("w:val", &size)]);
        }
        if stretch.is_rtl {
            xml.empty("w:rtl", &[]);
        } else if is_complex {
            xml.empty("w:cs", &[]);
        }
        self.language(xml, voice.lang);
        xml.close();
    }

    /// The language of a run. That of the document stands in `styles.xml`.
    fn language(&self, xml: &mut Xml, lang: &Lang) {
        if *lang != self.flow.document.lang {
            parts::language(xml, lang);
        }
    }

    fn note_mark(&mut self, xml: &mut Xml, note: usize, edits: &Edits) {
        let opened = self.open_edits(xml, edits);
        xml.within("w:r", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                xml.empty("w:rStyle", &[("w:val", "NoteMark")]);
            });
            xml.empty("w:footnoteReference", &[("w:id", &(note + 1).to_string())]);
        });
        xml.close_all(opened);
    }

    /// The number of a source, which leads to it.
    fn source_mark(&mut self, xml: &mut Xml, number: usize, edits: &Edits, voice: Voice<'_>) {
        xml.open("w:hyperlink", &[("w:anchor", &format!("source{number}"))]);
        let opened = self.open_edits(xml, edits);
        self.plain(xml, &format!("[{number}]"), edits.deleted.is_some(), voice);
        xml.close_all(opened + 1);
    }

    fn source_number(&mut self, xml: &mut Xml, number: usize, voice: Voice<'_>) {
        let id = number.to_string();
        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &format!("source{number}"))]);
        self.plain(xml, &format!("[{number}] "), false, voice);
        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    fn plain(&self, xml: &mut Xml, words: &str, is_deleted: bool, voice: Voice<'_>) {
        xml.within("w:r", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                if voice.is_rtl {
                    xml.empty("w:rtl", &[]);
                }
                self.language(xml, voice.lang);
            });
            text(xml, words, is_deleted);
        });
    }

    /// The edge of what a comment and its answers are about. Each of them is a comment of its own to Word.
    fn comment_edges(&mut self, xml: &mut Xml, edge: &'static str, comment: usize, has_mark: bool) {
        let Some(first) = parts::comment_ids(self.flow).get(comment).copied() else { return };
        let answers = self.flow.comments[comment].answers.len();
        for id in first..=first + answers {
            xml.empty(edge, &[("w:id", &id.to_string())]);
            if has_mark {
                xml.within("w:r", &[], |xml| {
                    xml.within("w:rPr", &[], |xml| {
                        xml.empty("w:rStyle", &[("w:val", "RemarkMark")]);
                    });
                    xml.empty("w:commentReference", &[("w:id", &id.to_string())]);
                });
            }
        }
    }

    pub(super) fn grid(&mut self, xml: &mut Xml, grid: &Grid<'_>) {
        let (width, _, margin) = sheet(self.flow.document.layout.paper);
        let columns = u32::try_from(grid.head.len()).unwrap_or(1).max(1);
        let width = ((width - 2 * margin) / columns).to_string();
        xml.open("w:tbl", &[]).open("w:tblPr", &[]).empty("w:tblStyle", &[("w:val", "Grid")]);
        if grid.is_rtl {
            xml.empty("w:bidiVisual", &[]);
        }
        xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
        xml.empty("w:tblCaption", &[("w:val", grid.caption)]).close();
        xml.open("w:tblGrid", &[]);
        for _ in &grid.head {
            xml.empty("w:gridCol", &[("w:w", &width)]);
        }
        xml.close();
        self.row(xml, grid.head.iter().map(std::slice::from_ref), &width, true);
        for row in &grid.rows {
            self.row(xml, row.iter().map(Vec::as_slice), &width, false);
        }
        xml.close();
    }

    fn row<'p>(
        &mut self,
        xml: &mut Xml,
        cells: impl Iterator<Item = &'p [Paragraph<'p>]>,
        width: &str,
        is_head: bool,
    ) {
        xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]);
        if is_head {
            xml.empty("w:tblHeader", &[]);
        }
        xml.close();
        for cell in cells {
            xml.open("w:tc", &[]).open("w:tcPr", &[]);
            xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]).close();
            cell.iter().for_each(|paragraph| self.paragraph(xml, paragraph));
            if cell.is_empty() {
                xml.empty("w:p", &[]);
            }
            xml.close();
        }
        xml.close();
    }
}

/// The elements of what is suggested, from the outermost.
fn edits(of: &Edits) -> impl Iterator<Item = (&'static str, &str)> {
    let all = [("w:ins", &of.inserted), ("w:del", &of.deleted)];
    all.into_iter().filter_map(|(name, by)| by.as_deref().map(|by| (name, by)))
}

/// Words of a run. Ends of lines and tabs are elements.
fn text(xml: &mut Xml, words: &str, is_deleted: bool) {
    let name = if is_deleted { "w:delText" } else { "w:t" };
    let words = crate::text::clean(words);
    let mut rest: &str = &words;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\t']).unwrap_or(rest.len());
        if end > 0 {
            xml.leaf(name, &[("xml:space", "preserve")], &rest[..end]);
        }
        match rest[end..].chars().next() {
            Some('\n') => xml.empty("w:br", &[]),
            Some(_) => xml.empty("w:tab", &[]),
            None => break,
        };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
}
