//! Who is in a room.
//!
//! Used by the members dialog, the send gate and the joining of rooms. Invariant: an invited
//! person counts as somebody who can read later, and is named as such.

use async_stream::stream;
use futures_util::Stream;
use larkspur_ipc::{
    IpcError, ListDiff,
    messaging::{Member, WatchMembers},
};
use matrix_sdk::{
    Room, RoomMemberships,
    room::RoomMember,
    ruma::{OwnedUserId, events::room::member::MembershipState},
};

use super::{Messaging, minimise::minimise, spaces, words};

/// Joined or invited.
pub(super) fn is_active(member: &RoomMember) -> bool {
    matches!(member.membership(), MembershipState::Join | MembershipState::Invite)
}

/// Everybody who is joined or invited, without the person themself. Reads what is on the device.
pub(super) async fn others(room: &Room) -> Vec<OwnedUserId> {
    let members = room.members_no_sync(RoomMemberships::ACTIVE).await.unwrap_or_default();
    members.iter().map(|m| m.user_id().to_owned()).filter(|id| id != room.own_user_id()).collect()
}

impl Messaging {
    /// The members of a room by name, and the changes.
    ///
    /// # Errors
    /// When the room is not known.
    pub fn watch_members(
        &self,
        command: &WatchMembers,
    ) -> Result<impl Stream<Item = Vec<ListDiff<Member>>> + Send + 'static + use<>, IpcError> {
        let room = self.shared.room(&command.room)?;
        let client = self.shared.client.clone();
        Ok(stream! {
            let organisation = spaces::community(&client).await.map(|c| c.organisation);
            let mut changes = room.subscribe_info();
            let mut shown = list(&room, organisation.as_ref()).await;
            yield vec![ListDiff::Reset { items: shown.clone() }];
            // The device may know only some of them yet.
            let _ = room.sync_members().await;
            loop {
                let next = list(&room, organisation.as_ref()).await;
                let diffs = minimise(&shown, &next, |member| member.person.member.clone());
                if !diffs.is_empty() {
                    shown = next;
                    yield diffs;
                }
                if changes.next().await.is_none() {
                    return;
                }
            }
        })
    }
}

async fn list(room: &Room, organisation: Option<&OwnedUserId>) -> Vec<Member> {
    let mut members: Vec<Member> = room
        .members_no_sync(RoomMemberships::ACTIVE)
        .await
        .unwrap_or_default()
        .iter()
        .filter_map(|member| {
            Some(Member {
                person: words::person(member.user_id(), member.display_name())?,
                is_joined: *member.membership() == MembershipState::Join,
                is_own: member.user_id() == room.own_user_id(),
                is_organisation: organisation.is_some_and(|id| id == member.user_id()),
            })
        })
        .collect();
    members.sort_by(|a, b| {
        (&a.person.name, &a.person.member).cmp(&(&b.person.name, &b.person.member))
    });
    members
}
