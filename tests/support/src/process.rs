//! Finding the app's process by its data folder.
//!
//! Called where `WebDriver` starts the app, since it does not say which process it is.
//! Invariant: only processes that were started with this very data folder are named or ended.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::tether::wait_until;

/// The processes that have `data_dir` among their arguments.
pub fn ids_naming(data_dir: &Path) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|id| is_naming(*id, data_dir))
        .collect()
}

/// Asks them to end.
pub fn end_naming(data_dir: &Path) {
    for id in ids_naming(data_dir) {
        let _ = Command::new("kill").args(["-TERM", &id.to_string()]).output();
    }
}

/// Ends them at once and waits until they are gone.
pub fn kill_naming(data_dir: &Path) {
    for id in ids_naming(data_dir) {
        let _ = Command::new("kill").args(["-KILL", &id.to_string()]).output();
    }
    wait_until(Duration::from_secs(5), || ids_naming(data_dir).is_empty());
}

fn is_naming(id: u32, data_dir: &Path) -> bool {
    let wanted = data_dir.as_os_str().as_bytes();
    let Ok(line) = fs::read(format!("/proc/{id}/cmdline")) else { return false };
    id != std::process::id() && line.split(|byte| *byte == 0).any(|word| word == wanted)
}
