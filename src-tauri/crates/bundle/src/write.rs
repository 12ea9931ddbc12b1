//! From a bundle to the bytes of its file.
//!
//! Invariant: the same bundle gives the same bytes, whoever writes it and when. No time, no name of a person
//! and no trace of a machine is in them.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use flate2::{Compression, GzBuilder, write::GzEncoder};

use crate::{BlobHash, Bundle, Document, Signed, entry::Entry};

/// Everybody may read it, and its owner may write it.
const MODE: u32 = 0o644;

impl Bundle {
    /// Writes the bundle without the blobs that whoever gets it has already. With none left out, it is whole.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write(&self, to: impl Write, without: &BTreeSet<BlobHash>) -> io::Result<()> {
        let mut archive = tar::Builder::new(GzBuilder::new().write(to, Compression::best()));
        append_signed(&mut archive, Document::Manifest, &self.signed)?;
        if let Some(certificate) = &self.certificate {
            append_signed(&mut archive, Document::Certificate, certificate)?;
        }
        if let Some(index) = &self.index {
            append_signed(&mut archive, Document::Index, index)?;
        }
        for (hash, bytes) in self.blobs.iter().filter(|(hash, _)| !without.contains(hash)) {
            append(&mut archive, Entry::Blob(*hash), bytes)?;
        }
        archive.into_inner()?.finish()?.flush()
    }
}

type Archive<W> = tar::Builder<GzEncoder<W>>;

fn append_signed<W: Write>(
    archive: &mut Archive<W>,
    document: Document,
    signed: &Signed,
) -> io::Result<()> {
    append(archive, Entry::Document(document), &signed.bytes)?;
    append(archive, Entry::Signature(document), &signed.signature)
}

fn append<W: Write>(archive: &mut Archive<W>, entry: Entry, bytes: &[u8]) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_path(entry.name())?;
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(bytes.len() as u64);
    header.set_mode(MODE);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_cksum();
    archive.append(&header, bytes)
}
