//! The text of one part between its field and the stream: what is typed is read, and what others write is put in around the caret.
//!
//! [`super::draft_state`] has one for each part; [`super::part_field`] or [`super::section_editor`] lends it the field or the editor
//! while there is one. Invariant: the field
//! and the state say the same after each call, whether or not there is a field; no call draws while an input method composes.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use larkspur_delta::{Delta, Document, Outgoing, Utf16};
use larkspur_ipc::PartName;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use web_sys::HtmlTextAreaElement;

use super::{
    caret::{Selection, code_points},
    editor::Editor,
    part_state::{Change, Followed, PartState, Told},
    sight,
};

/// Where a text is written.
#[derive(Clone)]
enum Place {
    Field(HtmlTextAreaElement),
    Editor(Rc<Editor>),
}

/// The text of one part.
pub(super) struct PartText {
    name: PartName,
    state: RefCell<PartState>,
    shown: ArcRwSignal<String>,
    place: RefCell<Option<Place>>,
    /// What ends a composition a moment after its event.
    ending: Cell<Option<TimeoutHandle>>,
    /// Whether the last try to keep what was typed failed.
    has_failed: Cell<bool>,
}

impl PartText {
    /// Begins with the text of a version.
    pub(super) fn new(name: PartName, document: Document, version: u64) -> Self {
        Self {
            name,
            shown: ArcRwSignal::new(document.text()),
            state: RefCell::new(PartState::new(document, version)),
            place: RefCell::default(),
            ending: Cell::new(None),
            has_failed: Cell::new(false),
        }
    }

    /// What its text is called.
    pub(super) fn name(&self) -> &PartName {
        &self.name
    }

    /// What is shown.
    pub(super) fn shown(&self) -> ArcRwSignal<String> {
        self.shown.clone()
    }

    /// Whether the core has everything that was typed.
    pub(super) fn is_settled(&self) -> bool {
        self.state.borrow().is_settled()
    }

    /// Whether the last try to keep what was typed failed, and nothing was typed since.
    pub(super) fn has_failed(&self) -> bool {
        self.has_failed.get()
    }

    /// Says so, or that it may be tried again.
    pub(super) fn set_failed(&self, has_failed: bool) {
        self.has_failed.set(has_failed);
    }

    /// A field shows the text from now on.
    pub(super) fn put_into(&self, field: HtmlTextAreaElement) {
        field.set_value(&self.state.borrow().shown().text());
        self.place.replace(Some(Place::Field(field)));
    }

    /// An editor shows the text from now on. It was given all of it in this moment.
    pub(super) fn put_into_editor(&self, editor: Rc<Editor>) {
        self.place.replace(Some(Place::Editor(editor)));
    }

    /// All that is shown, with its marks.
    pub(super) fn document(&self) -> Document {
        self.state.borrow().shown().clone()
    }

    /// The field has gone, and with it what an input method had begun: what it has written so far stays.
    pub(super) fn let_go(&self) -> bool {
        // First it goes: while it is dropped it tells nothing.
        drop(self.place.replace(None));
        self.stop_waiting();
        self.end_composing()
    }

    /// The person typed: reads the field.
    pub(super) fn read(&self) {
        let Some(Place::Field(field)) = self.place.borrow().clone() else { return };
        let text = field.value();
        let caret = field.selection_start().ok().flatten();
        let caret = caret.map(|caret| code_points(&text, caret));
        self.has_failed.set(false);
        self.state.borrow_mut().type_words(&text, caret);
        self.shown.set(text);
    }

    /// The person changed what the editor shows.
    pub(super) fn change(&self, change: &Delta<Utf16>) {
        let before = self.state.borrow().shown().text();
        let change = change.to_code_points(&before);
        let is_done = change.is_ok_and(|change| self.state.borrow_mut().change(&change).is_ok());
        self.has_failed.set(false);
        if is_done {
            self.shown.set(self.state.borrow().shown().text());
        } else if let Some(Place::Editor(editor)) = self.place.borrow().clone() {
            // The two do not say the same. What is shown follows the state, and nothing is lost but this change.
            editor.set(&self.document());
        }
    }

    /// An input method begins to compose.
    pub(super) fn begin_composing(&self) {
        self.stop_waiting();
        self.state.borrow_mut().begin_composing();
    }

    /// Whether an input method composes.
    pub(super) fn is_composing(&self) -> bool {
        self.state.borrow().is_composing()
    }

    /// What is to end the composition. One that begins meanwhile stops it.
    pub(super) fn wait_with(&self, timer: Option<TimeoutHandle>) {
        self.stop_waiting();
        self.ending.set(timer);
    }

    fn stop_waiting(&self) {
        if let Some(timer) = self.ending.take() {
            timer.clear();
        }
    }

    /// The composition has ended: what was kept back is shown. Tells whether something between is missing.
    pub(super) fn end_composing(&self) -> bool {
        if !self.is_composing() {
            return false;
        }
        self.read();
        self.show(PartState::end_composing)
    }

    /// Takes what the stream tells. Tells whether something between is missing.
    pub(super) fn hear(&self, told: Told) -> bool {
        self.show(|state| state.hear(told))
    }

    /// What is to be sent now under this number, if anything is.
    pub(super) fn take(&self, edit: u64) -> Option<Outgoing> {
        self.state.borrow_mut().take(edit)
    }

    /// What was sent under this number is not in the vault.
    pub(super) fn take_back(&self, edit: u64) {
        self.state.borrow_mut().take_back(edit);
    }

    fn show(&self, follow: impl FnOnce(&mut PartState) -> Followed) -> bool {
        let before = self.state.borrow().shown().text();
        let Followed { change, is_lost } = follow(&mut self.state.borrow_mut());
        if !change.is_identity() {
            let document = self.document();
            let after = document.text();
            // Neither is borrowed while it is shown: an editor tells that it shows something else.
            let place = self.place.borrow().clone();
            sight::hold(|| match place {
                Some(Place::Field(field)) => write(&field, &change, &before, &after),
                Some(Place::Editor(editor)) => editor.apply(&change, &before, &document),
                None => {}
            });
            self.shown.set(after);
        }
        is_lost
    }
}

/// Puts a change of somebody else into a field. Whoever writes there keeps their caret and what they have selected.
fn write(field: &HtmlTextAreaElement, change: &Change, before: &str, after: &str) {
    let is_active = document().active_element().is_some_and(|active| active == ***field);
    let place = |place: Result<Option<u32>, _>| place.ok().flatten();
    let ends = place(field.selection_start()).zip(place(field.selection_end()));
    let direction = field.selection_direction().ok().flatten();
    field.set_value(after);
    // A field that is not written in would take the focus by it.
    if let (true, Some((start, end))) = (is_active, ends) {
        let Selection { start, end } = Selection { start, end }.follow(change, before, after);
        let direction = direction.unwrap_or_default();
        // Both places are in the text, so this cannot be refused.
        let _ = field.set_selection_range_with_direction(start, end, &direction);
    }
}
