//! One request with one reply.
//!
//! Called by the state of every feature. Invariant: a reply says only whether the request was
//! accepted; new data arrives by streams.

use larkspur_ipc::{Command, IpcError};
use serde::Serialize;

use super::bridge;

#[derive(Serialize)]
struct Arguments<C> {
    command: C,
}

/// Sends a command and waits for its reply.
///
/// # Errors
/// What the shell answered: a typed code.
pub async fn call<C: Command>(command: C) -> Result<C::Output, IpcError> {
    bridge::send(C::NAME, &Arguments { command }).await
}
