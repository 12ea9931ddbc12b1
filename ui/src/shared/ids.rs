//! Names for elements that other elements point at (`for`, `aria-describedby`).
//!
//! Called by fields, dialogs, menus. Invariant: no two elements of a page share one.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// A new element id that begins with `prefix`.
#[must_use]
pub fn unique_id(prefix: &str) -> String {
    let number = NEXT.replace(NEXT.get().wrapping_add(1));
    format!("{prefix}-{number}")
}
