//! From files to a bundle and back.

use proptest::prelude::*;

use super::*;

/// The files of a pack of any size, with any words.
fn any_files() -> impl Strategy<Value = Files> {
    let topic = proptest::sample::select(larkspur_packs::Topic::ALL);
    let path =
        (topic, "[a-c]", prop_oneof!["index\\.(en|es|my)\\.md", Just("cover.svg".to_owned())]);
    let path = prop_oneof![
        4 => path.prop_map(|(topic, name, file)| format!("{}/{name}/{file}", topic.as_str())),
        1 => "[a-d]".prop_map(|term| format!("glossary/{term}.toml")),
    ];
    let text = prop_oneof![Just(String::new()), "[a-c \n]{0,40}", "\\PC{0,20}"];
    proptest::collection::btree_map(path, text, 0..12).prop_map(|mut found| {
        found.retain(|_, text| !crate::zawgyi::is_zawgyi(text));
        found.extend(files("manila", 2).into_iter().filter(|(path, _)| path == "pack.toml"));
        found
    })
}

#[test]
fn the_same_bundle_gives_the_same_bytes() {
    let bundle = with_everything();
    assert_eq!(written(&bundle), written(&bundle.clone()));
    assert_eq!(draft(&files("core", 1)), draft(&files("core", 1)));
    let names: Vec<String> =
        entries_of(&written(&bundle)).into_iter().map(|(name, _)| name).collect();
    let documents = [
        "manifest.toml",
        "manifest.toml.minisig",
        "chapter.toml",
        "chapter.toml.minisig",
        "index.toml",
        "index.toml.minisig",
    ];
    assert_eq!(names[..6], documents);
    assert!(names[6..].is_sorted());
}

#[test]
fn a_bundle_says_what_it_is_and_tells_nothing_of_who_made_it() {
    let bundle = Bundle::read(&written(&with_everything())[..]).unwrap();
    assert_eq!((bundle.pack_id(), bundle.rev()), (&id("manila"), 2));
    assert_eq!(bundle.made_on(), date("2026-11-25"));
    let read = Certificate::parse(&bundle.certificate().unwrap().bytes);
    assert_eq!(read, Ok(certificate()));
    assert_eq!(Index::parse(&bundle.index().unwrap().bytes), Ok(index(3)));
    let bytes = written(&bundle);
    // The flags, the time and the system of the gzip header.
    assert_eq!((bytes[3], &bytes[4..8], bytes[9]), (0, &[0; 4][..], 255));
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(&bytes[..]));
    for entry in archive.entries().unwrap() {
        let header = entry.unwrap().header().clone();
        assert_eq!((header.mtime().unwrap(), header.uid().unwrap()), (0, 0));
        assert_eq!((header.gid().unwrap(), header.username()), (0, Ok(Some(""))));
    }
}

#[test]
fn what_was_kept_is_put_together_again() {
    let bundle = with_everything();
    let Bundle { signed, certificate, index, blobs, .. } = bundle.clone();
    let kept = |blobs| Bundle::assemble(signed.clone(), certificate.clone(), index.clone(), blobs);
    let whole = kept(blobs.clone()).unwrap();
    assert_eq!((&whole, whole.signed()), (&bundle, &signed));
    assert_eq!(whole.kept_files(), Ok(files("manila", 2).into()));
    let (first, bytes) = blobs.first_key_value().unwrap();
    let mut without = blobs.clone();
    without.remove(first);
    assert!(matches!(
        kept(without).unwrap().kept_files(),
        Err(BundleError::MissingBlobs { count: 1 })
    ));
    let mut changed = blobs.clone();
    changed.insert(*first, [&bytes[..], b" "].concat());
    assert_eq!(kept(changed), Err(BundleError::DamagedBlob));
}

#[test]
fn a_sound_comes_out_as_it_went_in_and_is_one_blob() {
    let byte = |at: u32| at.wrapping_mul(2_654_435_761).to_be_bytes()[0];
    let sound: Vec<u8> = (0..900_000).map(byte).collect();
    let path = "work/passport/index.en.opus";
    let mut files = crate::Files::from(files("manila", 2));
    files.sounds.insert(path.to_owned(), sound.clone());
    let draft = Draft::new(&files, date("2026-11-25")).unwrap();
    assert_eq!(draft.blobs.get(&BlobHash::of(&sound)), Some(&sound));
    let bundle = draft.sign(&ROOT, None, None).unwrap();
    let bytes = written(&bundle);
    let verified = Bundle::read(&bytes[..]).unwrap().verify(&trust(None), None).unwrap();
    assert_eq!(verified.files(nothing), Ok(files.clone()));
    assert_eq!(bundle.kept_files(), Ok(files.clone()));
    // Who has the sound already need not be sent it again.
    let mut update = Vec::new();
    bundle.write(&mut update, &BTreeSet::from([BlobHash::of(&sound)])).unwrap();
    assert!(update.len() < 10_000, "{}", update.len());
    // No text is taken for a sound, and no sound for a text.
    let mut wrong = files.clone();
    wrong.texts.insert(path.to_owned(), "words".to_owned());
    assert!(matches!(Draft::new(&wrong, date("2026-11-25")), Err(BundleError::NotText { .. })));
    let mut wrong = files.clone();
    wrong.sounds.insert("work/passport/index.es.md".to_owned(), sound.clone());
    assert_eq!(Draft::new(&wrong, date("2026-11-25")), Err(BundleError::UnknownFile));
    files.sounds.insert(path.to_owned(), vec![0; 2 * 1024 * 1024 + 1]);
    assert_eq!(Draft::new(&files, date("2026-11-25")), Err(BundleError::EntryTooLarge));
}

#[test]
fn a_pack_that_was_read_is_a_pack() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core");
    let files = delta::read_folder(&folder);
    let bundle = draft(&files).sign(&ROOT, None, None).unwrap();
    let (_, back) = accept(&written(&bundle)).unwrap();
    assert_eq!(back, files);
    let texts = back.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let reading = larkspur_packs::Pack::from_files(texts);
    assert!(reading.faults.is_empty(), "{:?}", reading.faults);
    assert_eq!(reading.pack, larkspur_packs::Pack::read(&folder).pack);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_written_is_read_as_the_same(files in any_files()) {
        let bundle = draft(&files).sign(&ROOT, None, None).unwrap();
        let bytes = written(&bundle);
        prop_assert_eq!(&Bundle::read(&bytes[..]).unwrap(), &bundle);
        prop_assert_eq!(accept(&bytes).unwrap().1, files);
    }

    #[test]
    fn a_delta_and_the_old_blobs_give_the_new_files(old in any_files(), new in any_files()) {
        let old = draft(&old).blobs;
        let bundle = draft(&new).sign(&ROOT, None, None).unwrap();
        let mut delta = Vec::new();
        bundle.write(&mut delta, &old.keys().copied().collect()).unwrap();
        let verified = Bundle::read(&delta[..]).unwrap().verify(&trust(None), None).unwrap();
        prop_assert!(verified.blobs().keys().all(|hash| !old.contains_key(hash)));
        let have = |hash: &BlobHash| old.get(hash).cloned();
        prop_assert_eq!(verified.files(have).unwrap(), new.into());
        prop_assert_eq!(verified.hashes(have).unwrap(), bundle.blobs.keys().copied().collect());
    }
}
