//! A screen of our own: Xvfb with the window manager openbox.
//!
//! `cargo xtask test e2e`, `screenshots` and the tour start one. Invariant: the number of the
//! screen is free, so several runs can stand side by side.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use crate::Trouble;
use crate::tether::{Tether, wait_until};

/// How long the X server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running screen. Children that get [`Display::name`] as `DISPLAY` draw on it.
#[derive(Debug)]
pub struct Display {
    name: String,
    // Fields are dropped in this order: the window manager goes before its screen.
    _manager: Tether,
    _server: Tether,
    _folder: TempDir,
}

impl Display {
    /// Starts a screen of `width` by `height` pixels. Apps ask for 1280 by 832 and larger.
    pub fn start(width: u32, height: u32) -> Result<Self, Trouble> {
        let folder = tempfile::Builder::new()
            .prefix("larkspur-display-")
            .tempdir()
            .map_err(|e| Trouble::while_doing("making a folder for the screen", &e))?;
        let number = folder.path().join("number");
        let log = create(&folder.path().join("display.log"))?;
        // Xvfb chooses a free number and writes it to its standard output once it answers.
        let script = format!(
            "exec Xvfb -displayfd 5 -screen 0 {width}x{height}x24 -nolisten tcp -noreset 5>number"
        );
        let mut server = Tether::start(
            OsStr::new("sh"),
            &["-c".into(), script.into()],
            &[],
            folder.path(),
            &log,
        )?;
        let mut name = None;
        wait_until(PATIENCE, || {
            name = fs::read_to_string(&number)
                .ok()
                .and_then(|text| text.ends_with('\n').then(|| format!(":{}", text.trim())));
            name.is_some() || !server.is_running()
        });
        let name =
            name.ok_or_else(|| Trouble::new("Xvfb did not start: is the package xvfb installed?"))?;
        let manager = Tether::start(
            OsStr::new("openbox"),
            &["--sm-disable".into()],
            &[("DISPLAY", OsString::from(&name))],
            folder.path(),
            &log,
        )?;
        Ok(Self { name, _manager: manager, _server: server, _folder: folder })
    }

    /// The value of `DISPLAY` for a program that shall draw here, such as `:99`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

fn create(path: &Path) -> Result<File, Trouble> {
    File::create(path).map_err(|e| Trouble::while_doing("making a log file", &e))
}
