//! Times and days as the language writes them, by the webview's own `Intl`.
//!
//! Called by rows and day dividers. All times are milliseconds since 1970, as the core gives them,
//! shown in the device's time zone and the Gregorian calendar. Every function is tracked.

use js_sys::{Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{catalogue, names::capitalised};

const DAY_MS: f64 = 86_400_000.0;

/// The time of day: `9:47`.
#[must_use]
pub fn time(timestamp_ms: u64) -> String {
    format(timestamp_ms, &[("hour", "numeric"), ("minute", "2-digit")])
}

/// A day with its weekday: `Tuesday 12 May`, with the year when it is another year.
#[must_use]
pub fn day(timestamp_ms: u64) -> String {
    let mut parts = vec![("weekday", "long"), ("day", "numeric"), ("month", "long")];
    if date(timestamp_ms).get_full_year() != Date::new_0().get_full_year() {
        parts.push(("year", "numeric"));
    }
    format(timestamp_ms, &parts)
}

/// A day and its time, for where the whole moment is wanted.
#[must_use]
pub fn moment(timestamp_ms: u64) -> String {
    let parts = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
    ];
    format(timestamp_ms, &parts)
}

/// Today and yesterday by their words, else the day: for dividers.
#[must_use]
pub fn relative_day(timestamp_ms: u64) -> String {
    match days_ago(timestamp_ms) {
        0 => relative(0),
        1 => relative(-1),
        _ => day(timestamp_ms),
    }
}

/// A day that is written as `2026-11-25`, without its weekday: `25 November 2026`.
#[must_use]
pub fn written_day(iso: &str) -> String {
    // Noon: in no time zone is that another day.
    let noon = Date::new(&JsValue::from_str(&format!("{iso}T12:00:00")));
    format_date(&noon, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// What stands at the end of a row: the time today, the weekday within a week, else the day.
#[must_use]
pub fn short(timestamp_ms: u64) -> String {
    match days_ago(timestamp_ms) {
        0 => time(timestamp_ms),
        1..=6 => format(timestamp_ms, &[("weekday", "short")]),
        _ => format(timestamp_ms, &[("day", "numeric"), ("month", "short")]),
    }
}

/// Whole calendar days between that day and today; negative never counts, so a clock that runs
/// ahead says "today".
fn days_ago(timestamp_ms: u64) -> i64 {
    let start_of = |date: &Date| {
        let day = Date::new_0();
        day.set_time(date.get_time());
        day.set_hours(0);
        day.set_minutes(0);
        day.set_seconds(0);
        day.set_milliseconds(0);
        day.get_time()
    };
    // A day of 23 or 25 hours rounds to one day.
    let days = ((start_of(&Date::new_0()) - start_of(&date(timestamp_ms))) / DAY_MS).round();
    #[expect(clippy::cast_possible_truncation, reason = "a count of days fits by far")]
    let days = days as i64;
    days.max(0)
}

fn relative(days: i32) -> String {
    let options = options(&[("numeric", "auto")]);
    let format = Intl::RelativeTimeFormat::new(&languages(), &options);
    capitalised(&String::from(format.format(f64::from(days), "day")))
}

fn format(timestamp_ms: u64, parts: &[(&str, &str)]) -> String {
    format_date(&date(timestamp_ms), parts)
}

fn format_date(date: &Date, parts: &[(&str, &str)]) -> String {
    let format = Intl::DateTimeFormat::new(&languages(), &options(parts));
    format
        .format()
        .call1(&JsValue::UNDEFINED, date)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

fn languages() -> js_sys::Array {
    js_sys::Array::of1(&JsValue::from_str(&format!("{}-u-ca-gregory", catalogue::current().tag)))
}

fn options(parts: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in parts {
        // Setting a key of a plain new object cannot fail.
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

fn date(timestamp_ms: u64) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of this age stay below 2^52")]
    let value = timestamp_ms as f64;
    Date::new(&JsValue::from_f64(value)).unchecked_into()
}
