//! Whom one can call, by country.
//!
//! Used by [`super::Reader::watch_contacts`]. Invariant: a line is given as its file has it, with what
//! its source says and with the day on which somebody found it there.

use larkspur_ipc::resources::{Contacts, CountryLines, Line, LineKind};
use larkspur_packs::{self as packs, CountryCode, OperatorKind};

use super::catalogue::Catalogue;

/// Whether there are lines of a country.
pub(super) fn has(catalogue: &Catalogue, country: &str) -> bool {
    CountryCode::parse(country).is_ok_and(|code| catalogue.contacts().contains_key(&code))
}

/// The lines of every country.
pub(super) fn contacts(catalogue: &Catalogue, country: Option<&str>) -> Contacts {
    let countries = catalogue.contacts().into_iter().map(|(code, contacts)| CountryLines {
        country: code.to_string(),
        lines: contacts.lines.iter().map(line).collect(),
    });
    // What was chosen in an earlier version may be gone.
    let country = country.filter(|code| has(catalogue, code));
    Contacts { country: country.map(ToOwned::to_owned), countries: countries.collect() }
}

fn line(line: &packs::Line) -> Line {
    let words = |words: &Option<packs::Words>| words.as_ref().map(ToString::to_string);
    Line {
        kind: match line.kind {
            packs::LineKind::Trafficking => LineKind::Trafficking,
            packs::LineKind::Children => LineKind::Children,
            packs::LineKind::Labour => LineKind::Labour,
            packs::LineKind::Women => LineKind::Women,
            packs::LineKind::Police => LineKind::Police,
            packs::LineKind::Embassy => LineKind::Embassy,
            packs::LineKind::OsecReport => LineKind::OsecReport,
        },
        number: line.number.to_string(),
        from_abroad: words(&line.from_abroad),
        operator: line.operator.to_string(),
        is_state: line.operator_kind == OperatorKind::State,
        hours: words(&line.hours),
        cost: words(&line.cost),
        languages: line.languages.iter().map(ToString::to_string).collect(),
        caution: words(&line.caution),
        host: line.source_url.host().to_owned(),
        seen_on: line.seen_on.to_string(),
        verified_on: line.verified_on.map(|day| day.to_string()),
        expires_on: line.expires_on.map(|day| day.to_string()),
    }
}
