//! Gathers the licence texts of everything that is inside the app.
//!
//! Called by [`super::run`]. Invariant: the same sources give the same text, byte for byte, with
//! no path of the machine in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::{places, tool};

/// npm packages of which the styles are in `app.css`. What else is in the app is the editor, with all that it depends on:
/// [`bundled_npm_packages`]. The others only run while it is built or tested.
const STYLES_NPM: [&str; 2] = ["daisyui", "tailwindcss"];

const LINE: &str =
    "\n────────────────────────────────────────────────────────────────────────────\n";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
    source: Option<String>,
}

/// Who uses a text, by the text.
#[derive(Default)]
struct Texts(BTreeMap<String, BTreeSet<String>>);

impl Texts {
    fn add(&mut self, text: &str, who: &str) {
        let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
        self.0.entry(lines.join("\n")).or_default().insert(who.to_owned());
    }
}

/// The whole text of `assets/notices.txt`.
pub(super) fn notices() -> Result<String> {
    let mut texts = Texts::default();
    let mut list = BTreeSet::new();
    for (target, root) in
        [("x86_64-unknown-linux-gnu", "larkspur"), ("wasm32-unknown-unknown", "larkspur-ui")]
    {
        add_crates(target, root, &mut list, &mut texts)?;
    }
    for name in STYLES_NPM {
        add_npm_package(name, &mut list, &mut texts)?;
    }
    for name in bundled_npm_packages()? {
        add_npm_package(&name, &mut list, &mut texts)?;
    }
    add_fonts(&mut list, &mut texts)?;
    let mut out = String::from("Larkspur contains work of others, on these terms.\n\n");
    for line in &list {
        writeln!(out, "{line}")?;
    }
    for (text, who) in &texts.0 {
        out.push_str(LINE);
        let names: Vec<&str> = who.iter().map(String::as_str).collect();
        writeln!(out, "{}\n\n{text}", names.join(", "))?;
    }
    Ok(out)
}

/// Adds what is compiled into one of the two programs. `cargo tree` says which crates that are,
/// `cargo metadata` alone would name those of the tests as well.
fn add_crates(
    target: &str,
    root: &str,
    list: &mut BTreeSet<String>,
    texts: &mut Texts,
) -> Result<()> {
    let mut metadata = tool::cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", target]);
    let metadata: Metadata = serde_json::from_str(&tool::read(&mut metadata)?)?;
    let mut tree = tool::cargo();
    tree.args(["tree", "--locked", "-p", root, "--target", target, "--prefix", "none"]);
    let tree = tool::read(tree.args(["-e", "normal,no-proc-macro", "-f", "{p}"]))?;
    // A line is a name, a version with a "v" before it, and for our own crates a path.
    let inside: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?.strip_prefix('v')?))
        })
        .collect();
    for package in &metadata.packages {
        let is_inside = inside.contains(&(package.name.as_str(), package.version.as_str()));
        // What has no source is our own.
        if is_inside && package.source.is_some() {
            add_crate(package, list, texts)?;
        }
    }
    Ok(())
}

fn add_crate(package: &Package, list: &mut BTreeSet<String>, texts: &mut Texts) -> Result<()> {
    let Package { name, version, .. } = package;
    let licence = package.license.as_deref().unwrap_or("see below");
    list.insert(format!("{name} {version}: {licence}"));
    let folder = package.manifest_path.parent().context("a package without a folder")?;
    for text in licence_files(folder)? {
        texts.add(&text, &format!("{name} {version}"));
    }
    Ok(())
}

/// What the lockfile does not say is for development alone.
fn bundled_npm_packages() -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Lockfile {
        packages: BTreeMap<String, Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        #[serde(default)]
        dev: bool,
    }
    let lock = fs::read_to_string(places::in_root("ui/package-lock.json"))?;
    let lock: Lockfile = serde_json::from_str(&lock).context("ui/package-lock.json")?;
    let shipped = lock.packages.into_iter().filter(|(_, entry)| !entry.dev);
    let names =
        shipped.filter_map(|(path, _)| Some(path.strip_prefix("node_modules/")?.to_owned()));
    Ok(names.collect())
}

fn add_npm_package(name: &str, list: &mut BTreeSet<String>, texts: &mut Texts) -> Result<()> {
    #[derive(Deserialize)]
    struct Manifest {
        version: String,
        license: String,
    }
    let folder = places::in_root("ui/node_modules").join(name);
    let text = fs::read_to_string(folder.join("package.json"))
        .with_context(|| format!("npm's {name} is not there"))?;
    let Manifest { version, license } = serde_json::from_str(&text)?;
    list.insert(format!("{name} {version} (npm): {license}"));
    for text in licence_files(&folder)? {
        texts.add(&text, &format!("{name} {version} (npm)"));
    }
    Ok(())
}

/// The fonts of the window and those of printed pages. Where both have a family, it is named once.
fn add_fonts(list: &mut BTreeSet<String>, texts: &mut Texts) -> Result<()> {
    for (folder, _) in super::FONTS {
        let folder = places::in_root(folder);
        let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(family) = family_of_licence(&name) {
                list.insert(format!("{family} (fonts): OFL-1.1"));
                texts.add(&fs::read_to_string(&path)?, &format!("{family} (fonts)"));
            }
        }
    }
    Ok(())
}

/// The family of a file that is the licence of one: `noto` of `OFL-noto.txt`.
pub(super) fn family_of_licence(name: &str) -> Option<&str> {
    name.strip_prefix("OFL-")?.strip_suffix(".txt")
}

/// The licence texts in a folder. Where there is a choice, MIT is taken: the text of Apache-2.0
/// is the same in a thousand crates, yet never quite.
fn licence_files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let is_licence = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|start| name.starts_with(start));
        if is_licence && path.is_file() {
            found.push((name, fs::read(&path)?));
        }
    }
    found.sort();
    let has_mit = found.iter().any(|(name, _)| name.contains("MIT"));
    Ok(found
        .into_iter()
        .filter(|(name, _)| !has_mit || name.contains("MIT") || name.starts_with("NOTICE"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect())
}
