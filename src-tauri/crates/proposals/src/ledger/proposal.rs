//! One proposal: its revisions, what others said of each, and what that comes to.
//!
//! [`super::Ledger`] keeps them. Invariant: the status is derived from what was said and kept nowhere, and only what was said
//! of the present revision, by others than its author, counts; a person counts once, with what they said last.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use larkspur_packs::PackId;

use super::{Event, Outcome, SetAside};
use crate::{Digest, EventId, MemberId, Name, Review, Revision, TakenUp, Verdict};

/// How many people other than the author must find that a revision fits before it is verified.
const REVIEWERS_OF_VERIFIED: usize = 2;

/// What a proposal has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nobody but the author has found yet that the present revision fits.
    Draft,
    /// One other person has found that it fits, or more of whom none speaks the language.
    Reviewed,
    /// Two other people have found that it fits, and one of them says that they speak the language.
    Verified,
    /// Somebody asks for a change of it. It outweighs those who find that it fits.
    ChangesAsked,
    /// The author took it back.
    Withdrawn,
    /// The present revision is in a version of a pack.
    TakenUp {
        /// The pack.
        pack: PackId,
        /// The version, the last that an editor named.
        rev: NonZeroU32,
    },
}

/// A revision, and the event that brought it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingRevision {
    /// The event.
    pub event: EventId,
    /// When the server says that it came, in milliseconds since 1970.
    pub time: u64,
    /// What it says.
    pub revision: Revision,
}

/// A review, and who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The event.
    pub event: EventId,
    /// The reviewer.
    pub by: MemberId,
    /// When the server says that it came, in milliseconds since 1970.
    pub time: u64,
    /// What it says.
    pub review: Review,
}

/// A proposal over all its revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    author: MemberId,
    first: StandingRevision,
    /// Those after the first, in the order of the room.
    later: Vec<StandingRevision>,
    reviews: Vec<Reviewed>,
    is_withdrawn: bool,
    taken_up: Vec<TakenUp>,
    pub(super) needs_newer: bool,
}

impl Proposal {
    pub(super) fn begin(event: &Event, first: &Revision) -> Self {
        Self {
            author: event.sender.clone(),
            first: standing(event, first),
            later: Vec::new(),
            reviews: Vec::new(),
            is_withdrawn: false,
            taken_up: Vec::new(),
            needs_newer: false,
        }
    }

    pub(super) fn revise(&mut self, event: &Event, revision: &Revision) -> Outcome {
        let (first, new) = (self.first.revision.parts(), revision.parts());
        if event.sender != self.author {
            return Outcome::SetAside(SetAside::NotTheAuthor);
        }
        if self.has(revision.digest()) {
            return Outcome::Repeated;
        }
        let Some(replaced) = new.replaces else {
            return Outcome::SetAside(SetAside::AlreadyBegun);
        };
        if !self.has(replaced) {
            return Outcome::Held;
        }
        if (&first.resource, &first.lang) != (&new.resource, &new.lang) {
            return Outcome::SetAside(SetAside::OtherPage);
        }
        if self.is_withdrawn {
            return Outcome::SetAside(SetAside::Withdrawn);
        }
        self.later.push(standing(event, revision));
        Outcome::Taken
    }

    pub(super) fn review(&mut self, event: &Event, review: &Review) -> Outcome {
        if event.sender == self.author {
            return Outcome::SetAside(SetAside::OwnReview);
        }
        if !self.has(review.digest) {
            return Outcome::Held;
        }
        let (by, time) = (event.sender.clone(), event.time);
        self.reviews.push(Reviewed { event: event.id.clone(), by, time, review: review.clone() });
        Outcome::Taken
    }

    pub(super) fn withdraw(&mut self, event: &Event) -> Outcome {
        if event.sender != self.author {
            return Outcome::SetAside(SetAside::NotTheAuthor);
        }
        self.is_withdrawn = true;
        Outcome::Taken
    }

    pub(super) fn take_up(&mut self, taken: &TakenUp) -> Outcome {
        if !self.has(taken.digest) {
            return Outcome::Held;
        }
        self.taken_up.push(taken.clone());
        Outcome::Taken
    }

    fn has(&self, digest: Digest) -> bool {
        self.revisions().any(|one| one.revision.digest() == digest)
    }

    /// Who proposed it, and alone may revise or withdraw it.
    pub fn author(&self) -> &MemberId {
        &self.author
    }

    /// All revisions, in the order of the room.
    pub fn revisions(&self) -> impl Iterator<Item = &StandingRevision> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// The present revision: the last that the author sent.
    pub fn present(&self) -> &StandingRevision {
        self.later.last().unwrap_or(&self.first)
    }

    /// All reviews, in the order of the room; also those of older revisions, which count no more.
    pub fn reviews(&self) -> &[Reviewed] {
        &self.reviews
    }

    /// Whether a review is of an older revision than the present one.
    pub fn is_stale(&self, review: &Review) -> bool {
        review.digest != self.present().revision.digest()
    }

    /// What each other person said last of the present revision: what counts.
    pub fn counted(&self) -> impl Iterator<Item = &Review> {
        let present = self.reviews.iter().filter(|one| !self.is_stale(&one.review));
        let last: BTreeMap<&MemberId, &Review> =
            present.map(|one| (&one.by, &one.review)).collect();
        last.into_values()
    }

    /// Whether the author took it back. It stays readable, and stays so also when it is in a pack.
    pub fn is_withdrawn(&self) -> bool {
        self.is_withdrawn
    }

    /// The versions of packs in which editors say that revisions of it are, in the order of the room.
    pub fn taken_up(&self) -> &[TakenUp] {
        &self.taken_up
    }

    /// Whether a newer version of the app said something of it. Then nobody with this version can tell what it has come to:
    /// what is shown says so, and nothing of it is put into a pack.
    pub fn needs_newer(&self) -> bool {
        self.needs_newer
    }

    /// What it has come to, as far as this version of the app understands.
    pub fn status(&self) -> Status {
        let digest = self.present().revision.digest();
        if let Some(taken) = self.taken_up.iter().rfind(|taken| taken.digest == digest) {
            return Status::TakenUp { pack: taken.pack.clone(), rev: taken.rev };
        }
        if self.is_withdrawn { Status::Withdrawn } else { self.found() }
    }

    /// What others found of the present revision.
    fn found(&self) -> Status {
        let counted: Vec<&Review> = self.counted().collect();
        if counted.iter().any(|review| review.verdict == Verdict::Change) {
            return Status::ChangesAsked;
        }
        let is_understood = counted.iter().any(|review| review.speaks);
        match counted.len() {
            0 => Status::Draft,
            REVIEWERS_OF_VERIFIED.. if is_understood => Status::Verified,
            _ => Status::Reviewed,
        }
    }

    /// The present revision with those who verified it, for who puts it into a pack; none while it is not verified, or while
    /// something said of it needs a newer version of the app.
    pub fn verified(&self) -> Option<Verified<'_>> {
        let is_verified = self.status() == Status::Verified && !self.needs_newer;
        let reviewers = || self.counted().filter_map(|review| review.name.as_ref()).collect();
        let revision = &self.present().revision;
        is_verified.then(|| Verified { revision, reviewers: reviewers() })
    }
}

/// A revision that was verified. There is no other way to have one than [`Proposal::verified`].
#[derive(Clone, Debug)]
pub struct Verified<'a> {
    revision: &'a Revision,
    reviewers: Vec<&'a Name>,
}

impl<'a> Verified<'a> {
    /// What was verified.
    pub fn revision(&self) -> &'a Revision {
        self.revision
    }

    /// The names of those reviewers who want to be named. There may be none.
    pub fn reviewers(&self) -> &[&'a Name] {
        &self.reviewers
    }
}

fn standing(event: &Event, revision: &Revision) -> StandingRevision {
    StandingRevision { event: event.id.clone(), time: event.time, revision: revision.clone() }
}
