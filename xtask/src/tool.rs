//! Running other programs.
//!
//! Every part of xtask runs programs through here. Invariant: a program sees the environment of
//! the person at the terminal, not what cargo adds for xtask itself.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::places;

/// A program, started in the root of the project.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(places::root());
    for (key, _) in env::vars_os() {
        let Some(name) = key.to_str() else { continue };
        let is_about_xtask = name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || name.starts_with("CARGO_BIN_")
            || matches!(name, "CARGO" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "OUT_DIR")
            // `cargo run` and rustup put their own libraries before those of other compilers.
            || name == "LD_LIBRARY_PATH";
        if is_about_xtask {
            command.env_remove(key);
        }
    }
    command
}

/// The project's cargo, of the toolchain that rust-toolchain.toml names.
pub(crate) fn cargo() -> Command {
    let mut command = program("cargo");
    command.env("CARGO_TARGET_DIR", places::native_target());
    command.env("PATH", path_with_tools());
    command
}

/// `PATH` with the project's own tools first.
pub(crate) fn path_with_tools() -> std::ffi::OsString {
    let mut folders = vec![places::tools().join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).unwrap_or_default()
}

/// Runs it to its end; its words go to the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let words = describe(command);
    let status = command.status().with_context(|| format!("cannot start {words}"))?;
    if !status.success() {
        bail!("{words}: {status}");
    }
    Ok(())
}

/// Runs it to its end and returns what it printed.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let words = describe(command);
    let output = command.output().with_context(|| format!("cannot start {words}"))?;
    if !output.status.success() {
        bail!("{words}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether it runs and ends well; its words are dropped.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// Where a program of this name is found, in `PATH` and among the project's own tools.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&path_with_tools()).map(|dir| dir.join(name)).find(|path| path.is_file())
}

/// The command as one line, with paths inside the project made short.
fn describe(command: &Command) -> String {
    let root = places::root();
    let mut words = vec![short(Path::new(command.get_program()), root)];
    words.extend(command.get_args().map(|arg| short(Path::new(arg), root)));
    words.join(" ")
}

fn short(word: &Path, root: &Path) -> String {
    word.strip_prefix(root).unwrap_or(word).display().to_string()
}
