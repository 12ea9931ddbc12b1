//! Numbers by which an office knows somebody: of passports, cards, accounts, cases.
//!
//! [`crate::find`] calls this for every text, whatever its language. A word ("passport", "case no.") says what the number
//! behind it is; a long number without such a word is found by its form. Invariant: amounts, years, and numbers of laws
//! and articles are no candidates.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    candidate::DetailKind,
    finding::{Finding, Sureness},
    fold::Folded,
    patterns::{is_amount, pattern},
};

/// How far behind its word a number may begin, in characters.
const REACH: usize = 40;
/// The longest number that is marked as a whole, in characters.
const LONGEST: usize = 48;
/// The fewest digits of a number that has no word beside it.
const LONG: usize = 9;

static PASSPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bpassports?\b|\bpasaporte(?:ng|s)?\b|पासपोर्ट|หนังสือเดินทาง|พาสปอร์ต|លិខិតឆ្លងដែន|ប៉ាស្ព័រ|ប៉ាស្ប័រ",
    )
});

static CARD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?-i:IDs?|NIE|PAN|SSS|TIN|RUC|RFC|CUI|RUT|NIN|DPI)|identity card|identity number|
            national id|id number|social security|visa|account|plate|
            licen[cs]e|permit|voter'?s? id|registration|dni|curp|c[eé]dula|documento de identidad|
            documento|carn[eé]t?|seguro social|seguridad social|cuenta|licencia|placa|
            matr[ií]cula|philsys|umid|philhealth|pag-?ibig|lisensya|plaka)\b|आधार कार्ड|आधार नंबर|
            आधार संख्या|मतदाता|वोटर|पैन कार्ड|राशन कार्ड|जॉब कार्ड|पहचान पत्र|खाता संख्या|खाता नंबर|बैंक खाता|
            लाइसेंस|बัตร|บัตรประชาชน|เลขประจำตัว|บัตรประจำตัว|ใบอนุญาต|เลขบัญชี|บัญชีเลขที่|ทะเบียนรถ|วีซ่า|បัณ្ណ|
            អត្តសញ្ញាណប័ណ្ណ|អត្តសញ្ញាណ|លេខគណនី|សៀវភៅគ្រួសារ|ទិដ្ឋាការ|ប័ណ្ណ|ស្លាកលេខ",
    )
});

static CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:case|file|complaint|reference|docket|report|investigation|petition|record|
            claim|ref)\.? (?:no|nos|nr|number|id|ref)\b\.?|(?:criminal|civil) case|docket|(?-i:FIR)|
            blotter|expediente|carpeta|legajo|sumario|radicado|(?:causa|caso|proceso|denuncia|
            investigaci[oó]n|rol|resoluci[oó]n judicial) (?:penal |fiscal )?(?:n\.?[°ºo]?\b|
            n[uú]mero|num)\.?[°º]?|n[uú]mero de (?:caso|expediente|causa)|kaso(?:ng)? (?:blg|bilang|
            numero|no)|numero ng kaso|bilang ng kaso)\b|(?:केस|मुकदमा|मुकदमे|प्रकरण|
            वाद|मामला|शिकायत|एफआईआर|प्राथमिकी|अपराध|फाइल) ?(?:क्रमांक|संख्या|नंबर|नं|सं)|एफआईआर|प्राथमिकी|
            คดีหมายเลข|หมายเลขคดี|หมายเลขดำ|หมายเลขแดง|คดีเลขที่|เลขคดี|คดีดำ|คดีแดง|คำร้องเลขที่|เลขที่คำร้อง|
            สำนวน|แจ้งความเลขที่|เลขรับแจ้ง|សំណុំរឿង|រឿងក្តី|ករណីលេខ|ពាក្យបណ្តឹង|បណ្តឹងលេខ|លេខសំណុំ",
    )
});

/// A number as offices write it: letters, digits, and signs between them.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[A-Z]{1,6}[-./]?|[\p{Thai}]{1,3}\.? ?|
            [\p{Khmer}]{1,3}\. ?)?(?:[A-Z]{1,6}[-./])*[A-Z]{0,3}[0-9](?:[-./ ]?[0-9]|
            [-./]?[A-Za-z](?:[A-Za-z]{0,5}[-./0-9])?|[-./]{0,2})*",
    )
});

/// A code of several parts with letters in it, such as `CR-2017-0442`.
static CODE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:[A-Z]{1,6}|[0-9]{1,8})(?:[-/][A-Z0-9]{1,10}){1,6}\b"));

/// A long number, with or without signs between its groups.
static LONG_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9](?:[ -]?[0-9]){8,23}"));

/// Documents of the United Nations have symbols of this form, and they are published.
const SYMBOLS: [&str; 10] =
    ["A/", "E/", "S/", "CCPR/", "CEDAW/", "CRC/", "CAT/", "CMW/", "HRI/", "GB/"];

/// Finds everything of this module.
pub(crate) fn find(folded: &Folded, findings: &mut Vec<Finding>) {
    let kinds = [
        (&PASSPORT, DetailKind::PassportNumber, 5),
        (&CARD, DetailKind::IdNumber, 5),
        (&CASE, DetailKind::CaseNumber, 2),
    ];
    for (cue, kind, fewest) in kinds {
        for hit in cue.find_iter(folded.text()) {
            if let Some(bytes) = announced(folded.text(), hit.end(), fewest) {
                findings.push(Finding::new(folded.of_text(bytes), kind, Sureness::Cue));
            }
        }
    }
    let text = folded.text();
    for hit in CODE.find_iter(text) {
        if let Some(kind) = code_kind(hit.as_str()) {
            findings.push(Finding::new(folded.of_text(hit.range()), kind, Sureness::Shape));
        }
    }
    for hit in LONG_NUMBER.find_iter(text) {
        if is_long_number(text, hit.range()) {
            let range = folded.of_text(hit.range());
            findings.push(Finding::new(range, DetailKind::IdNumber, Sureness::Shape));
        }
    }
}

/// The first number behind a word that announces it, in the same sentence.
fn announced(text: &str, start: usize, fewest: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let end = rest.char_indices().nth(REACH + LONGEST).map_or(rest.len(), |(at, _)| at);
    let rest = rest.get(..end)?;
    let hit = NUMBER.find(rest)?;
    let between = rest.get(..hit.start())?;
    let is_far = between.chars().count() > REACH;
    if is_far || between.contains(['\n', ';', '!', '?', '।', '។']) || ends_sentence(between) {
        return None;
    }
    let number = hit.as_str().trim_end_matches(['-', '.', '/', ' ']);
    // The letters of a script without blanks may be the end of the word before them.
    let number = number.trim_start();
    let from = start + hit.start() + (hit.as_str().len() - hit.as_str().trim_start().len());
    let to = from + number.len();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_plain = number.chars().all(|char| char.is_ascii_digit());
    let is_enough = digits >= fewest && (!is_plain || digits >= fewest.max(3));
    let after = text.get(to..).unwrap_or_default();
    let is_count = after.starts_with([',', '.'])
        && after.chars().nth(1).is_some_and(|char| char.is_ascii_digit());
    (is_enough && !is_year(number) && !is_count && !is_amount(between, after)).then_some(from..to)
}

/// A full stop behind a long word or before a capital; behind a short one it ends an abbreviation such as "no.".
fn ends_sentence(between: &str) -> bool {
    between.match_indices(". ").any(|(at, dot)| {
        let before = between.get(..at).unwrap_or_default();
        let behind = between.get(at + dot.len()..).unwrap_or_default();
        let word = before.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
        word.chars().count() > 4 || behind.starts_with(char::is_uppercase)
    })
}

/// A year of the common or the Buddhist era.
fn is_year(number: &str) -> bool {
    number.len() == 4 && matches!(number.get(..2), Some("18" | "19" | "20" | "24" | "25"))
}

/// What a code without a word beside it may be.
fn code_kind(code: &str) -> Option<DetailKind> {
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let letters = code.chars().filter(char::is_ascii_uppercase).count();
    let is_symbol = SYMBOLS.iter().any(|symbol| code.starts_with(symbol));
    if is_symbol || letters == 0 || digits < 4 {
        return None;
    }
    let has_year = code.split(['-', '/']).any(is_year);
    let parts = code.split(['-', '/']).count();
    match parts {
        0..=2 if has_year || digits < 5 => None,
        _ if has_year || parts > 3 => Some(DetailKind::CaseNumber),
        _ => Some(DetailKind::IdNumber),
    }
}

/// Long, of one piece or in groups that are not those of thousands.
fn is_long_number(text: &str, range: Range<usize>) -> bool {
    let number = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let sticks = |char: char| {
        char.is_ascii_alphanumeric() || matches!(char, '/' | '.' | ',' | '+' | '_' | '-')
    };
    let is_part = before.ends_with(sticks)
        || after.starts_with(|char: char| char.is_ascii_alphanumeric() || char == '/');
    let lengths: Vec<usize> = number.split([' ', '-']).map(str::len).collect();
    let is_thousands = lengths.len() > 1 && lengths.iter().skip(1).all(|length| *length == 3);
    let are_years = number.split([' ', '-']).all(is_year);
    let digits: usize = lengths.iter().sum();
    // A currency is short.
    let start = text.ceil_char_boundary(range.start.saturating_sub(16));
    let near = text.get(start..range.start).unwrap_or_default();
    digits >= LONG && !is_part && !is_thousands && !are_years && !is_amount(near, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(DetailKind, String)> {
        let folded = Folded::new(text);
        let mut findings = Vec::new();
        find(&folded, &mut findings);
        crate::finding::told(&folded, findings)
    }

    #[test]
    fn a_word_says_what_a_number_is() {
        use DetailKind::{CaseNumber, IdNumber, PassportNumber};
        for (text, kind, wanted) in [
            ("my passport no. AB0142771, was", PassportNumber, "AB0142771"),
            ("the passport is 0142771 and", PassportNumber, "0142771"),
            ("Case No. 2019/142 was", CaseNumber, "2019/142"),
            ("into account 00142771 and", IdNumber, "00142771"),
            ("docket 00142 was", CaseNumber, "00142"),
            ("expediente N.º 142-2019-JR", CaseNumber, "142-2019-JR"),
            ("DNI 00142771", IdNumber, "00142771"),
            ("mi cédula es 001-0000142-7", IdNumber, "001-0000142-7"),
            ("एफआईआर संख्या १४२/२०१९", CaseNumber, "142/2019"),
            ("คดีหมายเลขแดงที่ อ.77/2560", CaseNumber, "อ.77/2560"),
            ("អត្តសញ្ញាណប័ណ្ណលេខ ០១២៣៤៥៦៧៨", IdNumber, "012345678"),
            ("the code PNP-2019-0042-X stood", CaseNumber, "PNP-2019-0042-X"),
            ("it said 4-1420-00071-42-7", IdNumber, "4-1420-00071-42-7"),
        ] {
            assert_eq!(found(text), [(kind, wanted.to_owned())], "{text}");
        }
    }

    #[test]
    fn laws_years_and_amounts_are_no_numbers_of_persons() {
        for text in [
            "Republic Act No. 10364 of 2012",
            "a passport in 2019 cost 150000 pesos",
            "the docket of 2019",
            "the passport office has 1,200 staff",
            "ILO Convention No. 29",
            "A/HRC/2021/44-2019",
            "1 000 000 000",
            "COVID-19",
            "the cases rose from 142 to 177",
            "article 8 and article 14",
            "Ley N.º 28950",
            "the passport. In 201900 ways",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
