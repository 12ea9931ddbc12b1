//! Which marks a text may have: the one list that both the CRDT and every change are held to.
//!
//! [`super::text`] asks before a change and when a text is read; [`super::LoroDoc`] gives each new document [`styles`].
//! Invariants: the rules for what grows along with typing are the same in every copy, since they are here and nowhere else
//! (policy-drafting 3.1); a mark holds an id or one of a few values and never a person's words.
//!
//! The last one is for what is to be forgotten: when a mark is taken off words that stay, the CRDT keeps the old value between
//! them, also in a snapshot without history. Only the words' own end ends it. So what a link leads to, or a note says, stands in a
//! field, from which it can be deleted, and the mark has its id.

use larkspur_delta::Value;
use loro::{ExpandType, LoroValue, StyleConfig, StyleConfigMap};

use larkspur_advice::content::ItemId;

/// On what a mark may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// On any signs.
    Anywhere,
    /// On the sign that ends a block, and it is about the block (policy-drafting 3.2).
    BlockEnd,
}

/// What the value of a mark may be.
#[derive(Clone, Copy)]
enum Holds {
    /// `true`: that it is there is all that it says.
    Yes,
    /// An id.
    Id,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// A number from 0 to this.
    UpTo(i64),
    /// A language (BCP 47), at most 35 bytes of letters, digits and '-' (RFC 5646, 4.4.1).
    Language,
}

/// A mark that a text may have.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    name: &'static str,
    /// Whether it is written as `name:id`, so that several of them lie over one another.
    is_keyed: bool,
    /// Whether what somebody else types at its end at the same time belongs to it.
    grows: bool,
    pub(super) stands: Stands,
    holds: Holds,
}

impl Mark {
    const fn inline(name: &'static str, holds: Holds) -> Self {
        Self { name, is_keyed: false, grows: false, stands: Stands::Anywhere, holds }
    }

    const fn growing(name: &'static str) -> Self {
        Self { grows: true, ..Self::inline(name, Holds::Yes) }
    }

    const fn keyed(name: &'static str) -> Self {
        Self { is_keyed: true, ..Self::inline(name, Holds::Yes) }
    }

    const fn block(name: &'static str, holds: Holds) -> Self {
        Self { stands: Stands::BlockEnd, ..Self::inline(name, holds) }
    }
}

/// The kinds of blocks. A block without one is a paragraph.
const BLOCKS: &[&str] = &["paragraph", "heading2", "heading3", "bullet", "number", "quote"];
/// The directions of a block (HTML, `dir`).
const DIRECTIONS: &[&str] = &["ltr", "rtl", "auto"];
/// How deep a block may stand within others.
const DEEPEST: i64 = 8;

const MARKS: [Mark; 12] = [
    Mark::growing("strong"),
    Mark::growing("em"),
    Mark::inline("link", Holds::Id),
    Mark::keyed("cite"),
    Mark::keyed("term"),
    Mark::keyed("fn"),
    Mark::keyed("ins"),
    Mark::keyed("del"),
    Mark::block("block", Holds::OneOf(BLOCKS)),
    Mark::block("level", Holds::UpTo(DEEPEST)),
    Mark::block("dir", Holds::OneOf(DIRECTIONS)),
    Mark::block("lang", Holds::Language),
];

/// The rules of the CRDT for each mark.
pub(super) fn styles() -> StyleConfigMap {
    let mut styles = StyleConfigMap::new();
    for mark in MARKS {
        let expand = if mark.grows { ExpandType::After } else { ExpandType::None };
        // The part before ':' is what the CRDT looks up, and a name with a ':' would panic there.
        styles.insert(mark.name.into(), StyleConfig { expand });
    }
    styles
}

/// The mark that an attribute is of.
pub(super) fn find(attribute: &str) -> Option<Mark> {
    let (name, id) = match attribute.split_once(':') {
        Some((name, id)) => (name, Some(id)),
        None => (attribute, None),
    };
    let mark = MARKS.into_iter().find(|mark| mark.name == name)?;
    let is_written_so = match id {
        Some(id) => mark.is_keyed && ItemId::parse(id).is_ok(),
        None => !mark.is_keyed,
    };
    is_written_so.then_some(mark)
}

impl Mark {
    /// Whether it may have this value.
    pub(super) fn takes(&self, value: &Value) -> bool {
        match (self.holds, value) {
            (Holds::Yes, Value::Bool(yes)) => *yes,
            (Holds::Id, Value::Text(id)) => ItemId::parse(id).is_ok(),
            (Holds::OneOf(words), Value::Text(word)) => words.contains(&word.as_str()),
            (Holds::UpTo(most), Value::Int(number)) => (0..=most).contains(number),
            (Holds::Language, Value::Text(tag)) => {
                let is_in_it = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
                (1..=35).contains(&tag.len()) && tag.bytes().all(is_in_it)
            }
            _ => false,
        }
    }
}

/// What a value of the CRDT is as an attribute. None for what this version of the app does not know: it is left out of what is
/// read and stays where it is.
pub(super) fn read(attribute: &str, value: &LoroValue) -> Option<Value> {
    let value = plain(value)?;
    find(attribute).filter(|mark| mark.takes(&value)).map(|_| value)
}

/// A value that is a word, a number, or yes and no.
pub(super) fn plain(value: &LoroValue) -> Option<Value> {
    match value {
        LoroValue::Bool(yes) => Some(Value::Bool(*yes)),
        LoroValue::I64(number) => Some(Value::Int(*number)),
        LoroValue::String(text) => Some(Value::Text(text.to_string())),
        _ => None,
    }
}

/// What a value is in the CRDT.
pub(super) fn write(value: &Value) -> LoroValue {
    match value {
        Value::Bool(yes) => (*yes).into(),
        Value::Int(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_good(attribute: &str, value: impl Into<Value>) -> bool {
        find(attribute).is_some_and(|mark| mark.takes(&value.into()))
    }

    #[test]
    fn a_mark_is_one_of_the_list_and_has_one_of_its_values() {
        for (attribute, value) in [
            ("strong", Value::Bool(true)),
            ("link", "01J9ZQ".into()),
            ("cite:01J9ZQ", true.into()),
            ("block", "heading2".into()),
            ("level", 8.into()),
            ("dir", "rtl".into()),
            ("lang", "km-KH".into()),
        ] {
            assert!(is_good(attribute, value.clone()), "{attribute}");
            assert_eq!(read(attribute, &write(&value)), Some(value));
        }
        for (attribute, value) in [
            ("strong", Value::Bool(false)),
            ("strong", 1.into()),
            ("strong:a", true.into()),
            ("bold", true.into()),
            ("link", "https://example.org".into()),
            ("link", true.into()),
            ("cite", true.into()),
            ("cite:", true.into()),
            ("cite:a:b", true.into()),
            ("cite:a b", true.into()),
            ("cite:a", "page 12".into()),
            ("block", "heading1".into()),
            ("level", 9.into()),
            ("level", Value::Int(-1)),
            ("dir", "up".into()),
            ("lang", "".into()),
            ("lang", "Sok Dara".into()),
            ("", true.into()),
        ] {
            assert!(!is_good(attribute, value.clone()), "{attribute}");
            assert_eq!(read(attribute, &write(&value)), None);
        }
    }
}
