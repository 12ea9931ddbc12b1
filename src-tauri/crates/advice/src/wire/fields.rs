//! Fields of a content, each read within its bound, and how they are written.
//!
//! Used by [`super`] alone.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use serde_json::{Value, json};

use super::{BODY, Carried, Covered, Covers, Message, Refusal, State, TALK, VERSION};
use crate::{
    authorize::Document,
    chain,
    doc::Version,
    ids::{BadId, Digest, MemberId, Writer},
    limits,
    replica::HeldRun,
};

/// The longest id of a member (Matrix, "User identifiers").
const LONGEST_MEMBER: usize = 255;
/// The most that the description of an attachment may have, in bytes of JSON.
const LONGEST_FILE: usize = 4096;

/// An object of a content.
pub(super) struct Fields<'a>(&'a Message);

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a Value) -> Result<Self, Refusal> {
        value.as_object().map(Self).ok_or(Refusal::Field("content"))
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    pub(super) fn text(&self, name: &'static str) -> Result<&'a str, Refusal> {
        self.0.get(name).and_then(Value::as_str).ok_or(Refusal::Field(name))
    }

    pub(super) fn number(&self, name: &'static str) -> Result<u64, Refusal> {
        self.0.get(name).and_then(Value::as_u64).ok_or(Refusal::Field(name))
    }

    pub(super) fn parse<T: TryFrom<String, Error = BadId>>(
        &self,
        name: &'static str,
    ) -> Result<T, Refusal> {
        Self::id(self.0.get(name).unwrap_or(&Value::Null), name)
    }

    pub(super) fn id<T: TryFrom<String, Error = BadId>>(
        value: &Value,
        name: &'static str,
    ) -> Result<T, Refusal> {
        let text = value.as_str().ok_or(Refusal::Field(name))?;
        T::try_from(text.to_owned()).map_err(|_| Refusal::Field(name))
    }

    pub(super) fn optional<T: TryFrom<String, Error = BadId>>(
        &self,
        name: &'static str,
    ) -> Result<Option<T>, Refusal> {
        self.0.get(name).map(|value| Self::id(value, name)).transpose()
    }

    pub(super) fn list<T>(
        &self,
        name: &'static str,
        most: usize,
        read: impl Fn(&'a Value) -> Result<T, Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        let list = self.0.get(name).and_then(Value::as_array).ok_or(Refusal::Field(name))?;
        if list.len() > most {
            return Err(Refusal::TooLarge(name));
        }
        list.iter().map(read).collect()
    }

    pub(super) fn document(&self) -> Result<Document, Refusal> {
        super::document(self.text("d")?).ok_or(Refusal::Field("d"))
    }

    fn member(&self) -> Result<MemberId, Refusal> {
        let member = self.text("m")?;
        if member.len() > LONGEST_MEMBER {
            return Err(Refusal::TooLarge("m"));
        }
        Ok(MemberId::new(member))
    }

    pub(super) fn writer(&self) -> Result<Writer, Refusal> {
        Ok(Writer { member: self.member()?, replica: self.parse("r")? })
    }

    pub(super) fn held(&self) -> Result<HeldRun, Refusal> {
        Ok(HeldRun { member: self.member()?, run: self.parse("s")?, document: self.document()? })
    }

    pub(super) fn marks(&self) -> Result<(Covers, BTreeSet<HeldRun>), Refusal> {
        let covers = self.list("covers", limits::MOST_WRITERS, |value| {
            let fields = Self::of(value)?;
            let covered = Covered { number: fields.number("n")?, link: fields.parse("h")? };
            Ok((fields.writer()?, covered))
        })?;
        let held = self.list("held", limits::MOST_HELD, |value| Self::of(value)?.held())?;
        Ok((covers.into_iter().collect(), held.into_iter().collect()))
    }

    pub(super) fn state(&self, name: &'static str) -> Result<Option<State>, Refusal> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        let fields = Self::of(value).map_err(|_| Refusal::Field(name))?;
        let version = Version(fields.bytes("vv", limits::MOST_VERSION)?);
        Ok(Some(State { version, digest: fields.parse("digest")? }))
    }

    /// Bytes in base64, measured before they are decoded.
    fn bytes(&self, name: &'static str, most: usize) -> Result<Vec<u8>, Refusal> {
        let text = self.text(name)?;
        if text.len() / 4 * 3 > most {
            return Err(Refusal::TooLarge(name));
        }
        STANDARD_NO_PAD.decode(text).map_err(|_| Refusal::Field(name))
    }

    /// The bytes, their digest and their size.
    pub(super) fn carried(&self, most: usize) -> Result<(Carried, Digest, usize), Refusal> {
        let Some(file) = self.0.get("file") else {
            let bytes = self.bytes("b", limits::MOST_INLINE)?;
            if bytes.len() > limits::MOST_INLINE {
                return Err(Refusal::TooLarge("b"));
            }
            let (content, size) = (chain::content(&bytes), bytes.len());
            return Ok((Carried::Inline(bytes), content, size));
        };
        if file.to_string().len() > LONGEST_FILE {
            return Err(Refusal::TooLarge("file"));
        }
        let size = usize::try_from(self.number("size")?).map_err(|_| Refusal::TooLarge("size"))?;
        if size > most {
            return Err(Refusal::TooLarge("size"));
        }
        Ok((Carried::Attached(file.clone()), self.parse("content")?, size))
    }
}

/// A content with nothing but its version.
pub(super) fn message() -> Message {
    Message::from_iter([("v".to_owned(), VERSION.into())])
}

pub(super) fn document(document: Document) -> &'static str {
    match document {
        Document::Body => BODY,
        Document::Talk => TALK,
    }
}

pub(super) fn writer(writer: &Writer) -> Message {
    Message::from_iter([
        ("m".to_owned(), writer.member.as_str().into()),
        ("r".to_owned(), String::from(writer.replica).into()),
    ])
}

pub(super) fn held(held: &HeldRun) -> Value {
    let document = document(held.document);
    json!({ "m": held.member.as_str(), "s": String::from(held.run), "d": document })
}

pub(super) fn state(state: &State) -> Value {
    let version = STANDARD_NO_PAD.encode(&state.version.0);
    json!({ "vv": version, "digest": String::from(state.digest) })
}

pub(super) fn add_carried(message: &mut Message, carried: &Carried, content: Digest, size: usize) {
    match carried {
        Carried::Inline(bytes) => {
            message.insert("b".into(), STANDARD_NO_PAD.encode(bytes).into());
        }
        Carried::Attached(file) => {
            message.insert("file".into(), file.clone());
            message.insert("content".into(), String::from(content).into());
            message.insert("size".into(), size.into());
        }
    }
}
