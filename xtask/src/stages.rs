//! `cargo xtask test`: everything that must hold, stage by stage.
//!
//! `.ci/run` and a person call it. Invariant: each stage is named, timed and can run alone; the
//! last line says how many tests passed and failed over all stages.

mod nextest;
mod surroundings;

use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use lexopt::{Arg, ValueExt as _};

use crate::{app, install, notices, tool, ui};
use nextest::{Counts, Part};
use surroundings::Surroundings;

/// A stage of the tests, in the order in which they run: what is quick to fail comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Fmt,
    Deny,
    Architecture,
    Page,
    Clippy,
    Unit,
    Ui,
    Integration,
    E2e,
}

impl Stage {
    const ALL: [Self; 9] = [
        Self::Fmt,
        Self::Deny,
        Self::Architecture,
        Self::Page,
        Self::Clippy,
        Self::Unit,
        Self::Ui,
        Self::Integration,
        Self::E2e,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Deny => "deny",
            Self::Architecture => "architecture",
            Self::Page => "page",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Ui => "ui",
            Self::Integration => "integration",
            Self::E2e => "e2e",
        }
    }

    /// The shell embeds `ui/dist` when it is compiled, so that must stand before.
    const fn needs_page(self) -> bool {
        matches!(self, Self::Clippy | Self::Unit | Self::Integration | Self::E2e)
    }
}

/// What is asked for on the command line.
struct Request {
    stages: Vec<Stage>,
    keeps_going: bool,
    part: Part,
}

struct Outcome {
    stage: Stage,
    took: Duration,
    counts: Counts,
    error: Option<anyhow::Error>,
}

pub(crate) fn run(args: lexopt::Parser) -> Result<()> {
    let request = read_request(args)?;
    let mut outcomes: Vec<Outcome> = Vec::new();
    for stage in &request.stages {
        eprintln!("\n── {} ──", stage.name());
        let begun = Instant::now();
        let mut counts = Counts::default();
        let result = run_stage(*stage, &request.part, &mut counts);
        let error = result.err();
        if let Some(error) = &error {
            eprintln!("{}: {error:#}", stage.name());
        }
        let is_over = error.is_some() && !request.keeps_going;
        outcomes.push(Outcome { stage: *stage, took: begun.elapsed(), counts, error });
        if is_over {
            break;
        }
    }
    sum_up(&request, &outcomes)
}

/// `cargo xtask screenshots`: every screen as a picture.
pub(crate) fn screenshots(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    take_pictures("screenshots", "LARKSPUR_SCREENSHOT_DIR", "test(/^screens::/)")
}

/// The first journey as a series of pictures, where there is no screen to open windows on.
pub(crate) fn tour() -> Result<()> {
    take_pictures("tour", "LARKSPUR_TOUR_DIR", "test(/journey_one$/)")
}

/// Runs journeys that leave pictures in `target/<name>/`, which `variable` tells them. Everything
/// is compiled as for the tests: asked for this one target, cargo would take other features for
/// what it stands on, and compile the SDK once more.
fn take_pictures(name: &str, variable: &str, filter: &str) -> Result<()> {
    let folder = crate::places::results(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let page = prepare_page()?;
    let app = app::build(app::Build::Driven, &page)?;
    drop(page);
    let surroundings = Surroundings::with_screen_and_homeserver()?;
    eprintln!("{name}: taking the app through it");
    let mut run = nextest::run(NATIVE)?;
    surroundings.apply(&mut run);
    run.env("LARKSPUR_APP", app).env(variable, &folder);
    let part = Part { filter: Some(filter.to_owned()), times: None };
    let result = nextest::finish(&mut run, &part, Some(E2E), &mut Counts::default());
    eprintln!("{name}: its pictures are in target/{name}");
    result
}

fn read_request(mut args: lexopt::Parser) -> Result<Request> {
    let mut request = Request { stages: Vec::new(), keeps_going: false, part: Part::default() };
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("keep-going") => request.keeps_going = true,
            Arg::Long("filter") => request.part.filter = Some(args.value()?.string()?),
            Arg::Long("times") => request.part.times = Some(args.value()?.string()?),
            Arg::Value(word) => {
                let Some(stage) = Stage::ALL.into_iter().find(|stage| word == stage.name()) else {
                    bail!("no stage {}: {}", word.display(), Stage::ALL.map(Stage::name).join(" "));
                };
                request.stages.push(stage);
            }
            _ => return Err(arg.unexpected().into()),
        }
    }
    if request.stages.is_empty() {
        request.stages = Stage::ALL.to_vec();
    } else if request.stages.iter().any(|stage| stage.needs_page()) {
        request.stages.retain(|stage| *stage != Stage::Page);
        request.stages.insert(0, Stage::Page);
    }
    Ok(request)
}

fn run_stage(stage: Stage, part: &Part, counts: &mut Counts) -> Result<()> {
    match stage {
        Stage::Fmt => tool::run(tool::cargo().args(["fmt", "--all", "--check"])),
        Stage::Deny => notices::check(),
        Stage::Page => {
            install::packages(install::APP)?;
            let page = ui::build(ui::Options { has_pseudo_locales: true, is_release: false })?;
            let tested = ui::test_editor()?;
            drop(page);
            counts.passed += tested.passed;
            counts.failed += tested.failed;
            if tested.failed > 0 {
                bail!("{} tests of the editor failed", tested.failed);
            }
            Ok(())
        }
        Stage::Clippy => {
            let mut native = clippy();
            tool::run(native.args(NATIVE).args(["--", "-D", "warnings"]))?;
            let mut page = clippy();
            tool::run(page.args(["-p", "larkspur-ui", "-p", "xtask", "--", "-D", "warnings"]))
        }
        Stage::Architecture => {
            let mut run = nextest::run(&["-p", "larkspur-test-architecture"])?;
            nextest::finish(&mut run, part, None, counts)
        }
        Stage::Unit => {
            // A filter asks for a part of the app's own tests.
            if part.filter.is_none() {
                let mut tools = nextest::run(&["-p", "xtask"])?;
                nextest::finish(&mut tools, &Part::default(), None, counts)?;
            }
            let mut run = nextest::run(NATIVE)?;
            nextest::finish(&mut run, part, Some(UNIT), counts)
        }
        Stage::Ui => {
            let mut run = nextest::run(&["-p", "larkspur-ui"])?;
            nextest::finish(&mut run, part, None, counts)
        }
        Stage::Integration => {
            let surroundings = Surroundings::with_homeserver()?;
            let mut run = nextest::run(NATIVE)?;
            surroundings.apply(&mut run);
            nextest::finish(&mut run, part, Some(INTEGRATION), counts)
        }
        Stage::E2e => drive_windows(part, counts),
    }
}

/// Everything but the page is always compiled together, so that the SDK has one set of features
/// over all stages and is compiled once. xtask is tested as it was compiled to run this.
const NATIVE: &[&str] = &["--workspace", "--exclude", "larkspur-ui", "--exclude", "xtask"];

const UNIT: &str = "package(larkspur-ipc) | package(larkspur-core) | package(larkspur) \
                    | package(larkspur-packs) | package(larkspur-bundle) | package(larkspur-search) \
                    | package(larkspur-print) | package(larkspur-advice) | package(larkspur-delta) \
                    | package(larkspur-proposals) | package(larkspur-sound) \
                    | package(larkspur-details) | package(larkspur-test-bench)";

const INTEGRATION: &str = "package(larkspur-test-integration) \
                           | (package(larkspur-test-support) - test(/^window::/))";

const E2E: &str =
    "package(larkspur-test-e2e) | (package(larkspur-test-support) & test(/^window::/))";

fn clippy() -> Command {
    let mut cargo = tool::cargo();
    cargo.args(["clippy", "--locked", "--all-targets"]);
    cargo
}

/// Builds the app that can be driven and runs tests that drive it.
fn drive_windows(part: &Part, counts: &mut Counts) -> Result<()> {
    let page = prepare_page()?;
    let driven = app::build(app::Build::Driven, &page)?;
    let undriven = app::build(app::Build::Undriven, &page)?;
    drop(page);
    let surroundings = Surroundings::with_screen_and_homeserver()?;
    let prepare = || -> Result<Command> {
        let mut run = nextest::run(NATIVE)?;
        surroundings.apply(&mut run);
        run.env("LARKSPUR_APP", &driven).env("LARKSPUR_APP_UNDRIVEN", &undriven);
        Ok(run)
    };
    let result = nextest::finish(&mut prepare()?, part, Some(E2E), counts);
    let (Err(_), Some(name)) = (&result, counts.lost_page()) else { return result };
    for told in std::mem::take(&mut counts.told) {
        eprintln!(
            "\ne2e: a process of WebKit's own crashed, so this test runs once more: {told}\n"
        );
    }
    counts.failed -= 1;
    let again = Part { filter: Some(format!("test(={name})")), times: None };
    nextest::finish(&mut prepare()?, &again, Some(E2E), counts)
}

/// What an app for tests needs before it can be built.
fn prepare_page() -> Result<ui::Page> {
    install::packages(install::APP)?;
    install::packages(install::WINDOWS)?;
    ui::build(ui::Options { has_pseudo_locales: true, is_release: false })
}

fn sum_up(request: &Request, outcomes: &[Outcome]) -> Result<()> {
    // Once more at the end, where it is not lost among the lines of those that passed.
    for told in outcomes.iter().flat_map(|outcome| &outcome.counts.told) {
        eprintln!("\nfailed: {told}");
    }
    eprintln!("\nstage          result      time   passed  failed");
    for stage in &request.stages {
        let name = stage.name();
        match outcomes.iter().find(|outcome| outcome.stage == *stage) {
            Some(Outcome { took, counts: Counts { passed, failed, .. }, error, .. }) => {
                let result = if error.is_some() { "FAILED" } else { "ok" };
                let seconds = took.as_secs_f32();
                eprintln!("{name:14} {result:8} {seconds:6.1} s  {passed:6}  {failed:6}");
            }
            None => eprintln!("{name:14} not run"),
        }
    }
    let passed: u32 = outcomes.iter().map(|outcome| outcome.counts.passed).sum();
    let failed: u32 = outcomes.iter().map(|outcome| outcome.counts.failed).sum();
    let bad: Vec<_> =
        outcomes.iter().filter(|o| o.error.is_some()).map(|o| o.stage.name()).collect();
    // This plain line is what machines that run the tests look for.
    writeln!(std::io::stdout(), "\n{passed} passed, {failed} failed")?;
    if !bad.is_empty() {
        bail!("not everything holds: {}", bad.join(", "));
    }
    Ok(())
}
