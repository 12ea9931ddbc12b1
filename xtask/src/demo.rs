//! `cargo xtask run`: sets everything up and opens the app beside a small demo community.
//!
//! A person calls it. Invariants: what they type and change in the demo is still there the next
//! time; the homeserver stays while any window that this command opened is open. Deleting
//! `target/demo` starts it afresh.

mod community;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use larkspur_test_support::homeserver::{Homeserver, Options};
use larkspur_test_support::synapse_python;
use lexopt::{Arg, ValueExt as _};

use crate::{app, install, places, stages, tool, ui};

#[derive(Default)]
struct Request {
    is_second: bool,
    homeserver: Option<String>,
}

impl Request {
    fn read(mut args: lexopt::Parser) -> Result<Self> {
        let mut request = Self::default();
        while let Some(arg) = args.next()? {
            match arg {
                Arg::Long("second") => request.is_second = true,
                Arg::Long("homeserver") => request.homeserver = Some(args.value()?.string()?),
                _ => return Err(arg.unexpected().into()),
            }
        }
        Ok(request)
    }

    /// Where the person's demo lives. A server of their own has members of its own.
    fn folder(&self) -> PathBuf {
        let demo = places::results("demo");
        match &self.homeserver {
            None => demo,
            Some(url) => {
                let parts = url.split(|c: char| !c.is_ascii_alphanumeric());
                demo.join(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-"))
            }
        }
    }
}

pub(crate) fn run(args: lexopt::Parser) -> Result<()> {
    let request = Request::read(args)?;
    let has_screen = ["DISPLAY", "WAYLAND_DISPLAY"]
        .into_iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    install_all(&request, has_screen)?;
    if !has_screen {
        eprintln!(
            "run: there is no screen here, so no window can open. The app is taken through its \
             first journey on a screen of its own instead."
        );
        return stages::tour();
    }
    let page = ui::build(ui::Options::default())?;
    let app = app::build(app::Build::Dev, &page)?;
    drop(page);
    open(&request, &app)
}

/// All at once, so that another system than Debian hears of everything in one list.
fn install_all(request: &Request, has_screen: bool) -> Result<()> {
    let mut needs = [install::APP, install::PAGE].concat();
    if !has_screen {
        needs.extend(install::WINDOWS);
    }
    if request.homeserver.is_none() && !synapse_python().exists() {
        needs.extend(install::HOMESERVER);
    }
    install::packages(&needs)
}

/// Opens the window and waits until it is closed.
fn open(request: &Request, app: &Path) -> Result<()> {
    let folder = request.folder();
    fs::create_dir_all(&folder).context("making the demo's folder")?;
    let windows = File::create(folder.join("windows")).context("making the demo's lock")?;
    // Every window holds it together; who runs the server waits until nobody does.
    windows.lock_shared().context("locking the demo")?;
    let server = match &request.homeserver {
        Some(url) => {
            eprintln!("\nrun: the homeserver is {url}; sign in with an account of it");
            None
        }
        None => find_server(&folder)?,
    };
    let member = if request.is_second { "member-2" } else { "member-1" };
    let data_dir = folder.join(member);
    eprintln!("run: opening the window on {}", short(&data_dir));
    let result = tool::run(tool::program(app).arg("--data-dir").arg(data_dir));
    windows.unlock().context("unlocking the demo")?;
    if server.is_some() && windows.try_lock().is_err() {
        eprintln!("run: the homeserver stays until the other window is closed");
        windows.lock().context("waiting for the other window")?;
    }
    drop(server);
    result
}

/// The server that another `run` has started, or a new one, seeded at its first start. It lives
/// as long as the value.
fn find_server(folder: &Path) -> Result<Option<Homeserver>> {
    let home = folder.join("homeserver");
    let starting = File::create(folder.join("starting")).context("making the demo's lock")?;
    if starting.try_lock().is_err() {
        eprintln!("run: waiting for another run that starts the homeserver");
        starting.lock().context("locking the demo")?;
    }
    if let Some(url) = Homeserver::running_in(&home) {
        eprintln!("run: using the homeserver of another run");
        community::show(folder, &url)?;
        return Ok(None);
    }
    install::synapse()?;
    community::clear_unfinished(folder, &home)?;
    eprintln!("run: starting the homeserver");
    let server = Homeserver::start(Options { folder: Some(home), ..Options::default() })?;
    community::make_once(folder, &server)?;
    community::show(folder, &server.url())?;
    Ok(Some(server))
}

fn short(path: &Path) -> String {
    path.strip_prefix(places::root()).unwrap_or(path).display().to_string()
}
