//! What an account error is in words: what happened, what is safe, what to do.

use larkspur_ipc::account::AccountError;

use crate::i18n::{Text, t};

/// The sentence for a code.
#[must_use]
pub fn text(error: AccountError) -> Text {
    match error {
        AccountError::AddressMalformed => t::account_error_address_malformed(),
        AccountError::NotSecure => t::account_error_not_secure(),
        AccountError::ServerNotFound => t::account_error_server_not_found(),
        AccountError::ServerUnreachable => t::account_error_server_unreachable(),
        AccountError::TlsFailed => t::account_error_tls_failed(),
        AccountError::ServerTooOld => t::account_error_server_too_old(),
        AccountError::NoPasswordLogin => t::account_error_no_password_login(),
        AccountError::WrongPassword => t::account_error_wrong_password(),
        AccountError::RateLimited { wait_seconds } => t::account_error_rate_limited(wait_seconds),
        AccountError::AccountClosed => t::account_error_account_closed(),
        AccountError::AlreadySignedIn => t::account_error_already_signed_in(),
        AccountError::RecoveryKeyMalformed => t::account_error_recovery_key_malformed(),
        AccountError::RecoveryKeyWrong => t::account_error_recovery_key_wrong(),
        AccountError::GroupsDoNotMatch => t::account_error_groups_do_not_match(),
        AccountError::NoKeyToConfirm => t::account_error_no_key_to_confirm(),
        AccountError::NotSaved => t::account_error_not_saved(),
        AccountError::DiskNotWritable => t::account_error_disk_not_writable(),
        AccountError::StoreDamaged => t::account_error_store_damaged(),
        AccountError::ServerFault => t::account_error_server_fault(),
    }
}
