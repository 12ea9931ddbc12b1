//! What is found: a place in the text, what kind of detail it may be, and what one could do about it.
//!
//! The core gives candidates to the window, which has the words for them. Invariant: a candidate holds no part of the
//! text itself, so that it can be logged or kept without telling what somebody wrote.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What kind of detail a place of the text may be. The kinds are those of the reference, section 1.4, rule 5. Their numbers go
/// into what [`crate::PassageKey`] stands for, so none of them ever changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DetailKind {
    /// A name or pseudonym that the caller gave, or a part of it.
    MemberName = 0,
    /// What looks like the name of a person.
    PersonName = 1,
    /// A telephone number.
    Phone = 2,
    /// An e-mail address.
    Email = 3,
    /// A name in a social network or a messenger.
    Handle = 4,
    /// A link that leads to one person's page.
    Link = 5,
    /// The number of an identity card, an account, a licence, or a long number of which nothing is known.
    IdNumber = 6,
    /// The number of a case, a complaint or a file.
    CaseNumber = 7,
    /// The number of a passport.
    PassportNumber = 8,
    /// A day: with its month, and with or without its year.
    ExactDate = 9,
    /// The age of somebody who was younger than 18.
    AgeBelow18 = 10,
    /// A place that is not among the large ones.
    SmallPlace = 11,
    /// A firm, a farm, an agency that somebody worked for.
    Employer = 12,
    /// A ship or boat.
    Vessel = 13,
    /// A bar, a hotel, a shop.
    Venue = 14,
    /// One court, told apart from others by its number or place.
    Court = 15,
    /// A small place, a day and a role close together: few people fit, perhaps one.
    RareCombination = 16,
}

/// What could stand in the place of a detail. The person decides, and writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggestion {
    /// Say the region or the country in place of the town.
    PlaceToRegion,
    /// Say the month or the year in place of the day.
    DateToMonth,
    /// Say an age group in place of the age.
    AgeToGroup,
    /// Say what the person or body is to the story ("a recruiter", "a court") in place of the name.
    NameToRole,
    /// Make one part of the combination more general.
    GeneraliseOnePart,
    /// Leave it out.
    Remove,
}

impl DetailKind {
    /// Every kind, in the order in which a report lists them.
    pub const ALL: [Self; 17] = [
        Self::MemberName,
        Self::PersonName,
        Self::Phone,
        Self::Email,
        Self::Handle,
        Self::Link,
        Self::IdNumber,
        Self::CaseNumber,
        Self::PassportNumber,
        Self::ExactDate,
        Self::AgeBelow18,
        Self::SmallPlace,
        Self::Employer,
        Self::Vessel,
        Self::Venue,
        Self::Court,
        Self::RareCombination,
    ];

    /// What could stand in the place of a detail of this kind.
    #[must_use]
    pub fn suggestion(self) -> Suggestion {
        match self {
            Self::Phone
            | Self::Email
            | Self::Handle
            | Self::Link
            | Self::IdNumber
            | Self::CaseNumber
            | Self::PassportNumber => Suggestion::Remove,
            Self::ExactDate => Suggestion::DateToMonth,
            Self::AgeBelow18 => Suggestion::AgeToGroup,
            Self::SmallPlace => Suggestion::PlaceToRegion,
            Self::MemberName
            | Self::PersonName
            | Self::Employer
            | Self::Vessel
            | Self::Venue
            | Self::Court => Suggestion::NameToRole,
            Self::RareCombination => Suggestion::GeneraliseOnePart,
        }
    }
}

/// A place of a text that a person should look at before others read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Where it stands, in code points of the text that was given to [`crate::find`]. Never empty.
    pub range: Range<usize>,
    /// What it may be.
    pub kind: DetailKind,
    /// What could stand in its place.
    pub suggestion: Suggestion,
}

impl Candidate {
    pub(crate) fn new(range: Range<usize>, kind: DetailKind) -> Self {
        Self { range, kind, suggestion: kind.suggestion() }
    }
}
