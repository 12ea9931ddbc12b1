//! Putting a page in work before a room, and going on from what was proposed.
//!
//! The commands of an author of pages, of [`super::Proposals`]; translations go the same way in [`super::proposing`].
//! Invariant: what is proposed is laid beside the library as it is at that moment, so a change names the page that is
//! changed, and nothing that came meanwhile is passed over.

use larkspur_ipc::{
    IpcError,
    proposals::{ProposalsError, ProposePage},
};
use larkspur_proposals::{Cover, KeptBlock, Revision, Work};

use super::{
    Proposals, page_shown,
    page_store::PageKept,
    proposing::{Goes, goes, keywords, send, shown_resource, unless_same},
    store::Proposed,
    words::{made, message_words, said},
};
use crate::messaging::Messaging;

impl Proposals {
    /// Puts a page in work before a room of the library.
    ///
    /// # Errors
    /// [`ProposalsError::WrongRoom`]; [`ProposalsError::NotThere`], also when the library does not have the pack;
    /// [`ProposalsError::BadWords`]; [`ProposalsError::NotReady`] when a part is to be looked at first, or nothing differs;
    /// [`ProposalsError::TooLarge`]; [`ProposalsError::Replaced`] when another device of the person has revised it; or as
    /// [`Messaging::send_message`].
    pub async fn propose_page(
        &self,
        messaging: &Messaging,
        command: ProposePage,
    ) -> Result<(), IpcError> {
        let ProposePage { page, room, made: by, name, words } = command;
        let words = message_words(&words)?;
        let translator = said(name.as_deref())?;
        let wanted = messaging.library_room(&room).await?;
        let _proposing = self.proposing.lock().await;
        let kept = self.pages.find(&page).await?.ok_or(ProposalsError::NotThere)?;
        let library = self.texts.shelf().await?;
        if page_shown::pack_of(&library, &kept).is_none() {
            return Err(ProposalsError::NotThere.into());
        }
        let text = library.find(&page);
        let in_work = page_shown::open(&library, &kept);
        let goes = goes(messaging, &self.texts, &room, kept.proposed.as_ref()).await?;
        let Goes { proposal, replaces, present } = goes;
        let cover = Cover {
            proposal,
            replaces,
            keywords: keywords(text.as_ref(), &kept.lang, present.as_deref()),
            made: made(by),
            translator,
            page_rev: None,
        };
        let revision = unless_same(cover, present.as_deref(), |cover| in_work.propose(cover))?;
        let Some(revision) = revision else { return Ok(()) };
        let proposed = send(messaging, &wanted, &room, &revision, words).await?;
        let rows = in_work.after_proposing(&revision);
        self.pages.remember(&page, &proposed, &rows).await?;
        self.tell();
        Ok(())
    }

    /// Opens a revision as a page in work. What waits for being sent is later than the revision.
    pub(super) async fn open_page(
        &self,
        present: &Revision,
        proposed: Proposed,
        has_waiting: bool,
    ) -> Result<(), IpcError> {
        let parts = present.parts();
        let page = shown_resource(&parts.resource)?;
        match self.pages.find(&page).await?.map(|kept| kept.proposed) {
            Some(Some(of)) if of.proposal == proposed.proposal && has_waiting => Ok(()),
            // Whoever opens it here has the present revision before their eyes.
            Some(Some(of)) if of.proposal == proposed.proposal => {
                self.pages.remember(&page, &proposed, &[]).await
            }
            Some(_) => Err(ProposalsError::OtherInWork.into()),
            None => {
                let library = self.texts.shelf().await?;
                let source = library.find(&page).map(|text| text.source);
                let rows = KeptBlock::of_page_revision(present, source);
                let begun = PageKept {
                    page,
                    id: parts.resource.clone(),
                    pack: parts.pack.clone(),
                    lang: parts.lang.clone(),
                    is_new: matches!(parts.work, Work::Page { .. }),
                    proposed: Some(proposed),
                    rows,
                };
                self.pages.begin(&begun).await
            }
        }
    }
}
