//! Moving the focus: round the regions of the window with F6, and to the heading of a new page.
//!
//! Called by the keyboard table and by pages. A region is an element with `data-region`. Invariant:
//! F6 only visits regions that can be seen, in the order in which they stand in the page.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, \
    [tabindex]:not([tabindex='-1'])";

/// Moves the focus into the next region, or the one before.
pub fn go_round(backwards: bool) {
    let regions = visible_regions();
    if regions.is_empty() {
        return;
    }
    let active = document().active_element();
    let here = regions
        .iter()
        .position(|region| active.as_ref().is_some_and(|active| region.contains(Some(active))));
    let count = regions.len();
    let next = match here {
        None => 0,
        Some(here) if backwards => (here + count - 1) % count,
        Some(here) => (here + 1) % count,
    };
    enter(&regions[next]);
}

/// The heading of a page that takes the focus as soon as it is there. Drawn again, it takes it only when
/// what had the focus went with the drawing before.
pub fn on_arrival() -> NodeRef<html::H1> {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |was_here: Option<bool>| {
        let Some(heading) = heading.get() else { return was_here == Some(true) };
        if was_here != Some(true) || is_lost() {
            // A heading that has left the page already cannot take the focus, which is fine.
            let _ = heading.focus();
        }
        true
    });
    heading
}

/// Whether nothing has the focus.
pub fn is_lost() -> bool {
    let body = document().body();
    document().active_element().is_none_or(|active| body.is_some_and(|body| active == *body))
}

/// Moves the focus to the element with this id, for example a heading with `tabindex="-1"`.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus_selector(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        focus(&element);
    }
}

/// Scrolls what has the focus back into sight, by as little as it takes.
pub fn show_focused() {
    if let Some(element) = document().active_element() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn visible_regions() -> Vec<Element> {
    let Ok(found) = document().query_selector_all("[data-region]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into::<Element>().ok())
        .filter(is_visible)
        .collect()
}

fn is_visible(element: &Element) -> bool {
    let area = element.get_bounding_client_rect();
    area.width() > 0.0 && area.height() > 0.0
}

/// The element of the region that says it holds the place (a roving `tabindex="0"` or the current
/// row), else the first one that takes the focus, else the region itself.
fn enter(region: &Element) {
    let current =
        region.query_selector("[aria-current]:not([aria-current='false'])").ok().flatten();
    let first = || {
        let found = region.query_selector_all(FOCUSABLE).ok()?;
        (0..found.length())
            .filter_map(|index| found.get(index)?.dyn_into::<Element>().ok())
            .find(is_visible)
    };
    match current.filter(|element| element.matches(FOCUSABLE).unwrap_or(false)).or_else(first) {
        Some(element) => focus(&element),
        None => focus(region),
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that went meanwhile cannot take the focus, which changes nothing.
        let _ = element.focus();
    }
}
