//! `cargo xtask homeserver`: a local homeserver to try things on, until Ctrl+C.
//!
//! A person calls it. Invariant: its accounts are still there the next time.

use std::path::PathBuf;

use anyhow::Result;
use larkspur_test_support::homeserver::{Homeserver, Options};
use lexopt::Arg;

use crate::{install, places};

pub(crate) fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut folder = places::results("homeserver");
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("folder") => folder = PathBuf::from(args.value()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    install::synapse()?;
    let mut server = Homeserver::start(Options { folder: Some(folder), ..Options::default() })?;
    eprintln!("homeserver: it answers at {}", server.url());
    eprintln!("homeserver: its files are in {}", server.folder().display());
    eprintln!("homeserver: Ctrl+C stops it");
    server.wait();
    Ok(())
}
