//! The look of the page: theme, text size, and no motion before the first paint.
//!
//! Called once by `window.rs`. Invariant: `<html>` always carries `data-theme`, so no colour ever
//! falls back to the engine's own.

use larkspur_ipc::settings::{Appearance, Preferences};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, MediaQueryList};

use crate::shared::{effect, memo};

/// Follows the preferences and the wishes of the system.
pub(super) fn follow(preferences: Signal<Preferences>) {
    let wants_contrast = watch_media("(prefers-contrast: more)");
    let wants_dark = watch_media("(prefers-color-scheme: dark)");
    let theme = memo(move |_| {
        let appearance = preferences.with(|preferences| preferences.appearance);
        theme_name(appearance, wants_contrast.get(), wants_dark.get())
    });
    effect(move || {
        set_attribute("data-theme", theme.get());
    });
    // Everything on the page follows the zoom: setting it again, even to what it is, draws all of it anew.
    let percent = memo(move |_| preferences.with(|preferences| preferences.text_size));
    effect(move || {
        if let Some(html) = html() {
            // The name is a custom property, which every engine takes.
            let zoom = f64::from(percent.get()) / 100.0;
            let _ = html.style().set_property("--zoom", &zoom.to_string());
        }
    });
}

/// Lets things move from the second frame on: the first one is painted at rest.
pub(super) fn allow_motion() {
    request_animation_frame(|| {
        request_animation_frame(|| {
            if let Some(html) = html() {
                // Fails only for names that are not valid.
                let _ = html.remove_attribute("data-motion");
            }
        });
    });
}

fn theme_name(appearance: Appearance, wants_contrast: bool, wants_dark: bool) -> &'static str {
    match appearance {
        Appearance::Dark => "larkspur-dark",
        Appearance::Contrast => "larkspur-contrast",
        Appearance::System if wants_contrast => "larkspur-contrast",
        Appearance::System if wants_dark => "larkspur-dark",
        Appearance::System | Appearance::Light => "larkspur",
    }
}

fn watch_media(query: &str) -> ReadSignal<bool> {
    let (is, set) = signal(false);
    if let Ok(Some(media)) = window().match_media(query) {
        set.set(media.matches());
        let changed = Closure::<dyn FnMut(MediaQueryList)>::new(move |event: MediaQueryList| {
            set.try_set(event.matches());
        });
        media.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // The theme is followed as long as the page lives.
        changed.forget();
        std::mem::forget(media);
    }
    is
}

fn set_attribute(name: &str, value: &str) {
    if let Some(html) = html() {
        // Fails only for names that are not valid.
        let _ = html.set_attribute(name, value);
    }
}

fn html() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_comes_before_dark_and_a_choice_before_both() {
        assert_eq!(theme_name(Appearance::System, true, true), "larkspur-contrast");
        assert_eq!(theme_name(Appearance::System, false, true), "larkspur-dark");
        assert_eq!(theme_name(Appearance::System, false, false), "larkspur");
        assert_eq!(theme_name(Appearance::Light, true, true), "larkspur");
        assert_eq!(theme_name(Appearance::Dark, false, false), "larkspur-dark");
    }
}
