//! A proposal that is too large for a message: what its message says, and what lies beside it.
//!
//! `wire` reads and writes it; the core sends the bytes as an encrypted attachment of Matrix and gives them to
//! [`Attached::open`] once they are fetched. Invariant: what is opened is exactly what the message names, so nobody who keeps
//! the attachment can put another one in its place.

use serde_json::json;

use super::{
    Message, Refusal, answers::begin, fields::Fields, fields::Read, proposal, read_object,
};
use crate::{Digest, ProposalId, Revision, limits::LARGEST_ATTACHMENT};

/// What is known of a proposal before its attachment was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The proposal.
    pub proposal: ProposalId,
    /// The revision that is attached.
    pub digest: Digest,
    /// How many bytes it has: whoever fetches it need not take more.
    pub bytes: usize,
}

/// What the message says of its attachment, if it says that there is one.
pub(super) fn read(fields: Fields<'_>) -> Read<Option<Attached>> {
    let Some(attached) = fields.optional("attached", Fields::object)? else { return Ok(None) };
    let field = "bytes";
    let bytes = usize::try_from(attached.number(field)?);
    let bytes = bytes.map_err(|_| Refusal::WrongValue { field })?;
    if bytes > LARGEST_ATTACHMENT {
        return Err(Refusal::TooLarge { bytes, most: LARGEST_ATTACHMENT });
    }
    let digest = attached.digest("digest")?;
    Ok(Some(Attached { proposal: fields.proposal()?, digest, bytes }))
}

impl Attached {
    pub(super) fn of(revision: &Revision, bytes: usize) -> Self {
        Self { proposal: revision.parts().proposal, digest: revision.digest(), bytes }
    }

    pub(super) fn write(&self) -> Message {
        begin(json!({
            "proposal": self.proposal.to_string(),
            "attached": { "digest": self.digest.to_string(), "bytes": self.bytes },
        }))
    }

    /// Reads the attachment.
    ///
    /// # Errors
    /// When it is not the one that the message names, or is no proposal.
    pub fn open(&self, bytes: &[u8]) -> Result<Revision, Refusal> {
        if bytes.len() != self.bytes {
            return Err(Refusal::OtherAttachment);
        }
        let object = read_object(bytes, LARGEST_ATTACHMENT)?;
        let fields = Fields::of(&object);
        if fields.number("v")? != super::VERSION {
            return Err(Refusal::WrongValue { field: "v" });
        }
        let revision = proposal::read(fields)?;
        let is_named =
            revision.digest() == self.digest && revision.parts().proposal == self.proposal;
        if is_named { Ok(revision) } else { Err(Refusal::OtherAttachment) }
    }
}
