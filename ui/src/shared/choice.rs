//! One of a few things to choose from: a radio with its words and, where needed, a sentence below them.
//!
//! Used in dialogs and forms. Invariant: all of it is the label, so that it is pressed anywhere and read as one.

use leptos::prelude::*;

use crate::i18n::Text;

/// The choice. Its children are its words.
#[component]
pub fn Choice(
    /// The `name` that all choices of the question share.
    group: String,
    /// `data-testid` of the radio.
    testid: &'static str,
    /// Whether it is chosen.
    #[prop(into)]
    is_chosen: Signal<bool>,
    /// Called when it is chosen.
    #[prop(into)]
    on_choose: Callback<()>,
    /// What choosing it means.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// The words.
    children: Children,
) -> impl IntoView {
    // Words in one line stand in the middle.
    let class = if hint.is_some() { "choice" } else { "choice items-center" };
    view! {
        <label class=class>
            <input
                type="radio"
                class="radio"
                name=group
                data-testid=testid
                prop:checked=move || is_chosen.get()
                on:change=move |_| on_choose.run(())
            />
            <span class="min-w-0">
                <span class="block font-semibold">{children()}</span>
                {hint.map(|hint| view! { <span class="second block">{hint}</span> })}
            </span>
        </label>
    }
}
