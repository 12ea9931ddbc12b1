//! Where tools that are not part of the project live: the cache folder of the person at the machine.
//!
//! `cargo xtask` fills it, the tests read from it. Invariant: deleting it loses only time.

use std::env;
use std::path::PathBuf;

/// The version of Synapse that Larkspur is tried and tested with.
pub const SYNAPSE_VERSION: &str = "1.163.2";

/// Larkspur's cache folder: `LARKSPUR_CACHE_DIR`, else `larkspur` below the folder that the
/// system names for caches. It may not exist yet.
pub fn cache_folder() -> PathBuf {
    if let Some(dir) = env::var_os("LARKSPUR_CACHE_DIR") {
        return PathBuf::from(dir);
    }
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|dir| dir.is_absolute())
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(env::temp_dir);
    base.join("larkspur")
}

/// The folder of the Python environment that holds Synapse.
pub fn synapse_folder() -> PathBuf {
    cache_folder().join(format!("synapse-{SYNAPSE_VERSION}"))
}

/// The Python that can run Synapse: `LARKSPUR_SYNAPSE_PYTHON`, else the one in the cache folder.
pub fn synapse_python() -> PathBuf {
    env::var_os("LARKSPUR_SYNAPSE_PYTHON")
        .map_or_else(|| synapse_folder().join("bin").join("python"), PathBuf::from)
}
