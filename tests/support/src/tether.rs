//! A child process on a tether: when its owner goes, however it goes, the child is ended.
//!
//! Called for everything that this crate starts. A small shell stands between: it holds the child
//! and waits for the end of its own input, whose other end only the owner has. So the child also
//! ends when the owner is killed, which no `Drop` could see to. Invariant: no process is left over.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Trouble;

/// Ends the child 8 seconds after it was asked to and has not gone.
const SCRIPT: &str = r#"
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
{ cat <&3; kill -TERM $child; sleep 8; kill -KILL $child; } >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait $child
code=$?
kill $watcher 2>/dev/null
exit $code
"#;

/// A running child process.
#[derive(Debug)]
pub(crate) struct Tether {
    shell: Child,
}

impl Tether {
    /// Starts `program`, with its words going to `log`.
    pub(crate) fn start(
        program: &OsStr,
        args: &[OsString],
        envs: &[(&str, OsString)],
        folder: &Path,
        log: &File,
    ) -> Result<Self, Trouble> {
        let name = program.display().to_string();
        let trouble = |e: std::io::Error| Trouble::while_doing(&format!("starting {name}"), &e);
        let mut command = Command::new("sh");
        command
            .args(["-c", SCRIPT, "tether"])
            .arg(program)
            .args(args)
            .envs(envs.iter().map(|(key, value)| (key, value)))
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().map_err(trouble)?)
            .stderr(log.try_clone().map_err(trouble)?);
        Ok(Self { shell: command.spawn().map_err(trouble)? })
    }

    /// Whether the child still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.shell.try_wait(), Ok(None))
    }

    /// Asks the child to end and waits until it is gone.
    pub(crate) fn stop(&mut self) {
        // Closing the input is what the shell waits for.
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

impl Drop for Tether {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Asks `is_ready` every 50 ms until it says yes; says no after `limit`.
pub(crate) fn wait_until(limit: Duration, mut is_ready: impl FnMut() -> bool) -> bool {
    let begun = Instant::now();
    loop {
        if is_ready() {
            return true;
        }
        if begun.elapsed() >= limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
