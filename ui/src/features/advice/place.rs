//! Which draft is open, if one is.
//!
//! Set by the board, by whoever begins a draft and by the editor's way back; read by the page. Invariant: it goes with the window,
//! which locking replaces.

use larkspur_ipc::RoomId;
use leptos::prelude::*;

thread_local! {
    static OPEN: ArcRwSignal<Option<RoomId>> = ArcRwSignal::new(None);
}

/// The room of the draft that is open.
pub(super) fn open_draft() -> ArcRwSignal<Option<RoomId>> {
    OPEN.with(ArcRwSignal::clone)
}

/// Opens a draft.
pub(super) fn open(room: RoomId) {
    open_draft().set(Some(room));
}

/// Goes back to the board.
pub(super) fn close() {
    open_draft().set(None);
}
