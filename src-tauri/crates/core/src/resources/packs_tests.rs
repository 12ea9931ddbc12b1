//! Packs from outside, from the file that a person chose to the shelf, and everything that is refused.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    pin::pin,
};

use futures_util::StreamExt as _;
use larkspur_bundle::{
    BlobHash, Certificate, Draft, Index, KeyReason, MaySign, PackReason, RevokedKey, RevokedPack,
    Roots, Signed, SigningKey,
};
use larkspur_ipc::{
    ResourceId, Secret,
    resources::{
        Imported, Library, PackFrom, PackRefusal, PackRow, RemovePack, ResourcesError, TickTask,
        WatchFound, WatchLibrary, WatchPacks, WatchResource,
    },
};
use larkspur_packs::{Date, PackId, Words};

use super::{Resources, print_tests, shipped, tests};
use crate::{db::Database, disk::full, vault::Key};

const PACK: &str = r#"id = "manila"
rev = 1
title = "Pages from Manila"
license = "CC-BY-4.0"
attribution = "The chapter"
source_lang = "en"
languages = ["en"]
min_app = "0.1.0"
"#;

const INFO: &str = r#"id = "work/barangay"
topic = "work"
order = 900
audience = ["member"]
countries = ["PH"]
level = "basic"
minutes = 1
content_notes = []
related = []
review_every_days = 180
license = "CC-BY-4.0"
attribution = "The chapter"
legal_review = { by = "", on = "" }
advisor_review = { by = "", on = "" }
"#;

const TEXT: &str = r#"+++
title = "At the barangay hall"
summary = "What to bring."
lang = "en"
rev = 1
status = "reviewed"
method = "human"
updated = "2026-11-25"
keywords = []
+++
## Before you go {#u1}

Take somebody along, and a quillwort for luck. {#u2}

- [ ] I have told a friend. {#u3}
"#;

pub(crate) type Files = BTreeMap<String, String>;

pub(crate) fn files() -> Files {
    [
        ("pack.toml", PACK),
        ("work/barangay/resource.toml", INFO),
        ("work/barangay/index.en.md", TEXT),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The people who may sign, and a library that knows them.
pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) root: SigningKey,
    pub(crate) chapter: SigningKey,
    pub(crate) library: Resources,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::of(SigningKey::generate().unwrap(), SigningKey::generate().unwrap()).await
    }

    /// Another vault, for the same people.
    pub(crate) async fn of(root: SigningKey, chapter: SigningKey) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = open(folder.path(), &root).await;
        Self { folder, root, chapter, library }
    }

    fn certificate(&self) -> Certificate {
        Certificate {
            name: Words::parse("Philippines").unwrap(),
            public_key: self.chapter.public().clone(),
            packs: MaySign::AllButShipped,
            not_before: date("2026-01-01"),
            not_after: date("2099-01-01"),
        }
    }

    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("pack.larkspur");
        fs::write(&path, bytes).unwrap();
        path
    }

    /// What the chapter gives out.
    pub(crate) fn bundle(&self, files: &Files, index: Option<Signed>) -> Vec<u8> {
        self.update(files, index, &BTreeSet::new())
    }

    pub(crate) fn update(
        &self,
        files: &Files,
        index: Option<Signed>,
        without: &BTreeSet<BlobHash>,
    ) -> Vec<u8> {
        self.sign(&files.clone().into(), index, without)
    }

    pub(crate) fn sign(
        &self,
        files: &larkspur_bundle::Files,
        index: Option<Signed>,
        without: &BTreeSet<BlobHash>,
    ) -> Vec<u8> {
        let certificate = self.certificate().sign(&self.root).unwrap();
        let draft = Draft::new(files, date("2026-11-25")).unwrap();
        let bundle = draft.sign(&self.chapter, Some(certificate), index).unwrap();
        let mut bytes = Vec::new();
        bundle.write(&mut bytes, without).unwrap();
        bytes
    }

    pub(crate) async fn import(&self, bytes: &[u8]) -> Result<Imported, PackRefusal> {
        match self.library.import_pack(&self.file(bytes)).await {
            Ok(imported) => Ok(imported),
            Err(larkspur_ipc::IpcError::Resources(ResourcesError::Refused(why))) => Err(why),
            Err(other) => panic!("{other:?}"),
        }
    }

    pub(crate) async fn packs(&self) -> Vec<PackRow> {
        pin!(self.library.watch_packs(WatchPacks {}).await.unwrap()).next().await.unwrap()
    }
}

pub(crate) async fn open(folder: &Path, root: &SigningKey) -> Resources {
    open_for(folder, Roots::parse(Some(root.public().line()), None).unwrap()).await
}

pub(crate) async fn open_for(folder: &Path, roots: Roots) -> Resources {
    let key = Key::make(|bytes| bytes.fill(7));
    let database = Database::open(&folder.join("app.db"), &key).await.unwrap();
    Resources::new(database, &folder.join("cache"), roots)
}

fn english() -> Vec<String> {
    vec!["en".to_owned()]
}

pub(crate) fn page() -> ResourceId {
    ResourceId::parse("work/barangay").unwrap()
}

async fn home(library: &Resources) -> Library {
    let command = WatchLibrary { languages: english() };
    pin!(library.reader().watch_library(command).await.unwrap()).next().await.unwrap()
}

pub(crate) async fn opens(library: &Resources) -> bool {
    let command = WatchResource { resource: page(), language: None, languages: english() };
    library.reader().watch_resource(command).await.is_ok()
}

pub(crate) async fn finds(library: &Resources, words: &str) -> usize {
    let command = WatchFound { words: Secret::new(words), languages: english() };
    let found = pin!(library.reader().watch_found(command).await.unwrap()).next().await.unwrap();
    if found.instead.is_empty() { found.rows.len() } else { 0 }
}

pub(crate) fn next(files: &Files) -> Files {
    let mut files = files.clone();
    let pack = files["pack.toml"].replace("rev = 1", "rev = 2");
    files.insert("pack.toml".to_owned(), pack);
    let text = files["work/barangay/index.en.md"].replace("a friend", "a moonwort");
    files.insert("work/barangay/index.en.md".to_owned(), text);
    files
}

#[tokio::test]
async fn pages_from_a_file_stand_on_their_shelf_are_found_and_are_there_after_a_restart() {
    let world = World::new().await;
    assert_eq!(finds(&world.library, "quillwort").await, 0);
    let imported = world.import(&world.bundle(&files(), None)).await.unwrap();
    let title = "Pages from Manila".to_owned();
    assert_eq!(imported, Imported::Added { title, lang: "en".to_owned(), pages: 1 });
    let again = open(world.folder.path(), &world.root).await;
    for library in [&world.library, &again] {
        assert!(opens(library).await);
        assert_eq!(finds(library, "quillwort").await, 1);
        assert_eq!(home(library).await.added_packs, 1);
        let tick = TickTask { resource: page(), unit: 3, is_ticked: true };
        library.tick_task(tick).await.unwrap();
    }
    let packs = world.packs().await;
    assert_eq!(packs[0].from, PackFrom::App);
    assert_eq!(packs[1].from, PackFrom::Chapter { name: "Philippines".to_owned() });
}

#[tokio::test]
async fn a_page_from_a_file_is_printed_with_the_name_of_who_wrote_it() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let page = tests::read(&world.library, "work/barangay", &["en"]).await;
    let file = world.library.page_as_pdf(print_tests::command(&page)).await.unwrap();
    let text = larkspur_test_pdf::read(&file).text();
    assert!(text.contains("a quillwort for luck"), "{text}");
    assert!(text.ends_with("The chapter"), "{text}");
}

/// Whether a file below a folder, or its name, has these bytes.
fn holds(folder: &Path, canary: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        let in_name = memchr::memmem::find(path.as_os_str().as_encoded_bytes(), canary).is_some();
        let is_inside = if path.is_dir() {
            holds(&path, canary)
        } else {
            memchr::memmem::find(&fs::read(&path).unwrap(), canary).is_some()
        };
        in_name || is_inside
    })
}

#[tokio::test]
async fn a_pack_leaves_nothing_outside_of_the_vault() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    finds(&world.library, "quillwort").await;
    fs::remove_file(world.folder.path().join("pack.larkspur")).unwrap();
    let is_there = |canary: &str| holds(world.folder.path(), canary.as_bytes());
    fs::write(world.folder.path().join("planted"), "a quillwort").unwrap();
    assert!(is_there("quillwort"), "the search finds what is planted");
    fs::remove_file(world.folder.path().join("planted")).unwrap();
    for canary in ["quillwort", "barangay", "manila", "Philippines"] {
        assert!(!is_there(canary), "{canary}");
    }
}

#[tokio::test]
async fn an_update_brings_only_what_is_new_and_takes_the_place_of_the_one_before() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let old = Draft::new(&files().into(), date("2026-11-25")).unwrap().into_blobs();
    let update = world.update(&next(&files()), None, &old.keys().copied().collect());
    world.import(&update).await.unwrap();
    assert_eq!(world.packs().await[1].revision, 2);
    assert_eq!(finds(&world.library, "moonwort").await, 1);
    // Without the version that it stands on it is not whole.
    let other = World::new().await;
    let update = other.update(&next(&files()), None, &old.keys().copied().collect());
    assert_eq!(other.import(&update).await, Err(PackRefusal::Incomplete));
}

#[tokio::test]
async fn a_newer_version_of_what_ships_needs_only_what_has_changed() {
    let world = World::new().await;
    let shipped: Files =
        shipped::FILES.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    let old = Draft::new(&shipped.clone().into(), date("2026-11-25")).unwrap().into_blobs();
    let mut files = shipped.clone();
    let pack = files["pack.toml"].replace("rev = 1", "rev = 2");
    files.insert("pack.toml".to_owned(), pack);
    let term =
        files["glossary/consent.toml"].replace("definition = \"", "definition = \"Moonwort. ");
    files.insert("glossary/consent.toml".to_owned(), term);
    let draft = Draft::new(&files.clone().into(), date("2026-11-25")).unwrap();
    let mut bytes = Vec::new();
    let bundle = draft.sign(&world.root, None, None).unwrap();
    bundle.write(&mut bytes, &old.into_keys().collect()).unwrap();
    world.import(&bytes).await.unwrap();
    let packs = world.packs().await;
    assert_eq!((packs.len(), packs[0].revision), (1, 2));
    assert_eq!(packs[0].from, PackFrom::Network);
}

#[tokio::test]
async fn what_was_removed_is_gone_and_what_ships_stays() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let remove = |pack: &str| world.library.remove_pack(RemovePack { pack: pack.to_owned() });
    remove("manila").await.unwrap();
    assert!(!opens(&world.library).await);
    assert_eq!(finds(&world.library, "quillwort").await, 0);
    assert!(remove("core").await.is_err() && remove("manila").await.is_err());
    assert_eq!(world.packs().await.len(), 1);
}

#[tokio::test]
async fn what_the_network_calls_back_is_shown_no_more() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let index = |serial, keys, packs| {
        let made_on = date("2026-11-26");
        Index { serial, made_on, revoked_keys: keys, revoked_packs: packs }
    };
    let key = RevokedKey { key_id: world.chapter.public().id(), reason: KeyReason::Lost };
    let pack =
        RevokedPack { id: PackId::parse("manila").unwrap(), rev: 1, reason: PackReason::Unsafe };
    let of_pack = index(1, Vec::new(), vec![pack.clone()]).sign(&world.root).unwrap();
    // The list comes along with the next version, which it does not name.
    world.import(&world.bundle(&next(&files()), Some(of_pack))).await.unwrap();
    assert!(opens(&world.library).await);
    // With this one nothing of the chapter counts, whichever pack brings the list.
    let of_key = index(2, vec![key], vec![pack]).sign(&world.root).unwrap();
    let refused = world.import(&world.bundle(&next(&files()), Some(of_key))).await;
    assert_eq!(refused, Err(PackRefusal::Revoked));
    assert!(!opens(&world.library).await);
    assert!(world.packs().await[1].is_revoked);
    let again = open(world.folder.path(), &world.root).await;
    assert!(!opens(&again).await, "it stays so");
}

#[tokio::test]
async fn what_may_not_be_trusted_is_refused_and_what_was_there_stays() {
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let newer = next(&files());
    let good = world.bundle(&newer, None);
    let stranger = SigningKey::generate().unwrap();
    let unknown = {
        let draft = Draft::new(&newer.clone().into(), date("2026-11-25")).unwrap();
        let mut bytes = Vec::new();
        draft.sign(&stranger, None, None).unwrap().write(&mut bytes, &BTreeSet::new()).unwrap();
        bytes
    };
    let edited = |change: &dyn Fn(&mut Files)| {
        let mut files = newer.clone();
        change(&mut files);
        world.bundle(&files, None)
    };
    let set = |path: &'static str, from: &'static str, to: &'static str| {
        edited(&move |files: &mut Files| {
            let text = files[path].replace(from, to);
            assert_ne!(text, files[path]);
            files.insert(path.to_owned(), text);
        })
    };
    for (what, bytes, refusal) in [
        ("nothing", Vec::new(), PackRefusal::Incomplete),
        ("a letter", b"Dear friend".to_vec(), PackRefusal::NotAPack),
        ("half a copy", good[..good.len() / 2].to_vec(), PackRefusal::Incomplete),
        ("an unknown key", unknown, PackRefusal::UnknownSigner),
        ("this version", world.bundle(&files(), None), PackRefusal::AlreadyHere),
        ("a newer app", set("pack.toml", "0.1.0", "9.0.0"), PackRefusal::NeedsNewerApp),
        (
            "a fault",
            set("work/barangay/resource.toml", "minutes = 1", "minutes = 0"),
            PackRefusal::Faulty,
        ),
        (
            "a missing page",
            set("pack.toml", "[\"en\"]", "[\"en\", \"es\"]"),
            PackRefusal::MissingParts,
        ),
        (
            "a picture that asks",
            edited(&|files| {
                let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>\n";
                files.insert("work/barangay/cover.svg".to_owned(), svg.to_owned());
            }),
            PackRefusal::UnsafePicture,
        ),
    ] {
        assert_eq!(world.import(&bytes).await, Err(refusal), "{what}");
        assert_eq!(world.packs().await[1].revision, 1, "{what}");
        assert!(opens(&world.library).await, "{what}");
    }
    let page_of_ours = {
        let mut files = files();
        let pack = files["pack.toml"].replace("manila", "cebu");
        files.insert("pack.toml".to_owned(), pack);
        world.bundle(&files, None)
    };
    assert_eq!(world.import(&page_of_ours).await, Err(PackRefusal::PageTaken));
    world.import(&good).await.unwrap();
    assert_eq!(world.import(&world.bundle(&files(), None)).await, Err(PackRefusal::Older));
}

#[tokio::test]
async fn an_app_without_the_networks_keys_refuses_every_pack() {
    let world = World::new().await;
    let bytes = world.bundle(&files(), None);
    let folder = tempfile::tempdir().unwrap();
    let library = open_for(folder.path(), Roots::default()).await;
    let refused = library.import_pack(&world.file(&bytes)).await;
    assert_eq!(refused, Err(ResourcesError::Refused(PackRefusal::NoKeys).into()));
}

#[tokio::test]
async fn a_file_that_is_not_there_and_a_folder_are_refused() {
    let world = World::new().await;
    for path in ["absent", "."] {
        let refused = world.library.import_pack(&world.folder.path().join(path)).await;
        assert_eq!(refused, Err(ResourcesError::Refused(PackRefusal::Unreadable).into()), "{path}");
    }
}

/// The part of the next test that runs in a process whose files cannot grow.
#[tokio::test]
#[ignore = "is run by a_full_disk_keeps_the_pack_that_was_there, in a process of its own"]
async fn on_a_full_disk() {
    let folder = PathBuf::from(std::env::var_os(full::FOLDER).unwrap());
    let root = fs::read_to_string(folder.join("root")).unwrap();
    let library = open_for(&folder, Roots::parse(Some(&root), None).unwrap()).await;
    let outcome = library.import_pack(&folder.join("pack.larkspur")).await;
    assert_eq!(outcome, Err(ResourcesError::NotSaved.into()));
    assert!(opens(&library).await);
}

#[cfg(unix)]
#[tokio::test]
async fn a_full_disk_keeps_the_pack_that_was_there() {
    /// Room for what SQLite shares between its connections, and none for the new pages.
    const BLOCKS: u32 = 128;
    let world = World::new().await;
    world.import(&world.bundle(&files(), None)).await.unwrap();
    let mut files = next(&files());
    let day = |unit| {
        format!("\nWrite down the hours of day {unit}, and keep the paper with you. {{#u{unit}}}\n")
    };
    let more = (4..1200).map(day).collect::<Vec<_>>().concat();
    files.entry("work/barangay/index.en.md".to_owned()).and_modify(|text| text.push_str(&more));
    world.file(&world.bundle(&files, None));
    fs::write(world.folder.path().join("root"), world.root.public().line()).unwrap();
    full::run("resources::packs_tests::on_a_full_disk", BLOCKS, world.folder.path());
    let again = open(world.folder.path(), &world.root).await;
    let packs = pin!(again.watch_packs(WatchPacks {}).await.unwrap()).next().await.unwrap();
    assert_eq!(packs[1].revision, 1);
    // With room, the same file brings it.
    again.import_pack(&world.folder.path().join("pack.larkspur")).await.unwrap();
}
