//! A page that somebody is writing in the language of its pack: a new one, or a change of one that is there.
//!
//! The core opens one from what it keeps of each part ([`KeptBlock`], a row for each) and the page as the pack has it now, tells
//! it what the person did, and keeps the rows that come back. When the page moves on in the pack, it is opened anew with the
//! same rows. Invariants: no word that was typed is changed or dropped by anything but the person; a part that goes on from
//! a unit of the pack stays that unit, whatever is done with it, and a number is never given to other words; and nothing
//! that came into the pack meanwhile is passed over unseen.

mod acts;
mod hints;
mod kept;
mod news;
mod propose;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    num::NonZeroU32,
};

use larkspur_packs::{
    Block, ContainerKind, LanguageTag, PackId, Page, ResourceId, Topic, Unit, UnitHash, UnitId,
    UnitKind, Words, hashes_of,
};

pub use acts::PageAct;
pub use hints::PageHint;
pub use kept::{KeptBlock, Shape, Was};
pub use news::{News, Side};

use crate::UnitText;

/// Where a page in work belongs, and what the pack has of it now.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// The resource.
    pub resource: &'a ResourceId,
    /// The pack that has it, or that it is written for.
    pub pack: &'a PackId,
    /// The revision of the pack.
    pub pack_rev: NonZeroU32,
    /// The language that the pack is written in first.
    pub lang: &'a LanguageTag,
    /// The page as it is; none where the pack does not have it.
    pub page: Option<&'a Page>,
    /// The highest number that a unit has in any language of it.
    pub highest: u32,
    /// Whether it was begun as a page that the pack does not have.
    pub is_new: bool,
}

/// What the pack has of a unit now.
#[derive(Clone, PartialEq, Eq)]
struct Now {
    hash: UnitHash,
    line: String,
    shape: Shape,
}

/// The page as the pack has it now.
#[derive(Clone, PartialEq, Eq)]
struct Present {
    rev: NonZeroU32,
    hashes: BTreeMap<UnitId, UnitHash>,
    /// In the order of the page.
    units: Vec<(UnitId, Now)>,
}

/// A page that somebody is writing.
#[derive(Clone, PartialEq, Eq)]
pub struct PageInWork {
    resource: ResourceId,
    pack: PackId,
    pack_rev: NonZeroU32,
    lang: LanguageTag,
    is_new: bool,
    present: Option<Present>,
    front: [KeptBlock; 2],
    blocks: Vec<KeptBlock>,
    out: Vec<KeptBlock>,
    come: Vec<KeptBlock>,
    /// A number that nothing has had.
    next: u32,
}

impl fmt::Debug for PageInWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageInWork").finish_non_exhaustive()
    }
}

impl PageInWork {
    /// Lays what was kept beside the page as the pack has it now.
    pub fn open(original: Original<'_>, kept: Vec<KeptBlock>) -> Self {
        let present = original.page.map(Present::of);
        let numbers = kept.iter().flat_map(|row| [row.key, row.unit]);
        let there = present.iter().flat_map(|present| present.units.iter().map(|(id, _)| *id));
        let highest = numbers.chain(there).filter_map(number).max().unwrap_or(0);
        let mut page = Self {
            resource: original.resource.clone(),
            pack: original.pack.clone(),
            pack_rev: original.pack_rev,
            lang: original.lang.clone(),
            is_new: original.is_new,
            present,
            front: [KeptBlock::empty(UnitId::Title), KeptBlock::empty(UnitId::Summary)],
            blocks: Vec::new(),
            out: Vec::new(),
            come: Vec::new(),
            next: highest.max(original.highest).saturating_add(1),
        };
        page.lay_out(kept);
        page.tell_units_apart();
        page.find_what_came();
        page
    }

    fn lay_out(&mut self, kept: Vec<KeptBlock>) {
        for row in kept {
            match (row.key, row.place) {
                (UnitId::Title, _) => self.front[0] = row,
                (UnitId::Summary, _) => self.front[1] = row,
                (UnitId::Numbered(_), Some(_)) => self.blocks.push(row),
                (UnitId::Numbered(_), None) => self.out.push(row),
            }
        }
        self.blocks.sort_by_key(|row| (row.place, row.key));
        self.out.sort_by_key(|row| row.key);
    }

    /// A number that the pack has meanwhile given to other words is theirs: ours gets another one.
    fn tell_units_apart(&mut self) {
        let mut seen = BTreeSet::new();
        let (present, is_new) = (self.present.as_ref(), self.is_new);
        for row in self.blocks.iter_mut().chain(&mut self.out) {
            let now = present.and_then(|present| present.unit(row.unit));
            let is_theirs = now.is_some_and(|now| !row.is_tied(now, is_new));
            if is_theirs || !seen.insert(row.unit) {
                row.unit = numbered(self.next);
                self.next = self.next.saturating_add(1);
                seen.insert(row.unit);
            }
        }
    }

    /// Units of the pack that this page has never had.
    fn find_what_came(&mut self) {
        let Some(present) = &self.present else { return };
        let rows = || self.rows();
        let known: BTreeSet<UnitId> = rows().map(|row| row.unit).collect();
        let mut keys: BTreeSet<UnitId> = rows().map(|row| row.key).collect();
        let mut next = self.next;
        let mut come = Vec::new();
        for (id, now) in present.units.iter().filter(|(id, _)| !known.contains(id)) {
            let mut row = KeptBlock { was: Some(now.as_was()), ..KeptBlock::empty(*id) };
            if !keys.insert(row.key) {
                row.key = numbered(next);
                next = next.saturating_add(1);
            }
            row.shape = now.shape;
            come.push(row);
        }
        (self.come, self.next) = (come, next);
    }

    /// The page.
    pub fn resource(&self) -> &ResourceId {
        &self.resource
    }

    /// The language that it is written in.
    pub fn lang(&self) -> &LanguageTag {
        &self.lang
    }

    /// Whether the pack has the page now.
    pub fn is_in_pack(&self) -> bool {
        self.present.is_some()
    }

    /// Whether it was begun as a page that the pack does not have.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// The title and the summary.
    pub fn front(&self) -> &[KeptBlock; 2] {
        &self.front
    }

    /// The parts of the text, in order.
    pub fn blocks(&self) -> &[KeptBlock] {
        &self.blocks
    }

    /// What was taken out. It can be put back.
    pub fn taken_out(&self) -> &[KeptBlock] {
        &self.out
    }

    /// What came into the pack meanwhile: units that this page has never had. Nothing is kept of them yet.
    pub fn come(&self) -> &[KeptBlock] {
        &self.come
    }

    /// All that is to be kept.
    pub fn rows(&self) -> impl Iterator<Item = &KeptBlock> {
        self.front.iter().chain(&self.blocks).chain(&self.out)
    }

    /// Replaces what stands in a part, and gives what is now to be kept of it; none when there is no such part.
    pub fn write(&mut self, key: UnitId, text: &str) -> Option<&KeptBlock> {
        let mut rows = self.front.iter_mut().chain(&mut self.blocks).chain(&mut self.out);
        let row = rows.find(|row| row.key == key)?;
        text.clone_into(&mut row.typed);
        Some(row)
    }
}

impl Present {
    fn of(page: &Page) -> Self {
        Self::of_words(page.front.rev, &page.front.title, &page.front.summary, &page.blocks)
    }

    fn of_words(rev: NonZeroU32, title: &Words, summary: &Words, blocks: &[Block]) -> Self {
        let hashes: BTreeMap<UnitId, UnitHash> =
            hashes_of(title, summary, blocks).into_iter().collect();
        let front = [(UnitId::Title, title), (UnitId::Summary, summary)];
        let front = front.map(|(id, words)| (id, words.to_string(), Shape::PLAIN));
        let all = front.into_iter().chain(shapes(blocks));
        let units = all.filter_map(|(id, line, shape)| {
            Some((id, Now { hash: *hashes.get(&id)?, line, shape }))
        });
        let units = units.collect();
        Self { rev, hashes, units }
    }

    fn unit(&self, id: UnitId) -> Option<&Now> {
        self.units.iter().find(|(there, _)| *there == id).map(|(_, now)| now)
    }
}

/// Each unit of a text with its line and what it is.
fn shapes(blocks: &[Block]) -> Vec<(UnitId, String, Shape)> {
    let mut before = None;
    let mut all = Vec::new();
    for block in blocks {
        let container = match block {
            Block::Container { kind, .. } => Some(*kind),
            Block::Unit(_) => None,
        };
        for (at, unit) in block.units().iter().enumerate() {
            let begins = at == 0 && container.is_some() && before == container;
            let Unit { kind, is_critical, .. } = *unit;
            all.push((unit.id, unit.line(), Shape { kind, container, begins, is_critical }));
        }
        before = container;
    }
    all
}

impl Now {
    fn as_was(&self) -> Was {
        Was { hash: self.hash, line: Some(self.line.clone()), shape: Some(self.shape) }
    }
}

fn number(id: UnitId) -> Option<u32> {
    match id {
        UnitId::Numbered(number) => Some(number.get()),
        UnitId::Title | UnitId::Summary => None,
    }
}

fn numbered(number: u32) -> UnitId {
    UnitId::Numbered(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX))
}

/// The highest number that a unit has in any of these texts of a page.
pub fn highest_number<'a>(pages: impl IntoIterator<Item = &'a Page>) -> u32 {
    let numbers = pages.into_iter().flat_map(|page| page.units().filter_map(|it| number(it.id)));
    numbers.max().unwrap_or(0)
}

/// The most letters that the title gives to the id of a new page.
const LONGEST_OF_TITLE: usize = 40;

/// The id of a new page: its topic, what of the title can stand in an id, and random digits, so that two people who
/// begin a page of the same title begin two pages.
pub fn new_page_id(topic: Topic, title: &str, random: [u8; 4]) -> Option<ResourceId> {
    let mut name = String::new();
    for letter in title.chars().map(|letter| letter.to_ascii_lowercase()) {
        if name.len() >= LONGEST_OF_TITLE {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "page" } else { name };
    let digits = u32::from_be_bytes(random);
    ResourceId::parse(&format!("{}/{name}-{digits:08x}", topic.as_str())).ok()
}
