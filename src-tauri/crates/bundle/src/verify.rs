//! Whether a bundle may be trusted: who signed it, for what, until when, and whether it is a step forward.
//!
//! Invariant: nothing is read from a certificate or an index before the signature of a root on it was found good,
//! and a refusal never changes what the caller keeps.

use larkspur_packs::Date;

use crate::{
    Bundle, BundleError, Certificate, Index, KeyId, ManifestHash, Roots, Signed, Signer, Verified,
    document::Content, signature::Signature,
};

/// What the caller trusts and knows.
#[derive(Clone, Copy, Debug)]
pub struct Trust<'a> {
    /// The keys that this app was built with.
    pub roots: &'a Roots,
    /// The newest index that the caller has kept.
    pub index: Option<&'a Index>,
    /// The day on which certificates have to hold.
    pub today: Date,
}

/// The version of this pack that the caller has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its revision.
    pub rev: u32,
    /// Its manifest.
    pub manifest: ManifestHash,
}

impl Bundle {
    /// The index that came along, if a root signed it and it is newer than the known one.
    ///
    /// [`Bundle::verify`] asks this as well. Whoever asks it first can keep the index of a bundle that is then
    /// refused, perhaps because its own index revokes it.
    ///
    /// # Errors
    /// When there is an index and no root signed it, whatever its serial is.
    pub fn newer_index(&self, trust: &Trust<'_>) -> Result<Option<(Index, &Signed)>, BundleError> {
        let Some(signed) = &self.index else { return Ok(None) };
        let (index, root) = trust.roots.open::<Index>(signed)?;
        // A root that was lost may not take back that it was.
        refuse_revoked(trust.index, root)?;
        let is_newer = trust.index.is_none_or(|known| index.serial > known.serial);
        Ok(is_newer.then_some((index, signed)))
    }

    /// Asks who signed the bundle and whether it is a step forward from what is there.
    ///
    /// # Errors
    /// Each reason to refuse has a variant of its own. A revocation is told before everything that is less grave.
    pub fn verify(self, trust: &Trust<'_>, held: Option<Held>) -> Result<Verified, BundleError> {
        if trust.roots.is_empty() {
            return Err(BundleError::NoRoots);
        }
        let newer = self.newer_index(trust)?.map(|(index, signed)| (index, signed.clone()));
        let index = newer.as_ref().map(|(index, _)| index).or(trust.index);
        let signer = self.signer(trust, index)?;
        let (id, rev) = (&self.manifest.id, self.manifest.rev);
        if let Some(reason) = index.and_then(|index| index.revoked_pack(id, rev)) {
            return Err(BundleError::RevokedPack(reason));
        }
        let hash = self.manifest_hash();
        check_step(held, Held { rev, manifest: hash })?;
        let newer_index = newer.map(|(_, signed)| signed);
        Ok(Verified::new(self.manifest, hash, signer, newer_index, self.blobs))
    }

    /// Who signed the manifest, if that counts.
    fn signer(&self, trust: &Trust<'_>, index: Option<&Index>) -> Result<Signer, BundleError> {
        let certificate = self.certificate.as_ref();
        let vouched = Vouched::of(&self.manifest, &self.signed, certificate, trust, index)?;
        let key_id = vouched.key_id;
        let Some(certificate) = vouched.certificate else { return Ok(Signer::Root { key_id }) };
        certificate.check(&self.manifest.id, trust.today)?;
        let Certificate { name, not_after, .. } = certificate;
        Ok(Signer::Chapter { name, key_id, not_after })
    }
}

/// A key whose signature counts: a root's, or one that a root vouches for.
pub(crate) struct Vouched {
    pub(crate) key_id: KeyId,
    /// What a root lets the key sign; none: it is a root.
    pub(crate) certificate: Option<Certificate>,
}

impl Vouched {
    /// Who signed a document. What the certificate lets its key sign, and until when, is for the caller to ask.
    pub(crate) fn of<T: Content>(
        content: &T,
        signed: &Signed,
        certificate: Option<&Signed>,
        trust: &Trust<'_>,
        index: Option<&Index>,
    ) -> Result<Self, BundleError> {
        // A certificate that nobody needs is not let through unsigned either.
        let certificate =
            certificate.map(|signed| trust.roots.open::<Certificate>(signed)).transpose()?;
        let signature = Signature::read(T::DOCUMENT, &signed.signature)?;
        let key_id = signature.key_id();
        let certificate = if let Some(root) = trust.roots.find(key_id) {
            signature.check(root, &signed.bytes)?;
            None
        } else {
            let (certificate, root) = certificate.ok_or(BundleError::WrongKey)?;
            if certificate.public_key.id() != key_id {
                return Err(BundleError::WrongKey);
            }
            signature.check(&certificate.public_key, &signed.bytes)?;
            refuse_revoked(index, root)?;
            Some(certificate)
        };
        refuse_revoked(index, key_id)?;
        signature.check_purpose(&content.purpose())?;
        Ok(Self { key_id, certificate })
    }
}

pub(crate) fn refuse_revoked(index: Option<&Index>, key: KeyId) -> Result<(), BundleError> {
    match index.and_then(|index| index.revoked_key(key)) {
        Some(reason) => Err(BundleError::RevokedKey(reason)),
        None => Ok(()),
    }
}

/// Whether a version comes after the one that is there.
fn check_step(held: Option<Held>, got: Held) -> Result<(), BundleError> {
    match held {
        Some(held) if held.rev > got.rev => {
            Err(BundleError::Rollback { have: held.rev, got: got.rev })
        }
        Some(held) if held == got => Err(BundleError::AlreadyThere),
        Some(held) if held.rev == got.rev => Err(BundleError::OtherContent),
        _ => Ok(()),
    }
}
