//! One recommendation as a card: what stands in its fields, what is still missing, and how far it has come.
//!
//! The core reads the fields out of the document of a draft and makes a [`Recommendation`] of them; the window shows what
//! [`Recommendation::missing`] and [`crate::lint::lint`] say. The fields are those of policy-drafting 1.2.
//!
//! Invariants: whatever the document holds can be read, and a value that this version of the app does not know is kept as it
//! stands and counts as not filled; no field asks for anybody's story; and nothing that people wrote is in a `Debug`.

pub(crate) mod choice;
mod day;
mod evidence;
mod field;
mod number;
mod parts;
mod status;
#[cfg(test)]
mod tests;

use std::fmt;

pub use choice::{Choice, CostKind, Keyed, Pillar, PriorityLevel, Strength, SurvivorSource};
pub use day::{BadDay, Day};
pub use evidence::{
    CellSize, Citation, CitationId, EvidenceKind, SMALL_CELL, SMALLEST_CELL, cell_size,
};
pub use field::{Field, FieldKind};
pub use number::{BadId, ContributionKey, RecommendationId, RecommendationNumber};
pub use parts::{
    Action, Addressee, Cost, Indicator, LegalBasis, Priority, Response, Risks, SurvivorPerspective,
    Timeline,
};
pub use status::{Status, StatusChange, Unfollowed, follow};

use crate::count::count_words;

/// The most entries of a list that are read: a card with more pillars or sources than this was not written by people.
pub const MOST_ENTRIES: usize = 64;

/// What a field holds in the document.
#[derive(Clone)]
pub enum Raw {
    /// A text, or the key of a choice, or a day.
    Text(String),
    /// Keys of choices or ids.
    List(Vec<String>),
}

/// One recommendation, as its card shows it (policy-drafting 1.2).
#[derive(Clone, Default)]
pub struct Recommendation {
    /// How people call it: `R-2026-03`. None when there is none yet, or it is not written like one.
    pub number: Option<RecommendationNumber>,
    /// Who is asked.
    pub addressee: Addressee,
    /// Which parts of the work against trafficking it belongs to.
    pub pillars: Vec<Choice<Pillar>>,
    /// One problem; 80 words at most.
    pub issue: String,
    /// What shows it: those of the draft's sources that the card cites.
    pub evidence: Vec<Citation>,
    /// What survivors say changes.
    pub survivor: SurvivorPerspective,
    /// What is to be done.
    pub action: Action,
    /// What obliges the addressee.
    pub legal: LegalBasis,
    /// Until when.
    pub timeline: Timeline,
    /// How one will know.
    pub indicator: Indicator,
    /// What it costs.
    pub cost: Cost,
    /// How much it matters, and why.
    pub priority: Priority,
    /// Whom it could harm, and what is done about that.
    pub risks: Risks,
    /// Earlier recommendations and goals that it continues: UPR, CEDAW, CRC, TIP, SDG.
    pub related: String,
    /// How far it has come, as the card says it; [`follow`] tells it from the changes.
    pub status: Choice<Status>,
    /// What was answered.
    pub response: Response,
}

impl fmt::Debug for Recommendation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recommendation").field("number", &self.number).finish_non_exhaustive()
    }
}

/// A text that is longer than its field allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverLength {
    /// Where.
    pub field: Field,
    /// How many words it has.
    pub words: usize,
    /// How many it may have.
    pub most: usize,
}

impl Recommendation {
    /// Reads a card from what the document holds. `citations` are the sources that the field [`Field::Evidence`] names, in its
    /// order; the core looks them up in the draft's list. What a field cannot hold is passed over; of a list the first
    /// [`MOST_ENTRIES`] are read.
    pub fn read(
        values: impl IntoIterator<Item = (Field, Raw)>,
        citations: impl IntoIterator<Item = Citation>,
    ) -> Self {
        let mut card = Self::default();
        for (field, raw) in values {
            card.set(field, raw);
        }
        card.evidence = citations.into_iter().take(MOST_ENTRIES).collect();
        card
    }

    fn set(&mut self, field: Field, raw: Raw) {
        match raw {
            Raw::Text(text) => {
                if let Some(place) = self.text_mut(field) {
                    *place = text;
                } else {
                    self.set_value(field, &text);
                }
            }
            Raw::List(entries) => {
                let entries = entries.iter().take(MOST_ENTRIES);
                match field {
                    Field::Pillars => {
                        self.pillars = entries.map(|key| Choice::read(key)).collect();
                    }
                    Field::SurvivorContributions => {
                        let keys = entries.filter_map(|id| ContributionKey::parse(id).ok());
                        self.survivor.contributions = keys.collect();
                    }
                    _ => {}
                }
            }
        }
    }

    fn set_value(&mut self, field: Field, text: &str) {
        match field {
            Field::Number => self.number = RecommendationNumber::parse(text).ok(),
            Field::SurvivorSource => self.survivor.source = Choice::read(text),
            Field::Strength => self.action.strength = Choice::read(text),
            Field::TimelineDay => self.timeline.day = Day::parse(text).ok(),
            Field::Cost => self.cost.kind = Choice::read(text),
            Field::Priority => self.priority.level = Choice::read(text),
            Field::Status => self.status = Choice::read(text),
            Field::ResponseDay => self.response.day = Day::parse(text).ok(),
            Field::FollowUpDay => self.response.follow_up = Day::parse(text).ok(),
            _ => {}
        }
    }

    /// The text of a field that holds one; none for every other field.
    pub fn text(&self, field: Field) -> Option<&str> {
        Some(match field {
            Field::AddresseeGovernment => &self.addressee.government,
            Field::AddresseeBody => &self.addressee.body,
            Field::Issue => &self.issue,
            Field::SurvivorPerspective => &self.survivor.text,
            Field::Action => &self.action.text,
            Field::LegalInstrument => &self.legal.instrument,
            Field::LegalArticle => &self.legal.article,
            Field::Timeline => &self.timeline.text,
            Field::IndicatorMeasure => &self.indicator.measure,
            Field::IndicatorBaseline => &self.indicator.baseline,
            Field::IndicatorTarget => &self.indicator.target,
            Field::IndicatorSource => &self.indicator.source,
            Field::IndicatorFrequency => &self.indicator.frequency,
            Field::CostAmount => &self.cost.amount,
            Field::CostCurrency => &self.cost.currency,
            Field::CostSource => &self.cost.source,
            Field::PriorityReason => &self.priority.reason,
            Field::RiskWho => &self.risks.who,
            Field::RiskMitigation => &self.risks.mitigation,
            Field::Related => &self.related,
            Field::Response => &self.response.text,
            Field::ResponseLanguage => &self.response.language,
            Field::ResponseHash => &self.response.hash,
            Field::ResponseAssessment => &self.response.assessment,
            _ => return None,
        })
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::AddresseeGovernment => &mut self.addressee.government,
            Field::AddresseeBody => &mut self.addressee.body,
            Field::Issue => &mut self.issue,
            Field::SurvivorPerspective => &mut self.survivor.text,
            Field::Action => &mut self.action.text,
            Field::LegalInstrument => &mut self.legal.instrument,
            Field::LegalArticle => &mut self.legal.article,
            Field::Timeline => &mut self.timeline.text,
            Field::IndicatorMeasure => &mut self.indicator.measure,
            Field::IndicatorBaseline => &mut self.indicator.baseline,
            Field::IndicatorTarget => &mut self.indicator.target,
            Field::IndicatorSource => &mut self.indicator.source,
            Field::IndicatorFrequency => &mut self.indicator.frequency,
            Field::CostAmount => &mut self.cost.amount,
            Field::CostCurrency => &mut self.cost.currency,
            Field::CostSource => &mut self.cost.source,
            Field::PriorityReason => &mut self.priority.reason,
            Field::RiskWho => &mut self.risks.who,
            Field::RiskMitigation => &mut self.risks.mitigation,
            Field::Related => &mut self.related,
            Field::Response => &mut self.response.text,
            Field::ResponseLanguage => &mut self.response.language,
            Field::ResponseHash => &mut self.response.hash,
            Field::ResponseAssessment => &mut self.response.assessment,
            _ => return None,
        })
    }

    /// Whether a field holds what it is for. A blank text is not filled, and neither is a value that this app does not know.
    pub fn is_filled(&self, field: Field) -> bool {
        match field {
            // A date or a milestone: either is enough.
            Field::Timeline => self.timeline.day.is_some() || !is_blank(&self.timeline.text),
            Field::Number => self.number.is_some(),
            Field::Pillars => self.pillars.iter().any(|pillar| pillar.known().is_some()),
            Field::Evidence => {
                !self.evidence.is_empty() && self.evidence.iter().all(Citation::is_complete)
            }
            Field::SurvivorSource => self.survivor.source.known().is_some(),
            Field::SurvivorContributions => !self.survivor.contributions.is_empty(),
            Field::Strength => self.action.strength.known().is_some(),
            Field::TimelineDay => self.timeline.day.is_some(),
            Field::Cost => self.cost.kind.known().is_some(),
            Field::Priority => self.priority.level.known().is_some(),
            Field::Status => self.status.known().is_some(),
            Field::ResponseDay => self.response.day.is_some(),
            Field::FollowUpDay => self.response.follow_up.is_some(),
            text => self.text(text).is_some_and(|text| !is_blank(text)),
        }
    }

    /// Which of the required fields are not filled, in the order of `required`. Words of one person need that person's
    /// contribution beside them: then it is missing too, right after the source.
    pub fn missing(&self, required: &[Field]) -> Vec<Field> {
        let mut missing = Vec::new();
        for field in required.iter().copied() {
            if !self.is_filled(field) {
                missing.push(field);
            }
            let needs_person = field == Field::SurvivorSource
                && self.survivor.source.known() == Some(SurvivorSource::Individual);
            if needs_person && !self.is_filled(Field::SurvivorContributions) {
                missing.push(Field::SurvivorContributions);
            }
        }
        missing.dedup();
        missing
    }

    /// The sources whose number of people is so small that it could show who they are, with what that means.
    pub fn small_cells(&self) -> impl Iterator<Item = (&CitationId, CellSize)> {
        self.evidence.iter().filter_map(|citation| {
            let size = cell_size(citation.sample?);
            (size != CellSize::Fine).then_some((&citation.id, size))
        })
    }

    /// Whether it can go to sign-off: every required field is filled, and no number of people is so small that it is blocked.
    pub fn is_ready(&self, required: &[Field]) -> bool {
        self.missing(required).is_empty()
            && !self.small_cells().any(|(_, size)| size == CellSize::Blocked)
    }

    /// The fields that have more words than they may have (policy-drafting 1.2). It keeps nothing from being ready.
    pub fn over_length(&self) -> Vec<OverLength> {
        let of = |field: Field| {
            let (most, words) = (field.most_words()?, count_words(self.text(field)?));
            (words > most).then_some(OverLength { field, words, most })
        };
        Field::ALL.iter().copied().filter_map(of).collect()
    }
}

/// Blank is also what only looks empty: a zero-width blank fills no field.
fn is_blank(text: &str) -> bool {
    count_words(text) == 0
}
