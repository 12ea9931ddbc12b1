//! A member at work, for the tests: a copy of a draft, a vault that keeps what it says, and the room.

use super::{set_doc::SetDoc, *};
use crate::ids::ReplicaId;

pub(super) const BODY: Document = Document::Body;

/// A member with a copy of the draft, and a vault that keeps what it says.
pub(super) struct Desk {
    pub(super) replica: Replica<SetDoc>,
    pub(super) kept: Kept,
    pub(super) held_edits: Vec<Arc<[u8]>>,
    pub(super) runs: u8,
    pub(super) level: i64,
    pub(super) alarms: Vec<Alarm>,
    /// What is broken about its vault, on purpose.
    pub(super) forgets_outgoing: bool,
}

pub(super) fn me(name: &str) -> Writer {
    let replica = ReplicaId([name.as_bytes()[0]; 16]);
    Writer { member: MemberId::new(name), replica }
}

fn run(name: &str, number: u8) -> RunId {
    let mut run = [number; 16];
    run[0] = name.as_bytes()[0];
    RunId(run)
}

impl Desk {
    pub(super) fn new(name: &str, level: i64) -> Self {
        let replica = Replica::new(RoomId::new("!draft"), me(name), run(name, 0));
        let (kept, held_edits, alarms) = (Kept::default(), Vec::new(), Vec::new());
        Self { replica, kept, held_edits, runs: 0, level, alarms, forgets_outgoing: false }
    }

    pub(super) fn say(&mut self, words: &str) {
        self.say_in(BODY, words);
    }

    pub(super) fn say_in(&mut self, document: Document, words: &str) {
        let write = self.replica.edit::<DocFault>(document, |doc| {
            doc.say(words);
            Ok(())
        });
        self.keep(write.unwrap().into_iter().collect());
    }

    pub(super) fn said(&self) -> Vec<String> {
        self.replica.doc(BODY).said()
    }

    /// Sends everything: what comes of it goes to the room.
    pub(super) fn send(&mut self, room: &mut Room) {
        for document in Document::ALL {
            let write = self.replica.flush(document).unwrap();
            self.keep(write.into_iter().collect());
        }
        let sent = room.0.iter().filter(|heard| heard.sender == self.replica.me.member).count();
        for outgoing in self.replica.outgoing().to_vec() {
            let is_there =
                |it: &Heard| it.sender == self.replica.me.member && it.header == outgoing.header;
            if room.0.iter().any(is_there) {
                continue;
            }
            let event =
                EventId::new(format!("{:?} {sent} {}", self.replica.run, outgoing.header.number));
            let Outgoing { header, state, bytes } = outgoing;
            let (sender, level) = (self.replica.me.member.clone(), self.level);
            room.0.push(Heard { event, sender, level, header, state, bytes });
        }
    }

    pub(super) fn hear(&mut self, heard: &Heard) {
        let outcome = self.replica.receive(heard.clone(), 0);
        self.take(outcome);
    }

    pub(super) fn hear_all(&mut self, room: &Room) {
        for heard in room.0.clone() {
            self.hear(&heard);
        }
    }

    pub(super) fn take(&mut self, outcome: Outcome) {
        self.keep(outcome.writes);
        self.alarms.extend(outcome.alarms);
        if outcome.must_restore {
            self.restart();
        }
    }

    pub(super) fn restart(&mut self) {
        self.runs += 1;
        let (room, me) = (self.replica.room.clone(), self.replica.me.clone());
        let run = run(me.member.as_str(), self.runs);
        let (replica, outcome) = Replica::restore(room, me, run, self.kept.clone(), 0).unwrap();
        self.replica = replica;
        self.keep(outcome.writes);
    }

    pub(super) fn keep(&mut self, writes: Vec<Write>) {
        for write in writes {
            match write {
                Write::Edit { document, run, bytes } => {
                    self.kept.edits.push((document, run, bytes));
                }
                Write::Send { header, state, bytes } => {
                    self.kept.edits.retain(|(document, ..)| *document != header.document);
                    if !self.forgets_outgoing {
                        self.kept.outgoing.push(Outgoing { header, state, bytes });
                    }
                }
                Write::Sent { number } => {
                    self.kept.outgoing.retain(|it| it.header.number != number);
                }
                Write::Keep { heard, fate } => {
                    match self.kept.heard.iter_mut().find(|(it, _)| it.event == heard.event) {
                        Some(kept) => kept.1 = fate,
                        None => self.kept.heard.push((heard, fate)),
                    }
                }
                Write::Begin { saved } => {
                    self.kept.heard.retain(|(heard, fate)| {
                        let covered = saved.covers.get(&heard.writer());
                        matches!(fate, Fate::Held(_))
                            || covered.is_none_or(|it| it.number < heard.header.number)
                    });
                    self.kept.saved = Some(saved);
                }
                Write::HoldEdits { document } => {
                    let edits = std::mem::take(&mut self.kept.edits);
                    for (of, run, bytes) in edits {
                        if of == document {
                            self.held_edits.push(bytes);
                        } else {
                            self.kept.edits.push((of, run, bytes));
                        }
                    }
                }
            }
        }
    }

    pub(super) fn fates(&self) -> Vec<Fate> {
        self.kept.heard.iter().map(|(_, fate)| *fate).collect()
    }
}

/// What the server has, in its order.
#[derive(Clone, Default)]
pub(super) struct Room(pub(super) Vec<Heard>);
