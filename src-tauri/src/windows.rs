//! The two windows: `lock` before the vault is open, `main` afterwards.
//!
//! [`follow_vault`] runs while the process lives. Invariants: they follow the vault, and only one of them can be seen, but
//! for the moment in which one takes the place of the other. The main window's page is ended, not only closed, so that
//! nothing that it showed stays in a process of `WebKit`'s.
//!
//! As soon as somebody types on the lock screen, the main window gets its page out of sight: that takes as long as typing a
//! passphrase and deriving the key do. Whatever it asks of the vault waits until the vault is open ([`AppState`]), so it
//! knows nothing before; and it stays when a passphrase was wrong, for the next one.

use std::{
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use futures_util::StreamExt as _;
use gtk::glib;
use larkspur_ipc::safety::VaultState;
use rustix::process::Pid;
use tauri::{
    AppHandle, LogicalPosition, LogicalSize, Manager as _, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
    webview::{NewWindowResponse, PageLoadEvent, PermissionResponse},
};
use tokio::sync::watch;

use crate::{
    file_dialog,
    locking::{self, Afterwards},
    printing, process,
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
    let mut windows =
        Windows { app, state: Arc::clone(&state), webview_folder, shown: None, ahead: None };
    loop {
        tokio::select! {
            biased;
            now = vault.next() => match now {
                Some(VaultState::Open) => windows.show(MAIN).await,
                Some(_) => windows.show(LOCK).await,
                None => return,
            },
            () = state.typed.notified() => windows.prepare_main().await,
        }
    }
}

/// What [`follow_vault`] knows of the windows that there are.
struct Windows {
    app: AppHandle,
    state: Arc<AppState>,
    webview_folder: PathBuf,
    shown: Option<&'static str>,
    /// The main window, while it waits for the vault.
    ahead: Option<Built>,
}

/// A window that has not taken the place of the other one yet.
struct Built {
    window: WebviewWindow,
    /// Changes when its page has come up.
    loaded: watch::Receiver<u64>,
    /// Changes when its page has put its first words on the screen.
    worded: watch::Receiver<u64>,
    /// The processes of the pages that were there before it.
    older_pages: Vec<Pid>,
}

impl Windows {
    async fn show(&mut self, label: &'static str) {
        if self.shown == Some(label) {
            return;
        }
        match self.change_to(label).await {
            Ok(()) => self.shown = Some(label),
            Err(error) => self.give_up(&error, label),
        }
    }

    /// Builds the main window out of sight, if the lock screen is there and it has not been built yet.
    async fn prepare_main(&mut self) {
        if self.shown != Some(LOCK) || self.ahead.is_some() || self.state.device().session().is_ok()
        {
            return;
        }
        // Before its page can ask for anything.
        self.state.is_main_ahead.send_replace(true);
        match self.build(MAIN, false).await {
            Ok(built) => self.ahead = Some(built),
            Err(error) => self.give_up(&error, MAIN),
        }
    }

    async fn change_to(&mut self, label: &'static str) -> tauri::Result<()> {
        let left = self.app.get_webview_window(if label == MAIN { LOCK } else { MAIN });
        if label == LOCK
            && let Some(main) = &left
        {
            // What was shown must go at once; only then is there time to build. A dialog of the desktop that was asked for
            // from an open vault would go on over a closed one.
            main.hide()?;
            self.app.run_on_main_thread(|| {
                file_dialog::dismiss();
                printing::dismiss();
            })?;
        }
        let built = match self.ahead.take() {
            Some(built) if label == MAIN => built,
            _ => self.build(label, true).await?,
        };
        // The vault is open, or there is no such window.
        self.state.is_main_ahead.send_replace(false);
        let Built { window, mut loaded, worded, older_pages } = built;
        tauri::async_runtime::spawn(wake(window.clone(), worded));
        if label == MAIN {
            // The lock screen stays until there is something to look at in its place.
            let _ = tokio::time::timeout(PAGE_PATIENCE, loaded.changed()).await;
        }
        // Before the other one goes, so that nothing of the desktop is seen in between.
        self.bring_forward(&window)?;
        if let Some(left) = left {
            // First closed, then ended: a test that drives the windows takes it for a crash otherwise.
            left.destroy()?;
            until_gone(&self.app, left.label()).await;
            // A closed page may be kept for another use, with all that it held, or be hanging.
            let _ = tokio::task::spawn_blocking(move || process::end(&older_pages)).await;
        }
        // Hiding or raising may have come meanwhile, and the window before had the keyboard and took it along.
        self.bring_forward(&window)
    }

    fn bring_forward(&self, window: &WebviewWindow) -> tauri::Result<()> {
        if self.state.is_hidden() {
            return window.hide();
        }
        window.show()?;
        window.set_focus()
    }

    async fn build(&self, label: &'static str, is_seen: bool) -> tauri::Result<Built> {
        let other = self.app.get_webview_window(if label == MAIN { LOCK } else { MAIN });
        let older_pages = process::pages();
        until_gone(&self.app, label).await;
        let mut loaded = self.state.pages_loaded.subscribe();
        loaded.mark_unchanged();
        let place = other.as_ref().and_then(|window| place_of(window).ok());
        let worded = self.state.pages_shown.subscribe();
        let is_seen = is_seen && !self.state.is_hidden();
        let window = build(&self.app, label, &self.webview_folder, place, is_seen)?;
        Ok(Built { window, loaded, worded, older_pages })
    }

    fn give_up(&self, error: &tauri::Error, label: &'static str) {
        tracing::error!(%error, label, "a window could not be built");
        locking::lock(&self.app, Afterwards::End);
    }
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
    is_seen: bool,
) -> tauri::Result<WebviewWindow> {
    let state = Arc::clone(&app.state::<Arc<AppState>>());
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(1280.0, 832.0)
        .min_inner_size(360.0, 480.0)
        .visible(is_seen)
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
