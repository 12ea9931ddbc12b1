//! What has become of each proposal, from the events of the room.
//!
//! The core gives each event once it is decrypted, in the order of the room, and asks for what a proposal has come to. The
//! ledger is never stored: it is folded anew from the events, so an event that a moderator removed is simply not given.
//! Invariants: only the author revises or withdraws; nobody's review of their own words is taken; the same event counts once;
//! and what names something that is not there yet waits for it, and changes nothing meanwhile.

mod proposal;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use proposal::{Proposal, Reviewed, StandingRevision, Status, Verified};

use crate::{
    Digest, EventId, MemberId, ProposalId, Review, Revision, TakenUp, Withdrawal,
    wire::{Content, Newer},
};

/// An event of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Who sent it, as the encryption proved. The core gives no event whose sender it could not prove.
    pub sender: MemberId,
    /// When the server says that it came, in milliseconds since 1970. It is shown and decides nothing.
    pub time: u64,
    /// What it says.
    pub content: Content,
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It counts.
    Taken,
    /// It was given before, or says the same revision again.
    Repeated,
    /// It names a proposal or a revision that is not there yet, and waits.
    Held,
    /// A newer version of the app says something: the proposal, if it names one, is shown as such.
    NeedsNewer,
    /// It does not count.
    SetAside(SetAside),
}

/// Why an event does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    /// Somebody revises or withdraws what another one wrote, or begins under an id that is taken.
    NotTheAuthor,
    /// A review of one's own words.
    OwnReview,
    /// It was not signed by somebody who may sign the pack.
    NotByAnEditor,
    /// A first revision where there is one already.
    AlreadyBegun,
    /// A revision of another page, or in another language.
    OtherPage,
    /// A revision of what was withdrawn.
    Withdrawn,
}

/// All proposals of a room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    proposals: BTreeMap<ProposalId, Proposal>,
    /// What waits for its proposal, or for a revision of it, in the order in which it came.
    held: BTreeMap<ProposalId, Vec<Event>>,
    seen: BTreeSet<EventId>,
    /// What needs a newer version of the app.
    newer: Vec<Event>,
}

impl Ledger {
    /// A ledger without an event.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next event of the room.
    ///
    /// `is_by_editor` says whether somebody has signed who may sign the pack, and is asked when something was taken up. Who
    /// sends it does not matter: it says no more than the version of the pack itself does.
    pub fn apply(&mut self, event: Event, is_by_editor: impl Fn(&TakenUp) -> bool) -> Outcome {
        if !self.seen.insert(event.id.clone()) {
            return Outcome::Repeated;
        }
        if let Content::TakenUp(taken) = &event.content
            && !is_by_editor(taken)
        {
            return Outcome::SetAside(SetAside::NotByAnEditor);
        }
        let id = match &event.content {
            Content::Newer(Newer { proposal, .. }) => {
                let proposal = *proposal;
                self.newer.push(event);
                if let Some(known) = proposal.and_then(|id| self.proposals.get_mut(&id)) {
                    known.needs_newer = true;
                }
                return Outcome::NeedsNewer;
            }
            Content::Revision(revision) => revision.parts().proposal,
            Content::Review(Review { proposal, .. })
            | Content::Withdrawal(Withdrawal { proposal })
            | Content::TakenUp(TakenUp { proposal, .. }) => *proposal,
        };
        let outcome = self.place(id, &event);
        match outcome {
            Outcome::Held => self.held.entry(id).or_default().push(event),
            Outcome::Taken => self.place_held(id),
            _ => {}
        }
        outcome
    }

    /// Tries what waits for a proposal, again and again while something of it finds its place.
    fn place_held(&mut self, id: ProposalId) {
        let Some(mut waiting) = self.held.remove(&id) else { return };
        loop {
            let before = waiting.len();
            waiting.retain(|event| self.place(id, event) == Outcome::Held);
            if waiting.is_empty() {
                return;
            }
            if waiting.len() == before {
                self.held.insert(id, waiting);
                return;
            }
        }
    }

    fn place(&mut self, id: ProposalId, event: &Event) -> Outcome {
        let Some(proposal) = self.proposals.get_mut(&id) else {
            return match &event.content {
                Content::Revision(first) if first.parts().replaces.is_none() => {
                    self.begin(id, event, first);
                    Outcome::Taken
                }
                _ => Outcome::Held,
            };
        };
        match &event.content {
            Content::Revision(revision) => proposal.revise(event, revision),
            Content::Review(review) => proposal.review(event, review),
            Content::Withdrawal(_) => proposal.withdraw(event),
            Content::TakenUp(taken) => proposal.take_up(taken),
            Content::Newer(_) => Outcome::NeedsNewer,
        }
    }

    fn begin(&mut self, id: ProposalId, event: &Event, first: &Revision) {
        let mut proposal = Proposal::begin(event, first);
        let is_about = |event: &&Event| matches!(&event.content, Content::Newer(newer) if newer.proposal == Some(id));
        proposal.needs_newer = self.newer.iter().any(|event| is_about(&event));
        self.proposals.insert(id, proposal);
    }

    /// A proposal.
    pub fn get(&self, id: ProposalId) -> Option<&Proposal> {
        self.proposals.get(&id)
    }

    /// All proposals, by their ids.
    pub fn proposals(&self) -> impl Iterator<Item = (ProposalId, &Proposal)> {
        self.proposals.iter().map(|(id, proposal)| (*id, proposal))
    }

    /// What waits for something that has not come: `None` in place of a digest stands for the first revision.
    pub fn awaited(&self) -> Vec<(ProposalId, Option<Digest>)> {
        let wanted = |event: &Event| match &event.content {
            Content::Revision(revision) => revision.parts().replaces,
            Content::Review(review) => Some(review.digest),
            Content::TakenUp(taken) => Some(taken.digest),
            Content::Withdrawal(_) | Content::Newer(_) => None,
        };
        let waiting = self.held.iter();
        let waiting = waiting.flat_map(|(id, events)| events.iter().map(|e| (*id, wanted(e))));
        waiting.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// What needs a newer version of the app, in the order of the room.
    pub fn newer(&self) -> &[Event] {
        &self.newer
    }
}
