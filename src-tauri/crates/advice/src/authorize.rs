//! Who may change what: one pure function that every client asks.
//!
//! Called by [`crate::replica`] for each event. The server sees no inner kind of an encrypted event, so its levels alone keep
//! nobody from sending a change of the text; the clients do, and all by the same rule (policy-drafting 3.6). Invariant: the
//! answer depends on the event and its sender's level where it stands, and on nothing that differs from one reader to the next.

use crate::ids::{MemberId, PeerId, RoomId, RunId};

/// Who may do what in a draft, by power level (policy-drafting 3.4). Whoever stands between two has the rights of the lower.
pub mod level {
    /// Reads.
    pub const READER: i64 = 0;
    /// Comments and suggests.
    pub const COMMENTER: i64 = 10;
    /// Changes the text.
    pub const AUTHOR: i64 = 25;
    /// Says what they think of a version.
    pub const REVIEWER: i64 = 40;
    /// Lets people in, and decides about what was held back.
    pub const APPROVER: i64 = 60;
    /// Says who decides. The organisation's account alone stands above.
    pub const OWNER: i64 = 90;
}

/// One of the two documents of a draft (policy-drafting 3.2). They are apart because who may comment need not be one who may
/// change the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Document {
    /// The text: title, sections, recommendations, evidence.
    Body,
    /// What is said about it: comments and suggestions.
    Talk,
}

impl Document {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Body, Self::Talk];

    /// The level from which somebody may change it.
    pub fn level(self) -> i64 {
        match self {
            Self::Body => level::AUTHOR,
            Self::Talk => level::COMMENTER,
        }
    }
}

/// What an event does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Changes a document.
    Update(Document),
    /// Carries both documents as they are.
    Snapshot,
    /// Asks for a snapshot.
    SyncRequest,
    /// Names a version.
    Version,
    /// Says what somebody thinks of a version.
    Sign,
    /// Says who is of the draft, and as what.
    Roster,
}

/// What the function looks at of an event's content.
#[derive(Clone, Copy, Debug)]
pub struct Payload<'a> {
    /// The room of the draft.
    pub room: &'a RoomId,
    /// Who sent it.
    pub sender: &'a MemberId,
    /// The runs that it says its edits are of.
    pub runs: &'a [RunId],
    /// The peers whose edits are in it.
    pub peers: &'a [PeerId],
}

/// Whether an event counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Apply,
    /// It is kept apart, and approvers see that.
    Quarantine(Reason),
}

/// Why an event was kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Its sender may not do this.
    Level,
    /// It holds edits in the name of somebody else.
    ForeignPeer,
    /// It cannot be read.
    Damaged,
    /// It was written on top of something that was kept apart.
    AfterHeld,
    /// Its sender said something else under the same number.
    Forked,
    /// It is of no version that this app knows, or larger than it may be.
    Malformed,
}

/// Whether an event counts.
///
/// `level` is the sender's power level where the event stands in the room. Only updates have peers; a snapshot holds edits of
/// all, and is held against what its readers have instead.
pub fn authorize(kind: Kind, level: i64, payload: &Payload<'_>) -> Verdict {
    let needed = match kind {
        Kind::Update(document) => document.level(),
        Kind::Snapshot | Kind::Version => level::AUTHOR,
        Kind::SyncRequest => level::READER,
        Kind::Sign => level::COMMENTER,
        Kind::Roster => level::OWNER,
    };
    if level < needed {
        return Verdict::Quarantine(Reason::Level);
    }
    if matches!(kind, Kind::Update(_)) && !are_own(payload) {
        return Verdict::Quarantine(Reason::ForeignPeer);
    }
    Verdict::Apply
}

/// Whether all edits are by runs of the member who sent them.
fn are_own(payload: &Payload<'_>) -> bool {
    let own: Vec<_> =
        payload.runs.iter().map(|run| payload.sender.peer(payload.room, run)).collect();
    payload.peers.iter().all(|peer| own.contains(peer))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [(Kind, i64); 7] = [
        (Kind::Update(Document::Body), 25),
        (Kind::Update(Document::Talk), 10),
        (Kind::Snapshot, 25),
        (Kind::SyncRequest, 0),
        (Kind::Version, 25),
        (Kind::Sign, 10),
        (Kind::Roster, 90),
    ];

    #[test]
    fn each_kind_is_applied_from_its_level_on() {
        let (room, me) = (RoomId::new("!draft"), MemberId::new("@a:x"));
        let payload = Payload { room: &room, sender: &me, runs: &[], peers: &[] };
        for (kind, from) in KINDS {
            for level in [-1, 0, 9, 10, 24, 25, 39, 40, 59, 60, 89, 90, 100] {
                let wanted =
                    if level >= from { Verdict::Apply } else { Verdict::Quarantine(Reason::Level) };
                assert_eq!(authorize(kind, level, &payload), wanted, "{kind:?} at {level}");
            }
        }
    }

    #[test]
    fn nobody_writes_in_the_name_of_another() {
        let room = RoomId::new("!draft");
        let (me, other) = (MemberId::new("@a:x"), MemberId::new("@b:x"));
        let runs = [RunId([1; 16]), RunId([2; 16])];
        let [first, second] = runs.map(|run| me.peer(&room, &run));
        let theirs = other.peer(&room, &RunId([1; 16]));
        let ask = |peers: &[PeerId], runs: &[RunId]| {
            let payload = Payload { room: &room, sender: &me, runs, peers };
            authorize(Kind::Update(Document::Body), level::OWNER, &payload)
        };
        assert_eq!(ask(&[first, second], &runs), Verdict::Apply);
        assert_eq!(ask(&[first, theirs], &runs), Verdict::Quarantine(Reason::ForeignPeer));
        // A run that was not named is nobody's.
        assert_eq!(ask(&[second], &runs[..1]), Verdict::Quarantine(Reason::ForeignPeer));
    }
}
