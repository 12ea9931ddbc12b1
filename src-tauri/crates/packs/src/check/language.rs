//! The rules for languages: complete ones miss nothing, and what a machine wrote was translated back.

use std::collections::BTreeMap;

use crate::{
    Method, Pack, PageFile, Placed, Resource, ResourceId, Status, UnitHash, UnitId, UnitState,
    check::Breach,
    pack::{back_file, info_file, marks_file, page_file},
    translation_state,
};

type Breaches = Vec<Placed<Breach>>;

pub(super) fn check(pack: &Pack, id: &ResourceId, resource: &Resource, breaches: &mut Breaches) {
    let Some(source) = pack.source_page(resource) else { return };
    for lang in &pack.manifest.languages {
        let file = page_file(id, lang);
        if !resource.pages.contains_key(lang) && !pack.is_unread(&file) {
            breaches.push(Placed::in_file(&info_file(id), Breach::NoPage(lang.clone())));
        }
    }
    for (lang, page) in &resource.pages {
        let read_out = resource.narrations.get(lang).map(|it| it.of_page(&page.page));
        for unit in read_out.into_iter().flatten().filter(|unit| unit.has_changed) {
            breaches.push(Placed::in_file(&marks_file(id, lang), Breach::OldReading(unit.unit)));
        }
        if *lang == pack.manifest.source_lang {
            continue;
        }
        let is_complete = pack.manifest.languages.contains(lang);
        check_state(source, page, is_complete, breaches);
        let file = back_file(id, lang);
        if !pack.is_unread(&file) {
            check_back(&file, page, resource.back.get(lang), breaches);
        }
    }
}

fn check_state(source: &PageFile, page: &PageFile, is_complete: bool, breaches: &mut Breaches) {
    let state = translation_state(&source.page, &page.page);
    let changed = state.units.iter().filter_map(|(unit, state)| match state {
        UnitState::Missing if is_complete => Some((*unit, Breach::MissingUnit(*unit))),
        UnitState::Changed { .. } => Some((*unit, Breach::ChangedUnit(*unit))),
        UnitState::Current | UnitState::Missing => None,
    });
    let gone = state.gone.iter().map(|unit| (*unit, Breach::GoneUnit(*unit)));
    for (unit, what) in changed.chain(gone) {
        breaches.push(Placed { file: page.file.clone(), line: page.line_of(unit), what });
    }
}

fn check_back(
    file: &str,
    page: &PageFile,
    back: Option<&crate::BackTranslations>,
    breaches: &mut Breaches,
) {
    let front = &page.page.front;
    let is_machines_draft = front.status == Status::Draft && front.method == Method::Machine;
    let hashes: BTreeMap<UnitId, UnitHash> = page.page.hashes().into_iter().collect();
    let none = BTreeMap::new();
    let units = back.map_or(&none, |back| &back.units);
    for id in hashes.keys().filter(|id| is_machines_draft && !units.contains_key(id)) {
        let line = page.line_of(*id);
        breaches.push(Placed { file: page.file.clone(), line, what: Breach::NoBack(*id) });
    }
    for (id, back) in units {
        if hashes.get(id).is_some_and(|now| *now != back.text_hash) {
            breaches.push(Placed::in_file(file, Breach::OldBack(*id)));
        }
        if back.difference.is_some() && back.settled.is_none() {
            breaches.push(Placed::in_file(file, Breach::Unsettled(*id)));
        }
    }
}
