//! Changing the passphrase, from the settings page.
//!
//! Invariant: both passphrases leave the page when the dialog closes.

use larkspur_ipc::{
    IpcError, Secret,
    safety::{ChangePassphrase, PassphraseEstimate, SafetyError},
};
use leptos::{ev, prelude::*};

use super::choose_passphrase::ChoosePassphrase;
use crate::{
    i18n::{Text, t},
    shared::{
        Button, ButtonKind, Dialog, Icon, PassphraseField, Pending, Slip, SlipKind, effect,
        error_text, run_then, toast,
    },
};

/// The dialog.
#[component]
pub fn ChangePassphraseDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let current = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let estimate = RwSignal::new(None::<PassphraseEstimate>);
    let changing = RwSignal::new(Pending::<()>::Idle);
    effect(move || {
        if !open.get() {
            current.set(String::new());
            new.set(String::new());
            changing.set(Pending::Idle);
        }
    });
    let is_ready = move || {
        !current.with(String::is_empty)
            && estimate.with(|known| known.is_some_and(|known| known.is_enough))
    };
    let reason = Signal::derive(move || (!is_ready()).then(t::safety_passphrase_reason));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !untrack(is_ready) {
            return;
        }
        let command = ChangePassphrase {
            current: Secret::new(current.get_untracked()),
            new: Secret::new(new.get_untracked()),
        };
        run_then(changing, command, move |()| {
            open.set(false);
            toast::show(t::safety_change_done(), None);
        });
    };
    view! {
        <Dialog
            open=open
            title=Signal::derive(t::safety_change_title)
            testid="safety-change-dialog"
            class="dialog-wide"
        >
            <form class="mt-4 grid gap-5" on:submit=submit novalidate=true>
                <PassphraseField
                    label=t::safety_change_current()
                    value=current
                    testid="safety-current-passphrase"
                    show_testid="safety-current-passphrase-show"
                    autofocus=true
                    error=Signal::derive(move || changing.with(error_of_current))
                />
                <div>
                    <ChoosePassphrase label=t::safety_change_new() value=new estimate=estimate/>
                </div>
                {move || {
                    changing
                        .with(error_of_all)
                        .map(|words| {
                            view! {
                                <Slip
                                    kind=SlipKind::Clay
                                    icon=Icon::Problem
                                    appears=true
                                    testid="safety-change-error"
                                >
                                    <p>{words}</p>
                                </Slip>
                            }
                        })
                }}
                <div class="flex flex-wrap items-center gap-2 justify-end">
                    <Button
                        testid="safety-change-keep"
                        kind=ButtonKind::Quiet
                        on_press=move || open.set(false)
                    >
                        {t::common_cancel()}
                    </Button>
                    <Button
                        testid="safety-change"
                        kind=ButtonKind::Primary
                        submit=true
                        pending=Signal::derive(move || changing.with(Pending::is_running))
                        working=t::safety_change_working()
                        reason=reason
                    >
                        {t::safety_change_act()}
                    </Button>
                </div>
            </form>
        </Dialog>
    }
}

fn is_about_current(error: IpcError) -> bool {
    matches!(
        error,
        IpcError::Safety(SafetyError::WrongPassphrase { .. } | SafetyError::WaitFirst { .. })
    )
}

/// What stands below the field of the passphrase that opens it now.
fn error_of_current(changing: &Pending<()>) -> Option<Text> {
    changing.error().filter(|error| is_about_current(*error)).map(error_text)
}

/// What stands below all.
fn error_of_all(changing: &Pending<()>) -> Option<Text> {
    changing.error().filter(|error| !is_about_current(*error)).map(error_text)
}
