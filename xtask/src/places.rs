//! Where things are: the project, the built files, the cache folder.
//!
//! Every part of xtask asks here. Invariant: a path is written down once.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

pub(crate) use larkspur_test_support::cache_folder;

/// The root of the project.
///
/// Cargo says at run time which checkout it was called in. What was true when xtask was compiled
/// may be another one, since two checkouts that build into one folder share the program.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        own.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
    });
    &ROOT
}

/// A path below the root.
pub(crate) fn in_root(path: &str) -> PathBuf {
    root().join(path)
}

/// What the page of the window is built into.
pub(crate) fn dist() -> PathBuf {
    in_root("ui/dist")
}

/// Where cargo builds for this machine.
pub(crate) fn native_target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => in_root("target"),
    }
}

/// Where cargo builds the page. It is a folder of its own, since another compiler may build it
/// and the two would undo each other's work.
pub(crate) fn ui_target() -> PathBuf {
    let native = native_target();
    if native == in_root("target") {
        return native.join("ui");
    }
    let mut name = native.file_name().unwrap_or_default().to_owned();
    name.push("-ui");
    native.with_file_name(name)
}

/// Where tools live that cargo installs for the project alone.
pub(crate) fn tools() -> PathBuf {
    cache_folder().join("tools")
}

/// What people look at afterwards: pictures and logs, always in the project's own `target/`.
pub(crate) fn results(name: &str) -> PathBuf {
    in_root("target").join(name)
}
