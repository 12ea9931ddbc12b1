//! Conversations: rooms, invitations, the timeline, sending.
//!
//! `Account` owns the one [`Messaging`] of the signed-in account; the shell calls the methods that
//! are named like the commands and reads the `watch_*` streams. Invariants: nothing is sent to a
//! room that is not encrypted; nothing is sent before the members' identities were looked at
//! ([`send_gate`]); lists leave only as minimal [`ListDiff`](larkspur_ipc::ListDiff)s.

mod attachments;
mod backup;
mod cards;
mod composer;
mod connection;
pub(crate) mod draft_history;
pub(crate) mod draft_room;
mod error;
mod fetched;
mod item;
mod late_keys;
mod latest;
mod leaving;
pub(crate) mod library;
mod members;
pub(crate) mod minimise;
mod ownership;
mod pack_cards;
mod presets;
mod proposal_cards;
mod room_detail;
mod room_history;
mod room_list;
mod row_names;
mod send_gate;
mod sending;
mod spaces;
mod timeline;
mod words;

pub use sending::check_link;

use std::{sync::Arc, time::Duration};

use larkspur_ipc::{
    IpcError, RoomId,
    account::{AccountError, AccountState, Identity},
    messaging::{
        AcceptInvitation, CreateCircle, CreateDirect, CreateLibraryRoom, DeclineInvitation,
        InviteMember, MAX_ROOM_NAME_CHARS, MessagingError,
    },
};
use matrix_sdk::{
    Client, Room, RoomState,
    ruma::{OwnedUserId, UserId, api::client::room::create_room},
};
use matrix_sdk_ui::sync_service::SyncService;
use tokio::sync::watch;
use tracing::warn;

use crate::{account::event_cache::Mark, db::Database, server_fault::ServerFault, tasks::Tasks};
use connection::ConnectionState;
use error::of_sdk;
use fetched::Fetched;
use latest::LatestEventsRuntime;
use leaving::Leaving;
use presets::Group;
use send_gate::SendGate;
use timeline::OpenTimelines;

/// How many events of a room come with the room list, so that a burst in an unopened room is
/// counted right (the SDK's default of 1 misses mentions).
const ROOM_LIST_TIMELINE_LIMIT: u32 = 10;

/// How long a new room may take to come back by the sync before the window is told of it anyway.
const SYNC_PATIENCE: Duration = Duration::from_secs(15);

/// The conversations of the signed-in account.
pub struct Messaging {
    shared: Arc<Shared>,
    tasks: Tasks,
    latest: std::sync::Mutex<Option<LatestEventsRuntime>>,
}

/// What the streams and the background work share.
struct Shared {
    client: Client,
    sync: SyncService,
    database: Database,
    account: watch::Receiver<AccountState>,
    connection: ConnectionState,
    cache_mark: Mark,
    gate: SendGate,
    timelines: OpenTimelines,
    leaving: Leaving,
    fetched: Fetched,
    /// Says to the room list that a space came, went or named other rooms.
    spaces_changed: watch::Sender<()>,
}

impl Messaging {
    /// Starts syncing. Works without a network: what is on the device is there at once.
    pub(crate) async fn start(
        client: &Client,
        database: Database,
        account: watch::Receiver<AccountState>,
        cache_mark: Mark,
    ) -> Result<Self, AccountError> {
        let damaged = |_| AccountError::StoreDamaged;
        // Nothing leaves before the gate has looked at the room (see `send_gate`).
        client.send_queue().set_enabled(false).await;
        client.event_cache().subscribe().map_err(|_| AccountError::StoreDamaged)?;
        let latest = LatestEventsRuntime::start(client).await;
        let sync = SyncService::builder(client.clone())
            .with_offline_mode()
            .with_room_list_timeline_limit(ROOM_LIST_TIMELINE_LIMIT)
            .build()
            .await
            .map_err(damaged)?;
        let shared = Arc::new(Shared {
            client: client.clone(),
            sync,
            database: database.clone(),
            account,
            connection: ConnectionState::default(),
            cache_mark,
            gate: SendGate::default(),
            timelines: OpenTimelines::default(),
            leaving: Leaving::default(),
            fetched: Fetched::new(database),
            spaces_changed: watch::Sender::default(),
        });
        shared.leaving.load(&shared.database).await;
        let tasks = Tasks::default();
        tasks.spawn("messaging::connection", connection::follow(shared.clone()));
        tasks.spawn("messaging::gate", send_gate::follow(shared.clone()));
        tasks.spawn("messaging::late_keys", late_keys::follow(shared.clone()));
        tasks.spawn("messaging::backup", backup::follow(shared.clone()));
        tasks.spawn("messaging::ownership", ownership::follow(shared.clone()));
        tasks.spawn("messaging::leaving", leaving::follow(shared.clone()));
        tasks.spawn("messaging::spaces", spaces::follow(shared.clone()));
        shared.sync.start().await;
        Ok(Self { shared, tasks, latest: std::sync::Mutex::new(Some(latest)) })
    }

    /// Ends syncing and everything that runs.
    pub(crate) async fn stop(&self) {
        self.tasks.stop().await;
        self.shared.timelines.clear();
        self.shared.fetched.clear();
        self.shared.gate.close_all(&self.shared.client).await;
        self.shared.sync.stop().await;
        if let Ok(mut latest) = self.latest.lock() {
            *latest = None;
        }
    }

    fn database(&self) -> &Database {
        &self.shared.database
    }

    /// Whether the person belongs to a community, whose organisation will own the circles they make.
    pub async fn has_community(&self) -> bool {
        spaces::community(&self.shared.client).await.is_some()
    }

    /// Makes a circle and gives its id. With a community, its organisation account is invited and
    /// will own it ([`ownership`]).
    ///
    /// # Errors
    /// [`MessagingError::NameMalformed`], or why the server did not make it.
    pub async fn create_circle(&self, command: CreateCircle) -> Result<RoomId, IpcError> {
        self.create_group(Group::Circle, &command.name).await
    }

    /// Makes a room of the library and gives its id. It is owned as a circle is.
    ///
    /// # Errors
    /// As [`Self::create_circle`].
    pub async fn create_library_room(
        &self,
        command: CreateLibraryRoom,
    ) -> Result<RoomId, IpcError> {
        self.create_group(Group::Library, &command.name).await
    }

    async fn create_group(&self, group: Group, typed: &str) -> Result<RoomId, IpcError> {
        let name = words::clean_name(typed);
        if name.is_empty() || typed.chars().count() > MAX_ROOM_NAME_CHARS {
            return Err(MessagingError::NameMalformed.into());
        }
        let me = self.shared.own_id()?;
        let community = spaces::community(&self.shared.client).await;
        let request = presets::group(group, &name, &me, community.as_ref());
        let room = self.shared.create(request).await?;
        if let Some(organisation) =
            community.map(|community| community.organisation).filter(|id| *id != me)
        {
            ownership::remember_circle(&self.shared.database, room.room_id(), &organisation)
                .await?;
        }
        room_id(room.room_id())
    }

    /// Starts a conversation of two, or finds the one that exists.
    ///
    /// # Errors
    /// [`MessagingError::NotWithYourself`], or why the server did not make it.
    pub async fn create_direct(&self, command: CreateDirect) -> Result<RoomId, IpcError> {
        let me = self.shared.own_id()?;
        let other =
            UserId::parse(command.member.as_str()).map_err(|_| MessagingError::MemberUnknown)?;
        if other == me {
            return Err(MessagingError::NotWithYourself.into());
        }
        if let Some(room) = ownership::find_direct(&self.shared.client, &other).await {
            return room_id(room.room_id());
        }
        self.check_member(&other).await?;
        let request = presets::direct(&me, &other);
        let room = self.shared.create(request).await?;
        ownership::remember_direct(&self.shared.database, room.room_id(), &other).await?;
        ownership::settle(&self.shared, room.room_id()).await;
        room_id(room.room_id())
    }

    /// Invites somebody.
    ///
    /// # Errors
    /// Whether they are unknown, in the room already, or the rules forbid it.
    pub async fn invite_member(&self, command: InviteMember) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        let member =
            UserId::parse(command.member.as_str()).map_err(|_| MessagingError::MemberUnknown)?;
        let known = room.get_member(&member).await.ok().flatten();
        if known.is_some_and(|known| members::is_active(&known)) {
            return Err(MessagingError::AlreadyMember.into());
        }
        self.check_member(&member).await?;
        room.invite_user_by_id(&member).await.map_err(|e| of_sdk(&e))
    }

    /// Accepts an invitation.
    ///
    /// # Errors
    /// Why the server did not let the person in.
    pub async fn accept_invitation(&self, command: AcceptInvitation) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        room.join().await.map_err(|e| of_sdk(&e))?;
        self.shared.learn_members(&room).await;
        Ok(())
    }

    /// Declines an invitation, and ignores the inviter if asked to.
    ///
    /// # Errors
    /// Why the server did not take it.
    pub async fn decline_invitation(&self, command: DeclineInvitation) -> Result<(), IpcError> {
        let room = self.shared.room(&command.room)?;
        if command.ignores_inviter
            && let Ok(invitation) = room.invite_details().await
        {
            let inviter = invitation.inviter_id;
            self.shared.client.account().ignore_user(&inviter).await.map_err(|e| of_sdk(&e))?;
        }
        room.leave().await.map_err(|e| of_sdk(&e))
    }

    /// Asks the server whether there is such a member, so that a typing mistake is told at once.
    async fn check_member(&self, member: &UserId) -> Result<(), IpcError> {
        match self.shared.client.account().fetch_user_profile_of(member).await {
            Ok(_) => Ok(()),
            Err(error) => match ServerFault::from(&error) {
                ServerFault::NotFound => Err(MessagingError::MemberUnknown.into()),
                // A server may keep profiles to those who share a room: then only the invitation tells.
                ServerFault::Forbidden | ServerFault::Other => Ok(()),
                fault => Err(error::of_fault(fault).into()),
            },
        }
    }
}

impl Shared {
    /// Passes a reply on, and notes when it says that the disk takes no more.
    fn note_disk<T>(&self, reply: Result<T, IpcError>) -> Result<T, IpcError> {
        if matches!(reply, Err(IpcError::Messaging(MessagingError::DiskNotWritable))) {
            self.cache_mark.take_away();
        }
        reply
    }

    fn own_id(&self) -> Result<OwnedUserId, IpcError> {
        self.client.user_id().map(ToOwned::to_owned).ok_or(IpcError::SignedOut)
    }

    /// Refuses to open or send messages before the person's own keys are here: without them nothing
    /// could be read, and what is sent would be believed by nobody.
    fn check_identity(&self) -> Result<(), IpcError> {
        match &*self.account.borrow() {
            AccountState::SignedIn {
                identity: Identity::Ready | Identity::KeyNotConfirmed | Identity::NeedsNewKey,
                ..
            } => Ok(()),
            _ => Err(MessagingError::IdentityNotReady.into()),
        }
    }

    fn room(&self, id: &RoomId) -> Result<Room, IpcError> {
        let id = matrix_sdk::ruma::RoomId::parse(id.as_str())
            .map_err(|_| MessagingError::RoomUnknown)?;
        self.client.get_room(&id).ok_or(MessagingError::RoomUnknown.into())
    }

    /// Makes a room and waits until the sync has brought it whole. A sync that catches a room in the
    /// making says that it is not encrypted, and only the next one that it is.
    async fn create(&self, request: create_room::v3::Request) -> Result<Room, IpcError> {
        let room = self.client.create_room(request).await.map_err(|e| of_sdk(&e))?;
        let mut info = room.subscribe_info();
        let whole = async {
            self.client.await_room_remote_echo(room.room_id()).await;
            while !room.encryption_state().is_encrypted() && info.next().await.is_some() {}
        };
        if tokio::time::timeout(SYNC_PATIENCE, whole).await.is_err() {
            warn!("a new room has not come back from the server yet");
        }
        Ok(room)
    }

    /// Learns who is in the room and asks for the keys of those whose identity is not known yet.
    /// Without it the first message of a new room stays closed for ever: members are synced lazily
    /// and an unknown sender's device counts as not signed.
    async fn learn_members(&self, room: &Room) {
        if room.state() != RoomState::Joined {
            return;
        }
        if room.sync_members().await.is_err() {
            return;
        }
        for member in members::others(room).await {
            let encryption = self.client.encryption();
            if matches!(encryption.get_user_identity(&member).await, Ok(None))
                && encryption.request_user_identity(&member).await.is_err()
            {
                warn!("the keys of a member could not be asked for");
            }
        }
    }
}

/// The id as the window knows it.
fn room_id(id: &matrix_sdk::ruma::RoomId) -> Result<RoomId, IpcError> {
    RoomId::parse(id.as_str()).map_err(|_| IpcError::Internal)
}
