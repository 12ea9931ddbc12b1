//! The dialog that starts over with new keys.
//!
//! Opened from the explanation for a lost key. Invariant: it asks for the account's password, and
//! the safe act has the focus.

use larkspur_ipc::Secret;
use leptos::{ev, prelude::*};

use super::state::use_account;
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Dialog, ErrorSlip, Icon, PassphraseField, Pending},
};

/// The dialog.
#[component]
pub(super) fn ResetDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=t::account_reset_question() testid="account-reset-dialog">
            <ResetForm open=open/>
        </Dialog>
    }
}

#[component]
fn ResetForm(open: RwSignal<bool>) -> impl IntoView {
    let account = use_account();
    let password = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    account.resetting.set(Pending::Idle);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        is_missing.set(password.with_untracked(String::is_empty));
        if !is_missing.get_untracked() {
            account.reset(Secret::new(password.get_untracked()));
        }
    };
    let missing = Signal::derive(move || {
        (is_missing.get() && password.with(String::is_empty)).then(t::account_password_missing)
    });
    view! {
        <form novalidate on:submit=submit>
            <p class="mt-2 mb-4">{t::account_reset_confirm()}</p>
            <PassphraseField
                label=t::account_password()
                value=password
                testid="account-reset-password"
                show_testid="account-reset-password-show"
                error=missing
            />
            <ErrorSlip testid="account-error" class="mt-5" error=Signal::derive(move || account.resetting.with(Pending::error))/>
            <div class="dialog-acts">
                <Button
                    testid="account-reset-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::account_reset_keep()}
                </Button>
                <Button
                    testid="account-reset"
                    kind=ButtonKind::Remove
                    icon=Icon::Retry
                    submit=true
                    pending=Signal::derive(move || account.resetting.with(Pending::is_running))
                    working=t::account_resetting()
                >
                    {t::account_reset()}
                </Button>
            </div>
        </form>
    }
}
