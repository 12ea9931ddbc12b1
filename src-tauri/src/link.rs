//! Opens a web address in the system's browser.
//!
//! Used by the command that follows the dialog which shows where a link leads. Invariant: only an
//! address that the core has checked comes here, and nothing of it is read by a shell.

use std::{
    io,
    process::{Command, Stdio},
};

/// Hands the address to the desktop, which knows the person's browser. Waits until it is taken.
///
/// # Errors
/// When the desktop has nothing that opens it.
pub(crate) fn open(address: &str) -> io::Result<()> {
    let status = Command::new("xdg-open")
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if status.success() { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
}
