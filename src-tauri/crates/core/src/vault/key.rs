//! A key of the open vault, shared by handle.
//!
//! Made by the vault, used by the account's stores and the app database. Invariant: its bytes stand
//! in one place of the heap from the moment they are derived, are never moved or copied by us, and
//! are wiped when the last handle goes.

use std::{fmt, sync::Arc};

use zeroize::Zeroizing;

/// Thirty-two bytes for one purpose. A clone is another handle to the same bytes.
#[derive(Clone)]
pub struct Key(Arc<Zeroizing<[u8; 32]>>);

impl Key {
    /// Makes a key where it stays: what is moved by value leaves copies behind that nobody wipes,
    /// for instance in the memory of a finished future.
    pub(crate) fn make(fill: impl FnOnce(&mut [u8])) -> Self {
        let mut bytes = Arc::new(Zeroizing::new([0; 32]));
        // Nobody else has a handle to what was made on the line above.
        if let Some(bytes) = Arc::get_mut(&mut bytes) {
            fill(bytes.as_mut_slice());
        }
        Self(bytes)
    }

    /// The bytes, to be handed on by reference.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_nothing_of_itself() {
        assert_eq!(format!("{:?}", Key::make(|bytes| bytes.fill(7))), "Key");
    }

    #[test]
    fn a_clone_is_a_handle_to_the_same_bytes() {
        let key = Key::make(|bytes| bytes.fill(7));
        assert!(std::ptr::eq(key.bytes(), key.clone().bytes()));
        assert_eq!(key.bytes(), &[7; 32]);
    }
}
