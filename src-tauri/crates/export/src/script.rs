//! In which script and direction each stretch of a paragraph is, and what draws it.
//!
//! DOCX and ODT name a font for each script and say of each run whether it runs from right to left; HTML names all fonts
//! at once. Directions are those of the Unicode bidirectional algorithm (UAX #9) over the whole paragraph. Invariant: put one after
//! the other, the stretches of a text are the text.

use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript as _};

use crate::Lang;

/// Of which of the three kinds of fonts of a run a script is (ECMA-376, part 1, 17.3.2.26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FaceKind {
    /// Latin and its relatives.
    Western,
    /// Scripts whose letters join, or stand above and below one another.
    Complex,
    /// Chinese, Japanese and Korean.
    EastAsian,
}

/// What draws a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Face {
    /// The family: free, and to be had for every system.
    pub(crate) name: &'static str,
    /// What Windows has instead. A reader without either takes one of the same kind, without serifs.
    pub(crate) alternative: &'static str,
    /// Its kind.
    pub(crate) kind: FaceKind,
    /// How large its letters are, in hundredths of Latin ones. The proportions are those of a printed page (`larkspur-print`,
    /// `voice.rs`).
    pub(crate) size: u32,
}

const fn face(name: &'static str, alternative: &'static str, kind: FaceKind, size: u32) -> Face {
    Face { name, alternative, kind, size }
}

use FaceKind::{Complex, EastAsian, Western};

const LATIN: Face = face("Noto Sans", "Arial", Western, 100);
const TRADITIONAL: Face = face("Noto Sans CJK TC", "Microsoft JhengHei", EastAsian, 100);
const JAPANESE: Face = face("Noto Sans CJK JP", "Yu Gothic", EastAsian, 100);

/// Every script that has a face of its own. All others are left to [`LATIN`] and what the reader's system puts in its place.
const FACES: [(Script, Face); 27] = [
    (Script::Latin, LATIN),
    (Script::Arabic, face("Noto Sans Arabic", "Arial", Complex, 106)),
    (Script::Hebrew, face("Noto Sans Hebrew", "Arial", Complex, 100)),
    (Script::Syriac, face("Noto Sans Syriac", "Estrangelo Edessa", Complex, 106)),
    (Script::Thaana, face("Noto Sans Thaana", "MV Boli", Complex, 106)),
    (Script::Devanagari, face("Noto Sans Devanagari", "Nirmala UI", Complex, 103)),
    (Script::Bengali, face("Noto Sans Bengali", "Nirmala UI", Complex, 103)),
    (Script::Gujarati, face("Noto Sans Gujarati", "Nirmala UI", Complex, 103)),
    (Script::Gurmukhi, face("Noto Sans Gurmukhi", "Nirmala UI", Complex, 103)),
    (Script::Kannada, face("Noto Sans Kannada", "Nirmala UI", Complex, 103)),
    (Script::Malayalam, face("Noto Sans Malayalam", "Nirmala UI", Complex, 103)),
    (Script::Oriya, face("Noto Sans Oriya", "Nirmala UI", Complex, 103)),
    (Script::Sinhala, face("Noto Sans Sinhala", "Nirmala UI", Complex, 103)),
    (Script::Tamil, face("Noto Sans Tamil", "Nirmala UI", Complex, 100)),
    (Script::Telugu, face("Noto Sans Telugu", "Nirmala UI", Complex, 103)),
    (Script::Thai, face("Noto Sans Thai Looped", "Leelawadee UI", Complex, 105)),
    (Script::Lao, face("Noto Sans Lao", "Leelawadee UI", Complex, 105)),
    (Script::Khmer, face("Noto Sans Khmer", "Leelawadee UI", Complex, 110)),
    (Script::Myanmar, face("Noto Sans Myanmar", "Myanmar Text", Complex, 110)),
    (Script::Tibetan, face("Noto Serif Tibetan", "Microsoft Himalaya", Complex, 110)),
    (Script::Ethiopic, face("Noto Sans Ethiopic", "Ebrima", Western, 100)),
    (Script::Georgian, face("Noto Sans Georgian", "Sylfaen", Western, 100)),
    (Script::Armenian, face("Noto Sans Armenian", "Sylfaen", Western, 100)),
    (Script::Han, face("Noto Sans CJK SC", "Microsoft YaHei", EastAsian, 100)),
    (Script::Hiragana, JAPANESE),
    (Script::Katakana, JAPANESE),
    (Script::Hangul, face("Noto Sans CJK KR", "Malgun Gothic", EastAsian, 100)),
];

/// Every face, each once, in a fixed order.
pub(crate) fn faces() -> Vec<Face> {
    let mut all: Vec<Face> = FACES.iter().map(|(_, face)| *face).chain([TRADITIONAL]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A part of a text that one face draws in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch<'a> {
    /// The words.
    pub(crate) text: &'a str,
    /// What draws it.
    pub(crate) face: Face,
    /// Whether it runs from right to left.
    pub(crate) is_rtl: bool,
}

/// Whether a paragraph runs from right to left: by its first letter that has a direction, otherwise by its language.
pub(crate) fn is_rtl_by_text(text: &str, lang: &Lang) -> bool {
    use unicode_bidi::Direction::{Ltr, Mixed, Rtl};
    match unicode_bidi::get_base_direction_full(text) {
        Ltr => false,
        Rtl => true,
        Mixed => lang.is_rtl(),
    }
}

/// Cuts the texts of one paragraph, which stand beside one another, into stretches.
pub(crate) fn stretches<'a>(texts: &[&'a str], lang: &Lang, is_rtl: bool) -> Vec<Vec<Stretch<'a>>> {
    let whole = texts.concat();
    // Nearly every paragraph is plain, and then nothing needs to be computed.
    let bidi = (is_rtl || !whole.is_ascii())
        .then(|| BidiInfo::new(&whole, Some(if is_rtl { Level::rtl() } else { Level::ltr() })));
    let first = whole.chars().find_map(|sign| own_face(sign, lang)).unwrap_or(LATIN);
    let mut cut = Cutter { lang, face: first, at: 0, bidi: bidi.as_ref() };
    texts.iter().map(|text| cut.text(text)).collect()
}

struct Cutter<'a> {
    lang: &'a Lang,
    /// That of the last letter that has a script. Blanks and signs go with it.
    face: Face,
    /// How far the paragraph is cut, in bytes.
    at: usize,
    bidi: Option<&'a BidiInfo<'a>>,
}

impl Cutter<'_> {
    fn text<'t>(&mut self, text: &'t str) -> Vec<Stretch<'t>> {
        let mut found: Vec<Stretch<'t>> = Vec::new();
        let mut begun = 0;
        for (offset, sign) in text.char_indices() {
            self.face = own_face(sign, self.lang).unwrap_or(self.face);
            let is_rtl = self.is_rtl_at(self.at + offset);
            let end = offset + sign.len_utf8();
            match found.last_mut() {
                Some(last) if last.face == self.face && last.is_rtl == is_rtl => {
                    last.text = &text[begun..end]
                }
                _ => {
                    begun = offset;
                    found.push(Stretch { text: &text[begun..end], face: self.face, is_rtl });
                }
            }
        }
        self.at += text.len();
        found
    }

    fn is_rtl_at(&self, at: usize) -> bool {
        self.bidi.and_then(|bidi| bidi.levels.get(at)).is_some_and(Level::is_rtl)
    }
}

/// The face of a letter. None for what goes with its neighbours.
fn own_face(sign: char, lang: &Lang) -> Option<Face> {
    let script = sign.script();
    match script {
        Script::Common | Script::Inherited | Script::Unknown => None,
        Script::Han if matches!(lang.language(), "ja") => Some(JAPANESE),
        Script::Han if is_traditional(lang) => Some(TRADITIONAL),
        _ => Some(FACES.iter().find(|(of, _)| *of == script).map_or(LATIN, |(_, face)| *face)),
    }
}

fn is_traditional(lang: &Lang) -> bool {
    lang.script() == Some("Hant") || matches!(lang.region(), Some("HK" | "MO" | "TW"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    #[test]
    fn each_stretch_has_its_face_and_direction() {
        let cut = |texts: &[&str], tag, is_rtl| -> Vec<(String, &'static str, bool)> {
            let cut = stretches(texts, &lang(tag), is_rtl).concat();
            cut.iter().map(|one| (one.text.to_owned(), one.face.name, one.is_rtl)).collect()
        };
        let of = |text: &str, face, is_rtl| (text.to_owned(), face, is_rtl);
        assert_eq!(cut(&["Article 6, "], "en", false), [of("Article 6, ", "Noto Sans", false)]);
        assert_eq!(
            cut(&["(ខ្មែរ) UN 7"], "km", false),
            [of("(ខ្មែរ) ", "Noto Sans Khmer", false), of("UN 7", "Noto Sans", false)]
        );
        assert_eq!(
            cut(&["المادة ", "6 UN", "!"], "ar", true),
            [
                of("المادة ", "Noto Sans Arabic", true),
                of("6", "Noto Sans Arabic", false),
                of(" ", "Noto Sans Arabic", true),
                of("UN", "Noto Sans", false),
                of("!", "Noto Sans", true),
            ]
        );
        assert_eq!(cut(&["法"], "zh-Hant", false), [of("法", "Noto Sans CJK TC", false)]);
        assert_eq!(cut(&["法"], "zh", false), [of("法", "Noto Sans CJK SC", false)]);
        assert_eq!(cut(&["法"], "ja", false), [of("法", "Noto Sans CJK JP", false)]);
    }

    #[test]
    fn a_paragraph_runs_as_its_first_letter_or_its_language() {
        for (text, tag, wanted) in [
            ("12. «قانون» law", "en", true),
            ("(law) قانون", "ar", false),
            ("12", "ar", true),
            ("", "en", false),
        ] {
            assert_eq!(is_rtl_by_text(text, &lang(tag)), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn stretches_put_together_are_the_text(texts in proptest::collection::vec("[a-z0-9 .,\nقانونខ្មរ한法ไทย😀\u{200F}\u{202E}]{0,12}", 0..4), is_rtl: bool) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let cut = stretches(&texts, &lang("ar"), is_rtl);
            let together: Vec<String> =
                cut.iter().map(|of| of.iter().map(|one| one.text).collect()).collect();
            prop_assert_eq!(together, texts);
        }
    }
}
