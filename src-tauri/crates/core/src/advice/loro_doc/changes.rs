//! What has changed since somebody last asked.
//!
//! [`super::LoroDoc`] notes its own changes here as they were asked for; what an import did comes from Loro. Invariants: both stand
//! in the order in which they were made; what nobody fetches does not grow without end.

use std::sync::{Arc, Mutex};

use loro::{
    ContainerID, ContainerType, EventTriggerKind, LoroDoc as Crdt, Subscription,
    event::{Diff, DiffEvent},
};

use super::{lock, text};
use larkspur_advice::content::{By, Change, Name, What};

/// The most changes that are kept.
const MOST_CHANGES: usize = 4096;
/// The most code points of text put in that are kept along with them.
const MOST_KEPT: usize = 2 * larkspur_advice::content::MOST_TEXT;

#[derive(Default)]
struct Log {
    changes: Vec<Change>,
    inserted: usize,
    /// Too much has changed: that everything is to be read anew is all that is kept.
    is_full: bool,
}

impl Log {
    fn add(&mut self, change: Change) {
        if self.is_full {
            return;
        }
        if let What::Text { delta, .. } = &change.what {
            self.inserted = self.inserted.saturating_add(delta.len_inserted());
        }
        self.changes.push(change);
        if self.changes.len() > MOST_CHANGES || self.inserted > MOST_KEPT {
            let changes = vec![Change { by: By::Import, what: What::Everything }];
            *self = Self { changes, inserted: 0, is_full: true };
        }
    }
}

/// Keeps what changes, from when it was asked to.
#[derive(Default)]
pub(super) struct Watch {
    log: Arc<Mutex<Log>>,
    subscription: Mutex<Option<Subscription>>,
}

impl Watch {
    pub(super) fn begin(&self, crdt: &Crdt) {
        let mut subscription = lock(&self.subscription);
        if subscription.is_some() {
            return;
        }
        // What was written before counts as known.
        crdt.commit();
        let log = Arc::clone(&self.log);
        let note = move |event: DiffEvent<'_>| {
            if event.triggered_by == EventTriggerKind::Import {
                let changes = event.events.iter().filter_map(|it| what(it.target, &it.diff));
                let mut log = lock(&log);
                changes.for_each(|what| log.add(Change { by: By::Import, what }));
            }
        };
        *subscription = Some(crdt.subscribe_root(Arc::new(note)));
    }

    pub(super) fn note_own(&self, what: impl FnOnce() -> What) {
        if lock(&self.subscription).is_some() {
            lock(&self.log).add(Change { by: By::Here, what: what() });
        }
    }

    pub(super) fn take(&self) -> Vec<Change> {
        std::mem::take(&mut *lock(&self.log)).changes
    }

    /// Lets go of a CRDT that is broken, without asking it.
    pub(super) fn forget(&mut self) {
        std::mem::forget(lock(&self.subscription).take());
    }
}

/// What a change of a container is. None for one that is not content.
fn what(target: &ContainerID, diff: &Diff<'_>) -> Option<What> {
    let ContainerID::Root { name, container_type } = target else { return None };
    let name = Name::parse(name).ok()?;
    match (container_type, diff) {
        (ContainerType::Text, Diff::Text(steps)) => {
            let delta = text::changed(steps)?;
            (!delta.is_identity()).then_some(What::Text { name, delta })
        }
        (ContainerType::Map, _) => Some(What::Fields { name }),
        (ContainerType::MovableList, _) => Some(What::List { name }),
        _ => None,
    }
}
