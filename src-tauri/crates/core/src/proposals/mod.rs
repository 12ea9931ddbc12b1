//! Writing and translating together: pages and translations in work, what is proposed in a room of the library, what others find.
//!
//! The shell comes here through [`crate::Session::proposals`]. The rules are those of docs/proposals.md, and the crate
//! `larkspur-proposals` has them; here is what is kept, sent and received. Writing needs neither account nor network:
//! what is in work is in the vault, unit by unit. Invariants: what was typed is on the disk before its command is
//! answered, and no word of it is changed or dropped by anything but the person; what a proposal has come to is folded
//! anew from the room's messages each time, and kept nowhere.

mod following;
mod page_shown;
mod page_store;
#[cfg(test)]
mod page_tests;
mod pages;
mod proposing;
mod proposing_pages;
mod review_kept;
mod reviewing;
mod shown;
mod side_by_side;
mod store;
mod taking_up;
#[cfg(test)]
mod tests;
mod words;
mod writings;

use tokio::sync::{Mutex, watch};

use self::{page_store::PageStore, store::Store};
use crate::{db::Database, resources::texts::Texts};

/// Writing together, in an open vault.
#[derive(Debug)]
pub struct Proposals {
    store: Store,
    pages: PageStore,
    texts: Texts,
    /// Counts the changes of what is written.
    changes: watch::Sender<u64>,
    /// Held while a unit is read and written back: what is typed quickly comes in quickly.
    writing: Mutex<()>,
    /// Held while something is proposed: whoever presses twice proposes once.
    proposing: Mutex<()>,
}

impl Proposals {
    pub(crate) fn new(database: Database, texts: Texts) -> Self {
        Self {
            pages: PageStore::new(database.clone()),
            store: Store::new(database),
            texts,
            changes: watch::Sender::new(0),
            writing: Mutex::new(()),
            proposing: Mutex::new(()),
        }
    }

    /// Tells the streams that something was written.
    fn tell(&self) {
        self.changes.send_modify(|count| *count += 1);
    }
}
