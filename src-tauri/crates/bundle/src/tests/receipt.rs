//! Who may say that a proposed page is in a pack.

use super::*;
use crate::{Document, KeyReason, Receipt, RevokedKey};

const PROPOSAL: &str = "5f0c9a3be1d24476a8f7310cc2d95e01";

fn receipt(pack: &str) -> Receipt {
    let digest = BlobHash::of(b"words").to_string();
    Receipt { proposal: PROPOSAL.to_owned(), digest, pack: id(pack), rev: 2 }
}

fn by_chapter(receipt: &Receipt) -> Vec<u8> {
    receipt.sign(&CHAPTER).unwrap().signature
}

#[test]
fn a_root_and_a_chapter_may_say_it_of_packs_that_they_sign() {
    let certificate = certificate().sign(&ROOT).unwrap();
    for root in [&*ROOT, &*NEXT] {
        let signature = receipt("core").sign(root).unwrap().signature;
        let checked = receipt("core").check(signature, None, &trust(None));
        assert_eq!(checked, Ok(root.public().id()));
    }
    let (manila, cebu) = (receipt("manila"), receipt("cebu"));
    let checked = manila.check(by_chapter(&manila), Some(&certificate), &trust(None));
    assert_eq!(checked, Ok(CHAPTER.public().id()));
    let checked = cebu.check(by_chapter(&cebu), Some(&certificate), &trust(None));
    assert_eq!(checked, Err(BundleError::PackNotAllowed));
}

#[test]
fn nobody_else_may() {
    let certificate = certificate().sign(&ROOT).unwrap();
    let signature = receipt("manila").sign(&STRANGER).unwrap().signature;
    let alone = receipt("manila").check(signature.clone(), None, &trust(None));
    let behind_another = receipt("manila").check(signature, Some(&certificate), &trust(None));
    assert_eq!((alone, behind_another), (Err(BundleError::WrongKey), Err(BundleError::WrongKey)));
    let own = Certificate { public_key: STRANGER.public().clone(), ..super::certificate() };
    let own = own.sign(&CHAPTER).unwrap();
    let signature = receipt("manila").sign(&STRANGER).unwrap().signature;
    let checked = receipt("manila").check(signature, Some(&own), &trust(None));
    assert_eq!(checked, Err(BundleError::NotByRoot(Document::Certificate)));
    let none = Roots::default();
    let trust = Trust { roots: &none, ..trust(None) };
    let checked = receipt("core").check(by_chapter(&receipt("core")), None, &trust);
    assert!(checked.is_err());
}

#[test]
fn it_is_for_one_revision_of_one_proposal_in_one_version() {
    let signature = receipt("core").sign(&ROOT).unwrap().signature;
    let good = receipt("core");
    let digest = BlobHash::of(b"other words").to_string();
    let other = "5f0c9a3be1d24476a8f7310cc2d95e02".to_owned();
    for changed in [
        Receipt { proposal: other, ..good.clone() },
        Receipt { digest, ..good.clone() },
        Receipt { pack: id("manila"), ..good.clone() },
        Receipt { rev: 3, ..good.clone() },
    ] {
        let checked = changed.check(signature.clone(), None, &trust(None));
        assert_eq!(checked, Err(BundleError::BadSignature(Document::Receipt)), "{changed:?}");
    }
    // Names that would be other lines of the text that is signed.
    let lines = Receipt { proposal: "\"\ndigest = \"b3:0".to_owned(), ..good };
    let checked = lines.check(signature, None, &trust(None));
    assert_eq!(checked, Err(BundleError::BadDocument(Document::Receipt)));
}

#[test]
fn the_signature_of_a_version_is_none_for_it() {
    let bundle = by_root("core", 2);
    let signature = bundle.signed().signature.clone();
    let checked = receipt("core").check(signature, None, &trust(None));
    assert_eq!(checked, Err(BundleError::BadSignature(Document::Receipt)));
}

#[test]
fn it_counts_after_the_certificate_has_ended_and_not_after_the_key_was_called_back() {
    let ended = Certificate { not_after: date("2026-11-30"), ..certificate() };
    let ended = ended.sign(&ROOT).unwrap();
    let manila = receipt("manila");
    let signature = by_chapter(&manila);
    assert!(manila.check(signature.clone(), Some(&ended), &trust(None)).is_ok());
    let reason = KeyReason::Misused;
    let key_id = CHAPTER.public().id();
    let index = Index { revoked_keys: vec![RevokedKey { key_id, reason }], ..index(4) };
    let checked = manila.check(signature, Some(&ended), &trust(Some(&index)));
    assert_eq!(checked, Err(BundleError::RevokedKey(reason)));
}
