//! Pages in work: begun, typed, shaped, laid beside what came meanwhile, thrown away.
//!
//! The commands and streams of [`super::Proposals`] for whoever writes in the language of a pack, which need neither an account
//! nor a network. Invariant: a page is read and written back under one lock, so of two writings the later one stays.

use async_stream::stream;
use futures_util::Stream;
use larkspur_ipc::{
    IpcError, ListDiff, ResourceId, UnitName,
    proposals::{
        BeginEdit, BeginPage, DropPage, PageAct, PageBlock, PageRow, PageUpdate, ProposalsError,
        ShapePage, Side, TakeOver, WatchPage, WatchPages, WritePageUnit,
    },
};
use larkspur_packs::PackId;
use larkspur_proposals::{
    self as ground, KeptBlock, PageInWork, limits::LARGEST_ATTACHMENT, new_page_id,
};
use tracing::warn;

use super::{
    Proposals, page_shown,
    page_store::PageKept,
    proposing::shown_resource,
    words::{pack_container, pack_kind, pack_topic, unit_id, unit_name},
    writings::Changes,
};
use crate::messaging::minimise::minimise;

impl Proposals {
    /// The pages in work.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the library or what is written cannot be read.
    pub async fn watch_pages(
        &self,
        _: WatchPages,
    ) -> Result<impl Stream<Item = Vec<PageRow>> + Send + 'static + use<>, IpcError> {
        self.texts.shelf().await?;
        self.pages.all().await?;
        let (store, texts) = (self.pages.clone(), self.texts.clone());
        let mut changes = Changes::of(self);
        Ok(stream! {
            let mut shown: Option<Vec<PageRow>> = None;
            loop {
                changes.mark_unchanged();
                let (Ok(library), Ok(all)) = (texts.shelf().await, store.all().await) else { return };
                let row = |kept| page_shown::row(&page_shown::open(&library, kept), kept);
                let rows: Vec<_> = all.iter().map(row).collect();
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

    /// A page in work. The stream ends when it is thrown away.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`] when there is none.
    pub async fn watch_page(
        &self,
        WatchPage { page }: WatchPage,
    ) -> Result<impl Stream<Item = PageUpdate> + Send + 'static + use<>, IpcError> {
        self.texts.shelf().await?;
        self.pages.find(&page).await?.ok_or(ProposalsError::NotThere)?;
        let (store, texts) = (self.pages.clone(), self.texts.clone());
        let mut changes = Changes::of(self);
        Ok(stream! {
            let mut shown: Option<(_, Vec<PageBlock>)> = None;
            loop {
                changes.mark_unchanged();
                let Ok(library) = texts.shelf().await else { return };
                let kept = match store.find(&page).await {
                    Ok(Some(kept)) => kept,
                    Ok(None) => return,
                    Err(_) => {
                        warn!("a page in work cannot be read");
                        return;
                    }
                };
                let (head, next) = page_shown::show(&library, &kept);
                let diffs = match &shown {
                    None => vec![ListDiff::Reset { items: next.clone() }],
                    Some((_, before)) => minimise(before, &next, |block| block.unit.clone()),
                };
                let is_new = !diffs.is_empty() || shown.as_ref().is_none_or(|(of, _)| *of != head);
                shown = Some((head.clone(), next));
                if is_new {
                    yield PageUpdate { head, blocks: diffs };
                }
                if !changes.next().await {
                    return;
                }
            }
        })
    }

    /// Begins a page that the library does not have.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`] when there is no such pack; [`ProposalsError::TooLarge`]; [`ProposalsError::NotSaved`].
    pub async fn begin_page(&self, command: BeginPage) -> Result<ResourceId, IpcError> {
        let BeginPage { pack, topic, title } = command;
        if title.len() > LARGEST_ATTACHMENT {
            return Err(ProposalsError::TooLarge.into());
        }
        let library = self.texts.shelf().await?;
        let wanted = PackId::parse(&pack).map_err(|_| ProposalsError::NotThere)?;
        let found = library.packs().iter().find(|pack| pack.manifest.id == wanted);
        let manifest = &found.ok_or(ProposalsError::NotThere)?.manifest;
        let mut random = [0; 4];
        getrandom::fill(&mut random).map_err(|_| IpcError::Internal)?;
        let id = new_page_id(pack_topic(topic), &title, random).ok_or(IpcError::Internal)?;
        let begun = PageKept {
            page: shown_resource(&id)?,
            id,
            pack: manifest.id.clone(),
            lang: manifest.source_lang.clone(),
            is_new: true,
            proposed: None,
            rows: KeptBlock::of_nothing(&title),
        };
        let _writing = self.writing.lock().await;
        self.pages.begin(&begun).await?;
        self.tell();
        Ok(begun.page)
    }

    /// Begins a change of a page, with its words, or finds the one that was begun.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`] when the library does not have it, or it was published elsewhere and is not ours to change;
    /// [`ProposalsError::NotSaved`].
    pub async fn begin_edit(&self, BeginEdit { resource }: BeginEdit) -> Result<(), IpcError> {
        let library = self.texts.shelf().await?;
        let text = library.find(&resource).ok_or(ProposalsError::NotThere)?;
        let front = &text.source.front;
        if front.status == larkspur_packs::Status::Published {
            return Err(ProposalsError::NotThere.into());
        }
        let _writing = self.writing.lock().await;
        if self.pages.find(&resource).await?.is_some() {
            return Ok(());
        }
        let begun = PageKept {
            page: resource,
            id: text.id.clone(),
            pack: text.pack.manifest.id.clone(),
            lang: front.lang.clone(),
            is_new: false,
            proposed: None,
            rows: KeptBlock::of_original(text.source),
        };
        self.pages.begin(&begun).await?;
        self.tell();
        Ok(())
    }

    /// Keeps what stands in a part now.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::TooLarge`], [`ProposalsError::NotSaved`]. The words before are kept
    /// then.
    pub async fn write_page_unit(&self, command: WritePageUnit) -> Result<(), IpcError> {
        let unit = unit_id(&command.unit)?;
        if command.text.len() > LARGEST_ATTACHMENT {
            return Err(ProposalsError::TooLarge.into());
        }
        self.change(&command.page, |page| {
            let row = page.write(unit, &command.text).ok_or(ProposalsError::NotThere)?;
            Ok((vec![row.clone()], ()))
        })
        .await
    }

    /// Does something with the parts of a page, and gives the name of a part that is new.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], also where a part cannot be moved or changed like this; [`ProposalsError::TooLarge`] when
    /// a page has as many parts as it may have; [`ProposalsError::NotSaved`].
    pub async fn shape_page(&self, command: ShapePage) -> Result<Option<UnitName>, IpcError> {
        let act = act(command.act)?;
        let refused = match act {
            ground::PageAct::Add { .. } | ground::PageAct::PutBack(_) => ProposalsError::TooLarge,
            _ => ProposalsError::NotThere,
        };
        self.change(&command.page, |page| {
            let is_there = |page: &PageInWork, key| page.rows().any(|row| row.key == key);
            let before = page.clone();
            let rows = page.shape(act).ok_or(refused)?;
            let new = rows.iter().find(|row| !is_there(&before, row.key));
            let new = new.and_then(|row| unit_name(row.key));
            Ok((rows, new))
        })
        .await
    }

    /// Says whose words stay where something came into the library meanwhile.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`] when nothing came of this part; [`ProposalsError::NotSaved`].
    pub async fn take_over(&self, command: TakeOver) -> Result<(), IpcError> {
        let unit = unit_id(&command.unit)?;
        let side = match command.side {
            Side::Mine => ground::Side::Mine,
            Side::Theirs => ground::Side::Theirs,
        };
        self.change(&command.page, |page| {
            Ok((page.take_over(unit, side).ok_or(ProposalsError::NotThere)?, ()))
        })
        .await
    }

    /// Throws a page in work away.
    ///
    /// # Errors
    /// [`ProposalsError::NotThere`], [`ProposalsError::NotSaved`].
    pub async fn drop_page(&self, command: DropPage) -> Result<(), IpcError> {
        let _writing = self.writing.lock().await;
        if !self.pages.drop(&command.page).await? {
            return Err(ProposalsError::NotThere.into());
        }
        self.tell();
        Ok(())
    }

    /// Opens a page, does something with it, and keeps the rows that come of it.
    async fn change<T>(
        &self,
        page: &ResourceId,
        change: impl FnOnce(&mut PageInWork) -> Result<(Vec<KeptBlock>, T), ProposalsError>,
    ) -> Result<T, IpcError> {
        let library = self.texts.shelf().await?;
        let _writing = self.writing.lock().await;
        let kept = self.pages.find(page).await?.ok_or(ProposalsError::NotThere)?;
        let mut in_work = page_shown::open(&library, &kept);
        let (rows, told) = change(&mut in_work)?;
        self.pages.keep(page, &rows).await?;
        self.tell();
        Ok(told)
    }
}

fn act(act: PageAct) -> Result<ground::PageAct, IpcError> {
    Ok(match act {
        PageAct::Add { after } => {
            ground::PageAct::Add { after: after.as_ref().map(unit_id).transpose()? }
        }
        PageAct::TakeOut { unit } => ground::PageAct::TakeOut(unit_id(&unit)?),
        PageAct::PutBack { unit } => ground::PageAct::PutBack(unit_id(&unit)?),
        PageAct::MoveUp { unit } => ground::PageAct::MoveUp(unit_id(&unit)?),
        PageAct::MoveDown { unit } => ground::PageAct::MoveDown(unit_id(&unit)?),
        PageAct::Kind { unit, kind } => ground::PageAct::Kind(unit_id(&unit)?, pack_kind(kind)),
        PageAct::Block { unit, block } => {
            ground::PageAct::Container(unit_id(&unit)?, pack_container(block))
        }
        PageAct::Critical { unit, is_critical } => {
            ground::PageAct::Critical(unit_id(&unit)?, is_critical)
        }
    })
}
