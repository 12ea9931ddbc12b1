//! What is said of each error, in the order: what happened, what is safe, what to do.
//!
//! Called by every page that sends a command. Invariant: the match is exhaustive, so a new code
//! cannot be shown without words.

use larkspur_ipc::IpcError;

use crate::{
    features,
    i18n::{Text, t},
};

/// The words for an error.
#[must_use]
pub fn error_text(error: IpcError) -> Text {
    match error {
        IpcError::Locked => t::common_error_locked(),
        IpcError::SignedOut => t::common_error_signed_out(),
        IpcError::Malformed => t::common_error_malformed(),
        IpcError::Internal => t::common_error_internal(),
        IpcError::Safety(error) => features::safety::error::text(error),
        IpcError::Account(error) => features::account::error::text(error),
        IpcError::Messaging(error) => features::messaging::error::text(error),
        IpcError::Resources(error) => features::resources::error::text(error),
        IpcError::Proposals(error) => features::proposals::error::text(error),
        IpcError::Advice(error) => features::advice::error::text(error),
        IpcError::Settings(error) => features::settings::error::text(error),
    }
}
