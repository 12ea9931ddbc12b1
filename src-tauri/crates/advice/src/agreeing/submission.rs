//! Whether a version may be handed in.
//!
//! The core asks [`check_submission`] before it lets anybody mark a version as submitted; consent is asked apart, of
//! [`super::Consents`]. Invariants (policy-drafting 1.4, rule 6): somebody who wrote none of it approves it; a do-no-harm
//! reviewer, who wrote none of it either, is named and has looked at exactly this version; and an open case, a minor or ongoing
//! protection holds it until that reviewer has cleared it. One person may hold both offices, so that two can do it; whoever
//! holds it back prevails over whoever lets it pass.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    announcement::Keys,
    bounded,
    canonical::{Canonical, Content, closed_list},
    counter::{Counted, Counter, LastWord, last_words},
    ids::{PersonId, VersionId},
    limits::MOST_OF_A_LIST,
    quorum::Standing,
    roster::{Role, Roster},
    signing::{BadContent, Proven},
};
use crate::ids::Digest;

closed_list! {
    /// As what somebody clears a version.
    Office {
        /// As an approver.
        Approver = "approver",
        /// As the do-no-harm reviewer.
        HarmReviewer = "harm_reviewer",
    }
}

closed_list! {
    /// What holds a version back until a do-no-harm reviewer has cleared it.
    Matter {
        /// A case is before a court or the police.
        OpenCase = "open_case",
        /// Somebody in it is a minor.
        Minor = "minor",
        /// Somebody in it is being protected.
        OngoingProtection = "ongoing_protection",
    }
}

closed_list! {
    /// What somebody in an office says.
    Verdict {
        /// It may go out.
        Clear = "clear",
        /// It may not.
        Hold = "hold",
    }
}

/// Somebody in an office says whether a version may go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// Its number among their clearances in this draft.
    pub counter: Counter,
    /// Which version.
    pub version: VersionId,
    /// What it says.
    pub version_digest: Digest,
    /// As what they say it.
    pub office: Office,
    /// What they say.
    pub verdict: Verdict,
    /// Which matters they have looked at and cleared.
    #[serde(deserialize_with = "bounded::set::<_, _, MOST_OF_A_LIST>")]
    pub cleared: BTreeSet<Matter>,
}

impl Content for Clearance {
    const KIND: &'static str = "clearance";

    fn write(&self, to: &mut Canonical) {
        to.number(self.counter.get());
        to.text(self.version.as_str());
        to.field(&self.version_digest.0);
        to.text(self.office.as_str());
        to.text(self.verdict.as_str());
        to.list(self.cleared.iter(), |to, matter| to.text(matter.as_str()));
    }

    fn check(&self) -> Result<(), BadContent> {
        Ok(())
    }
}

impl Counted for Clearance {
    fn counter(&self) -> Counter {
        self.counter
    }
}

/// What is to be handed in.
#[derive(Clone, Debug)]
pub struct Submission<'a> {
    /// How the version stands that is to be handed in.
    pub standing: &'a Standing,
    /// Everybody whose edits are in it, as the core knows from the document.
    pub authors: &'a BTreeSet<PersonId>,
    /// What is open, as the draft says.
    pub open: &'a BTreeSet<Matter>,
}

/// Why a version may not be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hindrance {
    /// It is not agreed on.
    NotAgreed,
    /// The draft says something else now.
    TextChanged,
    /// Nobody is known to have written it, so nobody can be told to be somebody else.
    AuthorsUnknown,
    /// No approver has cleared it.
    NotApproved,
    /// The only approvers who cleared it wrote in it.
    ApproverIsAuthor,
    /// No do-no-harm reviewer has cleared it.
    NotReviewedForHarm,
    /// The only do-no-harm reviewers who cleared it wrote in it.
    HarmReviewerIsAuthor,
    /// Somebody in an office holds it back.
    Held,
    /// Somebody in an office said two different things at once.
    SaidTwoThings,
    /// It is open and no do-no-harm reviewer has cleared it.
    Open(Matter),
}

/// A version that may be handed in, and by whose word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submittable {
    /// Who approved it and did not write it.
    pub approvers: BTreeSet<PersonId>,
    /// Who looked for harm and did not write it.
    pub harm_reviewers: BTreeSet<PersonId>,
}

/// Says whether a version may be handed in.
///
/// # Errors
/// Everything that stands in the way.
pub fn check_submission(
    submission: &Submission<'_>,
    roster: &Roster,
    keys: &Keys,
    clearances: &[Proven<Clearance>],
) -> Result<Submittable, BTreeSet<Hindrance>> {
    let target = &submission.standing.target;
    let counts = |one: &&Proven<Clearance>| {
        let role = match one.content().office {
            Office::Approver => Role::Approver,
            Office::HarmReviewer => Role::HarmReviewer,
        };
        one.content().version == target.version
            && keys.counts(one)
            && roster.has_role(one.by(), role)
    };
    let lines = clearances.iter().filter(counts);
    let words = last_words(lines.map(|one| ((one.content().office, one.by()), one)));
    let mut found = Offices::default();
    for ((office, person), word) in &words {
        found.place(*office, person, word, submission);
    }
    if !submission.standing.is_reached {
        found.hindrances.insert(Hindrance::NotAgreed);
    }
    if submission.standing.differs_from_current {
        found.hindrances.insert(Hindrance::TextChanged);
    }
    if submission.authors.is_empty() {
        found.hindrances.insert(Hindrance::AuthorsUnknown);
    }
    found.finish(submission)
}

#[derive(Default)]
struct Offices {
    approvers: BTreeSet<PersonId>,
    harm_reviewers: BTreeSet<PersonId>,
    authors_in_office: BTreeSet<Office>,
    cleared: BTreeSet<Matter>,
    hindrances: BTreeSet<Hindrance>,
}

impl Offices {
    fn place(
        &mut self,
        office: Office,
        person: &PersonId,
        word: &LastWord<'_, Clearance>,
        submission: &Submission<'_>,
    ) {
        let Some(one) = word.only() else {
            self.hindrances.insert(Hindrance::SaidTwoThings);
            return;
        };
        if one.verdict == Verdict::Hold {
            // Also when it is bound to other words: whoever held a version back by its name wants to be asked.
            self.hindrances.insert(Hindrance::Held);
            return;
        }
        if one.version_digest != submission.standing.target.digest {
            return;
        }
        if submission.authors.contains(person) {
            self.authors_in_office.insert(office);
            return;
        }
        match office {
            Office::Approver => drop(self.approvers.insert(person.clone())),
            Office::HarmReviewer => {
                self.harm_reviewers.insert(person.clone());
                self.cleared.extend(&one.cleared);
            }
        }
    }

    fn finish(mut self, submission: &Submission<'_>) -> Result<Submittable, BTreeSet<Hindrance>> {
        let offices = [
            (
                Office::Approver,
                &self.approvers,
                Hindrance::ApproverIsAuthor,
                Hindrance::NotApproved,
            ),
            (
                Office::HarmReviewer,
                &self.harm_reviewers,
                Hindrance::HarmReviewerIsAuthor,
                Hindrance::NotReviewedForHarm,
            ),
        ];
        for (office, people, by_author, by_nobody) in offices {
            if people.is_empty() {
                let is_by_author = self.authors_in_office.contains(&office);
                self.hindrances.insert(if is_by_author { by_author } else { by_nobody });
            }
        }
        let open = submission.open.difference(&self.cleared).copied().map(Hindrance::Open);
        self.hindrances.extend(open);
        if self.hindrances.is_empty() {
            Ok(Submittable { approvers: self.approvers, harm_reviewers: self.harm_reviewers })
        } else {
            Err(self.hindrances)
        }
    }
}

#[cfg(test)]
#[path = "submission_tests.rs"]
mod tests;
