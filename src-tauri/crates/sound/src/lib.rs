//! Speech as sound: Opus in Ogg, read, written, played and recorded.
//!
//! The core reads out pages with it and lets people record their own; larkspur-packs asks it what a file of sound is, without
//! the feature `device`. It knows no page, no vault and no window; what it plays and writes is bytes. Inside, sound is one channel of [`RATE`] samples a second, each from -1 to 1.
//! [`Sound`] is a file, [`Playback`] plays parts of files one after the other, [`Capture`] listens; both go through a
//! [`Device`], of which the machine has one ([`SystemDevice`]) and tests another (`memory`).
//!
//! Invariants: no microphone is open but between `Capture::start` and its end; stopping silences a device with the next
//! samples that it asks for; and no input costs more than the bounds of [`Sound`].

#[cfg(feature = "device")]
mod capture;
#[cfg(feature = "device")]
mod codec;
mod container;
#[cfg(feature = "device")]
mod device;
mod error;
#[cfg(all(feature = "device", feature = "testing"))]
pub mod memory;
mod ogg;
#[cfg(feature = "device")]
mod pace;
#[cfg(feature = "device")]
mod playback;
#[cfg(feature = "device")]
mod stretch;
#[cfg(feature = "device")]
mod system;
#[cfg(test)]
mod tests;

pub use container::Sound;
#[cfg(feature = "testing")]
pub use container::silence;
pub use error::{DeviceError, SoundError};
#[cfg(feature = "device")]
pub use {
    capture::{Capture, Captured, Hearing},
    codec::encode,
    device::{Device, Fill, Running, Take},
    playback::{Clip, Playback, Progress},
    stretch::Speed,
    system::SystemDevice,
};

/// Samples of one second, everywhere inside.
pub const RATE: u32 = 48_000;

/// Samples of a frame of Opus as it is written: 20 ms.
#[cfg(feature = "device")]
const FRAME: usize = 960;

/// A time in samples.
#[cfg(feature = "device")]
fn samples_in(milliseconds: u64) -> u64 {
    milliseconds.saturating_mul(u64::from(RATE) / 1000)
}

/// A number of samples as a time in milliseconds, rounded down.
fn milliseconds_of(samples: u64) -> u64 {
    samples / (u64::from(RATE) / 1000)
}
