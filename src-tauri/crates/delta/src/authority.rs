//! The one order of the changes of a text that several sides change at once.
//!
//! The core's drafts keep one for each text that is open in a window. What the window typed is moved behind what came meanwhile,
//! so a window never has to wait, and what it is told is in one order: the scheme of Jupiter (Nichols et al. 1995) with a single
//! authority, as `prosemirror-collab` has it. Invariant: the text after version `n` is the same for whoever applies the changes up
//! to `n`.

use std::collections::VecDeque;

use crate::{CodePoints, Delta, DeltaError, Priority};

/// How many changes are remembered. Whoever is further behind begins with the whole text again.
pub const MOST_REMEMBERED: usize = 4096;

/// The order of the changes of one text.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    version: u64,
    recent: VecDeque<Delta<CodePoints>>,
}

impl Authority {
    /// A text that nobody has changed since it was opened.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many changes there were.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What a change that was made in the text of version `base` is in the text of now.
    ///
    /// # Errors
    /// [`DeltaError::Stale`] when that version is not remembered any more, or never was.
    pub fn rebase(
        &self,
        base: u64,
        change: Delta<CodePoints>,
    ) -> Result<Delta<CodePoints>, DeltaError> {
        let behind = self.version.checked_sub(base).ok_or(DeltaError::Stale)?;
        let behind = usize::try_from(behind).map_err(|_| DeltaError::Stale)?;
        let first = self.recent.len().checked_sub(behind).ok_or(DeltaError::Stale)?;
        // What came first stays where it is.
        let before = self.recent.range(first..);
        before.into_iter().try_fold(change, |change, it| it.transform(&change, Priority::Left))
    }

    /// Remembers a change that was made, in the text of now.
    pub fn push(&mut self, change: Delta<CodePoints>) -> u64 {
        if self.recent.len() >= MOST_REMEMBERED {
            self.recent.pop_front();
        }
        self.recent.push_back(change);
        self.version = self.version.saturating_add(1);
        self.version
    }
}
