//! Whether a version is agreed on.
//!
//! The core asks [`standing`] whenever a sign-off arrives or the text changes. Invariants: the answer is a function of the set
//! of the sign-offs, the roster and the keys, whatever the order (policy-drafting 3.6); people are counted, not accounts'
//! devices, keys or events; only who the roster names counts; a sign-off of other words counts for nothing, and it is told
//! when the text has changed since. Time decides nothing: see [`Rule::deadline`].

use std::collections::{BTreeMap, BTreeSet};

use super::{
    announcement::Keys,
    attribution::{Attribution, Own},
    counter::{LastWord, last_words},
    ids::{PersonId, VersionId},
    roster::{Role, Roster},
    rule::{BlockMeans, Rule},
    sign_off::{Decision, SignOff},
    signing::Proven,
};
use crate::ids::Digest;

/// The version that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub version: VersionId,
    /// What it says.
    pub digest: Digest,
    /// What the draft says now.
    pub current: Digest,
}

/// Why a version is not agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unmet {
    /// Too few people of a role agree.
    Roles,
    /// Too small a share of those who are asked agrees.
    Share,
    /// Somebody blocks.
    Blocked,
    /// Somebody has blocked and said something else at once, or blocked the version by its name and other words than it has. It
    /// may be meant, so nothing goes out over it until they have said what they mean.
    PerhapsBlocked,
    /// The roster has too few people of a role: not even if all agreed.
    OutOfReach,
}

/// How a version stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which version, and what the draft said.
    pub target: Target,
    /// Who agrees.
    pub agreed: BTreeSet<PersonId>,
    /// Who leaves it to the others.
    pub abstained: BTreeSet<PersonId>,
    /// Who is worried about something.
    pub concerns: BTreeSet<PersonId>,
    /// Who blocks.
    pub blocks: BTreeSet<PersonId>,
    /// Who took back what they said.
    pub withdrawn: BTreeSet<PersonId>,
    /// Who said two different things under one number, and has not said since which holds.
    pub said_two_things: BTreeSet<PersonId>,
    /// Whose last word names this version and is bound to other words than it has.
    pub signed_other_words: BTreeSet<PersonId>,
    /// Who is asked and has no word that stands. Who withdrew, said two things or signed other words is among them.
    pub missing: BTreeSet<PersonId>,
    /// What keeps it from being agreed on. Empty when it is.
    pub unmet: BTreeSet<Unmet>,
    /// Whether it is agreed on.
    pub is_reached: bool,
    /// Whether the draft says something else now than this version: "signed version differs".
    pub differs_from_current: bool,
    /// Whether the time that people had set themselves has passed before it was agreed on.
    pub is_overdue: bool,
    attributions: BTreeMap<PersonId, Attribution>,
}

impl Standing {
    /// How somebody who agrees wants to be named as one who signed. Nobody else is to be printed as one.
    pub fn attribution(&self, person: &PersonId) -> Option<Own<'_>> {
        self.attributions.get(person).map(Own::new)
    }
}

/// Says how a version stands. All sign-offs of the draft are given; `now` is in milliseconds since 1970.
pub fn standing(
    target: &Target,
    roster: &Roster,
    keys: &Keys,
    sign_offs: &[Proven<SignOff>],
    now: u64,
) -> Standing {
    let counts = |one: &&Proven<SignOff>| {
        one.content().version == target.version
            && keys.counts(one)
            && roster.get(one.by()).is_some()
    };
    let words = last_words(sign_offs.iter().filter(counts).map(|one| (one.by(), one)));
    let mut found = Standing {
        target: target.clone(),
        agreed: BTreeSet::new(),
        abstained: BTreeSet::new(),
        concerns: BTreeSet::new(),
        blocks: BTreeSet::new(),
        withdrawn: BTreeSet::new(),
        said_two_things: BTreeSet::new(),
        signed_other_words: BTreeSet::new(),
        missing: BTreeSet::new(),
        unmet: BTreeSet::new(),
        is_reached: false,
        differs_from_current: target.current != target.digest,
        is_overdue: false,
        attributions: BTreeMap::new(),
    };
    for (person, word) in &words {
        found.place(person, word, target, roster.rule.blocks);
    }
    let asked = asked(roster);
    let has_answered = |person: &PersonId| {
        [&found.agreed, &found.abstained, &found.concerns, &found.blocks]
            .into_iter()
            .any(|group| group.contains(person))
    };
    found.missing =
        asked.iter().filter(|person| !has_answered(person)).map(|one| (*one).clone()).collect();
    found.weigh(roster, &asked);
    found.is_reached = found.unmet.is_empty();
    found.is_overdue = !found.is_reached && roster.rule.deadline.is_some_and(|until| now > until);
    found
}

/// Who is asked: those with a role that the rule needs, or everybody when it needs none.
fn asked(roster: &Roster) -> BTreeSet<&PersonId> {
    let needs = &roster.rule.needs;
    let is_asked = |roles: &BTreeSet<Role>| {
        needs.is_empty() || roles.iter().any(|role| needs.contains_key(role))
    };
    let people = roster.people.iter().filter(|named| is_asked(&named.roles));
    people.map(|named| &named.person).collect()
}

impl Standing {
    fn place(
        &mut self,
        person: &PersonId,
        word: &LastWord<'_, SignOff>,
        target: &Target,
        blocks: BlockMeans,
    ) {
        let is_block = |one: &SignOff| one.decision == Decision::Block;
        let perhaps = (blocks == BlockMeans::Stops && word.all().any(is_block))
            .then_some(Unmet::PerhapsBlocked);
        let Some(one) = word.only() else {
            self.said_two_things.insert(person.clone());
            self.unmet.extend(perhaps);
            return;
        };
        if one.version_digest != target.digest {
            self.signed_other_words.insert(person.clone());
            self.unmet.extend(perhaps);
            return;
        }
        let group = match one.decision {
            Decision::Agree => &mut self.agreed,
            Decision::Abstain => &mut self.abstained,
            Decision::Concern => &mut self.concerns,
            Decision::Block => &mut self.blocks,
            Decision::Withdraw => &mut self.withdrawn,
        };
        group.insert(person.clone());
        if one.decision == Decision::Block && blocks == BlockMeans::Stops {
            self.unmet.insert(Unmet::Blocked);
        }
        if one.decision == Decision::Agree {
            self.attributions.insert(person.clone(), one.attribution.clone());
        }
    }

    /// Holds who agreed to the rule.
    fn weigh(&mut self, roster: &Roster, asked: &BTreeSet<&PersonId>) {
        let rule = &roster.rule;
        let agreed: BTreeSet<&PersonId> =
            asked.iter().filter(|person| self.agreed.contains(**person)).copied().collect();
        if agreed.is_empty() || !covers(rule, roster, &agreed) {
            self.unmet.insert(Unmet::Roles);
        }
        if agreed.len() * 100 < asked.len() * usize::from(rule.share) {
            self.unmet.insert(Unmet::Share);
        }
        if asked.is_empty() || !covers(rule, roster, asked) {
            self.unmet.insert(Unmet::OutOfReach);
        }
    }
}

/// Whether each role can be given as many of these people as the rule needs, each person to one role only. By the theorem of
/// Hall (1935): for every group of roles, those who have at least one of them are as many as all of them need.
fn covers(rule: &Rule, roster: &Roster, people: &BTreeSet<&PersonId>) -> bool {
    let needs: Vec<(Role, usize)> =
        rule.needs.iter().map(|(role, count)| (*role, usize::from(*count))).collect();
    // There are five roles, so at most 32 groups.
    (0_u32..1 << needs.len()).all(|group| {
        let of_group = needs.iter().enumerate().filter(|(place, _)| group & (1 << place) != 0);
        let (roles, counts): (Vec<Role>, Vec<usize>) = of_group.map(|(_, need)| *need).unzip();
        let has_one = |person: &&&PersonId| {
            let named = roster.get(person);
            named.is_some_and(|named| roles.iter().any(|role| named.roles.contains(role)))
        };
        people.iter().filter(has_one).count() >= counts.iter().sum()
    })
}

#[cfg(test)]
#[path = "quorum_tests.rs"]
mod tests;
