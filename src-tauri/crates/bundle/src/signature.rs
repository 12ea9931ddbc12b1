//! Signatures in the format of minisign, as strict as can be.
//!
//! Invariant: a signature belongs to its bytes, its key and its purpose, and there is one text of it.
//! minisign leaves the first line unsigned and base64 may be written in several ways; here the first line is
//! fixed and the rest is checked, so nobody can write anything into a bundle that was not signed.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{BundleError, Document, KeyId, PublicKey};

/// What stands in the first line, which minisign does not sign.
pub(crate) const UNTRUSTED: &str = "larkspur";

const FIRST: &str = "untrusted comment: ";
const THIRD: &str = "trusted comment: ";

/// A signature that is written as it should be, and was not checked yet.
pub(crate) struct Signature {
    document: Document,
    key_id: KeyId,
    inner: minisign_verify::Signature,
}

impl Signature {
    /// Reads the signature of a document.
    pub(crate) fn read(document: Document, text: &[u8]) -> Result<Self, BundleError> {
        let bad = BundleError::BadSignature(document);
        let Some(text) = std::str::from_utf8(text).ok() else { return Err(bad) };
        let Some(key_id) = key_id_of(text) else { return Err(bad) };
        let Ok(inner) = minisign_verify::Signature::decode(text) else { return Err(bad) };
        Ok(Self { document, key_id, inner })
    }

    /// The key that it says it was made with.
    pub(crate) fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Whether this key has signed these bytes. Only prehashed signatures count: minisign makes
    /// the other kind on demand alone.
    pub(crate) fn check(&self, key: &PublicKey, bytes: &[u8]) -> Result<(), BundleError> {
        let checked = key.key().verify(bytes, &self.inner, false);
        checked.map_err(|_| BundleError::BadSignature(self.document))
    }

    /// Whether it was made for this. Only what [`Signature::check`] has passed says so truly.
    pub(crate) fn check_purpose(&self, purpose: &str) -> Result<(), BundleError> {
        if self.inner.trusted_comment() == purpose {
            Ok(())
        } else {
            Err(BundleError::OtherPurpose(self.document))
        }
    }
}

/// The id of the key in a signature that is written in the one way.
fn key_id_of(text: &str) -> Option<KeyId> {
    let [first, signature, third, global] = *text.lines().collect::<Vec<_>>() else { return None };
    let is_one_way = format!("{first}\n{signature}\n{third}\n{global}\n") == text
        && first.strip_prefix(FIRST) == Some(UNTRUSTED)
        && third.starts_with(THIRD);
    // The engine refuses every way to write bytes but one.
    let (signature, global) = (STANDARD.decode(signature).ok()?, STANDARD.decode(global).ok()?);
    if !is_one_way || signature.len() != 74 || global.len() != 64 {
        return None;
    }
    signature[2..10].try_into().ok().map(KeyId::from_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the tests of minisign; only the first line, which is not signed, is ours.
    const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    const PREHASHED: &str = "untrusted comment: larkspur
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1556193335\tfile:test
y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==
";
    const LEGACY: &str = "untrusted comment: larkspur
RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=
trusted comment: timestamp:1555779966\tfile:test
QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==
";

    fn check(text: &str, bytes: &[u8], purpose: &str) -> Result<(), BundleError> {
        let signature = Signature::read(Document::Manifest, text.as_bytes())?;
        signature.check(&PublicKey::parse(KEY)?, bytes)?;
        signature.check_purpose(purpose)
    }

    const BAD: Result<(), BundleError> = Err(BundleError::BadSignature(Document::Manifest));

    #[test]
    fn a_signature_of_minisign_is_good_for_its_bytes_and_purpose() {
        let purpose = "timestamp:1556193335\tfile:test";
        assert_eq!(check(PREHASHED, b"test", purpose), Ok(()));
        assert_eq!(check(PREHASHED, b"Test", purpose), BAD);
        let other = Err(BundleError::OtherPurpose(Document::Manifest));
        assert_eq!(check(PREHASHED, b"test", "timestamp:1556193336\tfile:test"), other);
    }

    #[test]
    fn a_signature_of_the_old_kind_is_refused() {
        assert_eq!(check(LEGACY, b"test", "timestamp:1555779966\tfile:test"), BAD);
    }

    #[test]
    fn a_signature_has_one_way_to_be_written() {
        let purpose = "timestamp:1556193335\tfile:test";
        for (from, to) in [
            ("larkspur", "Larkspur"),
            ("untrusted comment: larkspur\n", "untrusted comment: larkspur\r\n"),
            ("untrusted comment: larkspur\n", ""),
            ("LzZwo=", "LzZwp="),
            ("LzZwo=", "LzZwo"),
            ("LzZwo=", "LzZwo= "),
            ("bHwhEBg==\n", "bHwhEBg=="),
            ("HwhEBg==\n", "HwhEBg==\n\n"),
            ("HwhEBg==", "HwhEBh=="),
            ("trusted comment: timestamp", "trusted comment:  timestamp"),
            ("file:test", "file:Test"),
        ] {
            let text = PREHASHED.replacen(from, to, 1);
            assert_ne!(text, PREHASHED, "{from:?}");
            assert_eq!(check(&text, b"test", purpose), BAD, "{to:?}");
        }
    }
}
