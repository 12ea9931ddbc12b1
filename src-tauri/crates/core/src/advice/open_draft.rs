//! One draft that is open: its copy, the order of the changes of each of its texts, and who is told.
//!
//! [`super::Advice`] has one for each draft of the person; [`super::following`] brings it what others write, [`super::sending`]
//! sends what was typed here. Invariants: a change is in the vault before anybody is told of it, and when it cannot be kept, the
//! draft is built again from what is kept; who begins to watch gets all of it first and then every change once.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
    time::{Instant, SystemTime},
};

use larkspur_advice::{
    authorize::{Document, level},
    content::{By, Content, Field, Name, Refused, Value, What},
    ids::{MemberId, ReplicaId, RoomId, RunId, Writer},
    replica::{Alarm, Fate, Heard, Outcome, Replica, Write},
};
use larkspur_delta::{Authority, CodePoints, Delta};
use larkspur_ipc::{
    PartName,
    advice::{ChangeText, DraftUpdate, MAX_INSERTED, MAX_STEPS, Part, Template, TextChange},
};
use tokio::sync::{Mutex, MutexGuard, Notify, broadcast, watch};

use super::{
    error::Fault,
    loro_doc::LoroDoc,
    parts::{self, FIELDS, PartSpec, TEMPLATE},
    store::{KeptDraft, Store, StoreFault},
    version_store::KeptVersion,
};
use crate::messaging::draft_room::{DraftRoom, InDraft};

/// How many changes may wait for a slow window before it is given all of it again.
const MOST_WAITING: usize = 256;

/// A draft that is open.
pub(super) struct OpenDraft {
    pub(super) room: DraftRoom,
    pub(super) id: larkspur_ipc::RoomId,
    pub(super) store: Store,
    state: Mutex<State>,
    told: broadcast::Sender<DraftUpdate>,
    /// What is known beside the words, again after each change of it.
    pub(super) around: watch::Sender<Around>,
    /// Counts whatever the board shows.
    pub(super) touched: watch::Sender<u64>,
    /// Something was typed that is to be sent.
    pub(super) typed: Notify,
    /// Somebody was asked in and has not been sent what is written.
    pub(super) owed: Notify,
    /// The versions that were kept, without their texts.
    pub(super) versions: watch::Sender<Vec<KeptVersion>>,
}

/// What is known of a draft beside its words, and changes without them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Around {
    pub(super) is_online: bool,
    pub(super) level: i64,
    pub(super) people: Vec<InDraft>,
}

/// The copy of a draft, and what was noticed about it.
pub(super) struct State {
    pub(super) replica: Replica<LoroDoc>,
    authorities: HashMap<Name, Authority>,
    /// The number of the last command of a window in each text.
    edits: HashMap<Name, u64>,
    /// The events that the copy was given.
    pub(super) known: HashSet<String>,
    /// When each member last changed something, in milliseconds since 1970.
    pub(super) last_change: BTreeMap<MemberId, u64>,
    /// When something was first and last typed that is not in an update yet.
    pub(super) typing: Option<(Instant, Instant)>,
    /// Somebody is to be sent the documents as they are: what goes out next ends with an operation that comes after all others.
    pub(super) must_settle: bool,
    pub(super) held: u32,
    pub(super) held_own: u32,
    pub(super) differing: BTreeSet<MemberId>,
    pub(super) has_newer: bool,
    /// How many events the copy had been given when it was last kept as one.
    pub(super) saved_at: usize,
}

impl OpenDraft {
    /// Opens a draft from what is kept of it, or begins to keep it.
    pub(super) async fn open(room: DraftRoom, store: Store) -> Result<Arc<Self>, Fault> {
        let id = room.id().map_err(|_| Fault::NoPart)?;
        let (state, _) = State::load(&room, &id, &store).await?;
        let versions = store.versions(&id).await?;
        let (level, people) = (room.level().await, room.people().await);
        let around = Around { is_online: false, level, people };
        Ok(Arc::new(Self {
            room,
            id,
            store,
            state: Mutex::new(state),
            told: broadcast::Sender::new(MOST_WAITING),
            around: watch::Sender::new(around),
            touched: watch::Sender::default(),
            typed: Notify::new(),
            owed: Notify::new(),
            versions: watch::Sender::new(versions),
        }))
    }

    /// Whether the person may write now. What they may can have changed in this moment, or the room may just have been made.
    pub(super) async fn may_write(&self) -> bool {
        self.around.borrow().level >= level::AUTHOR || self.room.level().await >= level::AUTHOR
    }

    pub(super) async fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().await
    }

    /// Who watches, from now on. To be called while the state is held, so that nothing is missed.
    pub(super) fn subscribe(&self) -> broadcast::Receiver<DraftUpdate> {
        self.told.subscribe()
    }

    pub(super) fn tell(&self, update: DraftUpdate) {
        // Without a window that watches there is nobody to tell.
        let _ = self.told.send(update);
        self.touch();
    }

    pub(super) fn touch(&self) {
        self.touched.send_modify(|count| *count += 1);
    }

    /// Changes the words of a part, as a window asks for it.
    pub(super) async fn change_text(&self, command: ChangeText) -> Result<(), Fault> {
        let ChangeText { part, base, edit, change, .. } = command;
        change.check(MAX_STEPS, MAX_INSERTED)?;
        if !self.may_write().await {
            return Err(Fault::MayNotWrite);
        }
        let name = Name::parse(part.as_str()).map_err(|_| Fault::NoPart)?;
        let mut state = self.state().await;
        let is_part = state.specs().iter().any(|spec| spec.name == name);
        if !is_part {
            return Err(Fault::NoPart);
        }
        let change = state.authority(&name).rebase(base, change)?;
        let write = state
            .replica
            .edit::<Refused>(Document::Body, |doc| doc.change_text(&name, &change))
            .map_err(of_refused)?;
        self.keep(&mut state, write.into_iter().collect()).await?;
        state.note_typing();
        self.tell_own(&mut state, vec![(name, change)], Some(edit));
        drop(state);
        self.typed.notify_one();
        Ok(())
    }

    /// Tells what was changed here, and by which command of a window. One's own changes are told like those of others: each is the
    /// next in the one order.
    pub(super) fn tell_own(
        &self,
        state: &mut State,
        changes: Vec<(Name, Delta<CodePoints>)>,
        edit: Option<u64>,
    ) {
        state.drain_own();
        let mut told = Vec::new();
        for (name, change) in changes {
            let Ok(part) = PartName::parse(name.as_str()) else { continue };
            let version = state.authority(&name).push(change.clone());
            state.edits.extend(edit.map(|edit| (name, edit)));
            told.push(TextChange { part, version, change, edit });
        }
        self.tell(DraftUpdate::Texts { changes: told });
    }

    /// Writes what a new draft begins with.
    pub(super) async fn begin(
        &self,
        template: Template,
        texts: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Result<(), Fault> {
        let mut state = self.state().await;
        let all_fields = fields.iter().copied().chain([(TEMPLATE, parts::id(template))]);
        let all_fields: Vec<_> = all_fields.collect();
        let write = state
            .replica
            .edit::<Refused>(Document::Body, |doc| {
                let fields = Name::parse(FIELDS).map_err(|_| Refused::TooLarge)?;
                for (field, value) in &all_fields {
                    let field = Field::parse(field).map_err(|_| Refused::TooLarge)?;
                    doc.set_field(&fields, &field, Some(&Value::Text((*value).to_owned())))?;
                }
                for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
                    let name = Name::parse(name).map_err(|_| Refused::TooLarge)?;
                    doc.change_text(&name, &Delta::diff("", text, None))?;
                }
                Ok(())
            })
            .map_err(of_refused)?;
        self.keep(&mut state, write.into_iter().collect()).await?;
        state.note_typing();
        state.drain_own();
        self.tell(DraftUpdate::Texts { changes: Vec::new() });
        drop(state);
        self.typed.notify_one();
        Ok(())
    }

    /// Keeps what an answer asks for. When that fails, the copy goes back to what is kept.
    pub(super) async fn keep(
        &self,
        state: &mut State,
        writes: Vec<Write>,
    ) -> Result<(), StoreFault> {
        let kept = self.store.write(&self.id, &writes).await;
        if kept.is_err() {
            self.restore(state).await;
        }
        kept
    }

    /// Takes an update that was heard.
    pub(super) async fn receive(&self, heard: Heard, time: u64) -> Result<(), StoreFault> {
        let mut state = self.state().await;
        let (sender, now) = (heard.sender.clone(), now_ms());
        state.known.insert(heard.event.as_str().to_owned());
        let outcome = state.replica.receive(heard, now);
        let last = state.last_change.entry(sender).or_default();
        *last = time.max(*last);
        self.take(&mut state, outcome).await
    }

    /// Keeps what an event came to, and tells it.
    pub(super) async fn take(&self, state: &mut State, outcome: Outcome) -> Result<(), StoreFault> {
        let Outcome { writes, alarms, must_restore, .. } = outcome;
        state.note(&writes, alarms);
        self.keep(state, writes).await?;
        if must_restore {
            self.restore(state).await;
            return Ok(());
        }
        let changes = state.drain_imports();
        match changes {
            Some(changes) if changes.is_empty() => self.touch(),
            Some(changes) => self.tell(DraftUpdate::Texts { changes }),
            None => self.tell_whole(state),
        }
        Ok(())
    }

    /// Builds the copy again from what is kept. What cannot be read stays kept, and what was shown stays as it was.
    pub(super) async fn restore(&self, state: &mut State) {
        match State::load(&self.room, &self.id, &self.store).await {
            Ok((restored, writes)) => {
                let before = std::mem::replace(state, restored);
                state.edits = before.edits;
                state.last_change = before.last_change;
                state.differing = before.differing;
                state.has_newer = before.has_newer;
                if self.store.write(&self.id, &writes).await.is_err() {
                    tracing::error!("what became of changes of a draft could not be kept");
                }
                self.tell_whole(state);
            }
            Err(fault) => tracing::error!(%fault, "a draft could not be built again"),
        }
    }

    /// Tells all of it: also when so much has changed that it is not told one by one.
    fn tell_whole(&self, state: &State) {
        self.tell(DraftUpdate::Whole { head: Box::new(self.head(state)), parts: state.parts() });
    }
}

pub(super) fn of_refused(refused: Refused) -> Fault {
    match refused {
        Refused::Doc(fault) => Fault::Document(fault),
        _ => Fault::Change(larkspur_delta::DeltaError::PastEnd),
    }
}

pub(super) fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

impl State {
    async fn load(
        room: &DraftRoom,
        id: &larkspur_ipc::RoomId,
        store: &Store,
    ) -> Result<(Self, Vec<Write>), Fault> {
        let kept = if let Some(kept) = store.load(id).await? {
            kept
        } else {
            store.begin(id, ReplicaId(random())).await?;
            store.load(id).await?.ok_or(StoreFault)?
        };
        let KeptDraft { replica, kept, held_edits } = kept;
        let me = Writer { member: MemberId::new(room.me()), replica };
        let known: HashSet<String> =
            kept.heard.iter().map(|(heard, _)| heard.event.as_str().to_owned()).collect();
        let held = kept.heard.iter().filter(|(_, fate)| matches!(fate, Fate::Held(_))).count();
        let room = RoomId::new(id.as_str());
        let (replica, outcome) =
            Replica::<LoroDoc>::restore(room, me, RunId(random()), kept, now_ms())?;
        replica.doc(Document::Body).watch();
        let mut state = Self {
            replica,
            authorities: HashMap::new(),
            edits: HashMap::new(),
            saved_at: 0,
            known,
            last_change: BTreeMap::new(),
            typing: None,
            must_settle: false,
            held: u32::try_from(held).unwrap_or(u32::MAX),
            held_own: held_edits,
            differing: BTreeSet::new(),
            has_newer: false,
        };
        if Document::ALL.into_iter().any(|document| state.replica.has_unsent(document)) {
            state.note_typing();
        }
        Ok((state, outcome.writes))
    }

    fn authority(&mut self, name: &Name) -> &mut Authority {
        self.authorities.entry(name.clone()).or_default()
    }

    pub(super) fn note_typing(&mut self) {
        let now = Instant::now();
        let first = self.typing.map_or(now, |(first, _)| first);
        self.typing = Some((first, now));
    }

    fn note(&mut self, writes: &[Write], alarms: Vec<Alarm>) {
        for write in writes {
            match write {
                Write::Keep { fate: Fate::Held(_), .. } => self.held = self.held.saturating_add(1),
                Write::HoldEdits { .. } => self.held_own = self.held_own.saturating_add(1),
                _ => {}
            }
        }
        for alarm in alarms {
            match alarm {
                Alarm::Forked(from) | Alarm::Differs(from) => {
                    self.differing.insert(from.member);
                }
                Alarm::SnapshotDiffers(member) => {
                    self.differing.insert(member);
                }
                Alarm::OwnPast => tracing::warn!("this copy of a draft is older than what it sent"),
            }
        }
    }

    /// What was changed here is told by who changed it.
    fn drain_own(&mut self) {
        let _ = self.replica.doc(Document::Body).take_changes();
    }

    /// What imports have changed, each the next in the order of its text. None when it is more than can be told one by one.
    fn drain_imports(&mut self) -> Option<Vec<TextChange>> {
        let mut told = Vec::new();
        for change in self.replica.doc(Document::Body).take_changes() {
            match change.what {
                What::Text { name, delta } if change.by == By::Import => {
                    let Ok(part) = PartName::parse(name.as_str()) else { continue };
                    let version = self.authority(&name).push(delta.clone());
                    told.push(TextChange { part, version, change: delta, edit: None });
                }
                What::Text { .. } => {}
                What::Fields { .. } | What::List { .. } | What::Everything => return None,
            }
        }
        Some(told)
    }

    fn body(&self) -> &LoroDoc {
        self.replica.doc(Document::Body)
    }

    pub(super) fn template(&self) -> Option<Template> {
        parts::template_of(self.body())
    }

    pub(super) fn lang(&self) -> String {
        parts::lang_of(self.body())
    }

    pub(super) fn country(&self) -> Option<String> {
        parts::country_of(self.body())
    }

    pub(super) fn specs(&self) -> Vec<PartSpec> {
        parts::parts(self.template())
    }

    pub(super) fn plain(&self, name: &Name) -> String {
        self.body().plain(name)
    }

    pub(super) fn parts(&self) -> Vec<Part> {
        let part = |spec: PartSpec| {
            Some(Part {
                name: PartName::parse(spec.name.as_str()).ok()?,
                text: Delta::from(&self.body().text(&spec.name)),
                version: self.authorities.get(&spec.name).map_or(0, Authority::version),
                edit: self.edits.get(&spec.name).copied(),
                section: spec.section,
                kind: spec.kind,
                is_required: spec.is_required,
            })
        };
        self.specs().into_iter().filter_map(part).collect()
    }
}

/// Random bytes of the system. Without them nothing could be encrypted either, so that is no case of its own.
fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        let name = crate::session::random_name();
        bytes.copy_from_slice(name.as_bytes());
    }
    bytes
}

/// Only told apart from others, so nothing of it is printed.
impl std::fmt::Debug for OpenDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenDraft")
    }
}
