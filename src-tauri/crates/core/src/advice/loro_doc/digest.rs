//! What a document says, as one number.
//!
//! The replica holds it against what others say, and a signature binds to it. Invariants: two documents that hold the same have
//! the same digest, in whatever order it came and whatever was merely looked at; words, marks and values all count, also those
//! that this version of the app does not know.
//!
//! The form is: each root container that is not empty, by kind and name; a text as its stretches of words with all their marks, a
//! map by its keys, a list in its order. Every part has its length or number before it, and every kind its own byte, so no two
//! contents are the same bytes. Numbers are little-endian, 8 bytes.

use std::collections::BTreeMap;

use larkspur_advice::{doc::DocFault, ids::Digest};
use loro::{ContainerID, ContainerType, LoroDoc as Crdt, LoroValue, TextDelta};

use super::{APART, LoroDoc, lock, version};

/// Tells this digest from all others (BLAKE3, `derive_key`).
const CONTEXT: &str = "app.larkspur draft state 1";
/// How deep a value within values is looked at. Ours are not within any.
const DEEPEST: usize = 32;

impl LoroDoc {
    /// What the document says, worked out once for each version.
    pub(super) fn say(&self) -> Result<Digest, DocFault> {
        self.run(|crdt| {
            crdt.commit();
            let version = version::encode(&crdt.oplog_vv());
            let mut known = lock(&self.digest);
            if let Some((at, digest)) = &*known
                && *at == version
            {
                return Ok(*digest);
            }
            let digest = of(crdt);
            *known = Some((version, digest));
            Ok(digest)
        })
    }
}

fn of(crdt: &Crdt) -> Digest {
    let mut form = Form(blake3::Hasher::new_derive_key(CONTEXT));
    let roots = roots(crdt);
    form.number(roots.len());
    for ((kind, name), (id, value)) in roots {
        form.tag(kind);
        form.bytes(name.as_bytes());
        match id.container_type() {
            ContainerType::Text => form.text(&crdt.get_text(id).to_delta()),
            _ => form.value(&value, 0),
        }
    }
    Digest(form.0.finalize().into())
}

type Roots = BTreeMap<(u8, String), (ContainerID, LoroValue)>;

/// All root containers that hold something. Loro's own list of them has each name once, and may leave one kind of a name out.
fn roots(crdt: &Crdt) -> Roots {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the type of the state has no name outside of Loro"
    )]
    let all = crdt.with_state(|state| state.get_all_container_value_flat());
    let LoroValue::Map(all) = all else { return Roots::new() };
    let root = |(id, value): (&String, &LoroValue)| {
        let id = ContainerID::try_from(id.as_str()).ok()?;
        let ContainerID::Root { name, container_type } = &id else { return None };
        let is_content = !id.is_mergeable() && !name.starts_with(APART) && !is_empty(value);
        let key = (container_type.to_u8(), name.to_string());
        is_content.then(|| (key, (id.clone(), value.clone())))
    };
    all.iter().filter_map(root).collect()
}

fn is_empty(value: &LoroValue) -> bool {
    match value {
        LoroValue::String(text) => text.is_empty(),
        LoroValue::List(list) => list.is_empty(),
        LoroValue::Map(map) => map.is_empty(),
        LoroValue::Double(number) => *number == 0.0,
        LoroValue::Null => true,
        _ => false,
    }
}

/// The form of a content, hashed as it is written.
struct Form(blake3::Hasher);

impl Form {
    fn tag(&mut self, tag: u8) {
        self.0.update(&[tag]);
    }

    fn tagged(&mut self, tag: u8, bytes: &[u8]) {
        self.tag(tag);
        self.bytes(bytes);
    }

    fn number(&mut self, number: usize) {
        self.0.update(&u64::try_from(number).unwrap_or(u64::MAX).to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.0.update(bytes);
    }

    /// Neighbours with the same marks are one stretch, wherever the CRDT keeps them apart.
    fn text(&mut self, delta: &[TextDelta]) {
        let mut stretches: Vec<(String, BTreeMap<&str, &LoroValue>)> = Vec::new();
        for step in delta {
            let TextDelta::Insert { insert, attributes } = step else { continue };
            let all = attributes.iter().flatten().map(|(name, value)| (name.as_str(), value));
            let marks: BTreeMap<_, _> = all.filter(|(_, value)| !value.is_null()).collect();
            match stretches.last_mut() {
                Some((words, same)) if *same == marks => words.push_str(insert),
                _ => stretches.push((insert.clone(), marks)),
            }
        }
        self.number(stretches.len());
        for (words, marks) in stretches {
            self.bytes(words.as_bytes());
            self.number(marks.len());
            for (name, value) in marks {
                self.bytes(name.as_bytes());
                self.value(value, 0);
            }
        }
    }

    /// A value. One within another is only in documents that somebody else's program wrote; nothing here reads a container
    /// within one, so its id stands for it.
    fn value(&mut self, value: &LoroValue, depth: usize) {
        if depth > DEEPEST {
            return self.tag(9);
        }
        match value {
            LoroValue::Null => self.tag(0),
            LoroValue::Bool(yes) => self.tagged(1, &[u8::from(*yes)]),
            LoroValue::I64(number) => self.tagged(2, &number.to_le_bytes()),
            LoroValue::Double(number) => self.tagged(3, &number.to_bits().to_le_bytes()),
            LoroValue::String(text) => self.tagged(4, text.as_bytes()),
            LoroValue::Binary(bytes) => self.tagged(5, bytes),
            LoroValue::List(list) => {
                self.tag(6);
                self.number(list.len());
                list.iter().for_each(|value| self.value(value, depth + 1));
            }
            LoroValue::Map(map) => {
                self.tag(7);
                let sorted: BTreeMap<_, _> = map.iter().collect();
                self.number(sorted.len());
                for (key, value) in sorted {
                    self.bytes(key.as_bytes());
                    self.value(value, depth + 1);
                }
            }
            LoroValue::Container(id) => self.tagged(8, id.to_string().as_bytes()),
        }
    }
}
