//! The raw bridge of the webview: the only lines that name `__TAURI_INTERNALS__`.
//!
//! Called by `call.rs` and `stream.rs`. Invariant: a value is turned into JSON on our side, so a
//! type that does not fit its counterpart is noticed here and never inside a feature.

use larkspur_ipc::IpcError;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

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

/// Sends one request and waits for its reply.
///
/// # Errors
/// What the shell answered; [`IpcError::Malformed`] when either side is not understood.
pub(super) async fn send<A: Serialize, R: DeserializeOwned>(
    name: &str,
    arguments: &A,
) -> Result<R, IpcError> {
    let arguments = to_js(arguments)?;
    match invoke(name, arguments).await {
        Ok(reply) => from_js(&reply),
        Err(error) => Err(from_js::<IpcError>(&error).unwrap_or(IpcError::Internal)),
    }
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
    let json = if value.is_undefined() {
        "null".to_owned()
    } else {
        js_sys::JSON::stringify(value)
            .ok()
            .and_then(|text| text.as_string())
            .ok_or(IpcError::Malformed)?
    };
    serde_json::from_str(&json).map_err(|_| IpcError::Malformed)
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, IpcError> {
    let json = serde_json::to_string(value).map_err(|_| IpcError::Malformed)?;
    js_sys::JSON::parse(&json).map_err(|_| IpcError::Malformed)
}

fn is_present() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("__TAURI_INTERNALS__"))
        .is_ok_and(|value| value.is_object() && value.dyn_ref::<js_sys::Object>().is_some())
}
