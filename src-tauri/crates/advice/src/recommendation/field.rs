//! The fields of a card: how the document calls them, and what each may hold.
//!
//! Templates name the required ones by these keys, and the core makes a map of the document with them. Invariants: a key never
//! changes and has no colon, which the CRDT keeps for itself (policy-drafting 3.1, "Traps"); every field has exactly one key.

use super::choice::{Keyed, keyed, of_key};

keyed! {
    /// A field of a recommendation (policy-drafting 1.2).
    Field {
        /// `R-2026-03`.
        Number => "number",
        /// Which government is asked.
        AddresseeGovernment => "addressee_government",
        /// Which body of it.
        AddresseeBody => "addressee_body",
        /// One or more [`super::Pillar`].
        Pillars => "pillars",
        /// The problem.
        Issue => "issue",
        /// The ids of the sources that are cited.
        Evidence => "evidence",
        /// What survivors say changes.
        SurvivorPerspective => "survivor_perspective",
        /// [`super::SurvivorSource`].
        SurvivorSource => "survivor_source",
        /// The contributions that it rests on.
        SurvivorContributions => "survivor_contributions",
        /// What is to be done.
        Action => "action",
        /// [`super::Strength`].
        Strength => "strength",
        /// A treaty or an act.
        LegalInstrument => "legal_instrument",
        /// Which article of it.
        LegalArticle => "legal_article",
        /// A milestone or a date, in words.
        Timeline => "timeline",
        /// A day.
        TimelineDay => "timeline_day",
        /// What is measured.
        IndicatorMeasure => "indicator_measure",
        /// How it is now.
        IndicatorBaseline => "indicator_baseline",
        /// How it should be.
        IndicatorTarget => "indicator_target",
        /// Who measures it.
        IndicatorSource => "indicator_source",
        /// How often.
        IndicatorFrequency => "indicator_frequency",
        /// [`super::CostKind`].
        Cost => "cost",
        /// How much.
        CostAmount => "cost_amount",
        /// In which currency.
        CostCurrency => "cost_currency",
        /// Where the number is from.
        CostSource => "cost_source",
        /// [`super::PriorityLevel`].
        Priority => "priority",
        /// Why.
        PriorityReason => "priority_reason",
        /// Who could be harmed.
        RiskWho => "risk_who",
        /// What is done about it.
        RiskMitigation => "risk_mitigation",
        /// What it continues.
        Related => "related",
        /// [`super::Status`].
        Status => "status",
        /// The answer.
        Response => "response",
        /// The tag of its language.
        ResponseLanguage => "response_language",
        /// When it was given.
        ResponseDay => "response_day",
        /// The hash of its document.
        ResponseHash => "response_hash",
        /// What the council thinks of it.
        ResponseAssessment => "response_assessment",
        /// When to ask again.
        FollowUpDay => "follow_up_day",
    }
}

/// What a field holds in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words that several people write at once: a text of the CRDT.
    Text,
    /// The key of one value of a closed list.
    Choice,
    /// The keys of several values of a closed list.
    Choices,
    /// Ids.
    Ids,
    /// `YYYY-MM-DD`.
    Day,
    /// `R-YYYY-NN`.
    Number,
}

impl Field {
    /// Every field, in the order of a card.
    pub const ALL: &'static [Self] = <Self as Keyed>::ALL;

    /// The field of a key; none for one that only a newer app knows.
    pub fn from_key(key: &str) -> Option<Self> {
        of_key(key)
    }

    /// The key in the document.
    pub fn key(self) -> &'static str {
        Keyed::key(self)
    }

    /// What it holds.
    pub fn kind(self) -> FieldKind {
        match self {
            Self::Number => FieldKind::Number,
            Self::Pillars => FieldKind::Choices,
            Self::Evidence | Self::SurvivorContributions => FieldKind::Ids,
            Self::SurvivorSource | Self::Strength | Self::Cost | Self::Priority | Self::Status => {
                FieldKind::Choice
            }
            Self::TimelineDay | Self::ResponseDay | Self::FollowUpDay => FieldKind::Day,
            _ => FieldKind::Text,
        }
    }

    /// The most words that its text should have; none where policy-drafting 1.2 says nothing.
    pub fn most_words(self) -> Option<usize> {
        match self {
            Self::Issue => Some(80),
            Self::PriorityReason => Some(30),
            _ => None,
        }
    }
}
