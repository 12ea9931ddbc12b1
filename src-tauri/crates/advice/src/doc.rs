//! A document that several people change at once, as this crate needs it: the CRDT itself stands behind it, in the core.
//!
//! [`crate::replica::Replica`] and the core's `advice` use it; the core implements it with Loro, and the tests of this crate
//! with a set that only grows. Invariants that every implementation holds and the simulator tries: two documents that hold the
//! same operations are equal, in whatever order these came; an operation that comes twice counts once; a blob that cannot be
//! read changes nothing.

use crate::ids::{Digest, PeerId};

/// Which operations a document holds, as the CRDT writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version(pub Vec<u8>);

/// Why bytes were not taken into a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocFault {
    /// They are no operations of this CRDT, or were damaged.
    #[error("the bytes cannot be read")]
    Damaged,
    /// They build on operations that a snapshot has left out: only a newer snapshot brings them.
    #[error("the operations build on what was left out")]
    Outdated,
    /// The document could not do what was asked.
    #[error("the document could not do it")]
    Failed,
}

/// What became of bytes that were taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// All of it is in the document.
    Whole,
    /// Some of it waits for operations that have not come.
    Waiting,
}

/// A document of a draft.
pub trait DraftDoc: Sized {
    /// An empty document that writes as this peer.
    fn new(peer: PeerId) -> Self;

    /// The document that was saved, or that of a snapshot; it writes as this peer. Always a fresh one: a snapshot without history that is taken
    /// into a document with changes of its own stays outside of it for ever (loro#1040).
    ///
    /// # Errors
    /// When the bytes cannot be read.
    fn open(bytes: &[u8], peer: PeerId) -> Result<Self, DocFault>;

    /// The peers whose operations are in a blob of updates. The blob is checked and not taken in.
    ///
    /// # Errors
    /// When the bytes cannot be read.
    fn peers(bytes: &[u8]) -> Result<Vec<PeerId>, DocFault>;

    /// Takes operations in. On an error the document may be unusable: the caller builds it anew from what it keeps.
    ///
    /// # Errors
    /// Why not.
    fn import(&mut self, bytes: &[u8]) -> Result<Imported, DocFault>;

    /// What these peers have written beyond a version, as a blob of updates.
    ///
    /// # Errors
    /// When it cannot be written.
    fn export_since(&self, version: &Version, peers: &[PeerId]) -> Result<Vec<u8>, DocFault>;

    /// The document as if these peers had written nothing beyond a version, to be read only.
    ///
    /// # Errors
    /// When something else builds on what they wrote since, or it cannot be read.
    fn without(&self, peers: &[PeerId], since: &Version) -> Result<Self, DocFault>;

    /// The document with all that was ever in it, for the own vault.
    ///
    /// # Errors
    /// When it cannot be written.
    fn save(&self) -> Result<Vec<u8>, DocFault>;

    /// Whether one operation comes after all others, so that a snapshot can leave out everything before it. Where two people
    /// wrote at once and nobody has written since, a snapshot would have to carry what both did since they last agreed, with
    /// every word that was deleted meanwhile: [`Self::snapshot`] does not do it.
    fn is_settled(&self) -> bool;

    /// The document as it is, without what was deleted from it, for others.
    ///
    /// # Errors
    /// When it cannot be written, or is not settled.
    fn snapshot(&self) -> Result<Vec<u8>, DocFault>;

    /// Which operations it holds.
    fn version(&self) -> Version;

    /// What it says, as one number: equal for equal content.
    fn digest(&self) -> Digest;
}
