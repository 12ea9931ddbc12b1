//! The segments of a JPEG (ITU-T T.81, annex B).
//!
//! Invariant: every step moves forward by at least one byte.

use std::collections::BTreeSet;

use super::{MetadataKind, note_exif, note_iptc, note_xmp};

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const COMMENT: u8 = 0xFE;
const FIRST_APPLICATION: u8 = 0xE0;
const LAST_APPLICATION: u8 = 0xEF;

/// Reads a JPEG; `false` if it is none.
pub(super) fn read(bytes: &[u8], found: &mut BTreeSet<MetadataKind>) -> bool {
    if !bytes.starts_with(&[0xFF, START]) {
        return false;
    }
    if segments(bytes, found).is_none() {
        found.insert(MetadataKind::Unreadable);
    }
    true
}

/// Goes from marker to marker; `None` if the file ends before the picture does.
fn segments(bytes: &[u8], found: &mut BTreeSet<MetadataKind>) -> Option<()> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // A marker may have any number of these before it.
            0xFF => at += 1,
            END => break,
            0x01 | START | 0xD0..=0xD7 => at += 2,
            _ => {
                let length = usize::from(u16::from_be_bytes(*bytes.get(at + 2..)?.first_chunk()?));
                let end = at + 2 + length;
                let segment = bytes.get(at + 4..end)?;
                note(marker, segment, found);
                at = if marker == SCAN { end_of_scan(bytes, end)? } else { end };
            }
        }
    }
    if bytes.len() > at + 2 {
        found.insert(MetadataKind::Trailing);
    }
    Some(())
}

/// The next marker behind compressed data, in which 0xFF stands only before 0 and restarts.
fn end_of_scan(bytes: &[u8], start: usize) -> Option<usize> {
    let is_marker =
        |pair: &[u8]| matches!(pair, [0xFF, next] if !matches!(next, 0 | 0xD0..=0xD7 | 0xFF));
    Some(start + bytes.get(start..)?.windows(2).position(is_marker)?)
}

fn note(marker: u8, segment: &[u8], found: &mut BTreeSet<MetadataKind>) {
    let starts = |signature: &[u8]| segment.starts_with(signature);
    match marker {
        COMMENT => {
            found.insert(MetadataKind::Text);
        }
        0xE1 if starts(b"Exif\0") => note_exif(segment, found),
        0xE1 if starts(b"http://ns.adobe.com/x") => note_xmp(segment, found),
        0xED if starts(b"Photoshop") => note_iptc(segment, found),
        // The form of the picture, its colours and how it was compressed.
        0xE0 if starts(b"JF") => {}
        0xE2 if starts(b"ICC_PROFILE\0") => {}
        0xEE if starts(b"Adobe") => {}
        FIRST_APPLICATION..=LAST_APPLICATION => {
            found.insert(MetadataKind::Other);
        }
        _ => {}
    }
}
