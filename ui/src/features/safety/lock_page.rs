//! The lock screen: a flower and one field. No product words, no counts, no names.
//!
//! Shown by [`super::lock_screen`] while the vault is locked. Invariants: a wrong passphrase loses nothing; a wait is said in
//! words and never counted down; the corner of Hide now holds Close.

use std::time::Duration;

use larkspur_ipc::{
    IpcError, Secret,
    safety::{SafetyError, UnlockVault},
};
use leptos::{ev, html, prelude::*};

use super::{erase_dialog::EraseDialog, state::close_app, wait::wait_words};
use crate::{
    features::settings::LanguageChoice,
    i18n::{self, t},
    shared::{
        Art, Button, ButtonKind, Dialog, Drawing, Icon, PassphraseField, Pending, Show, effect,
        error_text, passphrase_field::ShowButton, run_then,
    },
};

/// The lock screen.
#[component]
pub(super) fn LockPage(
    /// What the next try waits, as the shell says it.
    wait_seconds: Signal<u32>,
    /// Whether the library can be read from here.
    can_read: Signal<bool>,
    /// Opens the library.
    #[prop(into)]
    on_read: Callback<()>,
) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let opening = RwSignal::new(Pending::<()>::Idle);
    let is_shown = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let wait = hold_back(wait_seconds, opening);
    let error = Signal::derive(move || opening.with(Pending::error).map(error_text));
    let reason = Signal::derive(move || {
        // After a try, the error says the wait; else the words beside the button do.
        let is_said = opening.with(|opening| opening.error().is_some());
        wait.get().filter(|_| !is_said).map(|seconds| t::safety_lock_wait(wait_words(seconds)))
    });
    // Once it is open, the shell puts the other window in this one's place.
    let is_opening = Signal::derive(move || opening.with(|it| it.is_running() || it.is_done()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if passphrase.with_untracked(String::is_empty) || is_opening.get_untracked() {
            return;
        }
        let secret = Secret::new(passphrase.get_untracked());
        run_then(opening, UnlockVault { passphrase: secret }, move |()| {
            passphrase.try_set(String::new());
        });
    };
    // The words stay for another try, chosen, so that typing anew replaces them.
    effect(move || {
        if opening.with(|opening| opening.error().is_some())
            && let Some(field) = field.get_untracked()
        {
            field.select();
        }
    });
    focus_when_there(field);
    view! {
        <div class="lock" data-testid="safety-lock-page">
            <header class="flex justify-end p-[.4375rem] pe-3.5" data-region="top">
                <CloseButton/>
            </header>
            <main class="lock-middle" data-region="sheet">
                <h1 class="sr-only">{t::safety_lock_title()}</h1>
                <Art drawing=Drawing::Sprig class="lock-art"/>
                <form class="lock-form" on:submit=submit novalidate=true>
                    <PassphraseField
                        label=t::safety_lock_label()
                        value=passphrase
                        testid="safety-passphrase"
                        error=error
                        is_shown=is_shown
                        without_button=true
                        node_ref=field
                    />
                    <Button
                        testid="safety-unlock"
                        kind=ButtonKind::Primary
                        class="w-full mt-3"
                        submit=true
                        pending=is_opening
                        working=t::safety_lock_opening()
                        reason=reason
                    >
                        {t::safety_lock_open()}
                    </Button>
                    <LockLinks is_shown=is_shown can_read=can_read on_read=on_read/>
                </form>
            </main>
        </div>
    }
}

/// Ends the app. It stands where Hide now stands elsewhere.
#[component]
pub(super) fn CloseButton() -> impl IntoView {
    view! {
        <button
            type="button"
            class="btn btn-hide ms-auto"
            data-testid="safety-close"
            on:click=move |_| close_app()
        >
            <Icon name=Icon::Close/>
            {t::common_close()}
        </button>
    }
}

/// Show, the language, the way out for a forgotten passphrase, and the library for who wants it here.
#[component]
fn LockLinks(
    is_shown: RwSignal<bool>,
    can_read: Signal<bool>,
    on_read: Callback<()>,
) -> impl IntoView {
    let is_choosing_language = RwSignal::new(false);
    let is_forgotten = RwSignal::new(false);
    view! {
        <div class="flex flex-wrap justify-center gap-x-2 mt-4">
            <ShowButton is_shown=is_shown testid="safety-passphrase-show" kind=ButtonKind::Quiet/>
            <Button
                testid="safety-language"
                kind=ButtonKind::Quiet
                icon=Icon::Language
                on_press=move || is_choosing_language.set(true)
            >
                {move || i18n::current().autonym}
            </Button>
        </div>
        <p class="text-center mt-2">
            <button
                type="button"
                class="link min-h-8 text-sm"
                data-testid="safety-forgot"
                on:click=move |_| is_forgotten.set(true)
            >
                {t::safety_lock_forgot()}
            </button>
        </p>
        <Show when=move || can_read.get()>
            <p class="text-center mt-2">
                <button
                    type="button"
                    class="link min-h-8 text-sm"
                    data-testid="safety-read"
                    on:click=move |_| on_read.run(())
                >
                    {t::safety_lock_read()}
                </button>
            </p>
        </Show>
        <Dialog
            open=is_choosing_language
            title=Signal::derive(t::safety_lock_language_title)
            testid="safety-language-dialog"
        >
            <div class="mt-4"><LanguageChoice/></div>
            <div class="flex justify-end mt-5">
                <Button
                    testid="safety-language-done"
                    kind=ButtonKind::Primary
                    on_press=move || is_choosing_language.set(false)
                >
                    {t::common_continue()}
                </Button>
            </div>
        </Dialog>
        <EraseDialog open=is_forgotten/>
    }
}

/// The wait that holds now, if any: from the shell, or from the last try. It ends by itself.
fn hold_back(from_shell: Signal<u32>, opening: RwSignal<Pending<()>>) -> Signal<Option<u32>> {
    let wait = RwSignal::new(None::<u32>);
    let round = StoredValue::new(0_u32);
    effect(move || {
        let from_try = opening.with(|opening| match opening.error() {
            Some(IpcError::Safety(
                SafetyError::WrongPassphrase { wait_seconds }
                | SafetyError::WaitFirst { wait_seconds },
            )) => wait_seconds,
            _ => 0,
        });
        let seconds = from_shell.get().max(from_try);
        let this = round.with_value(|round| round.wrapping_add(1));
        round.set_value(this);
        if seconds == 0 {
            wait.set(None);
            return;
        }
        wait.set(Some(seconds));
        set_timeout(
            move || {
                if round.try_get_value() == Some(this) {
                    wait.try_set(None);
                }
            },
            Duration::from_secs(u64::from(seconds)),
        );
    });
    wait.into()
}

fn focus_when_there(field: NodeRef<html::Input>) {
    effect(move || {
        if let Some(field) = field.get() {
            // A field that has left the page already cannot take the focus, which is fine.
            let _ = field.focus();
        }
    });
}
