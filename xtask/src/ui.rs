//! `cargo xtask ui`: builds the page of the window into `ui/dist`.
//!
//! Called alone and by `run` and `test`. Invariant: `ui/dist` holds exactly what the page loads,
//! and a build for people holds no pseudo-locale.

mod editor;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use lexopt::Arg;
use serde_json::Value;

use crate::stamp::{Stamp, files_below, write_if_changed};
use crate::{install, locales, places, tool, wasm};

pub(crate) use editor::test as test_editor;

/// How the page is built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Small and quick to run instead of quick to build.
    pub(crate) is_release: bool,
    /// With the made-up locales `en-XA` and `ar-XB`, for tests.
    pub(crate) has_pseudo_locales: bool,
}

pub(crate) fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut options = Options::default();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("release") => options.is_release = true,
            Arg::Long("pseudo") => options.has_pseudo_locales = true,
            _ => return Err(arg.unexpected().into()),
        }
    }
    build(options).map(drop)
}

/// A finished page. While it is held, no other xtask changes `ui/dist`, so that an app for people
/// never embeds the page of a test that another terminal runs.
pub(crate) struct Page {
    _lock: File,
}

/// Builds what has changed.
pub(crate) fn build(options: Options) -> Result<Page> {
    if options.is_release && options.has_pseudo_locales {
        bail!("a release never holds pseudo-locales");
    }
    let lock = lock_page()?;
    let begun = Instant::now();
    let mut kept = BTreeSet::new();
    install_npm_packages()?;
    kept.insert(build_stylesheet(options)?);
    kept.extend(copy_files()?);
    kept.extend(locales::write(&places::dist().join("locales"), options.has_pseudo_locales)?);
    kept.insert(editor::bundle()?);
    kept.extend(wasm::build(options)?);
    remove_others(&kept)?;
    eprintln!("ui: ui/dist is up to date ({:.1} s)", begun.elapsed().as_secs_f32());
    Ok(Page { _lock: lock })
}

fn lock_page() -> Result<File> {
    let folder = places::results("locks");
    fs::create_dir_all(&folder).context("making target/locks")?;
    let lock = File::create(folder.join("page")).context("making target/locks/page")?;
    if lock.try_lock().is_err() {
        eprintln!("ui: waiting for another xtask that uses ui/dist");
        lock.lock().context("locking target/locks/page")?;
    }
    Ok(lock)
}

/// Installs what the lockfile names, only when that is something else than what is there.
///
/// Not `npm ci`: it wants the optional packages of every other system in the lockfile too, and a
/// registry that serves one system only cannot name them. So xtask itself refuses a lockfile that
/// does not match; npm checks each package against the checksum in it either way.
pub(crate) fn install_npm_packages() -> Result<()> {
    let ui = places::in_root("ui");
    let lock = ui.join("package-lock.json");
    check_lockfile(&ui.join("package.json"), &lock)?;
    let modules = ui.join("node_modules");
    Stamp::default().content(&lock)?.content(&ui.join("package.json"))?.unless_same(
        "npm",
        &modules.join(".package-lock.json"),
        || {
            install::packages(install::PAGE)?;
            eprintln!("ui: installing npm packages");
            let mut npm = tool::program("npm");
            npm.args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]);
            tool::read(npm.current_dir(&ui)).map(drop)
        },
    )?;
    Ok(())
}

fn check_lockfile(package: &Path, lock: &Path) -> Result<()> {
    let read = |path: &Path| -> Result<Value> {
        let text =
            fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        Ok(serde_json::from_str(&text)?)
    };
    let (package, lock) = (read(package)?, read(lock)?);
    let packages = lock["packages"].as_object().context("package-lock.json names no packages")?;
    for kind in ["dependencies", "devDependencies"] {
        if packages.get("").is_none_or(|root| root[kind] != package[kind]) {
            bail!("ui/package-lock.json does not match package.json: run `npm install` in ui/");
        }
    }
    for (name, entry) in packages.iter().filter(|(name, _)| !name.is_empty()) {
        if entry.get("resolved").is_some() {
            bail!("{name} has a download address in ui/package-lock.json: see ui/.npmrc");
        }
        if entry.get("integrity").is_none() {
            bail!("{name} has no checksum in ui/package-lock.json");
        }
    }
    Ok(())
}

fn build_stylesheet(options: Options) -> Result<PathBuf> {
    let ui = places::in_root("ui");
    let product = places::dist().join("app.css");
    let fresh = places::ui_target().join("app.css");
    Stamp::default()
        .words(if options.is_release { "release" } else { "dev" })
        .content(&ui.join("styles"))?
        .content(&ui.join("src"))?
        .content(&ui.join("index.html"))?
        .content(&ui.join("package-lock.json"))?
        .unless_same("css", &product, || {
            eprintln!("ui: building app.css");
            let mut tailwind = tool::program(ui.join("node_modules/.bin/tailwindcss"));
            tailwind.args(["--input", "styles/app.css", "--output"]).arg(&fresh).current_dir(&ui);
            if options.is_release {
                tailwind.arg("--minify");
            }
            tool::read(&mut tailwind)?;
            write_if_changed(&product, &fs::read(&fresh)?)?;
            Ok(())
        })?;
    Ok(product)
}

/// Copies what the page loads as it is.
fn copy_files() -> Result<Vec<PathBuf>> {
    // Settings shows the terms of everything inside the app.
    let (notices, name) = (places::in_root("assets/notices.txt"), "notices.txt");
    let mut kept = vec![copy(&notices, &places::dist().join(name))?];
    for name in ["index.html", "boot.js"] {
        kept.push(copy(&places::in_root("ui").join(name), &places::dist().join(name))?);
    }
    for (from, ending, to) in [("assets/fonts", "woff2", "fonts"), ("assets/art", "svg", "art")] {
        for file in files_below(&places::in_root(from))? {
            if file.extension().is_some_and(|found| found == ending) {
                let name = file.file_name().unwrap_or_default();
                kept.push(copy(&file, &places::dist().join(to).join(name))?);
            }
        }
    }
    // The pictures of the library, below the same path as in their pack.
    let packs = places::in_root("assets/packs");
    for file in files_below(&packs)? {
        if file.extension().is_some_and(|found| found == "svg") {
            let below = file.strip_prefix(&packs).context("a file below assets/packs")?;
            kept.push(copy(&file, &places::dist().join("packs").join(below))?);
        }
    }
    Ok(kept)
}

fn copy(from: &Path, to: &Path) -> Result<PathBuf> {
    let bytes = fs::read(from).with_context(|| format!("reading {}", from.display()))?;
    write_if_changed(to, &bytes)?;
    Ok(to.to_owned())
}

/// Removes what an earlier build left: a locale or a font that is gone, a pseudo-locale.
fn remove_others(kept: &BTreeSet<PathBuf>) -> Result<()> {
    for file in files_below(&places::dist())? {
        if !kept.contains(&file) {
            fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
        }
    }
    Ok(())
}
