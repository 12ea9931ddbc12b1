//! JSON: the archive of a document, as data.
//!
//! [`crate::write`] writes it, [`read`] reads it again. Invariants: a version that is newer is refused and not guessed at;
//! nothing stands in it that is not in the model, so no id and no account.

use serde::{Deserialize, Serialize};

use crate::{ExportError, model::Document};

/// What the file says that it is.
const KIND: &str = "policy-advice";
/// The version that this app writes. It rises when a reader of the one before would misread the file.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Archive<'a> {
    kind: &'a str,
    version: u32,
    document: &'a Document,
}

#[derive(Deserialize)]
struct Head {
    kind: String,
    version: u32,
}

#[derive(Deserialize)]
struct Read {
    document: Document,
}

pub(crate) fn write(document: &Document) -> Result<Vec<u8>, ExportError> {
    let archive = Archive { kind: KIND, version: VERSION, document };
    serde_json::to_vec_pretty(&archive).map_err(|_| ExportError::NotPacked)
}

/// Reads an archive.
///
/// # Errors
/// When it is none, is damaged, or a newer app wrote it.
pub fn read(bytes: &[u8]) -> Result<Document, ExportError> {
    let head: Head = serde_json::from_slice(bytes).map_err(|_| ExportError::NotRead)?;
    if head.kind != KIND {
        return Err(ExportError::NotRead);
    }
    if head.version > VERSION {
        return Err(ExportError::Newer(head.version));
    }
    let read: Read = serde_json::from_slice(bytes).map_err(|_| ExportError::NotRead)?;
    read.document.check()?;
    Ok(read.document)
}
