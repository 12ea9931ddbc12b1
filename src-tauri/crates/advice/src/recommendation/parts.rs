//! The groups of fields that belong together on a card.
//!
//! [`super::Recommendation`] is made of them. Invariant: none derives `Debug`, since they hold what people wrote.

use super::{
    choice::{Choice, CostKind, PriorityLevel, Strength, SurvivorSource},
    day::Day,
    number::ContributionKey,
};

/// Who is asked: one body of one government.
#[derive(Clone, Default)]
pub struct Addressee {
    /// Which government.
    pub government: String,
    /// The body that has the power to do it.
    pub body: String,
}

/// What survivors say changes. It can be what a group says, and no story is asked for.
#[derive(Clone, Default)]
pub struct SurvivorPerspective {
    /// What they say.
    pub text: String,
    /// How it came to be known.
    pub source: Choice<SurvivorSource>,
    /// The contributions whose consents it rests on.
    pub contributions: Vec<ContributionKey>,
}

/// What is to be done: one act of one actor.
#[derive(Clone, Default)]
pub struct Action {
    /// It begins with a verb.
    pub text: String,
    /// How strong the ask is.
    pub strength: Choice<Strength>,
}

/// What obliges the addressee.
#[derive(Clone, Default)]
pub struct LegalBasis {
    /// A treaty or an act.
    pub instrument: String,
    /// Which article or section of it.
    pub article: String,
}

/// Until when: a day or a milestone.
#[derive(Clone, Default)]
pub struct Timeline {
    /// A milestone or a date, in words.
    pub text: String,
    /// The day.
    pub day: Option<Day>,
}

/// How one will know that it was done.
#[derive(Clone, Default)]
pub struct Indicator {
    /// What is measured.
    pub measure: String,
    /// How it is now.
    pub baseline: String,
    /// How it should be.
    pub target: String,
    /// Who measures or publishes it.
    pub source: String,
    /// How often.
    pub frequency: String,
}

/// What it costs.
#[derive(Clone, Default)]
pub struct Cost {
    /// What is known.
    pub kind: Choice<CostKind>,
    /// How much.
    pub amount: String,
    /// In which currency.
    pub currency: String,
    /// Where the number is from, or which line of the budget.
    pub source: String,
}

/// How much it matters.
#[derive(Clone, Default)]
pub struct Priority {
    /// How much.
    pub level: Choice<PriorityLevel>,
    /// Why; 30 words at most.
    pub reason: String,
}

/// Whom it could harm. A second person signs that they looked (policy-drafting 1.4, 6).
#[derive(Clone, Default)]
pub struct Risks {
    /// Who could be harmed, and how.
    pub who: String,
    /// What is done about it.
    pub mitigation: String,
}

/// What was answered, in its own words.
#[derive(Clone, Default)]
pub struct Response {
    /// The answer, word for word.
    pub text: String,
    /// The tag of its language.
    pub language: String,
    /// When it was given.
    pub day: Option<Day>,
    /// The hash of the document that it came in.
    pub hash: String,
    /// What the council thinks of it.
    pub assessment: String,
    /// When to ask again.
    pub follow_up: Option<Day>,
}
