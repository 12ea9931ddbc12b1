//! The app's real window, driven over `WebDriver`.
//!
//! The journeys of `tests/e2e` and the tour of `cargo xtask run` call it. Invariant: one
//! `WebKitWebDriver` drives one app, since it allows one session a process; both end with the
//! [`Window`]. The app must be built with its feature `e2e`, and `DISPLAY` must name a screen.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::{By, Capabilities, WebDriver, WebElement, WindowHandle};

use crate::glass::Screen;
use crate::tether::{Tether, wait_until};
use crate::{Trouble, driver, process};

/// How long a window may take until something shows that should show.
const PATIENCE: Duration = Duration::from_secs(20);

/// A breath between two looks at the page.
const BREATH: Duration = Duration::from_millis(50);

/// A running app with its window.
#[derive(Debug)]
pub struct Window {
    driver: Option<WebDriver>,
    handle: WindowHandle,
    display: OsString,
    data_dir: PathBuf,
    patience: Duration,
    server: Tether,
    log: PathBuf,
    _folder: TempDir,
}

impl Window {
    /// Starts the app on a data folder and waits for its first window.
    pub async fn open(app: &Path, data_dir: &Path) -> Result<Self, Trouble> {
        let args = ["--data-dir".into(), data_dir.into()];
        Self::open_with(app, data_dir, &args, &[]).await
    }

    /// Starts `app` with all of `args`, which should name `data_dir`, and with more environment.
    pub async fn open_with(
        app: &Path,
        data_dir: &Path,
        args: &[OsString],
        envs: &[(&str, OsString)],
    ) -> Result<Self, Trouble> {
        let is_display = |(key, _): &&(&str, OsString)| *key == "DISPLAY";
        let display = envs.iter().find(is_display).map(|(_, name)| name.clone());
        let Some(display) = display.or_else(|| std::env::var_os("DISPLAY")) else {
            return Err(Trouble::new("DISPLAY names no screen: `cargo xtask test e2e` starts one"));
        };
        let folder = tempfile::Builder::new()
            .prefix("larkspur-window-")
            .tempdir()
            .map_err(|e| Trouble::while_doing("making a folder for the driver", &e))?;
        let log = folder.path().join("app.log");
        let (server, port) = driver::start(envs, folder.path(), &log)?;
        let args: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
        let mut capabilities = Capabilities::new();
        capabilities
            .set("webkitgtk:browserOptions", json!({ "binary": app, "args": args }))
            .map_err(|e| Trouble::while_doing("describing the app", &e))?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
            .await
            .map_err(|e| {
                let words = std::fs::read_to_string(&log).unwrap_or_default();
                Trouble::new(format!("opening {}: {e}\n{words}", app.display()))
            })?;
        let handle =
            driver.window().await.map_err(|e| Trouble::while_doing("finding the window", &e))?;
        let data_dir = data_dir.to_owned();
        let driver = Some(driver);
        let patience = PATIENCE;
        Ok(Self { driver, handle, display, data_dir, patience, server, log, _folder: folder })
    }

    /// Waits so long, instead of 20 s, for what should show.
    pub fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// The `WebDriver` session, for what has no verb here.
    ///
    /// # Panics
    /// After [`Window::close`], which takes the window, so never.
    #[expect(clippy::expect_used, reason = "only `close` takes the driver out, and it takes self")]
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the driver is always there until the window is closed")
    }

    /// The element with this `data-testid`, as soon as it is there.
    pub async fn by_testid(&self, id: &str) -> Result<WebElement, Trouble> {
        self.until(&format!("{id} to be there"), async || self.find(id).await.map(Some)).await
    }

    /// Every element with this `data-testid`, right now.
    pub async fn all_by_testid(&self, id: &str) -> Result<Vec<WebElement>, Trouble> {
        let found = self.driver().find_all(selector(id)).await;
        found.map_err(|e| Trouble::while_doing(&format!("looking for all {id}"), &e))
    }

    /// Whether the element is on the page right now and displayed.
    pub async fn is_shown(&self, id: &str) -> bool {
        match self.find(id).await {
            Ok(element) => element.is_displayed().await.unwrap_or(false),
            Err(_) => false,
        }
    }

    /// Waits until an element with this `data-testid` is displayed: one of a dialog that is shut is
    /// on the page as well.
    pub async fn wait_until_shown(&self, id: &str) -> Result<(), Trouble> {
        self.until(&format!("{id} to be shown"), async || {
            Ok(self.find(id).await?.is_displayed().await?.then_some(()))
        })
        .await
    }

    /// Waits until no element with this `data-testid` is displayed.
    pub async fn wait_until_gone(&self, id: &str) -> Result<(), Trouble> {
        self.until(&format!("{id} to be gone"), async || {
            Ok((!self.is_shown(id).await).then_some(()))
        })
        .await
    }

    /// Presses it as soon as it can be pressed.
    pub async fn click(&self, id: &str) -> Result<(), Trouble> {
        let pressed = self.press(id).await;
        match pressed {
            Ok(()) => Ok(()),
            Err(trouble) => {
                let over = self.over(id).await;
                Err(Trouble::new(format!("{trouble}\nwhere it would be pressed stands: {over}")))
            }
        }
    }

    /// What stands where a press on the element would go, as HTML.
    async fn over(&self, id: &str) -> String {
        let ask = format!(
            "const it = document.querySelector('[data-testid=\"{id}\"]');\
             if (!it) return 'nothing: it is not on the page';\
             const at = it.getBoundingClientRect();\
             const over = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);\
             return `at ${{at.x}}, ${{at.y}}: ${{over ? over.outerHTML.slice(0, 400) : 'nothing'}}`;"
        );
        match self.driver().execute(ask, Vec::new()).await {
            Ok(over) => over.convert().unwrap_or_default(),
            Err(error) => error.to_string(),
        }
    }

    async fn press(&self, id: &str) -> Result<(), Trouble> {
        self.until(&format!("{id} to be pressed"), async || {
            let element = self.find(id).await?;
            if let Err(trouble) = element.click().await {
                // Pressing it took the window away, and with it the answer: it was pressed.
                if matches!(trouble.as_inner(), WebDriverErrorInner::NoSuchWindow(_)) {
                    return Ok(Some(()));
                }
                // WebKitWebDriver leaves what stands below the fold where it is: a person scrolls.
                element.scroll_into_view().await?;
                return Err(trouble);
            }
            Ok(Some(()))
        })
        .await
    }

    /// Types into it, after what it holds.
    pub async fn type_text(&self, id: &str, text: &str) -> Result<(), Trouble> {
        // Only finding it is tried again: typing twice would write twice.
        let element = self
            .until(&format!("{id} to be ready"), async || {
                let element = self.find(id).await?;
                element.scroll_into_view().await?;
                // WebKit calls a field that cuts off what overflows not displayed, so its size tells.
                let place = element.rect().await?;
                let has_size = place.width > 0.0 && place.height > 0.0;
                let is_ready = has_size && element.is_enabled().await?;
                Ok(is_ready.then_some(element))
            })
            .await?;
        let typed = element.send_keys(text).await;
        typed.map_err(|e| Trouble::while_doing(&format!("typing into {id}"), &e))
    }

    /// The words that it shows.
    pub async fn text_of(&self, id: &str) -> Result<String, Trouble> {
        self.until(&format!("{id} to show words"), async || {
            self.find(id).await?.text().await.map(Some)
        })
        .await
    }

    /// What a field holds.
    pub async fn value_of(&self, id: &str) -> Result<String, Trouble> {
        self.until(&format!("{id} to hold a value"), async || {
            Ok(self.find(id).await?.prop("value").await?.or(Some(String::new())))
        })
        .await
    }

    /// Waits until any element with this `data-testid` shows `part` among its words.
    pub async fn wait_for_text(&self, id: &str, part: &str) -> Result<(), Trouble> {
        self.until(&format!("{id} to show “{part}”"), async || {
            for element in self.driver().find_all(selector(id)).await? {
                if element.text().await?.contains(part) {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Writes what stands on the screen in the window's place as a PNG. (`WebDriver`'s own picture
    /// never comes when the webview paints without hardware acceleration: WebKitGTK 2.50.)
    pub async fn screenshot(&self, path: &Path) -> Result<(), Trouble> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|e| Trouble::while_doing("making a folder for pictures", &e))?;
        }
        let gone = || Trouble::new("the app is gone, so no picture can be taken");
        let process = self.process_id().ok_or_else(gone)?;
        let screen = Screen::connect_to(&self.display)?;
        let hidden =
            || Trouble::new("no window of the app can be seen, so no picture can be taken");
        let window = screen.visible(process)?.pop().ok_or_else(hidden)?;
        screen.save_picture(window, path).await
    }

    /// Waits until the app has built another window and the one driven so far is gone, and goes
    /// on in the new one. The app does so when it locks and when it unlocks.
    pub async fn follow_window(&mut self) -> Result<(), Trouble> {
        let old = self.handle.clone();
        let new = self
            .until("the other window", async || {
                let handles = self.driver().windows().await?;
                let is_only_new = !handles.contains(&old);
                Ok(handles.into_iter().next_back().filter(|_| is_only_new))
            })
            .await?;
        let switched = self.driver().switch_to_window(new.clone()).await;
        switched.map_err(|e| Trouble::while_doing("switching to the other window", &e))?;
        self.handle = new;
        Ok(())
    }

    /// The id of the app's process, found by its data folder; `None` once it is gone.
    pub fn process_id(&self) -> Option<u32> {
        process::ids_naming(&self.data_dir).into_iter().min()
    }

    /// Ends the app at once, as a loss of power would. The window is gone afterwards.
    pub fn kill(self) {
        process::kill_naming(&self.data_dir);
    }

    /// What the app wrote to its standard output and error so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Closes the app and waits until its process is gone.
    pub async fn close(mut self) -> Result<(), Trouble> {
        if let Some(driver) = self.driver.take() {
            driver.quit().await.map_err(|e| Trouble::while_doing("closing the window", &e))?;
        }
        self.server.stop();
        // An app that builds its own windows outlives the session that drove one of them.
        process::end_naming(&self.data_dir);
        if !wait_until(PATIENCE, || process::ids_naming(&self.data_dir).is_empty()) {
            return Err(Trouble::new("the app is still there after its window was closed"));
        }
        Ok(())
    }

    async fn find(&self, id: &str) -> WebDriverResult<WebElement> {
        self.driver().find(selector(id)).await
    }

    /// Looks again until there is an answer. What goes wrong meanwhile is only told at the end,
    /// since a page that draws itself anew makes elements stale at any moment.
    async fn until<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> WebDriverResult<Option<T>>,
    ) -> Result<T, Trouble> {
        let begun = Instant::now();
        loop {
            let last = match look().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => "it did not happen".to_owned(),
                Err(error) => error.to_string(),
            };
            if begun.elapsed() > self.patience {
                let seconds = self.patience.as_secs();
                return Err(Trouble::new(format!("waited {seconds} s for {what}: {last}")));
            }
            tokio::time::sleep(BREATH).await;
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver does not notice that its app is gone, and would let whoever ends the session
        // wait for two minutes. So the session is forgotten, and the driver ended with its app.
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
        process::kill_naming(&self.data_dir);
    }
}

fn selector(id: &str) -> By {
    By::Css(format!("[data-testid=\"{id}\"]"))
}

#[cfg(feature = "display")]
#[cfg(test)]
mod tests;
