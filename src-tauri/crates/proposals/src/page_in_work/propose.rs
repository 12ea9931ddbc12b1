//! From a page in work to a revision that others read.
//!
//! The core calls it when the person proposes. Invariants: every part in which something stands is in the revision; what came
//! into the pack meanwhile has been looked at; and a page is proposed as a change exactly if the pack has it.

use larkspur_packs::{Block, UnitId};

use super::{KeptBlock, PageInWork};
use crate::{BadWords, Cover, Parts, Revision, Summary, Title, Unready, Work};

impl PageInWork {
    /// Makes a revision of what stands there. Parts in which nothing stands are left out. What the cover says of a page
    /// in another language is not used.
    ///
    /// # Errors
    /// Everything that is to be looked at first, in the order of the page.
    pub fn propose(&self, cover: Cover) -> Result<Revision, Vec<Unready>> {
        let mut unready = Vec::new();
        let [title, summary] = &self.front;
        let title = front(title, Title::parse, &mut unready);
        let summary = front(summary, Summary::parse, &mut unready);
        let blocks = self.made_blocks(&mut unready);
        let news = self.rows().chain(&self.come).filter(|row| self.news(row).is_some());
        unready.extend(news.map(|row| Unready::NotLookedAt(row.unit)));
        if self.present.is_none() && !self.is_new {
            unready.push(Unready::NoPage);
        } else if self.is_as_in_pack() {
            unready.push(Unready::Same);
        }
        let (Some(title), Some(summary), true) = (title, summary, unready.is_empty()) else {
            return Err(unready);
        };
        let work = match &self.present {
            None => Work::Page { blocks },
            Some(now) => Work::Edit { rev: now.rev, was: now.hashes.clone(), blocks },
        };
        let parts = Parts {
            proposal: cover.proposal,
            replaces: cover.replaces,
            resource: self.resource.clone(),
            lang: self.lang.clone(),
            pack: self.pack.clone(),
            pack_rev: self.pack_rev,
            title,
            summary,
            keywords: cover.keywords,
            work,
            made: cover.made,
            translator: cover.translator,
        };
        Revision::new(parts).map_err(|bad| vec![bad.into()])
    }

    /// Whether it would say the same as the page that the pack has. It is not proposed then.
    pub fn is_as_in_pack(&self) -> bool {
        let Some(present) = &self.present else { return false };
        let mut placed = self.front.iter().chain(&self.blocks).filter(|row| !row.is_empty());
        let mut there = present.units.iter();
        let is_same = |row: &KeptBlock| {
            there
                .next()
                .is_some_and(|(id, now)| *id == row.unit && row.says(now) && row.shape == now.shape)
        };
        let is_all_same = placed.all(is_same);
        is_all_same && there.next().is_none()
    }

    /// The rows once this revision was kept for sending: each knows what was proposed of it, and under which number.
    pub fn after_proposing(&self, revision: &Revision) -> Vec<KeptBlock> {
        let parts = revision.parts();
        let blocks = parts.work.blocks().unwrap_or_default();
        let hashes = larkspur_packs::hashes_of(parts.title.words(), parts.summary.words(), blocks);
        let proposed =
            |unit: UnitId| hashes.iter().find(|(id, _)| *id == unit).map(|(_, hash)| *hash);
        let row = |row: &KeptBlock| KeptBlock { proposed: proposed(row.unit), ..row.clone() };
        self.rows().map(row).collect()
    }

    pub(super) fn made_blocks(&self, unready: &mut Vec<Unready>) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut last = None;
        for (row, group) in self.blocks.iter().zip(self.groups()) {
            if row.is_empty() {
                continue;
            }
            let unit = match row.unit() {
                Ok(unit) => unit,
                Err(what) => {
                    unready.push(Unready::Unit { unit: row.unit, what });
                    continue;
                }
            };
            match (row.shape.container, blocks.last_mut()) {
                (Some(_), Some(Block::Container { units, .. })) if last == Some(group) => {
                    units.push(unit);
                }
                (Some(kind), _) => blocks.push(Block::Container { kind, units: vec![unit] }),
                (None, _) => blocks.push(Block::Unit(unit)),
            }
            last = Some(group);
        }
        blocks
    }
}

fn front<T>(
    row: &KeptBlock,
    parse: fn(&str) -> Result<T, BadWords>,
    unready: &mut Vec<Unready>,
) -> Option<T> {
    let words = parse(&row.typed);
    words.map_err(|what| unready.push(Unready::Unit { unit: row.unit, what })).ok()
}
