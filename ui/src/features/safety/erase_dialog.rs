//! "I forgot my passphrase": says what is lost and what is not, and erases after a typed word.
//!
//! Used by the lock screen and by the damaged vault. Invariant: nothing is erased before the word
//! was typed by hand.

use larkspur_ipc::safety::EraseVault;
use leptos::{ev, prelude::*};

use crate::{
    i18n::t,
    shared::{Button, ButtonKind, Dialog, ErrorSlip, Field, Icon, Pending, Slip, effect, run},
};

/// The dialog.
#[component]
pub(super) fn EraseDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let erasing = RwSignal::new(Pending::<()>::Idle);
    effect(move || {
        if !open.get() {
            typed.set(String::new());
        }
    });
    let is_confirmed = move || {
        let word = t::safety_erase_word().text();
        typed.with(|typed| typed.trim().to_lowercase() == word.to_lowercase())
    };
    let reason = Signal::derive(move || {
        (!is_confirmed()).then(|| t::safety_erase_reason(t::safety_erase_word()))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if untrack(is_confirmed) {
            run(erasing, EraseVault { is_confirmed: true });
        }
    };
    view! {
        <Dialog
            open=open
            title=Signal::derive(t::safety_erase_title)
            testid="safety-erase-dialog"
        >
            <p class="mt-2">{t::safety_erase_nothing()}</p>
            <Slip class="mt-4">
                <p>{t::safety_erase_lost()}</p>
                <p class="mt-1">{t::safety_erase_kept()}</p>
            </Slip>
            <form class="mt-4" on:submit=submit novalidate=true>
                <Field
                    label=t::safety_erase_label(t::safety_erase_word())
                    value=typed
                    testid="safety-erase-word"
                />
                <ErrorSlip
                    testid="safety-erase-error"
                    class="mt-3"
                    error=Signal::derive(move || erasing.with(Pending::error))
                />
                <div class="dialog-acts items-center">
                    <Button
                        testid="safety-erase-keep"
                        kind=ButtonKind::Quiet
                        autofocus=true
                        on_press=move || open.set(false)
                    >
                        {t::common_cancel()}
                    </Button>
                    <Button
                        testid="safety-erase"
                        kind=ButtonKind::Remove
                        icon=Icon::Delete
                        submit=true
                        pending=Signal::derive(move || erasing.with(Pending::is_running))
                        working=t::safety_erase_working()
                        reason=reason
                    >
                        {t::safety_erase_act()}
                    </Button>
                </div>
            </form>
        </Dialog>
    }
}
