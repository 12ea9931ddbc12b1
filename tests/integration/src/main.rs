//! The core against a real Synapse, without any window.
//!
//! `cargo xtask test integration` starts the server and names it in `LARKSPUR_HOMESERVER`; a test
//! that stops servers starts one of its own. Invariant: every test makes accounts of its own, so
//! they run side by side.

#![cfg(test)]
// The futures of the core and of the SDK lie deep.
#![recursion_limit = "256"]

mod account;
mod advice;
mod apart;
mod canary;
mod closed;
mod demo;
mod full_disk;
mod https;
mod malformed;
mod member;
mod memory;
mod messaging;
mod ownership;
mod packs;
mod pages;
mod proposals;
mod raw;
mod relay;
mod safety;
mod sending;
mod sharing;
mod sign_in;
mod stranger;
mod taking_up;
mod traces;
mod weak_network;
