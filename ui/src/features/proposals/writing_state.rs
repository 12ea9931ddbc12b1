//! A translation in work: what the core tells of it, and the writes that go to the vault.
//!
//! Made by the writing page. Invariants: each letter is sent at once; what was typed on this page is never written
//! over by what is told of it; writes that wait are sent also when the page is left meanwhile.

use std::{cell::RefCell, rc::Rc, time::Duration};

use larkspur_ipc::{
    IpcError, ResourceId, UnitName,
    proposals::{
        DropGone, MarkFitting, UnitInWork, WatchWriting, WriteUnit, WritingHead, WritingUpdate,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    queue::{Kept, Queue, Write},
    state::send,
};
use crate::{
    i18n::t,
    ipc::{self, Subscription},
    shared::{
        live_list::{Keyed, LiveList},
        toast,
    },
};

/// How long the page waits before it asks anew, so that two ends that disagree do not spin.
const PAUSE_BEFORE_ASKING_ANEW: Duration = Duration::from_secs(1);

impl Keyed for UnitInWork {
    type Key = UnitName;
    fn key(&self) -> UnitName {
        self.unit.clone()
    }
}

/// The state of the page. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    resource: StoredValue<ResourceId>,
    lang: StoredValue<String>,
    units: StoredValue<LiveList<UnitInWork>>,
    queue: StoredValue<Rc<RefCell<Queue>>, LocalStorage>,
    asked: StoredValue<Option<Subscription>, LocalStorage>,
    /// What stands over the units; none until it has been told.
    pub(super) head: RwSignal<Option<WritingHead>>,
    /// Whether what was typed is in the vault.
    pub(super) kept: RwSignal<Kept>,
    /// Why something that was typed could not be kept.
    pub(super) not_kept: RwSignal<Option<IpcError>>,
    /// Why nothing is told.
    pub(super) error: RwSignal<Option<IpcError>>,
}

impl Writing {
    /// Follows a translation in work while the current owner lives.
    pub(super) fn start(resource: ResourceId, lang: String) -> Self {
        let writing = Self {
            resource: StoredValue::new(resource),
            lang: StoredValue::new(lang),
            units: StoredValue::new(LiveList::new()),
            queue: StoredValue::new_local(Rc::default()),
            asked: StoredValue::new_local(None),
            head: RwSignal::new(None),
            kept: RwSignal::new(Kept::All),
            not_kept: RwSignal::new(None),
            error: RwSignal::new(None),
        };
        writing.ask();
        on_cleanup(move || {
            writing.asked.try_update_value(Option::take);
            writing.leave();
        });
        writing
    }

    /// Asks for the whole of it. Does nothing when the page has gone.
    fn ask(self) {
        let (Some(resource), Some(lang)) =
            (self.resource.try_get_value(), self.lang.try_get_value())
        else {
            return;
        };
        let subscription = ipc::watch_or(
            WatchWriting { resource, lang },
            move |update| self.take(update),
            move |error| {
                self.error.try_set(Some(error));
            },
        );
        self.asked.try_set_value(Some(subscription));
    }

    fn take(self, update: WritingUpdate) {
        let Some(units) = self.units.try_get_value() else { return };
        if units.apply(update.units).is_ok() {
            self.head.try_set(Some(update.head));
        } else {
            // Not at once: this closure belongs to the subscription that is about to be dropped.
            set_timeout(move || self.ask(), PAUSE_BEFORE_ASKING_ANEW);
        }
    }

    /// The page.
    pub(super) fn resource(self) -> ResourceId {
        self.resource.get_value()
    }

    /// The language that is written.
    pub(super) fn lang(self) -> String {
        self.lang.get_value()
    }

    /// The language of the source.
    pub(super) fn source_lang(self) -> String {
        self.head.with_untracked(|head| {
            head.as_ref().map(|head| head.row.title_lang.clone()).unwrap_or_default()
        })
    }

    /// The units in their order. Tracks.
    pub(super) fn units(self) -> Vec<UnitName> {
        self.units.with_value(LiveList::keys).to_vec()
    }

    /// A unit, while it is there.
    pub(super) fn unit(self, unit: &UnitName) -> Option<RwSignal<UnitInWork>> {
        self.units.with_value(|list| list.row(unit)).map(Into::into)
    }

    /// Whether something has to be mended before it can be proposed. Tracks.
    pub(super) fn has_unfit(self) -> bool {
        let units = self.units.get_value();
        units
            .keys()
            .iter()
            .filter_map(|unit| units.row(unit))
            .any(|row| row.with(|unit| unit.hints.iter().any(|hint| !hint.is_warning())))
    }

    /// The title as it was typed, if it was.
    pub(super) fn title(self) -> Option<String> {
        let name = UnitName::parse("title").ok()?;
        let typed = self.unit(&name)?.with_untracked(|unit| unit.typed.trim().to_owned());
        (!typed.is_empty()).then_some(typed)
    }

    /// The person typed: all that stands in a unit now.
    pub(super) fn type_words(self, unit: UnitName, text: String) {
        let write = self.queue.with_value(|queue| queue.borrow_mut().type_words(unit, text));
        self.send(write);
    }

    /// Tries again what could not be kept.
    pub(super) fn retry(self) {
        let write = self.queue.with_value(|queue| queue.borrow_mut().retry());
        self.send(write);
    }

    /// The page goes: what could not be kept is tried once more.
    fn leave(self) {
        let Some(queue) = self.queue.try_get_value() else { return };
        if queue.borrow().kept() == Kept::NotAll {
            let write = queue.borrow_mut().retry();
            self.send(write);
        }
    }

    /// Sends one write after the other, for as long as any waits.
    fn send(self, write: Option<Write>) {
        let queue = self.queue.get_value();
        self.kept.try_set(queue.borrow().kept());
        let Some(write) = write else { return };
        let (resource, lang) = (self.resource(), self.lang());
        spawn_local(async move {
            let mut next = Some(write);
            while let Some(Write { unit, text }) = next {
                let (resource, lang) = (resource.clone(), lang.clone());
                let reply = ipc::call(WriteUnit { resource, lang, unit, text }).await;
                next = queue.borrow_mut().answer(reply.is_ok());
                let kept = queue.borrow().kept();
                self.hear(reply.err(), kept);
            }
        });
    }

    /// Tells how it stands; where the page has gone, only what could not be kept.
    fn hear(self, error: Option<IpcError>, kept: Kept) {
        self.kept.try_set(kept);
        if let Some(error) = error {
            if self.not_kept.try_set(Some(error)).is_some() {
                toast::show(t::proposals_left_unkept(), None);
            }
        } else if kept != Kept::NotAll
            // The slip that is not there stays away without waking anybody.
            && self.not_kept.try_with_untracked(Option::is_some) == Some(true)
        {
            self.not_kept.try_set(None);
        }
    }

    /// Says that the words of a unit fit what its source says now.
    pub(super) fn mark_fitting(self, unit: UnitName) {
        send(MarkFitting { resource: self.resource(), lang: self.lang(), unit });
    }

    /// Takes out words whose unit is gone.
    pub(super) fn drop_gone(self, unit: UnitName) {
        send(DropGone { resource: self.resource(), lang: self.lang(), unit });
    }
}
