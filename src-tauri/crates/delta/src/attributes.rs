//! What a stretch of text is beside its words: strong, a link, the level of a heading.
//!
//! [`crate::Op`] carries them, [`crate::Document`] keeps them. The rules are those of Quill's `AttributeMap`.
//! Invariant: text that stands somewhere has [`Attributes`] and never a "removed" one; only a change
//! ([`AttributeChanges`]) knows removal.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::{DeltaError, Priority};

/// The most attributes of one operation from outside.
pub const MOST_ATTRIBUTES: usize = 32;
/// The longest name of an attribute from outside, in bytes. The id of a remark has room in it.
pub const LONGEST_NAME: usize = 128;
/// The longest text of an attribute from outside, in bytes. A long address has room in it.
pub const LONGEST_VALUE: usize = 2048;

/// The value of an attribute. In JSON it is what it is: `true`, `2`, `"https://…"`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Such as strong: yes.
    Bool(bool),
    /// Such as the level of a heading. JavaScript rounds what is beyond ±2⁵³.
    Int(i64),
    /// Such as the address of a link.
    Text(String),
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// The address of a link is a person's word too, so only the kind is printed.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bool(_) => "Bool",
            Self::Int(_) => "Int",
            Self::Text(_) => "Text",
        })
    }
}

/// What a text has.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attributes(BTreeMap<String, Value>);

impl Attributes {
    /// None.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The same with one more, or with another value of it.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }

    /// The value of one.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What becomes of them by a change.
    #[must_use]
    pub fn changed_by(&self, changes: &AttributeChanges) -> Self {
        let mut after = self.clone();
        for (name, value) in &changes.0 {
            match value {
                Some(value) => after.0.insert(name.clone(), value.clone()),
                None => after.0.remove(name),
            };
        }
        after
    }

    pub(crate) fn check(&self) -> Result<(), DeltaError> {
        check(self.0.len(), self.iter().map(|(name, value)| (name, Some(value))))
    }
}

impl FromIterator<(String, Value)> for Attributes {
    fn from_iter<T: IntoIterator<Item = (String, Value)>>(attributes: T) -> Self {
        Self(attributes.into_iter().collect())
    }
}

/// Names may be ids of people's remarks, so only how many there are is printed.
impl fmt::Debug for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attributes({})", self.0.len())
    }
}

/// What becomes of the attributes of a text that is kept. `None`, in JSON `null`: the attribute is removed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttributeChanges(BTreeMap<String, Option<Value>>);

impl AttributeChanges {
    /// Everything stays as it is.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The same, and one attribute gets a value.
    #[must_use]
    pub fn set(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), Some(value.into()));
        self
    }

    /// The same, and one attribute is removed.
    #[must_use]
    pub fn remove(mut self, name: impl Into<String>) -> Self {
        self.0.insert(name.into(), None);
        self
    }

    /// All of them, by name. `None`: removed.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&Value>)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_ref()))
    }

    /// Whether everything stays as it is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Both in one: what was said later counts. A removal is kept, since it is not known what the text has.
    #[must_use]
    pub fn compose(&self, later: &Self) -> Self {
        let mut both = self.clone();
        both.0.extend(later.0.clone());
        both
    }

    /// What `other`, made beside `self`, still changes after it. Where both change the same attribute, the
    /// one with priority has its way.
    #[must_use]
    pub fn transform(&self, other: &Self, priority: Priority) -> Self {
        let has_its_way = |name: &String| priority == Priority::Right || !self.0.contains_key(name);
        let left = other.0.iter().filter(|(name, _)| has_its_way(name));
        Self(left.map(|(name, value)| (name.clone(), value.clone())).collect())
    }

    /// What makes of `before` what `after` has.
    #[must_use]
    pub fn between(before: &Attributes, after: &Attributes) -> Self {
        let gone = before.iter().filter(|(name, _)| after.get(name).is_none());
        let gone = gone.map(|(name, _)| (name.to_owned(), None));
        let new = after.iter().filter(|(name, value)| before.get(name) != Some(*value));
        gone.chain(new.map(|(name, value)| (name.to_owned(), Some(value.clone())))).collect()
    }

    /// What brings `base` back after this change. What changed nothing needs no way back.
    #[must_use]
    pub fn invert(&self, base: &Attributes) -> Self {
        let changed = self.iter().filter(|(name, value)| base.get(name) != *value);
        Self(changed.map(|(name, _)| (name.to_owned(), base.get(name).cloned())).collect())
    }

    pub(crate) fn check(&self) -> Result<(), DeltaError> {
        check(self.0.len(), self.iter())
    }
}

impl FromIterator<(String, Option<Value>)> for AttributeChanges {
    fn from_iter<T: IntoIterator<Item = (String, Option<Value>)>>(changes: T) -> Self {
        Self(changes.into_iter().collect())
    }
}

/// As with [`Attributes`], only how many there are is printed.
impl fmt::Debug for AttributeChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AttributeChanges({})", self.0.len())
    }
}

/// Holds attributes from outside to the bounds above: otherwise a link would carry what an insert may not.
fn check<'a>(
    number: usize,
    mut attributes: impl Iterator<Item = (&'a str, Option<&'a Value>)>,
) -> Result<(), DeltaError> {
    let is_large = |(name, value): (&str, Option<&Value>)| {
        name.len() > LONGEST_NAME
            || matches!(value, Some(Value::Text(text)) if text.len() > LONGEST_VALUE)
    };
    if number > MOST_ATTRIBUTES || attributes.any(is_large) {
        return Err(DeltaError::LargeAttributes);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_later_counts() {
        let first = AttributeChanges::new().set("strong", true).set("level", 2);
        let later = AttributeChanges::new().remove("strong");
        let both = AttributeChanges::new().remove("strong").set("level", 2);
        assert_eq!(first.compose(&later), both);
        let base = Attributes::new().with("strong", true);
        assert_eq!(base.changed_by(&both), Attributes::new().with("level", 2));
    }

    #[test]
    fn the_one_with_priority_has_its_way() {
        let one = AttributeChanges::new().set("link", "a");
        let other = AttributeChanges::new().set("link", "b").set("strong", true);
        let left = AttributeChanges::new().set("strong", true);
        assert_eq!(one.transform(&other, Priority::Left), left);
        assert_eq!(one.transform(&other, Priority::Right), other);
    }

    #[test]
    fn only_what_differs_is_changed() {
        let before = Attributes::new().with("strong", true).with("level", 2).with("link", "a");
        let after = Attributes::new().with("strong", true).with("level", 3).with("em", true);
        let changes = AttributeChanges::new().set("level", 3).set("em", true).remove("link");
        assert_eq!(AttributeChanges::between(&before, &after), changes);
        assert!(AttributeChanges::between(&after, &after).is_empty());
    }

    #[test]
    fn what_changed_nothing_needs_no_way_back() {
        let base = Attributes::new().with("strong", true).with("level", 2);
        let change = AttributeChanges::new().set("strong", true).set("level", 3).set("link", "a");
        let back = AttributeChanges::new().set("level", 2).remove("link");
        assert_eq!(change.invert(&base), back);
        assert_eq!(AttributeChanges::new().remove("link").invert(&base), AttributeChanges::new());
    }
}
