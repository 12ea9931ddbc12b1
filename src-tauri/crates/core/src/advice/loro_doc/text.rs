//! Texts: how a delta comes into the CRDT, and how the CRDT's own deltas come out.
//!
//! [`super::LoroDoc`] changes and reads with it, [`super::changes`] reads what an import did. Positions are code points on both
//! sides, so nothing is counted anew. Invariants: a delta is looked at as a whole before anything of it is done; what comes out
//! has only marks that are known here, in a text and in its changes alike.

use larkspur_delta::{AttributeChanges, Attributes, CodePoints, Delta, Document, Op};
use loro::{LoroDoc as Crdt, LoroText, LoroValue, TextDelta};

use super::{LoroDoc, marks};
use larkspur_advice::content::{MOST_STEPS, MOST_TEXT, Name, Refused, Value, What};

/// The text of a name.
pub(super) fn of(crdt: &Crdt, name: &Name) -> LoroText {
    crdt.get_text(name.as_str())
}

/// The text of a name with its marks.
pub(super) fn read(crdt: &Crdt, name: &Name) -> Document {
    let mut document = Document::new();
    for step in of(crdt, name).to_delta() {
        if let TextDelta::Insert { insert, attributes } = step {
            document.push(&insert, &known(attributes.iter().flatten()));
        }
    }
    document
}

fn known<'a>(all: impl Iterator<Item = (&'a String, &'a LoroValue)>) -> Attributes {
    all.fold(Attributes::new(), |known, (name, value)| match marks::read(name, value) {
        Some(value) => known.with(name, value),
        None => known,
    })
}

/// What an import did to a text.
pub(super) fn changed(steps: &[TextDelta]) -> Option<Delta<CodePoints>> {
    let mut built = Delta::builder();
    for step in steps {
        built = match step {
            TextDelta::Retain { retain, attributes } => {
                let all = attributes.iter().flatten();
                // A value that is not known here reads as if the mark were taken off.
                let known = all.filter(|(name, _)| marks::find(name).is_some());
                let changes: AttributeChanges =
                    known.map(|(name, value)| (name.clone(), marks::read(name, value))).collect();
                built.retain_with(*retain, changes)
            }
            TextDelta::Insert { insert, attributes } => {
                built.insert_with(insert, known(attributes.iter().flatten()))
            }
            TextDelta::Delete { delete } => built.delete(*delete),
        };
    }
    built.build().ok()
}

impl LoroDoc {
    /// Changes a text: all of it, or nothing.
    pub(super) fn change_text_of(
        &mut self,
        name: &Name,
        delta: &Delta<CodePoints>,
    ) -> Result<(), Refused> {
        self.run(|crdt| Ok(check(&of(crdt, name), delta)))??;
        if delta.is_identity() {
            return Ok(());
        }
        self.write(|crdt| apply(&of(crdt, name), delta))?;
        self.note(|| What::Text { name: name.clone(), delta: delta.clone() });
        Ok(())
    }
}

/// Whether a delta can be made in a text.
fn check(text: &LoroText, delta: &Delta<CodePoints>) -> Result<(), Refused> {
    delta.check(MOST_STEPS, MOST_TEXT).map_err(|_| Refused::TooLarge)?;
    let (len, len_before) = (text.len_unicode(), delta.len_before());
    if len_before > len {
        return Err(Refused::DoesNotFit);
    }
    if (len - len_before).saturating_add(delta.len_after()) > MOST_TEXT.max(len) {
        return Err(Refused::TooLarge);
    }
    let mut at = 0;
    for op in delta.ops() {
        match op {
            Op::Retain { len, attributes } => {
                let given = attributes.iter().filter_map(|(name, value)| Some((name, value?)));
                let ends = || text.slice(at, at + len).is_ok_and(|text| is_block_ends(&text));
                check_marks(given, ends)?;
                if attributes.iter().any(|(name, _)| marks::find(name).is_none()) {
                    return Err(Refused::Mark);
                }
                at += len;
            }
            Op::Insert { text, attributes } => {
                check_marks(attributes.iter(), || is_block_ends(text))?;
            }
            Op::Delete { len } => at += len,
        }
    }
    Ok(())
}

/// Holds marks to what they may be. `ends` says whether what gets them is nothing but ends of blocks.
fn check_marks<'a>(
    mut given: impl Iterator<Item = (&'a str, &'a Value)>,
    ends: impl Fn() -> bool,
) -> Result<(), Refused> {
    let is_good = given.all(|(name, value)| {
        marks::find(name).is_some_and(|mark| {
            mark.takes(value) && (mark.stands == marks::Stands::Anywhere || ends())
        })
    });
    if is_good { Ok(()) } else { Err(Refused::Mark) }
}

fn is_block_ends(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\n')
}

fn apply(text: &LoroText, delta: &Delta<CodePoints>) -> Result<(), loro::LoroError> {
    let steps: Vec<_> = delta.ops().iter().map(written).collect();
    text.apply_delta(&steps)
}

fn written(op: &Op) -> TextDelta {
    match op {
        Op::Retain { len, attributes } => {
            let all = attributes.iter().map(|(name, value)| {
                (name.to_owned(), value.map_or(LoroValue::Null, marks::write))
            });
            TextDelta::Retain { retain: *len, attributes: Some(all.collect()) }
        }
        Op::Insert { text, attributes } => {
            let all = attributes.iter().map(|(name, value)| (name.to_owned(), marks::write(value)));
            TextDelta::Insert { insert: text.clone(), attributes: Some(all.collect()) }
        }
        Op::Delete { len } => TextDelta::Delete { delete: *len },
    }
}
