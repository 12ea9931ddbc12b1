//! Snapshots: given to others, taken from others, and kept in the vault so that a draft opens quickly.

use std::{collections::BTreeMap, ops::Deref};

use super::{Alarm, Half, Outcome, Replica, Saved, Write};
use crate::{
    authorize::{Document, Kind, Payload, Reason, Verdict, authorize},
    chain,
    doc::{DocFault, DraftDoc},
    ids::{MemberId, Writer},
    wire::{self, Covered, State},
};

/// A snapshot as it was heard.
pub struct HeardSnapshot {
    /// Whose account it is, as its encryption proves.
    pub sender: MemberId,
    /// The sender's power level where the event stands.
    pub level: i64,
    /// What it says.
    pub snapshot: wire::Snapshot,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a snapshot was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It does not count.
    Held(Reason),
    /// It has nothing that is missing here.
    Needless,
    /// Something is here that it does not have: it would be lost from sight. Another one is asked for.
    Behind,
}

/// A document, or a copy of it.
enum Sent<'a, D> {
    AsItIs(&'a D),
    Without(D),
}

impl<D> Deref for Sent<'_, D> {
    type Target = D;

    fn deref(&self) -> &D {
        match self {
            Self::AsItIs(doc) => doc,
            Self::Without(doc) => doc,
        }
    }
}

impl<D: DraftDoc> Replica<D> {
    /// Both documents as the server has them from here, for others: without what was typed and is not in an update. None while
    /// something waits for operations of others: then nobody could say what is in it. None too while an update of one's own has not
    /// come back, or a document is not settled: others may yet hold such an update, and whoever began with the snapshot would have
    /// it for ever.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn snapshot(&self) -> Result<Option<(wire::Snapshot, Vec<u8>)>, DocFault> {
        let is_waiting = self.waiting.iter().any(|waiting| waiting.is_taken);
        if self.is_outdated || is_waiting || !self.outgoing.is_empty() {
            return Ok(None);
        }
        let (body, talk) = (self.as_sent(Document::Body)?, self.as_sent(Document::Talk)?);
        let docs: [&D; 2] = [&body, &talk];
        if !docs.iter().all(|doc| doc.is_settled()) {
            return Ok(None);
        }
        let bytes = wire::join([&body.snapshot()?, &talk.snapshot()?]);
        let states = docs.map(|doc| State { version: doc.version(), digest: doc.digest() });
        let snapshot = wire::Snapshot {
            covers: self.covers(),
            held: self.held.clone(),
            states,
            content: chain::content(&bytes),
            size: bytes.len(),
            carried: wire::Carried::Inline(Vec::new()),
        };
        Ok(Some((snapshot, bytes)))
    }

    /// A document without what was typed and is not in an update yet. Nobody else can build on that.
    fn as_sent(&self, document: Document) -> Result<Sent<'_, D>, DocFault> {
        let half = self.half(document);
        if half.unsent.is_empty() {
            return Ok(Sent::AsItIs(&half.doc));
        }
        let peers: Vec<_> = half.unsent.iter().map(|run| self.peer(run)).collect();
        Ok(Sent::Without(half.doc.without(&peers, &half.sent)?))
    }

    /// This replica for its own vault. None while something of it is not with the server, or waits.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self) -> Result<Option<Saved>, DocFault> {
        let is_still = |half: &Half<D>| half.unsent.is_empty();
        let is_quiet = self.outgoing.is_empty() && self.waiting.is_empty() && !self.is_outdated;
        if !is_quiet || !is_still(&self.body) || !is_still(&self.talk) {
            return Ok(None);
        }
        let documents = [self.body.doc.save()?.into(), self.talk.doc.save()?.into()];
        Ok(Some(Saved { documents, covers: self.covers(), held: self.held.clone() }))
    }

    fn covers(&self) -> BTreeMap<Writer, Covered> {
        let covered = |(writer, chain): (&Writer, &chain::Chain)| {
            Some((writer.clone(), Covered { number: chain.number(), link: chain.last()? }))
        };
        self.chains.iter().filter_map(covered).collect()
    }

    /// Takes a snapshot from somebody else, where it has something that is missing here. The replica is restored from it.
    ///
    /// # Errors
    /// Why it was not taken; nothing has changed then.
    pub fn adopt(&self, heard: HeardSnapshot) -> Result<Outcome, NotTaken> {
        let HeardSnapshot { sender, level, snapshot, bytes } = heard;
        let payload = Payload { room: &self.room, sender: &sender, runs: &[], peers: &[] };
        if let Verdict::Quarantine(reason) = authorize(Kind::Snapshot, level, &payload) {
            return Err(NotTaken::Held(reason));
        }
        self.compare_with(&snapshot)?;
        let documents = self.documents(&snapshot, &bytes).ok_or(NotTaken::Held(Reason::Damaged))?;
        let saved = Saved { documents, covers: snapshot.covers, held: snapshot.held };
        Ok(Outcome {
            writes: vec![Write::Begin { saved }],
            changed: Document::ALL.to_vec(),
            must_restore: true,
            ..Outcome::default()
        })
    }

    /// Whether a snapshot has all that is here, and more: then it is worth fetching.
    pub fn wants(&self, snapshot: &wire::Snapshot) -> bool {
        self.compare_with(snapshot).is_ok()
    }

    /// Whether a snapshot has all that is here, and more.
    fn compare_with(&self, snapshot: &wire::Snapshot) -> Result<(), NotTaken> {
        let is_sent = Document::ALL.into_iter().all(|it| !self.has_unsent(it));
        if !self.outgoing.is_empty() || !is_sent {
            return Err(NotTaken::Behind);
        }
        // Who came in late and holds nothing of the text yet loses nothing from sight. What was heard is taken in after the snapshot.
        let is_bare = self.body.doc.version() == D::new(self.peer(&self.run)).version();
        for (writer, chain) in &self.chains {
            let covered = snapshot.covers.get(writer);
            if !is_bare && covered.map_or(0, |it| it.number) < chain.number() {
                return Err(NotTaken::Behind);
            }
            if covered
                .is_some_and(|it| it.number == chain.number() && Some(it.link) != chain.last())
            {
                return Err(NotTaken::Held(Reason::Forked));
            }
        }
        let has_more = snapshot.covers.iter().any(|(writer, covered)| {
            self.chains.get(writer).map_or(0, chain::Chain::number) < covered.number
        });
        if has_more || self.is_outdated { Ok(()) } else { Err(NotTaken::Needless) }
    }

    /// The documents of a snapshot, if they are what it says.
    fn documents(
        &self,
        snapshot: &wire::Snapshot,
        bytes: &[u8],
    ) -> Option<[std::sync::Arc<[u8]>; 2]> {
        if chain::content(bytes) != snapshot.content {
            return None;
        }
        let documents = wire::split(bytes)?;
        for (document, state) in documents.iter().zip(&snapshot.states) {
            let doc = D::open(document, self.peer(&self.run)).ok()?;
            if doc.version() != state.version || doc.digest() != state.digest {
                return None;
            }
        }
        Some(documents.map(std::sync::Arc::from))
    }
}

/// Looks at a snapshot that somebody sent while one has everything: whether it says what is here.
///
/// Who has the whole history answers for those who have not (policy-drafting 3.6).
pub fn contradicts<D: DraftDoc>(replica: &Replica<D>, heard: &HeardSnapshot) -> Option<Alarm> {
    let states = Document::ALL.into_iter().zip(&heard.snapshot.states);
    let differs = states.into_iter().any(|(document, state)| {
        let doc = replica.doc(document);
        doc.version() == state.version && doc.digest() != state.digest
    });
    differs.then(|| Alarm::SnapshotDiffers(heard.sender.clone()))
}
