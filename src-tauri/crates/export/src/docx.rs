//! DOCX: what Word and most offices of governments take (ECMA-376, transitional).
//!
//! [`crate::write`] calls it. WordprocessingML is written directly. The crate `docx-rs` 0.4.22 has neither `w:rtl` nor `w:lang`, so
//! every run would have to be opened again and cut at its scripts; it puts dates on changes and comments, which tell when
//! somebody worked; and it brings a reader for pictures and 50 more crates. What is needed here is a dozen elements.
//!
//! Invariants: each run is of one script and one direction and says its language; no part names an author but the labels of
//! those who suggest or comment, and none has a date, a program or a revision id.

mod body;
mod parts;
mod talk;

use std::collections::BTreeMap;

use body::Body;

use crate::{
    ExportError,
    flow::{Flow, Item, Part as FlowPart},
    model::Paper,
    package::{Part, pack},
    xml::Xml,
};

/// The name spaces of every part with text.
const SPACES: [(&str, &str); 6] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("xmlns:w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("mc:Ignorable", "w14 w15"),
];

/// What is counted while the parts are written.
#[derive(Default)]
struct Counts {
    /// Suggestions: each place has a number of its own.
    changes: u32,
    /// Paragraphs of comments.
    remarks: u32,
    /// The lists with numbers, by their own.
    lists: BTreeMap<u32, Item>,
}

/// Writes a document.
pub(crate) fn write(flow: &Flow<'_>) -> Result<Vec<u8>, ExportError> {
    let mut counts = Counts::default();
    let document = document(flow, &mut counts);
    let notes = talk::notes(flow, &mut counts);
    let has_comments = !flow.comments.is_empty();
    let has_footer = flow.document.layout.has_page_numbers;
    let mut made = vec![
        Part::new("[Content_Types].xml", parts::types(has_comments, has_footer)),
        Part::new("_rels/.rels", parts::packages()),
        Part::new("docProps/core.xml", parts::core(flow.document)),
        Part::new("word/document.xml", document.text),
        Part::new(
            "word/_rels/document.xml.rels",
            parts::relations(&document.links, has_comments, has_footer),
        ),
        Part::new("word/styles.xml", parts::styles(flow.document)),
        Part::new("word/settings.xml", parts::settings(counts.changes > 0 || has_comments)),
        Part::new("word/fontTable.xml", parts::fonts()),
        Part::new("word/numbering.xml", parts::numbering(&counts.lists)),
        Part::new("word/footnotes.xml", notes.text),
        Part::new("word/_rels/footnotes.xml.rels", parts::links(&notes.links)),
    ];
    if has_comments {
        let (comments, threads) = talk::comments(flow, &mut counts);
        made.push(Part::new("word/comments.xml", comments));
        made.push(Part::new("word/commentsExtended.xml", threads));
    }
    if has_footer {
        made.push(Part::new("word/footer1.xml", parts::footer()));
    }
    pack(&made)
}

/// A part with text, and the addresses that it leads to, whose places are the numbers of their relations.
struct Written {
    text: String,
    links: Vec<String>,
}

fn document(flow: &Flow<'_>, counts: &mut Counts) -> Written {
    let mut xml = Xml::document();
    xml.open("w:document", &SPACES).open("w:body", &[]);
    let mut body = Body::new(flow, counts);
    let mut parts = flow.parts.iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            FlowPart::Paragraph(paragraph) => body.paragraph(&mut xml, paragraph),
            FlowPart::Grid(grid) => {
                body.grid(&mut xml, grid);
                // Two tables become one, and a document cannot end with one.
                if !matches!(parts.peek(), Some(FlowPart::Paragraph(_))) {
                    xml.empty("w:p", &[]);
                }
            }
        }
    }
    let links = body.into_links();
    section(&mut xml, flow);
    Written { text: xml.finish(), links }
}

/// Width and height of a sheet and its margin, in twentieths of a point.
const fn sheet(paper: Paper) -> (u32, u32, u32) {
    match paper {
        Paper::A4 => (11906, 16838, 1304),
        Paper::Letter => (12240, 15840, 1304),
    }
}

fn section(xml: &mut Xml, flow: &Flow<'_>) {
    let layout = flow.document.layout;
    let (width, height, margin) = sheet(layout.paper);
    let (width, height, margin) = (width.to_string(), height.to_string(), margin.to_string());
    xml.within("w:sectPr", &[], |xml| {
        if layout.has_page_numbers {
            xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", parts::FOOTER)]);
        }
        xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
        let rest = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
        xml.empty("w:pgMar", &[&sides[..], &rest[..]].concat());
        if flow.document.lang.is_rtl() {
            xml.empty("w:bidi", &[]);
        }
    });
}
