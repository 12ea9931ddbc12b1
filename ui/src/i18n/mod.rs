//! Words: the catalogue of messages, the typed functions `t::…` over it, numbers and dates.
//!
//! Every component asks `t::message_id()` for a [`Text`]; `ui/build.rs` makes these functions from
//! `locales/en`. Invariant: no word that a person reads stands anywhere else, and whoever reads a
//! text follows the language: switching it renders the text again.

mod catalogue;
pub mod dates;
mod load;
pub mod names;
mod negotiate;
mod numbers;
mod text;

pub use catalogue::{Direction, LocaleInfo, LocaleStatus, current, locales};
pub(crate) use load::fetch_text;
pub use load::{choose, start};
pub use numbers::{number, percent};
pub use text::{Arg, Said, Text};

/// One function for each message, made by `build.rs`.
#[allow(clippy::doc_markdown, clippy::too_many_lines, reason = "generated from the catalogue")]
pub mod t {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
