//! A translation that somebody is writing: each unit of the source, and what stands beside it.
//!
//! The core opens one from what it keeps of each unit ([`Kept`], a row for each) and the source as it is now, tells it what is
//! typed, and keeps the row of that unit at once: so a process that ends at any moment loses nothing. When the source moves
//! on, it is opened anew with the same rows. Invariants: no word that was typed is changed or dropped, whatever the source
//! does; and a unit fits only if its words were written beside what the source says now, or somebody said so since.

mod glossary;
mod hints;
mod kept;
mod propose;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt,
    num::NonZeroU32,
};

use larkspur_packs::{
    Block, ContainerKind, LanguageTag, PackId, Page, ResourceId, Target, UnitHash, UnitId, UnitKind,
};

pub use glossary::{GlossaryHit, glossary_hits};
pub use hints::Hint;
pub use kept::{Kept, MadeOf};
pub use propose::{Cover, Unready};

/// The source of a translation, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct SourcePage<'a> {
    /// The resource.
    pub resource: &'a ResourceId,
    /// The pack that has it.
    pub pack: &'a PackId,
    /// The revision of the pack.
    pub pack_rev: NonZeroU32,
    /// The page in the language in which it was written first.
    pub page: &'a Page,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// A unit of the text.
    Unit(UnitKind),
}

/// How far a unit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitProgress {
    /// Nothing stands there.
    Empty,
    /// The source has changed since the words were written, or nobody knows from what they were made.
    Changed,
    /// The words are those of the proposal or page that this began with.
    AsProposed,
    /// The words were written or looked at beside what the source says now.
    Fits,
}

/// A unit, side by side.
#[derive(Clone, PartialEq, Eq)]
pub struct UnitInWork {
    /// Its id.
    pub id: UnitId,
    /// What it is.
    pub part: Part,
    /// In what it stands out, if it does.
    pub container: Option<ContainerKind>,
    /// Misreading it could hurt somebody.
    pub is_critical: bool,
    /// What the source says now: plain words for the title and the summary, and a line with its marks for all else.
    pub source: String,
    /// Where the links of the source lead, in order.
    pub links: Vec<Target>,
    hash: UnitHash,
    kept: Kept,
}

impl fmt::Debug for UnitInWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnitInWork({})", self.id)
    }
}

impl UnitInWork {
    /// What was typed, exactly.
    pub fn typed(&self) -> &str {
        &self.kept.typed
    }

    /// What the core keeps of it.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// What the source said when the words were written, for marking what has changed since; none when it says the same now,
    /// or nobody kept what it said.
    pub fn source_before(&self) -> Option<&str> {
        let made_of = self.kept.made_of.as_ref().filter(|made_of| made_of.hash != self.hash)?;
        made_of.words.as_deref()
    }

    /// How far it has come.
    pub fn progress(&self) -> UnitProgress {
        let is_current = self.kept.made_of.as_ref().is_some_and(|of| of.hash == self.hash);
        if self.kept.is_empty() {
            UnitProgress::Empty
        } else if !is_current {
            UnitProgress::Changed
        } else if self.kept.proposed.as_deref() == Some(self.kept.typed.as_str()) {
            UnitProgress::AsProposed
        } else {
            UnitProgress::Fits
        }
    }

    fn type_in(&mut self, text: &str) {
        let begins = self.kept.is_empty();
        text.clone_into(&mut self.kept.typed);
        // Whoever begins with nothing has the present source before their eyes.
        if begins && !self.kept.is_empty() {
            self.take_as_fitting();
        }
    }

    fn take_as_fitting(&mut self) {
        self.kept.made_of = Some(MadeOf { hash: self.hash, words: Some(self.source.clone()) });
    }
}

/// A translation that somebody is writing.
#[derive(Clone, PartialEq, Eq)]
pub struct Writing {
    resource: ResourceId,
    lang: LanguageTag,
    pack: PackId,
    pack_rev: NonZeroU32,
    source_lang: LanguageTag,
    source_rev: NonZeroU32,
    units: Vec<UnitInWork>,
    gone: Vec<Kept>,
}

impl fmt::Debug for Writing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writing").finish_non_exhaustive()
    }
}

impl Writing {
    /// Lays what was kept beside the source. A row whose unit the source does not have, or a second one for the same
    /// unit, is among [`Writing::gone`].
    pub fn open(source: SourcePage<'_>, lang: LanguageTag, kept: Vec<Kept>) -> Self {
        let mut rows = BTreeMap::new();
        let mut gone = Vec::new();
        for row in kept {
            match rows.entry(row.unit) {
                Entry::Vacant(place) => {
                    place.insert(row);
                }
                Entry::Occupied(_) => gone.push(row),
            }
        }
        let mut units = units_of(source.page);
        for unit in &mut units {
            if let Some(row) = rows.remove(&unit.id) {
                unit.kept = row;
            }
        }
        gone.extend(rows.into_values());
        gone.retain(|row| !row.is_empty());
        Self {
            resource: source.resource.clone(),
            lang,
            pack: source.pack.clone(),
            pack_rev: source.pack_rev,
            source_lang: source.page.front.lang.clone(),
            source_rev: source.page.front.rev,
            units,
            gone,
        }
    }

    /// The same words beside a source that has moved on. Exactly the units are flagged whose source says something else.
    #[must_use]
    pub fn rebase(self, source: SourcePage<'_>) -> Self {
        let lang = self.lang.clone();
        Self::open(source, lang, self.into_kept())
    }

    /// What is to be kept: a row for each unit in which something stands or stood when this began, and those that the source
    /// has no longer.
    pub fn into_kept(self) -> Vec<Kept> {
        let units = self.units.into_iter().map(|unit| unit.kept);
        let units = units.filter(|row| !row.is_empty() || row.proposed.is_some());
        units.chain(self.gone).collect()
    }

    /// The page that is translated.
    pub fn resource(&self) -> &ResourceId {
        &self.resource
    }

    /// The language of the translation.
    pub fn lang(&self) -> &LanguageTag {
        &self.lang
    }

    /// The units in the order of the source: the title, the summary, the text.
    pub fn units(&self) -> &[UnitInWork] {
        &self.units
    }

    /// A unit.
    pub fn unit(&self, id: UnitId) -> Option<&UnitInWork> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// Words whose unit the source has no longer. They are not proposed, and stay until somebody takes them out.
    pub fn gone(&self) -> &[Kept] {
        &self.gone
    }

    /// Replaces what stands in a unit, and gives what is now to be kept of it; none when the source has no such unit.
    ///
    /// Words that are written where nothing stood are made from what the source says now. A unit that is flagged stays so
    /// until [`Writing::mark_fitting`]: who mends a slip has not looked at the source by that.
    pub fn write(&mut self, id: UnitId, text: &str) -> Option<&Kept> {
        let unit = self.units.iter_mut().find(|unit| unit.id == id)?;
        unit.type_in(text);
        Some(&unit.kept)
    }

    /// Says that the words of a unit fit what the source says now, and gives what is now to be kept of it; none when the
    /// source has no such unit, or nothing stands in it.
    pub fn mark_fitting(&mut self, id: UnitId) -> Option<&Kept> {
        let mut units = self.units.iter_mut();
        let unit = units.find(|unit| unit.id == id && !unit.kept.is_empty())?;
        unit.take_as_fitting();
        Some(&unit.kept)
    }

    /// Takes words out whose unit the source has no longer, because the person asked for it.
    pub fn drop_gone(&mut self, id: UnitId) {
        self.gone.retain(|row| row.unit != id);
    }

    /// How many units have come how far.
    pub fn progress(&self) -> BTreeMap<UnitProgress, usize> {
        let mut counts = BTreeMap::new();
        for unit in &self.units {
            *counts.entry(unit.progress()).or_default() += 1;
        }
        counts
    }
}

/// The units of the source, with nothing beside them.
fn units_of(page: &Page) -> Vec<UnitInWork> {
    let hashes: BTreeMap<UnitId, UnitHash> = page.hashes().into_iter().collect();
    let begin = |id, part, container, is_critical, source, links| {
        let hash = *hashes.get(&id)?;
        let kept = Kept::empty(id);
        Some(UnitInWork { id, part, container, is_critical, source, links, hash, kept })
    };
    let front = [
        (UnitId::Title, Part::Title, page.front.title.as_str()),
        (UnitId::Summary, Part::Summary, page.front.summary.as_str()),
    ];
    let front =
        front.map(|(id, part, words)| begin(id, part, None, false, words.to_owned(), Vec::new()));
    let text = page.blocks.iter().flat_map(|block| {
        let container = match block {
            Block::Container { kind, .. } => Some(*kind),
            Block::Unit(_) => None,
        };
        block.units().iter().map(move |unit| (container, unit))
    });
    let text = text.map(|(container, unit)| {
        let links = unit.targets().into_iter().cloned().collect();
        let part = Part::Unit(unit.kind);
        begin(unit.id, part, container, unit.is_critical, unit.line(), links)
    });
    front.into_iter().chain(text).flatten().collect()
}
