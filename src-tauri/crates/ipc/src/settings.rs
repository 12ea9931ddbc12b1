//! Settings: what the app looks like and which language it speaks, before and after the lock.
//!
//! These preferences stand in a plain file of the data folder, since the lock screen needs them.
//! Invariant: they say nothing about a person, a conversation or an account.

use serde::{Deserialize, Serialize};

use crate::command::{command, stream};

/// The smallest and the largest text size, in percent.
pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 90..=200;

/// Which of the themes is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appearance {
    /// As the system asks (`prefers-contrast`, `prefers-color-scheme`).
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Always strong contrast.
    Contrast,
}

/// The preferences of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The chosen language as a BCP 47 tag; `None` until one is chosen.
    pub language: Option<String>,
    /// The theme.
    pub appearance: Appearance,
    /// Text size in percent, within [`TEXT_SIZES`].
    pub text_size: u16,
    /// Whether Shift pressed three times hides the app.
    pub hides_by_shift: bool,
    /// Whether the library can be read on the lock screen. It says that somebody may, not that anybody does.
    pub can_read_while_locked: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            appearance: Appearance::System,
            text_size: 100,
            hides_by_shift: true,
            can_read_while_locked: false,
        }
    }
}

/// The preferences, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchPreferences {}
stream!(WatchPreferences, "settings_watch_preferences", Public, Preferences);

/// Chooses the language of the interface. A BCP 47 tag of at most 35 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetLanguage {
    /// A tag such as `es`.
    pub language: String,
}
command!(SetLanguage, "settings_set_language", Public, ());

/// Chooses the theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAppearance {
    /// The theme.
    pub appearance: Appearance,
}
command!(SetAppearance, "settings_set_appearance", Unlocked, ());

/// Chooses the text size; it is brought into [`TEXT_SIZES`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetTextSize {
    /// In percent.
    pub percent: u16,
}
command!(SetTextSize, "settings_set_text_size", Unlocked, ());

/// Switches on or off that Shift pressed three times hides the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetHideByShift {
    /// Whether it hides.
    pub is_on: bool,
}
command!(SetHideByShift, "settings_set_hide_by_shift", Unlocked, ());

/// Switches on or off that the library can be read on the lock screen. Only from an open vault: otherwise whoever
/// finds the lock screen could switch it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetReadWhileLocked {
    /// Whether it can be read.
    pub is_on: bool,
}
command!(SetReadWhileLocked, "settings_set_read_while_locked", Unlocked, ());

/// Says that the page has put its first words on the screen. A page that never says it is loaded anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteShown {}
command!(NoteShown, "settings_note_shown", Public, ());

/// Which data folder could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingsError {
    /// The preference holds for now, but could not be written to the disk.
    NotSaved,
    /// The tag is not a language that ships.
    UnknownLanguage,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_be_read_while_locked_before_somebody_turned_that_on() {
        let first = serde_json::to_value(Preferences::default()).unwrap();
        let expected = serde_json::json!({
            "language": null,
            "appearance": "system",
            "text_size": 100,
            "hides_by_shift": true,
            "can_read_while_locked": false,
        });
        assert_eq!(first, expected);
        // As an earlier version of the app has written it.
        let before: Preferences = serde_json::from_str(r#"{"hides_by_shift": false}"#).unwrap();
        assert!(!before.can_read_while_locked);
    }
}
