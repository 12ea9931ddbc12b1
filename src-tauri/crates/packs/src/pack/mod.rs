//! A pack: everything that stands in its folder, read and checked against each other.
//!
//! `Pack::read` is the only door to the disk. Invariant: it reads regular files below the folder and
//! nothing else, follows no link, and keeps only what has no fault of its own; every fault is told.

mod agree;
mod error;
mod folder;
#[cfg(test)]
mod narration_tests;
mod read;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use error::{Disagreement, Fault};
pub use folder::{is_sound, largest_file};

use crate::{
    BackTranslations, CardId, Contacts, CountryCode, Evidence, LanguageTag, Manifest, Narration,
    PageFile, Placed, ResourceId, ResourceInfo, Target, Term, TermId, Topic,
};

/// What a folder gave: the pack, and all that was wrong.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What could be read; none without a good `pack.toml`.
    pub pack: Option<Pack>,
    /// What was wrong, by file and line.
    pub faults: Vec<Placed<Fault>>,
}

/// A pack, as far as its files are well formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// What `pack.toml` says.
    pub manifest: Manifest,
    /// A picture for each topic.
    pub topics: BTreeMap<Topic, Picture>,
    /// The glossary.
    pub glossary: BTreeMap<TermId, Term>,
    /// The contacts of each country.
    pub contacts: BTreeMap<CountryCode, Contacts>,
    /// The cards of evidence.
    pub evidence: BTreeMap<CardId, Evidence>,
    /// The resources.
    pub resources: BTreeMap<ResourceId, Resource>,
    /// Files that are there and could not be read, so that nothing else is blamed for them.
    unread: BTreeSet<String>,
}

/// A resource in all its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What is true in every language.
    pub info: ResourceInfo,
    /// The text in each language.
    pub pages: BTreeMap<LanguageTag, PageFile>,
    /// What a machine's drafts say, translated back.
    pub back: BTreeMap<LanguageTag, BackTranslations>,
    /// The text read out, where somebody has done so.
    pub narrations: BTreeMap<LanguageTag, Narration>,
    /// The picture before the text.
    pub cover: Option<Picture>,
}

/// A picture, as the SVG that its file holds. Whether it may be shown is for `check` to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file, below the folder of the pack.
    pub file: String,
    /// What it holds.
    pub svg: String,
}

impl Pack {
    /// The page of a resource in the language that it was written in first.
    pub fn source_page<'a>(&self, resource: &'a Resource) -> Option<&'a PageFile> {
        resource.pages.get(&self.manifest.source_lang)
    }

    /// Whether a link has something to lead to. The web is not asked.
    pub fn has(&self, target: &Target) -> bool {
        match target {
            Target::Resource(id) => {
                self.resources.contains_key(id) || self.is_unread(&info_file(id))
            }
            Target::Contact(code) => {
                self.contacts.contains_key(code) || self.is_unread(&contacts_file(code))
            }
            Target::Term(term) => {
                self.glossary.contains_key(term) || self.is_unread(&term_file(term))
            }
            Target::Web(_) => true,
        }
    }

    /// Whether a file is there and could not be read.
    pub(crate) fn is_unread(&self, file: &str) -> bool {
        self.unread.contains(file)
    }
}

pub(crate) fn info_file(id: &ResourceId) -> String {
    format!("{id}/resource.toml")
}

pub(crate) fn page_file(id: &ResourceId, lang: &LanguageTag) -> String {
    format!("{id}/index.{lang}.md")
}

pub(crate) fn back_file(id: &ResourceId, lang: &LanguageTag) -> String {
    format!("{id}/index.{lang}.back.toml")
}

pub(crate) fn sound_file(id: &ResourceId, lang: &LanguageTag) -> String {
    format!("{id}/index.{lang}.opus")
}

pub(crate) fn marks_file(id: &ResourceId, lang: &LanguageTag) -> String {
    format!("{id}/index.{lang}.marks.toml")
}

pub(crate) fn term_file(id: &TermId) -> String {
    format!("glossary/{id}.toml")
}

pub(crate) fn contacts_file(code: &CountryCode) -> String {
    format!("contacts/{code}.toml")
}

pub(crate) fn evidence_file(id: &CardId) -> String {
    format!("evidence/{id}.toml")
}
