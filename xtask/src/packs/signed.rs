//! Signed documents and keys as files: the document in one, its signature beside it.
//!
//! Invariant: a secret is written once, into a new file that only its owner may read, and is never shown.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    time::SystemTime,
};

use anyhow::{Context as _, Result};
use larkspur_bundle::{Signed, SigningKey};
use larkspur_packs::Date;

/// The file of the signature of another file.
fn beside(file: &Path) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".minisig");
    name.into()
}

pub(super) fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("reading {}", file.display()))
}

/// Writes a file.
pub(super) fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
}

pub(super) fn read_signed(file: &Path) -> Result<Signed> {
    Ok(Signed { bytes: read(file)?, signature: read(&beside(file))? })
}

pub(super) fn write_signed(file: &Path, signed: &Signed) -> Result<()> {
    write(file, &signed.bytes)?;
    write(&beside(file), &signed.signature)
}

pub(super) fn read_key(file: &Path) -> Result<SigningKey> {
    let key =
        SigningKey::from_bytes(&fs::read(file).with_context(|| format!("{}", file.display()))?);
    key.with_context(|| format!("{}", file.display()))
}

/// Writes a secret into a new file. One that is there is never overwritten.
pub(super) fn write_key(file: &Path, key: &SigningKey) -> Result<()> {
    let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    let mut new = new.with_context(|| format!("making {}", file.display()))?;
    new.write_all(&key.to_bytes()).with_context(|| format!("writing {}", file.display()))
}

/// The day of this machine, in UTC.
pub(super) fn today() -> Result<Date> {
    Date::at(SystemTime::now()).context("the clock of this machine is wrong")
}
