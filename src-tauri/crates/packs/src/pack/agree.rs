//! What the files of a pack say of each other.
//!
//! `read` asks once everything is read. Invariant: a file that could not be read is blamed for nothing
//! else, so each fault is told once and where it stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    BackTranslations, Block, ContainerKind, Disagreement, Fault, LanguageTag, Manifest, Marks,
    PageFile, Placed, ResourceId, ResourceInfo, SoundFile, Unit, UnitId,
    pack::{
        back_file, contacts_file, evidence_file, info_file, marks_file, page_file, read::Files,
        sound_file, term_file,
    },
};

type Faults = Vec<Placed<Fault>>;

fn tell(faults: &mut Faults, file: &str, line: Option<usize>, what: Disagreement) {
    faults.push(Placed { file: file.to_owned(), line, what: what.into() });
}

pub(super) fn check(
    manifest: &Manifest,
    files: &Files,
    unread: &BTreeSet<String>,
    faults: &mut Faults,
) {
    if !manifest.languages.contains(&manifest.source_lang) {
        tell(faults, "pack.toml", None, Disagreement::SourceNotComplete);
    }
    check_names(files, faults);
    for (id, info) in &files.infos {
        check_info(id, info, faults);
        let file = page_file(id, &manifest.source_lang);
        match files.pages.get(&(id.clone(), manifest.source_lang.clone())) {
            Some(source) => check_units_named(id, info, source, faults),
            None if !unread.contains(&file) => {
                tell(faults, &info_file(id), None, Disagreement::NoSourcePage);
            }
            None => {}
        }
    }
    for ((id, lang), page) in &files.pages {
        let info = info_file(id);
        if !files.infos.contains_key(id) && !unread.contains(&info) {
            tell(faults, &page.file, None, Disagreement::NoInfo);
        }
        let source = files.pages.get(&(id.clone(), manifest.source_lang.clone()));
        check_page(lang, &manifest.source_lang, page, source, faults);
    }
    check_narrations(files, unread, faults);
    for ((id, lang), back) in &files.back {
        let page = files.pages.get(&(id.clone(), lang.clone()));
        let is_page_unread = unread.contains(&page_file(id, lang));
        match page {
            Some(page) => check_back(&back_file(id, lang), back, page, faults),
            None if !is_page_unread => {
                let what = Disagreement::BackWithoutPage(lang.clone());
                tell(faults, &back_file(id, lang), None, what);
            }
            None => {}
        }
    }
}

/// What stands in a file under its own name is that name.
fn check_names(files: &Files, faults: &mut Faults) {
    let terms = files.glossary.iter().filter(|(id, term)| **id != term.id);
    let contacts = files.contacts.iter().filter(|(code, contacts)| **code != contacts.country);
    let evidence = files.evidence.iter().filter(|(id, card)| **id != card.id);
    let wrong: Vec<String> = terms
        .map(|(id, _)| term_file(id))
        .chain(contacts.map(|(code, _)| contacts_file(code)))
        .chain(evidence.map(|(id, _)| evidence_file(id)))
        .collect();
    for file in wrong {
        tell(faults, &file, None, Disagreement::Id);
    }
}

fn check_info(id: &ResourceId, info: &ResourceInfo, faults: &mut Faults) {
    let file = info_file(id);
    if info.id != *id {
        tell(faults, &file, None, Disagreement::Id);
    }
    if info.topic.as_str() != id.topic() {
        tell(faults, &file, None, Disagreement::Topic);
    }
    if !info.content_notes.is_empty() && info.helps.is_none() {
        tell(faults, &file, None, Disagreement::NoHelp);
    }
    let mut seen = BTreeSet::new();
    for source in &info.sources {
        if !seen.insert(&source.id) {
            tell(faults, &file, None, Disagreement::RepeatedSource(source.id.clone()));
        }
    }
}

/// `helps` and `supports` name units of the source.
fn check_units_named(id: &ResourceId, info: &ResourceInfo, source: &PageFile, faults: &mut Faults) {
    let supported = info.sources.iter().flat_map(|source| &source.supports);
    let named: BTreeSet<UnitId> = info.helps.iter().chain(supported).copied().collect();
    for unit in named {
        if source.line_of(unit).is_none() {
            tell(faults, &info_file(id), None, Disagreement::NoSuchUnit(unit));
        }
    }
}

fn check_page(
    lang: &LanguageTag,
    source_lang: &LanguageTag,
    page: &PageFile,
    source: Option<&PageFile>,
    faults: &mut Faults,
) {
    let front = &page.page.front;
    if front.lang != *lang {
        tell(faults, &page.file, None, Disagreement::Language);
    }
    let is_source = lang == source_lang;
    let what = match &front.origin {
        Some(_) if is_source => Some(Disagreement::OriginOfSource),
        None if !is_source => Some(Disagreement::NoOrigin),
        Some(origin) => {
            let is_ahead = source.is_some_and(|source| origin.rev > source.page.front.rev);
            (origin.lang != *source_lang || is_ahead).then_some(Disagreement::OtherOrigin)
        }
        None => None,
    };
    if let Some(what) = what {
        tell(faults, &page.file, None, what);
    }
    if let Some(source) = source.filter(|_| !is_source) {
        check_hashes(page, faults);
        check_shape(page, source, faults);
    }
}

/// A translation keeps a hash for each unit that it has, and for no other.
fn check_hashes(page: &PageFile, faults: &mut Faults) {
    let Some(origin) = &page.page.front.origin else { return };
    for (id, line) in &page.lines {
        if !origin.units.contains_key(id) {
            tell(faults, &page.file, Some(*line), Disagreement::UnitWithoutHash(*id));
        }
    }
    for id in origin.units.keys().filter(|id| !page.lines.contains_key(id)) {
        tell(faults, &page.file, None, Disagreement::HashWithoutUnit(*id));
    }
}

/// A unit, where it stands among the others and in what.
struct Place<'a> {
    number: usize,
    container: Option<ContainerKind>,
    unit: &'a Unit,
}

fn places(page: &PageFile) -> BTreeMap<UnitId, Place<'_>> {
    let units = page.page.blocks.iter().flat_map(|block| {
        let container = match block {
            Block::Container { kind, .. } => Some(*kind),
            Block::Unit(_) => None,
        };
        block.units().iter().map(move |unit| (container, unit))
    });
    let place = |(number, (container, unit))| (unit, Place { number, container, unit });
    units.enumerate().map(place).map(|(unit, place)| (unit.id, place)).collect()
}

/// A translation has its units as the source has them. Those that the source has no longer are told
/// by `translation_state`, and are no fault.
fn check_shape(page: &PageFile, source: &PageFile, faults: &mut Faults) {
    let of_source = places(source);
    let made_from = page.page.front.origin.as_ref().map(|origin| &origin.units);
    let mut last = None;
    for (id, place) in in_order(places(page)) {
        let Some(original) = of_source.get(&id) else { continue };
        let line = page.line_of(id);
        let kind = original.unit.kind;
        // When the source has changed since, its kind may have, too.
        let is_current = made_from.and_then(|units| units.get(&id)) == Some(&original.unit.hash());
        if is_current && place.unit.kind != kind {
            tell(faults, &page.file, line, Disagreement::Kind { id, source_kind: kind });
        }
        if place.unit.is_critical != original.unit.is_critical {
            tell(faults, &page.file, line, Disagreement::Critical(id));
        }
        if place.container != original.container {
            tell(faults, &page.file, line, Disagreement::Container(id));
        }
        if last.is_some_and(|last| last > original.number) {
            tell(faults, &page.file, line, Disagreement::Order(id));
        }
        last = Some(original.number);
    }
}

fn in_order(places: BTreeMap<UnitId, Place<'_>>) -> Vec<(UnitId, Place<'_>)> {
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(_, place)| place.number);
    places
}

/// A page that is read out has its sound and its marks, and each mark lies within the sound. That a unit has changed
/// since, or is gone, is told by `Narration::of_page` and is no fault.
fn check_narrations(files: &Files, unread: &BTreeSet<String>, faults: &mut Faults) {
    for (key @ (id, lang), sound) in &files.sounds {
        let marks = marks_file(id, lang);
        if !files.pages.contains_key(key) && !unread.contains(&page_file(id, lang)) {
            tell(faults, &sound.file, None, Disagreement::SoundWithoutPage(lang.clone()));
        }
        match files.marks.get(key) {
            Some(found) => check_marks(&marks, found, sound, faults),
            None if !unread.contains(&marks) => {
                tell(faults, &sound.file, None, Disagreement::SoundWithoutMarks(lang.clone()));
            }
            None => {}
        }
    }
    for key @ (id, lang) in files.marks.keys() {
        if !files.sounds.contains_key(key) && !unread.contains(&sound_file(id, lang)) {
            let what = Disagreement::MarksWithoutSound(lang.clone());
            tell(faults, &marks_file(id, lang), None, what);
        }
    }
}

fn check_marks(file: &str, marks: &Marks, sound: &SoundFile, faults: &mut Faults) {
    if marks.units.is_empty() {
        tell(faults, file, None, Disagreement::NoMark);
    }
    let mut seen = BTreeSet::new();
    for (unit, mark) in &marks.units {
        if mark.start >= sound.length {
            tell(faults, file, None, Disagreement::MarkBehindEnd(*unit));
        }
        if !seen.insert(mark.start) {
            tell(faults, file, None, Disagreement::RepeatedMark(*unit));
        }
    }
}

fn check_back(file: &str, back: &BackTranslations, page: &PageFile, faults: &mut Faults) {
    for id in back.units.keys().filter(|id| page.line_of(**id).is_none()) {
        tell(faults, file, None, Disagreement::BackWithoutUnit(*id));
    }
}
