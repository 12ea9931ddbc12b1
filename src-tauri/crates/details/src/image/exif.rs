//! Whether EXIF holds coordinates.
//!
//! The readers of JPEG, PNG and WebP ask. EXIF is a TIFF file in small; its first directories point to one with the
//! coordinates (EXIF 2.32, 4.6.3, tag 0x8825). Only that pointer is looked for, and an empty directory behind it counts
//! as well. Invariant: at most [`MOST_DIRECTORIES`] directories of at most [`MOST_ENTRIES`] entries are read.

/// The directories that follow each other: the picture, its thumbnail, and some more that should not be there.
const MOST_DIRECTORIES: usize = 8;
/// Cameras write some dozens of entries.
const MOST_ENTRIES: usize = 1024;
/// The pointer to the directory of coordinates.
const GPS_POINTER: u16 = 0x8825;
/// The bytes of an entry.
const ENTRY: usize = 12;

/// Numbers in the order of bytes that the file chose.
struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn place(&self, at: usize) -> Option<usize> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        let number =
            if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
        usize::try_from(number).ok()
    }

    /// Whether a directory points to coordinates, and where the next directory is.
    fn directory(&self, at: usize) -> Option<(bool, usize)> {
        let count = usize::from(self.short(at)?).min(MOST_ENTRIES);
        let first = at.checked_add(2)?;
        let has_pointer =
            (0..count).any(|entry| self.short(first + entry * ENTRY) == Some(GPS_POINTER));
        Some((has_pointer, self.place(first + count * ENTRY).unwrap_or(0)))
    }
}

/// Whether a TIFF points to coordinates. What is damaged points to none as far as it can be read.
pub(super) fn has_location(bytes: &[u8]) -> bool {
    let is_little = match bytes.first_chunk() {
        Some(b"II") => true,
        Some(b"MM") => false,
        _ => return false,
    };
    let tiff = Tiff { bytes, is_little };
    let mut next = tiff.place(4).unwrap_or(0);
    for _ in 0..MOST_DIRECTORIES {
        match tiff.directory(next) {
            _ if next == 0 => return false,
            None => return false,
            Some((true, _)) => return true,
            Some((false, following)) => next = following,
        }
    }
    false
}
