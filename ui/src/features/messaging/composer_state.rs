//! What stands in the composer of one room, kept on the device while it is typed.
//!
//! Owned by [`super::room_state::OpenRoom`]. Invariant: half a second after a letter was typed it
//! is on its way to the disk, and what was handed to the send queue is no longer in the composer.

use std::time::Duration;

use larkspur_ipc::{
    IpcError, RoomId,
    messaging::{LoadComposer, MAX_MESSAGE_BYTES, SaveComposer},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};

use crate::ipc::call;

/// How long typed words wait before they are saved. The promise is 500 ms with the write.
const SAVE_AFTER: Duration = Duration::from_millis(250);

/// The composer of one room.
#[derive(Clone, Copy)]
pub(super) struct Composer {
    room: StoredValue<RoomId>,
    words: RwSignal<String>,
    saved: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    has_typed: StoredValue<bool>,
    error: RwSignal<Option<IpcError>>,
}

impl Composer {
    /// Reads back what was kept for the room. Whatever is typed meanwhile wins.
    pub(super) fn open(room: RoomId) -> Self {
        let composer = Self {
            room: StoredValue::new(room.clone()),
            words: RwSignal::new(String::new()),
            saved: StoredValue::new(String::new()),
            timer: StoredValue::new(None),
            has_typed: StoredValue::new(false),
            error: RwSignal::new(None),
        };
        spawn_local(async move {
            let Ok(kept) = call(LoadComposer { room }).await else { return };
            // The room may have been left while the answer was on its way.
            if composer.has_typed.try_get_value() == Some(false) {
                composer.saved.set_value(kept.clone());
                composer.words.set(kept);
            }
        });
        on_cleanup(move || composer.save());
        composer
    }

    /// What is typed. Tracks.
    pub(super) fn words(self) -> String {
        self.words.get()
    }

    /// The same, without tracking.
    pub(super) fn words_untracked(self) -> String {
        self.words.get_untracked()
    }

    /// Why the words could not be kept on this device, if so. Tracks.
    pub(super) fn error(self) -> Option<IpcError> {
        self.error.get()
    }

    /// The person typed.
    pub(super) fn type_words(self, words: String) {
        self.has_typed.set_value(true);
        self.words.set(words);
        // A timer that runs already is not put off: it saves what stands there when it ends.
        if self.timer.with_value(Option::is_none) {
            let handle = set_timeout_with_handle(move || self.save(), SAVE_AFTER);
            self.timer.set_value(handle.ok());
        }
    }

    /// Saves now what is not saved yet: the field lost the focus, the room is left.
    pub(super) fn save(self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
        let (Some(words), Some(room)) = (self.words.try_get_untracked(), self.room.try_get_value())
        else {
            return;
        };
        // Too long to send is too long to keep; the field says so while it stands there.
        if words.len() > MAX_MESSAGE_BYTES || self.saved.with_value(|saved| *saved == words) {
            return;
        }
        self.saved.set_value(words.clone());
        spawn_local(async move {
            let result = call(SaveComposer { room, body: words }).await;
            self.error.try_set(result.err());
        });
    }

    /// Empties the composer and gives its words, to be sent. What is kept on the disk stays until
    /// [`Self::save`]: were the app to end in between, the words would still be there.
    pub(super) fn take(self) -> String {
        if let Some(handle) = self.timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        self.has_typed.set_value(true);
        let words = self.words.get_untracked();
        self.words.set(String::new());
        words
    }

    /// Puts words back before whatever was typed since: a message that was not accepted, or one
    /// that is to be edited. When the room was left meanwhile, they are kept for its next opening.
    pub(super) fn put_back(self, room: RoomId, words: String) {
        if let Some(typed) = self.words.try_get_untracked() {
            self.type_words(joined(&words, &typed));
            self.save();
        } else {
            spawn_local(async move {
                let typed = call(LoadComposer { room: room.clone() }).await.unwrap_or_default();
                // There is no page left on which a full disk could be told of.
                let _ = call(SaveComposer { room, body: joined(&words, &typed) }).await;
            });
        }
    }
}

fn joined(words: &str, typed: &str) -> String {
    if typed.trim().is_empty() { words.to_owned() } else { format!("{words}\n{typed}") }
}
