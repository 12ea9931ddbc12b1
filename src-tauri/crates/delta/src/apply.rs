//! What a change makes of a text, and how it is undone.
//!
//! The core's drafts apply what arrives to what they keep, the window's editor to what it shows, and both
//! invert what somebody takes back. Invariant: a delta that does not fit the text changes nothing of it.

use crate::{
    AttributeChanges, Delta, DeltaBuilder, DeltaError, Document, Op, Unit, document::Reader,
    unit::take,
};

impl<U: Unit> Delta<U> {
    /// The document after this change.
    ///
    /// # Errors
    /// [`DeltaError::PastEnd`] and [`DeltaError::InsidePair`] when it does not fit the document.
    pub fn apply(&self, document: &Document) -> Result<Document, DeltaError> {
        let (mut reader, mut after) = (Reader::new(document), Document::new());
        for op in self.ops() {
            match op {
                Op::Retain { len, attributes } => {
                    for (text, before) in reader.take::<U>(*len)? {
                        after.push(text, &before.changed_by(attributes));
                    }
                }
                Op::Insert { text, attributes } => after.push(text, attributes),
                Op::Delete { len } => drop(reader.take::<U>(*len)?),
            }
        }
        for (text, attributes) in reader.rest() {
            after.push(text, attributes);
        }
        Ok(after)
    }

    /// The words after this change, for a text without attributes.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn apply_to_text(&self, text: &str) -> Result<String, DeltaError> {
        let (mut rest, mut after) = (text, String::with_capacity(text.len()));
        for op in self.ops() {
            match op {
                Op::Retain { len, .. } => after.push_str(take::<U>(&mut rest, *len)?),
                Op::Insert { text, .. } => after.push_str(text),
                Op::Delete { len } => drop(take::<U>(&mut rest, *len)?),
            }
        }
        after.push_str(rest);
        Ok(after)
    }

    /// What undoes this change, made in `base` (Quill Delta's `invert`).
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn invert(&self, base: &Document) -> Result<Self, DeltaError> {
        let (mut reader, mut built) = (Reader::new(base), DeltaBuilder::new());
        for op in self.ops() {
            match op {
                Op::Retain { len, attributes } => {
                    for (text, before) in reader.take::<U>(*len)? {
                        built = built.retain_with(U::len_of(text), attributes.invert(before));
                    }
                }
                Op::Insert { text, .. } => built = built.delete(U::len_of(text)),
                Op::Delete { len } => {
                    for (text, before) in reader.take::<U>(*len)? {
                        built = built.insert_with(text, before.clone());
                    }
                }
            }
        }
        built.build()
    }

    /// What makes of a document another one with the same words: only attributes change.
    ///
    /// # Errors
    /// [`DeltaError::PastEnd`] when the words are not the same.
    pub fn restyle(before: &Document, after: &Document) -> Result<Self, DeltaError> {
        if before.text() != after.text() {
            return Err(DeltaError::PastEnd);
        }
        let (mut reader, mut built) = (Reader::new(before), DeltaBuilder::new());
        for run in after.runs() {
            for (text, had) in reader.take::<U>(U::len_of(&run.text))? {
                let changes = AttributeChanges::between(had, &run.attributes);
                built = built.retain_with(U::len_of(text), changes);
            }
        }
        built.build()
    }
}
