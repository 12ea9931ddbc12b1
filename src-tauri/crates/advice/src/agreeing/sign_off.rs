//! What somebody thinks of an exact version.
//!
//! The signer's app signs it; [`super::standing`] counts it. Invariant: a sign-off is bound to the version's digest, so it says
//! nothing of any other text, and to the person's number, so an older one never comes back.

use serde::{Deserialize, Serialize};

use super::{
    attribution::Attribution,
    canonical::{Canonical, Content, closed_list},
    counter::{Counted, Counter},
    ids::VersionId,
    signing::BadContent,
    words::Note,
};
use crate::ids::Digest;

closed_list! {
    /// What somebody thinks (policy-drafting 2, "Lessons", after Loomio).
    Decision {
        /// They agree.
        Agree = "agree",
        /// They leave it to the others.
        Abstain = "abstain",
        /// They can live with it, and want it known what worries them.
        Concern = "concern",
        /// They do not want it to go out like this.
        Block = "block",
        /// They take back what they said of it.
        Withdraw = "withdraw",
    }
}

/// What somebody thinks of a version. Words that they add are for the members of the draft; there is no list of reasons to
/// choose from, and nobody needs one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Its number among their sign-offs in this draft.
    pub counter: Counter,
    /// Of which version.
    pub version: VersionId,
    /// What the version says, as one number.
    pub version_digest: Digest,
    /// What they think.
    pub decision: Decision,
    /// How they want to be named as one who signed.
    pub attribution: Attribution,
    /// What they want to say with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Content for SignOff {
    const KIND: &'static str = "sign_off";

    fn write(&self, to: &mut Canonical) {
        to.number(self.counter.get());
        to.text(self.version.as_str());
        to.field(&self.version_digest.0);
        to.text(self.decision.as_str());
        self.attribution.write(to);
        to.optional(self.note.as_ref(), |to, note| to.text(note.as_str()));
    }

    fn check(&self) -> Result<(), BadContent> {
        Ok(())
    }
}

impl Counted for SignOff {
    fn counter(&self) -> Counter {
        self.counter
    }
}
