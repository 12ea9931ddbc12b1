//! The preferences as a file.
//!
//! Used by settings alone. Invariant: whatever bytes the file holds, reading it gives preferences
//! that are within their limits.

use std::{fs, io, path::Path};

use larkspur_ipc::settings::{Preferences, TEXT_SIZES};

use super::error::NotWritten;
use crate::disk;

/// The longest file that is read, in bytes: nothing that we write comes near it.
const MAX_BYTES: u64 = 64 * 1024;

/// Reads the file. If it is damaged, defaults are read and written in its place.
pub(super) fn read(path: &Path) -> Preferences {
    let (mut preferences, is_damaged) = match fs::metadata(path).map(|found| found.len()) {
        Err(error) => (Preferences::default(), error.kind() != io::ErrorKind::NotFound),
        Ok(length) if length > MAX_BYTES => (Preferences::default(), true),
        Ok(_) => match fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
            Some(preferences) => (preferences, false),
            None => (Preferences::default(), true),
        },
    };
    bring_into_limits(&mut preferences);
    if is_damaged && write(path, &preferences).is_err() {
        tracing::warn!("damaged preferences were not replaced");
    }
    preferences
}

/// Replaces the file.
pub(super) fn write(path: &Path, preferences: &Preferences) -> Result<(), NotWritten> {
    let mut bytes = serde_json::to_vec_pretty(preferences).map_err(io::Error::from)?;
    bytes.push(b'\n');
    Ok(disk::write_atomically(path, &bytes)?)
}

fn bring_into_limits(preferences: &mut Preferences) {
    preferences.text_size = preferences.text_size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
    preferences.language.take_if(|tag| !is_language_tag(tag));
}

/// Whether this has the form of a language tag (BCP 47). Which languages ship, the interface
/// knows: a tag that it lacks is shown in the nearest one that it has.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_language = parts
        .next()
        .is_some_and(|part| (2..=8).contains(&part.len()) && is_all(part, u8::is_ascii_alphabetic));
    tag.len() <= 35
        && is_language
        && parts
            .all(|part| (1..=8).contains(&part.len()) && is_all(part, u8::is_ascii_alphanumeric))
}

fn is_all(part: &str, is_fine: impl Fn(&u8) -> bool) -> bool {
    part.as_bytes().iter().all(is_fine)
}
