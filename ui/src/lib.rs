//! The window: Leptos components over the commands and streams of `larkspur-ipc`.
//!
//! `boot.js` calls [`start`]. The same page serves both windows: `lock` shows the first run and the
//! lock screen, `main` everything else. Invariant: a feature talks to the shell only by `ipc`, and
//! says words only by `i18n`.

// Component props are documented field by field; the structs that the macro makes are not.
#![allow(missing_docs, reason = "the component macro makes items that cannot carry a comment")]
#![allow(unreachable_pub, reason = "the component macro makes its props public")]

pub mod features;
pub mod i18n;
pub mod ipc;
pub mod shared;
pub mod shell;

use wasm_bindgen::prelude::wasm_bindgen;

/// Puts the pages into the window.
#[wasm_bindgen]
pub fn start() {
    leptos::mount::mount_to_body(shell::Window);
}
