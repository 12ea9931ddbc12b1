//! Building the app in the four ways that it is needed.
//!
//! `run`, `test`, `screenshots` and `bench` call it. Invariant: no app is built with the SDK's feature
//! `testing`, and an app for people cannot be driven by WebDriver.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::ui::Page;
use crate::{places, tool};

/// Which app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// For a person to try.
    Dev,
    /// For WebDriver: with the feature `e2e`.
    Driven,
    /// Without the feature `e2e` and, like a release, without debug assertions in what decides
    /// whether a window can be driven. A test shows that it gives WebDriver no session.
    Undriven,
    /// Optimised, as people get it.
    Release,
}

/// The crates that ask `cfg!(debug_assertions)` before they obey WebDriver.
const DECIDERS: [&str; 5] = ["larkspur", "tauri", "tauri-runtime", "tauri-runtime-wry", "wry"];

/// Builds the app around the page and returns its program, which later builds of another kind do not replace.
pub(crate) fn build(build: Build, _page: &Page) -> Result<PathBuf> {
    check_features(APP)?;
    eprintln!("app: compiling ({build:?})");
    let mut cargo = tool::cargo();
    cargo.args(["build", "--locked", "-p", "larkspur", "--bin", "larkspur"]);
    match build {
        Build::Dev => {}
        Build::Driven => {
            cargo.args(["--features", "e2e"]);
        }
        Build::Undriven => {
            for name in DECIDERS {
                cargo.arg("--config");
                cargo.arg(format!("profile.dev.package.{name}.debug-assertions=false"));
            }
        }
        Build::Release => {
            cargo.arg("--release");
        }
    }
    tool::run(&mut cargo)?;
    let folder = places::native_target().join(match build {
        Build::Dev => "app",
        Build::Driven => "app-driven",
        Build::Undriven => "app-undriven",
        Build::Release => "app-release",
    });
    fs::create_dir_all(&folder)?;
    let profile = if build == Build::Release { "release" } else { "debug" };
    let kept = folder.join("larkspur");
    // A running app keeps its file: the new one takes only the name.
    let fresh = folder.join("larkspur.new");
    fs::copy(places::native_target().join(profile).join("larkspur"), &fresh)
        .and_then(|_| fs::rename(&fresh, &kept))
        .context("keeping the app")?;
    Ok(kept)
}

/// Builds the program that makes the demo community. The app is built along, which is done already:
/// alone, cargo would leave debug information out of what only tools of the build use, and compile
/// the SDK again because of it.
pub(crate) fn build_seed() -> Result<PathBuf> {
    check_features(APP_AND_SEED)?;
    eprintln!("app: compiling the demo community");
    let mut cargo = tool::cargo();
    cargo.args(["build", "--locked", "--bin", "seed-community", "--bin", "larkspur"]);
    cargo.args(APP_AND_SEED);
    tool::run(&mut cargo)?;
    Ok(places::native_target().join("debug/seed-community"))
}

/// Builds what measures the app, optimised as the app is, and returns the folder of its programs.
/// Its crates ask for no feature that the app lacks, so that the SDK is compiled once for both.
pub(crate) fn build_bench() -> Result<PathBuf> {
    check_features(BENCH)?;
    eprintln!("bench: compiling");
    tool::run(tool::cargo().args(["build", "--locked", "--release"]).args(BENCH))?;
    Ok(places::native_target().join("release"))
}

const BENCH: &[&str] = &["-p", "larkspur-test-bench"];

const APP: &[&str] = &["-p", "larkspur"];

const APP_AND_SEED: &[&str] =
    &["-p", "larkspur", "-p", "larkspur-test-support", "--features", "larkspur-test-support/seed"];

/// Refuses to build when something has switched on the SDK's feature `testing` for the app.
fn check_features(packages: &[&str]) -> Result<()> {
    let mut tree = tool::cargo();
    tree.args(["tree", "--locked", "-e", "normal,build", "--prefix", "none"]).args(packages);
    let lines =
        tool::read(tree.args(["-f", "{p} features={f}", "-i", "matrix-sdk", "--depth", "0"]))?;
    let (_, features) = lines.split_once("features=").context("the app has no matrix-sdk")?;
    if features.split(',').any(|feature| feature.trim() == "testing") {
        bail!("the app would be built with the SDK's feature `testing`");
    }
    Ok(())
}
