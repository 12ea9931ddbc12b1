//! A simulated member: a copy of the draft, and a vault that keeps what it says.

use std::{collections::BTreeMap, sync::Arc};

use larkspur_advice::{
    authorize::{Document, level},
    doc::{DocFault, DraftDoc},
    ids::{EventId, MemberId, ReplicaId, RoomId, RunId, Writer},
    replica::{
        Alarm, Fate, Heard, HeardSnapshot, Kept, Outcome, Outgoing, Replica, Write, contradicts,
    },
};
use larkspur_delta::Document as Text;

use super::{Dice, Divergence, Fault, Room, edits, room::Posted};
use crate::advice::loro_doc::LoroDoc;
use larkspur_advice::content::{Content, Name, What};

/// What a simulated member has.
pub(super) struct Desk {
    pub(super) replica: Replica<LoroDoc>,
    kept: Kept,
    number: u8,
    runs: u8,
    pub(super) level: i64,
    pub(super) is_online: bool,
    pub(super) alarms: Vec<Alarm>,
    fault: Option<Fault>,
    /// The text of the body that a window shows, kept up by what it is told alone.
    shown: BTreeMap<Name, Text>,
    pub(super) restarts: usize,
    pub(super) held: usize,
}

fn room() -> RoomId {
    RoomId::new("!draft")
}

fn writer(number: u8) -> Writer {
    Writer { member: MemberId::new(format!("@{number}")), replica: ReplicaId([number; 16]) }
}

/// No run of a schedule has the id of another.
fn run(seed: u64, number: u8, runs: u8) -> RunId {
    let mut id = [0; 16];
    let (first, last) = id.split_at_mut(8);
    first.copy_from_slice(&seed.to_le_bytes());
    last.copy_from_slice(&[number, runs, 0, 0, 0, 0, 0, 0]);
    RunId(id)
}

impl Desk {
    pub(super) fn new(number: u8, level: i64, fault: Option<Fault>) -> Self {
        let replica = Replica::new(room(), writer(number), run(0, number, 0));
        let mut desk = Self {
            replica,
            kept: Kept::default(),
            number,
            runs: 0,
            level,
            is_online: true,
            alarms: Vec::new(),
            fault,
            shown: BTreeMap::new(),
            restarts: 0,
            held: 0,
        };
        desk.look();
        desk
    }

    /// Whether they may change the text.
    pub(super) fn may_write(&self) -> bool {
        self.level >= level::AUTHOR
    }

    fn member(&self) -> MemberId {
        writer(self.number).member
    }

    /// Opens the window: from now on it is kept up.
    fn look(&mut self) {
        let doc = self.replica.doc(Document::Body);
        doc.watch();
        doc.take_changes();
        let texts = edits::TEXTS.iter().filter_map(|name| Name::parse(name).ok());
        self.shown = texts.map(|name| (name.clone(), doc.text(&name))).collect();
    }

    /// Brings the window up to date, and says whether it shows what the document says.
    pub(super) fn is_shown_rightly(&mut self) -> bool {
        let doc = self.replica.doc(Document::Body);
        for change in doc.take_changes() {
            if let What::Text { name, delta } = change.what
                && let Some(text) = self.shown.get_mut(&name)
            {
                let Ok(changed) = delta.apply(text) else { return false };
                *text = changed;
            }
        }
        self.shown.iter().all(|(name, text)| doc.text(name) == *text)
    }

    /// Writes what every draft begins with.
    pub(super) fn begin(&mut self) -> Result<(), Divergence> {
        let write =
            self.replica.edit(Document::Body, |doc| edits::begin(doc).map_err(edits::fault));
        self.keep(write?);
        Ok(())
    }

    /// Whether there is a draft here, to be read and written.
    pub(super) fn has_begun(&self) -> bool {
        edits::has_begun(self.replica.doc(Document::Body))
    }

    pub(super) fn edit(
        &mut self,
        document: Document,
        dice: &mut Dice,
        number: usize,
    ) -> Result<edits::Done, Divergence> {
        let mut done = edits::Done::Other;
        let write = self.replica.edit(document, |doc| {
            done = edits::edit(doc, dice, number).map_err(edits::fault)?;
            Ok::<_, DocFault>(())
        });
        self.keep(write?);
        Ok(done)
    }

    /// Makes an update of everything typed.
    pub(super) fn flush(&mut self) -> Result<(), Divergence> {
        for document in Document::ALL {
            let write = self.replica.flush(document)?;
            self.keep(write);
        }
        Ok(())
    }

    /// Makes an update of everything typed, and sends what waits.
    pub(super) fn send(&mut self, room: &mut Room) -> Result<(), Divergence> {
        self.flush()?;
        for outgoing in self.replica.outgoing() {
            let sender = self.member();
            let is_there = |posted: &Posted| match posted {
                Posted::Update(it) => it.sender == sender && it.header == outgoing.header,
                Posted::Snapshot(_) => false,
            };
            if room.events.iter().any(is_there) {
                continue;
            }
            let Outgoing { header, state, bytes } = outgoing.clone();
            let event = EventId::new(format!("${}", room.events.len()));
            let level = self.level;
            room.events.push(Posted::Update(Box::new(Heard {
                event,
                sender,
                level,
                header,
                state,
                bytes,
            })));
        }
        Ok(())
    }

    /// Gives both documents to whoever lacks something. Where that cannot be now, all is made ready for it, and it is whether it
    /// could.
    pub(super) fn post_snapshot(&mut self, room: &mut Room) -> Result<bool, Divergence> {
        if self.level < level::AUTHOR {
            return Ok(false);
        }
        let Some((snapshot, bytes)) = self.replica.snapshot()? else {
            for document in Document::ALL {
                let write = self.replica.edit(document, |doc| doc.settle().map_err(edits::fault));
                self.keep(write?);
            }
            self.send(room)?;
            return Ok(false);
        };
        let (sender, level) = (self.member(), self.level);
        room.events.push(Posted::Snapshot(Arc::new((sender, level, snapshot, bytes))));
        Ok(true)
    }

    pub(super) fn hear(&mut self, posted: &Posted, now: u64) -> Result<(), Divergence> {
        match posted {
            Posted::Update(heard) => {
                let mut heard = (**heard).clone();
                if self.fault == Some(Fault::LetsEverythingThrough) {
                    heard.level = level::OWNER;
                }
                let outcome = self.replica.receive(heard, now);
                self.take(outcome)
            }
            Posted::Snapshot(it) => {
                let (sender, level, snapshot, bytes) = (**it).clone();
                let heard = HeardSnapshot { sender, level, snapshot, bytes };
                self.alarms.extend(contradicts(&self.replica, &heard));
                match self.replica.adopt(heard) {
                    Ok(outcome) => self.take(outcome),
                    Err(_) => Ok(()),
                }
            }
        }
    }

    fn take(&mut self, outcome: Outcome) -> Result<(), Divergence> {
        self.keep(outcome.writes);
        self.alarms.extend(outcome.alarms);
        if outcome.must_restore { self.restart() } else { Ok(()) }
    }

    /// Ends and begins again with what is kept.
    pub(super) fn restart(&mut self) -> Result<(), Divergence> {
        self.runs = self.runs.wrapping_add(1);
        self.restarts += 1;
        let id = run(u64::from(self.runs), self.number, self.runs);
        let kept = self.kept.clone();
        let (replica, outcome) = Replica::restore(room(), writer(self.number), id, kept, 0)?;
        self.replica = replica;
        self.look();
        self.keep(outcome.writes);
        self.alarms.extend(outcome.alarms);
        if outcome.must_restore { Err(Divergence::Restless) } else { Ok(()) }
    }

    /// Keeps one saved copy in place of all that it came of.
    pub(super) fn save(&mut self) -> Result<(), Divergence> {
        let saved = self.replica.save()?;
        self.keep(saved.map(|saved| Write::Begin { saved }));
        Ok(())
    }

    fn keep(&mut self, writes: impl IntoIterator<Item = Write>) {
        for write in writes {
            match write {
                Write::Edit { document, run, bytes } => {
                    self.kept.edits.push((document, run, bytes));
                }
                Write::Send { header, state, bytes } => {
                    self.kept.edits.retain(|(document, ..)| *document != header.document);
                    if self.fault != Some(Fault::ForgetsOutbox) {
                        self.kept.outgoing.push(Outgoing { header, state, bytes });
                    }
                }
                Write::Sent { number } => {
                    self.kept.outgoing.retain(|it| it.header.number != number);
                }
                Write::Keep { heard, fate } => self.keep_heard(heard, fate),
                Write::Begin { saved } => {
                    self.kept.heard.retain(|(heard, fate)| {
                        let covered = saved.covers.get(&heard.writer());
                        matches!(fate, Fate::Held(_))
                            || covered.is_none_or(|it| it.number < heard.header.number)
                    });
                    self.kept.saved = Some(saved);
                }
                Write::HoldEdits { document } => {
                    self.kept.edits.retain(|(of, ..)| *of != document);
                }
            }
        }
    }

    fn keep_heard(&mut self, heard: Heard, fate: Fate) {
        self.held += usize::from(matches!(fate, Fate::Held(_)));
        match self.kept.heard.iter_mut().find(|(it, _)| it.event == heard.event) {
            Some(kept) => kept.1 = fate,
            None => self.kept.heard.push((heard, fate)),
        }
    }

    /// What the document says and holds, to be held against another's.
    pub(super) fn is_same_as(&self, other: &Self, document: Document) -> bool {
        let (one, other) = (self.replica.doc(document), other.replica.doc(document));
        one.version() == other.version() && one.digest() == other.digest()
    }
}
