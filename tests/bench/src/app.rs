//! A running program with a window: the app, or the bare window.
//!
//! Every figure starts one through [`crate::scene::Scene`]. Invariant: it ends, with WebKit's
//! processes, before this value is gone, so that none weighs on the next figure.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::memory;

/// How long WebKit's processes may take to notice that the app is gone.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running program.
pub(crate) struct App {
    child: Child,
    /// The moment before it was started.
    pub(crate) begun: Instant,
}

impl App {
    /// Starts it with the toolkit's settings in `settings`.
    pub(crate) fn start(
        program: &Path,
        args: impl IntoIterator<Item = impl AsRef<OsStr>>,
        settings: &Path,
    ) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(args).env("XDG_CONFIG_HOME", settings).stdin(Stdio::null());
        // What GTK says about the missing desktop around it would hide the figures.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let child = command.spawn().with_context(|| format!("starting {}", program.display()))?;
        Ok(Self { child, begun })
    }

    /// The id of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end. A window manager or the end of a desktop session does the same.
    fn end(&mut self) {
        let family = memory::family(self.id());
        let _ = self.child.kill();
        let _ = self.child.wait();
        let begun = Instant::now();
        while family.iter().any(|id| memory::lives(*id)) && begun.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.end();
    }
}
