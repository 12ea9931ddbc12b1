//! Puts the text of a set document into the order in which it is read.
//!
//! [`of`] stands between the typesetter and its writer of PDF. On paper nothing changes. In the file, each piece of text names its letters
//! once, and a line of Arabic begins with its first word and not with the one that lies furthest to the left.
//! Invariant: pieces change places only within a line and between two tags, so what a tag holds stays.

use typst::{
    layout::{Frame, FrameItem, GroupItem, Point},
    model::Document as _,
    text::Lang,
    visualize::Geometry,
};
use typst_layout::{Page, PagedDocument};

use crate::clusters::{Named, Stretch};

/// The same document, in the order in which it is read. `is_rtl` knows the languages that run from right to left.
pub(crate) fn of(document: &PagedDocument, is_rtl: &dyn Fn(Lang) -> bool) -> PagedDocument {
    let mut order = Order { is_rtl, named: Named::default() };
    let page = |page: &Page| Page { frame: order.frame(&page.frame), ..page.clone() };
    PagedDocument::new(document.pages().iter().map(page).collect(), document.info().clone())
}

struct Order<'a> {
    is_rtl: &'a dyn Fn(Lang) -> bool,
    named: Named,
}

impl Order<'_> {
    fn frame(&mut self, frame: &Frame) -> Frame {
        let mut new = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            new.set_baseline(frame.baseline());
        }
        let mut texts = Texts::default();
        for (at, item) in frame.items() {
            match item {
                FrameItem::Text(text) => texts.add(Stretch::new(*at, text)),
                // Lines below words lie between the parts of a text and belong to none.
                FrameItem::Shape(shape, _)
                    if matches!(shape.geometry, Geometry::Line(_))
                        && !texts.stretches.is_empty() =>
                {
                    texts.rules.push((*at, item.clone()));
                }
                FrameItem::Group(group) => {
                    self.flush(&mut texts, &mut new);
                    let frame = self.frame(&group.frame);
                    new.push(*at, FrameItem::Group(GroupItem { frame, ..group.clone() }));
                }
                other => {
                    self.flush(&mut texts, &mut new);
                    new.push(*at, other.clone());
                }
            }
        }
        self.flush(&mut texts, &mut new);
        new
    }

    fn flush(&mut self, texts: &mut Texts, to: &mut Frame) {
        let mut line: Vec<Stretch> = Vec::new();
        for stretch in texts.stretches.drain(..) {
            let goes_on = |last: &Stretch| {
                last.y().approx_eq(stretch.y()) && last.right().approx_eq(stretch.left())
            };
            if !line.last().is_none_or(goes_on) {
                self.push_line(std::mem::take(&mut line), to);
            }
            line.push(stretch);
        }
        self.push_line(line, to);
        to.push_multiple(texts.rules.drain(..));
    }

    fn push_line(&mut self, line: Vec<Stretch>, to: &mut Frame) {
        let is_rtl = line.first().is_some_and(|first| (self.is_rtl)(first.lang()));
        for stretch in in_reading_order(line, is_rtl) {
            for (at, item) in stretch.into_items(&mut self.named) {
                to.push(at, FrameItem::Text(item));
            }
        }
    }
}

/// Texts that follow each other, with nothing but rules between.
#[derive(Default)]
struct Texts {
    stretches: Vec<Stretch>,
    rules: Vec<(Point, FrameItem)>,
}

impl Texts {
    fn add(&mut self, next: Stretch) {
        let rest = match self.stretches.last_mut() {
            Some(last) => last.join(next),
            None => Some(next),
        };
        self.stretches.extend(rest);
    }
}

/// The texts of a line as they are read. Their places in the words say it, within one and the same text; texts that
/// follow each other lie beside each other, as the direction of the line says.
fn in_reading_order(line: Vec<Stretch>, is_rtl: bool) -> Vec<Stretch> {
    let mut texts: Vec<Vec<Stretch>> = Vec::new();
    for stretch in line {
        let last = texts.last_mut();
        let goes_on =
            |text: &&mut Vec<Stretch>| text.iter().all(|one| one.is_of_same_words(&stretch));
        match last.filter(goes_on) {
            Some(text) => text.push(stretch),
            None => texts.push(vec![stretch]),
        }
    }
    if is_rtl {
        texts.reverse();
    }
    for text in &mut texts {
        text.sort_by_key(Stretch::place);
    }
    texts.into_iter().flatten().collect()
}
