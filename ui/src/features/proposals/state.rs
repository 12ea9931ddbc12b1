//! What is followed of writing together, and how acts of the person are sent.
//!
//! Used by every page of the feature. Invariant: nothing is kept here that the core would not tell again.

use std::sync::Arc;

use larkspur_ipc::{
    Command, IpcError, RoomId, Stream,
    account::AccountState,
    messaging::{Membership, RoomKind, RoomSummary, WatchRooms},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    features::account::use_account,
    ipc,
    shared::{error_text, live_list::LiveList, memo, toast},
};

/// What is followed: nothing yet, what was told last, or why nothing is told.
#[derive(Clone, Copy)]
pub(super) struct Followed<T: Send + Sync + 'static> {
    /// What was told last.
    pub(super) told: RwSignal<Option<T>>,
    /// Why nothing is told.
    pub(super) error: RwSignal<Option<IpcError>>,
}

impl<T: Send + Sync + 'static> Followed<T> {
    /// Follows a stream of whole values while the current owner lives.
    pub(super) fn start<S: Stream<Message = T>>(stream: S) -> Self {
        let followed = Self { told: RwSignal::new(None), error: RwSignal::new(None) };
        ipc::watch_or(
            stream,
            move |now| {
                followed.told.try_set(Some(now));
            },
            move |error| {
                followed.error.try_set(Some(error));
            },
        )
        .until_cleanup();
        followed
    }
}

/// Whether somebody is signed in.
pub(super) fn signed_in() -> Memo<bool> {
    let account = use_account();
    memo(move |_| matches!(account.state(), Some(AccountState::SignedIn { .. })))
}

/// The rooms that the person is in.
#[derive(Clone)]
pub(super) struct Rooms(Arc<LiveList<RoomSummary>>);

impl Rooms {
    /// Follows them while the current owner lives. Whoever is not signed in has none.
    pub(super) fn follow() -> Self {
        let list = LiveList::new();
        let told = list.clone();
        ipc::watch(WatchRooms {}, move |batch| {
            // A batch that does not fit leaves the list as it was, which is only less new.
            let _ = told.apply(batch);
        })
        .until_cleanup();
        Self(Arc::new(list))
    }

    /// Whether they have been told. Tracks.
    pub(super) fn has_arrived(&self) -> bool {
        self.0.has_arrived()
    }

    /// The name of a room; none while it is not known. Tracks.
    pub(super) fn name(&self, room: &RoomId) -> Option<String> {
        // The row appears and goes with the keys.
        let _ = self.0.keys();
        self.0.row(room).map(|row| row.with(|it| it.name.clone()))
    }

    /// The rooms of the library, with their names. Tracks.
    pub(super) fn of_the_library(&self) -> Vec<(RoomId, String)> {
        let is_one = |room: &RoomSummary| {
            room.kind == RoomKind::Library && matches!(room.membership, Membership::Joined)
        };
        self.0.items().into_iter().filter(is_one).map(|it| (it.room, it.name)).collect()
    }
}

/// Sends an act of the person. Why it was not done is said in a toast.
pub(super) fn send<C: Command<Output = ()>>(command: C) {
    spawn_local(async move {
        if let Err(error) = ipc::call(command).await {
            toast::show(error_text(error), None);
        }
    });
}
