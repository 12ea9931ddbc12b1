//! The community: the spaces that the person has joined, and the organisation behind them.
//!
//! Used by the room list (the names above the rooms) and by the making of circles (who will own
//! them). Invariant: a room stands under a space only if the space itself names the room, or if
//! the organisation that made the space is a member of the room: a claim by the room alone would
//! let a stranger stand under a name that people trust.

use std::{collections::HashMap, sync::Arc};

use futures_util::{StreamExt as _, stream};
use larkspur_ipc::messaging::Connection;
use matrix_sdk::{
    Client, Room, RoomState,
    deserialized_responses::SyncOrStrippedState,
    ruma::{
        OwnedRoomId, OwnedUserId,
        events::{
            SyncStateEvent,
            space::{child::SpaceChildEventContent, parent::SpaceParentEventContent},
        },
    },
};

use tokio::sync::broadcast::error::RecvError;
use tracing::warn;

use super::{Shared, members::is_active, words::clean_name};

/// How many rooms are asked for their members at once.
const ASKED_AT_ONCE: usize = 4;

/// The community that the person belongs to.
pub(super) struct Community {
    pub(super) space: OwnedRoomId,
    /// The account that made the space. In room version 12 it can never be removed from it.
    pub(super) organisation: OwnedUserId,
}

/// The community of the person. With several, the one with the lowest room id, so that every
/// device of the person picks the same.
pub(super) async fn community(client: &Client) -> Option<Community> {
    let mut spaces: Vec<Room> = client.joined_spaces_rooms();
    let children: Vec<OwnedRoomId> = children_of(&spaces).await.into_keys().collect();
    spaces.retain(|space| !children.iter().any(|child| child == space.room_id()));
    spaces.sort_by(|a, b| a.room_id().cmp(b.room_id()));
    let space = spaces.into_iter().next()?;
    let organisation = space.creators()?.into_iter().next()?;
    Some(Community { space: space.room_id().to_owned(), organisation })
}

/// The spaces that the person has joined, by room.
trait JoinedSpaces {
    fn joined_spaces_rooms(&self) -> Vec<Room>;
}

impl JoinedSpaces for Client {
    fn joined_spaces_rooms(&self) -> Vec<Room> {
        self.joined_rooms().into_iter().filter(|room| room.is_space()).collect()
    }
}

/// The name of the space above each room.
pub(super) async fn names_by_room(client: &Client) -> HashMap<OwnedRoomId, String> {
    let spaces = client.joined_spaces_rooms();
    let children = children_of(&spaces).await;
    let mut names: HashMap<OwnedRoomId, String> = HashMap::new();
    for (room, space) in children {
        if let Some(name) = spaces.iter().find(|s| s.room_id() == space).and_then(name_of) {
            names.insert(room, name);
        }
    }
    for room in client.joined_rooms() {
        if room.is_space() || names.contains_key(room.room_id()) {
            continue;
        }
        if let Some(name) = claimed_name(&room, &spaces).await {
            names.insert(room.room_id().to_owned(), name);
        }
    }
    names
}

/// Learns who is in the rooms that claim to belong to a joined space, and tells the room list when
/// a space has changed. Without it the claim of a room that was never opened on this device could
/// not be judged: members are synced lazily, and the organisation is seldom among the first.
pub(super) async fn follow(shared: Arc<Shared>) {
    let client = &shared.client;
    let mut updates = client.subscribe_to_all_room_updates();
    let mut connection = shared.connection.subscribe();
    loop {
        tokio::select! {
            update = updates.recv() => match update {
                Ok(update) => {
                    let changed = update.joined.keys().filter_map(|id| client.get_room(id));
                    let changed: Vec<Room> = changed.collect();
                    if changed.iter().any(|room| room.is_space()) {
                        learn_claimed(client, client.joined_rooms()).await;
                        shared.spaces_changed.send_replace(());
                    } else {
                        learn_claimed(client, changed).await;
                    }
                }
                Err(RecvError::Lagged(_)) => learn_claimed(client, client.joined_rooms()).await,
                Err(RecvError::Closed) => return,
            },
            changed = connection.changed() => {
                if changed.is_err() {
                    return;
                }
                if *connection.borrow_and_update() == Connection::Online {
                    learn_claimed(client, client.joined_rooms()).await;
                }
            }
        }
    }
}

/// Asks for the members of those rooms whose claim cannot be judged yet. The room list is told by
/// the SDK of every room whose members have arrived.
async fn learn_claimed(client: &Client, rooms: Vec<Room>) {
    let spaces = &client.joined_spaces_rooms();
    let asked = stream::iter(rooms).for_each_concurrent(ASKED_AT_ONCE, |room| async move {
        let is_candidate =
            room.state() == RoomState::Joined && !room.is_space() && !room.are_members_synced();
        if is_candidate && is_unjudged(&room, spaces).await && room.sync_members().await.is_err() {
            // The next connection asks again.
            warn!("who is in a room could not be asked");
        }
    });
    asked.await;
}

async fn is_unjudged(room: &Room, spaces: &[Room]) -> bool {
    for (_, organisation) in claims(room, spaces).await {
        if matches!(room.get_member_no_sync(&organisation).await, Ok(None)) {
            return true;
        }
    }
    false
}

/// The joined spaces that a room says it belongs to, each with the organisation that made it.
async fn claims<'a>(room: &Room, spaces: &'a [Room]) -> Vec<(&'a Room, OwnedUserId)> {
    let parents = room.get_state_events_static::<SpaceParentEventContent>().await;
    let mut claims = Vec::new();
    for parent in parents.unwrap_or_default() {
        let Ok(SyncOrStrippedState::Sync(SyncStateEvent::Original(parent))) = parent.deserialize()
        else {
            continue;
        };
        let space = spaces.iter().find(|space| space.room_id() == parent.state_key);
        let maker = space.and_then(|space| Some((space, space.creators()?.into_iter().next()?)));
        claims.extend(maker);
    }
    claims
}

async fn claimed_name(room: &Room, spaces: &[Room]) -> Option<String> {
    for (space, organisation) in claims(room, spaces).await {
        let member = room.get_member_no_sync(&organisation).await.ok().flatten();
        if member.is_some_and(|member| is_active(&member)) {
            return name_of(space);
        }
    }
    None
}

fn name_of(space: &Room) -> Option<String> {
    space.name().map(|name| clean_name(&name)).filter(|name| !name.is_empty())
}

/// Each room that one of the spaces names, with that space.
async fn children_of(spaces: &[Room]) -> HashMap<OwnedRoomId, OwnedRoomId> {
    let mut children = HashMap::new();
    for space in spaces {
        let events =
            space.get_state_events_static::<SpaceChildEventContent>().await.unwrap_or_default();
        for event in events {
            if let Ok(SyncOrStrippedState::Sync(SyncStateEvent::Original(event))) =
                event.deserialize()
                && !event.content.via.is_empty()
            {
                children.insert(event.state_key, space.room_id().to_owned());
            }
        }
    }
    children
}
