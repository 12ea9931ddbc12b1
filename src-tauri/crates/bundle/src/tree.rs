//! From the hash of a folder to the files below it.
//!
//! `Verified` walks it with the blobs of the bundle and those that are there already. Invariant: every byte that
//! comes out was named by a hash above it, up to the signed manifest, and a listing that names the same thing
//! again and again ends at the bounds.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use larkspur_packs::{is_sound, largest_file};

use crate::{
    BlobHash, BundleError, Files,
    limits::{DEEPEST, LARGEST_ENTRY, MOST_LINES, MOST_UNPACKED},
    listing::{Node, parse},
    zawgyi::is_zawgyi,
};

/// What a walk has found.
pub(crate) struct Tree {
    /// The files, each with its path below the pack.
    pub(crate) files: Files,
    /// Every blob that the pack stands on.
    pub(crate) used: BTreeSet<BlobHash>,
}

/// Walks from the listing of a pack to its files.
pub(crate) fn walk(
    root: BlobHash,
    blobs: &BTreeMap<BlobHash, Vec<u8>>,
    have: &dyn Fn(&BlobHash) -> Option<Vec<u8>>,
) -> Result<Tree, BundleError> {
    let tree = Tree { files: Files::default(), used: BTreeSet::new() };
    let mut walk = Walk { blobs, have, tree, missing: BTreeSet::new(), lines: 0, bytes: 0 };
    walk.folder(root, "", 1)?;
    if !walk.missing.is_empty() {
        return Err(BundleError::MissingBlobs { count: walk.missing.len() });
    }
    if blobs.keys().any(|hash| !walk.tree.used.contains(hash)) {
        return Err(BundleError::StrayBlob);
    }
    Ok(walk.tree)
}

struct Walk<'a> {
    blobs: &'a BTreeMap<BlobHash, Vec<u8>>,
    have: &'a dyn Fn(&BlobHash) -> Option<Vec<u8>>,
    tree: Tree,
    missing: BTreeSet<BlobHash>,
    lines: usize,
    bytes: u64,
}

impl<'a> Walk<'a> {
    fn folder(&mut self, hash: BlobHash, path: &str, depth: usize) -> Result<(), BundleError> {
        if depth > DEEPEST {
            return Err(BundleError::TooDeep);
        }
        let Some(bytes) = self.fetch(hash)? else { return Ok(()) };
        for (name, node) in parse(&bytes)? {
            self.lines += 1;
            if self.lines > MOST_LINES {
                return Err(BundleError::TooManyFiles);
            }
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            match node {
                Node::File(hash) => self.file(hash, path)?,
                Node::Folder(hash) => self.folder(hash, &path, depth + 1)?,
            }
        }
        Ok(())
    }

    fn file(&mut self, hash: BlobHash, path: String) -> Result<(), BundleError> {
        if largest_file(&path).is_none() {
            return Err(BundleError::UnknownFile);
        }
        let Some(bytes) = self.fetch(hash)? else { return Ok(()) };
        self.bytes += bytes.len() as u64;
        if self.bytes > MOST_UNPACKED {
            return Err(BundleError::TooLargeUnpacked);
        }
        if is_sound(&path) {
            check_size(&path, &bytes)?;
            self.tree.files.sounds.insert(path, bytes.into_owned());
        } else {
            let text = text_of(&path, bytes.into_owned())?;
            self.tree.files.texts.insert(path, text);
        }
        Ok(())
    }

    /// The bytes of a blob; none when they are nowhere, which is remembered.
    fn fetch(&mut self, hash: BlobHash) -> Result<Option<Cow<'a, [u8]>>, BundleError> {
        self.tree.used.insert(hash);
        if let Some(bytes) = self.blobs.get(&hash) {
            return Ok(Some(Cow::Borrowed(bytes)));
        }
        let Some(bytes) = (self.have)(&hash) else {
            self.missing.insert(hash);
            return Ok(None);
        };
        if bytes.len() as u64 > LARGEST_ENTRY {
            return Err(BundleError::EntryTooLarge);
        }
        // What is there may have been changed since it was kept.
        if BlobHash::of(&bytes) == hash {
            Ok(Some(Cow::Owned(bytes)))
        } else {
            Err(BundleError::DamagedBlob)
        }
    }
}

/// Whether the format knows the file and lets it be as large as it is.
pub(crate) fn check_size(path: &str, bytes: &[u8]) -> Result<(), BundleError> {
    let limit = largest_file(path).ok_or(BundleError::UnknownFile)?;
    if bytes.len() as u64 > limit { Err(BundleError::EntryTooLarge) } else { Ok(()) }
}

/// The text of a file of a pack: known, small enough, UTF-8, and no Zawgyi.
pub(crate) fn text_of(path: &str, bytes: Vec<u8>) -> Result<String, BundleError> {
    check_size(path, &bytes)?;
    if is_sound(path) {
        return Err(BundleError::NotText { file: path.to_owned() });
    }
    let file = || path.to_owned();
    let text = String::from_utf8(bytes).map_err(|_| BundleError::NotText { file: file() })?;
    if is_zawgyi(&text) { Err(BundleError::Zawgyi { file: file() }) } else { Ok(text) }
}
