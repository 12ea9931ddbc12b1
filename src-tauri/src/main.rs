//! The process: makes itself safe to start, then hands over to the composition root.
//!
//! Invariant: nothing is read or shown before the process is clean (see [`larkspur::process`]).

use std::process::ExitCode;

fn main() -> ExitCode {
    if larkspur::process::start_clean().is_err() {
        return ExitCode::FAILURE;
    }
    larkspur::log::start();
    match larkspur::Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => larkspur::run(&arguments),
        Err(larkspur::UnknownArgument) => ExitCode::from(2),
    }
}
