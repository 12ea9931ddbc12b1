//! From packets of Opus to samples, and back.
//!
//! `playback` decodes part of a sound, `capture` encodes while somebody speaks. Invariant: decoding from the middle gives
//! what decoding from the beginning gives there, but for what the codec itself needs to settle.

use std::sync::Arc;

use opus::{Application, Bitrate, Channels, Signal};

use crate::{FRAME, RATE, Sound, SoundError, container::write};

/// The most samples of a packet: 120 ms.
const MOST_OF_PACKET: usize = 5760;
/// What a decoder needs to settle after a jump: 80 ms (RFC 7845, 4.6).
const SETTLES: u64 = 3840;
/// Bits a second: speech is clear, and five minutes are 0.9 MB.
const BITS: i32 = 24_000;
/// The most bytes of a packet that we write.
const MOST_BYTES: usize = 1275;

/// Decodes a part of a sound.
pub(crate) struct Decoding {
    sound: Arc<Sound>,
    decoder: opus::Decoder,
    packet: usize,
    /// Samples to throw away before the first that is wanted.
    early: u64,
    /// Samples that are still wanted.
    left: u64,
    buffer: Vec<f32>,
}

impl Decoding {
    /// From one sample of what is heard to another.
    pub(crate) fn new(sound: Arc<Sound>, from: u64, until: u64) -> Result<Self, SoundError> {
        let until = until.min(sound.samples);
        let from = from.min(until);
        let at = sound.skip + from;
        let packet =
            sound.begins.partition_point(|begin| *begin <= at.saturating_sub(SETTLES)).max(1) - 1;
        let early = at - sound.begins.get(packet).copied().unwrap_or(at);
        let decoder = opus::Decoder::new(RATE, Channels::Mono).map_err(|_| SoundError::Damaged)?;
        let buffer = vec![0.0; MOST_OF_PACKET];
        Ok(Self { sound, decoder, packet, early, left: until - from, buffer })
    }

    /// The next samples; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<&[f32]>, SoundError> {
        while self.left > 0 {
            let Some(packet) = self.sound.packets.get(self.packet) else { return Ok(None) };
            self.packet += 1;
            let got = self.decoder.decode_float(packet, &mut self.buffer, false);
            let got = got.map_err(|_| SoundError::Damaged)?;
            let early = usize::try_from(self.early).unwrap_or(usize::MAX).min(got);
            self.early -= early as u64;
            let wanted = usize::try_from(self.left).unwrap_or(usize::MAX).min(got - early);
            self.left -= wanted as u64;
            if wanted > 0 {
                return Ok(Some(&self.buffer[early..early + wanted]));
            }
        }
        Ok(None)
    }
}

/// Encodes speech as it comes.
pub(crate) struct Encoding {
    encoder: opus::Encoder,
    waiting: Vec<f32>,
    packets: Vec<Vec<u8>>,
    samples: u64,
}

impl Encoding {
    pub(crate) fn new() -> Result<Self, SoundError> {
        let make = || {
            let mut encoder = opus::Encoder::new(RATE, Channels::Mono, Application::Voip)?;
            encoder.set_bitrate(Bitrate::Bits(BITS))?;
            encoder.set_signal(Signal::Voice)?;
            Ok(encoder)
        };
        let encoder = make().map_err(|_: opus::Error| SoundError::Damaged)?;
        Ok(Self { encoder, waiting: Vec::new(), packets: Vec::new(), samples: 0 })
    }

    /// Samples that were taken so far.
    pub(crate) fn samples(&self) -> u64 {
        self.samples
    }

    pub(crate) fn push(&mut self, samples: &[f32]) -> Result<(), SoundError> {
        self.samples += samples.len() as u64;
        self.waiting.extend(samples);
        self.encode_frames()
    }

    fn encode_frames(&mut self) -> Result<(), SoundError> {
        let whole = self.waiting.len() / FRAME * FRAME;
        for frame in self.waiting[..whole].chunks_exact(FRAME) {
            let packet = self.encoder.encode_vec_float(frame, MOST_BYTES);
            self.packets.push(packet.map_err(|_| SoundError::Damaged)?);
        }
        self.waiting.drain(..whole);
        Ok(())
    }

    /// The file, whole.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, SoundError> {
        if self.samples == 0 {
            return Err(SoundError::Empty);
        }
        let ahead = self.encoder.get_lookahead().ok().and_then(|ahead| u16::try_from(ahead).ok());
        let ahead = ahead.ok_or(SoundError::Damaged)?;
        // What the encoder still holds back comes out behind as much silence, up to the end of a frame.
        let whole = (self.waiting.len() + usize::from(ahead)).next_multiple_of(FRAME);
        self.waiting.resize(whole, 0.0);
        self.encode_frames()?;
        Ok(write(&self.packets, ahead, self.samples))
    }
}

/// A file of these samples.
///
/// # Errors
/// [`SoundError::Empty`] without any, [`SoundError::TooLong`] beyond [`Sound::LONGEST`].
pub fn encode(samples: &[f32]) -> Result<Vec<u8>, SoundError> {
    if samples.len() as u64 > Sound::LONGEST.as_secs() * u64::from(RATE) {
        return Err(SoundError::TooLong);
    }
    let mut encoding = Encoding::new()?;
    encoding.push(samples)?;
    encoding.finish()
}
