//! A sound as it lies in a file: packets of Opus in an Ogg container (RFC 7845).
//!
//! Whoever plays reads one, `codec` makes one. Invariant: a [`Sound`] has at most [`Sound::MOST_BYTES`] bytes and lasts at
//! most [`Sound::LONGEST`], whatever its headers claim.

use std::{io::Cursor, time::Duration};

use ogg::{PacketReader, PacketWriteEndInfo, PacketWriter};

use crate::{FRAME, RATE, SoundError, milliseconds_of};

const HEAD: &[u8] = b"OpusHead";
const TAGS: &[u8] = b"OpusTags";
/// The shortest first packet: up to the mapping of channels.
const HEAD_BYTES: usize = 19;
/// Packets of one Ogg page: a second.
const PACKETS_A_PAGE: usize = 50;
/// One stream a file needs no number of its own; a random one would say that two files are not the same.
const SERIAL: u32 = 1;

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

    /// Reads a file.
    ///
    /// # Errors
    /// Each way in which it is no sound, damaged, or beyond the bounds.
    pub fn read(bytes: &[u8]) -> Result<Self, SoundError> {
        if bytes.len() > Self::MOST_BYTES {
            return Err(SoundError::TooLarge);
        }
        let mut reader = PacketReader::new(Cursor::new(bytes));
        let head = reader.read_packet().ok().flatten().ok_or(SoundError::NotOpus)?;
        let skip = skip_of(&head.data).ok_or(SoundError::NotOpus)?;
        let tags = reader.read_packet().ok().flatten().ok_or(SoundError::NotOpus)?;
        if !tags.data.starts_with(TAGS) {
            return Err(SoundError::NotOpus);
        }
        let (mut packets, mut begins) = (Vec::new(), Vec::new());
        let (mut length, mut end) = (0_u64, 0_u64);
        while let Some(packet) = reader.read_packet().map_err(|_| SoundError::Damaged)? {
            if packet.stream_serial() != head.stream_serial() {
                return Err(SoundError::NotOpus);
            }
            begins.push(length);
            length += samples_of(&packet.data)?;
            if length > u64::from(RATE) * (Self::LONGEST.as_secs() + 1) {
                return Err(SoundError::TooLong);
            }
            end = packet.absgp_page();
            packets.push(packet.data);
        }
        let samples = end.min(length).saturating_sub(skip);
        if samples == 0 {
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

fn samples_of(packet: &[u8]) -> Result<u64, SoundError> {
    let samples = opus::packet::get_nb_samples(packet, RATE).map_err(|_| SoundError::Damaged)?;
    u64::try_from(samples).map_err(|_| SoundError::Damaged)
}

/// Writes frames of [`FRAME`] samples as a file of one channel. `skip` is what the encoder looks ahead, `samples` how
/// many are to be heard.
pub(crate) fn write(packets: &[Vec<u8>], skip: u16, samples: u64) -> Vec<u8> {
    let mut writer = PacketWriter::new(Cursor::new(Vec::new()));
    let mut head = HEAD.to_vec();
    head.extend([1, 1]);
    head.extend(skip.to_le_bytes());
    head.extend(RATE.to_le_bytes());
    head.extend([0, 0, 0]);
    // No program, no person and no day: two empty lists.
    let mut tags = TAGS.to_vec();
    tags.extend([0; 8]);
    let end = u64::from(skip) + samples;
    let mut all: Vec<(&[u8], PacketWriteEndInfo, u64)> = vec![
        (&head, PacketWriteEndInfo::EndPage, 0),
        (&tags, PacketWriteEndInfo::EndPage, 0),
    ];
    for (place, packet) in packets.iter().enumerate() {
        let until = (place as u64 + 1) * FRAME as u64;
        let info = if place + 1 == packets.len() {
            PacketWriteEndInfo::EndStream
        } else if (place + 1).is_multiple_of(PACKETS_A_PAGE) {
            PacketWriteEndInfo::EndPage
        } else {
            PacketWriteEndInfo::NormalPacket
        };
        all.push((packet, info, until.min(end)));
    }
    for (packet, info, until) in all {
        // Writing into memory does not fail.
        let _ = writer.write_packet(packet, SERIAL, info, until);
    }
    writer.into_inner().into_inner()
}
