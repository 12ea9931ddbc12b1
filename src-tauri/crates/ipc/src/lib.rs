//! The vocabulary that the window and the shell share: commands, streams, ids, list diffs, errors.
//!
//! `larkspur-ui` (wasm) and `larkspur` (native) are its only users besides `larkspur-core`, which
//! fills the data types. It depends on serde and on
//! `larkspur-delta`, the changes of texts, alone.
//!
//! Invariant: everything that crosses the bridge is one of these types. No free text crosses as
//! an error, and every id is validated while it is read.

#![expect(missing_docs, reason = "the fields of a variant are explained by the variant's own line")]

pub mod account;
pub mod advice;
pub mod command;
pub mod error;
pub mod ids;
pub mod list_diff;
pub mod messaging;
pub mod proposals;
pub mod resources;
pub mod safety;
pub mod secret;
pub mod settings;
pub mod words;

pub use command::{Class, Command, StopStream, Stream, StreamId};
pub use error::IpcError;
pub use ids::{
    IdError, ItemKey, MemberId, MessageId, PartName, ProposalId, ResourceId, RevisionDigest,
    RoomId, UnitName, VersionId,
};
pub use list_diff::ListDiff;
pub use secret::Secret;
