//! Which draft is open, if one is, and which of its versions is read.
//!
//! Set by the board, by whoever begins a draft, by the list of versions and by the ways back; read by the page. Invariants: it goes
//! with the window, which locking replaces; a version is read only of the draft that is open.

use larkspur_ipc::{RoomId, VersionId};
use leptos::prelude::*;

/// What is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// A draft.
    Draft(RoomId),
    /// A version of a draft.
    Version(RoomId, VersionId),
}

thread_local! {
    static OPEN: ArcRwSignal<Option<Open>> = ArcRwSignal::new(None);
}

/// What is open; nothing: the board.
pub(super) fn opened() -> ArcRwSignal<Option<Open>> {
    OPEN.with(ArcRwSignal::clone)
}

/// Opens a draft.
pub(super) fn open(room: RoomId) {
    opened().set(Some(Open::Draft(room)));
}

/// Opens a version of a draft.
pub(super) fn read_version(room: RoomId, version: VersionId) {
    opened().set(Some(Open::Version(room, version)));
}

/// Goes back to the board.
pub(super) fn close() {
    opened().set(None);
}
