//! Languages and countries, in the one way in which each is written.
//!
//! File names are made of them, so two spellings of one language would be two files. Invariant: a
//! tag is in the case that BCP 47 recommends, and a country is one that ISO 3166-1 lists.

use serde::Deserialize;

use crate::{BadValue, value::checked_text};

fn all(text: &str, lengths: std::ops::RangeInclusive<usize>, is: fn(&u8) -> bool) -> bool {
    lengths.contains(&text.len()) && text.as_bytes().iter().all(is)
}

fn is_script(text: &str) -> bool {
    text.len() == 4
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.as_bytes()[1..].iter().all(u8::is_ascii_lowercase)
}

fn is_region(text: &str) -> bool {
    all(text, 2..=2, u8::is_ascii_uppercase) || all(text, 3..=3, u8::is_ascii_digit)
}

/// `language[-Script][-REGION]`; variants and extensions have no use in a pack.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let has_language = parts.next().is_some_and(|part| all(part, 2..=3, u8::is_ascii_lowercase));
    parts.next_if(|part| is_script(part));
    parts.next_if(|part| is_region(part));
    has_language && parts.next().is_none()
}

checked_text! {
    /// A language, with script and region where they matter: `es`, `zh-Hant`, `pt-BR`.
    LanguageTag, is_language_tag, LanguageTag
}

impl LanguageTag {
    /// The language without script and region.
    pub fn language(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }
}

/// The officially assigned codes of ISO 3166-1 alpha-2, as of 2026.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

fn is_country(text: &str) -> bool {
    COUNTRIES.split(' ').any(|code| code == text)
}

checked_text! {
    /// A country, by its code of ISO 3166-1.
    CountryCode, is_country, CountryCode
}

/// Where something holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub enum Countries {
    /// Everywhere, written `["*"]`.
    Everywhere,
    /// In these; at least one.
    In(Vec<CountryCode>),
}

impl TryFrom<Vec<String>> for Countries {
    type Error = BadValue;

    fn try_from(codes: Vec<String>) -> Result<Self, BadValue> {
        match codes.as_slice() {
            [] => Err(BadValue::Countries),
            [all] if all == "*" => Ok(Self::Everywhere),
            codes if codes.iter().any(|code| code == "*") => Err(BadValue::Countries),
            codes => codes
                .iter()
                .map(|code| CountryCode::parse(code))
                .collect::<Result<_, _>>()
                .map(Self::In),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_one_way_to_be_written() {
        for good in ["en", "fil", "zh-Hant", "pt-BR", "es-419", "zh-Hant-HK"] {
            assert!(LanguageTag::parse(good).is_ok(), "{good}");
        }
        for bad in
            ["", "e", "EN", "en_US", "en-us", "zh-hant", "english", "en-", "en-US-x", "pt-BR-Latn"]
        {
            assert_eq!(LanguageTag::parse(bad), Err(BadValue::LanguageTag), "{bad}");
        }
        assert_eq!(LanguageTag::parse("zh-Hant-HK").unwrap().language(), "zh");
    }

    #[test]
    fn countries_are_the_249_of_the_standard() {
        assert_eq!(COUNTRIES.split(' ').count(), 249);
        assert!(COUNTRIES.split(' ').is_sorted());
        for bad in ["", "ph", "XX", "PHL", "UK", "P", "PH KH"] {
            assert_eq!(CountryCode::parse(bad), Err(BadValue::CountryCode), "{bad}");
        }
    }

    #[test]
    fn everywhere_is_said_alone() {
        let countries = |codes: &[&str]| {
            Countries::try_from(codes.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(countries(&["*"]), Ok(Countries::Everywhere));
        assert!(matches!(countries(&["PH", "KH"]), Ok(Countries::In(codes)) if codes.len() == 2));
        assert_eq!(countries(&[]), Err(BadValue::Countries));
        assert_eq!(countries(&["*", "PH"]), Err(BadValue::Countries));
    }
}
