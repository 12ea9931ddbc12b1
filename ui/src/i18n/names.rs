//! Names of languages and countries, and lists of words, by the webview's own `Intl`.
//!
//! Called by the library. Invariant: the webview is asked first; only languages of which CLDR 48 does not know
//! the own name have it in `locales/own-names.ftl`.

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::catalogue;

// `OWN_NAMES: [(tag, name)]`, made by `build.rs` from `locales/own-names.ftl`.
include!(concat!(env!("OUT_DIR"), "/own_names.rs"));

/// The name of a language in itself: `Kiswahili` for `sw`.
#[must_use]
pub fn autonym(tag: &str) -> String {
    // What ships with the app has said how it wants to be called.
    let own = leptos::prelude::untrack(catalogue::locales);
    if let Some(info) = own.into_iter().find(|info| info.tag == tag) {
        return info.autonym;
    }
    match OWN_NAMES.into_iter().find(|(of, _)| *of == tag) {
        Some((_, name)) => name.to_owned(),
        None => capitalised(&name(tag, "language", tag)),
    }
}

/// The name of a language in the language of the app. Tracked.
#[must_use]
pub fn language(tag: &str) -> String {
    name(&catalogue::current().tag, "language", tag)
}

/// The name of a country in the language of the app. Tracked.
#[must_use]
pub fn country(code: &str) -> String {
    name(&catalogue::current().tag, "region", code)
}

/// The name of a country in a language that may not be the app's.
#[must_use]
pub fn country_in(language: &str, code: &str) -> String {
    name(language, "region", code)
}

/// A list of words, joined as the language joins them: `violence and detention`. Tracked.
#[must_use]
pub fn list(words: &[String]) -> String {
    let list = words.iter().map(|word| JsValue::from_str(word)).collect::<Array>();
    let format = Intl::ListFormat::new(&locale(&catalogue::current().tag), &Object::new());
    format.format(&list).into()
}

/// The code itself, where the webview knows no name.
fn name(in_language: &str, kind: &str, code: &str) -> String {
    let options = Object::new();
    // Setting a key of a plain new object cannot fail.
    let _ = Reflect::set(&options, &"type".into(), &kind.into());
    let names = Intl::DisplayNames::new(&locale(in_language), &options);
    names.of(code).map_or_else(|| code.to_owned(), String::from)
}

fn locale(tag: &str) -> Array {
    Array::of1(&JsValue::from_str(tag))
}

/// A name stands alone, so languages with capitals begin it with one.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
