//! What others say of a proposal: a review, and what becomes of it in the end.
//!
//! `wire` reads and writes them, the [`crate::Ledger`] counts them. Invariant: a review names exactly the revision that was
//! read, and whether somebody speaks a language or is who they say is only what they say.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use larkspur_packs::{PackId, UnitId, named};

use crate::{Digest, Name, ProposalId, Remark};

named! {
    /// What a reviewer found.
    Verdict {
        /// Every unit says what it should.
        Fits = "fits",
        /// Something should be changed first.
        Change = "change",
    }
}

/// What somebody found who read a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The proposal.
    pub proposal: ProposalId,
    /// Exactly the revision that was read.
    pub digest: Digest,
    /// What they found.
    pub verdict: Verdict,
    /// Whether they say that they speak the language.
    pub speaks: bool,
    /// The name under which they want to be named in the pack; none: not at all.
    pub name: Option<Name>,
    /// What they say of all of it.
    pub remark: Option<Remark>,
    /// What they say of units.
    pub remarks: BTreeMap<UnitId, Remark>,
}

/// The author takes the proposal back, with all its revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The proposal.
    pub proposal: ProposalId,
}

/// An editor took a revision into a version of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenUp {
    /// The proposal.
    pub proposal: ProposalId,
    /// The revision that is in the pack.
    pub digest: Digest,
    /// The pack.
    pub pack: PackId,
    /// Its version.
    pub rev: NonZeroU32,
    /// How they show that they may say so.
    pub seal: Seal,
}

/// How an editor shows that they may sign a pack. What stands in it is text of the format of packs; the core asks
/// `larkspur-bundle` whether it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The signature of the receipt, with the key that signed the version.
    pub signature: String,
    /// What a root lets that key sign; none: it is a root's.
    pub certificate: Option<SealedCertificate>,
}

/// A certificate of a chapter as a root signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedCertificate {
    /// Its text.
    pub text: String,
    /// Its signature.
    pub signature: String,
}
