//! Makes of a page of the pack the page that the reader shows.
//!
//! Used by [`super::Reader::watch_resource`]. Invariant: the order is the original's. A unit that a
//! translation lacks stands there in the original's words; every other one has them beside it.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_ipc::{
    IpcError, ResourceId,
    resources::{
        Block, BlockKind, ContentNote, Inline, Language, Method, Page, Picture, ResourcesError,
        Source, Standing, Target, Term, Unit, UnitKind, UnitState,
    },
};
use larkspur_packs::{self as packs, Resource, UnitId, translation_state};

use super::{
    catalogue::{Catalogue, Item, Wanted, ipc_topic, short},
    shipped,
};

/// The number of a unit of the text; the title and the summary have none.
pub(super) fn number(id: UnitId) -> Option<u16> {
    match id {
        UnitId::Numbered(number) => u16::try_from(number.get()).ok(),
        UnitId::Title | UnitId::Summary => None,
    }
}

/// A page, in the first of the wanted languages that it has. What is ticked or kept is not in it yet.
pub(super) fn page(
    catalogue: &Catalogue,
    id: &ResourceId,
    wanted: &Wanted,
) -> Result<Page, IpcError> {
    let item = catalogue.find(id)?;
    let Item { resource, languages, .. } = item;
    let not_there = IpcError::from(ResourcesError::NotThere);
    let source = &item.source().ok_or(not_there)?.page;
    let (file, shown) = item.choose(wanted).ok_or(not_there)?;
    let (front, info) = (&file.page.front, &resource.info);
    Ok(Page {
        resource: id.clone(),
        topic: ipc_topic(info.topic),
        title: front.title.to_string(),
        summary: front.summary.to_string(),
        original: source.front.lang.to_string(),
        method: match front.method {
            packs::Method::Human => Method::Human,
            packs::Method::Machine => Method::Machine,
            packs::Method::MachineEdited => Method::MachineEdited,
        },
        updated: front.updated.to_string(),
        minutes: short(info.minutes.get()),
        languages: languages.to_vec(),
        content_notes: info.content_notes.iter().map(|note| content_note(*note)).collect(),
        helps: info.helps.and_then(number),
        awaits_lawyer: item.awaits_lawyer(),
        awaits_advisor: item.awaits_advisor(),
        blocks: blocks(source, &file.page, &shown),
        terms: terms(catalogue, source, wanted),
        related: related(catalogue, resource, wanted),
        sources: info.sources.iter().map(self::source).collect(),
        attribution: info.attribution.as_ref().map(ToString::to_string).unwrap_or_default(),
        license: info.license.as_ref().map(ToString::to_string).unwrap_or_default(),
        shown,
        ticked: Vec::new(),
        picture: if shipped::has(id) { Picture::Cover } else { Picture::Topic },
        is_kept: false,
        place: None,
    })
}

/// The addresses that a resource names.
pub(super) fn write_addresses(resource: &Resource, to: &mut BTreeSet<String>) {
    to.extend(resource.info.sources.iter().map(|source| source.url.to_string()));
    for file in resource.pages.values() {
        for target in file.page.units().flat_map(packs::Unit::targets) {
            if let packs::Target::Web(url) = target {
                to.insert(url.to_string());
            }
        }
    }
}

fn blocks(source: &packs::Page, shown: &packs::Page, language: &Language) -> Vec<Block> {
    let translated: BTreeMap<UnitId, &packs::Unit> =
        shown.units().map(|unit| (unit.id, unit)).collect();
    let is_translation = language.standing != Standing::Original;
    let states: BTreeMap<UnitId, packs::UnitState> = if is_translation {
        translation_state(source, shown).units.into_iter().collect()
    } else {
        BTreeMap::new()
    };
    let unit = |original: &packs::Unit| {
        let number = number(original.id)?;
        let there = translated.get(&original.id);
        let state = match (there, states.get(&original.id)) {
            (None, _) => UnitState::Missing,
            (Some(_), None | Some(packs::UnitState::Current)) => UnitState::Current,
            (Some(_), Some(_)) => UnitState::Changed,
        };
        let has_original = is_translation && there.is_some();
        Some(Unit {
            number,
            kind: unit_kind(original.kind),
            parts: inlines(&there.unwrap_or(&original).inlines),
            state,
            is_critical: original.is_critical,
            original: if has_original { inlines(&original.inlines) } else { Vec::new() },
        })
    };
    let block = |block: &packs::Block| Block {
        kind: block_kind(match block {
            packs::Block::Unit(_) => None,
            packs::Block::Container { kind, .. } => Some(*kind),
        }),
        units: block.units().iter().filter_map(unit).collect(),
    };
    source.blocks.iter().map(block).collect()
}

/// The words of the glossary that a page links to, each once.
fn terms(catalogue: &Catalogue, source: &packs::Page, wanted: &Wanted) -> Vec<Term> {
    let targets = source.units().flat_map(packs::Unit::targets);
    let ids: BTreeSet<_> = targets
        .filter_map(|target| match target {
            packs::Target::Term(id) => Some(id),
            _ => None,
        })
        .collect();
    ids.into_iter().filter_map(|id| catalogue.term(id, wanted)).collect()
}

fn related(
    catalogue: &Catalogue,
    resource: &Resource,
    wanted: &Wanted,
) -> Vec<larkspur_ipc::resources::Related> {
    let ids = resource.info.related.iter().filter_map(|id| ResourceId::parse(id.to_string()).ok());
    ids.filter_map(|id| catalogue.related(&id, wanted)).collect()
}

fn source(source: &packs::Source) -> Source {
    Source {
        title: source.title.to_string(),
        publisher: source.publisher.to_string(),
        address: source.url.to_string(),
        host: source.url.host().to_owned(),
        checked_on: source.checked_on.map(|day| day.to_string()),
    }
}

/// The parts of a unit as they cross the bridge.
pub(crate) fn inlines(parts: &[packs::Inline]) -> Vec<Inline> {
    parts.iter().filter_map(inline).collect()
}

fn inline(part: &packs::Inline) -> Option<Inline> {
    Some(match part {
        packs::Inline::Text(words) => Inline::Text { words: words.clone() },
        packs::Inline::Strong(parts) => Inline::Strong { parts: inlines(parts) },
        packs::Inline::Emphasis(parts) => Inline::Emphasis { parts: inlines(parts) },
        packs::Inline::Link { target, words } => {
            Inline::Link { target: self::target(target)?, parts: inlines(words) }
        }
    })
}

/// None for what cannot be: the ids of a pack are of the form that crosses the bridge.
fn target(target: &packs::Target) -> Option<Target> {
    Some(match target {
        packs::Target::Resource(id) => {
            Target::Resource { resource: ResourceId::parse(id.to_string()).ok()? }
        }
        packs::Target::Contact(code) => Target::Contacts { country: code.to_string() },
        packs::Target::Term(id) => Target::Term { term: id.to_string() },
        packs::Target::Web(url) => {
            Target::Web { address: url.to_string(), host: url.host().to_owned() }
        }
    })
}

/// As what the units of a block stand out; none: not at all.
pub(crate) fn block_kind(container: Option<packs::ContainerKind>) -> BlockKind {
    match container {
        None => BlockKind::Plain,
        Some(packs::ContainerKind::Note) => BlockKind::Note,
        Some(packs::ContainerKind::Warning) => BlockKind::Warning,
        Some(packs::ContainerKind::Steps) => BlockKind::Steps,
        Some(packs::ContainerKind::Breathe) => BlockKind::Breathe,
        Some(packs::ContainerKind::Script) => BlockKind::Script,
    }
}

/// What a unit is.
pub(crate) fn unit_kind(kind: packs::UnitKind) -> UnitKind {
    match kind {
        packs::UnitKind::Heading2 => UnitKind::Heading2,
        packs::UnitKind::Heading3 => UnitKind::Heading3,
        packs::UnitKind::Paragraph => UnitKind::Paragraph,
        packs::UnitKind::Item => UnitKind::Item,
        packs::UnitKind::Numbered => UnitKind::Numbered,
        packs::UnitKind::Task => UnitKind::Task,
        packs::UnitKind::Script => UnitKind::Script,
    }
}

fn content_note(note: packs::ContentNote) -> ContentNote {
    match note {
        packs::ContentNote::Violence => ContentNote::Violence,
        packs::ContentNote::SexualViolence => ContentNote::SexualViolence,
        packs::ContentNote::ChildAbuse => ContentNote::ChildAbuse,
        packs::ContentNote::SelfHarm => ContentNote::SelfHarm,
        packs::ContentNote::Detention => ContentNote::Detention,
    }
}
