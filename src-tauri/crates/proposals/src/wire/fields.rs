//! The fields of an object of JSON, one by one, each with what may stand there.
//!
//! `proposal`, `answers` and `attached` read by it. Serde's own errors have the words of the content in them and do not say
//! which field was wrong, so fields are read here. Invariant: what stands there in another type is an error with the field's
//! name, also where the field may be left out.

use std::{collections::BTreeMap, num::NonZeroU32, str::FromStr};

use larkspur_packs::{BadValue, UnitHash, UnitId};
use serde_json::{Map, Value};

use super::Refusal;
use crate::{BadId, Digest, ProposalId, Said, limits::MOST_UNITS};

/// The most members of an object with a member for each unit: the title and the summary are units too.
const MOST_OF_UNITS: usize = MOST_UNITS + 2;

/// The fields of an object.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(&'a Map<String, Value>);

/// What came out of reading a field.
pub(super) type Read<T> = Result<T, Refusal>;

impl<'a> Fields<'a> {
    pub(super) fn of(object: &'a Map<String, Value>) -> Self {
        Self(object)
    }

    /// The fields of a member of a list, which is called like the list.
    pub(super) fn of_member(field: &'static str, value: &'a Value) -> Read<Self> {
        value.as_object().map(Self).ok_or(Refusal::WrongValue { field })
    }

    pub(super) fn has(self, field: &str) -> bool {
        self.0.contains_key(field)
    }

    fn value(self, field: &'static str) -> Read<&'a Value> {
        self.0.get(field).ok_or(Refusal::Missing { field })
    }

    /// Reads a field that may be left out.
    pub(super) fn optional<T>(
        self,
        field: &'static str,
        read: impl FnOnce(Self, &'static str) -> Read<T>,
    ) -> Read<Option<T>> {
        if self.has(field) { read(self, field).map(Some) } else { Ok(None) }
    }

    pub(super) fn text(self, field: &'static str) -> Read<&'a str> {
        self.value(field)?.as_str().ok_or(Refusal::WrongValue { field })
    }

    /// A text of at most so many bytes.
    pub(super) fn bounded(self, field: &'static str, most: usize) -> Read<String> {
        let text = self.text(field)?;
        if text.len() > most { Err(Refusal::WrongValue { field }) } else { Ok(text.to_owned()) }
    }

    pub(super) fn is_true(self, field: &'static str) -> Read<bool> {
        self.value(field)?.as_bool().ok_or(Refusal::WrongValue { field })
    }

    pub(super) fn number(self, field: &'static str) -> Read<u64> {
        self.value(field)?.as_u64().ok_or(Refusal::WrongValue { field })
    }

    pub(super) fn revision(self, field: &'static str) -> Read<NonZeroU32> {
        let number = u32::try_from(self.number(field)?).ok();
        number.and_then(NonZeroU32::new).ok_or(Refusal::WrongValue { field })
    }

    pub(super) fn object(self, field: &'static str) -> Read<Self> {
        Self::of_member(field, self.value(field)?)
    }

    pub(super) fn list(self, field: &'static str, most: usize) -> Read<&'a [Value]> {
        let list = self.value(field)?.as_array().ok_or(Refusal::WrongValue { field })?;
        if list.len() > most { Err(Refusal::TooMany { field, most }) } else { Ok(list) }
    }

    /// A value of the format of packs.
    pub(super) fn parsed<T: FromStr<Err = BadValue>>(self, field: &'static str) -> Read<T> {
        self.text(field)?.parse().map_err(|what| Refusal::Value { field, what })
    }

    pub(super) fn proposal(self) -> Read<ProposalId> {
        self.id("proposal", ProposalId::parse)
    }

    pub(super) fn digest(self, field: &'static str) -> Read<Digest> {
        self.id(field, Digest::parse)
    }

    fn id<T>(self, field: &'static str, parse: fn(&str) -> Result<T, BadId>) -> Read<T> {
        parse(self.text(field)?).map_err(|_| Refusal::WrongValue { field })
    }

    /// One of the names that an enum of the format has.
    pub(super) fn named<T>(self, field: &'static str, of: fn(&str) -> Option<T>) -> Read<T> {
        of(self.text(field)?).ok_or(Refusal::WrongValue { field })
    }

    pub(super) fn said<const MOST: usize>(self, field: &'static str) -> Read<Said<MOST>> {
        Said::parse(self.text(field)?).map_err(|what| Refusal::Words { field, what })
    }

    /// A text for each unit, read by `read`.
    pub(super) fn by_unit<T>(
        self,
        field: &'static str,
        read: impl Fn(UnitId, &str) -> Read<T>,
    ) -> Read<BTreeMap<UnitId, T>> {
        let Self(members) = self.object(field)?;
        if members.len() > MOST_OF_UNITS {
            return Err(Refusal::TooMany { field, most: MOST_OF_UNITS });
        }
        let member = |(name, value): (&String, &Value)| {
            let id = UnitId::parse(name).map_err(|what| Refusal::Value { field, what })?;
            let text = value.as_str().ok_or(Refusal::WrongValue { field })?;
            Ok((id, read(id, text)?))
        };
        members.iter().map(member).collect()
    }

    pub(super) fn hashes(self, field: &'static str) -> Read<BTreeMap<UnitId, UnitHash>> {
        self.by_unit(field, |_, text| {
            UnitHash::parse(text).map_err(|what| Refusal::Value { field, what })
        })
    }
}
