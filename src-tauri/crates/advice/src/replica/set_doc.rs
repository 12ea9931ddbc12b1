//! The smallest document that behaves as a CRDT does: a set that only grows, whose operations build on one another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    doc::{DocFault, DraftDoc, Imported, Version},
    ids::{Digest, PeerId},
};

type Counts = BTreeMap<u64, usize>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Operation {
    peer: u64,
    counter: usize,
    /// What its writer held when it was made.
    after: Counts,
    said: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct SetDoc {
    peer: u64,
    operations: Vec<Operation>,
    pending: Vec<Operation>,
    /// What a snapshot holds without its history.
    root: Counts,
    counts: Counts,
    said: Vec<String>,
}

impl SetDoc {
    pub(crate) fn say(&mut self, said: &str) {
        let counter = self.counts.get(&self.peer).copied().unwrap_or_default();
        let after = self.counts.clone();
        self.add(Operation { peer: self.peer, counter, after, said: said.to_owned() });
    }

    /// Everything that was said, in one order.
    pub(crate) fn said(&self) -> Vec<String> {
        let mut said = self.said.clone();
        said.sort();
        said
    }

    fn add(&mut self, operation: Operation) {
        *self.counts.entry(operation.peer).or_default() += 1;
        self.said.push(operation.said.clone());
        self.operations.push(operation);
    }

    fn holds(&self, counts: &Counts) -> bool {
        counts
            .iter()
            .all(|(peer, count)| self.counts.get(peer).copied().unwrap_or_default() >= *count)
    }
}

fn read<T: for<'a> Deserialize<'a>>(bytes: &[u8]) -> Result<T, DocFault> {
    serde_json::from_slice(bytes).map_err(|_| DocFault::Damaged)
}

fn write(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}

impl DraftDoc for SetDoc {
    fn new(peer: PeerId) -> Self {
        Self { peer: peer.0, ..Self::default() }
    }

    fn open(bytes: &[u8], peer: PeerId) -> Result<Self, DocFault> {
        read::<Self>(bytes).map(|doc| Self { peer: peer.0, ..doc })
    }

    fn peers(bytes: &[u8]) -> Result<Vec<PeerId>, DocFault> {
        let operations: Vec<Operation> = read(bytes)?;
        Ok(operations.iter().map(|operation| PeerId(operation.peer)).collect())
    }

    fn import(&mut self, bytes: &[u8]) -> Result<Imported, DocFault> {
        let new: Vec<Operation> = read(bytes)?;
        if new.iter().any(|operation| operation.said == "this breaks the document") {
            self.said.clear();
            return Err(DocFault::Failed);
        }
        let is_before_root = |operation: &Operation| {
            !self.root.iter().all(|(peer, count)| operation.after.get(peer).unwrap_or(&0) >= count)
        };
        let is_known =
            |it: &Operation| self.counts.get(&it.peer).is_some_and(|count| it.counter < *count);
        if new.iter().any(|operation| !is_known(operation) && is_before_root(operation)) {
            return Err(DocFault::Outdated);
        }
        self.pending.extend(new.iter().cloned());
        loop {
            let next = self.pending.iter().position(|it| {
                self.holds(&it.after)
                    || self.counts.get(&it.peer).is_some_and(|count| it.counter < *count)
            });
            let Some(next) = next else { break };
            let operation = self.pending.remove(next);
            if self.counts.get(&operation.peer).copied().unwrap_or_default() == operation.counter {
                self.add(operation);
            }
        }
        let is_in =
            new.iter().all(|it| self.counts.get(&it.peer).is_some_and(|count| it.counter < *count));
        Ok(if is_in { Imported::Whole } else { Imported::Waiting })
    }

    fn export_since(&self, version: &Version, peers: &[PeerId]) -> Result<Vec<u8>, DocFault> {
        let counts: Counts = if version.0.is_empty() { Counts::new() } else { read(&version.0)? };
        let is_asked = |it: &&Operation| {
            peers.contains(&PeerId(it.peer))
                && it.counter >= counts.get(&it.peer).copied().unwrap_or_default()
        };
        Ok(write(&self.operations.iter().filter(is_asked).collect::<Vec<_>>()))
    }

    fn without(&self, peers: &[PeerId], since: &Version) -> Result<Self, DocFault> {
        let left_out: Vec<Operation> = read(&self.export_since(since, peers)?)?;
        let mut doc = Self { said: Vec::new(), counts: self.root.clone(), ..self.clone() };
        doc.operations.clear();
        let mut before = self.said.clone();
        for it in &self.operations {
            before.retain(|said| *said != it.said);
            if !left_out.contains(it) {
                doc.add(it.clone());
            }
        }
        doc.said.extend(before);
        Ok(doc)
    }

    fn is_settled(&self) -> bool {
        true
    }

    fn save(&self) -> Result<Vec<u8>, DocFault> {
        Ok(write(self))
    }

    fn snapshot(&self) -> Result<Vec<u8>, DocFault> {
        let root = self.counts.clone();
        Ok(write(&Self { operations: Vec::new(), pending: Vec::new(), root, ..self.clone() }))
    }

    fn version(&self) -> Version {
        Version(write(&self.counts))
    }

    fn digest(&self) -> Digest {
        Digest(blake3::hash(self.said().join("\n").as_bytes()).into())
    }
}
