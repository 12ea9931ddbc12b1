//! The room of a policy draft: what was said in it by whom with which rights, and what is sent to it.
//!
//! [`crate::advice`] reads and sends by it; what an event means for a draft is none of its business. Invariants: an event is given
//! only with a sender whom its encryption proved, and with the level that this sender had where the event stands; the order is
//! that of the SDK's event cache; nothing is sent while somebody in the room has a changed identity that the person has not
//! answered.

use std::{sync::Arc, time::Duration};

use async_stream::stream;
use futures_util::Stream;
use larkspur_ipc::{
    IpcError, MemberId, RoomId,
    advice::AdviceError,
    messaging::{Connection, MessagingError, Person},
};
use matrix_sdk::{
    Room, RoomState,
    ruma::{
        OwnedTransactionId, UserId,
        events::room::{EncryptedFile, member::MembershipState, power_levels::UserPowerLevel},
        int,
    },
};
use serde_json::Value;
use tokio::sync::broadcast::error::RecvError;

use super::{
    Messaging, Shared, attachments,
    draft_history::{Heard, Levels, SaidInDraft},
    error::of_sdk,
    members, ownership,
    presets::{self, DRAFT_ROOM},
    room_history::{
        FIRST_TRY, LONGEST_TRY, events_now, has_start, load, open_cache, prepare, retry,
    },
    room_id, send_gate, spaces, words,
};
use crate::{
    server_fault::ServerFault,
    tasks::{Running, run},
};

/// The room of a draft that the person is in.
#[derive(Clone)]
pub(crate) struct DraftRoom {
    shared: Arc<Shared>,
    room: Room,
}

/// Somebody in the room of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InDraft {
    pub(crate) person: Person,
    pub(crate) level: i64,
    pub(crate) is_self: bool,
    pub(crate) is_invited: bool,
}

/// What became of an event that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sending {
    /// The server has it.
    Taken,
    /// It is to be sent again after a while.
    Later(Duration),
    /// The server will not have it from this person.
    Refused,
}

/// How long what failed for a reason of its own waits.
const AGAIN: Duration = Duration::from_secs(10);

impl Messaging {
    /// The rooms of drafts that the person is in.
    pub(crate) fn draft_rooms(&self) -> Vec<DraftRoom> {
        let rooms = self.shared.client.joined_rooms().into_iter().filter(is_draft);
        rooms.map(|room| DraftRoom { shared: self.shared.clone(), room }).collect()
    }

    /// Drafts that the person is asked into, with who asks.
    pub(crate) async fn draft_invitations(&self) -> Vec<(RoomId, Option<Person>)> {
        let mut invitations = Vec::new();
        for room in self.shared.client.invited_rooms().into_iter().filter(is_draft) {
            let Ok(id) = room_id(room.room_id()) else { continue };
            let Ok(invitation) = room.invite_details().await else { continue };
            let name = invitation.inviter.as_ref().and_then(|member| member.display_name());
            if !self.shared.client.is_user_ignored(&invitation.inviter_id).await {
                invitations.push((id, words::person(&invitation.inviter_id, name)));
            }
        }
        invitations
    }

    /// Tells each time that a room came, went or changed.
    pub(crate) fn watch_rooms_of_drafts(&self) -> impl Stream<Item = ()> + Send + 'static + use<> {
        let mut updates = self.shared.client.subscribe_to_all_room_updates();
        stream! {
            loop {
                match updates.recv().await {
                    Ok(_) | Err(RecvError::Lagged(_)) => yield (),
                    Err(RecvError::Closed) => return,
                }
            }
        }
    }

    /// The room of a draft.
    ///
    /// # Errors
    /// [`AdviceError::NoDraft`] when it is none or the person is not in it; that their own keys are not here.
    pub(crate) fn draft_room(&self, room: &RoomId) -> Result<DraftRoom, IpcError> {
        self.shared.check_identity()?;
        let room = self.shared.room(room).map_err(|_| AdviceError::NoDraft)?;
        if room.state() != RoomState::Joined || !is_draft(&room) {
            return Err(AdviceError::NoDraft.into());
        }
        Ok(DraftRoom { shared: self.shared.clone(), room })
    }

    /// Makes the room of a new draft. It is named after nothing: what it is about is in its encrypted text alone.
    ///
    /// # Errors
    /// Why the server did not make it.
    pub(crate) async fn create_draft_room(&self) -> Result<RoomId, IpcError> {
        self.shared.check_identity()?;
        let me = self.shared.own_id()?;
        let community = spaces::community(&self.shared.client).await;
        let request = presets::draft(&me, community.as_ref());
        let room = self.shared.create(request).await?;
        let organisation = community.map(|community| community.organisation);
        if let Some(organisation) = organisation.filter(|id| *id != me) {
            ownership::remember_draft(&self.shared.database, room.room_id(), &organisation).await?;
        }
        room_id(room.room_id())
    }
}

/// Whether a room was made for a draft. Nobody can change what a room is for.
pub(super) fn is_draft(room: &Room) -> bool {
    room.room_type().is_some_and(|kind| kind.as_str() == DRAFT_ROOM)
}

impl DraftRoom {
    /// The room.
    pub(crate) fn id(&self) -> Result<RoomId, IpcError> {
        room_id(self.room.room_id())
    }

    /// The person themself.
    pub(crate) fn me(&self) -> &str {
        self.room.own_user_id().as_str()
    }

    /// The person's own power level now.
    pub(crate) async fn level(&self) -> i64 {
        self.levels().await.of(self.room.own_user_id().as_str())
    }

    async fn levels(&self) -> Levels {
        let Ok(now) = self.room.power_levels().await else { return Levels::default() };
        let mut levels = Levels { default: now.users_default.into(), ..Levels::default() };
        for (id, level) in &now.users {
            levels.users.insert(id.to_string(), (*level).into());
        }
        for creator in self.room.creators().into_iter().flatten() {
            if matches!(now.for_user(&creator), UserPowerLevel::Infinite) {
                levels.creators.insert(creator.to_string());
            }
        }
        levels
    }

    /// Everybody who is in the room or asked into it.
    pub(crate) async fn people(&self) -> Vec<InDraft> {
        let levels = self.levels().await;
        let known = self.room.members_no_sync(matrix_sdk::RoomMemberships::ACTIVE).await;
        let mut people: Vec<InDraft> = known
            .unwrap_or_default()
            .iter()
            .filter_map(|member| {
                Some(InDraft {
                    person: words::person(member.user_id(), member.display_name())?,
                    level: levels.of(member.user_id().as_str()),
                    is_self: member.user_id() == self.room.own_user_id(),
                    is_invited: *member.membership() == MembershipState::Invite,
                })
            })
            .collect();
        people.sort_by(|a, b| {
            (&a.person.name, &a.person.member).cmp(&(&b.person.name, &b.person.member))
        });
        people
    }

    /// Asks somebody in, with this level. The level is given first: they have it from the moment in which they come in.
    ///
    /// # Errors
    /// As [`Messaging::invite_member`].
    pub(crate) async fn invite(
        &self,
        messaging: &Messaging,
        member: &MemberId,
        level: i64,
    ) -> Result<(), IpcError> {
        let id = UserId::parse(member.as_str()).map_err(|_| MessagingError::MemberUnknown)?;
        let known = self.room.get_member(&id).await.ok().flatten();
        if known.is_some_and(|known| members::is_active(&known)) {
            return Err(MessagingError::AlreadyMember.into());
        }
        messaging.check_member(&id).await?;
        let level = level.try_into().unwrap_or(int!(0));
        self.room.update_power_levels(vec![(&id, level)]).await.map_err(|e| of_sdk(&e))?;
        self.room.invite_user_by_id(&id).await.map_err(|e| of_sdk(&e))
    }

    /// Whether there is a connection, and again after each change.
    pub(crate) fn watch_connection(&self) -> impl Stream<Item = bool> + Send + 'static + use<> {
        use futures_util::StreamExt as _;
        crate::watching::watch_stream(self.shared.connection.subscribe())
            .map(|now| now == Connection::Online)
    }

    /// Sends an event, encrypted. It may be sent again under the same transaction id: the server takes it once.
    pub(crate) async fn send(&self, kind: &str, content: Value, id: &str) -> Sending {
        send_gate::check(&self.shared, &self.room).await;
        if !self.shared.gate.is_open(&self.shared, self.room.room_id()) {
            return Sending::Later(AGAIN);
        }
        if self.shared.refuse_unsafe(&self.room).await.is_err() {
            return Sending::Later(AGAIN);
        }
        let sent = self
            .room
            .send_raw(kind, content)
            .with_transaction_id(&OwnedTransactionId::from(id))
            .await;
        match sent {
            Ok(_) => Sending::Taken,
            Err(error) => match ServerFault::from(&error) {
                ServerFault::Forbidden => Sending::Refused,
                ServerFault::RateLimited(seconds) => {
                    Sending::Later(Duration::from_secs(u64::from(seconds)))
                }
                _ => Sending::Later(AGAIN),
            },
        }
    }

    /// Encrypts bytes and uploads them.
    ///
    /// # Errors
    /// Why the server did not take them.
    pub(crate) async fn upload(&self, bytes: &[u8]) -> Result<Value, IpcError> {
        let file = attachments::upload(&self.shared.client, bytes).await?;
        serde_json::to_value(file).map_err(|_| IpcError::Internal)
    }

    /// Fetches what somebody uploaded. None when it does not come, or is not what was sent.
    pub(crate) async fn fetch(&self, file: &Value, size: usize) -> Option<Vec<u8>> {
        let file: EncryptedFile = serde_json::from_value(file.clone()).ok()?;
        if !attachments::can_fetch(&file) {
            return None;
        }
        attachments::fetch(&self.shared.client, &file, size).await.ok()
    }

    /// What is said, from what is on the device on to the start of the room, and again after each change.
    pub(crate) fn watch(&self) -> impl Stream<Item = SaidInDraft> + Send + 'static + use<> {
        let draft = self.clone();
        run(stream! {
            let Self { shared, room } = draft.clone();
            let mut preparing = Running::start(prepare(shared.clone(), room.clone()));
            let mut is_prepared = false;
            let opened = open_cache(&room).await;
            let Some((cache, _cache_lives, events, mut updates)) = opened else { return };
            let mut heard = Heard::of(&events, draft.me());
            let mut loading = Running::start(load(shared.clone(), cache.clone()));
            let mut is_complete = has_start(&cache);
            loop {
                yield heard.said(is_complete, draft.levels().await);
                let closed = heard.closed();
                let told = tokio::select! {
                    _ = &mut preparing, if !is_prepared => {
                        is_prepared = true;
                        heard.wait = Duration::ZERO;
                        continue;
                    }
                    _ = &mut loading, if !is_complete => {
                        is_complete = true;
                        continue;
                    }
                    () = tokio::time::sleep(heard.wait), if !closed.is_empty() => {
                        retry(&shared, &room, closed).await;
                        heard.wait = LONGEST_TRY.min(FIRST_TRY.max(heard.wait * 2));
                        continue;
                    }
                    told = updates.recv() => told,
                };
                if matches!(told, Err(RecvError::Closed)) { return }
                if let Some(events) = events_now(&cache, &mut updates).await {
                    heard.hear(&events);
                }
                if is_complete && !has_start(&cache) {
                    // After a gap the SDK begins anew with what the server told last.
                    is_complete = false;
                    loading = Running::start(load(shared.clone(), cache.clone()));
                }
            }
        })
    }
}
