//! The seam between sound and the machine.
//!
//! `playback` and `capture` know a device only by these traits. Invariant: a device asks for samples or gives them on a
//! thread of its own, as quickly as time goes, and ends when what [`Device::play`] or [`Device::listen`] gave is dropped.

use std::fmt::Debug;

use crate::DeviceError;

/// Fills what the device plays next.
pub type Fill = Box<dyn FnMut(&mut [f32]) + Send>;

/// Takes what the device has heard.
pub type Take = Box<dyn FnMut(&[f32]) + Send>;

/// Something that plays and listens.
pub trait Device: Debug + Send + Sync {
    /// Begins to play.
    ///
    /// # Errors
    /// When there is no such device, or it cannot be used.
    fn play(&self, fill: Fill) -> Result<Box<dyn Running>, DeviceError>;

    /// Opens the microphone.
    ///
    /// # Errors
    /// As [`Self::play`].
    fn listen(&self, take: Take) -> Result<Box<dyn Running>, DeviceError>;
}

/// A device while it runs; dropping it ends it.
pub trait Running {
    /// Why it runs no longer, once it does not: it was unplugged, or the system took it away.
    fn failure(&self) -> Option<DeviceError>;
}
