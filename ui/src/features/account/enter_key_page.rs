//! The page that asks for the recovery key of an account from before.
//!
//! Shown by the gate before any room opens. Invariant: it says first what cannot be done without
//! the key; starting over is behind an explanation and a dialog.

use larkspur_ipc::Secret;
use leptos::{ev, prelude::*};

use super::{
    page_frame::PageFrame,
    reset_dialog::ResetDialog,
    state::{Account, use_account},
};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, ErrorSlip, Icon, PassphraseField, Pending},
};

/// The page.
#[component]
pub(super) fn EnterKeyPage() -> impl IntoView {
    let account = use_account();
    let has_no_key = RwSignal::new(false);
    move || {
        if has_no_key.get() {
            view! { <LostKeyPage has_no_key=has_no_key/> }.into_any()
        } else {
            view! { <KeyForm account=account has_no_key=has_no_key/> }.into_any()
        }
    }
}

#[component]
fn KeyForm(account: Account, has_no_key: RwSignal<bool>) -> impl IntoView {
    let key = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    // A key is read off paper letter by letter, so it starts shown; the button covers it.
    let is_shown = RwSignal::new(true);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = key.get_untracked();
        is_missing.set(typed.trim().is_empty());
        if !is_missing.get_untracked() {
            account.enter_key(Secret::new(typed.trim()));
        }
    };
    let missing = Signal::derive(move || {
        (is_missing.get() && key.with(|key| key.trim().is_empty())).then(t::account_enter_missing)
    });
    view! {
        <PageFrame testid="account-recovery-enter-page" title=t::account_enter_title()>
            <p class="text-lg text-ink-2 mb-6">{t::account_enter_intro()}</p>
            <form novalidate on:submit=submit>
                <PassphraseField
                    label=t::account_enter_key()
                    hint=t::account_enter_hint()
                    value=key
                    testid="account-recovery-key"
                    is_code=true
                    show_testid="account-recovery-key-show"
                    autocomplete="off"
                    is_shown=is_shown
                    error=missing
                />
                <ErrorSlip testid="account-error" class="mt-5" error=Signal::derive(move || account.entering.with(Pending::error))/>
                <div class="flex flex-wrap items-center gap-4 mt-6">
                    <Button
                        testid="account-recovery-enter"
                        kind=ButtonKind::Primary
                        icon=Icon::Key
                        submit=true
                        pending=Signal::derive(move || account.entering.with(Pending::is_running))
                        working=t::account_entering()
                    >
                        {t::account_enter()}
                    </Button>
                    <Button
                        testid="account-recovery-skip"
                        kind=ButtonKind::Quiet
                        on_press=move || account.go_without_key()
                    >
                        {t::account_enter_later()}
                    </Button>
                </div>
                <p class="field-hint mt-3">{t::account_enter_later_hint()}</p>
            </form>
            <p class="mt-8">
                <button
                    type="button"
                    class="link min-h-8"
                    data-testid="account-no-key"
                    on:click=move |_| has_no_key.set(true)
                >
                    {t::account_no_key()}
                </button>
            </p>
        </PageFrame>
    }
}

#[component]
fn LostKeyPage(has_no_key: RwSignal<bool>) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    view! {
        <PageFrame testid="account-lost-key-page" title=t::account_reset_title()>
            <div class="grid gap-4 mb-6">
                <p>{t::account_reset_other_device()}</p>
                <p>{t::account_reset_lost()}</p>
                <p>{t::account_reset_kept()}</p>
                <p>{t::account_reset_seen()}</p>
            </div>
            <div class="flex flex-wrap items-center gap-4">
                <Button
                    testid="account-reset-back"
                    icon=Icon::Back
                    on_press=move || has_no_key.set(false)
                >
                    {t::account_reset_back()}
                </Button>
                <Button
                    testid="account-reset-open"
                    kind=ButtonKind::Remove
                    icon=Icon::Retry
                    on_press=move || is_asking.set(true)
                >
                    {t::account_reset_open()}
                </Button>
            </div>
            <ResetDialog open=is_asking/>
        </PageFrame>
    }
}
