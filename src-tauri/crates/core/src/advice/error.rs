//! What of the faults of a draft people are told.
//!
//! Invariant: no text of the engine or of the CRDT leaves this feature.

use larkspur_advice::doc::DocFault;
use larkspur_delta::DeltaError;
use larkspur_ipc::{IpcError, advice::AdviceError};

use super::store::StoreFault;

/// Why something about an open draft was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// The vault could not be read or written.
    #[error("the drafts could not be read or written")]
    Store(#[from] StoreFault),
    /// The document could not do it.
    #[error("the document could not do it")]
    Document(#[from] DocFault),
    /// What was typed does not fit the text.
    #[error("the change does not fit the text")]
    Change(#[from] DeltaError),
    /// The person may not write.
    #[error("the person may not write")]
    MayNotWrite,
    /// The draft has no such part.
    #[error("there is no such part")]
    NoPart,
    /// The draft has no such version here.
    #[error("there is no such version")]
    NoVersion,
}

impl From<Fault> for IpcError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Store(_) => AdviceError::DiskNotWritable.into(),
            Fault::Document(_) => AdviceError::Unreadable.into(),
            Fault::Change(DeltaError::Stale) => AdviceError::TextMoved.into(),
            Fault::Change(_) | Fault::NoPart => Self::Malformed,
            Fault::NoVersion => AdviceError::NoVersion.into(),
            Fault::MayNotWrite => AdviceError::MayNotWrite.into(),
        }
    }
}
