//! Ages below 18 of somebody who is spoken of.
//!
//! [`crate::find`] calls this for every text. A limit of the law ("below 18", "under 15 years") and the length of a
//! sentence or of a stay are no ages. Invariant: what is found is a number from 1 to 17, in figures or in words.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    candidate::DetailKind,
    finding::{Finding, Sureness},
    fold::Folded,
    patterns::pattern,
};

/// 1 to 17 in figures.
const FIGURES: &str = "(?:1[0-7]|[1-9])";
const ENGLISH: &str = "(?:1[0-7]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|
    twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";
const SPANISH: &str = "(?:1[0-7]|[1-9]|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|
    doce|trece|catorce|quince|diecis[eé]is|diecisiete)";
const FILIPINO: &str =
    "(?:1[0-7]|[1-9]|isang|dalawang|tatlong|apat na|limang|anim na|pitong|walong|
    siyam na|sampung|labing-?isang|labindalawang|labintatlong|labing-?apat na|labinlimang|
    labing-?anim na|labimpitong|dose|trese|katorse|kinse|disisais|disisyete|onse|diyes|nuwebe|otso|
    siyete|sais)";
const HINDI: &str = "(?:1[0-7]|[1-9]|एक|दो|तीन|चार|पांच|छह|छः|सात|आठ|नौ|दस|ग्यारह|बारह|तेरह|चौदह|पंद्रह|
    पन्द्रह|सोलह|सत्रह)";
const THAI: &str =
    "(?:1[0-7]|[1-9]|สิบเจ็ด|สิบหก|สิบห้า|สิบสี่|สิบสาม|สิบสอง|สิบเอ็ด|สิบ|เก้า|แปด|เจ็ด|หก|ห้า|สี่|สาม|สอง)";
const KHMER: &str = "(?:1[0-7]|[1-9]|ដប់ប្រាំពីរ|ដប់ប្រាំមួយ|ដប់ប្រាំ|ដប់បួន|ដប់បី|ដប់ពីរ|ដប់មួយ|ដប់|ប្រាំបួន|ប្រាំបី|ប្រាំពីរ|
    ប្រាំមួយ|ប្រាំ|បួន|បី|ពីរ)";

/// The rules. The first group of each is the age.
static RULES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let someone = "(?:i|he|she|we|they|who|girl|boy|child|daughter|son|sister|brother|cousin|niece|
        nephew|friend|one|children|girls|boys)";
    let only = "(?: (?:just|only|barely|about|almost|then|still|around|maybe))*";
    vec![
        pattern(&format!(r"(?i)\b({ENGLISH})(?:-| )years?(?:-| )old\b")),
        pattern(&format!(
            r"(?i)\b{someone}(?: (?:was|were|am|is|are|had|turned|has|
                became))+{only}(?: turned)? ({ENGLISH}(?: years)?)(?: (?:when|and|or|at the time|
                then|on|while|during|because|so|after|but|that|as|my|before|in [12][0-9]{{3}})\b|[,.;)!?]|$)"
        )),
        pattern(&format!(r"(?i)\b(?:aged?|age of|ages|at age){only} ({ENGLISH})\b(?:[^-%0-9]|$)")),
        pattern(&format!(
            r"(?i)\b(?:girl|boy|child|daughter|son|sister|brother) (?:of|aged?) ({ENGLISH})\b"
        )),
        pattern(&format!(
            r"(?i)\b(?:at|since|when i was|when she was|when he was|until) ({ENGLISH})(?:,? (?:i|
                she|he|my|they|we)\b|,)"
        )),
        pattern(&format!(
            r"(?i)\b(?:ten[ií]a|ten[ií]amos|ten[ií]an|tengo|tiene|tienen|cumpl\w+|hab[ií]a cumplido|
                con|de|a los|edad de|edad:)(?: (?:apenas|s[oó]lo|solamente|casi|unos|unas|como|los|
                ya))* ({SPANISH} añ(?:os|itos))\b"
        )),
        pattern(&format!(
            r"(?i)\b(?:ten[ií]a|cumpl[ií]\w*|a los)(?: (?:apenas|s[oó]lo|casi|
                los))* ({SPANISH})(?: y\b|[,.;]|$)"
        )),
        pattern(&format!(
            r"(?i)\b({FILIPINO}(?: na)? (?:ta[oó]ng gulang|taon gulang|anyos|taon(?:g)? pa lang))\b"
        )),
        pattern(&format!(
            r"(?i)\b(?:edad(?: na| ko| niya| nila)?|nasa edad|sa edad na)(?: ay)?(?: na)? ({FILIPINO})\b"
        )),
        pattern(&format!(
            r"(?:^|[^0-9,.])({HINDI} (?:साल|वर्ष|बरस)) (?:की|का|के)(?: ही)? (?:थी|था|थे|हूं|है|हैं|उम्र|आयु|
                लड़की|लड़का|बच्ची|बच्चा|बच्चे|बेटी|बेटा|बहन|भाई|किशोरी|नाबालिग|और|हुई|हुआ|होने)"
        )),
        pattern(&format!(
            r"(?:उम्र|आयु)[^।0-9\n]{{0,16}} ({HINDI}(?: (?:साल|वर्ष|बरस))?)(?: (?:थी|है|की|में|रही|साल|
                वर्ष)|[,।]|$)"
        )),
        pattern(&format!(
            r"(?:อายุ|ตอนอายุ)(?: ?(?:เพียง|แค่|ได้|ประมาณ|ราว|เพิ่ง|เพียงแค่|ครบ|ยังแค่))? ?({THAI} ?(?:ปี|ขวบ))"
        )),
        pattern(&format!(r"({FIGURES} ?ขวบ)")),
        pattern(&format!(r"អាយុ(?: ?(?:ប្រហែល|ទើប|តែ|ទើបតែ|បាន|ត្រឹម|ត្រឹមតែ|ទើបបាន))? ?({KHMER} ?ឆ្នាំ)")),
    ]
});

/// A limit before an age: "below", "at least".
static LIMIT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(?:under|below|over|above|least|than|until|reach(?:es|ed)?|minimum|maximum|
            menor(?:es)?|mayor(?:es)?|menos|m[aá]s|m[ií]nimo|m[ií]nima|hasta|pena|penas|prisi[oó]n|
            c[aá]rcel|condena|condenas|sentencia|plazo|contrato|experiencia|wala pang|wala pa sa|
            mababa sa|bababa sa|pababa|hanggang|(?:from|between|de|entre) [0-9]+ (?:to|and|a|
            y))(?: (?:of|the age of|age|aged|sa|edad|edad na|de|que|los|en|legal|working age of|es|
            is|son|are))*|ต่ำกว่า|ไม่เกิน|มากกว่า|เกิน|ไม่ถึง|ក្រោម|លើស|តិចជាង|[0-9]{1,2} ?(?:to|a|-|–|ถึง|ដល់|
            से)) ?$",
    )
});

/// A limit behind an age: "and older", "or more"; and what is counted in years and is no age.
static LIMIT_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:-year-old (?:law|act|case|policy|agreement|program(?:me)?|
            treaty)| ?(?:years)? ?(?:of age )?(?:and|or) (?:over|older|above|more|under|younger|
            below)| o m[aá]s| en adelante| de (?:edad )?o m[aá]s| de (?:prisi[oó]n|c[aá]rcel|pena|
            condena|trabajo|experiencia|servicio|proceso|espera|lucha)| pataas| pababa|(?: (?:साल|
            वर्ष))? ?(?:से|तक|या)| (?:की|के) (?:कम|ऊपर)|ขึ้นไป|ลงมา|หรือ|ឡើង|ចុះ|ឬ)",
    )
});

/// How far before an age a limit is looked for, in bytes.
const REACH: usize = 90;

/// Finds ages below 18.
pub(crate) fn find(folded: &Folded, findings: &mut Vec<Finding>) {
    let text = folded.text();
    for hit in RULES.iter().flat_map(|rule| rule.captures_iter(text)) {
        let Some(age) = hit.get(1) else { continue };
        let before = text.get(..age.start()).unwrap_or_default();
        let near = before.floor_char_boundary(before.len().saturating_sub(REACH));
        let near = before.get(near..).unwrap_or_default();
        let behind = text.get(age.end()..).unwrap_or_default();
        if !LIMIT_BEFORE.is_match(near) && !LIMIT_BEHIND.is_match(behind) {
            let range = folded.of_text(age.range());
            findings.push(Finding::new(range, DetailKind::AgeBelow18, Sureness::Cue));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        let mut findings = Vec::new();
        find(&folded, &mut findings);
        crate::finding::told(&folded, findings).into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn ages_are_found_in_six_languages() {
        for (text, wanted) in [
            ("I was fourteen when", "fourteen"),
            ("a 13-year-old girl", "13"),
            ("she was only 12.", "12"),
            ("at the age of 11 I", "11"),
            ("a girl of 15", "15"),
            ("I was 14 in 2010", "14"),
            ("I turned 17 on the day", "17"),
            ("tenía quince años", "quince años"),
            ("a los 14, mi tía", "14"),
            ("una niña de 9 años", "9 años"),
            ("labing-apat na taong gulang ako", "labing-apat na taong gulang"),
            ("nasa edad 16 siya", "16"),
            ("मैं चौदह साल की थी", "चौदह साल"),
            ("मेरी उम्र 12 वर्ष थी", "12 वर्ष"),
            ("ตอนอายุสิบสี่ปี", "สิบสี่ปี"),
            ("ลูก 5 ขวบ", "5 ขวบ"),
            ("នាងអាយុ ដប់ប្រាំ ឆ្នាំ", "ដប់ប្រាំ ឆ្នាំ"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
    }

    #[test]
    fn limits_sentences_and_stays_are_no_ages() {
        for text in [
            "children under the age of 15",
            "aged 15 and over",
            "I was 19 when",
            "the rate was 14 per cent",
            "twelve years in prison",
            "penas de 12 años de prisión",
            "hace 10 años",
            "menores de 14 años",
            "de 12 a 17 años",
            "wala pang 15 taong gulang",
            "10 साल की सज़ा",
            "14 साल से कम उम्र की",
            "อายุต่ำกว่า 15 ปี",
            "อายุ 15 ปีขึ้นไป",
            "จำคุก 10 ปี",
            "អាយុក្រោម ១៥ ឆ្នាំ",
            "ពន្ធនាគារ ១០ ឆ្នាំ",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
