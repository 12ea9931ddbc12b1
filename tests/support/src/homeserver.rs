//! A real Synapse on loopback, with the settings that Larkspur recommends to whoever runs one.
//!
//! `cargo xtask run`, `homeserver` and `test` start it, and tests that stop and start their own.
//! Invariant: a server started again on the same folder is the same server: name, port, accounts.

mod admin;
mod settings;

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use crate::tether::{Tether, wait_until};
use crate::{Trouble, synapse_python};

#[cfg(feature = "webdriver")]
pub(crate) use admin::agent;
use settings::Identity;
pub use settings::RateLimits;

/// How long Synapse may take until it answers; on a busy machine its first start takes 20 s.
const PATIENCE: Duration = Duration::from_mins(2);

/// How a homeserver is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// The loopback address it listens on. e2e tests use 127.0.0.2, so that `strace` can tell
    /// the homeserver from everything else.
    pub address: Ipv4Addr,
    /// Whether its limits get in the way of tests.
    pub rate_limits: RateLimits,
    /// The folder it lives in; `None` makes a temporary one that goes with it. A folder that
    /// already holds a server starts that server: its name, address and port win.
    pub folder: Option<PathBuf>,
    /// The port; `None` takes a free one.
    pub port: Option<u16>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST,
            rate_limits: RateLimits::Raised,
            folder: None,
            port: None,
        }
    }
}

/// A homeserver. It ends with this value.
#[derive(Debug)]
pub struct Homeserver {
    identity: Identity,
    folder: PathBuf,
    process: Option<Tether>,
    _temporary: Option<TempDir>,
}

impl Homeserver {
    /// Starts a homeserver and waits until it answers.
    pub fn start(options: Options) -> Result<Self, Trouble> {
        let (folder, temporary) = if let Some(folder) = options.folder {
            fs::create_dir_all(&folder).map_err(folder_trouble)?;
            (folder.canonicalize().map_err(folder_trouble)?, None)
        } else {
            let made = tempfile::Builder::new().prefix("larkspur-homeserver-").tempdir();
            let made = made.map_err(folder_trouble)?;
            (made.path().to_owned(), Some(made))
        };
        let identity = if let Some(identity) = Identity::read(&folder)? {
            identity
        } else {
            let port = options.port.map_or_else(|| free_port(options.address), Ok)?;
            let identity = Identity::new(SocketAddrV4::new(options.address, port))?;
            identity.write(&folder)?;
            identity
        };
        settings::write(&folder, &identity, options.rate_limits)?;
        let mut homeserver = Self { identity, folder, process: None, _temporary: temporary };
        homeserver.start_again()?;
        Ok(homeserver)
    }

    /// The address of the server that lives in `folder`, if it answers right now. So a second
    /// command can use the server that a first one runs.
    pub fn running_in(folder: &Path) -> Option<String> {
        let identity = Identity::read(folder).ok()??;
        let url = format!("http://{}", identity.address);
        admin::is_answering(&url).then_some(url)
    }

    /// Starts it again after [`Homeserver::stop`], with everything it knew; waits until it answers.
    pub fn start_again(&mut self) -> Result<(), Trouble> {
        if self.process.as_mut().is_some_and(Tether::is_running) {
            return Ok(());
        }
        if admin::is_answering(&self.url()) {
            return Err(Trouble::new(format!("another program already answers at {}", self.url())));
        }
        let python = synapse_python();
        if !python.exists() {
            return Err(Trouble::new(format!(
                "there is no Synapse at {}: `cargo xtask homeserver` installs it",
                python.display()
            )));
        }
        let log = open_log(&self.log_path())?;
        let args: [OsString; 4] =
            ["-m".into(), "synapse.app.homeserver".into(), "-c".into(), "homeserver.yaml".into()];
        let mut process = Tether::start(python.as_os_str(), &args, &[], &self.folder, &log)?;
        let url = self.url();
        wait_until(PATIENCE, || admin::is_answering(&url) || !process.is_running());
        if !process.is_running() || !admin::is_answering(&url) {
            return Err(Trouble::new(format!(
                "the homeserver did not start; its last words:\n{}",
                last_lines(&self.log_path(), 12)
            )));
        }
        self.process = Some(process);
        Ok(())
    }

    /// Stops it and waits until it is gone. Its folder stays.
    pub fn stop(&mut self) {
        self.process = None;
    }

    /// Waits until the server ends by itself, for `cargo xtask homeserver`.
    pub fn wait(&mut self) {
        while self.process.as_mut().is_some_and(Tether::is_running) {
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    /// Its address, such as `http://127.0.0.1:40123`.
    pub fn url(&self) -> String {
        format!("http://{}", self.identity.address)
    }

    /// The part of a member id after the colon. It is the address with its port, so that signing
    /// in by member id finds `/.well-known/matrix/client` on the server itself.
    pub fn server_name(&self) -> &str {
        &self.identity.server_name
    }

    /// Makes an account without signing it in. Returns its member id.
    pub fn register(&self, localpart: &str, password: &str) -> Result<String, Trouble> {
        admin::register(
            &self.url(),
            &self.identity.shared_secret,
            admin::Kind::Member,
            localpart,
            password,
        )
    }

    /// Makes an account that may use the server's admin interface. Returns its member id.
    pub fn register_admin(&self, localpart: &str, password: &str) -> Result<String, Trouble> {
        admin::register(
            &self.url(),
            &self.identity.shared_secret,
            admin::Kind::Admin,
            localpart,
            password,
        )
    }

    /// The secret by which [`register_with`] makes accounts on this server.
    pub fn shared_secret(&self) -> &str {
        &self.identity.shared_secret
    }

    /// The folder that holds everything the server keeps.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its `SQLite` database; `-wal` and `-shm` files may stand beside it while it runs.
    pub fn database_path(&self) -> PathBuf {
        self.folder.join(settings::DATABASE)
    }

    /// Everything the server said, over all its starts.
    pub fn log_path(&self) -> PathBuf {
        self.folder.join("homeserver.log")
    }
}

/// Makes an account on a server that another process started, by its address and shared secret
/// (`LARKSPUR_HOMESERVER` and `LARKSPUR_HOMESERVER_SECRET`). Returns the member id.
pub fn register_with(
    url: &str,
    shared_secret: &str,
    localpart: &str,
    password: &str,
) -> Result<String, Trouble> {
    admin::register(url, shared_secret, admin::Kind::Member, localpart, password)
}

/// A port that nobody listens on at this moment.
pub(crate) fn free_port(address: Ipv4Addr) -> Result<u16, Trouble> {
    TcpListener::bind((address, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|e| Trouble::while_doing("looking for a free port", &e))
}

fn open_log(path: &Path) -> Result<File, Trouble> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .map_err(|e| Trouble::while_doing("opening the homeserver's log", &e))
}

fn last_lines(path: &Path, count: usize) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

fn folder_trouble(e: std::io::Error) -> Trouble {
    Trouble::while_doing("making the homeserver's folder", &e)
}

#[cfg(test)]
mod tests;
