//! `cargo xtask bench`: measures the optimised app beside the least that it could be.
//!
//! A person calls it. For `messaging` it builds the page, the app and `tests/bench` for people's use,
//! starts a screen and runs the bench on it; for `resources` it measures the search of the library and
//! what the fonts weigh. Invariant: the app is built alone, so nothing of the bench is in it, and without the
//! feature `e2e`.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use larkspur_test_support::display::Display;
use lexopt::Arg;

use crate::{app, install, places, tool, ui};

pub(crate) fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut group = None;
    let mut rest: Vec<OsString> = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Value(word) if group.is_none() => group = Some(word),
            Arg::Long(name @ ("runs" | "only")) => {
                let name = format!("--{name}");
                rest.extend([name.into(), args.value()?]);
            }
            Arg::Long("keep") => rest.push("--keep".into()),
            _ => return Err(arg.unexpected().into()),
        }
    }
    match group.as_deref().and_then(|group| group.to_str()) {
        Some("messaging") => messaging(rest),
        Some("resources") if rest.is_empty() => resources(),
        _ => bail!(
            "what shall be measured? cargo xtask bench messaging, or cargo xtask bench resources"
        ),
    }
}

/// The figures of the library: a line of JSON each, also in `target/bench/resources.jsonl`.
fn resources() -> Result<()> {
    let out = places::results("bench");
    fs::create_dir_all(&out)?;
    let mut cargo = tool::cargo();
    cargo.args(["run", "--release", "--locked", "--quiet", "-p", "larkspur-search"]);
    let figures = cargo.args(["--example", "figures"]).stderr(Stdio::inherit()).output()?;
    if !figures.status.success() {
        bail!("the figures of the search: {}", figures.status);
    }
    let mut lines = String::from_utf8(figures.stdout)?;
    for Fonts { name, folder, ending, budget } in FONTS {
        let ours = weigh(folder, ending)?;
        let is_light = ours <= budget;
        writeln!(
            lines,
            "{{\"name\":\"{name}\",\"ours\":{ours},\"floor\":null,\"ratio\":null,\
             \"unit\":\"bytes\",\"budget\":{budget},\"met\":{is_light}}}"
        )?;
    }
    std::io::stdout().write_all(lines.as_bytes())?;
    fs::write(out.join("resources.jsonl"), lines).context("keeping the figures")
}

/// Faces that ship, and how many bytes all of them may have.
struct Fonts {
    name: &'static str,
    folder: &'static str,
    ending: &'static str,
    budget: u64,
}

/// Those of the window and those of paper. Chinese, Japanese and Korean are in neither: the system brings theirs.
const FONTS: [Fonts; 2] = [
    Fonts { name: "screen_fonts", folder: "assets/fonts", ending: "woff2", budget: 1_500_000 },
    Fonts { name: "print_fonts", folder: "assets/print-fonts", ending: "ttf", budget: 3_500_000 },
];

fn weigh(folder: &str, ending: &str) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(places::in_root(folder))? {
        let file = entry?;
        if file.path().extension().is_some_and(|it| it == ending) {
            bytes += file.metadata()?.len();
        }
    }
    Ok(bytes)
}

fn messaging(rest: Vec<OsString>) -> Result<()> {
    for needs in [install::APP, install::WINDOWS] {
        install::packages(needs)?;
    }
    install::synapse()?;
    let out = places::results("bench");
    fs::create_dir_all(&out)?;
    let page = ui::build(ui::Options { has_pseudo_locales: false, is_release: true })?;
    let app = app::build(app::Build::Release, &page)?;
    // The page of another build may stand in ui/dist by the time it is measured.
    let wasm = out.join("page.wasm");
    fs::copy(places::dist().join("larkspur-ui_bg.wasm"), &wasm).context("keeping the page")?;
    drop(page);
    let programs = app::build_bench()?;
    let display = Display::start(1600, 1200)?;
    let mut bench = tool::program(programs.join("larkspur-bench"));
    bench
        .args(rest)
        .env("LARKSPUR_APP", app)
        .env("LARKSPUR_BARE_WINDOW", programs.join("bare-window"))
        .env("LARKSPUR_WASM", wasm)
        .env("LARKSPUR_BENCH_DIR", &out)
        .env("LARKSPUR_SYNAPSE_PYTHON", larkspur_test_support::synapse_python())
        .env("DISPLAY", display.name())
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1");
    tool::run(&mut bench)
}
