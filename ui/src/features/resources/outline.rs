//! Where in a page the reader is: the heading that is marked, and the place that may be kept.
//!
//! Used by the reader. Invariant: scrolling itself does no work but one look at a frame.

use std::{cell::Cell, rc::Rc, time::Duration};

use larkspur_ipc::resources::{Block, UnitKind};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How long the reader rests before the place is told.
const REST: Duration = Duration::from_secs(1);
/// How far below the top of the sheet a unit counts as the one that is read, in px.
const TOP: f64 = 24.0;

/// A heading of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) unit: u16,
    pub(super) words: String,
    pub(super) is_original: bool,
}

/// The headings of the parts of a page.
pub(super) fn headings(blocks: &[Block]) -> Vec<Heading> {
    let units = blocks.iter().flat_map(|block| &block.units);
    let headings = units.filter(|unit| unit.kind == UnitKind::Heading2);
    let heading = |unit: &larkspur_ipc::resources::Unit| Heading {
        unit: unit.number,
        words: super::text::plain(&unit.parts),
        is_original: unit.state == larkspur_ipc::resources::UnitState::Missing,
    };
    headings.map(heading).collect()
}

/// The heading under which a unit stands, by its number.
pub(super) fn heading_of(blocks: &[Block], unit: u16) -> Option<u16> {
    let mut last = None;
    for each in blocks.iter().flat_map(|block| &block.units) {
        if each.kind == UnitKind::Heading2 {
            last = Some(each.number);
        }
        if each.number == unit {
            return last;
        }
    }
    None
}

/// The element id of a unit.
pub(super) fn element_id(unit: u16) -> String {
    format!("unit-{unit}")
}

/// Brings a unit to the top of the sheet.
pub(super) fn show(unit: u16) -> Option<Element> {
    let element = document().get_element_by_id(&element_id(unit))?;
    element.scroll_into_view_with_bool(true);
    Some(element)
}

/// Brings a unit to the top of the sheet and gives it the focus.
pub(super) fn go_to(unit: u16) {
    let Some(element) = show(unit) else { return };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What went meanwhile cannot take the focus, which changes nothing.
        let _ = element.focus();
    }
}

/// Tells which unit stands at the top of a sheet: `on_pass` at each look, `on_rest` after a while.
#[derive(Clone)]
pub(super) struct Watcher {
    is_due: Rc<Cell<bool>>,
    timer: Rc<Cell<Option<TimeoutHandle>>>,
}

impl Watcher {
    pub(super) fn new() -> Self {
        Self { is_due: Rc::new(Cell::new(false)), timer: Rc::new(Cell::new(None)) }
    }

    /// To be called at each scroll.
    pub(super) fn look(
        &self,
        sheet: HtmlElement,
        on_pass: impl Fn(u16) + 'static,
        on_rest: impl Fn(u16) + 'static,
    ) {
        if self.is_due.replace(true) {
            return;
        }
        let (is_due, timer) = (Rc::clone(&self.is_due), Rc::clone(&self.timer));
        request_animation_frame(move || {
            is_due.set(false);
            let Some(unit) = topmost(&sheet) else { return };
            on_pass(unit);
            if let Some(before) = timer.take() {
                before.clear();
            }
            timer.set(set_timeout_with_handle(move || on_rest(unit), REST).ok());
        });
    }

    /// Tells nothing more.
    pub(super) fn stop(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

/// The first unit that is not yet above the sheet.
fn topmost(sheet: &HtmlElement) -> Option<u16> {
    let top = sheet.get_bounding_client_rect().top() + TOP;
    let units = sheet.query_selector_all("[data-unit]").ok()?;
    (0..units.length())
        .filter_map(|index| units.get(index)?.dyn_into::<Element>().ok())
        .find(|unit| unit.get_bounding_client_rect().bottom() > top)
        .and_then(|unit| unit.get_attribute("data-unit")?.parse().ok())
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::resources::{BlockKind, Inline, Unit, UnitState};

    use super::*;

    fn unit(number: u16, kind: UnitKind) -> Unit {
        let parts = vec![Inline::Text { words: format!("words {number}") }];
        let (state, original) = (UnitState::Current, Vec::new());
        Unit { number, kind, parts, state, is_critical: false, original }
    }

    #[test]
    fn a_unit_stands_below_the_heading_before_it() {
        let units = vec![
            unit(9, UnitKind::Paragraph),
            unit(1, UnitKind::Heading2),
            unit(5, UnitKind::Heading3),
            unit(2, UnitKind::Paragraph),
            unit(3, UnitKind::Heading2),
            unit(4, UnitKind::Item),
        ];
        let blocks = vec![Block { kind: BlockKind::Plain, units }];
        let under: Vec<_> =
            [9, 1, 5, 2, 3, 4, 77].into_iter().map(|unit| heading_of(&blocks, unit)).collect();
        assert_eq!(under, [None, Some(1), Some(1), Some(1), Some(3), Some(3), None]);
        let parts: Vec<_> = headings(&blocks).into_iter().map(|it| (it.unit, it.words)).collect();
        assert_eq!(parts, [(1, "words 1".to_owned()), (3, "words 3".to_owned())]);
    }
}
