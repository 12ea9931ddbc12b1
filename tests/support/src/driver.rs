//! `WebKitWebDriver`, the program through which tests drive a window.
//!
//! [`crate::window`] drives the app through it; `cargo xtask bench` asks whether the app for people
//! lets itself be driven. Invariant: one driver drives one app, and ends with it.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::net::Ipv4Addr;
use std::path::Path;
use std::time::Duration;

use serde_json::json;
use ureq::Agent;

use crate::Trouble;
use crate::homeserver::free_port;
use crate::tether::{Tether, wait_until};

/// How long the driver may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// Starts a driver that starts apps with these variables; gives it and the port at which it listens.
pub(crate) fn start(
    envs: &[(&str, OsString)],
    folder: &Path,
    log: &Path,
) -> Result<(Tether, u16), Trouble> {
    let port = free_port(Ipv4Addr::LOCALHOST)?;
    let log = File::create(log).map_err(|e| Trouble::while_doing("making a log file", &e))?;
    // The app reads these two; one that was built without its feature `e2e` must not obey them.
    let mut all = vec![
        ("TAURI_AUTOMATION", OsString::from("true")),
        ("TAURI_WEBVIEW_AUTOMATION", OsString::from("true")),
    ];
    all.extend(envs.iter().cloned());
    let args = [format!("--port={port}").into()];
    let mut server = Tether::start(OsStr::new("WebKitWebDriver"), &args, &all, folder, &log)?;
    let is_up = || std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
    wait_until(PATIENCE, || is_up() || !server.is_running());
    if !server.is_running() || !is_up() {
        return Err(Trouble::new(
            "WebKitWebDriver did not start: is the package webkit2gtk-driver installed?",
        ));
    }
    Ok((server, port))
}

/// Whether an app that is started on `data_dir` lets itself be driven within `patience`. It is
/// still running afterwards.
///
/// # Errors
/// When there is no driver.
pub fn gives_session(app: &Path, data_dir: &Path, patience: Duration) -> Result<bool, Trouble> {
    let folder = tempfile::Builder::new()
        .prefix("larkspur-driver-")
        .tempdir()
        .map_err(|e| Trouble::while_doing("making a folder for the driver", &e))?;
    let (_driver, port) = start(&[], folder.path(), &folder.path().join("app.log"))?;
    let options = json!({ "binary": app, "args": ["--data-dir", data_dir] });
    let wanted = json!({ "alwaysMatch": { "webkitgtk:browserOptions": options } });
    let agent: Agent =
        Agent::config_builder().proxy(None).timeout_global(Some(patience)).build().into();
    let asked = agent
        .post(format!("http://127.0.0.1:{port}/session"))
        .send_json(json!({ "capabilities": wanted }));
    Ok(asked.is_ok())
}
