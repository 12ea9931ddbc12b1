//! Speech as sound: Opus in Ogg, read, written, played and recorded.
//!
//! The core reads out pages with it and lets people record their own. It knows no page, no vault and no window; what it
//! plays and writes is bytes. Inside, sound is one channel of [`RATE`] samples a second, each from -1 to 1.
//! [`Sound`] is a file, [`Playback`] plays parts of files one after the other, [`Capture`] listens; both go through a
//! [`Device`], of which the machine has one ([`SystemDevice`]) and tests another (`memory`).
//!
//! Invariants: no microphone is open but between `Capture::start` and its end; stopping silences a device with the next
//! samples that it asks for; and no input costs more than the bounds of [`Sound`].

mod capture;
mod codec;
mod container;
mod device;
mod error;
#[cfg(feature = "testing")]
pub mod memory;
mod pace;
mod playback;
mod stretch;
mod system;
#[cfg(test)]
mod tests;

pub use capture::{Capture, Captured, Hearing};
pub use codec::encode;
pub use container::Sound;
pub use device::{Device, Fill, Running, Take};
pub use error::{DeviceError, SoundError};
pub use playback::{Clip, Playback, Progress};
pub use stretch::Speed;
pub use system::SystemDevice;

/// Samples of one second, everywhere inside.
pub const RATE: u32 = 48_000;

/// Samples of a frame of Opus as it is written: 20 ms.
const FRAME: usize = 960;

/// A time in samples.
fn samples_in(milliseconds: u64) -> u64 {
    milliseconds.saturating_mul(u64::from(RATE) / 1000)
}

/// A number of samples as a time in milliseconds, rounded down.
fn milliseconds_of(samples: u64) -> u64 {
    samples / (u64::from(RATE) / 1000)
}
