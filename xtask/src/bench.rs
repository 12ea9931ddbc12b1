//! `cargo xtask bench messaging`: measures the optimised app beside the least that it could be.
//!
//! A person calls it. It builds the page, the app and `tests/bench` for people's use, starts a
//! screen and runs the bench on it. Invariant: the app is built alone, so nothing of the bench is in
//! it, and without the feature `e2e`.

use std::ffi::OsString;
use std::fs;

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
    if group.as_deref() != Some("messaging".as_ref()) {
        bail!("what shall be measured? cargo xtask bench messaging");
    }
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
