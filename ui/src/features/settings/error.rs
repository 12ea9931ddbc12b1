//! The words for errors of settings.

use larkspur_ipc::settings::SettingsError;

use crate::i18n::{Text, t};

/// What happened, what is safe, what to do.
#[must_use]
pub fn text(error: SettingsError) -> Text {
    match error {
        SettingsError::NotSaved => t::settings_error_not_saved(),
        SettingsError::UnknownLanguage => t::settings_error_unknown_language(),
    }
}
