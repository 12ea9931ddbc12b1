//! Paragraphs, lists, notes and tables of an ODT.
//!
//! Invariants: blanks that ODF would leave out (part 3, 6.1.2) are elements; a list is closed before anything that is not in it.

use crate::{
    Lang,
    flow::{Flow, Grid, Item, Paragraph, Piece, Role, Step, Words, steps},
    look::{self, Look},
    model::Remark,
    script::{self, Stretch},
    xml::Xml,
};

use super::styles::{Span, Spans, paragraph_style};

/// What writes the text.
pub(super) struct Body<'a, 'f> {
    flow: &'a Flow<'f>,
    spans: Spans,
    open: Vec<Item>,
}

/// What the spans of a paragraph have in common.
#[derive(Clone, Copy)]
struct Voice<'a> {
    lang: &'a Lang,
    is_rtl: bool,
    look: Look,
}

impl<'a, 'f> Body<'a, 'f> {
    pub(super) fn new(flow: &'a Flow<'f>) -> Self {
        Self { flow, spans: Spans::default(), open: Vec::new() }
    }

    /// Ends the text, and gives the styles of its spans.
    pub(super) fn end(mut self, xml: &mut Xml) -> Spans {
        self.lists(xml, None);
        self.spans
    }

    pub(super) fn paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph<'_>) {
        let item = match paragraph.role {
            Role::Item(item) => Some(item),
            _ => None,
        };
        self.lists(xml, item);
        let number = match paragraph.role {
            Role::Text(number) => number,
            _ => None,
        };
        if let Some(number) = number {
            xml.open("text:list", &[("text:style-name", "Paragraphs")]);
            xml.open("text:list-item", &[("text:start-value", &number.to_string())]);
        }
        self.plain_paragraph(xml, paragraph);
        if number.is_some() {
            xml.close().close();
        }
    }

    fn plain_paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph<'_>) {
        let voice = Voice {
            lang: paragraph.lang,
            is_rtl: paragraph.is_rtl,
            look: look::of(paragraph.role),
        };
        let style = paragraph_style(voice.look, voice.is_rtl);
        match paragraph.role {
            Role::Heading(level) => {
                let level = level.to_string();
                xml.open("text:h", &[("text:style-name", &style), ("text:outline-level", &level)])
            }
            _ => xml.open("text:p", &[("text:style-name", &style)]),
        };
        if let Role::Source(number) = paragraph.role {
            xml.empty("text:bookmark", &[("text:name", &format!("source{number}"))]);
            xml.text(&format!("[{number}]")).empty("text:s", &[]);
        }
        self.pieces(xml, &paragraph.pieces, voice);
        xml.close();
    }

    fn lists(&mut self, xml: &mut Xml, next: Option<Item>) {
        for step in steps(&mut self.open, next) {
            match step {
                Step::CloseList => xml.close().close(),
                Step::CloseItem => xml.close(),
                Step::OpenList(item) => {
                    let style = if item.number.is_some() { "Numbers" } else { "Bullets" };
                    xml.open("text:list", &[("text:style-name", style)])
                }
                Step::OpenItem(_) => xml.open("text:list-item", &[]),
            };
        }
    }

    fn pieces(&mut self, xml: &mut Xml, pieces: &[Piece<'_>], voice: Voice<'_>) {
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
                Piece::Note(note, _) => self.note(xml, *note),
                Piece::Source(number, _) => {
                    let target = format!("#source{number}");
                    let link = [("xlink:type", "simple"), ("xlink:href", target.as_str())];
                    xml.leaf("text:a", &link, &format!("[{number}]"));
                }
                Piece::CommentStart(comment) => self.comment(xml, *comment),
                Piece::CommentEnd(comment) => {
                    for at in 0..=self.flow.comments[*comment].answers.len() {
                        xml.empty(
                            "office:annotation-end",
                            &[("office:name", &comment_name(*comment, at))],
                        );
                    }
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
            xml.open("text:a", &[("xlink:type", "simple"), ("xlink:href", address)]);
        }
        for stretch in stretches {
            let span = Span {
                face: stretch.face,
                lang: voice.lang.clone(),
                size: voice.look.size,
                is_strong: words.is_strong,
                is_emphasised: words.is_emphasised,
                is_link: words.link.is_some(),
            };
            xml.open("text:span", &[("text:style-name", &self.spans.name(span))]);
            text(xml, stretch.text);
            xml.close();
        }
        if words.link.is_some() {
            xml.close();
        }
    }

    fn note(&mut self, xml: &mut Xml, note: usize) {
        let Some(footnote) = self.flow.notes.get(note) else { return };
        let number = (note + 1).to_string();
        xml.open(
            "text:note",
            &[("text:id", &format!("note{number}")), ("text:note-class", "footnote")],
        );
        xml.leaf("text:note-citation", &[], &number).open("text:note-body", &[]);
        let voice = Voice { lang: footnote.lang, is_rtl: footnote.is_rtl, look: look::NOTE };
        xml.open("text:p", &[("text:style-name", &paragraph_style(voice.look, voice.is_rtl))]);
        self.pieces(xml, &footnote.pieces, voice);
        xml.close().close().close();
    }

    /// A comment, and each answer as a comment on the same words, as LibreOffice reads a conversation.
    fn comment(&mut self, xml: &mut Xml, comment: usize) {
        let of = &self.flow.comments[comment];
        let settled = if of.is_settled { "true" } else { "false" };
        for (at, remark) in [&of.said].into_iter().chain(&of.answers).enumerate() {
            let name = comment_name(comment, at);
            xml.open("office:annotation", &[("office:name", &name), ("loext:resolved", settled)]);
            self.remark(xml, remark);
            xml.close();
        }
    }

    fn remark(&mut self, xml: &mut Xml, remark: &Remark) {
        let by = if remark.by.is_empty() { &self.flow.document.words.unnamed } else { &remark.by };
        xml.leaf("dc:creator", &[], by);
        let is_rtl = script::is_rtl_by_text(&remark.text, &remark.lang);
        let voice = Voice { lang: &remark.lang, is_rtl, look: look::REMARK };
        xml.open("text:p", &[("text:style-name", &paragraph_style(voice.look, is_rtl))]);
        self.pieces(xml, &[Piece::Text(Words::plain(remark.text.as_str()))], voice);
        xml.close();
    }

    pub(super) fn grid(&mut self, xml: &mut Xml, grid: &Grid<'_>) {
        self.lists(xml, None);
        let style = if grid.is_rtl { "GridRtl" } else { "Grid" };
        xml.open("table:table", &[("table:style-name", style)]);
        xml.empty(
            "table:table-column",
            &[("table:number-columns-repeated", &grid.head.len().to_string())],
        );
        xml.open("table:table-header-rows", &[]);
        self.row(xml, grid.head.iter().map(std::slice::from_ref));
        xml.close();
        for row in &grid.rows {
            self.row(xml, row.iter().map(Vec::as_slice));
        }
        xml.close();
    }

    fn row<'p>(&mut self, xml: &mut Xml, cells: impl Iterator<Item = &'p [Paragraph<'p>]>) {
        xml.open("table:table-row", &[]);
        for cell in cells {
            xml.open(
                "table:table-cell",
                &[("table:style-name", "GridCell"), ("office:value-type", "string")],
            );
            cell.iter().for_each(|paragraph| self.paragraph(xml, paragraph));
            self.lists(xml, None);
            if cell.is_empty() {
                xml.empty("text:p", &[]);
            }
            xml.close();
        }
        xml.close();
    }
}

fn comment_name(comment: usize, remark: usize) -> String {
    format!("comment{comment}-{remark}")
}

/// Words of a span. Of several blanks, and of one at either end, ODF wants elements, as for ends of lines and tabs.
fn text(xml: &mut Xml, words: &str) {
    let words = crate::text::clean(words);
    let mut plain = String::new();
    let mut signs = words.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_kept_blank = sign == ' '
            && !plain.is_empty()
            && signs.peek().is_some_and(|next| !matches!(next, ' ' | '\n' | '\t'));
        let element = match sign {
            '\n' => "text:line-break",
            '\t' => "text:tab",
            ' ' if !is_kept_blank => "text:s",
            _ => {
                plain.push(sign);
                continue;
            }
        };
        xml.text(&std::mem::take(&mut plain)).empty(element, &[]);
    }
    xml.text(&plain);
}
