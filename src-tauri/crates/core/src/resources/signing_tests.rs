//! The key of an editor: made once, certified by a root for this very key, and gone when it is thrown away.

use std::{collections::BTreeSet, pin::pin};

use futures_util::StreamExt as _;
use larkspur_bundle::{
    Certificate, Index, KeyReason, MaySign, PublicKey, RevokedKey, Roots, Signed, SigningKey,
};
use larkspur_ipc::{
    IpcError,
    resources::{
        CertificateRefusal, CertificateStanding, DropSigningKey, KeepCertificate, MakeSigningKey,
        ResourcesError, Signing, WatchSigning,
    },
};
use larkspur_packs::{PackId, Words};
use larkspur_proposals::{Digest, ProposalId, TakenUp};

use super::{
    Resources,
    narration::tests::{narrated, narration},
    packs_tests::{World, date, files, open_for},
};

async fn signing(library: &Resources) -> Signing {
    pin!(library.watch_signing(WatchSigning {}).await.unwrap()).next().await.unwrap()
}

async fn public(library: &Resources) -> String {
    library.make_signing_key(MakeSigningKey {}).await.unwrap();
    signing(library).await.key.unwrap().public
}

fn certificate(public: &str) -> Certificate {
    Certificate {
        name: Words::parse("Philippines").unwrap(),
        public_key: PublicKey::parse(public).unwrap(),
        packs: MaySign::Only(vec![PackId::parse("core").unwrap()]),
        not_before: date("2026-01-01"),
        not_after: date("2099-01-01"),
    }
}

fn text_of(signed: &Signed) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("{}{}", text(&signed.bytes), text(&signed.signature))
}

async fn keep(library: &Resources, text: &str) -> Result<(), IpcError> {
    library.keep_certificate(KeepCertificate { text: text.to_owned() }).await
}

fn refused(why: CertificateRefusal) -> Result<(), IpcError> {
    Err(ResourcesError::CertificateRefused(why).into())
}

async fn standing(library: &Resources) -> Option<CertificateStanding> {
    signing(library).await.key?.certificate.map(|it| it.standing)
}

async fn seal(library: &Resources, pack: &str) -> Option<TakenUp> {
    let pack = PackId::parse(pack).unwrap();
    let editor = library.editors().await.unwrap().editor_of(&pack)?;
    let digest = Digest::parse(&format!("b3:{}", "0".repeat(64))).unwrap();
    let rev = std::num::NonZeroU32::MIN;
    Some(editor.seal(ProposalId::new([7; 16]), digest, pack, rev).unwrap())
}

#[tokio::test]
async fn a_key_is_made_once_and_signs_nothing_before_it_was_certified() {
    let world = World::new().await;
    assert_eq!(signing(&world.library).await, Signing { key: None });
    assert_eq!(keep(&world.library, "words").await, Err(ResourcesError::NotThere.into()));
    let public = public(&world.library).await;
    assert_eq!(self::public(&world.library).await, public, "a certificate may be on its way to it");
    assert!(seal(&world.library, "core").await.is_none());

    let signed = certificate(&public).sign(&world.root).unwrap();
    keep(&world.library, &text_of(&signed)).await.unwrap();
    let shown = signing(&world.library).await.key.unwrap().certificate.unwrap();
    assert_eq!((shown.chapter.as_str(), shown.until.as_str()), ("Philippines", "2099-01-01"));
    assert_eq!(shown.packs, Some(vec!["core".to_owned()]));
    assert_eq!(shown.standing, CertificateStanding::Holds);
    let taken = seal(&world.library, "core").await.unwrap();
    assert!(seal(&world.library, "manila").await.is_none(), "the certificate does not name it");

    // Whoever trusts the same root believes it, and nobody else does.
    let editors = world.library.editors().await.unwrap();
    assert!(editors.have_sealed(&taken));
    let other = TakenUp { rev: 2.try_into().unwrap(), ..taken.clone() };
    assert!(!editors.have_sealed(&other));
    let folder = tempfile::tempdir().unwrap();
    let stranger = open_for(folder.path(), Roots::default()).await;
    assert!(!stranger.editors().await.unwrap().have_sealed(&taken));

    world.library.drop_signing_key(DropSigningKey {}).await.unwrap();
    assert_eq!(signing(&world.library).await, Signing { key: None });
    assert!(seal(&world.library, "core").await.is_none());
    assert!(editors.have_sealed(&taken), "what was said stays said");
}

#[tokio::test]
async fn what_a_message_did_to_a_certificate_does_not_matter_and_what_a_person_did_does() {
    let world = World::new().await;
    let good = text_of(&certificate(&public(&world.library).await).sign(&world.root).unwrap());
    let pasted = format!("\n  {}\n\n", good.replace('\n', "\r\n"));
    keep(&world.library, &pasted).await.unwrap();
    for (text, why) in [
        (String::new(), CertificateRefusal::NotACertificate),
        (good[..good.len() / 2].to_owned(), CertificateRefusal::NotACertificate),
        (good.repeat(2), CertificateRefusal::NotACertificate),
        (" ".repeat(10_000), CertificateRefusal::NotACertificate),
        (good.replace("2099", "2199"), CertificateRefusal::Forged),
        (good.replace("[\"core\"]", "[\"*\"]"), CertificateRefusal::Forged),
    ] {
        assert_ne!(text, good);
        assert_eq!(keep(&world.library, &text).await, refused(why), "{text}");
    }
    assert_eq!(standing(&world.library).await, Some(CertificateStanding::Holds), "it is kept");
}

#[tokio::test]
async fn a_certificate_for_another_key_from_another_root_or_for_days_that_are_over_is_refused() {
    let world = World::new().await;
    let public = public(&world.library).await;
    let other = SigningKey::generate().unwrap();
    let of =
        |certificate: Certificate, root: &SigningKey| text_of(&certificate.sign(root).unwrap());
    let good = certificate(&public);
    let ended = Certificate { not_after: date("2026-01-02"), ..good.clone() };
    for (text, why) in [
        (of(certificate(other.public().line()), &world.root), CertificateRefusal::OtherKey),
        (of(good.clone(), &other), CertificateRefusal::UnknownSigner),
        (of(ended, &world.root), CertificateRefusal::Ended),
    ] {
        assert_eq!(keep(&world.library, &text).await, refused(why));
    }
    let early = Certificate { not_before: date("2098-01-01"), ..good.clone() };
    keep(&world.library, &of(early, &world.root)).await.unwrap();
    assert_eq!(standing(&world.library).await, Some(CertificateStanding::NotYet));
    assert!(seal(&world.library, "core").await.is_none());

    let folder = tempfile::tempdir().unwrap();
    let without = open_for(folder.path(), Roots::default()).await;
    let public = self::public(&without).await;
    let text = of(certificate(&public), &world.root);
    assert_eq!(keep(&without, &text).await, refused(CertificateRefusal::NoKeys));
}

#[tokio::test]
async fn a_key_that_was_called_back_signs_nothing_and_is_believed_no_more() {
    let world = World::new().await;
    let public = public(&world.library).await;
    let text = text_of(&certificate(&public).sign(&world.root).unwrap());
    keep(&world.library, &text).await.unwrap();
    let taken = seal(&world.library, "core").await.unwrap();
    let key_id = PublicKey::parse(&public).unwrap().id();
    let index = Index {
        serial: 1,
        made_on: date("2026-11-25"),
        revoked_keys: vec![RevokedKey { key_id, reason: KeyReason::Lost }],
        revoked_packs: Vec::new(),
    };
    let list = index.sign(&world.root).unwrap();
    world.import(&world.bundle(&files(), Some(list))).await.unwrap();
    assert_eq!(standing(&world.library).await, Some(CertificateStanding::Revoked));
    assert!(seal(&world.library, "core").await.is_none());
    assert!(!world.library.editors().await.unwrap().have_sealed(&taken));
    assert_eq!(keep(&world.library, &text).await, refused(CertificateRefusal::Revoked));
}

#[tokio::test]
async fn a_version_that_an_editor_signs_brings_along_what_was_read_out() {
    let world = World::new().await;
    world.import(&world.sign(&narrated(), None, &BTreeSet::new())).await.unwrap();
    let manila = PackId::parse("manila").unwrap();
    let public = public(&world.library).await;
    let certificate =
        Certificate { packs: MaySign::Only(vec![manila.clone()]), ..certificate(&public) };
    keep(&world.library, &text_of(&certificate.sign(&world.root).unwrap())).await.unwrap();
    let editor = world.library.editors().await.unwrap().editor_of(&manila).unwrap();

    // As `proposals::taking_up` does: the files of now, one page of them anew, the next revision.
    let mut files = world.library.files(&manila).await.unwrap();
    assert_eq!(files, narrated());
    let (manifest, _) = larkspur_packs::Manifest::raise(&files.texts["pack.toml"]).unwrap();
    files.texts.insert("pack.toml".to_owned(), manifest);
    let page = "work/barangay/index.en.md";
    let text = files.texts[page].replace("Before you go", "Before that");
    files.texts.insert(page.to_owned(), text);
    let (card, bytes) = editor.sign(&files).unwrap();
    world.library.take_pack(&card, bytes).await.unwrap();

    let after = world.library.files(&manila).await.unwrap();
    assert_eq!(after.sounds, narrated().sounds);
    let heard = narration(&world.library).await.next().await.unwrap();
    let changed: Vec<_> = heard.parts.iter().map(|it| it.has_changed).collect();
    assert_eq!(changed, [false, true, false], "only what has other words now");
}
