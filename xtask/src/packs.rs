//! `cargo xtask packs`: holds the packs that ship to their format and their rules, stamps translations,
//! makes the pages of the Declaration of Human Rights, and makes, signs and revokes packs from outside.
//!
//! For whoever writes pages and gives packs out; a test of `larkspur-packs` holds the same in every run. Invariant: it says
//! everything that is wrong at once, with its file and line, and stops with an error if a pack may
//! not ship.

mod bundle;
mod keys;
mod options;
mod signed;
mod stamp;
mod udhr;

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use larkspur_packs::{Pack, Reading, check};
use lexopt::{Arg, ValueExt as _};
use options::Options;

use crate::places;

const USAGE: &str = "\
cargo xtask packs check
cargo xtask packs stamp RESOURCE LANGUAGE
cargo xtask packs udhr FOLDER
cargo xtask packs root-key FOLDER
    make a root key: the secret goes into FOLDER, the public line is printed
cargo xtask packs certify --root FILE --name NAME --public LINE --packs ID,ID|'*' --not-after DATE
        [--not-before DATE] --out FILE
    let a chapter sign packs: its certificate goes into FILE and FILE.minisig
cargo xtask packs bundle FOLDER --key FILE [--certificate FILE] [--index FILE]
        [--since BUNDLE]... --out FILE
    make and sign a bundle of a pack; --since leaves out what whoever gets it has from those bundles
cargo xtask packs revoke --root FILE --index FILE (--key-id ID | --pack ID --rev N) --reason WORD
    revoke a key (lost, misused, retired) or a version and all before it (mistake, unsafe, withdrawn):
    FILE is made, or goes on with another serial, and is signed as FILE.minisig
cargo xtask packs look BUNDLE [--root LINE]... [--index FILE] [--since BUNDLE]...
    say what a bundle is and whether it would be trusted
";

/// What to do with packs.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<()> {
    let Some(Arg::Value(command)) = args.next()? else { bail!("{USAGE}") };
    let command = command.string()?;
    let mut given = Options::read(args)?;
    match command.as_str() {
        "check" => given.end().and_then(|()| check_all()),
        "stamp" => {
            let (resource, language) = (given.word("RESOURCE")?, given.word("LANGUAGE")?);
            given.end()?;
            stamp::stamp(&places::in_root("assets/packs/core"), &resource, &language)
        }
        "udhr" => {
            let collection = given.word("FOLDER")?;
            given.end()?;
            udhr::write(Path::new(&collection), &places::in_root("assets/packs/core"))
        }
        "root-key" => keys::make_root(given),
        "certify" => keys::certify(given),
        "revoke" => keys::revoke(given),
        "bundle" => bundle::make(given),
        "look" => bundle::look(given),
        _ => bail!("{USAGE}"),
    }
}

/// The pack in a folder, if nothing is wrong with it. Everything that is wrong is told.
fn read_good(folder: &Path) -> Result<Pack> {
    let Reading { pack, faults } = Pack::read(folder);
    for fault in &faults {
        eprintln!("{fault}");
    }
    match pack {
        Some(pack) if faults.is_empty() => Ok(pack),
        _ => bail!("{} faults have to be mended in {}", faults.len(), folder.display()),
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
