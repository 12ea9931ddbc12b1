//! Packs that come from outside: signed, versioned, each part named by its hash.
//!
//! The packs in the app are trusted because they are inside it. A pack that somebody imports, or that was
//! sent in a conversation, comes as a bundle; docs/packs.md, "Packs from outside", is its format. The core
//! reads bundles and makes them, `cargo xtask packs` as well.
//!
//! The way in has three steps, and each holds what the one before has not asked: `Bundle::read` the shape and
//! the bounds, `Bundle::verify` who signed it and that it is no step back, `Verified::files` that it is whole.
//! The way out is `Draft`, then `Draft::sign`, then `Bundle::write`.
//!
//! Invariant: no byte that a root or a chapter did not sign for reaches whoever calls, unless the caller says
//! that it has verified and kept it itself (`kept`); and no input costs more memory than the bounds in `limits`.
//! Nothing is fetched and no file is touched.

mod archive;
mod certificate;
mod document;
mod draft;
mod entry;
mod error;
mod files;
mod hash;
mod index;
mod kept;
mod key;
mod limits;
mod listing;
mod manifest;
mod meter;
mod receipt;
mod roots;
mod signature;
#[cfg(feature = "sign")]
mod signing;
#[cfg(test)]
mod tests;
mod tree;
mod verified;
mod verify;
mod write;
pub mod zawgyi;

pub use archive::Bundle;
pub use certificate::{Certificate, MaySign};
pub use document::{Document, Signed};
pub use draft::Draft;
pub use error::BundleError;
pub use files::Files;
pub use hash::{BlobHash, ManifestHash};
pub use index::{Index, KeyReason, PackReason, RevokedKey, RevokedPack};
pub use key::{KeyId, PublicKey};
pub use manifest::Manifest;
pub use receipt::Receipt;
pub use roots::Roots;
#[cfg(feature = "sign")]
pub use signing::SigningKey;
pub use verified::{Signer, Verified};
pub use verify::{Held, Trust};
