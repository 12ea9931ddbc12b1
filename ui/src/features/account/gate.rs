//! The gate before the pages that need an account: it shows what has to be done first.
//!
//! The shell puts it around conversations. Invariant: what it stands before is only built while
//! somebody is signed in and nothing has to be done first.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    enter_key_page::EnterKeyPage,
    page_frame::PageFrame,
    recovery_key_page::RecoveryKeyPage,
    reminders::Reminders,
    sign_in_page::SignInPage,
    sign_out_dialog::SignOutDialog,
    state::{Account, Page, use_account},
};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Icon, late::Late},
};

/// Shows the account's own pages, or its children.
#[component]
pub fn AccountGate(
    /// What needs an account.
    children: ChildrenFn,
) -> impl IntoView {
    let account = use_account();
    move || match account.page() {
        Page::Opening => view! { <Opening/> }.into_any(),
        Page::SignIn { is_again } => view! { <SignInPage is_again=is_again/> }.into_any(),
        Page::Damaged => view! { <DamagedPage/> }.into_any(),
        Page::Checking => view! { <Checking account=account/> }.into_any(),
        Page::NewKey => view! { <RecoveryKeyPage/> }.into_any(),
        Page::EnterKey => view! { <EnterKeyPage/> }.into_any(),
        Page::Inside => {
            let children = children.clone();
            view! {
                <div class="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
                    <Reminders account=account/>
                    {children()}
                </div>
            }
            .into_any()
        }
    }
}

/// Reading the account from the disk takes a few milliseconds: words appear only if it is slow.
#[component]
fn Opening() -> impl IntoView {
    view! {
        <main id="main" class="sheet p-8" data-region="sheet" tabindex="-1">
            <p class="second" role="status">
                <Late after=Duration::from_millis(400)>{t::account_opening()}</Late>
            </p>
        </main>
    }
}

/// The copy of the account cannot be opened: what is safe, and the way to mend it.
#[component]
fn DamagedPage() -> impl IntoView {
    let is_leaving = RwSignal::new(false);
    view! {
        <PageFrame testid="account-damaged-page" title=t::account_damaged_title()>
            <p class="text-lg text-ink-2 mb-2">{t::account_damaged_intro()}</p>
            <p class="mb-6">{t::account_damaged_advice()}</p>
            <Button
                testid="account-sign-out-open"
                kind=ButtonKind::Remove
                icon=Icon::SignOut
                on_press=move || is_leaving.set(true)
            >
                {t::account_sign_out_open()}
            </Button>
            <SignOutDialog open=is_leaving/>
        </PageFrame>
    }
}

#[component]
fn Checking(account: Account) -> impl IntoView {
    view! {
        <PageFrame testid="account-checking" title=t::account_checking()>
            <p class="text-lg text-ink-2 mb-6" role="status">{t::account_checking_hint()}</p>
            <Button
                testid="account-checking-go-on"
                icon_end=Icon::Forward
                on_press=move || account.go_on_without_waiting()
            >
                {t::account_checking_go_on()}
            </Button>
        </PageFrame>
    }
}
