//! `pack.toml`: what a pack is called, who gives it out and which languages are complete in it.

use std::num::NonZeroU32;

use serde::Deserialize;

use crate::{AppVersion, LanguageTag, PackId, Words, text::none_if_empty};

/// What `pack.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Never reused.
    pub id: PackId,
    /// Grows with every version that is given out.
    pub rev: NonZeroU32,
    /// What the pack is called.
    pub title: Words,
    /// The licence of what does not name its own, by its SPDX name.
    #[serde(deserialize_with = "none_if_empty")]
    pub license: Option<Words>,
    /// Who is to be named.
    #[serde(deserialize_with = "none_if_empty")]
    pub attribution: Option<Words>,
    /// The language that every resource was written in first.
    pub source_lang: LanguageTag,
    /// The languages in which every resource has every unit.
    pub languages: Vec<LanguageTag>,
    /// The oldest app that can read this pack.
    pub min_app: AppVersion,
}
