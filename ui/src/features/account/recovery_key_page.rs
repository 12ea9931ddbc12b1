//! The page that shows the new recovery key once, and checks that it was kept.
//!
//! Shown by the gate. Invariant: the key is in the page only while this page is; "Do this later"
//! always works.

use larkspur_ipc::{Secret, account::RecoveryKeyPage as Key};
use leptos::{ev, prelude::*};

use super::{
    page_frame::PageFrame,
    state::{Account, use_account},
};
use crate::{
    i18n::{Text, t},
    shared::{
        Button, ButtonKind, ErrorSlip, Field, Icon, Pending, State, StateKind, ids::unique_id,
    },
};

/// The page. It makes the key when it appears.
#[component]
pub(super) fn RecoveryKeyPage() -> impl IntoView {
    let account = use_account();
    if account.new_key.with_untracked(|key| !key.is_running()) {
        account.make_key();
    }
    let body = move || match account.new_key.get() {
        Pending::Idle | Pending::Running => view! { <Making/> }.into_any(),
        Pending::Failed(_) => view! { <NotMade account=account/> }.into_any(),
        Pending::Done(key) => view! { <KeepForm account=account key=key/> }.into_any(),
    };
    view! {
        <PageFrame testid="account-recovery-page" title=t::account_key_title()>
            <p class="text-lg text-ink-2 mb-5">{t::account_key_intro()}</p>
            {body}
        </PageFrame>
    }
}

#[component]
fn Making() -> impl IntoView {
    view! {
        <p class="second" role="status">{t::account_key_making()}</p>
    }
}

/// The key could not be made: the person can try again or go on.
#[component]
fn NotMade(account: Account) -> impl IntoView {
    view! {
        <ErrorSlip testid="account-error" class="mt-5" error=Signal::derive(move || account.new_key.with(Pending::error))/>
        <div class="flex flex-wrap items-center gap-4 mt-6">
            <Button
                testid="account-recovery-retry"
                kind=ButtonKind::Primary
                icon=Icon::Retry
                on_press=move || account.make_key()
            >
                {t::common_try_again()}
            </Button>
            <LaterButton account=account/>
        </div>
        <p class="field-hint mt-3">{t::account_key_later_hint()}</p>
    }
}

#[component]
fn LaterButton(account: Account) -> impl IntoView {
    view! {
        <Button
            testid="account-recovery-later"
            kind=ButtonKind::Quiet
            icon=Icon::Waiting
            on_press=move || account.put_key_off()
        >
            {t::account_key_later()}
        </Button>
    }
}

#[component]
fn KeepForm(account: Account, key: Key) -> impl IntoView {
    let typed = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let lacks_groups = RwSignal::new(false);
    let [first, second] = key.asked;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let groups = typed.map(|group| group.get_untracked().trim().to_owned());
        lacks_groups.set(groups.iter().any(String::is_empty));
        if !lacks_groups.get_untracked() {
            account.confirm_key(groups.map(Secret::new));
        }
    };
    // One error at a time: the last act that went wrong.
    let error = Signal::derive(move || {
        account
            .confirming
            .with(Pending::error)
            .or_else(|| account.copying.with(Pending::error))
            .or_else(|| account.saving.with(Pending::error))
    });
    let missing = move |index: usize| {
        Signal::derive(move || {
            (lacks_groups.get() && typed[index].with(|group| group.trim().is_empty()))
                .then(t::account_key_groups_missing)
        })
    };
    view! {
        <KeyBox groups=key.groups/>
        <KeepButtons account=account/>
        <form novalidate on:submit=submit>
            <fieldset>
                <legend class="mb-3">{t::account_key_confirm()}</legend>
                <div class="grid gap-4 sm:grid-cols-2">
                    <Field
                        label=t::account_key_group(first)
                        value=typed[0]
                        testid="account-recovery-confirm-1"
                        dir="ltr"
                        is_code=true
                        error=missing(0)
                    />
                    <Field
                        label=t::account_key_group(second)
                        value=typed[1]
                        testid="account-recovery-confirm-2"
                        dir="ltr"
                        is_code=true
                        error=missing(1)
                    />
                </div>
            </fieldset>
            <ErrorSlip testid="account-error" class="mt-5" error=error/>
            <div class="flex flex-wrap items-center gap-4 mt-6">
                <Button
                    testid="account-recovery-finish"
                    kind=ButtonKind::Primary
                    class="px-8"
                    submit=true
                    pending=Signal::derive(move || account.confirming.with(Pending::is_running))
                    working=t::account_key_finishing()
                >
                    {t::account_key_finish()}
                </Button>
                <LaterButton account=account/>
            </div>
            <p class="field-hint mt-3">{t::account_key_later_hint()}</p>
        </form>
    }
}

/// The key in its groups. Numbers are said, not shown: the groups stand in reading order.
#[component]
fn KeyBox(groups: Vec<Secret>) -> impl IntoView {
    let caption = unique_id("key");
    let groups = groups
        .into_iter()
        .zip(1_u32..)
        .map(|(group, number)| {
            view! {
                <li class="py-1 flex items-baseline gap-2">
                    <span class="meta nums min-w-4 text-end font-normal">
                        <span class="sr-only">{t::account_key_group(number)}</span>
                        <span aria-hidden="true">{crate::i18n::number(f64::from(number))}</span>
                    </span>
                    <span data-testid="account-recovery-group" translate="no">
                        {group.into_inner()}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="rounded-lg border border-edge p-5 mb-4">
            <h2 class="cap mb-2" id=caption.clone()>{t::account_key_caption()}</h2>
            <ol
                role="list"
                dir="ltr"
                class="grid grid-cols-3 sm:grid-cols-6 gap-x-3 font-mono text-xl font-medium"
                aria-labelledby=caption
                data-testid="account-recovery-groups"
            >
                {groups}
            </ol>
        </div>
    }
}

#[component]
fn KeepButtons(account: Account) -> impl IntoView {
    let done = move || -> Option<Text> {
        if account.saving.with(|saving| *saving == Pending::Done(true)) {
            Some(t::account_key_saved())
        } else if account.copying.with(Pending::is_done) {
            Some(t::account_key_copied())
        } else {
            None
        }
    };
    view! {
        <div class="flex flex-wrap gap-2">
            <Button
                testid="account-recovery-save"
                icon=Icon::Save
                pending=Signal::derive(move || account.saving.with(Pending::is_running))
                working=t::account_key_saving()
                on_press=move || account.save_key()
            >
                {t::account_key_save()}
            </Button>
            <Button
                testid="account-recovery-copy"
                icon=Icon::Copy
                on_press=move || account.copy_key()
            >
                {t::account_key_copy()}
            </Button>
        </div>
        <p class="field-hint mb-5">{t::account_key_copy_hint()}</p>
        <div role="status" data-testid="account-recovery-done">
            {move || {
                done()
                    .map(|words| {
                        view! {
                            <p class="mb-5">
                                <State kind=StateKind::Leaf icon=Icon::Checked>{words}</State>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
