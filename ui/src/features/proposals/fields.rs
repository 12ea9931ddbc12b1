//! A field that grows with its words, and the choice whether to be named.
//!
//! Used by both pages side by side and by the dialog that proposes. Invariants: a field is never smaller than its
//! words, whatever the size of the letters; nobody is named who did not ask for it.

use larkspur_ipc::proposals::MAX_NAME_CHARS;
use leptos::{html, prelude::*};

use crate::{
    i18n::{Text, t},
    shared::{Choice, Field, Show, ids::unique_id},
};

/// A field of any height. Its label stands outside.
#[component]
pub(super) fn GrowingField(
    /// The element id.
    id: String,
    /// `data-testid`.
    testid: &'static str,
    /// What stands in it.
    #[prop(into)]
    words: Signal<String>,
    /// What it does with what was typed.
    on_words: Callback<String>,
    /// The language of the words; none: that of the app.
    #[prop(optional, into)]
    lang: Option<String>,
    /// `auto`, or the direction of the language.
    #[prop(default = "auto")]
    dir: &'static str,
    /// Whether it is words that are made to be kept.
    #[prop(optional)]
    is_read: bool,
    /// What describes it.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// The most letters that can be typed.
    #[prop(optional)]
    max_length: Option<usize>,
    /// The element, for moving the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    // The copy beneath gives the field its height, without asking the engine for any.
    let copy = move || format!("{} ", words.get());
    view! {
        <div class=if is_read { "grow-words read" } else { "grow-words" } lang=lang dir=dir>
            <textarea
                node_ref=node_ref
                id=id
                rows="1"
                dir=dir
                autocomplete="off"
                spellcheck="true"
                data-testid=testid
                maxlength=max_length.map(|length| length.to_string())
                aria-describedby=described_by
                prop:value=move || words.get()
                on:input=move |event| on_words.run(event_target_value(&event))
            ></textarea>
            <div aria-hidden="true">{copy}</div>
        </div>
    }
}

/// Whether and how somebody wants to be named in the pack.
#[derive(Clone, Copy)]
pub(super) struct Naming {
    is_named: RwSignal<bool>,
    name: RwSignal<String>,
}

impl Naming {
    /// At first: not at all.
    pub(super) fn new() -> Self {
        Self { is_named: RwSignal::new(false), name: RwSignal::new(String::new()) }
    }

    /// The name under which they want to be named; none: not at all.
    pub(super) fn name(self) -> Option<String> {
        self.is_named.get_untracked().then(|| self.name.get_untracked().trim().to_owned())
    }

    /// The name as it is typed; none where they do not want to be named. Tracks.
    pub(super) fn typed(self) -> Option<String> {
        self.is_named.get().then(|| self.name.get())
    }

    /// Puts back what [`Self::typed`] gave.
    pub(super) fn put_back(self, typed: Option<String>) {
        self.is_named.set(typed.is_some());
        self.name.set(typed.unwrap_or_default());
    }

    /// What is missing, if anything. Tracks.
    pub(super) fn missing(self) -> Option<Text> {
        let is_missing = self.is_named.get() && self.name.with(|name| name.trim().is_empty());
        is_missing.then(t::proposals_name_missing)
    }
}

/// The choice.
#[component]
pub(super) fn NamingChoice(
    /// What is chosen.
    naming: Naming,
) -> impl IntoView {
    let group = unique_id("naming");
    let Naming { is_named, name } = naming;
    view! {
        <fieldset class="mt-5" data-testid="proposals-naming">
            <legend class="field-label">{t::proposals_naming()}</legend>
            <div class="choices">
                <Choice
                    group=group.clone()
                    testid="proposals-naming-none"
                    is_chosen=Signal::derive(move || !is_named.get())
                    on_choose=move || is_named.set(false)
                    hint=t::proposals_naming_none_hint()
                >
                    {t::proposals_naming_none()}
                </Choice>
                <Choice
                    group=group
                    testid="proposals-naming-chosen"
                    is_chosen=is_named
                    on_choose=move || is_named.set(true)
                    hint=t::proposals_naming_chosen_hint()
                >
                    {t::proposals_naming_chosen()}
                </Choice>
            </div>
            <Show when=move || is_named.get()>
                <div class="mt-3">
                    <Field
                        label=t::proposals_name()
                        value=name
                        testid="proposals-name"
                        max_length=u32::try_from(MAX_NAME_CHARS).unwrap_or(u32::MAX)
                    />
                </div>
            </Show>
        </fieldset>
    }
}
