//! What has become of the proposals of a room, and again after each change.
//!
//! The streams of [`super::Proposals`] that need an account, and what its commands ask before they send. Invariant: the
//! answer is folded anew from everything that was said, so it is the same on each device that has read the same messages.

use std::{
    collections::{BTreeMap, BTreeSet},
    pin::pin,
    time::Duration,
};

use async_stream::stream;
use futures_util::{Stream, StreamExt as _, future::Either};
use larkspur_ipc::{
    IpcError,
    proposals::{Proposal, Proposals as Shown, ProposalsError, WatchProposal, WatchProposals},
};
use larkspur_proposals::{
    self as ground, Event, EventId, Ledger, MemberId, Outcome, ProposalId, wire::Content,
};
use tokio::sync::watch;
use tracing::{error, warn};

use super::{Proposals, shown, words::proposal_id};
use crate::{
    messaging::{
        Messaging,
        library::{LibraryRoom, SaidInRoom},
    },
    resources::{
        Editors,
        texts::{Shelf, Texts},
    },
};

/// How long a proposal is looked for in what was said before. After it, nobody knows whether it is there.
const PATIENCE: Duration = Duration::from_secs(10);

/// What everything that was said comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    pub(super) ledger: Ledger,
    /// When the last of a proposal came that counts, in milliseconds since 1970.
    touched: BTreeMap<ProposalId, u64>,
    /// The person's own that nobody else has yet: they wait for being sent.
    pub(super) waiting: BTreeSet<ProposalId>,
    /// Whether nothing earlier can change it.
    pub(super) is_complete: bool,
}

impl Folded {
    fn of(said: &SaidInRoom, me: &MemberId, editors: &Editors) -> Self {
        let mut folded = Self { is_complete: said.is_complete, ..Self::default() };
        for event in said.events.iter().cloned() {
            let (about, time) = (about(&event.content), event.time);
            let outcome = folded.ledger.apply(event, |taken| editors.have_sealed(taken));
            if outcome == Outcome::Taken
                && let Some(proposal) = about
            {
                let last = folded.touched.entry(proposal).or_default();
                *last = time.max(*last);
            }
        }
        folded.add_waiting(said, me);
        folded
    }

    /// Shows their author what waits for being sent. Of a proposal that the others have already, only what they have counts.
    fn add_waiting(&mut self, said: &SaidInRoom, me: &MemberId) {
        for (revision, since) in &said.waiting {
            let id = revision.parts().proposal;
            if self.ledger.get(id).is_some() && !self.waiting.contains(&id) {
                continue;
            }
            let event = Event {
                id: EventId::new(revision.digest().to_string()),
                sender: me.clone(),
                time: *since,
                content: Content::Revision(Box::new(revision.clone())),
            };
            if self.ledger.apply(event, |_| false) == Outcome::Taken {
                self.waiting.insert(id);
            }
        }
    }

    /// When the last of a proposal came.
    pub(super) fn touched(&self, id: ProposalId, proposal: &ground::Proposal) -> u64 {
        let revisions = proposal.revisions().map(|one| one.time);
        let times = revisions.chain(proposal.reviews().iter().map(|one| one.time));
        times.chain(self.touched.get(&id).copied()).max().unwrap_or_default()
    }
}

/// The proposal that a message is about.
fn about(content: &Content) -> Option<ProposalId> {
    match content {
        Content::Revision(revision) => Some(revision.parts().proposal),
        Content::Review(review) => Some(review.proposal),
        Content::Withdrawal(withdrawal) => Some(withdrawal.proposal),
        Content::TakenUp(taken) => Some(taken.proposal),
        Content::Newer(newer) => newer.proposal,
    }
}

/// What has become of a room as soon as this proposal is in it, or it is certain that it is not. What is known after a
/// while, where that cannot be told: then it is not complete.
///
/// # Errors
/// [`IpcError::Internal`] when the vault cannot be read.
pub(super) async fn look_for(
    room: &LibraryRoom,
    texts: &Texts,
    id: ProposalId,
) -> Result<Folded, IpcError> {
    let editors = texts.editors().await?;
    let mut said = pin!(room.watch());
    let last = look_in(&mut said, &room.me(), &editors, id).await;
    Ok(Folded::of(&last, &room.me(), &editors))
}

/// What was said as soon as this proposal is in it, or it is certain that it is not.
async fn look_in(
    said: &mut (impl Stream<Item = SaidInRoom> + Unpin),
    me: &MemberId,
    editors: &Editors,
    id: ProposalId,
) -> SaidInRoom {
    let mut last = SaidInRoom::default();
    let looking = async {
        while let Some(said) = said.next().await {
            last = said;
            if last.is_complete || Folded::of(&last, me, editors).ledger.get(id).is_some() {
                return;
            }
        }
    };
    // When the time is over, what was found until then stands.
    if tokio::time::timeout(PATIENCE, looking).await.is_err() {
        let (events, waiting) = (last.events.len(), last.waiting.len());
        warn!(events, waiting, "a proposal was not found in what is here of its room");
    }
    last
}

impl Proposals {
    /// What is proposed in a room of the library.
    ///
    /// # Errors
    /// [`ProposalsError::WrongRoom`]; that the person's own keys are not here.
    pub async fn watch_proposals(
        &self,
        messaging: &Messaging,
        command: WatchProposals,
    ) -> Result<impl Stream<Item = Shown> + Send + 'static + use<>, IpcError> {
        let room = messaging.library_room(&command.room).await?;
        let said = room.watch();
        let mut beside = Beside::of(&self.texts, room.me());
        Ok(stream! {
            let mut said = pin!(said);
            let mut before: Option<Shown> = None;
            while let Some(Seen { folded, library, .. }) = beside.next(&mut said).await {
                let now = shown::proposals(&room, &library, &folded).await;
                if before.as_ref() != Some(&now) {
                    before = Some(now.clone());
                    yield now;
                }
            }
        })
    }

    /// One proposal. Where it cannot be told in time that there is none, the stream waits for it.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::WrongRoom`]; that the person's own keys are not here.
    pub async fn watch_proposal(
        &self,
        messaging: &Messaging,
        command: WatchProposal,
    ) -> Result<impl Stream<Item = Proposal> + Send + 'static + use<>, IpcError> {
        let id = proposal_id(&command.proposal)?;
        let room = messaging.library_room(&command.room).await?;
        let mut said = Box::pin(room.watch());
        let editors = self.texts.editors().await?;
        let me = room.me();
        let first = look_in(&mut said, &me, &editors, id).await;
        if first.is_complete && Folded::of(&first, &me, &editors).ledger.get(id).is_none() {
            return Err(ProposalsError::NotThere.into());
        }
        let mut beside = Beside::of(&self.texts, me);
        beside.said = Some(first);
        Ok(stream! {
            let mut before: Option<Proposal> = None;
            while let Some(seen) = beside.next(&mut said).await {
                let now = shown::proposal(&room, &seen, id).await;
                if let Some(now) = now.filter(|now| before.as_ref() != Some(now)) {
                    before = Some(now.clone());
                    yield now;
                }
            }
        })
    }
}

/// What a room has come to, beside the library and those who may sign packs at the same moment.
pub(super) struct Seen {
    pub(super) folded: Folded,
    pub(super) library: Shelf,
    pub(super) editors: Editors,
}

/// What was said, beside the library as it is.
struct Beside {
    texts: Texts,
    me: MemberId,
    library: watch::Receiver<u64>,
    said: Option<SaidInRoom>,
    is_told: bool,
}

impl Beside {
    fn of(texts: &Texts, me: MemberId) -> Self {
        let library = texts.changes();
        Self { texts: texts.clone(), me, library, said: None, is_told: false }
    }

    async fn look(&self) -> Result<(Shelf, Editors), IpcError> {
        // What the network has called back may have changed with the library.
        Ok((self.texts.shelf().await?, self.texts.editors().await?))
    }

    /// The next time that either has changed; none when the room or the library has closed.
    async fn next(&mut self, said: &mut (impl Stream<Item = SaidInRoom> + Unpin)) -> Option<Seen> {
        // What is known from the beginning is told at once.
        while self.is_told || self.said.is_none() {
            let changed = async { self.library.changed().await };
            let next = tokio::select! {
                next = said.next() => Either::Left(next?),
                told = changed => Either::Right(told.ok()?),
            };
            if let Either::Left(said) = next {
                self.said = Some(said);
            }
            self.is_told = false;
        }
        self.library.mark_unchanged();
        let (library, editors) = match self.look().await {
            Ok(seen) => seen,
            Err(error) => {
                error!(?error, "the library or the vault does not answer; nothing more is told");
                return None;
            }
        };
        self.is_told = true;
        let folded = Folded::of(self.said.as_ref()?, &self.me, &editors);
        Some(Seen { folded, library, editors })
    }
}
