//! ODT: what LibreOffice writes, and parliaments take beside Word (ODF 1.3, OASIS and ISO/IEC 26300).
//!
//! [`crate::write`] calls it. It is written directly: no library that is kept up writes texts of ODF. Suggestions are not shown;
//! [`crate::Format::can_show`] says so, and DOCX does.
//!
//! Invariants: each span is of one script and says its language; no part names an author but the labels of those who comment,
//! and none has a date or a program.

mod body;
mod styles;

use body::Body;

use crate::{
    ExportError,
    flow::{Flow, Part as FlowPart},
    package::{Part, pack},
    xml::Xml,
};

/// What the file says that it is.
const KIND: &str = "application/vnd.oasis.opendocument.text";

/// The name spaces of every part, and the version that they are written in.
const SPACES: [(&str, &str); 11] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("office:version", "1.3"),
];

/// Writes a document.
pub(crate) fn write(flow: &Flow<'_>) -> Result<Vec<u8>, ExportError> {
    // Its place in the file, first and not packed, is how it is recognised (ODF 1.3, part 2, 3.3).
    let kind = Part { name: "mimetype", text: KIND.to_owned(), is_packed: false };
    pack(&[
        kind,
        Part::new("content.xml", content(flow)),
        Part::new("styles.xml", styles::styles(flow.document)),
        Part::new("meta.xml", meta(flow)),
        Part::new("META-INF/manifest.xml", manifest()),
    ])
}

fn content(flow: &Flow<'_>) -> String {
    let mut text = Xml::after("");
    let mut body = Body::new(flow);
    for part in &flow.parts {
        match part {
            FlowPart::Paragraph(paragraph) => body.paragraph(&mut text, paragraph),
            FlowPart::Grid(grid) => body.grid(&mut text, grid),
        }
    }
    let spans = body.end(&mut text);
    let mut xml = Xml::document();
    xml.open("office:document-content", &SPACES);
    styles::fonts(&mut xml);
    xml.within("office:automatic-styles", &[], |xml| styles::automatic(xml, &spans));
    xml.open("office:body", &[]).open("office:text", &[]).append(text);
    xml.finish()
}

fn meta(flow: &Flow<'_>) -> String {
    let mut xml = Xml::document();
    xml.open("office:document-meta", &SPACES).open("office:meta", &[]);
    xml.leaf("dc:title", &[], &flow.document.title).leaf(
        "dc:language",
        &[],
        flow.document.lang.as_str(),
    );
    xml.finish()
}

fn manifest() -> String {
    let mut xml = Xml::document();
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    xml.open("manifest:manifest", &[("xmlns:manifest", space), ("manifest:version", "1.3")]);
    let whole =
        [("manifest:full-path", "/"), ("manifest:version", "1.3"), ("manifest:media-type", KIND)];
    xml.empty("manifest:file-entry", &whole);
    for part in ["content.xml", "styles.xml", "meta.xml"] {
        xml.empty(
            "manifest:file-entry",
            &[("manifest:full-path", part), ("manifest:media-type", "text/xml")],
        );
    }
    xml.finish()
}
