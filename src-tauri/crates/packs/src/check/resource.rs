//! The rules for a resource as a whole: licence, sources, minutes, whose words it has, and where its
//! links lead.

use std::num::NonZeroU32;

use crate::{
    Kind, Method, Pack, Page, PageFile, Placed, Resource, ResourceId, ResourceInfo, Status, Target,
    Topic, Unit,
    check::{Breach, words},
    pack::info_file,
};

/// How many words are read in a minute.
const WORDS_A_MINUTE: usize = 180;
/// What a page about law says, whatever its topic is.
const DISCLAIMER: &str = "legal advice";

pub(super) fn check(
    pack: &Pack,
    id: &ResourceId,
    resource: &Resource,
    breaches: &mut Vec<Placed<Breach>>,
) {
    let file = info_file(id);
    let info = &resource.info;
    let mut tell = |breach| breaches.push(Placed::in_file(&file, breach));
    if info.license.is_none() {
        tell(Breach::NoLicense);
    }
    if info.attribution.is_none() {
        tell(Breach::NoAttribution);
    }
    if resource.cover.is_none() && !pack.is_unread(&format!("{id}/cover.svg")) {
        tell(Breach::NoCover);
    }
    for related in &info.related {
        if related == id || !pack.has(&Target::Resource(related.clone())) {
            tell(Breach::Related(related.clone()));
        }
    }
    if let Some(source) = pack.source_page(resource) {
        let (words, minutes) = (count_words(&source.page), minutes_of(&source.page));
        if usize::try_from(info.minutes.get()) != Ok(minutes) {
            tell(Breach::Minutes { words, minutes });
        }
        if info.sources.is_empty() && needs_sources(info.topic, source.page.units()) {
            tell(Breach::NoSources);
        }
    }
    for page in resource.pages.values() {
        check_links(pack, page, breaches);
        check_published(info, page, breaches);
    }
}

/// Nobody mends a text that was published, so it must be one that needs no mending: people made it, its
/// source stays as it is, and a reader can tell from whom it comes.
fn check_published(info: &ResourceInfo, page: &PageFile, breaches: &mut Vec<Placed<Breach>>) {
    let front = &page.page.front;
    let may_be = front.method == Method::Human
        && info.kind == Kind::Instrument
        && info.attribution.is_some();
    if front.status == Status::Published && !may_be {
        breaches.push(Placed::in_file(&page.file, Breach::NotPublished));
    }
}

/// How many minutes a source takes to read: what `minutes` of its resource says.
pub fn minutes(source: &Page) -> NonZeroU32 {
    u32::try_from(minutes_of(source)).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX)
}

/// Whether a resource of this topic and with these units has to name what it stands on.
pub fn needs_sources<'a>(topic: Topic, units: impl IntoIterator<Item = &'a Unit>) -> bool {
    matches!(topic, Topic::Law | Topic::Work)
        || units.into_iter().any(|unit| unit.text().contains(DISCLAIMER))
}

fn minutes_of(source: &Page) -> usize {
    count_words(source).div_ceil(WORDS_A_MINUTE).max(1)
}

fn count_words(page: &Page) -> usize {
    page.units().map(|unit| words::words(&unit.text()).count()).sum()
}

fn check_links(pack: &Pack, page: &PageFile, breaches: &mut Vec<Placed<Breach>>) {
    for unit in page.page.units() {
        for target in unit.targets().into_iter().filter(|target| !pack.has(target)) {
            let line = page.line_of(unit.id);
            let what = Breach::DeadLink(target.clone());
            breaches.push(Placed { file: page.file.clone(), line, what });
        }
    }
}
