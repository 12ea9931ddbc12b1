//! How long a wait is, in words: never a countdown.
//!
//! Called by the errors of the vault and by the lock screen.

use crate::i18n::{Text, t};

/// A wait in plain words: rounded up to what people say.
#[must_use]
pub fn wait_words(seconds: u32) -> Text {
    match seconds {
        0..=5 => t::safety_wait_moment(),
        6..=15 => t::safety_wait_quarter(),
        16..=30 => t::safety_wait_half(),
        _ => t::safety_wait_minute(),
    }
}
