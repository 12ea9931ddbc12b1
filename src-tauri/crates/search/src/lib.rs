//! Finding words in every script, also where no blank stands between them.
//!
//! The library asks here; whoever searches conversations later asks here too. A text is folded
//! ([`Folded`]), cut into words by a dictionary ([`words`]), and put into an index of SQLite's FTS5
//! ([`index`]) that is asked with a [`Query`]. Invariants: every text that holds a query literally, after
//! folding, is found, whatever its script; nothing that was searched for is written anywhere.

mod excerpt;
mod fold;
pub mod index;
mod near;
mod query;
mod words;

pub use excerpt::{Excerpt, Part};
pub use fold::{Folded, fold};
pub use query::{LONGEST as LONGEST_QUERY, Query, QueryError};
pub use words::words;
