//! Hide now: takes every window off the screen at once, then locks.
//!
//! The keys are read as GDK gives them, before GTK, its input methods and any page see them: a page
//! in an endless loop or a busy core cannot stop it, and an input method that wants Shift for itself
//! does not get it first. The button in the page comes here as well. Invariant: hiding runs on the
//! main thread and waits for nothing.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
    sync::{Arc, atomic::Ordering},
    time::Instant,
};

use gtk::{
    gdk::{self, EventFocus, EventKey, EventType, ModifierType, keys::constants as key},
    glib::{self, Propagation},
    prelude::*,
};
use larkspur_ipc::safety::HideProgress;
use tauri::{AppHandle, Manager as _};
use webkit2gtk::{InputMethodContextExt as _, WebViewExt as _};

use crate::{
    file_dialog,
    locking::{self, Afterwards},
    printing,
    shift_taps::{Event, ShiftTaps, Side, WINDOW},
    state::AppState,
};

/// The key X by its place, for layouts that have no Latin letters (evdev's `KEY_X` plus 8).
const PLACE_OF_X: u16 = 53;

/// Hides now. May be called from any thread; on the main thread it is done on return.
pub(crate) fn hide_now(app: &AppHandle) {
    if gtk::is_initialized_main_thread() {
        hide_windows(app);
    } else {
        let handle = app.clone();
        if app.run_on_main_thread(move || hide_windows(&handle)).is_err() {
            // No event loop is left that could show anything.
            return;
        }
    }
    locking::lock(app, Afterwards::StayHidden);
}

/// Takes everything off the screen, dialogs and menus included.
pub(crate) fn hide_windows(app: &AppHandle) {
    app.state::<Arc<AppState>>().set_hidden(true);
    for widget in gtk::Window::list_toplevels() {
        if let Some(menu) = widget.downcast_ref::<gtk::Bin>().and_then(BinExt::child)
            && let Ok(menu) = menu.downcast::<gtk::Menu>()
        {
            menu.popdown();
        }
        widget.hide();
    }
    file_dialog::dismiss();
    printing::dismiss();
    if let Some(display) = gtk::gdk::Display::default() {
        // Otherwise the request would lie in our own buffer until the next event.
        display.flush();
    }
}

/// Shows the window that there is: the app was started again.
pub(crate) fn raise(app: &AppHandle) {
    let state = app.state::<Arc<AppState>>();
    let was_hidden = state.is_hidden();
    state.set_hidden(false);
    // The main window may also be on its way in or out: it is shown only over an open vault, and never
    // again after "Hide now".
    let is_open = !was_hidden && state.device().session().is_ok();
    let labels: &[&str] = if is_open { &["main", "lock"] } else { &["lock"] };
    if let Some(window) = labels.iter().find_map(|label| app.get_webview_window(label)) {
        let shown =
            window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
        if shown.is_err() {
            tracing::warn!("the window did not come to the front");
        }
    }
}

thread_local! {
    /// Only the main thread has one, from [`watch_keys`] on.
    static KEYS: OnceCell<Rc<Keys>> = const { OnceCell::new() };
}

/// Reads every key from now on, in windows and dialogs alike. Runs on the main thread, once.
pub(crate) fn watch_keys(app: &AppHandle) {
    let keys = KEYS.with(|kept| Rc::clone(kept.get_or_init(|| Rc::new(Keys::new(app.clone())))));
    gdk::Event::set_handler(Some(move |event: &mut gdk::Event| {
        if keys.see(event) == Propagation::Proceed {
            gtk::main_do_event(event);
        }
    }));
}

/// Keeps Shift from counting while something is composed in a page.
pub(crate) fn watch_compositions(webview: &webkit2gtk::WebView) {
    let tell = |is_composing| {
        if let Some(keys) = KEYS.with(|kept| kept.get().cloned()) {
            keys.compose(is_composing);
        }
    };
    // What was composed in the window before this one has gone with it.
    tell(false);
    if let Some(input) = webview.input_method_context() {
        input.connect_preedit_started(move |_| tell(true));
        input.connect_preedit_finished(move |_| tell(false));
    }
}

/// Input methods give a key back to GDK after they have looked at it, with one of these set.
const SEEN_BEFORE: ModifierType =
    ModifierType::MODIFIER_RESERVED_24_MASK.union(ModifierType::MODIFIER_RESERVED_25_MASK);

/// What was seen of the keyboard.
struct Keys {
    app: AppHandle,
    state: Arc<AppState>,
    taps: RefCell<ShiftTaps>,
    is_composing: RefCell<bool>,
    epoch: Instant,
}

impl Keys {
    fn new(app: AppHandle) -> Self {
        let state = Arc::clone(&app.state::<Arc<AppState>>());
        Self {
            app,
            state,
            taps: RefCell::default(),
            is_composing: RefCell::default(),
            epoch: Instant::now(),
        }
    }

    fn see(self: &Rc<Self>, event: &gdk::Event) -> Propagation {
        if let Some(event) = event.downcast_ref::<EventKey>() {
            return if event.state().intersects(SEEN_BEFORE) {
                Propagation::Proceed
            } else if event.event_type() == EventType::KeyPress {
                self.press(event)
            } else {
                self.release(event)
            };
        }
        match event.event_type() {
            EventType::ButtonPress => self.take(Event::Other),
            EventType::FocusChange
                if event.downcast_ref::<EventFocus>().is_some_and(|event| !event.is_in()) =>
            {
                self.take(Event::Away)
            }
            _ => Propagation::Proceed,
        }
    }

    fn press(self: &Rc<Self>, event: &EventKey) -> Propagation {
        if is_chord(event) {
            hide_now(&self.app);
            return Propagation::Stop;
        }
        let held = ModifierType::CONTROL_MASK | ModifierType::MOD1_MASK | ModifierType::SUPER_MASK;
        let is_bare = !event.state().intersects(held);
        if is_bare && event.keyval().to_unicode().is_some_and(|letter| !letter.is_control()) {
            self.state.typed.notify_one();
        }
        self.take(match side(event) {
            Some(side) if is_bare => Event::ShiftDown(side),
            _ => Event::Other,
        })
    }

    fn release(self: &Rc<Self>, event: &EventKey) -> Propagation {
        self.take(side(event).map_or(Event::Other, Event::ShiftUp))
    }

    fn compose(self: &Rc<Self>, is_composing: bool) {
        self.is_composing.replace(is_composing);
        self.take(Event::Other);
    }

    fn take(self: &Rc<Self>, event: Event) -> Propagation {
        let is_on = self.state.hides_by_shift.load(Ordering::SeqCst);
        let counts = event == Event::Away || (is_on && !*self.is_composing.borrow());
        let event = if counts { event } else { Event::Other };
        let hides = self.taps.borrow_mut().take(event, self.epoch.elapsed());
        self.tell_progress();
        if hides {
            hide_now(&self.app);
            return Propagation::Stop;
        }
        if matches!(event, Event::ShiftUp(_)) {
            // The progress falls back by itself when the time is over.
            let keys = Rc::downgrade(self);
            glib::timeout_add_local_once(WINDOW, move || {
                if let Some(keys) = keys.upgrade() {
                    keys.tell_progress();
                }
            });
        }
        Propagation::Proceed
    }

    fn tell_progress(&self) {
        let count = self.taps.borrow_mut().count(self.epoch.elapsed());
        self.state.hide_progress.send_if_modified(|progress| {
            let is_new = progress.count != count;
            *progress = HideProgress { count };
            is_new
        });
    }
}

fn side(event: &EventKey) -> Option<Side> {
    match event.keyval() {
        key::Shift_L => Some(Side::Left),
        key::Shift_R => Some(Side::Right),
        _ => None,
    }
}

/// Ctrl+Shift+X, by the letter or, on a layout without Latin letters, by its place.
fn is_chord(event: &EventKey) -> bool {
    let held = event.state();
    if !held.contains(ModifierType::CONTROL_MASK | ModifierType::SHIFT_MASK)
        || held.intersects(ModifierType::MOD1_MASK | ModifierType::SUPER_MASK)
    {
        return false;
    }
    match event.keyval().to_unicode() {
        Some(letter) if letter.is_ascii_alphabetic() => letter.eq_ignore_ascii_case(&'x'),
        _ => event.hardware_keycode() == PLACE_OF_X,
    }
}
