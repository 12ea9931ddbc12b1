//! What a failed request to the server means, in the few kinds that the features tell apart.
//!
//! Used by account and messaging, which map it to their own codes. Invariant: no text of the
//! server or of the HTTP library leaves this module.

use std::{error::Error as _, time::Duration};

use matrix_sdk::{
    Error, HttpError,
    ruma::api::error::{ErrorKind, RetryAfter},
};

/// Why the server did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ServerFault {
    /// No answer: no network, no server, a time-out.
    Unreachable,
    /// The connection could not be secured.
    Tls,
    /// Asked to wait this many seconds, at least 1.
    RateLimited(u32),
    /// The rules do not allow it.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// The account is locked, suspended or closed.
    AccountClosed,
    /// The token is no longer accepted.
    UnknownToken,
    /// The disk of this device could not be written or its store is damaged.
    Store,
    /// Anything else.
    Other,
}

/// Seconds to wait where the server asks to wait and does not say how long.
const DEFAULT_WAIT: Duration = Duration::from_secs(5);

impl From<&Error> for ServerFault {
    fn from(error: &Error) -> Self {
        match error {
            Error::Http(http) => Self::from(&**http),
            Error::StateStore(_) | Error::CryptoStoreError(_) | Error::Io(_) => Self::Store,
            _ => Self::Other,
        }
    }
}

impl From<&HttpError> for ServerFault {
    fn from(error: &HttpError) -> Self {
        match error {
            HttpError::Reqwest(cause) => {
                if names_tls(cause) {
                    Self::Tls
                } else {
                    Self::Unreachable
                }
            }
            HttpError::Cached(inner) => Self::from(&**inner),
            other => other.client_api_error_kind().map_or_else(|| of_status(other), Self::from),
        }
    }
}

impl From<&ErrorKind> for ServerFault {
    fn from(kind: &ErrorKind) -> Self {
        match kind {
            ErrorKind::LimitExceeded(data) => {
                let wait = match data.retry_after {
                    Some(RetryAfter::Delay(delay)) => delay,
                    Some(RetryAfter::DateTime(at)) => {
                        at.duration_since(std::time::SystemTime::now()).unwrap_or(DEFAULT_WAIT)
                    }
                    None => DEFAULT_WAIT,
                };
                Self::RateLimited(
                    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX).max(1),
                )
            }
            ErrorKind::Forbidden => Self::Forbidden,
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::UserLocked | ErrorKind::UserSuspended | ErrorKind::UserDeactivated => {
                Self::AccountClosed
            }
            ErrorKind::UnknownToken(_) | ErrorKind::MissingToken => Self::UnknownToken,
            _ => Self::Other,
        }
    }
}

/// An answer without a Matrix error: a gateway's page (502, 503, 504) means that the homeserver
/// behind it does not answer.
fn of_status(error: &HttpError) -> ServerFault {
    match error.as_client_api_error().map(|e| e.status_code.as_u16()) {
        Some(502..=504) => ServerFault::Unreachable,
        Some(404) => ServerFault::NotFound,
        _ => ServerFault::Other,
    }
}

/// reqwest has no kind for a failed TLS handshake: rustls's own sentence in the chain of causes
/// names the certificate or the handshake.
fn names_tls(error: &matrix_sdk::reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        let text = inner.to_string();
        if text.contains("certificate")
            || text.contains("HandshakeFailure")
            || text.contains("corrupt message")
        {
            return true;
        }
        cause = inner.source();
    }
    false
}
