//! The window while nothing is open: the first run, the lock screen, or the damaged vault.
//!
//! Shown by the frame for the window `lock`. Invariant: only commands of the classes public and reading are sent
//! from here.

use larkspur_ipc::safety::VaultState;
use leptos::prelude::*;

use super::{
    damaged_page::DamagedPage,
    first_run_page::FirstRunPage,
    lock_screen::LockScreen,
    state::{Vault, watch_vault},
};
use crate::{
    i18n::t,
    shared::{Icon, Slip, SlipKind, memo},
};

/// Which of the pages is shown. A change of the wait alone keeps the page, and what was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    FirstRun,
    Lock,
    Damaged,
    NoAnswer,
}

/// The pages of the window `lock`.
#[component]
pub fn LockWindow() -> impl IntoView {
    let vault = watch_vault();
    let shown = memo(move |_| {
        vault.with(|vault| match vault {
            Vault::Asking | Vault::Known(VaultState::Open) => Shown::Nothing,
            Vault::Known(VaultState::Absent) => Shown::FirstRun,
            Vault::Known(VaultState::Locked { .. }) => Shown::Lock,
            Vault::Known(VaultState::Damaged) => Shown::Damaged,
            Vault::Unknown(_) => Shown::NoAnswer,
        })
    });
    let wait_seconds = Signal::derive(move || {
        vault.with(|vault| match vault {
            Vault::Known(VaultState::Locked { wait_seconds }) => *wait_seconds,
            _ => 0,
        })
    });
    move || match shown.get() {
        Shown::Nothing => ().into_any(),
        Shown::FirstRun => view! { <FirstRunPage/> }.into_any(),
        Shown::Lock => view! { <LockScreen wait_seconds=wait_seconds/> }.into_any(),
        Shown::Damaged => view! { <DamagedPage/> }.into_any(),
        Shown::NoAnswer => view! {
            <main class="p-8">
                <Slip kind=SlipKind::Clay icon=Icon::Problem appears=true testid="safety-no-answer">
                    <p>{t::safety_error_no_answer()}</p>
                </Slip>
            </main>
        }
        .into_any(),
    }
}
