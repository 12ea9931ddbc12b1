//! The editor of a section: ProseMirror, as `ui/editor` makes it, and what goes between it and the text of a part.
//!
//! [`super::part_text`] shows and hears the text through it. The editor is a module of its own that the page loads when a draft
//! is opened for writing. Invariants: it knows the text alone, and neither versions nor what is on its way; no text crosses but as a
//! change in UTF-16, or as what makes it of nothing.

use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Object, Reflect};
use larkspur_delta::{CodePoints, Delta, Document, Utf16};
use larkspur_ipc::advice::{MAX_INSERTED, MAX_STEPS};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::{ipc, shared::json};

#[wasm_bindgen]
extern "C" {
    /// Loads the module of the editor: `boot.js` says how.
    #[wasm_bindgen(catch, js_name = loadEditor)]
    async fn load_editor() -> Result<JsValue, JsValue>;

    /// The module of the editor.
    type Module;
    /// Shows an editor. Throws only if `init` is no [`Init`].
    #[wasm_bindgen(method, catch, js_name = mountEditor)]
    fn mount(
        this: &Module,
        element: &HtmlElement,
        init: &str,
        callbacks: &Object,
    ) -> Result<Shown, JsValue>;

    /// An editor that is shown: the `Editor` of `editor.ts`.
    type Shown;
    #[wasm_bindgen(method)]
    fn apply(this: &Shown, delta: &str) -> bool;
    #[wasm_bindgen(method)]
    fn set(this: &Shown, runs: &str) -> bool;
    #[wasm_bindgen(method)]
    fn format(this: &Shown, name: &str);
    #[wasm_bindgen(method, js_name = isActive)]
    fn is_active(this: &Shown, name: &str) -> bool;
    #[wasm_bindgen(method)]
    fn can(this: &Shown, name: &str) -> bool;
    #[wasm_bindgen(method)]
    fn destroy(this: &Shown);
}

/// What an editor begins with: the `Init` of `editor.ts`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Init<'a> {
    runs: Delta<Utf16>,
    attributes: BTreeMap<&'a str, String>,
    most_inserted: usize,
    most_steps: usize,
    is_read_only: bool,
}

/// What the page does with what an editor tells.
pub(super) struct Told {
    /// The person changed the text: in the text that was shown before.
    pub(super) change: Box<dyn Fn(Delta<Utf16>)>,
    /// What is selected is another one.
    pub(super) state: Box<dyn Fn()>,
    /// An input method begins to compose, or is done.
    pub(super) composition: Box<dyn Fn(bool)>,
    /// Something was not done: it is too long, a file, or half a sign.
    pub(super) refused: Box<dyn Fn(String)>,
}

/// An editor that is shown, with the closures that it calls. It goes when this is dropped.
pub(super) struct Editor {
    shown: Shown,
    /// It calls them as long as it is there.
    _callbacks: [Callback; 5],
}

/// `Fn`, not `FnMut`: what is shown can tell something before it returns, and an `FnMut` that is called within itself throws.
enum Callback {
    Text(Closure<dyn Fn(String)>),
    Fact(Closure<dyn Fn(bool)>),
    Nothing(Closure<dyn Fn()>),
}

impl Callback {
    fn value(&self) -> &JsValue {
        match self {
            Self::Text(closure) => closure.as_ref(),
            Self::Fact(closure) => closure.as_ref(),
            Self::Nothing(closure) => closure.as_ref(),
        }
    }
}

impl Editor {
    /// Shows an editor in an element that has nothing else in it. None when its module does not come: then the text is written in a
    /// plain field.
    pub(super) async fn show(
        element: impl FnOnce() -> Option<HtmlElement>,
        document: impl FnOnce() -> Document,
        attributes: BTreeMap<&str, String>,
        told: Told,
    ) -> Option<Rc<Self>> {
        let module: Module = load_editor().await.ok()?.unchecked_into();
        // The page may have gone meanwhile, or say something else.
        let element = element()?;
        let init = Init {
            runs: Delta::from(&document()),
            attributes,
            most_inserted: MAX_INSERTED,
            most_steps: MAX_STEPS,
            is_read_only: false,
        };
        let Told { change, state, composition, refused } = told;
        let read = move |text: String| {
            if let Some(delta) = json::read(&text) {
                change(delta);
            }
        };
        let callbacks = [
            ("onChange", Callback::Text(Closure::new(read))),
            ("onState", Callback::Nothing(Closure::new(state))),
            ("onComposition", Callback::Fact(Closure::new(composition))),
            ("onLeave", Callback::Nothing(Closure::new(|| {}))),
            ("onRefused", Callback::Text(Closure::new(refused))),
        ];
        let object = Object::new();
        for (name, callback) in &callbacks {
            // A fresh object takes every property.
            let _ = Reflect::set(&object, &JsValue::from_str(name), callback.value());
        }
        let shown = module.mount(&element, &ipc::written(&init)?, &object).ok()?;
        Some(Rc::new(Self { shown, _callbacks: callbacks.map(|(_, callback)| callback) }))
    }

    /// Does a change of somebody else. Where it does not fit, the editor shows `after` whole.
    pub(super) fn apply(&self, change: &Delta<CodePoints>, before: &str, after: &Document) {
        let change = change.to_utf16(before).ok();
        let is_done = change
            .and_then(|change| ipc::written(&change))
            .is_some_and(|json| self.shown.apply(&json));
        if !is_done {
            self.set(after);
        }
    }

    /// Shows another text.
    pub(super) fn set(&self, document: &Document) {
        if let Some(json) = ipc::written(&Delta::<Utf16>::from(document)) {
            self.shown.set(&json);
        }
    }

    /// Does what a button of the toolbar is for.
    pub(super) fn format(&self, name: &str) {
        self.shown.format(name);
    }

    /// Whether what is selected has this mark, or is of this kind.
    pub(super) fn is_active(&self, name: &str) -> bool {
        self.shown.is_active(name)
    }

    /// Whether a button can do something now.
    pub(super) fn can(&self, name: &str) -> bool {
        self.shown.can(name)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.shown.destroy();
    }
}
