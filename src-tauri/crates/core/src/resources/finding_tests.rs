//! Finding pages that ship, and the list of words on the disk.

use std::{fs, path::Path, pin::pin};

use futures_util::StreamExt as _;
use larkspur_ipc::{
    Secret,
    resources::{ChooseLanguage, Found, WatchFound},
};

use super::{Resources, index::Place};
use crate::{db::Database, vault::Key};

async fn library_in(folder: &Path) -> Resources {
    let key = Key::make(|bytes| bytes.fill(7));
    let database = Database::open(&folder.join("app.db"), &key).await.unwrap();
    Resources::new(database, &folder.join("cache"), larkspur_bundle::Roots::default())
}

async fn find(library: &Resources, words: &str, tags: &[&str]) -> Found {
    let languages = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let command = WatchFound { words: Secret::new(words), languages };
    pin!(library.reader().watch_found(command).await.unwrap()).next().await.unwrap()
}

/// The first page that was found: which, in which language, and the words that are marked.
fn first(found: &Found) -> (String, String, String) {
    let row = &found.rows[0];
    let marked = row.passages.iter().filter(|it| it.is_found).map(|it| it.words.as_str());
    (row.row.resource.as_str().to_owned(), row.row.shown.tag.clone(), marked.collect())
}

#[tokio::test]
async fn a_page_is_found_by_words_of_any_language_and_shown_in_that_one() {
    let folder = tempfile::tempdir().unwrap();
    let library = library_in(folder.path()).await;
    for (words, tag) in [
        ("លិខិតឆ្លងដែន", "km"),
        ("หนังสือเดินทาง", "th"),
        ("နိုင်ငံကူးလက်မှတ်", "my"),
        ("पासपोर्ट", "hi"),
        ("esclavitud", "es"),
    ] {
        let (_, language, marked) = first(&find(&library, words, &["en"]).await);
        assert_eq!((language.as_str(), marked.as_str()), (tag, words));
    }
}

#[tokio::test]
async fn a_word_finds_pages_of_the_wanted_language_by_what_it_is_called_there() {
    let folder = tempfile::tempdir().unwrap();
    let library = library_in(folder.path()).await;
    let found = find(&library, "Passport", &["th", "en"]).await;
    let row = found.rows.iter().find(|it| it.row.resource.as_str() == "work/passport-held");
    assert_eq!(row.unwrap().row.shown.tag, "th");
    assert_eq!(found.term.unwrap().words, "หนังสือเดินทาง");
    // Once a language was chosen, that one comes before the app's.
    let command = ChooseLanguage { language: Some("km".to_owned()) };
    library.choose_language(command).await.unwrap();
    let found = find(&library, "Passport", &["th", "en"]).await;
    let row = found.rows.iter().find(|it| it.row.resource.as_str() == "work/passport-held");
    assert_eq!(row.unwrap().row.shown.tag, "km");
}

#[tokio::test]
async fn a_page_is_found_once_and_says_where_the_words_stand() {
    let folder = tempfile::tempdir().unwrap();
    let library = library_in(folder.path()).await;
    let found = find(&library, "held in slavery", &["en"]).await;
    let mut pages: Vec<_> = found.rows.iter().map(|it| it.row.resource.as_str()).collect();
    assert_eq!(usize::from(found.count), pages.len());
    pages.sort_unstable();
    pages.dedup();
    assert_eq!(pages.len(), found.rows.len());
    let row = found.rows.iter().find(|it| it.row.resource.as_str() == "law/human-rights").unwrap();
    assert_eq!(row.unit, Some(7));
    assert!(row.passages.iter().any(|it| it.is_found && it.words == "held in slavery"));
}

#[tokio::test]
async fn a_slip_is_told_and_what_nobody_wrote_is_not_found() {
    let folder = tempfile::tempdir().unwrap();
    let library = library_in(folder.path()).await;
    let found = find(&library, "pasport", &["en"]).await;
    assert!(found.instead.contains(&"passport".to_owned()), "{:?}", found.instead);
    assert!(found.rows.iter().any(|it| it.row.resource.as_str() == "work/passport-held"));
    for nothing in ["", "…", "qqqqqqqqqq", &"long ".repeat(60)] {
        assert_eq!(find(&library, nothing, &["en"]).await, Found::default(), "{nothing}");
    }
}

/// The files of the list.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let list = folder.join("cache/library");
    fs::read_dir(list).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[tokio::test]
async fn a_damaged_list_is_made_anew_and_an_old_one_goes() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("cache/library/0000.db");
    fs::create_dir_all(old.parent().unwrap()).unwrap();
    fs::write(&old, "of other pages").unwrap();
    let library = library_in(folder.path()).await;
    assert!(!find(&library, "wages", &["en"]).await.rows.is_empty());
    let kept = files(folder.path());
    assert!(kept.len() == 1 && !old.exists(), "{kept:?}");
    drop(library);

    let whole = fs::metadata(&kept[0]).unwrap().len();
    fs::remove_file(&kept[0]).unwrap();
    fs::write(&kept[0], "this is no list").unwrap();
    let library = library_in(folder.path()).await;
    assert!(!find(&library, "wages", &["en"]).await.rows.is_empty());
    assert_eq!(fs::metadata(&kept[0]).unwrap().len(), whole);
}

#[tokio::test]
async fn without_room_on_the_disk_the_words_are_found_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    // Where the list would be put stands a file.
    fs::write(folder.path().join("cache"), "").unwrap();
    let library = library_in(folder.path()).await;
    assert!(!find(&library, "wages", &["en"]).await.rows.is_empty());
}

#[tokio::test]
async fn what_was_looked_for_is_written_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let holds = |canary: &str| {
        let mut folders = vec![folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if memchr::memmem::find(&fs::read(path).unwrap(), canary.as_bytes())
                    .is_some()
                {
                    return true;
                }
            }
        }
        false
    };
    let library = library_in(folder.path()).await;
    find(&library, "canaryword", &["en"]).await;
    find(&library, "canaryword wages", &["en"]).await;
    assert!(!holds("canaryword"));
    // The search itself finds what lies there.
    fs::write(folder.path().join("cache/planted"), "…canaryword…").unwrap();
    assert!(holds("canaryword"));
}

#[tokio::test]
async fn whoever_asks_while_the_list_is_made_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path().join("library"));
    let catalogue = super::catalogue::Catalogue::shipped().await.unwrap();
    let (one, other) = tokio::join!(place.open(&catalogue), place.open(&catalogue));
    assert!(std::sync::Arc::ptr_eq(&one.unwrap(), &other.unwrap()));
}
