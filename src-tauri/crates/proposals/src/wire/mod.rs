//! What travels: the content of each kind of message, read with limits and written in one way.
//!
//! The core gives [`read`] the content of each message of a library room whose kind it knows, and sends what `write` gives.
//! docs/proposals.md has an example of each. Invariants: nothing that arrives ends the app or is believed half: it is typed as
//! a whole, told to need a newer version, or refused with what was wrong; and no error has words of the content in it.

mod answers;
mod attached;
mod fields;
mod proposal;
#[cfg(test)]
mod tests;

use larkspur_packs::{BadValue, PageError, UnitId, named};
use serde_json::{Map, Value};
use thiserror::Error;

pub use attached::Attached;

use crate::{
    BadRevision, BadWords, ProposalId, Review, Revision, TakenUp, Withdrawal,
    limits::{DEEPEST, LARGEST_ATTACHMENT, LARGEST_MESSAGE},
};
use fields::Fields;

/// The version of every content that this crate writes, and the only one that it reads.
pub const VERSION: u64 = 1;

named! {
    /// The kinds of messages. The names stay: `v` in the content tells its form.
    Kind {
        /// A revision of a proposed page.
        Proposal = "app.larkspur.proposal",
        /// What somebody found who read one.
        Review = "app.larkspur.review",
        /// The author takes a proposal back.
        Withdrawal = "app.larkspur.withdrawal",
        /// An editor says in which version of a pack it went.
        TakenUp = "app.larkspur.taken_up",
    }
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A revision of a proposed page.
    Revision(Box<Revision>),
    /// What somebody found who read one.
    Review(Review),
    /// The author takes a proposal back.
    Withdrawal(Withdrawal),
    /// An editor says in which version of a pack it went.
    TakenUp(TakenUp),
    /// A newer version of this app says something that this one does not understand.
    Newer(Newer),
}

/// A content of a version that is still to come. It is kept and shown as such, and what it says is not guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The kind of the message.
    pub kind: Kind,
    /// Its version.
    pub v: u64,
    /// The proposal that it is about. That this one field keeps its name and form in every version is promised in
    /// docs/proposals.md.
    pub proposal: Option<ProposalId>,
}

/// What a message was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// All that it says.
    Content(Content),
    /// Where the rest of it is: the core fetches the attachment and asks [`Attached::open`].
    Attached(Attached),
}

/// What goes into a message: fields of its content, beside those that the core adds for other clients.
pub type Message = Map<String, Value>;

/// How a content is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// As a message.
    Message(Message),
    /// It is larger than a message may be: the bytes are sent as an encrypted attachment, and the message says what is in it.
    Attachment {
        /// The message.
        message: Message,
        /// What is attached: JSON in UTF-8.
        bytes: Vec<u8>,
    },
}

/// Why a content is refused. `field` is a name of the format and never a word that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Not JSON, or not an object.
    #[error("the content is no JSON object")]
    NotAnObject,
    /// More bytes than it may have.
    #[error("the content has {bytes} bytes; {most} are the most")]
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// The most that it may have.
        most: usize,
    },
    /// Objects or lists that stand in each other without need.
    #[error("the content is deeper than {DEEPEST}")]
    TooDeep,
    /// A field that must be there is not.
    #[error("{field} is missing")]
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A field has a value of another type, a number that is none of ours, or a name that the format does not know.
    #[error("{field} is not what stands there")]
    WrongValue {
        /// The field.
        field: &'static str,
    },
    /// A list or an object has more members than it may have.
    #[error("{field} has more than {most} members")]
    TooMany {
        /// The field.
        field: &'static str,
        /// The most that it may have.
        most: usize,
    },
    /// A value of the format of packs that is not well formed.
    #[error("{field}: {what}")]
    Value {
        /// The field.
        field: &'static str,
        /// What is wrong.
        what: BadValue,
    },
    /// Words that may not stand there.
    #[error("{field}: {what}")]
    Words {
        /// The field.
        field: &'static str,
        /// What is wrong.
        what: BadWords,
    },
    /// Words of a unit that may not stand there.
    #[error("{unit}: {what}")]
    Unit {
        /// The unit.
        unit: UnitId,
        /// What is wrong.
        what: BadWords,
    },
    /// Fields that are well formed and make no revision.
    #[error(transparent)]
    Revision(#[from] BadRevision),
    /// The attachment is not what its message says.
    #[error("the attachment is another one")]
    OtherAttachment,
}

impl Refusal {
    /// What is wrong with the line of a unit, for who shows it in the editor.
    pub fn line_error(&self) -> Option<&PageError> {
        match self {
            Self::Unit { what: BadWords::Line(error), .. } => Some(error),
            _ => None,
        }
    }
}

/// Reads the content of a message, which is an object of JSON as it stands in the decrypted event.
///
/// Fields that the format does not know are passed over. A version that is still to come is no fault.
///
/// # Errors
/// Whatever is wrong first.
pub fn read(kind: Kind, json: &[u8]) -> Result<Reading, Refusal> {
    let object = read_object(json, LARGEST_MESSAGE)?;
    let fields = Fields::of(&object);
    if let Some(newer) = read_newer(kind, fields)? {
        return Ok(Reading::Content(Content::Newer(newer)));
    }
    let content = match kind {
        Kind::Proposal => {
            if let Some(attached) = attached::read(fields)? {
                return Ok(Reading::Attached(attached));
            }
            Content::Revision(Box::new(proposal::read(fields)?))
        }
        Kind::Review => Content::Review(answers::read_review(fields)?),
        Kind::Withdrawal => Content::Withdrawal(answers::read_withdrawal(fields)?),
        Kind::TakenUp => Content::TakenUp(answers::read_taken_up(fields)?),
    };
    Ok(Reading::Content(content))
}

/// A content of a version that this app does not know, which is at least version 1.
fn read_newer(kind: Kind, fields: Fields<'_>) -> Result<Option<Newer>, Refusal> {
    match fields.number("v")? {
        0 => Err(Refusal::WrongValue { field: "v" }),
        VERSION => Ok(None),
        v => {
            let proposal = fields.text("proposal").ok();
            let proposal = proposal.and_then(|id| ProposalId::parse(id).ok());
            Ok(Some(Newer { kind, v, proposal }))
        }
    }
}

/// An object of at most so many bytes that is not deeper than it may be.
fn read_object(json: &[u8], most: usize) -> Result<Map<String, Value>, Refusal> {
    if json.len() > most {
        return Err(Refusal::TooLarge { bytes: json.len(), most });
    }
    if is_too_deep(json) {
        return Err(Refusal::TooDeep);
    }
    match serde_json::from_slice(json) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(Refusal::NotAnObject),
    }
}

/// Whether brackets outside of texts are open deeper than [`DEEPEST`]. It is asked before anything is built of the bytes.
fn is_too_deep(json: &[u8]) -> bool {
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    for byte in json {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            b'{' | b'[' if !is_text => depth += 1,
            b'}' | b']' if !is_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The bytes of an object. Values of our own making always have a form in JSON.
fn bytes_of(message: &Message) -> Result<Vec<u8>, Refusal> {
    serde_json::to_vec(message).map_err(|_| Refusal::NotAnObject)
}

/// A content that is no larger than a message may be.
fn in_bounds(message: Message) -> Result<Message, Refusal> {
    let bytes = bytes_of(&message)?.len();
    if bytes > LARGEST_MESSAGE {
        return Err(Refusal::TooLarge { bytes, most: LARGEST_MESSAGE });
    }
    Ok(message)
}

impl Revision {
    /// The revision as it is sent: as a message, or, if it is too large for one, as an attachment with a message.
    ///
    /// # Errors
    /// When it is too large for an attachment too.
    pub fn write(&self) -> Result<Written, Refusal> {
        let message = proposal::write(self);
        let bytes = bytes_of(&message)?;
        if bytes.len() <= LARGEST_MESSAGE {
            return Ok(Written::Message(message));
        }
        if bytes.len() > LARGEST_ATTACHMENT {
            return Err(Refusal::TooLarge { bytes: bytes.len(), most: LARGEST_ATTACHMENT });
        }
        let message = Attached::of(self, bytes.len()).write();
        Ok(Written::Attachment { message, bytes })
    }
}

impl Review {
    /// The review as it is sent.
    ///
    /// # Errors
    /// When its remarks together are larger than a message may be.
    pub fn write(&self) -> Result<Message, Refusal> {
        in_bounds(answers::write_review(self))
    }
}

impl Withdrawal {
    /// The withdrawal as it is sent.
    pub fn write(&self) -> Message {
        answers::write_withdrawal(self)
    }
}

impl TakenUp {
    /// The message as it is sent.
    pub fn write(&self) -> Message {
        answers::write_taken_up(self)
    }
}
