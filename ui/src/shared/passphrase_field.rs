//! A field for a passphrase or a password, with a button that shows or covers it.
//!
//! Used by the vault and by sign-in. Invariants: paste and password managers work; it is covered
//! unless the person asks, or the page starts it shown.

use leptos::{html, prelude::*};

use super::{
    button::{Button, ButtonKind},
    field::FieldError,
    icon::Icon,
    ids::unique_id,
};
use crate::i18n::{Text, t};

/// A line to type a secret in.
#[component]
pub fn PassphraseField(
    /// What it asks for.
    #[prop(into)]
    label: Text,
    /// What is typed.
    value: RwSignal<String>,
    /// `data-testid` of the input; `<testid>-error` is the error, `<testid>-show` the button.
    testid: &'static str,
    /// `data-testid` of the button that shows or covers it.
    #[prop(default = "common-show-passphrase")]
    show_testid: &'static str,
    /// `current-password` or `new-password`.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// Help below the input.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// Whether it is shown. Given by the page when it wants to start it shown.
    #[prop(optional)]
    is_shown: Option<RwSignal<bool>>,
    /// Whether the button stands below instead of beside, as on the lock screen: then the page
    /// puts [`ShowButton`] there.
    #[prop(optional)]
    without_button: bool,
    /// Whether what is typed is a key, of which each letter counts.
    #[prop(optional)]
    is_code: bool,
    /// Another element that describes it.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Takes the focus when it appears in a dialog.
    #[prop(optional)]
    autofocus: bool,
    /// The element, for moving the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let is_shown = is_shown.unwrap_or_else(|| RwSignal::new(false));
    let id = unique_id("secret");
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described: Vec<String> = described_by
        .into_iter()
        .chain(hint.is_some().then(|| hint_id.clone()))
        .chain(std::iter::once(error_id.clone()))
        .collect();
    view! {
        <div>
            <label class="field-label" for=id.clone()>{label}</label>
            <div class="flex gap-2">
                <input
                    node_ref=node_ref
                    id=id
                    class=if is_code { "input font-mono" } else { "input" }
                    type=move || if is_shown.get() { "text" } else { "password" }
                    dir=if is_code { "ltr" } else { "auto" }
                    autocomplete=autocomplete
                    autocapitalize="off"
                    spellcheck="false"
                    autofocus=autofocus
                    data-testid=testid
                    aria-describedby=described.join(" ")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                {(!without_button)
                    .then(|| {
                        view! { <ShowButton is_shown=is_shown testid=show_testid kind=ButtonKind::Line/> }
                    })}
            </div>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <FieldError id=error_id error=error testid=format!("{testid}-error")/>
        </div>
    }
}

/// "Show" and "Cover it".
#[component]
pub fn ShowButton(
    /// What it changes.
    is_shown: RwSignal<bool>,
    /// `data-testid`.
    testid: &'static str,
    /// How much weight it has.
    #[prop(optional)]
    kind: ButtonKind,
) -> impl IntoView {
    let icon = Signal::derive(move || Some(if is_shown.get() { Icon::Cover } else { Icon::Show }));
    view! {
        <Button
            testid=testid
            kind=kind
            class="shrink-0"
            icon=icon
            on_press=move || is_shown.update(|is| *is = !*is)
        >
            {move || if is_shown.get() { t::common_cover() } else { t::common_show() }}
        </Button>
    }
}
