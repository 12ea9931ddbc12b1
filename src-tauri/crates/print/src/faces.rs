//! The faces that letters are drawn with, and which of them has a letter.
//!
//! [`for_words`] is asked once a sheet. Invariant: it gives faces that have every letter of the sheet, or names a
//! letter that none has. So the typesetter never draws an empty box.

use std::sync::LazyLock;

use larkspur_packs::LanguageTag;
use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};
use unicode_script::{Script, UnicodeScript};

use crate::{PrintError, system, voice::Spoken};

/// A face of the app in two weights, and the script that it is there for.
struct Own {
    script: Script,
    weights: [&'static [u8]; 2],
}

macro_rules! own {
    ($script:ident, $name:literal) => {
        Own {
            script: Script::$script,
            weights: [
                include_bytes!(concat!("../../../../assets/print-fonts/", $name, "-400.ttf")),
                include_bytes!(concat!("../../../../assets/print-fonts/", $name, "-700.ttf")),
            ],
        }
    };
}

/// The first has Greek, Cyrillic and Devanagari as well.
const OWN: [Own; 10] = [
    own!(Latin, "noto-sans"),
    own!(Arabic, "ibm-plex-sans-arabic"),
    own!(Bengali, "noto-sans-bengali"),
    own!(Kannada, "noto-sans-kannada"),
    own!(Khmer, "noto-sans-khmer"),
    own!(Lao, "noto-sans-lao"),
    own!(Myanmar, "noto-sans-myanmar"),
    own!(Tamil, "noto-sans-tamil"),
    own!(Telugu, "noto-sans-telugu"),
    own!(Thai, "noto-sans-thai-looped"),
];

/// A face with the script that it was chosen for.
#[derive(Clone)]
pub(crate) struct Face {
    pub(crate) script: Script,
    pub(crate) font: Font,
}

/// Read once: they are a part of the program.
static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let read = |script, bytes: &'static [u8]| {
        let font = Font::new(Bytes::new(bytes), 0)?;
        Some(Face { script, font })
    };
    OWN.iter()
        .flat_map(|Own { script, weights }| weights.map(|bytes| read(*script, bytes)))
        .flatten()
        .collect()
});

/// The faces of a sheet.
pub(crate) struct Faces {
    faces: Vec<Face>,
    book: LazyHash<FontBook>,
}

impl Faces {
    fn new(faces: Vec<Face>) -> Self {
        let book = FontBook::from_fonts(faces.iter().map(|face| &face.font));
        Self { faces, book: LazyHash::new(book) }
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index).map(|face| face.font.clone())
    }

    /// The families in the order in which a text of a script asks them: its own first, which also has the
    /// signs between its words.
    pub(crate) fn families(&self, script: Script) -> Vec<String> {
        let (own, others): (Vec<&Face>, Vec<&Face>) =
            self.faces.iter().partition(|face| face.script == script);
        let mut families: Vec<String> = Vec::new();
        for face in own.into_iter().chain(others) {
            let family = &face.font.info().family;
            if !families.contains(family) {
                families.push(family.clone());
            }
        }
        families
    }
}

fn has(face: &Face, letter: char) -> bool {
    face.font.info().coverage.contains(u32::from(letter))
}

/// A letter that no face has, with a language that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) letter: char,
    pub(crate) lang: LanguageTag,
}

/// Faces that have all letters of a sheet.
pub(crate) fn for_words(spoken: &Spoken, may_use_system: bool) -> Result<Faces, PrintError> {
    let mut faces = FACES.clone();
    let missing: Vec<Missing> = spoken
        .letters()
        .filter(|(_, letter)| !letter.is_control() && !faces.iter().any(|face| has(face, *letter)))
        .map(|(lang, letter)| Missing { letter, lang: lang.clone() })
        .collect();
    if may_use_system && !missing.is_empty() {
        faces.extend(system::find(&missing, &|family| is_own(family)));
    }
    let mut still = missing
        .iter()
        .map(|missing| missing.letter)
        .filter(|letter| !faces.iter().any(|face| has(face, *letter)));
    // A letter says more than a full stop that many scripts have.
    let first = still.clone().find(|letter| !is_shared(letter.script())).or_else(|| still.next());
    match first {
        Some(letter) => {
            Err(PrintError::NoFont { script: letter.script().short_name().to_owned(), letter })
        }
        None => Ok(Faces::new(faces)),
    }
}

/// Whether signs of it stand in texts of many scripts.
pub(crate) fn is_shared(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

fn is_own(family: &str) -> bool {
    FACES.iter().any(|face| face.font.info().family == family)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(words: &str) -> Spoken {
        let mut spoken = Spoken::default();
        spoken.hear(&LanguageTag::parse("en").unwrap(), words);
        spoken
    }

    #[test]
    fn every_face_is_there_in_two_weights() {
        let weights: Vec<u16> =
            FACES.iter().map(|face| face.font.info().variant.weight.to_number()).collect();
        assert_eq!(weights, [400, 700].repeat(OWN.len()));
        for pair in FACES.chunks(2) {
            assert_eq!(pair[0].font.info().family, pair[1].font.info().family);
            assert_eq!(pair[0].font.info().coverage, pair[1].font.info().coverage);
        }
    }

    #[test]
    fn a_script_asks_its_own_face_first() {
        let faces = for_words(&spoken("a"), false).unwrap();
        for (script, first) in [
            (Script::Latin, "Noto Sans"),
            (Script::Devanagari, "Noto Sans"),
            (Script::Khmer, "Noto Sans Khmer"),
            (Script::Thai, "Noto Sans Thai Looped"),
            (Script::Arabic, "IBM Plex Sans Arabic"),
            (Script::Han, "Noto Sans"),
        ] {
            let families = faces.families(script);
            assert_eq!((families[0].as_str(), families.len()), (first, OWN.len()), "{script:?}");
        }
    }

    #[test]
    fn a_script_without_a_face_is_named_and_not_its_full_stop() {
        for (words, script, letter) in [
            ("\u{3002}\u{4e00}\u{4e8c}", "Hani", '\u{4e00}'),
            ("a \u{1200}", "Ethi", '\u{1200}'),
            ("\u{1f600}", "Zyyy", '\u{1f600}'),
        ] {
            let error = for_words(&spoken(words), false).err();
            let script = script.to_owned();
            assert_eq!(error, Some(PrintError::NoFont { script, letter }), "{words}");
        }
    }
}
