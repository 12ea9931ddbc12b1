//! The library on the lock screen: only while the person wants that, only what ships, and nothing of anybody.

use std::{
    fs,
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use futures_util::StreamExt as _;
use larkspur_bundle::Roots;
use larkspur_ipc::{
    IpcError, ResourceId, Secret,
    resources::{
        ChooseCountry, ChooseLanguage, Contacts, Found, KeepPlace, KeepResource, Library,
        NotePlace, Page, ResourcesError, Term, TickTask, WatchContacts, WatchFound, WatchGlossary,
        WatchLibrary, WatchResource,
    },
    safety::{CreateVault, EraseVault, UnlockVault},
    settings::SetReadWhileLocked,
};

use super::Reader;
use crate::{Device, DeviceConfig, clock::ManualClock, safety::LockOutcome, vault::KdfChoice};

const PASSPHRASE: &str = "candle orbit mellow fabric pond";

/// A device whose vault is there and locked.
struct Locked {
    folder: tempfile::TempDir,
    device: Arc<Device>,
}

impl Locked {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let device = open(folder.path());
        let command = CreateVault { passphrase: Secret::new(PASSPHRASE) };
        device.create_vault(command).await.unwrap();
        let locked = Self { folder, device };
        locked.lock().await;
        locked
    }

    async fn lock(&self) {
        assert_eq!(self.device.safety().lock().await, LockOutcome::Gone);
    }

    async fn unlock(&self) {
        let command = UnlockVault { passphrase: Secret::new(PASSPHRASE) };
        self.device.safety().unlock_vault(command).await.unwrap();
    }

    async fn switch(&self, is_on: bool) {
        self.device.settings().set_read_while_locked(SetReadWhileLocked { is_on }).await.unwrap();
    }

    /// What ships, with the preference on.
    async fn reader(&self) -> Arc<Reader> {
        self.switch(true).await;
        self.device.reader().unwrap()
    }
}

fn open(folder: &Path) -> Arc<Device> {
    Device::open(DeviceConfig {
        data_dir: folder.join("data"),
        cache_dir: folder.join("cache"),
        clock: ManualClock::new(),
        kdf: KdfChoice::Smallest,
        roots: Roots::default(),
    })
    .unwrap()
}

fn passport() -> ResourceId {
    ResourceId::parse("work/passport-held").unwrap()
}

fn languages(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

async fn home(reader: &Reader, tags: &[&str]) -> Library {
    let command = WatchLibrary { languages: languages(tags) };
    pin!(reader.watch_library(command).await.unwrap()).next().await.unwrap()
}

async fn read(reader: &Reader, tags: &[&str]) -> Page {
    let command =
        WatchResource { resource: passport(), language: None, languages: languages(tags) };
    pin!(reader.watch_resource(command).await.unwrap()).next().await.unwrap()
}

async fn find(reader: &Reader, words: &str) -> Found {
    let command = WatchFound { words: Secret::new(words), languages: languages(&["en"]) };
    pin!(reader.watch_found(command).await.unwrap()).next().await.unwrap()
}

async fn glossary(reader: &Reader) -> Vec<Term> {
    let command = WatchGlossary { languages: languages(&["en"]) };
    pin!(reader.watch_glossary(command).await.unwrap()).next().await.unwrap()
}

async fn contacts(reader: &Reader) -> Contacts {
    pin!(reader.watch_contacts(WatchContacts {}).await.unwrap()).next().await.unwrap()
}

/// Every file below a folder, with what it holds.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn nothing_is_read_while_locked_before_somebody_turned_that_on() {
    let locked = Locked::new().await;
    assert_eq!(locked.device.reader().err(), Some(IpcError::Locked));
    locked.switch(true).await;
    assert!(locked.device.reader().is_ok());
    locked.switch(false).await;
    assert_eq!(locked.device.reader().err(), Some(IpcError::Locked));
    // It is a preference of the device, so it holds after a restart.
    locked.switch(true).await;
    let Locked { folder, device } = locked;
    drop(device);
    assert!(open(folder.path()).reader().is_ok());
}

#[tokio::test]
async fn whoever_makes_a_vault_after_an_erased_one_has_not_turned_it_on() {
    let locked = Locked::new().await;
    locked.switch(true).await;
    locked.device.safety().erase_vault(EraseVault { is_confirmed: true }).await.unwrap();
    let command = CreateVault { passphrase: Secret::new(PASSPHRASE) };
    locked.device.create_vault(command).await.unwrap();
    locked.lock().await;
    assert_eq!(locked.device.reader().err(), Some(IpcError::Locked));
}

#[tokio::test]
async fn what_ships_is_read_while_locked() {
    let locked = Locked::new().await;
    let reader = locked.reader().await;
    let shelves = home(&reader, &["en"]).await.shelves;
    assert_eq!(shelves.iter().map(|shelf| shelf.resources.len()).sum::<usize>(), 25);
    assert_eq!(read(&reader, &["km", "en"]).await.shown.tag, "km");
    let found = find(&reader, "លិខិតឆ្លងដែន").await;
    assert_eq!(found.rows[0].row.shown.tag, "km");
    assert!(glossary(&reader).await.len() > 50);
    assert!(!contacts(&reader).await.countries.is_empty());
    let nowhere = ResourceId::parse("work/nothing").unwrap();
    let command = WatchResource { resource: nowhere, language: None, languages: Vec::new() };
    let not_there = IpcError::from(ResourcesError::NotThere);
    assert_eq!(reader.watch_resource(command).await.err(), Some(not_there));
}

#[tokio::test]
async fn what_somebody_keeps_is_absent_while_locked_and_there_again_afterwards() {
    let locked = Locked::new().await;
    locked.unlock().await;
    {
        let session = locked.device.session().unwrap();
        let library = session.resources();
        let keep = KeepResource { resource: passport(), is_kept: true };
        library.keep_resource(keep).await.unwrap();
        let tick = TickTask { resource: passport(), unit: 36, is_ticked: true };
        library.tick_task(tick).await.unwrap();
        library.keep_place(KeepPlace { is_on: true }).await.unwrap();
        library.note_place(NotePlace { resource: passport(), unit: 3 }).await.unwrap();
        library.choose_country(ChooseCountry { country: Some("PH".to_owned()) }).await.unwrap();
        let language = Some("km".to_owned());
        library.choose_language(ChooseLanguage { language }).await.unwrap();
        assert!(home(library.reader(), &["en"]).await.has_traces);
    }
    locked.lock().await;

    let reader = locked.reader().await;
    let shown = home(&reader, &["en"]).await;
    assert_eq!((shown.language, shown.place), (None, None));
    assert!(!shown.keeps_place && !shown.has_traces && shown.added_packs == 0);
    assert!(shown.shelves.iter().flat_map(|shelf| &shelf.resources).all(|row| !row.is_kept));
    let page = read(&reader, &["en"]).await;
    assert_eq!((page.shown.tag.as_str(), page.is_kept, page.place), ("en", false, None));
    assert_eq!(page.ticked, Vec::<u16>::new());
    assert!(find(&reader, "passport").await.rows.iter().all(|it| !it.row.is_kept));
    assert_eq!(contacts(&reader).await.country, None);

    locked.unlock().await;
    let session = locked.device.session().unwrap();
    let page = read(session.resources().reader(), &["en"]).await;
    assert_eq!((page.shown.tag.as_str(), page.is_kept), ("km", true));
}

#[tokio::test]
async fn reading_while_locked_writes_nothing_but_the_list_of_words() {
    let locked = Locked::new().await;
    let reader = locked.reader().await;
    let data = locked.folder.path().join("data");
    let before = files(&data);
    home(&reader, &["en"]).await;
    read(&reader, &["en"]).await;
    find(&reader, "canaryword wages").await;
    glossary(&reader).await;
    contacts(&reader).await;
    assert_eq!(files(&data), before, "the data folder is as it was");
    let cache = files(&locked.folder.path().join("cache"));
    let [(list, bytes)] = &cache[..] else { panic!("more than the list of words: {cache:?}") };
    assert!(list.parent().unwrap().ends_with("cache/library"), "{list:?}");
    let holds = |words: &[u8]| memchr::memmem::find(bytes, words).is_some();
    assert!(holds(b"wages") && !holds(b"canaryword"), "the list is of what ships");
}

#[tokio::test]
async fn a_damaged_list_is_made_anew_while_locked_and_no_list_keeps_nobody_from_finding() {
    let locked = Locked::new().await;
    let reader = locked.reader().await;
    assert!(!find(&reader, "wages").await.rows.is_empty());
    let cache = locked.folder.path().join("cache");
    let [(list, whole)] = &files(&cache)[..] else { panic!("one list") };
    let Locked { folder, device } = locked;
    drop((reader, device));
    fs::write(list, "this is no list").unwrap();
    let device = open(folder.path());
    assert!(!find(&device.reader().unwrap(), "wages").await.rows.is_empty());
    assert_eq!(fs::read(list).unwrap().len(), whole.len());
    drop(device);
    // Where the list would be put stands a file.
    fs::remove_dir_all(cache.join("library")).unwrap();
    fs::write(cache.join("library"), "").unwrap();
    let device = open(folder.path());
    assert!(!find(&device.reader().unwrap(), "wages").await.rows.is_empty());
}

#[tokio::test]
async fn two_who_make_the_list_at_once_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (Reader::of_shipped(folder.path()), Reader::of_shipped(folder.path()));
    let found = tokio::join!(find(&one, "wages"), find(&other, "wages"));
    assert!(!found.0.rows.is_empty());
    assert_eq!(found.0, found.1);
    assert_eq!(files(folder.path()).len(), 1, "one list is left, and it is whole");
}

/// Whether reading ends within a moment.
async fn ends(ended: impl Future<Output = ()>) -> bool {
    tokio::time::timeout(Duration::from_millis(200), ended).await.is_ok()
}

#[tokio::test]
async fn reading_ends_when_it_is_turned_off_and_when_the_vault_opens() {
    let locked = Locked::new().await;
    assert!(ends(locked.device.reading_ended()).await, "it was never turned on");
    locked.switch(true).await;
    assert!(!ends(locked.device.reading_ended()).await, "nothing has changed");

    let ended = locked.device.reading_ended();
    locked.switch(false).await;
    assert!(ends(ended).await, "it was turned off");

    locked.switch(true).await;
    let ended = locked.device.reading_ended();
    locked.unlock().await;
    assert!(ends(ended).await, "the vault was opened");
    assert_eq!(locked.device.reader().err(), Some(IpcError::Locked), "the vault has its own");
}
