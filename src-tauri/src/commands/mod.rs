//! The handlers of every command and stream, one file a feature.
//!
//! Listed once, in [`crate::run`]. Invariant: a handler decides nothing; what a command means is
//! decided in the core, and what it needs is checked by [`crate::call`].

pub(crate) mod account;
pub(crate) mod advice;
pub(crate) mod messaging;
pub(crate) mod proposals;
pub(crate) mod resources;
pub(crate) mod safety;
pub(crate) mod settings;
