//! Where an act stands: not begun, under way, done, or not done and why.
//!
//! Kept in the state of each feature, one per act. Invariant: an act that is under way is never
//! begun a second time.

use larkspur_ipc::{Command, IpcError};
use leptos::prelude::*;

use crate::ipc;

/// Where an act stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pending<T> {
    /// Not begun.
    #[default]
    Idle,
    /// Under way.
    Running,
    /// Done, with the reply.
    Done(T),
    /// Not done, and why.
    Failed(IpcError),
}

impl<T> Pending<T> {
    /// Whether it is under way.
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running)
    }

    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }

    /// Why it was not done, if it was not.
    pub fn error(&self) -> Option<IpcError> {
        match self {
            Self::Failed(error) => Some(*error),
            _ => None,
        }
    }
}

/// Sends a command and keeps where it stands in `state`. Does nothing while it is under way.
pub fn run<C: Command>(state: RwSignal<Pending<C::Output>>, command: C)
where
    C::Output: Clone + Send + Sync,
{
    run_then(state, command, |_| {});
}

/// As [`run`], and calls `then` with the reply when it was done.
pub fn run_then<C: Command>(
    state: RwSignal<Pending<C::Output>>,
    command: C,
    then: impl FnOnce(C::Output) + 'static,
) where
    C::Output: Clone + Send + Sync,
{
    if state.with_untracked(Pending::is_running) {
        return;
    }
    state.set(Pending::Running);
    // The page may have gone meanwhile, and its signal with it.
    ipc::call_then(&command, move |reply| match reply {
        Ok(output) => {
            state.try_set(Pending::Done(output.clone()));
            then(output);
        }
        Err(error) => {
            state.try_set(Pending::Failed(error));
        }
    });
}
