//! The chunks of a PNG (W3C Recommendation, third edition, sections 5 and 11).
//!
//! Texts that are compressed are told as texts; what they say is not unpacked, since a small one can be made to fill the
//! memory. Invariant: every step moves forward by at least a chunk's twelve bytes.

use std::collections::BTreeSet;

use super::{MetadataKind, note_exif, note_xmp};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The chunks that the picture is shown by.
const OF_THE_PICTURE: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"mDCV", b"cLLI",
];

/// Reads a PNG; `false` if it is none.
pub(super) fn read(bytes: &[u8], found: &mut BTreeSet<MetadataKind>) -> bool {
    let Some(mut rest) = bytes.strip_prefix(SIGNATURE) else { return false };
    loop {
        let Some((kind, chunk, behind)) = split(rest) else {
            found.insert(MetadataKind::Unreadable);
            return true;
        };
        if &kind == b"IEND" {
            if !behind.is_empty() {
                found.insert(MetadataKind::Trailing);
            }
            return true;
        }
        note(kind, chunk, found);
        rest = behind;
    }
}

/// The kind of a chunk, what is in it, and what stands behind its checksum.
fn split(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let length = usize::try_from(u32::from_be_bytes(*bytes.first_chunk()?)).ok()?;
    let kind = *bytes.get(4..)?.first_chunk()?;
    let (chunk, behind) = bytes.get(8..)?.split_at_checked(length)?;
    Some((kind, chunk, behind.get(4..)?))
}

fn note(kind: [u8; 4], chunk: &[u8], found: &mut BTreeSet<MetadataKind>) {
    match &kind {
        b"eXIf" => note_exif(chunk, found),
        b"iTXt" if chunk.starts_with(b"XML:com.adobe.xmp\0") => note_xmp(chunk, found),
        b"tEXt" | b"zTXt" | b"iTXt" => {
            // ImageMagick keeps whole blocks of other formats as text.
            let profile = chunk.strip_prefix(b"Raw profile type ").unwrap_or_default();
            found.insert(match profile {
                [b'e' | b'A', ..] => MetadataKind::Exif,
                [b'i', b'p', ..] => MetadataKind::Iptc,
                [b'x', ..] => MetadataKind::Xmp,
                _ => MetadataKind::Text,
            });
        }
        b"tIME" => {
            found.insert(MetadataKind::Time);
        }
        _ if OF_THE_PICTURE.contains(&&kind) => {}
        _ => {
            found.insert(MetadataKind::Other);
        }
    }
}
