//! What is measured: a module for each figure.
//!
//! `main` takes those that are asked for, in this order. Invariant: a figure leaves no program
//! behind, and the server up or down as the next one wants it: each says itself what it needs.

pub(crate) mod delivery;
pub(crate) mod driven;
pub(crate) mod echo;
pub(crate) mod language;
pub(crate) mod library;
pub(crate) mod memory;
pub(crate) mod page;
pub(crate) mod start;
pub(crate) mod unlock;

use anyhow::Result;

use crate::eye::{Area, Change};
use crate::report::Report;
use crate::scene::Scene;

/// A figure that is taken in a window.
pub(crate) struct InWindow {
    pub(crate) name: &'static str,
    pub(crate) take: fn(&mut Scene, &mut Report) -> Result<()>,
}

/// All of them. The first is a check without a figure.
pub(crate) const IN_WINDOWS: [InWindow; 8] = [
    InWindow { name: driven::NAME, take: driven::take },
    InWindow { name: start::NAME, take: start::take },
    InWindow { name: unlock::NAME, take: unlock::take },
    InWindow { name: echo::NAME, take: echo::take },
    InWindow { name: delivery::NAME, take: delivery::take },
    InWindow { name: language::NAME, take: language::take },
    InWindow { name: library::NAME, take: library::take },
    InWindow { name: memory::NAME, take: memory::take },
];

/// The names of all figures.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    page::NAMES.into_iter().chain(IN_WINDOWS.iter().map(|figure| figure.name))
}

/// Says when and where the picture changed in one run, so that an odd one can be understood.
fn tell(run: usize, what: &str, changes: &[Change]) {
    let words: Vec<String> = changes
        .iter()
        .map(|Change { at, place }| {
            let Area { left, top, width, height } = place;
            format!("{:.0} ({width}x{height}+{left}+{top})", at.as_secs_f64() * 1000.0)
        })
        .collect();
    eprintln!("  {:2} {what}: {} ms", run + 1, words.join(", "));
}
