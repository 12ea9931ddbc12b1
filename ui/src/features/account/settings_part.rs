//! The part of the settings page about the account: who is signed in, the recovery key, signing
//! out.
//!
//! The settings page shows it. Invariant: whatever replaces a key or ends the session asks first.

use larkspur_ipc::account::{AccountState, Identity};
use leptos::prelude::*;

use super::{
    sign_out_dialog::SignOutDialog,
    state::{Account, use_account},
};
use crate::{
    i18n::{Text, t},
    shared::{Button, ButtonKind, Dialog, Icon, State, StateKind},
    shell::{Page, use_page},
};

/// The part. Keys are made and entered on the pages of the gate, to which the buttons lead.
#[component]
pub fn KeysSettings() -> impl IntoView {
    let account = use_account();
    let is_leaving = RwSignal::new(false);
    let is_replacing = RwSignal::new(false);
    let facts = move || match account.state() {
        Some(AccountState::SignedIn { member, homeserver, identity, .. }) => view! {
            <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 items-baseline">
                <dt class="second">{t::account_settings_member()}</dt>
                <dd data-testid="account-settings-member">
                    <bdi class="code" dir="ltr">{member.as_str().to_owned()}</bdi>
                </dd>
                <dt class="second">{t::account_settings_server()}</dt>
                <dd><bdi class="code" dir="ltr">{homeserver}</bdi></dd>
                <dt class="second">{t::account_settings_keys()}</dt>
                <dd><KeyState identity=identity/></dd>
            </dl>
            <div class="flex flex-wrap gap-2">
                <KeyAct account=account identity=identity is_replacing=is_replacing/>
                <Button
                    testid="account-sign-out-open"
                    kind=ButtonKind::Remove
                    icon=Icon::SignOut
                    on_press=move || is_leaving.set(true)
                >
                    {t::account_sign_out_open()}
                </Button>
            </div>
        }
        .into_any(),
        Some(AccountState::Damaged) => view! {
            <p class="second">{t::account_settings_damaged()}</p>
            <div>
                <Button
                    testid="account-sign-out-open"
                    kind=ButtonKind::Remove
                    icon=Icon::SignOut
                    on_press=move || is_leaving.set(true)
                >
                    {t::account_sign_out_open()}
                </Button>
            </div>
        }
        .into_any(),
        Some(AccountState::SignedOut) => {
            view! { <p class="second">{t::account_settings_signed_out()}</p> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <section data-testid="account-settings" class="grid gap-4">
            {facts}
            <SignOutDialog open=is_leaving/>
            <NewKeyDialog account=account open=is_replacing/>
        </section>
    }
}

fn key_words(identity: Identity) -> (StateKind, Icon, Text) {
    match identity {
        Identity::Checking => (StateKind::Plain, Icon::Waiting, t::account_keys_checking()),
        Identity::NeedsNewKey => (StateKind::Straw, Icon::Draft, t::account_keys_needed()),
        Identity::KeyNotConfirmed => {
            (StateKind::Straw, Icon::Draft, t::account_keys_not_confirmed())
        }
        Identity::Ready => (StateKind::Leaf, Icon::Checked, t::account_keys_ready()),
        Identity::NeedsRecoveryKey => (StateKind::Straw, Icon::Key, t::account_keys_missing()),
    }
}

#[component]
fn KeyState(identity: Identity) -> impl IntoView {
    let (kind, icon, words) = key_words(identity);
    view! { <State kind=kind icon=icon testid="account-settings-keys">{words}</State> }
}

/// What can be done about the key in its state.
#[component]
fn KeyAct(account: Account, identity: Identity, is_replacing: RwSignal<bool>) -> impl IntoView {
    let page = use_page();
    match identity {
        Identity::Checking => ().into_any(),
        Identity::NeedsRecoveryKey => view! {
            <Button
                testid="account-enter-key"
                icon=Icon::Key
                on_press=move || {
                    account.ask_for_recovery_key();
                    page.set(Page::Conversations);
                }
            >
                {t::account_enter_remind_act()}
            </Button>
        }
        .into_any(),
        Identity::NeedsNewKey | Identity::KeyNotConfirmed | Identity::Ready => view! {
            <Button
                testid="account-new-key"
                icon=Icon::Key
                on_press=move || is_replacing.set(true)
            >
                {t::account_new_key()}
            </Button>
        }
        .into_any(),
    }
}

#[component]
fn NewKeyDialog(account: Account, open: RwSignal<bool>) -> impl IntoView {
    let page = use_page();
    view! {
        <Dialog open=open title=t::account_new_key_question() testid="account-new-key-dialog">
            <p class="mt-2">{t::account_new_key_warning()}</p>
            <div class="dialog-acts">
                <Button
                    testid="account-new-key-keep"
                    kind=ButtonKind::Quiet
                    autofocus=true
                    on_press=move || open.set(false)
                >
                    {t::account_new_key_keep()}
                </Button>
                <Button
                    testid="account-new-key-make"
                    icon=Icon::Key
                    on_press=move || {
                        open.set(false);
                        account.ask_for_new_key();
                        page.set(Page::Conversations);
                    }
                >
                    {t::account_new_key_make()}
                </Button>
            </div>
        </Dialog>
    }
}
