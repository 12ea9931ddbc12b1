//! What recommendations and contributions are called.
//!
//! Invariant: an id is bounded and has no character that controls something; the id of a contribution is not printed by
//! `Debug`, since it leads to a person.

use std::fmt;

/// The longest id of a contribution or source, in bytes.
const LONGEST_ID: usize = 64;
/// The length of a ULID (github.com/ulid/spec).
const LENGTH_OF_ULID: usize = 26;

/// A text is no id of the kind that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no id of the kind that stands here")]
pub struct BadId;

/// Whether a text is an id that the core made: letters, digits, `-` and `_`.
pub(super) fn is_id(text: &str) -> bool {
    let is_of_id = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(is_of_id)
}

/// A recommendation, over all drafts: a ULID in capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecommendationId(String);

impl RecommendationId {
    /// Reads 26 characters of Crockford's base 32, of which the first is 7 at most (github.com/ulid/spec).
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let is_of_ulid = |byte: u8| {
            byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !b"ILOU".contains(&byte))
        };
        let is_ulid = text.len() == LENGTH_OF_ULID
            && text.bytes().all(is_of_ulid)
            && text.bytes().next().is_some_and(|first| (b'0'..=b'7').contains(&first));
        if is_ulid { Ok(Self(text.to_owned())) } else { Err(BadId) }
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How people call a recommendation: `R-2026-03`. Within a draft it is never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecommendationNumber {
    year: u16,
    number: u16,
}

impl RecommendationNumber {
    /// The number of a recommendation of a year. Both are what a draft hands out: a year of four digits, a number from 1.
    pub fn new(year: u16, number: u16) -> Option<Self> {
        let is_number = (1000..=9999).contains(&year) && (1..=9999).contains(&number);
        is_number.then_some(Self { year, number })
    }

    /// Reads `R-YYYY-NN`; above 99 the number has more digits.
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let (year, number) =
            text.strip_prefix("R-").and_then(|rest| rest.split_once('-')).ok_or(BadId)?;
        let (Ok(year), Ok(number)) = (year.parse(), number.parse()) else { return Err(BadId) };
        // One number has one way to be written.
        Self::new(year, number).filter(|read| read.to_string() == text).ok_or(BadId)
    }

    /// The number that comes after all of these in a year: what was given is never given again, also when it is gone since.
    pub fn next(given: impl IntoIterator<Item = Self>, year: u16) -> Option<Self> {
        let of_year = given.into_iter().filter(|number| number.year == year);
        let last = of_year.map(|number| number.number).max().unwrap_or(0);
        Self::new(year, last.checked_add(1)?)
    }
}

impl fmt::Display for RecommendationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R-{:04}-{:02}", self.year, self.number)
    }
}

/// Something that a person gave to a draft, as a card names it; the consent to it is found by this.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContributionKey(String);

impl ContributionKey {
    /// Takes an id of 64 letters, digits, `-` and `_` at most.
    ///
    /// # Errors
    /// When it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        if is_id(text) { Ok(Self(text.to_owned())) } else { Err(BadId) }
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ContributionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContributionKey")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_way_to_be_written() {
        for good in ["R-2026-01", "R-2026-99", "R-2026-100", "R-9999-9999"] {
            assert_eq!(RecommendationNumber::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "R-2026-1",
            "R-2026-00",
            "R-26-01",
            "r-2026-01",
            "R-2026-010",
            "R-2026",
            "R-2026-+1",
        ] {
            assert_eq!(RecommendationNumber::parse(bad), Err(BadId), "{bad}");
        }
    }

    #[test]
    fn a_number_is_never_given_twice() {
        let read = |text| RecommendationNumber::parse(text).unwrap();
        let given = [read("R-2026-01"), read("R-2026-07"), read("R-2025-40")];
        assert_eq!(RecommendationNumber::next(given, 2026), Some(read("R-2026-08")));
        assert_eq!(RecommendationNumber::next(given, 2027), Some(read("R-2027-01")));
        assert_eq!(RecommendationNumber::next([read("R-2026-9999")], 2026), None);
    }

    #[test]
    fn an_id_of_a_recommendation_is_a_ulid() {
        assert!(RecommendationId::parse("01ARZ3NDEKTSV4RRFFQ69G5FAV").is_ok());
        for bad in [
            "",
            "01arz3ndektsv4rrffq69g5fav",
            "81ARZ3NDEKTSV4RRFFQ69G5FAV",
            "01ARZ3NDEKTSV4RRFFQ69G5FAI",
        ] {
            assert_eq!(RecommendationId::parse(bad), Err(BadId), "{bad}");
        }
    }

    #[test]
    fn an_id_of_a_contribution_is_bounded_and_not_printed() {
        let id = ContributionKey::parse("0a_f-9").unwrap();
        assert_eq!(id.as_str(), "0a_f-9");
        assert_eq!(format!("{id:?}"), "ContributionKey");
        for bad in
            [String::new(), "a".repeat(65), "a b".to_owned(), "a:b".to_owned(), "é".to_owned()]
        {
            assert_eq!(ContributionKey::parse(&bad), Err(BadId), "{bad}");
        }
    }
}
