//! What is known of an open room: who can read, who owns it, whether sending is held back.
//!
//! The window reads it as one stream beside the timeline. Invariant: everything that decides what
//! a person may do is computed here, never in the window.

use async_stream::stream;
use futures_util::Stream;
use larkspur_ipc::{
    IpcError,
    messaging::{Person, RoomDetail, WatchRoom},
};
use matrix_sdk::{
    Room,
    ruma::{
        UserId,
        events::{MessageLikeEventType, room::member::MembershipState},
    },
};
use tokio::sync::broadcast::error::RecvError;

use super::{Messaging, Shared, ownership, room_id, room_list, spaces, words};

impl Messaging {
    /// The room, and again after each change.
    ///
    /// # Errors
    /// When the room is not known.
    pub fn watch_room(
        &self,
        command: &WatchRoom,
    ) -> Result<impl Stream<Item = RoomDetail> + Send + 'static + use<>, IpcError> {
        let room = self.shared.room(&command.room)?;
        let shared = self.shared.clone();
        Ok(stream! {
            let mut info = room.subscribe_info();
            let mut gate = shared.gate.subscribe();
            let mut updates = room.subscribe_to_updates();
            // Who owns a room hangs on the space above it, which may arrive after the room.
            let mut spaces = shared.spaces_changed.subscribe();
            let mut shown: Option<RoomDetail> = None;
            loop {
                if let Some(next) = detail(&shared, &room).await
                    && shown.as_ref() != Some(&next)
                {
                    shown = Some(next.clone());
                    yield next;
                }
                let is_over = tokio::select! {
                    next = info.next() => next.is_none(),
                    next = gate.changed() => next.is_err(),
                    next = spaces.changed() => next.is_err(),
                    next = updates.recv() => matches!(next, Err(RecvError::Closed)),
                };
                if is_over {
                    return;
                }
            }
        })
    }
}

async fn detail(shared: &Shared, room: &Room) -> Option<RoomDetail> {
    let me = room.own_user_id();
    let levels = room.power_levels().await.ok();
    let community = spaces::community(&shared.client).await;
    let organisation = match community.as_ref().map(|c| &c.organisation) {
        Some(id) if id != me => joined(room, id).await,
        _ => None,
    };
    Some(RoomDetail {
        room: room_id(room.room_id()).ok()?,
        name: room_list::name(room).await,
        kind: room_list::kind(room).await,
        is_encrypted: room.encryption_state().is_encrypted(),
        member_count: u32::try_from(room.joined_members_count()).unwrap_or(u32::MAX),
        organisation,
        ownership: ownership::judge(room, community.as_ref()).await,
        can_invite: levels.as_ref().is_some_and(|levels| levels.user_can_invite(me)),
        can_send: levels.as_ref().is_none_or(|levels| {
            levels.user_can_send_message(me, MessageLikeEventType::RoomEncrypted)
        }),
        identity_changes: shared.gate.changes(room.room_id()),
    })
}

async fn joined(room: &Room, id: &UserId) -> Option<Person> {
    let member = room.get_member_no_sync(id).await.ok().flatten()?;
    if *member.membership() != MembershipState::Join {
        return None;
    }
    words::person(id, member.display_name())
}
