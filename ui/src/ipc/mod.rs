//! The bridge to the shell, as typed commands and streams.
//!
//! Features call [`call`] and [`watch`]; nothing else in the window talks to the shell.
//! Invariant: only this folder knows `__TAURI_INTERNALS__`.

mod bridge;
mod call;
mod reorder;
mod stream;

pub(crate) use bridge::written;
pub use bridge::window_label;
pub use call::{call, call_then};
pub use stream::{Subscription, watch, watch_or};
