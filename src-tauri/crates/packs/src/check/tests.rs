//! Each rule, broken once.

use super::*;
use crate::{
    LanguageTag, Target, UnitId,
    pack::tests::{change, good_pack},
};

const EN: &str = "work/passport/index.en.md";
const ES: &str = "work/passport/index.es.md";
const INFO: &str = "work/passport/resource.toml";
const BACK: &str = "work/passport/index.es.back.toml";
const CONTACTS: &str = "contacts/PH.toml";

/// What is told of a good pack after one change.
fn after(file: &str, from: &str, to: &str) -> Vec<Breach> {
    let folder = good_pack();
    change(folder.path(), file, from, to);
    check(&Pack::read(folder.path()).pack.unwrap()).into_iter().map(|breach| breach.what).collect()
}

fn unit(text: &str) -> UnitId {
    UnitId::parse(text).unwrap()
}

#[test]
fn a_good_pack_breaks_no_rule() {
    let folder = good_pack();
    assert_eq!(check(&Pack::read(folder.path()).pack.unwrap()), []);
}

#[test]
fn every_rule_finds_what_breaks_it() {
    let es = LanguageTag::parse("es").unwrap();
    let words = |count: usize| vec!["ask"; count].join(" ");
    let country = || crate::CountryCode::parse("PH").unwrap();
    for (file, from, to, expected) in [
        ("pack.toml", "CC-BY-4.0", "", Breach::NoLicense),
        ("pack.toml", "Larkspur contributors", "", Breach::NoAttribution),
        (INFO, "CC-BY-4.0", "", Breach::NoLicense),
        (INFO, "Larkspur contributors", " ", Breach::NoAttribution),
        (INFO, "minutes = 1", "minutes = 2", Breach::Minutes { words: 6, minutes: 1 }),
        (
            INFO,
            "related = []",
            "related = [\"work/passport\"]",
            Breach::Related(crate::ResourceId::parse("work/passport").unwrap()),
        ),
        (EN, "glossary:", "contact:KH)[x](glossary:", dead("contact:KH")),
        (ES, "glossary:passport", "res:work/visa", dead("res:work/visa")),
        (EN, "Ask.", &format!("{}.", words(21)), Breach::LongSentence { words: 21 }),
        (EN, "Ask.", &format!("{}.", words(20)), Breach::LongishSentence { words: 20 }),
        (EN, "Ask.", &format!("\"{}.\"", words(26)), Breach::LongQuote { words: 26 }),
        ("evidence/card.toml", "Fewer children.", &words(26), Breach::LongQuote { words: 26 }),
        (
            "pack.toml",
            "\"es\"]",
            "\"es\", \"fr\"]",
            Breach::NoPage(LanguageTag::parse("fr").unwrap()),
        ),
        (EN, "Wait. {#u4}", "Wait. {#u4}\n3. Go. {#u5}", Breach::MissingUnit(unit("u5"))),
        (EN, "Ask.", "Ask twice.", Breach::ChangedUnit(unit("u3"))),
        (EN, "title = \"Passport\"", "title = \"Visa\"", Breach::ChangedUnit(UnitId::Title)),
        (EN, "\n2. Wait. {#u4}", "", Breach::GoneUnit(unit("u4"))),
        ("glossary/passport.toml", "[terms.es]", "[terms.fr]", Breach::NoTerm(es.clone())),
        ("glossary/passport.toml", "status = \"draft\"", "", Breach::NoTermStatus(es)),
        (BACK, "[units.u4]", "[units.u9]", Breach::NoBack(unit("u4"))),
        (ES, "Pide.", "Exige.", Breach::OldBack(unit("u3"))),
        (BACK, "difference = \"\"", "difference = \"who\"", Breach::Unsettled(unit("title"))),
        (
            CONTACTS,
            "verified_on = \"\"",
            "verified_on = \"2026-11-25\"",
            Breach::HalfVerified { country: country(), number: 1 },
        ),
    ] {
        let found = after(file, from, to);
        assert!(found.contains(&expected), "{file} {to:?}: {found:?}");
    }
}

fn dead(target: &str) -> Breach {
    Breach::DeadLink(Target::parse(target).unwrap())
}

#[test]
fn a_check_of_a_number_counts_for_ninety_days() {
    let checked = "verified_on = \"\"\nverified_by = \"\"\nexpires_on = \"\"";
    for (until, is_good) in
        [("2026-11-25", true), ("2027-02-23", true), ("2027-02-24", false), ("2026-11-24", false)]
    {
        let to =
            format!("verified_on = \"2026-11-25\"\nverified_by = \"A\"\nexpires_on = \"{until}\"");
        let found = after(CONTACTS, checked, &to);
        assert_eq!(found.is_empty(), is_good, "{until}: {found:?}");
    }
}

#[test]
fn a_page_about_law_names_its_sources() {
    let sources = "\n[[sources]]";
    let without = |file: &str, from: &str, to: &str| {
        let folder = good_pack();
        let info = std::fs::read_to_string(folder.path().join(INFO)).unwrap();
        let cut = info.split(sources).next().unwrap();
        crate::pack::tests::write(folder.path(), INFO, cut);
        change(folder.path(), file, from, to);
        check(&Pack::read(folder.path()).pack.unwrap())
            .iter()
            .any(|breach| breach.what == Breach::NoSources)
    };
    assert!(without(EN, "Ask.", "Ask now."), "work is about law");
    assert!(!without(INFO, "topic = \"work\"", "topic = \"steady\""));
}

#[test]
fn hard_words_are_found_by_their_grade() {
    let hard = "Interpreters communicate immediately.";
    assert!(matches!(
        after(EN, "It is [yours](glossary:passport).", hard).as_slice(),
        [Breach::Grade(grade), ..] if *grade > 6.0
    ));
}

/// A pack whose one resource has the words of a law, which people have translated.
fn instrument() -> tempfile::TempDir {
    let folder = good_pack();
    change(folder.path(), INFO, "order = 1", "kind = \"instrument\"\norder = 1");
    change(folder.path(), EN, "\"draft\"", "\"published\"");
    change(folder.path(), ES, "\"draft\"", "\"published\"");
    change(folder.path(), ES, "method = \"machine\"", "method = \"human\"");
    folder
}

fn told(folder: &tempfile::TempDir) -> Vec<Breach> {
    let reading = Pack::read(folder.path());
    check(&reading.pack.unwrap()).into_iter().map(|breach| breach.what).collect()
}

#[test]
fn an_instrument_is_as_hard_to_read_as_it_is() {
    let folder = instrument();
    let hard = "Interpreters communicate immediately.";
    change(folder.path(), EN, "It is [yours](glossary:passport).", hard);
    change(folder.path(), EN, "Ask.", &format!("{}.", vec!["ask"; 40].join(" ")));
    let changed = |id| Breach::ChangedUnit(unit(id));
    assert_eq!(told(&folder), [changed("u2"), changed("u3")]);
    change(folder.path(), INFO, "kind = \"instrument\"\n", "");
    assert!(told(&folder).contains(&Breach::LongSentence { words: 40 }));
}

#[test]
fn what_was_published_is_an_instrument_in_the_words_of_people() {
    assert_eq!(told(&instrument()), []);
    for (file, from, to) in [
        (INFO, "kind = \"instrument\"", "kind = \"guidance\""),
        (INFO, "Larkspur contributors", ""),
        (ES, "method = \"human\"", "method = \"machine-edited\""),
        (EN, "method = \"human\"", "method = \"machine\""),
    ] {
        let folder = instrument();
        change(folder.path(), file, from, to);
        assert!(told(&folder).contains(&Breach::NotPublished), "{file} {to}");
    }
}

#[test]
fn only_what_may_ship_is_a_warning() {
    assert!(Breach::LongishSentence { words: 16 }.is_warning());
    assert!(Breach::ChangedUnit(unit("u1")).is_warning());
    assert!(!Breach::LongSentence { words: 21 }.is_warning());
    assert!(!Breach::MissingUnit(unit("u1")).is_warning());
}

#[test]
fn a_resource_has_a_cover() {
    let folder = good_pack();
    std::fs::remove_file(folder.path().join("work/passport/cover.svg")).unwrap();
    let found = check(&Pack::read(folder.path()).pack.unwrap());
    assert_eq!(found.into_iter().map(|breach| breach.what).collect::<Vec<_>>(), [Breach::NoCover]);
}

#[test]
fn the_pack_that_ships_has_no_fault_and_breaks_no_rule() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/packs/core");
    let reading = Pack::read(folder.as_ref());
    assert_eq!(reading.faults, []);
    let breaches: Vec<_> = check(&reading.pack.unwrap()).iter().map(ToString::to_string).collect();
    assert_eq!(breaches, Vec::<String>::new());
}
