//! A replica as it was, from what is kept of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Fate, Half, Heard, HeldRun, Outcome, Outgoing, Replica};
use crate::{
    authorize::Document,
    chain::{Chain, Header},
    doc::{DocFault, DraftDoc},
    ids::{RoomId, RunId, Writer},
    wire::{self, Covered},
};

/// Where a replica begins: a moment when the server had everything of it, or a snapshot from somebody else.
#[derive(Clone, PartialEq)]
pub struct Saved {
    /// Both documents, in the order of [`Document::ALL`].
    pub documents: [Arc<[u8]>; 2],
    /// How far the updates of each writer are in it.
    pub covers: BTreeMap<Writer, Covered>,
    /// The runs of which something was held.
    pub held: BTreeSet<HeldRun>,
}

impl Saved {
    /// What it says beside its documents, to be kept as JSON.
    pub fn marks(&self) -> wire::Message {
        wire::marks(&self.covers, &self.held)
    }

    /// A saved replica from what was kept of it.
    ///
    /// # Errors
    /// When it is not what [`Saved::marks`] gave.
    pub fn read(
        documents: [Arc<[u8]>; 2],
        marks: &serde_json::Value,
    ) -> Result<Self, wire::Refusal> {
        let (covers, held) = wire::read_marks(marks)?;
        Ok(Self { documents, covers, held })
    }
}

/// What is kept of a replica.
#[derive(Clone, Default, PartialEq)]
pub struct Kept {
    /// Where it begins.
    pub saved: Option<Saved>,
    /// Every update since, in the order in which they were first heard, and what had become of it.
    pub heard: Vec<(Heard, Fate)>,
    /// What waits for being sent, in its order.
    pub outgoing: Vec<Outgoing>,
    /// What was typed and is not in an update yet, in its order, with the run that it is of.
    pub edits: Vec<(Document, RunId, Arc<[u8]>)>,
}

impl<D: DraftDoc> Replica<D> {
    /// Builds a replica from what is kept. Everything goes the way that it came, so it comes to the same. `run` is a new one.
    ///
    /// # Errors
    /// When what is kept cannot be read: then nothing was lost, and nothing can be shown.
    pub fn restore(
        room: RoomId,
        me: Writer,
        run: RunId,
        kept: Kept,
        now: u64,
    ) -> Result<(Self, Outcome), DocFault> {
        let mut replica = Self::new(room, me, run);
        if let Some(saved) = kept.saved {
            replica.begin_with(saved)?;
        }
        let mut outcome = Outcome::default();
        for (heard, fate) in kept.heard {
            replica.recall(heard, fate, now, &mut outcome);
        }
        for outgoing in &kept.outgoing {
            let Header { document, runs, .. } = &outgoing.header;
            if replica.is_after_held(&replica.me.member, &outgoing.header) {
                // It will be held by everybody, and what builds on it too.
                replica.hold_runs(&replica.me.member.clone(), *document, runs);
            } else {
                replica.take_own(*document, &outgoing.bytes)?;
            }
        }
        replica.outgoing = kept.outgoing;
        for document in Document::ALL {
            let half = replica.half_mut(document);
            half.sent = half.doc.version();
        }
        for (document, run, bytes) in kept.edits {
            replica.take_own(document, &bytes)?;
            let unsent = &mut replica.half_mut(document).unsent;
            if !unsent.contains(&run) {
                unsent.push(run);
            }
        }
        // What waited for something of one's own can be taken now.
        replica.retry(&mut outcome);
        Ok((replica, outcome))
    }

    fn begin_with(&mut self, saved: Saved) -> Result<(), DocFault> {
        let peer = self.peer(&self.run);
        for (document, bytes) in Document::ALL.into_iter().zip(&saved.documents) {
            let doc = D::open(bytes, peer)?;
            let sent = doc.version();
            *self.half_mut(document) = Half { doc, sent, unsent: Vec::new() };
        }
        let chain = |it: Covered| Chain::after(it.number, Some(it.link));
        self.chains = saved.covers.into_iter().map(|(writer, it)| (writer, chain(it))).collect();
        self.held = saved.held;
        Ok(())
    }

    /// What was typed here comes back into a document. What builds on operations that have not come yet stays kept.
    fn take_own(&mut self, document: Document, bytes: &[u8]) -> Result<(), DocFault> {
        match self.half_mut(document).doc.import(bytes) {
            Err(DocFault::Outdated) => {
                self.is_outdated = true;
                Ok(())
            }
            taken => taken.map(drop),
        }
    }
}
