//! `seed-community --homeserver URL --out FILE`: makes the demo community on a local homeserver.
//!
//! `cargo xtask run` calls it once for each homeserver; the secret that makes accounts comes in
//! `LARKSPUR_HOMESERVER_SECRET`. Invariant: the file is there only when the whole community is.

// The futures of the SDK that the demo's members wait for are deep.
#![recursion_limit = "256"]

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use larkspur_test_support::seed::{Account, make_community};
use lexopt::{Arg, ValueExt as _};
use serde_json::json;

struct Request {
    homeserver: String,
    secret: String,
    out: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("seed: it stopped: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let Request { homeserver, secret, out } = read_request()?;
    let begun = Instant::now();
    let tell = |what: &str| eprintln!("seed: {:4.1} s  {what}", begun.elapsed().as_secs_f32());
    let accounts = make_community(&homeserver, &secret, tell).await?;
    write(&out, &accounts)?;
    tell("done");
    Ok(())
}

fn read_request() -> Result<Request, Box<dyn std::error::Error>> {
    let (mut homeserver, mut out) = (None, None);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("homeserver") => homeserver = Some(args.value()?.string()?),
            Arg::Long("out") => out = Some(PathBuf::from(args.value()?)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let secret = std::env::var("LARKSPUR_HOMESERVER_SECRET")
        .map_err(|_| "LARKSPUR_HOMESERVER_SECRET is not set")?;
    let homeserver = homeserver.ok_or("--homeserver URL is missing")?;
    Ok(Request { homeserver, secret, out: out.ok_or("--out FILE is missing")? })
}

/// Only its owner may read it, and it is never half written.
fn write(path: &Path, accounts: &[Account]) -> io::Result<()> {
    let text = serde_json::to_string_pretty(&json!({ "accounts": accounts }))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension("unfinished");
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(unfinished, path)
}
