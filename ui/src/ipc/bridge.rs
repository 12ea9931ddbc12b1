//! The raw bridge of the webview: the only lines that name `__TAURI_INTERNALS__`.
//!
//! Called by `call.rs` and `stream.rs`. Invariant: a value is turned into JSON on our side, so a
//! type that does not fit its counterpart is noticed here and never inside a feature.

use std::pin::Pin;

use larkspur_ipc::IpcError;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::shared::json;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = invoke, catch)]
    async fn invoke(name: &str, arguments: JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = transformCallback, catch)]
    fn transform_callback(callback: &js_sys::Function, once: bool) -> Result<u32, JsValue>;

    #[wasm_bindgen(js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = unregisterCallback, catch)]
    fn unregister_callback(id: u32) -> Result<(), JsValue>;
}

/// The label of the window that this page stands in: `lock` or `main`. `lock` if it is not known,
/// since that window can do the least.
#[must_use]
pub fn window_label() -> String {
    ["__TAURI_INTERNALS__", "metadata", "currentWindow", "label"]
        .iter()
        .try_fold(JsValue::from(js_sys::global()), |value, key| {
            js_sys::Reflect::get(&value, &JsValue::from_str(key)).ok()
        })
        .and_then(|label| label.as_string())
        .unwrap_or_else(|| "lock".to_owned())
}

/// What comes back from the shell, or what it refused with.
pub(super) type Reply = Result<JsValue, IpcError>;

/// Sends one request and waits for its reply. Boxed and without a type of its own, so that it is compiled once for
/// all commands.
///
/// # Errors
/// What the shell answered; [`IpcError::Malformed`] when either side is not understood.
pub(super) fn send(name: &'static str, arguments: Reply) -> Pin<Box<dyn Future<Output = Reply>>> {
    Box::pin(async move {
        let refused = |error: JsValue| from_js::<IpcError>(&error).unwrap_or(IpcError::Internal);
        invoke(name, arguments?).await.map_err(refused)
    })
}

/// The arguments of a request by their names.
///
/// # Errors
/// The one that the command itself could not be written with.
pub(super) fn arguments(command: Reply, others: &[(&str, JsValue)]) -> Reply {
    let object = js_sys::Object::new();
    let put = |name: &str, value: &JsValue| {
        js_sys::Reflect::set(&object, &JsValue::from_str(name), value)
            .map_err(|_| IpcError::Malformed)
    };
    put("command", &command?)?;
    for (name, value) in others {
        put(name, value)?;
    }
    Ok(object.into())
}

/// Registers a function that the shell can call, and gives the id it is called by.
///
/// # Errors
/// [`IpcError::Internal`] when the page does not stand in our window.
pub(super) fn register(callback: &js_sys::Function) -> Result<u32, IpcError> {
    if !is_present() {
        return Err(IpcError::Internal);
    }
    transform_callback(callback, false).map_err(|_| IpcError::Internal)
}

/// Forgets a function that was registered. A message that is still on its way is dropped.
pub(super) fn forget(id: u32) {
    if is_present() {
        // Older bridges lack this function; then the entry stays until the page goes.
        let _ = unregister_callback(id);
    }
}

/// Turns a value of the bridge into a type of ours.
///
/// # Errors
/// [`IpcError::Malformed`] when it is not of that type.
pub(super) fn from_js<T: DeserializeOwned>(value: &JsValue) -> Result<T, IpcError> {
    json_of(value).and_then(|json| json::read(&json)).ok_or(IpcError::Malformed)
}

fn json_of(value: &JsValue) -> Option<String> {
    if value.is_undefined() {
        return Some("null".to_owned());
    }
    js_sys::JSON::stringify(value).ok()?.as_string()
}

/// Turns a type of ours into a value of the bridge.
///
/// # Errors
/// [`IpcError::Malformed`] when it cannot be written.
pub(super) fn to_js<T: Serialize>(value: &T) -> Reply {
    parse(written(value))
}

/// A value as JSON, for what of the page is not Rust.
pub(crate) fn written<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}

fn parse(json: Option<String>) -> Reply {
    json.and_then(|json| js_sys::JSON::parse(&json).ok()).ok_or(IpcError::Malformed)
}

/// A part of a value of the bridge; undefined where it has none of this name.
pub(super) fn part(value: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default()
}

fn is_present() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("__TAURI_INTERNALS__"))
        .is_ok_and(|value| value.is_object() && value.dyn_ref::<js_sys::Object>().is_some())
}
