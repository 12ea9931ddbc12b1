//! Who may sign what, and what is a step back.

use super::*;
use crate::{
    Document, Held, KeyReason, Manifest, ManifestHash, PackReason, RevokedKey, RevokedPack, Signer,
};

fn verify(bundle: Bundle, index: Option<&Index>) -> Result<Verified, BundleError> {
    bundle.verify(&trust(index), None)
}

fn by_chapter(certificate: &Certificate) -> Bundle {
    let certificate = certificate.sign(&ROOT).unwrap();
    draft(&files("manila", 2)).sign(&CHAPTER, Some(certificate), None).unwrap()
}

#[test]
fn each_root_may_sign_every_pack() {
    for root in [&*ROOT, &*NEXT] {
        for pack in ["core", "manila"] {
            let bundle = draft(&files(pack, 1)).sign(root, None, None).unwrap();
            let signer = Signer::Root { key_id: root.public().id() };
            assert_eq!(*verify(bundle, None).unwrap().signer(), signer);
        }
    }
}

#[test]
fn a_chapter_may_sign_what_its_certificate_says() {
    let verified = verify(by_chapter(&certificate()), None).unwrap();
    let Certificate { name, not_after, .. } = certificate();
    let signer = Signer::Chapter { name, key_id: CHAPTER.public().id(), not_after };
    assert_eq!(*verified.signer(), signer);
    assert_eq!(verified.manifest().id, id("manila"));
}

#[test]
fn without_roots_nothing_is_trusted() {
    for bundle in [by_root("core", 1), with_everything()] {
        let roots = Roots::default();
        let trust = Trust { roots: &roots, index: None, today: date("2026-12-01") };
        assert_eq!(bundle.verify(&trust, None), Err(BundleError::NoRoots));
    }
}

#[test]
fn a_key_that_nobody_vouches_for_signs_nothing() {
    let bundle = draft(&files("manila", 2)).sign(&STRANGER, None, None).unwrap();
    assert_eq!(verify(bundle.clone(), None), Err(BundleError::WrongKey));
    // The certificate of somebody else does not help.
    let certificate = certificate().sign(&ROOT).unwrap();
    let bundle = Bundle { certificate: Some(certificate), ..bundle };
    assert_eq!(verify(bundle, None), Err(BundleError::WrongKey));
}

#[test]
fn a_certificate_is_signed_by_a_root() {
    let certificate = Certificate { public_key: STRANGER.public().clone(), ..certificate() };
    let not_by_root = BundleError::NotByRoot(Document::Certificate);
    for (signer, expected) in [(&*ROOT, None), (&*NEXT, None), (&*CHAPTER, Some(not_by_root))] {
        let signed = certificate.sign(signer).unwrap();
        let bundle = draft(&files("manila", 2)).sign(&STRANGER, Some(signed), None).unwrap();
        assert_eq!(verify(bundle, None).err(), expected);
    }
    // Also where nobody needs it.
    let certificate = certificate.sign(&CHAPTER).unwrap();
    let bundle = Bundle { certificate: Some(certificate), ..by_root("manila", 2) };
    let error = BundleError::NotByRoot(Document::Certificate);
    assert_eq!(verify(bundle, None).err(), Some(error));
}

#[test]
fn a_certificate_holds_for_its_packs_and_days() {
    let only = |ids: &[&str]| MaySign::Only(ids.iter().map(|one| id(one)).collect());
    let refused = |certificate| verify(by_chapter(&certificate), None).err();
    let good = certificate();
    for (packs, expected) in [
        (only(&["manila"]), None),
        (only(&["cebu", "manila"]), None),
        (MaySign::AllButShipped, None),
        (only(&["cebu"]), Some(BundleError::PackNotAllowed)),
    ] {
        assert_eq!(refused(Certificate { packs, ..good.clone() }), expected);
    }
    let expired = BundleError::Expired { until: date("2026-11-30") };
    assert_eq!(
        refused(Certificate { not_after: date("2026-11-30"), ..good.clone() }),
        Some(expired)
    );
    let early = BundleError::NotYetValid { from: date("2026-12-02") };
    assert_eq!(
        refused(Certificate { not_before: date("2026-12-02"), ..good.clone() }),
        Some(early)
    );
}

#[test]
fn all_packs_are_not_the_one_that_ships() {
    let sign = |packs| {
        let certificate = Certificate { packs, ..certificate() }.sign(&ROOT).unwrap();
        let bundle = draft(&files("core", 2)).sign(&CHAPTER, Some(certificate), None).unwrap();
        verify(bundle, None).err()
    };
    assert_eq!(sign(MaySign::AllButShipped), Some(BundleError::PackNotAllowed));
    assert_eq!(sign(MaySign::Only(vec![id("core")])), None);
}

#[test]
fn an_unsigned_document_is_refused() {
    let all = entries_of(&written(&with_everything()));
    for (document, name) in [
        (Document::Manifest, "manifest.toml"),
        (Document::Certificate, "chapter.toml"),
        (Document::Index, "index.toml"),
    ] {
        let without = |left_out: &str| {
            let kept: Raw = all.iter().filter(|(name, _)| name != left_out).cloned().collect();
            accept(&archive_of(&kept)).unwrap_err()
        };
        let signature = format!("{name}.minisig");
        assert_eq!(without(&signature), BundleError::Unsigned(document));
        assert_eq!(without(name), BundleError::SignatureAlone(document));
    }
    let blobs: Raw = all.into_iter().filter(|(name, _)| name.starts_with("blobs/")).collect();
    assert_eq!(accept(&archive_of(&blobs)).unwrap_err(), BundleError::NoManifest);
}

#[test]
fn a_changed_manifest_is_found() {
    let bundle = by_root("core", 1);
    let text = String::from_utf8(bundle.signed.bytes.clone()).unwrap();
    let text = text.replace("rev = 1", "rev = 2");
    let signed = with_signature_of(text.as_bytes(), &bundle.signed);
    let manifest = Manifest { rev: 2, ..bundle.manifest.clone() };
    let changed = Bundle { manifest, signed, ..bundle };
    let error = Err(BundleError::BadSignature(Document::Manifest));
    assert_eq!(verify(changed, None), error);
}

/// A document that the root has signed for this purpose.
fn signed_for(purpose: &str, bytes: &[u8]) -> Signed {
    let secret = ROOT.to_bytes();
    let secret = minisign::SecretKeyBox::from_string(std::str::from_utf8(&secret).unwrap());
    let secret = secret.unwrap().into_unencrypted_secret_key().unwrap();
    let made = minisign::sign(None, &secret, bytes, Some(purpose), Some("larkspur")).unwrap();
    Signed { bytes: bytes.to_vec(), signature: made.into_string().into_bytes() }
}

/// The bytes and the key are right here, so only the purpose tells.
#[test]
fn a_signature_is_good_for_one_purpose() {
    let whole = with_everything();
    let by_root = by_root("manila", 2);
    for purpose in [
        "larkspur manifest manila 2",
        "larkspur chapter Casa Luz",
        "larkspur index 3",
        "larkspur manifest manila 1",
        "larkspur manifest core 2",
        "larkspur chapter Casa",
        "larkspur index 33",
        "",
    ] {
        let signed = signed_for(purpose, &by_root.signed.bytes);
        let manifest = Bundle { signed, ..by_root.clone() };
        let signed = signed_for(purpose, &whole.certificate().unwrap().bytes);
        let certificate = Bundle { certificate: Some(signed), ..whole.clone() };
        let signed = signed_for(purpose, &whole.index().unwrap().bytes);
        let index = Bundle { index: Some(signed), ..whole.clone() };
        for (document, bundle, its_own) in [
            (Document::Manifest, manifest, "larkspur manifest manila 2"),
            (Document::Certificate, certificate, "larkspur chapter Casa Luz"),
            (Document::Index, index, "larkspur index 3"),
        ] {
            let expected = (purpose != its_own).then_some(BundleError::OtherPurpose(document));
            assert_eq!(verify(bundle, None).err(), expected, "{document}: {purpose}");
        }
    }
    // One document in the place of another.
    let as_index = Bundle { index: Some(by_root.signed.clone()), ..by_root };
    assert_eq!(verify(as_index, None), Err(BundleError::BadDocument(Document::Index)));
}

#[test]
fn a_revoked_key_signs_nothing_any_more() {
    let revoking = |key: &SigningKey, reason| {
        let revoked_keys = vec![RevokedKey { key_id: key.public().id(), reason }];
        Index { revoked_keys, ..index(5) }
    };
    let chapters = by_chapter(&certificate());
    for (bundle, key) in
        [(&chapters, &*CHAPTER), (&chapters, &*ROOT), (&by_root("manila", 2), &*ROOT)]
    {
        for reason in KeyReason::ALL {
            let index = revoking(key, *reason);
            let refused = Err(BundleError::RevokedKey(*reason));
            assert_eq!(verify(bundle.clone(), Some(&index)), refused);
            // The same when the bundle itself brings it.
            let index = Some(index.sign(&NEXT).unwrap());
            assert_eq!(verify(Bundle { index, ..bundle.clone() }, None), refused);
        }
    }
    // A revocation is told first, even of a certificate that has expired.
    let old = by_chapter(&Certificate { not_after: date("2026-11-02"), ..certificate() });
    let index = revoking(&CHAPTER, KeyReason::Lost);
    assert_eq!(verify(old, Some(&index)), Err(BundleError::RevokedKey(KeyReason::Lost)));
}

#[test]
fn a_revoked_version_is_refused_and_a_later_one_is_not() {
    let revoked_packs = vec![RevokedPack { id: id("manila"), rev: 2, reason: PackReason::Unsafe }];
    let index = Index { revoked_packs, ..index(5) };
    for (pack, rev, expected) in [
        ("manila", 1, Some(BundleError::RevokedPack(PackReason::Unsafe))),
        ("manila", 2, Some(BundleError::RevokedPack(PackReason::Unsafe))),
        ("manila", 3, None),
        ("core", 1, None),
    ] {
        assert_eq!(verify(by_root(pack, rev), Some(&index)).err(), expected, "{pack} {rev}");
    }
    // Whoever asks for the index first can keep it, though the bundle is refused.
    let bundle = Bundle { index: Some(index.sign(&ROOT).unwrap()), ..by_root("manila", 2) };
    let (newer, _) = bundle.newer_index(&trust(None)).unwrap().unwrap();
    assert_eq!(newer, index);
    assert_eq!(verify(bundle, None), Err(BundleError::RevokedPack(PackReason::Unsafe)));
}

#[test]
fn the_index_with_the_higher_serial_counts() {
    let revoked_packs = vec![RevokedPack { id: id("core"), rev: 1, reason: PackReason::Mistake }];
    let known = Index { revoked_packs, ..index(5) };
    let bundle = |serial| {
        let index = Some(index(serial).sign(&ROOT).unwrap());
        Bundle { index, ..by_root("core", 1) }
    };
    for serial in [4, 5] {
        let refused = Err(BundleError::RevokedPack(PackReason::Mistake));
        assert_eq!(verify(bundle(serial), Some(&known)), refused, "{serial}");
    }
    let newer = bundle(6);
    let signed = newer.index.clone();
    let verified = verify(newer, Some(&known)).unwrap();
    assert_eq!(verified.newer_index(), signed.as_ref());
    // One that is not newer is not handed on.
    assert_eq!(verify(bundle(6), Some(&index(6))).unwrap().newer_index(), None);
}

#[test]
fn a_kept_index_is_asked_for_its_root_again() {
    let signed = index(9).sign(&NEXT).unwrap();
    assert_eq!(ROOTS.open_index(&signed), Ok(index(9)));
    let only = Roots::parse(Some(ROOT.public().line()), None).unwrap();
    assert_eq!(only.open_index(&signed), Err(BundleError::NotByRoot(Document::Index)));
    let changed = with_signature_of(index(10).print().as_bytes(), &signed);
    assert_eq!(ROOTS.open_index(&changed), Err(BundleError::BadSignature(Document::Index)));
}

#[test]
fn an_index_is_signed_by_a_root_that_was_not_revoked() {
    let own = Index { ..index(9) }.sign(&CHAPTER).unwrap();
    let bundle = Bundle { index: Some(own), ..with_everything() };
    assert_eq!(verify(bundle, None), Err(BundleError::NotByRoot(Document::Index)));
    // Who has stolen a root cannot take back that it was revoked.
    let revoked_keys = vec![RevokedKey { key_id: ROOT.public().id(), reason: KeyReason::Lost }];
    let known = Index { revoked_keys, ..index(5) };
    let stolen = index(1000).sign(&ROOT).unwrap();
    let bundle = draft(&files("core", 1)).sign(&NEXT, None, Some(stolen)).unwrap();
    assert_eq!(verify(bundle, Some(&known)), Err(BundleError::RevokedKey(KeyReason::Lost)));
}

#[test]
fn an_older_version_never_takes_the_place_of_a_newer_one() {
    let bundle = by_root("core", 5);
    let (same, other) = (bundle.manifest_hash(), ManifestHash::of(b"other"));
    for (rev, manifest, expected) in [
        (4, other, None),
        (5, same, Some(BundleError::AlreadyThere)),
        (5, other, Some(BundleError::OtherContent)),
        (6, other, Some(BundleError::Rollback { have: 6, got: 5 })),
        (6, same, Some(BundleError::Rollback { have: 6, got: 5 })),
    ] {
        let result = bundle.clone().verify(&trust(None), Some(Held { rev, manifest }));
        assert_eq!(result.err(), expected, "{rev}");
    }
}

#[test]
fn a_pack_does_not_come_under_the_name_of_another() {
    for (pack, rev) in [("core", 2), ("manila", 1)] {
        let inside = draft(&files(pack, rev));
        let manifest = Manifest { id: id("manila"), rev: 2, ..inside.manifest.clone() };
        let bundle = Draft { manifest, ..inside }.sign(&ROOT, None, None).unwrap();
        assert_eq!(accept(&written(&bundle)).unwrap_err(), BundleError::OtherPack);
    }
}

#[test]
fn a_key_is_kept_and_read_back_and_shows_nothing() {
    let kept = SigningKey::from_bytes(&ROOT.to_bytes()).unwrap();
    assert_eq!(kept.public(), ROOT.public());
    assert_eq!(format!("{kept:?}"), "SigningKey");
    let bundle = draft(&files("core", 1)).sign(&kept, None, None).unwrap();
    assert!(verify(bundle, None).is_ok());
    let mut broken = ROOT.to_bytes().to_vec();
    let last = broken.len() - 3;
    broken[last] = if broken[last] == b'A' { b'B' } else { b'A' };
    for bad in [&b""[..], b"key", &broken] {
        assert_eq!(SigningKey::from_bytes(bad).err(), Some(BundleError::BadKey));
    }
}

#[test]
fn nobody_signs_with_a_certificate_for_another_key() {
    let certificate = certificate();
    let signed = certificate.sign(&ROOT).unwrap();
    let result = draft(&files("manila", 2)).sign(&STRANGER, Some(signed), None);
    assert_eq!(result, Err(BundleError::WrongKey));
    assert_eq!(certificate.sign(&CHAPTER), Err(BundleError::WrongKey));
}
