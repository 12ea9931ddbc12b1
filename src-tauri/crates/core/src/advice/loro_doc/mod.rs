//! A document of a draft, as Loro keeps it.
//!
//! `Replica` opens, merges and sends it through [`DraftDoc`]; the core's `advice` reads and changes it through
//! [`larkspur_advice::content::Content`]. Everything stands in root containers, which are there by their names: none is ever created, so no
//! two people can create the same one at once (policy-drafting 3.2).
//!
//! Invariants: only a fresh document takes a snapshot, and only updates are imported; whatever Loro does with bytes from outside, a
//! panic ends here, and the document answers [`DocFault::Failed`] from then on; no time, no message and no name is written.

mod anchors;
mod changes;
mod digest;
mod fields;
mod import;
mod lists;
mod marks;
#[cfg(test)]
mod tests;
mod text;
mod version;

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use larkspur_advice::{
    doc::{DocFault, DraftDoc, Imported, Version},
    ids::{Digest, PeerId},
};
use loro::{ExportMode, IdSpan, LoroDoc as Crdt, VersionVector};

use self::{changes::Watch, import::Ends};
use larkspur_advice::content::{
    Anchor, Change, Content, Field, Found, ItemId, Name, Refused, Side, Value, What,
};

/// Names that begin with this are not content: no [`Name`] does.
const APART: char = '~';
/// Where [`Content::settle`] writes.
const SETTLED: &str = "~settled";

/// A document of a draft.
pub(super) struct LoroDoc {
    crdt: Crdt,
    watch: Watch,
    /// Blobs that wait, by BLAKE3, and what of them has not come.
    parked: HashMap<[u8; 32], Ends>,
    /// What it says, and at which version.
    digest: Mutex<Option<(Version, Digest)>>,
    /// It is how the document once was.
    is_past: bool,
    is_broken: AtomicBool,
}

/// Locks what no panic leaves half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs what Loro does with bytes or wishes from outside. Its own locks stay poisoned after a panic, so what it ran on is lost.
fn catch<T>(run: impl FnOnce() -> Result<T, DocFault>) -> Result<T, DocFault> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or(Err(DocFault::Failed))
}

impl LoroDoc {
    fn with(crdt: Crdt) -> Self {
        Self {
            crdt,
            watch: Watch::default(),
            parked: HashMap::new(),
            digest: Mutex::default(),
            is_past: false,
            is_broken: AtomicBool::new(false),
        }
    }

    /// An empty document that writes as this peer, set up as every copy is.
    fn fresh(peer: PeerId) -> Result<Crdt, DocFault> {
        let crdt = Crdt::new();
        crdt.set_record_timestamp(false);
        crdt.config_text_style(marks::styles());
        crdt.set_peer_id(peer.0).map_err(|_| DocFault::Failed)?;
        Ok(crdt)
    }

    /// Runs something on the CRDT. After a panic nothing runs any more.
    fn run<T>(&self, run: impl FnOnce(&Crdt) -> Result<T, DocFault>) -> Result<T, DocFault> {
        if self.is_broken.load(Ordering::Acquire) {
            return Err(DocFault::Failed);
        }
        let run = || run(&self.crdt);
        catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(self.give_up()))
    }

    /// Reads something. A document that is broken reads as empty; whoever changed it knows by then.
    fn read<T: Default>(&self, read: impl FnOnce(&Crdt) -> T) -> T {
        self.run(|crdt| Ok(read(crdt))).unwrap_or_default()
    }

    /// Writes something. `write` has looked before whether it can, so where it fails half of it may be done.
    fn write<E>(&self, write: impl FnOnce(&Crdt) -> Result<(), E>) -> Result<(), Refused> {
        if self.is_past {
            return Err(DocFault::Failed.into());
        }
        let written = self.run(|crdt| write(crdt).map_err(|_| DocFault::Failed));
        written.map_err(|_| self.give_up().into())
    }

    fn give_up(&self) -> DocFault {
        self.is_broken.store(true, Ordering::Release);
        DocFault::Failed
    }

    /// Remembers what was changed here, where somebody asks for it.
    fn note(&self, what: impl FnOnce() -> What) {
        self.watch.note_own(what);
    }

    fn as_at(&self, version: &VersionVector) -> Result<Self, DocFault> {
        let mut past = Self::with(self.run(|crdt| import::past(crdt, version))?);
        past.is_past = true;
        Ok(past)
    }

    fn export(&self, mode: ExportMode<'_>) -> Result<Vec<u8>, DocFault> {
        self.run(|crdt| crdt.export(mode).map_err(|_| DocFault::Failed))
    }
}

/// A CRDT whose locks are poisoned panics once more when it goes, and perhaps twice, which would end the app. Its memory is
/// given up instead: one document for each update that broke one, and no such update is taken in again.
impl Drop for LoroDoc {
    fn drop(&mut self) {
        if self.is_broken.load(Ordering::Acquire) {
            std::mem::forget(std::mem::take(&mut self.crdt));
            self.watch.forget();
        }
    }
}

impl DraftDoc for LoroDoc {
    fn new(peer: PeerId) -> Self {
        let crdt = catch(|| Self::fresh(peer));
        let is_broken = crdt.is_err();
        let doc = Self::with(crdt.unwrap_or_default());
        doc.is_broken.store(is_broken, Ordering::Release);
        doc
    }

    fn open(bytes: &[u8], peer: PeerId) -> Result<Self, DocFault> {
        let doc = Self::with(import::open(bytes, peer)?);
        // Loro reads a snapshot only as far as it is asked. What cannot be read is found here, and not when it is shown.
        doc.say()?;
        Ok(doc)
    }

    fn peers(bytes: &[u8]) -> Result<Vec<PeerId>, DocFault> {
        import::peers(bytes)
    }

    fn import(&mut self, bytes: &[u8]) -> Result<Imported, DocFault> {
        if self.is_past {
            return Err(DocFault::Failed);
        }
        self.take_in(bytes)
    }

    fn export_since(&self, version: &Version, peers: &[PeerId]) -> Result<Vec<u8>, DocFault> {
        let from = version::decode(version)?;
        let mut peers: Vec<_> = peers.iter().map(|peer| peer.0).collect();
        peers.sort_unstable();
        peers.dedup();
        let spans = self.run(|crdt| {
            crdt.commit();
            let (held, root) = (crdt.oplog_vv(), crdt.shallow_since_vv());
            let span = |peer| {
                let start = from.get(&peer).copied().unwrap_or(0);
                let end = held.get(&peer).copied().unwrap_or(0);
                if start >= end {
                    return None;
                }
                // A blob with a gap in it would wait for ever.
                let is_left_out = start < root.get(&peer).copied().unwrap_or(0);
                Some(if is_left_out {
                    Err(DocFault::Outdated)
                } else {
                    Ok(IdSpan::new(peer, start, end))
                })
            };
            peers.into_iter().filter_map(span).collect::<Result<Vec<_>, _>>()
        })?;
        self.export(ExportMode::updates_in_range(spans))
    }

    fn without(&self, peers: &[PeerId], since: &Version) -> Result<Self, DocFault> {
        let since = version::decode(since)?;
        let mut version = self.run(|crdt| {
            crdt.commit();
            Ok(crdt.oplog_vv())
        })?;
        for PeerId(peer) in peers {
            match since.get(peer) {
                Some(count) => drop(version.insert(*peer, *count)),
                None => drop(version.remove(peer)),
            }
        }
        self.as_at(&version)
    }

    fn is_settled(&self) -> bool {
        self.read(|crdt| {
            crdt.commit();
            crdt.oplog_frontiers().len() <= 1
        })
    }

    fn save(&self) -> Result<Vec<u8>, DocFault> {
        self.export(ExportMode::Snapshot)
    }

    fn snapshot(&self) -> Result<Vec<u8>, DocFault> {
        if !self.is_settled() {
            return Err(DocFault::Failed);
        }
        let now = self.run(|crdt| Ok(crdt.oplog_frontiers()))?;
        self.export(ExportMode::shallow_snapshot(&now))
    }

    fn version(&self) -> Version {
        self.read(|crdt| {
            crdt.commit();
            Some(version::encode(&crdt.oplog_vv()))
        })
        .unwrap_or_default()
    }

    fn digest(&self) -> Digest {
        // What cannot be read is equal to nothing that anybody says: no words have this digest.
        self.say().unwrap_or(Digest([0; 32]))
    }
}

impl Content for LoroDoc {
    fn text(&self, name: &Name) -> larkspur_delta::Document {
        self.read(|crdt| text::read(crdt, name))
    }

    fn plain(&self, name: &Name) -> String {
        self.read(|crdt| text::of(crdt, name).to_string())
    }

    fn change_text(
        &mut self,
        name: &Name,
        delta: &larkspur_delta::Delta<larkspur_delta::CodePoints>,
    ) -> Result<(), Refused> {
        self.change_text_of(name, delta)
    }

    fn fields(&self, name: &Name) -> std::collections::BTreeMap<Field, Value> {
        self.read(|crdt| fields::read(crdt, name))
    }

    fn set_field(
        &mut self,
        name: &Name,
        field: &Field,
        value: Option<&Value>,
    ) -> Result<(), Refused> {
        self.set_field_of(name, field, value)
    }

    fn list(&self, name: &Name) -> Vec<ItemId> {
        self.read(|crdt| lists::read(crdt, name))
    }

    fn insert(&mut self, name: &Name, at: usize, item: &ItemId) -> Result<(), Refused> {
        self.insert_into(name, at, item)
    }

    fn move_to(&mut self, name: &Name, item: &ItemId, to: usize) -> Result<(), Refused> {
        self.move_within(name, item, to)
    }

    fn remove(&mut self, name: &Name, item: &ItemId) -> Result<(), Refused> {
        self.remove_from(name, item)
    }

    fn anchor(&self, name: &Name, at: usize, side: Side) -> Option<Anchor> {
        self.read(|crdt| anchors::make(crdt, name, at, side))
    }

    fn find(&self, name: &Name, anchor: &Anchor) -> Found {
        self.read(|crdt| anchors::find(crdt, name, anchor)).map_or(Found::Gone, Found::At)
    }

    fn watch(&self) {
        self.read(|crdt| self.watch.begin(crdt));
    }

    fn take_changes(&self) -> Vec<Change> {
        self.watch.take()
    }

    fn at(&self, version: &Version) -> Result<Self, DocFault> {
        self.as_at(&version::decode(version)?)
    }

    fn settle(&mut self) -> Result<(), Refused> {
        if self.is_settled() {
            return Ok(());
        }
        self.write(|crdt| {
            let map = crdt.get_map(SETTLED);
            // The other of two values: to write the same one again would be no operation.
            let last = map.get(SETTLED).and_then(|value| value.into_value().ok());
            map.insert(SETTLED, last != Some(true.into()))
        })
    }
}
