//! What can be wrong with a sound, and with a device.

use thiserror::Error;

/// Why bytes are no sound that is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SoundError {
    /// Not one stream of Opus with one or two channels in an Ogg container.
    #[error("this is no Opus in Ogg")]
    NotOpus,
    /// A page or packet is not what it should be.
    #[error("the sound is damaged")]
    Damaged,
    /// More bytes than [`crate::Sound::MOST_BYTES`].
    #[error("the sound has too many bytes")]
    TooLarge,
    /// It lasts longer than [`crate::Sound::LONGEST`].
    #[error("the sound lasts too long")]
    TooLong,
    /// Nothing can be heard in it.
    #[error("the sound is empty")]
    Empty,
}

/// Why a device does not play or listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DeviceError {
    /// The machine has none, or it was unplugged.
    #[error("there is no such device")]
    NotThere,
    /// Another program has it, or the system does not allow it.
    #[error("the device cannot be used now")]
    Busy,
    /// It knows no form of sound that we do.
    #[error("the device takes no sound of ours")]
    NoForm,
}
