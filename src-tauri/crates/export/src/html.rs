//! HTML: one file for mail and the web that needs nothing else.
//!
//! [`crate::write`] calls it. It is written as XML that is HTML too, so that one way of escaping holds. Invariants: no script, and
//! a policy that forbids it and everything from outside; each block says its language and direction; the table has a name and
//! heads; without any style the text can be read as well.

use crate::{
    flow::{Flow, Grid, Item, Paragraph, Part, Piece, Role, Step, Words, steps},
    model::Edits,
    script,
    xml::Xml,
};

/// How it looks. Nothing in it would be escaped.
const STYLE: &str = "\
:root{line-height:1.6}body{max-width:44rem;margin:2rem auto;padding:0 1rem;text-align:start}\
h1,h2,h3,h4{line-height:1.35;break-after:avoid}p,li,td,th,h1,h2,h3,h4{white-space:pre-wrap;overflow-wrap:anywhere}\
.table{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:bold;padding:.3rem 0}\
th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:start;vertical-align:top}tr{break-inside:avoid}\
blockquote{margin-inline:2rem;border-inline-start:3px solid #767676;padding-inline-start:1rem}\
del{text-decoration:line-through}ins{text-decoration:underline}\
@media print{@page{margin:2.3cm}body{max-width:none;margin:0;padding:0}a{color:inherit}.back{display:none}}\n";

/// What browsers may do with the file.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes a document.
pub(crate) fn write(flow: &Flow<'_>) -> Vec<u8> {
    let document = flow.document;
    let mut xml = Xml::after("<!DOCTYPE html>\n");
    let direction = if document.lang.is_rtl() { "rtl" } else { "ltr" };
    xml.open("html", &[("lang", document.lang.as_str()), ("dir", direction)]).open("head", &[]);
    xml.empty("meta", &[("charset", "utf-8")]);
    xml.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width")]);
    xml.empty("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    xml.leaf("title", &[], &document.title).open("style", &[]).constant(STYLE);
    // Without quotes, which would be escaped; each name is made of words alone.
    let families: String =
        script::faces().iter().map(|face| format!("{},{},", face.name, face.alternative)).collect();
    xml.text("body{font-family:").text(&families).text("sans-serif}").close().close();
    xml.open("body", &[]).open("main", &[]);
    let mut body = Body { flow, open: Vec::new() };
    for part in &flow.parts {
        match part {
            Part::Paragraph(paragraph) => body.paragraph(&mut xml, paragraph),
            Part::Grid(grid) => body.grid(&mut xml, grid),
        }
    }
    body.lists(&mut xml, None);
    body.notes(&mut xml);
    xml.finish().into_bytes()
}

struct Body<'a, 'f> {
    flow: &'a Flow<'f>,
    open: Vec<Item>,
}

impl Body<'_, '_> {
    fn lists(&mut self, xml: &mut Xml, next: Option<Item>) {
        for step in steps(&mut self.open, next) {
            match step {
                Step::CloseList => xml.close().close(),
                Step::CloseItem => xml.close(),
                Step::OpenList(item) => {
                    xml.open(if item.number.is_some() { "ol" } else { "ul" }, &[])
                }
                // What it says about itself stands on the words, since lists in other languages can be in it.
                Step::OpenItem(_) => xml.open("li", &[]),
            };
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph<'_>) {
        let item = match paragraph.role {
            Role::Item(item) => Some(item),
            _ => None,
        };
        self.lists(xml, item);
        let voice = voice(paragraph);
        match paragraph.role {
            Role::Title => xml.open("h1", &voice),
            Role::Heading(1) => xml.open("h2", &voice),
            Role::Heading(2) => xml.open("h3", &voice),
            Role::Heading(_) => xml.open("h4", &voice),
            Role::Item(_) => xml.open("span", &voice),
            Role::Cell => xml.open("div", &voice),
            Role::Head => xml.open("th", &[&voice[..], &[("scope", "col")]].concat()),
            Role::Quote => xml.open("blockquote", &[]).open("p", &voice),
            Role::Text(Some(number)) => {
                let id = format!("paragraph{number}");
                xml.open("p", &[&voice[..], &[("id", &id)]].concat()).text(&format!("{number}. "))
            }
            Role::Source(number) => {
                let id = format!("source{number}");
                xml.open("p", &[&voice[..], &[("id", &id)]].concat()).text(&format!("[{number}] "))
            }
            Role::Line | Role::Text(None) => xml.open("p", &voice),
        };
        pieces(xml, &paragraph.pieces);
        xml.close();
        if paragraph.role == Role::Quote {
            xml.close();
        }
    }

    fn grid(&mut self, xml: &mut Xml, grid: &Grid<'_>) {
        self.lists(xml, None);
        let direction = if grid.is_rtl { "rtl" } else { "ltr" };
        // A table that is wider than the window is moved within it, by keys too.
        let frame = [
            ("class", "table"),
            ("role", "region"),
            ("aria-label", grid.caption),
            ("tabindex", "0"),
        ];
        xml.open("div", &frame).open("table", &[("lang", grid.lang.as_str()), ("dir", direction)]);
        xml.leaf("caption", &[], grid.caption).open("thead", &[]).open("tr", &[]);
        grid.head.iter().for_each(|head| self.paragraph(xml, head));
        xml.close().close().open("tbody", &[]);
        for row in &grid.rows {
            xml.open("tr", &[]);
            for cell in row {
                xml.open("td", &[]);
                cell.iter().for_each(|paragraph| self.paragraph(xml, paragraph));
                self.lists(xml, None);
                xml.close();
            }
            xml.close();
        }
        xml.close().close().close();
    }

    fn notes(&self, xml: &mut Xml) {
        if self.flow.notes.is_empty() {
            return;
        }
        let words = &self.flow.document.words;
        xml.open("section", &[("role", "doc-endnotes")]);
        xml.leaf("h2", &[("lang", words.lang.as_str())], &words.notes).open("ol", &[]);
        for (at, note) in self.flow.notes.iter().enumerate() {
            let (number, direction) = (at + 1, if note.is_rtl { "rtl" } else { "ltr" });
            xml.open(
                "li",
                &[
                    ("id", &format!("note{number}")),
                    ("lang", note.lang.as_str()),
                    ("dir", direction),
                ],
            );
            pieces(xml, &note.pieces);
            let back = format!("#mark{number}");
            let is = [
                ("class", "back"),
                ("role", "doc-backlink"),
                ("href", back.as_str()),
                ("lang", words.lang.as_str()),
            ];
            xml.text(" ").leaf("a", &is, &words.back_to_text).close();
        }
        xml.close().close();
    }
}

fn voice<'a>(paragraph: &Paragraph<'a>) -> [(&'static str, &'a str); 2] {
    [("lang", paragraph.lang.as_str()), ("dir", if paragraph.is_rtl { "rtl" } else { "ltr" })]
}

fn pieces(xml: &mut Xml, pieces: &[Piece<'_>]) {
    for piece in pieces {
        match piece {
            Piece::Text(of) => words(xml, of),
            Piece::Note(note, edits) => {
                let number = (note + 1).to_string();
                let (id, target) = (format!("mark{number}"), format!("#note{number}"));
                let opened = open_edits(xml, edits);
                xml.open("sup", &[]);
                xml.leaf("a", &[("id", &id), ("href", &target), ("role", "doc-noteref")], &number)
                    .close();
                xml.close_all(opened);
            }
            Piece::Source(number, edits) => {
                let opened = open_edits(xml, edits);
                xml.leaf("a", &[("href", &format!("#source{number}"))], &format!("[{number}]"));
                xml.close_all(opened);
            }
            Piece::CommentStart(_) | Piece::CommentEnd(_) => {}
        }
    }
}

fn words(xml: &mut Xml, words: &Words<'_>) {
    let mut opened = open_edits(xml, words.edits);
    if let Some(address) = words.link {
        xml.open("a", &[("href", address), ("rel", "noreferrer")]);
        opened += 1;
    }
    for (name, is) in [("strong", words.is_strong), ("em", words.is_emphasised)] {
        if is {
            xml.open(name, &[]);
            opened += 1;
        }
    }
    let clean = crate::text::clean(&words.text);
    for (at, line) in clean.split('\n').enumerate() {
        if at > 0 {
            xml.empty("br", &[]);
        }
        xml.text(line);
    }
    xml.close_all(opened);
}

/// Opens what says that somebody suggests something, and tells how many elements those are.
fn open_edits(xml: &mut Xml, edits: &Edits) -> usize {
    let mut opened = 0;
    for (name, by) in [("ins", &edits.inserted), ("del", &edits.deleted)] {
        if let Some(by) = by {
            // Nobody is named by an empty label, and an empty title would be read out.
            let title = [("title", by.as_str())];
            xml.open(name, if by.is_empty() { &[] } else { &title });
            opened += 1;
        }
    }
    opened
}
