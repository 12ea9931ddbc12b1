//! The community of the demo: made once, shown at each start.
//!
//! Called by [`super`]. Invariant: the file of the accounts stands there only when the whole
//! community does, so a start that was interrupted begins afresh.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use larkspur_test_support::homeserver::Homeserver;
use serde::Deserialize;

use crate::{app, tool};

/// What `seed-community` writes.
#[derive(Deserialize)]
struct Community {
    accounts: Vec<Account>,
}

#[derive(Deserialize)]
struct Account {
    member_id: String,
    password: String,
    recovery_key: String,
}

/// Takes away a server whose community was not finished: its accounts cannot be made again.
pub(super) fn clear_unfinished(folder: &Path, home: &Path) -> Result<()> {
    if !home.exists() || accounts_file(folder).exists() {
        return Ok(());
    }
    eprintln!("run: the community was not finished the last time; it is made afresh");
    for path in [home.to_owned(), folder.join("member-1"), folder.join("member-2")] {
        if path.exists() {
            fs::remove_dir_all(&path).context("taking the unfinished community away")?;
        }
    }
    Ok(())
}

/// Makes the community on a server that has none.
pub(super) fn make_once(folder: &Path, server: &Homeserver) -> Result<()> {
    let accounts = accounts_file(folder);
    if accounts.exists() {
        return Ok(());
    }
    let seed = app::build_seed()?;
    eprintln!("run: making a small community on it (this time only, half a minute)");
    let mut make = tool::program(seed);
    make.args(["--homeserver", &server.url(), "--out"])
        .arg(&accounts)
        .env("LARKSPUR_HOMESERVER_SECRET", server.shared_secret());
    tool::run(&mut make)?;
    if !accounts.exists() {
        bail!("the community was made, but its accounts were not written down");
    }
    Ok(())
}

/// Prints who can sign in. These are accounts of a demo on this machine, so nothing is given away.
pub(super) fn show(folder: &Path, url: &str) -> Result<()> {
    let text = fs::read_to_string(accounts_file(folder)).context("reading the demo accounts")?;
    let community: Community = serde_json::from_str(&text).context("reading the demo accounts")?;
    let width = community.accounts.iter().map(|account| account.member_id.len()).max();
    let width = width.unwrap_or_default();
    eprintln!("\nThe homeserver is {url}. Sign in with a member id and its password; leave the");
    eprintln!("server empty. The recovery key opens what was written before.\n");
    eprintln!("{:width$}  {:19}  recovery key", "member id", "password");
    for Account { member_id, password, recovery_key } in community.accounts {
        eprintln!("{member_id:width$}  {password:19}  {recovery_key}");
    }
    eprintln!();
    Ok(())
}

fn accounts_file(folder: &Path) -> PathBuf {
    folder.join("accounts.json")
}
