//! Rules that hold over the whole project, proven from its files.
//!
//! Run by `cargo xtask test architecture`. Invariant: nothing is built or started; each test names
//! the place that breaks its rule.

#![cfg(test)]

mod colour;
mod commands;
mod contrast;
mod crates;
mod features;
mod locales;
mod messages;
mod project;
mod sources;
mod tokens;
mod words;
