//! Choosing a passphrase: five words that were drawn, or words of one's own with an estimate.
//!
//! Used by the first run and by changing the passphrase. Invariant: the estimate that is shown is
//! the one of what stands in the field now.

use std::time::Duration;

use larkspur_ipc::{
    Secret,
    safety::{
        EstimatePassphrase, PassphraseAdvice, PassphraseEstimate, Strength, SuggestPassphrase,
    },
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{Text, t},
    ipc,
    shared::{
        Button, ButtonKind, Icon, PassphraseField, Pending, Show, State, StateKind, effect,
        ids::unique_id, memo, run,
    },
};

/// How long the typing has to rest before it is estimated.
const REST: Duration = Duration::from_millis(120);

/// Five words, a field, and how hard it is to guess.
#[component]
pub(super) fn ChoosePassphrase(
    /// What the field asks for.
    label: Text,
    /// What is typed.
    value: RwSignal<String>,
    /// The estimate of what stands in the field; `None` while it is empty or not known yet.
    estimate: RwSignal<Option<PassphraseEstimate>>,
) -> impl IntoView {
    let is_shown = RwSignal::new(true);
    let strength_id = unique_id("strength");
    estimate_as_typed(value, estimate);
    view! {
        <SuggestedWords value=value is_shown=is_shown/>
        <PassphraseField
            label=label
            value=value
            testid="safety-new-passphrase"
            show_testid="safety-new-passphrase-show"
            autocomplete="new-password"
            is_shown=is_shown
            described_by=strength_id.clone()
        />
        <div id=strength_id class="mt-2.5 min-h-6" role="status" data-testid="safety-strength">
            {move || estimate.get().map(|known| view! { <StrengthLine estimate=known/> })}
        </div>
        <p class="second mt-1">{t::safety_passphrase_keep()}</p>
    }
}

#[component]
fn SuggestedWords(value: RwSignal<String>, is_shown: RwSignal<bool>) -> impl IntoView {
    let words = RwSignal::new(Pending::<Vec<String>>::Idle);
    let draw = move || run(words, SuggestPassphrase {});
    draw();
    let list = memo(move |before: Option<&Vec<String>>| {
        words.with(|words| match words {
            Pending::Done(words) => words.clone(),
            // The old words stay until the new ones are there.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let take = move || {
        value.set(list.with_untracked(|words| words.join(" ")));
        is_shown.set(true);
    };
    view! {
        <Show when=move || !list.with(Vec::is_empty)>
            <div class="rounded-lg border border-rule p-4 mb-6">
                <p class="cap mb-2.5">{t::safety_words()}</p>
                // The words are English, whatever language is shown.
                <ol class="flex flex-wrap gap-2" lang="en" dir="ltr" data-testid="safety-words">
                    {move || {
                        list.get()
                            .into_iter()
                            .enumerate()
                            .map(|(at, word)| {
                                view! {
                                    <li class="inline-flex items-baseline gap-1.5 rounded-md border border-rule bg-base-200 px-3 py-1.5 text-lg">
                                        <span class="meta nums" aria-hidden="true">{at + 1}</span>
                                        {word}
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ol>
                <div class="flex flex-wrap gap-2 mt-3.5">
                    <Button testid="safety-words-use" small=true icon=Icon::Check on_press=take>
                        {t::safety_words_use()}
                    </Button>
                    <Button
                        testid="safety-words-other"
                        small=true
                        kind=ButtonKind::Quiet
                        icon=Icon::Other
                        on_press=draw
                    >
                        {t::safety_words_other()}
                    </Button>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn StrengthLine(estimate: PassphraseEstimate) -> impl IntoView {
    let (kind, icon, words) = match estimate.strength {
        Strength::Weak => (StateKind::Straw, Icon::Draft, t::safety_strength_weak()),
        Strength::NotYet => (StateKind::Straw, Icon::Draft, t::safety_strength_not_yet()),
        Strength::Good => (StateKind::Leaf, Icon::Checked, t::safety_strength_good()),
        Strength::Strong => (StateKind::Leaf, Icon::Checked, t::safety_strength_strong()),
    };
    // "Good. One more word makes it strong." is advice already.
    let advice = estimate.advice.filter(|_| !estimate.is_enough).map(advice_words);
    let width = format!("{}%", estimate.bits.min(100));
    let bar = if estimate.is_enough { "full" } else { "" };
    view! {
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <div class="meter grow min-w-32" aria-hidden="true">
                <i class=bar style:inline-size=width></i>
            </div>
            <State kind=kind icon=icon testid="safety-strength-words">
                {words} {advice.map(|advice| view! { " " {advice} })}
            </State>
        </div>
    }
}

fn advice_words(advice: PassphraseAdvice) -> Text {
    match advice {
        PassphraseAdvice::AddWord => t::safety_advice_add_word(),
        PassphraseAdvice::TooCommon => t::safety_advice_too_common(),
        PassphraseAdvice::AvoidDates => t::safety_advice_avoid_dates(),
        PassphraseAdvice::AvoidPatterns => t::safety_advice_avoid_patterns(),
    }
}

/// Asks for the estimate when the typing rests, and drops an answer that came too late.
fn estimate_as_typed(value: RwSignal<String>, estimate: RwSignal<Option<PassphraseEstimate>>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    effect(move || {
        let typed = value.get();
        stop();
        if typed.is_empty() {
            estimate.set(None);
            return;
        }
        let ask = move || {
            spawn_local(async move {
                let passphrase = Secret::new(typed.clone());
                let known = ipc::call(EstimatePassphrase { passphrase }).await.ok();
                if value.try_with_untracked(|now| *now == typed) == Some(true) {
                    estimate.try_set(known);
                }
            });
        };
        waiting.set_value(set_timeout_with_handle(ask, REST).ok());
    });
    on_cleanup(stop);
}
