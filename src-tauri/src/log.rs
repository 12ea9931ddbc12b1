//! What is written to standard error: warnings of our own crates, and nothing else.
//!
//! Started by `main`. Invariant: no other crate can write (the SDK would log events and ids), and
//! a panic shows where it happened, never what it said, since that may hold a person's words.

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{
    filter::Targets, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

/// Crates that may write. Each keeps personal words out of its own messages.
const OURS: [&str; 2] = ["larkspur", "larkspur_core"];

/// Starts writing, and replaces the message that Rust prints on a panic.
pub fn start() {
    let level = if cfg!(debug_assertions) { LevelFilter::INFO } else { LevelFilter::WARN };
    let ours =
        Targets::new().with_default(LevelFilter::OFF).with_targets(OURS.map(|name| (name, level)));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    // Only fails when somebody has started a log before, which then stays.
    let _ = tracing_subscriber::registry().with(lines).with(ours).try_init();
    std::panic::set_hook(Box::new(|panic| {
        let (file, line) = panic.location().map_or(("", 0), |at| (at.file(), at.line()));
        tracing::error!(file, line, "panicked");
    }));
}
