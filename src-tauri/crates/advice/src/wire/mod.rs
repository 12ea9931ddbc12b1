//! What travels between the replicas of a draft: read with limits, written in one way.
//!
//! The core gives [`read`] the kind and the content of each event of a draft's room that it could decrypt, and sends what
//! [`Update::write`] and its like give. docs/advice.md has an example of each. Invariants: what arrives is typed as a whole,
//! told to need a newer version, or refused; no error has words of the content in it; what is written is read as the same.

mod fields;
#[cfg(test)]
mod tests;
mod version;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::{
    authorize::Document,
    chain::Header,
    doc::Version,
    ids::{Digest, Writer},
    limits,
    replica::HeldRun,
};
use fields::Fields;

pub use version::NamedVersion;

/// The version of every content that this crate writes, and the only one that it reads.
pub const VERSION: u64 = 1;

/// A change of a document.
pub const UPDATE: &str = "app.larkspur.draft.update";
/// Both documents as they are.
pub const SNAPSHOT: &str = "app.larkspur.draft.snapshot";
/// A version that somebody named.
pub const NAMED_VERSION: &str = "app.larkspur.draft.version";
/// Somebody asks for a snapshot.
pub const SYNC_REQUEST: &str = "app.larkspur.draft.sync_request";

/// The fields of an event's content.
pub type Message = Map<String, Value>;

/// What an event says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A change of a document.
    Update(Update),
    /// Both documents as they are.
    Snapshot(Snapshot),
    /// A version that somebody named.
    Version(NamedVersion),
    /// Somebody asks for a snapshot.
    SyncRequest(SyncRequest),
    /// A newer version of this app says something that this one does not understand. It is kept and told, not guessed.
    Newer,
}

/// Why a content is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is of no kind of a draft's.
    #[error("this is no event of a draft")]
    NotOurs,
    /// A field is missing or is not what stands there.
    #[error("the field {0} is missing or wrong")]
    Field(&'static str),
    /// It has more of something than may be.
    #[error("the field {0} has more than may be")]
    TooLarge(&'static str),
}

/// Where the bytes of an event are.
#[derive(Clone, PartialEq)]
pub enum Carried {
    /// In it.
    Inline(Vec<u8>),
    /// In an encrypted attachment: Matrix's `EncryptedFile`, which the core reads.
    Attached(Value),
}

impl std::fmt::Debug for Carried {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The key of the attachment and the words of the draft are in them.
        f.write_str(match self {
            Self::Inline(_) => "Inline",
            Self::Attached(_) => "Attached",
        })
    }
}

/// A change of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// What it says beside its bytes.
    pub header: Header,
    /// Its bytes.
    pub carried: Carried,
    /// What its writer's document said when it was sent, where it says so.
    pub state: Option<State>,
}

/// What a document said at a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Which operations it held.
    pub version: Version,
    /// What it said.
    pub digest: Digest,
}

/// How far the updates of a writer are in a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The number of the last.
    pub number: u64,
    /// Its link.
    pub link: Digest,
}

/// How far the updates of each writer are.
pub type Covers = BTreeMap<Writer, Covered>;

/// Both documents as they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The updates that are in it.
    pub covers: Covers,
    /// The runs of which something was held.
    pub held: BTreeSet<HeldRun>,
    /// What each document said, in the order of [`Document::ALL`].
    pub states: [State; 2],
    /// BLAKE3 of its bytes.
    pub content: Digest,
    /// How many bytes it has.
    pub size: usize,
    /// Its bytes: [`join`] of both documents.
    pub carried: Carried,
}

impl Snapshot {
    /// Whether an update of a writer is not in it. Of who has written nothing (number 0) it lacks nothing.
    pub fn lacks(&self, writer: &Writer, number: u64) -> bool {
        self.covers.get(writer).map_or(0, |covered| covered.number) < number
    }
}

/// Somebody asks for a snapshot: they cannot read something that was sent before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncRequest {
    /// How far they have the updates of each writer.
    pub have: BTreeMap<Writer, u64>,
}

/// Reads an event.
///
/// # Errors
/// What is wrong with it.
pub fn read(kind: &str, content: &Value) -> Result<Content, Refusal> {
    if ![UPDATE, SNAPSHOT, NAMED_VERSION, SYNC_REQUEST].contains(&kind) {
        return Err(Refusal::NotOurs);
    }
    let fields = Fields::of(content)?;
    match fields.number("v")? {
        VERSION => {}
        0 => return Err(Refusal::Field("v")),
        _ => return Ok(Content::Newer),
    }
    match kind {
        UPDATE => Update::read(&fields).map(Content::Update),
        SNAPSHOT => Snapshot::read(&fields).map(Content::Snapshot),
        NAMED_VERSION => NamedVersion::read(&fields).map(Content::Version),
        _ => SyncRequest::read(&fields).map(Content::SyncRequest),
    }
}

impl Update {
    fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let (carried, content, size) = fields.carried(limits::MOST_UPDATE)?;
        let header = Header {
            replica: fields.parse("r")?,
            number: fields.number("n")?,
            previous: fields.optional("p")?,
            document: fields.document()?,
            runs: fields.list("s", limits::MOST_RUNS, |run| Fields::id(run, "s"))?,
            content,
            size,
        };
        Ok(Self { header, carried, state: fields.state("state")? })
    }

    /// The content of its event.
    pub fn write(&self) -> Message {
        let header = &self.header;
        let mut message = fields::message();
        message.insert("r".into(), String::from(header.replica).into());
        message.insert("n".into(), header.number.into());
        if let Some(link) = header.previous {
            message.insert("p".into(), String::from(link).into());
        }
        message.insert("d".into(), fields::document(header.document).into());
        let runs = header.runs.iter().map(|run| String::from(*run).into()).collect();
        message.insert("s".into(), Value::Array(runs));
        fields::add_carried(&mut message, &self.carried, header.content, header.size);
        if let Some(state) = &self.state {
            message.insert("state".into(), fields::state(state));
        }
        message
    }
}

impl Snapshot {
    fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let (carried, content, size) = fields.carried(limits::MOST_SNAPSHOT)?;
        let (covers, held) = fields.marks()?;
        let [body, talk] = ["body", "talk"].map(|name| fields.state(name));
        let states = [body?.ok_or(Refusal::Field("body"))?, talk?.ok_or(Refusal::Field("talk"))?];
        Ok(Self { covers, held, states, content, size, carried })
    }

    /// The content of its event.
    pub fn write(&self) -> Message {
        let mut message = marks(&self.covers, &self.held);
        for (name, state) in ["body", "talk"].into_iter().zip(&self.states) {
            message.insert(name.into(), fields::state(state));
        }
        fields::add_carried(&mut message, &self.carried, self.content, self.size);
        message
    }
}

impl SyncRequest {
    fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let have = fields.list("have", limits::MOST_WRITERS, |value| {
            let fields = Fields::of(value)?;
            Ok((fields.writer()?, fields.number("n")?))
        })?;
        Ok(Self { have: have.into_iter().collect() })
    }

    /// The content of its event.
    pub fn write(&self) -> Message {
        let mut message = fields::message();
        let have = self.have.iter().map(|(writer, number)| {
            let mut one = fields::writer(writer);
            one.insert("n".into(), (*number).into());
            Value::Object(one)
        });
        message.insert("have".into(), Value::Array(have.collect()));
        message
    }
}

/// What a snapshot covers, and what was held, as fields.
pub(crate) fn marks(covers: &Covers, held: &BTreeSet<HeldRun>) -> Message {
    let mut message = fields::message();
    let covers = covers.iter().map(|(writer, covered)| {
        let mut one = fields::writer(writer);
        one.insert("n".into(), covered.number.into());
        one.insert("h".into(), String::from(covered.link).into());
        Value::Object(one)
    });
    message.insert("covers".into(), Value::Array(covers.collect()));
    let held = held.iter().map(fields::held).collect();
    message.insert("held".into(), Value::Array(held));
    message
}

/// What [`marks`] wrote.
pub(crate) fn read_marks(marks: &Value) -> Result<(Covers, BTreeSet<HeldRun>), Refusal> {
    Fields::of(marks)?.marks()
}

/// The bytes of a snapshot: both documents, each with its length before it.
pub fn join([body, talk]: [&[u8]; 2]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 + body.len() + talk.len());
    for part in [body, talk] {
        bytes.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

/// The two documents of a snapshot. None when it is not what [`join`] gives.
pub fn split(bytes: &[u8]) -> Option<[&[u8]; 2]> {
    let (body, rest) = first(bytes)?;
    let (talk, rest) = first(rest)?;
    rest.is_empty().then_some([body, talk])
}

fn first(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

const BODY: &str = "body";
const TALK: &str = "talk";

fn document(name: &str) -> Option<Document> {
    match name {
        BODY => Some(Document::Body),
        TALK => Some(Document::Talk),
        _ => None,
    }
}
