//! The chunks of a WebP (RFC 9649, section 2).
//!
//! Invariant: every step moves forward by at least a chunk's eight bytes.

use std::collections::BTreeSet;

use super::{MetadataKind, note_exif, note_xmp};

/// Reads a WebP; `false` if it is none.
pub(super) fn read(bytes: &[u8], found: &mut BTreeSet<MetadataKind>) -> bool {
    let Some((head, rest)) = bytes.split_first_chunk::<12>() else { return false };
    if !head.starts_with(b"RIFF") || !head.ends_with(b"WEBP") {
        return false;
    }
    let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
    // The size counts from behind itself, and so has the four letters of the form in it.
    let size = usize::try_from(size).ok().and_then(|size| size.checked_sub(4));
    let Some((mut chunks, trailing)) = size.and_then(|size| rest.split_at_checked(size)) else {
        found.insert(MetadataKind::Unreadable);
        note_all(rest, found);
        return true;
    };
    if !trailing.is_empty() {
        found.insert(MetadataKind::Trailing);
    }
    chunks = note_all(chunks, found);
    if !chunks.is_empty() {
        found.insert(MetadataKind::Unreadable);
    }
    true
}

/// Notes chunk after chunk; what could not be read as one is given back.
fn note_all<'a>(mut bytes: &'a [u8], found: &mut BTreeSet<MetadataKind>) -> &'a [u8] {
    while let Some((kind, chunk, behind)) = split(bytes) {
        match &kind {
            b"EXIF" => note_exif(chunk, found),
            b"XMP " => note_xmp(chunk, found),
            b"VP8 " | b"VP8L" | b"VP8X" | b"ANIM" | b"ANMF" | b"ALPH" | b"ICCP" => {}
            _ => {
                found.insert(MetadataKind::Other);
            }
        }
        bytes = behind;
    }
    bytes
}

/// The kind of a chunk, what is in it, and what stands behind it. A chunk of odd length has one byte more.
fn split(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let kind = *bytes.first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?)).ok()?;
    let (chunk, behind) = bytes.get(8..)?.split_at_checked(length)?;
    Some((kind, chunk, behind.get(length % 2..).unwrap_or_default()))
}
