//! Public keys and what they are called.
//!
//! Certificates and roots name keys by their line, the index by their id. Invariant: a key has one way to be
//! written, the one that minisign prints.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::BundleError;

/// The algorithm in the first two bytes of a public key.
const ALGORITHM: &[u8; 2] = b"Ed";
/// The algorithm, the id of the key and the key.
const LENGTH: usize = 2 + 8 + 32;

/// What a key is called: 16 hexadecimal digits, as minisign prints them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct KeyId(u64);

impl KeyId {
    /// The id in the bytes of a key or a signature.
    pub(crate) fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// Reads 16 hexadecimal digits with large letters.
    ///
    /// # Errors
    /// [`BundleError::BadKey`] when it is written in another way.
    pub fn parse(text: &str) -> Result<Self, BundleError> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte);
        if text.len() != 16 || !text.bytes().all(is_digit) {
            return Err(BundleError::BadKey);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| BundleError::BadKey)
    }
}

impl TryFrom<String> for KeyId {
    type Error = BundleError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016X}", self.0)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// A key that signatures are checked with.
#[derive(Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct PublicKey {
    id: KeyId,
    line: String,
    key: minisign_verify::PublicKey,
}

impl PublicKey {
    /// Reads the line of a key: the second one of a `.pub` file of minisign.
    ///
    /// # Errors
    /// [`BundleError::BadKey`] when it is written in another way.
    pub fn parse(line: &str) -> Result<Self, BundleError> {
        let bytes = STANDARD.decode(line).map_err(|_| BundleError::BadKey)?;
        if bytes.len() != LENGTH || !bytes.starts_with(ALGORITHM) {
            return Err(BundleError::BadKey);
        }
        let id = bytes[2..10].try_into().map_err(|_| BundleError::BadKey)?;
        let key = minisign_verify::PublicKey::from_base64(line).map_err(|_| BundleError::BadKey)?;
        Ok(Self { id: KeyId::from_bytes(id), line: line.to_owned(), key })
    }

    /// What it is called.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Its line, as [`PublicKey::parse`] reads it.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The key itself.
    pub(crate) fn key(&self) -> &minisign_verify::PublicKey {
        &self.key
    }
}

impl TryFrom<String> for PublicKey {
    type Error = BundleError;

    fn try_from(line: String) -> Result<Self, Self::Error> {
        Self::parse(&line)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the documentation of minisign.
    const LINE: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

    #[test]
    fn a_key_is_called_what_minisign_calls_it() {
        let key = PublicKey::parse(LINE).unwrap();
        assert_eq!(key.id().to_string(), "E7620F1842B4E81F");
        assert_eq!(KeyId::parse("E7620F1842B4E81F"), Ok(key.id()));
        assert_eq!(key.line(), LINE);
    }

    #[test]
    fn a_key_has_one_way_to_be_written() {
        for bad in [
            "",
            &LINE[1..],
            &format!("{LINE} "),
            &format!("{LINE}\n"),
            &format!("untrusted comment: a\n{LINE}"),
            &format!("A{}", &LINE[1..]),
            &LINE[..52],
            &format!("{LINE}AAAA"),
        ] {
            assert_eq!(PublicKey::parse(bad), Err(BundleError::BadKey), "{bad:?}");
        }
        for bad in
            ["", "e7620f1842b4e81f", "E7620F1842B4E81", "+E7620F1842B4E81", "E7620F1842B4E81FF"]
        {
            assert_eq!(KeyId::parse(bad), Err(BundleError::BadKey), "{bad}");
        }
    }
}
