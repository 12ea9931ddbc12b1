//! Days: in figures, with the names of months in six languages, in the common and in the Buddhist era.
//!
//! [`crate::find`] calls this for every text. A month or a year alone is no candidate, and neither is the day of a law.
//! Invariant: a day has a number between 1 and 31, and a month beside it.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    Language,
    candidate::DetailKind,
    finding::{Finding, Sureness},
    fold::Folded,
    patterns::pattern,
};

const ENGLISH: &str =
    "January|February|March|April|May|June|July|August|September|October|November|
    December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";
const SPANISH: &str = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|
    octubre|noviembre|diciembre";
const FILIPINO: &str = "Enero|Pebrero|Marso|Abril|Mayo|Hunyo|Hulyo|Agosto|Setyembre|Septyembre|
    Oktubre|Nobyembre|Disyembre";
const HINDI: &str =
    "जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर";
const THAI: &str =
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|
    ธันวาคม|ม\\.ค\\.|ก\\.พ\\.|มี\\.ค\\.|เม\\.ย\\.|พ\\.ค\\.|มิ\\.ย\\.|ก\\.ค\\.|ส\\.ค\\.|ก\\.ย\\.|
    ต\\.ค\\.|พ\\.ย\\.|ธ\\.ค\\.";
const KHMER: &str = "មករា|កុម្ភៈ|កុម្ភះ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ";

/// A day, with or without a nought before it.
const DAY: &str = "(?:0?[1-9]|[12][0-9]|3[01])";
/// A year with four figures.
const YEAR: &str = "(?:1[89][0-9]{2}|2[0-9]{3})";

/// A rule for days, and whether it holds in Filipino texts as well, where "May 12" says "there are twelve".
struct Rule {
    pattern: Regex,
    in_filipino: bool,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |text: String| Rule { pattern: pattern(&text), in_filipino: true };
    let ordinal = "(?:st|nd|rd|th)?";
    let ends = r"(?:[^0-9]|$)";
    vec![
        // In figures. A dot or a dash is taken for a date only with four figures of a year.
        rule(format!(r"\b({DAY}/{DAY}/(?:{YEAR}|[0-9]{{2}})){ends}")),
        rule(format!(r"\b({DAY}[.-]{DAY}[.-]{YEAR}){ends}")),
        rule(format!(r"\b({YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.]{DAY}){ends}")),
        rule(format!(
            r"\b({DAY}{ordinal}(?: day)?(?: of)?[ -](?:{ENGLISH})\b\.?(?:,? ?-?{YEAR})?)"
        )),
        rule(format!(r"\b((?:{ENGLISH})\b\.? {DAY}{ordinal},? {YEAR}){ends}")),
        Rule {
            pattern: pattern(&format!(
                r"\b((?:{ENGLISH})\b\.? {DAY}{ordinal})(?:[^0-9,.:%]|[,.:] |[.,:]?$)"
            )),
            in_filipino: false,
        },
        rule(format!(
            r"(?i)\b((?:{DAY}[°º]?|primero|uno) de (?:{SPANISH})\b(?: del?(?: año)? {YEAR})?)"
        )),
        rule(format!(r"(?i)\b((?:ika-? ?)?{DAY} ng (?:{FILIPINO})\b(?:,? (?:taong )?{YEAR})?)")),
        rule(format!(r"\b((?:{FILIPINO}) {DAY}(?:,? {YEAR})?){ends}")),
        rule(format!(r"({DAY} ?(?:{HINDI})(?:,? ?{YEAR})?)")),
        rule(format!(r"((?:{HINDI}) {DAY},? {YEAR}){ends}")),
        rule(format!(r"({DAY} ?(?:{THAI})(?: ?(?:พ\.ศ\.|ค\.ศ\.|ปี)? ?{YEAR}| ?[0-9]{{2}}\b)?)")),
        rule(format!(r"((?:ថ្ងៃទី ?)?{DAY} ?(?:ខែ ?)?(?:{KHMER})(?: ?(?:ឆ្នាំ ?)?{YEAR})?)")),
    ]
});

/// A law, a treaty or a decision whose day follows: "the Act of 3 April 2008", "adopted on 15 November 2000".
static OF_A_LAW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(?:act|law|decree|convention|protocol|resolution|directive|regulation|ordinance|
            treaty|recommendation)\b(?: no\.? ?[\w/-]+| [0-9][\w/-]*)?,? (?:of|dated)|\b(?:ley|
            decreto|decreto supremo|convenio|protocolo|resoluci[oó]n|directiva|
            tratado)\b(?: n\.?[°ºo]? ?[\w/-]+)?,? del?|\b(?:batas|kautusan|
            republic act)\b(?: (?:blg|no)\.? ?[0-9]+)? (?:ng|noong)|\b(?:adopted|enacted|
            signed into law|entered into force|came into force|in force|ratified)(?: on| since)?|
            \b(?:aprobad[oa]|promulgad[oa]|publicad[oa]|en vigor|adoptad[oa]|
            ratificad[oa])(?: el| desde el)?|pinagtibay noong|isinabatas noong|ประกาศใช้เมื่อวันที่|
            มีผลบังคับใช้วันที่|មានសុពលភាពនៅ|បានអនុម័តនៅ) ?$",
    )
});

/// How far before a day the words of a law are looked for, in bytes.
const REACH: usize = 120;

/// Finds days.
pub(crate) fn find(folded: &Folded, language: Language, findings: &mut Vec<Finding>) {
    let text = folded.text();
    let is_filipino = language == Language::Fil;
    for rule in RULES.iter().filter(|rule| rule.in_filipino || !is_filipino) {
        for hit in rule.pattern.captures_iter(text) {
            let Some(day) = hit.get(1) else { continue };
            // Two figures before a Thai or Khmer month may be the end of a longer number.
            let before = text.get(..day.start()).unwrap_or_default();
            let is_part =
                before.ends_with(|char: char| char.is_ascii_digit() || matches!(char, '/' | '.'));
            if !is_part && !is_of_a_law(text, day.start()) {
                let range = folded.of_text(day.range());
                findings.push(Finding::new(range, DetailKind::ExactDate, Sureness::Cue));
            }
        }
    }
}

fn is_of_a_law(text: &str, day: usize) -> bool {
    let start = text.ceil_char_boundary(day.saturating_sub(REACH));
    OF_A_LAW.is_match(text.get(start..day).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<String> {
        let folded = Folded::new(text);
        let mut findings = Vec::new();
        find(&folded, language, &mut findings);
        crate::finding::told(&folded, findings).into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn days_are_found_in_six_languages_and_in_figures() {
        for (language, text, wanted) in [
            (Language::En, "on 12 March 2019, they", "12 March 2019"),
            (Language::En, "on the 3rd of June we", "3rd of June"),
            (Language::En, "on March 12.", "March 12"),
            (Language::En, "on 2019-03-12", "2019-03-12"),
            (Language::En, "on 12/3/19,", "12/3/19"),
            (Language::En, "on 12.03.2019.", "12.03.2019"),
            (Language::Es, "el 1º de mayo de 2020", "1º de mayo de 2020"),
            (Language::Es, "el primero de mayo", "primero de mayo"),
            (Language::Fil, "noong ika-5 ng Mayo 2017", "ika-5 ng Mayo 2017"),
            (Language::Fil, "noong May 12, 2017", "May 12, 2017"),
            (Language::Hi, "५ जुलाई २०२० को", "5 जुलाई 2020"),
            (Language::Th, "วันที่ ๕ มี.ค. ๒๕๖๑ ที่", "5 มี.ค. 2561"),
            (Language::Km, "នៅថ្ងៃទី៥ ខែកក្កដា ឆ្នាំ២០២០ នៅ", "ថ្ងៃទី5 ខែកក្កដា ឆ្នាំ2020"),
        ] {
            assert_eq!(found(text, language), [wanted], "{text}");
        }
    }

    #[test]
    fn months_years_counts_and_days_of_laws_are_left_alone() {
        for (language, text) in [
            (Language::En, "in March 2019 and in 2020"),
            (Language::En, "sections 1.2.3 and 12/2008"),
            (Language::En, "the Act of 3 April 2008"),
            (Language::En, "was adopted on 15 November 2000"),
            (Language::Es, "la Ley N.º 28950 del 16 de enero de 2007"),
            (Language::Fil, "May 12 na bata"),
            (Language::Hi, "मार्च 2019 में"),
            (Language::Th, "เดือนมิถุนายน 2569"),
            (Language::Km, "ខែមិថុនា ឆ្នាំ២០២៧"),
        ] {
            assert_eq!(found(text, language), [""; 0], "{text}");
        }
    }
}
