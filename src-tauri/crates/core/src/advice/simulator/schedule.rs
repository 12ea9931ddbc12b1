//! A schedule from its seed to its quiet end, and what must be true then.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_advice::authorize::{Document, level};

use super::{
    Desk, Dice, Divergence, Fault, Report, Room,
    edits::{Done, TEXTS, Word, words},
    room::{Line, Posted},
};
use larkspur_advice::content::{Content, Name};

/// Members who are there from the start: two authors, one who comments, one whose rights change.
const FOUNDERS: u8 = 4;
/// The one whose rights change.
const WAVERER: usize = 3;
/// Who joins late, with snapshots alone of what was before.
const JOINER: usize = 4;
/// Longer than a gap is waited for.
const LATER: u64 = 1_000_000;
/// How often everybody sends and hears until all must be at rest.
const MOST_ROUNDS: usize = 12;

/// Runs a schedule.
///
/// # Errors
/// How it went wrong: then there is a fault in the replica or in the document.
pub fn run_schedule(seed: u64) -> Result<Report, Divergence> {
    Schedule::new(seed, None).run()
}

/// Runs a schedule in which something is broken on purpose.
///
/// # Errors
/// How it went wrong, if it shows in this schedule.
pub fn run_broken_schedule(seed: u64, fault: Fault) -> Result<Report, Divergence> {
    Schedule::new(seed, Some(fault)).run()
}

/// What is known of the words of a document.
#[derive(Default)]
struct Words {
    /// Typed by somebody who may, and so there in the end, if nobody deletes it.
    good: BTreeSet<Word>,
    /// Typed by somebody who may not.
    bad: BTreeSet<Word>,
    /// Deleted by somebody who may.
    deleted: BTreeSet<Word>,
    /// Typed or deleted by somebody of whom it is not known whether they might: either is right.
    unknown: BTreeSet<Word>,
}

struct Schedule {
    dice: Dice,
    desks: Vec<Desk>,
    lines: Vec<Line>,
    room: Room,
    body: Words,
    talk: Words,
    report: Report,
}

impl Schedule {
    fn new(seed: u64, fault: Option<Fault>) -> Self {
        let levels = [level::AUTHOR, level::OWNER, level::COMMENTER, level::AUTHOR];
        let desk = |number: u8, level| Desk::new(number, level, fault.filter(|_| number == 0));
        Self {
            dice: Dice::new(seed),
            desks: (0..FOUNDERS).zip(levels).map(|(number, level)| desk(number, level)).collect(),
            lines: (0..FOUNDERS).map(|_| Line::default()).collect(),
            room: Room::default(),
            body: Words::default(),
            talk: Words::default(),
            report: Report::default(),
        }
    }

    fn run(mut self) -> Result<Report, Divergence> {
        self.begin()?;
        let steps = 20 + self.dice.below(40);
        let joins_at = self.dice.below(2 * steps);
        for step in 0..steps {
            if step == joins_at {
                self.join();
            }
            self.step(step)?;
        }
        self.settle()?;
        self.judge()
    }

    /// A draft begins with what one person writes down: nobody can write in it who has nothing of it, so all that is written
    /// builds on this.
    fn begin(&mut self) -> Result<(), Divergence> {
        let Some(first) = self.desks.first_mut() else { return Ok(()) };
        first.begin()?;
        first.send(&mut self.room)
    }

    fn join(&mut self) {
        let level = if self.dice.is_one_in(50) { level::AUTHOR } else { level::READER };
        self.desks.push(Desk::new(FOUNDERS, level, None));
        self.lines.push(Line::joining(&self.room));
    }

    fn step(&mut self, step: usize) -> Result<(), Divergence> {
        let at = self.dice.below(self.desks.len());
        let Some(desk) = self.desks.get_mut(at) else { return Ok(()) };
        let roll = self.dice.below(100);
        match roll {
            0..35 => self.edit(at, step)?,
            // The connection goes while it is sent.
            35..41 => desk.flush()?,
            41..52 if desk.is_online => desk.send(&mut self.room)?,
            52..84 if desk.is_online => self.hear_next(at)?,
            84..88 => desk.restart()?,
            88..91 => desk.save()?,
            91..95 => desk.is_online = !desk.is_online,
            95..97 if desk.is_online => {
                desk.post_snapshot(&mut self.room)?;
            }
            97..100 => {
                let levels = [level::READER, level::COMMENTER, level::AUTHOR];
                let level = self.dice.pick(&levels).copied().unwrap_or_default();
                if let Some(desk) = self.desks.get_mut(WAVERER) {
                    desk.level = level;
                }
            }
            _ => {}
        }
        let desk = self.desks.get_mut(at);
        if desk.is_none_or(Desk::is_shown_rightly) { Ok(()) } else { Err(Divergence::Shown) }
    }

    fn edit(&mut self, at: usize, step: usize) -> Result<(), Divergence> {
        let is_body = self.dice.is_one_in(70);
        let document = if is_body { Document::Body } else { Document::Talk };
        let Some(desk) = self.desks.get_mut(at).filter(|desk| desk.has_begun()) else {
            return Ok(());
        };
        let done = desk.edit(document, &mut self.dice, step)?;
        self.report.edits += 1;
        let may = desk.level >= document.level();
        let words = if is_body { &mut self.body } else { &mut self.talk };
        match done {
            Done::Typed(word) | Done::Deleted(word) if at == WAVERER => {
                words.unknown.insert(word);
            }
            Done::Typed(word) if may => drop(words.good.insert(word)),
            Done::Typed(word) => drop(words.bad.insert(word)),
            Done::Deleted(word) if may => drop(words.deleted.insert(word)),
            Done::Other | Done::Deleted(_) => {}
        }
        Ok(())
    }

    fn hear_next(&mut self, at: usize) -> Result<(), Divergence> {
        let (Some(desk), Some(line)) = (self.desks.get_mut(at), self.lines.get_mut(at)) else {
            return Ok(());
        };
        let next = line.next(&self.room, &mut self.dice);
        match next.and_then(|next| self.room.events.get(next)) {
            Some(posted) => desk.hear(posted, 0),
            None => Ok(()),
        }
    }

    /// Everybody is there, sends and hears, until all are at rest.
    fn settle(&mut self) -> Result<(), Divergence> {
        for round in 0..MOST_ROUNDS {
            for desk in &mut self.desks {
                desk.is_online = true;
                desk.send(&mut self.room)?;
            }
            for (desk, line) in self.desks.iter_mut().zip(&self.lines) {
                for posted in self.room.events.iter().skip(line.from) {
                    desk.hear(posted, 0)?;
                }
            }
            if self.is_snapshot_needed() {
                self.give_snapshot(round)?;
            } else if self.is_at_rest() {
                return Ok(());
            }
        }
        Err(Divergence::Restless)
    }

    /// Whether somebody says that something is missing, or cannot know it: who came in late has nothing of what was said before,
    /// but for what a snapshot has.
    fn is_snapshot_needed(&self) -> bool {
        if self.desks.iter().any(|desk| desk.replica.needs_snapshot(LATER)) {
            return true;
        }
        let Some(line) = self.lines.get(JOINER) else { return false };
        let newest = self.room.events.iter().enumerate().skip(line.from).rev();
        let newest = newest.filter_map(|(at, posted)| match posted {
            Posted::Snapshot(it) if it.1 >= level::AUTHOR => Some((at, &it.2)),
            _ => None,
        });
        let Some((at, snapshot)) = newest.take(1).next() else { return true };
        self.room.events.iter().take(at).any(|posted| match posted {
            Posted::Update(it) => snapshot.lacks(&it.writer(), it.header.number),
            Posted::Snapshot(_) => false,
        })
    }

    /// One of those who have everything gives it, another one in each turn: two who settle a document at once would never be done
    /// with it.
    fn give_snapshot(&mut self, round: usize) -> Result<(), Divergence> {
        let can = |desk: &&mut Desk| !desk.replica.needs_snapshot(LATER) && desk.may_write();
        let mut able: Vec<_> = self.desks.iter_mut().filter(can).collect();
        // Each gets two rounds in a row: one to settle, and one in which that has come back.
        let turn = (round / 2).checked_rem(able.len()).unwrap_or_default();
        if let Some(desk) = able.get_mut(turn) {
            desk.post_snapshot(&mut self.room)?;
        }
        Ok(())
    }

    fn is_at_rest(&self) -> bool {
        let is_sent = |desk: &Desk| {
            desk.replica.outgoing().is_empty()
                && Document::ALL.iter().all(|document| !desk.replica.has_unsent(*document))
        };
        self.desks.iter().all(is_sent)
    }

    fn judge(mut self) -> Result<Report, Divergence> {
        for document in Document::ALL {
            let differs = self.desks.windows(2).any(|pair| match pair {
                [one, other] => !one.is_same_as(other, document),
                _ => false,
            });
            if differs {
                return Err(Divergence::Differs(document));
            }
        }
        for desk in &mut self.desks {
            if !desk.is_shown_rightly() {
                return Err(Divergence::Shown);
            }
            if !desk.alarms.is_empty() {
                return Err(Divergence::Alarmed);
            }
        }
        self.judge_words(Document::Body)?;
        self.judge_words(Document::Talk)?;
        let is_snapshot = |posted: &&Posted| matches!(posted, Posted::Snapshot(_));
        self.report.events = self.room.events.len();
        self.report.snapshots = self.room.events.iter().filter(is_snapshot).count();
        self.report.restarts = self.desks.iter().map(|desk| desk.restarts).sum();
        self.report.held = self.desks.iter().map(|desk| desk.held).sum();
        Ok(self.report)
    }

    fn judge_words(&mut self, document: Document) -> Result<(), Divergence> {
        let known = if document == Document::Body { &self.body } else { &self.talk };
        let mut there: BTreeMap<Word, usize> = BTreeMap::new();
        for desk in self.desks.iter().take(1) {
            for name in TEXTS.iter().filter_map(|name| Name::parse(name).ok()) {
                for word in words(&desk.replica.doc(document).plain(&name)) {
                    *there.entry(word).or_default() += 1;
                }
            }
        }
        self.report.words += there.len();
        let is_sure = |word: &&Word| !known.unknown.contains(word);
        let mut lasting = known.good.difference(&known.deleted).filter(is_sure);
        if !lasting.all(|word| there.get(word) == Some(&1)) {
            return Err(Divergence::Lost(document));
        }
        let mut gone = known.bad.iter().chain(&known.deleted).filter(is_sure);
        if gone.any(|word| there.contains_key(word)) {
            return Err(Divergence::Left(document));
        }
        let all = [&known.good, &known.bad, &known.unknown];
        if there.keys().any(|word| !all.iter().any(|words| words.contains(word))) {
            return Err(Divergence::Left(document));
        }
        Ok(())
    }
}

/// The one who joins is numbered after the founders.
const _: () = assert!(JOINER == FOUNDERS as usize);
