//! What the server has, in its order, and how it comes to each: late, twice, out of order, or not.

use std::{collections::VecDeque, sync::Arc};

use larkspur_advice::{ids::MemberId, replica::Heard, wire::Snapshot};

use super::Dice;

/// An event of the room.
#[derive(Clone)]
pub(super) enum Posted {
    Update(Box<Heard>),
    Snapshot(Arc<(MemberId, i64, Snapshot, Vec<u8>)>),
}

/// What the server has.
#[derive(Default)]
pub(super) struct Room {
    pub(super) events: Vec<Posted>,
}

/// What is on its way to one member.
#[derive(Default)]
pub(super) struct Line {
    /// The first event that this member can read.
    pub(super) from: usize,
    known: usize,
    coming: VecDeque<usize>,
}

impl Line {
    /// A line to somebody who joins now: what was said before cannot be read by them.
    pub(super) fn joining(room: &Room) -> Self {
        let from = room.events.len();
        Self { from, known: from, coming: VecDeque::new() }
    }

    /// The next event that comes: mostly the first, sometimes a later one, and sometimes one is lost or comes once more.
    pub(super) fn next(&mut self, room: &Room, dice: &mut Dice) -> Option<usize> {
        self.coming.extend(self.known..room.events.len());
        self.known = room.events.len();
        if dice.is_one_in(8) && self.known > self.from {
            return Some(self.from + dice.below(self.known - self.from));
        }
        if dice.is_one_in(8) {
            // It is found when all is fetched again.
            self.coming.pop_front();
        }
        let ahead = if dice.is_one_in(30) { dice.below(6) } else { 0 };
        self.coming.remove(ahead.min(self.coming.len().saturating_sub(1)))
    }
}
