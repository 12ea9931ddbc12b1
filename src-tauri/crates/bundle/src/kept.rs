//! A bundle that was verified once and kept, put together again.
//!
//! The core keeps its parts in the vault, shows the pack from them and gives it on. Invariant: the bytes are still
//! those that their names and the manifest say. Who signed them is not asked again here: a certificate that has
//! ended since takes no pack away, and a revocation is for the index to tell.

use std::collections::BTreeMap;

use crate::{
    BlobHash, Bundle, BundleError, Files, Signed, document::read as read_document, verified::whole,
};

impl Bundle {
    /// Puts a bundle together from its parts. As with [`Bundle::read`], there is no trust yet.
    ///
    /// # Errors
    /// When the manifest does not keep to its format, or a blob is not what its name says.
    pub fn assemble(
        signed: Signed,
        certificate: Option<Signed>,
        index: Option<Signed>,
        blobs: BTreeMap<BlobHash, Vec<u8>>,
    ) -> Result<Self, BundleError> {
        let manifest = read_document(&signed.bytes)?;
        if blobs.iter().any(|(hash, bytes)| BlobHash::of(bytes) != *hash) {
            return Err(BundleError::DamagedBlob);
        }
        Ok(Self { manifest, signed, certificate, index, blobs })
    }

    /// The whole pack of a bundle that the caller has verified before and has kept by itself.
    ///
    /// Never for one that comes from elsewhere: [`Bundle::verify`] and [`crate::Verified::files`] are for that.
    ///
    /// # Errors
    /// When something is missing, or is no file of a pack.
    pub fn kept_files(&self) -> Result<Files, BundleError> {
        Ok(whole(&self.manifest, &self.blobs, &|_| None)?.files)
    }
}
