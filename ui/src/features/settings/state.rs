//! The preferences of this device, and the verbs that change them.
//!
//! The window provides them before anything is shown, in both windows. Invariant: a preference
//! changes on the page only when the stream says so, except the language, which is shown at once.

use std::{cell::Cell, rc::Rc, time::Duration};

use larkspur_ipc::{
    IpcError,
    settings::{
        Appearance, NoteShown, Preferences, SetAppearance, SetHideByShift, SetLanguage,
        SetReadWhileLocked, SetTextSize, WatchPreferences,
    },
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{self, t},
    ipc,
    shared::{announcer, error_text, toast},
};

/// How long the first preferences may take: they are read at the start of the app.
const FIRST_ANSWER: Duration = Duration::from_secs(2);

#[derive(Clone, Copy)]
struct Provided(RwSignal<Preferences>);

/// Follows the preferences. `on_first` is called once, with the first ones, or with `None` when
/// they cannot be read: then the defaults hold.
pub fn provide_preferences(
    on_first: impl Fn(Option<Preferences>) + 'static,
) -> RwSignal<Preferences> {
    let preferences = RwSignal::new(Preferences::default());
    provide_context(Provided(preferences));
    let is_first = Rc::new(Cell::new(true));
    let on_first = Rc::new(on_first);
    let kept = StoredValue::new_local(None);
    let watch = {
        let is_first = Rc::clone(&is_first);
        move || {
            let (is_first, on_first) = (Rc::clone(&is_first), Rc::clone(&on_first));
            let on_refused = Rc::clone(&on_first);
            let follow = move |new: Preferences| {
                if preferences.with_untracked(|old| *old != new) {
                    preferences.set(new.clone());
                }
                if is_first.replace(false) {
                    on_first(Some(new));
                } else if let Some(language) = new.language {
                    spawn_local(i18n::choose(language));
                }
            };
            let watched = ipc::watch_or(WatchPreferences {}, follow, move |_| on_refused(None));
            // The one before is dropped, and with it stopped.
            kept.set_value(Some(watched));
        }
    };
    watch();
    ask_again_until_answered(is_first, Rc::new(watch));
    preferences
}

/// Nothing is painted before the first preferences: if they were lost on their way, the window
/// would stay empty for ever.
fn ask_again_until_answered(is_first: Rc<Cell<bool>>, watch: Rc<impl Fn() + 'static>) {
    let ask_again = move || {
        if is_first.get() {
            watch();
            ask_again_until_answered(is_first, watch);
        }
    };
    set_timeout(ask_again, FIRST_ANSWER);
}

/// The preferences of this device.
pub fn use_preferences() -> RwSignal<Preferences> {
    #[expect(clippy::expect_used, reason = "the window always provides them before a page")]
    let Provided(preferences) =
        use_context().expect("the window always provides the preferences before a page");
    preferences
}

/// Shows another language at once, and keeps the choice.
pub fn choose_language(tag: String) {
    spawn_local(async move {
        i18n::choose(tag.clone()).await;
        let language = untrack(i18n::current).autonym;
        announcer::announce(untrack(|| t::common_language_changed(language).text()));
        report(ipc::call(SetLanguage { language: tag }).await);
    });
}

/// Keeps another theme.
pub fn choose_appearance(appearance: Appearance) {
    spawn_local(async move { report(ipc::call(SetAppearance { appearance }).await) });
}

/// Keeps another text size, in percent.
pub fn choose_text_size(percent: u16) {
    spawn_local(async move { report(ipc::call(SetTextSize { percent }).await) });
}

/// Switches "Shift three times" on or off.
pub fn choose_hide_by_shift(is_on: bool) {
    spawn_local(async move { report(ipc::call(SetHideByShift { is_on }).await) });
}

/// Switches on or off that the library can be read on the lock screen.
pub fn choose_read_while_locked(is_on: bool) {
    spawn_local(async move { report(ipc::call(SetReadWhileLocked { is_on }).await) });
}

/// Says that there are words on the screen. Without it the window is loaded anew.
pub fn note_shown() {
    spawn_local(async {
        // What is refused is refused to no harm: the page is there.
        let _ = ipc::call(NoteShown {}).await;
    });
}

/// A preference that was not kept is said in a toast: it holds for now.
fn report(reply: Result<(), IpcError>) {
    if let Err(error) = reply {
        toast::show(error_text(error), None);
    }
}
