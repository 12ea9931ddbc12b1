//! Fields: what is said about a section or a recommendation, one value for each key.
//!
//! Only [`super::LoroDoc`] uses it. Invariants: a field that holds what this version does not know is left out and stays; to write
//! what is there already writes nothing.

use std::collections::BTreeMap;

use loro::{LoroDoc as Crdt, LoroMap, ValueOrContainer};

use super::{LoroDoc, marks};
use larkspur_advice::content::{Field, MOST_FIELD, Name, Refused, Value, What};

fn of(crdt: &Crdt, name: &Name) -> LoroMap {
    crdt.get_map(name.as_str())
}

/// All fields of a name that have a value.
pub(super) fn read(crdt: &Crdt, name: &Name) -> BTreeMap<Field, Value> {
    let mut fields = BTreeMap::new();
    of(crdt, name).for_each(|key, value| {
        let value = match &value {
            ValueOrContainer::Value(value) => marks::plain(value),
            ValueOrContainer::Container(_) => None,
        };
        if let (Ok(field), Some(value)) = (Field::parse(key), value) {
            fields.insert(field, value);
        }
    });
    fields
}

impl LoroDoc {
    pub(super) fn set_field_of(
        &mut self,
        name: &Name,
        field: &Field,
        value: Option<&Value>,
    ) -> Result<(), Refused> {
        if matches!(value, Some(Value::Text(text)) if text.len() > MOST_FIELD) {
            return Err(Refused::TooLarge);
        }
        let wanted = value.map(marks::write);
        let is_so = self.run(|crdt| {
            let there = of(crdt, name).get(field.as_str());
            Ok(match (&there, &wanted) {
                (None, None) => true,
                (Some(ValueOrContainer::Value(there)), Some(wanted)) => there == wanted,
                _ => false,
            })
        })?;
        if is_so {
            return Ok(());
        }
        self.write(|crdt| {
            let map = of(crdt, name);
            match wanted {
                Some(value) => map.insert(field.as_str(), value),
                None => map.delete(field.as_str()),
            }
        })?;
        self.note(|| What::Fields { name: name.clone() });
        Ok(())
    }
}
