//! Running tests with cargo-nextest and counting them.
//!
//! Called by [`super`]. Invariant: a run that executes no test at all is a failure.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{install, places, tool};

/// How many tests a stage ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u32,
    pub(super) failed: u32,
}

/// A run over these packages, not yet started.
pub(super) fn run(packages: &[&str]) -> Result<Command> {
    install::cargo_tool(&install::NEXTEST)?;
    let mut cargo = tool::cargo();
    cargo.args(["nextest", "run", "--locked"]).args(packages);
    Ok(cargo)
}

/// Runs it; `of_stage` and the filter of the person at the terminal must both match.
pub(super) fn finish(
    run: &mut Command,
    filter: Option<&str>,
    of_stage: Option<&str>,
    counts: &mut Counts,
) -> Result<()> {
    let report = places::results("nextest/default/junit.xml");
    let _ = fs::remove_file(&report);
    let wanted = match (of_stage, filter) {
        (Some(stage), Some(filter)) => Some(format!("({stage}) & ({filter})")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    };
    if let Some(wanted) = wanted {
        run.args(["-E", &wanted]);
    }
    let result = tool::run(run);
    if let Ok(text) = fs::read_to_string(&report) {
        let run = read_counts(&text).context("nextest's report does not name its counts")?;
        counts.passed += run.passed;
        counts.failed += run.failed;
    }
    result
}

/// The counts in the first element of a JUnit report.
fn read_counts(report: &str) -> Option<Counts> {
    let head = report.split_once("<testsuites")?.1.split_once('>')?.0;
    let number = |name: &str| -> Option<u32> {
        head.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.parse().ok()
    };
    let failed = number("failures")? + number("errors")?;
    Some(Counts { passed: number("tests")?.checked_sub(failed)?, failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_and_errors_both_count_as_failed() {
        let report = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="9" failures="2" errors="1" uuid="x">
    <testsuite name="a" tests="4" failures="0" errors="0">"#;
        assert_eq!(read_counts(report), Some(Counts { passed: 6, failed: 3 }));
    }

    #[test]
    fn a_report_that_is_cut_off_gives_no_counts() {
        assert_eq!(read_counts("<testsuites name=\"nextest-run\" tests=\"9\""), None);
        assert_eq!(read_counts(""), None);
    }
}
