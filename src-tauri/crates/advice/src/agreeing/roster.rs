//! Who belongs to a draft, and as what: what a roster says.
//!
//! [`super::Rosters`] decides which roster is in force. Invariants of one that was checked: somebody owns the draft, so that
//! there can be a next one; nobody is named twice; and everybody stands beside the identity by which the owner knew them,
//! so that all readers agree on whose identity has changed since, whatever they saw themselves.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    bounded,
    canonical::{Canonical, Content, closed_list},
    ids::{IdentityId, PersonId},
    limits::{MOST_OF_A_LIST, MOST_PEOPLE},
    rule::Rule,
    signing::BadContent,
};
use crate::ids::Digest;

closed_list! {
    /// What somebody does in a draft. It decides what their word counts for; what they may change in the room is decided by
    /// [`crate::authorize`].
    Role {
        /// Says who belongs to it.
        Owner = "owner",
        /// Says that a version may go out.
        Approver = "approver",
        /// Reads and says what they think.
        Reviewer = "reviewer",
        /// Writes.
        Author = "author",
        /// Looks for whom a text could harm (policy-drafting 1.4, rule 6).
        HarmReviewer = "harm_reviewer",
    }
}

/// Somebody of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Who.
    pub person: PersonId,
    /// The identity by which the owner knew them when they were first named. A later roster repeats it.
    pub identity: IdentityId,
    /// What they do. Nothing at all is enough for somebody who is quoted.
    #[serde(deserialize_with = "bounded::set::<_, _, MOST_OF_A_LIST>")]
    pub roles: BTreeSet<Role>,
}

/// Who belongs to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// The digest of the roster that it follows. None for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
    /// Everybody. The order says which owner's word stands when two made a next roster at once: the earlier.
    #[serde(deserialize_with = "bounded::list::<_, _, MOST_PEOPLE>")]
    pub people: Vec<Named>,
    /// When a version counts as agreed on.
    pub rule: Rule,
}

/// Where the first roster comes from: what the core knows of the draft's beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    /// Who made the draft.
    pub creator: PersonId,
    /// The identity by which this device first knew them, or which the person who invited it named.
    pub identity: IdentityId,
}

impl Roster {
    /// Somebody of it.
    pub fn get(&self, person: &PersonId) -> Option<&Named> {
        self.people.iter().find(|named| named.person == *person)
    }

    /// Whether somebody of it has a role.
    pub fn has_role(&self, person: &PersonId, role: Role) -> bool {
        self.get(person).is_some_and(|named| named.roles.contains(&role))
    }

    pub(super) fn identities(&self) -> BTreeMap<&PersonId, &IdentityId> {
        self.people.iter().map(|named| (&named.person, &named.identity)).collect()
    }

    /// Its owners, in the order in which it names them.
    pub(super) fn owners(&self) -> impl Iterator<Item = &PersonId> {
        let is_owner = |named: &&Named| named.roles.contains(&Role::Owner);
        self.people.iter().filter(is_owner).map(|named| &named.person)
    }
}

impl Content for Roster {
    const KIND: &'static str = "roster";

    fn write(&self, to: &mut Canonical) {
        to.optional(self.previous, |to, digest| to.field(&digest.0));
        to.list(self.people.iter(), |to, named| {
            to.text(named.person.as_str());
            to.text(named.identity.as_str());
            to.list(named.roles.iter(), |to, role| to.text(role.as_str()));
        });
        self.rule.write(to);
    }

    fn check(&self) -> Result<(), BadContent> {
        if self.people.len() > MOST_PEOPLE {
            return Err(BadContent::TooMany);
        }
        if self.identities().len() < self.people.len() {
            return Err(BadContent::Repeated);
        }
        if self.owners().next().is_none() {
            return Err(BadContent::NoOwner);
        }
        self.rule.check()
    }
}
