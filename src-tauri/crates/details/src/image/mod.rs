//! What the file of a picture says besides the picture: when and where it was taken, with what, by whom.
//!
//! The core asks before a picture goes into a draft and before a draft is exported. JPEG (ITU-T T.81), PNG (W3C, third
//! edition) and WebP (RFC 9649) are read block by block. Own code instead of a library: the ones at hand stop at the
//! first damage and then say nothing, or hold a list in memory whose size the file decides. Invariants: every step moves
//! forward in the file, so that the time is in proportion to its size; nothing panics; what cannot be read is told as
//! [`MetadataKind::Unreadable`], never as nothing.

mod exif;
mod jpeg;
mod png;
mod webp;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The largest picture that is looked through, in bytes. A larger one is [`MetadataKind::Unreadable`].
pub const LARGEST_IMAGE: usize = 64 << 20;

/// What stands in the file besides the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetadataKind {
    /// Where it was taken: coordinates, or the name of a place.
    Location,
    /// EXIF: camera, time, often a serial number.
    Exif,
    /// XMP: often the name of a person and the history of the file.
    Xmp,
    /// IPTC: often who took it, of whom.
    Iptc,
    /// A comment or text fields.
    Text,
    /// The time of the last change.
    Time,
    /// A block that is not needed to show the picture and of which nothing more is known.
    Other,
    /// Something behind the end of the picture: a second picture, or a film.
    Trailing,
    /// Not a JPEG, PNG or WebP, larger than [`LARGEST_IMAGE`], or damaged: there may be more than was found.
    Unreadable,
}

/// What a picture's file says besides the picture; each kind once, in the order of [`MetadataKind`].
#[must_use]
pub fn image_metadata(bytes: &[u8]) -> Vec<MetadataKind> {
    let mut found = BTreeSet::new();
    let is_read = bytes.len() <= LARGEST_IMAGE
        && (jpeg::read(bytes, &mut found)
            || png::read(bytes, &mut found)
            || webp::read(bytes, &mut found));
    if !is_read {
        found.insert(MetadataKind::Unreadable);
    }
    found.into_iter().collect()
}

/// Whether a block holds these bytes.
fn holds(block: &[u8], wanted: &[u8]) -> bool {
    block.windows(wanted.len()).any(|part| part == wanted)
}

/// A block of XMP.
fn note_xmp(block: &[u8], found: &mut BTreeSet<MetadataKind>) {
    found.insert(MetadataKind::Xmp);
    let places: [&[u8]; 5] = [
        b"GPSLatitude",
        b"GPSLongitude",
        b"photoshop:City",
        b"Iptc4xmpCore:Location",
        b"LocationCreated",
    ];
    if places.iter().any(|place| holds(block, place)) {
        found.insert(MetadataKind::Location);
    }
}

/// A block of EXIF, with or without its signature before the TIFF in it.
fn note_exif(block: &[u8], found: &mut BTreeSet<MetadataKind>) {
    found.insert(MetadataKind::Exif);
    if exif::has_location(block.strip_prefix(b"Exif\0\0").unwrap_or(block)) {
        found.insert(MetadataKind::Location);
    }
}

/// A block of IPTC. Record 2, data sets 90, 92, 95 and 101 are city, place, province and country (IIM 4.2).
fn note_iptc(block: &[u8], found: &mut BTreeSet<MetadataKind>) {
    found.insert(MetadataKind::Iptc);
    if [90, 92, 95, 101].iter().any(|set| holds(block, &[0x1C, 2, *set])) {
        found.insert(MetadataKind::Location);
    }
}

#[cfg(test)]
mod tests;
