//! Keys that sign, and what was signed with them.
//!
//! The app makes a secret for each device and keeps it in the vault; the core signs with it and proves what arrives. Invariants:
//! a [`Proven`] can only be made by a signature that was checked, in the draft for which it was made, over a content within
//! its limits; the secret is wiped when the key goes; and a proof says that a key signed, never that the key counts: that
//! is asked of [`super::Keys`].

use std::{fmt, str::FromStr};

use ed25519_dalek::{Signer as _, VerifyingKey};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    canonical::{Canonical, Content},
    ids::{BadValue, PersonId},
};
use crate::ids::{Digest, RoomId};

/// Parts the name of a key from every other hash (BLAKE3, `derive_key`).
const KEY_CONTEXT: &str = "app.larkspur.draft name of a signing key 1";
/// Parts the digest of a statement from every other hash.
const STATEMENT_CONTEXT: &str = "app.larkspur.draft digest of a signed statement 1";

/// What no reader may rely on in a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadContent {
    /// More of something than may be.
    #[error("the content has too many of something")]
    TooMany,
    /// Nothing where something is needed.
    #[error("the content lacks something")]
    TooFew,
    /// The same person twice.
    #[error("the content names somebody twice")]
    Repeated,
    /// A roster that nobody could ever follow with another.
    #[error("the roster names no owner")]
    NoOwner,
    /// A number beyond its bounds.
    #[error("a number is out of its bounds")]
    Number,
}

/// Why a content that arrived proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotProven {
    /// The key that it names has not signed it, in this draft, for this person.
    #[error("the signature is not good")]
    Signature,
    /// It is signed and still nothing that a reader may rely on.
    #[error(transparent)]
    Content(#[from] BadContent),
}

/// The name of a key: BLAKE3 of its public half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(Digest);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The public half of a key: Ed25519 (RFC 8032), written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Digest", into = "Digest")]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads 32 bytes.
    ///
    /// # Errors
    /// When they are no point, one of small order (under which a signature holds for almost every text), or a point
    /// that is not written in its one way (RFC 8032, 5.1.3).
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, BadValue> {
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| BadValue::Key)?;
        let is_canonical = key.to_edwards().compress().to_bytes() == bytes;
        if is_canonical && !key.is_weak() { Ok(Self(key)) } else { Err(BadValue::Key) }
    }

    /// Its name.
    pub fn id(&self) -> KeyId {
        KeyId(Digest(blake3::derive_key(KEY_CONTEXT, self.0.as_bytes())))
    }
}

/// 32 bytes in hexadecimal are read and written by the digest's code; the two are never taken for each other elsewhere.
impl TryFrom<Digest> for PublicKey {
    type Error = BadValue;

    fn try_from(bytes: Digest) -> Result<Self, BadValue> {
        Self::from_bytes(bytes.0)
    }
}

impl From<PublicKey> for Digest {
    fn from(key: PublicKey) -> Self {
        Self(key.0.to_bytes())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.id())
    }
}

/// A signature that was read and not checked: 128 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Signature(ed25519_dalek::Signature);

impl TryFrom<String> for Signature {
    type Error = BadValue;

    fn try_from(text: String) -> Result<Self, BadValue> {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(BadValue::Signature);
        }
        ed25519_dalek::Signature::from_str(&text).map(Self).map_err(|_| BadValue::Signature)
    }
}

impl From<Signature> for String {
    fn from(signature: Signature) -> Self {
        format!("{:x}", signature.0)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature")
    }
}

/// A key that signs. Its secret is wiped when it goes, and `Debug` does not show it.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Takes 32 bytes of the system's random source, as they came or as the vault kept them.
    pub fn new(secret: &Zeroizing<[u8; 32]>) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(secret))
    }

    /// The half that others check with.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs what a person says in a draft.
    ///
    /// # Errors
    /// When it is nothing that a reader may rely on.
    pub fn sign<T: Content>(
        &self,
        draft: &RoomId,
        by: &PersonId,
        content: T,
    ) -> Result<Signed<T>, BadContent> {
        content.check()?;
        let key = self.public();
        let message = message(Canonical::statement(draft, by, &content), &key);
        let signature = Signature(self.0.sign(message.as_bytes()));
        Ok(Signed { by: by.clone(), key, content, signature })
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey")
    }
}

/// The key stands last and is not in the digest of the statement: the same words under two keys of a person are one statement.
fn message(mut statement: Canonical, key: &PublicKey) -> Canonical {
    statement.field(key.0.as_bytes());
    statement
}

/// What somebody says and has signed, as it travels. Unknown fields are refused: no signature covers them. Who sends it on does
/// not matter, so a member who answers a newcomer can send what others signed; announcements alone depend on their sender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed<T> {
    /// Who says it.
    pub by: PersonId,
    /// With which of their keys.
    pub key: PublicKey,
    /// What.
    pub content: T,
    /// That the key signed it, in one draft, for this person.
    pub signature: Signature,
}

impl<T: Content> Signed<T> {
    /// Checks the signature and the limits. This costs about as much as opening an encrypted message; it is done once for each
    /// content that arrives.
    ///
    /// # Errors
    /// When the key has not signed this, in this draft, for this person; or when no reader may rely on it.
    pub fn prove(self, draft: &RoomId) -> Result<Proven<T>, NotProven> {
        self.content.check()?;
        let statement = Canonical::statement(draft, &self.by, &self.content);
        let digest = Digest(blake3::derive_key(STATEMENT_CONTEXT, statement.as_bytes()));
        let message = message(statement, &self.key);
        // Strict: a signature cannot be changed into another good one, and none of small order passes.
        let is_good = self.key.0.verify_strict(message.as_bytes(), &self.signature.0);
        is_good.map_err(|_| NotProven::Signature)?;
        Ok(Proven { by: self.by, key: self.key.id(), content: self.content, digest })
    }
}

/// What somebody says, whose signature was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven<T> {
    by: PersonId,
    key: KeyId,
    content: T,
    digest: Digest,
}

impl<T> Proven<T> {
    /// Who says it, if the key is theirs.
    pub fn by(&self) -> &PersonId {
        &self.by
    }

    /// The key that signed.
    pub fn key(&self) -> KeyId {
        self.key
    }

    /// What they say.
    pub fn content(&self) -> &T {
        &self.content
    }

    /// Names the statement: draft, person, kind and content, whichever key signed.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

#[cfg(test)]
#[path = "signing_tests.rs"]
mod tests;
