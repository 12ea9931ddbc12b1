//! What stands on a screen, and real keys and a real pointer, past the app and past `WebDriver`.
//!
//! The tests of hiding and `cargo xtask bench` call it, since a window that is gone answers nobody
//! and the app for people cannot be driven. Invariants: nothing here goes through the app; an
//! order's moment is taken before it is given, so that a figure is never too small.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::cookie::Cookie;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, MapState, Window};
use x11rb::rust_connection::RustConnection;
use x11rb::x11_utils::TryParse;

use crate::Trouble;

/// How long a window may take until it shows and has the keyboard.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long it takes until a change is to be seen, on a slow machine.
const PAINTED: Duration = Duration::from_millis(300);

/// A screen, as others see it.
pub struct Screen {
    name: OsString,
    connection: RustConnection,
    root: Window,
    process_of: u32,
}

impl Screen {
    /// Connects to the screen that `DISPLAY` names.
    ///
    /// # Errors
    /// When it names none, here and below: when the screen is gone.
    pub fn connect() -> Result<Self, Trouble> {
        Self::connect_to(&std::env::var_os("DISPLAY").unwrap_or_default())
    }

    /// Connects to the screen with this name, such as `:99`.
    pub fn connect_to(name: &OsStr) -> Result<Self, Trouble> {
        let (connection, number) = x11rb::connect(name.to_str()).map_err(broken)?;
        let root = connection.setup().roots[number].root;
        let asked = connection.intern_atom(false, b"_NET_WM_PID").map_err(broken)?;
        let process_of = asked.reply().map_err(broken)?.atom;
        Ok(Self { name: name.to_owned(), connection, root, process_of })
    }

    /// Brings a window in front of all others and writes what then stands in its place as a PNG,
    /// as a person sees it.
    ///
    /// # Errors
    /// Also when xdotool or the import of `ImageMagick` is missing or refuses.
    pub async fn save_picture(&self, window: Window, path: &Path) -> Result<(), Trouble> {
        let window = window.to_string();
        self.run("xdotool", &["windowraise".as_ref(), window.as_ref()])?;
        // What was just changed is painted with the next frames.
        tokio::time::sleep(PAINTED).await;
        self.run("import", &["-window".as_ref(), window.as_ref(), path.as_os_str()])
    }

    /// Runs a program of X on this screen.
    fn run(&self, program: &str, args: &[&OsStr]) -> Result<(), Trouble> {
        let ended = Command::new(program).args(args).env("DISPLAY", &self.name).output();
        let ended = ended.map_err(|e| Trouble::while_doing(&format!("starting {program}"), &e))?;
        if ended.status.success() {
            return Ok(());
        }
        let words = String::from_utf8_lossy(&ended.stderr);
        Err(Trouble::new(format!("{program} ended with {}: {words}", ended.status)))
    }

    /// The windows of a process that can be seen, dialogs and menus among them.
    pub fn visible(&self, process: u32) -> Result<Vec<Window>, Trouble> {
        let mut found = Vec::new();
        let mut open = vec![self.root];
        while let Some(window) = open.pop() {
            if self.is_visible(window)? && self.process(window)? == Some(process) {
                found.push(window);
            }
            let tree = answer(self.connection.query_tree(window).map_err(broken)?)?;
            open.extend(tree.map(|tree| tree.children).unwrap_or_default());
        }
        Ok(found)
    }

    /// Whether anything of a process can be seen.
    pub fn shows(&self, process: u32) -> Result<bool, Trouble> {
        Ok(!self.visible(process)?.is_empty())
    }

    /// Whether a window is there and can be seen.
    pub fn is_visible(&self, window: Window) -> Result<bool, Trouble> {
        let attributes = self.connection.get_window_attributes(window).map_err(broken)?;
        Ok(answer(attributes)?.is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE))
    }

    fn process(&self, window: Window) -> Result<Option<u32>, Trouble> {
        let kind = AtomEnum::CARDINAL;
        let asked = self.connection.get_property(false, window, self.process_of, kind, 0, 1);
        let property = answer(asked.map_err(broken)?)?;
        Ok(property.and_then(|property| property.value32()?.next()))
    }

    /// How wide and how high a window is, in pixels.
    pub fn size(&self, window: Window) -> Result<(u16, u16), Trouble> {
        let asked = self.connection.get_geometry(window);
        let geometry = answer(asked.map_err(broken)?)?;
        geometry
            .map(|geometry| (geometry.width, geometry.height))
            .ok_or_else(|| Trouble::new("the window has no size: it is gone"))
    }

    /// Where the upper left corner of a window stands on the screen.
    pub fn corner(&self, window: Window) -> Result<(i16, i16), Trouble> {
        let asked = self.connection.translate_coordinates(window, self.root, 0, 0);
        let place = asked.map_err(broken)?.reply().map_err(broken)?;
        Ok((place.dst_x, place.dst_y))
    }

    /// Waits until the process shows a window and that window has the keyboard. Gives up after 10 s.
    pub fn wait_for_window(&self, process: u32) -> Result<Window, Trouble> {
        let begun = Instant::now();
        loop {
            let shown = self.visible(process)?;
            if let [window] = shown[..]
                && self.has_keyboard(window)?
            {
                return Ok(window);
            }
            if begun.elapsed() > PATIENCE {
                return Err(Trouble::new(format!(
                    "the app shows {shown:?} and none has the keyboard"
                )));
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// Whether the keyboard leads to a window.
    ///
    /// # Errors
    /// When the screen is gone.
    pub fn has_keyboard(&self, window: Window) -> Result<bool, Trouble> {
        let asked = self.connection.get_input_focus().map_err(broken)?;
        let focus = asked.reply().map_err(broken)?.focus;
        let tree = answer(self.connection.query_tree(window).map_err(broken)?)?;
        Ok(focus == window || tree.is_some_and(|tree| tree.children.contains(&focus)))
    }
}

/// What the screen says about a window; nothing, when it went while it was asked about.
fn answer<R: TryParse>(asked: Cookie<'_, RustConnection, R>) -> Result<Option<R>, Trouble> {
    match asked.reply() {
        Ok(found) => Ok(Some(found)),
        Err(ReplyError::X11Error(_)) => Ok(None),
        Err(error @ ReplyError::ConnectionError(_)) => Err(broken(error)),
    }
}

fn broken(error: impl fmt::Display) -> Trouble {
    Trouble::while_doing("asking the screen", &error)
}

/// A keyboard and a pointer. One process does it all, so that a key does not wait for a program
/// to start.
pub struct Hand {
    xdotool: Child,
    orders: ChildStdin,
}

impl Hand {
    /// Starts it on the screen that `DISPLAY` names.
    ///
    /// # Errors
    /// When there is no xdotool, here and below: when it has ended.
    pub fn new() -> Result<Self, Trouble> {
        let trouble = |e: std::io::Error| Trouble::while_doing("starting xdotool", &e);
        let mut xdotool =
            Command::new("xdotool").arg("-").stdin(Stdio::piped()).spawn().map_err(trouble)?;
        let orders = xdotool.stdin.take().ok_or_else(|| Trouble::new("xdotool takes no orders"))?;
        Ok(Self { xdotool, orders })
    }

    /// Does what xdotool is told in one line, and says when it was told.
    pub fn order(&mut self, line: &str) -> Result<Instant, Trouble> {
        let told = Instant::now();
        writeln!(self.orders, "{line}")
            .and_then(|()| self.orders.flush())
            .map_err(|e| Trouble::while_doing("telling xdotool", &e))?;
        Ok(told)
    }
}

impl Drop for Hand {
    fn drop(&mut self) {
        let _ = self.xdotool.kill();
        let _ = self.xdotool.wait();
    }
}
