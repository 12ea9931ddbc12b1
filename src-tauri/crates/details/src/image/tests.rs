//! Small files of the three formats, made by hand, whole and damaged.

use proptest::prelude::*;

use super::{MetadataKind::*, *};

/// A TIFF with one entry in its first directory.
fn tiff(tag: u16, is_little: bool) -> Vec<u8> {
    let short = |number: u16| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
    let long = |number: u32| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
    let mut bytes = if is_little { b"II".to_vec() } else { b"MM".to_vec() };
    bytes.extend(short(42));
    bytes.extend(long(8));
    bytes.extend(short(1));
    bytes.extend(short(tag));
    bytes.extend(short(4));
    bytes.extend(long(1));
    bytes.extend(long(26));
    bytes.extend(long(0));
    bytes
}

fn exif(tag: u16) -> Vec<u8> {
    [b"Exif\0\0".to_vec(), tiff(tag, true)].concat()
}

fn jpeg(segments: &[(u8, &[u8])], behind: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, segment) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend(u16::try_from(segment.len() + 2).unwrap().to_be_bytes());
        bytes.extend_from_slice(segment);
    }
    bytes.extend([0xFF, 0xDA, 0, 2, 1, 0xFF, 0, 7, 0xFF, 0xD0, 9, 0xFF, 0xD9]);
    bytes.extend_from_slice(behind);
    bytes
}

fn png(chunks: &[(&[u8; 4], &[u8])], behind: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, chunk) in chunks.iter().chain([&(b"IEND", &[] as &[u8])]) {
        bytes.extend(u32::try_from(chunk.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(*kind);
        bytes.extend_from_slice(chunk);
        bytes.extend([0; 4]);
    }
    bytes.extend_from_slice(behind);
    bytes
}

fn webp(chunks: &[(&[u8; 4], &[u8])], behind: &[u8]) -> Vec<u8> {
    let mut inside = b"WEBP".to_vec();
    for (kind, chunk) in chunks {
        inside.extend_from_slice(*kind);
        inside.extend(u32::try_from(chunk.len()).unwrap().to_le_bytes());
        inside.extend_from_slice(chunk);
        inside.extend(std::iter::repeat_n(0, chunk.len() % 2));
    }
    let size = u32::try_from(inside.len()).unwrap().to_le_bytes();
    [b"RIFF".to_vec(), size.to_vec(), inside, behind.to_vec()].concat()
}

#[test]
fn a_jpeg_tells_each_kind_of_block() {
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='1'/>";
    for (segments, wanted) in [
        (vec![(0xE0, b"JFIF\0".to_vec())], vec![]),
        (vec![(0xE1, exif(0x0110))], vec![Exif]),
        (vec![(0xE1, exif(0x8825))], vec![Location, Exif]),
        (vec![(0xE1, xmp.to_vec())], vec![Location, Xmp]),
        (vec![(0xED, b"Photoshop 3.0\x008BIM".to_vec())], vec![Iptc]),
        (vec![(0xED, b"Photoshop 3.0\x008BIM\x1c\x02\x5a\0\x01x".to_vec())], vec![Location, Iptc]),
        (vec![(0xFE, b"by me".to_vec()), (0xEB, b"JP".to_vec())], vec![Text, Other]),
        (vec![(0xE2, b"ICC_PROFILE\0".to_vec()), (0xEE, b"Adobe".to_vec())], vec![]),
    ] {
        let segments: Vec<(u8, &[u8])> =
            segments.iter().map(|one| (one.0, one.1.as_slice())).collect();
        assert_eq!(image_metadata(&jpeg(&segments, b"")), wanted, "{segments:?}");
    }
    assert_eq!(image_metadata(&jpeg(&[], b"film")), [Trailing]);
}

#[test]
fn a_png_tells_each_kind_of_chunk() {
    for (chunks, wanted) in [
        (vec![(b"IHDR", b"x".to_vec()), (b"IDAT", vec![])], vec![]),
        (vec![(b"eXIf", tiff(0x8825, false))], vec![Location, Exif]),
        (vec![(b"tEXt", b"Author\0me".to_vec()), (b"tIME", vec![0; 7])], vec![Text, Time]),
        (vec![(b"zTXt", b"Raw profile type exif\0".to_vec())], vec![Exif]),
        (vec![(b"tEXt", b"Raw profile type iptc\0".to_vec())], vec![Iptc]),
        (
            vec![(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0photoshop:City".to_vec())],
            vec![Location, Xmp],
        ),
        (vec![(b"prVt", vec![1])], vec![Other]),
    ] {
        let chunks: Vec<(&[u8; 4], &[u8])> =
            chunks.iter().map(|one| (one.0, one.1.as_slice())).collect();
        assert_eq!(image_metadata(&png(&chunks, b"")), wanted, "{chunks:?}");
    }
    assert_eq!(image_metadata(&png(&[], b"zip")), [Trailing]);
}

#[test]
fn a_webp_tells_each_kind_of_chunk() {
    let located = tiff(0x8825, true);
    let camera = exif(0x0110);
    assert_eq!(image_metadata(&webp(&[(b"VP8 ", b"x"), (b"ICCP", b"")], b"")), []);
    assert_eq!(
        image_metadata(&webp(&[(b"VP8X", b"x"), (b"EXIF", &located)], b"")),
        [Location, Exif]
    );
    assert_eq!(image_metadata(&webp(&[(b"EXIF", &camera), (b"XMP ", b"<x/>")], b"")), [Exif, Xmp]);
    assert_eq!(image_metadata(&webp(&[(b"abcd", b"x")], b"film")), [Other, Trailing]);
}

#[test]
fn what_cannot_be_read_is_told_and_never_nothing() {
    assert_eq!(image_metadata(b""), [Unreadable]);
    assert_eq!(image_metadata(b"GIF89a"), [Unreadable]);
    let whole = jpeg(&[(0xE1, &exif(0x8825))], b"");
    let cut = whole.get(..whole.len() - 2).unwrap();
    assert_eq!(image_metadata(cut), [Location, Exif, Unreadable]);
    let whole = webp(&[(b"EXIF", &exif(0x8825))], b"");
    let cut = whole.get(..whole.len() - 1).unwrap();
    assert!(image_metadata(cut).contains(&Unreadable));
}

#[test]
fn coordinates_are_found_in_a_later_directory_and_a_circle_ends() {
    let mut bytes = tiff(0x0110, false);
    // The first directory is followed by itself.
    bytes.splice(22..26, 8u32.to_be_bytes());
    assert!(!exif::has_location(&bytes));
    bytes.splice(22..26, 26u32.to_be_bytes());
    bytes.extend([0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert!(exif::has_location(&bytes));
}

fn valid_file() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(jpeg(&[(0xE1, &exif(0x8825)), (0xFE, b"x")], b"y")),
        Just(png(&[(b"eXIf", &tiff(0x8825, true)), (b"tEXt", b"a\0b")], b"")),
        Just(webp(&[(b"EXIF", &exif(0x8825)), (b"XMP ", b"<x/>")], b"")),
    ]
}

proptest! {
    #[test]
    fn random_bytes_never_stop_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let starts: [&[u8]; 5] =
            [b"", b"\xFF\xD8", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP", b"RIFF\x02\0\0\0WEBP"];
        for start in starts {
            let _ = image_metadata(&[start, &bytes].concat());
        }
        exif::has_location(&[b"II*\0\x08\0\0\0".to_vec(), bytes].concat());
    }

    #[test]
    fn changed_files_never_stop_the_reading(
        mut file in valid_file(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..12),
        length in any::<proptest::sample::Index>(),
    ) {
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        let _ = image_metadata(&file);
        file.truncate(length.index(file.len()));
        let _ = image_metadata(&file);
    }

    /// Cutting a file off can hide a block, and then it is told that the file could not be read.
    #[test]
    fn a_file_that_is_cut_off_is_never_told_to_be_clean(
        file in valid_file(),
        length in any::<proptest::sample::Index>(),
    ) {
        let cut = file.get(..length.index(file.len())).unwrap();
        prop_assert!(!image_metadata(cut).is_empty());
    }
}
