//! The text of the marked content of a page of paper.
//!
//! Called by [`super::read`], once a page. Invariant: what is shown is found once, as a part of a tag, as an artifact, or as
//! text that is neither.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::{
    content::ops::TypedInstruction,
    object::{Dict, Object, Stream, String as PdfString},
    page::Page,
};

/// Text of one marked content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What it says.
    pub text: String,
    /// Its own language.
    pub lang: Option<String>,
}

/// What a page shows.
#[derive(Default)]
pub(crate) struct OfPage {
    pub(crate) marked: HashMap<i32, Shown>,
    pub(crate) artifacts: Vec<String>,
    pub(crate) loose: Vec<String>,
}

/// A marked content that is open.
#[derive(Default)]
struct Open {
    mcid: Option<i32>,
    is_artifact: bool,
    has_actual_text: bool,
    is_reversed: bool,
}

/// Reads the content of a page, operator by operator.
pub(crate) fn of(page: &Page<'_>) -> OfPage {
    let mut found = OfPage::default();
    let mut open: Vec<Open> = Vec::new();
    let mut fonts: HashMap<Vec<u8>, CMap> = HashMap::new();
    let mut font: Vec<u8> = Vec::new();
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::TextFont(chosen) => {
                font = chosen.0.to_vec();
                fonts.entry(font.clone()).or_insert_with(|| {
                    let font: Dict<'_> = page.resources().get_font(chosen.0).unwrap();
                    let map: Stream<'_> = font.get("ToUnicode").unwrap();
                    CMap::parse(&map.decoded().unwrap(), |_| None).unwrap()
                });
            }
            TypedInstruction::ShowText(text) => {
                show(&glyphs(text.0, &fonts[&font]), &open, &mut found);
            }
            TypedInstruction::ShowTexts(texts) => {
                let parts = texts.0.iter::<Object<'_>>().filter_map(|part| match part {
                    Object::String(text) => Some(glyphs(&text, &fonts[&font])),
                    _ => None,
                });
                show(&parts.flatten().collect::<Vec<_>>(), &open, &mut found);
            }
            TypedInstruction::NextLineAndShowText(_)
            | TypedInstruction::ShowTextWithParameters(_) => {
                panic!("not known here: {operation:?}")
            }
            TypedInstruction::BeginMarkedContent(begun) => open.push(Open {
                is_artifact: begun.0.as_ref() == b"Artifact",
                is_reversed: begun.0.as_ref() == b"ReversedChars",
                ..Open::default()
            }),
            TypedInstruction::BeginMarkedContentWithProperties(begun) => {
                let Object::Dict(properties) = begun.1 else { panic!("{begun:?}") };
                begin(begun.0.as_ref(), properties, &mut open, &mut found);
            }
            TypedInstruction::EndMarkedContent(_) => assert!(open.pop().is_some()),
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

fn begin(tag: &[u8], properties: &Dict<'_>, open: &mut Vec<Open>, found: &mut OfPage) {
    let actual = properties.get::<PdfString<'_>>("ActualText");
    if let Some(actual) = &actual {
        let letters = vec![decode(actual.as_bytes())];
        show(&letters, open, found);
    }
    let mcid = properties.get::<i32>("MCID");
    if let Some(mcid) = mcid {
        let lang = properties.get::<PdfString<'_>>("Lang").map(|lang| decode(lang.as_bytes()));
        found.marked.insert(mcid, Shown { text: String::new(), lang });
    }
    open.push(Open {
        mcid,
        is_artifact: tag == b"Artifact",
        has_actual_text: actual.is_some(),
        is_reversed: false,
    });
}

/// What each glyph of a text stands for.
fn glyphs(text: &PdfString<'_>, map: &CMap) -> Vec<String> {
    let code = |pair: &[u8]| pair.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
    let meaning = |pair: &[u8]| match map.lookup_bf_string(code(pair)) {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(letters)) => letters,
        None => panic!("a glyph stands for nothing: {pair:?}"),
    };
    text.as_bytes().chunks(2).map(meaning).collect()
}

fn show(letters: &[String], open: &[Open], found: &mut OfPage) {
    if open.iter().any(|open| open.has_actual_text) {
        return;
    }
    let text: String = if open.iter().any(|open| open.is_reversed) {
        letters.iter().rev().map(String::as_str).collect()
    } else {
        letters.concat()
    };
    if open.iter().any(|open| open.is_artifact) {
        found.artifacts.push(text);
    } else if let Some(mcid) = open.iter().rev().find_map(|open| open.mcid) {
        found.marked.entry(mcid).or_default().text.push_str(&text);
    } else {
        found.loose.push(text);
    }
}

/// A text string: UTF-16 with its mark, or else bytes that are ASCII here.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let units: Vec<u16> =
        units.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}
