//! Whose keys count.
//!
//! A person's device announces its public key in an encrypted event; [`Keys::of`] says which keys count for which person of a
//! roster (policy-drafting 3.4, row `signer`). Invariants: a key counts only if its own secret signed the announcement,
//! the event was encrypted, it came from the person's own account and from a device that their identity has signed; a key
//! under another identity than the one that the roster names needs two other people of the roster who say that they accept
//! it; a state event, which a server can rewrite, makes nothing count. The result depends on the set of the events alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    canonical::{Canonical, Content},
    ids::{IdentityId, PersonId},
    roster::Roster,
    signing::{BadContent, KeyId, Proven},
};

/// How many other people must accept a key after its person's identity changed.
pub(super) const ACCEPTANCES_NEEDED: usize = 2;

/// A person announces the key that signs this. There is nothing to say beside: person and key stand around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {}

impl Content for Announcement {
    const KIND: &'static str = "announcement";

    fn write(&self, _: &mut Canonical) {}

    fn check(&self) -> Result<(), BadContent> {
        Ok(())
    }
}

/// Somebody accepts a key of somebody else, whose identity has changed. They say so after they asked the person in another
/// way, which the window explains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Whose key.
    pub person: PersonId,
    /// Which key.
    pub key: KeyId,
    /// The identity under which they saw it announced.
    pub identity: IdentityId,
}

impl Content for Acceptance {
    const KIND: &'static str = "acceptance";

    fn write(&self, to: &mut Canonical) {
        to.text(self.person.as_str());
        to.text(&self.key.to_string());
        to.text(self.identity.as_str());
    }

    fn check(&self) -> Result<(), BadContent> {
        Ok(())
    }
}

/// Where an announcement was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// In an event that was encrypted for the members of the draft.
    InEncryptedEvent {
        /// Whose account sent it, as the encryption proved.
        sender: PersonId,
        /// Whether the device that sent it was signed by that account's identity.
        is_device_cross_signed: bool,
        /// That identity, as it was then.
        identity: IdentityId,
    },
    /// In a state event: an index, and nothing to rely on.
    InStateEvent,
}

/// An announcement that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// What it says. The key that signs it is the key that it announces.
    pub announcement: Proven<Announcement>,
    /// Where it was seen.
    pub seen: Seen,
}

/// What is to be said of a key. In the order of what prevails when a key was announced more than once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyState {
    /// It was seen in a state event only.
    OnlyInStateEvent,
    /// Somebody else's account sent it.
    SentBySomebodyElse,
    /// The device that sent it was not signed by the person's identity.
    DeviceNotCrossSigned,
    /// The person is not of the roster.
    NotInRoster,
    /// The person's identity is another than the roster names, and too few others of it accepted the key.
    IdentityChanged {
        /// Who did accept it, with a key that counts.
        accepted_by: BTreeSet<PersonId>,
    },
    /// It counts.
    Counts,
    /// Two accounts hold its secret: they are not two people, and it counts for neither.
    HeldByTwoAccounts,
}

type Line = (PersonId, KeyId);

/// The keys of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    states: BTreeMap<Line, KeyState>,
    /// What the accounts themselves announced in encrypted events, whether or not it counts.
    announced: BTreeSet<Line>,
}

impl Keys {
    /// Says which keys count for the people of a roster. All announcements and acceptances of the draft are given.
    pub fn of(
        roster: &Roster,
        announced: &[Announced],
        acceptances: &[Proven<Acceptance>],
    ) -> Self {
        Self::for_identities(&roster.identities(), announced, acceptances)
    }

    /// As [`Keys::of`], for people and the identities that they are known by.
    pub(super) fn for_identities(
        people: &BTreeMap<&PersonId, &IdentityId>,
        announced: &[Announced],
        acceptances: &[Proven<Acceptance>],
    ) -> Self {
        let mut keys = Self::default();
        let mut candidates: BTreeMap<Line, BTreeSet<&IdentityId>> = BTreeMap::new();
        let mut holders: BTreeMap<KeyId, BTreeSet<&PersonId>> = BTreeMap::new();
        for one in announced {
            let (person, key) = (one.announcement.by(), one.announcement.key());
            // The secret signed for this account, wherever that was seen.
            holders.entry(key).or_default().insert(person);
            let state = keys.note(people, one, &mut candidates);
            let known = keys.states.entry((person.clone(), key)).or_insert_with(|| state.clone());
            if state > *known {
                *known = state;
            }
        }
        let is_held_by_two =
            |key: &KeyId| holders.get(key).is_some_and(|holders| holders.len() > 1);
        for ((_, key), state) in &mut keys.states {
            if is_held_by_two(key) {
                *state = KeyState::HeldByTwoAccounts;
            }
        }
        candidates.retain(|(_, key), _| !is_held_by_two(key));
        keys.count(people, candidates, acceptances);
        keys
    }

    /// Looks at one announcement by itself.
    fn note<'a>(
        &mut self,
        people: &BTreeMap<&PersonId, &IdentityId>,
        one: &'a Announced,
        candidates: &mut BTreeMap<Line, BTreeSet<&'a IdentityId>>,
    ) -> KeyState {
        let person = one.announcement.by();
        let Seen::InEncryptedEvent { sender, is_device_cross_signed, identity } = &one.seen else {
            return KeyState::OnlyInStateEvent;
        };
        if sender != person {
            return KeyState::SentBySomebodyElse;
        }
        let line = (person.clone(), one.announcement.key());
        self.announced.insert(line.clone());
        if !is_device_cross_signed {
            return KeyState::DeviceNotCrossSigned;
        }
        if !people.contains_key(person) {
            return KeyState::NotInRoster;
        }
        candidates.entry(line).or_default().insert(identity);
        KeyState::IdentityChanged { accepted_by: BTreeSet::new() }
    }

    /// Lets count what is under the identity that is known, then what people whose keys count have accepted, again and again
    /// while something is added. Keys are only ever added, so the order in which they are looked at does not matter; and none
    /// counts whose person the roster does not name, so nobody else accepts.
    fn count(
        &mut self,
        people: &BTreeMap<&PersonId, &IdentityId>,
        mut candidates: BTreeMap<Line, BTreeSet<&IdentityId>>,
        acceptances: &[Proven<Acceptance>],
    ) {
        candidates.retain(|line, identities| {
            let is_known = people.get(&line.0).is_some_and(|known| identities.contains(known));
            if is_known {
                self.states.insert(line.clone(), KeyState::Counts);
            }
            !is_known
        });
        let mut by_line: BTreeMap<Line, Vec<&Proven<Acceptance>>> = BTreeMap::new();
        for one in acceptances {
            let line = (one.content().person.clone(), one.content().key);
            let identities = candidates.get(&line);
            let is_of_this =
                identities.is_some_and(|known| known.contains(&one.content().identity));
            if is_of_this && one.by() != &line.0 {
                by_line.entry(line).or_default().push(one);
            }
        }
        let mut has_changed = true;
        while has_changed {
            has_changed = false;
            by_line.retain(|line, acceptances| {
                let good = acceptances.iter().filter(|one| self.is_counting(one.by(), one.key()));
                let accepted_by: BTreeSet<PersonId> = good.map(|one| one.by().clone()).collect();
                let is_enough = accepted_by.len() >= ACCEPTANCES_NEEDED;
                has_changed |= is_enough;
                let state = KeyState::IdentityChanged { accepted_by };
                self.states.insert(line.clone(), if is_enough { KeyState::Counts } else { state });
                !is_enough
            });
        }
    }

    /// Whether what a key signs counts as said by this person.
    pub fn is_counting(&self, person: &PersonId, key: KeyId) -> bool {
        self.states.get(&(person.clone(), key)) == Some(&KeyState::Counts)
    }

    /// Whether this person's account announced the key in an encrypted event, though it may not count. It is enough to take
    /// something back, and for nothing else: see [`super::Consents`].
    pub fn is_announced(&self, person: &PersonId, key: KeyId) -> bool {
        self.announced.contains(&(person.clone(), key))
    }

    /// Every key that was announced, and what is to be said of it.
    pub fn states(&self) -> impl Iterator<Item = (&PersonId, KeyId, &KeyState)> {
        self.states.iter().map(|((person, key), state)| (person, *key, state))
    }

    /// Whether a statement counts.
    pub(super) fn counts<T>(&self, one: &Proven<T>) -> bool {
        self.is_counting(one.by(), one.key())
    }
}

#[cfg(test)]
#[path = "announcement_tests.rs"]
mod tests;
