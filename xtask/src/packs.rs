//! `cargo xtask packs`: holds the packs that ship to their format and their rules, stamps translations,
//! and makes the pages of the Declaration of Human Rights.
//!
//! For whoever writes pages; a test of `larkspur-packs` holds the same in every run. Invariant: it says
//! everything that is wrong at once, with its file and line, and stops with an error if a pack may
//! not ship.

mod stamp;
mod udhr;

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use larkspur_packs::{Pack, check};
use lexopt::{Arg, ValueExt as _};

use crate::places;

/// What to do with the packs below `assets/packs`.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut words = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Value(word) => words.push(word.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check"] => check_all(),
        ["stamp", resource, language] => {
            stamp::stamp(&places::in_root("assets/packs/core"), resource, language)
        }
        ["udhr", collection] => {
            udhr::write(Path::new(collection), &places::in_root("assets/packs/core"))
        }
        _ => bail!(
            "cargo xtask packs check, cargo xtask packs stamp RESOURCE LANGUAGE, or \
             cargo xtask packs udhr FOLDER"
        ),
    }
}

/// Checks every pack.
fn check_all() -> Result<()> {
    let mut wrong = 0;
    for entry in fs::read_dir(places::in_root("assets/packs")).context("assets/packs")? {
        let folder = entry?.path();
        if folder.is_dir() {
            wrong += tell(&folder);
        }
    }
    if wrong > 0 {
        bail!("{wrong} things have to be mended before the packs may ship");
    }
    Ok(())
}

/// Says what is wrong with one pack, and how many things must be mended.
fn tell(folder: &Path) -> usize {
    let reading = Pack::read(folder);
    let breaches = reading.pack.as_ref().map(check::check).unwrap_or_default();
    let (warnings, breaches): (Vec<_>, Vec<_>) =
        breaches.into_iter().partition(|breach| breach.what.is_warning());
    for fault in &reading.faults {
        eprintln!("{fault}");
    }
    for breach in &breaches {
        eprintln!("{breach}");
    }
    for warning in &warnings {
        eprintln!("warning: {warning}");
    }
    let (faults, breaches, warnings) = (reading.faults.len(), breaches.len(), warnings.len());
    let name = folder.file_name().unwrap_or_default().display();
    eprintln!("packs: {name}: {faults} faults, {breaches} broken rules, {warnings} warnings");
    faults + breaches
}
