//! The numbers of paragraphs and lists, and how lists stand within one another.
//!
//! Invariant: items that stand beside one another without anything else between are one list; a list that begins anew begins
//! with 1.

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Which list, from 1. Lists within others are lists of their own.
    pub list: u32,
    /// How deep it stands, from 0.
    pub level: u8,
    /// Its number, from 1; none where there are dots.
    pub number: Option<u32>,
}

/// The deepest level of a list, from 0 (ECMA-376 has nine).
const DEEPEST: u8 = 8;

/// Counts.
#[derive(Default)]
pub(super) struct Numbers {
    paragraphs: u32,
    lists: u32,
    /// The last item of each list that is open, from the outermost.
    open: Vec<Item>,
}

impl Numbers {
    pub(super) fn paragraph(&mut self) -> u32 {
        self.paragraphs += 1;
        self.paragraphs
    }

    pub(super) fn end_lists(&mut self) {
        self.open.clear();
    }

    pub(super) fn item(&mut self, level: u8, has_number: bool) -> Item {
        let deepest = u8::try_from(self.open.len()).unwrap_or(DEEPEST);
        let level = level.min(DEEPEST).min(deepest);
        self.open.truncate(usize::from(level) + 1);
        let last =
            self.open.get(usize::from(level)).filter(|last| last.number.is_some() == has_number);
        let item = if let Some(last) = last {
            Item { number: last.number.map(|number| number + 1), ..*last }
        } else {
            self.lists += 1;
            Item { list: self.lists, level, number: has_number.then_some(1) }
        };
        self.open.truncate(usize::from(level));
        self.open.push(item);
        item
    }
}

/// What is to be written between two paragraphs, where lists are elements that hold their items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The end of the item and of the list around it.
    CloseList,
    /// The end of the item.
    CloseItem,
    /// A list begins, with this item.
    OpenList(Item),
    /// An item begins.
    OpenItem(Item),
}

/// What is to be written before an item, or before something else. `open` are the items that are open, from the outermost.
pub fn steps(open: &mut Vec<Item>, next: Option<Item>) -> Vec<Step> {
    let mut steps = Vec::new();
    let depth = next.map_or(0, |item| usize::from(item.level) + 1);
    while open.len() > depth
        || next
            .zip(open.last().copied())
            .is_some_and(|(next, last)| open.len() == depth && last.list != next.list)
    {
        open.pop();
        steps.push(Step::CloseList);
    }
    let Some(next) = next else { return steps };
    if open.len() == depth {
        open.pop();
        steps.push(Step::CloseItem);
    } else {
        steps.push(Step::OpenList(next));
    }
    open.push(next);
    steps.push(Step::OpenItem(next));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(items: &[(u8, bool)]) -> Vec<(u32, u8, Option<u32>)> {
        let mut numbers = Numbers::default();
        let items = items.iter().map(|(level, has_number)| numbers.item(*level, *has_number));
        items.map(|item| (item.list, item.level, item.number)).collect()
    }

    #[test]
    fn a_list_goes_on_after_one_within_it_and_not_after_one_beside_it() {
        let made = numbers(&[
            (0, true),
            (1, true),
            (5, false),
            (1, true),
            (0, true),
            (1, true),
            (0, false),
            (0, true),
        ]);
        let wanted = [
            (1, 0, Some(1)),
            (2, 1, Some(1)),
            (3, 2, None),
            (2, 1, Some(2)),
            (1, 0, Some(2)),
            (4, 1, Some(1)),
            (5, 0, None),
            (6, 0, Some(1)),
        ];
        assert_eq!(made, wanted);
    }

    #[test]
    fn every_list_and_item_that_is_opened_is_closed() {
        let mut numbers = Numbers::default();
        let items = [(0, true), (1, false), (1, true), (2, true), (0, true)]
            .map(|(level, has)| numbers.item(level, has));
        let mut open = Vec::new();
        let mut written = String::new();
        for next in items.into_iter().map(Some).chain([None]) {
            for step in steps(&mut open, next) {
                written.push(match step {
                    Step::CloseList => ')',
                    Step::CloseItem => ';',
                    Step::OpenList(_) => '(',
                    Step::OpenItem(_) => 'i',
                });
            }
        }
        assert_eq!(written, "(i(i)(i(i));i)");
    }
}
