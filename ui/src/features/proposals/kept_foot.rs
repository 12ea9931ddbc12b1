//! Whether what was typed is in the vault, at the foot of a page that is written.
//!
//! Used by the writing page and by the page of a page in work. Invariant: it is always in sight, and where something could
//! not be kept it says what to do.

use larkspur_ipc::{IpcError, proposals::ProposalsError};
use leptos::prelude::*;

use super::{queue::Kept, unit_keeping::UnitKeeping};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Icon, Slip, SlipKind, State, StateKind, error_text},
};

/// The foot.
#[component]
pub(super) fn KeptFoot(
    /// What is typed, on its way to the vault.
    keeping: UnitKeeping,
) -> impl IntoView {
    let UnitKeeping { kept, not_kept, .. } = keeping;
    let slip = move |error: IpcError| {
        let is_full = error == IpcError::Proposals(ProposalsError::NotSaved);
        // The sentence about the disk says it already.
        let safe = (!is_full).then(|| view! { <p>{t::proposals_still_on_screen()}</p> });
        view! {
            <Slip kind=SlipKind::Clay icon=Icon::Problem class="mb-2" testid="proposals-not-kept">
                <p>{error_text(error)}</p>
                {safe}
                <Button
                    testid="proposals-retry"
                    kind=ButtonKind::Quiet
                    small=true
                    class="-ms-3 mt-1"
                    icon=Icon::Retry
                    on_press=move || keeping.retry()
                >
                    {t::common_try_again()}
                </Button>
            </Slip>
        }
    };
    let line = move || match kept.get() {
        Kept::All => (StateKind::Plain, Icon::Check, t::proposals_kept()),
        Kept::OnItsWay => (StateKind::Plain, Icon::Waiting, t::proposals_keeping()),
        Kept::NotAll => (StateKind::Clay, Icon::Problem, t::proposals_not_all_kept()),
    };
    view! {
        <div aria-live="polite">{move || not_kept.get().map(slip)}</div>
        // Not live: it changes with every letter.
        <p data-testid="proposals-kept" data-state=move || kept_name(kept.get())>
            {move || {
                let (kind, icon, words) = line();
                view! { <State kind=kind icon=icon>{words}</State> }
            }}
        </p>
    }
}

fn kept_name(kept: Kept) -> &'static str {
    match kept {
        Kept::All => "kept",
        Kept::OnItsWay => "keeping",
        Kept::NotAll => "not-kept",
    }
}
