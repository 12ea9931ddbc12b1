//! From one unit into the other.
//!
//! The core calls this where a delta comes from the webview or goes there, and nowhere else. Invariant: a
//! delta that fits a text is the same change of that text in both units, and comes back as it was.

use crate::{CodePoints, Delta, DeltaBuilder, DeltaError, Op, Unit, Utf16, unit::take};

impl Delta<Utf16> {
    /// The same change in code points. `text` is the text that it is made in.
    ///
    /// # Errors
    /// [`DeltaError::InsidePair`] when a length ends within a surrogate pair, [`DeltaError::PastEnd`] when
    /// something is kept or deleted beyond the end.
    pub fn to_code_points(&self, text: &str) -> Result<Delta<CodePoints>, DeltaError> {
        convert(self, text)
    }
}

impl Delta<CodePoints> {
    /// The same change in UTF-16 code units. `text` is the text that it is made in.
    ///
    /// # Errors
    /// [`DeltaError::PastEnd`] when something is kept or deleted beyond the end.
    pub fn to_utf16(&self, text: &str) -> Result<Delta<Utf16>, DeltaError> {
        convert(self, text)
    }
}

fn convert<From: Unit, To: Unit>(
    delta: &Delta<From>,
    mut rest: &str,
) -> Result<Delta<To>, DeltaError> {
    let mut built = DeltaBuilder::new();
    for op in delta.ops() {
        built = match op {
            Op::Retain { len, attributes } => {
                let kept = take::<From>(&mut rest, *len)?;
                built.retain_with(To::len_of(kept), attributes.clone())
            }
            Op::Insert { text, attributes } => built.insert_with(text, attributes.clone()),
            Op::Delete { len } => built.delete(To::len_of(take::<From>(&mut rest, *len)?)),
        };
    }
    built.build()
}
