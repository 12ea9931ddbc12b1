//! How far "Shift three times" has come: dots and a sentence.
//!
//! Stands in both windows. The shell counts the keys, since it sees them before the page does.
//! Invariant: it stands above everything, also above a modal dialog.

use larkspur_ipc::safety::{HideProgress, WatchHideProgress};
use leptos::{html, prelude::*};

use crate::{
    i18n::t,
    ipc,
    shared::{Show, effect},
};

/// How many presses hide the app.
const PRESSES: u8 = 3;

/// The note.
#[component]
pub fn HideProgressNote() -> impl IntoView {
    let count = RwSignal::new(0_u8);
    ipc::watch(WatchHideProgress {}, move |HideProgress { count: now }| count.set(now))
        .until_cleanup();
    let note = NodeRef::<html::Div>::new();
    effect(move || {
        let is_on = (1..PRESSES).contains(&count.get());
        let Some(note) = note.get() else { return };
        // Fails only when it is shown, or not shown, already.
        let _ = if is_on { note.show_popover() } else { note.hide_popover() };
    });
    let dots = move || {
        (0..PRESSES)
            .map(|at| view! { <i class=if at < count.get() { "hide-dot hide-dot-full" } else { "hide-dot" }></i> })
            .collect_view()
    };
    view! {
        <div
            node_ref=note
            class="hide-note"
            popover="manual"
            role="status"
            data-testid="safety-hide-progress"
        >
            <Show when=move || (1..PRESSES).contains(&count.get())>
                <span class="flex gap-2" aria-hidden="true">{dots}</span>
                <span>{move || t::safety_hide_progress(PRESSES.saturating_sub(count.get()))}</span>
            </Show>
        </div>
    }
}
