//! The homeserver's settings: what Larkspur recommends to whoever runs one, on loopback.
//!
//! Called by [`super::Homeserver`]. Invariant: no federation, no directory, no presence, no
//! preview; every room is encrypted by default.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::net::SocketAddrV4;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use crate::Trouble;

/// The name of the database file.
pub(super) const DATABASE: &str = "homeserver.db";

/// Holds the identity: four lines, address, name, two secrets.
const IDENTITY: &str = "identity";

const SIGNING_KEY: &str = "signing.key";

/// How soon the server says "too many requests".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateLimits {
    /// Synapse's own limits: the third sign-in within seconds has to wait.
    Default,
    /// So high that no test meets them.
    Raised,
}

/// What makes a server the same server after a restart.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) address: SocketAddrV4,
    pub(super) server_name: String,
    pub(super) shared_secret: String,
    macaroon_secret: String,
}

impl Identity {
    pub(super) fn new(address: SocketAddrV4) -> Result<Self, Trouble> {
        Ok(Self {
            address,
            server_name: address.to_string(),
            shared_secret: URL_SAFE_NO_PAD.encode(random()?),
            macaroon_secret: URL_SAFE_NO_PAD.encode(random()?),
        })
    }

    /// The identity of the server in `folder`; `None` if there is none yet.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Trouble> {
        let path = folder.join(IDENTITY);
        if !path.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path)
            .map_err(|e| Trouble::while_doing("reading the homeserver's identity", &e))?;
        let mut lines = text.lines().map(str::to_owned);
        let address = lines.next().and_then(|line| line.parse().ok());
        match (address, lines.next(), lines.next(), lines.next()) {
            (Some(address), Some(server_name), Some(shared_secret), Some(macaroon_secret)) => {
                Ok(Some(Self { address, server_name, shared_secret, macaroon_secret }))
            }
            _ => Err(Trouble::new(format!("{} is damaged: delete its folder", path.display()))),
        }
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), Trouble> {
        let seed = STANDARD_NO_PAD.encode(random()?);
        write_private(&folder.join(SIGNING_KEY), &format!("ed25519 a_try {seed}\n"))?;
        let Self { address, server_name, shared_secret, macaroon_secret } = self;
        let text = format!("{address}\n{server_name}\n{shared_secret}\n{macaroon_secret}\n");
        write_private(&folder.join(IDENTITY), &text)
    }
}

/// Writes `homeserver.yaml` anew.
pub(super) fn write(
    folder: &Path,
    identity: &Identity,
    rate_limits: RateLimits,
) -> Result<(), Trouble> {
    let Identity { address, server_name, shared_secret, macaroon_secret } = identity;
    let (ip, port) = (address.ip(), address.port());
    let limits = match rate_limits {
        RateLimits::Default => "",
        RateLimits::Raised => RAISED_LIMITS,
    };
    let text = format!(
        r#"server_name: "{server_name}"
public_baseurl: "http://{address}/"
report_stats: false
listeners:
  - {{type: http, port: {port}, bind_addresses: ["{ip}"], tls: false, resources: [{{names: [client]}}]}}
database: {{name: sqlite3, args: {{database: {DATABASE}}}}}
media_store_path: media
signing_key_path: {SIGNING_KEY}
registration_shared_secret: "{shared_secret}"
macaroon_secret_key: "{macaroon_secret}"
form_secret: "{macaroon_secret}"
{HARDENED}{limits}"#
    );
    write_private(&folder.join("homeserver.yaml"), &text)
}

/// What is recommended for every homeserver of a community.
const HARDENED: &str = r"encryption_enabled_by_default_for_room_type: all
presence: {enabled: false}
user_directory: {enabled: false, search_all_users: false, prefer_local_users: false}
require_auth_for_profile_requests: true
limit_profile_requests_to_users_who_share_rooms: true
allow_public_rooms_without_auth: false
allow_public_rooms_over_federation: false
enable_room_list_search: false
enable_registration: false
registration_requires_token: true
allow_guest_access: false
url_preview_enabled: false
federation_domain_whitelist: []
trusted_key_servers: []
suppress_key_server_warning: true
redaction_retention_period: 1d
user_ips_max_age: 1d
forget_rooms_on_leave: true
retention: {enabled: true}
enable_metrics: false
";

/// For trying and testing only. A cheap password hash is right here and nowhere else.
const RAISED_LIMITS: &str = r"bcrypt_rounds: 4
rc_message: {per_second: 10000, burst_count: 10000}
rc_registration: {per_second: 10000, burst_count: 10000}
rc_registration_token_validity: {per_second: 10000, burst_count: 10000}
rc_login:
  address: {per_second: 10000, burst_count: 10000}
  account: {per_second: 10000, burst_count: 10000}
  failed_attempts: {per_second: 10000, burst_count: 10000}
rc_admin_redaction: {per_second: 10000, burst_count: 10000}
rc_joins:
  local: {per_second: 10000, burst_count: 10000}
  remote: {per_second: 10000, burst_count: 10000}
rc_joins_per_room: {per_second: 10000, burst_count: 10000}
rc_3pid_validation: {per_second: 10000, burst_count: 10000}
rc_invites:
  per_room: {per_second: 10000, burst_count: 10000}
  per_user: {per_second: 10000, burst_count: 10000}
  per_issuer: {per_second: 10000, burst_count: 10000}
rc_key_requests: {per_second: 10000, burst_count: 10000}
rc_room_creation: {per_second: 10000, burst_count: 10000}
rc_user_directory: {per_second: 10000, burst_count: 10000}
rc_delayed_event_mgmt: {per_second: 10000, burst_count: 10000}
rc_presence: {per_user: {per_second: 10000, burst_count: 10000}}
";

fn random() -> Result<[u8; 32], Trouble> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|e| Trouble::while_doing("asking the system for random bytes", &e))?;
    Ok(bytes)
}

/// Only its owner may read it: it holds secrets, even if only those of a try-out.
fn write_private(path: &Path, text: &str) -> Result<(), Trouble> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|e| Trouble::while_doing(&format!("writing {}", path.display()), &e))
}
