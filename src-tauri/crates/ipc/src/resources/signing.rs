//! The key with which an editor signs packs for a chapter of the network, and what the network lets it sign.

use serde::{Deserialize, Serialize};

use crate::command::{command, stream};

/// The most bytes of a certificate with its signature.
pub const MAX_CERTIFICATE_BYTES: usize = 9 * 1024;

/// What the vault has for signing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    /// The key; none until one was made.
    pub key: Option<SigningKey>,
}

/// A key that signs. The secret stays in the vault and is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningKey {
    /// The line that others check with, and that the network certifies.
    pub public: String,
    /// What the network lets it sign; none until its certificate was added.
    pub certificate: Option<Certificate>,
}

/// What the network lets a key sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The chapter, which is named to whoever gets a pack.
    pub chapter: String,
    /// The ids of the packs; none: every pack but the one that came with the app.
    pub packs: Option<Vec<String>>,
    /// The last day on which it holds, as `2027-11-25`.
    pub until: String,
    /// Whether it holds today.
    pub standing: CertificateStanding,
}

/// Whether a certificate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateStanding {
    /// It holds today.
    Holds,
    /// Its first day is still to come.
    NotYet,
    /// Its last day is over.
    Ended,
    /// The network has called the key back, or the one that vouched for it.
    Revoked,
}

/// Why a certificate was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateRefusal {
    /// The words are no certificate with its signature, or not all of one.
    NotACertificate,
    /// It needs a newer app.
    NeedsNewerApp,
    /// This app was built without the network's keys and can check none.
    NoKeys,
    /// The network has not signed it.
    UnknownSigner,
    /// It was changed after it was signed.
    Forged,
    /// It is for another key than the one in this vault.
    OtherKey,
    /// Its last day is over.
    Ended,
    /// The network has called the key back, or the one that signed this.
    Revoked,
}

/// What the vault has for signing, and again when it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchSigning {}
stream!(WatchSigning, "resources_watch_signing", Unlocked, Signing);

/// Makes a key, which stays in the vault. One that is there stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MakeSigningKey {}
command!(MakeSigningKey, "resources_make_signing_key", Unlocked, ());

/// Adds the certificate for the key, in the place of an older one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepCertificate {
    /// `chapter.toml` and, behind it, its signature; at most [`MAX_CERTIFICATE_BYTES`].
    pub text: String,
}
command!(KeepCertificate, "resources_keep_certificate", Unlocked, ());

/// Throws the key away, with its certificate, for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropSigningKey {}
command!(DropSigningKey, "resources_drop_signing_key", Unlocked, ());
