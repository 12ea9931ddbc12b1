//! What an update from the room comes to. The one way in, for what is heard now and for what is built again from the vault.

use super::{Alarm, Fate, Heard, HeldRun, Outcome, Replica, Waiting, Write};
use crate::{
    authorize::{Document, Kind, Payload, Reason, Verdict, authorize},
    chain::{self, Place},
    doc::{DocFault, DraftDoc, Imported},
    ids::{MemberId, RunId},
    limits::MOST_WAITING,
    wire::State,
};

/// Whether an update is heard for the first time, or was kept as one that waits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    New,
    Kept,
}

impl<D: DraftDoc> Replica<D> {
    /// Takes an update from the room. `now` in milliseconds, by any clock that does not go back.
    pub fn receive(&mut self, heard: Heard, now: u64) -> Outcome {
        let mut outcome = Outcome::default();
        if self.is_unknown_own(&heard) {
            outcome.alarms.push(Alarm::OwnPast);
        }
        self.hear(heard, now, Origin::New, &mut outcome);
        self.retry(&mut outcome);
        outcome
    }

    /// Whether it was sent from here, and nothing here knows of it.
    fn is_unknown_own(&self, heard: &Heard) -> bool {
        let (header, number) = (&heard.header, heard.header.number);
        let is_outgoing = self.outgoing.iter().any(|it| it.header.number == number);
        let is_known =
            self.chains.get(&self.me).is_some_and(|chain| chain.place(header) == Place::Known);
        heard.writer() == self.me && !is_outgoing && !is_known
    }

    fn hear(&mut self, heard: Heard, now: u64, origin: Origin, outcome: &mut Outcome) {
        let number = heard.header.number;
        let at = self.outgoing.iter().position(|it| it.header.number == number);
        match at.filter(|_| heard.writer() == self.me) {
            Some(0) => self.confirm(heard, outcome),
            Some(_) => self.wait(heard, now, false, origin, outcome),
            None => self.place(heard, now, origin, outcome),
        }
    }

    /// Takes an update that was kept, one's own or not.
    pub(super) fn recall(&mut self, heard: Heard, fate: Fate, now: u64, outcome: &mut Outcome) {
        if fate == Fate::Held(Reason::Damaged) {
            // The document broke on it once.
            self.chains.entry(heard.writer()).or_default().take(&heard.header);
            return self.hold(heard, Reason::Damaged, outcome);
        }
        self.place(heard, now, Origin::New, outcome);
        self.retry(outcome);
    }

    /// The first own update that waits has come back: the server has it.
    fn confirm(&mut self, heard: Heard, outcome: &mut Outcome) {
        let is_same =
            self.outgoing.first().is_some_and(|it| it.header.link() == heard.header.link());
        if !is_same {
            outcome.alarms.push(Alarm::OwnPast);
            return keep(heard, Fate::Held(Reason::Forked), outcome);
        }
        self.outgoing.remove(0);
        outcome.writes.push(Write::Sent { number: heard.header.number });
        self.chains.entry(self.me.clone()).or_default().take(&heard.header);
        match self.judge(&heard) {
            Verdict::Apply => keep(heard, Fate::Applied, outcome),
            Verdict::Quarantine(reason) => {
                // The others do not have it, and what was typed after it builds on it.
                outcome.writes.push(Write::HoldEdits { document: heard.header.document });
                outcome.must_restore = true;
                self.hold(heard, reason, outcome);
            }
        }
    }

    /// Looks where an update stands, and takes it if it is the next.
    fn place(&mut self, heard: Heard, now: u64, origin: Origin, outcome: &mut Outcome) {
        let chain = self.chains.entry(heard.writer()).or_default();
        match chain.place(&heard.header) {
            Place::Known => {}
            Place::Forked => {
                outcome.alarms.push(Alarm::Forked(heard.writer()));
                keep(heard, Fate::Held(Reason::Forked), outcome);
            }
            Place::Later => self.wait(heard, now, false, origin, outcome),
            Place::Next => {
                chain.take(&heard.header);
                self.take(heard, now, origin, outcome);
            }
        }
    }

    /// An update in its writer's order: whether it counts, and if so, it is in the document.
    fn take(&mut self, heard: Heard, now: u64, origin: Origin, outcome: &mut Outcome) {
        if let Verdict::Quarantine(reason) = self.judge(&heard) {
            return self.hold(heard, reason, outcome);
        }
        let document = heard.header.document;
        match self.half_mut(document).doc.import(&heard.bytes) {
            Ok(Imported::Whole) => {
                self.compare(&heard, outcome);
                if !outcome.changed.contains(&document) {
                    outcome.changed.push(document);
                }
                keep(heard, Fate::Applied, outcome);
            }
            Ok(Imported::Waiting) => self.wait(heard, now, true, origin, outcome),
            Err(DocFault::Outdated) => {
                self.is_outdated = true;
                self.wait(heard, now, true, origin, outcome);
            }
            Err(DocFault::Damaged | DocFault::Failed) => {
                outcome.must_restore = true;
                self.hold(heard, Reason::Damaged, outcome);
            }
        }
    }

    /// Keeps an update apart, and with it all that the same run writes after it: that builds on what nobody has.
    fn hold(&mut self, heard: Heard, reason: Reason, outcome: &mut Outcome) {
        self.hold_runs(&heard.sender, heard.header.document, &heard.header.runs);
        keep(heard, Fate::Held(reason), outcome);
    }

    /// From now on nothing counts that these runs write in a document.
    pub(super) fn hold_runs(&mut self, member: &MemberId, document: Document, runs: &[RunId]) {
        let held = |run: &RunId| HeldRun { member: member.clone(), run: *run, document };
        self.held.extend(runs.iter().map(held));
    }

    /// Whether an update counts. Everybody who hears it answers alike.
    fn judge(&self, heard: &Heard) -> Verdict {
        let header = &heard.header;
        if chain::content(&heard.bytes) != header.content || heard.bytes.len() != header.size {
            return Verdict::Quarantine(Reason::Damaged);
        }
        let Ok(peers) = D::peers(&heard.bytes) else {
            return Verdict::Quarantine(Reason::Damaged);
        };
        let (room, sender) = (&self.room, &heard.sender);
        let payload = Payload { room, sender, runs: &header.runs, peers: &peers };
        let verdict = authorize(Kind::Update(header.document), heard.level, &payload);
        if verdict == Verdict::Apply && self.is_after_held(sender, header) {
            return Verdict::Quarantine(Reason::AfterHeld);
        }
        verdict
    }

    /// Holds what the writer said of the document against what it is here, where both hold the same.
    fn compare(&self, heard: &Heard, outcome: &mut Outcome) {
        let Some(State { version, digest }) = &heard.state else { return };
        let doc = self.doc(heard.header.document);
        if doc.version() == *version && doc.digest() != *digest {
            outcome.alarms.push(Alarm::Differs(heard.writer()));
        }
    }

    fn wait(
        &mut self,
        heard: Heard,
        since: u64,
        is_taken: bool,
        origin: Origin,
        outcome: &mut Outcome,
    ) {
        if origin == Origin::New {
            let is_here = self.waiting.iter().any(|it| it.heard.event == heard.event);
            if is_here || (!is_taken && self.waiting.len() >= MOST_WAITING) {
                // What is beyond the bound comes again with a snapshot.
                return;
            }
            keep(heard.clone(), Fate::Waiting, outcome);
        }
        self.waiting.push(Waiting { heard, since, is_taken });
    }

    /// Tries what waited, until nothing more comes of it.
    pub(super) fn retry(&mut self, outcome: &mut Outcome) {
        loop {
            let before = self.progress();
            for Waiting { heard, since, is_taken } in std::mem::take(&mut self.waiting) {
                if is_taken {
                    self.take(heard, since, Origin::Kept, outcome);
                } else {
                    self.hear(heard, since, Origin::Kept, outcome);
                }
            }
            if before == self.progress() {
                return;
            }
        }
    }

    fn progress(&self) -> (usize, usize) {
        (self.waiting.len(), self.waiting.iter().filter(|waiting| waiting.is_taken).count())
    }
}

fn keep(heard: Heard, fate: Fate, outcome: &mut Outcome) {
    outcome.writes.push(Write::Keep { heard, fate });
}
