//! Random schedules of members who write, send, lose their connection, restart, join late and may not all do the same.
//!
//! The tests run some thousand of them, the bench hundreds of thousands, on the real `Replica` over the real document. Invariant:
//! a schedule is all in its seed, so what failed once fails again.

mod desk;
mod dice;
mod edits;
mod room;
mod schedule;
#[cfg(test)]
mod tests;

use larkspur_advice::{authorize::Document, doc::DocFault};

use self::{desk::Desk, room::Room};
pub use self::{
    dice::Dice,
    edits::random_delta,
    schedule::{run_broken_schedule, run_schedule},
};

/// What happened in a schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Edits that were made.
    pub edits: usize,
    /// Events that the server had in the end.
    pub events: usize,
    /// Snapshots among them.
    pub snapshots: usize,
    /// How often somebody began again with what was kept.
    pub restarts: usize,
    /// How often an update was held.
    pub held: usize,
    /// Words that stood in the end.
    pub words: usize,
}

/// How a schedule went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Divergence {
    /// Two members hold the same room and not the same document.
    #[error("two copies of the {0:?} differ")]
    Differs(Document),
    /// They do not come to rest: somebody still waits or has not sent everything.
    #[error("the copies do not come to rest")]
    Restless,
    /// A word that was typed rightly is not there, or is there twice.
    #[error("a word of the {0:?} is lost")]
    Lost(Document),
    /// A word is there that somebody had no right to write, or that was deleted.
    #[error("a word of the {0:?} is there that must not be")]
    Left(Document),
    /// A window shows something else than its document says.
    #[error("what is shown is not what the document says")]
    Shown,
    /// Honest members were told that somebody lies.
    #[error("there was an alarm without a cause")]
    Alarmed,
    /// A document did not do what it was asked.
    #[error(transparent)]
    Doc(#[from] DocFault),
}

/// What is broken on purpose about one member, so that it can be seen that a schedule fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Their app applies whatever anybody sends, whoever may.
    LetsEverythingThrough,
    /// Their vault does not keep what waits for being sent.
    ForgetsOutbox,
}
