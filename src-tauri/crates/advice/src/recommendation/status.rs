//! How far a recommendation has come, from the draft to what became of a government's answer.
//!
//! The tracker asks [`Status::next`] what may come and [`follow`] what stands. Invariants: what may follow what is the one
//! table [`Status::next`]; no status is unreachable; from [`Status::TERMINAL`] nothing follows; and a change that does not
//! follow is not lost but named.

use super::{
    choice::{Choice, keyed},
    day::Day,
    evidence::CitationId,
};
use crate::ids::MemberId;

keyed! {
    /// How far a recommendation has come (policy-drafting 1.2).
    Status {
        /// It is written.
        Draft => "draft",
        /// It is read by others.
        Review => "review",
        /// An exact version of it is signed.
        Signed => "signed",
        /// It was sent.
        Submitted => "submitted",
        /// The addressee said that it arrived.
        Acknowledged => "acknowledged",
        /// The addressee said yes.
        Accepted => "accepted",
        /// The addressee said yes to a part.
        Partly => "partly",
        /// The addressee said no.
        Rejected => "rejected",
        /// The addressee did not answer.
        NoReply => "no_reply",
        /// The State supports it: its yes in the UPR.
        Supported => "supported",
        /// The State notes it: what stands in the UPR for anything else.
        Noted => "noted",
        /// It is being done.
        InProgress => "in_progress",
        /// It is done.
        Done => "done",
        /// Nobody follows it any more.
        Lapsed => "lapsed",
        /// Another one has taken its place.
        Superseded => "superseded",
    }
}

use Status as S;

/// What may follow what. The rows follow policy-drafting 1.2; an answer may come late or without word that it arrived, a signed
/// one may go back when its text changes, and a no may become a yes when it is asked again.
#[rustfmt::skip]
const TABLE: [(S, &[S]); 12] = [
    (S::Draft, &[S::Review, S::Lapsed, S::Superseded]),
    (S::Review, &[S::Draft, S::Signed, S::Lapsed, S::Superseded]),
    (S::Signed, &[S::Review, S::Submitted, S::Lapsed, S::Superseded]),
    (S::Submitted, &[
        S::Acknowledged, S::Accepted, S::Partly, S::Rejected, S::NoReply, S::Supported, S::Noted, S::Lapsed, S::Superseded,
    ]),
    (S::Acknowledged, &[
        S::Accepted, S::Partly, S::Rejected, S::NoReply, S::Supported, S::Noted, S::Lapsed, S::Superseded,
    ]),
    (S::NoReply, &[
        S::Acknowledged, S::Accepted, S::Partly, S::Rejected, S::Supported, S::Noted, S::Lapsed, S::Superseded,
    ]),
    (S::Rejected, &[S::Accepted, S::Partly, S::Lapsed, S::Superseded]),
    (S::Noted, &[S::Supported, S::InProgress, S::Lapsed, S::Superseded]),
    (S::Accepted, &[S::InProgress, S::Done, S::Lapsed, S::Superseded]),
    (S::Partly, &[S::InProgress, S::Done, S::Lapsed, S::Superseded]),
    (S::Supported, &[S::InProgress, S::Done, S::Lapsed, S::Superseded]),
    (S::InProgress, &[S::Done, S::Lapsed, S::Superseded]),
];

impl Status {
    /// Where a recommendation begins.
    pub const FIRST: Self = Self::Draft;

    /// After these nothing comes.
    pub const TERMINAL: &'static [Self] = &[Self::Done, Self::Lapsed, Self::Superseded];

    /// What may come next, by the table.
    pub fn next(self) -> &'static [Self] {
        TABLE.iter().find(|(from, _)| *from == self).map_or(&[], |(_, next)| next)
    }

    /// Whether another status may come right after this one. The same one again is no change.
    pub fn can_become(self, next: Self) -> bool {
        self.next().contains(&next)
    }

    /// Whether only a State in the UPR answers in this way.
    pub fn is_of_upr(self) -> bool {
        matches!(self, Self::Supported | Self::Noted)
    }

    /// Whether nothing comes after it.
    pub fn is_terminal(self) -> bool {
        Self::TERMINAL.contains(&self)
    }
}

/// One change, as the draft records it: what, when, on what ground, by whom.
#[derive(Clone, Debug)]
pub struct StatusChange {
    /// What it became.
    pub to: Choice<Status>,
    /// When.
    pub day: Day,
    /// What shows it; a reply, an official record.
    pub evidence: Option<CitationId>,
    /// Who recorded it.
    pub by: MemberId,
}

/// A change that could not follow what was there: two people recorded different things, or a newer app knows more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfollowed {
    /// Which of the changes, from 0.
    pub index: usize,
}

/// What stands after these changes, in the order of the document, and those that did not follow.
pub fn follow<'a>(
    changes: impl IntoIterator<Item = &'a StatusChange>,
) -> (Status, Vec<Unfollowed>) {
    let (mut status, mut unfollowed) = (Status::FIRST, Vec::new());
    for (index, change) in changes.into_iter().enumerate() {
        match change.to.known() {
            Some(next) if status.can_become(next) => status = next,
            // The same thing, recorded by two people.
            Some(next) if next == status => {}
            _ => unfollowed.push(Unfollowed { index }),
        }
    }
    (status, unfollowed)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::recommendation::choice::Keyed;

    fn reachable(from: Status) -> BTreeSet<Status> {
        let (mut found, mut open) = (BTreeSet::from([from]), vec![from]);
        while let Some(status) = open.pop() {
            open.extend(status.next().iter().copied().filter(|next| found.insert(*next)));
        }
        found
    }

    #[test]
    fn every_status_is_reached_from_a_draft() {
        assert_eq!(reachable(Status::FIRST), Status::ALL.iter().copied().collect());
    }

    #[test]
    fn nothing_follows_exactly_the_terminal_ones() {
        for status in Status::ALL.iter().copied() {
            assert_eq!(status.next().is_empty(), status.is_terminal(), "{status:?}");
            assert!(reachable(status).iter().any(|end| end.is_terminal()), "{status:?}");
            assert!(!status.can_become(status), "{status:?}");
        }
    }

    #[test]
    fn nothing_is_sent_that_was_not_signed_nor_answered_that_was_not_sent() {
        for (from, to, is_allowed) in [
            (Status::Draft, Status::Signed, false),
            (Status::Draft, Status::Submitted, false),
            (Status::Review, Status::Submitted, false),
            (Status::Signed, Status::Submitted, true),
            (Status::Signed, Status::Accepted, false),
            (Status::Submitted, Status::Rejected, true),
            (Status::Submitted, Status::Draft, false),
            (Status::Submitted, Status::NoReply, true),
            (Status::NoReply, Status::Accepted, true),
            (Status::Rejected, Status::InProgress, false),
            (Status::Noted, Status::Done, false),
            (Status::InProgress, Status::Done, true),
            (Status::Done, Status::InProgress, false),
        ] {
            assert_eq!(from.can_become(to), is_allowed, "{from:?} {to:?}");
        }
    }

    fn change(key: &str) -> StatusChange {
        StatusChange {
            to: Choice::read(key),
            day: Day::parse("2026-11-28").unwrap(),
            evidence: None,
            by: MemberId::new("@a:example.org"),
        }
    }

    #[test]
    fn what_does_not_follow_is_named_and_changes_nothing() {
        let changes = ["review", "accepted", "signed", "signed", "paused", "submitted"].map(change);
        let (status, unfollowed) = follow(&changes);
        assert_eq!(status, Status::Submitted);
        assert_eq!(unfollowed, [Unfollowed { index: 1 }, Unfollowed { index: 4 }]);
    }

    proptest! {
        #[test]
        fn changes_never_lead_past_the_table(steps in prop::collection::vec(0..Status::ALL.len(), 0..40)) {
            let changes: Vec<_> = steps.iter().map(|step| change(Status::ALL[*step].key())).collect();
            let mut status = Status::FIRST;
            for count in 0..=changes.len() {
                let (next, _) = follow(&changes[..count]);
                prop_assert!(next == status || status.next().contains(&next));
                status = next;
            }
        }
    }
}
