//! Reads files back: the words of each paragraph, one after the other.

use std::io::{Cursor, Read as _};

use pulldown_cmark::{Event as Mark, Options, Parser, Tag, TagEnd};
use quick_xml::{
    Reader, XmlVersion,
    escape::unescape,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

/// The names of the parts of a packed file.
pub(crate) fn parts(bytes: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    zip.file_names().map(str::to_owned).collect()
}

/// A part of a packed file.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The value of an attribute.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = element.try_get_attribute(name).unwrap()?;
    Some(value.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned())
}

/// Which elements of a kind of XML mean what.
struct Kind {
    paragraphs: &'static [&'static str],
    /// What holds words, where not everything does.
    words: &'static [&'static str],
    /// What is not of the paragraph that it stands in.
    aside: &'static [&'static str],
    signs: &'static [(&'static str, &'static str)],
}

const DOCX: Kind = Kind {
    paragraphs: &["w:p"],
    words: &["w:t", "w:delText"],
    aside: &["w:rPr"],
    signs: &[("w:br", "\n"), ("w:tab", "\t")],
};
const ODT: Kind = Kind {
    paragraphs: &["text:p", "text:h"],
    words: &[],
    aside: &["text:note", "office:annotation"],
    signs: &[("text:line-break", "\n"), ("text:tab", "\t"), ("text:s", " ")],
};
const HTML: Kind = Kind {
    paragraphs: &["p", "h1", "h2", "h3", "h4", "li", "ul", "ol", "th", "div", "caption"],
    words: &[],
    aside: &["head", "sup"],
    signs: &[("br", "\n")],
};

/// Every paragraph that has words.
pub(crate) fn docx(bytes: &[u8], name: &str) -> Vec<String> {
    xml(&part(bytes, name), &DOCX)
}

pub(crate) fn odt(bytes: &[u8]) -> Vec<String> {
    xml(&part(bytes, "content.xml"), &ODT)
}

pub(crate) fn html(bytes: &[u8]) -> Vec<String> {
    xml(std::str::from_utf8(bytes).unwrap(), &HTML)
}

fn xml(text: &str, kind: &Kind) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut paragraphs = vec![String::new()];
    let mut open: Vec<String> = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        let is_open = |names: &[&str]| open.iter().any(|name| names.contains(&name.as_str()));
        let is_read = !is_open(kind.aside)
            && (kind.words.is_empty() || is_open(kind.words))
            && is_open(kind.paragraphs);
        let last = paragraphs.last_mut().unwrap();
        match event {
            Event::Eof => break,
            Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                if kind.paragraphs.contains(&name.as_str()) && !is_open(kind.aside) {
                    paragraphs.push(String::new());
                }
                open.push(name);
            }
            Event::End(element) => {
                assert_eq!(open.pop().as_deref(), Some(element.name().as_ref()));
                if kind.paragraphs.contains(&element.name().as_ref())
                    && !open.iter().any(|name| kind.aside.contains(&name.as_str()))
                {
                    paragraphs.push(String::new());
                }
            }
            Event::Empty(element) if is_open(kind.paragraphs) && !is_open(kind.aside) => {
                let name = element.name();
                let sign = kind.signs.iter().find(|(of, _)| *of == name.as_ref());
                last.push_str(sign.map_or("", |(_, sign)| sign));
            }
            Event::Text(text) if is_read => last.push_str(&text),
            Event::GeneralRef(name) if is_read => {
                last.push_str(&unescape(&format!("&{};", &*name)).unwrap())
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// What Markdown is read with.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// The paragraphs of Markdown, footnotes among them, without the head.
pub(crate) fn markdown(bytes: &[u8]) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut is_head = false;
    for mark in Parser::new_ext(std::str::from_utf8(bytes).unwrap(), options()) {
        let last = paragraphs.last_mut().unwrap();
        match mark {
            Mark::Start(Tag::MetadataBlock(_)) => is_head = true,
            Mark::End(TagEnd::MetadataBlock(_)) => is_head = false,
            Mark::Text(_) if is_head => {}
            Mark::Text(text) => last.push_str(&text),
            Mark::HardBreak => last.push('\n'),
            Mark::InlineHtml(tag) if &*tag == "<br>" => last.push('\n'),
            Mark::InlineHtml(tag) => {
                let is_known = ["strong", "em", "ins", "del"]
                    .iter()
                    .any(|name| tag.trim_start_matches(['<', '/']).starts_with(name));
                assert!(is_known, "an element of HTML");
            }
            Mark::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => {}
            Mark::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Mark::FootnoteReference(_) => {}
            Mark::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(_)
                | Tag::Item
                | Tag::FootnoteDefinition(_),
            )
            | Mark::Start(
                Tag::BlockQuote(None)
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Mark::End(_) => paragraphs.push(String::new()),
            other => panic!("words became {other:?}"),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}
