//! Turns JSON into types of ours: first into one tree of values, then the tree into the type.
//!
//! Called for whatever the shell says, and by the list of languages. Invariants: a value is taken only for what it
//! is, so text is never a number and a list never a struct; what does not fit is refused without words, since whoever
//! reads a refusal says the same to all of them. The text is parsed once for all types, and a type brings along
//! only how it takes a map apart: reading each type from the text itself made a sixth of the page's wasm.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, EnumAccess, Error, IntoDeserializer, MapAccess,
        SeqAccess, VariantAccess, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};

/// Reads a type from JSON; nothing if the text is no JSON or not of that type.
#[must_use]
pub fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    T::deserialize(parse(json)?).ok()
}

/// Not generic: all types share the one parser.
fn parse(json: &str) -> Option<Value> {
    serde_json::from_str(json).ok()
}

/// A value of JSON.
enum Value {
    Null,
    Truth(bool),
    Whole(i64),
    Fraction(f64),
    Words(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// The value is not of the type that was asked for.
#[derive(Debug)]
struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("misfit")
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Outcome<T> = Result<T, Misfit>;

impl Value {
    fn into_list(self) -> Outcome<List> {
        match self {
            Self::List(values) => Ok(List(values.into_iter())),
            _ => Err(Misfit),
        }
    }

    fn into_map(self) -> Outcome<Map> {
        match self {
            Self::Map(entries) => Ok(Map { entries: entries.into_iter(), value: None }),
            _ => Err(Misfit),
        }
    }

    fn into_words(self) -> Outcome<String> {
        match self {
            Self::Words(words) => Ok(words),
            _ => Err(Misfit),
        }
    }

    fn into_whole(self) -> Outcome<i64> {
        match self {
            Self::Whole(number) => Ok(number),
            _ => Err(Misfit),
        }
    }

    /// A unit variant is its name; every other one is a map of one entry, from the name to what is in it.
    fn into_variant(self) -> Outcome<(String, Value)> {
        match self {
            Self::Words(name) => Ok((name, Self::Null)),
            Self::Map(mut entries) if entries.len() == 1 => entries.pop().ok_or(Misfit),
            _ => Err(Misfit),
        }
    }
}

// ── from text to the tree ───────────────────────────────────────────────────────────────────────

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Growing)
    }
}

struct Growing;

impl<'de> Visitor<'de> for Growing {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("json")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        // The webview itself knows no whole number beyond 2^53.
        i64::try_from(number).map(Value::Whole).map_err(E::custom)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Fraction(number))
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Value, E> {
        Ok(Value::Words(words.to_owned()))
    }

    fn visit_string<E: Error>(self, words: String) -> Result<Value, E> {
        Ok(Value::Words(words))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Value::Map(map))
    }
}

// ── from the tree to a type ─────────────────────────────────────────────────────────────────────

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
            visitor.visit_i64(self.into_whole()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Whole(number) => visitor.visit_i64(number),
            Self::Fraction(number) => visitor.visit_f64(number),
            Self::Words(words) => visitor.visit_string(words),
            Self::List(values) => visitor.visit_seq(List(values.into_iter())),
            Self::Map(entries) => {
                visitor.visit_map(Map { entries: entries.into_iter(), value: None })
            }
        }
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self {
            Self::Truth(truth) => visitor.visit_bool(truth),
            _ => Err(Misfit),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self {
            Self::Whole(number) => visitor.visit_i64(number),
            Self::Fraction(number) => visitor.visit_f64(number),
            _ => Err(Misfit),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_string(self.into_words()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_string(self.into_words()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self {
            Self::Null => visitor.visit_none(),
            value => visitor.visit_some(value),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self {
            Self::Null => visitor.visit_unit(),
            _ => Err(Misfit),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_seq(self.into_list()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        let mut list = self.into_list()?;
        let tuple = visitor.visit_seq(&mut list)?;
        if list.0.len() == 0 { Ok(tuple) } else { Err(Misfit) }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_map(self.into_map()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_map(self.into_map()?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let (name, content) = self.into_variant()?;
        visitor.visit_enum(Variant { name, content })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_unit()
    }

    // No type of the vocabulary asks for one of these.
    forward_to_deserialize_any! { i128 u128 char bytes byte_buf unit_struct tuple_struct identifier }
}

struct List(std::vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for List {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        self.0.next().map(|value| seed.deserialize(value)).transpose()
    }
}

struct Map {
    entries: std::vec::IntoIter<(String, Value)>,
    /// What belongs to the key that was told last.
    value: Option<Value>,
}

impl<'de> MapAccess<'de> for Map {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Outcome<Option<K::Value>> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(name(&key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Outcome<V::Value> {
        seed.deserialize(self.value.take().ok_or(Misfit)?)
    }
}

struct Variant {
    name: String,
    content: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Misfit;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Outcome<(V::Value, Value)> {
        Ok((seed.deserialize(name(&self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Misfit;

    fn unit_variant(self) -> Outcome<()> {
        if matches!(self, Self::Null) { Ok(()) } else { Err(Misfit) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Outcome<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        visitor.visit_seq(self.into_list()?)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_map(self.into_map()?)
    }
}

/// The name of a field or a variant, for whoever knows the names.
fn name(name: &str) -> StrDeserializer<'_, Misfit> {
    name.into_deserializer()
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use larkspur_ipc::{
        IpcError, ListDiff, RoomId,
        messaging::{MessagingError, RetryMessage},
        safety::SafetyError,
        settings::Preferences,
    };
    use serde::Serialize;

    use super::*;

    /// Whatever the shell can say is read as the parser's own way from text to type reads it.
    fn same<T: Serialize + DeserializeOwned + PartialEq + Debug>(told: &T) {
        let json = serde_json::to_string(told).unwrap();
        assert_eq!(read::<T>(&json).as_ref(), Some(told), "{json}");
    }

    #[test]
    fn what_was_told_is_what_is_read() {
        same(&());
        same(&true);
        same(&vec![0_u64, 9_007_199_254_740_991]);
        same(&vec![Some(-1.5), None, Some(2.0)]);
        same(&("one".to_owned(), vec!["two \"\\\u{1F300}\n".to_owned()]));
        same(&Preferences::default());
        same(&IpcError::Malformed);
        same(&IpcError::from(MessagingError::TooLong));
        same(&IpcError::from(SafetyError::WrongPassphrase { wait_seconds: 60 }));
        let room = |name: &str| RoomId::parse(name).unwrap();
        same(&vec![
            ListDiff::Reset { items: vec![room("!a"), room("!b")] },
            ListDiff::Insert { index: 1, item: room("!c") },
            ListDiff::Truncate { length: 0 },
        ]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for json in ["", "{", "null", "[1]", r#"{"id":"a"}"#, r#""reset""#, r#"[{"reset":[]}]"#] {
            assert!(read::<Vec<ListDiff<RoomId>>>(json).is_none(), "{json}");
        }
        let fields = [
            r#"["!a:b","c"]"#,
            r#"{"room":"!a:b"}"#,
            r#"{"room":"!a:b","key":1}"#,
            r#"{"room":"!a:b","key":"c","other":0}"#,
            r#"{"room":"!a:b","key":"c","key":"d"}"#,
        ];
        for json in fields {
            assert!(read::<RetryMessage>(json).is_none(), "{json}");
        }
        for json in ["[1]", "[1,2,3]", "[1,\"2\"]", "{}"] {
            assert!(read::<(u8, u8)>(json).is_none(), "{json}");
        }
        for json in ["-1", "256", "1.5", "\"1\"", "true", "18446744073709551615"] {
            assert!(read::<u8>(json).is_none(), "{json}");
        }
        for json in ["\"unheard_of\"", "{\"malformed\":1}", "{}", "{\"malformed\":null,\"a\":1}"] {
            assert!(read::<IpcError>(json).is_none(), "{json}");
        }
    }
}
