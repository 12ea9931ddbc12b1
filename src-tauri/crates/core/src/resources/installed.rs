//! The packs from outside that a vault holds, and the library that they make with the one that ships.
//!
//! Used by [`super::Resources`] and by its reader. Invariants: a pack is kept only after it was known who signed it,
//! and whole or not at all; what the network has called back is never shown, also if that was heard of later.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::Path,
    sync::Arc,
    time::SystemTime,
};

use larkspur_bundle::{
    BlobHash, Bundle, BundleError, Draft, Files, Held, Index, ManifestHash, Roots, Signer, Trust,
    Verified,
};
use larkspur_ipc::{
    IpcError,
    messaging::{MessagingError, PackCard},
    resources::{Imported, PackFrom, PackRefusal, PackRow, ResourcesError, Signing},
};
use larkspur_packs::{Date, Pack, PackId};
use tokio::sync::Mutex;
use tracing::warn;

use super::{
    catalogue::{Catalogue, short},
    editors::Editors,
    pack_store::{KeptPack, PackStore},
    refusal::{check, refuse},
    shipped,
    signing::{self, SigningStore},
};
use crate::db::Database;

/// The day from which the blobs of the pack that ships are counted; it is in no blob.
const SHIPPED_ON: &str = "2026-01-01";

/// The packs of a vault.
#[derive(Debug)]
pub(super) struct Installed {
    store: PackStore,
    pub(super) signing: SigningStore,
    roots: Roots,
    open: Mutex<Option<Open>>,
    /// Held while a pack is added: what is there must not change between the look at it and the writing.
    adding: Mutex<()>,
}

/// The library as it was read: what ships, and what the vault holds.
#[derive(Clone)]
pub(super) struct Open {
    pub(super) catalogue: Arc<Catalogue>,
    /// Every pack with what is told of it, the one that ships first.
    pub(super) rows: Vec<PackRow>,
}

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Open").finish_non_exhaustive()
    }
}

impl Installed {
    /// `roots` are the keys that say who may sign.
    pub(super) fn new(database: Database, roots: Roots) -> Self {
        Self {
            signing: SigningStore::new(database.clone()),
            store: PackStore::new(database),
            roots,
            open: Mutex::new(None),
            adding: Mutex::new(()),
        }
    }

    /// The library: what ships, and what was added.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when what ships cannot be read. What was added and cannot be read is left out.
    pub(super) async fn catalogue(&self) -> Result<Arc<Catalogue>, IpcError> {
        Ok(self.open().await?.catalogue)
    }

    /// The same, with what is told of each pack.
    ///
    /// # Errors
    /// As [`Self::catalogue`].
    pub(super) async fn open(&self) -> Result<Open, IpcError> {
        let mut known = self.open.lock().await;
        if let Some(open) = &*known {
            return Ok(open.clone());
        }
        let shipped = Catalogue::shipped().await?;
        let kept = self.store.packs().await.unwrap_or_else(|error| {
            warn!(?error, "the packs that were added cannot be read");
            Vec::new()
        });
        let index = self.index().await;
        let open = tokio::task::spawn_blocking(move || assemble(&shipped, kept, index.as_ref()));
        let open = open.await.map_err(|_| IpcError::Internal)?;
        *known = Some(open.clone());
        Ok(open)
    }

    /// Adds the pack in a file.
    ///
    /// # Errors
    /// [`ResourcesError::Refused`] says why not; [`ResourcesError::NotSaved`] when the vault cannot take it.
    /// What was there before is there still.
    pub(super) async fn import(&self, file: &Path) -> Result<Imported, IpcError> {
        let file = file.to_owned();
        let bundle = blocking(move || {
            let file = File::open(file).map_err(|error| BundleError::Unreadable(error.kind()))?;
            Bundle::read(file)
        });
        self.add(bundle.await?.map_err(refuse)?).await
    }

    /// Adds a pack.
    ///
    /// # Errors
    /// As [`Self::import`].
    pub(super) async fn add(&self, bundle: Bundle) -> Result<Imported, IpcError> {
        let _adding = self.adding.lock().await;
        let known = self.index().await;
        let trust = Trust { roots: &self.roots, index: known.as_ref(), today: today()? };
        // What was called back counts also if this very pack is refused for it.
        if let Some((_, signed)) = bundle.newer_index(&trust).map_err(refuse)? {
            let signed = signed.clone();
            self.store.keep_index(&signed).await?;
            self.forget().await;
        }
        let id = bundle.pack_id().clone();
        let kept = self.store.pack(&id).await?;
        let catalogue = Catalogue::shipped().await?;
        let held = held(&catalogue, &id, kept.as_ref());
        let (manifest, certificate) = (bundle.signed().clone(), bundle.certificate().cloned());
        let verified = bundle.verify(&trust, held).map_err(refuse)?;
        let mut there = kept.map(|kept| kept.blobs).unwrap_or_default();
        if catalogue.packs().iter().any(|pack| pack.manifest.id == id) {
            there.extend(shipped_blobs());
        }
        let whole = blocking(move || read(&verified, &there)).await??;
        let Whole { pack, signer, blobs } = whole;
        self.refuse_taken(&pack).await?;
        let kept = KeptPack { signed: manifest, certificate, signer: signer.into(), blobs };
        self.store.keep(&pack.manifest.id, &kept).await?;
        self.forget().await;
        let pages = u32::try_from(pack.resources.len()).unwrap_or(u32::MAX);
        Ok(Imported::Added {
            title: pack.manifest.title.to_string(),
            lang: pack.manifest.source_lang.to_string(),
            pages: short(pages),
        })
    }

    /// Adds the pack that came with a message, if it is the one that the message names.
    ///
    /// # Errors
    /// As [`Self::import`], and [`PackRefusal::NotAsSaid`].
    pub(super) async fn take(&self, card: &PackCard, bytes: Vec<u8>) -> Result<Imported, IpcError> {
        let bundle = blocking(move || Bundle::read(&bytes[..])).await?.map_err(refuse)?;
        if bundle.pack_id().as_str() != card.pack || bundle.rev() != card.revision {
            return Err(ResourcesError::Refused(PackRefusal::NotAsSaid).into());
        }
        self.add(bundle).await
    }

    /// Refuses what would be fetched for nothing, so that the server is not asked: any pack in an app without keys, and
    /// what is here already. A version that was called back does not count.
    ///
    /// # Errors
    /// [`PackRefusal::NoKeys`], [`PackRefusal::AlreadyHere`], [`PackRefusal::Older`].
    pub(super) async fn check_before_fetching(&self, card: &PackCard) -> Result<(), IpcError> {
        if self.roots.is_empty() {
            return Err(ResourcesError::Refused(PackRefusal::NoKeys).into());
        }
        let rows = self.open().await?.rows;
        let here = rows.iter().find(|row| row.pack == card.pack && !row.is_revoked);
        match here.map(|row| row.revision.cmp(&card.revision)) {
            Some(Ordering::Greater) => Err(ResourcesError::Refused(PackRefusal::Older).into()),
            Some(Ordering::Equal) => Err(ResourcesError::Refused(PackRefusal::AlreadyHere).into()),
            Some(Ordering::Less) | None => Ok(()),
        }
    }

    /// A pack as it was signed, with the newest list of what was called back: what is said of it, and its bytes.
    /// Only one that others would take today is given on.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`] when there is none from outside, [`ResourcesError::NoLongerGood`],
    /// [`MessagingError::AttachmentTooLarge`].
    pub(super) async fn give_on(&self, pack: &str) -> Result<(PackCard, Vec<u8>), IpcError> {
        let rows = self.open().await?.rows;
        let is_it = |row: &PackRow| row.pack == pack && row.from != PackFrom::App;
        let row = rows.into_iter().find(is_it).ok_or(ResourcesError::NotThere)?;
        let id = PackId::parse(pack).map_err(|_| ResourcesError::NotThere)?;
        let kept = self.store.pack(&id).await?.ok_or(ResourcesError::NotThere)?;
        let (known, list) = (self.index().await, self.store.index().await?);
        let (roots, today) = (self.roots.clone(), today()?);
        let bytes = blocking(move || {
            // A list that a root of before has signed would make others refuse the pack.
            let list = list.filter(|signed| roots.open_index(signed).is_ok());
            let KeptPack { signed, certificate, blobs, .. } = kept;
            let bundle = Bundle::assemble(signed, certificate, list, blobs)?;
            write_bundle(&bundle, &Trust { roots: &roots, index: known.as_ref(), today })
        });
        let bytes = bytes.await?.map_err(|error| match error {
            BundleError::TooLarge | BundleError::TooLargeUnpacked | BundleError::TooManyEntries => {
                IpcError::from(MessagingError::AttachmentTooLarge)
            }
            _ => ResourcesError::NoLongerGood.into(),
        })?;
        let chapter = match row.from {
            PackFrom::Chapter { name } => Some(name),
            PackFrom::App | PackFrom::Network => None,
        };
        let PackRow { pack, title, lang, revision, .. } = row;
        let size = u32::try_from(bytes.len()).map_err(|_| MessagingError::AttachmentTooLarge)?;
        Ok((PackCard { pack, title, lang: Some(lang), revision, size, chapter }, bytes))
    }

    /// Takes a pack out.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`], [`ResourcesError::NotSaved`].
    pub(super) async fn remove(&self, pack: &str) -> Result<(), IpcError> {
        let id = PackId::parse(pack).map_err(|_| ResourcesError::NotThere)?;
        self.store.remove(&id).await?;
        self.forget().await;
        Ok(())
    }

    /// The files of the version of a pack that is shown.
    ///
    /// # Errors
    /// [`ResourcesError::NotThere`].
    pub(super) async fn files(&self, id: &PackId) -> Result<Files, IpcError> {
        let rows = self.open().await?.rows;
        let shown = rows.into_iter().find(|row| row.pack == id.as_str() && !row.is_revoked);
        match shown.map(|row| row.from) {
            None => Err(ResourcesError::NotThere.into()),
            Some(PackFrom::App) => Ok(shipped_files()),
            Some(PackFrom::Network | PackFrom::Chapter { .. }) => {
                let kept = self.store.pack(id).await?.ok_or(ResourcesError::NotThere)?;
                let files = blocking(move || kept.bundle().and_then(|it| it.kept_files())).await?;
                files.map_err(|_| IpcError::Internal)
            }
        }
    }

    /// Who may sign packs, as it is known now.
    ///
    /// # Errors
    /// [`IpcError::Internal`] when the vault cannot be read.
    pub(super) async fn editors(&self) -> Result<Editors, IpcError> {
        let own = signing::own(self.signing.read().await?);
        let list = self.store.index().await?;
        let index = self.index().await;
        Ok(Editors { roots: self.roots.clone(), index, list, today: today()?, own })
    }

    /// What the vault has for signing.
    ///
    /// # Errors
    /// As [`Self::editors`].
    pub(super) async fn signing(&self) -> Result<Signing, IpcError> {
        let kept = self.signing.read().await?;
        Ok(signing::shown(kept.as_ref(), &self.editors().await?))
    }

    /// Each page is in one pack alone: a link to it must lead to what the reader knows.
    async fn refuse_taken(&self, pack: &Pack) -> Result<(), IpcError> {
        let catalogue = self.catalogue().await?;
        let others = catalogue.packs().iter().filter(|it| it.manifest.id != pack.manifest.id);
        let taken: BTreeSet<_> = others.flat_map(|it| it.resources.keys()).collect();
        if pack.resources.keys().any(|id| taken.contains(id)) {
            return Err(ResourcesError::Refused(PackRefusal::PageTaken).into());
        }
        Ok(())
    }

    async fn forget(&self) {
        *self.open.lock().await = None;
    }

    /// The newest list of what was called back. It was checked when it was kept.
    async fn index(&self) -> Option<Index> {
        let signed = self.store.index().await.ok().flatten()?;
        Index::parse(&signed.bytes).ok()
    }
}

/// The library without a vault: what ships, and nothing else.
///
/// # Errors
/// [`IpcError::Internal`] when it cannot be read.
pub(super) async fn shipped_alone() -> Result<Open, IpcError> {
    Ok(assemble(&Catalogue::shipped().await?, Vec::new(), None))
}

/// The version that a new one must be later than.
fn held(shipped: &Catalogue, id: &PackId, kept: Option<&KeptPack>) -> Option<Held> {
    let kept = kept.and_then(|kept| {
        let manifest = ManifestHash::of(&kept.signed.bytes);
        Some(Held { rev: kept.bundle().ok()?.rev(), manifest })
    });
    let ships = shipped.packs().iter().find(|pack| pack.manifest.id == *id).map(|pack| {
        // Nobody has signed it, so no manifest is the same.
        Held { rev: pack.manifest.rev.get(), manifest: ManifestHash::of(&[]) }
    });
    [kept, ships].into_iter().flatten().max_by_key(|held| held.rev)
}

fn today() -> Result<Date, IpcError> {
    Date::at(SystemTime::now()).ok_or(IpcError::Internal)
}

/// The bytes of a pack, read again as whoever gets them does.
pub(super) fn write_bundle(bundle: &Bundle, trust: &Trust<'_>) -> Result<Vec<u8>, BundleError> {
    let mut bytes = Vec::new();
    let written = bundle.write(&mut bytes, &BTreeSet::new());
    written.map_err(|error| BundleError::Unreadable(error.kind()))?;
    Bundle::read(&bytes[..])?.verify(trust, None)?.files(|_| None)?;
    Ok(bytes)
}

/// A pack that may be kept.
struct Whole {
    pack: Pack,
    signer: Signer,
    blobs: BTreeMap<BlobHash, Vec<u8>>,
}

/// Puts a pack together from what came and what was there, and asks whether it may be shown.
fn read(verified: &Verified, there: &BTreeMap<BlobHash, Vec<u8>>) -> Result<Whole, IpcError> {
    let have = |hash: &BlobHash| there.get(hash).cloned();
    let files = verified.files(have).map_err(refuse)?;
    let used = verified.hashes(have).map_err(refuse)?;
    let pack = check(files.read())?;
    let blobs = used.into_iter().filter_map(|hash| {
        let bytes = verified.blobs().get(&hash).or_else(|| there.get(&hash))?;
        Some((hash, bytes.clone()))
    });
    let blobs = blobs.collect();
    Ok(Whole { pack, signer: verified.signer().clone(), blobs })
}

/// What the pack that ships is made of: a newer version of it need not bring that along.
fn shipped_blobs() -> BTreeMap<BlobHash, Vec<u8>> {
    let draft = Date::parse(SHIPPED_ON).ok();
    let draft = draft.and_then(|day| Draft::new(&shipped_files(), day).ok());
    draft.map(Draft::into_blobs).unwrap_or_default()
}

fn shipped_files() -> Files {
    let texts = shipped::FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let sounds = shipped::SOUNDS.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    Files { texts: texts.collect(), sounds: sounds.collect() }
}

/// The library of the pack that ships and the ones that were kept.
fn assemble(
    shipped: &Arc<Catalogue>,
    kept: Vec<(PackId, KeptPack)>,
    index: Option<&Index>,
) -> Open {
    let mut rows: Vec<_> =
        shipped.packs().iter().map(|pack| row(pack, PackFrom::App, false)).collect();
    let mut shown = Vec::new();
    for (id, kept) in kept {
        let Some(pack) = kept.read() else {
            warn!("a pack that was added cannot be read any more");
            continue;
        };
        let is_revoked = index.is_some_and(|index| kept.is_revoked(&id, index));
        let ships = rows.iter().position(|row| row.pack == id.as_str());
        if let Some(ships) = ships {
            // The app may have come further than what was added to it.
            if is_revoked || rows[ships].revision >= pack.manifest.rev.get() {
                continue;
            }
            rows.remove(ships);
        }
        rows.push(row(&pack, kept.from(), is_revoked));
        if !is_revoked {
            shown.push(Arc::new(pack));
        }
    }
    let catalogue = if shown.is_empty() { shipped.clone() } else { Arc::new(shipped.with(shown)) };
    Open { catalogue, rows }
}

fn row(pack: &Pack, from: PackFrom, is_revoked: bool) -> PackRow {
    PackRow {
        pack: pack.manifest.id.to_string(),
        title: pack.manifest.title.to_string(),
        lang: pack.manifest.source_lang.to_string(),
        revision: pack.manifest.rev.get(),
        pages: short(u32::try_from(pack.resources.len()).unwrap_or(u32::MAX)),
        from,
        is_revoked,
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, IpcError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| IpcError::Internal)
}
