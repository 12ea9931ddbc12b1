//! What an entry of a bundle is, by its name.
//!
//! Invariant: an entry has one name, and the order of entries is the order in which they are written.

use crate::{BlobHash, Document};

const SIGNATURE: &str = ".minisig";
const BLOBS: &str = "blobs/";

/// An entry of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Entry {
    Document(Document),
    Signature(Document),
    Blob(BlobHash),
}

impl Entry {
    /// The entry of this name; none if the format knows no such entry.
    pub(crate) fn of(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        if let Some(digits) = name.strip_prefix(BLOBS) {
            return BlobHash::from_digits(digits).ok().map(Self::Blob);
        }
        let document = |name: &str| Document::ALL.into_iter().find(|one| one.file() == name);
        match name.strip_suffix(SIGNATURE) {
            Some(name) => document(name).map(Self::Signature),
            None => document(name).map(Self::Document),
        }
    }

    /// Its name.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Document(document) => document.file().to_owned(),
            Self::Signature(document) => format!("{}{SIGNATURE}", document.file()),
            Self::Blob(hash) => format!("{BLOBS}{}", hash.digits()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_entry() {
        let documents = Document::ALL.map(Entry::Document);
        let signatures = Document::ALL.map(Entry::Signature);
        let blob = [Entry::Blob(BlobHash::of(b""))];
        for entry in documents.into_iter().chain(signatures).chain(blob) {
            assert_eq!(Entry::of(entry.name().as_bytes()), Some(entry));
        }
    }

    #[test]
    fn other_names_are_refused() {
        let digits = "a".repeat(64);
        for bad in [
            "",
            "/manifest.toml",
            "./manifest.toml",
            "manifest.toml/",
            "Manifest.toml",
            "manifest.toml.minisig.minisig",
            ".minisig",
            "pack.toml",
            "blobs",
            "blobs/",
            "blobs/aa",
            &format!("blobs/{digits}a"),
            &format!("blobs/{}", "A".repeat(64)),
            &format!("blobs//{digits}"),
            &format!("blobs/../blobs/{digits}"),
            &format!("blobs/{digits}.minisig"),
            &format!("blobs\\{digits}"),
            &format!("blobs/b3:{digits}"),
        ] {
            assert_eq!(Entry::of(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(Entry::of(b"manifest\xff.toml"), None);
    }
}
