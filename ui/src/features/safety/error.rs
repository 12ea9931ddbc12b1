//! The words for errors of the vault.

use larkspur_ipc::safety::SafetyError;

use super::wait::wait_words;
use crate::i18n::{Text, t};

/// What happened, what is safe, what to do.
#[must_use]
pub fn text(error: SafetyError) -> Text {
    match error {
        SafetyError::WrongPassphrase { wait_seconds: 0 } => t::safety_error_wrong(),
        SafetyError::WrongPassphrase { wait_seconds } => {
            t::safety_error_wrong_wait(wait_words(wait_seconds))
        }
        SafetyError::WaitFirst { wait_seconds } => t::safety_error_wait(wait_words(wait_seconds)),
        SafetyError::TooWeak => t::safety_error_too_weak(),
        SafetyError::AlreadyExists => t::safety_error_already_exists(),
        SafetyError::Absent => t::safety_error_absent(),
        SafetyError::Damaged => t::safety_error_damaged(),
        SafetyError::DiskNotWritable => t::safety_error_disk(),
        SafetyError::DatabaseDamaged => t::safety_error_database(),
        SafetyError::NewerApp => t::safety_error_newer_app(),
        SafetyError::NoEncryption => t::safety_error_no_encryption(),
        SafetyError::NotConfirmed => t::safety_error_not_confirmed(),
    }
}
