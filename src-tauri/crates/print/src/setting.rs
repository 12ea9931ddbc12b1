//! Setting a sheet: the typesetter, and the small world that it sees.
//!
//! [`set`] is called once a sheet. Invariants: the world has two files, the template and the words as JSON, the faces
//! of the sheet, no date, no packages and no disk. What the typesetter kept to be quicker next time is dropped at
//! once, since it holds the words of the page.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Serialize;
use typst::{
    Library, LibraryExt, World, comemo,
    diag::{FileError, FileResult, SourceDiagnostic, Warned},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook, Lang},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{PrintError, faces::Faces, order, parts::Content, voice::Voice};

const TEMPLATE: &str = include_str!("sheet.typ");

/// The library of the typesetter is the same for every sheet.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Whether a language is written from right to left.
pub(crate) type IsRtl<'a> = dyn Fn(Lang) -> bool + 'a;

/// What `sheet.json` holds.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    content: &'a Content,
    voices: &'a BTreeMap<String, Voice>,
}

/// Sets a sheet.
pub(crate) fn set<T>(
    content: &Content,
    voices: &BTreeMap<String, Voice>,
    faces: Faces,
    make: impl FnOnce(&PagedDocument, &IsRtl<'_>) -> Result<T, PrintError>,
) -> Result<T, PrintError> {
    let written = Written { content, voices };
    let words = serde_json::to_vec(&written).map_err(|error| not_set(&error.to_string()))?;
    let is_rtl =
        |lang: Lang| voices.values().any(|voice| voice.is_rtl() && voice.lang() == lang.as_str());
    let desk = Desk::new(TEMPLATE, words, faces)?;
    let result = typeset(&desk).and_then(|document| make(&document, &is_rtl));
    comemo::evict(0);
    result
}

fn typeset(desk: &Desk) -> Result<PagedDocument, PrintError> {
    let Warned { output, warnings: _ } = typst::compile::<PagedDocument>(desk);
    output.map_err(|errors| first(&errors))
}

/// The document as a PDF.
pub(crate) fn write(document: &PagedDocument, is_rtl: &IsRtl<'_>) -> Result<Vec<u8>, PrintError> {
    let document = &order::of(document, is_rtl);
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| not_set(error.message().as_str()))?;
    let options = PdfOptions {
        standards,
        // Otherwise the file names the typesetter and its version.
        creator: Smart::Custom(None),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| first(&errors))
}

fn not_set(reason: &str) -> PrintError {
    PrintError::NotSet { reason: reason.to_owned() }
}

fn first(errors: &[SourceDiagnostic]) -> PrintError {
    not_set(errors.first().map_or("no reason was given", |error| error.message.as_str()))
}

/// What the typesetter sees.
struct Desk {
    template: Source,
    words_id: FileId,
    words: Bytes,
    faces: Faces,
}

impl Desk {
    fn new(template: &str, words: Vec<u8>, faces: Faces) -> Result<Self, PrintError> {
        let id = |name: &str| {
            let path = VirtualPath::new(name).map_err(|_| not_set("a file has no good name"))?;
            Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
        };
        Ok(Self {
            template: Source::new(id("sheet.typ")?, template.to_owned()),
            words_id: id("sheet.json")?,
            words: Bytes::new(words),
            faces,
        })
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.faces.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(not_found(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.words_id { Ok(self.words.clone()) } else { Err(not_found(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use larkspur_packs::LanguageTag;
    use typst::layout::{Frame, FrameItem, Point};

    use super::*;
    use crate::{faces, voice::Spoken};

    const WORDS: &str = "លិខិតឆ្លងដែនរបស់អ្នក ត្រូវនៅក្នុងដៃ သင့်နိုင်ငံကူးလက်မှတ် ป้ำ ที่นี้ हिन्दी में कृपया \
        لمّا كان الاعتراف 19 بالكرامة الأُسرة (ILO) office fi க்ஷி ఋ";

    /// Words as they are set, before their order is looked at.
    fn document(settings: &str) -> PagedDocument {
        let mut spoken = Spoken::default();
        spoken.hear(&LanguageTag::parse("en").unwrap(), WORDS);
        let faces = faces::for_words(&spoken, false).unwrap();
        let families =
            serde_json::to_string(&faces.families(unicode_script::Script::Latin)).unwrap();
        let template = format!(
            "#set page(width: 9cm, height: auto)\n#set text(font: {}, {settings})\n{WORDS} *{WORDS}* _{WORDS}_",
            families.replace('[', "(").replace(']', ")")
        );
        typeset(&Desk::new(&template, Vec::new(), faces).unwrap()).unwrap()
    }

    /// Each glyph with its place on the paper, in hundredths of a point.
    fn glyphs(document: &PagedDocument) -> Vec<(String, u16, i64, i64)> {
        #[expect(clippy::cast_possible_truncation, reason = "paper is small")]
        fn walk(frame: &Frame, origin: Point, to: &mut Vec<(String, u16, i64, i64)>) {
            let hundredths = |length: typst::layout::Abs| (length.to_pt() * 100.0).round() as i64;
            for (at, item) in frame.items() {
                let at = origin + *at;
                match item {
                    FrameItem::Group(group) => walk(&group.frame, at, to),
                    FrameItem::Text(text) => {
                        let mut x = at.x;
                        for glyph in &text.glyphs {
                            let family = text.font.font().info().family.clone();
                            let left = x + glyph.x_offset.at(text.size);
                            let base = at.y - glyph.y_offset.at(text.size);
                            to.push((family, glyph.id, hundredths(left), hundredths(base)));
                            x += glyph.x_advance.at(text.size);
                        }
                    }
                    _ => {}
                }
            }
        }
        let mut glyphs = Vec::new();
        for page in document.pages() {
            walk(&page.frame, Point::zero(), &mut glyphs);
        }
        glyphs.sort();
        glyphs
    }

    #[test]
    fn no_glyph_moves_when_texts_are_put_in_order() {
        for settings in ["lang: \"en\"", "lang: \"ar\", dir: rtl"] {
            let before = document(settings);
            let after = order::of(&before, &|lang| lang == Lang::ARABIC);
            let (before, after) = (glyphs(&before), glyphs(&after));
            assert_eq!(before.len(), after.len());
            for (before, after) in before.iter().zip(&after) {
                assert_eq!((&before.0, before.1), (&after.0, after.1));
                assert!((before.2 - after.2).abs() <= 1, "{before:?} {after:?}");
                assert!((before.3 - after.3).abs() <= 1, "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn the_typesetter_sees_its_two_files_and_nothing_else() {
        let faces = || faces::for_words(&Spoken::default(), false).unwrap();
        let set = |template: &str| {
            typeset(&Desk::new(template, b"1".to_vec(), faces()).unwrap()).map(|_| ())
        };
        assert_eq!(set("#json(\"sheet.json\")"), Ok(()));
        for reaching in [
            "#read(\"/etc/passwd\")",
            "#read(\"../sheet.json\")",
            "#import \"other.typ\"",
            "#import \"@preview/a:0.1.0\"",
            "#image(\"a.png\")",
            "#datetime.today()",
        ] {
            assert!(set(reaching).is_err(), "{reaching}");
        }
    }
}
