//! Writing and translating the library together: a page or a translation in work, what is proposed in a room of the library, and what
//! others found of it.
//!
//! The rules are those of docs/proposals.md. Writing works without an account and without a network; proposing and reviewing
//! travel as encrypted messages. Invariants: what somebody types is in the vault before its command is answered; and a review
//! names exactly the revision that was on the screen.

use serde::{Deserialize, Serialize};

pub use self::page_writing::{
    AsideBlock, BeginEdit, BeginPage, DropPage, News, PageAct, PageBlock, PageHead, PageHint,
    PageRow, PageUpdate, ProposePage, ShapePage, Side, TakeOver, WatchPage, WatchPages,
    WritePageUnit,
};
pub use self::proposed::{
    HalfReview, NotTaken, Proposal, ProposalRow, Proposals, ProposedUnit, ReviewRow, Status,
    TakingUp, UnitRemark, Verdict,
};
pub use self::writing::{
    GoneUnit, Hint, Made, Part, TermHit, UnitInWork, UnitProgress, WritingHead, WritingRow,
    WritingUpdate,
};
use crate::{
    command::{command, stream},
    ids::{ProposalId, ResourceId, RevisionDigest, RoomId, UnitName},
};

mod page_writing;
mod proposed;
mod writing;

/// The most characters of a name under which somebody wants to be named (docs/proposals.md, "What travels").
pub const MAX_NAME_CHARS: usize = 80;
/// The most characters of a remark (docs/proposals.md, "What travels").
pub const MAX_REMARK_CHARS: usize = 1000;
/// The most characters of what a message says in apps that do not know proposals.
pub const MAX_WORDS_CHARS: usize = 400;

/// The translations that the person is writing, the one that was touched last first; and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchWritings {}
stream!(WatchWritings, "proposals_watch_writings", Unlocked, Vec<WritingRow>);

/// A translation in work, unit by unit, and again after each change of it or of its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchWriting {
    /// The page.
    pub resource: ResourceId,
    /// The language that it is written in, a BCP 47 tag.
    pub lang: String,
}
stream!(WatchWriting, "proposals_watch_writing", Unlocked, WritingUpdate);

/// Begins a translation, with what the library has of it in this language, or finds the one that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginWriting {
    /// The page.
    pub resource: ResourceId,
    /// The language that it is written in, a BCP 47 tag. That of the original is refused.
    pub lang: String,
}
command!(BeginWriting, "proposals_begin_writing", Unlocked, ());

/// Keeps what stands in a unit now. Answered once it is in the vault.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteUnit {
    /// The page.
    pub resource: ResourceId,
    /// The language.
    pub lang: String,
    /// The unit.
    pub unit: UnitName,
    /// All of what stands in it: plain words in the title and the summary, a line with its marks elsewhere.
    pub text: String,
}
command!(WriteUnit, "proposals_write_unit", Unlocked, ());

/// Says that the words of a unit fit what its source says now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkFitting {
    /// The page.
    pub resource: ResourceId,
    /// The language.
    pub lang: String,
    /// The unit.
    pub unit: UnitName,
}
command!(MarkFitting, "proposals_mark_fitting", Unlocked, ());

/// Takes out words whose unit the source has no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropGone {
    /// The page.
    pub resource: ResourceId,
    /// The language.
    pub lang: String,
    /// The unit.
    pub unit: UnitName,
}
command!(DropGone, "proposals_drop_gone", Unlocked, ());

/// Throws a translation in work away, for good. What was proposed of it stays proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropWriting {
    /// The page.
    pub resource: ResourceId,
    /// The language.
    pub lang: String,
}
command!(DropWriting, "proposals_drop_writing", Unlocked, ());

/// Puts a translation in work before a room of the library: the first time as a proposal, later as a revision of it.
/// Answered once it is kept for sending.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// The page.
    pub resource: ResourceId,
    /// The language.
    pub lang: String,
    /// A room of the library. A revision goes where its proposal is, and nowhere else.
    pub room: RoomId,
    /// How the words were made.
    pub made: Made,
    /// The name under which the person wants to be named in the pack, at most [`MAX_NAME_CHARS`]; none: not at all.
    pub name: Option<String>,
    /// What the message says in apps that do not know proposals: 1 to [`MAX_WORDS_CHARS`] characters.
    pub words: String,
}
command!(Propose, "proposals_propose", SignedIn, ());

/// What is proposed in a room of the library, what was touched last first; and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchProposals {
    /// The room.
    pub room: RoomId,
}
stream!(WatchProposals, "proposals_watch_proposals", SignedIn, Proposals);

/// One proposal with the words of its present revision, and again after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchProposal {
    /// The room.
    pub room: RoomId,
    /// Which one.
    pub proposal: ProposalId,
}
stream!(WatchProposal, "proposals_watch_proposal", SignedIn, Proposal);

/// Tells the others what the person found who read a revision. It replaces what they said of it before.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewProposal {
    /// The room.
    pub room: RoomId,
    /// The proposal.
    pub proposal: ProposalId,
    /// The revision that stood on the screen. One that was replaced meanwhile is refused.
    pub digest: RevisionDigest,
    /// What they found.
    pub verdict: Verdict,
    /// Whether they say that they speak the language.
    pub speaks: bool,
    /// The name under which they want to be named in the pack, at most [`MAX_NAME_CHARS`]; none: not at all.
    pub name: Option<String>,
    /// What they say of all of it, at most [`MAX_REMARK_CHARS`].
    pub remark: Option<String>,
    /// What they say of units, at most [`MAX_REMARK_CHARS`] each.
    pub remarks: Vec<(UnitName, String)>,
    /// As in [`Propose::words`].
    pub words: String,
}
command!(ReviewProposal, "proposals_review_proposal", SignedIn, ());

/// Keeps what the person has written of a review so far, instead of what was kept before. Answered once it is in the vault.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepReview {
    /// The room.
    pub room: RoomId,
    /// The proposal.
    pub proposal: ProposalId,
    /// What they have written; none: nothing any more.
    pub review: Option<HalfReview>,
}
command!(KeepReview, "proposals_keep_review", SignedIn, ());

/// Gives back what was kept of a review that was not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadReview {
    /// The room.
    pub room: RoomId,
    /// The proposal.
    pub proposal: ProposalId,
}
command!(LoadReview, "proposals_load_review", SignedIn, Option<HalfReview>);

/// Takes one's own proposal back, with all its revisions, for good.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawProposal {
    /// The room.
    pub room: RoomId,
    /// The proposal.
    pub proposal: ProposalId,
    /// As in [`Propose::words`].
    pub words: String,
}
command!(WithdrawProposal, "proposals_withdraw_proposal", SignedIn, ());

/// Takes what was verified into a new version of its pack: signs it with the person's own key, shares it in the room, adds it to
/// their library, and says so there. Answered once what is to be sent is kept for sending.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeUpProposal {
    /// The room.
    pub room: RoomId,
    /// The proposal.
    pub proposal: ProposalId,
    /// The revision that stood on the screen. One that was replaced meanwhile is refused.
    pub digest: RevisionDigest,
    /// As in [`Propose::words`].
    pub words: String,
    /// What the message with the pack says in apps that do not know packs, as long.
    pub pack_words: String,
}
command!(TakeUpProposal, "proposals_take_up_proposal", SignedIn, ());

/// Opens one's own proposal as a translation or a page in work, so that it can be revised. What is typed already for this
/// page and language and belongs to this proposal is left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginRevision {
    /// The room.
    pub room: RoomId,
    /// The proposal.
    pub proposal: ProposalId,
}
command!(BeginRevision, "proposals_begin_revision", SignedIn, ());

/// What can go wrong with writing together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalsError {
    /// There is no such page, language, unit, translation in work or proposal.
    NotThere,
    /// What was typed could not be written to the disk. It is still on the screen.
    NotSaved,
    /// Something is to be looked at first; the units say what.
    NotReady,
    /// It has more words than travel in one proposal.
    TooLarge,
    /// A name or a remark is too long, or has signs that a name or remark may not have.
    BadWords,
    /// The room is not a room of the library, or the person is not in it.
    WrongRoom,
    /// This page is in work already, or its translation into this language, and that belongs to another proposal or to none.
    OtherInWork,
    /// The author revised it meanwhile: the words on the screen are not the present ones.
    Replaced,
    /// The person wrote it themself, and others review it.
    OwnWords,
    /// Only the author can do this.
    NotTheAuthor,
    /// It was withdrawn or is in a pack.
    Over,
    /// The person has no key that may sign this pack today.
    NotAnEditor,
    /// It cannot be taken into the pack as it is.
    NotTaken(NotTaken),
}
