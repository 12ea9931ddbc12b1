//! The note on a word of the glossary: what it means, and what not to say.
//!
//! Stands once in the library's page. Invariants: it opens beside its word, Esc and a press elsewhere close it,
//! and the focus goes back to the word.

use larkspur_ipc::resources::Term;
use leptos::{ev, html, prelude::*};

use super::state::{Explained, use_shown};
use crate::{
    i18n::t,
    shared::{Icon, State, StateKind, effect, focus, popover},
};

/// The note.
#[component]
pub(super) fn TermNote() -> impl IntoView {
    let explained = use_shown().explained;
    let note = NodeRef::<html::Div>::new();
    effect(move || {
        let (Some(note), Some(Explained { anchor, .. })) = (note.get(), explained.get()) else {
            return;
        };
        // Its words are put in by an effect of this turn; it is placed by their size.
        request_animation_frame(move || {
            if !anchor.is_connected() {
                return;
            }
            // Fails only when it is open already.
            let _ = note.show_popover();
            popover::place(&note, &anchor);
            let _ = note.focus();
        });
    });
    // In a window of another size its word stands elsewhere.
    let resized = window_event_listener(ev::resize, move |_| {
        if let Some(note) = note.get_untracked() {
            // Fails only when it is closed already.
            let _ = note.hide_popover();
        }
    });
    on_cleanup(move || {
        resized.remove();
        // A note that goes with its page does not hear that it closed, and the next one would open.
        explained.try_set(None);
    });
    let toggled = move |_| {
        let is_open =
            note.get_untracked().is_some_and(|it| it.matches(":popover-open").unwrap_or(false));
        if is_open {
            return;
        }
        let before = explained.get_untracked();
        explained.set(None);
        // A press on something else has given that the focus.
        if let Some(Explained { anchor, .. }) = before.filter(|_| focus::is_lost()) {
            let _ = anchor.focus();
        }
    };
    let words = move || explained.get().map(|it| view! { <Words term=it.term/> });
    view! {
        <div
            node_ref=note
            class="menu-list term-note"
            role="dialog"
            aria-label=move || explained.get().map(|it| it.term.words)
            tabindex="-1"
            popover="auto"
            data-testid="resources-term-note"
            on:toggle=toggled
        >
            {words}
        </div>
    }
}

/// What is said of a word.
#[component]
pub(super) fn Words(term: Term) -> impl IntoView {
    let avoid = term.avoid.clone().map(|avoid| {
        view! {
            <p class="second mt-2">
                <span class="font-semibold">{t::resources_words_avoid()}": "</span>
                <span lang=term.lang.clone() dir="auto">{avoid}</span>
            </p>
        }
    });
    let draft = term.is_draft.then(|| {
        view! {
            <State kind=StateKind::Straw icon=Icon::Draft>{t::resources_words_draft()}</State>
        }
    });
    view! {
        <p class="flex flex-wrap items-baseline gap-x-3">
            <span class="title h-small" lang=term.lang.clone() dir="auto">{term.words}</span>
            {draft}
        </p>
        <p class="mt-1" lang=term.lang.clone() dir="auto">{term.definition}</p>
        {avoid}
    }
}
