//! Writing and translating together: what travels, what becomes of it, and how it comes into a pack.
//!
//! Members propose pages and translations in a room of the library, others review them, an editor takes what was verified
//! into a new version of a pack. This crate is the pure ground of that: the core stores and sends what it says, and gives it
//! the room's events, the time and random bytes. docs/proposals.md is the format.
//!
//! [`wire`] is what travels; [`Ledger`] folds it into what each proposal has come to; [`Writing`] is a translation that
//! somebody is writing, [`PageInWork`] a page; [`page_for`] makes the page of a pack from a proposal that was verified.
//!
//! Invariants: nothing here reads, writes, waits or asks the time; whatever arrives is typed, within bounds, or refused; a
//! review counts for exactly the words that were read; and no word and no name of a person is in an error or a `Debug`.

mod digest;
mod ids;
mod ledger;
pub mod limits;
mod page_in_work;
mod review;
mod revision;
mod taking_up;
#[cfg(test)]
mod test_data;
pub mod wire;
mod words;
mod writing;

pub use ids::{BadId, Digest, EventId, MemberId, ProposalId};
pub use ledger::{
    Event, Ledger, Outcome, Proposal, Reviewed, SetAside, StandingRevision, Status, Verified,
};
pub use page_in_work::{
    KeptBlock, News, Original, PageAct, PageHint, PageInWork, Shape, Side, Was, highest_number,
    new_page_id,
};
pub use review::{Review, Seal, SealedCertificate, TakenUp, Verdict, Withdrawal};
pub use revision::{BadRevision, Kind, Made, Parts, Revision, Work};
pub use taking_up::{NewPage, NotTaken, is_in, page_for};
pub use words::{BadWords, Keyword, Name, Remark, Said, Summary, Title, UnitText};
pub use writing::{
    Cover, GlossaryHit, Hint, Kept, MadeOf, Part, SourcePage, UnitInWork, UnitProgress, Unready,
    Writing, glossary_hits,
};
