//! What is true of documents over Loro. Each trap of policy-drafting 3.1 is a test here, so a new version of Loro cannot spring one
//! unseen.

mod anchors;
mod broken;
mod changes;
mod erasure;
mod lists;
mod merging;
mod random;
mod texts;
mod traps;
mod untrusted;
mod versions;

use larkspur_advice::{
    doc::{DocFault, DraftDoc, Imported, Version},
    ids::PeerId,
};
use larkspur_delta::{AttributeChanges, Attributes, CodePoints, Delta, DeltaBuilder, Document};

use super::LoroDoc;
use larkspur_advice::content::{Content, Field, ItemId, Name, Refused, Value};

fn doc(peer: u64) -> LoroDoc {
    LoroDoc::new(PeerId(peer))
}

fn name() -> Name {
    Name::parse("section.1.body").unwrap()
}

fn id(id: &str) -> ItemId {
    ItemId::parse(id).unwrap()
}

fn key(key: &str) -> Field {
    Field::parse(key).unwrap()
}

fn delta(
    build: impl FnOnce(DeltaBuilder<CodePoints>) -> DeltaBuilder<CodePoints>,
) -> Delta<CodePoints> {
    build(Delta::builder()).build().unwrap()
}

fn put(doc: &mut LoroDoc, at: usize, words: &str) {
    doc.change_text(&name(), &delta(|it| it.retain(at).insert(words))).unwrap();
}

fn cut(doc: &mut LoroDoc, at: usize, len: usize) {
    doc.change_text(&name(), &delta(|it| it.retain(at).delete(len))).unwrap();
}

fn mark(doc: &mut LoroDoc, at: usize, len: usize, mark: &str, value: impl Into<Value>) {
    let changes = AttributeChanges::new().set(mark, value);
    doc.change_text(&name(), &delta(|it| it.retain(at).retain_with(len, changes))).unwrap();
}

fn plain(doc: &LoroDoc) -> String {
    doc.plain(&name())
}

/// Stretches of words, and what stands on them.
fn stretches(document: &Document) -> Vec<(String, Vec<String>)> {
    let marks = |all: &Attributes| all.iter().map(|(name, _)| name.to_owned()).collect();
    document.runs().iter().map(|run| (run.text.clone(), marks(&run.attributes))).collect()
}

fn peers(doc: &LoroDoc) -> Vec<PeerId> {
    let vector = super::version::decode(&doc.version()).unwrap();
    vector.keys().map(|peer| PeerId(*peer)).collect()
}

/// Everything that a document holds, as updates.
fn updates(doc: &LoroDoc) -> Vec<u8> {
    doc.export_since(&Version::default(), &peers(doc)).unwrap()
}

/// What one has and another lacks.
fn missing(from: &LoroDoc, to: &LoroDoc) -> Vec<u8> {
    from.export_since(&to.version(), &peers(from)).unwrap()
}

/// Both come to hold the same.
fn merge(one: &mut LoroDoc, other: &mut LoroDoc) {
    let (there, back) = (missing(one, other), missing(other, one));
    assert_eq!(other.import(&there), Ok(Imported::Whole));
    assert_eq!(one.import(&back), Ok(Imported::Whole));
    assert_same(one, other);
}

fn assert_same(one: &LoroDoc, other: &LoroDoc) {
    assert_eq!(one.version(), other.version());
    assert_eq!(one.digest(), other.digest());
    assert_eq!(one.text(&name()), other.text(&name()));
}

/// Another copy of the same document.
fn copy(doc: &LoroDoc, peer: u64) -> LoroDoc {
    let mut copy = self::doc(peer);
    assert_eq!(copy.import(&updates(doc)), Ok(Imported::Whole));
    copy
}
