//! Who may sign packs, as this app knows it at one moment, and the person themself if they may.
//!
//! [`crate::proposals`] asks, which shows what editors have taken into packs and lets an editor do so. Invariant: nobody is
//! believed without a root's signature, and what the network has called back counts for nobody, for the person neither.

use std::{num::NonZeroU32, sync::Arc};

use larkspur_bundle::{
    BundleError, Certificate, Draft, Files, Index, Receipt, Roots, Signed, SigningKey, Trust,
};
use larkspur_ipc::{IpcError, messaging::PackCard};
use larkspur_packs::{Date, PackId};
use larkspur_proposals::{Digest, ProposalId, Seal, SealedCertificate, TakenUp};

use super::{installed, refusal};

/// Who may sign packs.
#[derive(Clone, Debug)]
pub(crate) struct Editors {
    pub(super) roots: Roots,
    /// What was called back, and the same as it was signed.
    pub(super) index: Option<Index>,
    pub(super) list: Option<Signed>,
    pub(super) today: Date,
    pub(super) own: Option<Arc<Own>>,
}

/// The person's own key with the certificate for it.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) key: SigningKey,
    pub(super) certificate: Signed,
}

/// The person, as one who may sign a pack today.
#[derive(Clone, Debug)]
pub(crate) struct Editor {
    editors: Editors,
    own: Arc<Own>,
    certificate: Certificate,
}

impl Editors {
    pub(super) fn trust(&self) -> Trust<'_> {
        Trust { roots: &self.roots, index: self.index.as_ref(), today: self.today }
    }

    /// Whether somebody who may sign the pack has signed that a proposal is in it.
    pub(crate) fn have_sealed(&self, taken: &TakenUp) -> bool {
        let TakenUp { proposal, digest, pack, rev, seal } = taken;
        let Seal { signature, certificate } = seal;
        let certificate = certificate.as_ref().map(|it| Signed {
            bytes: it.text.clone().into_bytes(),
            signature: it.signature.clone().into_bytes(),
        });
        let signature = signature.clone().into_bytes();
        let receipt = receipt(*proposal, *digest, pack, *rev);
        receipt.check(signature, certificate.as_ref(), &self.trust()).is_ok()
    }

    /// The person, if they may sign this pack today.
    pub(crate) fn editor_of(&self, pack: &PackId) -> Option<Editor> {
        let own = self.own.clone()?;
        let certificate = Certificate::open(&own.certificate, &self.trust()).ok()?;
        certificate.check(pack, self.today).ok()?;
        Some(Editor { editors: self.clone(), own, certificate })
    }
}

impl Editor {
    /// The chapter for which they sign.
    pub(crate) fn chapter(&self) -> &str {
        self.certificate.name.as_str()
    }

    /// The day.
    pub(crate) fn today(&self) -> Date {
        self.editors.today
    }

    /// Signs the files of a pack as a version of it: what is said of it, and the bytes of the bundle. It is read again as
    /// whoever gets it does. Blocks for a while.
    ///
    /// # Errors
    /// Why others would refuse it.
    pub(crate) fn sign(&self, files: &Files) -> Result<(PackCard, Vec<u8>), IpcError> {
        let pack = refusal::check(files.read())?;
        let bytes = self.bundle(files).map_err(refusal::refuse)?;
        let size = u32::try_from(bytes.len()).map_err(|_| IpcError::Internal)?;
        let card = PackCard {
            pack: pack.manifest.id.to_string(),
            title: pack.manifest.title.to_string(),
            lang: Some(pack.manifest.source_lang.to_string()),
            revision: pack.manifest.rev.get(),
            size,
            chapter: Some(self.chapter().to_owned()),
        };
        Ok((card, bytes))
    }

    fn bundle(&self, files: &Files) -> Result<Vec<u8>, BundleError> {
        let Editors { roots, list, .. } = &self.editors;
        // A list that a root of before has signed would make others refuse the pack.
        let list = list.clone().filter(|signed| roots.open_index(signed).is_ok());
        let certificate = Some(self.own.certificate.clone());
        let bundle = Draft::new(files, self.today())?.sign(&self.own.key, certificate, list)?;
        installed::write_bundle(&bundle, &self.editors.trust())
    }

    /// Signs that a revision is in a version.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the signature cannot be made.
    pub(crate) fn seal(
        &self,
        proposal: ProposalId,
        digest: Digest,
        pack: PackId,
        rev: NonZeroU32,
    ) -> Result<TakenUp, IpcError> {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|_| IpcError::Internal);
        let receipt = receipt(proposal, digest, &pack, rev);
        let signed = receipt.sign(&self.own.key).map_err(|_| IpcError::Internal)?;
        let Signed { bytes, signature } = self.own.certificate.clone();
        let certificate = SealedCertificate { text: text(bytes)?, signature: text(signature)? };
        let seal = Seal { signature: text(signed.signature)?, certificate: Some(certificate) };
        Ok(TakenUp { proposal, digest, pack, rev, seal })
    }
}

fn receipt(proposal: ProposalId, digest: Digest, pack: &PackId, rev: NonZeroU32) -> Receipt {
    let (proposal, digest) = (proposal.to_string(), digest.to_string());
    Receipt { proposal, digest, pack: pack.clone(), rev: rev.get() }
}
