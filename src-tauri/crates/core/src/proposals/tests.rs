//! Translations in work, against a real encrypted database and the pages that ship or are imported.

use std::{fs, ops::Deref, path::Path, pin::Pin, time::Duration};

use futures_util::{FutureExt as _, Stream, StreamExt as _};
use larkspur_bundle::Roots;
use larkspur_ipc::{
    IpcError, ListDiff, ResourceId, UnitName,
    proposals::{
        BeginWriting, DropGone, DropWriting, Hint, MarkFitting, ProposalsError, UnitInWork,
        UnitProgress, WatchWriting, WatchWritings, WriteUnit, WritingHead, WritingRow,
        WritingUpdate,
    },
    resources::RemovePack,
    words::Change,
};

use super::Proposals;
use crate::{
    db::Database,
    resources::{
        Resources,
        packs_tests::{self, World},
    },
    vault::Key,
};

const PAGE: &str = "work/passport-held";
/// A language that the page does not have yet.
const TAMIL: &str = "ta";
const CANARY: &str = "quillwort lantern";

async fn database(folder: &Path) -> Database {
    let key = Key::make(|bytes| bytes.fill(9));
    Database::open(&folder.join("writing.db"), &key).await.unwrap()
}

/// What is written beside the pages that ship. Its streams end with the library.
pub(super) struct Vault {
    proposals: Proposals,
    _library: Resources,
}

impl Deref for Vault {
    type Target = Proposals;

    fn deref(&self) -> &Proposals {
        &self.proposals
    }
}

pub(super) async fn open(folder: &Path) -> Vault {
    let database = database(folder).await;
    let library = Resources::new(database.clone(), &folder.join("cache"), Roots::default());
    Vault { proposals: Proposals::new(database, library.texts()), _library: library }
}

fn page(id: &str) -> ResourceId {
    ResourceId::parse(id).unwrap()
}

fn unit(name: &str) -> UnitName {
    UnitName::parse(name).unwrap()
}

async fn begin(proposals: &Proposals, id: &str, lang: &str) -> Result<(), IpcError> {
    proposals.begin_writing(BeginWriting { resource: page(id), lang: lang.to_owned() }).await
}

async fn write(
    proposals: &Proposals,
    id: &str,
    lang: &str,
    name: &str,
    text: &str,
) -> Result<(), IpcError> {
    let (resource, lang) = (page(id), lang.to_owned());
    let command = WriteUnit { resource, lang, unit: unit(name), text: text.to_owned() };
    proposals.write_unit(command).await
}

/// What the window holds of a translation, as its updates leave it.
struct Watched {
    updates: Pin<Box<dyn Stream<Item = WritingUpdate> + Send>>,
    head: Option<WritingHead>,
    units: Vec<UnitInWork>,
}

impl Watched {
    async fn of(proposals: &Proposals, id: &str, lang: &str) -> Self {
        let command = WatchWriting { resource: page(id), lang: lang.to_owned() };
        let updates = Box::pin(proposals.watch_writing(command).await.unwrap());
        let mut watched = Self { updates, head: None, units: Vec::new() };
        let first = watched.next().await;
        assert!(matches!(first[..], [ListDiff::Reset { .. }]), "a stream begins with all of it");
        watched
    }

    /// The changes that come next, once they are in the list.
    async fn next(&mut self) -> Vec<ListDiff<UnitInWork>> {
        let next = tokio::time::timeout(Duration::from_secs(10), self.updates.next()).await;
        let update = next.expect("it comes in time").expect("the stream goes on");
        for diff in update.units.clone() {
            diff.apply(&mut self.units).unwrap();
        }
        self.head = Some(update.head);
        update.units
    }

    fn unit(&self, name: &str) -> &UnitInWork {
        self.units.iter().find(|one| one.unit == unit(name)).unwrap()
    }

    fn head(&self) -> &WritingHead {
        self.head.as_ref().unwrap()
    }
}

async fn rows(proposals: &Proposals) -> Vec<WritingRow> {
    let mut rows = Box::pin(proposals.watch_writings(WatchWritings {}).await.unwrap());
    rows.next().await.unwrap()
}

#[tokio::test]
async fn what_was_typed_is_in_the_vault_when_it_is_answered_whatever_ends_the_app() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    // Each letter is a command of its own; a process that is killed after one leaves these files.
    for end in 1..=CANARY.len() {
        write(&proposals, PAGE, TAMIL, "u7", &CANARY[..end]).await.unwrap();
        if end % 5 != 0 && end != CANARY.len() {
            continue;
        }
        let left = tempfile::tempdir().unwrap();
        for name in ["writing.db", "writing.db-wal"] {
            fs::copy(folder.path().join(name), left.path().join(name)).unwrap();
        }
        let again = open(left.path()).await;
        let watched = Watched::of(&again, PAGE, TAMIL).await;
        assert_eq!(watched.unit("u7").typed, CANARY[..end]);
        assert_eq!(watched.unit("u7").progress, UnitProgress::Fits);
    }
}

#[tokio::test]
async fn nothing_of_what_is_written_stands_on_the_disk_in_plain() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    write(&proposals, PAGE, TAMIL, "title", CANARY).await.unwrap();
    let find = |what: &str| {
        let has = |path: &Path| {
            fs::read(path).unwrap().windows(what.len()).any(|part| part == what.as_bytes())
        };
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.is_file() && has(path)).count()
    };
    fs::write(folder.path().join("planted"), format!("before {CANARY} {PAGE} after")).unwrap();
    for what in [CANARY, PAGE] {
        assert_eq!(find(what), 1, "only what was planted is found");
    }
}

#[tokio::test]
async fn a_translation_begins_with_what_the_library_has_and_with_nothing_where_it_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    begin(&proposals, PAGE, "es").await.unwrap();
    let spanish = Watched::of(&proposals, PAGE, "es").await;
    assert_eq!(spanish.unit("title").typed, "Si alguien retiene su pasaporte");
    assert!(spanish.units.iter().all(|unit| unit.progress == UnitProgress::AsProposed));
    assert_eq!(spanish.head().row.title, "If someone holds your passport");
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    let tamil = Watched::of(&proposals, PAGE, TAMIL).await;
    assert!(tamil.units.iter().all(|unit| unit.progress == UnitProgress::Empty));
    assert_eq!(tamil.units.len(), spanish.units.len());
    // Who begins again finds what was begun.
    write(&proposals, PAGE, TAMIL, "title", CANARY).await.unwrap();
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    assert_eq!(Watched::of(&proposals, PAGE, TAMIL).await.unit("title").typed, CANARY);
    let not_there = Err(ProposalsError::NotThere.into());
    for (id, lang) in [(PAGE, "en"), (PAGE, "no tag"), ("work/absent", TAMIL)] {
        assert_eq!(begin(&proposals, id, lang).await, not_there, "{id} {lang}");
    }
    for name in ["u999", "u65535"] {
        assert_eq!(write(&proposals, PAGE, TAMIL, name, "x").await, not_there, "{name}");
    }
    assert_eq!(write(&proposals, PAGE, "sw", "u1", "x").await, not_there, "it was not begun");
}

#[tokio::test]
async fn a_keystroke_changes_the_row_of_its_unit_alone() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    let mut watched = Watched::of(&proposals, PAGE, TAMIL).await;
    write(&proposals, PAGE, TAMIL, "u7", "  exactly \n this  ").await.unwrap();
    let diffs = watched.next().await;
    assert!(matches!(&diffs[..], [ListDiff::Set { item, .. }] if item.unit == unit("u7")));
    assert_eq!(watched.unit("u7").typed, "  exactly \n this  ");
    assert_eq!(watched.head().row.written, 1);
    // The same again is no change, and is not told.
    write(&proposals, PAGE, TAMIL, "u7", "  exactly \n this  ").await.unwrap();
    assert!(watched.updates.next().now_or_never().is_none());
}

#[tokio::test]
async fn what_was_touched_last_stands_first_and_what_is_thrown_away_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    begin(&proposals, PAGE, "es").await.unwrap();
    let languages =
        |rows: Vec<WritingRow>| rows.into_iter().map(|row| row.lang).collect::<Vec<_>>();
    assert_eq!(languages(rows(&proposals).await), ["es", TAMIL]);
    write(&proposals, PAGE, TAMIL, "u1", CANARY).await.unwrap();
    assert_eq!(languages(rows(&proposals).await), [TAMIL, "es"]);
    let mut watched = Watched::of(&proposals, PAGE, TAMIL).await;
    let drop = || DropWriting { resource: page(PAGE), lang: TAMIL.to_owned() };
    proposals.drop_writing(drop()).await.unwrap();
    assert!(watched.updates.next().await.is_none());
    assert_eq!(languages(rows(&proposals).await), ["es"]);
    assert_eq!(proposals.drop_writing(drop()).await, Err(ProposalsError::NotThere.into()));
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    let watched = Watched::of(&proposals, PAGE, TAMIL).await;
    assert!(watched.units.iter().all(|unit| unit.typed.is_empty()), "no word comes back");
}

#[tokio::test]
async fn terms_and_what_to_look_at_stand_beside_the_unit() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    begin(&proposals, PAGE, TAMIL).await.unwrap();
    begin(&proposals, PAGE, "km").await.unwrap();
    let mut watched = Watched::of(&proposals, PAGE, TAMIL).await;
    let of = |watched: &Watched| {
        let terms = &watched.unit("u7").terms;
        terms.iter().find(|term| term.term == "passport").unwrap().clone()
    };
    let term = of(&watched);
    assert_eq!(term.source, "passport");
    assert_eq!((term.target.as_ref(), term.avoid_lang.as_str()), (None, "en"));
    assert!(term.avoid.is_some());
    let khmer = Watched::of(&proposals, PAGE, "km").await;
    assert_eq!(of(&khmer).target.as_deref(), Some("លិខិតឆ្លងដែន"));
    for (text, expected) in [
        ("[a](javascript:b)", Hint::Unfit),
        ("No link.", Hint::MissingLinks { links: 1 }),
        (&"ක".repeat(4001), Hint::TooLong { most: 4000, has: 4001 }),
    ] {
        write(&proposals, PAGE, TAMIL, "u7", text).await.unwrap();
        watched.next().await;
        assert_eq!(watched.unit("u7").hints, [expected]);
    }
}

/// A library with a page from outside, and what is written beside it.
pub(super) async fn beside_a_pack() -> (World, Proposals) {
    let world = World::new().await;
    world.import(&world.bundle(&packs_tests::files(), None)).await.unwrap();
    let database = database(world.folder.path()).await;
    let proposals = Proposals::new(database, world.library.texts());
    (world, proposals)
}

const MANILA: &str = "work/barangay";

#[tokio::test]
async fn when_the_source_moves_on_exactly_its_changed_units_are_flagged_and_no_word_is_lost() {
    let (world, proposals) = beside_a_pack().await;
    begin(&proposals, MANILA, TAMIL).await.unwrap();
    for name in ["title", "u1", "u2", "u3"] {
        write(&proposals, MANILA, TAMIL, name, CANARY).await.unwrap();
    }
    let mut watched = Watched::of(&proposals, MANILA, TAMIL).await;
    assert!(watched.units.iter().all(|unit| unit.progress != UnitProgress::Changed));
    let mut later = packs_tests::next(&packs_tests::files());
    let text = later.get_mut("work/barangay/index.en.md").unwrap();
    *text = text.replace("\nTake somebody along, and a quillwort for luck. {#u2}\n", "");
    world.import(&world.bundle(&later, None)).await.unwrap();
    watched.next().await;
    let changed: Vec<_> =
        watched.units.iter().filter(|unit| unit.progress == UnitProgress::Changed).collect();
    let [flagged] = &changed[..] else { panic!("one unit has changed") };
    assert_eq!(flagged.unit, unit("u3"));
    assert_eq!(flagged.typed, CANARY);
    assert!(flagged.changes.contains(&Change::Added { words: "moonwort".to_owned() }));
    let gone: Vec<_> =
        watched.head().gone.iter().map(|gone| (gone.unit.as_str(), gone.typed.as_str())).collect();
    assert_eq!(gone, [("u2", CANARY)]);
    assert_eq!(watched.head().row.changed, 1);
    // Mending a slip is no look at the source; saying that it fits is.
    write(&proposals, MANILA, TAMIL, "u3", "Mended").await.unwrap();
    watched.next().await;
    assert_eq!(watched.unit("u3").progress, UnitProgress::Changed);
    let (resource, lang) = (page(MANILA), TAMIL.to_owned());
    let fits = MarkFitting { resource, lang, unit: unit("u3") };
    proposals.mark_fitting(fits.clone()).await.unwrap();
    watched.next().await;
    assert_eq!(
        (watched.unit("u3").progress, watched.unit("u3").changes.len()),
        (UnitProgress::Fits, 0)
    );
    let empty = MarkFitting { unit: unit("summary"), ..fits.clone() };
    assert_eq!(proposals.mark_fitting(empty).await, Err(ProposalsError::NotThere.into()));
    // Only what is gone can be taken out like this.
    let MarkFitting { resource, lang, .. } = fits;
    let gone = DropGone { resource, lang, unit: unit("u2") };
    let standing = DropGone { unit: unit("u1"), ..gone.clone() };
    assert_eq!(proposals.drop_gone(standing).await, Err(ProposalsError::NotThere.into()));
    proposals.drop_gone(gone.clone()).await.unwrap();
    watched.next().await;
    assert!(watched.head().gone.is_empty());
    assert_eq!(proposals.drop_gone(gone).await, Err(ProposalsError::NotThere.into()));
}

#[tokio::test]
async fn when_the_page_leaves_the_library_all_that_was_typed_stays_and_can_be_read() {
    let (world, proposals) = beside_a_pack().await;
    begin(&proposals, MANILA, TAMIL).await.unwrap();
    write(&proposals, MANILA, TAMIL, "u1", CANARY).await.unwrap();
    let mut watched = Watched::of(&proposals, MANILA, TAMIL).await;
    world.library.remove_pack(RemovePack { pack: "manila".to_owned() }).await.unwrap();
    watched.next().await;
    assert!(watched.units.is_empty());
    assert_eq!(watched.head().gone[0].typed, CANARY);
    assert_eq!(watched.head().row.title, "");
    // Whoever was typing at that moment loses nothing either.
    write(&proposals, MANILA, TAMIL, "u1", "and on").await.unwrap();
    world.import(&world.bundle(&packs_tests::files(), None)).await.unwrap();
    while watched.units.is_empty() {
        watched.next().await;
    }
    assert_eq!(watched.unit("u1").typed, "and on");
    assert_eq!(watched.unit("u1").progress, UnitProgress::Fits);
}
