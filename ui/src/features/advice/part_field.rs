//! The field of a part: as high as its words, in the language of the draft, safe for every input method.
//!
//! Used by the sheet of the editor. Invariants: the engine's own value is changed only where somebody else changed the text, so that
//! neither the caret nor a composition is disturbed; the field of a line takes no line breaks.

use larkspur_ipc::advice::{MAX_INSERTED, MAX_LINE_CHARS, PartKind};
use leptos::{ev, html, prelude::*};
use web_sys::HtmlTextAreaElement;

use super::{draft_state::Draft, sections::Place};
use crate::shared::effect;

/// The key code that browsers give to keys which an input method has taken.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// The field. Its label stands outside.
#[component]
pub(super) fn PartField(
    /// The draft.
    draft: Draft,
    /// Which part.
    place: Place,
    /// The element id.
    id: String,
    /// The id of what names it, where that is no `<label>`.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// The id of what describes it.
    #[prop(optional, into)]
    described_by: Option<String>,
) -> impl IntoView {
    let Some(text) = draft.text(&place.name) else {
        // It went between the change of the parts and this turn; so will this field.
        return ().into_any();
    };
    let shown = text.shown();
    let text = StoredValue::new_local(text);
    let field = NodeRef::<html::Textarea>::new();
    effect(move || {
        if let Some(field) = field.get() {
            text.with_value(|text| text.put_into(field));
        }
    });
    on_cleanup(move || {
        if let Some(text) = text.try_get_value() {
            draft.let_go(&text);
        }
    });
    let is_line = place.kind != PartKind::Text;
    let keys = move |event: ev::KeyboardEvent| {
        let is_taken = event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD;
        if is_line && !is_taken && event.key() == "Enter" {
            event.prevent_default();
        }
    };
    let read = move |_| {
        if let (true, Some(field)) = (is_line, field.get_untracked()) {
            text.with_value(|text| keep_to_a_line(&field, text.is_composing()));
        }
        draft.read(&text.get_value());
    };
    let lang = draft.fact(|head| head.lang.clone());
    let most = if is_line { MAX_LINE_CHARS } else { MAX_INSERTED };
    // The copy beneath gives the field its height, without asking the engine for any.
    let copy = move || format!("{} ", shown.get());
    view! {
        <div class=class_of(place.kind) lang=move || lang.get() dir="auto">
            <textarea
                node_ref=field
                id=id
                rows="1"
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                data-testid="advice-part"
                data-part=place.name.as_str().to_owned()
                maxlength=most.to_string()
                aria-labelledby=labelled_by
                aria-describedby=described_by
                on:keydown=keys
                on:input=read
                on:compositionstart=move |_| text.with_value(|text| text.begin_composing())
                on:compositionend=move |_| draft.end_composing(&text.get_value())
            ></textarea>
            <div aria-hidden="true" dir="auto">{copy}</div>
        </div>
    }
    .into_any()
}

/// The look of a field.
fn class_of(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Title => "grow-words grow-title title h-page",
        PartKind::Addressee | PartKind::Line => "grow-words",
        PartKind::Text => "grow-words read",
    }
}

/// Turns the breaks of what was pasted into blanks. The caret stays: a blank is as long as a break.
fn keep_to_a_line(field: &HtmlTextAreaElement, is_composing: bool) {
    let text = field.value();
    if is_composing || !text.contains(['\n', '\r']) {
        return;
    }
    let caret = field.selection_end().ok().flatten();
    field.set_value(&text.replace(['\n', '\r'], " "));
    // The place was one of this field a moment ago.
    let _ = field.set_selection_range(caret.unwrap_or_default(), caret.unwrap_or_default());
}
