//! Bundles that are whole, and bundles with one thing wrong.

mod bounds;
mod changed;
mod delta;
mod receipt;
mod trust;
mod ways;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    sync::LazyLock,
};

use flate2::{Compression, write::GzEncoder};
use larkspur_packs::{Date, PackId, Words};

use crate::{
    BlobHash, Bundle, BundleError, Certificate, Draft, Index, MaySign, Roots, Signed, SigningKey,
    Trust, Verified,
};

pub(super) static ROOT: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::generate().unwrap());
pub(super) static NEXT: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::generate().unwrap());
pub(super) static CHAPTER: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::generate().unwrap());
pub(super) static STRANGER: LazyLock<SigningKey> =
    LazyLock::new(|| SigningKey::generate().unwrap());

static ROOTS: LazyLock<Roots> =
    LazyLock::new(|| Roots::parse(Some(ROOT.public().line()), Some(NEXT.public().line())).unwrap());

pub(super) type Files = BTreeMap<String, String>;

pub(super) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(super) fn id(text: &str) -> PackId {
    PackId::parse(text).unwrap()
}

/// The files of a small pack. Whether they say what a page says is no question here.
pub(super) fn files(id: &str, rev: u32) -> Files {
    let pack = format!(
        "id = \"{id}\"\nrev = {rev}\ntitle = \"T\"\nlicense = \"\"\nattribution = \
         \"\"\nsource_lang = \"en\"\nlanguages = [\"en\"]\nmin_app = \"0.1.0\"\n"
    );
    [
        ("pack.toml", pack.as_str()),
        ("topics/work.svg", "<svg/>"),
        ("work/passport/resource.toml", "a = 1\n"),
        ("work/passport/index.en.md", "Your passport is yours.\n"),
        ("work/wages/index.en.md", "Your wages are yours.\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

pub(super) fn draft(files: &Files) -> Draft {
    Draft::new(&files.clone().into(), date("2026-11-25")).unwrap()
}

/// The bundle of the small pack, signed by the root.
pub(super) fn by_root(id: &str, rev: u32) -> Bundle {
    draft(&files(id, rev)).sign(&ROOT, None, None).unwrap()
}

pub(super) fn certificate() -> Certificate {
    Certificate {
        name: Words::parse("Casa Luz").unwrap(),
        public_key: CHAPTER.public().clone(),
        packs: MaySign::Only(vec![id("manila")]),
        not_before: date("2026-11-01"),
        not_after: date("2027-11-01"),
    }
}

pub(super) fn index(serial: u64) -> Index {
    let made_on = date("2026-11-25");
    Index { serial, made_on, revoked_keys: Vec::new(), revoked_packs: Vec::new() }
}

/// A bundle that has everything: a chapter's, with its certificate and an index.
pub(super) fn with_everything() -> Bundle {
    let certificate = certificate().sign(&ROOT).unwrap();
    let index = index(3).sign(&NEXT).unwrap();
    draft(&files("manila", 2)).sign(&CHAPTER, Some(certificate), Some(index)).unwrap()
}

pub(super) fn trust(index: Option<&Index>) -> Trust<'_> {
    Trust { roots: &ROOTS, index, today: date("2026-12-01") }
}

/// The same as a file. Signing takes its time, so it is made once.
pub(super) static EVERYTHING: LazyLock<Vec<u8>> = LazyLock::new(|| written(&with_everything()));

pub(super) fn nothing(_: &BlobHash) -> Option<Vec<u8>> {
    None
}

pub(super) fn written(bundle: &Bundle) -> Vec<u8> {
    let mut bytes = Vec::new();
    bundle.write(&mut bytes, &BTreeSet::new()).unwrap();
    bytes
}

/// All three steps, for somebody who has nothing yet.
pub(super) fn accept(bytes: &[u8]) -> Result<(Verified, Files), BundleError> {
    let verified = Bundle::read(bytes)?.verify(&trust(None), None)?;
    let files = verified.files(nothing)?.texts;
    Ok((verified, files))
}

/// Entries of an archive, as they stand in it.
pub(super) type Raw = Vec<(String, Vec<u8>)>;

pub(super) fn entries_of(bytes: &[u8]) -> Raw {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes));
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = String::from_utf8(entry.path_bytes().into_owned()).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut entry, &mut bytes).unwrap();
        (name, bytes)
    });
    entries.collect()
}

pub(super) fn header(name: &str, size: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    // As it stands there: the crate refuses to write some of the names.
    header.as_ustar_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(size);
    header.set_mode(0o644);
    header.set_cksum();
    header
}

pub(super) fn tar_of(entries: &Raw) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        archive.append(&header(name, bytes.len() as u64), bytes.as_slice()).unwrap();
    }
    archive.into_inner().unwrap()
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The same entries in an archive again.
pub(super) fn archive_of(entries: &Raw) -> Vec<u8> {
    gzip(&tar_of(entries))
}

/// A blob with the name of its hash.
pub(super) fn blob(bytes: &[u8]) -> (String, Vec<u8>) {
    (format!("blobs/{}", BlobHash::of(bytes).digits()), bytes.to_vec())
}

/// A signature of something else, put on other bytes.
pub(super) fn with_signature_of(bytes: &[u8], signed: &Signed) -> Signed {
    Signed { bytes: bytes.to_vec(), signature: signed.signature.clone() }
}
