//! Folders in which a page is read out, and folders in which something of that is wrong.

use std::fs;

use super::{
    tests::{SOURCE, change, good_pack, write},
    *,
};
use larkspur_sound::{SoundError, silence};

use crate::{Page, UnitId};

const SOUND: &str = "work/passport/index.en.opus";
const MARKS: &str = "work/passport/index.en.marks.toml";

/// Six seconds: the title, then u1, u2 and u4.
fn marks() -> String {
    let hashes: BTreeMap<_, _> =
        Page::parse("a", SOURCE).unwrap().page.hashes().into_iter().collect();
    let mark = |(unit, start): (&str, u32)| {
        let hash = hashes[&UnitId::parse(unit).unwrap()];
        format!("[units.{unit}]\nstart = {start}\ntext_hash = \"{hash}\"\n")
    };
    [("title", 0), ("u1", 1500), ("u4", 4000), ("u2", 2500)].map(mark).concat()
}

fn narrated() -> tempfile::TempDir {
    let folder = good_pack();
    fs::write(folder.path().join(SOUND), silence(100)).unwrap();
    write(folder.path(), MARKS, &marks());
    folder
}

fn read_out(folder: &tempfile::TempDir) -> Vec<crate::ReadOut> {
    let pack = Pack::read(folder.path()).pack.unwrap();
    let (_, resource) = pack.resources.iter().next().unwrap();
    let (lang, narration) = resource.narrations.iter().next().unwrap();
    narration.of_page(&resource.pages[lang].page)
}

#[test]
fn a_page_is_read_out_unit_by_unit() {
    let folder = narrated();
    assert_eq!(Pack::read(folder.path()).faults, []);
    let parts = read_out(&folder).into_iter();
    let parts: Vec<_> = parts.map(|it| (it.unit.to_string(), it.start, it.end)).collect();
    let wanted = [("title", 0, 1500), ("u1", 1500, 2500), ("u2", 2500, 4000), ("u4", 4000, 6000)];
    assert_eq!(parts, wanted.map(|(unit, start, end)| (unit.to_owned(), start, end)));
}

#[test]
fn a_unit_that_has_changed_since_is_known_and_no_other() {
    let folder = narrated();
    change(folder.path(), "work/passport/index.en.md", "It is [yours]", "It was [yours]");
    change(folder.path(), "work/passport/index.en.md", "{#u4}", "{#u9}");
    let parts = read_out(&folder).into_iter().map(|it| (it.unit.to_string(), it.has_changed));
    let wanted = [("title", false), ("u1", false), ("u2", true)];
    assert_eq!(parts.collect::<Vec<_>>(), wanted.map(|(unit, is)| (unit.to_owned(), is)));
    let pack = Pack::read(folder.path()).pack.unwrap();
    let told = crate::check::check(&pack);
    let old = told.iter().filter(|it| matches!(it.what, crate::check::Breach::OldReading(_)));
    assert_eq!(old.count(), 1);
}

#[test]
fn each_fault_of_a_narration_is_told() {
    let unit = |text: &str| UnitId::parse(text).unwrap();
    for (from, to, expected) in [
        ("start = 4000", "start = 6000", Disagreement::MarkBehindEnd(unit("u4"))),
        ("start = 2500", "start = 1500", Disagreement::RepeatedMark(unit("u2"))),
    ] {
        let folder = narrated();
        change(folder.path(), MARKS, from, to);
        let found = Pack::read(folder.path()).faults;
        assert_eq!(found, [Placed::in_file(MARKS, expected)]);
    }
    let en = || crate::LanguageTag::parse("en").unwrap();
    let folder = narrated();
    fs::remove_file(folder.path().join(SOUND)).unwrap();
    let found = Pack::read(folder.path()).faults;
    assert_eq!(found, [Placed::in_file(MARKS, Disagreement::MarksWithoutSound(en()))]);
    let folder = narrated();
    fs::remove_file(folder.path().join(MARKS)).unwrap();
    let found = Pack::read(folder.path()).faults;
    assert_eq!(found, [Placed::in_file(SOUND, Disagreement::SoundWithoutMarks(en()))]);
    let folder = narrated();
    write(folder.path(), MARKS, "[units]\n");
    let found = Pack::read(folder.path()).faults;
    assert_eq!(found, [Placed::in_file(MARKS, Disagreement::NoMark)]);
    let folder = narrated();
    let sound = folder.path().join(SOUND);
    fs::rename(&sound, sound.with_file_name("index.fr.opus")).unwrap();
    let found = Pack::read(folder.path()).faults;
    let fr = || crate::LanguageTag::parse("fr").unwrap();
    assert!(found.iter().any(|it| it.what == Disagreement::SoundWithoutPage(fr()).into()));
}

#[test]
fn a_sound_that_is_none_is_told_once_and_not_in_the_pack() {
    for (bytes, expected) in [
        (b"ID3 and more".to_vec(), Fault::Sound(SoundError::NotOpus)),
        (silence(15_001), Fault::Sound(SoundError::TooLong)),
        (silence(0), Fault::Sound(SoundError::Empty)),
        (vec![0; 2 * 1024 * 1024 + 1], Fault::TooLarge { limit: 2 * 1024 * 1024 }),
    ] {
        let folder = narrated();
        fs::write(folder.path().join(SOUND), bytes).unwrap();
        let reading = Pack::read(folder.path());
        assert_eq!(reading.faults, [Placed::in_file(SOUND, expected)]);
        let pack = reading.pack.unwrap();
        assert!(pack.resources.values().all(|it| it.narrations.is_empty()));
    }
}

#[test]
fn texts_and_sounds_in_memory_are_the_same_pack() {
    let folder = narrated();
    let sound = silence(100);
    let mut texts = BTreeMap::new();
    for file in ["pack.toml", "work/passport/resource.toml", "work/passport/index.en.md", MARKS] {
        texts.insert(file, fs::read_to_string(folder.path().join(file)).unwrap());
    }
    let given = || texts.iter().map(|(path, text)| (*path, text.as_str()));
    let reading = Pack::from_parts(given(), [(SOUND, &sound[..])]);
    assert!(reading.pack.unwrap().resources.values().all(|it| it.narrations.len() == 1));
    let without = Pack::from_files(given());
    assert!(without.faults.iter().any(|it| it.file == MARKS));
    let as_text = Pack::from_files(given().chain([(SOUND, "words")]));
    assert!(as_text.faults.contains(&Placed::in_file(SOUND, Fault::NotText)));
}
