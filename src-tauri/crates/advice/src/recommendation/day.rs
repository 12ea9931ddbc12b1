//! Days of the calendar, as cards and templates write them.
//!
//! Invariant: the day exists in the Gregorian calendar, in a year of four digits. What day it is now is the core's to say.

use std::fmt;

/// A text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day is written like 2026-11-25")]
pub struct BadDay;

/// A day, written `2026-11-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When it is written in another way, or there is no such day.
    pub fn parse(text: &str) -> Result<Self, BadDay> {
        let has_form = text.len() == 10
            && text.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !has_form {
            return Err(BadDay);
        }
        let part = |range| text.get(range).and_then(|digits: &str| digits.parse().ok());
        let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else {
            return Err(BadDay);
        };
        let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else {
            return Err(BadDay);
        };
        let is_day = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        if is_day { Ok(Self { year, month, of_month: day }) } else { Err(BadDay) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for good in ["2026-11-25", "2028-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(Day::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "2026-11-5",
            "2026-13-01",
            "2026-00-01",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026/11/25",
            "+026-11-25",
            "2026-11-25 ",
            "২০২৬-11-25",
        ] {
            assert_eq!(Day::parse(bad), Err(BadDay), "{bad}");
        }
    }

    #[test]
    fn days_are_in_the_order_of_the_calendar() {
        let day = |text| Day::parse(text).unwrap();
        assert!(day("2026-11-25") < day("2026-12-01"));
        assert!(day("2026-12-31") < day("2027-01-01"));
    }
}
