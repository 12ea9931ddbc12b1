//! What somebody does with the parts of a page: add one, take one out, put it back, move it, change what it is.
//!
//! The core calls [`PageInWork::shape`] and keeps the rows that come back. Invariants: parts that stand out together stay
//! together unless one of them is moved or changed; lines of a script stand in a script and nothing else does; and nothing
//! is lost by any act, for what was taken out is kept and can be put back.

use super::{ContainerKind, KeptBlock, PageInWork, Shape, UnitId, UnitKind, numbered};
use crate::limits::MOST_UNITS;

/// What somebody does with the parts of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageAct {
    /// A new part, behind another one; none: as the first.
    Add {
        /// The part before it.
        after: Option<UnitId>,
    },
    /// A part goes. Its words are kept.
    TakeOut(UnitId),
    /// A part that was taken out stands at the end again.
    PutBack(UnitId),
    /// A part changes places with what stands before it.
    MoveUp(UnitId),
    /// A part changes places with what stands behind it.
    MoveDown(UnitId),
    /// A part is something else.
    Kind(UnitId, UnitKind),
    /// A part stands out as something, or no more.
    Container(UnitId, Option<ContainerKind>),
    /// Misreading a part could hurt somebody, or not.
    Critical(UnitId, bool),
}

impl PageInWork {
    /// Does it, and gives all that is now to be kept; none where it cannot be done.
    pub fn shape(&mut self, act: PageAct) -> Option<Vec<KeptBlock>> {
        let before: Vec<KeptBlock> = self.rows().cloned().collect();
        let mut groups = self.groups();
        match act {
            PageAct::Add { after } => self.add(after, &mut groups)?,
            PageAct::TakeOut(key) => self.take_out(key, &mut groups)?,
            PageAct::PutBack(key) => self.put_back(key, &mut groups)?,
            PageAct::MoveUp(key) => self.move_up(key, &mut groups)?,
            PageAct::MoveDown(key) => self.move_down(key, &mut groups)?,
            PageAct::Kind(key, kind) => self.change_kind(key, kind)?,
            PageAct::Container(key, container) => {
                self.change_container(key, container, &mut groups)?;
            }
            PageAct::Critical(key, is_critical) => {
                let at = self.at(key)?;
                self.blocks[at].shape.is_critical = is_critical;
            }
        }
        self.settle(&groups);
        Some(self.rows().filter(|row| !before.contains(row)).cloned().collect())
    }

    /// Where a part stands.
    pub(super) fn at(&self, key: UnitId) -> Option<usize> {
        self.blocks.iter().position(|row| row.key == key)
    }

    /// For each part, with which it belongs: those that stand out together have the same number.
    pub(super) fn groups(&self) -> Vec<usize> {
        let mut groups: Vec<usize> = Vec::with_capacity(self.blocks.len());
        for (at, row) in self.blocks.iter().enumerate() {
            let Shape { container, begins, .. } = row.shape;
            let goes_on = at > 0
                && container.is_some()
                && !begins
                && self.blocks[at - 1].shape.container == container;
            let group = if goes_on { groups[at - 1] } else { at };
            groups.push(group);
        }
        groups
    }

    /// Writes down which parts belong together, and the place of each.
    pub(super) fn settle(&mut self, groups: &[usize]) {
        self.out.sort_by_key(|row| row.key);
        let mut before = None;
        let mut place = 0;
        for (row, group) in self.blocks.iter_mut().zip(groups) {
            let container = row.shape.container;
            let is_apart = before.is_some_and(|(of, last)| of == container && last != group);
            row.shape.begins = container.is_some() && is_apart;
            place += 1;
            row.place = Some(place);
            before = Some((container, group));
        }
    }

    /// Puts a part in a place. It belongs with those beside it that stand out as the same.
    pub(super) fn put_in(&mut self, at: usize, row: KeptBlock, groups: &mut Vec<usize>) {
        let container = row.shape.container;
        let is_same = |other: usize| {
            container.is_some()
                && self.blocks.get(other).is_some_and(|other| other.shape.container == container)
        };
        let before = at.checked_sub(1).filter(|before| is_same(*before));
        let beside = before.or_else(|| is_same(at).then_some(at));
        let fresh = groups.iter().max().map_or(0, |highest| highest + 1);
        let group = beside.map_or(fresh, |beside| groups[beside]);
        groups.insert(at, group);
        self.blocks.insert(at, row);
    }

    fn take(&mut self, at: usize, groups: &mut Vec<usize>) -> KeptBlock {
        groups.remove(at);
        self.blocks.remove(at)
    }

    fn add(&mut self, after: Option<UnitId>, groups: &mut Vec<usize>) -> Option<()> {
        if self.blocks.len() >= MOST_UNITS {
            return None;
        }
        let at = match after {
            None => 0,
            Some(key) => self.at(key)? + 1,
        };
        let mut row = KeptBlock::empty(numbered(self.next));
        self.next = self.next.saturating_add(1);
        if let Some(before) = at.checked_sub(1) {
            let Shape { kind, container, .. } = self.blocks[before].shape;
            let kind = if kind.is_heading() { UnitKind::Paragraph } else { kind };
            row.shape = Shape { kind, container, ..Shape::PLAIN };
        }
        self.put_in(at, row, groups);
        Some(())
    }

    fn take_out(&mut self, key: UnitId, groups: &mut Vec<usize>) -> Option<()> {
        let at = self.at(key)?;
        let row = self.take(at, groups);
        self.out.push(KeptBlock { place: None, ..row });
        Some(())
    }

    fn put_back(&mut self, key: UnitId, groups: &mut Vec<usize>) -> Option<()> {
        let at = self.out.iter().position(|row| row.key == key)?;
        if self.blocks.len() >= MOST_UNITS {
            return None;
        }
        let row = self.out.remove(at);
        self.put_in(self.blocks.len(), row, groups);
        Some(())
    }

    fn move_up(&mut self, key: UnitId, groups: &mut Vec<usize>) -> Option<()> {
        let at = self.at(key)?;
        let before = at.checked_sub(1)?;
        if groups[before] == groups[at] {
            self.blocks.swap(before, at);
        } else if self.is_same_beside(before, at) {
            groups[at] = groups[before];
        } else {
            // What stands out together is passed as a whole.
            let first = groups.iter().position(|group| *group == groups[before])?;
            let row = self.take(at, groups);
            self.put_in(first, row, groups);
        }
        Some(())
    }

    fn move_down(&mut self, key: UnitId, groups: &mut Vec<usize>) -> Option<()> {
        let at = self.at(key)?;
        let behind = (at + 1 < self.blocks.len()).then_some(at + 1)?;
        if groups[behind] == groups[at] {
            self.blocks.swap(at, behind);
        } else if self.is_same_beside(at, behind) {
            groups[at] = groups[behind];
        } else {
            let last = groups.iter().rposition(|group| *group == groups[behind])?;
            let row = self.take(at, groups);
            self.put_in(last, row, groups);
        }
        Some(())
    }

    /// Whether two parts stand out as the same.
    fn is_same_beside(&self, one: usize, other: usize) -> bool {
        let container = self.blocks[one].shape.container;
        container.is_some() && container == self.blocks[other].shape.container
    }

    fn change_kind(&mut self, key: UnitId, kind: UnitKind) -> Option<()> {
        let at = self.at(key)?;
        let shape = &mut self.blocks[at].shape;
        let is_in_script = shape.container == Some(ContainerKind::Script);
        if is_in_script || kind == UnitKind::Script {
            return None;
        }
        shape.kind = kind;
        Some(())
    }

    fn change_container(
        &mut self,
        key: UnitId,
        container: Option<ContainerKind>,
        groups: &mut Vec<usize>,
    ) -> Option<()> {
        let at = self.at(key)?;
        if self.blocks[at].shape.container == container {
            return Some(());
        }
        let group = groups[at];
        let mut row = self.take(at, groups);
        // What stood around it stands apart now.
        let fresh = groups.iter().max().map_or(0, |highest| highest + 1);
        for later in groups.iter_mut().skip(at).filter(|later| **later == group) {
            *later = fresh;
        }
        row.shape.container = container;
        row.shape.kind = match (container, row.shape.kind) {
            (Some(ContainerKind::Script), _) => UnitKind::Script,
            (Some(ContainerKind::Steps), UnitKind::Paragraph | UnitKind::Script) => {
                UnitKind::Numbered
            }
            (_, UnitKind::Script) => UnitKind::Paragraph,
            (_, kind) => kind,
        };
        self.put_in(at, row, groups);
        Some(())
    }
}
