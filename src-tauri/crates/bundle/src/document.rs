//! The documents that are signed, and how each is read and written.
//!
//! Invariant: a document is TOML of the one format that this app knows, without a key that it does not
//! know. What it says is only a claim until its signature was checked.

use std::fmt;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::BundleError;

/// The format that this app reads and writes.
const FORMAT: i64 = 1;

/// A document that has a signature beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Document {
    /// What the pack is.
    Manifest,
    /// What a root lets a chapter sign.
    Certificate,
    /// What was revoked.
    Index,
    /// That a proposed page is in a version of a pack. It is in no bundle.
    Receipt,
}

impl Document {
    /// Those of a bundle.
    pub(crate) const ALL: [Self; 3] = [Self::Manifest, Self::Certificate, Self::Index];

    /// The name of its entry, or of the file that it would be.
    pub fn file(self) -> &'static str {
        match self {
            Self::Manifest => "manifest.toml",
            Self::Certificate => "chapter.toml",
            Self::Index => "index.toml",
            Self::Receipt => "receipt.toml",
        }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file())
    }
}

/// A document as it was signed, byte for byte, and its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The document.
    pub bytes: Vec<u8>,
    /// Its signature, as minisign writes it.
    pub signature: Vec<u8>,
}

/// What a document has to say for itself to be signed and read.
pub(crate) trait Content: DeserializeOwned {
    /// Which document it is.
    const DOCUMENT: Document;

    /// What its signature says that it was made for.
    fn purpose(&self) -> String;
}

/// Reads a document. A format of later days is told apart from one that is wrong.
pub(crate) fn read<T: Content>(bytes: &[u8]) -> Result<T, BundleError> {
    let bad = BundleError::BadDocument(T::DOCUMENT);
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(bad) };
    let Ok(mut table) = text.parse::<Table>() else { return Err(bad) };
    match table.remove("format") {
        Some(Value::Integer(FORMAT)) => {}
        Some(Value::Integer(_)) => return Err(BundleError::UnknownFormat(T::DOCUMENT)),
        _ => return Err(bad),
    }
    table.try_into().map_err(|_| bad)
}

/// The first line of each document.
pub(crate) fn head() -> String {
    format!("format = {FORMAT}\n")
}

/// Words on one line as TOML writes them.
pub(crate) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A list of plain words as TOML writes it.
pub(crate) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(quoted).collect();
    format!("[{}]", words.join(", "))
}
