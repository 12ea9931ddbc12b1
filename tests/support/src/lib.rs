//! A real homeserver, a real screen and a real window.
//!
//! The tests of `tests/integration` and `tests/e2e` and `cargo xtask` call it; with the feature
//! `seed` it also holds the demo community. Invariant: whatever
//! it starts listens on loopback only and ends with the process that started it, however that ends.

// The futures of the SDK that the demo's members wait for are deep.
#![cfg_attr(feature = "seed", recursion_limit = "256")]

mod cache;
#[cfg(feature = "display")]
pub mod display;
#[cfg(any(feature = "glass", feature = "webdriver"))]
pub mod driver;
#[cfg(feature = "glass")]
pub mod glass;
pub mod homeserver;
#[cfg(feature = "packs")]
pub mod pack;
#[cfg(any(feature = "glass", feature = "webdriver"))]
pub mod process;
#[cfg(feature = "webdriver")]
pub mod raw;
#[cfg(feature = "seed")]
pub mod seed;
mod tether;
#[cfg(feature = "webdriver")]
pub mod window;

use std::fmt;

pub use cache::{SYNAPSE_VERSION, cache_folder, synapse_folder, synapse_python};

/// Why something could not be started, in words for a developer.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// The same trouble, with what was being done put before it.
    pub(crate) fn while_doing(what: &str, cause: &dyn fmt::Display) -> Self {
        Self(format!("{what}: {cause}"))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}
