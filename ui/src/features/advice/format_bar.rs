//! The bar above the sections: what can be done to the words of the editor that is written in.
//!
//! The sheet shows one, and each editor tells it when something else is selected. Invariants: pressing a button leaves the caret where
//! it is; without an editor that was written in there is nothing to press.

use std::rc::{Rc, Weak};

use larkspur_ipc::PartName;
use leptos::{ev, prelude::*};

use super::editor::Editor;
use crate::{
    i18n::{Text, t},
    shared::{memo, toast},
};

/// What the bar offers, by the name that the editor knows it by. Each looks like what it does.
const FORMATS: [(&str, fn() -> Text, &str); 8] = [
    ("strong", || t::advice_format_strong(), "font-bold"),
    ("em", || t::advice_format_em(), "italic"),
    ("heading2", || t::advice_format_heading(), ""),
    ("bullet", || t::advice_format_bullet(), ""),
    ("number", || t::advice_format_number(), ""),
    ("quote", || t::advice_format_quote(), ""),
    ("undo", || t::advice_format_undo(), ""),
    ("redo", || t::advice_format_redo(), ""),
];

type Known = (PartName, Weak<Editor>);

/// The editors that are shown, and the one that was written in last.
#[derive(Clone, Copy)]
pub(super) struct FormatBar {
    known: StoredValue<Vec<Known>, LocalStorage>,
    written_in: RwSignal<Option<PartName>>,
    /// Counts whatever changes what the buttons say.
    turns: RwSignal<u64>,
}

impl FormatBar {
    pub(super) fn new() -> Self {
        Self {
            known: StoredValue::new_local(Vec::new()),
            written_in: RwSignal::new(None),
            turns: RwSignal::new(0),
        }
    }

    /// An editor is shown.
    pub(super) fn know(self, part: &PartName, editor: &Rc<Editor>) {
        self.known.try_update_value(|known| known.push((part.clone(), Rc::downgrade(editor))));
    }

    /// It has gone.
    pub(super) fn forget(self, part: &PartName) {
        self.known.try_update_value(|known| known.retain(|(name, _)| name != part));
        if self.written_in.try_get_untracked().flatten().as_ref() == Some(part) {
            self.written_in.try_set(None);
        }
    }

    /// The focus has come into the editor of a part.
    pub(super) fn enter(self, part: &PartName) {
        self.written_in.set(Some(part.clone()));
        self.look_again();
    }

    /// Something else is selected or shown.
    pub(super) fn look_again(self) {
        if let Some(mut turns) = self.turns.try_write() {
            *turns += 1;
        }
    }

    /// Says why something was not done.
    pub(super) fn refuse(self, why: &str) {
        let words = match why {
            "file" => t::advice_format_no_files(),
            _ => t::advice_format_too_long(),
        };
        toast::show(words, None);
    }

    fn editor(self) -> Option<Rc<Editor>> {
        let part = self.written_in.get()?;
        self.known.with_value(|known| {
            known.iter().find(|(name, _)| *name == part).and_then(|(_, editor)| editor.upgrade())
        })
    }
}

/// The bar.
#[component]
pub(super) fn Formats(bar: FormatBar) -> impl IntoView {
    let buttons = FORMATS.map(|(name, words, class)| {
        view! { <Format bar=bar name=name words=words class=class/> }
    });
    view! {
        <div
            class="format-bar"
            role="toolbar"
            aria-label=move || t::advice_format_bar().text()
            data-testid="advice-formats"
        >
            {buttons.collect_view()}
        </div>
    }
}

#[component]
fn Format(bar: FormatBar, name: &'static str, words: fn() -> Text, class: &'static str) -> impl IntoView {
    let state = memo(move |_| {
        bar.turns.get();
        bar.editor().map(|editor| (editor.can(name), editor.is_active(name)))
    });
    let can = move || state.get().is_some_and(|(can, _)| can);
    // What is done once is not on or off.
    let is_once = matches!(name, "undo" | "redo");
    let pressed = move || (!is_once).then(|| state.get().is_some_and(|(_, on)| on).to_string());
    let press = move |_| {
        if let Some(editor) = bar.editor() {
            editor.format(name);
        }
    };
    // The editor keeps the focus, and with it what is selected.
    let keep = move |event: ev::PointerEvent| event.prevent_default();
    view! {
        <button
            type="button"
            class=format!("format {class}")
            data-testid="advice-format"
            data-format=name
            aria-pressed=pressed
            aria-disabled=move || (!can()).to_string()
            on:pointerdown=keep
            on:mousedown=|event: ev::MouseEvent| event.prevent_default()
            on:click=press
        >
            {words()}
        </button>
    }
}
