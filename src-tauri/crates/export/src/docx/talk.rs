//! Footnotes and comments of a DOCX.
//!
//! Invariants: a footnote is numbered as [`Flow::notes`], after the two that Word wants for its lines; an answer names the comment
//! that it belongs to; no comment has a date or initials.

use crate::{
    flow::{Flow, Piece, Words},
    look,
    model::{Comment, Edits, Remark},
    script,
    xml::Xml,
};

use super::{
    Counts, SPACES, Written,
    body::{Body, Voice},
    parts,
};

/// The part of the footnotes.
pub(super) fn notes(flow: &Flow<'_>, counts: &mut Counts) -> Written {
    let mut xml = Xml::document();
    xml.open("w:footnotes", &SPACES);
    for (id, kind, line) in [
        ("-1", "separator", "w:separator"),
        ("0", "continuationSeparator", "w:continuationSeparator"),
    ] {
        xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        xml.open("w:p", &[]).open("w:r", &[]).empty(line, &[]).close().close().close();
    }
    let mut body = Body::new(flow, counts);
    for (at, note) in flow.notes.iter().enumerate() {
        let voice = Voice { lang: note.lang, is_rtl: note.is_rtl, look: look::NOTE };
        xml.open("w:footnote", &[("w:id", &(at + 1).to_string())]).open("w:p", &[]);
        body.paragraph_properties(&mut xml, voice, None, &Edits::NONE);
        mark(&mut xml, "NoteMark", "w:footnoteRef");
        xml.open("w:r", &[]).leaf("w:t", &[("xml:space", "preserve")], " ").close();
        body.pieces(&mut xml, &note.pieces, voice);
        xml.close().close();
    }
    let links = body.into_links();
    Written { text: xml.finish(), links }
}

fn mark(xml: &mut Xml, style: &str, of: &'static str) {
    xml.open("w:r", &[]).open("w:rPr", &[]).empty("w:rStyle", &[("w:val", style)]).close();
    xml.empty(of, &[]).close();
}

/// The parts of the comments and of how they belong together.
pub(super) fn comments(flow: &Flow<'_>, counts: &mut Counts) -> (String, String) {
    let mut xml = Xml::document();
    let mut threads = Xml::document();
    xml.open("w:comments", &SPACES);
    threads.open("w15:commentsEx", &SPACES);
    for (comment, first) in flow.comments.iter().zip(parts::comment_ids(flow)) {
        let Comment { said, answers, is_settled } = comment;
        let done = if *is_settled { "1" } else { "0" };
        let parent = remark(&mut xml, flow, counts, said, first);
        threads.empty("w15:commentEx", &[("w15:paraId", &parent), ("w15:done", done)]);
        for (at, answer) in answers.iter().enumerate() {
            let id = remark(&mut xml, flow, counts, answer, first + 1 + at);
            let of =
                [("w15:paraId", id.as_str()), ("w15:paraIdParent", &parent), ("w15:done", done)];
            threads.empty("w15:commentEx", &of);
        }
    }
    (xml.finish(), threads.finish())
}

/// Writes what one person said, and tells the id of its paragraph: eight hexadecimal digits below 80000000.
fn remark(
    xml: &mut Xml,
    flow: &Flow<'_>,
    counts: &mut Counts,
    remark: &Remark,
    id: usize,
) -> String {
    counts.remarks += 1;
    let paragraph = format!("{:08X}", counts.remarks);
    let author = parts::label(&remark.by, flow.document);
    let is_rtl = script::is_rtl_by_text(&remark.text, &remark.lang);
    let voice = Voice { lang: &remark.lang, is_rtl, look: look::REMARK };
    let mut body = Body::new(flow, counts);
    xml.open("w:comment", &[("w:id", &id.to_string()), ("w:author", author)]);
    xml.open("w:p", &[("w14:paraId", &paragraph)]);
    body.paragraph_properties(xml, voice, None, &Edits::NONE);
    mark(xml, "RemarkMark", "w:annotationRef");
    body.pieces(xml, &[Piece::Text(Words::plain(remark.text.as_str()))], voice);
    xml.close().close();
    paragraph
}
