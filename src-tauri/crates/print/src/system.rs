//! Fonts of the system, for scripts that no face of the app has.
//!
//! [`find`] is asked only when letters are missing, since it reads every font that is installed. Invariant: it reads the
//! folders in which a system keeps fonts and nothing else, writes nothing, and remembers nothing.

use std::cmp::Reverse;

use fontdb::{Database, ID};
use typst::{
    foundations::Bytes,
    text::{Font, FontFlags, FontInfo, FontStyle},
};
use unicode_script::{Script, UnicodeScript};

use crate::faces::{Face, Missing, is_shared};

const REGULAR: u16 = 400;
const BOLD: u16 = 700;
/// What is lighter does not stand out.
const LEAST_BOLD: u16 = 600;

/// Faces for as many of the letters as the fonts of the system have, as few as possible. Families that `is_own`
/// knows are not taken: two of one name could not be told apart.
pub(crate) fn find(missing: &[Missing], is_own: &dyn Fn(&str) -> bool) -> Vec<Face> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    find_in(&fonts, missing, is_own)
}

struct Candidate {
    id: ID,
    info: FontInfo,
}

impl Candidate {
    fn has(&self, letter: char) -> bool {
        self.info.coverage.contains(u32::from(letter))
    }

    fn weight(&self) -> u16 {
        self.info.variant.weight.to_number()
    }

    /// How well it suits beside others with the same letters, the least first.
    fn rank(&self, missing: &[&Missing]) -> (bool, bool, u16, &str) {
        let family = self.info.family.as_str();
        let suits = missing.iter().any(|missing| suits_region(family, missing.lang.as_str()));
        let is_serif = self.info.flags.contains(FontFlags::SERIF);
        (!suits, is_serif, self.weight().abs_diff(REGULAR), family)
    }
}

/// Chinese characters are drawn in another way in each region, and the names of families say which.
fn suits_region(family: &str, lang: &str) -> bool {
    let names: &[&str] = match lang.split('-').next() {
        Some("zh" | "yue") if lang.contains("Hans") => &["SC", "CN"],
        Some("zh" | "yue") => &["TC", "TW", "HK"],
        Some("ja") => &["JP"],
        Some("ko") => &["KR"],
        _ => return false,
    };
    family.split(' ').any(|word| names.contains(&word))
}

fn find_in(fonts: &Database, missing: &[Missing], is_own: &dyn Fn(&str) -> bool) -> Vec<Face> {
    let candidates: Vec<Candidate> = fonts
        .faces()
        .filter_map(|face| {
            let info = fonts.with_face_data(face.id, FontInfo::new)??;
            Some(Candidate { id: face.id, info })
        })
        .filter(|candidate| candidate.info.variant.style == FontStyle::Normal)
        .filter(|candidate| !is_own(&candidate.info.family))
        .collect();
    let mut found = Vec::new();
    let mut rest: Vec<&Missing> = missing.iter().collect();
    while let Some(best) = best_of(&candidates, &rest) {
        let (covered, others): (Vec<&Missing>, Vec<&Missing>) =
            rest.into_iter().partition(|missing| best.has(missing.letter));
        let Some(script) = script_of(&covered) else { break };
        let pair = [Some(best), bold_of(best, &candidates, &covered)].into_iter().flatten();
        let fonts = pair.filter_map(|one| load(fonts, one.id));
        found.extend(fonts.map(|font| Face { script, font }));
        rest = others;
    }
    found
}

/// The one that has most of the letters, if one has any.
fn best_of<'a>(candidates: &'a [Candidate], rest: &[&Missing]) -> Option<&'a Candidate> {
    let count = |one: &Candidate| rest.iter().filter(|missing| one.has(missing.letter)).count();
    let usable = candidates.iter().filter(|one| one.weight() < LEAST_BOLD);
    let counted = usable.map(|one| (count(one), one)).filter(|(count, _)| *count > 0);
    counted.min_by_key(|(count, one)| (Reverse(*count), one.rank(rest))).map(|(_, one)| one)
}

fn bold_of<'a>(
    regular: &Candidate,
    candidates: &'a [Candidate],
    covered: &[&Missing],
) -> Option<&'a Candidate> {
    candidates
        .iter()
        .filter(|one| one.info.family == regular.info.family && one.weight() >= LEAST_BOLD)
        .filter(|one| covered.iter().all(|missing| one.has(missing.letter)))
        .min_by_key(|one| one.weight().abs_diff(BOLD))
}

/// The first script that letters have by themselves.
fn script_of(covered: &[&Missing]) -> Option<Script> {
    let mut scripts = covered.iter().map(|missing| missing.letter.script());
    scripts.clone().find(|script| !is_shared(*script)).or_else(|| scripts.next())
}

fn load(fonts: &Database, id: ID) -> Option<Font> {
    fonts.with_face_data(id, |data, index| Font::new(Bytes::new(data.to_vec()), index))?
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use larkspur_packs::LanguageTag;

    use super::*;

    fn missing(lang: &str, letters: &str) -> Vec<Missing> {
        let lang = LanguageTag::parse(lang).unwrap();
        letters.chars().map(|letter| Missing { letter, lang: lang.clone() }).collect()
    }

    /// A system that has the faces of the app installed.
    fn installed() -> Database {
        let mut fonts = Database::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/print-fonts");
        fonts.load_fonts_dir(folder);
        fonts
    }

    #[test]
    fn a_family_that_has_the_letters_is_found_with_its_bold() {
        let found = find_in(&installed(), &missing("lo", "\u{e81}\u{e82}\u{ec8}"), &|_| false);
        let found: Vec<(&str, u16, Script)> = found
            .iter()
            .map(|face| {
                let info = face.font.info();
                (info.family.as_str(), info.variant.weight.to_number(), face.script)
            })
            .collect();
        let family = "Noto Sans Lao";
        assert_eq!(found, [(family, 400, Script::Lao), (family, 700, Script::Lao)]);
    }

    #[test]
    fn several_scripts_take_several_families() {
        let found = find_in(&installed(), &missing("en", "\u{e81}\u{1780}\u{1781}"), &|_| false);
        let scripts: Vec<Script> = found.iter().map(|face| face.script).collect();
        assert_eq!(scripts, [Script::Khmer, Script::Khmer, Script::Lao, Script::Lao]);
    }

    #[test]
    fn what_no_font_has_and_our_own_families_are_not_found() {
        let fonts = installed();
        assert!(find_in(&fonts, &missing("zh", "\u{4e00}"), &|_| false).is_empty());
        assert!(find_in(&fonts, &missing("lo", "\u{e81}"), &|_| true).is_empty());
        assert!(find_in(&Database::new(), &missing("lo", "\u{e81}"), &|_| false).is_empty());
    }

    #[test]
    fn chinese_is_drawn_as_in_its_region() {
        for (lang, good, bad) in [
            ("zh-Hans", "Noto Sans CJK SC", "Noto Sans CJK JP"),
            ("zh-Hant", "Noto Sans CJK TC", "Noto Sans CJK SC"),
            ("yue-Hans", "Source Han Sans CN", "Source Han Sans HW JP"),
            ("ja", "Noto Sans JP", "Noto Sans KR"),
            ("ko", "Noto Sans CJK KR", "Noto Sans CJK SC"),
        ] {
            assert!(suits_region(good, lang) && !suits_region(bad, lang), "{lang}");
        }
        assert!(!suits_region("Noto Sans Sinhala", "si"));
    }
}
