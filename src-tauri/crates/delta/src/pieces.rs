//! Walks through the steps of a delta in pieces of any length.
//!
//! Composing and transforming walk through two deltas at once, and each piece lasts until the shorter step
//! is at its end. Invariant: behind the last step there is a retain without end, as a delta means it, so a
//! walk never runs out.

use std::{marker::PhantomData, slice};

use crate::{AttributeChanges, Attributes, Delta, DeltaError, Op, Unit, unit::take};

static UNCHANGED: AttributeChanges = AttributeChanges::new();

/// The step that is being walked through.
#[derive(Clone, Copy)]
pub(crate) enum Head<'a> {
    /// Text stays.
    Retain(&'a AttributeChanges),
    /// Text is put in: what is left of it.
    Insert(&'a str, &'a Attributes),
    /// Text goes.
    Delete,
}

/// A walk through a delta.
pub(crate) struct Pieces<'a, U: Unit> {
    rest: slice::Iter<'a, Op>,
    /// The step and how much of it is left, never nothing; none: the retain without end.
    current: Option<(Head<'a>, usize)>,
    unit: PhantomData<U>,
}

impl<'a, U: Unit> Pieces<'a, U> {
    /// Stands before the first step.
    pub(crate) fn new(delta: &'a Delta<U>) -> Self {
        let mut rest = delta.ops().iter();
        let current = rest.next().map(start::<U>);
        Self { rest, current, unit: PhantomData }
    }

    /// Whether only the retain without end is left.
    pub(crate) fn is_done(&self) -> bool {
        self.current.is_none()
    }

    /// The step that is being walked through.
    pub(crate) fn head(&self) -> Head<'a> {
        self.current.map_or(Head::Retain(&UNCHANGED), |(head, _)| head)
    }

    /// How much of it is left.
    pub(crate) fn left(&self) -> usize {
        self.current.map_or(usize::MAX, |(_, left)| left)
    }

    /// Walks on, at most to the end of the step, and answers with the inserted text that it passed.
    pub(crate) fn advance(&mut self, len: usize) -> Result<&'a str, DeltaError> {
        let Some((head, left)) = &mut self.current else { return Ok("") };
        let passed = if let Head::Insert(text, _) = head { take::<U>(text, len)? } else { "" };
        *left = left.saturating_sub(len);
        if *left == 0 {
            self.current = self.rest.next().map(start::<U>);
        }
        Ok(passed)
    }
}

fn start<U: Unit>(op: &Op) -> (Head<'_>, usize) {
    match op {
        Op::Retain { len, attributes } => (Head::Retain(attributes), *len),
        Op::Insert { text, attributes } => (Head::Insert(text, attributes), U::len_of(text)),
        Op::Delete { len } => (Head::Delete, *len),
    }
}
