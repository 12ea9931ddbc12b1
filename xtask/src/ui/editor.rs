//! The editor of drafts in `ui/editor`: its bundle, and its tests.
//!
//! [`super::build`] bundles it, and the page loads it when somebody opens a draft; the stage `page` runs the tests.
//! Invariants: what is bundled is exactly what the lockfile names; a run that executes no test at all is a failure.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::stamp::{Stamp, files_below, write_if_changed};
use crate::{places, tool};

/// How it is bundled: one module, since nothing of npm is looked up while the app runs. Safari 16.4 is what
/// `WebKitGTK` 2.40 is called elsewhere. The terms of what is in it stand in the notices.
const BUNDLE: [&str; 6] = [
    "editor/src/editor.ts",
    "--bundle",
    "--format=esm",
    "--minify",
    "--target=safari16.4",
    "--legal-comments=none",
];

/// How its tests are bundled: beside the packages that they load.
const TESTS: [&str; 7] = [
    "--bundle",
    "--format=esm",
    "--packages=external",
    "--platform=node",
    "--target=node18",
    "--sourcemap=inline",
    "--out-extension:.js=.mjs",
];

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tested {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

/// Bundles it if it has changed, and says where it stands.
pub(super) fn bundle() -> Result<PathBuf> {
    let folder = places::in_root("ui/editor");
    let product = places::dist().join("editor.js");
    let fresh = places::ui_target().join("editor.js");
    Stamp::default()
        .words(&BUNDLE.join(" "))
        .content(&folder.join("src"))?
        .content(&places::in_root("ui/package-lock.json"))?
        .unless_same("editor", &product, || {
            eprintln!("ui: bundling the editor");
            let mut esbuild = npm_program("esbuild");
            esbuild.args(BUNDLE).arg("--log-level=warning");
            tool::read(esbuild.arg(format!("--outfile={}", fresh.display())))?;
            let bytes = fs::read(&fresh)?;
            write_if_changed(&product, &bytes)?;
            eprintln!("ui: editor.js is {} bytes", bytes.len());
            Ok(())
        })?;
    Ok(product)
}

/// Holds its types to the compiler and runs its tests; what failed is printed. The npm packages must be installed.
pub(crate) fn test() -> Result<Tested> {
    eprintln!("ui: checking the types of the editor");
    tool::run(npm_program("tsc").args(["--project", "editor"]))?;
    let made = places::in_root("ui/editor/dist/tests");
    // One that is gone must not run on.
    let _ = fs::remove_dir_all(&made);
    let mut esbuild = npm_program("esbuild");
    for file in files_below(&places::in_root("ui/editor/tests"))? {
        if file.to_string_lossy().ends_with(".test.ts") {
            esbuild.arg(file);
        }
    }
    esbuild.args(TESTS).arg("--log-level=warning");
    tool::read(esbuild.arg(format!("--outdir={}", made.display())))?;
    eprintln!("ui: running the tests of the editor");
    let mut node = tool::program("node");
    node.args(["--enable-source-maps", "--test", "--test-reporter=tap"]);
    for file in files_below(&made)? {
        node.arg(file);
    }
    let output = node.output().context("cannot start node")?;
    let report = String::from_utf8_lossy(&output.stdout);
    let tested = read_report(&report)?;
    if !output.status.success() {
        eprintln!("{report}");
    }
    if !output.status.success() && tested.failed == 0 || tested.passed == 0 {
        bail!("the tests of the editor did not run to their end");
    }
    Ok(tested)
}

/// A program of the npm packages, started in `ui`.
fn npm_program(name: &str) -> Command {
    let ui = places::in_root("ui");
    let mut program = tool::program(ui.join("node_modules/.bin").join(name));
    program.current_dir(&ui);
    program
}

/// The counts at the end of a report in the format of the Test Anything Protocol.
fn read_report(report: &str) -> Result<Tested> {
    let number = |name: &str| {
        let line = report.lines().rev().find_map(|line| line.strip_prefix(name));
        line.and_then(|number| number.trim().parse().ok())
            .with_context(|| format!("node's report has no line \"{name}\""))
    };
    Ok(Tested { passed: number("# pass ")?, failed: number("# fail ")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_stand_at_the_end_of_a_report() {
        let report = "TAP version 13\n# Subtest: # pass 7\nok 1 - it\n1..3\n# tests 3\n# pass 2\n# fail 1\n# skipped 0\n";
        assert_eq!(read_report(report).unwrap(), Tested { passed: 2, failed: 1 });
        assert!(read_report("TAP version 13\nok 1 - it\n").is_err(), "it was cut off");
    }
}
