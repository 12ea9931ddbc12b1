//! The library: pages that ship with the app, and what a person keeps of them.
//!
//! The shell comes here through [`crate::Session::resources`]. Invariants: nothing here asks a network;
//! which pages somebody reads is written nowhere unless they asked for it, and then only into the vault.

mod catalogue;
mod contacts;
mod finding;
#[cfg(test)]
mod finding_tests;
#[cfg(test)]
mod given_on_tests;
mod index;
mod installed;
mod pack_store;
#[cfg(test)]
mod packs_tests;
mod page;
#[cfg(test)]
mod print_tests;
mod refusal;
mod sheet;
mod shipped;
#[cfg(test)]
mod tests;
mod traces;

use std::{path::Path, sync::Arc};

use futures_util::{Stream, StreamExt as _, stream};
use larkspur_bundle::Roots;
use larkspur_ipc::{
    IpcError, ResourceId,
    messaging::{PackCard, PageCard},
    resources::{
        ChooseCountry, ChooseLanguage, ClearTraces, Contacts, Found, Imported, KeepPlace,
        KeepResource, Library, NotePlace, OpenAddress, PackRow, Page, RemovePack, ResourcesError,
        SavePage, Term, TickTask, WatchContacts, WatchFound, WatchGlossary, WatchLibrary,
        WatchPacks, WatchResource,
    },
};
use tokio::sync::watch;
use tracing::warn;

use self::{
    catalogue::Wanted,
    installed::{Installed, Open},
    traces::{Kept, Traces},
};
use crate::db::Database;

/// The library of an open vault.
#[derive(Debug)]
pub struct Resources {
    traces: Traces,
    installed: Arc<Installed>,
    index: Arc<index::Place>,
    /// Counts the changes of what is kept.
    changes: watch::Sender<u64>,
    /// Counts the changes of the place alone: the page that is read need not hear of it.
    places: watch::Sender<u64>,
}

impl Resources {
    /// What can be made again at any time lies below `cache`. `roots` are the keys that say who may sign packs.
    pub(crate) fn new(database: Database, cache: &Path, roots: Roots) -> Self {
        Self {
            installed: Arc::new(Installed::new(database.clone(), roots)),
            traces: Traces::new(database),
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
        let catalogue = self.installed.catalogue().await?;
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
        let catalogue = self.installed.catalogue().await?;
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
        self.installed.catalogue().await?;
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
        self.installed.catalogue().await?;
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
        self.installed.catalogue().await?;
        Ok(self
            .watch(None, |open, kept| contacts::contacts(&open.catalogue, kept.country.as_deref())))
    }

    /// Chooses the country whose lines are shown.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`] when there are no lines of it, [`ResourcesError::NotSaved`].
    pub async fn choose_country(&self, command: ChooseCountry) -> Result<(), IpcError> {
        let catalogue = self.installed.catalogue().await?;
        if command.country.as_deref().is_some_and(|code| !contacts::has(&catalogue, code)) {
            return Err(ResourcesError::NotThere.into());
        }
        self.note(self.traces.choose_country(command.country.as_deref()).await)
    }

    /// Chooses the language in which the library is read.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`] when nothing can be read in it, [`ResourcesError::NotSaved`].
    pub async fn choose_language(&self, command: ChooseLanguage) -> Result<(), IpcError> {
        let languages = self.installed.catalogue().await?.languages();
        if command.language.as_ref().is_some_and(|tag| !languages.contains(tag)) {
            return Err(ResourcesError::NotThere.into());
        }
        self.note(self.traces.choose_language(command.language.as_deref()).await)
    }

    /// Keeps a resource at hand, or no longer.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`], [`ResourcesError::NotSaved`].
    pub async fn keep_resource(&self, command: KeepResource) -> Result<(), IpcError> {
        self.check(&command.resource).await?;
        self.note(self.traces.keep(&command.resource, command.is_kept).await)
    }

    /// Ticks something of a list, or no longer.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`], [`ResourcesError::NotSaved`].
    pub async fn tick_task(&self, command: TickTask) -> Result<(), IpcError> {
        let TickTask { resource, unit, is_ticked } = command;
        if !self.installed.catalogue().await?.is_task(&resource, unit) {
            return Err(ResourcesError::NotThere.into());
        }
        self.note(self.traces.tick(&resource, unit, is_ticked).await)
    }

    /// Switches on or off that the place is kept; off forgets it.
    ///
    /// # Errors
    /// [`ResourcesError::NotSaved`].
    pub async fn keep_place(&self, command: KeepPlace) -> Result<(), IpcError> {
        self.note(self.traces.keep_place(command.is_on).await)
    }

    /// Keeps the place, if that is wanted. Tells the home alone: the reader is where it says that it is.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`], [`ResourcesError::NotSaved`].
    pub async fn note_place(&self, command: NotePlace) -> Result<(), IpcError> {
        self.check(&command.resource).await?;
        if self.traces.note_place(&command.resource, command.unit).await? {
            self.places.send_modify(|count| *count += 1);
        }
        Ok(())
    }

    /// Forgets everything that a person kept of the library.
    ///
    /// # Errors
    /// [`ResourcesError::NotSaved`].
    pub async fn clear_traces(&self, _: ClearTraces) -> Result<(), IpcError> {
        self.note(self.traces.clear().await)
    }

    /// The packs that the library is made of.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the pages that ship cannot be read.
    pub async fn watch_packs(
        &self,
        _: WatchPacks,
    ) -> Result<impl Stream<Item = Vec<PackRow>> + Send + 'static + use<>, IpcError> {
        self.installed.open().await?;
        Ok(self.watch(None, |open, _| open.rows.clone()))
    }

    /// Adds the pages of a file that the person has chosen, once it is known who signed it.
    ///
    /// # Errors
    /// [`ResourcesError::Refused`] says why not; [`ResourcesError::NotSaved`].
    pub async fn import_pack(&self, file: &Path) -> Result<Imported, IpcError> {
        let added = self.installed.import(file).await;
        self.tell_of_packs().await;
        added
    }

    /// A pack that came from outside, to be given on: what is said of it, and its bytes.
    pub(crate) async fn give_pack_on(&self, pack: &str) -> Result<(PackCard, Vec<u8>), IpcError> {
        self.installed.give_on(pack).await
    }

    /// Refuses a pack that would be fetched for nothing.
    pub(crate) async fn check_before_fetching(&self, card: &PackCard) -> Result<(), IpcError> {
        self.installed.check_before_fetching(card).await
    }

    /// Adds the pack that came with a message.
    pub(crate) async fn take_pack(
        &self,
        card: &PackCard,
        bytes: Vec<u8>,
    ) -> Result<Imported, IpcError> {
        let added = self.installed.take(card, bytes).await;
        self.tell_of_packs().await;
        added
    }

    /// Takes a pack out that came from outside.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`], [`ResourcesError::NotSaved`].
    pub async fn remove_pack(&self, command: RemovePack) -> Result<(), IpcError> {
        let removed = self.installed.remove(&command.pack).await;
        self.tell_of_packs().await;
        removed
    }

    /// A list of what was called back may have come also with a pack that was refused.
    async fn tell_of_packs(&self) {
        self.index.close().await;
        self.changes.send_modify(|count| *count += 1);
    }

    /// What stands on the card of a page that is shared.
    pub(crate) async fn card(
        &self,
        resource: ResourceId,
        languages: &[String],
    ) -> Result<PageCard, IpcError> {
        let catalogue = self.installed.catalogue().await?;
        let kept = self.traces.read().await?;
        let wanted = Wanted::new(&kept.language, languages);
        let shown = catalogue.related(&resource, &wanted).ok_or(ResourcesError::NotThere)?;
        Ok(PageCard { resource, title: shown.title, lang: Some(shown.lang) })
    }

    /// The address, if the library names it. Nothing else is ever opened from here.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`].
    pub async fn check_address(&self, command: &OpenAddress) -> Result<String, IpcError> {
        let named = self.installed.catalogue().await?.names_address(&command.address);
        named.then(|| command.address.clone()).ok_or(ResourcesError::NotThere.into())
    }

    /// A page as a PDF, in the language in which it is shown.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`] when there is no such page in that language, [`ResourcesError::NoLetters`] when nothing
    /// draws its letters, [`IpcError::Malformed`] when the words leave out what must be said of it.
    pub async fn print_page(&self, command: SavePage) -> Result<Vec<u8>, IpcError> {
        let catalogue = self.installed.catalogue().await?;
        // Up to half a second of work: not on a thread that others wait for.
        let printed = tokio::task::spawn_blocking(move || sheet::pdf(&catalogue, &command)).await;
        printed.unwrap_or(Err(IpcError::Internal))
    }

    async fn check(&self, resource: &ResourceId) -> Result<(), IpcError> {
        self.installed.catalogue().await?.find(resource).map(|_| ())
    }

    /// Tells the streams, if something was written.
    fn note(&self, written: Result<(), IpcError>) -> Result<(), IpcError> {
        if written.is_ok() {
            self.changes.send_modify(|count| *count += 1);
        }
        written
    }

    /// What `show` makes of the traces, now and after each change, of the place too if `places` is given.
    fn watch<T, F>(
        &self,
        places: Option<watch::Receiver<u64>>,
        show: F,
    ) -> impl Stream<Item = T> + Send + 'static + use<T, F>
    where
        T: Send + 'static,
        F: Fn(&Open, &Kept) -> T + Send + 'static,
    {
        let (traces, mut changes) = (self.traces.clone(), self.changes.subscribe());
        let installed = self.installed.clone();
        async_stream::stream! {
            let mut places = places;
            loop {
                changes.mark_unchanged();
                places.iter_mut().for_each(watch::Receiver::mark_unchanged);
                let kept = traces.read().await.unwrap_or_else(|error| {
                    warn!(?error, "what was kept of the library cannot be read");
                    Kept::default()
                });
                let Ok(open) = installed.open().await else { return };
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
