//! The header of the vault: which costs a passphrase has, and four slots that may hold the key.
//!
//! Used by the vault alone. Invariants: nothing in it tells how many slots are used; whoever
//! changes a parameter, the generation or the order of the slots cannot make it open; a damaged
//! header is known as such before anybody types a passphrase.

use chacha20poly1305::{AeadInPlace, Key, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    VaultError,
    kdf::{KdfParameters, normalise},
};

/// How many slots there are, always.
pub(super) const SLOTS: usize = 4;
/// The size of a header on the disk, in bytes.
pub(super) const LENGTH: usize = PREFIX + SLOTS * SLOT + CHECKSUM;

const MAGIC: &[u8; 6] = b"header";
const VERSION: u16 = 1;
const SALT: usize = 16;
const NONCE: usize = 24;
const TAG: usize = 16;
const DATA_KEY: usize = 32;
/// magic, version, memory, passes, lanes, reserved, generation, salt
const PREFIX: usize = 6 + 2 + 4 + 4 + 4 + 4 + 8 + SALT;
const SLOT: usize = NONCE + DATA_KEY + TAG;
const CHECKSUM: usize = 32;

/// The random key from which all others are derived. It never changes while the vault exists.
pub(super) type DataKey = Zeroizing<[u8; DATA_KEY]>;

/// A header that is whole. Whether a passphrase opens it is another question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Counts up with each change, so that the newer of two copies is known.
    pub(super) generation: u64,
    parameters: KdfParameters,
    salt: [u8; SALT],
    slots: [[u8; SLOT]; SLOTS],
}

/// What some bytes are, as a header.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "two at a time, for a moment")]
pub(super) enum Decoded {
    /// A header of this version.
    Header(Header),
    /// Whole, but of a later version. It must not be overwritten.
    Newer,
    /// No header, or not a whole one.
    Damaged,
}

impl Header {
    /// A header that `passphrase` opens and that holds `data_key` in one of its slots, drawn at
    /// random. Takes as long as one derivation.
    pub(super) fn seal(
        data_key: &DataKey,
        passphrase: &str,
        parameters: KdfParameters,
        generation: u64,
    ) -> Result<Self, VaultError> {
        let mut header =
            Self { generation, parameters, salt: [0; SALT], slots: [[0; SLOT]; SLOTS] };
        getrandom::fill(&mut header.salt).map_err(|_| VaultError::NoRandomness)?;
        for slot in &mut header.slots {
            // An unused slot is as random as a used one looks.
            getrandom::fill(slot).map_err(|_| VaultError::NoRandomness)?;
        }
        let mut chosen = [0];
        getrandom::fill(&mut chosen).map_err(|_| VaultError::NoRandomness)?;
        let index = usize::from(chosen[0]) % SLOTS;

        let root = header.derive_root(passphrase)?;
        let cipher = slot_cipher(&root, index);
        let associated = header.associated_data(index);
        let slot = &mut header.slots[index];
        // The nonce is the random bytes that stand there already.
        let (nonce, sealed) = slot.split_at_mut(NONCE);
        let (text, tag) = sealed.split_at_mut(DATA_KEY);
        text.copy_from_slice(data_key.as_slice());
        let made = cipher
            .encrypt_in_place_detached(XNonce::from_slice(nonce), &associated, text)
            .map_err(|_| VaultError::Cipher)?;
        tag.copy_from_slice(&made);
        Ok(header)
    }

    /// How long one derivation takes now with the costs that stand here.
    #[cfg(feature = "testing")]
    pub(super) fn time_derivation(&self) -> Result<std::time::Duration, VaultError> {
        let begun = std::time::Instant::now();
        self.derive_root("measured")?;
        Ok(begun.elapsed())
    }

    /// The data key, if `passphrase` opens one of the slots. Takes as long as one derivation.
    pub(super) fn open(&self, passphrase: &str) -> Result<DataKey, VaultError> {
        let root = self.derive_root(passphrase)?;
        for (index, slot) in self.slots.iter().enumerate() {
            let (nonce, sealed) = slot.split_at(NONCE);
            let (text, tag) = sealed.split_at(DATA_KEY);
            let mut data_key = DataKey::default();
            data_key.copy_from_slice(text);
            let opened = slot_cipher(&root, index).decrypt_in_place_detached(
                XNonce::from_slice(nonce),
                &self.associated_data(index),
                data_key.as_mut_slice(),
                Tag::from_slice(tag),
            );
            if opened.is_ok() {
                return Ok(data_key);
            }
        }
        Err(VaultError::WrongPassphrase)
    }

    /// The bytes on the disk.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend(self.prefix());
        for slot in &self.slots {
            bytes.extend(slot);
        }
        let checksum = Sha256::digest(&bytes);
        bytes.extend(checksum);
        bytes
    }

    /// Reads what [`Header::encode`] wrote.
    pub(super) fn decode(bytes: &[u8]) -> Decoded {
        let Some((content, checksum)) = bytes.split_last_chunk::<CHECKSUM>() else {
            return Decoded::Damaged;
        };
        if Sha256::digest(content).as_slice() != checksum {
            return Decoded::Damaged;
        }
        let mut rest = content;
        if take::<6>(&mut rest).as_ref() != Some(MAGIC) {
            return Decoded::Damaged;
        }
        match take(&mut rest).map(u16::from_le_bytes) {
            Some(VERSION) => {}
            Some(later) if later > VERSION => return Decoded::Newer,
            _ => return Decoded::Damaged,
        }
        Self::decode_version_1(rest).map_or(Decoded::Damaged, Decoded::Header)
    }

    fn decode_version_1(mut rest: &[u8]) -> Option<Self> {
        let memory_kib = u32::from_le_bytes(take(&mut rest)?);
        let passes = u32::from_le_bytes(take(&mut rest)?);
        let lanes = u32::from_le_bytes(take(&mut rest)?);
        let reserved = u32::from_le_bytes(take(&mut rest)?);
        let generation = u64::from_le_bytes(take(&mut rest)?);
        let salt = take(&mut rest)?;
        let mut slots = [[0; SLOT]; SLOTS];
        for slot in &mut slots {
            *slot = take(&mut rest)?;
        }
        let parameters = KdfParameters { memory_kib, passes, lanes };
        let is_whole = rest.is_empty() && reserved == 0 && parameters.is_plausible();
        is_whole.then_some(Self { generation, parameters, salt, slots })
    }

    fn prefix(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(PREFIX);
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(self.parameters.memory_kib.to_le_bytes());
        bytes.extend(self.parameters.passes.to_le_bytes());
        bytes.extend(self.parameters.lanes.to_le_bytes());
        bytes.extend(0_u32.to_le_bytes());
        bytes.extend(self.generation.to_le_bytes());
        bytes.extend(self.salt);
        bytes
    }

    /// What a slot is bound to: every parameter, and its own place.
    fn associated_data(&self, index: usize) -> Vec<u8> {
        let mut bytes = self.prefix();
        bytes.extend((index as u64).to_le_bytes());
        bytes
    }

    /// One derivation serves all slots: with a salt for each, a wrong passphrase would cost four.
    fn derive_root(&self, passphrase: &str) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let normal = normalise(passphrase);
        self.parameters.derive(&normal, &self.salt).map_err(|_| VaultError::NoMemory)
    }
}

fn slot_cipher(root: &Zeroizing<[u8; 32]>, index: usize) -> XChaCha20Poly1305 {
    let key = derive(root, &format!("app.larkspur vault 1 slot {index}"));
    XChaCha20Poly1305::new(Key::from_slice(key.bytes()))
}

/// A key for one purpose. The label names it and is never changed.
#[expect(clippy::expect_used, reason = "32 bytes is always within HKDF's limit of 8160")]
pub(super) fn derive(root: &Zeroizing<[u8; 32]>, label: &str) -> super::Key {
    super::Key::make(|bytes| {
        Hkdf::<Sha256>::new(None, root.as_slice())
            .expand(label.as_bytes(), bytes)
            .expect("32 bytes is always a length that HKDF gives");
    })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}
