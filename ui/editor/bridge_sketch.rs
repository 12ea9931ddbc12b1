//! SKETCH, not compiled: `ui/src/features/advice/editor.rs`, and how `part_text.rs` uses it.
//!
//! The bundle `ui/editor/dist/editor.js` must stand before the crate is compiled, on the host too (clippy, tests): xtask does that.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use larkspur_delta::{CodePoints, Delta, Document, Utf16};
use larkspur_ipc::advice::{MAX_INSERTED, MAX_STEPS};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::shared::json;

#[wasm_bindgen(module = "/editor/dist/editor.js")]
extern "C" {
    /// An editor that is shown.
    pub(super) type Editor;

    /// Throws only if `init` is no [`Init`] or a callback is missing.
    #[wasm_bindgen(js_name = mountEditor)]
    fn mount_editor(element: &HtmlElement, init: &str, callbacks: &Object) -> Editor;

    /// A delta in UTF-16. False: it composes, or the delta does not fit.
    #[wasm_bindgen(method)]
    fn apply(this: &Editor, delta: &str) -> bool;
    /// Runs: a delta that only inserts.
    #[wasm_bindgen(method)]
    fn set(this: &Editor, runs: &str) -> bool;
    #[wasm_bindgen(method)]
    pub(super) fn focus(this: &Editor);
    /// strong em paragraph heading2 heading3 bullet number quote indent outdent undo redo
    #[wasm_bindgen(method)]
    pub(super) fn format(this: &Editor, name: &str);
    #[wasm_bindgen(method, js_name = isActive)]
    pub(super) fn is_active(this: &Editor, name: &str) -> bool;
    #[wasm_bindgen(method)]
    pub(super) fn can(this: &Editor, name: &str) -> bool;
    /// Start and end, in UTF-16 units of the flat text.
    #[wasm_bindgen(method)]
    pub(super) fn selection(this: &Editor) -> Vec<u32>;
    #[wasm_bindgen(method, js_name = setReadOnly)]
    pub(super) fn set_read_only(this: &Editor, is_read_only: bool);
    #[wasm_bindgen(method, js_name = isComposing)]
    pub(super) fn is_composing(this: &Editor) -> bool;
    #[wasm_bindgen(method)]
    fn destroy(this: &Editor);
}

/// What an editor begins with: the `Init` of `editor.ts`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Init<'a> {
    runs: Delta<Utf16>,
    /// role, aria-multiline, autocorrect, aria-readonly and contenteditable are the editor's own.
    attributes: std::collections::BTreeMap<&'a str, String>,
    most_inserted: usize, // MAX_INSERTED
    most_steps: usize,    // MAX_STEPS
    is_read_only: bool,
}

/// A document as a delta that makes it of nothing. (Best in larkspur-delta: `impl From<&Document> for Delta<U>`.)
fn runs(document: &Document) -> Delta<Utf16> {
    let pushed = document.runs().iter();
    let built = pushed.fold(Delta::builder(), |built, run| built.insert_with(&run.text, run.attributes.clone()));
    built.build().unwrap_or_default()
}

/// An editor with the closures that it calls; they live as long as it.
pub(super) struct Mounted {
    editor: Editor,
    // `Fn`, not `FnMut`: `apply` calls `onState` before it returns, and an `FnMut` that is called within itself throws.
    _on_change: Closure<dyn Fn(String)>,
    _on_state: Closure<dyn Fn()>,
    _on_composition: Closure<dyn Fn(bool)>,
    _on_leave: Closure<dyn Fn()>,
    _on_refused: Closure<dyn Fn(String)>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.editor.destroy();
    }
}

// ── in PartText ─────────────────────────────────────────────────────────────────────────────────
// field: RefCell<Option<Sink>>, enum Sink { Field(HtmlTextAreaElement), Editor(Mounted) }
// (or two fields; lines and the title keep the textarea and `type_words`).

impl PartText {
    /// onChange: the editor has done this to what is shown. Then `draft.engine.send(text)`, as after `read`.
    pub(super) fn edited(&self, json: &str) {
        let before = self.state.borrow().shown().text();
        let change = json::read::<Delta<Utf16>>(json).and_then(|it| it.to_code_points(&before).ok());
        let is_done = change.is_some_and(|it| self.state.borrow_mut().change(&it).is_ok());
        self.has_failed.set(false);
        if is_done {
            self.shown.set(self.state.borrow().shown().clone());
        } else {
            self.show_anew(); // The two disagree: what is shown follows the state. Nothing else is lost but this change.
        }
    }

    /// onComposition(true): `self.state.borrow_mut().begin_composing()`.
    /// onComposition(false): comes 50 ms after the end, so no timer here: `draft.go_on(text, text.end_composing())`,
    /// where `end_composing` is `self.show(PartState::end_composing)` without `self.read()`.
    ///
    /// The editor goes (on_cleanup): drop `Mounted` first, then `end_composing()`, as `let_go` does today.
    ///
    /// In `show`, in place of `write(&field, …)`. No borrow of `state` or `field` may be held: `apply` calls `onState`.
    fn write_editor(&self, editor: &Editor, change: &Delta<CodePoints>, before: &Document) {
        let change = change.to_utf16(&before.text());
        let is_shown = change.ok().and_then(|it| written(&it)).is_some_and(|json| editor.apply(&json));
        if !is_shown {
            self.show_anew();
        }
    }

    fn show_anew(&self) {
        // editor.set(&written(&runs(self.state.borrow().shown()))); takes the borrow only for the string.
    }
}

/// JSON goes through `ipc::bridge`'s one `serde_json::to_string` (architecture test): give it a `pub(crate) fn written`.
fn written<T: Serialize>(value: &T) -> Option<String> {
    unimplemented!("{:?}", std::any::type_name_of_val(value))
}

fn callbacks(mounted: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, function) in mounted {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), function);
    }
    object
}

// Component: an empty <div node_ref> that Leptos never draws into again; mount in an effect on the NodeRef,
// `attributes`: aria-labelledby, aria-describedby, lang, spellcheck ("false"), class ("read"), data-testid, data-part.
// `data-part` must be on the element that has the focus: sight.rs looks for the active element with it.
