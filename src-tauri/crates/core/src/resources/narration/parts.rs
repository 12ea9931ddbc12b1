//! What of a page can be read out, and what of it can be heard.
//!
//! Used by the player and the recorder. Invariants: parts stand in the order of the page; a person's own recording of a
//! part comes before what came with the page; that a text has changed since it was read out is computed from the text as
//! it is now.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use larkspur_ipc::{
    IpcError,
    resources::{NarratedPart, Recorded, RecordedPart, ResourcesError, Spoken, SpokenPage},
};
use larkspur_packs::{self as packs, LanguageTag, Page, ReadOut, UnitHash, UnitId};

use super::store::Kept;
use crate::resources::{catalogue::Catalogue, page::number};

/// A page in one language as it is now, with what came to be heard with it.
pub(super) struct Text {
    page: Page,
    narration: Option<packs::Narration>,
}

/// A part that is heard: where its sound is.
pub(super) enum Heard {
    /// What the person recorded.
    Own(UnitId),
    /// A piece of what came with the page, in milliseconds.
    Pack { start: u32, end: u32 },
}

impl Text {
    /// The page, if the library has it in this very language.
    pub(super) fn find(catalogue: &Catalogue, of: &SpokenPage) -> Result<Self, IpcError> {
        let not_there = || IpcError::from(ResourcesError::NotThere);
        let item = catalogue.find(&of.resource)?;
        let tag = LanguageTag::parse(&of.language).map_err(|_| not_there())?;
        let file = item.resource.pages.get(&tag).ok_or_else(not_there)?;
        let narration = item.resource.narrations.get(&tag).cloned();
        Ok(Self { page: file.page.clone(), narration })
    }

    /// The sound that came with the page.
    pub(super) fn sound(&self) -> Option<Arc<[u8]>> {
        self.narration.as_ref().map(|it| it.sound.bytes.clone())
    }

    /// The words of a part as they are now; none if the page has no such part.
    pub(super) fn hash(&self, part: Spoken) -> Option<UnitHash> {
        let unit = unit_of(part)?;
        self.page.hashes().into_iter().find(|(id, _)| *id == unit).map(|(_, hash)| hash)
    }

    /// What can be heard of it.
    pub(super) fn heard(&self, own: &[Kept]) -> Vec<(NarratedPart, Heard)> {
        let own: BTreeMap<UnitId, Kept> = own.iter().map(|kept| (kept.unit, *kept)).collect();
        let read_out = self.narration.as_ref().map(|it| it.of_page(&self.page));
        let read_out: BTreeMap<UnitId, ReadOut> =
            read_out.into_iter().flatten().map(|it| (it.unit, it)).collect();
        let parts = self.page.hashes().into_iter().filter_map(|(unit, now)| {
            let part = spoken(unit)?;
            if let Some(kept) = own.get(&unit) {
                let has_changed = kept.text_hash != now;
                return Some((NarratedPart { part, is_own: true, has_changed }, Heard::Own(unit)));
            }
            let ReadOut { start, end, has_changed, .. } = *read_out.get(&unit)?;
            Some((NarratedPart { part, is_own: false, has_changed }, Heard::Pack { start, end }))
        });
        parts.collect()
    }

    /// Every part, with what was recorded of it.
    pub(super) fn recorded(&self, own: &[Kept]) -> Vec<RecordedPart> {
        let mut words: BTreeMap<UnitId, String> = BTreeMap::new();
        let front = &self.page.front;
        words.insert(UnitId::Title, front.title.to_string());
        words.insert(UnitId::Summary, front.summary.to_string());
        for unit in self.page.units() {
            if let Entry::Vacant(place) = words.entry(unit.id) {
                place.insert(plain(&unit.inlines));
            }
        }
        let parts = self.page.hashes().into_iter().filter_map(|(unit, now)| {
            let kept = own.iter().find(|kept| kept.unit == unit);
            Some(RecordedPart {
                part: spoken(unit)?,
                words: words.remove(&unit)?,
                recorded: kept.map(|kept| Recorded {
                    seconds: u16::try_from(kept.milliseconds.div_ceil(1000)).unwrap_or(u16::MAX),
                    has_changed: kept.text_hash != now,
                }),
            })
        });
        parts.collect()
    }
}

/// The words without their marks.
fn plain(parts: &[packs::Inline]) -> String {
    let words = parts.iter().map(|part| match part {
        packs::Inline::Text(words) => words.clone(),
        packs::Inline::Strong(parts)
        | packs::Inline::Emphasis(parts)
        | packs::Inline::Link { words: parts, .. } => plain(parts),
    });
    words.collect()
}

/// A unit as the page names it; none beyond what the page can name.
fn spoken(unit: UnitId) -> Option<Spoken> {
    match unit {
        UnitId::Title => Some(Spoken::Title),
        UnitId::Summary => Some(Spoken::Summary),
        UnitId::Numbered(_) => number(unit).map(Spoken::Unit),
    }
}

/// The unit that the page names; none for 0.
pub(super) fn unit_of(part: Spoken) -> Option<UnitId> {
    match part {
        Spoken::Title => Some(UnitId::Title),
        Spoken::Summary => Some(UnitId::Summary),
        Spoken::Unit(number) => std::num::NonZeroU32::new(u32::from(number)).map(UnitId::Numbered),
    }
}
