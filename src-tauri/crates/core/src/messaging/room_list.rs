//! The list of rooms and invitations, newest first.
//!
//! The window reads it as one stream. Invariants: a row is computed again only when its room
//! changed; what leaves are minimal diffs; rooms that are spaces or drafts, rooms that were or are being left
//! and invitations by somebody who is ignored are no rows.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_stream::stream;
use futures_util::{Stream, StreamExt as _, pin_mut};
use larkspur_ipc::{
    ListDiff,
    messaging::{Membership, Preview, RoomKind, RoomSummary},
};
use matrix_sdk::{
    Client, Room, RoomDisplayName, RoomState,
    ruma::{OwnedRoomId, UserId, room::RoomType},
};
use matrix_sdk_base::{Room as BaseRoom, latest_event::LatestEventValue as LatestOnDevice};
use matrix_sdk_ui::{
    eyeball_im::{Vector, VectorDiff},
    room_list_service::{RoomListItem, filters},
    timeline::{LatestEventValue, Profile, RoomExt as _, TimelineDetails, TimelineItemContent},
};

use super::{
    Messaging, Shared, item,
    minimise::minimise,
    presets::{DRAFT_ROOM, LIBRARY_ROOM},
    room_id, spaces, words,
};

/// More rooms than anybody has: the list is not paged.
const PAGE: usize = 10_000;
/// How often an invitation without a name is looked at again, and after how long: the SDK makes the
/// room before it knows its name, and tells nobody when only the name has come.
const LOOKS: u32 = 40;
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// How much of the last message a row shows, in characters.
const PREVIEW_CHARS: usize = 120;

impl Messaging {
    /// The rooms and invitations, and the changes.
    pub fn watch_rooms(
        &self,
    ) -> impl Stream<Item = Vec<ListDiff<RoomSummary>>> + Send + 'static + use<> {
        rows(self.shared.clone())
    }
}

fn rows(shared: Arc<Shared>) -> impl Stream<Item = Vec<ListDiff<RoomSummary>>> + Send + 'static {
    stream! {
        let Ok(list) = shared.sync.room_list_service().all_rooms().await else { return };
        let (entries, controller) = list.entries_with_dynamic_adapters(PAGE);
        controller.set_filter(Box::new(filters::new_filter_all(vec![
            Box::new(filters::new_filter_non_left()),
            Box::new(filters::new_filter_not(Box::new(filters::new_filter_space()))),
        ])));
        pin_mut!(entries);
        let mut spaces = shared.spaces_changed.subscribe();
        let mut leaving = shared.leaving.subscribe();
        let mut ignored = shared.client.subscribe_to_ignore_user_list_changes();
        let mut rooms: Vector<RoomListItem> = Vector::new();
        let mut known: HashMap<OwnedRoomId, RoomSummary> = HashMap::new();
        let mut shown: Option<Vec<RoomSummary>> = None;
        let mut looks = 0;
        loop {
            let looks_again = looks < LOOKS && known.values().any(is_unnamed_invitation);
            // A batch without changes looks at the names and at what is hidden again.
            let batch = tokio::select! {
                batch = entries.next() => batch,
                changed = spaces.changed() => changed.ok().map(|()| Vec::new()),
                changed = leaving.changed() => changed.ok().map(|()| Vec::new()),
                changed = ignored.next() => changed.map(|_| Vec::new()),
                () = tokio::time::sleep(LOOK_AGAIN), if looks_again => Some(Vec::new()),
            };
            let Some(batch) = batch else { return };
            looks = if batch.is_empty() { looks + 1 } else { 0 };
            let changed = changed_rooms(&batch);
            for diff in batch {
                diff.apply(&mut rooms);
            }
            let names = spaces::names_by_room(&shared.client).await;
            for room in &rooms {
                let id = room.room_id();
                let is_stale = changed.iter().any(|room| room == id)
                    || known.get(id).is_none_or(|row| {
                        row.space.as_ref() != names.get(id) || is_unnamed_invitation(row)
                    });
                if is_stale && let Some(row) = summary(room, names.get(id).cloned()).await {
                    known.insert(id.to_owned(), row);
                }
            }
            let mut next = Vec::new();
            for (id, row) in rooms.iter().filter_map(|room| known.get_key_value(room.room_id())) {
                let is_hidden = row.kind == RoomKind::Draft
                    || shared.leaving.contains(id)
                    || is_from_ignored(&shared.client, row).await;
                if !is_hidden {
                    next.push(row.clone());
                }
            }
            known.retain(|id, _| rooms.iter().any(|room| room.room_id() == id));
            let diffs = match &shown {
                None => vec![ListDiff::Reset { items: next.clone() }],
                Some(shown) => minimise(shown, &next, |row| row.room.clone()),
            };
            shown = Some(next);
            if !diffs.is_empty() {
                yield diffs;
            }
        }
    }
}

fn is_unnamed_invitation(row: &RoomSummary) -> bool {
    row.name.is_empty() && matches!(row.membership, Membership::Invited { .. })
}

/// Whether the row is an invitation by somebody whom the person ignores. A server should not even
/// deliver it, but what came before stays in its answers.
async fn is_from_ignored(client: &Client, row: &RoomSummary) -> bool {
    let Membership::Invited { inviter: Some(inviter) } = &row.membership else { return false };
    match UserId::parse(inviter.member.as_str()) {
        Ok(inviter) => client.is_user_ignored(&inviter).await,
        Err(_) => false,
    }
}

fn changed_rooms(batch: &[VectorDiff<RoomListItem>]) -> Vec<OwnedRoomId> {
    let id = |room: &RoomListItem| room.room_id().to_owned();
    batch
        .iter()
        .flat_map(|diff| match diff {
            VectorDiff::Append { values } | VectorDiff::Reset { values } => {
                values.iter().map(id).collect()
            }
            VectorDiff::PushFront { value }
            | VectorDiff::PushBack { value }
            | VectorDiff::Insert { value, .. }
            | VectorDiff::Set { value, .. } => vec![id(value)],
            _ => Vec::new(),
        })
        .collect()
}

async fn summary(room: &Room, space: Option<String>) -> Option<RoomSummary> {
    let membership = match room.state() {
        RoomState::Invited => Membership::Invited { inviter: inviter(room).await },
        _ => Membership::Joined,
    };
    Some(RoomSummary {
        room: room_id(room.room_id()).ok()?,
        name: name(room).await,
        kind: kind(room).await,
        membership,
        space,
        unread: u32::try_from(room.num_unread_messages()).unwrap_or(u32::MAX),
        preview: preview(room).await,
    })
}

async fn inviter(room: &Room) -> Option<larkspur_ipc::messaging::Person> {
    let invitation = room.invite_details().await.ok()?;
    let name =
        invitation.inviter.as_ref().and_then(|member| member.display_name().map(ToOwned::to_owned));
    words::person(&invitation.inviter_id, name.as_deref())
}

/// The room's own name, or the names of those in it. The SDK's own fallbacks are English words.
pub(super) async fn name(room: &Room) -> String {
    // The name itself first: the SDK keeps what it computed before the name was there.
    if let Some(name) = room.name() {
        return words::clean_name(&name);
    }
    let shown = room.display_name().await;
    if let Ok(RoomDisplayName::Named(name) | RoomDisplayName::Aliased(name)) = shown {
        return words::clean_name(&name);
    }
    let names = room.heroes().into_iter().filter_map(|hero| {
        words::person(&hero.user_id, hero.display_name.as_deref()).map(|person| person.name)
    });
    names.collect::<Vec<_>>().join(", ")
}

/// What the room is for.
pub(super) async fn kind(room: &Room) -> RoomKind {
    if room.is_direct().await.unwrap_or_default() {
        RoomKind::Direct
    } else if room.encryption_state().is_encrypted() || room.state() == RoomState::Invited {
        match room.room_type().as_ref().map(RoomType::as_str) {
            Some(LIBRARY_ROOM) => RoomKind::Library,
            Some(DRAFT_ROOM) => RoomKind::Draft,
            _ => RoomKind::Circle,
        }
    } else {
        RoomKind::Other
    }
}

async fn preview(room: &Room) -> Option<Preview> {
    let (timestamp, sender, profile, content, is_own) = match room.latest_event().await {
        LatestEventValue::Remote { timestamp, sender, is_own, profile, content } => {
            (timestamp, sender, profile, content, is_own)
        }
        LatestEventValue::Local { timestamp, sender, profile, content, .. } => {
            (timestamp, sender, profile, content, true)
        }
        LatestEventValue::None | LatestEventValue::RemoteInvite { .. } => return None,
    };
    // A name that changed or somebody who joined is no message; a row says nothing then.
    let TimelineItemContent::MsgLike(_) = &content else { return None };
    Some(Preview {
        sender_name: words::person(&sender, name_in(&profile))?.name,
        is_own,
        text: text_of(&content).filter(|_| !is_in_the_clear(room)),
        timestamp_ms: timestamp.get().into(),
    })
}

/// Whether the last message came in the clear into an encrypted room: its words are no more shown
/// here than in the room (see [`item`]).
fn is_in_the_clear(room: &Room) -> bool {
    match BaseRoom::latest_event(room) {
        LatestOnDevice::Remote(event) => {
            room.encryption_state().is_encrypted() && event.encryption_info().is_none()
        }
        _ => false,
    }
}

/// The name in a profile that has arrived.
pub(super) fn name_in(profile: &TimelineDetails<Profile>) -> Option<&str> {
    match profile {
        TimelineDetails::Ready(profile) => profile.display_name.as_deref(),
        _ => None,
    }
}

fn text_of(content: &TimelineItemContent) -> Option<String> {
    let text = item::line_of(content.as_message()?.msgtype())?;
    Some(text.chars().take(PREVIEW_CHARS).collect())
}
