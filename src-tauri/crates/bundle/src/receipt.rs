//! That a revision of a proposed page is in a version of a pack, as an editor signs it.
//!
//! The core makes one when it builds a version, and asks each that comes with a message. It is no part of a bundle: what
//! it says stands in the message, and the text that was signed is made of that again. Invariant: it counts only from who
//! may sign that pack, so it says no more than the manifest of the version itself could.

use std::fmt::Write as _;

use larkspur_packs::PackId;
use serde::Deserialize;

use crate::{
    BundleError, Certificate, Document, KeyId, Signed, Trust,
    document::{Content, head},
    verify::Vouched,
};

/// What an editor signs who takes a revision into a pack. `proposal` and `digest` are names that the pack does not know;
/// here they are text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The proposal: digits and small letters.
    pub proposal: String,
    /// What names the words of its revision: `b3:` and hexadecimal digits.
    pub digest: String,
    /// The pack.
    pub pack: PackId,
    /// Its version.
    pub rev: u32,
}

impl Content for Receipt {
    const DOCUMENT: Document = Document::Receipt;

    fn purpose(&self) -> String {
        format!("larkspur receipt {} {}", self.pack, self.rev)
    }
}

impl Receipt {
    /// The text that is signed.
    pub fn print(&self) -> String {
        let Self { proposal, digest, pack, rev } = self;
        let mut text = head();
        // Writing into text cannot fail.
        let _ = writeln!(
            text,
            "proposal = \"{proposal}\"\ndigest = \"{digest}\"\npack = \"{pack}\"\nrev = {rev}"
        );
        text
    }

    /// Whether somebody has signed this who may sign the pack. A certificate that has ended counts: what was taken into a
    /// pack stays in it. One that was called back does not.
    ///
    /// # Errors
    /// Why it does not count.
    pub fn check(
        &self,
        signature: Vec<u8>,
        certificate: Option<&Signed>,
        trust: &Trust<'_>,
    ) -> Result<KeyId, BundleError> {
        let is_name = |text: &str| text.bytes().all(|b| b == b':' || b.is_ascii_alphanumeric());
        if !is_name(&self.proposal) || !is_name(&self.digest) {
            return Err(BundleError::BadDocument(Document::Receipt));
        }
        let signed = Signed { bytes: self.print().into_bytes(), signature };
        let Vouched { key_id, certificate } =
            Vouched::of(self, &signed, certificate, trust, trust.index)?;
        match certificate {
            Some(Certificate { packs, .. }) if !packs.includes(&self.pack) => {
                Err(BundleError::PackNotAllowed)
            }
            _ => Ok(key_id),
        }
    }
}
