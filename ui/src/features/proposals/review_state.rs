//! What somebody has written of a review that is not sent yet.
//!
//! Owned by the page of a proposal. Invariants: the words that are reviewed do not change under the eyes of whoever
//! has begun a review; what was typed stays when the author revises.

use larkspur_ipc::{
    IpcError, RoomId, UnitName,
    proposals::{HalfReview, Proposal, ReviewProposal, Verdict, WatchProposal},
};
use leptos::prelude::*;

use super::{fields::Naming, propose_dialog::fitting, review_kept::keep_while_written};
use crate::{
    i18n::{Text, t},
    ipc,
    shared::{Pending, announcer, run_then, toast},
};

/// The page of a proposal. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    room: StoredValue<RoomId>,
    /// What is on the screen; none until it has been told.
    pub(super) shown: RwSignal<Option<Proposal>>,
    /// What was told since, where the words on the screen are not the present ones.
    pub(super) newer: RwSignal<Option<Proposal>>,
    /// Why nothing is told.
    pub(super) error: RwSignal<Option<IpcError>>,
    /// What the person found.
    pub(super) verdict: RwSignal<Option<Verdict>>,
    /// Whether they say that they speak the language.
    pub(super) speaks: RwSignal<Option<bool>>,
    /// What they say of all of it.
    pub(super) remark: RwSignal<String>,
    /// What they say of units; a unit whose field is open has an entry.
    remarks: RwSignal<Vec<(UnitName, String)>>,
    /// Whether they want to be named.
    pub(super) naming: Naming,
    /// Where the sending stands.
    pub(super) sending: RwSignal<Pending<()>>,
    /// Why what was written could not be kept.
    pub(super) not_kept: RwSignal<Option<IpcError>>,
}

/// Whether words that are told take the place of those on the screen.
fn takes_place(shown: Option<&Proposal>, told: &Proposal, has_begun: bool) -> bool {
    !has_begun || shown.is_none_or(|shown| shown.digest == told.digest)
}

impl Reading {
    /// Follows a proposal while the current owner lives. What was written of a review before is there again.
    pub(super) fn start(stream: WatchProposal) -> Self {
        let reading = Self {
            room: StoredValue::new(stream.room.clone()),
            shown: RwSignal::new(None),
            newer: RwSignal::new(None),
            error: RwSignal::new(None),
            verdict: RwSignal::new(None),
            speaks: RwSignal::new(None),
            remark: RwSignal::new(String::new()),
            remarks: RwSignal::new(Vec::new()),
            naming: Naming::new(),
            sending: RwSignal::default(),
            not_kept: RwSignal::new(None),
        };
        keep_while_written(reading, stream.room.clone(), stream.proposal.clone());
        ipc::watch_or(
            stream,
            move |told| reading.take(told),
            move |error| {
                reading.error.try_set(Some(error));
            },
        )
        .until_cleanup();
        reading
    }

    fn take(self, told: Proposal) {
        let Some(takes) = self
            .shown
            .try_with_untracked(|shown| takes_place(shown.as_ref(), &told, self.has_begun()))
        else {
            return;
        };
        if takes {
            self.newer.set(None);
            self.shown.set(Some(told));
        } else {
            self.newer.set(Some(told));
        }
    }

    /// What was written of a review; none if nothing was. Tracks.
    pub(super) fn written(self) -> Option<HalfReview> {
        let (verdict, speaks) = (self.verdict.get(), self.speaks.get());
        let (remark, name) = (self.remark.get(), self.naming.typed());
        let remarks: Vec<_> = self.remarks.with(|all| {
            all.iter().filter(|(_, words)| !words.trim().is_empty()).cloned().collect()
        });
        let digest = self.shown.with(|shown| shown.as_ref().map(|it| it.digest.clone()))?;
        // A name alone says nothing of the words.
        let is_empty =
            verdict.is_none() && speaks.is_none() && remark.trim().is_empty() && remarks.is_empty();
        (!is_empty).then_some(HalfReview { digest, verdict, speaks, name, remark, remarks })
    }

    /// Puts back what was written of a review before this page was opened.
    pub(super) fn bring_back(self, kept: HalfReview) {
        let HalfReview { digest, verdict, speaks, name, remark, remarks } = kept;
        let is_same =
            self.shown.with_untracked(|it| it.as_ref().is_some_and(|it| it.digest == digest));
        self.verdict.set(verdict.filter(|_| is_same));
        self.speaks.set(speaks);
        self.naming.put_back(name);
        self.remark.set(remark);
        self.remarks.set(remarks);
    }

    /// Whether a review was begun.
    pub(super) fn has_begun(self) -> bool {
        self.verdict.get_untracked().is_some()
            || self.speaks.get_untracked().is_some()
            || self.remark.with_untracked(|it| !it.trim().is_empty())
            || self
                .remarks
                .with_untracked(|it| it.iter().any(|(_, words)| !words.trim().is_empty()))
    }

    /// The room.
    pub(super) fn room(self) -> RoomId {
        self.room.get_value()
    }

    /// Shows the present words. What was typed stays; what was found was found of other words.
    pub(super) fn show_newer(self) {
        let Some(newer) = self.newer.get_untracked() else { return };
        self.verdict.set(None);
        self.sending.set(Pending::Idle);
        self.newer.set(None);
        self.shown.set(Some(newer));
        announcer::announce(untrack(|| t::proposals_shows_newer().text()));
    }

    /// Whether the field for a remark on a unit is open. Tracks.
    pub(super) fn is_remarking(self, unit: &UnitName) -> bool {
        self.remarks.with(|remarks| remarks.iter().any(|(of, _)| of == unit))
    }

    /// What was typed of a unit. Tracks.
    pub(super) fn words_on(self, unit: &UnitName) -> String {
        self.remarks.with(|remarks| {
            remarks.iter().find(|(of, _)| of == unit).map(|it| it.1.clone()).unwrap_or_default()
        })
    }

    /// Opens the field for a remark on a unit, or keeps what was typed there.
    pub(super) fn remark_on(self, unit: &UnitName, words: String) {
        self.remarks.update(|remarks| match remarks.iter_mut().find(|(of, _)| of == unit) {
            Some(entry) => entry.1 = words,
            None => remarks.push((unit.clone(), words)),
        });
    }

    /// What is missing before the review can be sent, if anything. Tracks.
    pub(super) fn missing(self) -> Option<Text> {
        if self.newer.with(Option::is_some) {
            Some(t::proposals_review_newer())
        } else if self.speaks.get().is_none() {
            Some(t::proposals_review_no_speaks())
        } else if self.verdict.get().is_none() {
            Some(t::proposals_review_no_verdict())
        } else {
            self.naming.missing()
        }
    }

    /// Sends the review of exactly the words that are on the screen.
    pub(super) fn send(self) {
        if untrack(|| self.missing()).is_some() {
            return;
        }
        let Some(command) = untrack(|| self.review()) else { return };
        run_then(self.sending, command, move |()| {
            self.forget();
            toast::show(t::proposals_review_done(), None);
        });
    }

    fn review(self) -> Option<ReviewProposal> {
        let (verdict, speaks) = (self.verdict.get()?, self.speaks.get()?);
        let words = |title: String| match verdict {
            Verdict::Fits => t::proposals_words_fits(title),
            Verdict::Change => t::proposals_words_change(title),
        };
        self.shown.with(|shown| {
            let Proposal { row, digest, units, .. } = shown.as_ref()?;
            Some(ReviewProposal {
                room: self.room(),
                proposal: row.proposal.clone(),
                digest: digest.clone(),
                verdict,
                speaks,
                name: self.naming.name(),
                remark: filled(&self.remark.get()),
                // A unit that the author took out meanwhile has no place for a remark.
                remarks: self.remarks.with(|remarks| {
                    remarks
                        .iter()
                        .filter(|(of, _)| units.iter().any(|it| it.unit == *of))
                        .filter_map(|(of, words)| Some((of.clone(), filled(words)?)))
                        .collect()
                }),
                words: fitting(&words(row.title.clone()).text()),
            })
        })
    }

    /// Forgets what was written of a review that is sent.
    fn forget(self) {
        self.verdict.try_set(None);
        self.speaks.try_set(None);
        self.remark.try_set(String::new());
        self.remarks.try_set(Vec::new());
        if let Some(Some(newer)) = self.newer.try_update(Option::take) {
            self.shown.try_set(Some(newer));
        }
    }
}

/// Words, if there are any.
fn filled(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::{
        MemberId, ProposalId, ResourceId, RevisionDigest,
        messaging::Person,
        proposals::{Made, ProposalRow, Status},
    };

    use super::*;

    fn proposal(digit: &str) -> Proposal {
        Proposal {
            row: ProposalRow {
                proposal: ProposalId::parse("5f0c9a3be1d24476a8f7310cc2d95e01").unwrap(),
                resource: ResourceId::parse("work/a").unwrap(),
                title: String::new(),
                lang: "km".to_owned(),
                source_title: None,
                source_lang: "en".to_owned(),
                status: Status::Draft,
                author: Person { member: MemberId::parse("@a:b").unwrap(), name: "A".to_owned() },
                is_own: false,
                revision: 1,
                fits: 0,
                changes: 0,
                timestamp_ms: 0,
                needs_newer: false,
            },
            digest: RevisionDigest::parse(format!("b3:{}", digit.repeat(64))).unwrap(),
            made: Made::Human,
            name: None,
            units: Vec::new(),
            reviews: Vec::new(),
            can_review: true,
            taking_up: None,
        }
    }

    #[test]
    fn words_do_not_change_under_the_eyes_of_whoever_reviews_them() {
        let (shown, same, other) = (proposal("1"), proposal("1"), proposal("2"));
        assert!(takes_place(None, &other, false));
        assert!(takes_place(Some(&shown), &other, false), "nobody reviews");
        assert!(takes_place(Some(&shown), &same, true), "the words are the same");
        assert!(!takes_place(Some(&shown), &other, true));
    }

    #[test]
    fn a_remark_of_blanks_is_none() {
        assert_eq!(filled(" \n"), None);
        assert_eq!(filled(" The agency is missing. "), Some("The agency is missing.".to_owned()));
    }
}
