//! Saying what one found of a proposal, and taking one's own back.
//!
//! Commands of [`super::Proposals`]. Invariant: a review names exactly the revision that stood on the screen, and is refused
//! when another one has taken its place.

use std::collections::BTreeMap;

use larkspur_ipc::{
    IpcError,
    proposals::{ProposalsError, ReviewProposal, Verdict, WithdrawProposal},
};
use larkspur_proposals::{self as ground, Remark, Review, Withdrawal, wire::Kind};

use super::{
    Proposals,
    following::look_for,
    proposing::{is_over, of_refusal},
    words::{digest, message_words, proposal_id, said, unit_id},
};
use crate::messaging::Messaging;

impl Proposals {
    /// Tells the others what the person found who read a revision.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::WrongRoom`], [`ProposalsError::OwnWords`],
    /// [`ProposalsError::Replaced`], [`ProposalsError::Over`], [`ProposalsError::BadWords`];
    /// [`ProposalsError::TooLarge`] when the remarks together are; or as [`Messaging::send_message`].
    pub async fn review_proposal(
        &self,
        messaging: &Messaging,
        command: ReviewProposal,
    ) -> Result<(), IpcError> {
        let words = message_words(&command.words)?;
        let review = review(&command)?;
        let message = review.write().map_err(|refusal| of_refusal(&refusal))?;
        let room = messaging.library_room(&command.room).await?;
        let folded = look_for(&room, &self.texts, review.proposal).await?;
        let known = folded.ledger.get(review.proposal).ok_or(ProposalsError::NotThere)?;
        if *known.author() == room.me() {
            return Err(ProposalsError::OwnWords.into());
        }
        if is_over(&known.status()) {
            return Err(ProposalsError::Over.into());
        }
        if known.is_stale(&review) {
            return Err(ProposalsError::Replaced.into());
        }
        messaging.send_about_proposal(&command.room, Kind::Review, message, words).await?;
        // It is on its way. One that stays kept only shows what was said once more.
        let _ = self.forget_review(&command.room, &command.proposal).await;
        Ok(())
    }

    /// Takes one's own proposal back.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::WrongRoom`], [`ProposalsError::NotTheAuthor`],
    /// [`ProposalsError::Over`]; or as [`Messaging::send_message`].
    pub async fn withdraw_proposal(
        &self,
        messaging: &Messaging,
        command: WithdrawProposal,
    ) -> Result<(), IpcError> {
        let words = message_words(&command.words)?;
        let proposal = proposal_id(&command.proposal)?;
        let room = messaging.library_room(&command.room).await?;
        let folded = look_for(&room, &self.texts, proposal).await?;
        let known = folded.ledger.get(proposal).ok_or(ProposalsError::NotThere)?;
        if *known.author() != room.me() {
            return Err(ProposalsError::NotTheAuthor.into());
        }
        if is_over(&known.status()) {
            return Err(ProposalsError::Over.into());
        }
        let message = Withdrawal { proposal }.write();
        messaging.send_about_proposal(&command.room, Kind::Withdrawal, message, words).await
    }
}

/// The review as it travels.
fn review(command: &ReviewProposal) -> Result<Review, IpcError> {
    let mut remarks: BTreeMap<_, Remark> = BTreeMap::new();
    for (unit, remark) in &command.remarks {
        if let Some(remark) = said(Some(remark))? {
            remarks.insert(unit_id(unit)?, remark);
        }
    }
    Ok(Review {
        proposal: proposal_id(&command.proposal)?,
        digest: digest(&command.digest)?,
        verdict: match command.verdict {
            Verdict::Fits => ground::Verdict::Fits,
            Verdict::Change => ground::Verdict::Change,
        },
        speaks: command.speaks,
        name: said(command.name.as_deref())?,
        remark: said(command.remark.as_deref())?,
        remarks,
    })
}
