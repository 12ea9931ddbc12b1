//! `index.<tag>.back.toml`: a machine's draft translated back, so that others can see what it says.
//!
//! Invariant: each entry names by its hash the text that was translated back, so an entry that is
//! older than the text is known as such.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Date, UnitHash, UnitId, Words, text::none_if_empty};

/// What a file of back-translations says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackTranslations {
    /// The day on which they were made.
    pub made_on: Date,
    /// One for each unit that was translated back.
    pub units: BTreeMap<UnitId, Back>,
}

/// A unit, translated back.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Back {
    /// The hash of the translated unit that was translated back.
    pub text_hash: UnitHash,
    /// What it says, in the language of the source.
    pub back: Words,
    /// What differs in who, what, not or a number; none: nothing.
    #[serde(deserialize_with = "none_if_empty")]
    pub difference: Option<Words>,
    /// How that was mended.
    #[serde(deserialize_with = "none_if_empty")]
    pub settled: Option<Words>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_format_is_read() {
        let text = format!(
            "made_on = \"2026-11-25\"\n[units.u3]\ntext_hash = \"b3:{}\"\nback = \"Do not ask \
             alone.\"\ndifference = \"\"\nsettled = \"\"\n",
            "0".repeat(64)
        );
        let read: BackTranslations = toml::from_str(&text).unwrap();
        let back = &read.units[&UnitId::parse("u3").unwrap()];
        assert_eq!((&back.difference, &back.settled), (&None, &None));
        assert!(toml::from_str::<BackTranslations>(&text.replace("units.u3", "units.3")).is_err());
        assert!(toml::from_str::<BackTranslations>(&text.replace("back =", "text =")).is_err());
    }
}
