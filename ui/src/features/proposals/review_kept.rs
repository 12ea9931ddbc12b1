//! What somebody has written of a review, kept in the vault while it is written and brought back when its page opens again.
//!
//! Used by the page of a proposal. Invariants: what was typed on this page wins over what was kept; what somebody found is
//! brought back only over the words of which they found it.

use std::time::Duration;

use larkspur_ipc::{
    ProposalId, RoomId,
    proposals::{HalfReview, KeepReview, LoadReview},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};

use super::review_state::Reading;
use crate::{ipc::call, shared::effect};

/// How long what was written waits before it is kept.
const KEEP_AFTER: Duration = Duration::from_millis(250);

/// Where a review is kept.
#[derive(Clone, Copy)]
struct Keeping {
    room: StoredValue<RoomId>,
    proposal: StoredValue<ProposalId>,
    reading: Reading,
    /// What the vault has.
    kept: StoredValue<Option<HalfReview>>,
    /// What is on the page.
    written: StoredValue<Option<HalfReview>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// Brings back what was kept of a review, and keeps what is written of it while the current owner lives.
pub(super) fn keep_while_written(reading: Reading, room: RoomId, proposal: ProposalId) {
    let keeping = Keeping {
        room: StoredValue::new(room.clone()),
        proposal: StoredValue::new(proposal.clone()),
        reading,
        kept: StoredValue::new(None),
        written: StoredValue::new(None),
        timer: StoredValue::new(None),
    };
    // None until the vault has answered.
    let loaded = RwSignal::new(None::<Option<HalfReview>>);
    spawn_local(async move {
        let kept = call(LoadReview { room, proposal }).await.unwrap_or_default();
        loaded.try_set(Some(kept));
    });
    let is_back = RwSignal::new(false);
    effect(move || {
        if is_back.get() {
            return;
        }
        let Some(kept) = loaded.get() else { return };
        // What was found was found of certain words: those have to be on the screen first.
        if reading.shown.with(Option::is_none) {
            return;
        }
        keeping.kept.set_value(kept.clone());
        keeping.written.set_value(kept.clone());
        if let Some(kept) = kept
            && !reading.has_begun()
        {
            reading.bring_back(kept);
        }
        is_back.set(true);
    });
    effect(move || {
        let written = reading.written();
        if is_back.get() {
            keeping.keep(written);
        }
    });
    on_cleanup(move || keeping.keep_now());
}

impl Keeping {
    fn keep(self, written: Option<HalfReview>) {
        self.written.set_value(written);
        // A timer that runs already is not put off: it keeps what is there when it ends.
        if self.is_kept() || self.timer.with_value(Option::is_some) {
            return;
        }
        let handle = set_timeout_with_handle(move || self.keep_now(), KEEP_AFTER);
        self.timer.set_value(handle.ok());
    }

    fn is_kept(self) -> bool {
        self.kept.with_value(|kept| self.written.with_value(|written| kept == written))
    }

    /// Keeps now what is not kept yet: the time is over, or the page is left.
    fn keep_now(self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
        if self.is_kept() {
            return;
        }
        let review = self.written.get_value();
        self.kept.set_value(review.clone());
        let (room, proposal) = (self.room.get_value(), self.proposal.get_value());
        spawn_local(async move {
            let result = call(KeepReview { room, proposal, review }).await;
            self.reading.not_kept.try_set(result.err());
        });
    }
}
