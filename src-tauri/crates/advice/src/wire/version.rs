//! A version of a draft: its text as it was when somebody named it.
//!
//! The core makes one where somebody keeps a version, and reads those of others. It carries the text itself and no mere place in
//! the history, so that whoever comes in later, and has a snapshot without what was before, reads it too. Invariant: a version is
//! bounded, its name is one line, and which text it is, is said by a digest that a sign-off repeats. Who named it is who sent it.

use serde_json::Value;

use super::{Carried, Message, Refusal, State, fields, fields::Fields};
use crate::{
    agreeing::{LabelText, Note, VersionId},
    ids::Digest,
    limits,
};

/// A version that somebody named.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedVersion {
    /// By what it is known. Drawn at random.
    pub id: VersionId,
    /// When, by the clock of who named it, in milliseconds since 1970.
    pub made: u64,
    /// How it is called.
    pub label: LabelText,
    /// What was said with it.
    pub note: Option<Note>,
    /// What the text said.
    pub state: State,
    /// BLAKE3 of its bytes.
    pub content: Digest,
    /// How many bytes it has.
    pub size: usize,
    /// The text as it was, without what had been deleted from it.
    pub carried: Carried,
}

impl NamedVersion {
    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let (carried, content, size) = fields.carried(limits::MOST_VERSION_TEXT)?;
        let label = LabelText::parse(fields.text("label")?).map_err(|_| Refusal::Field("label"))?;
        let note = match fields.get("note") {
            None => None,
            Some(Value::String(note)) => {
                Some(Note::parse(note.as_str()).map_err(|_| Refusal::Field("note"))?)
            }
            Some(_) => return Err(Refusal::Field("note")),
        };
        Ok(Self {
            id: VersionId::parse(fields.text("id")?).map_err(|_| Refusal::Field("id"))?,
            made: fields.number("made")?,
            label,
            note,
            state: fields.state("body")?.ok_or(Refusal::Field("body"))?,
            content,
            size,
            carried,
        })
    }

    /// The content of its event.
    pub fn write(&self) -> Message {
        let mut message = fields::message();
        message.insert("id".into(), self.id.as_str().into());
        message.insert("made".into(), self.made.into());
        message.insert("label".into(), self.label.as_str().into());
        if let Some(note) = &self.note {
            message.insert("note".into(), note.as_str().into());
        }
        message.insert("body".into(), fields::state(&self.state));
        fields::add_carried(&mut message, &self.carried, self.content, self.size);
        message
    }
}
