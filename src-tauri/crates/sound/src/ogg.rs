//! The Ogg container (RFC 3533), as far as one stream of Opus needs it.
//!
//! `container` reads and writes by it. Written here, since it is a page of code, and a crate for it would have changed the
//! features of others that the whole app stands on. Invariants: a page whose checksum is wrong, or that is not whole, ends
//! the reading with an error; nothing is allocated that was not there in the file.

/// What is wrong with a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Damaged;

/// A packet, and where its page ends in samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Packet {
    pub(crate) bytes: Vec<u8>,
    pub(crate) stream: u32,
    pub(crate) end: u64,
}

const MARK: &[u8; 4] = b"OggS";
const HEAD: usize = 27;
/// A packet goes on in the next page.
const GOES_ON: u8 = 1;
#[cfg(any(feature = "device", feature = "testing"))]
const FIRST: u8 = 2;
#[cfg(any(feature = "device", feature = "testing"))]
const LAST: u8 = 4;
/// The most segments of a page.
#[cfg(any(feature = "device", feature = "testing"))]
const SEGMENTS: usize = 255;
/// The end of a page in which no packet ends.
#[cfg(any(feature = "device", feature = "testing"))]
const NO_END: u64 = u64::MAX;

/// Whether a file could be one.
pub(crate) fn begins(file: &[u8]) -> bool {
    file.starts_with(MARK)
}

/// The packets of a file, in their order.
pub(crate) fn read(mut file: &[u8]) -> Result<Vec<Packet>, Damaged> {
    let (mut packets, mut begun) = (Vec::new(), Vec::new());
    let mut number = 0_u32;
    while !file.is_empty() {
        let (page, rest) = Page::read(file)?;
        file = rest;
        // A page that is missing, or that goes on with nothing, would give a packet of two halves.
        if page.number != number || (page.flags & GOES_ON != 0) == begun.is_empty() {
            return Err(Damaged);
        }
        number = number.wrapping_add(1);
        let mut at = 0;
        for length in page.segments {
            let part = page.body.get(at..at + usize::from(*length)).ok_or(Damaged)?;
            begun.extend_from_slice(part);
            at += part.len();
            if *length < 255 {
                let bytes = std::mem::take(&mut begun);
                packets.push(Packet { bytes, stream: page.stream, end: page.end });
            }
        }
    }
    if begun.is_empty() { Ok(packets) } else { Err(Damaged) }
}

struct Page<'a> {
    flags: u8,
    end: u64,
    stream: u32,
    number: u32,
    segments: &'a [u8],
    body: &'a [u8],
}

impl<'a> Page<'a> {
    fn read(file: &'a [u8]) -> Result<(Self, &'a [u8]), Damaged> {
        let head = file.get(..HEAD).ok_or(Damaged)?;
        if !head.starts_with(MARK) || head[4] != 0 {
            return Err(Damaged);
        }
        let count = usize::from(head[26]);
        let segments = file.get(HEAD..HEAD + count).ok_or(Damaged)?;
        let length: usize = segments.iter().map(|length| usize::from(*length)).sum();
        let whole = HEAD + count + length;
        let body = file.get(HEAD + count..whole).ok_or(Damaged)?;
        let number = |from: usize| -> u32 {
            u32::from_le_bytes([head[from], head[from + 1], head[from + 2], head[from + 3]])
        };
        let mut without = file[..whole].to_vec();
        without[22..26].fill(0);
        if checksum(&without) != number(22) {
            return Err(Damaged);
        }
        let end = u64::from(number(6)) | u64::from(number(10)) << 32;
        let page =
            Self { flags: head[5], end, stream: number(14), number: number(18), segments, body };
        Ok((page, &file[whole..]))
    }
}

/// A packet to be written: its bytes, where it ends in samples, and whether its page ends with it.
#[cfg(any(feature = "device", feature = "testing"))]
pub(crate) struct Written<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) end: u64,
    pub(crate) ends_page: bool,
}

/// A file of these packets, in one stream.
#[cfg(any(feature = "device", feature = "testing"))]
pub(crate) fn write(packets: &[Written<'_>], stream: u32) -> Vec<u8> {
    let mut file = Writing { file: Vec::new(), stream, number: 0, flags: FIRST };
    let (mut segments, mut body, mut end) = (Vec::new(), Vec::new(), NO_END);
    for (place, packet) in packets.iter().enumerate() {
        let mut left = packet.bytes;
        loop {
            if segments.len() == SEGMENTS {
                file.page(&segments, &body, end, 0);
                // The first part of a packet is on the page before.
                if left.len() < packet.bytes.len() {
                    file.flags |= GOES_ON;
                }
                (segments, body, end) = (Vec::new(), Vec::new(), NO_END);
            }
            let (part, rest) = left.split_at(left.len().min(255));
            left = rest;
            body.extend_from_slice(part);
            segments.push(u8::try_from(part.len()).unwrap_or(u8::MAX));
            if part.len() < 255 {
                break;
            }
        }
        end = packet.end;
        let is_last = place + 1 == packets.len();
        if is_last || packet.ends_page {
            file.page(&segments, &body, end, if is_last { LAST } else { 0 });
            (segments, body, end) = (Vec::new(), Vec::new(), NO_END);
        }
    }
    file.file
}

#[cfg(any(feature = "device", feature = "testing"))]
struct Writing {
    file: Vec<u8>,
    stream: u32,
    number: u32,
    flags: u8,
}

#[cfg(any(feature = "device", feature = "testing"))]
impl Writing {
    fn page(&mut self, segments: &[u8], body: &[u8], end: u64, flags: u8) {
        let mut page = MARK.to_vec();
        page.extend([0, std::mem::take(&mut self.flags) | flags]);
        page.extend(end.to_le_bytes());
        page.extend(self.stream.to_le_bytes());
        page.extend(self.number.to_le_bytes());
        page.extend([0; 4]);
        page.push(u8::try_from(segments.len()).unwrap_or(u8::MAX));
        page.extend_from_slice(segments);
        page.extend_from_slice(body);
        let sum = checksum(&page).to_le_bytes();
        page[22..26].copy_from_slice(&sum);
        self.number += 1;
        self.file.extend(page);
    }
}

/// The checksum of a page: a CRC of 32 bits with the polynomial 04c11db7, the highest bit first.
fn checksum(page: &[u8]) -> u32 {
    page.iter().fold(0, |sum, byte| {
        let index = (sum >> 24) as usize ^ usize::from(*byte);
        (sum << 8) ^ TABLE[index]
    })
}

const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0_u32;
    while index < 256 {
        let mut value = index << 24;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 0x8000_0000 == 0 { value << 1 } else { (value << 1) ^ 0x04c1_1db7 };
            bit += 1;
        }
        table[index as usize] = value;
        index += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(packets: &[(Vec<u8>, bool)]) -> Vec<u8> {
        let packets: Vec<_> = packets
            .iter()
            .enumerate()
            .map(|(at, (bytes, ends_page))| Written {
                bytes,
                end: at as u64,
                ends_page: *ends_page,
            })
            .collect();
        write(&packets, 7)
    }

    /// The value is the check value of this CRC (poly 04c11db7, init 0, no reflection) in the catalogues of CRCs.
    #[test]
    fn a_checksum_is_what_other_programs_compute() {
        assert_eq!(checksum(b""), 0);
        assert_eq!(checksum(b"123456789"), 0x89a1_897f);
    }

    #[test]
    fn a_page_with_a_slip_is_refused() {
        let good = written(&[(vec![1; 300], false), (vec![2; 5], false)]);
        assert_eq!(read(&good).unwrap().len(), 2);
        for at in 0..good.len() {
            let mut changed = good.clone();
            changed[at] ^= 0x10;
            assert_eq!(read(&changed), Err(Damaged), "{at}");
            assert!(at == 0 || read(&good[..at]).is_err(), "{at}");
        }
        assert_eq!(read(&[&good[..], b"more"].concat()), Err(Damaged));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(
            packets in proptest::collection::vec(
                (proptest::collection::vec(any::<u8>(), 0..1500), any::<bool>()), 1..60
            )
        ) {
            let read = read(&written(&packets)).unwrap();
            prop_assert!(read.iter().all(|packet| packet.stream == 7));
            let bytes: Vec<_> = read.into_iter().map(|packet| packet.bytes).collect();
            let wanted: Vec<_> = packets.into_iter().map(|(bytes, _)| bytes).collect();
            prop_assert_eq!(bytes, wanted);
        }

        #[test]
        fn no_bytes_end_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes);
        }
    }
}
