//! The page of policy drafts: the board, or the draft that is open.
//!
//! Shown by the shell behind the gate of the account. Invariant: what is open is in [`super::place`] and nowhere else.

use leptos::prelude::*;

use super::{board_page::BoardPage, editor_page::EditorPage, place};
use crate::shared::memo;

/// The page.
#[component]
pub fn AdvicePage() -> impl IntoView {
    let open = place::open_draft();
    // Opening what is open must not build it anew: a caret stands in it.
    let open = memo(move |_| open.get());
    move || match open.get() {
        Some(room) => view! { <EditorPage room=room/> }.into_any(),
        None => view! { <BoardPage/> }.into_any(),
    }
}
