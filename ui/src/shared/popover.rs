//! Puts a native popover beside what it belongs to.
//!
//! Used by menus and by the notes on words. Invariant: all of it stands within the window, as far as it fits.
//! Anchor positioning in CSS is not there on every engine yet.

use leptos::prelude::window;
use web_sys::HtmlElement;

/// The space between the two, in px.
const GAP: f64 = 6.0;

/// Puts it below its anchor, along the right side of it, or above where there is no room below.
pub fn place(list: &HtmlElement, anchor: &HtmlElement) {
    let anchor = anchor.get_bounding_client_rect();
    let own = list.get_bounding_client_rect();
    let size = |value: Result<wasm_bindgen::JsValue, _>| {
        value.ok().and_then(|value| value.as_f64()).unwrap_or(f64::MAX)
    };
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let left = (anchor.right() - own.width()).clamp(GAP, (width - own.width() - GAP).max(GAP));
    let below = anchor.bottom() + GAP;
    let top = if below + own.height() > height - GAP {
        (anchor.top() - own.height() - GAP).max(GAP)
    } else {
        below
    };
    let style = list.style();
    // Both names are properties that every engine knows.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}
