//! The files of the project, as the tests read them.
//!
//! Every test of this crate calls it. Invariant: only files that people write are seen, none that
//! a build or a package manager makes.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every feature that exists. One that is begun is entered here, and the tests name its places.
pub(crate) const FEATURES: [&str; 7] =
    ["account", "advice", "messaging", "proposals", "resources", "safety", "settings"];

/// Where people write source. Everything else is made, fetched or data.
const SOURCES: [&str; 6] = ["src-tauri", "ui", "tests", "xtask", "locales", "assets"];

/// Folders in which nothing is written by hand.
const MADE: [&str; 4] = ["target", "node_modules", "dist", "gen"];

/// A file, with its path from the root in one writing on all systems.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

pub(crate) fn root() -> PathBuf {
    // Asked while it runs: a target folder may hold a test that was built from another checkout.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    here.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).join("../..")
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn exists(path: &str) -> bool {
    root().join(path).exists()
}

/// The names in a folder, sorted.
pub(crate) fn names_in(path: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Everything written in one of these languages, in the whole project.
pub(crate) fn sources(endings: &[&str]) -> Vec<Source> {
    let found: Vec<Source> =
        SOURCES.iter().flat_map(|folder| sources_below(folder, endings)).collect();
    assert!(!found.is_empty(), "nothing ends in {endings:?}");
    found
}

/// The same below one folder.
pub(crate) fn sources_below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for name in names_in(folder) {
        let path = format!("{folder}/{name}");
        if root().join(&path).is_dir() {
            if !MADE.contains(&name.as_str()) {
                found.extend(sources_below(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
            found.push(Source { text: read(&path), path });
        }
    }
    found
}

/// Fails with everything that was found, one line each.
#[track_caller]
pub(crate) fn assert_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}
