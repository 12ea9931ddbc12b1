//! What a command answers when it could not be done: a code with arguments, never free text.
//!
//! The core maps its own errors to these; the window maps each to one Fluent message.
//! Invariant: a code exists only if the window says or does something different for it.

use serde::{Deserialize, Serialize};

use crate::{
    account::AccountError, advice::AdviceError, messaging::MessagingError,
    proposals::ProposalsError, resources::ResourcesError, safety::SafetyError,
    settings::SettingsError,
};

/// Why a command was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IpcError {
    /// The vault is locked.
    Locked,
    /// Nobody is signed in.
    SignedOut,
    /// The arguments were not understood: the two ends disagree, which is a fault of ours.
    Malformed,
    /// A fault of ours; nothing is known to be lost.
    Internal,
    /// Of the vault.
    Safety(SafetyError),
    /// Of the account.
    Account(AccountError),
    /// Of conversations.
    Messaging(MessagingError),
    /// Of the library.
    Resources(ResourcesError),
    /// Of writing together.
    Proposals(ProposalsError),
    /// Of policy drafts.
    Advice(AdviceError),
    /// Of settings.
    Settings(SettingsError),
}

impl From<SafetyError> for IpcError {
    fn from(error: SafetyError) -> Self {
        Self::Safety(error)
    }
}

impl From<AccountError> for IpcError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl From<MessagingError> for IpcError {
    fn from(error: MessagingError) -> Self {
        Self::Messaging(error)
    }
}

impl From<ResourcesError> for IpcError {
    fn from(error: ResourcesError) -> Self {
        Self::Resources(error)
    }
}

impl From<ProposalsError> for IpcError {
    fn from(error: ProposalsError) -> Self {
        Self::Proposals(error)
    }
}

impl From<AdviceError> for IpcError {
    fn from(error: AdviceError) -> Self {
        Self::Advice(error)
    }
}

impl From<SettingsError> for IpcError {
    fn from(error: SettingsError) -> Self {
        Self::Settings(error)
    }
}
