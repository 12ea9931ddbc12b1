//! Journeys in real windows against a real Synapse.
//!
//! `cargo xtask test e2e` builds the app with its feature `e2e`, starts a screen and a server and
//! names them in the environment. Invariant: a journey touches only what a person can touch; what
//! it checks stands on the page, or on the server.

#![cfg(test)]
// A member without a window is the whole core, whose futures lie deep.
#![recursion_limit = "256"]

mod access;
mod advice;
mod ahead;
mod asks;
mod clipboard;
mod composing;
mod desk;
mod forgotten;
mod glass;
mod hide;
mod history;
mod identity;
mod journey;
mod library;
mod mishaps;
mod narration;
mod packs;
mod print;
mod process;
mod proposals;
mod reading;
mod received;
mod rest;
mod screens;
mod shell;
mod sign_in;
mod taking_up;
mod taps;
