//! What comes into a pack is what was verified, and nothing that is there is lost.

use larkspur_packs::{Audience, Level};
use proptest::prelude::*;

use super::*;
use crate::{
    Event, EventId, Ledger, MemberId, Name, Parts, Proposal, Review, Verdict,
    test_data::{
        SCRIPTS, SOURCE, any_translation, edit, folder, hashes, lang, page, parts, rev, review,
        source, unit,
    },
    wire::Content,
};

const ES: &str = "work/passport/index.es.md";
const EN: &str = "work/passport/index.en.md";

fn day() -> Date {
    Date::parse("2026-11-28").unwrap()
}

/// A proposal of these words that two others verified, one of them under a name.
fn verified_proposal(revision: &Revision) -> Proposal {
    let named = |name: Option<&str>, speaks| {
        let name = name.map(|name| Name::parse(name).unwrap());
        Content::Review(Review { name, ..review(revision, Verdict::Fits, speaks) })
    };
    let mut ledger = Ledger::new();
    for (id, content) in [
        ("a", Content::Revision(Box::new(revision.clone()))),
        ("b", named(Some("នារី \"N.\""), true)),
        ("c", named(None, false)),
    ] {
        let (event, sender) = (EventId::new(id), MemberId::new(id));
        ledger.apply(Event { id: event, sender, time: 0, content }, |_| false);
    }
    ledger.get(revision.parts().proposal).unwrap().clone()
}

fn taken(parts: Parts, files: &BTreeMap<String, String>) -> Result<NewPage, NotTaken> {
    let proposal = verified_proposal(&Revision::new(parts).unwrap());
    page_for(&proposal.verified().unwrap(), files, day())
}

fn is_warning(new: &NewPage) -> bool {
    new.told.iter().all(|told| told.what.is_warning())
}

#[test]
fn a_page_in_every_script_is_read_back_with_the_words_that_were_verified() {
    for (tag, line) in SCRIPTS {
        let new = taken(parts(tag, line), &folder()).unwrap();
        assert_eq!(new.file, format!("work/passport/index.{tag}.md"));
        let read = page(&new.text);
        assert!(read.units().all(|unit| unit.line() == line), "{tag}: {}", new.text);
        assert_eq!(read.front.title.as_str(), "លិខិតឆ្លងដែន");
        assert_eq!(read.front.summary.as_str(), "جواز سفرك");
        assert_eq!((read.front.rev, read.front.updated), (rev(1), day()));
        assert_eq!(read.front.status, Status::Verified);
        assert_eq!(read.front.translators[0].as_str(), "សុភាព");
        let reviewers: Vec<&str> = read.front.reviewers.iter().map(Words::as_str).collect();
        assert_eq!(reviewers, ["នារី \"N.\""], "whoever chose no name is not named");
        assert_eq!(read.front.origin.unwrap().units, hashes(&source()));
        assert_eq!((&new.goes, is_warning(&new)), (&None, true), "{:?}", new.told);
        let mut files = folder();
        new.put_into(&mut files);
        let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        assert_eq!(Pack::from_files(files).faults, []);
    }
}

#[test]
fn who_chose_no_name_is_not_named() {
    let new = taken(Parts { translator: None, ..parts("es", "a") }, &folder()).unwrap();
    assert!(!new.text.contains("translators"), "{}", new.text);
}

/// A folder in which there is a page in Spanish by a machine, with its back-translation.
fn with_spanish() -> BTreeMap<String, String> {
    let mut files = folder();
    let new = taken(parts("es", "antes"), &files).unwrap();
    let text = new.text.replace("status = \"verified\"", "status = \"draft\"");
    files.insert(ES.to_owned(), text.replace("method = \"human\"", "method = \"machine\""));
    let back = "made_on = \"2026-11-25\"\n[units]\n";
    files.insert("work/passport/index.es.back.toml".to_owned(), back.to_owned());
    files
}

fn on_top(of: Option<u32>) -> Parts {
    let mut parts = parts("es", "ahora");
    if let Work::Translation { page_rev, .. } = &mut parts.work {
        *page_rev = of.map(rev);
    }
    Parts { translator: Some(Name::parse("Luz").unwrap()), ..parts }
}

#[test]
fn a_page_that_is_there_goes_on_from_its_revision_and_keeps_its_names() {
    let new = taken(on_top(Some(1)), &with_spanish()).unwrap();
    let read = page(&new.text);
    assert_eq!(read.front.rev, rev(2));
    let names: Vec<&str> = read.front.translators.iter().map(Words::as_str).collect();
    assert_eq!(names, ["សុភាព", "Luz"]);
    assert_eq!(new.goes.as_deref(), Some("work/passport/index.es.back.toml"));
    let mut files = with_spanish();
    new.put_into(&mut files);
    assert_eq!(files.len(), with_spanish().len() - 1);
    assert_eq!(taken(on_top(Some(2)), &files).map(|new| page(&new.text).front.rev), Ok(rev(3)));
}

#[test]
fn what_came_into_the_pack_meanwhile_is_not_overwritten() {
    for of in [None, Some(2)] {
        let refused = NotTaken::PageMovedOn { now: Some(rev(1)) };
        assert_eq!(taken(on_top(of), &with_spanish()), Err(refused));
    }
    assert_eq!(taken(on_top(Some(1)), &folder()), Err(NotTaken::PageMovedOn { now: None }));
    let change = |from: &str, to: &str| {
        let mut files = folder();
        let text = files[EN].replacen(from, to, 1);
        files.insert(EN.to_owned(), text);
        taken(edit("New. {#u2}\n"), &files)
    };
    assert!(change("rev = 2", "rev = 2").is_ok());
    let moved_on = |now| Err(NotTaken::PageMovedOn { now: Some(rev(now)) });
    assert_eq!(change("rev = 2", "rev = 3"), moved_on(3));
    assert_eq!(change("Ask.", "Do not ask."), moved_on(2));
}

#[test]
fn an_edit_becomes_the_next_revision_of_the_source() {
    let new = taken(edit("## Yours {#u1}\n\nIt is yours. {#u2 .critical}\n"), &folder()).unwrap();
    let read = page(&new.text);
    assert_eq!((read.front.rev, &read.front.origin), (rev(3), &None));
    assert_eq!(read.front.title.as_str(), "Your passport");
    assert_eq!(read.units().count(), 2);
}

#[test]
fn what_a_pack_ships_by_is_told() {
    let long = format!("{}. {{#u2}}\n", vec!["ask"; 400].join(" "));
    let new = taken(edit(&long), &folder()).unwrap();
    let told: Vec<_> = new.told.iter().map(|told| told.what.clone()).collect();
    assert!(told.contains(&Breach::LongSentence { words: 400 }), "{told:?}");
    let is_of_minutes = |breach: &Breach| matches!(breach, Breach::Minutes { .. });
    assert!(!told.iter().any(is_of_minutes), "what the app can count it writes itself");
    assert!(!told.contains(&Breach::NoCover), "what was told before is not told again");
    assert!(!is_warning(&new));
}

#[test]
fn an_edit_that_would_make_a_fault_is_refused() {
    let Err(NotTaken::Faults(faults)) = taken(edit("A. {#u1}\n"), &folder()) else { panic!() };
    assert_eq!(faults[0].file, "work/passport/resource.toml", "a source of the law carries u2");
}

fn new_page(resource: &str, body: &str) -> Parts {
    let Work::Edit { blocks, .. } = edit(body).work else { panic!() };
    let resource = resource.parse().unwrap();
    Parts { resource, work: Work::Page { blocks }, ..edit("A. {#u2}\n") }
}

#[test]
fn a_new_page_comes_into_the_pack_with_all_that_is_true_of_it_in_every_language() {
    let mut files = folder();
    files.insert("topics/work.svg".to_owned(), "<svg/>".to_owned());
    let body = format!(
        "Ask [them](https://a.example/1). {{#u1}}\n\n{}. {{#u2}}\n\n[Or](https://a.example/1). {{#u3}}\n",
        ["Rest now."; 100].join(" ")
    );
    let new = taken(new_page("work/wages", &body), &files).unwrap();
    new.put_into(&mut files);
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let reading = Pack::from_files(texts);
    assert_eq!(reading.faults, []);
    let pack = reading.pack.unwrap();
    let resource = &pack.resources[&"work/wages".parse().unwrap()];
    let info = &resource.info;
    assert_eq!((info.order, info.minutes.get()), (11, 2), "behind the others of its topic");
    assert_eq!((info.level, &info.audience[..]), (Level::Basic, &[Audience::Member][..]));
    assert_eq!(info.license, pack.manifest.license);
    let [source] = &info.sources[..] else { panic!("{:?}", info.sources) };
    assert_eq!(source.url.as_str(), "https://a.example/1");
    assert_eq!(source.supports, [unit("u1"), unit("u3")]);
    assert_eq!((source.publisher.as_str(), source.checked_on), ("a.example", None));
    assert_eq!(resource.cover.as_ref().map(|cover| cover.svg.as_str()), Some("<svg/>"));
    assert_eq!(resource.pages[&lang("en")].page.front.status, Status::Verified);
    assert!(!new.told.iter().any(|told| matches!(told.what, Breach::NoSources)), "{:?}", new.told);
}

#[test]
fn a_new_page_of_no_topic_or_over_one_that_is_there_is_refused() {
    let cooking = new_page("cooking/rice", "A. {#u1}\n");
    assert_eq!(taken(cooking, &folder()), Err(NotTaken::NoResource));
    let over = new_page("work/passport", "A. {#u2}\n");
    assert_eq!(taken(over, &folder()), Err(NotTaken::PageMovedOn { now: Some(rev(2)) }));
    let without = new_page("work/wages", "A. {#u1}\n");
    let told = taken(without, &folder()).unwrap().told;
    assert!(told.iter().any(|told| told.what == Breach::NoSources), "{told:?}");
}

#[test]
fn translations_follow_the_shape_of_a_page_that_has_changed_and_lose_no_word() {
    let mut files = folder();
    taken(parts("km", "លិខិត"), &files).unwrap().put_into(&mut files);
    let moved = "::: note\nIt is [yours](glossary:passport). {#u2}\n:::\n\n## Yours {#u1}\n\n\
                 I want it. {#u5 .critical}\n\n::: script\nAsk. {#u3}\nWait. {#u4}\n:::\n";
    let new = taken(edit(moved), &files).unwrap();
    new.put_into(&mut files);
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let reading = Pack::from_files(texts);
    assert_eq!(reading.faults, []);
    let km = page(&files["work/passport/index.km.md"]);
    let units: Vec<String> = km.units().map(|unit| unit.id.to_string()).collect();
    assert_eq!(units, ["u2", "u1", "u5", "u3", "u4", "u6", "u7"], "what is gone stands at the end");
    assert!(km.units().all(|unit| unit.line() == "លិខិត"));
    assert_eq!(km.front.origin.unwrap().units, hashes(&source()), "from what it was made");
}

#[test]
fn a_language_that_lacks_a_new_unit_is_complete_no_longer_and_minutes_are_true_again() {
    let mut files = folder();
    let text = files["pack.toml"].replacen("[\"en\"]", "[\"en\", \"es\"]", 1);
    files.insert("pack.toml".to_owned(), text);
    taken(parts("es", "a"), &files).unwrap().put_into(&mut files);
    let same = SOURCE.split_once("+++\n## ").unwrap().1;
    let languages = |body: &str| {
        let mut files = files.clone();
        let new = taken(edit(body), &files).unwrap();
        new.put_into(&mut files);
        let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let pack = Pack::from_files(texts).pack.unwrap();
        let minutes = pack.resources.values().next().unwrap().info.minutes.get();
        (pack.manifest.languages.len(), minutes)
    };
    assert_eq!(languages(&format!("## {same}")), (2, 1));
    let more = format!("## {same}\n{}. {{#u8}}\n", ["Rest now."; 100].join(" "));
    assert_eq!(languages(&more), (1, 2));
}

#[test]
fn a_translation_of_what_the_source_has_no_longer_is_refused() {
    let mut files = folder();
    let text = files[EN].replacen("2. Wait. {#u4}\n", "", 1);
    files.insert(EN.to_owned(), text);
    assert_eq!(taken(parts("es", "a"), &files), Err(NotTaken::Gone(vec![unit("u4")])));
}

#[test]
fn a_unit_whose_source_changed_comes_in_and_is_told() {
    let mut files = folder();
    let text = files[EN].replacen("Wait.", "Go.", 1);
    files.insert(EN.to_owned(), text);
    let new = taken(parts("es", "a"), &files).unwrap();
    let told: Vec<_> = new.told.iter().map(|told| told.what.clone()).collect();
    assert_eq!(told, [Breach::ChangedUnit(unit("u4"))]);
}

#[test]
fn a_pack_that_it_was_not_made_for_is_refused() {
    let other = Parts { pack: "manila".parse().unwrap(), ..parts("es", "a") };
    assert_eq!(taken(other, &folder()), Err(NotTaken::OtherPack));
    assert_eq!(taken(parts("es", "a"), &BTreeMap::new()), Err(NotTaken::NoPack));
    let visa = Parts { resource: "work/visa".parse().unwrap(), ..parts("es", "a") };
    assert_eq!(taken(visa, &folder()), Err(NotTaken::NoResource));
    let of = |change: fn(&mut larkspur_packs::Origin)| {
        let mut parts = parts("es", "a");
        let Work::Translation { source, .. } = &mut parts.work else { panic!() };
        change(source);
        taken(parts, &folder())
    };
    assert_eq!(of(|source| source.lang = lang("fr")), Err(NotTaken::OtherSource));
    assert_eq!(of(|source| source.rev = rev(3)), Err(NotTaken::OtherSource));
    let spanish = Parts { lang: lang("es"), ..edit("A. {#u2}\n") };
    assert_eq!(taken(spanish, &folder()), Err(NotTaken::OtherSource));
}

#[test]
fn what_was_published_is_not_changed() {
    let mut files = folder();
    let text = files[EN].replacen("\"draft\"", "\"published\"", 1);
    files.insert(EN.to_owned(), text);
    assert_eq!(taken(edit("A. {#u2}\n"), &files), Err(NotTaken::Published));
}

#[test]
fn what_was_taken_up_is_known_to_be_there_and_what_was_not_is_not() {
    let revision = Revision::new(parts("es", "a")).unwrap();
    assert!(!is_in(&revision, &folder()));
    let mut files = folder();
    taken(parts("es", "a"), &folder()).unwrap().put_into(&mut files);
    assert!(is_in(&revision, &files));
    let other = Revision::new(parts("es", "b")).unwrap();
    assert!(!is_in(&other, &files), "other words");
    let page = files[ES].replacen("\"verified\"", "\"draft\"", 1);
    files.insert(ES.to_owned(), page);
    assert!(!is_in(&revision, &files), "the same words, from somebody whom nobody verified");
    let changed = Revision::new(edit("A. {#u2}\n")).unwrap();
    assert!(!is_in(&changed, &folder()));
    let mut files = folder();
    taken(edit("A. {#u2}\n"), &folder()).unwrap().put_into(&mut files);
    assert!(is_in(&changed, &files));
}

proptest! {
    #[test]
    fn any_words_that_were_verified_are_read_back_from_the_page(revision in any_translation()) {
        // A first revision: one that replaces another would wait for it.
        let mut parts = Parts { replaces: None, ..revision.parts().clone() };
        let Work::Translation { page_rev, units, .. } = &mut parts.work else { panic!() };
        *page_rev = None;
        let units = units.clone();
        let new = taken(parts.clone(), &folder()).unwrap();
        let read = page(&new.text);
        prop_assert_eq!(read.front.title.as_str(), parts.title.as_str());
        let words: BTreeMap<UnitId, String> =
            read.units().map(|unit| (unit.id, unit.line())).collect();
        let proposed: BTreeMap<UnitId, String> =
            units.iter().map(|(id, text)| (*id, text.line())).collect();
        prop_assert_eq!(words, proposed);
        let keywords: Vec<&str> = read.front.keywords.iter().map(Words::as_str).collect();
        let wanted: Vec<&str> = parts.keywords.iter().map(crate::Said::as_str).collect();
        prop_assert_eq!(keywords, wanted);
    }
}

/// The pack that ships, as an editor's app has it.
fn shipped() -> BTreeMap<String, String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            // The app has neither pictures nor what was translated back.
            let is_picture = path.extension().is_some_and(|ending| ending == "svg");
            if is_picture || name.ends_with(".back.toml") {
                continue;
            }
            files.insert(name, std::fs::read_to_string(path).unwrap());
        }
    }
    files
}

#[test]
fn a_new_page_and_a_moved_part_keep_to_the_rules_of_the_pack_that_ships() {
    let mut files = shipped();
    let page = new_page(
        "together/circles",
        "We eat and talk. {#u1}\n\n::: steps\n1. Come in. {#u2}\n:::\n",
    );
    let new = taken(page, &files).unwrap();
    assert!(new.told.iter().all(|told| told.what == Breach::NoCover), "{:?}", new.told);
    new.put_into(&mut files);
    let id = "work/passport-held";
    let mut blocks = self::page(&files[&format!("{id}/index.en.md")]);
    let was = hashes(&blocks);
    let at = blocks.blocks.iter().position(|block| block.units()[0].id == unit("u7")).unwrap();
    blocks.blocks.swap(at, at + 1);
    let line = "Your boss does not own your [passport](glossary:passport). Adderstongue.";
    let changed = crate::UnitText::parse(line).unwrap().inlines().to_vec();
    if let larkspur_packs::Block::Unit(unit) = &mut blocks.blocks[at + 1] {
        unit.inlines = changed;
    }
    let work = Work::Edit { rev: blocks.front.rev, was, blocks: blocks.blocks.clone() };
    let front = |words: &Words| words.as_str().to_owned();
    let change = Parts {
        resource: id.parse().unwrap(),
        title: crate::Title::parse(&front(&blocks.front.title)).unwrap(),
        summary: crate::Summary::parse(&front(&blocks.front.summary)).unwrap(),
        work,
        ..edit("A. {#u2}\n")
    };
    let new = taken(change, &files).unwrap();
    assert!(is_warning(&new), "{:?}", new.told);
    assert!(new.beside.iter().any(|(file, _)| file.ends_with("index.es.md")));
}
