//! Reading the library: its shelves, a page, what is found by words, the glossary, whom one can call.
//!
//! The shell reads with the one of an open vault ([`super::Resources::reader`]) and, on the lock screen, with the one of the
//! device ([`crate::Device::reader`]). Invariants: both are the same code over another library; the one of the device knows
//! no vault, so nothing that anybody kept or added can come out of it; each stream is the whole value, told again after
//! each change.

use std::{path::Path, sync::Arc};

use futures_util::{Stream, StreamExt as _, stream};
use larkspur_ipc::{
    IpcError,
    resources::{
        Contacts, Found, Library, Page, Term, WatchContacts, WatchFound, WatchGlossary,
        WatchLibrary, WatchResource,
    },
};
use tokio::sync::watch;
use tracing::warn;

use super::{
    catalogue::{Catalogue, Wanted},
    contacts, finding, index,
    installed::{self, Installed, Open},
    page,
    traces::{Kept, Traces},
};

/// Which library is read.
#[derive(Clone, Debug)]
enum Source {
    /// The one of an open vault: what ships, what was added, and what the person keeps of both.
    Vault { installed: Arc<Installed>, traces: Traces },
    /// What ships, of which nothing is kept.
    Shipped,
}

impl Source {
    async fn catalogue(&self) -> Result<Arc<Catalogue>, IpcError> {
        Ok(self.open().await?.catalogue)
    }

    async fn open(&self) -> Result<Open, IpcError> {
        match self {
            Self::Vault { installed, .. } => installed.open().await,
            Self::Shipped => installed::shipped_alone().await,
        }
    }

    async fn kept(&self) -> Kept {
        let Self::Vault { traces, .. } = self else { return Kept::default() };
        traces.read().await.unwrap_or_else(|error| {
            warn!(?error, "what was kept of the library cannot be read");
            Kept::default()
        })
    }
}

/// Reads a library.
#[derive(Debug)]
pub struct Reader {
    library: Source,
    index: Arc<index::Place>,
    /// Counts the changes of what is kept.
    changes: watch::Sender<u64>,
    /// Counts the changes of the place alone: the page that is read need not hear of it.
    places: watch::Sender<u64>,
}

impl Reader {
    /// Of an open vault. What can be made again at any time lies below `cache`.
    pub(super) fn of_vault(installed: Arc<Installed>, traces: Traces, cache: &Path) -> Self {
        Self::new(Source::Vault { installed, traces }, cache)
    }

    /// Of what ships alone.
    pub(crate) fn of_shipped(cache: &Path) -> Self {
        Self::new(Source::Shipped, cache)
    }

    fn new(library: Source, cache: &Path) -> Self {
        Self {
            library,
            index: Arc::new(index::Place::new(cache.join("library"))),
            changes: watch::Sender::new(0),
            places: watch::Sender::new(0),
        }
    }

    /// The shelves, in the languages that are wanted.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the pages that ship cannot be read.
    pub async fn watch_library(
        &self,
        command: WatchLibrary,
    ) -> Result<impl Stream<Item = Library> + Send + 'static + use<>, IpcError> {
        let catalogue = self.library.catalogue().await?;
        // Whoever opens the library may look for something next.
        let index = self.index.clone();
        tokio::spawn(async move { index.open(&catalogue).await.map(drop) });
        let places = Some(self.places.subscribe());
        Ok(self.watch(places, move |open, kept| {
            let wanted = Wanted::new(&kept.language, &command.languages);
            open.catalogue.library(&wanted, kept)
        }))
    }

    /// A page, in the first of the wanted languages that it has.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`] when there is no such page.
    pub async fn watch_resource(
        &self,
        command: WatchResource,
    ) -> Result<impl Stream<Item = Page> + Send + 'static + use<>, IpcError> {
        let catalogue = self.library.catalogue().await?;
        let WatchResource { resource, language, languages } = command;
        let wanted =
            move |kept: Option<&String>| Wanted::new(language.iter().chain(kept), &languages);
        // A page that opens in one language opens in every other that is wanted later.
        page::page(&catalogue, &resource, &wanted(None))?;
        let pages = self.watch(None, move |open, kept| {
            let wanted = wanted(kept.language.as_ref());
            let page = page::page(&open.catalogue, &resource, &wanted).ok()?;
            Some(Page {
                ticked: kept.ticked_in(&resource),
                is_kept: kept.resources.contains(&resource),
                place: kept.place_in(&resource),
                ..page
            })
        });
        Ok(pages.filter_map(std::future::ready))
    }

    /// The pages that answer to words, and again when another language or country was chosen.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the pages that ship or their list of words cannot be read.
    pub async fn watch_found(
        &self,
        command: WatchFound,
    ) -> Result<impl Stream<Item = Found> + Send + 'static + use<>, IpcError> {
        self.library.catalogue().await?;
        let command = Arc::new(command);
        let index = self.index.clone();
        let seen = self.watch(None, |open, kept| (open.catalogue.clone(), kept.clone()));
        let found = seen.then(move |(catalogue, kept)| {
            let (index, command) = (index.clone(), command.clone());
            async move {
                let wanted = Wanted::new(&kept.language, &command.languages)
                    .or_original(catalogue.original());
                let words = command.words.expose();
                finding::find(&catalogue, &index, words, &wanted, &kept).await
            }
        });
        // That nothing was found is said only where nothing is there: the first answer tells an error.
        let mut found = Box::pin(found);
        let first = found.next().await.ok_or(IpcError::Internal)??;
        let later = found.filter_map(|found| std::future::ready(found.ok()));
        Ok(stream::once(std::future::ready(first)).chain(later))
    }

    /// The words of the glossary, by their order in it.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the pages that ship cannot be read.
    pub async fn watch_glossary(
        &self,
        command: WatchGlossary,
    ) -> Result<impl Stream<Item = Vec<Term>> + Send + 'static + use<>, IpcError> {
        self.library.catalogue().await?;
        Ok(self.watch(None, move |open, kept| {
            open.catalogue.glossary(&Wanted::new(&kept.language, &command.languages))
        }))
    }

    /// The lines of every country, and the country that was chosen.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the pages that ship cannot be read.
    pub async fn watch_contacts(
        &self,
        _: WatchContacts,
    ) -> Result<impl Stream<Item = Contacts> + Send + 'static + use<>, IpcError> {
        self.library.catalogue().await?;
        Ok(self
            .watch(None, |open, kept| contacts::contacts(&open.catalogue, kept.country.as_deref())))
    }

    /// Changes with each change of what is kept, and of what the library holds.
    pub(super) fn watch_changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Tells the streams that something of what is kept has changed.
    pub(super) fn note_change(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// Tells the home that the place has changed.
    pub(super) fn note_place(&self) {
        self.places.send_modify(|count| *count += 1);
    }

    /// Lets go of the list of words, because pages came or went.
    pub(super) async fn close_index(&self) {
        self.index.close().await;
    }

    /// What `show` makes of the traces, now and after each change, of the place too if `places` is given.
    pub(super) fn watch<T, F>(
        &self,
        places: Option<watch::Receiver<u64>>,
        show: F,
    ) -> impl Stream<Item = T> + Send + 'static + use<T, F>
    where
        T: Send + 'static,
        F: Fn(&Open, &Kept) -> T + Send + 'static,
    {
        let (library, mut changes) = (self.library.clone(), self.changes.subscribe());
        async_stream::stream! {
            let mut places = places;
            loop {
                changes.mark_unchanged();
                places.iter_mut().for_each(watch::Receiver::mark_unchanged);
                let kept = library.kept().await;
                let Ok(open) = library.open().await else { return };
                yield show(&open, &kept);
                let moved = async {
                    match &mut places {
                        Some(places) => places.changed().await,
                        None => std::future::pending().await,
                    }
                };
                let told = tokio::select! { told = changes.changed() => told, told = moved => told };
                if told.is_err() {
                    return;
                }
            }
        }
    }
}
