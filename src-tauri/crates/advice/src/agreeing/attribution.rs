//! How each person is named, if at all.
//!
//! The export asks [`Choices::label`] for every person that it would print, and prints what it gets and nothing else. Invariants
//! (policy-drafting 1.4, rule 3): nobody but the person chooses, under a key that counts for them; who has chosen nothing is
//! one of the collective; where two choices of one person meet, the one that tells less is printed; and no account is ever a
//! label. The ground for "tells less" is the order of the modes: none, collective, role, pseudonym, named.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

use super::{
    announcement::Keys,
    canonical::{Canonical, Content},
    counter::{Counted, Counter, LastWord, last_words},
    ids::PersonId,
    signing::{BadContent, Proven},
    words::LabelText,
};

/// How a person wants to be named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// Not at all, and not among the collective either.
    None,
    /// As one of those who wrote together: "members of …". The draft says of whom.
    #[default]
    Collective,
    /// By what they do, in their own words: "survivor leader, Kenya".
    Role(LabelText),
    /// By a name that they use in this draft alone.
    Pseudonym(LabelText),
    /// By the name that they give here.
    Named(LabelText),
}

/// Why somebody should not be named like this. The person's own app says it before they sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadAttribution {
    /// They used the pseudonym in another draft: whoever reads both could join them.
    #[error("the pseudonym is that of another draft")]
    UsedInAnotherDraft,
    /// It has their account in it, or the pseudonym is the account's own name.
    #[error("the label tells the account")]
    TellsAccount,
}

/// A pseudonym as it is compared: its letters and digits, in small letters, without accents. "Maya R." and "maya r" are one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym(String);

impl Pseudonym {
    /// What to remember of a pseudonym.
    pub fn of(text: &LabelText) -> Self {
        Self(fold(text.as_str()))
    }
}

impl std::fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pseudonym")
    }
}

fn fold(text: &str) -> String {
    let small: String = text.nfkd().flat_map(char::to_lowercase).collect();
    let letters: String = small.chars().filter(|letter| letter.is_alphanumeric()).collect();
    // A pseudonym of signs alone is compared as it is.
    if letters.is_empty() { small } else { letters }
}

impl Attribution {
    /// Looks at a choice before its person signs it. `used` are the pseudonyms that they have used in other drafts; only
    /// their own app knows them.
    ///
    /// # Errors
    /// Why they should not be named like this.
    pub fn check(
        &self,
        person: &PersonId,
        used: &BTreeSet<Pseudonym>,
    ) -> Result<(), BadAttribution> {
        if self.tells_account(person) {
            return Err(BadAttribution::TellsAccount);
        }
        match self {
            Self::Pseudonym(text) if used.contains(&Pseudonym::of(text)) => {
                Err(BadAttribution::UsedInAnotherDraft)
            }
            _ => Ok(()),
        }
    }

    fn tells_account(&self, person: &PersonId) -> bool {
        let account = person.as_str().to_lowercase();
        let name = account.strip_prefix('@').unwrap_or(&account).split(':').next();
        let has_account = |text: &LabelText| text.as_str().to_lowercase().contains(&account);
        match self {
            Self::None | Self::Collective => false,
            Self::Role(text) | Self::Named(text) => has_account(text),
            Self::Pseudonym(text) => {
                has_account(text) || name.is_some_and(|name| fold(name) == fold(text.as_str()))
            }
        }
    }

    /// How much it tells.
    fn rank(&self) -> u8 {
        match self {
            Self::None => 0,
            Self::Collective => 1,
            Self::Role(_) => 2,
            Self::Pseudonym(_) => 3,
            Self::Named(_) => 4,
        }
    }

    pub(super) fn write(&self, to: &mut Canonical) {
        let (mode, text) = match self {
            Self::None => ("none", None),
            Self::Collective => ("collective", None),
            Self::Role(text) => ("role", Some(text)),
            Self::Pseudonym(text) => ("pseudonym", Some(text)),
            Self::Named(text) => ("named", Some(text)),
        };
        to.text(mode);
        to.optional(text, |to, text| to.text(text.as_str()));
    }
}

/// How a person wants to be named in all of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its number among their choices in this draft.
    pub counter: Counter,
    /// How.
    pub attribution: Attribution,
}

impl Content for Choice {
    const KIND: &'static str = "attribution";

    fn write(&self, to: &mut Canonical) {
        to.number(self.counter.get());
        self.attribution.write(to);
    }

    fn check(&self) -> Result<(), BadContent> {
        Ok(())
    }
}

impl Counted for Choice {
    fn counter(&self) -> Counter {
        self.counter
    }
}

/// A person's own choice beside a sign-off or a consent. Only what was signed and counts makes one.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a>(&'a Attribution);

impl<'a> Own<'a> {
    pub(super) fn new(attribution: &'a Attribution) -> Self {
        Self(attribution)
    }
}

/// What an export prints for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// Nothing, and they are not counted among the collective.
    Nothing,
    /// The words for the collective, which the draft has.
    Collective,
    /// What they do, in their own words.
    Role(LabelText),
    /// Their pseudonym.
    Pseudonym(LabelText),
    /// The name that they gave.
    Name(LabelText),
}

impl From<&Attribution> for Label {
    fn from(attribution: &Attribution) -> Self {
        match attribution {
            Attribution::None => Self::Nothing,
            Attribution::Collective => Self::Collective,
            Attribution::Role(text) => Self::Role(text.clone()),
            Attribution::Pseudonym(text) => Self::Pseudonym(text.clone()),
            Attribution::Named(text) => Self::Name(text.clone()),
        }
    }
}

/// What everybody has chosen for all of the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    chosen: BTreeMap<PersonId, Attribution>,
}

impl Choices {
    /// Folds all choices of a draft. A choice under a key that its person's account announced, and that does not count, can
    /// only make them less visible: somebody who lost their devices can still take their name away.
    pub fn of(choices: &[Proven<Choice>], keys: &Keys) -> Self {
        let by_person = |one: &'_ Proven<Choice>| keys.is_announced(one.by(), one.key());
        let announced = choices.iter().filter(|one| by_person(one) && !keys.counts(one));
        let counting = choices.iter().filter(|one| keys.counts(one)).map(|one| (one.by(), one));
        let mut chosen = BTreeMap::new();
        let mut since = BTreeMap::new();
        for (person, word) in last_words(counting) {
            since.insert(person, word.counter());
            chosen.insert(person.clone(), least(&word));
        }
        for one in announced {
            let is_later = since.get(one.by()).is_none_or(|last| one.content().counter > *last);
            let attribution = &one.content().attribution;
            // Words under such a key are never printed.
            let shows_nobody = matches!(attribution, Attribution::None | Attribution::Collective);
            let known =
                chosen.get(one.by()).map_or(Attribution::Collective.rank(), Attribution::rank);
            if is_later && shows_nobody && attribution.rank() < known {
                chosen.insert(one.by().clone(), attribution.clone());
            }
        }
        Self { chosen }
    }

    /// What an export prints for a person where nothing of theirs is beside, or where their sign-off or their consent is. The
    /// choice that tells less is printed.
    pub fn label(&self, person: &PersonId, beside: Option<Own<'_>>) -> Label {
        let all_of_draft = self.chosen.get(person);
        let beside = beside.map(|own| own.0);
        let chosen = [beside, all_of_draft].into_iter().flatten().min_by_key(|one| one.rank());
        match chosen {
            Some(attribution) if !attribution.tells_account(person) => attribution.into(),
            _ => Label::Collective,
        }
    }
}

/// What somebody chose last. Of two things said at once, only what shows nobody is taken.
fn least(word: &LastWord<'_, Choice>) -> Attribution {
    match word.only() {
        Some(choice) => choice.attribution.clone(),
        None if word.all().any(|one| one.attribution == Attribution::None) => Attribution::None,
        None => Attribution::Collective,
    }
}

/// What the line of names of an export says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedNames {
    /// Names, pseudonyms and roles, each once, in the order of their letters: an order of people or of signing could be
    /// laid beside another list and tell who is who.
    pub labels: BTreeSet<LabelText>,
    /// Whether the collective stands with them.
    pub has_collective: bool,
}

impl PrintedNames {
    /// Mixes the labels of several people.
    pub fn of(labels: impl IntoIterator<Item = Label>) -> Self {
        let mut printed = Self::default();
        for label in labels {
            match label {
                Label::Nothing => {}
                Label::Collective => printed.has_collective = true,
                Label::Role(text) | Label::Pseudonym(text) | Label::Name(text) => {
                    printed.labels.insert(text);
                }
            }
        }
        printed
    }
}

#[cfg(test)]
#[path = "attribution_tests.rs"]
mod tests;
