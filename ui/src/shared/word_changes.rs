//! What has changed in a text, drawn by words.
//!
//! Used wherever somebody looks at what has changed: translations, proposals, versions of a draft. Invariant: a change is said in
//! words and lines, never by colour alone.

use larkspur_ipc::words::Change;
use leptos::prelude::*;

use crate::i18n::{self, Text, t};

/// The pieces of a text, each as what it is.
pub fn word_changes(changes: &[Change]) -> Vec<AnyView> {
    changes.iter().map(change).collect()
}

fn change(change: &Change) -> AnyView {
    match change {
        Change::Same { words } => words.clone().into_any(),
        Change::Added { words } => view! {
            <ins class="ins">
                {hidden(t::common_change_added())}
                {words.clone()}
                {hidden(t::common_change_added_end())}
            </ins>
        }
        .into_any(),
        Change::Removed { words } => view! {
            <del class="del">
                {hidden(t::common_change_removed())}
                {words.clone()}
                {hidden(t::common_change_removed_end())}
            </del>
        }
        .into_any(),
    }
}

/// Words of the app for a screen reader, inside words of perhaps another language.
pub fn hidden(text: Text) -> AnyView {
    view! { <span class="sr-only" lang=move || i18n::current().tag>" " {text} " "</span> }
        .into_any()
}
