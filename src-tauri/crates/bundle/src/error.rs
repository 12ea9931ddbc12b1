//! Why a bundle is refused, or cannot be made.
//!
//! Each reason is a variant of its own, since a person is told something else for each. Invariant: no
//! variant carries text that came with the bundle, except the path of a file that the format of packs knows.

use std::io;

use larkspur_packs::Date;
use thiserror::Error;

use crate::{Document, KeyReason, PackReason};

/// Why a bundle is refused, or cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BundleError {
    /// The source of the bytes failed.
    #[error("the bundle cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// Something else than a tar archive in gzip.
    #[error("this is no bundle")]
    NotABundle,
    /// It ends before its end, as a file does that was copied in part.
    #[error("the bundle is half copied")]
    Incomplete,
    /// Bytes inside were changed on the way.
    #[error("the bundle is damaged")]
    Damaged,
    /// More bytes than a bundle may have.
    #[error("the bundle is larger than 32 MiB")]
    TooLarge,
    /// More bytes than a bundle may have once it is unpacked.
    #[error("the bundle is larger than 64 MiB unpacked")]
    TooLargeUnpacked,
    /// One entry, or one file, has more bytes than it may have.
    #[error("something in the bundle is larger than it may be")]
    EntryTooLarge,
    /// More entries than a bundle may have.
    #[error("the bundle has more than 8192 entries")]
    TooManyEntries,
    /// An entry that the format does not know, or that is no regular file.
    #[error("the bundle has an entry that the format does not know")]
    UnknownEntry,
    /// Two entries of one name.
    #[error("the bundle has an entry twice")]
    RepeatedEntry,
    /// There is no `manifest.toml`.
    #[error("the bundle has no manifest")]
    NoManifest,
    /// A document that nobody signed.
    #[error("{0} is not signed")]
    Unsigned(Document),
    /// A signature without what it signs.
    #[error("the signature of {0} is there, and {0} is not")]
    SignatureAlone(Document),
    /// A document of a format that a newer app may know.
    #[error("{0} has a format that this app does not know yet")]
    UnknownFormat(Document),
    /// A document that does not say what its format says.
    #[error("{0} does not keep to its format")]
    BadDocument(Document),
    /// This app was built without a root key.
    #[error("this app has no root key, so it can trust no bundle")]
    NoRoots,
    /// A line that is no public key, or bytes that are no signing key.
    #[error("this is no key")]
    BadKey,
    /// The system gave no random numbers, or the signature could not be made.
    #[error("the signature could not be made")]
    CannotSign,
    /// The manifest is signed by a key that is no root, and that no certificate here is for.
    #[error("the manifest is signed by a key that nobody vouches for")]
    WrongKey,
    /// A certificate, or an index, that no root signed.
    #[error("{0} is not signed by a root")]
    NotByRoot(Document),
    /// A signature that does not belong to these bytes, or is written in another way than the one.
    #[error("the signature of {0} does not fit: it was changed")]
    BadSignature(Document),
    /// A good signature that was made for something else.
    #[error("the signature of {0} was made for something else")]
    OtherPurpose(Document),
    /// The certificate holds from a later day on.
    #[error("the certificate holds from {from} on")]
    NotYetValid {
        /// Its first day.
        from: Date,
    },
    /// The certificate does not hold any more.
    #[error("the certificate held until {until}")]
    Expired {
        /// Its last day.
        until: Date,
    },
    /// The certificate is not for this pack.
    #[error("the chapter may not sign this pack")]
    PackNotAllowed,
    /// A key that signed was revoked.
    #[error("the key that signed it was revoked: {}", .0.as_str())]
    RevokedKey(KeyReason),
    /// This version was revoked.
    #[error("this version of the pack was revoked: {}", .0.as_str())]
    RevokedPack(PackReason),
    /// It is older than what is there.
    #[error("revision {got} is older than {have}, which is there")]
    Rollback {
        /// The revision that is there.
        have: u32,
        /// The one in the bundle.
        got: u32,
    },
    /// It is what is there.
    #[error("this version is there already")]
    AlreadyThere,
    /// Another content under the revision that is there.
    #[error("this revision is there with another content")]
    OtherContent,
    /// Blobs that are neither in the bundle nor there: it was made for who has an older version.
    #[error("{count} parts are neither in the bundle nor here")]
    MissingBlobs {
        /// How many, as far as can be seen without them.
        count: usize,
    },
    /// A blob that is not what its name says.
    #[error("a part is not what its name says")]
    DamagedBlob,
    /// A blob that the pack does not name.
    #[error("the bundle has a part that the pack does not name")]
    StrayBlob,
    /// A listing that is no listing, or is not written in its one way.
    #[error("the listing of a folder does not keep to its format")]
    BadListing,
    /// A name that would lead elsewhere: empty, `..`, with a slash, a backslash or a sign that controls.
    #[error("a name leads out of the pack")]
    BadName,
    /// A path that the format of packs does not know.
    #[error("the pack has a file that the format does not know")]
    UnknownFile,
    /// More than three names deep, or a listing in itself.
    #[error("the folders of the pack are too deep")]
    TooDeep,
    /// More files and folders than a pack may have.
    #[error("the pack has more than 4096 files and folders")]
    TooManyFiles,
    /// A file that is not UTF-8.
    #[error("{file} is not plain text in UTF-8")]
    NotText {
        /// Its path below the pack.
        file: String,
    },
    /// A text in Zawgyi, which others see as the wrong letters.
    #[error("{file} is written in Zawgyi; it has to be Unicode")]
    Zawgyi {
        /// Its path below the pack.
        file: String,
    },
    /// The `pack.toml` inside is missing, cannot be read, or names another pack or revision.
    #[error("pack.toml is not of this pack and revision")]
    OtherPack,
}
