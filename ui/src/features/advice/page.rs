//! The page of policy drafts: the board, the draft that is open, or a version of it that is read.
//!
//! Shown by the shell behind the gate of the account. Invariant: what is open is in [`super::place`] and nowhere else.

use leptos::prelude::*;

use super::{
    board_page::BoardPage,
    editor_page::EditorPage,
    place::{self, Open},
    version_page::VersionPage,
};
use crate::shared::memo;

/// The page.
#[component]
pub fn AdvicePage() -> impl IntoView {
    let open = place::opened();
    // Opening what is open must not build it anew: a caret stands in it.
    let open = memo(move |_| open.get());
    move || match open.get() {
        Some(Open::Draft(room)) => view! { <EditorPage room=room/> }.into_any(),
        Some(Open::Version(room, version)) => {
            view! { <VersionPage room=room version=version/> }.into_any()
        }
        None => view! { <BoardPage/> }.into_any(),
    }
}
