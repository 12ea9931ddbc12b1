//! The texts that ship are Unicode, and the same texts in Zawgyi are found.
//!
//! `to_zawgyi` turns one into the other by the rules that both encodings are documented by: it is good enough to
//! make what people type, and it is not in the app.

use std::{fs, path::Path};

use super::*;

/// The pages that ship in languages of Myanmar script: Burmese, Shan, Mon.
fn shipped(endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders =
        vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found
}

/// The consonants that can be stacked below another, and their forms in Zawgyi.
const STACKED: [(char, char); 26] = [
    ('\u{1000}', '\u{1060}'),
    ('\u{1001}', '\u{1061}'),
    ('\u{1002}', '\u{1062}'),
    ('\u{1003}', '\u{1063}'),
    ('\u{1005}', '\u{1065}'),
    ('\u{1006}', '\u{1066}'),
    ('\u{1007}', '\u{1068}'),
    ('\u{1008}', '\u{1069}'),
    ('\u{100B}', '\u{106C}'),
    ('\u{100C}', '\u{106D}'),
    ('\u{100D}', '\u{106E}'),
    ('\u{100E}', '\u{106F}'),
    ('\u{100F}', '\u{1070}'),
    ('\u{1010}', '\u{1071}'),
    ('\u{1011}', '\u{1073}'),
    ('\u{1012}', '\u{1075}'),
    ('\u{1013}', '\u{1076}'),
    ('\u{1014}', '\u{1077}'),
    ('\u{1015}', '\u{1078}'),
    ('\u{1016}', '\u{1079}'),
    ('\u{1017}', '\u{107A}'),
    ('\u{1018}', '\u{107B}'),
    ('\u{1019}', '\u{107C}'),
    ('\u{101C}', '\u{1085}'),
    ('\u{101E}', '\u{1086}'),
    ('\u{1021}', '\u{1021}'),
];

/// A Burmese text as it is typed in Zawgyi, syllable by syllable:
///
/// - the vowel e and the medial ra go before the consonant, the ra as U+103B;
/// - the medials ya, wa, ha become U+103A, U+103C, U+103D;
/// - a stacked consonant becomes its own sign after the upper one, and the kinzi U+1064;
/// - the asat becomes U+1039, together with the tall aa U+105A;
/// - u and uu take their long forms U+1033 and U+1034 below a medial; the great sa is U+1086.
fn to_zawgyi(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < letters.len() {
        let has_kinzi = letters[at..].starts_with(&['\u{1004}', '\u{103A}', '\u{1039}']);
        let base = if has_kinzi { at + 3 } else { at };
        let Some(&letter) = letters.get(base) else { break };
        if !matches!(letter, '\u{1000}'..='\u{102A}' | '\u{103F}') {
            out.push(letter);
            at += 1;
            continue;
        }
        let signs = letters[base + 1..].iter();
        let mut end = base + 1;
        for sign in signs {
            let is_stacked = letters[end - 1] == '\u{1039}';
            if !is_stacked && !matches!(sign, '\u{102B}'..='\u{103E}') {
                break;
            }
            end += 1;
        }
        out.push_str(&syllable(letter, has_kinzi, &letters[base + 1..end]));
        at = end;
    }
    out
}

fn syllable(letter: char, has_kinzi: bool, signs: &[char]) -> String {
    let (mut before, mut below, mut medials, mut rest) =
        (String::new(), String::new(), String::new(), String::new());
    let mut has_ra = false;
    let mut signs = signs.iter().copied().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\u{1031}' => before.push(sign),
            '\u{103C}' => has_ra = true,
            '\u{103B}' => medials.push('\u{103A}'),
            '\u{103D}' => medials.push('\u{103C}'),
            '\u{103E}' => medials.push('\u{103D}'),
            '\u{1039}' => {
                let stacked = signs.next().unwrap();
                let form = STACKED.iter().find(|(upper, _)| *upper == stacked).unwrap().1;
                below.push(form);
            }
            '\u{102B}' if signs.next_if_eq(&'\u{103A}').is_some() => rest.push('\u{105A}'),
            '\u{103A}' => rest.push('\u{1039}'),
            '\u{102F}' if has_ra || !medials.is_empty() => rest.push('\u{1033}'),
            '\u{1030}' if has_ra || !medials.is_empty() => rest.push('\u{1034}'),
            other => rest.push(other),
        }
    }
    if has_ra {
        before.push('\u{103B}');
    }
    let letter = if letter == '\u{103F}' { '\u{1086}' } else { letter };
    let kinzi = if has_kinzi { "\u{1064}" } else { "" };
    format!("{before}{letter}{kinzi}{below}{medials}{rest}")
}

fn has_burmese(line: &str) -> bool {
    line.chars().any(|letter| matches!(letter, '\u{1000}'..='\u{1021}'))
}

#[test]
fn no_shipped_text_is_zawgyi() {
    let pages = shipped(&["index.my.md", "index.shn.md", "index.mnw.md"]);
    assert!(pages.len() >= 13, "{}", pages.len());
    for (name, text) in shipped(&[".md", ".toml"]) {
        assert!(!is_zawgyi(&text), "{name}");
    }
}

#[test]
fn not_one_sign_of_a_shipped_page_can_only_be_zawgyi() {
    for (name, text) in shipped(&["index.my.md", "index.shn.md", "index.mnw.md"]) {
        for line in text.lines() {
            assert_eq!(count(line).0, 0, "{name}: {line}");
        }
    }
}

#[test]
fn shipped_pages_in_zawgyi_are_found_line_by_line() {
    let (mut lines, mut found) = (0, 0);
    for (name, text) in shipped(&["index.my.md"]) {
        assert!(is_zawgyi(&to_zawgyi(&text)), "{name}");
        for line in text.lines().filter(|line| has_burmese(line)) {
            lines += 1;
            found += usize::from(is_zawgyi(&to_zawgyi(line)));
        }
    }
    // A short line may have nothing in it in which the two differ for sure.
    assert!(lines > 500 && found * 100 >= lines * 97, "{found} of {lines}");
}

#[test]
fn sentences_in_zawgyi_are_found() {
    let pages = shipped(&["passport-held/index.my.md", "grounding/index.my.md"]);
    let text: Vec<&str> = pages.iter().flat_map(|(_, text)| text.split_inclusive('။')).collect();
    let is_burmese = |letter: &char| matches!(letter, '\u{1000}'..='\u{104F}');
    let is_long = |text: &&str| text.chars().filter(is_burmese).count() > 30;
    let sentences: Vec<&str> = text.into_iter().filter(is_long).collect();
    assert!(sentences.len() >= 50, "{}", sentences.len());
    for sentence in sentences {
        let (in_unicode, in_zawgyi) = (is_zawgyi(sentence), is_zawgyi(&to_zawgyi(sentence)));
        assert!(!in_unicode && in_zawgyi, "{sentence}");
    }
}

/// Words as they are typed in Zawgyi, from its keyboard and not from the converter.
#[test]
fn words_in_zawgyi_are_found() {
    for (unicode, zawgyi) in [
        ("မြန်မာ", "\u{103B}\u{1019}\u{1014}\u{1039}\u{1019}\u{102C}"),
        ("ဖုန်း", "\u{1016}\u{102F}\u{1014}\u{1039}\u{1038}"),
        ("နေ့", "\u{1031}\u{1014}\u{1037}"),
        ("ပြောပါ", "\u{1031}\u{103B}\u{1015}\u{102C}\u{1015}\u{102B}"),
        ("ကျောင်း", "\u{1031}\u{1000}\u{103A}\u{102C}\u{1004}\u{1039}\u{1038}"),
        ("အလုပ်", "\u{1021}\u{101C}\u{102F}\u{1015}\u{1039}"),
        ("ရွှေ", "\u{1031}\u{101B}\u{103C}\u{103D}"),
    ] {
        assert_eq!(to_zawgyi(unicode), zawgyi, "{unicode}");
        assert!(!is_zawgyi(unicode), "{unicode}");
        assert!(is_zawgyi(zawgyi), "{unicode}");
    }
}

#[test]
fn one_line_in_zawgyi_is_found_in_a_long_page() {
    let pages = shipped(&["passport-held/index.my.md"]);
    let page = &pages[0].1;
    let line = page.lines().rfind(|line| line.chars().count() > 60 && has_burmese(line)).unwrap();
    assert!(is_zawgyi(&page.replace(line, &to_zawgyi(line))));
}

#[test]
fn a_slip_in_unicode_and_the_signs_of_other_languages_are_no_zawgyi() {
    for unicode in [
        "",
        "plain words",
        // A vowel typed before its consonant, among words that are right.
        "ေသင့်လက်ထဲမှာ ရှိသင့်ပါတယ်။",
        // Mon: an asat before the vowel e, and consonants of its own below others.
        "ဓရ်ပတှ်ေ ရှ်ေသှ်ေတုဲ သ္ၚိ",
        // Shan: letters where Zawgyi has stacked ones.
        "ၵူၼ်းၵူႊၵေႃႉၼႆႉ ပဵၼ်ဢၼ်ၵိူတ်ႇမႃး",
        // Karen: tones where Zawgyi has the kinzi.
        "ပှၤကိးဂၤဒဲးအံၤအိၣ်ဖျဲၣ်လၢအအိၣ်ဒီးတၢ်",
        // A digit typed for the letter wa, a stacked consonant, a kinzi.
        "၀ေး ဗုဒ္ဓ အင်္ဂလိပ်",
    ] {
        assert!(!is_zawgyi(unicode), "{unicode}");
    }
}
