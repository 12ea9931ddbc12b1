//! What came into the pack while somebody was writing, and what they do about it.
//!
//! The window names it beside each part. Invariant: what the pack says now is taken, or passed over, only because the
//! person said so; where both say the same, nothing is to be said.

use super::{KeptBlock, Now, PageInWork, UnitId, Was};
use crate::limits::MOST_UNITS;

/// What came into the pack meanwhile, of a part.
#[derive(Clone, PartialEq, Eq)]
pub enum News {
    /// It says something else now, or is something else.
    Changed {
        /// What it said before, if that is known.
        before: Option<String>,
        /// What it says now.
        now: String,
    },
    /// It is there no longer.
    Gone,
    /// It is new there.
    Come {
        /// What it says.
        now: String,
    },
}

impl std::fmt::Debug for News {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Changed { .. } => "Changed",
            Self::Gone => "Gone",
            Self::Come { .. } => "Come",
        })
    }
}

/// Whose words stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Those of the person who writes.
    Mine,
    /// Those that the pack has now.
    Theirs,
}

impl PageInWork {
    /// What came into the pack meanwhile, of a part; none when nothing did, or both say the same.
    pub fn news(&self, row: &KeptBlock) -> Option<News> {
        let present = self.present.as_ref()?;
        if self.come.iter().any(|come| come.key == row.key) {
            let now = present.unit(row.unit)?.line.clone();
            return Some(News::Come { now });
        }
        let Some(now) = present.unit(row.unit) else {
            // What was taken out here and there is no matter.
            return (row.was.is_some() && row.place.is_some()).then_some(News::Gone);
        };
        if row.has_seen(now) {
            return None;
        }
        let before = row.was.as_ref().and_then(|was| was.line.clone());
        Some(News::Changed { before, now: now.line.clone() })
    }

    /// The first part of which something came that the person has not looked at.
    pub fn first_news(&self) -> Option<&KeptBlock> {
        self.rows().chain(&self.come).find(|row| self.news(row).is_some())
    }

    /// The person has looked at what came of a part, and says whose words stay. Gives what is now to be kept; none when
    /// nothing came.
    pub fn take_over(&mut self, key: UnitId, side: Side) -> Option<Vec<KeptBlock>> {
        let before: Vec<KeptBlock> = self.rows().cloned().collect();
        let row = self.rows().chain(&self.come).find(|row| row.key == key)?.clone();
        let news = self.news(&row)?;
        let now = self.present.as_ref()?.unit(row.unit).cloned();
        match (news, now) {
            (News::Gone, _) if side == Side::Mine => self.change(key, |row| row.was = None),
            (News::Gone, _) => {
                let mut groups = self.groups();
                let at = self.at(key)?;
                groups.remove(at);
                let row = self.blocks.remove(at);
                self.out.push(KeptBlock { place: None, was: None, ..row });
                self.settle(&groups);
            }
            (News::Come { .. }, Some(now)) => self.take_in(&row, &now, side)?,
            (News::Changed { .. }, Some(now)) => self.take_change(&row, &now, side)?,
            (_, None) => return None,
        }
        Some(self.rows().filter(|row| !before.contains(row)).cloned().collect())
    }

    fn change(&mut self, key: UnitId, change: impl FnOnce(&mut KeptBlock)) {
        let mut rows = self.front.iter_mut().chain(&mut self.blocks).chain(&mut self.out);
        if let Some(row) = rows.find(|row| row.key == key) {
            change(row);
        }
    }

    fn take_change(&mut self, row: &KeptBlock, now: &Now, side: Side) -> Option<()> {
        let was: Option<Was> = Some(now.as_was());
        let is_out = row.place.is_none() && matches!(row.key, UnitId::Numbered(_));
        if side == Side::Mine {
            self.change(row.key, |row| row.was = was);
            return Some(());
        }
        let taken = KeptBlock { typed: now.line.clone(), shape: now.shape, was, ..row.clone() };
        if is_out {
            self.stand_in_order(taken)?;
            self.out.retain(|out| out.key != row.key);
        } else {
            let mut groups = self.groups();
            match self.at(row.key) {
                Some(at) if now.shape.container != row.shape.container => {
                    groups.remove(at);
                    self.blocks.remove(at);
                    self.put_in(at, taken, &mut groups);
                }
                _ => self.change(row.key, |row| *row = taken),
            }
            self.settle(&groups);
        }
        Some(())
    }

    fn take_in(&mut self, row: &KeptBlock, now: &Now, side: Side) -> Option<()> {
        let taken = KeptBlock { typed: now.line.clone(), ..row.clone() };
        match side {
            Side::Mine => {
                self.out.push(taken);
                self.out.sort_by_key(|row| row.key);
            }
            Side::Theirs => self.stand_in_order(taken)?,
        }
        self.come.retain(|come| come.key != row.key);
        Some(())
    }

    /// Puts a part behind the one that stands before it in the pack.
    fn stand_in_order(&mut self, row: KeptBlock) -> Option<()> {
        if self.blocks.len() >= MOST_UNITS {
            return None;
        }
        let present = self.present.as_ref()?;
        let there = present.units.iter().position(|(id, _)| *id == row.unit)?;
        let mut before = present.units[..there].iter().rev().map(|(id, _)| *id);
        let place = |id: UnitId| self.blocks.iter().position(|block| block.unit == id);
        let at = before.find_map(place).map_or(0, |before| before + 1);
        let mut groups = self.groups();
        self.put_in(at, row, &mut groups);
        self.settle(&groups);
        Some(())
    }
}

impl KeptBlock {
    /// Whether the person has had in front of them what the pack says now, or says the same.
    fn has_seen(&self, now: &Now) -> bool {
        let as_it_was = self.was.as_ref().is_some_and(|was| {
            was.hash == now.hash && was.shape.is_none_or(|shape| shape.is_like(now.shape))
        });
        let as_proposed = self.proposed == Some(now.hash);
        let is_front = !matches!(self.key, UnitId::Numbered(_));
        let stands_alike = is_front || (self.place.is_some() && self.shape.is_like(now.shape));
        as_it_was || as_proposed || (stands_alike && self.says(now))
    }
}
