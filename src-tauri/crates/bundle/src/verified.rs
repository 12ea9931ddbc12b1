//! A bundle whose signer is known, and what can be taken out of it.
//!
//! Only `Bundle::verify` makes one. Invariant: what `files` gives is the pack that was signed, whole, and of the
//! id and revision that were signed.

use std::collections::{BTreeMap, BTreeSet};

use larkspur_packs::{Date, PackId, Words};

use crate::{
    BlobHash, BundleError, Files, KeyId, Manifest, ManifestHash, Signed,
    tree::{Tree, walk},
};

/// The file of a pack that says which one it is.
const PACK_FILE: &str = "pack.toml";

/// Who signed a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer {
    /// A root: the people who make the app.
    Root {
        /// Its key.
        key_id: KeyId,
    },
    /// A chapter that a root has vouched for.
    Chapter {
        /// What it is called.
        name: Words,
        /// Its key.
        key_id: KeyId,
        /// The last day on which its certificate holds.
        not_after: Date,
    },
}

/// A bundle that was signed by somebody who may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    manifest: Manifest,
    hash: ManifestHash,
    signer: Signer,
    newer_index: Option<Signed>,
    blobs: BTreeMap<BlobHash, Vec<u8>>,
}

impl Verified {
    pub(crate) fn new(
        manifest: Manifest,
        hash: ManifestHash,
        signer: Signer,
        newer_index: Option<Signed>,
        blobs: BTreeMap<BlobHash, Vec<u8>>,
    ) -> Self {
        Self { manifest, hash, signer, newer_index, blobs }
    }

    /// What was signed.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Which version it is; to be kept, so that no older one takes its place.
    pub fn manifest_hash(&self) -> ManifestHash {
        self.hash
    }

    /// Who signed it.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// The index that came along, if it is newer than the known one: to be kept.
    pub fn newer_index(&self) -> Option<&Signed> {
        self.newer_index.as_ref()
    }

    /// The blobs that came along: to be kept once [`Verified::files`] has said that they belong to the pack.
    pub fn blobs(&self) -> &BTreeMap<BlobHash, Vec<u8>> {
        &self.blobs
    }

    /// The whole pack: each file with its path below it. `have` gives the blobs that are there already.
    ///
    /// # Errors
    /// When something is missing, damaged, not signed for, or no file of a pack.
    pub fn files(&self, have: impl Fn(&BlobHash) -> Option<Vec<u8>>) -> Result<Files, BundleError> {
        Ok(self.tree(&have)?.files)
    }

    /// Every blob that the pack stands on; whoever keeps these can let the others of older versions go.
    ///
    /// # Errors
    /// As [`Verified::files`].
    pub fn hashes(
        &self,
        have: impl Fn(&BlobHash) -> Option<Vec<u8>>,
    ) -> Result<BTreeSet<BlobHash>, BundleError> {
        Ok(self.tree(&have)?.used)
    }

    fn tree(&self, have: &dyn Fn(&BlobHash) -> Option<Vec<u8>>) -> Result<Tree, BundleError> {
        whole(&self.manifest, &self.blobs, have)
    }
}

/// The whole pack that a manifest names.
pub(crate) fn whole(
    manifest: &Manifest,
    blobs: &BTreeMap<BlobHash, Vec<u8>>,
    have: &dyn Fn(&BlobHash) -> Option<Vec<u8>>,
) -> Result<Tree, BundleError> {
    let tree = walk(manifest.files, blobs, have)?;
    // Else who may sign one pack could bring another under its name.
    let is_signed =
        identity(&tree.files).is_some_and(|(id, rev)| id == manifest.id && rev == manifest.rev);
    if is_signed { Ok(tree) } else { Err(BundleError::OtherPack) }
}

/// Which pack the files are, and of which revision; none without a good `pack.toml`.
pub(crate) fn identity(files: &Files) -> Option<(PackId, u32)> {
    let pack: larkspur_packs::Manifest = toml::from_str(files.texts.get(PACK_FILE)?).ok()?;
    Some((pack.id, pack.rev.get()))
}
