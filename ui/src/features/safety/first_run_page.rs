//! The first run: a language, then a passphrase; one question a page.
//!
//! Shown while there is no vault. Invariant: what was typed stays when a step is refused.

use larkspur_ipc::Secret;
use larkspur_ipc::safety::{CreateVault, PassphraseEstimate};
use leptos::{ev, prelude::*};

use super::{choose_passphrase::ChoosePassphrase, first_run_frame::FirstRunFrame};
use crate::{
    features::settings::LanguageChoice,
    i18n::{Text, t},
    shared::{Button, ButtonKind, ErrorSlip, Icon, Pending, run},
};

/// How many questions the first run asks.
const STEPS: u32 = 2;

/// The first run.
#[component]
pub(super) fn FirstRunPage() -> impl IntoView {
    let is_language_chosen = RwSignal::new(false);
    move || {
        if is_language_chosen.get() {
            view! { <PassphraseStep on_back=move || is_language_chosen.set(false)/> }.into_any()
        } else {
            view! { <LanguageStep on_continue=move || is_language_chosen.set(true)/> }.into_any()
        }
    }
}

#[component]
fn LanguageStep(#[prop(into)] on_continue: Callback<()>) -> impl IntoView {
    view! {
        <FirstRunFrame
            testid="safety-language-step"
            step=Text::from(t::SafetyStep { count: STEPS.into(), step: 1_u32.into() })
            title=t::safety_language_title()
        >
            <p class="text-ink-2 text-lg mb-6">{t::safety_language_lead()}</p>
            <LanguageChoice/>
            <div class="mt-8">
                <Button
                    testid="safety-language-continue"
                    kind=ButtonKind::Primary
                    class="px-8"
                    icon_end=Icon::Forward
                    on_press=on_continue
                >
                    {t::common_continue()}
                </Button>
            </div>
        </FirstRunFrame>
    }
}

#[component]
fn PassphraseStep(#[prop(into)] on_back: Callback<()>) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let estimate = RwSignal::new(None::<PassphraseEstimate>);
    let creating = RwSignal::new(Pending::<()>::Idle);
    let is_enough = move || estimate.with(|known| known.is_some_and(|known| known.is_enough));
    let reason = Signal::derive(move || (!is_enough()).then(t::safety_passphrase_reason));
    // Once it is made, the shell puts the other window in this one's place.
    let is_working = Signal::derive(move || creating.with(|it| it.is_running() || it.is_done()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if is_enough() && !is_working.get_untracked() {
            let passphrase = Secret::new(passphrase.get_untracked());
            run(creating, CreateVault { passphrase });
        }
    };
    view! {
        <FirstRunFrame
            testid="safety-passphrase-step"
            step=Text::from(t::SafetyStep { count: STEPS.into(), step: 2_u32.into() })
            title=t::safety_passphrase_title()
        >
            <p class="text-lg text-ink-2 mb-6">{t::safety_passphrase_lead()}</p>
            <form on:submit=submit novalidate=true>
                <ChoosePassphrase
                    label=t::safety_passphrase()
                    value=passphrase
                    estimate=estimate
                />
                <dl class="protects">
                    <dt class="cap">{t::safety_protects_title()}</dt>
                    <dd class="second">{t::safety_protects()}</dd>
                    <dt class="cap">{t::safety_protects_not_title()}</dt>
                    <dd class="second">{t::safety_protects_not()}</dd>
                </dl>
                <ErrorSlip
                    testid="safety-create-error"
                    class="mt-4"
                    error=Signal::derive(move || creating.with(Pending::error))
                />
                <div class="flex flex-wrap items-center gap-4 mt-6">
                    <Button
                        testid="safety-passphrase-continue"
                        kind=ButtonKind::Primary
                        class="px-8"
                        icon_end=Icon::Forward
                        submit=true
                        pending=is_working
                        working=t::safety_passphrase_working()
                        reason=reason
                    >
                        {t::common_continue()}
                    </Button>
                    <Button
                        testid="safety-passphrase-back"
                        kind=ButtonKind::Quiet
                        icon=Icon::Back
                        on_press=on_back
                    >
                        {t::common_back()}
                    </Button>
                </div>
            </form>
        </FirstRunFrame>
    }
}
