//! Fetches languages and switches between them.
//!
//! `start` is called once before the first page; `choose` by the language picker and whenever the
//! preference changes. Invariant: the page never shows words of no language: the old language stays
//! until the new one is there, and `<html lang dir>` always names what is shown.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{
    catalogue::{self, Layer, LocaleInfo},
    negotiate::negotiate,
};

thread_local! {
    /// Counts the switches, so that a slow one does not overtake a later one.
    static SWITCH: Cell<u32> = const { Cell::new(0) };
}

/// Loads the list of languages and shows the one that was chosen, or the one that the system asks
/// for. Where a file is missing, the next one of the chain is shown.
pub async fn start(chosen: Option<String>) {
    if let Some(json) = fetch_text("locales/index.json").await
        && let Some(locales) = crate::shared::json::read::<Vec<LocaleInfo>>(&json)
    {
        catalogue::set_locales(locales);
    }
    let requested = chosen.map_or_else(system_languages, |tag| vec![tag]);
    show(&requested).await;
}

/// Shows another language. The old one stays until the new one is there.
pub async fn choose(tag: String) {
    if untrack(catalogue::current).tag != tag {
        show(&[tag]).await;
    }
}

async fn show(requested: &[String]) {
    let switch = SWITCH.replace(SWITCH.get().wrapping_add(1)).wrapping_add(1);
    let locales = untrack(catalogue::locales);
    let available: Vec<String> = locales.iter().map(|info| info.tag.clone()).collect();
    let mut chain = Vec::new();
    for tag in negotiate(requested, &available) {
        let Some(info) = locales.iter().find(|info| info.tag == tag) else { continue };
        if let Some(layer) = catalogue::loaded(&tag) {
            chain.push(layer);
        } else if let Some(source) = fetch_text(&format!("locales/{tag}.ftl")).await {
            chain.push(Rc::new(Layer::new(info.clone(), &source)));
        }
    }
    if SWITCH.get() != switch || chain.is_empty() {
        return;
    }
    catalogue::set_chain(chain);
    mark_page(&untrack(catalogue::current));
}

fn mark_page(info: &LocaleInfo) {
    let Some(html) = document().document_element() else { return };
    for (name, value) in [("lang", info.tag.as_str()), ("dir", info.direction.as_str())] {
        // An engine may lay all of the page out anew for a direction that is set again, even to what it is.
        if html.get_attribute(name).as_deref() != Some(value) {
            // Both names are valid attribute names, which is the only way this fails.
            let _ = html.set_attribute(name, value);
        }
    }
}

fn system_languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Reads a text file that ships with the page.
pub(crate) async fn fetch_text(path: &str) -> Option<String> {
    let response: JsValue = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
