//! A review that somebody is writing, kept so that leaving its page, a lock or a dead battery loses nothing of it.
//!
//! Commands of [`super::Proposals`]. Invariants: the words are in the encrypted database before keeping is answered, and
//! nowhere else; what was sent is kept no longer.

use larkspur_ipc::{
    IpcError, ProposalId, RoomId,
    proposals::{HalfReview, KeepReview, LoadReview, ProposalsError},
};
use sqlx::Row as _;

use super::Proposals;

/// The most bytes that are kept of one: more than travels in a message is of no use.
const MOST_BYTES: usize = 64 * 1024;

impl Proposals {
    /// Keeps what is written of a review.
    ///
    /// # Errors
    /// [`ProposalsError::TooLarge`], [`ProposalsError::NotSaved`]; what was kept before stays.
    pub async fn keep_review(&self, command: KeepReview) -> Result<(), IpcError> {
        let KeepReview { room, proposal, review } = command;
        let Some(review) = review else { return self.forget_review(&room, &proposal).await };
        let json = serde_json::to_string(&review).map_err(|_| IpcError::Internal)?;
        if json.len() > MOST_BYTES {
            return Err(ProposalsError::TooLarge.into());
        }
        let query =
            "INSERT OR REPLACE INTO proposal_review (room, proposal, review) VALUES (?, ?, ?)";
        let done = sqlx::query(query)
            .bind(room.as_str())
            .bind(proposal.as_str())
            .bind(json)
            .execute(self.store.pool());
        done.await.map(drop).map_err(|_| ProposalsError::NotSaved.into())
    }

    /// Gives back what was kept of a review, if anything was.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the vault cannot be read.
    pub async fn load_review(&self, command: LoadReview) -> Result<Option<HalfReview>, IpcError> {
        let query = "SELECT review FROM proposal_review WHERE room = ? AND proposal = ?";
        let found = sqlx::query(query)
            .bind(command.room.as_str())
            .bind(command.proposal.as_str())
            .fetch_optional(self.store.pool());
        let found = found.await.map_err(|_| IpcError::Internal)?;
        let json: Option<String> = found.and_then(|row| row.try_get(0).ok());
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// Forgets a review: it was sent, or the person emptied it.
    pub(super) async fn forget_review(
        &self,
        room: &RoomId,
        proposal: &ProposalId,
    ) -> Result<(), IpcError> {
        let done = sqlx::query("DELETE FROM proposal_review WHERE room = ? AND proposal = ?")
            .bind(room.as_str())
            .bind(proposal.as_str())
            .execute(self.store.pool());
        done.await.map(drop).map_err(|_| ProposalsError::NotSaved.into())
    }
}

#[cfg(test)]
mod tests {
    use larkspur_ipc::{RevisionDigest, UnitName, proposals::Verdict};

    use super::{super::tests::open, *};

    fn half(remark: &str) -> HalfReview {
        HalfReview {
            digest: RevisionDigest::parse(format!("b3:{}", "1".repeat(64))).unwrap(),
            verdict: Some(Verdict::Change),
            speaks: None,
            name: Some(String::new()),
            remark: remark.to_owned(),
            remarks: vec![(UnitName::parse("u1").unwrap(), "ஒரு சொல்".to_owned())],
        }
    }

    #[tokio::test]
    async fn a_review_is_there_again_until_it_is_emptied() {
        let folder = tempfile::tempdir().unwrap();
        let proposals = open(folder.path()).await;
        let room = RoomId::parse("!june:example.org").unwrap();
        let proposal = ProposalId::parse("5f0c9a3be1d24476a8f7310cc2d95e01").unwrap();
        let load = LoadReview { room: room.clone(), proposal: proposal.clone() };
        let keep = |review| KeepReview { room: room.clone(), proposal: proposal.clone(), review };
        assert_eq!(proposals.load_review(load.clone()).await, Ok(None));
        for remark in ["The agency is", "The agency is missing."] {
            proposals.keep_review(keep(Some(half(remark)))).await.unwrap();
        }
        let kept = half("The agency is missing.");
        assert_eq!(proposals.load_review(load.clone()).await, Ok(Some(kept.clone())));

        let too_long = half(&"a".repeat(MOST_BYTES));
        let refused = proposals.keep_review(keep(Some(too_long))).await;
        assert_eq!(refused, Err(ProposalsError::TooLarge.into()));
        let other = RoomId::parse("!july:example.org").unwrap();
        let elsewhere = LoadReview { room: other, proposal: proposal.clone() };
        assert_eq!(proposals.load_review(elsewhere).await, Ok(None));
        assert_eq!(proposals.load_review(load.clone()).await, Ok(Some(kept)));

        proposals.keep_review(keep(None)).await.unwrap();
        assert_eq!(proposals.load_review(load).await, Ok(None));
    }
}
