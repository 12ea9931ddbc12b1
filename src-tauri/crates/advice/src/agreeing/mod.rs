//! How people agree on an exact version: keys, roster, sign-off, quorum, attribution, consent, submission.
//!
//! The core gives these folds what it decrypted and asks what stands. The order of work is always the same:
//! [`Signed::prove`] once for each content that arrives; [`Rosters::of`] for who belongs to the draft; [`Keys::of`] for whose
//! keys count; then [`standing`], [`Choices::of`], [`Consents::of`] and [`check_submission`] as they are asked for.
//!
//! Invariants: every fold is a function of the set of its events, whatever the order and however often each is given;
//! nothing that a server stores in plain, no state event and no event of the text changes a result; what nobody said counts
//! as not said; and where two readings are possible, the one that keeps a person hidden or an export back is taken.

mod announcement;
mod attribution;
mod bounded;
mod canonical;
mod consent;
mod consents;
mod counter;
mod ids;
pub mod limits;
mod quorum;
mod roster;
mod rosters;
mod rule;
mod sign_off;
mod signing;
mod submission;
#[cfg(test)]
mod test_support;
mod words;

pub use announcement::{Acceptance, Announced, Announcement, KeyState, Keys, Seen};
pub use attribution::{
    Attribution, BadAttribution, Choice, Choices, Label, Own, PrintedNames, Pseudonym,
};
pub use canonical::Content;
pub use consent::{Audience, Consent, Recorded, Scope, Withdrawal};
pub use consents::{Blocked, ConsentState, Consents, Obstacle, Passage, RemainingCopy};
pub use counter::{Counted, Counter, next_counter};
pub use ids::{BadValue, ContributionId, IdentityId, Language, PersonId, VersionId};
pub use quorum::{Standing, Target, Unmet, standing};
pub use roster::{Founding, Named, Role, Roster};
pub use rosters::{Fork, Quarantined, Rosters};
pub use rule::{BlockMeans, Rule};
pub use sign_off::{Decision, SignOff};
pub use signing::{BadContent, KeyId, NotProven, Proven, PublicKey, Signature, Signed, SigningKey};
pub use submission::{
    Clearance, Hindrance, Matter, Office, Submission, Submittable, Verdict, check_submission,
};
pub use words::{LabelText, Note};
