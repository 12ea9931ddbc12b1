//! Everything that Larkspur does: the vault, the account, conversations, the library, policy drafts, settings.
//!
//! The shell opens one [`Device`] and goes through it; tests do the same without any window.
//! Invariants: no type of the Matrix SDK or of the SQL engine is part of a public signature; what
//! is decrypted hangs on the [`Session`], which exists only while the vault is open; no error,
//! log line or event name holds a name, an id or a word that a person wrote.

// The SDK's futures nest deeper than the compiler's default for one query.
#![recursion_limit = "256"]

pub mod account;
pub mod advice;
mod apart;
pub mod clock;
mod db;
mod device;
mod disk;
pub mod messaging;
pub mod proposals;
pub mod resources;
pub mod runtime;
pub mod safety;
mod server_fault;
pub mod session;
pub mod settings;
mod tasks;
pub mod vault;
mod watching;
mod wiping;
mod word_diff;

pub use device::{Device, DeviceConfig};
pub use larkspur_bundle::Roots;
pub use session::{Folders, Session};
