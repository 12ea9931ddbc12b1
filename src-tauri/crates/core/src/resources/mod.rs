//! The library: pages that ship with the app, and what a person keeps of them.
//!
//! The shell comes here through [`crate::Session::resources`] and, for what is read on the lock screen, through
//! [`crate::Device::reader`]. Invariants: nothing here asks a network; which pages somebody reads is written nowhere
//! unless they asked for it, and then only into the vault.

mod catalogue;
mod contacts;
mod editors;
mod finding;
#[cfg(test)]
mod finding_tests;
#[cfg(test)]
mod given_on_tests;
mod index;
mod installed;
mod narration;
mod pack_store;
#[cfg(test)]
pub(crate) mod packs_tests;
mod page;
#[cfg(test)]
mod print_tests;
mod reader;
#[cfg(test)]
mod reader_tests;
mod refusal;
mod sheet;
mod shipped;
mod signing;
#[cfg(test)]
mod signing_tests;
#[cfg(test)]
mod tests;
pub(crate) mod texts;
mod traces;

use std::{path::Path, sync::Arc};

use futures_util::Stream;
use larkspur_bundle::{Files, Roots};
use larkspur_ipc::{
    IpcError, ResourceId,
    messaging::{PackCard, PageCard},
    resources::{
        ChooseCountry, ChooseLanguage, ClearTraces, Imported, KeepPlace, KeepResource, NotePlace,
        OpenAddress, PackRow, PrintPage, RemovePack, ResourcesError, SavePage, TickTask,
        WatchPacks,
    },
};

use larkspur_packs::PackId;
pub use larkspur_print::{DOTS_PER_INCH, Drawing};
use larkspur_print::{PrintError, Sheet};
use larkspur_sound::SystemDevice;

pub(crate) use self::editors::Editors;
use self::{catalogue::Wanted, installed::Installed, sheet::Wish, traces::Traces};
pub use self::{narration::Narrator, reader::Reader};
use crate::db::Database;

/// The library of an open vault.
#[derive(Debug)]
pub struct Resources {
    traces: Traces,
    installed: Arc<Installed>,
    reader: Arc<Reader>,
    narrator: Narrator,
}

impl Resources {
    /// What can be made again at any time lies below `cache`. `roots` are the keys that say who may sign packs.
    pub(crate) fn new(database: Database, cache: &Path, roots: Roots) -> Self {
        Self::with_device(database, cache, roots, Arc::new(SystemDevice))
    }

    /// The same with a device for sound that is not the machine's, for tests.
    fn with_device(
        database: Database,
        cache: &Path,
        roots: Roots,
        device: Arc<dyn larkspur_sound::Device>,
    ) -> Self {
        let installed = Arc::new(Installed::new(database.clone(), roots));
        let traces = Traces::new(database.clone());
        let reader = Arc::new(Reader::of_vault(installed.clone(), traces.clone(), cache));
        let changes = reader.watch_changes();
        let narrator = Narrator::new(database, installed.clone(), changes, device);
        Self { traces, installed, reader, narrator }
    }

    /// Reads it: what ships and what was added, with what the person keeps.
    #[must_use]
    pub fn reader(&self) -> &Arc<Reader> {
        &self.reader
    }

    /// Reads its pages out, and records.
    #[must_use]
    pub fn narrator(&self) -> &Narrator {
        &self.narrator
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
            self.reader.note_place();
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
        Ok(self.reader.watch(None, |open, _| open.rows.clone()))
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

    /// Who may sign packs, as it is known now.
    pub(crate) async fn editors(&self) -> Result<Editors, IpcError> {
        self.installed.editors().await
    }

    /// The files of a pack, for who makes its next version.
    pub(crate) async fn files(&self, pack: &PackId) -> Result<Files, IpcError> {
        self.installed.files(pack).await
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
        self.reader.close_index().await;
        self.reader.note_change();
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
    pub async fn page_as_pdf(&self, command: SavePage) -> Result<Vec<u8>, IpcError> {
        let SavePage { resource, language, words, .. } = command;
        self.set_page(Wish { resource, language, words }, larkspur_print::pdf).await
    }

    /// A page as pictures for a printer, in the language in which it is shown.
    ///
    /// # Errors
    /// As [`Self::page_as_pdf`].
    pub async fn page_as_drawings(&self, command: PrintPage) -> Result<Vec<Drawing>, IpcError> {
        let PrintPage { resource, language, words, .. } = command;
        self.set_page(Wish { resource, language, words }, larkspur_print::drawings).await
    }

    async fn set_page<T: Send + 'static>(
        &self,
        wish: Wish,
        make: impl FnOnce(&Sheet<'_>) -> Result<T, PrintError> + Send + 'static,
    ) -> Result<T, IpcError> {
        let catalogue = self.installed.catalogue().await?;
        // Up to a second of work: not on a thread that others wait for.
        let set = tokio::task::spawn_blocking(move || sheet::set(&catalogue, &wish, make)).await;
        set.unwrap_or(Err(IpcError::Internal))
    }

    async fn check(&self, resource: &ResourceId) -> Result<(), IpcError> {
        self.installed.catalogue().await?.find(resource).map(|_| ())
    }

    /// Tells the streams, if something was written.
    fn note(&self, written: Result<(), IpcError>) -> Result<(), IpcError> {
        if written.is_ok() {
            self.reader.note_change();
        }
        written
    }
}
