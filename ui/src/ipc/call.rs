//! One request with one reply.
//!
//! Called by the state of every feature. Invariant: a reply says only whether the request was
//! accepted; new data arrives by streams.

use larkspur_ipc::{Command, IpcError};
use leptos::task::spawn_local;

use super::bridge::{self, Reply};

/// Sends a command and waits for its reply.
///
/// # Errors
/// What the shell answered: a typed code.
pub async fn call<C: Command>(command: C) -> Result<C::Output, IpcError> {
    let reply = bridge::send(C::NAME, written(&command)).await?;
    bridge::from_js(&reply)
}

/// The same for who does not wait: `then` is called with the reply. Waiting is compiled once for all commands.
pub fn call_then<C: Command>(
    command: &C,
    then: impl FnOnce(Result<C::Output, IpcError>) + 'static,
) {
    let then = move |reply: Reply| then(reply.and_then(|reply| bridge::from_js(&reply)));
    wait(C::NAME, written(command), Box::new(then));
}

fn wait(name: &'static str, arguments: Reply, then: Box<dyn FnOnce(Reply)>) {
    spawn_local(async move { then(bridge::send(name, arguments).await) });
}

fn written<C: Command>(command: &C) -> Reply {
    bridge::arguments(bridge::to_js(command), &[])
}
