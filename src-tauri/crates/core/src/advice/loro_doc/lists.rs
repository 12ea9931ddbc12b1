//! Lists of ids: which sections a draft has, and in what order.
//!
//! Only [`super::LoroDoc`] uses it. When two people put the same id in, the CRDT has it twice. Invariants: it is read once, where it
//! stands first, so all read the same; whoever moves or removes it leaves no second one behind; what is no id is left out.

use std::collections::BTreeSet;

use loro::{LoroDoc as Crdt, LoroError, LoroMovableList, LoroValue};

use super::LoroDoc;
use larkspur_advice::content::{ItemId, MOST_ITEMS, Name, Refused, What};

fn of(crdt: &Crdt, name: &Name) -> LoroMovableList {
    crdt.get_movable_list(name.as_str())
}

/// What stands in a list, as the CRDT has it.
struct Raw {
    ids: Vec<Option<ItemId>>,
    /// Where each that is read stands.
    read: Vec<usize>,
}

impl Raw {
    fn of(list: &LoroMovableList) -> Self {
        let id = |value: LoroValue| match value {
            LoroValue::String(id) => ItemId::parse(&id).ok(),
            _ => None,
        };
        let ids: Vec<_> = list.to_vec().into_iter().map(id).collect();
        let mut seen = BTreeSet::new();
        let is_first = |id: &&ItemId| seen.insert((*id).clone());
        let read = ids.iter().enumerate();
        let read = read.filter_map(|(at, id)| Some((at, id.as_ref()?)));
        let mut is_first = is_first;
        let read = read.filter(|(_, id)| is_first(id)).map(|(at, _)| at).collect();
        Self { ids, read }
    }

    fn items(&self) -> impl Iterator<Item = &ItemId> {
        self.read.iter().filter_map(|at| self.ids.get(*at)?.as_ref())
    }

    fn all(&self, item: &ItemId) -> Vec<usize> {
        let is_it = |(at, id): (usize, &Option<ItemId>)| (id.as_ref() == Some(item)).then_some(at);
        self.ids.iter().enumerate().filter_map(is_it).collect()
    }
}

/// The items of a list in their order.
pub(super) fn read(crdt: &Crdt, name: &Name) -> Vec<ItemId> {
    Raw::of(&of(crdt, name)).items().cloned().collect()
}

impl LoroDoc {
    fn raw(&self, name: &Name) -> Result<Raw, Refused> {
        Ok(self.run(|crdt| Ok(Raw::of(&of(crdt, name))))?)
    }

    fn change_list(
        &mut self,
        name: &Name,
        change: impl FnOnce(&LoroMovableList) -> Result<(), LoroError>,
    ) -> Result<(), Refused> {
        self.write(|crdt| change(&of(crdt, name)))?;
        self.note(|| What::List { name: name.clone() });
        Ok(())
    }

    pub(super) fn insert_into(
        &mut self,
        name: &Name,
        at: usize,
        item: &ItemId,
    ) -> Result<(), Refused> {
        let raw = self.raw(name)?;
        if !raw.all(item).is_empty() {
            return Err(Refused::Item);
        }
        if at > raw.read.len() {
            return Err(Refused::DoesNotFit);
        }
        if raw.ids.len() >= MOST_ITEMS {
            return Err(Refused::TooLarge);
        }
        let at = raw.read.get(at).copied().unwrap_or(raw.ids.len());
        self.change_list(name, |list| list.insert(at, item.as_str()))
    }

    pub(super) fn move_within(
        &mut self,
        name: &Name,
        item: &ItemId,
        to: usize,
    ) -> Result<(), Refused> {
        let raw = self.raw(name)?;
        let all = raw.all(item);
        let Some((from, others)) = all.split_first() else { return Err(Refused::Item) };
        // The order without it: where it is to stand, another one stands now, or the end.
        let rest: Vec<_> = raw.read.iter().copied().filter(|at| at != from).collect();
        if to > rest.len() {
            return Err(Refused::DoesNotFit);
        }
        let is_there = raw.read.get(to) == Some(from);
        if is_there && others.is_empty() {
            return Ok(());
        }
        let before = rest.get(to).copied().unwrap_or(raw.ids.len());
        // Taken out first, it leaves a gap that all behind it close.
        let target = if before > *from { before - 1 } else { before };
        self.change_list(name, |list| {
            // From the end, so that no place before changes. All of them stand behind the first.
            others.iter().rev().try_for_each(|at| list.delete(*at, 1))?;
            let gone = others.iter().filter(|at| **at < before).count();
            list.mov(*from, target.saturating_sub(gone))
        })
    }

    pub(super) fn remove_from(&mut self, name: &Name, item: &ItemId) -> Result<(), Refused> {
        let all = self.raw(name)?.all(item);
        if all.is_empty() {
            return Err(Refused::Item);
        }
        self.change_list(name, |list| all.iter().rev().try_for_each(|at| list.delete(*at, 1)))
    }
}
