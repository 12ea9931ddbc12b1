//! Named versions of a draft: kept, sent, received, read beside each other, and brought back.
//!
//! The streams and commands of [`super::Advice`] come here; [`super::following`] brings what others kept, and [`super::sending`]
//! sends what was kept here. Invariants: a version that somebody reads says what its digest says; what is brought back is a change
//! like any other, made after what the draft said was kept too.

use async_stream::stream;
use futures_util::Stream;
use larkspur_advice::{
    agreeing::{LabelText, Note, VersionId},
    authorize::{Document, Kind, Payload, Verdict, authorize},
    chain,
    content::{Content as _, Name, Refused},
    doc::{DocFault, DraftDoc as _},
    ids::{MemberId, PeerId},
    limits::{MOST_INLINE, MOST_VERSIONS},
    wire::{self, Carried, NamedVersion},
};
use larkspur_delta::{CodePoints, Delta, DeltaBuilder, DeltaError, Document as Text};
use larkspur_ipc::{
    IpcError, PartName,
    advice::{
        AdviceError, Beside, KeepVersion, ReadVersion, RestoreVersion, VersionPart, VersionRow,
        VersionText, WatchVersions,
    },
    words::Change,
};
use serde_json::Value;
use tracing::warn;

use super::{
    Advice,
    error::Fault,
    loro_doc::LoroDoc,
    open_draft::{OpenDraft, now_ms, of_refused},
    parts::{self, PartSpec},
    sending,
    store::{Parcel, StoreFault},
    version_store::KeptVersion,
};
use crate::{
    messaging::{Messaging, draft_history::DraftEvent, draft_room::Sending},
    session::random_name,
    word_diff,
};

/// As whom a version is opened to be read: nobody writes in it.
const READER: PeerId = PeerId(1);

impl Advice {
    /// The versions of a draft, the last one first, and again after each change.
    ///
    /// # Errors
    /// As [`Advice::watch_draft`].
    pub async fn watch_versions(
        &self,
        messaging: &Messaging,
        command: WatchVersions,
    ) -> Result<impl Stream<Item = Vec<VersionRow>> + Send + 'static + use<>, IpcError> {
        let draft = self.draft(messaging.draft_room(&command.room)?).await?;
        Ok(stream! {
            let (mut versions, mut touched) = (draft.versions.subscribe(), draft.touched.subscribe());
            let mut before = None;
            loop {
                let now = draft.version_rows().await;
                if before.as_ref() != Some(&now) {
                    before = Some(now.clone());
                    yield now;
                }
                let told = tokio::select! {
                    told = versions.changed() => told,
                    told = touched.changed() => told,
                };
                if told.is_err() { return }
            }
        })
    }

    /// Keeps the text as it is now, under a name.
    ///
    /// # Errors
    /// [`IpcError::Malformed`] for words that are longer than they may be; [`AdviceError::MayNotWrite`]; that it could not be kept.
    pub async fn keep_version(
        &self,
        messaging: &Messaging,
        command: KeepVersion,
    ) -> Result<(), IpcError> {
        let KeepVersion { room, label, note } = command;
        let label = label_of(&label)?;
        let note = note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        let note = note.map(Note::parse).transpose().map_err(|_| IpcError::Malformed)?;
        let draft = self.draft(messaging.draft_room(&room)?).await?;
        Ok(draft.keep_version(label, note).await?)
    }

    /// Reads a version, and what has changed between it and something else.
    ///
    /// # Errors
    /// [`AdviceError::NoVersion`]; that it cannot be read.
    pub async fn read_version(
        &self,
        messaging: &Messaging,
        command: ReadVersion,
    ) -> Result<VersionText, IpcError> {
        let ReadVersion { room, version, beside } = command;
        let draft = self.draft(messaging.draft_room(&room)?).await?;
        let (version, made) = draft.open_version(version.as_str()).await?;
        let (before, now) = match beside {
            Beside::Nothing => (None, version),
            Beside::Now => (Some(version), draft.open_now().await),
            Beside::Version { version: other } => match draft.open_version(other.as_str()).await? {
                (other, at) if at < made => (Some(other), version),
                (other, _) => (Some(version), other),
            },
        };
        Ok(now.beside(before))
    }

    /// Makes the draft say what a version says.
    ///
    /// # Errors
    /// As [`Advice::keep_version`] and [`Advice::read_version`].
    pub async fn restore_version(
        &self,
        messaging: &Messaging,
        command: RestoreVersion,
    ) -> Result<(), IpcError> {
        let RestoreVersion { room, version, keep_as } = command;
        let keep_as = label_of(&keep_as)?;
        let draft = self.draft(messaging.draft_room(&room)?).await?;
        let (then, _) = draft.open_version(version.as_str()).await?;
        if !draft.version_rows().await.iter().any(|row| row.is_current) {
            draft.keep_version(keep_as, None).await?;
        }
        Ok(draft.go_back_to(&then).await?)
    }
}

fn label_of(label: &str) -> Result<LabelText, IpcError> {
    LabelText::parse(label.trim()).map_err(|_| IpcError::Malformed)
}

/// The text of a draft at one moment.
struct Moment {
    template: Option<larkspur_ipc::advice::Template>,
    lang: String,
    texts: Vec<(PartSpec, Text)>,
}

impl Moment {
    fn of(doc: &LoroDoc) -> Self {
        let template = parts::template_of(doc);
        let texts = parts::parts(template).into_iter().map(|spec| {
            let text = doc.text(&spec.name);
            (spec, text)
        });
        Self { template, lang: parts::lang_of(doc), texts: texts.collect() }
    }

    fn words(&self, name: &Name) -> String {
        let found = self.texts.iter().find(|(spec, _)| spec.name == *name);
        found.map(|(_, text)| text.text()).unwrap_or_default()
    }

    /// What it says, and what has changed since a moment before.
    fn beside(self, before: Option<Self>) -> VersionText {
        let part = |(spec, text): &(PartSpec, Text)| {
            let (now, was) = (text.text(), before.as_ref().map(|it| it.words(&spec.name)));
            let mut changes =
                was.as_deref().map_or_else(Vec::new, |was| word_diff::changes(was, &now));
            if changes.is_empty() && !now.is_empty() {
                changes.push(Change::Same { words: now });
            }
            if changes.is_empty() {
                return None;
            }
            Some(VersionPart {
                name: PartName::parse(spec.name.as_str()).ok()?,
                section: spec.section.clone(),
                kind: spec.kind,
                text: changes,
            })
        };
        let parts = self.texts.iter().filter_map(part).collect();
        VersionText { template: self.template, lang: self.lang, parts }
    }
}

impl OpenDraft {
    async fn version_rows(&self) -> Vec<VersionRow> {
        let now = self.state().await.replica.doc(Document::Body).digest();
        let around = self.around.borrow().clone();
        let row = |kept: &KeptVersion| {
            let maker =
                around.people.iter().find(|it| it.person.member.as_str() == kept.sender.as_str());
            Some(VersionRow {
                id: larkspur_ipc::VersionId::parse(kept.version.id.as_str()).ok()?,
                label: kept.version.label.as_str().to_owned(),
                note: kept.version.note.as_ref().map(|note| note.as_str().to_owned()),
                maker: maker.map(|it| it.person.clone()),
                is_own: kept.sender.as_str() == self.room.me(),
                made: kept.version.made,
                is_current: kept.version.state.digest == now,
                is_waiting: kept.parcel.is_some(),
            })
        };
        let mut rows: Vec<_> = self.versions.borrow().iter().filter_map(row).collect();
        rows.sort_by(|a, b| (b.made, &b.id).cmp(&(a.made, &a.id)));
        rows
    }

    /// Keeps the text as it is, and has it sent.
    async fn keep_version(&self, label: LabelText, note: Option<Note>) -> Result<(), Fault> {
        if !self.may_write().await {
            return Err(Fault::MayNotWrite);
        }
        let mut state = self.state().await;
        sending::settle(self, &mut state, Document::Body).await?;
        let doc = state.replica.doc(Document::Body);
        let bytes = doc.snapshot()?;
        let version = NamedVersion {
            id: new_id()?,
            made: now_ms(),
            label,
            note,
            state: wire::State { version: doc.version(), digest: doc.digest() },
            content: chain::content(&bytes),
            size: bytes.len(),
            carried: Carried::Attached(Value::Null),
        };
        drop(state);
        let parcel = Parcel { transaction: random_name(), file: None };
        let kept =
            KeptVersion { version, sender: MemberId::new(self.room.me()), parcel: Some(parcel) };
        self.add_version(kept, &bytes).await?;
        self.typed.notify_one();
        Ok(())
    }

    async fn add_version(&self, kept: KeptVersion, bytes: &[u8]) -> Result<(), StoreFault> {
        self.store.keep_version(&self.id, &kept, bytes).await?;
        self.versions.send_modify(|versions| {
            if !versions.iter().any(|known| known.version.id == kept.version.id) {
                versions.push(kept);
            }
        });
        Ok(())
    }

    /// A version, and when it was made.
    async fn open_version(&self, id: &str) -> Result<(Moment, u64), Fault> {
        let id = VersionId::parse(id).map_err(|_| Fault::NoVersion)?;
        let made =
            self.versions.borrow().iter().find(|it| it.version.id == id).map(|it| it.version.made);
        let bytes = self.store.version_bytes(&self.id, &id).await?;
        let (Some(made), Some(bytes)) = (made, bytes) else { return Err(Fault::NoVersion) };
        let doc = LoroDoc::open(&bytes, READER)?;
        Ok((Moment::of(&doc), made))
    }

    async fn open_now(&self) -> Moment {
        Moment::of(self.state().await.replica.doc(Document::Body))
    }

    /// Makes each text say what it said, by the words that have changed.
    async fn go_back_to(&self, then: &Moment) -> Result<(), Fault> {
        if !self.may_write().await {
            return Err(Fault::MayNotWrite);
        }
        let mut state = self.state().await;
        let doc = state.replica.doc(Document::Body);
        let mut changes = Vec::new();
        for (spec, text) in &then.texts {
            let change = way(&doc.text(&spec.name), text)?;
            if !change.is_identity() {
                changes.push((spec.name.clone(), change));
            }
        }
        let write = state.replica.edit::<Refused>(Document::Body, |doc| {
            changes.iter().try_for_each(|(name, change)| doc.change_text(name, change))
        });
        self.keep(&mut state, write.map_err(of_refused)?.into_iter().collect()).await?;
        state.note_typing();
        self.tell_own(&mut state, changes, None);
        drop(state);
        self.typed.notify_one();
        Ok(())
    }

    /// Takes a version that was heard. Whether it is done with: otherwise it is to be given again.
    pub(super) async fn hear_version(&self, event: &DraftEvent, version: NamedVersion) -> bool {
        let is_known = self.versions.borrow().iter().any(|known| known.version.id == version.id);
        if is_known {
            return self.note_sent(&version.id).await.is_ok();
        }
        if !self.may_count(event) {
            return true;
        }
        let bytes = match &version.carried {
            Carried::Inline(bytes) => bytes.clone(),
            Carried::Attached(file) => match self.room.fetch(file, version.size).await {
                Some(bytes) => bytes,
                None => return false,
            },
        };
        if !is_what_it_says(&version, &bytes) {
            warn!("a version of a draft is not what it says");
            self.state().await.differing.insert(MemberId::new(event.sender.as_str()));
            return true;
        }
        let sender = MemberId::new(event.sender.as_str());
        self.add_version(KeptVersion { version, sender, parcel: None }, &bytes).await.is_ok()
    }

    fn may_count(&self, event: &DraftEvent) -> bool {
        let sender = MemberId::new(event.sender.as_str());
        let room = larkspur_advice::ids::RoomId::new(self.id.as_str());
        let payload = Payload { room: &room, sender: &sender, runs: &[], peers: &[] };
        let verdict = authorize(Kind::Version, event.level, &payload);
        let is_room_left = self.versions.borrow().len() < MOST_VERSIONS;
        if verdict != Verdict::Apply || !is_room_left {
            warn!(?verdict, is_room_left, "a version of a draft does not count");
        }
        verdict == Verdict::Apply && is_room_left
    }

    async fn note_sent(&self, id: &VersionId) -> Result<(), StoreFault> {
        let is_waiting = |it: &KeptVersion| it.version.id == *id && it.parcel.is_some();
        if !self.versions.borrow().iter().any(is_waiting) {
            return Ok(());
        }
        self.store.version_is_sent(&self.id, id).await?;
        self.versions.send_modify(|versions| {
            versions.iter_mut().filter(|it| it.version.id == *id).for_each(|it| it.parcel = None);
        });
        Ok(())
    }

    /// Whether a version waits for being sent.
    pub(super) fn has_waiting_version(&self) -> bool {
        self.versions.borrow().iter().any(|kept| kept.parcel.is_some())
    }

    /// Sends the version that has waited longest. None when there is none.
    pub(super) async fn send_version(&self) -> Option<Result<Sending, IpcError>> {
        let waiting = self.versions.borrow().iter().find(|it| it.parcel.is_some()).cloned()?;
        Some(self.send_kept_version(waiting).await)
    }

    async fn send_kept_version(&self, kept: KeptVersion) -> Result<Sending, IpcError> {
        let KeptVersion { mut version, parcel, .. } = kept;
        let id = version.id.clone();
        let Parcel { transaction, file } = parcel.unwrap_or_default();
        let bytes = self.store.version_bytes(&self.id, &id).await.map_err(Fault::from)?;
        let bytes = bytes.ok_or(AdviceError::NoVersion)?;
        version.carried = if bytes.len() <= MOST_INLINE {
            Carried::Inline(bytes)
        } else if let Some(file) = file {
            Carried::Attached(file)
        } else {
            let file = self.room.upload(&bytes).await?;
            self.store.keep_version_file(&self.id, &id, &file).await.map_err(Fault::from)?;
            self.versions.send_modify(|versions| {
                let found = versions.iter_mut().find(|it| it.version.id == id);
                if let Some(parcel) = found.and_then(|it| it.parcel.as_mut()) {
                    parcel.file = Some(file.clone());
                }
            });
            Carried::Attached(file)
        };
        let content = Value::Object(version.write());
        let sent = self.room.send(wire::NAMED_VERSION, content, &transaction).await;
        if sent == Sending::Taken {
            self.note_sent(&id).await.map_err(Fault::from)?;
        }
        Ok(sent)
    }
}

/// Sixteen random bytes, as digits.
fn new_id() -> Result<VersionId, Fault> {
    VersionId::parse([random_name(), random_name()].concat()).map_err(|_| Fault::NoVersion)
}

/// Whether the bytes of a version are those that it names, and say what it says.
fn is_what_it_says(version: &NamedVersion, bytes: &[u8]) -> bool {
    let says = || -> Result<bool, DocFault> {
        let doc = LoroDoc::open(bytes, READER)?;
        Ok(doc.version() == version.state.version && doc.digest() == version.state.digest)
    };
    chain::content(bytes) == version.content && says().unwrap_or(false)
}

/// What makes of a text another one: word by word, so that who writes in it meanwhile loses nothing.
fn way(now: &Text, then: &Text) -> Result<Delta<CodePoints>, DeltaError> {
    let mut words = DeltaBuilder::<CodePoints>::new();
    for change in word_diff::changes(&now.text(), &then.text()) {
        words = match change {
            Change::Same { words: same } => words.retain(same.chars().count()),
            Change::Removed { words: gone } => words.delete(gone.chars().count()),
            Change::Added { words: new } => words.insert(&new),
        };
    }
    let words = words.build()?;
    words.compose(&Delta::restyle(&words.apply(now)?, then)?)
}

#[cfg(test)]
mod tests {
    use larkspur_delta::strategies::any_document;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_way_back_leads_to_the_text_as_it_was(now in any_document(), then in any_document()) {
            prop_assert_eq!(way(&now, &then)?.apply(&now)?, then);
        }
    }

    #[test]
    fn what_has_not_changed_is_not_touched() {
        let now = Text::plain("Open the office at night. Pay on time.");
        let then = Text::plain("Open the office by day. Pay on time.");
        let change = way(&now, &then).unwrap();
        assert!(change.len_inserted() < 10 && change.apply(&now).unwrap() == then);
        assert!(way(&now, &now).unwrap().is_identity());
    }
}
