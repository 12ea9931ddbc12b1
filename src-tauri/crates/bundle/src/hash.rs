//! What bytes are called in a bundle: by their hash.
//!
//! Invariant: a name that was computed belongs to the bytes and to no others; one that was read is a claim
//! until the bytes were hashed.

use std::{fmt, str::FromStr};

use larkspur_packs::BadValue;

const PREFIX: &str = "b3:";

fn parse_digits(digits: &str) -> Result<[u8; 32], BadValue> {
    if digits.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(BadValue::Hash);
    }
    blake3::Hash::from_hex(digits).map(Into::into).map_err(|_| BadValue::Hash)
}

/// Makes a newtype of BLAKE3, written `b3:` and 64 digits.
macro_rules! hash {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name([u8; 32]);

        impl $name {
            /// The hash of these bytes.
            pub fn of(bytes: &[u8]) -> Self {
                Self(blake3::hash(bytes).into())
            }

            /// Reads `b3:` and 64 small hexadecimal digits.
            ///
            /// # Errors
            /// When it is written in another way.
            pub fn parse(text: &str) -> Result<Self, BadValue> {
                parse_digits(text.strip_prefix(PREFIX).ok_or(BadValue::Hash)?).map(Self)
            }
        }

        impl FromStr for $name {
            type Err = BadValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadValue;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{PREFIX}{}", blake3::Hash::from_bytes(self.0).to_hex())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
    };
}

hash! {
    /// The name of a blob: a file of a pack, or the listing of one of its folders.
    BlobHash
}
hash! {
    /// One version of a pack: the hash of its `manifest.toml`.
    ManifestHash
}

impl BlobHash {
    /// The digits alone, as they stand in the name of an entry.
    pub(crate) fn digits(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    /// Reads the digits alone.
    pub(crate) fn from_digits(digits: &str) -> Result<Self, BadValue> {
        parse_digits(digits).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digits come from `printf abc | b3sum`.
    #[test]
    fn a_hash_is_what_other_programs_compute() {
        let hash = BlobHash::of(b"abc");
        let text = "b3:6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85";
        assert_eq!(hash.to_string(), text);
        assert_eq!(BlobHash::parse(text), Ok(hash));
        assert_eq!(BlobHash::from_digits(&hash.digits()), Ok(hash));
    }

    #[test]
    fn a_hash_in_another_form_is_refused() {
        let digits = "a".repeat(64);
        assert!(ManifestHash::parse(&format!("b3:{digits}")).is_ok());
        for bad in
            [&digits, "b3:", "b3:aa", &format!("B3:{digits}"), &format!("b3:{}", "A".repeat(64))]
        {
            assert_eq!(ManifestHash::parse(bad), Err(BadValue::Hash), "{bad}");
        }
    }
}
