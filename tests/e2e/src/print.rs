//! A page of the library as a file: asked for in the window, placed in the desktop's dialog, read as a screen reader
//! would.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use larkspur_ipc::resources::{PrintPage, SavePage};
use larkspur_test_pdf::{Document, composed};
use serde_json::{Map, json};
use tempfile::TempDir;

use crate::{
    desk::{Away, Desk, app, tour_folder, until},
    glass::{Hand, Screen, save_into, wait_for_another},
};

/// Asks for a page that is not in the library, so that no dialog of the desktop comes up.
pub(crate) fn nothing_to_save() -> SavePage {
    let said = json!({ "words": "words", "lang": "en" });
    let labels = ["note", "warning", "steps", "breathe", "script", "sources", "missing", "changed"];
    let mut words: Map<_, _> =
        labels.into_iter().map(|label| (label.to_owned(), said.clone())).collect();
    words.extend([
        ("about".to_owned(), said),
        ("standing".to_owned(), json!([])),
        ("checked".to_owned(), json!([])),
    ]);
    let wanted =
        json!({ "resource": "work/nothing", "language": "en", "words": words, "name": "Page" });
    serde_json::from_value(wanted).unwrap()
}

/// The same on paper.
pub(crate) fn nothing_to_print() -> PrintPage {
    let SavePage { resource, language, words, name } = nothing_to_save();
    PrintPage { resource, language, words, name }
}

/// A page in Khmer, open in the library of somebody without an account.
async fn reading_khmer(home: &Path) -> Desk {
    let envs = [("HOME", home.into()), ("XDG_DATA_HOME", home.join("data").into())];
    let mut desk = Away::without_account("leader").open(&app(), &envs).await;
    desk.first_run().await;
    desk.shows("account-member").await;
    desk.open_library().await;
    desk.read_in("km").await;
    desk.open_page("work/passport-held").await;
    desk
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[tokio::test]
async fn a_page_in_khmer_is_saved_for_its_owner_alone_and_says_what_the_window_says() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("kept");
    fs::create_dir(&folder).unwrap();
    let mut desk = reading_khmer(home.path()).await;
    desk.click("resources-save-page").await;
    desk.wait_for_text("resources-save-dialog", "Anyone who finds the paper").await;
    desk.picture("save").await;
    save_into(&desk, "resources-save-page-choose", &folder).await;
    desk.window.wait_until_gone("resources-save-dialog").await.unwrap();

    // The name says nothing about the page, and nothing lies beside it.
    let file = folder.join("Page.pdf");
    assert_eq!(files_in(&folder), [file.as_path()]);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let recent = home.path().join("data/recently-used.xbel");
    let is_named = || fs::read_to_string(&recent).is_ok_and(|list| list.contains("Page.pdf"));
    until("no list of recent files names it", async || !is_named()).await;

    let document = larkspur_test_pdf::read(&fs::read(&file).unwrap());
    assert!(document.is_marked);
    assert_eq!(document.lang.as_deref(), Some("km"));
    assert!(document.loose.is_empty(), "outside of every tag: {:?}", document.loose);
    assert_says_what_the_window_says(&desk, &document).await;
}

/// The title is the one heading of the first level, and every unit stands behind the one before it.
async fn assert_says_what_the_window_says(desk: &Desk, document: &Document) {
    let title: String = desk
        .ask("return document.querySelector('[data-testid=resources-title]').textContent;")
        .await;
    let titles = document.tagged(&["H1"]);
    assert_eq!(titles.len(), 1);
    assert_eq!(composed(&titles[0].text()), composed(&title));
    let shown: Vec<String> = desk
        .ask("return [...document.querySelectorAll('[data-testid=resources-draft] p, [data-testid=resources-unchecked], .page-text .unit-said')].map((it) => it.textContent);")
        .await;
    assert!(shown.len() > 30, "only {} units are shown", shown.len());
    let text = composed(&document.text());
    let mut rest = text.as_str();
    for words in shown {
        let words = composed(&words);
        let at = rest.find(&words).unwrap_or_else(|| panic!("{words} is not in {rest}"));
        rest = &rest[at + words.len()..];
    }
    // The licence wants whoever wrote it to be named.
    assert!(rest.ends_with(&composed("Larkspur contributors")), "{rest}");
}

#[tokio::test]
async fn who_chooses_no_place_has_saved_nothing() {
    let home = TempDir::new().unwrap();
    // The desktop's dialog makes it for its list of recent files.
    fs::create_dir(home.path().join("data")).unwrap();
    let desk = reading_khmer(home.path()).await;
    let before = files_in(home.path());
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let window = screen.wait_for_window(process).unwrap();
    desk.click("resources-save-page").await;
    desk.click("resources-save-page-choose").await;
    let dialog = wait_for_another(&screen, process, window).await;
    hand.order("key Escape").unwrap();
    until("the dialog is gone", async || !screen.is_visible(dialog).unwrap()).await;
    // The question is still there, and "Do not save" answers it.
    desk.click("resources-save-page-keep").await;
    desk.window.wait_until_gone("resources-save-dialog").await.unwrap();
    assert_eq!(files_in(home.path()), before);
}

/// Every file below a folder with this ending.
fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in files_in(folder) {
        if path.is_dir() {
            found.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found
}

#[tokio::test]
async fn a_page_is_printed_by_the_desktops_dialog_and_the_paper_names_nobody() {
    let home = TempDir::new().unwrap();
    let mut desk = reading_khmer(home.path()).await;
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let window = screen.wait_for_window(process).unwrap();
    desk.click("resources-save-page").await;
    desk.shows("resources-print-page").await;
    desk.picture("print-or-save").await;

    // Whoever chooses no printer has printed nothing, and the question is still there.
    desk.click("resources-print-page").await;
    let dialog = wait_for_another(&screen, process, window).await;
    hand.order("key Escape").unwrap();
    until("the dialog is gone", async || !screen.is_visible(dialog).unwrap()).await;
    assert_eq!(files_below(home.path(), "pdf"), Vec::<PathBuf>::new());

    // Where there is no printer, the dialog offers a file instead, in the folder in which the app was started.
    let folder = fs::read_link(format!("/proc/{process}/cwd")).unwrap();
    desk.click("resources-print-page").await;
    let dialog = wait_for_another(&screen, process, window).await;
    if let Some(folder) = tour_folder() {
        screen.save_picture(dialog, &folder.join("printer.png")).await.unwrap();
    }
    // The one row of the list, and then "Print", in the corner of what has grown by the name of the file.
    hand.order(&format!("mousemove --window {dialog} 83 86 click 1 sleep 0.5")).unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (width, height) = screen.size(dialog).unwrap();
    let (across, down) = (width - 59, height - 45);
    hand.order(&format!("mousemove --window {dialog} {across} {down} click 1")).unwrap();
    until("it is printed", async || !files_below(&folder, "pdf").is_empty()).await;
    desk.window.wait_until_gone("resources-save-dialog").await.unwrap();
    assert_eq!(files_below(home.path(), "pdf"), Vec::<PathBuf>::new());
    let printed = files_below(&folder, "pdf");
    assert_eq!(printed.len(), 1, "{printed:?}");
    let bytes = fs::read(&printed[0]).unwrap();
    let text = larkspur_test_pdf::decompressed(&bytes);
    let canaries: [&[u8]; 3] = [b"arkspur", b"passport", b"Passport"];
    for canary in canaries {
        assert!(memchr::memmem::find(&text, canary).is_none(), "{}", canary.escape_ascii());
    }
    // A4, and there is ink on it.
    assert_eq!(larkspur_test_pdf::paper(&bytes), (595, 841));
    assert!(bytes.len() > 50_000, "{} bytes", bytes.len());
}

#[tokio::test]
async fn hide_now_takes_the_printers_dialog_off_the_screen_too() {
    let home = TempDir::new().unwrap();
    let desk = reading_khmer(home.path()).await;
    let process = desk.window.process_id().unwrap();
    let (screen, mut hand) = (Screen::connect().unwrap(), Hand::new().unwrap());
    let window = screen.wait_for_window(process).unwrap();
    desk.click("resources-save-page").await;
    desk.click("resources-print-page").await;
    wait_for_another(&screen, process, window).await;
    hand.order("key ctrl+shift+x").unwrap();
    until("nothing is on the screen", async || !screen.shows(process).unwrap()).await;
    std::thread::sleep(Duration::from_secs(2));
    assert!(!screen.shows(process).unwrap(), "something came back by itself");
    assert_eq!(files_below(home.path(), "pdf"), Vec::<PathBuf>::new());
}
