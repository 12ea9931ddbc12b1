//! `contacts/<CC>.toml`: whom somebody can call in a country, and who says so.
//!
//! Invariant: an entry tells who runs the line and where its number was seen; a number that nobody
//! has called is known as such. How old a check may be is a rule for shipped packs, in `check`.

use serde::Deserialize;

use crate::{CountryCode, Date, HttpsUrl, LanguageTag, Words, named, text::none_if_empty};

named! {
    /// What a line is for.
    LineKind {
        /// Trafficking and forced labour.
        Trafficking = "trafficking",
        /// Children.
        Children = "children",
        /// Work and wages.
        Labour = "labour",
        /// Women.
        Women = "women",
        /// The police.
        Police = "police",
        /// An embassy or consulate.
        Embassy = "embassy",
        /// Reporting abuse of children online.
        OsecReport = "osec-report",
    }
}

named! {
    /// How a line can be reached besides calling.
    Channel {
        /// Text messages.
        Sms = "sms",
        /// Messages by `WhatsApp`.
        Whatsapp = "whatsapp",
    }
}

named! {
    /// Who runs a line. Whoever was harmed by the police needs to know.
    OperatorKind {
        /// A state.
        State = "state",
        /// An organisation that is no part of a state.
        Ngo = "ngo",
    }
}

/// What a file of contacts says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// The name of the file.
    pub country: CountryCode,
    /// The lines; there may be none, and then nobody guesses.
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// A line that somebody can call or write to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// The number within the country.
    pub number: Words,
    /// How else it can be reached.
    pub also: Vec<Channel>,
    /// The number from abroad.
    #[serde(deserialize_with = "none_if_empty")]
    pub from_abroad: Option<Words>,
    /// When somebody answers.
    #[serde(deserialize_with = "none_if_empty")]
    pub hours: Option<Words>,
    /// What a call costs.
    #[serde(deserialize_with = "none_if_empty")]
    pub cost: Option<Words>,
    /// The languages that are spoken there.
    pub languages: Vec<LanguageTag>,
    /// Who runs it.
    pub operator: Words,
    /// What kind of operator that is.
    pub operator_kind: OperatorKind,
    /// What somebody should know before they call: who could be harmed by it, and what to do first.
    #[serde(deserialize_with = "none_if_empty", default)]
    pub caution: Option<Words>,
    /// Where the number was seen.
    pub source_url: HttpsUrl,
    /// The day on which it was seen there.
    pub seen_on: Date,
    /// The day on which a person called it or asked its operator; none: "not checked yet".
    #[serde(deserialize_with = "none_if_empty")]
    pub verified_on: Option<Date>,
    /// Who did.
    #[serde(deserialize_with = "none_if_empty")]
    pub verified_by: Option<Words>,
    /// From when on the check counts no more.
    #[serde(deserialize_with = "none_if_empty")]
    pub expires_on: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        country = "PH"
        [[lines]]
        kind = "osec-report"
        number = "1343"
        also = ["sms"]
        from_abroad = ""
        hours = ""
        cost = ""
        languages = ["fil"]
        operator = "IACAT"
        operator_kind = "state"
        source_url = "https://example.org"
        seen_on = "2026-11-25"
        verified_on = ""
        verified_by = ""
        expires_on = ""
    "#;

    #[test]
    fn a_line_says_who_runs_it_and_where_it_was_seen() {
        let contacts: Contacts = toml::from_str(GOOD).unwrap();
        assert_eq!(contacts.lines[0].kind, LineKind::OsecReport);
        assert_eq!(contacts.lines[0].verified_on, None);
        for (good, bad) in [
            ("\"osec-report\"", "\"osec\""),
            ("\"1343\"", "1343"),
            ("[\"sms\"]", "[\"signal\"]"),
            ("operator = \"IACAT\"", "operator = \"\""),
            ("seen_on = \"2026-11-25\"", "seen_on = \"\""),
            ("country = \"PH\"", "country = \"ph\""),
        ] {
            assert!(toml::from_str::<Contacts>(&GOOD.replacen(good, bad, 1)).is_err(), "{bad}");
        }
        assert_eq!(toml::from_str::<Contacts>("country = \"PH\"").unwrap().lines, []);
    }
}
