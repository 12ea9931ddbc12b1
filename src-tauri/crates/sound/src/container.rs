//! A sound as it lies in a file: packets of Opus in an Ogg container (RFC 7845).
//!
//! larkspur-packs asks it how long a narration lasts, whoever plays reads it, `codec` makes one. Invariant: a [`Sound`] has
//! at most [`Sound::MOST_BYTES`] bytes and lasts at most [`Sound::LONGEST`]; a length is counted from the packets that are
//! there, never taken from what a header claims.

use std::time::Duration;

#[cfg(feature = "device")]
use crate::FRAME;
use crate::{RATE, SoundError, milliseconds_of, ogg};

const HEAD: &[u8] = b"OpusHead";
const TAGS: &[u8] = b"OpusTags";
/// The shortest first packet: up to the mapping of channels.
const HEAD_BYTES: usize = 19;
/// The most samples of a packet: 120 ms.
const MOST_OF_PACKET: u64 = 5760;

/// A sound in memory, still packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    pub(crate) packets: Vec<Vec<u8>>,
    /// At which sample each packet begins, those that are skipped counted too.
    pub(crate) begins: Vec<u64>,
    /// Samples at the beginning that nobody is to hear.
    pub(crate) skip: u64,
    /// Samples that are to be heard.
    pub(crate) samples: u64,
}

impl Sound {
    /// The most bytes of a file.
    pub const MOST_BYTES: usize = 2 * 1024 * 1024;
    /// The longest that one may last.
    pub const LONGEST: Duration = Duration::from_mins(15);

    /// Reads a file. What is in its packets is seen only when it is played.
    ///
    /// # Errors
    /// Each way in which it is no sound, damaged, or beyond the bounds.
    pub fn read(bytes: &[u8]) -> Result<Self, SoundError> {
        if bytes.len() > Self::MOST_BYTES {
            return Err(SoundError::TooLarge);
        }
        if !ogg::begins(bytes) {
            return Err(SoundError::NotOpus);
        }
        let mut all = ogg::read(bytes).map_err(|ogg::Damaged| SoundError::Damaged)?.into_iter();
        let head = all.next().ok_or(SoundError::NotOpus)?;
        let skip = skip_of(&head.bytes).ok_or(SoundError::NotOpus)?;
        let tags = all.next().ok_or(SoundError::NotOpus)?;
        if !tags.bytes.starts_with(TAGS) {
            return Err(SoundError::NotOpus);
        }
        let (mut packets, mut begins) = (Vec::new(), Vec::new());
        let (mut length, mut end) = (0_u64, 0_u64);
        for packet in all {
            if packet.stream != head.stream {
                return Err(SoundError::NotOpus);
            }
            begins.push(length);
            length += samples_of(&packet.bytes).ok_or(SoundError::Damaged)?;
            end = packet.end;
            packets.push(packet.bytes);
        }
        let samples = end.min(length).saturating_sub(skip);
        if samples < u64::from(RATE) / 1000 {
            return Err(SoundError::Empty);
        }
        let sound = Self { packets, begins, skip, samples };
        if sound.length() > Self::LONGEST { Err(SoundError::TooLong) } else { Ok(sound) }
    }

    /// How long it is heard, to the millisecond.
    #[must_use]
    pub fn length(&self) -> Duration {
        Duration::from_millis(milliseconds_of(self.samples))
    }
}

/// What is skipped, by the first packet; none if it is no head that we know.
fn skip_of(head: &[u8]) -> Option<u64> {
    let is_known = head.len() >= HEAD_BYTES
        && head.starts_with(HEAD)
        && head[8] & 0xF0 == 0
        && (1..=2).contains(&head[9])
        && head[18] == 0;
    is_known.then(|| u64::from(u16::from_le_bytes([head[10], head[11]])))
}

/// The samples of a packet, by its first bytes (RFC 6716, 3.1); none if they are of no packet.
fn samples_of(packet: &[u8]) -> Option<u64> {
    let first = *packet.first()?;
    let config = usize::from(first >> 3);
    let of_frame = match config {
        0..=11 => [480, 960, 1920, 2880][config % 4],
        12..=15 => [480, 960][config % 2],
        _ => [120, 240, 480, 960][config % 4],
    };
    let frames = match first & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u64::from(packet.get(1)? & 0x3F),
    };
    let samples = of_frame * frames;
    (1..=MOST_OF_PACKET).contains(&samples).then_some(samples)
}

/// Writes frames of [`FRAME`] samples as a file of one channel. `skip` is what the encoder looks ahead, `samples` how
/// many are to be heard.
#[cfg(feature = "device")]
pub(crate) fn write(packets: &[Vec<u8>], skip: u16, samples: u64) -> Vec<u8> {
    /// Packets of one Ogg page: a second.
    const PACKETS_A_PAGE: u64 = 50;
    /// One stream a file needs no number of its own; a random one would say that two files are not the same.
    const STREAM: u32 = 1;
    let end = u64::from(skip).saturating_add(samples);
    let sound = (1..).zip(packets).map(|(count, packet): (u64, _)| ogg::Written {
        bytes: packet,
        end: end.min(count * FRAME as u64),
        ends_page: count.is_multiple_of(PACKETS_A_PAGE),
    });
    let (head, tags) = (head(skip), tags());
    let front = [&head, &tags].map(|bytes| ogg::Written { bytes, end: 0, ends_page: true });
    ogg::write(&front.into_iter().chain(sound).collect::<Vec<_>>(), STREAM)
}

/// The first packet of a file of one channel.
#[cfg(any(feature = "device", test))]
fn head(skip: u16) -> Vec<u8> {
    let mut head = HEAD.to_vec();
    head.extend([1, 1]);
    head.extend(skip.to_le_bytes());
    head.extend(RATE.to_le_bytes());
    head.extend([0, 0, 0]);
    head
}

/// The second packet. No program, no person and no day: two empty lists.
#[cfg(any(feature = "device", test))]
fn tags() -> Vec<u8> {
    let mut tags = TAGS.to_vec();
    tags.extend([0; 8]);
    tags
}

/// A sound of this many packets of 60 ms in which nobody says anything, for tests.
#[cfg(feature = "testing")]
#[must_use]
pub fn silence(packets: u64) -> Vec<u8> {
    let (head, tags, packet) = (head(0), tags(), [0x18]);
    let front = [&head, &tags].map(|bytes| ogg::Written { bytes, end: 0, ends_page: true });
    let one = |count| ogg::Written { bytes: &packet, end: count * 2880, ends_page: false };
    ogg::write(&front.into_iter().chain((1..=packets).map(one)).collect::<Vec<_>>(), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_lasts_as_long_as_its_packets_and_has_bounds() {
        let length = |packets| Sound::read(&silence(packets)).map(|it| it.length().as_millis());
        assert_eq!(length(1), Ok(60));
        assert_eq!(length(1000), Ok(60_000));
        assert_eq!(length(15_000), Ok(900_000));
        assert_eq!(length(15_001), Err(SoundError::TooLong));
        assert_eq!(length(0), Err(SoundError::Empty));
    }

    #[test]
    fn a_packet_says_how_long_it_lasts() {
        assert_eq!(samples_of(&[0x18]), Some(2880));
        assert_eq!(samples_of(&[0x78]), Some(960));
        assert_eq!(samples_of(&[0x79, 0, 0]), Some(1920));
        assert_eq!(samples_of(&[0xFB, 0x03]), Some(2880));
        assert_eq!(samples_of(&[0xFB, 0x3F]), None);
        assert_eq!(samples_of(&[0xFB]), None);
        assert_eq!(samples_of(&[]), None);
    }
}
