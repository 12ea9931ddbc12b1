//! Packs that are given on, from one vault to another.

use std::collections::BTreeSet;

use larkspur_bundle::{Draft, Index, PackReason, RevokedPack, Roots};
use larkspur_ipc::{
    IpcError,
    messaging::PackCard,
    resources::{Imported, PackFrom, PackRefusal, ResourcesError},
};
use larkspur_packs::PackId;

use super::{
    Resources,
    packs_tests::{Files, World, date, files, finds, next, open, open_for, opens},
};

fn refused(why: PackRefusal) -> IpcError {
    ResourcesError::Refused(why).into()
}

/// Another vault that trusts the same people.
async fn other(world: &World) -> (tempfile::TempDir, Resources) {
    let folder = tempfile::tempdir().unwrap();
    let library = open(folder.path(), &world.root).await;
    (folder, library)
}

#[tokio::test]
async fn a_pack_is_given_on_bit_for_bit_and_from_there_once_more() {
    let world = World::new().await;
    let original = world.bundle(&files(), None);
    world.import(&original).await.unwrap();
    let (card, bytes) = world.library.give_pack_on("manila").await.unwrap();
    assert!(bytes == original, "the bytes are others");
    let expected = PackCard {
        pack: "manila".to_owned(),
        title: "Pages from Manila".to_owned(),
        lang: Some("en".to_owned()),
        revision: 1,
        size: u32::try_from(original.len()).unwrap(),
        chapter: Some("Philippines".to_owned()),
    };
    assert_eq!(card, expected);
    let (_folder, library) = other(&world).await;
    library.check_before_fetching(&card).await.unwrap();
    let taken = library.take_pack(&card, bytes).await.unwrap();
    let title = "Pages from Manila".to_owned();
    assert_eq!(taken, Imported::Added { title, lang: "en".to_owned(), pages: 1 });
    assert!(opens(&library).await);
    let (card, again) = library.give_pack_on("manila").await.unwrap();
    assert!(card == expected && again == original);
}

#[tokio::test]
async fn an_app_without_the_networks_keys_asks_the_server_for_no_pack() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let (card, _) = world.library.give_pack_on("manila").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let library = open_for(folder.path(), Roots::default()).await;
    assert_eq!(library.check_before_fetching(&card).await, Err(refused(PackRefusal::NoKeys)));
}

#[tokio::test]
async fn a_pack_that_came_as_an_update_is_given_on_whole() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let old: BTreeSet<_> =
        Draft::new(&files().into(), date("2026-11-25")).unwrap().into_blobs().into_keys().collect();
    world.import(&world.update(&next(&files()), None, &old)).await.unwrap();
    let (card, bytes) = world.library.give_pack_on("manila").await.unwrap();
    assert_eq!(card.revision, 2);
    let (_folder, library) = other(&world).await;
    library.take_pack(&card, bytes).await.unwrap();
    assert_eq!(finds(&library, "moonwort").await, 1);
}

#[tokio::test]
async fn what_is_not_the_pack_that_its_message_names_is_refused() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let (card, bytes) = world.library.give_pack_on("manila").await.unwrap();
    let (_folder, library) = other(&world).await;
    for wrong in [
        PackCard { pack: "cebu".to_owned(), ..card.clone() },
        PackCard { revision: 2, ..card.clone() },
    ] {
        let taken = library.take_pack(&wrong, bytes.clone()).await;
        assert_eq!(taken, Err(refused(PackRefusal::NotAsSaid)));
    }
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert!(library.take_pack(&card, changed).await.is_err());
    assert!(!opens(&library).await);
    library.take_pack(&card, bytes).await.unwrap();
}

#[tokio::test]
async fn what_is_here_as_new_or_newer_need_not_be_fetched() {
    let world = World::new().await;
    world.import(&world.bundle(&next(&files()), None)).await.unwrap();
    let (card, _) = world.library.give_pack_on("manila").await.unwrap();
    for (pack, revision, expected) in [
        ("manila", 1, Err(refused(PackRefusal::Older))),
        ("manila", 2, Err(refused(PackRefusal::AlreadyHere))),
        ("manila", 3, Ok(())),
        ("cebu", 1, Ok(())),
        ("core", 1, Err(refused(PackRefusal::AlreadyHere))),
    ] {
        let card = PackCard { pack: pack.to_owned(), revision, ..card.clone() };
        assert_eq!(world.library.check_before_fetching(&card).await, expected, "{pack} {revision}");
    }
}

#[tokio::test]
async fn only_what_came_from_outside_and_still_counts_is_given_on() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    for pack in ["core", "cebu", "", "../manila"] {
        let given = world.library.give_pack_on(pack).await;
        assert_eq!(given, Err(ResourcesError::NotThere.into()), "{pack}");
    }
    let called_back = list_against("manila").sign(&world.root).unwrap();
    world.import(&world.bundle(&next(&files()), Some(called_back))).await.unwrap_err();
    let given = world.library.give_pack_on("manila").await;
    assert_eq!(given, Err(ResourcesError::NoLongerGood.into()));
}

/// A list that calls a pack back, in every version so far.
fn list_against(pack: &str) -> Index {
    let pack = RevokedPack { id: PackId::parse(pack).unwrap(), rev: 9, reason: PackReason::Unsafe };
    let made_on = date("2026-11-26");
    Index { serial: 1, made_on, revoked_keys: Vec::new(), revoked_packs: vec![pack] }
}

/// Another pack, with a page of its own.
fn cebu() -> Files {
    let rename = |text: String| text.replace("manila", "cebu").replace("barangay", "capitol");
    files().into_iter().map(|(path, text)| (rename(path), rename(text))).collect()
}

#[tokio::test]
async fn what_was_called_back_is_told_along_with_a_pack_that_is_given_on() {
    let world = World::new().await;
    let list = list_against("cebu").sign(&world.root).unwrap();
    world.import(&world.bundle(&files(), Some(list))).await.unwrap();
    let (card, bytes) = world.library.give_pack_on("manila").await.unwrap();

    let receiver = World::of(world.root, world.chapter).await;
    receiver.import(&receiver.bundle(&cebu(), None)).await.unwrap();
    receiver.library.take_pack(&card, bytes).await.unwrap();
    let packs = receiver.packs().await;
    let is_revoked = |pack: &str| packs.iter().find(|row| row.pack == pack).unwrap().is_revoked;
    assert!(is_revoked("cebu") && !is_revoked("manila"));
    assert!(packs.iter().all(|row| row.pack == "core" || row.from != PackFrom::App));
}
