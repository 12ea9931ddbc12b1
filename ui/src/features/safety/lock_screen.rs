//! What the lock window shows while the vault is locked: the passphrase, or the library for who wants it here.
//!
//! Shown by `lock_window`. Invariants: the library is shown only while the preference for it is on; a window that was out of
//! sight comes back with the passphrase, so nobody sees what was read before; no other change takes what was typed.

use leptos::prelude::*;

use super::{lock_page::LockPage, reading_page::ReadingPage};
use crate::{features::settings::use_preferences, shared::memo};

/// The lock screen.
#[component]
pub(super) fn LockScreen(
    /// What the next try waits, as the shell says it.
    wait_seconds: Signal<u32>,
) -> impl IntoView {
    let preferences = use_preferences();
    let is_reading = RwSignal::new(false);
    let can_read = memo(move |_| preferences.with(|it| it.can_read_while_locked));
    // By itself, so that another preference draws nothing anew.
    let shows_library = memo(move |_| can_read.get() && is_reading.get());
    // After "Hide now" the same window is shown again.
    let hidden = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() {
            is_reading.set(false);
        }
    });
    on_cleanup(move || hidden.remove());
    move || {
        if shows_library.get() {
            view! { <ReadingPage on_leave=move || is_reading.set(false)/> }.into_any()
        } else {
            view! {
                <LockPage
                    wait_seconds=wait_seconds
                    can_read=can_read.into()
                    on_read=move || is_reading.set(true)
                />
            }
            .into_any()
        }
    }
}
