//! Folders that are whole, and folders with one thing wrong.

use std::{fs, path::Path};

use tempfile::TempDir;

use super::*;
use crate::Page;

pub(crate) const SOURCE: &str = r#"+++
title = "Passport"
summary = "In short."
lang = "en"
rev = 2
status = "draft"
method = "human"
updated = "2026-11-25"
keywords = []
+++
## Yours {#u1}

It is [yours](glossary:passport). {#u2 .critical}

::: steps
1. Ask. {#u3}
2. Wait. {#u4}
:::
"#;

const INFO: &str = r#"id = "work/passport"
topic = "work"
order = 1
audience = ["member"]
countries = ["*"]
level = "basic"
minutes = 1
content_notes = ["detention"]
helps = "u3"
related = []
review_every_days = 180
license = "CC-BY-4.0"
attribution = "Larkspur contributors"
legal_review = { by = "", on = "" }
advisor_review = { by = "", on = "" }

[[sources]]
id = "ilo"
title = "A convention"
publisher = "ILO"
url = "https://example.org/a"
checked_on = ""
supports = ["u2"]
"#;

const MANIFEST: &str = r#"id = "core"
rev = 1
title = "Core"
license = "CC-BY-4.0"
attribution = "Larkspur contributors"
source_lang = "en"
languages = ["en", "es"]
min_app = "0.1.0"
"#;

const TERM: &str = r#"id = "passport"
order = 1
sources = []
[terms.en]
term = "passport"
also = []
definition = "A paper."
avoid = ""
[terms.es]
term = "pasaporte"
also = []
definition = "Un papel."
avoid = ""
status = "draft"
"#;

const CONTACTS: &str = r#"country = "PH"
[[lines]]
kind = "police"
number = "117"
also = []
from_abroad = ""
hours = ""
cost = ""
languages = []
operator = "Police"
operator_kind = "state"
source_url = "https://example.org"
seen_on = "2026-11-25"
verified_on = ""
verified_by = ""
expires_on = ""
"#;

const EVIDENCE: &str = r#"id = "card"
claim = "Fewer."
place = ["PH"]
year = "2010"
quote = "Fewer children."
source_title = "A study"
publisher = "P"
url = "https://example.org"
published = "2010"
caution = "One city."
"#;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n";

/// The front matter and text of the Spanish page, made from what the source says.
fn spanish() -> String {
    let source = Page::parse("a", SOURCE).unwrap().page;
    let units: Vec<String> =
        source.hashes().into_iter().map(|(id, hash)| format!("{id} = \"{hash}\"")).collect();
    let units = units.join("\n");
    format!(
        "+++\ntitle = \"Pasaporte\"\nsummary = \"En breve.\"\nlang = \"es\"\nrev = 1\nstatus = \
         \"draft\"\nmethod = \"machine\"\nupdated = \"2026-11-25\"\nkeywords = []\nsource_lang = \
         \"en\"\nsource_rev = 2\n[source_units]\n{units}\n+++\n## Tuyo {{#u1}}\n\nEs \
         [tuyo](glossary:passport). {{#u2 .critical}}\n\n::: steps\n1. Pide. {{#u3}}\n2. Espera. \
         {{#u4}}\n:::\n"
    )
}

fn back() -> String {
    let page = Page::parse("a", &spanish()).unwrap().page;
    let units: Vec<String> = page
        .hashes()
        .into_iter()
        .map(|(id, hash)| {
            format!(
                "[units.{id}]\ntext_hash = \"{hash}\"\nback = \"x\"\ndifference = \"\"\nsettled = \
                 \"\"\n"
            )
        })
        .collect();
    format!("made_on = \"2026-11-25\"\n{}", units.join("\n"))
}

/// The folder of a small pack in which nothing is wrong.
pub(crate) fn good_pack() -> TempDir {
    let folder = TempDir::new().unwrap();
    let resource = "work/passport";
    for (path, text) in [
        ("pack.toml", MANIFEST.to_owned()),
        ("glossary/passport.toml", TERM.to_owned()),
        ("contacts/PH.toml", CONTACTS.to_owned()),
        ("evidence/card.toml", EVIDENCE.to_owned()),
        (&format!("{resource}/resource.toml"), INFO.to_owned()),
        (&format!("{resource}/index.en.md"), SOURCE.to_owned()),
        (&format!("{resource}/index.es.md"), spanish()),
        (&format!("{resource}/index.es.back.toml"), back()),
        (&format!("{resource}/cover.svg"), SVG.to_owned()),
    ] {
        write(folder.path(), path, &text);
    }
    for topic in Topic::ALL {
        write(folder.path(), &format!("topics/{}.svg", topic.as_str()), SVG);
    }
    folder
}

pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Changes a file of a good pack.
pub(crate) fn change(folder: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(path)).unwrap();
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "{path} has no {from:?}");
    fs::write(folder.join(path), changed).unwrap();
}

fn faults(folder: &Path) -> Vec<String> {
    Pack::read(folder).faults.iter().map(ToString::to_string).collect()
}

const EN: &str = "work/passport/index.en.md";
const ES: &str = "work/passport/index.es.md";
const BACK: &str = "work/passport/index.es.back.toml";
const INFO_FILE: &str = "work/passport/resource.toml";

#[test]
fn a_whole_pack_is_read_without_a_fault() {
    let folder = good_pack();
    let reading = Pack::read(folder.path());
    assert_eq!(reading.faults, []);
    let pack = reading.pack.unwrap();
    assert_eq!((pack.topics.len(), pack.glossary.len(), pack.contacts.len()), (12, 1, 1));
    let resource = pack.resources.values().next().unwrap();
    assert_eq!((resource.pages.len(), resource.back.len()), (2, 1));
    assert!(resource.cover.is_some());
    assert_eq!(pack.source_page(resource).unwrap().file, EN);
    assert!(pack.has(&Target::parse("contact:PH").unwrap()));
    assert!(!pack.has(&Target::parse("contact:KH").unwrap()));
}

#[test]
fn files_that_do_not_agree_are_told() {
    for (file, from, to, expected) in [
        ("pack.toml", "[\"en\", \"es\"]", "[\"es\"]", Disagreement::SourceNotComplete),
        ("glossary/passport.toml", "\"passport\"", "\"visa\"", Disagreement::Id),
        ("contacts/PH.toml", "\"PH\"", "\"KH\"", Disagreement::Id),
        ("evidence/card.toml", "\"card\"", "\"cards\"", Disagreement::Id),
        (INFO_FILE, "work/passport", "work/visa", Disagreement::Id),
        (INFO_FILE, "topic = \"work\"", "topic = \"law\"", Disagreement::Topic),
        (INFO_FILE, "helps = \"u3\"", "helps = \"\"", Disagreement::NoHelp),
        (INFO_FILE, "helps = \"u3\"", "helps = \"u9\"", Disagreement::NoSuchUnit(unit("u9"))),
        (INFO_FILE, "[\"u2\"]", "[\"u8\"]", Disagreement::NoSuchUnit(unit("u8"))),
        (EN, "lang = \"en\"", "lang = \"fr\"", Disagreement::Language),
        (EN, "rev = 2", "rev = 1", Disagreement::OtherOrigin),
        (ES, "source_lang = \"en\"", "source_lang = \"fr\"", Disagreement::OtherOrigin),
        (ES, "{#u4}", "{#u5}", Disagreement::UnitWithoutHash(unit("u5"))),
        (ES, "\n2. Espera. {#u4}", "", Disagreement::HashWithoutUnit(unit("u4"))),
        (ES, " .critical", "", Disagreement::Critical(unit("u2"))),
        (ES, "{#u3}\n2. Espera. {#u4}", "{#u4}\n2. Espera. {#u3}", Disagreement::Order(unit("u3"))),
        (ES, "::: steps", "::: note", Disagreement::Container(unit("u3"))),
        (
            ES,
            "## Tuyo",
            "### Tuyo",
            Disagreement::Kind { id: unit("u1"), source_kind: crate::UnitKind::Heading2 },
        ),
        (BACK, "[units.u4]", "[units.u7]", Disagreement::BackWithoutUnit(unit("u7"))),
    ] {
        let folder = good_pack();
        change(folder.path(), file, from, to);
        let found = Pack::read(folder.path()).faults;
        let is_told = found.iter().any(|fault| fault.what == Fault::Disagreement(expected.clone()));
        assert!(is_told, "{file} {to:?}: {found:?}");
    }
}

fn unit(text: &str) -> crate::UnitId {
    crate::UnitId::parse(text).unwrap()
}

#[test]
fn a_source_that_changed_its_kind_makes_no_fault_of_its_translation() {
    let folder = good_pack();
    change(folder.path(), EN, "## Yours", "### Yours");
    assert_eq!(faults(folder.path()), [] as [String; 0]);
}

#[test]
fn pages_without_their_company_are_told() {
    for (gone, expected) in [
        (INFO_FILE, Disagreement::NoInfo),
        (EN, Disagreement::NoSourcePage),
        (ES, Disagreement::BackWithoutPage(LanguageTag::parse("es").unwrap())),
    ] {
        let folder = good_pack();
        fs::remove_file(folder.path().join(gone)).unwrap();
        let found = Pack::read(folder.path()).faults;
        assert!(found.iter().any(|fault| fault.what == expected.clone().into()), "{found:?}");
    }
    let folder = good_pack();
    let origin = spanish().replace("lang = \"es\"", "lang = \"en\"");
    write(folder.path(), EN, &origin);
    assert!(faults(folder.path()).iter().any(|fault| fault.contains("is the source and names")));
    let folder = good_pack();
    write(folder.path(), ES, &SOURCE.replace("lang = \"en\"", "lang = \"es\""));
    assert!(
        faults(folder.path()).iter().any(|fault| fault.contains("names what it was made from"))
    );
}

#[test]
fn a_file_with_a_fault_is_told_once_and_not_in_the_pack() {
    for (file, from, to, line) in [
        (EN, "It is", "<b>It is</b>", 13),
        (EN, "rev = 2", "rev = two", 5),
        (INFO_FILE, "order = 1", "order = 1\nsize = 2", 4),
        ("glossary/passport.toml", "[terms.es]", "[terms.spanish]", 9),
        (BACK, "made_on = \"2026-11-25\"", "made_on = \"2026-11-31\"", 1),
    ] {
        let folder = good_pack();
        change(folder.path(), file, from, to);
        let reading = Pack::read(folder.path());
        let places: Vec<_> =
            reading.faults.iter().map(|fault| (fault.file.as_str(), fault.line)).collect();
        assert!(places.iter().all(|place| *place == (file, Some(line))), "{:?}", reading.faults);
        assert!(!places.is_empty());
        let breaches = crate::check::check(&reading.pack.unwrap());
        assert!(breaches.iter().all(|breach| breach.file != file), "{breaches:?}");
    }
}

#[test]
fn faults_of_many_files_come_at_once() {
    let folder = good_pack();
    change(folder.path(), EN, "It is", "`It` is");
    change(folder.path(), ES, "Pide. {#u3}", "Pide.");
    change(folder.path(), "contacts/PH.toml", "\"police\"", "\"cops\"");
    write(folder.path(), "README.md", "x");
    write(folder.path(), "work/passport/more/x.svg", "x");
    let told = faults(folder.path());
    assert_eq!(told.len(), 5, "{told:#?}");
}

#[test]
fn a_pack_without_a_manifest_is_none() {
    let folder = good_pack();
    fs::remove_file(folder.path().join("pack.toml")).unwrap();
    let reading = Pack::read(folder.path());
    assert_eq!(reading.pack, None);
    assert_eq!(reading.faults, [Placed::in_file("pack.toml", Fault::NoManifest)]);
    assert!(Pack::read(&folder.path().join("nowhere")).pack.is_none());
}

#[test]
fn what_is_larger_than_it_may_be_is_not_read() {
    let folder = good_pack();
    let filler = |size: usize| format!("{SOURCE}{}", "\n".repeat(size - SOURCE.len()));
    write(folder.path(), EN, &filler(256 * 1024));
    assert_eq!(faults(folder.path()), [] as [String; 0]);
    write(folder.path(), EN, &filler(256 * 1024 + 1));
    let cover = "work/passport/cover.svg";
    write(folder.path(), cover, &format!("{SVG}{}", " ".repeat(512 * 1024)));
    let told = Pack::read(folder.path()).faults;
    let too_large = |file: &str, limit| Placed::in_file(file, Fault::TooLarge { limit });
    assert_eq!(told, [too_large(cover, 512 * 1024), too_large(EN, 256 * 1024)]);
}

#[test]
fn what_is_not_text_is_not_read() {
    let folder = good_pack();
    fs::write(folder.path().join(EN), b"+++\n\xff\n").unwrap();
    assert_eq!(Pack::read(folder.path()).faults[0].what, Fault::NotText);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_refused_and_nothing_outside_is_read() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (good_pack(), TempDir::new().unwrap());
    write(outside.path(), "secret/resource.toml", INFO);
    let at = |path: &str| folder.path().join(path);
    symlink(outside.path().join("secret"), at("work/secret")).unwrap();
    symlink(outside.path(), at("law")).unwrap();
    fs::remove_file(at(EN)).unwrap();
    symlink(outside.path().join("secret/resource.toml"), at(EN)).unwrap();
    fs::create_dir(at("evidence/folder.toml")).unwrap();
    let told: Vec<_> = Pack::read(folder.path())
        .faults
        .into_iter()
        .map(|fault| (fault.file, fault.what))
        .collect();
    for (file, fault) in [
        ("law", Fault::SymbolicLink),
        ("work/secret", Fault::SymbolicLink),
        (EN, Fault::SymbolicLink),
        ("evidence/folder.toml", Fault::NotAFile),
    ] {
        assert!(told.contains(&(file.to_owned(), fault)), "{file}: {told:?}");
    }
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn a_folder_without_end_is_left_early() {
    let folder = good_pack();
    for number in 0..4100 {
        write(folder.path(), &format!("evidence/card-{number}.toml"), EVIDENCE);
    }
    let told = Pack::read(folder.path()).faults;
    assert!(told.iter().any(|fault| matches!(fault.what, Fault::TooManyFiles { limit: 4096 })));
}
