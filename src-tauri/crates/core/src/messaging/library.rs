//! A room of the library: everything that is said of proposals in it, in the order of the room.
//!
//! [`crate::proposals`] reads and sends by it; what a proposal has come to is none of its business. Invariants: an event is
//! given only with a sender whom its encryption proved, and one that was removed is not given; the order is that of the
//! SDK's event cache, which keeps it over restarts; nothing is sent but by the queue and the gate of all messages.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use async_stream::stream;
use futures_util::Stream;
use larkspur_ipc::{
    IpcError, RoomId,
    messaging::{Connection, MessagingError, Person, RoomKind},
    proposals::ProposalsError,
};
use larkspur_proposals::{
    Event, EventId, MemberId, Revision,
    wire::{Attached, Content, Kind, Message, Written},
};
use matrix_sdk::{
    Room, RoomState,
    deserialized_responses::{TimelineEvent, TimelineEventKind},
    ruma::{
        MilliSecondsSinceUnixEpoch, UserId,
        events::{
            AnyMessageLikeEventContent, AnySyncMessageLikeEvent, AnySyncTimelineEvent,
            room::{
                EncryptedFile,
                message::{Relation, RoomMessageEventContent},
            },
        },
    },
    send_queue::LocalEchoContent,
};
use tokio::sync::broadcast::error::RecvError;
use tracing::warn;

use super::{
    Messaging, Shared, attachments,
    proposal_cards::{self, Said},
    room_history::{
        Entries, FIRST_TRY, LONGEST_TRY, events_now, has_start, is_of_another, load, open_cache,
        prepare, retry,
    },
    room_list, words,
};
use crate::tasks::{Running, run};

/// A room of the library that the person is in.
#[derive(Clone)]
pub(crate) struct LibraryRoom {
    shared: Arc<Shared>,
    room: Room,
}

/// What has been said so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaidInRoom {
    /// In the order of the room.
    pub(crate) events: Vec<Event>,
    /// Whether there is nothing earlier that this device may read.
    pub(crate) is_complete: bool,
    /// Revisions of the person's own that the server does not have yet, and since when they wait, in milliseconds since 1970.
    pub(crate) waiting: Vec<(Revision, u64)>,
}

impl Messaging {
    /// A room of the library.
    ///
    /// # Errors
    /// [`ProposalsError::WrongRoom`] when it is none, or the person is not in it;
    /// [`MessagingError::IdentityNotReady`] before their own keys are here.
    pub(crate) async fn library_room(&self, room: &RoomId) -> Result<LibraryRoom, IpcError> {
        self.shared.check_identity()?;
        let room = self.shared.room(room).map_err(|_| ProposalsError::WrongRoom)?;
        let is_in = room.state() == RoomState::Joined;
        if !is_in || room_list::kind(&room).await != RoomKind::Library {
            return Err(ProposalsError::WrongRoom.into());
        }
        Ok(LibraryRoom { shared: self.shared.clone(), room })
    }

    /// Hands a message about a proposal to the send queue.
    ///
    /// # Errors
    /// As [`Messaging::send_message`].
    pub(crate) async fn send_about_proposal(
        &self,
        room: &RoomId,
        kind: Kind,
        message: Message,
        words: &str,
    ) -> Result<(), IpcError> {
        self.send_as(room, kind, message, words, None).await
    }

    /// Hands a revision to the send queue. A large one is uploaded first, encrypted, and is cut off by a lock as a pack is.
    ///
    /// # Errors
    /// As [`Messaging::send_message`]; [`MessagingError::ServerUnreachable`] at once for a large one while there is no
    /// connection.
    pub(crate) async fn send_revision(
        &self,
        room: &RoomId,
        written: Written,
        words: &str,
    ) -> Result<(), IpcError> {
        let (message, file) = match written {
            Written::Message(message) => (message, None),
            Written::Attachment { message, bytes } => {
                self.writable(room).await?;
                if self.shared.connection.now() == Connection::Offline {
                    return Err(MessagingError::ServerUnreachable.into());
                }
                (message, Some(attachments::upload(&self.shared.client, &bytes).await?))
            }
        };
        self.send_as(room, Kind::Proposal, message, words, file.as_ref()).await
    }

    async fn send_as(
        &self,
        room: &RoomId,
        kind: Kind,
        message: Message,
        words: &str,
        file: Option<&EncryptedFile>,
    ) -> Result<(), IpcError> {
        let content =
            proposal_cards::write(kind, message, words, file).ok_or(IpcError::Internal)?;
        self.send(room, RoomMessageEventContent::new(content)).await
    }
}

impl LibraryRoom {
    /// The person themself.
    pub(crate) fn me(&self) -> MemberId {
        MemberId::new(self.room.own_user_id().as_str())
    }

    /// Somebody as the room knows them.
    pub(crate) async fn person(&self, member: &MemberId) -> Option<Person> {
        let id = UserId::parse(member.as_str()).ok()?;
        let known = self.room.get_member_no_sync(&id).await.ok().flatten();
        words::person(&id, known.as_ref().and_then(|known| known.display_name()))
    }

    /// What the person has said and the server does not have yet.
    pub(crate) async fn waiting(&self) -> Vec<Content> {
        let Ok((echoes, _)) = self.room.send_queue().subscribe().await else { return Vec::new() };
        let mut waiting = Vec::new();
        for echo in echoes {
            match about_proposal(&echo.content) {
                Some(Said::Content(content)) => waiting.push(content),
                Some(Said::Attached(attached, _)) => {
                    let fetched = &self.shared.fetched;
                    if let Some(revision) = fetched.get_or_recall(&attached).await {
                        waiting.push(Content::Revision(Box::new(revision)));
                    }
                }
                None => {}
            }
        }
        waiting
    }

    /// Keeps a revision that is sent as an attachment: whoever sent it need not fetch it.
    pub(crate) async fn keep(&self, revision: &Revision, bytes: &[u8]) {
        self.shared.fetched.keep(self.room.room_id(), revision.clone(), bytes).await;
    }

    /// What is said, from what is on the device on to the start of the room, and again after each change.
    pub(crate) fn watch(&self) -> impl Stream<Item = SaidInRoom> + Send + 'static + use<> {
        let Self { shared, room } = self.clone();
        // Whoever reads it also asks the SDK and the vault for other things in between.
        run(stream! {
            let mut preparing = Running::start(prepare(shared.clone(), room.clone()));
            let mut is_prepared = false;
            let mut connection = shared.connection.subscribe();
            let opened = open_cache(&room).await;
            let Some((cache, _cache_lives, events, mut updates)) = opened else { return };
            let mut heard = Heard::of(shared.clone(), room.clone());
            heard.hear(&events);
            let mut loading = Running::start(load(shared.clone(), cache.clone()));
            let mut is_complete = has_start(&cache);
            let Ok((_, mut queue)) = room.send_queue().subscribe().await else { return };
            heard.look_at_queue().await;
            loop {
                heard.begin_fetching();
                yield heard.said(is_complete);
                let told = tokio::select! {
                    _ = &mut preparing, if !is_prepared => {
                        is_prepared = true;
                        heard.retry_at_once();
                        continue;
                    }
                    _ = &mut loading, if !is_complete => {
                        is_complete = true;
                        continue;
                    }
                    () = heard.work() => continue,
                    alive = connection.changed() => {
                        if alive.is_err() { return }
                        heard.tried.clear();
                        continue;
                    }
                    told = queue.recv() => {
                        if matches!(told, Err(RecvError::Closed)) { return }
                        heard.look_at_queue().await;
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

/// What a message that waits for being sent says of a proposal.
fn about_proposal(waiting: &LocalEchoContent) -> Option<Said> {
    let LocalEchoContent::Event { serialized_event, .. } = waiting else { return None };
    match serialized_event.deserialize().ok()? {
        AnyMessageLikeEventContent::RoomMessage(message) => proposal_cards::read(&message.msgtype),
        _ => None,
    }
}

/// What one event is to the proposals.
#[derive(Clone)]
enum Entry {
    /// Something else.
    Other,
    /// It cannot be read; the key that it waits for, if that is known.
    Closed(Option<String>),
    /// It says all of it.
    Said(Arc<Event>),
    /// The rest of it is attached.
    Attached(Arc<Unfetched>),
}

struct Unfetched {
    id: EventId,
    sender: MemberId,
    time: u64,
    attached: Attached,
    file: EncryptedFile,
}

/// The events of a room as they were heard, and the work that some of them make.
struct Heard {
    shared: Arc<Shared>,
    room: Room,
    entries: Entries<Entry>,
    /// Attachments that were asked for since the connection changed.
    tried: BTreeSet<EventId>,
    fetching: Option<Running<()>>,
    waiting: Vec<(Revision, u64)>,
    /// Until closed messages are tried again.
    wait: Duration,
}

impl Heard {
    fn of(shared: Arc<Shared>, room: Room) -> Self {
        Self {
            shared,
            room,
            entries: Entries::default(),
            tried: BTreeSet::new(),
            fetching: None,
            waiting: Vec::new(),
            wait: FIRST_TRY,
        }
    }

    /// Takes everything that is in the room.
    fn hear(&mut self, events: &[TimelineEvent]) {
        self.entries.take(events, entry);
        self.wait = FIRST_TRY;
    }

    /// Learns what waits for being sent.
    async fn look_at_queue(&mut self) {
        let before = std::mem::take(&mut self.waiting);
        let now = MilliSecondsSinceUnixEpoch::now().get().into();
        let library = LibraryRoom { shared: self.shared.clone(), room: self.room.clone() };
        for content in library.waiting().await {
            let Content::Revision(revision) = content else { continue };
            let known = before.iter().find(|(known, _)| known.digest() == revision.digest());
            self.waiting.push((*revision, known.map_or(now, |(_, since)| *since)));
        }
    }

    fn said(&self, is_complete: bool) -> SaidInRoom {
        let event = |entry: &Entry| match entry {
            Entry::Said(event) => Some(Event::clone(event)),
            Entry::Attached(unfetched) => {
                let revision = self.shared.fetched.get(unfetched.attached.digest)?;
                Some(Event {
                    id: unfetched.id.clone(),
                    sender: unfetched.sender.clone(),
                    time: unfetched.time,
                    content: Content::Revision(Box::new(revision)),
                })
            }
            Entry::Other | Entry::Closed(_) => None,
        };
        let events = self.entries.iter().filter_map(event).collect();
        let is_complete = is_complete && self.fetching.is_none();
        SaidInRoom { events, is_complete, waiting: self.waiting.clone() }
    }

    /// Asks for the attachments that are not here, each once while the connection is as it is.
    fn begin_fetching(&mut self) {
        if self.fetching.is_some() {
            return;
        }
        let mut wanted = Vec::new();
        for entry in self.entries.iter() {
            if let Entry::Attached(unfetched) = entry
                && self.shared.fetched.get(unfetched.attached.digest).is_none()
                && self.tried.insert(unfetched.id.clone())
            {
                wanted.push(unfetched.clone());
            }
        }
        if !wanted.is_empty() {
            let fetching = fetch(self.shared.clone(), self.room.clone(), wanted);
            self.fetching = Some(Running::start(fetching));
        }
    }

    fn retry_at_once(&mut self) {
        self.wait = Duration::ZERO;
    }

    /// Ends when an attachment may have come. Closed messages are tried again meanwhile; that they opened is told by the
    /// event cache.
    async fn work(&mut self) {
        loop {
            let keys: BTreeSet<String> = self.entries.iter().filter_map(key).collect();
            let (wait, fetching) = (self.wait, &mut self.fetching);
            let fetched = async {
                match fetching {
                    Some(fetching) => drop(fetching.await),
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = fetched => {
                    self.fetching = None;
                    return;
                }
                () = tokio::time::sleep(wait), if !keys.is_empty() => {
                    retry(&self.shared, &self.room, keys).await;
                    self.wait = LONGEST_TRY.min(FIRST_TRY.max(wait * 2));
                }
            }
        }
    }
}

fn key(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Closed(key) => key.clone(),
        _ => None,
    }
}

/// Brings attachments to hand: from the vault, or else from the server.
async fn fetch(shared: Arc<Shared>, room: Room, wanted: Vec<Arc<Unfetched>>) {
    for unfetched in wanted {
        let Unfetched { attached, file, .. } = &*unfetched;
        if shared.fetched.get_or_recall(attached).await.is_some() {
            continue;
        }
        let Ok(bytes) = attachments::fetch(&shared.client, file, attached.bytes).await else {
            warn!("an attached proposal could not be fetched");
            continue;
        };
        if let Ok(revision) = attached.open(&bytes) {
            shared.fetched.keep(room.room_id(), revision, &bytes).await;
        } else {
            warn!("an attached proposal is not what its message says");
        }
    }
}

fn entry(event: &TimelineEvent) -> Entry {
    let decrypted = match &event.kind {
        TimelineEventKind::Decrypted(decrypted) => decrypted,
        TimelineEventKind::UnableToDecrypt { utd_info, .. } => {
            return Entry::Closed(utd_info.session_id.clone());
        }
        // Whatever came in the clear proves no sender.
        TimelineEventKind::PlainText { .. } => return Entry::Other,
    };
    let proof = &decrypted.encryption_info;
    let is_another = is_of_another(&proof.verification_state);
    let Ok(AnySyncTimelineEvent::MessageLike(AnySyncMessageLikeEvent::RoomMessage(message))) =
        event.raw().deserialize()
    else {
        return Entry::Other;
    };
    // What was removed has no content any more, and an edit is none that the format knows.
    let Some(message) = message.as_original() else { return Entry::Other };
    let is_edit = matches!(message.content.relates_to, Some(Relation::Replacement(_)));
    if is_another || is_edit || proof.sender != message.sender {
        return Entry::Other;
    }
    let id = EventId::new(message.event_id.as_str());
    let sender = MemberId::new(message.sender.as_str());
    let time = message.origin_server_ts.get().into();
    match proposal_cards::read(&message.content.msgtype) {
        Some(Said::Content(content)) => Entry::Said(Arc::new(Event { id, sender, time, content })),
        Some(Said::Attached(attached, file)) => {
            Entry::Attached(Arc::new(Unfetched { id, sender, time, attached, file: *file }))
        }
        None => Entry::Other,
    }
}
