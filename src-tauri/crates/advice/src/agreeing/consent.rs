//! What a person allows to be done with what they gave, and how they take it back: what the contents say.
//!
//! [`super::Consents`] folds them. Invariant (policy-drafting 1.4, rule 2): a consent is for named contributions, exact
//! passages, named audiences and languages, and until a day; nothing in it can be read as "for everything".

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    attribution::Attribution,
    bounded,
    canonical::{Canonical, Content, closed_list},
    counter::{Counted, Counter},
    ids::{ContributionId, Language},
    limits::{LARGEST_NUMBER, MOST_CONTRIBUTIONS, MOST_LANGUAGES, MOST_OF_A_LIST, MOST_PASSAGES},
    signing::BadContent,
};
use crate::ids::Digest;

closed_list! {
    /// Who a text goes to. None contains another: who agreed that the public reads it was not asked whether a government gets
    /// it handed over.
    Audience {
        /// The members of the draft's room.
        Room = "room",
        /// A council or the network.
        Council = "council",
        /// A government or a body of states.
        Government = "government",
        /// Everybody.
        Public = "public",
    }
}

closed_list! {
    /// How a consent came about. The person signs it in every case.
    Recorded {
        /// They read and filled it in themselves.
        Alone = "alone",
        /// Somebody talked it through with them.
        InConversation = "in_conversation",
        /// Somebody interpreted it for them.
        WithInterpreter = "with_interpreter",
        /// On paper first.
        OnPaper = "on_paper",
    }
}

/// What a person allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Its number among their consents and withdrawals in this draft, which share one line.
    pub counter: Counter,
    /// What of theirs may be used. Their last consent that names a contribution is the whole of what holds for it.
    #[serde(deserialize_with = "bounded::set::<_, _, MOST_CONTRIBUTIONS>")]
    pub contributions: BTreeSet<ContributionId>,
    /// What the draft said when they read it, as one number. It is kept; other parts of the text may change.
    pub version_digest: Digest,
    /// The exact passages that they have read, in each language, as the core makes digests of them. One changed character
    /// makes another digest, and the consent stale.
    #[serde(deserialize_with = "bounded::set::<_, _, MOST_PASSAGES>")]
    pub passages: BTreeSet<Digest>,
    /// Who may read it.
    #[serde(deserialize_with = "bounded::set::<_, _, MOST_OF_A_LIST>")]
    pub audiences: BTreeSet<Audience>,
    /// In which languages.
    #[serde(deserialize_with = "bounded::set::<_, _, MOST_LANGUAGES>")]
    pub languages: BTreeSet<Language>,
    /// How they want to be named with it.
    pub attribution: Attribution,
    /// Until when it may be used, in milliseconds since 1970. At this moment it has ended.
    pub expires: u64,
    /// How it came about.
    pub recorded: Recorded,
    /// Whether somebody offered them support. Whether they took it is nobody's business.
    pub support_offered: bool,
}

impl Content for Consent {
    const KIND: &'static str = "consent";

    fn write(&self, to: &mut Canonical) {
        to.number(self.counter.get());
        to.list(self.contributions.iter(), |to, id| to.text(id.as_str()));
        to.field(&self.version_digest.0);
        to.list(self.passages.iter(), |to, digest| to.field(&digest.0));
        to.list(self.audiences.iter(), |to, audience| to.text(audience.as_str()));
        to.list(self.languages.iter(), |to, language| to.text(language.as_str()));
        self.attribution.write(to);
        to.number(self.expires);
        to.text(self.recorded.as_str());
        to.flag(self.support_offered);
    }

    fn check(&self) -> Result<(), BadContent> {
        let has_too_many = self.contributions.len() > MOST_CONTRIBUTIONS
            || self.passages.len() > MOST_PASSAGES
            || self.languages.len() > MOST_LANGUAGES;
        if has_too_many {
            return Err(BadContent::TooMany);
        }
        let is_for_nothing = self.contributions.is_empty()
            || self.passages.is_empty()
            || self.audiences.is_empty()
            || self.languages.is_empty();
        if is_for_nothing {
            return Err(BadContent::TooFew);
        }
        if self.expires > LARGEST_NUMBER { Err(BadContent::Number) } else { Ok(()) }
    }
}

impl Counted for Consent {
    fn counter(&self) -> Counter {
        self.counter
    }
}

/// What a person takes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everything that is theirs in the draft: the one press.
    Everything,
    /// These.
    Contributions(
        #[serde(deserialize_with = "bounded::set::<_, _, MOST_CONTRIBUTIONS>")]
        BTreeSet<ContributionId>,
    ),
}

/// A person takes back what they allowed. No reason is asked, and there is no field for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Its number among their consents and withdrawals in this draft.
    pub counter: Counter,
    /// What they take back.
    pub scope: Scope,
}

impl Content for Withdrawal {
    const KIND: &'static str = "withdrawal";

    fn write(&self, to: &mut Canonical) {
        to.number(self.counter.get());
        match &self.scope {
            Scope::Everything => to.text("everything"),
            Scope::Contributions(ids) => {
                to.text("contributions");
                to.list(ids.iter(), |to, id| to.text(id.as_str()));
            }
        }
    }

    fn check(&self) -> Result<(), BadContent> {
        match &self.scope {
            Scope::Contributions(ids) if ids.is_empty() => Err(BadContent::TooFew),
            Scope::Contributions(ids) if ids.len() > MOST_CONTRIBUTIONS => Err(BadContent::TooMany),
            Scope::Everything | Scope::Contributions(_) => Ok(()),
        }
    }
}

impl Counted for Withdrawal {
    fn counter(&self) -> Counter {
        self.counter
    }
}
