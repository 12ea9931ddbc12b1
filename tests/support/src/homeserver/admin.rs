//! The few calls that are made to a homeserver besides those of the app.
//!
//! Called by [`super::Homeserver`]. Invariant: they go to loopback, through no proxy.

use std::fmt::Write as _;
use std::time::Duration;

use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use ureq::Agent;

use crate::Trouble;

/// What an account may do on the server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Member,
    Admin,
}

/// Whether the server answers a client's first question.
pub(super) fn is_answering(url: &str) -> bool {
    agent().get(format!("{url}/_matrix/client/versions")).call().is_ok()
}

#[derive(Deserialize)]
struct Nonce {
    nonce: String,
}

#[derive(Serialize)]
struct Registration<'a> {
    nonce: &'a str,
    username: &'a str,
    password: &'a str,
    admin: bool,
    mac: String,
    // Without it the server makes a device that nobody uses and that every sender encrypts to.
    inhibit_login: bool,
}

#[derive(Deserialize)]
struct Registered {
    user_id: String,
}

/// Synapse's "shared-secret registration" (its admin API, `register_api`).
pub(super) fn register(
    url: &str,
    shared_secret: &str,
    kind: Kind,
    localpart: &str,
    password: &str,
) -> Result<String, Trouble> {
    let trouble = |e: ureq::Error| Trouble::while_doing(&format!("registering {localpart}"), &e);
    let place = format!("{url}/_synapse/admin/v1/register");
    let Nonce { nonce } = agent()
        .get(&place)
        .call()
        .and_then(|mut answer| answer.body_mut().read_json())
        .map_err(trouble)?;
    let word = if kind == Kind::Admin { "admin" } else { "notadmin" };
    let registration = Registration {
        nonce: &nonce,
        username: localpart,
        password,
        admin: kind == Kind::Admin,
        mac: sign(shared_secret, &[&nonce, localpart, password, word])?,
        inhibit_login: true,
    };
    let Registered { user_id } = agent()
        .post(&place)
        .send_json(&registration)
        .and_then(|mut answer| answer.body_mut().read_json())
        .map_err(trouble)?;
    Ok(user_id)
}

/// HMAC-SHA1 over the parts with a zero byte between them, in hexadecimal digits.
fn sign(shared_secret: &str, parts: &[&str]) -> Result<String, Trouble> {
    let mut mac = Hmac::<Sha1>::new_from_slice(shared_secret.as_bytes())
        .map_err(|e| Trouble::while_doing("signing a registration", &e))?;
    mac.update(parts.join("\0").as_bytes());
    let mut digits = String::new();
    for byte in mac.finalize().into_bytes() {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}

/// A client that goes to loopback through no proxy, and waits for 30 s at most.
pub(crate) fn agent() -> Agent {
    Agent::config_builder().proxy(None).timeout_global(Some(Duration::from_secs(30))).build().into()
}
