//! The dialog for signing out: what is deleted here, and what stays on the server.
//!
//! Opened from the settings page. Invariant: it warns when the recovery key was never confirmed,
//! since then nothing brings the old messages back.

use larkspur_ipc::account::Identity;
use leptos::prelude::*;

use super::state::use_account;
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Dialog, ErrorSlip, Icon, Pending, Show, Slip, SlipKind},
    shell::{Page, use_page},
};

/// The dialog.
#[component]
pub(super) fn SignOutDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let account = use_account();
    let page = use_page();
    let leave = move || {
        account.sign_out(move || {
            open.try_set(false);
            page.try_set(Page::Conversations);
        });
    };
    let lacks_key = move || {
        matches!(account.identity(), Some(Identity::KeyNotConfirmed | Identity::NeedsNewKey))
    };
    view! {
        <Dialog open=open title=t::account_sign_out_question() testid="account-sign-out-dialog">
            <p class="mt-2">{t::account_sign_out_here()}</p>
            <Show when=lacks_key>
                <Slip kind=SlipKind::Straw icon=Icon::Key class="mt-4">
                    <p>{t::account_sign_out_no_key()}</p>
                </Slip>
            </Show>
            <Slip icon=Icon::Show class="mt-4">
                <p class="second">{t::account_sign_out_there()}</p>
            </Slip>
            <ErrorSlip testid="account-error" class="mt-5" error=Signal::derive(move || account.signing_out.with(Pending::error))/>
            <div class="dialog-acts">
                <Button
                    testid="account-sign-out-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::account_sign_out_keep()}
                </Button>
                <Button
                    testid="account-sign-out"
                    kind=ButtonKind::Remove
                    icon=Icon::SignOut
                    pending=Signal::derive(move || account.signing_out.with(Pending::is_running))
                    working=t::account_signing_out()
                    on_press=leave
                >
                    {t::account_sign_out()}
                </Button>
            </div>
        </Dialog>
    }
}
