//! A field: label, input, hint, and the sentence that says what is wrong.
//!
//! Used by every form. Invariants: the label is a `<label>`; hint and error are tied to the input;
//! what was typed stays when something is wrong.

use leptos::{html, prelude::*};

use super::{icon::Icon, ids::unique_id, reactive::Show};
use crate::i18n::Text;

/// The sentence below a field that says what is wrong, read out politely when it appears.
#[component]
pub fn FieldError(
    /// The element id, for `aria-describedby`.
    id: String,
    /// What is wrong.
    error: Signal<Option<Text>>,
    /// `data-testid` of the sentence.
    testid: String,
) -> impl IntoView {
    let has_error = move || error.with(Option::is_some);
    view! {
        <div id=id aria-live="polite">
            <Show when=has_error>
                <p class="state state-clay mt-2" data-testid=testid.clone()>
                    <Icon name=Icon::Problem/>
                    <span>{move || error.get()}</span>
                </p>
            </Show>
        </div>
    }
}

/// A line to type in.
#[component]
pub fn Field(
    /// What it asks for.
    #[prop(into)]
    label: Text,
    /// What is typed.
    value: RwSignal<String>,
    /// `data-testid` of the input; the error is `<testid>-error`.
    testid: &'static str,
    /// Help below the input.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    error: Signal<Option<Text>>,
    /// The `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// The `autocomplete` of the input.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `auto` for words; `ltr` for addresses, keys and code.
    #[prop(default = "auto")]
    dir: &'static str,
    /// The most characters that can be typed.
    #[prop(optional)]
    max_length: Option<u32>,
    /// Whether spelling is checked: only for prose.
    #[prop(optional)]
    spellcheck: bool,
    /// Takes the focus when it appears in a dialog.
    #[prop(optional)]
    autofocus: bool,
    /// Whether what is typed is a key or an id, of which each letter counts.
    #[prop(optional)]
    is_code: bool,
    /// Another element that describes it, such as the line that says who sees it.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// The element, for moving the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = unique_id("field");
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
            <input
                node_ref=node_ref
                id=id
                class=if is_code { "input font-mono" } else { "input" }
                type=kind
                dir=dir
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck=if spellcheck { "true" } else { "false" }
                maxlength=max_length.map(|length| length.to_string())
                autofocus=autofocus
                data-testid=testid
                aria-describedby=described.join(" ")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <FieldError id=error_id error=error testid=format!("{testid}-error")/>
        </div>
    }
}
