//! From bytes to a bundle: its entries, each within its bounds, and no trust yet.
//!
//! Invariant: entries come one after the other and are counted as they come; nothing is allocated because a
//! header claims a size. Every blob has the hash that it is called by.

use std::{
    cell::Cell,
    collections::BTreeMap,
    io::{self, BufRead as _, BufReader, Read},
};

use flate2::bufread::GzDecoder;
use larkspur_packs::{Date, PackId};

use crate::{
    BlobHash, BundleError, Document, Manifest, ManifestHash, Signed,
    document::read as read_document,
    entry::Entry,
    limits::{LARGEST_ENTRY, MOST_COMPRESSED, MOST_ENTRIES, MOST_UNPACKED},
    meter::{Meter, Seen},
};

/// The first bytes of everything in gzip.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// A bundle in memory. What it says is a claim until [`Bundle::verify`] has asked who signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    pub(crate) manifest: Manifest,
    pub(crate) signed: Signed,
    pub(crate) certificate: Option<Signed>,
    pub(crate) index: Option<Signed>,
    pub(crate) blobs: BTreeMap<BlobHash, Vec<u8>>,
}

type Entries = BTreeMap<Entry, Vec<u8>>;

impl Bundle {
    /// The most bytes that a bundle may have as it is sent.
    pub const MOST_BYTES: u64 = MOST_COMPRESSED;

    /// Reads a bundle of at most [`Self::MOST_BYTES`].
    ///
    /// # Errors
    /// When it is no bundle, does not keep to the bounds, or is not whole.
    pub fn read(from: impl Read) -> Result<Self, BundleError> {
        Self::from_entries(unpack(from)?)
    }

    fn from_entries(mut entries: Entries) -> Result<Self, BundleError> {
        let signed = take(&mut entries, Document::Manifest)?.ok_or(BundleError::NoManifest)?;
        let certificate = take(&mut entries, Document::Certificate)?;
        let index = take(&mut entries, Document::Index)?;
        let manifest = read_document(&signed.bytes)?;
        let blobs = entries.into_iter().filter_map(|(entry, bytes)| match entry {
            Entry::Blob(hash) => Some((hash, bytes)),
            Entry::Document(_) | Entry::Signature(_) => None,
        });
        Ok(Self { manifest, signed, certificate, index, blobs: blobs.collect() })
    }

    /// The pack that it says it is.
    pub fn pack_id(&self) -> &PackId {
        &self.manifest.id
    }

    /// The revision that it says it is.
    pub fn rev(&self) -> u32 {
        self.manifest.rev
    }

    /// The day on which it says it was made.
    pub fn made_on(&self) -> Date {
        self.manifest.made_on
    }

    /// The version that it says it is.
    pub fn manifest_hash(&self) -> ManifestHash {
        ManifestHash::of(&self.signed.bytes)
    }

    /// Its manifest as it was signed.
    pub fn signed(&self) -> &Signed {
        &self.signed
    }

    /// The certificate that it brings, which may be anybody's.
    pub fn certificate(&self) -> Option<&Signed> {
        self.certificate.as_ref()
    }

    /// The index that it brings, which may be anybody's.
    pub fn index(&self) -> Option<&Signed> {
        self.index.as_ref()
    }

    /// The blobs that it has.
    pub fn blobs(&self) -> &BTreeMap<BlobHash, Vec<u8>> {
        &self.blobs
    }
}

/// A document with its signature: both are there, or neither.
fn take(entries: &mut Entries, document: Document) -> Result<Option<Signed>, BundleError> {
    let bytes = entries.remove(&Entry::Document(document));
    match (bytes, entries.remove(&Entry::Signature(document))) {
        (Some(bytes), Some(signature)) => Ok(Some(Signed { bytes, signature })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(BundleError::Unsigned(document)),
        (None, Some(_)) => Err(BundleError::SignatureAlone(document)),
    }
}

/// What is known of a source while it is read, to say why reading it has failed.
#[derive(Default)]
struct Progress {
    compressed: Seen,
    unpacked: Seen,
    entries: Cell<usize>,
}

impl Progress {
    fn why(&self, error: &io::Error) -> BundleError {
        if let Some(kind) = self.compressed.failure.get() {
            return BundleError::Unreadable(kind);
        }
        if self.compressed.is_over.get() {
            BundleError::TooLarge
        } else if self.unpacked.is_over.get() {
            BundleError::TooLargeUnpacked
        } else if error.kind() == io::ErrorKind::UnexpectedEof || self.unpacked.has_ended.get() {
            BundleError::Incomplete
        } else if self.entries.get() == 0 {
            BundleError::NotABundle
        } else {
            BundleError::Damaged
        }
    }
}

fn unpack(from: impl Read) -> Result<Entries, BundleError> {
    let progress = Progress::default();
    let compressed = Meter::new(from, MOST_COMPRESSED, &progress.compressed);
    let why = |error: io::Error| progress.why(&error);
    let mut compressed = BufReader::new(compressed);
    let first = compressed.fill_buf().map_err(why)?;
    // A few bytes of something else are no bundle that was cut.
    if first.iter().zip(GZIP).any(|(byte, wanted)| *byte != wanted) {
        return Err(BundleError::NotABundle);
    }
    let decoder = GzDecoder::new(compressed);
    let mut unpacked = Meter::new(decoder, MOST_UNPACKED, &progress.unpacked);

    let mut entries = Entries::new();
    let mut archive = tar::Archive::new(&mut unpacked);
    // Raw: names and sizes of extensions, which would be read into memory, are entries like others.
    for raw in archive.entries().map_err(why)?.raw(true) {
        let (entry, bytes) = take_entry(raw.map_err(why)?, &why)?;
        progress.entries.set(progress.entries.get() + 1);
        if progress.entries.get() > MOST_ENTRIES {
            return Err(BundleError::TooManyEntries);
        }
        if entries.insert(entry, bytes).is_some() {
            return Err(BundleError::RepeatedEntry);
        }
    }
    // An archive ends with zeros. One that was cut between two entries has none.
    if progress.unpacked.has_ended.get() {
        return Err(BundleError::Incomplete);
    }
    end(&mut unpacked, &why)?;
    let mut rest = unpacked.into_inner().into_inner();
    if rest.fill_buf().map_err(why)?.is_empty() { Ok(entries) } else { Err(BundleError::Damaged) }
}

/// Reads to the end of the stream, where its checksum stands. Nothing but zeros may be left.
fn end(
    unpacked: &mut impl Read,
    why: &dyn Fn(io::Error) -> BundleError,
) -> Result<(), BundleError> {
    let mut buffer = [0; 4096];
    loop {
        match unpacked.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(got) if buffer[..got].iter().all(|byte| *byte == 0) => {}
            Ok(_) => return Err(BundleError::UnknownEntry),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(why(error)),
        }
    }
}

fn take_entry(
    raw: tar::Entry<'_, impl Read>,
    why: &dyn Fn(io::Error) -> BundleError,
) -> Result<(Entry, Vec<u8>), BundleError> {
    if raw.header().entry_type() != tar::EntryType::Regular {
        return Err(BundleError::UnknownEntry);
    }
    let entry = Entry::of(&raw.path_bytes()).ok_or(BundleError::UnknownEntry)?;
    let size = raw.size();
    if size > LARGEST_ENTRY {
        return Err(BundleError::EntryTooLarge);
    }
    let mut bytes = Vec::new();
    raw.take(LARGEST_ENTRY).read_to_end(&mut bytes).map_err(why)?;
    if bytes.len() as u64 != size {
        return Err(BundleError::Incomplete);
    }
    match entry {
        Entry::Blob(hash) if BlobHash::of(&bytes) != hash => Err(BundleError::DamagedBlob),
        entry => Ok((entry, bytes)),
    }
}
