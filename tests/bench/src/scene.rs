//! What the figures in windows stand on: a server, two people, a screen, a hand and an eye.
//!
//! `main` sets it up once a run and every module of `figures` takes from it. Invariant: nothing is
//! done to the app but by keys and the pointer, and by starting and ending it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use larkspur_test_support::glass::{Hand, Screen};
use larkspur_test_support::homeserver::{Homeserver, Options};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::app::App;
use crate::eye::{Area, Eye};
use crate::people::{PASSPHRASE, People};

/// After so long without a change, an answer to a key is complete.
pub(crate) const CALM: Duration = Duration::from_millis(700);
/// The same for a window that is built: on a busy machine, its page may be as long in coming.
pub(crate) const CALM_AFTER_BUILDING: Duration = Duration::from_secs(2);

/// A caret that blinks and a scroll bar that fades away are no answers, but they would be changes.
const TOOLKIT: &str = "[Settings]\ngtk-cursor-blink=false\ngtk-overlay-scrolling=false\n";

/// The size that the app asks for its windows, in pixels.
const WINDOW: (u16, u16) = (1280, 832);
/// The height of the bar at the top of the main window, and the width of the list below it.
const BAR: u16 = 60;
const LIST: u16 = 313;

/// A fixed number of the runs, what they happen on, and where pictures of them go.
pub(crate) struct Scene {
    pub(crate) runs: usize,
    pub(crate) app: PathBuf,
    bare_window: PathBuf,
    out: PathBuf,
    pub(crate) runtime: Runtime,
    pub(crate) server: Homeserver,
    pub(crate) people: People,
    pub(crate) screen: Screen,
    pub(crate) eye: Eye,
    pub(crate) hand: Hand,
    /// For what a figure needs besides.
    pub(crate) folder: TempDir,
}

impl Scene {
    pub(crate) fn set_up(
        app: PathBuf,
        bare_window: PathBuf,
        keep: Option<PathBuf>,
        out: PathBuf,
        runs: usize,
    ) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("larkspur-bench-").tempdir()?;
        let lasting = keep.unwrap_or_else(|| folder.path().join("lasting"));
        let toolkit = folder.path().join("settings/gtk-3.0");
        fs::create_dir_all(&toolkit)?;
        fs::write(toolkit.join("settings.ini"), TOOLKIT)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let server = Homeserver::start(Options {
            folder: Some(lasting.join("server")),
            ..Options::default()
        })?;
        eprintln!("bench: the homeserver answers at {}", server.url());
        let people = runtime.block_on(People::settle(&server, &lasting))?;
        Ok(Self {
            runs,
            app,
            bare_window,
            out,
            runtime,
            server,
            people,
            screen: Screen::connect()?,
            eye: Eye::open()?,
            hand: Hand::new()?,
            folder,
        })
    }

    /// Starts the app on the leader's folder.
    pub(crate) fn start_app(&self) -> Result<App> {
        let folder = self.people.leader.as_path();
        App::start(&self.app, [Path::new("--data-dir"), folder], &self.toolkit())
    }

    /// Starts the bare window with one of its pages.
    pub(crate) fn start_bare(&self, page: &str) -> Result<App> {
        let folder = self.folder.path().join("bare");
        App::start(&self.bare_window, [Path::new(page), &folder], &self.toolkit())
    }

    fn toolkit(&self) -> PathBuf {
        self.folder.path().join("settings")
    }

    /// Waits until everything has been at rest for [`CALM`].
    pub(crate) fn rest(&self) -> Result<()> {
        self.eye.rest(self.eye.everything(), CALM)
    }

    /// Types words into whatever has the keyboard, and waits until they stand there.
    pub(crate) fn type_words(&mut self, words: &str) -> Result<()> {
        self.hand.order(&format!("type --delay 20 \"{words}\""))?;
        self.rest()
    }

    /// Types the passphrase into the lock screen of an app that has just been started.
    pub(crate) fn approach(&mut self, app: &App) -> Result<()> {
        self.screen.wait_for_window(app.id())?;
        self.eye.rest(self.eye.everything(), CALM_AFTER_BUILDING)?;
        self.type_words(PASSPHRASE)
    }

    /// Starts the app and opens it, up to the list of conversations.
    pub(crate) fn open_app(&mut self) -> Result<App> {
        let app = self.start_app()?;
        self.approach(&app)?;
        let lock = self.screen.visible(app.id())?;
        self.hand.order("key Return")?;
        let begun = Instant::now();
        while !self.has_left(&app, &lock)? {
            if begun.elapsed() > Duration::from_secs(20) {
                bail!("the lock screen did not open");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.screen.wait_for_window(app.id())?;
        self.eye.rest(self.eye.everything(), CALM_AFTER_BUILDING)?;
        Ok(app)
    }

    /// Opens the first conversation of the list, whose composer then has the keyboard.
    pub(crate) fn open_newest_room(&mut self) -> Result<()> {
        self.hand.order("key alt+Down")?;
        self.rest()
    }

    /// The window of the app below its bar: the list and what is open.
    pub(crate) fn below_bar(&self, app: &App) -> Result<Area> {
        self.part_of_window(app, 0, BAR)
    }

    /// The open conversation.
    pub(crate) fn conversation(&self, app: &App) -> Result<Area> {
        self.part_of_window(app, LIST, BAR)
    }

    /// The window but for so much at its left and its top.
    fn part_of_window(&self, app: &App, left: u16, top: u16) -> Result<Area> {
        let window = self.screen.wait_for_window(app.id())?;
        let corner = self.screen.corner(window)?;
        let (width, height) = WINDOW;
        Ok(Area {
            left: corner.0.saturating_add_unsigned(left),
            top: corner.1.saturating_add_unsigned(top),
            width: width - left,
            height: height - top,
        })
    }

    /// Whether the app shows a window, and none of those that it had before.
    pub(crate) fn has_left(&self, app: &App, before: &[u32]) -> Result<bool> {
        let shown = self.screen.visible(app.id())?;
        Ok(!shown.is_empty() && !shown.iter().any(|window| before.contains(window)))
    }

    /// Keeps a picture of the screen in `target/bench`, so that a person can see what a figure is
    /// about. It is not part of any figure: one that cannot be taken only says so.
    pub(crate) fn keep_picture(&self, name: &str) -> Result<()> {
        let path = self.out.join(format!("{name}.png"));
        let mut import = Command::new("import");
        let taken = import.args(["-window", "root"]).arg(path).status().context("import")?;
        if !taken.success() {
            eprintln!("bench: no picture of {name} could be taken");
        }
        Ok(())
    }
}
