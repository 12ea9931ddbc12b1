//! Policy drafts written together: templates, recommendations, who may change what, and how people agree.
//!
//! The pure ground of the feature `advice`: the core gives it the room's events, the time and random bytes, keeps and sends what
//! it says, and stands behind [`doc::DraftDoc`] with the CRDT. docs/advice.md is the format.
//!
//! [`wire`] is what travels; [`replica::Replica`] is one copy of a draft and the one way in for every change; [`authorize`] says
//! who may do what; [`chain`] keeps each writer's order.
//!
//! Invariants: nothing here reads, writes, waits or asks the time; whatever arrives is typed, within bounds, or refused; no word
//! of a draft and no name of a person is in an error or a `Debug`.

pub mod agreeing;
pub mod authorize;
pub mod chain;
pub mod content;
pub mod count;
pub mod doc;
pub mod ids;
pub mod limits;
pub mod lint;
pub mod recommendation;
pub mod replica;
pub mod template;
pub mod wire;
