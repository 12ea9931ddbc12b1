//! The keys that everything else is trusted by.
//!
//! Invariant: there are at most two, both built into the app. None means that no bundle is trusted.

use crate::{
    BundleError, Index, KeyId, PublicKey, Signed,
    document::{Content, read},
    signature::Signature,
};

/// Up to two root keys. The second is the one that the first will be replaced by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roots(Vec<PublicKey>);

impl Roots {
    /// Reads the lines of the keys. An empty line is none.
    ///
    /// # Errors
    /// [`BundleError::BadKey`] when a line is no key. Whoever goes on without it trusts nothing.
    pub fn parse(now: Option<&str>, next: Option<&str>) -> Result<Self, BundleError> {
        let lines = [now, next].into_iter().flatten().filter(|line| !line.is_empty());
        lines.map(PublicKey::parse).collect::<Result<_, _>>().map(Self)
    }

    /// The keys that this app was built with: `LARKSPUR_ROOT_KEY` and `LARKSPUR_ROOT_KEY_NEXT`. Cargo builds
    /// this crate anew when one of them changes.
    ///
    /// # Errors
    /// [`BundleError::BadKey`] when one of them was no key. A test of this crate finds it before.
    pub fn of_this_build() -> Result<Self, BundleError> {
        Self::parse(option_env!("LARKSPUR_ROOT_KEY"), option_env!("LARKSPUR_ROOT_KEY_NEXT"))
    }

    /// Whether there is none, so that no bundle can be trusted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys.
    pub fn keys(&self) -> &[PublicKey] {
        &self.0
    }

    /// Reads an index that the caller has kept, and asks again whether a root has signed it.
    ///
    /// # Errors
    /// When none of these roots has, or it does not keep to its format.
    pub fn open_index(&self, signed: &Signed) -> Result<Index, BundleError> {
        self.open(signed).map(|(index, _)| index)
    }

    /// The root of this id.
    pub(crate) fn find(&self, id: KeyId) -> Option<&PublicKey> {
        self.0.iter().find(|key| key.id() == id)
    }

    /// Reads a document that only a root may sign, and says which one has. It is read only after its
    /// signature was found good.
    pub(crate) fn open<T: Content>(&self, signed: &Signed) -> Result<(T, KeyId), BundleError> {
        if self.is_empty() {
            return Err(BundleError::NoRoots);
        }
        let signature = Signature::read(T::DOCUMENT, &signed.signature)?;
        let root = self.find(signature.key_id());
        let root = root.ok_or(BundleError::NotByRoot(T::DOCUMENT))?;
        signature.check(root, &signed.bytes)?;
        let content: T = read(&signed.bytes)?;
        signature.check_purpose(&content.purpose())?;
        Ok((content, root.id()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

    #[test]
    fn the_roots_of_this_build_are_keys() {
        assert!(Roots::of_this_build().is_ok());
    }

    #[test]
    fn an_empty_line_is_no_root_and_another_text_is_a_fault() {
        assert!(Roots::parse(None, None).unwrap().is_empty());
        assert!(Roots::parse(Some(""), Some("")).unwrap().is_empty());
        assert_eq!(Roots::parse(None, Some(LINE)).unwrap().keys().len(), 1);
        assert_eq!(Roots::parse(Some("key"), Some(LINE)), Err(BundleError::BadKey));
    }
}
