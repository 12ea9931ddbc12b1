//! Putting what is in work before a room, and going on from what was proposed.
//!
//! The commands of an author, of [`super::Proposals`]. Invariants: a revision names the one that it replaces, which the
//! others have or get; nothing is remembered as proposed before it is kept for sending; and no revision of
//! another device of the same person is passed over unseen.

use larkspur_ipc::{
    IpcError, ResourceId, RoomId,
    proposals::{BeginRevision, ProposalsError, Propose},
};
use larkspur_packs::LanguageTag;
use larkspur_proposals::{
    BadRevision, Cover, Digest, Kept, Keyword, ProposalId, Revision, Status, Unready, Work,
    limits::MOST_KEYWORDS,
    wire::{Content, Refusal, Written},
};

use super::{
    Proposals,
    following::look_for,
    side_by_side,
    store::{InWork, Proposed, Which},
    words::{made, message_words, proposal_id, said, which},
};
use crate::{
    messaging::{Messaging, library::LibraryRoom},
    resources::texts::{Text, Texts},
};

/// What something in work would be, if it were proposed now.
enum Standing {
    /// A proposal of its own.
    New,
    /// A revision of the one that it was proposed as.
    Revision {
        room: RoomId,
        proposal: ProposalId,
        replaces: Digest,
        /// The present revision, if the server has it.
        present: Option<Box<Revision>>,
    },
}

impl Proposals {
    /// Puts a translation in work before a room of the library.
    ///
    /// # Errors
    /// [`ProposalsError::WrongRoom`], [`ProposalsError::NotThere`], [`ProposalsError::BadWords`];
    /// [`ProposalsError::NotReady`] when a unit is to be looked at first; [`ProposalsError::TooLarge`];
    /// [`ProposalsError::Replaced`] when another device of the person has revised it; or as [`Messaging::send_message`].
    pub async fn propose(&self, messaging: &Messaging, command: Propose) -> Result<(), IpcError> {
        let Propose { resource, lang, room, made: by, name, words } = command;
        let words = message_words(&words)?;
        let translator = said(name.as_deref())?;
        let which = which(&resource, &lang)?;
        let wanted = messaging.library_room(&room).await?;
        let _proposing = self.proposing.lock().await;
        let in_work = self.store.find(&which).await?.ok_or(ProposalsError::NotThere)?;
        let library = self.texts.shelf().await?;
        let text = library.find(&which.resource).ok_or(ProposalsError::NotThere)?;
        let goes = goes(messaging, &self.texts, &room, in_work.proposed.as_ref()).await?;
        let Goes { proposal, replaces, present } = goes;
        let cover = Cover {
            proposal,
            replaces,
            keywords: keywords(Some(&text), &which.lang, present.as_deref()),
            made: made(by),
            translator,
            page_rev: text.page(&which.lang).map(|page| page.front.rev),
        };
        let Some(revision) = revision(&text, &in_work, cover, present.as_deref())? else {
            return Ok(());
        };
        let proposed = send(messaging, &wanted, &room, &revision, words).await?;
        self.store.remember(&which, &proposed, &in_work.rows).await?;
        self.tell();
        Ok(())
    }

    /// Opens one's own proposal as a translation or a page in work.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], also when the library does not have the page; [`ProposalsError::WrongRoom`];
    /// [`ProposalsError::NotTheAuthor`]; [`ProposalsError::Over`]; [`ProposalsError::OtherInWork`];
    /// [`ProposalsError::NotSaved`].
    pub async fn begin_revision(
        &self,
        messaging: &Messaging,
        command: BeginRevision,
    ) -> Result<(), IpcError> {
        let id = proposal_id(&command.proposal)?;
        let room = messaging.library_room(&command.room).await?;
        let has_waiting = waiting_revision(&room, id).await.is_some();
        let folded = look_for(&room, &self.texts, id).await?;
        let known = folded.ledger.get(id).ok_or(ProposalsError::NotThere)?;
        if *known.author() != room.me() {
            return Err(ProposalsError::NotTheAuthor.into());
        }
        if is_over(&known.status()) {
            return Err(ProposalsError::Over.into());
        }
        let present = &known.present().revision;
        let proposed = Proposed { room: command.room, proposal: id, digest: present.digest() };
        let _writing = self.writing.lock().await;
        if let Work::Translation { .. } = present.parts().work {
            self.open_translation(present, proposed, has_waiting).await?;
        } else {
            self.open_page(present, proposed, has_waiting).await?;
        }
        self.tell();
        Ok(())
    }

    /// Opens a revision as a translation in work. What waits for being sent is later than the revision.
    async fn open_translation(
        &self,
        present: &Revision,
        proposed: Proposed,
        has_waiting: bool,
    ) -> Result<(), IpcError> {
        let parts = present.parts();
        let which = Which { resource: shown_resource(&parts.resource)?, lang: parts.lang.clone() };
        let library = self.texts.shelf().await?;
        let text = library.find(&which.resource).ok_or(ProposalsError::NotThere)?;
        match self.store.find(&which).await?.map(|in_work| in_work.proposed) {
            Some(Some(of)) if of.proposal == proposed.proposal && has_waiting => Ok(()),
            // Whoever opens it here has the present revision before their eyes.
            Some(Some(of)) if of.proposal == proposed.proposal => {
                self.store.remember(&which, &proposed, &[]).await
            }
            Some(_) => Err(ProposalsError::OtherInWork.into()),
            None => {
                let rows = Kept::of_revision(present, text.source);
                self.store.begin(&InWork { which, proposed: Some(proposed), rows }).await
            }
        }
    }
}

/// As what something is sent.
pub(super) struct Goes {
    pub(super) proposal: ProposalId,
    /// The revision that it replaces; none for a proposal of its own.
    pub(super) replaces: Option<Digest>,
    /// The present revision, if the server has it.
    pub(super) present: Option<Box<Revision>>,
}

/// As what something in work would be sent into a room now.
pub(super) async fn goes(
    messaging: &Messaging,
    texts: &Texts,
    room: &RoomId,
    proposed: Option<&Proposed>,
) -> Result<Goes, IpcError> {
    let standing = match proposed {
        Some(proposed) => standing(messaging, texts, proposed).await?,
        None => Standing::New,
    };
    match standing {
        Standing::New => Ok(Goes { proposal: new_proposal()?, replaces: None, present: None }),
        Standing::Revision { room: of, .. } if of != *room => Err(ProposalsError::WrongRoom.into()),
        Standing::Revision { proposal, replaces, present, .. } => {
            Ok(Goes { proposal, replaces: Some(replaces), present })
        }
    }
}

/// Keeps a revision for sending, and gives what is to be remembered of it.
pub(super) async fn send(
    messaging: &Messaging,
    wanted: &LibraryRoom,
    room: &RoomId,
    revision: &Revision,
    words: &str,
) -> Result<Proposed, IpcError> {
    let written = revision.write().map_err(|refusal| of_refusal(&refusal))?;
    if let Written::Attachment { bytes, .. } = &written {
        wanted.keep(revision, bytes).await;
    }
    messaging.send_revision(room, written, words).await?;
    let parts = revision.parts();
    Ok(Proposed { room: room.clone(), proposal: parts.proposal, digest: revision.digest() })
}

/// The id of a page, as the window has it.
pub(super) fn shown_resource(id: &larkspur_packs::ResourceId) -> Result<ResourceId, IpcError> {
    ResourceId::parse(id.as_str()).map_err(|_| IpcError::Internal)
}

/// Whether nothing can become of a proposal any more.
pub(super) fn is_over(status: &Status) -> bool {
    matches!(status, Status::Withdrawn | Status::TakenUp { .. })
}

/// What became of the proposal that something in work was proposed as.
async fn standing(
    messaging: &Messaging,
    texts: &Texts,
    proposed: &Proposed,
) -> Result<Standing, IpcError> {
    let Proposed { room: of, proposal, digest } = proposed;
    // Whoever has left the room, or entered with another account, begins anew.
    let room = match messaging.library_room(of).await {
        Ok(room) => room,
        Err(IpcError::Proposals(ProposalsError::WrongRoom)) => return Ok(Standing::New),
        Err(error) => return Err(error),
    };
    let revise = |replaces, present: Option<&Revision>| Standing::Revision {
        room: of.clone(),
        proposal: *proposal,
        replaces,
        present: present.cloned().map(Box::new),
    };
    let waiting = room.waiting().await;
    let is_withdrawal =
        |content: &Content| matches!(content, Content::Withdrawal(it) if it.proposal == *proposal);
    if waiting.iter().any(is_withdrawal) {
        return Ok(Standing::New);
    }
    // It is sent before this one, and stands in the room when this one comes.
    if let Some(replaced) = last_revision(waiting, *proposal) {
        return Ok(revise(replaced, None));
    }
    let folded = look_for(&room, texts, *proposal).await?;
    let Some(known) = folded.ledger.get(*proposal) else {
        // What was taken back before it was sent has reached nobody.
        let is_nowhere = folded.is_complete;
        return Ok(if is_nowhere { Standing::New } else { revise(*digest, None) });
    };
    if *known.author() != room.me() || is_over(&known.status()) {
        return Ok(Standing::New);
    }
    let present = &known.present().revision;
    let was_there = known.revisions().any(|one| one.revision.digest() == *digest);
    if was_there && present.digest() != *digest {
        return Err(ProposalsError::Replaced.into());
    }
    Ok(revise(present.digest(), Some(present)))
}

/// The last revision of a proposal that waits for being sent.
async fn waiting_revision(room: &LibraryRoom, proposal: ProposalId) -> Option<Digest> {
    last_revision(room.waiting().await, proposal)
}

fn last_revision(waiting: Vec<Content>, proposal: ProposalId) -> Option<Digest> {
    let digest = |content: Content| match content {
        Content::Revision(revision) if revision.parts().proposal == proposal => {
            Some(revision.digest())
        }
        _ => None,
    };
    waiting.into_iter().filter_map(digest).next_back()
}

fn new_proposal() -> Result<ProposalId, IpcError> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|_| IpcError::Internal)?;
    Ok(ProposalId::new(random))
}

/// By what else the page is found in this language: as in the library, or else as before.
pub(super) fn keywords(
    text: Option<&Text<'_>>,
    lang: &LanguageTag,
    present: Option<&Revision>,
) -> Vec<Keyword> {
    let there = text.and_then(|text| text.page(lang)).map(|page| {
        let words =
            page.front.keywords.iter().filter_map(|word| Keyword::parse(word.as_str()).ok());
        words.take(MOST_KEYWORDS).collect()
    });
    there.or_else(|| Some(present?.parts().keywords.clone())).unwrap_or_default()
}

/// The revision that is to be sent; none when it would say what the present one says: the reviews of that stay.
fn revision(
    text: &Text<'_>,
    in_work: &InWork,
    cover: Cover,
    present: Option<&Revision>,
) -> Result<Option<Revision>, IpcError> {
    let writing = side_by_side::open(text, in_work);
    unless_same(cover, present, |cover| writing.propose(cover))
}

/// The revision that is made; none when it would say what the present one says.
pub(super) fn unless_same(
    cover: Cover,
    present: Option<&Revision>,
    make: impl Fn(Cover) -> Result<Revision, Vec<Unready>>,
) -> Result<Option<Revision>, IpcError> {
    let make = |cover| make(cover).map_err(|unready| of_unready(&unready));
    if let Some(present) = present {
        let again = make(Cover { replaces: present.parts().replaces, ..cover.clone() })?;
        if again.digest() == present.digest() {
            return Ok(None);
        }
    }
    make(cover).map(Some)
}

fn of_unready(unready: &[Unready]) -> IpcError {
    let is_too_large = |one: &Unready| {
        matches!(one, Unready::Whole(BadRevision::TooManyUnits | BadRevision::TooManyKeywords))
    };
    if unready.iter().any(is_too_large) {
        return ProposalsError::TooLarge.into();
    }
    ProposalsError::NotReady.into()
}

/// Why something of ours cannot travel.
pub(super) fn of_refusal(refusal: &Refusal) -> IpcError {
    match refusal {
        Refusal::TooLarge { .. } => ProposalsError::TooLarge.into(),
        _ => IpcError::Internal,
    }
}
