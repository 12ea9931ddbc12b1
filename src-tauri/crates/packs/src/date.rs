//! Days of the calendar, as packs write them.
//!
//! A pack knows days and no times: when a text was updated, when a number was called. Invariant: the
//! day exists in the Gregorian calendar, in a year of four digits.

use std::{
    fmt,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::{BadValue, value::read_from_text};

/// `day_number` of the first of January 1970.
const UNIX_DAY: i64 = 719_468;
/// How many days 400 years have; the calendar then begins anew.
const DAYS_OF_ERA: i64 = 146_097;
const SECONDS_OF_DAY: u64 = 86_400;

/// A day, written `2026-11-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
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

impl Date {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When it is written in another way, or there is no such day.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        let has_form = text.len() == 10
            && text.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !has_form {
            return Err(BadValue::Date);
        }
        let bad = |_| BadValue::Date;
        let year = text[..4].parse().map_err(bad)?;
        let month = text[5..7].parse().map_err(bad)?;
        let day = text[8..].parse().map_err(bad)?;
        let is_day = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        if is_day { Ok(Self { year, month, day }) } else { Err(BadValue::Date) }
    }

    /// The day of a moment in UTC; none for what lies before 1970 or after the year 9999.
    pub fn at(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let days = i64::try_from(seconds / SECONDS_OF_DAY).ok()?;
        Self::from_day_number(UNIX_DAY + days)
    }

    /// The day that has this `day_number`.
    fn from_day_number(number: i64) -> Option<Self> {
        let (era, day) = (number.div_euclid(DAYS_OF_ERA), number.rem_euclid(DAYS_OF_ERA));
        // Each fourth year has a day more, each hundredth has not, and the last of the 400 has.
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let ends_after = month >= 10;
        let year = u16::try_from(400 * era + year + i64::from(ends_after)).ok()?;
        let day = u8::try_from(day - (153 * month + 2) / 5 + 1).ok()?;
        let month = u8::try_from(if ends_after { month - 9 } else { month + 3 }).ok()?;
        (year <= 9999).then_some(Self { year, month, day })
    }

    /// How many days lie between the first of March of the year 0 and this day, so that two days
    /// can be subtracted. The year begins in March here: the leap day is then its last.
    pub fn day_number(self) -> i64 {
        let begins_before = i64::from(self.month < 3);
        let year = i64::from(self.year) - begins_before;
        let month = i64::from(self.month) + 12 * begins_before - 3;
        let before_month = (153 * month + 2) / 5;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + before_month + i64::from(self.day) - 1
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

read_from_text!(Date);

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        for good in ["2026-11-25", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(Date::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "2026",
            "2026-11-31",
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "26-11-25",
            "2026/11/25",
            "2026-11-25 ",
            "٢٠٢٦-11-25",
            "+026-11-25",
        ] {
            assert_eq!(Date::parse(bad), Err(BadValue::Date), "{bad}");
        }
    }

    #[test]
    fn every_day_is_one_after_the_day_before() {
        let mut before = None;
        for year in [1899, 1900, 1999, 2000, 2023, 2024, 2025] {
            for month in 1..=12 {
                for day in 1..=days_in(year, month) {
                    let number = Date { year, month, day }.day_number();
                    let back = Date::from_day_number(number);
                    assert_eq!(back, Some(Date { year, month, day }));
                    if let Some((last_year, last)) = before
                        && (last_year == year || last_year + 1 == year)
                    {
                        assert_eq!(number, last + 1, "{year}-{month}-{day}");
                    }
                    before = Some((year, number));
                }
            }
        }
    }
    #[test]
    fn a_moment_is_on_a_day() {
        let at = |seconds| Date::at(UNIX_EPOCH + Duration::from_secs(seconds));
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_400, "2000-02-29"),
            (1_764_028_800, "2025-11-25"),
        ] {
            assert_eq!(at(seconds).unwrap().to_string(), day);
        }
        assert_eq!(at(400_000_000_000), None);
        assert_eq!(Date::at(UNIX_EPOCH - Duration::from_secs(1)), None);
    }
}
