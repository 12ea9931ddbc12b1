//! The library against the pack that ships, and what is kept of it against a real encrypted database.

use std::{pin::pin, time::Duration};

use futures_util::StreamExt as _;
use larkspur_ipc::resources::{Library, Page, WatchContacts, WatchLibrary, WatchResource};
use larkspur_packs::Pack;

use super::*;
use crate::vault::Key;

pub(super) async fn library() -> (tempfile::TempDir, Resources) {
    let folder = tempfile::tempdir().unwrap();
    let key = Key::make(|bytes| bytes.fill(7));
    let database = Database::open(&folder.path().join("app.db"), &key).await.unwrap();
    let resources = Resources::new(database, &folder.path().join("cache"), Roots::default());
    (folder, resources)
}

fn languages(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

pub(super) fn id(text: &str) -> ResourceId {
    ResourceId::parse(text).unwrap()
}

async fn home(library: &Resources, tags: &[&str]) -> Library {
    let command = WatchLibrary { languages: languages(tags) };
    pin!(library.reader().watch_library(command).await.unwrap()).next().await.unwrap()
}

pub(super) async fn read(library: &Resources, resource: &str, tags: &[&str]) -> Page {
    let command =
        WatchResource { resource: id(resource), language: None, languages: languages(tags) };
    pin!(library.reader().watch_resource(command).await.unwrap()).next().await.unwrap()
}

#[test]
fn the_pack_in_the_program_is_the_one_of_the_source_tree() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/packs/core");
    let on_disk = Pack::read(&folder).pack.unwrap();
    let shipped = shipped::read().unwrap();
    assert_eq!(shipped.resources.len(), on_disk.resources.len());
    for (id, resource) in &on_disk.resources {
        assert_eq!(shipped.resources[id].pages, resource.pages, "{id}");
        assert_eq!(shipped.resources[id].info, resource.info, "{id}");
    }
    assert_eq!(shipped.glossary, on_disk.glossary);
    assert_eq!(shipped.contacts, on_disk.contacts);
}

#[tokio::test]
async fn every_page_stands_on_its_shelf_and_opens() {
    let (_folder, library) = library().await;
    let shelves = home(&library, &["en"]).await.shelves;
    let topics: Vec<_> = shelves.iter().map(|shelf| shelf.topic).collect();
    assert_eq!(topics, larkspur_ipc::resources::Topic::ALL);
    let rows: Vec<_> = shelves.iter().flat_map(|shelf| &shelf.resources).collect();
    assert_eq!(rows.len(), 25);
    for row in rows {
        let page = read(&library, row.resource.as_str(), &["en"]).await;
        assert_eq!((&page.title, page.minutes), (&row.title, row.minutes));
        assert!(page.blocks.iter().all(|block| !block.units.is_empty()), "{}", page.title);
        assert!(!page.terms.is_empty() || page.related.len() + page.sources.len() > 0);
    }
}

#[tokio::test]
async fn a_language_that_a_page_lacks_falls_back_and_says_so() {
    let (_folder, library) = library().await;
    let shown = |page: &Page| page.shown.tag.clone();
    let page = read(&library, "work/passport-held", &["xx", "ar-XB", "not a tag"]).await;
    assert_eq!(shown(&page), "en");
    assert_eq!(page.languages[0].standing, larkspur_ipc::resources::Standing::Original);
    let regional = read(&library, "work/passport-held", &["en-GB"]).await;
    assert_eq!(shown(&regional), "en");
}

#[tokio::test]
async fn what_is_not_there_is_refused() {
    let (_folder, library) = library().await;
    let not_there = IpcError::from(ResourcesError::NotThere);
    let nowhere =
        WatchResource { resource: id("work/nothing"), language: None, languages: Vec::new() };
    assert_eq!(library.reader().watch_resource(nowhere).await.err(), Some(not_there));
    let keep = KeepResource { resource: id("work/nothing"), is_kept: true };
    assert_eq!(library.keep_resource(keep).await, Err(not_there));
    // The first unit is a heading: nothing to tick.
    let tick = TickTask { resource: id("work/passport-held"), unit: 1, is_ticked: true };
    assert_eq!(library.tick_task(tick).await, Err(not_there));
    let language = ChooseLanguage { language: Some("xx".to_owned()) };
    assert_eq!(library.choose_language(language).await, Err(not_there));
    let country = ChooseCountry { country: Some("FR".to_owned()) };
    assert_eq!(library.choose_country(country).await, Err(not_there));
    for address in ["https://example.org/", "file:///etc/passwd", "javascript:alert(1)", ""] {
        let command = OpenAddress { address: address.to_owned() };
        assert_eq!(library.check_address(&command).await, Err(not_there), "{address}");
    }
}

#[tokio::test]
async fn an_address_of_a_source_may_be_opened() {
    let (_folder, library) = library().await;
    let page = read(&library, "work/passport-held", &["en"]).await;
    let address = page.sources[0].address.clone();
    let command = OpenAddress { address: address.clone() };
    assert_eq!(library.check_address(&command).await, Ok(address));
}

#[tokio::test]
async fn what_is_kept_and_ticked_arrives_by_the_streams_and_is_cleared_in_one() {
    let (_folder, library) = library().await;
    let passport = id("work/passport-held");
    let command =
        WatchResource { resource: passport.clone(), language: None, languages: languages(&["en"]) };
    let mut page = pin!(library.reader().watch_resource(command).await.unwrap());
    assert!(!page.next().await.unwrap().is_kept);
    assert!(!home(&library, &["en"]).await.has_traces);

    let keep = KeepResource { resource: passport.clone(), is_kept: true };
    library.keep_resource(keep).await.unwrap();
    let unit = 36;
    library
        .tick_task(TickTask { resource: passport.clone(), unit, is_ticked: true })
        .await
        .unwrap();
    library.choose_country(ChooseCountry { country: Some("PH".to_owned()) }).await.unwrap();
    let now = page.next().await.unwrap();
    assert!(now.is_kept);
    assert_eq!(now.ticked, [unit]);
    assert!(home(&library, &["en"]).await.has_traces);
    let lines = pin!(library.reader().watch_contacts(WatchContacts {}).await.unwrap())
        .next()
        .await
        .unwrap();
    assert_eq!(lines.country.as_deref(), Some("PH"));
    assert!(lines.countries.iter().any(|of| of.country == "PH" && !of.lines.is_empty()));

    library.clear_traces(ClearTraces {}).await.unwrap();
    let cleared = page.next().await.unwrap();
    assert!(!cleared.is_kept && cleared.ticked.is_empty());
    assert!(!home(&library, &["en"]).await.has_traces);
}

#[tokio::test]
async fn the_place_is_kept_only_when_that_was_asked_for() {
    let (_folder, library) = library().await;
    let place = NotePlace { resource: id("steady/grounding"), unit: 3 };
    library.note_place(place.clone()).await.unwrap();
    assert_eq!(home(&library, &["en"]).await.place, None, "nobody asked for it");

    library.keep_place(KeepPlace { is_on: true }).await.unwrap();
    library.note_place(place.clone()).await.unwrap();
    let there = home(&library, &["en"]).await;
    assert_eq!(there.place.map(|place| place.resource), Some(place.resource));
    assert_eq!(read(&library, "steady/grounding", &["en"]).await.place, Some(3));

    library.keep_place(KeepPlace { is_on: false }).await.unwrap();
    assert_eq!(home(&library, &["en"]).await.place, None, "off forgets it");
    library.keep_place(KeepPlace { is_on: true }).await.unwrap();
    assert_eq!(home(&library, &["en"]).await.place, None);
}

#[tokio::test]
async fn a_stream_tells_nothing_before_something_changes() {
    let (_folder, library) = library().await;
    let command = WatchLibrary { languages: languages(&["en"]) };
    let mut shelves = pin!(library.reader().watch_library(command).await.unwrap());
    shelves.next().await.unwrap();
    let second = tokio::time::timeout(Duration::from_millis(50), shelves.next()).await;
    assert!(second.is_err(), "nothing has changed");
}
