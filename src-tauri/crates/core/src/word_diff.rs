//! Which words of a text have changed.
//!
//! The proposals mark by it what a reviewer or a translator has to look at, the drafts what has changed between two versions. Invariant: what was the same and what was
//! removed is the text before, what was the same and what was added is the text now; nothing is left out.

use std::time::Duration;

use larkspur_ipc::words::Change;
use similar::{ChangeTag, TextDiff};

/// How long one text may be thought about. After it the answer is still right, and coarser: texts come from others, and
/// some are made so that comparing them takes long.
const PATIENCE: Duration = Duration::from_millis(50);

/// What has changed from `before` to `now`, by words as Unicode cuts them; nothing when both are the same.
pub(crate) fn changes(before: &str, now: &str) -> Vec<Change> {
    if before == now {
        return Vec::new();
    }
    let diff = TextDiff::configure().timeout(PATIENCE).diff_unicode_words(before, now);
    let mut runs = Runs::default();
    for change in diff.iter_all_changes() {
        let words = change.value();
        match change.tag() {
            ChangeTag::Equal => runs.keep(words),
            ChangeTag::Delete => runs.remove(words),
            ChangeTag::Insert => runs.add(words),
        }
    }
    runs.end();
    runs.done
}

/// What was gone through, and the run that is not over.
#[derive(Default)]
struct Runs {
    done: Vec<Change>,
    removed: String,
    added: String,
    /// A blank after what was replaced. If more is replaced behind it, it belongs there: two words that were replaced
    /// read as one change.
    blank: String,
}

impl Runs {
    fn keep(&mut self, words: &str) {
        let is_replacing = !self.removed.is_empty() && !self.added.is_empty();
        if is_replacing && self.blank.is_empty() && words.trim().is_empty() {
            words.clone_into(&mut self.blank);
            return;
        }
        self.end();
        self.push_same(words);
    }

    fn remove(&mut self, words: &str) {
        self.take_blank();
        self.removed.push_str(words);
    }

    fn add(&mut self, words: &str) {
        self.take_blank();
        self.added.push_str(words);
    }

    fn take_blank(&mut self) {
        self.removed.push_str(&self.blank);
        self.added.push_str(&self.blank);
        self.blank.clear();
    }

    fn push_same(&mut self, words: &str) {
        match self.done.last_mut() {
            Some(Change::Same { words: before }) => before.push_str(words),
            _ => self.done.push(Change::Same { words: words.to_owned() }),
        }
    }

    /// Ends what is being replaced.
    fn end(&mut self) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        if !removed.is_empty() {
            self.done.push(Change::Removed { words: removed });
        }
        if !added.is_empty() {
            self.done.push(Change::Added { words: added });
        }
        let blank = std::mem::take(&mut self.blank);
        if !blank.is_empty() {
            self.push_same(&blank);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(words: &str) -> Change {
        Change::Same { words: words.to_owned() }
    }

    fn removed(words: &str) -> Change {
        Change::Removed { words: words.to_owned() }
    }

    fn added(words: &str) -> Change {
        Change::Added { words: words.to_owned() }
    }

    #[test]
    fn words_and_not_letters_are_told() {
        let found = changes("Ask the office today.", "Ask the embassy today.");
        assert_eq!(found, [same("Ask the "), removed("office"), added("embassy"), same(" today.")]);
        assert_eq!(
            changes("Call 117.", "Call 118."),
            [same("Call "), removed("117"), added("118"), same(".")]
        );
        assert_eq!(changes("Ask.", "Ask."), []);
        assert_eq!(changes("", "Ask."), [added("Ask.")]);
    }

    #[test]
    fn words_that_were_replaced_side_by_side_are_one_change() {
        let found = changes("Do not sign it.", "Never read it.");
        let text: Vec<_> =
            found.iter().filter(|change| matches!(change, Change::Added { .. })).collect();
        assert_eq!(text, [&added("Never read")]);
    }

    #[test]
    fn scripts_without_blanks_are_compared_too() {
        let found = changes("លិខិតឆ្លងដែនជារបស់អ្នក", "លិខិតឆ្លងដែនមិនមែនជារបស់អ្នក");
        assert!(
            found.len() > 1 && matches!(found.first(), Some(Change::Same { .. })),
            "{}",
            found.len()
        );
    }

    #[test]
    fn texts_that_have_nothing_in_common_are_compared_in_time() {
        let text = |from: u32| -> String {
            (0..4000).filter_map(|at| char::from_u32(0x1780 + (at * from) % 40)).collect()
        };
        let begun = std::time::Instant::now();
        changes(&text(7), &text(11));
        assert!(begun.elapsed() < PATIENCE * 20, "{:?}", begun.elapsed());
    }

    fn text_of(changes: &[Change], before: bool) -> String {
        let words = changes.iter().filter_map(|change| match change {
            Change::Same { words } => Some(words.as_str()),
            Change::Removed { words } => before.then_some(words.as_str()),
            Change::Added { words } => (!before).then_some(words.as_str()),
        });
        words.collect()
    }

    proptest! {
        #[test]
        fn nothing_is_left_out(before in "[ab ក.]{0,20}", now in "[ab ក.]{0,20}") {
            let changes = changes(&before, &now);
            prop_assert_eq!(changes.is_empty(), before == now);
            if before != now {
                prop_assert_eq!(text_of(&changes, true), before);
                prop_assert_eq!(text_of(&changes, false), now);
            }
        }
    }
}
