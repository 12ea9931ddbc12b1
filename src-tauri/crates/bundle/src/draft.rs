//! From the files of a pack to what can be signed.
//!
//! Whoever makes a bundle begins here. Invariant: the same files give the same blobs and the same listing, and
//! what could not be read back is refused before anybody signs it.

use std::collections::BTreeMap;

use larkspur_packs::{Date, is_sound};

use crate::{
    BlobHash, BundleError, Files, Manifest,
    limits::{DEEPEST, LARGEST_ENTRY, MOST_ENTRIES, MOST_LINES, MOST_UNPACKED},
    listing::{Listing, Node, print},
    tree::{check_size, text_of},
    verified::identity,
};

/// An archive has a header of this size for each entry, and fills its bytes up to it.
const BLOCK: u64 = 512;
/// The documents and signatures of a bundle.
const DOCUMENTS: usize = 6;

type Blobs = BTreeMap<BlobHash, Vec<u8>>;

/// A pack that was cut into blobs and waits for a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub(crate) manifest: Manifest,
    pub(crate) blobs: Blobs,
}

impl Draft {
    /// Cuts a pack into blobs: each file with its path below the pack.
    ///
    /// The id and the revision are those of `pack.toml`. Whether the files say what the format of packs wants is for `larkspur_packs` to ask.
    ///
    /// # Errors
    /// When a file or the whole would be refused by whoever reads the bundle.
    pub fn new(files: &Files, made_on: Date) -> Result<Self, BundleError> {
        let (id, rev) = identity(files).ok_or(BundleError::OtherPack)?;
        let mut blobs = Blobs::new();
        let mut folders = BTreeMap::new();
        for (path, text) in &files.texts {
            let text = text_of(path, text.clone().into_bytes())?;
            let hash = keep(&mut blobs, text.into_bytes());
            place(&mut folders, path, Node::File(hash));
        }
        for (path, bytes) in &files.sounds {
            if !is_sound(path) {
                return Err(BundleError::UnknownFile);
            }
            check_size(path, bytes)?;
            let hash = keep(&mut blobs, bytes.clone());
            place(&mut folders, path, Node::File(hash));
        }
        let files = fold(folders, &mut blobs)?;
        check_bounds(&blobs)?;
        Ok(Self { manifest: Manifest { id, rev, made_on, files }, blobs })
    }

    /// What will be signed.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The files and listings, each under its hash: what somebody who has the pack need not be sent.
    pub fn into_blobs(self) -> BTreeMap<BlobHash, Vec<u8>> {
        self.blobs
    }
}

fn keep(blobs: &mut Blobs, bytes: Vec<u8>) -> BlobHash {
    let hash = BlobHash::of(&bytes);
    blobs.insert(hash, bytes);
    hash
}

/// Enters something in the listing of the folder that it lies in.
fn place(folders: &mut BTreeMap<String, Listing>, path: &str, node: Node) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    folders.entry(folder.to_owned()).or_default().insert(name.to_owned(), node);
}

/// Makes blobs of the listings, the deepest first, since each is named in the one above.
fn fold(
    mut folders: BTreeMap<String, Listing>,
    blobs: &mut Blobs,
) -> Result<BlobHash, BundleError> {
    let mut lines = 0;
    for depth in (1..DEEPEST).rev() {
        let is_here = |path: &str| !path.is_empty() && path.split('/').count() == depth;
        let here: BTreeMap<_, _> = folders.extract_if(.., |path, _| is_here(path)).collect();
        for (path, listing) in here {
            lines += listing.len();
            place(&mut folders, &path, Node::Folder(keep(blobs, print(&listing))));
        }
    }
    let root = folders.remove("").unwrap_or_default();
    if lines + root.len() > MOST_LINES {
        return Err(BundleError::TooManyFiles);
    }
    Ok(keep(blobs, print(&root)))
}

/// Whether the blobs, with the largest documents beside them, stay within the bounds of a bundle.
fn check_bounds(blobs: &Blobs) -> Result<(), BundleError> {
    let in_archive = |length: u64| BLOCK + length.next_multiple_of(BLOCK);
    let mut bytes = DOCUMENTS as u64 * in_archive(LARGEST_ENTRY) + 2 * BLOCK;
    for blob in blobs.values() {
        let length = blob.len() as u64;
        if length > LARGEST_ENTRY {
            return Err(BundleError::EntryTooLarge);
        }
        bytes += in_archive(length);
    }
    if blobs.len() + DOCUMENTS > MOST_ENTRIES {
        Err(BundleError::TooManyEntries)
    } else if bytes > MOST_UNPACKED {
        Err(BundleError::TooLargeUnpacked)
    } else {
        Ok(())
    }
}
