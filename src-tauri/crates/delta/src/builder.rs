//! Puts a delta together, step by step.
//!
//! Every delta of more than one step is built here, whether its steps come from the window, from the core or
//! from another delta. Invariant: what comes out is in normal form. No step is empty; neighbours of the same
//! kind and attributes are one; between two retains the inserts stand before the delete; and no
//! retain without a change stands at the end.

use std::marker::PhantomData;

use crate::{AttributeChanges, Attributes, Delta, DeltaError, Op, Unit};

/// A delta that is being put together. Lengths are in `U`.
#[derive(Clone, Debug)]
pub struct DeltaBuilder<U: Unit> {
    ops: Vec<Op>,
    /// The lengths of the text before and after, as far as it is walked through; none: they overflowed.
    lengths: Option<(usize, usize)>,
    unit: PhantomData<U>,
}

impl<U: Unit> DeltaBuilder<U> {
    /// Nothing yet: the walk begins at the start of the text.
    pub fn new() -> Self {
        Self { ops: Vec::new(), lengths: Some((0, 0)), unit: PhantomData }
    }

    /// Keeps text as it is.
    #[must_use]
    pub fn retain(self, len: usize) -> Self {
        self.retain_with(len, AttributeChanges::new())
    }

    /// Keeps text and changes its attributes.
    #[must_use]
    pub fn retain_with(mut self, len: usize, attributes: AttributeChanges) -> Self {
        self.count(len, len);
        match self.ops.last_mut() {
            _ if len == 0 => {}
            Some(Op::Retain { len: before, attributes: same }) if *same == attributes => {
                // Where this saturates, the count above has overflowed and nothing is built.
                *before = before.saturating_add(len);
            }
            _ => self.ops.push(Op::Retain { len, attributes }),
        }
        self
    }

    /// Puts in text without attributes.
    #[must_use]
    pub fn insert(self, text: &str) -> Self {
        self.insert_with(text, Attributes::new())
    }

    /// Puts in text.
    #[must_use]
    pub fn insert_with(mut self, text: &str, attributes: Attributes) -> Self {
        if text.is_empty() {
            return self;
        }
        self.count(0, U::len_of(text));
        // One place in the text, two orders: the one with the insert first is the normal one.
        let deleted = self.ops.pop_if(|op| matches!(op, Op::Delete { .. }));
        match self.ops.last_mut() {
            Some(Op::Insert { text: before, attributes: same }) if *same == attributes => {
                before.push_str(text);
            }
            _ => self.ops.push(Op::Insert { text: text.to_owned(), attributes }),
        }
        self.ops.extend(deleted);
        self
    }

    /// Lets text go.
    #[must_use]
    pub fn delete(mut self, len: usize) -> Self {
        self.count(len, 0);
        match self.ops.last_mut() {
            _ if len == 0 => {}
            // As with a retain, what saturates is not built.
            Some(Op::Delete { len: before }) => *before = before.saturating_add(len),
            _ => self.ops.push(Op::Delete { len }),
        }
        self
    }

    /// Adds a step, whatever it is.
    #[must_use]
    pub fn push(self, op: Op) -> Self {
        match op {
            Op::Retain { len, attributes } => self.retain_with(len, attributes),
            Op::Insert { text, attributes } => self.insert_with(&text, attributes),
            Op::Delete { len } => self.delete(len),
        }
    }

    /// The delta.
    ///
    /// # Errors
    /// [`DeltaError::TooLong`] when the text before or the text after would be longer than a `usize`.
    pub fn build(mut self) -> Result<Delta<U>, DeltaError> {
        if self.lengths.is_none() {
            return Err(DeltaError::TooLong);
        }
        self.ops.pop_if(|op| matches!(op, Op::Retain { attributes, .. } if attributes.is_empty()));
        Ok(Delta::from_normal(self.ops))
    }

    fn count(&mut self, more_before: usize, more_after: usize) {
        self.lengths = self.lengths.and_then(|(before, after)| {
            Some((before.checked_add(more_before)?, after.checked_add(more_after)?))
        });
    }
}

impl<U: Unit> Default for DeltaBuilder<U> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CodePoints;

    fn builder() -> DeltaBuilder<CodePoints> {
        DeltaBuilder::new()
    }

    #[test]
    fn neighbours_of_a_kind_are_one_and_empty_steps_none() {
        let strong = || AttributeChanges::new().set("strong", true);
        let small = builder().retain(1).retain(0).retain(1).retain_with(0, strong()).insert("");
        let small = small.insert("a").insert("b").delete(0).delete(1).delete(1);
        assert_eq!(small.build(), builder().retain(2).insert("ab").delete(2).build());
    }

    #[test]
    fn an_insert_stands_before_the_delete_at_its_place() {
        let turned = builder().insert("a").delete(1).insert("b").delete(2).retain(1).delete(1);
        assert_eq!(turned.build(), builder().insert("ab").delete(3).retain(1).delete(1).build());
    }

    #[test]
    fn other_attributes_make_another_step() {
        let link = || Attributes::new().with("link", "a");
        let delta =
            builder().insert("a").delete(1).insert_with("b", link()).insert_with("c", link());
        let text = |text: &str, attributes| Op::Insert { text: text.into(), attributes };
        let wanted = [text("a", Attributes::new()), text("bc", link()), Op::Delete { len: 1 }];
        assert_eq!(delta.build().unwrap().ops(), wanted);
    }

    #[test]
    fn a_retain_at_the_end_says_nothing_unless_it_changes_something() {
        assert_eq!(builder().retain(5).build(), Ok(Delta::new()));
        assert_eq!(builder().delete(1).retain(5).build(), builder().delete(1).build());
        let strong = AttributeChanges::new().set("strong", true);
        assert_eq!(builder().retain_with(5, strong).build().unwrap().ops().len(), 1);
    }

    #[test]
    fn lengths_that_cannot_be_counted_are_refused() {
        let most = usize::MAX;
        for long in [
            builder().retain(most).retain(1),
            builder().delete(most).delete(1).insert("a"),
            builder().delete(most).retain(1),
            builder().retain(most).insert("a").delete(0),
        ] {
            assert_eq!(long.build(), Err(DeltaError::TooLong));
        }
        assert_eq!(builder().insert("a").delete(most).build().unwrap().len_before(), most);
    }
}
