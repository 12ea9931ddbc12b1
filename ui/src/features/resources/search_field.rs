//! The field in which one looks for words, on the library's home.
//!
//! What is typed stays in the window's memory, so that somebody who opened a page comes back to what they
//! had found, and is written nowhere. Invariant: Esc empties the field before it does anything else.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::state::use_shown;
use crate::{
    i18n::t,
    shared::{Icon, effect, ids::unique_id},
};

/// How long nothing is typed before the library is asked: about as long as two keys of a quick hand lie apart.
const PAUSE: Duration = Duration::from_millis(150);

/// The field.
#[component]
pub(super) fn SearchField() -> impl IntoView {
    let shown = use_shown();
    let id = unique_id("library-search");
    let typed = RwSignal::new(shown.sought.get_untracked());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let change = move |words: String| {
        if let Some(waiting) = waiting.get_value() {
            waiting.clear();
        }
        typed.set(words.clone());
        if words.trim().is_empty() {
            // The shelves are there at once.
            shown.sought.set(String::new());
            return;
        }
        let ask = move || {
            shown.sought.try_set(words);
        };
        waiting.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    };
    // Emptied from elsewhere: what was looked for is forgotten with the other traces.
    effect(move || {
        if shown.sought.with(String::is_empty) {
            typed.set(String::new());
        }
    });
    view! {
        <search class="search-box">
            <label class="sr-only" for=id.clone()>{t::resources_search()}</label>
            <Icon name=Icon::Find/>
            <input
                id=id
                class="input"
                type="search"
                dir="auto"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength="200"
                enterkeyhint="search"
                data-testid="resources-search"
                placeholder=move || t::resources_search_example().text()
                prop:value=move || typed.get()
                on:input=move |event| change(event_target_value(&event))
                on:keydown=move |event: ev::KeyboardEvent| {
                    let has_words = typed.with_untracked(|words| !words.is_empty());
                    if event.key() == "Escape" && has_words && !event.is_composing() {
                        event.prevent_default();
                        event.stop_propagation();
                        change(String::new());
                    }
                }
            />
        </search>
    }
}
