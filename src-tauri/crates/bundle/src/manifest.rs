//! `manifest.toml`: which version of which pack a bundle brings.
//!
//! Invariant: it names the whole content by one hash, so whoever signs it has signed every file.

use std::fmt::Write as _;

use larkspur_packs::{Date, PackId};
use serde::Deserialize;

use crate::{
    BlobHash, Document,
    document::{Content, head},
};

/// What `manifest.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The pack.
    pub id: PackId,
    /// Its revision; the `pack.toml` inside says the same.
    pub rev: u32,
    /// The day on which it was made.
    pub made_on: Date,
    /// The listing of the folder of the pack.
    pub files: BlobHash,
}

impl Content for Manifest {
    const DOCUMENT: Document = Document::Manifest;

    fn purpose(&self) -> String {
        format!("larkspur manifest {} {}", self.id, self.rev)
    }
}

impl Manifest {
    /// The text of the file.
    pub fn print(&self) -> String {
        let mut text = head();
        let Self { id, rev, made_on, files } = self;
        // Writing into text cannot fail.
        let _ = writeln!(
            text,
            "id = \"{id}\"\nrev = {rev}\nmade_on = \"{made_on}\"\nfiles = \"{files}\""
        );
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BundleError, document::read};

    fn manifest() -> Manifest {
        Manifest {
            id: PackId::parse("core").unwrap(),
            rev: 7,
            made_on: Date::parse("2026-11-25").unwrap(),
            files: BlobHash::of(b""),
        }
    }

    #[test]
    fn what_is_printed_is_read_as_the_same() {
        assert_eq!(read::<Manifest>(manifest().print().as_bytes()), Ok(manifest()));
        assert_eq!(manifest().purpose(), "larkspur manifest core 7");
    }

    #[test]
    fn a_slip_in_any_line_is_found() {
        let good = manifest().print();
        for (from, to) in [
            ("id = \"core\"", "id = \"../core\""),
            ("id = \"core\"\n", ""),
            ("rev = 7", "rev = -7"),
            ("rev = 7", "rev = 4294967296"),
            ("rev = 7", "rev = \"7\""),
            ("2026-11-25", "2026-11-31"),
            ("b3:", "sha256:"),
            ("made_on", "signed_on"),
            ("format = 1\n", "format = \"1\"\n"),
            ("format = 1\n", ""),
            ("rev = 7", "rev = 7\nlicense = \"MIT\""),
            ("rev = 7", "rev = 7\nrev = 7"),
        ] {
            let text = good.replacen(from, to, 1);
            assert_ne!(text, good, "{from}");
            let error = Err(BundleError::BadDocument(Document::Manifest));
            assert_eq!(read::<Manifest>(text.as_bytes()), error, "{to}");
        }
        let error = Err(BundleError::BadDocument(Document::Manifest));
        assert_eq!(read::<Manifest>(b"format = 1\nid = \"\xff\""), error);
    }

    #[test]
    fn a_format_of_later_days_is_told_apart() {
        let newer = manifest().print().replacen("format = 1", "format = 2\nnew = []", 1);
        let error = Err(BundleError::UnknownFormat(Document::Manifest));
        assert_eq!(read::<Manifest>(newer.as_bytes()), error);
    }
}
