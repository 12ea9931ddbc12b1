//! The texts of the library as packs have them, for whoever writes beside them.
//!
//! [`crate::proposals`] asks for them, which knows packs and not how a vault holds them. Invariant: a [`Shelf`] is the
//! library at one moment and never changes; that there is a later one is told by [`Texts::changes`].

use std::sync::Arc;

use larkspur_ipc::{IpcError, ResourceId};
use larkspur_packs::{self as packs, LanguageTag, Pack};
use tokio::sync::watch;

pub(crate) use super::page::{block_kind, inlines, unit_kind};
use super::{
    Resources,
    catalogue::{Catalogue, Item},
    editors::Editors,
    installed::Installed,
};

/// Where the texts are.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    installed: Arc<Installed>,
    changes: watch::Receiver<u64>,
}

impl Resources {
    /// The texts of this library.
    pub(crate) fn texts(&self) -> Texts {
        Texts { installed: self.installed.clone(), changes: self.reader.watch_changes() }
    }
}

impl Texts {
    /// The texts as they are now.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when what ships cannot be read.
    pub(crate) async fn shelf(&self) -> Result<Shelf, IpcError> {
        self.installed.catalogue().await.map(Shelf)
    }

    /// Who may sign packs, as it is known now.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the vault cannot be read.
    pub(crate) async fn editors(&self) -> Result<Editors, IpcError> {
        self.installed.editors().await
    }

    /// Tells that there may be other texts. It tells more often than that, as when something is ticked.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.clone()
    }
}

/// The texts at one moment.
#[derive(Clone)]
pub(crate) struct Shelf(Arc<Catalogue>);

/// A page, with what belongs to it.
pub(crate) struct Text<'a> {
    pub(crate) id: packs::ResourceId,
    pub(crate) pack: &'a Pack,
    /// In the language in which it was written first.
    pub(crate) source: &'a packs::Page,
    resource: &'a packs::Resource,
}

impl<'a> Text<'a> {
    /// The page in this very language.
    pub(crate) fn page(&self, lang: &LanguageTag) -> Option<&'a packs::Page> {
        self.resource.pages.get(lang).map(|file| &file.page)
    }

    /// The page in all its languages.
    pub(crate) fn pages(&self) -> impl Iterator<Item = &'a packs::Page> + use<'a> {
        self.resource.pages.values().map(|file| &file.page)
    }

    /// What is true of it in every language.
    pub(crate) fn info(&self) -> &'a packs::ResourceInfo {
        &self.resource.info
    }
}

impl Shelf {
    /// Whether this is the same library at the same moment.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// A page.
    pub(crate) fn find(&self, resource: &ResourceId) -> Option<Text<'_>> {
        let item @ Item { pack, resource: found, .. } = self.0.find(resource).ok()?;
        let id = packs::ResourceId::parse(resource.as_str()).ok()?;
        Some(Text { id, pack, source: &item.source()?.page, resource: found })
    }

    /// The packs, the one that ships first.
    pub(crate) fn packs(&self) -> &[Arc<Pack>] {
        self.0.packs()
    }
}
