//! Translations in work: begun, typed, looked at, thrown away.
//!
//! The commands and streams of [`super::Proposals`] that need neither an account nor a network. Invariant: what stands in
//! a unit is read and written back under one lock, so of two writings the later one stays.

use async_stream::stream;
use futures_util::Stream;
use larkspur_ipc::{
    IpcError, ListDiff,
    proposals::{
        BeginWriting, DropGone, DropWriting, MarkFitting, ProposalsError, WatchWriting,
        WatchWritings, WriteUnit, WritingRow, WritingUpdate,
    },
};
use larkspur_proposals::{Kept, limits::LARGEST_ATTACHMENT};
use tokio::sync::watch;
use tracing::warn;

use super::{
    Proposals,
    side_by_side::{self, Units},
    store::InWork,
    words::{unit_id, which},
};
use crate::messaging::minimise::minimise;

impl Proposals {
    /// The translations in work.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the library or what is written cannot be read.
    pub async fn watch_writings(
        &self,
        _: WatchWritings,
    ) -> Result<impl Stream<Item = Vec<WritingRow>> + Send + 'static + use<>, IpcError> {
        self.texts.shelf().await?;
        self.store.all().await?;
        let (store, texts) = (self.store.clone(), self.texts.clone());
        let mut changes = Changes::of(self);
        Ok(stream! {
            let mut shown: Option<Vec<WritingRow>> = None;
            loop {
                changes.mark_unchanged();
                let (Ok(library), Ok(all)) = (texts.shelf().await, store.all().await) else { return };
                let rows: Vec<_> =
                    all.iter().map(|one| side_by_side::head(&library, one).row).collect();
                if shown.as_ref() != Some(&rows) {
                    shown = Some(rows.clone());
                    yield rows;
                }
                if !changes.next().await {
                    return;
                }
            }
        })
    }

    /// A translation in work. The stream ends when it is thrown away.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`] when there is none.
    pub async fn watch_writing(
        &self,
        command: WatchWriting,
    ) -> Result<impl Stream<Item = WritingUpdate> + Send + 'static + use<>, IpcError> {
        let which = which(&command.resource, &command.lang)?;
        self.texts.shelf().await?;
        self.store.find(&which).await?.ok_or(ProposalsError::NotThere)?;
        let (store, texts) = (self.store.clone(), self.texts.clone());
        let mut changes = Changes::of(self);
        Ok(stream! {
            let mut units = Units::default();
            let mut shown: Option<(_, Vec<_>)> = None;
            loop {
                changes.mark_unchanged();
                let Ok(library) = texts.shelf().await else { return };
                let in_work = match store.find(&which).await {
                    Ok(Some(in_work)) => in_work,
                    Ok(None) => return,
                    Err(_) => {
                        warn!("a translation in work cannot be read");
                        return;
                    }
                };
                let (head, next) = units.show(&library, &in_work);
                let diffs = match &shown {
                    None => vec![ListDiff::Reset { items: next.clone() }],
                    Some((_, before)) => minimise(before, &next, |unit| unit.unit.clone()),
                };
                let is_new = !diffs.is_empty() || shown.as_ref().is_none_or(|(of, _)| *of != head);
                shown = Some((head.clone(), next));
                if is_new {
                    yield WritingUpdate { head, units: diffs };
                }
                if !changes.next().await {
                    return;
                }
            }
        })
    }

    /// Begins a translation, with what the library has of it, or finds the one that was begun.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`] when there is no such page or no such language, or it is that of the original;
    /// [`ProposalsError::NotSaved`].
    pub async fn begin_writing(&self, command: BeginWriting) -> Result<(), IpcError> {
        let which = which(&command.resource, &command.lang)?;
        let library = self.texts.shelf().await?;
        let text = library.find(&which.resource).ok_or(ProposalsError::NotThere)?;
        if which.lang == text.source.front.lang {
            return Err(ProposalsError::NotThere.into());
        }
        let _writing = self.writing.lock().await;
        if self.store.find(&which).await?.is_some() {
            return Ok(());
        }
        let page = text.page(&which.lang);
        let rows = page.map(|page| Kept::of_page(page, text.source)).unwrap_or_default();
        self.store.begin(&InWork { which, proposed: None, rows }).await?;
        self.tell();
        Ok(())
    }

    /// Keeps what stands in a unit now.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::TooLarge`], [`ProposalsError::NotSaved`]. The words before are kept
    /// then.
    pub async fn write_unit(&self, command: WriteUnit) -> Result<(), IpcError> {
        let (which, unit) = (which(&command.resource, &command.lang)?, unit_id(&command.unit)?);
        if command.text.len() > LARGEST_ATTACHMENT {
            return Err(ProposalsError::TooLarge.into());
        }
        let library = self.texts.shelf().await?;
        let _writing = self.writing.lock().await;
        let in_work = self.store.find(&which).await?.ok_or(ProposalsError::NotThere)?;
        let text = library.find(&which.resource);
        let mut writing = text.map(|text| side_by_side::open(&text, &in_work));
        let row = writing.as_mut().and_then(|writing| writing.write(unit, &command.text));
        let row = if let Some(row) = row {
            row.clone()
        } else {
            // The library may have changed under the hands of who types: nothing of it is lost.
            let mut rows = in_work.rows.into_iter();
            let row = rows.find(|row| row.unit == unit).ok_or(ProposalsError::NotThere)?;
            Kept { typed: command.text, ..row }
        };
        self.store.keep(&which, &row).await?;
        self.tell();
        Ok(())
    }

    /// Says that the words of a unit fit what its source says now.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], also when nothing stands in the unit; [`ProposalsError::NotSaved`].
    pub async fn mark_fitting(&self, command: MarkFitting) -> Result<(), IpcError> {
        let (which, unit) = (which(&command.resource, &command.lang)?, unit_id(&command.unit)?);
        let library = self.texts.shelf().await?;
        let _writing = self.writing.lock().await;
        let in_work = self.store.find(&which).await?.ok_or(ProposalsError::NotThere)?;
        let text = library.find(&which.resource).ok_or(ProposalsError::NotThere)?;
        let mut writing = side_by_side::open(&text, &in_work);
        let row = writing.mark_fitting(unit).ok_or(ProposalsError::NotThere)?;
        self.store.keep(&which, row).await?;
        self.tell();
        Ok(())
    }

    /// Takes out words whose unit the source has no longer.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`] when the source has the unit, or there are no such words; [`ProposalsError::NotSaved`].
    pub async fn drop_gone(&self, command: DropGone) -> Result<(), IpcError> {
        let (which, unit) = (which(&command.resource, &command.lang)?, unit_id(&command.unit)?);
        let library = self.texts.shelf().await?;
        let _writing = self.writing.lock().await;
        let in_work = self.store.find(&which).await?.ok_or(ProposalsError::NotThere)?;
        let gone = side_by_side::head(&library, &in_work).gone;
        if gone.iter().all(|gone| gone.unit != command.unit) {
            return Err(ProposalsError::NotThere.into());
        }
        self.store.take_out(&which, unit).await?;
        self.tell();
        Ok(())
    }

    /// Throws a translation in work away.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::NotSaved`].
    pub async fn drop_writing(&self, command: DropWriting) -> Result<(), IpcError> {
        let which = which(&command.resource, &command.lang)?;
        let _writing = self.writing.lock().await;
        if !self.store.drop(&which).await? {
            return Err(ProposalsError::NotThere.into());
        }
        self.tell();
        Ok(())
    }
}

/// What a stream has to look at again for: something was written, or the library may be another one.
pub(super) struct Changes {
    written: watch::Receiver<u64>,
    library: watch::Receiver<u64>,
}

impl Changes {
    pub(super) fn of(proposals: &Proposals) -> Self {
        Self { written: proposals.changes.subscribe(), library: proposals.texts.changes() }
    }

    pub(super) fn mark_unchanged(&mut self) {
        self.written.mark_unchanged();
        self.library.mark_unchanged();
    }

    /// Waits for the next; `false` when there will be none.
    pub(super) async fn next(&mut self) -> bool {
        tokio::select! {
            told = self.written.changed() => told.is_ok(),
            told = self.library.changed() => told.is_ok(),
        }
    }
}
