//! Which consents hold, whether a text may go out, and what a withdrawal asks for.
//!
//! The core asks [`Consents::check_export`] before every export and shows what stands in its way; after a withdrawal it asks
//! [`Consents::to_remove`] and [`Consents::copies_that_remain`]. Invariants: without a consent that holds for exactly these
//! words, this audience and this language, nothing goes out; only a key that counts can allow something, while every key that
//! a person's account announced can take something back, so that who lost a device or left the roster still can; a
//! withdrawal prevails over a consent with the same number.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    announcement::Keys,
    attribution::Own,
    consent::{Audience, Consent, Scope, Withdrawal},
    counter::{Counter, LastWord, last_words},
    ids::{ContributionId, Language, PersonId},
    signing::Proven,
};
use crate::ids::Digest;

/// A passage of the text that would go out, and whose words it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Who is quoted.
    pub person: PersonId,
    /// What of theirs.
    pub contribution: ContributionId,
    /// The passage as it would be read, in the language in which it would go out.
    pub digest: Digest,
}

/// How consent stands for a passage, whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsentState {
    /// There is none that counts.
    Missing,
    /// The person took it back.
    Withdrawn,
    /// The person said two different things at once and has not said since which holds.
    SaidTwoThings,
    /// Its day has come.
    Expired,
    /// The passage was changed since.
    Stale,
    /// It holds.
    Current,
}

/// Why a passage may not go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// As [`ConsentState::Missing`].
    Missing,
    /// As [`ConsentState::Withdrawn`].
    Withdrawn,
    /// As [`ConsentState::SaidTwoThings`].
    SaidTwoThings,
    /// As [`ConsentState::Expired`].
    Expired,
    /// As [`ConsentState::Stale`].
    Stale,
    /// It is for other readers.
    OtherAudience,
    /// It is for other languages.
    OtherLanguage,
}

/// Something that stands in the way of an export.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blocked {
    /// Who is to be asked.
    pub person: PersonId,
    /// About what.
    pub contribution: ContributionId,
    /// Why.
    pub obstacle: Obstacle,
}

/// A copy that stays, whatever the app does. The window says each in plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemainingCopy {
    /// On devices that have not been online since: they remove it when they are.
    OfflineDevices,
    /// With members who copied it, photographed it, backed it up, or remember it.
    Members,
    /// On the server, encrypted and without the keys, until it is removed there too.
    ServerEncrypted,
    /// In files that were exported to members' disks.
    ExportedFiles,
    /// With a council or the network.
    Council,
    /// With a government. What was submitted as evidence belongs to it (policy-drafting 1.3, T6).
    Government,
    /// With the public: archives, search engines, whoever printed it.
    Public,
}

type Line<'a> = (&'a PersonId, &'a ContributionId);

/// The consents of a draft.
#[derive(Clone, Debug, Default)]
pub struct Consents<'a> {
    given: BTreeMap<Line<'a>, LastWord<'a, Consent>>,
    withdrawn: BTreeMap<Line<'a>, Counter>,
    withdrawn_all: BTreeMap<&'a PersonId, Counter>,
    /// The highest number that each person's announced keys have used.
    highest: BTreeMap<&'a PersonId, Counter>,
}

impl<'a> Consents<'a> {
    /// Folds all consents and withdrawals of a draft.
    pub fn of(
        consents: &'a [Proven<Consent>],
        withdrawals: &'a [Proven<Withdrawal>],
        keys: &Keys,
    ) -> Self {
        let lines = consents.iter().filter(|one| keys.counts(one)).flat_map(|one| {
            one.content().contributions.iter().map(move |id| ((one.by(), id), one))
        });
        let mut found = Self { given: last_words(lines), ..Self::default() };
        for one in consents.iter().filter(|one| keys.is_announced(one.by(), one.key())) {
            raise(&mut found.highest, one.by(), one.content().counter);
        }
        for one in withdrawals.iter().filter(|one| keys.is_announced(one.by(), one.key())) {
            let counter = one.content().counter;
            raise(&mut found.highest, one.by(), counter);
            match &one.content().scope {
                Scope::Everything => raise(&mut found.withdrawn_all, one.by(), counter),
                Scope::Contributions(ids) => {
                    for id in ids {
                        raise(&mut found.withdrawn, (one.by(), id), counter);
                    }
                }
            }
        }
        found
    }

    /// The number for the next consent or withdrawal of a person. None when there is no higher one.
    pub fn next_counter(&self, person: &PersonId) -> Option<Counter> {
        self.highest.get(person).map_or(Some(Counter::FIRST), |highest| highest.next())
    }

    /// The highest number with which a person took a contribution back.
    fn withdrawn_at(&self, person: &PersonId, contribution: &ContributionId) -> Option<Counter> {
        let this = self.withdrawn.get(&(person, contribution));
        this.into_iter().chain(self.withdrawn_all.get(person)).max().copied()
    }

    /// The consent that holds for a contribution, if nothing but its terms can stand in the way.
    fn in_force(
        &self,
        person: &PersonId,
        contribution: &ContributionId,
    ) -> Result<&'a Consent, ConsentState> {
        let given = self.given.get(&(person, contribution));
        let withdrawn = self.withdrawn_at(person, contribution);
        match (given, withdrawn) {
            (None, Some(_)) => Err(ConsentState::Withdrawn),
            (None, None) => Err(ConsentState::Missing),
            (Some(word), Some(at)) if at >= word.counter() => Err(ConsentState::Withdrawn),
            (Some(word), _) => word.only().ok_or(ConsentState::SaidTwoThings),
        }
    }

    /// How consent stands for a passage. `now` is in milliseconds since 1970.
    pub fn state(&self, passage: &Passage, now: u64) -> ConsentState {
        match self.in_force(&passage.person, &passage.contribution) {
            Err(state) => state,
            Ok(consent) if now >= consent.expires => ConsentState::Expired,
            Ok(consent) if !consent.passages.contains(&passage.digest) => ConsentState::Stale,
            Ok(_) => ConsentState::Current,
        }
    }

    /// Whether a text with these passages may go to these readers in this language. Every passage that has somebody's words must
    /// be given, also such as quote the same person twice. `now` is in milliseconds since 1970.
    ///
    /// # Errors
    /// Everything that stands in the way, in the order of the people.
    pub fn check_export(
        &self,
        audience: Audience,
        language: &Language,
        now: u64,
        passages: &[Passage],
    ) -> Result<(), Vec<Blocked>> {
        let mut blocked = BTreeSet::new();
        for passage in passages {
            for obstacle in self.obstacles(audience, language, now, passage) {
                let (person, contribution) = (passage.person.clone(), passage.contribution.clone());
                blocked.insert(Blocked { person, contribution, obstacle });
            }
        }
        if blocked.is_empty() { Ok(()) } else { Err(blocked.into_iter().collect()) }
    }

    fn obstacles(
        &self,
        audience: Audience,
        language: &Language,
        now: u64,
        passage: &Passage,
    ) -> Vec<Obstacle> {
        let consent = match self.in_force(&passage.person, &passage.contribution) {
            Ok(consent) => consent,
            Err(ConsentState::Withdrawn) => return vec![Obstacle::Withdrawn],
            Err(ConsentState::SaidTwoThings) => return vec![Obstacle::SaidTwoThings],
            Err(_) => return vec![Obstacle::Missing],
        };
        [
            (now >= consent.expires, Obstacle::Expired),
            (!consent.passages.contains(&passage.digest), Obstacle::Stale),
            (!consent.audiences.contains(&audience), Obstacle::OtherAudience),
            (!consent.languages.contains(language), Obstacle::OtherLanguage),
        ]
        .into_iter()
        .filter_map(|(is_in_the_way, obstacle)| is_in_the_way.then_some(obstacle))
        .collect()
    }

    /// How a person wants to be named with a contribution, if their consent to it stands.
    pub fn attribution(&self, person: &PersonId, contribution: &ContributionId) -> Option<Own<'a>> {
        self.in_force(person, contribution).ok().map(|consent| Own::new(&consent.attribution))
    }

    /// Of what a person has in the text, what must be removed from it because they took it back.
    pub fn to_remove<'b>(
        &self,
        person: &PersonId,
        in_text: impl IntoIterator<Item = &'b ContributionId>,
    ) -> BTreeSet<ContributionId> {
        let is_withdrawn =
            |id: &&ContributionId| self.in_force(person, id) == Err(ConsentState::Withdrawn);
        in_text.into_iter().filter(is_withdrawn).cloned().collect()
    }

    /// Which copies stay after a withdrawal, given to whom the text had gone out. Nobody is promised more than that it is used
    /// no further.
    pub fn copies_that_remain(exported_to: &BTreeSet<Audience>) -> BTreeSet<RemainingCopy> {
        let mut remain = BTreeSet::from([
            RemainingCopy::OfflineDevices,
            RemainingCopy::Members,
            RemainingCopy::ServerEncrypted,
        ]);
        for audience in exported_to {
            remain.insert(RemainingCopy::ExportedFiles);
            remain.extend(match audience {
                Audience::Room => None,
                Audience::Council => Some(RemainingCopy::Council),
                Audience::Government => Some(RemainingCopy::Government),
                Audience::Public => Some(RemainingCopy::Public),
            });
        }
        remain
    }
}

fn raise<K: Ord>(highest: &mut BTreeMap<K, Counter>, line: K, counter: Counter) {
    let known = highest.entry(line).or_insert(counter);
    *known = counter.max(*known);
}

#[cfg(test)]
#[path = "consents_tests.rs"]
mod tests;
