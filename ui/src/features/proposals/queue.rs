//! What was typed and is not in the vault yet: which words are sent next.
//!
//! Owned by the state of the writing page. Pure. Invariants: one write is on its way at a time; of each unit only the
//! newest words wait; words that could not be kept are tried again and never forgotten.

use larkspur_ipc::UnitName;

/// The words of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Write {
    pub(super) unit: UnitName,
    pub(super) text: String,
}

/// How it stands with what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kept {
    /// All of it is in the vault.
    #[default]
    All,
    /// Some of it is on its way.
    OnItsWay,
    /// Some of it could not be kept.
    NotAll,
}

/// The writes of a page.
#[derive(Debug, Default)]
pub(super) struct Queue {
    sent: Option<Write>,
    waiting: Vec<Write>,
    refused: Vec<Write>,
}

impl Queue {
    /// Somebody typed. Gives what is to be sent now, if anything.
    #[must_use]
    pub(super) fn type_words(&mut self, unit: UnitName, text: String) -> Option<Write> {
        self.refused.retain(|write| write.unit != unit);
        match self.waiting.iter_mut().find(|write| write.unit == unit) {
            Some(write) => write.text = text,
            None => self.waiting.push(Write { unit, text }),
        }
        self.next()
    }

    /// What was sent is answered. Gives what is to be sent next, if anything.
    #[must_use]
    pub(super) fn answer(&mut self, is_kept: bool) -> Option<Write> {
        let sent = self.sent.take()?;
        if is_kept {
            // There is room again, or the fault is over.
            self.waiting.append(&mut self.refused);
        } else if !self.waiting.iter().any(|write| write.unit == sent.unit) {
            self.refused.push(sent);
        }
        self.next()
    }

    /// The person wants it to be tried again. Gives what is to be sent now, if anything.
    #[must_use]
    pub(super) fn retry(&mut self) -> Option<Write> {
        self.waiting.append(&mut self.refused);
        self.next()
    }

    /// How it stands.
    pub(super) fn kept(&self) -> Kept {
        if !self.refused.is_empty() {
            Kept::NotAll
        } else if self.sent.is_some() || !self.waiting.is_empty() {
            Kept::OnItsWay
        } else {
            Kept::All
        }
    }

    fn next(&mut self) -> Option<Write> {
        if self.sent.is_some() || self.waiting.is_empty() {
            return None;
        }
        self.sent = Some(self.waiting.remove(0));
        self.sent.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn unit(number: u16) -> UnitName {
        UnitName::parse(format!("u{number}")).unwrap()
    }

    fn write(number: u16, text: &str) -> Write {
        Write { unit: unit(number), text: text.to_owned() }
    }

    #[test]
    fn one_write_is_on_its_way_and_the_newest_words_of_a_unit_wait() {
        let mut queue = Queue::default();
        assert_eq!(queue.kept(), Kept::All);
        assert_eq!(queue.type_words(unit(1), "a".to_owned()), Some(write(1, "a")));
        assert_eq!(queue.type_words(unit(1), "ab".to_owned()), None);
        assert_eq!(queue.type_words(unit(1), "abc".to_owned()), None);
        assert_eq!(queue.kept(), Kept::OnItsWay);
        assert_eq!(queue.answer(true), Some(write(1, "abc")));
        assert_eq!(queue.answer(true), None);
        assert_eq!(queue.kept(), Kept::All);
    }

    #[test]
    fn words_of_another_unit_wait_beside_them() {
        let mut queue = Queue::default();
        let _ = queue.type_words(unit(1), "a".to_owned());
        let _ = queue.type_words(unit(1), "ab".to_owned());
        let _ = queue.type_words(unit(2), "x".to_owned());
        assert_eq!(queue.answer(true), Some(write(1, "ab")));
        assert_eq!(queue.answer(true), Some(write(2, "x")));
    }

    #[test]
    fn words_that_could_not_be_kept_hold_up_no_others_and_are_tried_again() {
        let mut queue = Queue::default();
        let _ = queue.type_words(unit(1), "a".to_owned());
        let _ = queue.type_words(unit(2), "x".to_owned());
        assert_eq!(queue.answer(false), Some(write(2, "x")), "the others go on");
        assert_eq!(queue.kept(), Kept::NotAll);
        assert_eq!(queue.answer(false), None, "nothing is tried without end");
        assert_eq!(queue.retry(), Some(write(1, "a")));
        assert_eq!(queue.answer(true), Some(write(2, "x")));
        assert_eq!(queue.answer(true), None);
        assert_eq!(queue.kept(), Kept::All);
    }

    #[test]
    fn newer_words_take_the_place_of_those_that_could_not_be_kept() {
        let mut queue = Queue::default();
        let _ = queue.type_words(unit(1), "a".to_owned());
        assert_eq!(queue.answer(false), None);
        assert_eq!(queue.type_words(unit(1), "ab".to_owned()), Some(write(1, "ab")));
        assert_eq!(queue.answer(true), None);
        assert_eq!(queue.kept(), Kept::All);
    }

    proptest! {
        #[test]
        fn in_the_end_the_vault_has_what_was_typed_last(
            steps in proptest::collection::vec((0..4_u16, 0..3_u8, any::<bool>()), 0..40)
        ) {
            let (mut queue, mut vault, mut typed) =
                (Queue::default(), BTreeMap::new(), BTreeMap::new());
            let mut sent: Option<Write> = None;
            for (count, (number, step, is_kept)) in steps.into_iter().enumerate() {
                let next = if step == 0 {
                    let Some(write) = sent.take() else { continue };
                    if is_kept {
                        vault.insert(write.unit, write.text);
                    }
                    queue.answer(is_kept)
                } else {
                    let text = count.to_string();
                    typed.insert(unit(number + 1), text.clone());
                    queue.type_words(unit(number + 1), text)
                };
                prop_assert!(next.is_none() || sent.is_none(), "two writes are on their way");
                sent = sent.or(next);
            }
            let mut sent = sent.or_else(|| queue.retry());
            while let Some(write) = sent {
                vault.insert(write.unit, write.text);
                sent = queue.answer(true);
            }
            prop_assert_eq!(queue.kept(), Kept::All);
            prop_assert_eq!(vault, typed);
        }
    }
}
