//! A long list of which only a stretch is in the page, and which never moves under the reader.
//!
//! The timeline uses it. The stretch slides along the list while the person scrolls; whatever
//! changes above or below, the first row in sight stays where it is, and a reader who stands at
//! the end stays at the end.
//! Invariant: at most [`MOST_ROWS`] rows are in the page.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};

use super::{
    reactive::effect,
    reader_place::{View, most_shared, settle},
};

/// The most rows that are in the page at once (the budget of the project is 200).
pub const MOST_ROWS: usize = 160;
/// Rows that are shown when a list opens at its end.
const FIRST_ROWS: usize = 60;
/// Rows by which the stretch slides.
const STEP: usize = 40;
/// How near to an edge, in CSS pixels, more rows are asked for.
const NEAR: i32 = 900;
/// How near to the end, in CSS pixels, still counts as standing at the end.
const AT_END: i32 = 48;

/// The stretch of the list that is in the page: rows `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    start: usize,
    end: usize,
}

impl Stretch {
    /// The last rows of a list, at least as many as are shown now.
    fn at_end(self, length: usize) -> Self {
        let rows = (self.end - self.start).clamp(FIRST_ROWS, MOST_ROWS);
        Self { start: length.saturating_sub(rows), end: length }
    }

    /// One step towards the start; what leaves at the other side is far below the reader.
    fn up(self) -> Self {
        let start = self.start.saturating_sub(STEP);
        Self { start, end: self.end.min(start + MOST_ROWS) }
    }

    /// One step towards the end.
    fn down(self, length: usize) -> Self {
        let end = (self.end + STEP).min(length);
        Self { start: self.start.max(end.saturating_sub(MOST_ROWS)), end }
    }

    /// The stretch after the list changed from `old` to `new`: the same rows, and those that came
    /// next to them as far as there is room. Who stands at the end stays there.
    fn follow<K: Eq + Hash>(self, old: &[K], new: &[K], is_at_end: bool) -> Self {
        if is_at_end || old.is_empty() {
            return self.at_end(new.len());
        }
        let places: HashMap<&K, usize> = new.iter().enumerate().map(|(i, key)| (key, i)).collect();
        let shown = old.get(self.start..self.end).unwrap_or_default();
        let Some(start) = shown.iter().find_map(|key| places.get(key).copied()) else {
            return self.at_end(new.len());
        };
        let last = shown.iter().rev().find_map(|key| places.get(key).copied()).unwrap_or(start);
        let end = if self.end == old.len() { new.len() } else { last + 1 };
        // The order of a timeline does not turn round; were it to, the stretch stays a stretch.
        let end = end.max(start + 1).min(start + MOST_ROWS).min(new.len());
        Self { start, end }
    }
}

/// What of the list is in the page: the keys as they were when the stretch was chosen, so that
/// nobody ever sees the stretch of one list on another.
struct Page<K> {
    keys: Arc<Vec<K>>,
    stretch: Stretch,
}

/// The list's place in the page. `Copy`, so that every handler can hold it.
pub struct VirtualList<K: Send + Sync + 'static> {
    /// The element that scrolls.
    pub scroller: NodeRef<html::Section>,
    /// All that scrolls in it: the list, and what stands above and below.
    pub content: NodeRef<html::Div>,
    /// The element whose children are the rows.
    pub rows: NodeRef<html::Ol>,
    page: RwSignal<Page<K>>,
    is_at_end: RwSignal<bool>,
    noted: StoredValue<Option<Noted>, LocalStorage>,
    near_start: Callback<()>,
}

impl<K: Send + Sync + 'static> Clone for VirtualList<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Send + Sync + 'static> Copy for VirtualList<K> {}

/// Where the reader stood when it was last looked at.
struct Noted {
    scroller: web_sys::Element,
    view: View,
    /// The rows in sight. One would do if none ever left, and none went another way than the rest.
    rows: Vec<Anchor>,
}

/// A row and how far one of its edges stood below the upper one of the scroller, in CSS pixels.
struct Anchor {
    row: web_sys::Element,
    edge: Edge,
    offset: f64,
}

/// Which edge of a row stays. Above its words a row shows who speaks, which goes when an earlier
/// row of the same person comes: the lower edge keeps the words and all below them in place. What
/// is so long that its lower edge is out of sight is kept by the upper one.
#[derive(Clone, Copy)]
enum Edge {
    Upper,
    Lower,
}

impl<K: Clone + Eq + Hash + Send + Sync + 'static> VirtualList<K> {
    /// Follows `keys`. `near_start` is called when the first row of all comes near: it may load
    /// earlier ones, and is called again after the next scroll or change.
    pub fn new(
        keys: impl Fn() -> Arc<Vec<K>> + Send + Sync + 'static,
        near_start: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let list = Self {
            scroller: NodeRef::new(),
            content: NodeRef::new(),
            rows: NodeRef::new(),
            page: RwSignal::new(Page { keys: Arc::default(), stretch: Stretch::default() }),
            is_at_end: RwSignal::new(true),
            noted: StoredValue::new_local(None),
            near_start: Callback::new(move |()| near_start()),
        };
        effect(move || {
            let keys = keys();
            let is_at_end = list.is_at_end.get_untracked();
            list.page.update(|page| {
                page.stretch = page.stretch.follow(&page.keys, &keys, is_at_end);
                page.keys = keys;
            });
            list.look_again();
        });
        list.keep_place_when_sizes_change();
        list
    }

    /// The keys that are in the page. Tracks.
    pub fn visible(self) -> Vec<K> {
        self.page.with(|page| {
            let Stretch { start, end } = page.stretch;
            page.keys.get(start..end).unwrap_or_default().to_vec()
        })
    }

    /// The row that stands before the first one in the page. Tracks.
    pub fn before_visible(self) -> Option<K> {
        self.page.with(|page| page.keys.get(page.stretch.start.checked_sub(1)?).cloned())
    }

    /// Whether the reader stands at the end, where new rows appear. Tracks.
    pub fn is_at_end(self) -> bool {
        self.is_at_end.get()
    }

    /// The same, without tracking.
    pub fn is_at_end_untracked(self) -> bool {
        self.is_at_end.get_untracked()
    }

    /// Goes to the end.
    pub fn go_to_end(self) {
        if let Some(scroller) = self.scrolling_element() {
            // Whatever was scrolled before counts no longer.
            self.note_rows(&scroller, View::of(&scroller));
        }
        self.is_at_end.set(true);
        self.slide(Stretch::at_end);
        self.look_again();
    }

    /// The page scrolled, by the person or because its height changed.
    pub fn on_scroll(self) {
        self.keep_place_and_fill();
    }

    /// The rows in the page were changed: puts the reader's place right before anybody sees it.
    pub fn on_rows_changed(self) {
        // What changes with the rows, such as the margin of one that begins no turn any more, is drawn by effects
        // that wait behind this one in the same queue; the next frame of animation would be too late when this
        // one is being drawn. Nothing slides here, since that would change the rows again within their own change.
        spawn_local(async move {
            self.keep_place();
        });
    }

    /// Puts the reader's place right before the next frame is painted, and asks for more rows if
    /// an edge is near: after rows came, or after a wait at the start has ended.
    pub fn look_again(self) {
        request_animation_frame(move || self.keep_place_and_fill());
    }

    /// The element that scrolls now: the list's own, or the first around it that does, where the
    /// page lets header and list scroll together.
    fn scrolling_element(self) -> Option<web_sys::Element> {
        let mut element: web_sys::Element = self.scroller.try_get_untracked().flatten()?.into();
        loop {
            let style = window().get_computed_style(&element).ok().flatten()?;
            let overflow = style.get_property_value("overflow-y").unwrap_or_default();
            if overflow == "auto" || overflow == "scroll" {
                return Some(element);
            }
            element = element.parent_element()?;
        }
    }

    fn keep_place_and_fill(self) {
        if let Some(view) = self.keep_place() {
            self.fill(view);
        }
    }

    /// Takes back what a change did to the reader's place, and notes the place anew. Gives
    /// nothing when the list has left the page meanwhile.
    fn keep_place(self) -> Option<View> {
        let scroller = self.scrolling_element()?;
        let now = View::of(&scroller);
        let is_at_end = self.is_at_end.get_untracked();
        let wanted = self.noted.with_value(|noted| {
            // Another element may scroll than before; what it measured says nothing of this one.
            let noted = noted.as_ref().filter(|noted| noted.scroller == scroller);
            let shift = noted.and_then(Noted::shift);
            settle(noted.map_or(now, |noted| noted.view), now, is_at_end, shift)
        });
        if let Some(top) = wanted {
            scroller.set_scroll_top(top);
        }
        let view = View::of(&scroller);
        self.note_rows(&scroller, view);
        let is_at_end = self.page.with_untracked(|page| page.stretch.end >= page.keys.len())
            && view.below() <= AT_END;
        if self.is_at_end.get_untracked() != is_at_end {
            self.is_at_end.set(is_at_end);
        }
        Some(view)
    }

    fn note_rows(self, scroller: &web_sys::Element, view: View) {
        let Some(list) = self.rows.get_untracked() else { return };
        let children = list.children();
        let (height, upper) = (f64::from(view.in_sight), top_of(scroller));
        // From the end, where readers mostly stand: each row that is asked where it is costs a call of the engine.
        let rows = (0..children.length())
            .rev()
            .filter_map(|index| children.item(index))
            .map(|row| Anchor { offset: offset(&row, Edge::Lower, upper), edge: Edge::Lower, row })
            .take_while(|anchor| anchor.offset > 0.0)
            .map(|anchor| if anchor.offset <= height { anchor } else { anchor.by_upper(upper) })
            .skip_while(|anchor| anchor.offset >= height)
            .collect();
        self.noted.set_value(Some(Noted { scroller: scroller.clone(), view, rows }));
    }

    /// Slides the stretch when its edge is near, and asks for more rows at the very start.
    fn fill(self, view: View) {
        let (stretch, length) = self.page.with_untracked(|page| (page.stretch, page.keys.len()));
        if view.top < NEAR {
            if stretch.start > 0 {
                self.slide(|stretch, _| stretch.up());
            } else if length > 0 {
                self.near_start.run(());
            }
        } else if view.below() < NEAR && stretch.end < length {
            self.slide(Stretch::down);
        }
    }

    fn slide(self, step: impl FnOnce(Stretch, usize) -> Stretch) {
        let (stretch, next) =
            self.page.with_untracked(|page| (page.stretch, step(page.stretch, page.keys.len())));
        if stretch != next {
            self.page.update(|page| page.stretch = next);
            self.look_again();
        }
    }

    /// Text that grows, a composer that takes a second line, a window that is made narrower:
    /// none of them moves what is being read.
    fn keep_place_when_sizes_change(self) {
        effect(move || {
            let (Some(scroller), Some(content)) = (self.scroller.get(), self.content.get()) else {
                return;
            };
            let closure = Closure::<dyn FnMut()>::new(move || self.keep_place_and_fill());
            let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref())
            else {
                return;
            };
            observer.observe(&scroller);
            if let Some(around) = scroller.parent_element() {
                observer.observe(&around);
            }
            observer.observe(&content);
            let kept = StoredValue::new_local(Some((observer, closure)));
            on_cleanup(move || {
                if let Some(Some((observer, _))) = kept.try_update_value(Option::take) {
                    observer.disconnect();
                }
            });
        });
    }
}

impl View {
    fn of(scroller: &web_sys::Element) -> Self {
        Self {
            top: scroller.scroll_top(),
            all: scroller.scroll_height(),
            in_sight: scroller.client_height(),
        }
    }
}

impl Noted {
    /// How far the rows that were in sight and are still in the page stand below their old places.
    fn shift(&self) -> Option<f64> {
        let upper = top_of(&self.scroller);
        let connected = self.rows.iter().filter(|anchor| anchor.row.is_connected());
        most_shared(
            connected
                .map(|anchor| offset(&anchor.row, anchor.edge, upper) - anchor.offset)
                .collect(),
        )
    }
}

impl Anchor {
    fn by_upper(self, upper: f64) -> Self {
        Self { offset: offset(&self.row, Edge::Upper, upper), edge: Edge::Upper, ..self }
    }
}

/// How far an edge of a row stands below the upper one of the scroller, in CSS pixels.
fn offset(row: &web_sys::Element, edge: Edge, upper: f64) -> f64 {
    let row = row.get_bounding_client_rect();
    let edge = match edge {
        Edge::Upper => row.top(),
        Edge::Lower => row.bottom(),
    };
    edge - upper
}

/// Where the upper edge of the scroller stands in the window, in CSS pixels.
fn top_of(scroller: &web_sys::Element) -> f64 {
    scroller.get_bounding_client_rect().top()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretch(start: usize, end: usize) -> Stretch {
        Stretch { start, end }
    }

    #[test]
    fn who_stands_at_the_end_follows_it() {
        let (old, new): (Vec<u32>, Vec<u32>) = ((0..100).collect(), (0..103).collect());
        assert_eq!(stretch(40, 100).follow(&old, &new, true), stretch(43, 103));
    }

    #[test]
    fn earlier_rows_do_not_move_the_stretch_off_what_is_read() {
        let (old, new): (Vec<u32>, Vec<u32>) = ((50..100).collect(), (0..100).collect());
        assert_eq!(stretch(0, 50).follow(&old, &new, false), stretch(50, 100));
    }

    #[test]
    fn new_rows_wait_below_a_reader_of_history() {
        let (old, new): (Vec<u32>, Vec<u32>) = ((0..400).collect(), (0..410).collect());
        assert_eq!(stretch(100, 200).follow(&old, &new, false), stretch(100, 200));
    }

    #[test]
    fn a_list_that_was_replaced_opens_at_its_end() {
        let (old, new): (Vec<u32>, Vec<u32>) = ((0..100).collect(), (500..900).collect());
        assert_eq!(stretch(0, 50).follow(&old, &new, false), stretch(340, 400));
    }

    proptest! {
        #[test]
        fn the_page_never_holds_too_many_rows(
            moves in proptest::collection::vec(0..5_u8, 0..60), length in 0..900_usize
        ) {
            let mut keys: Vec<usize> = (0..length).collect();
            let mut now = Stretch::default().at_end(length);
            for (n, step) in moves.into_iter().enumerate() {
                let old = keys.clone();
                now = match step {
                    0 => now.up(),
                    1 => now.down(keys.len()),
                    2 => {
                        keys.splice(0..0, (0..30).map(|i| 10_000 * (n + 1) + i));
                        now.follow(&old, &keys, false)
                    }
                    3 => {
                        keys.extend((0..30).map(|i| 1_000_000 * (n + 1) + i));
                        now.follow(&old, &keys, n % 2 == 0)
                    }
                    _ => {
                        keys.truncate(keys.len() / 2);
                        now.follow(&old, &keys, false)
                    }
                };
                prop_assert!(now.start <= now.end && now.end <= keys.len());
                prop_assert!(now.end - now.start <= MOST_ROWS);
                prop_assert!(keys.is_empty() || now.end > now.start);
            }
        }
    }
}
