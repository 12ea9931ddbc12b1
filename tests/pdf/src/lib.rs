//! What stands in a PDF, for tests: its tags, and the text that a screen reader takes from them.
//!
//! Tests of the printing crate, of the core and of the window read a file by [`read`]. The text of a tag is that of its
//! marked content; where the file says what letters mean (`ActualText`), that counts, and otherwise what each glyph stands
//! for (`ToUnicode`). Invariant: it is read as ISO 32000-1, 14.8.2 says, and not guessed from where glyphs lie; what
//! cannot be read so fails the test.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test that reads it")]

mod content;

use std::collections::HashMap;

use hayro_syntax::{
    Pdf,
    object::{Dict, Name, ObjRef, Object, String as PdfString},
};
use unicode_normalization::UnicodeNormalization as _;

pub use content::Shown;

/// A file as far as the tests ask.
#[derive(Debug)]
pub struct Document {
    /// `/MarkInfo /Marked`.
    pub is_marked: bool,
    /// `/Lang` of the document.
    pub lang: Option<String>,
    /// The elements at the top of the tree.
    pub elements: Vec<Element>,
    /// What is shown and is no part of the tree.
    pub artifacts: Vec<String>,
    /// Text that is shown in no marked content at all.
    pub loose: Vec<String>,
    /// How many pages of paper there are.
    pub pages: usize,
}

/// An element of the tree of tags.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its type: `H1`, `P`, `LBody`.
    pub tag: String,
    /// Its own language.
    pub lang: Option<String>,
    /// What it has, in reading order.
    pub kids: Vec<Kid>,
}

/// A part of an element.
#[derive(Clone, Debug)]
pub enum Kid {
    /// A text.
    Text(Shown),
    /// Another element.
    Element(Element),
}

impl Element {
    /// The text of the element and of all below it.
    #[must_use]
    pub fn text(&self) -> String {
        let text = |kid: &Kid| match kid {
            Kid::Text(shown) => shown.text.clone(),
            Kid::Element(element) => element.text(),
        };
        self.kids.iter().map(text).collect()
    }

    /// This element and all below it, in reading order.
    #[must_use]
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for kid in &self.kids {
            if let Kid::Element(element) = kid {
                all.extend(element.all());
            }
        }
        all
    }
}

impl Document {
    /// All elements with one of these tags, in reading order.
    #[must_use]
    pub fn tagged(&self, tags: &[&str]) -> Vec<&Element> {
        let all = self.elements.iter().flat_map(Element::all);
        all.filter(|element| tags.contains(&element.tag.as_str())).collect()
    }

    /// The text of the whole tree, without the labels of lists.
    #[must_use]
    pub fn text(&self) -> String {
        fn write(element: &Element, to: &mut String) {
            if element.tag == "Lbl" {
                return;
            }
            for kid in &element.kids {
                match kid {
                    Kid::Text(shown) => to.push_str(&shown.text),
                    Kid::Element(element) => write(element, to),
                }
            }
        }
        let mut text = String::new();
        self.elements.iter().for_each(|element| write(element, &mut text));
        text
    }
}

/// Reads a file that the app has made.
#[must_use]
pub fn read(bytes: &[u8]) -> Document {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let pages = pdf.pages();
    let mut marked = HashMap::new();
    let (mut artifacts, mut loose) = (Vec::new(), Vec::new());
    for page in pages.iter() {
        let shown = content::of(page);
        let id = page.raw().obj_id().unwrap();
        for (mcid, text) in shown.marked {
            marked.insert((ObjRef::from(id).obj_number, mcid), text);
        }
        artifacts.extend(shown.artifacts);
        loose.extend(shown.loose);
    }
    let root: Dict<'_> = catalog.get("StructTreeRoot").unwrap();
    let mark_info: Option<Dict<'_>> = catalog.get("MarkInfo");
    let mut whole = Element::default();
    add_kids(&root, None, &marked, &mut whole);
    let elements = whole.kids.into_iter().map(|kid| match kid {
        Kid::Element(element) => element,
        Kid::Text(shown) => panic!("text without a tag: {shown:?}"),
    });
    Document {
        is_marked: mark_info.is_some_and(|info| info.get("Marked") == Some(true)),
        lang: text_of(&catalog, "Lang"),
        elements: elements.collect(),
        artifacts,
        loose,
        pages: pages.len(),
    }
}

/// Words without blanks and what cannot be seen, since lines are broken elsewhere on paper.
#[must_use]
pub fn bare(text: &str) -> String {
    let is_seen = |letter: &char| {
        !letter.is_whitespace()
            && !matches!(letter, '\u{ad}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(is_seen).collect()
}

/// The same, with letters and their marks in one form.
#[must_use]
pub fn composed(text: &str) -> String {
    bare(text).nfc().collect()
}

/// All objects and streams of a file, decompressed, one after the other.
#[must_use]
pub fn decompressed(bytes: &[u8]) -> Vec<u8> {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let mut all = bytes.to_vec();
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            all.push(b'\n');
            all.extend(stream.decoded().unwrap().iter());
        }
    }
    all
}

fn text_of(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|text| content::decode(text.as_bytes()))
}

type Marked = HashMap<(i32, i32), Shown>;

fn add_kids(dict: &Dict<'_>, page: Option<ObjRef>, marked: &Marked, to: &mut Element) {
    let kids: Vec<Object<'_>> = match dict.get::<Object<'_>>("K") {
        Some(Object::Array(kids)) => kids.iter::<Object<'_>>().collect(),
        Some(kid) => vec![kid],
        None => Vec::new(),
    };
    for kid in kids {
        match kid {
            Object::Number(mcid) => add_text(page, mcid.as_i64(), marked, to),
            Object::Dict(kid) if kid.contains_key("MCID") => {
                let page = kid.get_ref("Pg").or(page);
                add_text(page, kid.get::<i32>("MCID").unwrap().into(), marked, to);
            }
            Object::Dict(kid) => {
                let tag: Name<'_> = kid.get("S").unwrap();
                let mut element = Element {
                    tag: String::from_utf8(tag.to_vec()).unwrap(),
                    lang: text_of(&kid, "Lang"),
                    kids: Vec::new(),
                };
                add_kids(&kid, kid.get_ref("Pg").or(page), marked, &mut element);
                to.kids.push(Kid::Element(element));
            }
            other => panic!("not known in a tree of tags: {other:?}"),
        }
    }
}

fn add_text(page: Option<ObjRef>, mcid: i64, marked: &Marked, to: &mut Element) {
    let place = (page.unwrap().obj_number, i32::try_from(mcid).unwrap());
    if let Some(shown) = marked.get(&place) {
        to.kids.push(Kid::Text(shown.clone()));
    }
}

/// The size of the first page, in whole points.
#[must_use]
pub fn paper(bytes: &[u8]) -> (u16, u16) {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let (width, height) = pdf.pages()[0].base_dimensions();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "paper is small")]
    (width as u16, height as u16)
}
