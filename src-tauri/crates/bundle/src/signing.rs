//! Keys that sign, and what is signed with them.
//!
//! The app makes one for a chapter and keeps it in the vault; `cargo xtask packs` has the root's in a file.
//! Invariant: the secret is wiped when the key goes, no `Debug` shows it, and a signature is given out only
//! after it was checked with the public key. minisign makes copies for a moment of signing that it does not
//! wipe; in the app, the allocator wipes those of the heap.

use std::fmt;

use minisign::{KeyPair, SecretKey, SecretKeyBox};
use zeroize::Zeroizing;

use crate::{
    Bundle, BundleError, Certificate, Draft, Index, PublicKey, Receipt, Signed,
    document::Content,
    signature::{Signature, UNTRUSTED},
};

/// A key that signs.
pub struct SigningKey {
    /// As minisign writes the file of a key without a password.
    secret: Zeroizing<Vec<u8>>,
    public: PublicKey,
}

impl SigningKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// [`BundleError::CannotSign`] when the system gives no random numbers.
    pub fn generate() -> Result<Self, BundleError> {
        let pair = KeyPair::generate_unencrypted_keypair().map_err(|_| BundleError::CannotSign)?;
        let written = pair.sk.to_box(Some(UNTRUSTED)).map_err(|_| BundleError::CannotSign)?;
        let secret = Zeroizing::new(written.into_string().into_bytes());
        Ok(Self { secret, public: PublicKey::parse(&pair.pk.to_base64())? })
    }

    /// The secret, to be kept where nobody else reads: the file that minisign writes for a key without a password.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        self.secret.clone()
    }

    /// Reads what [`SigningKey::to_bytes`] gave.
    ///
    /// # Errors
    /// [`BundleError::BadKey`] when it is no key, or one behind a password.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let secret = Zeroizing::new(bytes.to_vec());
        let pair = minisign::PublicKey::from_secret_key(&read_secret(&secret)?);
        let public = pair.map_err(|_| BundleError::BadKey)?;
        Ok(Self { secret, public: PublicKey::parse(&public.to_base64())? })
    }

    /// The key that others check with.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs a document.
    fn sign<T: Content>(&self, content: &T, text: String) -> Result<Signed, BundleError> {
        let bytes = text.into_bytes();
        let secret = read_secret(&self.secret)?;
        let purpose = content.purpose();
        let signature = minisign::sign(None, &secret, &bytes[..], Some(&purpose), Some(UNTRUSTED))
            .map_err(|_| BundleError::CannotSign)?;
        let signature = signature.into_string().into_bytes();
        Signature::read(T::DOCUMENT, &signature)
            .and_then(|signature| signature.check(&self.public, &bytes))
            .map_err(|_| BundleError::CannotSign)?;
        Ok(Signed { bytes, signature })
    }
}

fn read_secret(secret: &[u8]) -> Result<SecretKey, BundleError> {
    let text = std::str::from_utf8(secret).map_err(|_| BundleError::BadKey)?;
    let written = SecretKeyBox::from_string(text).map_err(|_| BundleError::BadKey)?;
    written.into_unencrypted_secret_key().map_err(|_| BundleError::BadKey)
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey")
    }
}

impl Draft {
    /// Signs the pack: with a root key, or with the key of a chapter and its certificate. An index may come along.
    ///
    /// # Errors
    /// [`BundleError::WrongKey`] when the certificate is for another key.
    pub fn sign(
        self,
        key: &SigningKey,
        certificate: Option<Signed>,
        index: Option<Signed>,
    ) -> Result<Bundle, BundleError> {
        if let Some(signed) = &certificate
            && Certificate::parse(&signed.bytes)?.public_key != *key.public()
        {
            return Err(BundleError::WrongKey);
        }
        let signed = key.sign(&self.manifest, self.manifest.print())?;
        Ok(Bundle { manifest: self.manifest, signed, certificate, index, blobs: self.blobs })
    }
}

impl Certificate {
    /// Lets a chapter sign, with a root key.
    ///
    /// # Errors
    /// [`BundleError::WrongKey`] when the chapter's key is called like the root's: revoking one would then
    /// revoke the other.
    pub fn sign(&self, root: &SigningKey) -> Result<Signed, BundleError> {
        if self.public_key.id() == root.public().id() {
            return Err(BundleError::WrongKey);
        }
        root.sign(self, self.print())
    }
}

impl Receipt {
    /// Signs that a revision is in a version, with the key that signs the version.
    ///
    /// # Errors
    /// When the signature cannot be made.
    pub fn sign(&self, key: &SigningKey) -> Result<Signed, BundleError> {
        key.sign(self, self.print())
    }
}

impl Index {
    /// Makes the index count, with a root key.
    ///
    /// # Errors
    /// When the signature cannot be made.
    pub fn sign(&self, root: &SigningKey) -> Result<Signed, BundleError> {
        root.sign(self, self.print())
    }
}
