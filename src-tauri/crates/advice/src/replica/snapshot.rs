//! Snapshots: given to others, taken from others, and kept in the vault so that a draft opens quickly.

use std::collections::BTreeMap;

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

impl<D: DraftDoc> Replica<D> {
    /// Both documents as they are, for others. None while something waits for operations of others: then nobody could say what
    /// is in it. None too while something of one's own has not come back from the server: others may yet hold it, and whoever began
    /// with the snapshot would have it for ever.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn snapshot(&self) -> Result<Option<(wire::Snapshot, Vec<u8>)>, DocFault> {
        let is_sent = self.outgoing.is_empty()
            && Document::ALL.into_iter().all(|document| !self.has_unsent(document));
        if self.is_outdated || !is_sent || self.waiting.iter().any(|waiting| waiting.is_taken) {
            return Ok(None);
        }
        let bytes = wire::join([&self.body.doc.snapshot()?, &self.talk.doc.snapshot()?]);
        let states = Document::ALL.map(|document| {
            let doc = self.doc(document);
            State { version: doc.version(), digest: doc.digest() }
        });
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
        for (writer, chain) in &self.chains {
            let covered = snapshot.covers.get(writer);
            if covered.map_or(0, |it| it.number) < chain.number() {
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
