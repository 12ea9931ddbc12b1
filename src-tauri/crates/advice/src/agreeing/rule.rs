//! When a version counts as agreed on.
//!
//! A rule is part of the signed roster, so that it has one author, one order and nobody can change it in the text of the draft;
//! [`super::standing`] reads it. Invariant: a rule that was checked can be failed: it asks somebody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    canonical::{Canonical, closed_list},
    limits::{LARGEST_NUMBER, MOST_PEOPLE},
    roster::Role,
    signing::BadContent,
};

closed_list! {
    /// What it means when somebody of the roster blocks.
    BlockMeans {
        /// Nothing is reached while a block stands: agreement by consent, as Loomio has it (policy-drafting 2, "Lessons").
        Stops = "stops",
        /// It is shown and heard as a concern.
        IsConcern = "is_concern",
    }
}

/// When a version counts as agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Which roles must agree, and how many people of each. A person counts for one of them only, whatever roles they have.
    /// When it is empty, everybody of the roster is asked.
    pub needs: BTreeMap<Role, u8>,
    /// How many of every hundred people who are asked must agree. Who abstains is asked too.
    pub share: u8,
    /// What a block means.
    pub blocks: BlockMeans,
    /// Until when people want to have agreed, in milliseconds since 1970. Nothing is lost after it and nobody counts as having
    /// agreed by silence: no clock here can be relied on, so it is only told that the time has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<u64>,
}

impl Rule {
    pub(super) fn write(&self, to: &mut Canonical) {
        to.list(self.needs.iter(), |to, (role, count)| {
            to.text(role.as_str());
            to.number(u64::from(*count));
        });
        to.number(u64::from(self.share));
        to.text(self.blocks.as_str());
        to.optional(self.deadline, Canonical::number);
    }

    pub(super) fn check(&self) -> Result<(), BadContent> {
        if self.needs.is_empty() && self.share == 0 {
            return Err(BadContent::TooFew);
        }
        let is_count = |count: &u8| (1..=MOST_PEOPLE).contains(&usize::from(*count));
        let is_time = self.deadline.is_none_or(|time| time <= LARGEST_NUMBER);
        if self.share <= 100 && is_time && self.needs.values().all(is_count) {
            Ok(())
        } else {
            Err(BadContent::Number)
        }
    }
}
