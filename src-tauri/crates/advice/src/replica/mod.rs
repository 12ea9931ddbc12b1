//! One copy of a draft: what was typed here, what came from others, and what of both counts.
//!
//! The core's `advice` gives it every change and every event, keeps each [`Write`] in the vault before it goes on, and builds
//! it again by [`Replica::restore`]. It reads and waits for nothing itself, so the simulator runs just this. Invariants: two
//! replicas that heard the same events in the same order hold the same documents; what a person typed is in a [`Write`] before
//! anybody is told that it was taken; an update counts once, in its writer's order, and only as [`authorize`] allows; what does
//! not count is kept apart, and never dropped.

#[cfg(test)]
mod desk;
mod receive;
mod restore;
#[cfg(test)]
mod schedule_tests;
#[cfg(test)]
mod set_doc;
mod snapshot;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    authorize::{Document, Reason},
    chain::{self, Chain, Header},
    doc::{DocFault, DraftDoc, Version},
    ids::{Digest, EventId, MemberId, PeerId, RoomId, RunId, Writer},
    wire::State,
};

pub use restore::{Kept, Saved};
pub use snapshot::{HeardSnapshot, NotTaken, contradicts};

/// How many updates of a writer go by until one says what the document is.
const STATED_EACH: u64 = 50;
/// How long a gap is waited for before a snapshot is asked for, in milliseconds (policy-drafting 3.6).
const PATIENCE: u64 = 30_000;

/// An update as it was heard.
#[derive(Clone, PartialEq)]
pub struct Heard {
    /// The event that brought it.
    pub event: EventId,
    /// Whose account it is, as its encryption proves.
    pub sender: MemberId,
    /// The sender's power level where the event stands.
    pub level: i64,
    /// What it says beside its bytes.
    pub header: Header,
    /// What its writer's document said.
    pub state: Option<State>,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Heard {
    /// Who wrote it: the account that its encryption proves, and the copy that it names.
    pub fn writer(&self) -> Writer {
        Writer { member: self.sender.clone(), replica: self.header.replica }
    }
}

/// A run of which an update of a document was held. What it writes after it is held as well.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldRun {
    /// Whose.
    pub member: MemberId,
    /// Which run.
    pub run: RunId,
    /// In which document.
    pub document: Document,
}

/// What has become of an update that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is in the document.
    Applied,
    /// Others before it have not come.
    Waiting,
    /// It does not count.
    Held(Reason),
}

/// What is to be kept, all of one answer at once.
#[derive(Clone, PartialEq)]
pub enum Write {
    /// What the person just did, before it is sent.
    Edit {
        /// What it changes.
        document: Document,
        /// The run that it is of.
        run: RunId,
        /// The operations.
        bytes: Arc<[u8]>,
    },
    /// All edits of a document become one update that is to be sent.
    Send {
        /// What it says beside its bytes.
        header: Header,
        /// What the document said.
        state: Option<State>,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// The server has the update of this number.
    Sent {
        /// Its number.
        number: u64,
    },
    /// What has become of an update. The same event may come again with another fate.
    Keep {
        /// The update.
        heard: Heard,
        /// What has become of it.
        fate: Fate,
    },
    /// The replica begins anew with what somebody else sent. What it covers need not be kept any more, but for what was held.
    Begin {
        /// Where it begins.
        saved: Saved,
    },
    /// The edits of a document that were not sent do not count: what they build on was held.
    HoldEdits {
        /// Which document.
        document: Document,
    },
}

/// Something that people must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// A writer said two different things under one number.
    Forked(Writer),
    /// A writer with the same operations has another text.
    Differs(Writer),
    /// A member sent a snapshot with the same operations and another text.
    SnapshotDiffers(MemberId),
    /// This data folder is older than what it once sent: somebody put a copy of it back.
    OwnPast,
}

/// What an event or a change comes to.
#[derive(Default)]
pub struct Outcome {
    /// What is to be kept.
    pub writes: Vec<Write>,
    /// What people must be told.
    pub alarms: Vec<Alarm>,
    /// Which documents now say something else.
    pub changed: Vec<Document>,
    /// The replica cannot go on: it is to be restored from what is kept.
    pub must_restore: bool,
}

/// An update of one's own that the server does not have yet.
#[derive(Clone, PartialEq)]
pub struct Outgoing {
    /// What it says beside its bytes.
    pub header: Header,
    /// What the document said.
    pub state: Option<State>,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// One document, and what of it was not sent.
struct Half<D> {
    doc: D,
    /// What was in it when its edits were last made into an update.
    sent: Version,
    /// The runs whose edits were not sent.
    unsent: Vec<RunId>,
}

struct Waiting {
    heard: Heard,
    since: u64,
    /// Whether it is in its writer's order, and waits for operations of others alone.
    is_taken: bool,
}

/// One copy of a draft.
pub struct Replica<D> {
    room: RoomId,
    me: Writer,
    run: RunId,
    body: Half<D>,
    talk: Half<D>,
    chains: BTreeMap<Writer, Chain>,
    waiting: Vec<Waiting>,
    outgoing: Vec<Outgoing>,
    held: BTreeSet<HeldRun>,
    is_outdated: bool,
}

impl<D: DraftDoc> Replica<D> {
    /// A draft that nobody has written in yet.
    pub fn new(room: RoomId, me: Writer, run: RunId) -> Self {
        let peer = me.member.peer(&room, &run);
        let half = || {
            let doc = D::new(peer);
            let sent = doc.version();
            Half { doc, sent, unsent: Vec::new() }
        };
        Self {
            body: half(),
            talk: half(),
            chains: BTreeMap::new(),
            waiting: Vec::new(),
            outgoing: Vec::new(),
            held: BTreeSet::new(),
            is_outdated: false,
            room,
            me,
            run,
        }
    }

    /// A document, to be read.
    pub fn doc(&self, document: Document) -> &D {
        &self.half(document).doc
    }

    fn half(&self, document: Document) -> &Half<D> {
        match document {
            Document::Body => &self.body,
            Document::Talk => &self.talk,
        }
    }

    fn half_mut(&mut self, document: Document) -> &mut Half<D> {
        match document {
            Document::Body => &mut self.body,
            Document::Talk => &mut self.talk,
        }
    }

    fn peer(&self, run: &RunId) -> PeerId {
        self.me.member.peer(&self.room, run)
    }

    /// Changes a document. The write is to be kept before the change is answered; without one nothing has changed.
    ///
    /// # Errors
    /// Why `change` did not do it.
    pub fn edit<E: From<DocFault>>(
        &mut self,
        document: Document,
        change: impl FnOnce(&mut D) -> Result<(), E>,
    ) -> Result<Option<Write>, E> {
        let (run, peer) = (self.run, self.peer(&self.run));
        let half = self.half_mut(document);
        let before = half.doc.version();
        change(&mut half.doc)?;
        if half.doc.version() == before {
            return Ok(None);
        }
        let bytes = half.doc.export_since(&before, &[peer])?;
        if !half.unsent.contains(&run) {
            half.unsent.push(run);
        }
        Ok(Some(Write::Edit { document, run, bytes: bytes.into() }))
    }

    /// Whether something was typed that is not in an update yet.
    pub fn has_unsent(&self, document: Document) -> bool {
        !self.half(document).unsent.is_empty()
    }

    /// Makes one update of everything in a document that was not sent. None when there is nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn flush(&mut self, document: Document) -> Result<Option<Write>, DocFault> {
        if !self.has_unsent(document) {
            return Ok(None);
        }
        let half = self.half(document);
        let peers: Vec<_> = half.unsent.iter().map(|run| self.peer(run)).collect();
        let mut runs = half.unsent.clone();
        for run in self.unconfirmed_runs(document) {
            if !runs.contains(&run) {
                runs.push(run);
            }
        }
        let bytes: Arc<[u8]> = half.doc.export_since(&half.sent, &peers)?.into();
        let version = half.doc.version();
        let (number, previous) = self.last();
        let number = number.saturating_add(1);
        let is_stated = number.is_multiple_of(STATED_EACH);
        let state =
            is_stated.then(|| State { version: version.clone(), digest: half.doc.digest() });
        let (content, size) = (chain::content(&bytes), bytes.len());
        let replica = self.me.replica;
        let header = Header { replica, number, previous, document, runs, content, size };
        let outgoing = Outgoing { header, state, bytes };
        self.outgoing.push(outgoing.clone());
        let half = self.half_mut(document);
        (half.sent, half.unsent) = (version, Vec::new());
        let Outgoing { header, state, bytes } = outgoing;
        Ok(Some(Write::Send { header, state, bytes }))
    }

    /// The runs of the updates of a document that wait for coming back, and of which it is not known that they will be held.
    fn unconfirmed_runs(&self, document: Document) -> Vec<RunId> {
        let of = self.outgoing.iter().filter(|it| it.header.document == document);
        let counts = of.filter(|it| !self.is_after_held(&self.me.member, &it.header));
        counts.flat_map(|it| it.header.runs.iter().copied()).collect()
    }

    /// Whether an update is of a run of which one was held, or builds on one.
    fn is_after_held(&self, member: &MemberId, header: &Header) -> bool {
        let document = header.document;
        let held = |run: &RunId| HeldRun { member: member.clone(), run: *run, document };
        header.runs.iter().any(|run| self.held.contains(&held(run)))
    }

    /// The number and the link of the last own update, sent or not.
    fn last(&self) -> (u64, Option<Digest>) {
        if let Some(outgoing) = self.outgoing.last() {
            return (outgoing.header.number, Some(outgoing.header.link()));
        }
        self.chains.get(&self.me).map_or((0, None), |chain| (chain.number(), chain.last()))
    }

    /// Whose copy it is.
    pub fn me(&self) -> &Writer {
        &self.me
    }

    /// The number of the last own update, sent or not. 0 when there is none.
    pub fn last_number(&self) -> u64 {
        self.last().0
    }

    /// What is to be sent, in its order.
    pub fn outgoing(&self) -> &[Outgoing] {
        &self.outgoing
    }

    /// Whether something is missing that only a snapshot brings. `now` in milliseconds, by the clock of [`Replica::receive`].
    pub fn needs_snapshot(&self, now: u64) -> bool {
        let is_late = |waiting: &Waiting| now.saturating_sub(waiting.since) >= PATIENCE;
        self.is_outdated || self.waiting.iter().any(is_late)
    }

    /// How far the updates of each writer are known.
    pub fn have(&self) -> BTreeMap<Writer, u64> {
        self.chains.iter().map(|(writer, chain)| (writer.clone(), chain.number())).collect()
    }
}
