//! The parts of a DOCX that hold no text of the draft: types, relations, styles, fonts, numbers.
//!
//! Invariants: a relation has the same id wherever it is named; the only property of the file is its title and its language.

use std::collections::BTreeMap;

use crate::{
    Lang,
    flow::{Flow, Item},
    look::{self, Look},
    model::Document,
    script,
    xml::Xml,
};

use super::SPACES;

/// The relation of the footer.
pub(super) const FOOTER: &str = "rIdFooter";
/// The list with dots.
pub(super) const BULLETS: u32 = 1;
/// The numbers of paragraphs. Lists with numbers have this and their own.
pub(super) const PARAGRAPHS: u32 = 2;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const THREADS: &str = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The parts that always are there: file, and what its relation and its type are called.
const ALWAYS: [(&str, &str); 5] = [
    ("styles", "styles"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("numbering", "numbering"),
    ("footnotes", "footnotes"),
];

/// The relation of the link of a number, from 1.
pub(super) fn link_id(number: usize) -> String {
    format!("rIdLink{number}")
}

/// Who suggests or comments.
pub(super) fn label<'a>(by: &'a str, document: &'a Document) -> &'a str {
    if by.is_empty() { &document.words.unnamed } else { by }
}

/// The number of each comment in the file. Its answers have the ones after it.
pub(super) fn comment_ids(flow: &Flow<'_>) -> Vec<usize> {
    let mut next = 0;
    let ids = flow.comments.iter().map(|comment| {
        let id = next;
        next += 1 + comment.answers.len();
        id
    });
    ids.collect()
}

pub(super) fn types(has_comments: bool, has_footer: bool) -> String {
    let mut xml = Xml::document();
    xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut add = |file: &str, kind: &str| {
        xml.empty("Override", &[("PartName", file), ("ContentType", kind)]);
    };
    add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    add("/word/document.xml", &format!("{WORD}document.main+xml"));
    for (file, kind) in ALWAYS {
        add(&format!("/word/{file}.xml"), &format!("{WORD}{kind}+xml"));
    }
    if has_comments {
        add("/word/comments.xml", &format!("{WORD}comments+xml"));
        add("/word/commentsExtended.xml", &format!("{WORD}commentsExtended+xml"));
    }
    if has_footer {
        add("/word/footer1.xml", &format!("{WORD}footer+xml"));
    }
    xml.finish()
}

pub(super) fn packages() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", RELATIONS)]);
    relation(&mut xml, "rId1", &format!("{OFFICE}officeDocument"), "word/document.xml");
    relation(&mut xml, "rId2", core, "docProps/core.xml");
    xml.finish()
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

/// The relations of the document.
pub(super) fn relations(addresses: &[String], has_comments: bool, has_footer: bool) -> String {
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", RELATIONS)]);
    for (file, kind) in ALWAYS {
        relation(
            &mut xml,
            &format!("rId-{file}"),
            &format!("{OFFICE}{kind}"),
            &format!("{file}.xml"),
        );
    }
    if has_comments {
        relation(&mut xml, "rId-comments", &format!("{OFFICE}comments"), "comments.xml");
        relation(&mut xml, "rId-threads", THREADS, "commentsExtended.xml");
    }
    if has_footer {
        relation(&mut xml, FOOTER, &format!("{OFFICE}footer"), "footer1.xml");
    }
    add_links(&mut xml, addresses);
    xml.finish()
}

/// The relations of a part that has links alone.
pub(super) fn links(addresses: &[String]) -> String {
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", RELATIONS)]);
    add_links(&mut xml, addresses);
    xml.finish()
}

fn add_links(xml: &mut Xml, addresses: &[String]) {
    let kind = format!("{OFFICE}hyperlink");
    for (at, address) in addresses.iter().enumerate() {
        let id = link_id(at + 1);
        let is =
            [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
        xml.empty("Relationship", &is);
    }
}

pub(super) fn core(document: &Document) -> String {
    let mut xml = Xml::document();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.leaf("dc:title", &[], &document.title);
    xml.leaf("dc:language", &[], document.lang.as_str());
    xml.finish()
}

/// Where nobody is named, Word is asked to put no name and no time into the file when somebody saves it again.
pub(super) fn settings(names_somebody: bool) -> String {
    let mut xml = Xml::document();
    xml.open("w:settings", &SPACES);
    if !names_somebody {
        xml.empty("w:removePersonalInformation", &[]).empty("w:removeDateAndTime", &[]);
    }
    xml.empty("w:autoHyphenation", &[("w:val", "false")]);
    xml.open("w:footnotePr", &[])
        .empty("w:footnote", &[("w:id", "-1")])
        .empty("w:footnote", &[("w:id", "0")])
        .close();
    // Without it Word opens the file as one of an old version.
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", "15"),
    ];
    xml.open("w:compat", &[]).empty("w:compatSetting", &mode).close();
    xml.finish()
}

pub(super) fn fonts() -> String {
    let mut xml = Xml::document();
    xml.open("w:fonts", &SPACES);
    for face in script::faces() {
        xml.within("w:font", &[("w:name", face.name)], |xml| {
            xml.empty("w:altName", &[("w:val", face.alternative)]);
            xml.empty("w:family", &[("w:val", "swiss")]).empty("w:pitch", &[("w:val", "variable")]);
        });
    }
    xml.finish()
}

pub(super) fn footer() -> String {
    let mut xml = Xml::document();
    xml.open("w:ftr", &SPACES).open("w:p", &[]);
    xml.open("w:pPr", &[]).empty("w:pStyle", &[("w:val", "Footer")]).close();
    xml.open("w:fldSimple", &[("w:instr", " PAGE ")]).open("w:r", &[]).leaf("w:t", &[], "1");
    xml.finish()
}

/// The three languages that a run of Word has: of Latin, of East Asian and of complex letters.
pub(super) fn language(xml: &mut Xml, lang: &Lang) {
    let tag = lang.as_str();
    xml.empty("w:lang", &[("w:val", tag), ("w:eastAsia", tag), ("w:bidi", tag)]);
}

pub(super) fn styles(document: &Document) -> String {
    let mut xml = Xml::document();
    xml.open("w:styles", &SPACES);
    xml.open("w:docDefaults", &[]).open("w:rPrDefault", &[]).open("w:rPr", &[]);
    let latin = "Noto Sans";
    xml.empty(
        "w:rFonts",
        &[("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", latin), ("w:cs", latin)],
    );
    xml.empty("w:sz", &[("w:val", "22")]).empty("w:szCs", &[("w:val", "22")]);
    language(&mut xml, &document.lang);
    xml.close().close().open("w:pPrDefault", &[]).open("w:pPr", &[]);
    xml.empty("w:spacing", &[("w:line", "288"), ("w:lineRule", "auto")]).close().close().close();
    for look in look::ALL {
        paragraph_style(&mut xml, look);
    }
    xml.within("w:style", &[("w:type", "paragraph"), ("w:styleId", "Footer")], |xml| {
        xml.empty("w:name", &[("w:val", "footer")])
            .open("w:pPr", &[])
            .empty("w:jc", &[("w:val", "center")])
            .close();
    });
    for (id, name) in [
        ("NoteMark", "footnote reference"),
        ("RemarkMark", "annotation reference"),
        ("Hyperlink", "Hyperlink"),
    ] {
        xml.within("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
            xml.empty("w:name", &[("w:val", name)]).open("w:rPr", &[]);
            match id {
                "NoteMark" => xml.empty("w:vertAlign", &[("w:val", "superscript")]),
                "RemarkMark" => {
                    xml.empty("w:sz", &[("w:val", "16")]).empty("w:szCs", &[("w:val", "16")])
                }
                _ => xml
                    .empty("w:color", &[("w:val", "0B4F9E")])
                    .empty("w:u", &[("w:val", "single")]),
            };
            xml.close();
        });
    }
    table_style(&mut xml);
    xml.finish()
}

/// What Word calls a style whose meaning it knows; a name of ours for the others.
fn known_name(style: &'static str) -> &'static str {
    match style {
        "Subtitle" => "Document Line",
        "Heading1" => "heading 1",
        "Heading2" => "heading 2",
        "Heading3" => "heading 3",
        "Text" => "Normal",
        "ListItem" => "List Paragraph",
        "Quotation" => "Quote",
        "Cell" => "Table Text",
        "CellHead" => "Table Heading",
        "Note" => "footnote text",
        "Remark" => "annotation text",
        other => other,
    }
}

fn paragraph_style(xml: &mut Xml, look: Look) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", look.style)];
    if look == look::TEXT {
        attributes.push(("w:default", "1"));
    }
    xml.open("w:style", &attributes)
        .empty("w:name", &[("w:val", known_name(look.style))])
        .empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    if look.keeps_next {
        xml.empty("w:keepNext", &[]).empty("w:keepLines", &[]);
    }
    let (before, after) = (look.before.to_string(), look.after.to_string());
    xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
    if look.indent > 0 {
        let indent = look.indent.to_string();
        xml.empty("w:ind", &[("w:left", &indent), ("w:right", &indent)]);
    }
    if let Some(level) = look::HEADINGS.iter().position(|heading| *heading == look) {
        xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
    }
    xml.close().open("w:rPr", &[]);
    if look.is_strong {
        xml.empty("w:b", &[]).empty("w:bCs", &[]);
    }
    let size = look.size.to_string();
    xml.empty("w:sz", &[("w:val", &size)]).empty("w:szCs", &[("w:val", &size)]).close().close();
}

fn table_style(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "Grid")]);
    xml.empty("w:name", &[("w:val", "Table Grid")]).open("w:tblPr", &[]).open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(
            side,
            &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "808080")],
        );
    }
    xml.close().open("w:tblCellMar", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
        xml.empty(side, &[("w:w", "85"), ("w:type", "dxa")]);
    }
    xml.close().close().close();
}

pub(super) fn numbering(lists: &BTreeMap<u32, Item>) -> String {
    let mut xml = Xml::document();
    xml.open("w:numbering", &SPACES);
    for (id, is_bullet) in [("0", true), ("1", false), ("2", false)] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
        (0..=8).for_each(|level| numbering_level(&mut xml, level, is_bullet));
        xml.close();
    }
    let mut add = |number: u32, of: &str, starts_at: Option<u8>| {
        xml.open("w:num", &[("w:numId", &number.to_string())])
            .empty("w:abstractNumId", &[("w:val", of)]);
        if let Some(level) = starts_at {
            xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
            xml.empty("w:startOverride", &[("w:val", "1")]).close();
        }
        xml.close();
    };
    add(BULLETS, "0", None);
    add(PARAGRAPHS, "2", None);
    for (list, item) in lists {
        add(PARAGRAPHS + list, "1", Some(item.level));
    }
    xml.finish()
}

fn numbering_level(xml: &mut Xml, level: u32, is_bullet: bool) {
    let (format, text) = if is_bullet {
        ("bullet", "•".to_owned())
    } else {
        ("decimal", format!("%{}.", level + 1))
    };
    let left = (look::STEP * (level + 1)).to_string();
    xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
        xml.empty("w:start", &[("w:val", "1")]).empty("w:numFmt", &[("w:val", format)]);
        xml.empty("w:lvlText", &[("w:val", &text)]).empty("w:lvlJc", &[("w:val", "left")]);
        xml.open("w:pPr", &[]);
        xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &look::STEP.to_string())]).close();
    });
}
