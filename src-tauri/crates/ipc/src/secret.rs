//! Text that must not show up in a log: passphrases, passwords, recovery keys.
//!
//! Invariant: `Debug` never prints the text, and there is no `Display`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest secret that is read, in bytes. A passphrase is at most a few hundred.
pub const MAX_SECRET_BYTES: usize = 4096;

/// Text that a person typed and that nobody else may see.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. Callers in the core move it into memory that is wiped.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Takes the text out.
    #[must_use]
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.len() > MAX_SECRET_BYTES {
            return Err(serde::de::Error::custom("secret is too long"));
        }
        Ok(Self(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_hides_the_text() {
        assert_eq!(format!("{:?}", Secret::new("cedar lamp")), "Secret");
    }

    #[test]
    fn an_overlong_secret_is_refused() {
        let json = format!("\"{}\"", "a".repeat(MAX_SECRET_BYTES + 1));
        assert!(serde_json::from_str::<Secret>(&json).is_err());
    }
}
