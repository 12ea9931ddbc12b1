//! Running tests with cargo-nextest and counting them.
//!
//! Called by [`super`]. Invariant: a run that executes no test at all is a failure.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result};
use roxmltree::Node;

use crate::{install, places, tool};

/// What the tests of a stage came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u32,
    pub(super) failed: u32,
    /// Each test that failed, with what it said.
    pub(super) told: Vec<String>,
}

impl Counts {
    /// The one test that failed, if it did because `WebKit`'s own process died under it (ARCHITECTURE.md, "What we
    /// found out", 19). The app loads such a page anew, but the driver has lost it for good. More than one at a time
    /// would be a fault of ours.
    pub(super) fn lost_page(&self) -> Option<String> {
        let [told] = self.told.as_slice() else { return None };
        let is_lost = LOST_PAGE.iter().all(|words| told.contains(words));
        is_lost.then(|| told.lines().next().unwrap_or_default().to_owned())
    }
}

/// What the app and the driver say when the process of a page crashed.
const LOST_PAGE: [&str; 3] = ["reason=Crashed", "a page ended by itself", "invalid session id"];

/// How much of what a failed test said is told once more at the end, in lines.
const TOLD_LINES: usize = 60;

/// Which part of the tests of a stage runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// A nextest filter; none: all of them.
    pub(super) filter: Option<String>,
    /// How often each test runs, to find one that fails now and then.
    pub(super) times: Option<String>,
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
    part: &Part,
    of_stage: Option<&str>,
    counts: &mut Counts,
) -> Result<()> {
    let report = places::results("nextest/default/junit.xml");
    let _ = fs::remove_file(&report);
    let wanted = match (of_stage, part.filter.as_deref()) {
        (Some(stage), Some(filter)) => Some(format!("({stage}) & ({filter})")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    };
    if let Some(wanted) = wanted {
        run.args(["-E", &wanted]);
    }
    if let Some(times) = &part.times {
        run.args(["--stress-count", times]);
    }
    let result = tool::run(run);
    if let Ok(text) = fs::read_to_string(&report) {
        let run = read_report(&text).context("reading nextest's report")?;
        counts.passed += run.passed;
        counts.failed += run.failed;
        counts.told.extend(run.told);
    }
    result
}

/// The counts of a JUnit report, and what its failed tests said.
fn read_report(report: &str) -> Result<Counts> {
    let report = roxmltree::Document::parse(report)?;
    let number = |name: &str| -> Result<u32> {
        let value = report.root_element().attribute(name);
        Ok(value.with_context(|| format!("it has no {name}"))?.parse()?)
    };
    let failed = number("failures")? + number("errors")?;
    let passed = number("tests")?.checked_sub(failed).context("more failed than ran")?;
    let cases = report.descendants().filter(|node| node.has_tag_name("testcase"));
    Ok(Counts { passed, failed, told: cases.filter_map(tell).collect() })
}

/// What a test that failed said: its name, its words, and where in the project it stood.
fn tell(case: Node<'_, '_>) -> Option<String> {
    let said = |tag: &str| case.children().find(|child| child.has_tag_name(tag));
    said("failure").or_else(|| said("error"))?;
    let words = said("system-err").and_then(|node| node.text()).unwrap_or_default();
    let (words, trace) = words.split_once("stack backtrace:").unwrap_or((words, ""));
    let ours = trace.lines().filter(|line| line.trim_start().starts_with("at ./"));
    let name = case.attribute("name").unwrap_or("a test without a name");
    let lines = words.lines().filter(|line| !line.trim().is_empty()).take(TOLD_LINES).chain(ours);
    Some(lines.fold(name.to_owned(), |told, line| told + "\n    " + line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_and_errors_both_count_as_failed() {
        let report = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="9" failures="2" errors="1" uuid="x">
    <testsuite name="a" tests="4" failures="0" errors="0"/>
</testsuites>"#;
        let counts = read_report(report).unwrap();
        assert_eq!((counts.passed, counts.failed), (6, 3));
    }

    #[test]
    fn a_failed_test_is_told_with_its_words_and_its_places_in_the_project() {
        let report = r#"<testsuites tests="2" failures="1" errors="0"><testsuite name="e2e">
<testcase name="library::it_opens"/>
<testcase name="hide::it_hides"><failure type="test failure"/><system-err>

thread 'hide::it_hides' panicked at tests/e2e/src/desk.rs:134:37:
waited 20 s
stack backtrace:
   0: std::panicking::begin
             at /rustc/std/panicking.rs:1:2
   1: {async_fn#0}
             at ./src/hide.rs:12:3
</system-err></testcase></testsuite></testsuites>"#;
        let told = read_report(report).unwrap().told;
        let [told] = told.as_slice() else { panic!("{told:?}") };
        let lines: Vec<_> = told.lines().map(str::trim).collect();
        let thread = "thread 'hide::it_hides' panicked at tests/e2e/src/desk.rs:134:37:";
        assert_eq!(lines, ["hide::it_hides", thread, "waited 20 s", "at ./src/hide.rs:12:3"]);
    }

    #[test]
    fn only_a_single_failure_under_a_crashed_page_is_a_lost_page() {
        let crashed = "mishaps::it_goes_on\n    waited 20 s: invalid session id\n    \
                       WARN a page ended by itself and is loaded anew reason=Crashed";
        let lost = |told: &[&str]| {
            let told = told.iter().map(ToString::to_string).collect();
            Counts { passed: 1, failed: 1, told }.lost_page()
        };
        assert_eq!(lost(&[crashed]).unwrap(), "mishaps::it_goes_on");
        assert_eq!(lost(&[]), None);
        for words in LOST_PAGE {
            assert_eq!(lost(&[&crashed.replace(words, "something else")]), None, "{words}");
        }
        assert_eq!(lost(&[crashed, "hide::it_hides\n    waited 20 s"]), None);
        assert_eq!(lost(&[crashed, crashed]), None);
    }

    #[test]
    fn a_report_that_is_cut_off_gives_no_counts() {
        assert!(read_report("<testsuites name=\"nextest-run\" tests=\"9\"").is_err());
        assert!(read_report("").is_err());
    }
}
