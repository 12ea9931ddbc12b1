//! What leads to a person, and what only looks like it.

use super::*;

fn found(text: &str) -> Vec<(DetailKind, String)> {
    let folded = Folded::new(text);
    let mut findings = Vec::new();
    find(&folded, &mut findings);
    crate::finding::told(&folded, findings)
}

#[test]
fn what_leads_to_a_person_is_found() {
    use DetailKind::{Email, Handle, Link, Phone};
    for (text, kind, wanted) in [
        ("write to a.b+c@example.org.", Email, "a.b+c@example.org"),
        ("rosa at example dot org", Email, "rosa at example dot org"),
        ("rosa (arroba) example.org", Email, "rosa (arroba) example.org"),
        ("see https://www.facebook.com/rosa.x", Link, "https://www.facebook.com/rosa.x"),
        ("see example.org/~rosa now", Link, "example.org/~rosa"),
        ("I am @rosa_x.", Handle, "@rosa_x"),
        ("I am @rosa:example.org", Handle, "@rosa:example.org"),
        ("ไลน์@สมใจ_22 กับ", Handle, "@สมใจ_22"),
        ("(@rosa)", Handle, "@rosa"),
        ("my Instagram is rosa.x22, yes", Handle, "rosa.x22"),
        ("tel. 555-0142 ext", Phone, "555-0142"),
        ("+44 20 7946 0142", Phone, "+44 20 7946 0142"),
        ("(202) 555-0142", Phone, "(202) 555-0142"),
        ("๐๒-๐๐๐-๐๑๔๒", Phone, "02-000-0142"),
        ("मोबाइल ५०००००१४२", Phone, "500000142"),
    ] {
        assert_eq!(found(text), [(kind, wanted.to_owned())], "{text}");
    }
}

#[test]
fn numbers_pages_and_years_of_everybody_are_left_alone() {
    for text in [
        "https://www.ohchr.org/en/instruments/protocol",
        "see example.org or facebook.com",
        "2 500 000 pesos",
        "10 000 000",
        "from 2011-2021",
        "the hotline 1343",
        "RA 10364 and RA 11862",
        "15,000,000",
        "USD 100000000",
        "at 10:30 on Facebook we met. Then",
        "3.5.2.1",
        "A/RES/55/25",
        "look at us and meet at noon",
        "at @ 5 pesos and @@",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}
