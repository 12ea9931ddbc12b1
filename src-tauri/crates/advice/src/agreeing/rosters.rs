//! Which roster is in force.
//!
//! The first roster is signed by the draft's creator, each later one names the one before by its digest and is signed by an owner
//! named there; anything else is quarantined. Called by the core whenever a roster, an announcement or an acceptance arrives.
//!
//! Two owners without a network may each follow the same roster. All readers then choose alike: first the branch in which more
//! of the owners *of the forked roster* have signed, since nobody can make up their signatures; then the branch that was
//! begun by the owner whom the forked roster names earlier, since that was fixed before the fork; then, for one owner who
//! made both, the smaller digest. The other branch stays visible as a [`Fork`]. Who made somebody an owner can therefore
//! still take that back by following the same roster again, in the open.
//!
//! Invariants: the result depends on the set of the events alone; and once a person was named with an identity, no roster after
//! it can name them with another, so no single owner can replace a person's keys.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, VecDeque},
};

use super::{
    announcement::{Acceptance, Announced, Keys},
    ids::{IdentityId, PersonId},
    roster::{Founding, Roster},
    signing::Proven,
};
use crate::ids::Digest;

/// Why a roster is not in force and never was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quarantined {
    /// The roster that it follows has not come.
    PreviousUnknown,
    /// The roster that it follows is itself in quarantine.
    PreviousQuarantined,
    /// It is a first one and not by the draft's creator.
    NotByTheCreator,
    /// It is not by an owner named in the one before.
    NotByAnOwner,
    /// The key that signed it does not count for who signed it.
    KeyDoesNotCount,
    /// It names somebody with another identity than a roster before it.
    OtherIdentity,
    /// It follows the same roster as another one, which stands.
    OtherBranch,
}

/// A roster that several others follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// The roster that they follow. None when they are first ones.
    pub after: Option<Digest>,
    /// The one that stands.
    pub standing: Digest,
    /// The others, with who signed each.
    pub others: BTreeMap<Digest, PersonId>,
}

/// The rosters of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rosters {
    in_force: Option<(Digest, Roster)>,
    /// From the first to the one in force.
    line: Vec<Digest>,
    forks: Vec<Fork>,
    quarantined: BTreeMap<Digest, Quarantined>,
}

impl Rosters {
    /// Folds all rosters, announcements and acceptances of a draft.
    pub fn of(
        founding: &Founding,
        rosters: &[Proven<Roster>],
        announced: &[Announced],
        acceptances: &[Proven<Acceptance>],
    ) -> Self {
        let mut grown = Growing::new(founding, rosters, announced, acceptances);
        grown.grow();
        grown.choose()
    }

    /// The roster in force with its digest, which the next one names. None while the creator has signed none.
    pub fn in_force(&self) -> Option<(Digest, &Roster)> {
        self.in_force.as_ref().map(|(digest, roster)| (*digest, roster))
    }

    /// The digests of all rosters from the first to the one in force.
    pub fn line(&self) -> &[Digest] {
        &self.line
    }

    /// Where somebody followed the same roster as somebody else, from the first on.
    pub fn forks(&self) -> &[Fork] {
        &self.forks
    }

    /// What is not in force and never was, and why. It is shown to those who decide about the draft.
    pub fn quarantined(&self) -> &BTreeMap<Digest, Quarantined> {
        &self.quarantined
    }
}

/// A roster that follows another one by the rules.
struct Grown<'a> {
    roster: &'a Roster,
    by: &'a PersonId,
    /// Who was ever named up to here, and with which identity.
    known: BTreeMap<&'a PersonId, &'a IdentityId>,
    /// Who signed it and what follows it.
    signers: BTreeSet<&'a PersonId>,
    children: BTreeSet<Digest>,
}

struct Growing<'a> {
    founding: &'a Founding,
    announced: &'a [Announced],
    acceptances: &'a [Proven<Acceptance>],
    /// Each roster once, with all the keys that signed it.
    given: BTreeMap<Digest, Vec<&'a Proven<Roster>>>,
    followers: BTreeMap<Option<Digest>, BTreeSet<Digest>>,
    grown: BTreeMap<Digest, Grown<'a>>,
    /// In the order in which they grew: none stands before what it follows.
    order: Vec<Digest>,
    quarantined: BTreeMap<Digest, Quarantined>,
}

impl<'a> Growing<'a> {
    fn new(
        founding: &'a Founding,
        rosters: &'a [Proven<Roster>],
        announced: &'a [Announced],
        acceptances: &'a [Proven<Acceptance>],
    ) -> Self {
        let mut given: BTreeMap<Digest, Vec<&Proven<Roster>>> = BTreeMap::new();
        let mut followers: BTreeMap<Option<Digest>, BTreeSet<Digest>> = BTreeMap::new();
        for one in rosters {
            given.entry(one.digest()).or_default().push(one);
            followers.entry(one.content().previous).or_default().insert(one.digest());
        }
        let (grown, order, quarantined) = Default::default();
        Self { founding, announced, acceptances, given, followers, grown, order, quarantined }
    }

    /// Lets everything grow that follows by the rules. A digest covers the one before it, so there is no circle.
    fn grow(&mut self) {
        let mut open = VecDeque::from([None]);
        while let Some(after) = open.pop_front() {
            let Some(followers) = self.followers.get(&after).cloned() else { continue };
            let known = match after.and_then(|digest| self.grown.get(&digest)) {
                Some(previous) => previous.known.clone(),
                None => BTreeMap::from([(&self.founding.creator, &self.founding.identity)]),
            };
            let keys = self.keys_after(after);
            for digest in followers {
                match self.check(digest, after, &known, &keys) {
                    Ok(one) => {
                        self.add(digest, after, one, known.clone());
                        open.push_back(Some(digest));
                    }
                    Err(reason) => drop(self.quarantined.insert(digest, reason)),
                }
            }
        }
        for (digest, given) in &self.given {
            let previous = given.first().and_then(|one| one.content().previous);
            let has_previous = previous.is_some_and(|previous| self.given.contains_key(&previous));
            let reason = if has_previous {
                Quarantined::PreviousQuarantined
            } else {
                Quarantined::PreviousUnknown
            };
            if !self.grown.contains_key(digest) {
                self.quarantined.entry(*digest).or_insert(reason);
            }
        }
    }

    /// The keys that count for who may follow a roster.
    fn keys_after(&self, after: Option<Digest>) -> Keys {
        let people = match after.and_then(|digest| self.grown.get(&digest)) {
            Some(previous) => previous.roster.identities(),
            None => BTreeMap::from([(&self.founding.creator, &self.founding.identity)]),
        };
        Keys::for_identities(&people, self.announced, self.acceptances)
    }

    fn check(
        &self,
        digest: Digest,
        after: Option<Digest>,
        known: &BTreeMap<&PersonId, &IdentityId>,
        keys: &Keys,
    ) -> Result<&'a Proven<Roster>, Quarantined> {
        let given = self.given.get(&digest).ok_or(Quarantined::PreviousUnknown)?;
        let first = *given.first().ok_or(Quarantined::PreviousUnknown)?;
        let is_owner = self.owners_of(after).contains(&first.by());
        if !is_owner {
            return Err(match after {
                None => Quarantined::NotByTheCreator,
                Some(_) => Quarantined::NotByAnOwner,
            });
        }
        if !given.iter().any(|one| keys.counts(one)) {
            return Err(Quarantined::KeyDoesNotCount);
        }
        let has_other = first.content().people.iter().any(|named| {
            known.get(&named.person).is_some_and(|identity| **identity != named.identity)
        });
        if has_other { Err(Quarantined::OtherIdentity) } else { Ok(first) }
    }

    /// Who may follow a roster, in its order.
    fn owners_of(&self, after: Option<Digest>) -> Vec<&'a PersonId> {
        match after.and_then(|digest| self.grown.get(&digest)) {
            Some(previous) => previous.roster.owners().collect(),
            None => vec![&self.founding.creator],
        }
    }

    fn add(
        &mut self,
        digest: Digest,
        after: Option<Digest>,
        one: &'a Proven<Roster>,
        mut known: BTreeMap<&'a PersonId, &'a IdentityId>,
    ) {
        let roster = one.content();
        known.extend(roster.identities());
        if let Some(previous) = after.and_then(|digest| self.grown.get_mut(&digest)) {
            previous.children.insert(digest);
        }
        let (signers, children) = (BTreeSet::from([one.by()]), BTreeSet::new());
        self.grown.insert(digest, Grown { roster, by: one.by(), known, signers, children });
        self.order.push(digest);
    }

    /// Follows the line that stands, from the first.
    fn choose(mut self) -> Rosters {
        self.gather_signers();
        let is_first = |digest: &&Digest| {
            self.grown.get(digest).is_some_and(|one| one.roster.previous.is_none())
        };
        let mut next: BTreeSet<Digest> = self.order.iter().filter(is_first).copied().collect();
        let (mut line, mut forks, mut after) = (Vec::new(), Vec::new(), None);
        while let Some(standing) = self.choose_among(&next, after) {
            let others = next.iter().filter(|digest| **digest != standing);
            let others: BTreeMap<Digest, PersonId> = others
                .filter_map(|digest| Some((*digest, self.grown.get(digest)?.by.clone())))
                .collect();
            if !others.is_empty() {
                forks.push(Fork { after, standing, others });
            }
            line.push(standing);
            after = Some(standing);
            next = self.grown.get(&standing).map(|one| one.children.clone()).unwrap_or_default();
        }
        let mut quarantined = self.quarantined;
        let stands: BTreeSet<&Digest> = line.iter().collect();
        for digest in self.order.iter().filter(|digest| !stands.contains(digest)) {
            quarantined.insert(*digest, Quarantined::OtherBranch);
        }
        let in_force =
            after.and_then(|digest| Some((digest, self.grown.get(&digest)?.roster.clone())));
        Rosters { in_force, line, forks, quarantined }
    }

    /// Gives each roster the signers of what follows it.
    fn gather_signers(&mut self) {
        for digest in self.order.iter().rev() {
            let Some(one) = self.grown.get(digest) else { continue };
            let (previous, signers) = (one.roster.previous, one.signers.clone());
            if let Some(previous) = previous.and_then(|previous| self.grown.get_mut(&previous)) {
                previous.signers.extend(signers);
            }
        }
    }

    fn choose_among(&self, branches: &BTreeSet<Digest>, after: Option<Digest>) -> Option<Digest> {
        let owners = self.owners_of(after);
        let weigh = |digest: &Digest| {
            let one = self.grown.get(digest)?;
            let support = owners.iter().filter(|owner| one.signers.contains(*owner)).count();
            let place = owners.iter().position(|owner| *owner == one.by)?;
            Some((Reverse(support), place, *digest))
        };
        branches.iter().filter_map(weigh).min().map(|(_, _, digest)| digest)
    }
}

#[cfg(test)]
#[path = "rosters_tests.rs"]
mod tests;
