//! Policy drafts that are written together: begun from a template, kept on the device, written by several at once.
//!
//! The shell comes here through [`crate::Session::advice`]. The rules are those of docs/advice.md, and the crate `larkspur-advice`
//! has them; here is what is kept, sent and received. Invariants: what was typed is on the disk before its command is answered;
//! the server is told no word of a draft, its title among them; every draft of the person is followed while they are signed in,
//! so that what was typed goes out whether or not its page is open.

mod board;
mod bucket;
mod error;
mod following;
mod loro_doc;
mod open_draft;
mod parts;
mod sending;
mod shown;
#[cfg(any(test, feature = "testing"))]
pub mod simulator;
mod store;
mod version_store;
mod versions;

use std::{
    collections::HashMap,
    pin::{Pin, pin},
    sync::{Arc, Weak},
};

use async_stream::stream;
use futures_util::{Stream, StreamExt as _, stream};
use larkspur_ipc::{
    IpcError, RoomId,
    advice::{
        AdviceError, BeginDraft, ChangeText, DraftUpdate, InviteWriter, MAX_LINE_CHARS, Role,
        WatchDraft,
    },
};
use tokio::sync::{Mutex, broadcast::error::RecvError};

use self::{error::Fault, open_draft::OpenDraft, store::Store};
use crate::{
    Session,
    db::Database,
    messaging::{Messaging, draft_room::DraftRoom},
    tasks::Tasks,
};

/// The drafts of the signed-in account, in an open vault.
pub struct Advice {
    store: Store,
    open: Mutex<HashMap<RoomId, Opened>>,
    tasks: Tasks,
}

/// A draft with what runs for it.
struct Opened {
    draft: Arc<OpenDraft>,
    tasks: Tasks,
}

impl Advice {
    pub(crate) fn new(database: Database) -> Self {
        Self { store: Store::new(database), open: Mutex::default(), tasks: Tasks::default() }
    }

    /// Follows every draft while somebody is signed in, whether or not a page of drafts is open: what was typed goes out.
    pub(crate) fn keep_up(self: &Arc<Self>, session: Weak<Session>) {
        let Some(states) = session.upgrade().map(|it| it.account().watch_account()) else { return };
        let advice = Arc::downgrade(self);
        self.tasks.spawn("advice::drafts", async move {
            let mut states = pin!(states);
            let mut rooms: Pin<Box<dyn Stream<Item = ()> + Send>> = Box::pin(stream::pending());
            let mut is_followed = false;
            loop {
                let messaging = session.upgrade().and_then(|session| session.messaging().ok());
                match (messaging, advice.upgrade()) {
                    (Some(messaging), Some(advice)) => {
                        if !is_followed {
                            rooms = Box::pin(messaging.watch_rooms_of_drafts());
                            is_followed = true;
                        }
                        advice.follow_all(&messaging).await;
                    }
                    (None, Some(_)) => is_followed = false,
                    (_, None) => return,
                }
                tokio::select! {
                    next = states.next() => if next.is_none() { return },
                    Some(()) = rooms.next() => {}
                }
            }
        });
    }

    /// Ends what runs for the account, and forgets its drafts on this device. They stay with the others who write them.
    ///
    /// # Errors
    /// When they could not be deleted.
    pub(crate) async fn sign_out(&self) -> Result<(), IpcError> {
        self.close_drafts().await;
        self.store.forget_all().await.map_err(|_| AdviceError::DiskNotWritable.into())
    }

    /// Ends everything that runs.
    pub(crate) async fn close(&self) {
        self.tasks.stop().await;
        self.close_drafts().await;
    }

    async fn close_drafts(&self) {
        for (_, opened) in std::mem::take(&mut *self.open.lock().await) {
            opened.tasks.stop().await;
        }
    }

    /// Begins a draft and gives its room.
    ///
    /// # Errors
    /// [`IpcError::Malformed`] for words that are longer than they may be; why the server did not make the room;
    /// [`larkspur_ipc::advice::AdviceError::DiskNotWritable`].
    pub async fn begin_draft(
        &self,
        messaging: &Messaging,
        command: BeginDraft,
    ) -> Result<RoomId, IpcError> {
        let BeginDraft { template, title, addressee, country, lang } = command;
        let (title, addressee) = (title.trim(), addressee.trim());
        let is_line = |text: &str| text.chars().count() <= MAX_LINE_CHARS && !text.contains('\n');
        let is_code =
            |code: &String| code.len() == 2 && code.bytes().all(|it| it.is_ascii_uppercase());
        let is_tag = !lang.is_empty() && lang.len() <= 35 && lang.is_ascii();
        let is_whole = !title.is_empty() && is_line(title) && is_line(addressee);
        if !is_whole || !is_tag || !country.as_ref().is_none_or(is_code) {
            return Err(IpcError::Malformed);
        }
        let room = messaging.create_draft_room().await?;
        let draft = self.draft(messaging.draft_room(&room)?).await?;
        let mut fields = vec![(parts::LANG, lang.as_str())];
        fields.extend(country.as_deref().map(|code| (parts::COUNTRY, code)));
        let texts = [(parts::TITLE, title), (parts::ADDRESSEE, addressee)];
        draft.begin(template, &texts, &fields).await?;
        Ok(room)
    }

    /// Asks somebody into a draft, and sends them what is written so far.
    ///
    /// # Errors
    /// As an invitation into a conversation; [`IpcError::Malformed`] for a role that is not given this way.
    pub async fn invite_writer(
        &self,
        messaging: &Messaging,
        command: InviteWriter,
    ) -> Result<(), IpcError> {
        let InviteWriter { room, member, role } = command;
        if role > Role::Author {
            return Err(IpcError::Malformed);
        }
        let room = messaging.draft_room(&room)?;
        let draft = self.draft(room.clone()).await?;
        room.invite(messaging, &member, shown::level_of(role)).await?;
        // They are invited either way. What cannot be sent along now comes as soon as it can.
        if !matches!(sending::send_snapshot(&draft, false).await, Ok(true)) {
            draft.owed.notify_one();
        }
        Ok(())
    }

    /// One draft with all its parts, and each change.
    ///
    /// # Errors
    /// [`larkspur_ipc::advice::AdviceError::NoDraft`]; that it cannot be read here.
    pub async fn watch_draft(
        &self,
        messaging: &Messaging,
        command: WatchDraft,
    ) -> Result<impl Stream<Item = Vec<DraftUpdate>> + Send + 'static + use<>, IpcError> {
        let draft = self.draft(messaging.draft_room(&command.room)?).await?;
        Ok(stream! {
            'anew: loop {
                let mut told = {
                    let state = draft.state().await;
                    let told = draft.subscribe();
                    let head = Box::new(draft.head(&state));
                    let parts = state.parts();
                    drop(state);
                    yield vec![DraftUpdate::Whole { head, parts }];
                    told
                };
                loop {
                    match told.recv().await {
                        Ok(DraftUpdate::Texts { changes }) if changes.is_empty() => {}
                        Ok(update) => yield vec![update],
                        Err(RecvError::Lagged(_)) => continue 'anew,
                        Err(RecvError::Closed) => return,
                    }
                }
            }
        })
    }

    /// Changes the words of a part.
    ///
    /// # Errors
    /// [`larkspur_ipc::advice::AdviceError::MayNotWrite`], [`larkspur_ipc::advice::AdviceError::TextMoved`], that it could not be
    /// kept. Then nothing was changed.
    pub async fn change_text(
        &self,
        messaging: &Messaging,
        command: ChangeText,
    ) -> Result<(), IpcError> {
        let draft = self.draft(messaging.draft_room(&command.room)?).await?;
        Ok(draft.change_text(command).await?)
    }

    /// A draft, which is opened and followed if it was not.
    async fn draft(&self, room: DraftRoom) -> Result<Arc<OpenDraft>, Fault> {
        let id = room.id().map_err(|_| Fault::NoPart)?;
        let mut open = self.open.lock().await;
        if let Some(opened) = open.get(&id) {
            return Ok(opened.draft.clone());
        }
        let draft = OpenDraft::open(room, self.store.clone()).await?;
        let tasks = Tasks::default();
        tasks.spawn("advice::following", following::follow(draft.clone()));
        tasks.spawn("advice::sending", sending::send(draft.clone()));
        open.insert(id, Opened { draft: draft.clone(), tasks });
        Ok(draft)
    }
}
