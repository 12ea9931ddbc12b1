//! The two windows: `lock` before the vault is open, `main` afterwards.
//!
//! [`follow_vault`] runs while the process lives. Invariant: they follow the vault and never live
//! side by side for longer than the change takes. The main window's page is ended, not only
//! closed, so that nothing that it showed stays in a process of `WebKit`'s.

use std::{
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use futures_util::StreamExt as _;
use gtk::glib;
use larkspur_ipc::safety::VaultState;
use tauri::{
    AppHandle, LogicalPosition, LogicalSize, Manager as _, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
    webview::{NewWindowResponse, PageLoadEvent, PermissionResponse},
};
use tokio::sync::watch;

use crate::{
    locking::{self, Afterwards},
    process,
    state::AppState,
    webview,
};

/// First run and the lock screen. Its capability holds only public commands, and those that read what ships.
pub(crate) const LOCK: &str = "lock";
/// Everything else.
pub(crate) const MAIN: &str = "main";

/// Says nothing about what the app is for (moderation-safety.md 2.1, "Neutral appearance").
const TITLE: &str = "Larkspur";
/// How long the window before stays while the new one gets its page.
const PAGE_PATIENCE: Duration = Duration::from_secs(5);
/// How long a window of the same name may take to go.
const LEAVE_PATIENCE: Duration = Duration::from_secs(2);
/// How long the first words of a page may take before it is loaded anew; each further time twice as long, so
/// that a slow machine gets there.
const WORDS_PATIENCE: Duration = Duration::from_secs(10);
/// How often a page is loaded anew that shows nothing.
const WAKINGS: u32 = 3;

/// Shows the window that fits the vault, for as long as the process lives.
pub(crate) async fn follow_vault(app: AppHandle, webview_folder: PathBuf) {
    let state = Arc::clone(&app.state::<Arc<AppState>>());
    let mut vault = pin!(state.device().safety().watch_vault());
    // The pages keep nothing there; what `WebKit` itself leaves is not needed a second time.
    let _ = tokio::fs::remove_dir_all(&webview_folder).await;
    let mut shown = None;
    while let Some(now) = vault.next().await {
        let label = if now == VaultState::Open { MAIN } else { LOCK };
        if shown == Some(label) {
            continue;
        }
        match change_to(&app, label, &webview_folder).await {
            Ok(()) => shown = Some(label),
            Err(error) => {
                tracing::error!(%error, label, "a window could not be built");
                locking::lock(&app, Afterwards::End);
            }
        }
    }
}

async fn change_to(app: &AppHandle, label: &str, webview_folder: &Path) -> tauri::Result<()> {
    let state = app.state::<Arc<AppState>>();
    let left = app.get_webview_window(if label == MAIN { LOCK } else { MAIN });
    let left_pages = process::pages();
    if label == LOCK
        && let Some(main) = &left
    {
        // What was shown must go at once; only then is there time to build.
        main.hide()?;
    }
    until_gone(app, label).await;
    let mut pages = state.pages_loaded.subscribe();
    pages.mark_unchanged();
    let place = left.as_ref().and_then(|window| place_of(window).ok());
    let shown = state.pages_shown.subscribe();
    let window = build(app, label, webview_folder, place)?;
    tauri::async_runtime::spawn(wake(window.clone(), shown));
    if label == MAIN {
        // The lock screen stays until there is something to look at in its place.
        let _ = tokio::time::timeout(PAGE_PATIENCE, pages.changed()).await;
    }
    if let Some(left) = left {
        // First closed, then ended: a test that drives the windows takes it for a crash otherwise.
        left.destroy()?;
        until_gone(app, left.label()).await;
        // A closed page may be kept for another use, with all that it held, or be hanging.
        let _ = tokio::task::spawn_blocking(move || process::end(&left_pages)).await;
    }
    // Hiding or raising may have come while the window was built.
    if state.is_hidden() {
        return window.hide();
    }
    window.show()?;
    // The window before had the keyboard and took it along.
    window.set_focus()
}

/// Loads a page anew that never shows a word. In about one of a hundred first starts WebKit 2.50 says that
/// it has loaded the page, and it stays empty; nobody would know what to do with that.
async fn wake(window: WebviewWindow, mut shown: watch::Receiver<u64>) {
    for waking in 0..WAKINGS {
        let patience = WORDS_PATIENCE * 2_u32.pow(waking);
        let is_shown = tokio::time::timeout(patience, shown.changed()).await.is_ok();
        if is_shown || window.app_handle().get_webview_window(window.label()).is_none() {
            return;
        }
        tracing::warn!(label = window.label(), "a page stayed empty and is loaded anew");
        if window.reload().is_err() {
            return;
        }
    }
}

/// Where a window stands and how large it is: the next one takes its place.
type Place = (LogicalPosition<f64>, LogicalSize<f64>);

fn place_of(window: &WebviewWindow) -> tauri::Result<Place> {
    let scale = window.scale_factor()?;
    Ok((window.outer_position()?.to_logical(scale), window.inner_size()?.to_logical(scale)))
}

async fn until_gone(app: &AppHandle, label: &str) {
    let _ = tokio::time::timeout(LEAVE_PATIENCE, async {
        while app.get_webview_window(label).is_some() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
}

fn build(
    app: &AppHandle,
    label: &str,
    webview_folder: &Path,
    place: Option<Place>,
) -> tauri::Result<WebviewWindow> {
    let state = Arc::clone(&app.state::<Arc<AppState>>());
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(1280.0, 832.0)
        .min_inner_size(360.0, 480.0)
        .visible(!state.is_hidden())
        .devtools(false)
        // Not `incognito`: Tauri 2.12 registers its address once a folder, so that a second
        // incognito window gets no page, and with a folder each WebKit starts and keeps another
        // network process at every lock. `webview::settle` sees to it that nothing is stored.
        .data_directory(webview_folder.to_owned())
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false)
        .zoom_hotkeys_enabled(false)
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_page_load(move |window, page| match page.event() {
            PageLoadEvent::Started => {
                if state.streams.stop_window(window.label()) > 0 {
                    tracing::warn!(label = window.label(), "a page that was in use is loaded anew");
                }
            }
            PageLoadEvent::Finished => state.pages_loaded.send_modify(|count| *count += 1),
        });
    #[cfg(feature = "e2e")]
    if let Some(script) = crate::faults::first_script() {
        builder = builder.initialization_script(script);
    }
    if let Some((position, size)) = place {
        builder = builder.position(position.x, position.y).inner_size(size.width, size.height);
    }
    let window = builder.build()?;
    let handle = app.clone();
    let name = label.to_owned();
    window.on_window_event(move |event| match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            locking::end(&handle);
        }
        WindowEvent::Destroyed => {
            handle.state::<Arc<AppState>>().streams.stop_window(&name);
        }
        _ => {}
    });
    window.with_webview(|view| webview::settle(&view.inner()))?;
    Ok(window)
}

/// Where WebKit may put what it needs: in the app's data folder or, if nothing can be written there,
/// where the system keeps what goes with the person's session.
/// Decided once, since all windows of a process must share it.
pub(crate) fn webview_home(data_folder: &Path) -> PathBuf {
    let folder = data_folder.join("webview");
    match std::fs::create_dir_all(&folder) {
        Ok(()) => folder,
        Err(_) => glib::user_runtime_dir().join("larkspur-webview"),
    }
}

/// A page of our own. Nothing else is ever loaded, wherever a link in a message leads.
fn is_own(url: &Url) -> bool {
    url.scheme() == "tauri" && url.host_str() == Some("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_loaded() {
        for (address, expected) in [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#a", true),
            ("tauri://localhost.example.org/", false),
            ("tauri://example.org/", false),
            ("https://localhost/", false),
            ("http://tauri.localhost/", false),
            ("ipc://localhost/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,hello", false),
            ("about:blank", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(is_own(&Url::parse(address).unwrap()), expected, "{address}");
        }
    }
}
