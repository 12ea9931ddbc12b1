//! Something that is shown only when what it speaks of takes long: no flicker when it does not.
//!
//! Used for "Opening", "Waiting to send". Invariant: what is gone before its time never appears.

use std::time::Duration;

use leptos::prelude::*;

use super::reactive::Show;

/// Shows its children after a while.
#[component]
pub fn Late(
    /// After how long.
    after: Duration,
    /// What appears.
    children: ChildrenFn,
) -> impl IntoView {
    let is_due = RwSignal::new(false);
    // Where no timer can be had it is shown at once, which is only less calm.
    match set_timeout_with_handle(move || is_due.set(true), after) {
        Ok(timer) => on_cleanup(move || timer.clear()),
        Err(_) => is_due.set(true),
    }
    view! { <Show when=move || is_due.get()>{children()}</Show> }
}
