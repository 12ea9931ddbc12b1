//! Numbers as the language writes them, by the webview's own `Intl`.
//!
//! Called by the catalogue for every number inside a message, and by components for a number that
//! stands alone. Invariant: no number data ships with the app; ids, keys and verification codes
//! are words, never numbers, so their digits stay Latin.

use fluent::FluentValue;
use intl_memoizer::IntlLangMemoizer;

use super::catalogue;

/// A number that stands alone. Tracked.
#[must_use]
pub fn number(value: f64) -> String {
    format_in(&catalogue::current().tag, value, false)
}

/// A share in percent, given as the whole number of percent. Tracked.
#[must_use]
pub fn percent(value: u16) -> String {
    format_in(&catalogue::current().tag, f64::from(value) / 100.0, true)
}

/// The hook of the Fluent bundle: numbers through `Intl`, all else as Fluent does it.
pub(super) fn format_value(value: &FluentValue, memoizer: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) => format_memoized(number.value, memoizer),
        _ => None,
    }
}

#[cfg(target_arch = "wasm32")]
fn format_memoized(value: f64, memoizer: &IntlLangMemoizer) -> Option<String> {
    memoizer
        .with_try_get::<InLanguage, _, _>((), |format| call_format(&format.0, value))
        .ok()
        .flatten()
}

#[cfg(not(target_arch = "wasm32"))]
fn format_memoized(_value: f64, _memoizer: &IntlLangMemoizer) -> Option<String> {
    // Without a webview there is no `Intl`; Fluent then writes plain digits.
    None
}

/// The number format of one language, kept by the bundle.
#[cfg(target_arch = "wasm32")]
struct InLanguage(js_sys::Intl::NumberFormat);

#[cfg(target_arch = "wasm32")]
impl intl_memoizer::Memoizable for InLanguage {
    type Args = ();
    type Error = ();

    fn construct(
        language: unic_langid::LanguageIdentifier,
        (): Self::Args,
    ) -> Result<Self, Self::Error> {
        Ok(Self(number_format(&language.to_string(), false)))
    }
}

#[cfg(target_arch = "wasm32")]
fn number_format(tag: &str, is_percent: bool) -> js_sys::Intl::NumberFormat {
    let options = js_sys::Object::new();
    if is_percent {
        // Setting a key of a plain new object cannot fail.
        let _ = js_sys::Reflect::set(&options, &"style".into(), &"percent".into());
    }
    js_sys::Intl::NumberFormat::new(&js_sys::Array::of1(&tag.into()), &options)
}

#[cfg(target_arch = "wasm32")]
fn call_format(format: &js_sys::Intl::NumberFormat, value: f64) -> Option<String> {
    format.format().call1(&wasm_bindgen::JsValue::UNDEFINED, &value.into()).ok()?.as_string()
}

#[cfg(target_arch = "wasm32")]
fn format_in(tag: &str, value: f64, is_percent: bool) -> String {
    call_format(&number_format(tag, is_percent), value).unwrap_or_else(|| value.to_string())
}

#[cfg(not(target_arch = "wasm32"))]
fn format_in(_tag: &str, value: f64, is_percent: bool) -> String {
    if is_percent { format!("{}%", value * 100.0) } else { value.to_string() }
}
