//! The updates of one writer in their order, each naming the one before it.
//!
//! Used by [`crate::replica`] and the wire. Invariants: an update follows only the one that it names, so nothing can be left
//! out, put in or put in another order by a server without being noticed; a number that was said twice with different content
//! is told apart from one that merely came twice (policy-drafting 3.6).

use crate::{
    authorize::Document,
    ids::{Digest, ReplicaId, RunId, add},
};

/// What an update says beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Whose copy it is of.
    pub replica: ReplicaId,
    /// Counted from 1, over both documents.
    pub number: u64,
    /// The link of the update before it. None for the first.
    pub previous: Option<Digest>,
    /// What it changes.
    pub document: Document,
    /// The runs whose edits are in it, and those of the updates before it that had not come back when it was made: it builds on
    /// them, and is held with them.
    pub runs: Vec<RunId>,
    /// BLAKE3 of its bytes.
    pub content: Digest,
    /// How many bytes it has.
    pub size: usize,
}

impl Header {
    /// What the next update names: everything of this one.
    pub fn link(&self) -> Digest {
        let mut hasher = blake3::Hasher::new_derive_key("app.larkspur draft update 1");
        hasher.update(&self.replica.0).update(&self.number.to_le_bytes());
        add(&mut hasher, self.previous.as_ref().map_or(&[], |link| &link.0));
        hasher.update(&[match self.document {
            Document::Body => 0,
            Document::Talk => 1,
        }]);
        add(&mut hasher, &self.runs.iter().flat_map(|run| run.0).collect::<Vec<_>>());
        hasher.update(&self.content.0);
        Digest(hasher.finalize().into())
    }
}

/// The digest of an update's bytes.
pub fn content(bytes: &[u8]) -> Digest {
    Digest(blake3::derive_key("app.larkspur draft content 1", bytes))
}

/// How far the updates of a writer are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The number before the first link of `links`.
    base: u64,
    /// The links of the updates that came in order, from `base + 1` on. The one before them is the last of `base`.
    links: Vec<Digest>,
    last: Option<Digest>,
}

/// Where an update stands in its writer's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the next.
    Next,
    /// It came before.
    Known,
    /// Others before it have not come.
    Later,
    /// Another one has its number, or it names another one before it.
    Forked,
}

impl Chain {
    /// A writer whose first `number` updates are in a snapshot.
    pub fn after(number: u64, last: Option<Digest>) -> Self {
        Self { base: number, links: Vec::new(), last }
    }

    /// How many updates came in order.
    pub fn number(&self) -> u64 {
        self.base.saturating_add(self.links.len() as u64)
    }

    /// The link of the last of them.
    pub fn last(&self) -> Option<Digest> {
        self.last
    }

    /// Where an update stands.
    pub fn place(&self, header: &Header) -> Place {
        if header.number == 0 {
            return Place::Forked;
        }
        if header.number <= self.base {
            // What a snapshot covers is not told apart any more.
            return Place::Known;
        }
        let index = header.number - self.base - 1;
        let known = usize::try_from(index).ok().and_then(|index| self.links.get(index));
        match known {
            Some(link) if *link == header.link() => Place::Known,
            None if header.number - 1 != self.number() => Place::Later,
            None if header.previous == self.last => Place::Next,
            Some(_) | None => Place::Forked,
        }
    }

    /// Takes the next update. Anything else changes nothing.
    pub fn take(&mut self, header: &Header) {
        if self.place(header) == Place::Next {
            let link = header.link();
            self.links.push(link);
            self.last = Some(link);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(number: u64, previous: Option<Digest>, bytes: &[u8]) -> Header {
        Header {
            replica: ReplicaId([1; 16]),
            number,
            previous,
            document: Document::Body,
            runs: vec![RunId([2; 16])],
            content: content(bytes),
            size: bytes.len(),
        }
    }

    #[test]
    fn an_update_follows_the_one_that_it_names() {
        let first = header(1, None, b"a");
        let second = header(2, Some(first.link()), b"b");
        let mut chain = Chain::default();
        assert_eq!(chain.place(&second), Place::Later);
        assert_eq!(chain.place(&first), Place::Next);
        chain.take(&second);
        assert_eq!(chain.number(), 0, "what is not the next is not taken");
        chain.take(&first);
        chain.take(&second);
        assert_eq!((chain.number(), chain.last()), (2, Some(second.link())));
        assert_eq!(chain.place(&first), Place::Known);
        assert_eq!(chain.place(&second), Place::Known);
    }

    #[test]
    fn the_same_number_with_other_content_is_a_fork() {
        let first = header(1, None, b"a");
        let mut chain = Chain::default();
        chain.take(&first);
        assert_eq!(chain.place(&header(1, None, b"b")), Place::Forked);
        let elsewhere = header(2, Some(content(b"another")), b"b");
        assert_eq!(chain.place(&elsewhere), Place::Forked);
        assert_eq!(chain.place(&header(2, None, b"b")), Place::Forked);
        assert_eq!(chain.place(&header(0, None, b"b")), Place::Forked);
    }

    #[test]
    fn a_chain_goes_on_from_a_snapshot() {
        let [first, other] = [header(1, None, b"a"), header(1, None, b"b")];
        let second = header(2, Some(first.link()), b"c");
        let mut chain = Chain::after(1, Some(first.link()));
        assert_eq!(chain.place(&first), Place::Known);
        assert_eq!(chain.place(&header(2, Some(other.link()), b"c")), Place::Forked);
        assert_eq!(chain.place(&second), Place::Next);
        chain.take(&second);
        assert_eq!(chain.number(), 2);
    }

    #[test]
    fn every_part_of_an_update_is_in_its_link() {
        let one = header(1, None, b"a");
        let talk = Header { document: Document::Talk, ..one.clone() };
        let runs = Header { runs: vec![], ..one.clone() };
        let replica = Header { replica: ReplicaId([9; 16]), ..one.clone() };
        let number = Header { number: 2, ..one.clone() };
        let previous = Header { previous: Some(content(b"x")), ..one.clone() };
        for other in [talk, runs, replica, number, previous, header(1, None, b"b")] {
            assert_ne!(one.link(), other.link(), "{other:?}");
        }
    }
}
