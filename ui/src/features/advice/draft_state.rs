//! An open draft: what the stream tells of it, and what is typed on its way to the vault.
//!
//! Made by the editor page. Invariants: what is typed is sent at once, one change of a part after the other; what could not be kept
//! stays on the screen and is tried again; and when the page is left, it lives on until the core has everything that was typed.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use larkspur_delta::{Delta, Document, Outgoing, Utf16};
use larkspur_ipc::{
    IpcError, PartName, RoomId,
    advice::{AdviceError, ChangeText, DraftHead, DraftUpdate, Part, Role, TextChange, WatchDraft},
};
use leptos::prelude::*;

use super::{part_state::Told, part_text::PartText, sections::Place};
use crate::{
    i18n::t,
    ipc::{self, Subscription},
    shared::{memo, toast},
};

/// How long the page waits before it asks anew, so that two ends that disagree do not spin.
const PAUSE_BEFORE_ASKING_ANEW: Duration = Duration::from_secs(1);
/// How long after the end of a composition its words count. Engines tell the last of them after the end.
const AFTER_COMPOSING: Duration = Duration::from_millis(50);
/// The webview knows whole numbers up to this one exactly.
const MOST_EXACT: f64 = 9_007_199_254_740_991.0;

/// The draft. `Copy`, so that every handler can hold it.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    engine: StoredValue<Rc<Engine>, LocalStorage>,
    signals: Signals,
}

/// What the page shows.
#[derive(Clone, Copy)]
struct Signals {
    head: RwSignal<Option<DraftHead>>,
    places: RwSignal<Vec<Place>>,
    error: RwSignal<Option<IpcError>>,
    not_kept: RwSignal<Option<IpcError>>,
}

impl Draft {
    /// Follows a draft while the current owner lives, and what was typed in it for as long as it takes.
    pub(super) fn start(room: RoomId) -> Self {
        let signals = Signals {
            head: RwSignal::new(None),
            places: RwSignal::new(Vec::new()),
            error: RwSignal::new(None),
            not_kept: RwSignal::new(None),
        };
        let engine = Rc::new(Engine {
            room,
            texts: RefCell::default(),
            asked: RefCell::new(None),
            is_told: Cell::new(false),
            is_left: Cell::new(false),
            signals,
        });
        engine.ask();
        let draft = Self { engine: StoredValue::new_local(engine), signals };
        on_cleanup(move || {
            if let Some(engine) = draft.engine.try_get_value() {
                engine.leave();
            }
        });
        draft
    }

    /// Its room.
    pub(super) fn room(self) -> RoomId {
        self.engine.with_value(|engine| engine.room.clone())
    }

    /// A fact of what is known beside the words, which wakes only who needs it. None until it has been told.
    pub(super) fn fact<T>(
        self,
        of: impl Fn(&DraftHead) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        memo(move |_| self.signals.head.with(|head| head.as_ref().map(&of)))
    }

    /// Whether the person may change the text. Tracks.
    pub(super) fn may_write(self) -> bool {
        self.signals.head.with(|head| head.as_ref().is_some_and(|it| it.role >= Role::Author))
    }

    /// Its parts in their order. Tracks.
    pub(super) fn places(self) -> Vec<Place> {
        self.signals.places.get()
    }

    /// Why nothing is told.
    pub(super) fn error(self) -> RwSignal<Option<IpcError>> {
        self.signals.error
    }

    /// Why something that was typed could not be kept.
    pub(super) fn not_kept(self) -> RwSignal<Option<IpcError>> {
        self.signals.not_kept
    }

    /// What stands in a part; none while there is no such part.
    pub(super) fn words(self, part: &PartName) -> Option<ArcRwSignal<String>> {
        self.text(part).map(|text| text.shown())
    }

    /// The text of a part, while there is one.
    pub(super) fn text(self, part: &PartName) -> Option<Rc<PartText>> {
        self.engine.with_value(|engine| engine.text(part))
    }

    /// The person typed into the field of a part.
    pub(super) fn read(self, text: &Rc<PartText>) {
        text.read();
        self.engine.with_value(|engine| engine.send(text));
    }

    /// The person changed what the editor of a part shows.
    pub(super) fn change(self, text: &Rc<PartText>, change: &Delta<Utf16>) {
        text.change(change);
        self.engine.with_value(|engine| engine.send(text));
    }

    /// An editor has been done with composing for a moment.
    pub(super) fn has_composed(self, text: &Rc<PartText>) {
        self.engine.with_value(|engine| engine.go_on(text, text.end_composing()));
    }

    /// A composition in the field of a part has ended: its words count in a moment.
    pub(super) fn end_composing(self, text: &Rc<PartText>) {
        let (engine, ended) = (self.engine.get_value(), Rc::clone(text));
        let end = move || engine.go_on(&ended, ended.end_composing());
        text.wait_with(set_timeout_with_handle(end, AFTER_COMPOSING).ok());
    }

    /// The field of a part goes.
    pub(super) fn let_go(self, text: &Rc<PartText>) {
        let is_lost = text.let_go();
        // The page itself may go with it; then it is sent from there.
        if let Some(engine) = self.engine.try_get_value() {
            engine.go_on(text, is_lost);
        }
    }

    /// Tries again what could not be kept.
    pub(super) fn retry(self) {
        self.engine.with_value(Engine::try_all);
    }
}

/// What outlives the page.
struct Engine {
    room: RoomId,
    texts: RefCell<Vec<Rc<PartText>>>,
    asked: RefCell<Option<Subscription>>,
    /// Whether the whole of it was told since it was asked for.
    is_told: Cell<bool>,
    is_left: Cell<bool>,
    signals: Signals,
}

impl Engine {
    fn ask(self: &Rc<Self>) {
        if self.is_left.get() && self.is_settled() {
            return;
        }
        let (told, refused) = (Rc::clone(self), Rc::clone(self));
        let subscription = ipc::watch_or(
            WatchDraft { room: self.room.clone() },
            move |updates| told.take_all(updates),
            move |error| refused.refuse(error),
        );
        self.asked.replace(Some(subscription));
    }

    fn ask_anew(self: &Rc<Self>) {
        if self.is_told.replace(false) {
            let engine = Rc::clone(self);
            // Not at once: this may be called by the subscription that is about to be dropped.
            set_timeout(move || engine.ask(), PAUSE_BEFORE_ASKING_ANEW);
        }
    }

    fn text(&self, part: &PartName) -> Option<Rc<PartText>> {
        self.texts.borrow().iter().find(|text| text.name() == part).cloned()
    }

    /// What was told together is shown together, and answered once.
    fn take_all(self: &Rc<Self>, updates: Vec<DraftUpdate>) {
        for update in updates {
            self.take(update);
        }
        self.send_all();
        self.stop_when_settled();
    }

    fn take(self: &Rc<Self>, update: DraftUpdate) {
        match update {
            DraftUpdate::Whole { head, parts } => {
                self.begin_anew(parts);
                self.signals.head.try_set(Some(*head));
                self.is_told.set(true);
            }
            DraftUpdate::Head { head } => {
                self.signals.head.try_set(Some(*head));
            }
            DraftUpdate::Texts { changes } => {
                if self.is_told.get() && changes.into_iter().any(|change| self.follow(change)) {
                    self.ask_anew();
                }
            }
        }
    }

    fn begin_anew(&self, parts: Vec<Part>) {
        let places: Vec<Place> = parts.iter().map(Place::of).collect();
        for Part { name, text, version, edit, .. } in parts {
            // It only puts in, so it fits nothing.
            let document = text.apply(&Document::new()).unwrap_or_default();
            let known = self.text(&name);
            if let Some(known) = known {
                known.hear(Told::Whole { version, document, edit });
            } else {
                let new = Rc::new(PartText::new(name, document, version));
                self.texts.borrow_mut().push(new);
            }
        }
        if self.signals.places.try_with_untracked(|before| *before != places) == Some(true) {
            self.signals.places.try_set(places);
        }
    }

    /// Tells whether something between is missing.
    fn follow(&self, changed: TextChange) -> bool {
        let TextChange { part, version, change, edit } = changed;
        // What a newer version of the app writes elsewhere in the draft is no part here.
        self.text(&part).is_some_and(|text| text.hear(Told::Change { version, change, edit }))
    }

    /// A composition has ended.
    fn go_on(self: &Rc<Self>, text: &Rc<PartText>, is_lost: bool) {
        if is_lost {
            self.ask_anew();
        }
        self.send(text);
        self.stop_when_settled();
    }

    fn send_all(self: &Rc<Self>) {
        let texts = self.texts.borrow().clone();
        for text in &texts {
            self.send(text);
        }
    }

    /// Sends what was typed into a part, unless that is on its way already, or has failed and nothing was typed since.
    fn send(self: &Rc<Self>, text: &Rc<PartText>) {
        if !self.is_told.get() || text.has_failed() {
            return;
        }
        let edit = draw_number();
        let Some(Outgoing { base, change }) = text.take(edit) else { return };
        let (room, part) = (self.room.clone(), text.name().clone());
        let (engine, text) = (Rc::clone(self), Rc::clone(text));
        ipc::call_then(&ChangeText { room, part, base, edit, change }, move |reply| {
            match reply {
                Ok(()) => engine.hear_kept(&text),
                Err(error) => engine.hear_refused(&text, edit, error),
            }
            engine.stop_when_settled();
        });
    }

    fn hear_kept(self: &Rc<Self>, text: &Rc<PartText>) {
        text.set_failed(false);
        // The slip that is not there stays away without waking anybody.
        if self.signals.not_kept.try_with_untracked(Option::is_some) == Some(true) {
            self.signals.not_kept.try_set(None);
            // There is room again, or the fault is over.
            self.try_all();
        }
    }

    fn hear_refused(self: &Rc<Self>, text: &Rc<PartText>, edit: u64, error: IpcError) {
        text.take_back(edit);
        if error == AdviceError::TextMoved.into() {
            return self.ask_anew();
        }
        text.set_failed(true);
        if error == IpcError::Malformed {
            // The two ends disagree about the text.
            self.ask_anew();
        }
        if self.signals.not_kept.try_set(Some(error)).is_some() {
            self.give_up();
        }
    }

    /// Tries again what failed.
    fn try_all(self: &Rc<Self>) {
        self.texts.borrow().iter().for_each(|text| text.set_failed(false));
        self.send_all();
    }

    fn refuse(&self, error: IpcError) {
        if self.signals.error.try_set(Some(error)).is_some() {
            self.give_up();
        }
    }

    /// The page goes. What was typed and is not in the vault is sent as before; what failed is tried once more.
    fn leave(self: &Rc<Self>) {
        self.is_left.set(true);
        let texts = self.texts.borrow().clone();
        if texts.iter().filter(|text| text.let_go()).count() > 0 {
            self.ask_anew();
        }
        self.try_all();
        self.stop_when_settled();
    }

    fn is_settled(&self) -> bool {
        self.texts.borrow().iter().all(|text| text.is_settled())
    }

    fn stop_when_settled(&self) {
        if self.is_left.get() && self.is_settled() {
            self.stop();
        }
    }

    /// The page has gone, and what was typed there cannot be kept.
    fn give_up(&self) {
        if self.asked.borrow().is_some() && !self.is_settled() {
            toast::show(t::advice_left_unkept(), None);
        }
        self.stop();
    }

    fn stop(&self) {
        if let Some(subscription) = self.asked.take() {
            // Not at once: this may be called by it.
            set_timeout(move || drop(subscription), Duration::ZERO);
        }
    }
}

/// A number for a command, drawn at random, that the webview keeps exactly.
fn draw_number() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is a whole number from 0 to 2^53"
    )]
    let number = (js_sys::Math::random() * MOST_EXACT) as u64;
    number
}

#[cfg(test)]
mod tests {
    use larkspur_delta::Delta;

    use super::*;
    use crate::shared::json;

    #[test]
    fn a_change_comes_through_the_bridge_as_it_was() {
        let change = Delta::builder().retain(3).insert("ខ្មែរ 😀\n").delete(2).build().unwrap();
        let part = PartName::parse("section.key-words").unwrap();
        let told = TextChange { part, version: 7, change: change.clone(), edit: Some(1 << 52) };
        let update = DraftUpdate::Texts { changes: vec![told] };
        let json = serde_json::to_string(&update).unwrap();
        let Some(DraftUpdate::Texts { changes }) = json::read(&json) else {
            panic!("it was not read")
        };
        assert!(changes[0].change == change && changes[0].edit == Some(1 << 52));
    }
}
