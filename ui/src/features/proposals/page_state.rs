//! A page in work: what the core tells of it, and the writes that go to the vault.
//!
//! Made by the page that shows it. Invariants: each letter is sent at once; what was typed on this page is never written
//! over by what is told of it, but where they took other words themselves; writes that wait are sent also when the page is left.

use std::time::Duration;

use larkspur_ipc::{
    IpcError, ResourceId, UnitName,
    proposals::{
        PageAct, PageBlock, PageHead, PageUpdate, Part, ShapePage, Side, TakeOver, WatchPage,
        WritePageUnit,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{state::send, unit_keeping::UnitKeeping};
use crate::{
    i18n::t,
    ipc::{self, Subscription},
    shared::{
        error_text, focus,
        live_list::{Keyed, LiveList},
        toast,
    },
};

/// How long the page waits before it asks anew, so that two ends that disagree do not spin.
const PAUSE_BEFORE_ASKING_ANEW: Duration = Duration::from_secs(1);

impl Keyed for PageBlock {
    type Key = UnitName;
    fn key(&self) -> UnitName {
        self.unit.clone()
    }
}

/// The element id of the field of a part.
pub(super) fn field_id(unit: &UnitName) -> String {
    format!("part-{}", unit.as_str())
}

/// The state of the page. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct PageWork {
    page: StoredValue<ResourceId>,
    blocks: StoredValue<LiveList<PageBlock>>,
    asked: StoredValue<Option<Subscription>, LocalStorage>,
    /// The part whose field takes the focus once it stands where it should.
    wanted: StoredValue<Option<UnitName>>,
    /// The part whose words were taken from the library last, instead of what was typed.
    pub(super) taken: RwSignal<Option<UnitName>>,
    /// What stands over the parts; none until it has been told.
    pub(super) head: RwSignal<Option<PageHead>>,
    /// What is typed, on its way to the vault.
    pub(super) keeping: UnitKeeping,
    /// Why nothing is told.
    pub(super) error: RwSignal<Option<IpcError>>,
}

impl PageWork {
    /// Follows a page in work while the current owner lives.
    pub(super) fn start(page: ResourceId) -> Self {
        let keeping = {
            let page = page.clone();
            UnitKeeping::start(move |unit, text| {
                ipc::call(WritePageUnit { page: page.clone(), unit, text })
            })
        };
        let work = Self {
            page: StoredValue::new(page),
            blocks: StoredValue::new(LiveList::new()),
            asked: StoredValue::new_local(None),
            wanted: StoredValue::new(None),
            taken: RwSignal::new(None),
            head: RwSignal::new(None),
            keeping,
            error: RwSignal::new(None),
        };
        work.ask();
        on_cleanup(move || {
            work.asked.try_update_value(Option::take);
        });
        work
    }

    /// Asks for the whole of it. Does nothing when the page has gone.
    fn ask(self) {
        let Some(page) = self.page.try_get_value() else { return };
        let subscription = ipc::watch_or(
            WatchPage { page },
            move |update| self.take(update),
            move |error| {
                self.error.try_set(Some(error));
            },
        );
        self.asked.try_set_value(Some(subscription));
    }

    fn take(self, update: PageUpdate) {
        let Some(blocks) = self.blocks.try_get_value() else { return };
        if blocks.apply(update.blocks).is_ok() {
            self.head.try_set(Some(update.head));
            request_animation_frame(move || self.focus_wanted());
        } else {
            // Not at once: this closure belongs to the subscription that is about to be dropped.
            set_timeout(move || self.ask(), PAUSE_BEFORE_ASKING_ANEW);
        }
    }

    /// Gives the focus to the part that wants it, if it stands on the page.
    fn focus_wanted(self) {
        let Some(Some(unit)) = self.wanted.try_get_value() else { return };
        if self.block(&unit).is_some() {
            self.wanted.try_set_value(None);
            focus::focus_id(&field_id(&unit));
        }
    }

    /// Which page it is.
    pub(super) fn page(self) -> ResourceId {
        self.page.get_value()
    }

    /// The language that it is written in.
    pub(super) fn lang(self) -> String {
        self.head.with_untracked(|head| {
            head.as_ref().map(|head| head.row.lang.clone()).unwrap_or_default()
        })
    }

    /// The parts in their order, title and summary first. Tracks.
    pub(super) fn blocks(self) -> Vec<UnitName> {
        self.blocks.with_value(LiveList::keys).to_vec()
    }

    /// A part, while it is there.
    pub(super) fn block(self, unit: &UnitName) -> Option<RwSignal<PageBlock>> {
        self.blocks.with_value(|list| list.row(unit)).map(Into::into)
    }

    /// Whether any part is like this. Tracks.
    fn any(self, is_it: impl Fn(&PageBlock) -> bool) -> bool {
        let blocks = self.blocks.get_value();
        let keys = blocks.keys();
        keys.iter().filter_map(|unit| blocks.row(unit)).any(|row| row.with(&is_it))
    }

    /// Whether something has to be mended before it can be proposed. Tracks.
    pub(super) fn has_unfit(self) -> bool {
        self.any(|block| block.hints.iter().any(|hint| !hint.is_warning()))
    }

    /// Whether it has a title and a summary. Tracks.
    pub(super) fn has_front(self) -> bool {
        let is_empty = |block: &PageBlock| block.typed.trim().is_empty();
        !self.any(|block| !matches!(block.part, Part::Unit { .. }) && is_empty(block))
    }

    /// Whether something stands in its text. Tracks.
    pub(super) fn has_text(self) -> bool {
        self.any(|block| matches!(block.part, Part::Unit { .. }) && !block.typed.trim().is_empty())
    }

    /// Adds a part behind another one. Its field takes the focus.
    pub(super) fn add(self, after: Option<UnitName>) {
        let page = self.page();
        spawn_local(async move {
            match ipc::call(ShapePage { page, act: PageAct::Add { after } }).await {
                Ok(new) => {
                    self.wanted.try_set_value(new);
                    request_animation_frame(move || self.focus_wanted());
                }
                Err(error) => toast::show(error_text(error), None),
            }
        });
    }

    /// Does something with a part, after which this one takes the focus.
    pub(super) fn shape(self, act: PageAct, then: Option<UnitName>) {
        let is_out = matches!(act, PageAct::TakeOut { .. });
        self.wanted.set_value(then);
        let page = self.page();
        spawn_local(async move {
            match ipc::call(ShapePage { page, act }).await {
                Ok(_) if is_out => toast::show(t::proposals_pages_taken_out(), None),
                Ok(_) => {}
                Err(error) => {
                    self.wanted.try_set_value(None);
                    toast::show(error_text(error), None);
                }
            }
        });
    }

    /// Takes a part out. The one before it takes the focus.
    pub(super) fn take_out(self, unit: UnitName) {
        let blocks = untrack(|| self.blocks());
        let at = blocks.iter().position(|block| *block == unit);
        let before = at.and_then(|at| at.checked_sub(1)).map(|at| blocks[at].clone());
        self.shape(PageAct::TakeOut { unit }, before);
    }

    /// Says whose words stay where something came into the library meanwhile.
    pub(super) fn take_over(self, unit: UnitName, side: Side) {
        if side == Side::Theirs {
            // The field shows what is told again, although somebody typed in it.
            self.taken.set(Some(unit.clone()));
        }
        self.wanted.set_value(Some(unit.clone()));
        send(TakeOver { page: self.page(), unit, side });
    }
}
