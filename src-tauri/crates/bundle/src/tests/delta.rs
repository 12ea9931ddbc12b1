//! What an update brings along, and how large it is.

use std::{fs, path::Path};

use super::*;

/// The most that an update of one article may have as a file, in bytes: it has to go through where a picture
/// does not.
const LARGEST_UPDATE: usize = 10 * 1024;

/// Every file below a folder, with its path.
pub(super) fn read_folder(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

fn core() -> Files {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core"))
}

/// The next version of the pack, with another paragraph in one of its pages.
fn with_changed_page(files: &Files, path: &str) -> Files {
    let mut files = files.clone();
    let rev = files["pack.toml"].replacen("\nrev = ", "\nrev = 1", 1);
    files.insert("pack.toml".to_owned(), rev);
    let page = &files[path];
    let at = page.rfind(" {#u").unwrap();
    let paragraph = " If you are not sure, ask somebody whom you trust before you decide anything.";
    files.insert(path.to_owned(), format!("{}{paragraph}{}", &page[..at], &page[at..]));
    files
}

#[test]
fn an_update_of_one_article_is_small() {
    let old = core();
    let had = draft(&old).blobs;
    let mut sizes = Vec::new();
    for path in old.keys().filter(|path| path.ends_with("/index.en.md")) {
        let new = with_changed_page(&old, path);
        let bundle = draft(&new).sign(&ROOT, None, None).unwrap();
        let mut bytes = Vec::new();
        bundle.write(&mut bytes, &had.keys().copied().collect()).unwrap();
        let entries = entries_of(&bytes);
        // The manifest, its signature, pack.toml, three listings and the page.
        assert_eq!(entries.len(), 2 + 1 + 3 + 1, "{path}");
        sizes.push((bytes.len(), bytes, new, path));
    }
    sizes.sort();
    let (smallest, median) = (sizes[0].0, sizes[sizes.len() / 2].0);
    let (largest, bytes, new, path) = sizes.pop().unwrap();
    println!(
        "an update of one article: {smallest} to {largest} bytes, half of them {median} or less"
    );
    assert!(largest <= LARGEST_UPDATE, "{path}: {largest}");
    let verified = Bundle::read(&bytes[..]).unwrap().verify(&trust(None), None).unwrap();
    assert_eq!(verified.files(|hash| had.get(hash).cloned()), Ok(new.into()));
}

#[test]
fn a_delta_alone_says_how_much_is_missing() {
    let old = files("core", 1);
    let mut new = files("core", 2);
    new.insert("work/wages/index.en.md".to_owned(), "Ask for them.\n".to_owned());
    let had = draft(&old).blobs;
    let bundle = draft(&new).sign(&ROOT, None, None).unwrap();
    let mut bytes = Vec::new();
    bundle.write(&mut bytes, &had.keys().copied().collect()).unwrap();
    let verified = Bundle::read(&bytes[..]).unwrap().verify(&trust(None), None).unwrap();
    // The listing of `topics` and the one of `work/passport`.
    assert_eq!(verified.files(nothing), Err(BundleError::MissingBlobs { count: 2 }));
    assert_eq!(verified.files(|hash| had.get(hash).cloned()), Ok(new.into()));
    // What is there may have been changed on the disk.
    let changed = verified.files(|_| Some(b"something else".to_vec()));
    assert_eq!(changed, Err(BundleError::DamagedBlob));
}
