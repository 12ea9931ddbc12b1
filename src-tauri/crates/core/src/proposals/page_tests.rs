//! Pages in work, against a real encrypted database and the pages that ship or are imported.

use std::{fs, pin::Pin, time::Duration};

use futures_util::{FutureExt as _, Stream, StreamExt as _};
use larkspur_ipc::{
    IpcError, ListDiff, ResourceId, UnitName,
    proposals::{
        BeginEdit, BeginPage, DropPage, Hint, News, PageAct, PageBlock, PageHead, PageHint,
        PageRow, PageUpdate, Part, ProposalsError, ShapePage, Side, TakeOver, WatchPage,
        WatchPages, WritePageUnit,
    },
    resources::{BlockKind, RemovePack, Topic, UnitKind},
};

use super::{
    Proposals,
    tests::{beside_a_pack, open},
};
use crate::resources::packs_tests;

const PAGE: &str = "work/passport-held";
const MANILA: &str = "work/barangay";
const CANARY: &str = "quillwort lantern";

fn id(page: &str) -> ResourceId {
    ResourceId::parse(page).unwrap()
}

fn unit(name: &str) -> UnitName {
    UnitName::parse(name).unwrap()
}

async fn edit(proposals: &Proposals, page: &str) -> Result<(), IpcError> {
    proposals.begin_edit(BeginEdit { resource: id(page) }).await
}

async fn new_page(proposals: &Proposals, topic: Topic, title: &str) -> ResourceId {
    let command = BeginPage { pack: "core".to_owned(), topic, title: title.to_owned() };
    proposals.begin_page(command).await.unwrap()
}

async fn write(
    proposals: &Proposals,
    page: &ResourceId,
    name: &str,
    text: &str,
) -> Result<(), IpcError> {
    let command = WritePageUnit { page: page.clone(), unit: unit(name), text: text.to_owned() };
    proposals.write_page_unit(command).await
}

async fn shape(
    proposals: &Proposals,
    page: &ResourceId,
    act: PageAct,
) -> Result<Option<UnitName>, IpcError> {
    proposals.shape_page(ShapePage { page: page.clone(), act }).await
}

/// What the window holds of a page, as its updates leave it.
struct Watched {
    updates: Pin<Box<dyn Stream<Item = PageUpdate> + Send>>,
    head: Option<PageHead>,
    blocks: Vec<PageBlock>,
}

impl Watched {
    async fn of(proposals: &Proposals, page: &ResourceId) -> Self {
        let command = WatchPage { page: page.clone() };
        let updates = Box::pin(proposals.watch_page(command).await.unwrap());
        let mut watched = Self { updates, head: None, blocks: Vec::new() };
        let first = watched.next().await;
        assert!(matches!(first[..], [ListDiff::Reset { .. }]), "a stream begins with all of it");
        watched
    }

    async fn next(&mut self) -> Vec<ListDiff<PageBlock>> {
        let next = tokio::time::timeout(Duration::from_secs(10), self.updates.next()).await;
        let update = next.expect("it comes in time").expect("the stream goes on");
        for diff in update.blocks.clone() {
            diff.apply(&mut self.blocks).unwrap();
        }
        self.head = Some(update.head);
        update.blocks
    }

    fn block(&self, name: &str) -> &PageBlock {
        self.blocks.iter().find(|one| one.unit == unit(name)).unwrap()
    }

    fn head(&self) -> &PageHead {
        self.head.as_ref().unwrap()
    }

    fn names(&self) -> Vec<&str> {
        self.blocks.iter().map(|block| block.unit.as_str()).collect()
    }
}

async fn rows(proposals: &Proposals) -> Vec<PageRow> {
    let mut rows = Box::pin(proposals.watch_pages(WatchPages {}).await.unwrap());
    rows.next().await.unwrap()
}

#[tokio::test]
async fn what_was_typed_into_a_page_is_in_the_vault_when_it_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    edit(&proposals, PAGE).await.unwrap();
    let page = id(PAGE);
    // Each letter is a command of its own; a process that is killed after one leaves these files.
    for end in 1..=CANARY.len() {
        write(&proposals, &page, "u7", &CANARY[..end]).await.unwrap();
        let added = if end % 6 == 0 {
            shape(&proposals, &page, PageAct::Add { after: Some(unit("u7")) }).await.unwrap()
        } else {
            None
        };
        if end % 6 != 0 && end != CANARY.len() {
            continue;
        }
        let left = tempfile::tempdir().unwrap();
        for name in ["writing.db", "writing.db-wal"] {
            fs::copy(folder.path().join(name), left.path().join(name)).unwrap();
        }
        let again = open(left.path()).await;
        let watched = Watched::of(&again, &page).await;
        assert_eq!(watched.block("u7").typed, CANARY[..end]);
        assert!(added.is_none_or(|new| watched.blocks.iter().any(|block| block.unit == new)));
    }
    let find = |what: &str| {
        let has = |path: &std::path::Path| {
            fs::read(path).unwrap().windows(what.len()).any(|part| part == what.as_bytes())
        };
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.is_file() && has(path)).count()
    };
    fs::write(folder.path().join("planted"), format!("before {CANARY} after")).unwrap();
    assert_eq!(find(CANARY), 1, "only what was planted is found");
}

#[tokio::test]
async fn a_change_begins_with_the_words_of_the_page_and_a_letter_changes_its_part_alone() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    edit(&proposals, PAGE).await.unwrap();
    let page = id(PAGE);
    let mut watched = Watched::of(&proposals, &page).await;
    assert_eq!(watched.block("title").typed, "If someone holds your passport");
    assert_eq!(watched.block("title").part, Part::Title);
    let row = &watched.head().row;
    assert!(row.is_same && !row.is_new && !row.is_gone, "{row:?}");
    write(&proposals, &page, "u7", "  exactly \n this  ").await.unwrap();
    let diffs = watched.next().await;
    assert!(matches!(&diffs[..], [ListDiff::Set { item, .. }] if item.unit == unit("u7")));
    assert_eq!(watched.block("u7").typed, "  exactly \n this  ");
    assert!(!watched.head().row.is_same);
    // Who begins again finds what was begun.
    edit(&proposals, PAGE).await.unwrap();
    for (text, expected) in [
        ("[a](javascript:b)", Hint::Unfit),
        ("[a](glossary:no-such-word)", Hint::DeadLinks { links: 1 }),
        (&"ក".repeat(4001), Hint::TooLong { most: 4000, has: 4001 }),
    ] {
        write(&proposals, &page, "u7", text).await.unwrap();
        watched.next().await;
        assert_eq!(watched.block("u7").hints, [expected]);
    }
    let not_there = Err(ProposalsError::NotThere.into());
    assert_eq!(edit(&proposals, "work/absent").await, not_there);
    assert_eq!(edit(&proposals, "law/universal-declaration").await, not_there, "it was published");
    assert_eq!(write(&proposals, &page, "u999", "x").await, not_there);
    assert_eq!(write(&proposals, &id("work/wages-and-debt"), "u1", "x").await, not_there);
    // The same again is told to nobody.
    write(&proposals, &page, "u7", &watched.block("u7").typed.clone()).await.unwrap();
    assert!(watched.updates.next().now_or_never().is_none());
}

#[tokio::test]
async fn a_new_page_grows_part_by_part() {
    let folder = tempfile::tempdir().unwrap();
    let proposals = open(folder.path()).await;
    let page = new_page(&proposals, Topic::Work, "Your first wages").await;
    assert!(page.as_str().starts_with("work/your-first-wages-"), "{}", page.as_str());
    let mut watched = Watched::of(&proposals, &page).await;
    assert_eq!(watched.names(), ["title", "summary", "u1"]);
    assert!(watched.head().row.is_new);
    assert_eq!(watched.head().hints, [PageHint::NoSource]);
    write(&proposals, &page, "u1", "Count the days.").await.unwrap();
    let add = PageAct::Add { after: Some(unit("u1")) };
    let new = shape(&proposals, &page, add).await.unwrap().unwrap();
    assert_eq!(new, unit("u2"));
    let steps = PageAct::Block { unit: new.clone(), block: BlockKind::Steps };
    assert_eq!(shape(&proposals, &page, steps).await, Ok(None));
    let marked = PageAct::Critical { unit: new.clone(), is_critical: true };
    shape(&proposals, &page, marked).await.unwrap();
    shape(&proposals, &page, PageAct::MoveUp { unit: new.clone() }).await.unwrap();
    while watched.names() != ["title", "summary", "u2", "u1"] {
        watched.next().await;
    }
    let block = watched.block("u2");
    assert_eq!((block.block, block.is_critical), (BlockKind::Steps, true));
    assert_eq!(block.part, Part::Unit { kind: UnitKind::Numbered });
    let over = shape(&proposals, &page, PageAct::MoveUp { unit: new.clone() }).await;
    assert_eq!(over, Err(ProposalsError::NotThere.into()), "it is the first");
    // What was taken out can be put back, and two pages of one title are two.
    shape(&proposals, &page, PageAct::TakeOut { unit: unit("u1") }).await.unwrap();
    watched.next().await;
    assert_eq!(watched.head().aside[0].words, "Count the days.");
    shape(&proposals, &page, PageAct::PutBack { unit: unit("u1") }).await.unwrap();
    watched.next().await;
    assert_eq!(watched.names(), ["title", "summary", "u2", "u1"]);
    let other = new_page(&proposals, Topic::Work, "Your first wages").await;
    assert_ne!(other, page);
    let titles: Vec<_> = rows(&proposals).await.into_iter().map(|row| row.page).collect();
    assert_eq!(titles, [other.clone(), page.clone()], "what was touched last stands first");
    proposals.drop_page(DropPage { page: page.clone() }).await.unwrap();
    assert!(watched.updates.next().await.is_none());
    let again = proposals.drop_page(DropPage { page }).await;
    assert_eq!(again, Err(ProposalsError::NotThere.into()));
}

#[tokio::test]
async fn what_the_pack_changed_meanwhile_is_told_and_no_word_is_lost() {
    let (world, proposals) = beside_a_pack().await;
    edit(&proposals, MANILA).await.unwrap();
    let page = id(MANILA);
    write(&proposals, &page, "u1", CANARY).await.unwrap();
    write(&proposals, &page, "u3", CANARY).await.unwrap();
    let mut watched = Watched::of(&proposals, &page).await;
    let mut later = packs_tests::next(&packs_tests::files());
    let text = later.get_mut("work/barangay/index.en.md").unwrap();
    *text =
        text.replace("\nTake somebody along, and a quillwort for luck. {#u2}\n", "\nCame. {#u9}\n");
    world.import(&world.bundle(&later, None)).await.unwrap();
    watched.next().await;
    assert_eq!(watched.head().row.news, 3);
    assert!(matches!(watched.block("u3").news, Some(News::Changed { .. })));
    assert_eq!(watched.block("u2").news, Some(News::Gone));
    assert_eq!(watched.block("u1").news, None, "their words and ours are not in each other's way");
    let [come] = &watched.head().aside[..] else { panic!("one came") };
    assert_eq!((come.words.as_str(), &come.news), ("Came.", &Some(News::Come)));
    for (name, side) in [("u3", Side::Mine), ("u2", Side::Theirs), ("u9", Side::Theirs)] {
        let command = TakeOver { page: page.clone(), unit: unit(name), side };
        proposals.take_over(command.clone()).await.unwrap();
        assert_eq!(proposals.take_over(command).await, Err(ProposalsError::NotThere.into()));
        watched.next().await;
    }
    assert_eq!(watched.head().row.news, 0);
    assert_eq!(watched.block("u3").typed, CANARY);
    assert_eq!(watched.block("u9").typed, "Came.");
    // Where the page leaves the library, all stays and can be read.
    world.library.remove_pack(RemovePack { pack: "manila".to_owned() }).await.unwrap();
    watched.next().await;
    assert!(watched.head().row.is_gone);
    write(&proposals, &page, "u1", "and on").await.unwrap();
    watched.next().await;
    assert_eq!(watched.block("u1").typed, "and on");
}
