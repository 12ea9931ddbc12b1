//! `cargo xtask bench messaging`: how quick and how large the optimised app is, beside the least
//! that it could be.
//!
//! xtask builds everything, starts a screen and calls this program; it starts the homeserver itself,
//! since some figures want it down. Invariants: the app is the one that people get, moved by real
//! keys and watched from outside; each floor is measured in the same run, in turn with the app, so
//! that what else the machine does weighs on both; a missed budget is told and fails nothing.

// The futures of the SDK that the bench waits for are deep.
#![recursion_limit = "256"]

mod app;
mod bare;
mod eye;
mod figures;
mod memory;
mod people;
mod report;
mod scene;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, ValueExt as _};

use crate::report::Report;
use crate::scene::Scene;

/// What is asked for, and where xtask has put what it built.
struct Request {
    /// How many times each time is taken.
    runs: usize,
    /// The figures to take; all of them if none is named.
    only: Vec<String>,
    /// A folder whose server and people are used again and kept, to be quick while trying things.
    keep: Option<PathBuf>,
    app: PathBuf,
    bare_window: PathBuf,
    wasm: PathBuf,
    out: PathBuf,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nbench stopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let request = read_request()?;
    let mut report = Report::new(&request.out)?;
    let wanted = |names: &[&str]| {
        request.only.is_empty() || names.iter().any(|name| request.only.iter().any(|n| n == name))
    };
    if wanted(&figures::page::NAMES) {
        figures::page::take(&request.wasm, &mut report)?;
    }
    let in_windows = figures::IN_WINDOWS.iter().filter(|figure| wanted(&[figure.name]));
    let in_windows: Vec<_> = in_windows.collect();
    if !in_windows.is_empty() {
        let runs = request.runs;
        let mut scene =
            Scene::set_up(request.app, request.bare_window, request.keep, request.out, runs)?;
        for figure in in_windows {
            eprintln!("\nbench: {}", figure.name);
            (figure.take)(&mut scene, &mut report).with_context(|| figure.name.to_owned())?;
        }
    }
    report.sum_up()
}

fn read_request() -> Result<Request> {
    let mut request = Request {
        runs: 20,
        only: Vec::new(),
        keep: None,
        app: place("LARKSPUR_APP")?,
        bare_window: place("LARKSPUR_BARE_WINDOW")?,
        wasm: place("LARKSPUR_WASM")?,
        out: place("LARKSPUR_BENCH_DIR")?,
    };
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("runs") => request.runs = args.value()?.parse()?,
            Arg::Long("only") => request.only.push(args.value()?.string()?),
            Arg::Long("keep") => request.keep = Some(request.out.join("kept")),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let known: Vec<&str> = figures::names().collect();
    if let Some(other) = request.only.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("there is no figure {other}: {}", known.join(" "));
    }
    if request.runs == 0 {
        bail!("--runs 0 measures nothing");
    }
    Ok(request)
}

fn place(variable: &str) -> Result<PathBuf> {
    let value = std::env::var_os(variable);
    value.map(PathBuf::from).with_context(|| format!("{variable} is not set: call cargo xtask"))
}
