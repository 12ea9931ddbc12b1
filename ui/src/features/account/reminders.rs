//! The slips above the conversations: an ended session, a missing key, a key not yet confirmed.
//!
//! Shown by the gate, one at a time. Invariant: they are quiet; a page is never taken away for
//! them.

use leptos::prelude::*;

use super::state::{Account, Reminder};
use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Icon, Slip, SlipKind, memo},
};

/// The slip of the moment, if any.
#[component]
pub(super) fn Reminders(
    /// The account.
    account: Account,
) -> impl IntoView {
    let reminder = memo(move |_| account.reminder());
    let shown = move || {
        reminder.get().map(|reminder| match reminder {
            Reminder::Expired => view! { <Expired account=account/> }.into_any(),
            Reminder::KeyMissing => view! { <KeyMissing account=account/> }.into_any(),
            Reminder::KeyNotConfirmed => view! { <KeyNotConfirmed account=account/> }.into_any(),
        })
    };
    view! { <div class="px-3" role="status">{shown}</div> }
}

#[component]
fn Expired(account: Account) -> impl IntoView {
    view! {
        <Slip kind=SlipKind::Straw icon=Icon::SignOut class="mb-2 items-center [&>svg]:mt-0" testid="account-expired">
            <div class="flex flex-wrap items-center gap-x-4 gap-y-1">
                <p class="grow">{t::account_expired()}</p>
                <Button
                    testid="account-expired-act"
                    small=true
                    on_press=move || account.ask_to_sign_in()
                >
                    {t::account_expired_act()}
                </Button>
                <Button
                    testid="account-expired-hide"
                    kind=ButtonKind::Quiet
                    small=true
                    on_press=move || account.hide_expiry()
                >
                    {t::account_expired_later()}
                </Button>
            </div>
        </Slip>
    }
}

#[component]
fn KeyMissing(account: Account) -> impl IntoView {
    view! {
        <Slip kind=SlipKind::Straw icon=Icon::Key class="mb-2 items-center [&>svg]:mt-0" testid="account-recovery-missing">
            <div class="flex flex-wrap items-center gap-x-4 gap-y-1">
                <p class="grow">{t::account_enter_remind()}</p>
                <Button
                    testid="account-recovery-missing-act"
                    small=true
                    on_press=move || account.ask_for_recovery_key()
                >
                    {t::account_enter_remind_act()}
                </Button>
            </div>
        </Slip>
    }
}

#[component]
fn KeyNotConfirmed(account: Account) -> impl IntoView {
    view! {
        <Slip icon=Icon::Key class="mb-2 items-center [&>svg]:mt-0" testid="account-recovery-remind">
            <div class="flex flex-wrap items-center gap-x-4 gap-y-1">
                <p class="grow">{t::account_remind()}</p>
                <Button
                    testid="account-recovery-remind-act"
                    small=true
                    on_press=move || account.ask_for_new_key()
                >
                    {t::account_remind_act()}
                </Button>
                <Button
                    testid="account-recovery-remind-later"
                    kind=ButtonKind::Quiet
                    small=true
                    on_press=move || account.hide_reminder()
                >
                    {t::account_remind_later()}
                </Button>
            </div>
        </Slip>
    }
}
