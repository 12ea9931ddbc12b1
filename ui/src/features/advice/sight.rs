//! Keeps what is read or written where it is in the window, while words of others come above it.
//!
//! Used by [`super::part_text`]. The engine does not do it by itself: WebKit has no scroll anchoring. Invariant: only what the
//! change has moved is moved back, not what the person scrolled.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The parts of a draft on the page.
const PARTS: &str = "#main [data-part]";

/// What stays where it is.
struct Anchor {
    element: Element,
    scroller: Element,
    place: f64,
}

/// Does something that may move what is in sight, and moves it back once it is drawn.
pub(super) fn hold(change: impl FnOnce()) {
    let anchor = Anchor::find();
    change();
    if let Some(anchor) = anchor {
        request_animation_frame(move || anchor.settle());
    }
}

impl Anchor {
    /// The part that somebody writes in, else the first one that can be seen.
    fn find() -> Option<Self> {
        let sheet = document().get_element_by_id("main")?;
        let scroller = if sheet.scroll_height() > sheet.client_height() {
            sheet
        } else {
            // In a narrow window the sheet scrolls together with what stands beside it.
            sheet.parent_element()?
        };
        let top = scroller.get_bounding_client_rect().top();
        let parts = document().query_selector_all(PARTS).ok()?;
        let mut parts =
            (0..parts.length()).filter_map(|at| parts.get(at)?.dyn_into::<Element>().ok());
        let active = document().active_element().filter(|it| it.has_attribute("data-part"));
        let element =
            active.or_else(|| parts.find(|it| it.get_bounding_client_rect().bottom() > top))?;
        let place = place(&element, &scroller);
        Some(Self { element, scroller, place })
    }

    fn settle(self) {
        let moved = place(&self.element, &self.scroller) - self.place;
        if moved.abs() >= 1.0 && self.element.is_connected() {
            #[expect(clippy::cast_possible_truncation, reason = "a place on a page fits by far")]
            let moved = moved.round() as i32;
            self.scroller.set_scroll_top(self.scroller.scroll_top() + moved);
        }
    }
}

/// How far an element is from the start of all that is scrolled.
fn place(element: &Element, scroller: &Element) -> f64 {
    element.get_bounding_client_rect().top() + f64::from(scroller.scroll_top())
}
