//! A translation in work: what the core tells of it, and the writes that go to the vault.
//!
//! Made by the writing page. Invariants: each letter is sent at once; what was typed on this page is never written
//! over by what is told of it; writes that wait are sent also when the page is left meanwhile.

use std::time::Duration;

use larkspur_ipc::{
    IpcError, ResourceId, UnitName,
    proposals::{
        DropGone, MarkFitting, UnitInWork, WatchWriting, WriteUnit, WritingHead, WritingUpdate,
    },
};
use leptos::prelude::*;

use super::{state::send, unit_keeping::UnitKeeping};
use crate::{
    ipc::{self, Subscription},
    shared::live_list::{Keyed, LiveList},
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
    asked: StoredValue<Option<Subscription>, LocalStorage>,
    /// What stands over the units; none until it has been told.
    pub(super) head: RwSignal<Option<WritingHead>>,
    /// What is typed, on its way to the vault.
    pub(super) keeping: UnitKeeping,
    /// Why nothing is told.
    pub(super) error: RwSignal<Option<IpcError>>,
}

impl Writing {
    /// Follows a translation in work while the current owner lives.
    pub(super) fn start(resource: ResourceId, lang: String) -> Self {
        let keeping = {
            let (resource, lang) = (resource.clone(), lang.clone());
            UnitKeeping::start(move |unit, text| {
                let (resource, lang) = (resource.clone(), lang.clone());
                ipc::call(WriteUnit { resource, lang, unit, text })
            })
        };
        let writing = Self {
            resource: StoredValue::new(resource),
            lang: StoredValue::new(lang),
            units: StoredValue::new(LiveList::new()),
            asked: StoredValue::new_local(None),
            head: RwSignal::new(None),
            keeping,
            error: RwSignal::new(None),
        };
        writing.ask();
        on_cleanup(move || {
            writing.asked.try_update_value(Option::take);
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

    /// Says that the words of a unit fit what its source says now.
    pub(super) fn mark_fitting(self, unit: UnitName) {
        send(MarkFitting { resource: self.resource(), lang: self.lang(), unit });
    }

    /// Takes out words whose unit is gone.
    pub(super) fn drop_gone(self, unit: UnitName) {
        send(DropGone { resource: self.resource(), lang: self.lang(), unit });
    }
}
