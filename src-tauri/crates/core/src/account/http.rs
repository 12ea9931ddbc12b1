//! How the app speaks HTTP: to which addresses it lets itself be led, and how long it waits.
//!
//! Used by `account::client`, which hands it to the SDK. Invariants: a server that was reached
//! safely never leads to an address in the clear; no request with a password, a token or a
//! message follows a redirect to another server.

use std::time::Duration;

use larkspur_ipc::account::AccountError;
use matrix_sdk::reqwest::{self, redirect, tls};
use tracing::warn;
use url::Url;

/// How long a connection may take to come about. A request that sends gets longer.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How often one request may be led on.
const MAX_REDIRECTS: usize = 5;
/// The one place that a server may keep on another server (client-server API, "Server Discovery").
const WELL_KNOWN: &str = "/.well-known/matrix/client";

/// Whether an address in the clear may be used at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transport {
    /// Only https, whatever a server names or leads to.
    Https,
    /// The person named the loopback of this machine, which has no certificate.
    Loopback,
}

impl Transport {
    /// The transport of an address that passed `check_transport`.
    pub(super) fn of(url: &Url) -> Self {
        if url.scheme() == "https" { Self::Https } else { Self::Loopback }
    }
}

/// The HTTP client of one account.
///
/// # Errors
/// [`AccountError::TlsFailed`] when this machine offers no way to check certificates.
pub(super) fn client(transport: Transport) -> Result<reqwest::Client, AccountError> {
    reqwest::Client::builder()
        // Says nothing about the app to whoever reads the server's log.
        .user_agent("Mozilla/5.0")
        .connect_timeout(CONNECT_TIMEOUT)
        .https_only(transport == Transport::Https)
        // BCP 195 asks for this.
        .tls_version_min(tls::Version::TLS_1_2)
        .redirect(redirect::Policy::custom(follow_or_stop))
        .referer(false)
        .build()
        .map_err(|_| {
            warn!("no secure connections can be made on this machine");
            AccountError::TlsFailed
        })
}

/// A redirect that is not followed is an answer like any other, and no answer of a homeserver.
fn follow_or_stop(attempt: redirect::Attempt<'_>) -> redirect::Action {
    if may_follow(attempt.previous(), attempt.url()) { attempt.follow() } else { attempt.stop() }
}

fn may_follow(previous: &[Url], next: &Url) -> bool {
    let (Some(first), Some(last)) = (previous.first(), previous.last()) else { return false };
    let is_same_server = last.origin() == next.origin();
    // Looking a server up carries nothing of the person, and a name without `www` often leads to
    // the one with it.
    let is_looking_up =
        first.scheme() == "https" && first.path() == WELL_KNOWN && next.scheme() == "https";
    previous.len() <= MAX_REDIRECTS && (is_same_server || is_looking_up)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_looking_up_is_led_to_another_server() {
        let well_known = "https://a.example/.well-known/matrix/client";
        let login = "https://a.example/_matrix/client/v3/login";
        for (path, next, expected) in [
            (vec![well_known], "https://www.a.example/x", true),
            (vec![well_known, "https://www.a.example/x"], "https://b.example/x", true),
            (vec![well_known], "http://a.example/x", false),
            (vec!["http://127.0.0.1/.well-known/matrix/client"], "https://b.example/", false),
            (vec![login], "https://a.example/other", true),
            (vec![login], "https://b.example/_matrix/client/v3/login", false),
            (vec![login], "https://a.example:8448/_matrix/client/v3/login", false),
            (vec![login], "http://a.example/_matrix/client/v3/login", false),
            (vec![login; MAX_REDIRECTS + 1], "https://a.example/other", false),
        ] {
            let previous: Vec<Url> = path.iter().map(|url| Url::parse(url).unwrap()).collect();
            assert_eq!(may_follow(&previous, &Url::parse(next).unwrap()), expected, "{next}");
        }
    }
}
