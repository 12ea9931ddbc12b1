//! The driver against a real WebKit window: WebKitGTK's own small browser, which is always there
//! beside the library, so that what fails here is not the app's fault.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Window;
use crate::display::Display;

const PAGE: &str = "data:text/html,<meta charset=utf-8><input data-testid=field>\
    <button data-testid=press onclick=\"setTimeout(()=>{let p=document.createElement('p');\
    p.dataset.testid='said';p.textContent=document.querySelector('input').value;\
    document.body.append(p)},300)\">Press</button>";

fn browser() -> PathBuf {
    let found = std::fs::read_dir("/usr/lib").unwrap().find_map(|entry| {
        let path = entry.unwrap().path().join("webkit2gtk-4.1/MiniBrowser");
        path.exists().then_some(path)
    });
    found.expect("libwebkit2gtk-4.1-0 holds MiniBrowser")
}

async fn open(display: &Display, data_dir: &Path) -> Window {
    let args = ["--automation".into(), data_dir.into()];
    let envs = [("DISPLAY", display.name().into())];
    Window::open_with(&browser(), data_dir, &args, &envs).await.unwrap()
}

#[tokio::test]
async fn two_windows_are_driven_side_by_side_and_leave_nothing_behind() {
    let display = Display::start(1280, 832).unwrap();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let one = open(&display, folders[0].path()).await;
    let other = open(&display, folders[1].path()).await;
    for (window, words) in [(&one, "good morning"), (&other, "សួស្តី السلام")] {
        window.driver().goto(PAGE).await.unwrap();
        window.type_text("field", words).await.unwrap();
        assert_eq!(window.value_of("field").await.unwrap(), words);
        assert!(!window.is_shown("said").await);
        window.click("press").await.unwrap();
        window.wait_for_text("said", words).await.unwrap();
    }
    let picture = folders[0].path().join("pictures/one.png");
    one.screenshot(&picture).await.unwrap();
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    assert!(one.process_id().is_some());
    one.close().await.unwrap();
    drop(other);
    for folder in &folders {
        assert!(super::process::ids_naming(folder.path()).is_empty());
    }
}

#[tokio::test]
async fn what_never_shows_is_said_after_a_while() {
    let display = Display::start(1280, 832).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(&display, folder.path()).await;
    window.set_patience(Duration::from_millis(300));
    window.driver().goto(PAGE).await.unwrap();
    let trouble = window.click("nowhere").await.unwrap_err().to_string();
    assert!(trouble.contains("waited 0 s for nowhere"), "{trouble}");
    window.close().await.unwrap();
}

#[tokio::test]
async fn the_window_that_replaces_another_is_followed() {
    let display = Display::start(1280, 832).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(&display, folder.path()).await;
    window.driver().new_tab().await.unwrap();
    window.driver().close_window().await.unwrap();
    window.follow_window().await.unwrap();
    window.driver().goto(PAGE).await.unwrap();
    window.by_testid("press").await.unwrap();
    window.close().await.unwrap();
}
