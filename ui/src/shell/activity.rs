//! Whether the person is there: so that the app does not lock under their hands, and leaves no page open behind them.
//!
//! The main window calls [`report`] once; the library on the lock screen calls [`listen`] by itself, since no vault rests
//! there. Invariant: at most one message in ten seconds, and nothing about what was pressed.

use larkspur_ipc::safety::NoteActivity;
use leptos::{ev, prelude::*, task::spawn_local};

use crate::ipc;

/// The shortest time between two messages, in milliseconds.
const PAUSE_MS: f64 = 10_000.0;

/// Tells the shell of keys and the pointer until the component that calls this goes.
pub(super) fn report() {
    let last = StoredValue::new(f64::NEG_INFINITY);
    listen(move || {
        let now = js_sys::Date::now();
        if now - last.get_value() < PAUSE_MS {
            return;
        }
        last.set_value(now);
        spawn_local(async {
            // Refused only while the window is about to go.
            let _ = ipc::call(NoteActivity {}).await;
        });
    });
}

/// Calls `note` at each key and move of the pointer until the component that calls this goes.
pub fn listen(note: impl Fn() + Copy + 'static) {
    let keys = window_event_listener(ev::keydown, move |_| note());
    let pointer = window_event_listener(ev::pointermove, move |_| note());
    let press = window_event_listener(ev::pointerdown, move |_| note());
    let wheel = window_event_listener(ev::wheel, move |_| note());
    on_cleanup(move || {
        keys.remove();
        pointer.remove();
        press.remove();
        wheel.remove();
    });
}
