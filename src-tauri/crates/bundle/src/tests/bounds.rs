//! Archives that are too large, too deep, cut off or something else.

use std::io::{self, Read};

use flate2::GzBuilder;
use tar::EntryType;

use super::*;
use crate::{
    Document, Manifest,
    limits::{LARGEST_ENTRY, MOST_ENTRIES},
};

fn read(bytes: &[u8]) -> BundleError {
    Bundle::read(bytes).unwrap_err()
}

/// A large archive without compression, which would take the time of the test.
fn stored(write: impl Fn(&mut tar::Builder<&mut dyn io::Write>)) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::none());
    let mut archive = tar::Builder::new(&mut encoder as &mut dyn io::Write);
    write(&mut archive);
    archive.finish().unwrap();
    drop(archive);
    encoder.finish().unwrap()
}

#[test]
fn what_is_no_archive_is_told_apart_from_a_half_copied_one() {
    for other in [&b"PK\x03\x04 a zip archive"[..], b"<svg/>", b"a", &[0; 600]] {
        assert_eq!(read(other), BundleError::NotABundle);
    }
    assert_eq!(read(&gzip(&[7; 2000])), BundleError::NotABundle);
    // An archive without entries is whole, and no bundle.
    assert_eq!(read(&archive_of(&Raw::new())), BundleError::NoManifest);
    assert_eq!(read(b""), BundleError::Incomplete);
    assert_eq!(read(&gzip(b"")), BundleError::Incomplete);
}

#[test]
fn a_bundle_that_was_cut_is_half_copied() {
    let whole = EVERYTHING.clone();
    for length in (0..whole.len()).step_by(97).chain(whole.len() - 12..whole.len()) {
        assert_eq!(read(&whole[..length]), BundleError::Incomplete, "{length}");
    }
    let tar = tar_of(&entries_of(&whole));
    for length in (0..tar.len() - 1024).step_by(97).chain([512, 1024, 1536]) {
        assert_eq!(read(&gzip(&tar[..length])), BundleError::Incomplete, "{length}");
    }
}

#[test]
fn nothing_may_follow_the_end() {
    let whole = EVERYTHING.clone();
    assert_eq!(read(&[&whole[..], b"a"].concat()), BundleError::Damaged);
    assert_eq!(read(&[&whole[..], &whole[..]].concat()), BundleError::Damaged);
    let mut tar = tar_of(&entries_of(&whole));
    tar.extend([0; 5000]);
    assert!(Bundle::read(&gzip(&tar)[..]).is_ok());
    tar.push(1);
    assert_eq!(read(&gzip(&tar)), BundleError::UnknownEntry);
}

#[test]
fn changed_bytes_of_the_file_are_damage() {
    let whole = EVERYTHING.clone();
    let checksum = whole.len() - 8;
    let mut changed = whole.clone();
    changed[checksum] ^= 1;
    assert_eq!(read(&changed), BundleError::Damaged);
}

#[test]
fn a_source_that_fails_is_told() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::PermissionDenied.into())
        }
    }
    let whole = EVERYTHING.clone();
    let error = Bundle::read(whole[..200].chain(Broken)).unwrap_err();
    assert_eq!(error, BundleError::Unreadable(io::ErrorKind::PermissionDenied));
}

#[test]
fn only_regular_files_of_known_names_are_entries() {
    let good = entries_of(&EVERYTHING);
    for name in ["README", "blobs/a", "../manifest.toml", "/manifest.toml", "manifest.toml/"] {
        let mut entries = good.clone();
        entries.push((name.to_owned(), b"a".to_vec()));
        assert_eq!(read(&archive_of(&entries)), BundleError::UnknownEntry, "{name}");
    }
    for kind in [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Directory,
        EntryType::Char,
        EntryType::Block,
        EntryType::Fifo,
        EntryType::Continuous,
        EntryType::GNULongName,
        EntryType::GNULongLink,
        EntryType::GNUSparse,
        EntryType::XGlobalHeader,
        EntryType::XHeader,
    ] {
        let mut archive = tar::Builder::new(Vec::new());
        let mut header = header("manifest.toml", 0);
        header.set_entry_type(kind);
        header.set_cksum();
        archive.append(&header, io::empty()).unwrap();
        let bytes = gzip(&archive.into_inner().unwrap());
        assert_eq!(read(&bytes), BundleError::UnknownEntry, "{kind:?}");
    }
}

#[test]
fn an_entry_stands_once() {
    let mut entries = entries_of(&EVERYTHING);
    let last = entries.last().unwrap().clone();
    entries.push(last);
    assert_eq!(read(&archive_of(&entries)), BundleError::RepeatedEntry);
}

#[test]
fn a_blob_is_what_its_name_says() {
    let mut entries = entries_of(&EVERYTHING);
    entries.last_mut().unwrap().1.push(b' ');
    assert_eq!(read(&archive_of(&entries)), BundleError::DamagedBlob);
}

#[test]
fn an_entry_that_is_too_large_is_refused_before_it_is_read() {
    for claimed in [LARGEST_ENTRY + 1, 1 << 40, (1 << 63) - 1] {
        let mut tar = header("manifest.toml", claimed).as_bytes().to_vec();
        tar.extend([b'a'; 600]);
        assert_eq!(read(&gzip(&tar)), BundleError::EntryTooLarge, "{claimed}");
    }
}

#[test]
fn more_entries_than_may_be_are_refused() {
    let raw: Raw = (0..=MOST_ENTRIES).map(|number| blob(&number.to_le_bytes())).collect();
    assert_eq!(read(&archive_of(&raw)), BundleError::TooManyEntries);
}

/// Few bytes that become many: 129 blobs of zeros of a MiB, each with another number before them.
#[test]
fn a_bundle_that_grows_without_end_is_stopped() {
    const SIZE: u64 = 1024 * 1024;
    let mut archive = tar::Builder::new(GzBuilder::new().write(Vec::new(), Compression::default()));
    for number in 0..129_u64 {
        let mut bytes = vec![0; usize::try_from(SIZE).unwrap()];
        bytes[..8].copy_from_slice(&number.to_le_bytes());
        let (name, bytes) = blob(&bytes);
        archive.append(&header(&name, SIZE), &bytes[..]).unwrap();
    }
    let bytes = archive.into_inner().unwrap().finish().unwrap();
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    assert_eq!(read(&bytes), BundleError::TooLargeUnpacked);
}

#[test]
fn a_bundle_that_is_too_large_is_stopped() {
    let bytes = stored(|archive| {
        for number in 0..66_u64 {
            let mut bytes = vec![0; usize::try_from(LARGEST_ENTRY).unwrap()];
            bytes[..8].copy_from_slice(&number.to_le_bytes());
            let (name, bytes) = blob(&bytes);
            archive.append(&header(&name, LARGEST_ENTRY), &bytes[..]).unwrap();
        }
    });
    assert_eq!(read(&bytes), BundleError::TooLarge);
}

/// A bundle whose root listing is the one given, with these blobs beside it.
fn listed(root: &str, blobs: &[&[u8]]) -> BundleError {
    let good = draft(&files("core", 1));
    let manifest = Manifest { files: BlobHash::of(root.as_bytes()), ..good.manifest };
    let blobs = blobs.iter().copied().chain([root.as_bytes()]);
    let blobs = blobs.map(|bytes| (BlobHash::of(bytes), bytes.to_vec())).collect();
    let bundle = Draft { manifest, blobs }.sign(&ROOT, None, None).unwrap();
    accept(&written(&bundle)).unwrap_err()
}

fn line(bytes: &[u8], name: &str) -> String {
    format!("{} {name}\n", BlobHash::of(bytes))
}

#[test]
fn a_pack_is_three_names_deep() {
    let file = line(b"a", "index.en.md");
    let inner = line(file.as_bytes(), "more/");
    let resource = line(inner.as_bytes(), "passport/");
    let topic = line(resource.as_bytes(), "work/");
    let all = [b"a", file.as_bytes(), inner.as_bytes(), resource.as_bytes()];
    assert_eq!(listed(&topic, &all), BundleError::TooDeep);
}

#[test]
fn names_are_those_of_a_pack() {
    for (name, expected) in [
        ("../", BundleError::BadName),
        ("..", BundleError::BadName),
        ("/etc/passwd", BundleError::BadName),
        ("a\\b", BundleError::BadName),
        ("", BundleError::BadName),
        ("README.md", BundleError::UnknownFile),
        ("index.en.md", BundleError::UnknownFile),
    ] {
        assert_eq!(listed(&line(b"a", name), &[b"a"]), expected, "{name}");
    }
    assert_eq!(listed("", &[]), BundleError::BadListing);
}

#[test]
fn a_listing_that_names_the_same_again_and_again_comes_to_an_end() {
    // Each topic has the same 400 resources, each of them the same file: 12 times 400 times 2 lines.
    let resource = line(b"a", "index.en.md");
    let names: Vec<String> = (100..500).map(|number| format!("r{number}/")).collect();
    let topic: String = names.iter().map(|name| line(resource.as_bytes(), name)).collect();
    let root: String = larkspur_packs::Topic::ALL
        .iter()
        .map(|one| line(topic.as_bytes(), &format!("{}/", one.as_str())))
        .collect();
    let blobs = [b"a", resource.as_bytes(), topic.as_bytes()];
    assert_eq!(listed(&root, &blobs), BundleError::TooManyFiles);
}

#[test]
fn the_files_of_a_pack_have_their_bounds() {
    let large = "a".repeat(256 * 1024 + 1);
    assert_eq!(
        listed(&line(large.as_bytes(), "pack.toml"), &[large.as_bytes()]),
        BundleError::EntryTooLarge
    );
    let file = || "pack.toml".to_owned();
    assert_eq!(
        listed(&line(b"\xff", "pack.toml"), &[b"\xff"]),
        BundleError::NotText { file: file() }
    );
    let zawgyi = "title = \"\u{103B}\u{1019}\u{1014}\u{1039}\u{1019}\u{102C}\"".as_bytes();
    assert_eq!(listed(&line(zawgyi, "pack.toml"), &[zawgyi]), BundleError::Zawgyi { file: file() });
    assert_eq!(listed(&line(b"a", "pack.toml"), &[b"a"]), BundleError::OtherPack);
    assert_eq!(listed(&line(b"a", "topics/"), &[b"a"]), BundleError::BadListing);
    assert_eq!(listed(&line(b"a", "pack.toml"), &[b"a", b"b"]), BundleError::StrayBlob);
    // 256 pages of one text of 255 KiB, which is a blob once.
    let text = "a".repeat(255 * 1024);
    let resource = line(text.as_bytes(), "index.en.md");
    let names: Vec<String> = (100..400).map(|number| format!("r{number}/")).collect();
    let topic: String = names.iter().map(|name| line(resource.as_bytes(), name)).collect();
    let root = line(topic.as_bytes(), "work/");
    let blobs = [text.as_bytes(), resource.as_bytes(), topic.as_bytes()];
    assert_eq!(listed(&root, &blobs), BundleError::TooLargeUnpacked);
}

#[test]
fn what_could_not_be_read_back_is_not_drafted() {
    let with = |path: &str, text: &str| {
        let mut files = files("core", 1);
        files.insert(path.to_owned(), text.to_owned());
        Draft::new(&files.into(), date("2026-11-25")).unwrap_err()
    };
    let large = "a".repeat(256 * 1024 + 1);
    let zawgyi = "\u{1031}\u{1014}\u{1037}";
    let page = "work/passport/index.my.md";
    assert_eq!(with("README.md", ""), BundleError::UnknownFile);
    assert_eq!(with("../pack.toml", ""), BundleError::UnknownFile);
    assert_eq!(with(page, &large), BundleError::EntryTooLarge);
    assert_eq!(with(page, zawgyi), BundleError::Zawgyi { file: page.to_owned() });
    assert_eq!(with("pack.toml", ""), BundleError::OtherPack);
    let many: Files = (0..4096)
        .map(|number| (format!("glossary/t{number}.toml"), String::new()))
        .chain(files("core", 1))
        .collect();
    assert_eq!(Draft::new(&many.into(), date("2026-11-25")), Err(BundleError::TooManyFiles));
}

#[test]
fn a_document_of_a_later_format_is_told_apart() {
    let bundle = by_root("core", 1);
    let text = String::from_utf8(bundle.signed.bytes.clone()).unwrap();
    let text = text.replace("format = 1", "format = 2");
    let signed = with_signature_of(text.as_bytes(), &bundle.signed);
    let newer = Bundle { signed, ..bundle };
    assert_eq!(read(&written(&newer)), BundleError::UnknownFormat(Document::Manifest));
}
