//! Who owns a room: the last, resumable step of making one.
//!
//! A member who makes a circle keeps level 100 until the organisation account has joined, and then
//! steps down to 50. In a conversation of two the maker steps down at once. Invariants: the step
//! is remembered in the app database before it is needed and forgotten only after the server has
//! taken it; nobody steps down while no owner is in the room.

use std::sync::Arc;

use futures_util::StreamExt as _;
use larkspur_ipc::{
    IpcError,
    messaging::{Connection, MessagingError, Ownership},
};
use matrix_sdk::{
    Client, Room, RoomMemberships, RoomState,
    ruma::{
        OwnedRoomId, OwnedUserId, RoomId, UserId,
        events::room::{member::MembershipState, power_levels::UserPowerLevel},
    },
};
use sqlx::Row as _;
use tokio::sync::broadcast::error::RecvError;
use tracing::warn;

use super::{Shared, spaces::Community, words};
use crate::db::Database;

/// The level of somebody who made a room and has handed it over.
const STEPPED_DOWN: i64 = 50;
/// The level of somebody who began a draft and has handed its room over: its owner.
const DRAFT_OWNER: i64 = 90;
/// The kind of the step in a draft.
const DRAFT: &str = "draft";
/// The level that owns a room.
const OWNER: i64 = 100;

/// Remembers that the circle waits for its organisation account.
pub(super) async fn remember_circle(
    database: &Database,
    room: &RoomId,
    organisation: &UserId,
) -> Result<(), IpcError> {
    remember(database, room, "circle", Some(organisation), None).await
}

/// Remembers that the draft waits for its organisation account.
pub(super) async fn remember_draft(
    database: &Database,
    room: &RoomId,
    organisation: &UserId,
) -> Result<(), IpcError> {
    remember(database, room, DRAFT, Some(organisation), None).await
}

/// Remembers that the maker of the conversation has to step down.
pub(super) async fn remember_direct(
    database: &Database,
    room: &RoomId,
    other: &UserId,
) -> Result<(), IpcError> {
    remember(database, room, "direct", None, Some(other)).await
}

async fn remember(
    database: &Database,
    room: &RoomId,
    kind: &str,
    organisation: Option<&UserId>,
    other: Option<&UserId>,
) -> Result<(), IpcError> {
    sqlx::query("INSERT OR REPLACE INTO room_work (room_id, kind, step, organisation, other) VALUES (?, ?, 'step_down', ?, ?)")
        .bind(room.as_str())
        .bind(kind)
        .bind(organisation.map(UserId::as_str))
        .bind(other.map(UserId::as_str))
        .execute(database.pool())
        .await
        .map(|_| ())
        .map_err(|_| MessagingError::DiskNotWritable.into())
}

struct Work {
    room: OwnedRoomId,
    /// The level to which the maker of the room steps down.
    level: i64,
    organisation: Option<OwnedUserId>,
}

async fn pending(database: &Database) -> Vec<Work> {
    let rows = sqlx::query("SELECT room_id, organisation, kind FROM room_work")
        .fetch_all(database.pool())
        .await;
    rows.unwrap_or_default()
        .iter()
        .filter_map(|row| {
            let room: String = row.try_get(0).ok()?;
            let organisation: Option<String> = row.try_get(1).ok()?;
            let kind: String = row.try_get(2).ok()?;
            Some(Work {
                room: RoomId::parse(room).ok()?,
                level: if kind == DRAFT { DRAFT_OWNER } else { STEPPED_DOWN },
                organisation: organisation.and_then(|id| UserId::parse(id).ok()),
            })
        })
        .collect()
}

/// Does what is pending at each start, each reconnection and each change in one of the rooms.
pub(super) async fn follow(shared: Arc<Shared>) {
    let mut updates = shared.client.subscribe_to_all_room_updates();
    let mut connection = Box::pin(crate::watching::watch_stream(shared.connection.subscribe()));
    loop {
        tokio::select! {
            update = updates.recv() => match update {
                Ok(update) => {
                    for room in update.joined.keys() {
                        settle(&shared, room).await;
                    }
                }
                Err(RecvError::Lagged(_)) => settle_all(&shared).await,
                Err(RecvError::Closed) => return,
            },
            now = connection.next() => match now {
                Some(Connection::Online) => settle_all(&shared).await,
                Some(_) => {}
                None => return,
            },
        }
    }
}

async fn settle_all(shared: &Shared) {
    for work in pending(&shared.database).await {
        settle_one(shared, work).await;
    }
}

/// Does what is pending in one room, if anything is.
pub(super) async fn settle(shared: &Shared, room: &RoomId) {
    for work in pending(&shared.database).await {
        if work.room == room {
            settle_one(shared, work).await;
        }
    }
}

async fn settle_one(shared: &Shared, work: Work) {
    let Some(room) = shared.client.get_room(&work.room) else { return };
    if room.state() == RoomState::Left {
        return forget(&shared.database, &work.room).await;
    }
    if let Some(organisation) = &work.organisation {
        let _ = room.sync_members().await;
        let owner = room.get_member_no_sync(organisation).await.ok().flatten();
        if owner.is_none_or(|owner| *owner.membership() != MembershipState::Join) {
            return;
        }
    }
    if step_down(&room, work.level).await.is_ok() {
        forget(&shared.database, &work.room).await;
    } else {
        // It stays remembered: the next change or reconnection tries again.
        warn!("stepping down in a room did not work yet");
    }
}

async fn step_down(room: &Room, to: i64) -> Result<(), ()> {
    let me = room.own_user_id();
    if level_of(room, me).await.is_some_and(|level| level <= to) {
        return Ok(());
    }
    let level = to.try_into().map_err(|_| ())?;
    room.update_power_levels(vec![(me, level)]).await.map(|_| ()).map_err(|_| ())
}

async fn forget(database: &Database, room: &RoomId) {
    let done = sqlx::query("DELETE FROM room_work WHERE room_id = ?")
        .bind(room.as_str())
        .execute(database.pool())
        .await;
    if done.is_err() {
        warn!("a finished step could not be struck off; it is done again, which changes nothing");
    }
}

async fn level_of(room: &Room, member: &UserId) -> Option<i64> {
    let levels = room.power_levels().await.ok()?;
    Some(match levels.for_user(member) {
        UserPowerLevel::Infinite => i64::MAX,
        UserPowerLevel::Int(level) => level.into(),
        _ => 0,
    })
}

/// Who owns the room, in plain facts.
pub(super) async fn judge(room: &Room, community: Option<&Community>) -> Ownership {
    if room.is_direct().await.unwrap_or_default() {
        return judge_direct(room).await;
    }
    let is_own_room = level_of(room, room.own_user_id()).await.is_some_and(|level| level >= OWNER);
    let Some(organisation) = community.map(|c| &c.organisation) else {
        return Ownership::CreatorKeeps { is_own_room };
    };
    if organisation == room.own_user_id() {
        return Ownership::Settled;
    }
    let owns = level_of(room, organisation).await.is_some_and(|level| level >= OWNER);
    if !owns {
        return Ownership::CreatorKeeps { is_own_room };
    }
    let member = room.get_member_no_sync(organisation).await.ok().flatten();
    let name = member.as_ref().and_then(|member| member.display_name().map(ToOwned::to_owned));
    let Some(person) = words::person(organisation, name.as_deref()) else {
        return Ownership::Settled;
    };
    match member.map(|member| member.membership().clone()) {
        Some(MembershipState::Join) => Ownership::Settled,
        Some(MembershipState::Leave | MembershipState::Ban) => {
            Ownership::OrganisationDeclined { organisation: person, is_own_room }
        }
        _ => Ownership::WaitsForOrganisation { organisation: person, is_own_room },
    }
}

async fn judge_direct(room: &Room) -> Ownership {
    let invited = room.members_no_sync(RoomMemberships::INVITE).await.unwrap_or_default();
    match invited.first().and_then(|member| words::person(member.user_id(), member.display_name()))
    {
        Some(other) => Ownership::WaitsForOther { other },
        None => Ownership::Settled,
    }
}

/// The conversation with `other` that exists, unless one of the two has left it.
pub(super) async fn find_direct(client: &Client, other: &UserId) -> Option<Room> {
    for room in client.joined_rooms() {
        let is_with = room
            .direct_targets()
            .iter()
            .any(|target| target.as_user_id().is_some_and(|id| id == other));
        if !is_with {
            continue;
        }
        let _ = room.sync_members().await;
        let members = super::members::others(&room).await;
        if members.len() == 1 && members[0] == other {
            return Some(room);
        }
    }
    None
}
