//! The operating system's side of the process: its environment, its memory, starting anew.
//!
//! `main` calls [`start_clean`] first thing; [`crate::locking`] calls [`start_anew`] when a lock
//! does not come to an end. Invariant: a build without the feature `e2e` never runs with a
//! variable that lets another program drive or inspect its windows.

use std::{
    env,
    ffi::OsStr,
    fs, io,
    os::unix::process::CommandExt as _,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use rustix::process::{
    DumpableBehavior, Pid, Resource, Rlimit, Signal, WaitOptions, kill_process,
    set_dumpable_behavior, setrlimit, waitpid,
};
use signal_hook::consts::SIGXFSZ;

use crate::arguments::HIDDEN;

/// Leaves no way in from outside: drops the variables that drive a webview, by starting anew
/// without them, and keeps memory out of core dumps and out of reach of other processes. A limit
/// on the size of files becomes an error that the app can tell.
///
/// # Errors
/// When the process cannot be started anew or made safe. The caller must then end.
pub fn start_clean() -> io::Result<()> {
    outlive_size_limit()?;
    let is_driven = env::vars_os().any(|(name, _)| drives_webviews(&name));
    if is_driven && !cfg!(feature = "e2e") {
        let mut command = same_command()?;
        for (name, _) in env::vars_os().filter(|(name, _)| drives_webviews(name)) {
            command.env_remove(name);
        }
        return Err(command.args(env::args_os().skip(1)).exec());
    }
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    if !cfg!(feature = "e2e") {
        // Tests look for keys in the memory of the app, which only an owner that may read can do.
        set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    }
    Ok(())
}

/// Lets a write beyond the system's limit on file sizes return an error, like a full disk does. By
/// default the system ends the whole process instead, with whatever was typed in it.
fn outlive_size_limit() -> io::Result<()> {
    // Nobody reads the flag: that the signal is handled at all is what makes the write return.
    signal_hook::flag::register(SIGXFSZ, Arc::default())?;
    Ok(())
}

/// Release builds of Tauri obey `TAURI_WEBVIEW_AUTOMATION`, and `WebKitGTK` opens a debugging
/// server when `WEBKIT_INSPECTOR_SERVER` is set: both would let others read the window.
fn drives_webviews(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b"TAURI_") || name.starts_with(b"WEBKIT_INSPECTOR_")
}

static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// Whether this process is about to be replaced, so that nothing is begun anew in it.
pub(crate) fn is_ending() -> bool {
    IS_ENDING.load(Ordering::SeqCst)
}

/// Replaces this process by a new one with the same arguments. All threads end at once, whatever
/// they hold, and every file is closed, so that nothing decrypted outlives the call.
pub(crate) fn start_anew(is_hidden: bool) -> ! {
    IS_ENDING.store(true, Ordering::SeqCst);
    // All of WebKit's, but not a browser that was opened: that is not ours to end.
    let of_webkit: Vec<Pid> = children().filter(|child| has_name(*child, "WebKit")).collect();
    end(&of_webkit);
    if let Ok(mut command) = same_command() {
        command.args(env::args_os().skip(1).filter(|argument| argument != HIDDEN));
        if is_hidden {
            command.arg(HIDDEN);
        }
        // Only returns when it went wrong; then ending is what keeps the promise.
        let _ = command.exec();
    }
    std::process::exit(1)
}

/// The processes in which pages run.
pub(crate) fn pages() -> Vec<Pid> {
    children().filter(|child| has_name(*child, "WebKitWeb")).collect()
}

/// How long processes that were told to end are waited for, all of them together.
const END_PATIENCE: Duration = Duration::from_millis(50);

/// Ends processes of ours and waits a moment until they are gone. A page that is in an endless loop
/// does not notice that it was closed, and one that was closed may be kept for another use.
pub(crate) fn end(processes: &[Pid]) {
    for process in processes {
        // It may have ended by itself since it was listed.
        let _ = kill_process(*process, Signal::KILL);
    }
    // They end side by side, so the slowest decides and not their number.
    let latest = Instant::now() + END_PATIENCE;
    for process in processes {
        while let Ok(None) = waitpid(Some(*process), WaitOptions::NOHANG) {
            if Instant::now() >= latest {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// The processes that this one has started, whichever of its threads did it.
fn children() -> impl Iterator<Item = Pid> {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let lists =
        threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists.flat_map(|list| {
        let ids: Vec<Pid> = list
            .split_whitespace()
            .filter_map(|id| id.parse().ok().and_then(Pid::from_raw))
            .collect();
        ids
    })
}

fn has_name(child: Pid, start: &str) -> bool {
    fs::read_to_string(format!("/proc/{}/comm", child.as_raw_pid()))
        .is_ok_and(|name| name.starts_with(start))
}

fn same_command() -> io::Result<Command> {
    Ok(Command::new(env::current_exe()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_listed_by_its_name_and_can_be_ended() {
        let child = Command::new("sleep").arg("60").spawn().unwrap();
        let id = Pid::from_child(&child);
        assert!(children().any(|other| other == id));
        assert!(!pages().contains(&id), "only pages are pages");
        end(&[id]);
        assert!(!children().any(|other| other == id), "it is gone");
        drop(child);
    }

    #[test]
    fn a_file_beyond_the_size_limit_is_an_error_and_not_the_end() {
        use std::io::Write as _;

        outlive_size_limit().unwrap();
        let before = rustix::process::getrlimit(Resource::Fsize);
        let mut file = tempfile::tempfile().unwrap();
        setrlimit(Resource::Fsize, Rlimit { current: Some(1024), ..before }).unwrap();
        let written = file.write_all(&[0; 4096]);
        setrlimit(Resource::Fsize, before).unwrap();
        assert_eq!(written.unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn variables_that_drive_a_window_are_known() {
        for name in ["TAURI_AUTOMATION", "TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER"] {
            assert!(drives_webviews(OsStr::new(name)), "{name}");
        }
        for name in ["PATH", "DISPLAY", "WEBKIT_DISABLE_DMABUF_RENDERER", "MY_TAURI_THING"] {
            assert!(!drives_webviews(OsStr::new(name)), "{name}");
        }
    }
}
