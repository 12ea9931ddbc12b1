//! What comes in: snapshots into a fresh document, updates into one that is there.
//!
//! Only [`super::LoroDoc`] uses it. Invariants: bytes are bounded, of the kind that belongs there and free of damage before Loro
//! acts on them; a panic of Loro's ends here, without dropping what it left behind.

use std::{
    collections::BTreeSet,
    mem,
    panic::{AssertUnwindSafe, catch_unwind},
};

use larkspur_advice::{
    doc::{DocFault, Imported},
    ids::PeerId,
    limits::{MOST_SNAPSHOT, MOST_UPDATE},
};
use loro::{EncodedBlobMode, ExportMode, LoroDoc as Crdt, LoroError, VersionVector};

use super::{LoroDoc, catch};

/// The most bytes of a document that is opened. One's own has all that was ever in it and is larger than a snapshot for others; a
/// document with 260,000 edits has 0.3 MB.
const MOST_OPENED: usize = 4 * MOST_SNAPSHOT;
/// Where a blob says of which kind it is: two bytes, big-endian, after "loro" and 16 bytes of checksum (Loro,
/// docs/encoding.md, "Header").
const KIND: std::ops::Range<usize> = 20..22;
/// `FastSnapshot`, with and without history.
const SNAPSHOT: [u8; 2] = [0, 3];
/// `FastUpdates`.
const UPDATES: [u8; 2] = [0, 4];

/// The peers of which something waits, and how many operations of each there are when nothing does any more.
pub(super) type Ends = Vec<(u64, i32)>;

fn check(bytes: &[u8], kind: [u8; 2], most: usize) -> Result<(), DocFault> {
    // A snapshot has a state beside its operations, and nothing proves that it comes of them. As an update it would be believed by
    // the one who is still empty, and only by them.
    let is_of_kind = bytes.get(KIND) == Some(&kind);
    if is_of_kind && bytes.len() <= most { Ok(()) } else { Err(DocFault::Damaged) }
}

fn fault(error: LoroError) -> DocFault {
    match error {
        LoroError::ImportUpdatesThatDependsOnOutdatedVersion
        | LoroError::SwitchToVersionBeforeShallowRoot => DocFault::Outdated,
        LoroError::LockError
        | LoroError::ImportWhenInTxn
        | LoroError::DuplicatedTransactionError
        | LoroError::AutoCommitNotStarted
        | LoroError::EditWhenDetached => DocFault::Failed,
        _ => DocFault::Damaged,
    }
}

/// A fresh document with what was saved.
pub(super) fn open(bytes: &[u8], peer: PeerId) -> Result<Crdt, DocFault> {
    check(bytes, SNAPSHOT, MOST_OPENED)?;
    let crdt = catch(|| LoroDoc::fresh(peer))?;
    let read = || {
        let status = crdt.import(bytes).map_err(fault)?;
        let is_whole = status.pending.is_none() && !crdt.is_detached();
        if is_whole { Ok(()) } else { Err(DocFault::Damaged) }
    };
    if let Ok(read) = catch_unwind(AssertUnwindSafe(read)) {
        return read.map(|()| crdt);
    }
    // Its locks are poisoned now, and to drop it would panic again.
    mem::forget(crdt);
    Err(DocFault::Damaged)
}

/// Whose operations are in a blob. Loro decodes each of them for it, by the same code as for an import.
pub(super) fn peers(bytes: &[u8]) -> Result<Vec<PeerId>, DocFault> {
    check(bytes, UPDATES, MOST_UPDATE)?;
    let read = || Crdt::decode_import_blob_meta(bytes, true).map_err(|_| DocFault::Damaged);
    let meta = catch(read).map_err(|_| DocFault::Damaged)?;
    if meta.mode != EncodedBlobMode::Updates {
        return Err(DocFault::Damaged);
    }
    let named = [&meta.partial_start_vv, &meta.partial_end_vv].map(|vector| vector.keys().copied());
    let peers: BTreeSet<_> = named.into_iter().flatten().collect();
    Ok(peers.into_iter().map(PeerId).collect())
}

impl LoroDoc {
    /// Takes updates in.
    pub(super) fn take_in(&mut self, bytes: &[u8]) -> Result<Imported, DocFault> {
        check(bytes, UPDATES, MOST_UPDATE)?;
        let key = blake3::hash(bytes).into();
        if let Some(ends) = self.parked.get(&key) {
            // It is tried again whenever something comes, and Loro would keep another copy of it each time.
            let is_in = self.run(|crdt| Ok(holds(&crdt.oplog_vv(), ends)))?;
            if is_in {
                self.parked.remove(&key);
            }
            return Ok(if is_in { Imported::Whole } else { Imported::Waiting });
        }
        let status = self.run(|crdt| crdt.import(bytes).map_err(fault))?;
        let Some(waiting) = status.pending else { return Ok(Imported::Whole) };
        self.parked.insert(key, waiting.iter().map(|(peer, (_, end))| (*peer, *end)).collect());
        Ok(Imported::Waiting)
    }
}

fn holds(held: &VersionVector, ends: &Ends) -> bool {
    ends.iter().all(|(peer, end)| held.get(peer).is_some_and(|count| count >= end))
}

/// A copy of the document at a version.
pub(super) fn past(crdt: &Crdt, version: &VersionVector) -> Result<Crdt, DocFault> {
    crdt.commit();
    let (held, root) = (crdt.oplog_vv(), crdt.shallow_since_vv());
    if !version.iter().all(|(peer, count)| held.get(peer).is_some_and(|held| held >= count)) {
        return Err(DocFault::Failed);
    }
    if !root.iter().all(|(peer, count)| version.get(peer).is_some_and(|held| held >= count)) {
        return Err(DocFault::Outdated);
    }
    if version.is_empty() {
        // Loro forks nothing of it either.
        return LoroDoc::fresh(PeerId(crdt.peer_id()));
    }
    let failed = |_| DocFault::Failed;
    let frontiers = crdt.try_vv_to_frontiers(version).map_err(failed)?;
    if crdt.try_frontiers_to_vv(&frontiers).map_err(failed)?.as_ref() != Some(version) {
        // It holds an operation without one that this builds on: no document was ever so.
        return Err(DocFault::Failed);
    }
    if let Ok(past) = crdt.fork_at(&frontiers) {
        return Ok(past);
    }
    // Loro forks no document that began with a snapshot ("fork_at on shallow docs" is not implemented), not even where nothing was
    // left out and `is_shallow` says so, but writes down what it was.
    let state =
        crdt.export(ExportMode::state_only(Some(&frontiers))).map_err(|_| DocFault::Outdated)?;
    open(&state, PeerId(crdt.peer_id()))
}
