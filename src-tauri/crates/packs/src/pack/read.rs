//! From a folder to a pack: every file is read by what its name says that it is.
//!
//! Invariant: it goes on after a fault. What is well formed is in the pack, what is not is told once.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use larkspur_sound::Sound;
use serde::de::DeserializeOwned;

use crate::{
    BackTranslations, CardId, Contacts, CountryCode, Evidence, Fault, LanguageTag, Manifest, Marks,
    Narration, Pack, Page, PageFile, Picture, Placed, Reading, Resource, ResourceId, ResourceInfo,
    SoundFile, Term, TermId, Topic,
    pack::{
        agree,
        folder::{Role, read_bytes, walk},
    },
    text::{LineIndex, find_control, normal},
};

/// What has been read so far.
#[derive(Default)]
pub(super) struct Files {
    pub(super) manifest: Option<Manifest>,
    pub(super) topics: BTreeMap<Topic, Picture>,
    pub(super) glossary: BTreeMap<TermId, Term>,
    pub(super) contacts: BTreeMap<CountryCode, Contacts>,
    pub(super) evidence: BTreeMap<CardId, Evidence>,
    pub(super) infos: BTreeMap<ResourceId, ResourceInfo>,
    pub(super) pages: BTreeMap<(ResourceId, LanguageTag), PageFile>,
    pub(super) back: BTreeMap<(ResourceId, LanguageTag), BackTranslations>,
    pub(super) sounds: BTreeMap<(ResourceId, LanguageTag), SoundFile>,
    pub(super) marks: BTreeMap<(ResourceId, LanguageTag), Marks>,
    pub(super) covers: BTreeMap<ResourceId, Picture>,
}

impl Pack {
    /// Reads the folder of a pack.
    ///
    /// It never stops at a fault: `faults` has all of them, and a pack without any is fit to be
    /// shown. The pack then still has what was well formed.
    pub fn read(folder: &Path) -> Reading {
        let mut faults = Vec::new();
        let mut files = Files::default();
        let found = walk(folder, &mut faults);
        for (path, role) in &found {
            match read_bytes(folder, path, role) {
                Ok(bytes) => files.take_bytes(path, role, bytes, &mut faults),
                Err(fault) => faults.push(Placed::in_file(path, fault)),
            }
        }
        let has_manifest = found.iter().any(|(_, role)| *role == Role::Manifest);
        files.into_reading(has_manifest, faults)
    }

    /// Reads a pack of texts alone that are at hand already, each with its path below the pack.
    ///
    /// As [`Pack::read`] in all else.
    pub fn from_files<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Reading {
        Self::from_parts(texts, [])
    }

    /// Reads a pack whose texts and sounds are at hand already, each with its path below the pack.
    ///
    /// As [`Pack::read`] in all else.
    pub fn from_parts<'a>(
        texts: impl IntoIterator<Item = (&'a str, &'a str)>,
        sounds: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Reading {
        let mut faults = Vec::new();
        let mut files = Files::default();
        let mut has_manifest = false;
        for (path, text) in texts {
            match Role::of(path) {
                Some(Role::Sound(..)) => faults.push(Placed::in_file(path, Fault::NotText)),
                Some(role) => {
                    has_manifest |= role == Role::Manifest;
                    files.take(path, &role, text, &mut faults);
                }
                None => faults.push(Placed::in_file(path, Fault::UnknownFile)),
            }
        }
        for (path, bytes) in sounds {
            match Role::of(path) {
                Some(role @ Role::Sound(..)) => {
                    files.take_bytes(path, &role, bytes.to_vec(), &mut faults);
                }
                _ => faults.push(Placed::in_file(path, Fault::UnknownFile)),
            }
        }
        files.into_reading(has_manifest, faults)
    }
}

impl Files {
    fn into_reading(self, has_manifest: bool, mut faults: Vec<Placed<Fault>>) -> Reading {
        let unread: BTreeSet<String> = faults.iter().map(|fault| fault.file.clone()).collect();
        if !has_manifest {
            faults.push(Placed::in_file("pack.toml", Fault::NoManifest));
        }
        if let Some(manifest) = &self.manifest {
            agree::check(manifest, &self, &unread, &mut faults);
        }
        faults.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        Reading { pack: self.into_pack(unread), faults }
    }

    fn take_bytes(
        &mut self,
        path: &str,
        role: &Role,
        bytes: Vec<u8>,
        faults: &mut Vec<Placed<Fault>>,
    ) {
        if let Role::Sound(id, lang) = role {
            match Sound::read(&bytes) {
                Ok(sound) => {
                    let length = u32::try_from(sound.length().as_millis()).unwrap_or(u32::MAX);
                    let file = SoundFile { file: path.to_owned(), bytes: bytes.into(), length };
                    self.sounds.insert((id.clone(), lang.clone()), file);
                }
                Err(fault) => faults.push(Placed::in_file(path, fault)),
            }
            return;
        }
        match String::from_utf8(bytes) {
            Ok(text) => self.take(path, role, &text, faults),
            Err(_) => faults.push(Placed::in_file(path, Fault::NotText)),
        }
    }

    fn take(&mut self, path: &str, role: &Role, raw: &str, faults: &mut Vec<Placed<Fault>>) {
        match role {
            Role::Manifest => self.manifest = toml(path, raw, faults),
            Role::Term(id) => keep(&mut self.glossary, id.clone(), toml(path, raw, faults)),
            Role::Contacts(code) => keep(&mut self.contacts, code.clone(), toml(path, raw, faults)),
            Role::Evidence(id) => keep(&mut self.evidence, id.clone(), toml(path, raw, faults)),
            Role::Info(id) => keep(&mut self.infos, id.clone(), toml(path, raw, faults)),
            Role::Back(id, lang) => {
                keep(&mut self.back, (id.clone(), lang.clone()), toml(path, raw, faults));
            }
            Role::Marks(id, lang) => {
                keep(&mut self.marks, (id.clone(), lang.clone()), toml(path, raw, faults));
            }
            // `take_bytes` has it.
            Role::Sound(..) => {}
            Role::Page(id, lang) => match Page::parse(path, raw) {
                Ok(page) => keep(&mut self.pages, (id.clone(), lang.clone()), Some(page)),
                Err(errors) => {
                    faults.extend(errors.into_iter().map(|error| error.map(Fault::Page)));
                }
            },
            Role::TopicPicture(topic) => keep(&mut self.topics, *topic, Some(picture(path, raw))),
            Role::Cover(id) => keep(&mut self.covers, id.clone(), Some(picture(path, raw))),
        }
    }

    fn into_pack(mut self, unread: BTreeSet<String>) -> Option<Pack> {
        let mut resources: BTreeMap<ResourceId, Resource> = BTreeMap::new();
        for (id, info) in self.infos {
            let cover = self.covers.remove(&id);
            let (pages, back, narrations) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
            resources.insert(id, Resource { info, pages, back, narrations, cover });
        }
        for ((id, lang), page) in self.pages {
            if let Some(resource) = resources.get_mut(&id) {
                resource.pages.insert(lang, page);
            }
        }
        for ((id, lang), back) in self.back {
            if let Some(resource) = resources.get_mut(&id) {
                resource.back.insert(lang, back);
            }
        }
        for ((id, lang), sound) in self.sounds {
            let marks = self.marks.remove(&(id.clone(), lang.clone()));
            if let Some((resource, marks)) = resources.get_mut(&id).zip(marks) {
                resource.narrations.insert(lang, Narration { sound, marks });
            }
        }
        Some(Pack {
            manifest: self.manifest?,
            topics: self.topics,
            glossary: self.glossary,
            contacts: self.contacts,
            evidence: self.evidence,
            resources,
            unread,
        })
    }
}

fn keep<K: Ord, V>(to: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    if let Some(value) = value {
        to.insert(key, value);
    }
}

fn picture(path: &str, raw: &str) -> Picture {
    Picture { file: path.to_owned(), svg: raw.to_owned() }
}

fn toml<T: DeserializeOwned>(path: &str, raw: &str, faults: &mut Vec<Placed<Fault>>) -> Option<T> {
    let text = normal(raw);
    let lines = LineIndex::new(&text);
    if let Some((offset, _)) = find_control(&text) {
        faults.push(Placed::on_line(path, lines.line_of(offset), Fault::NotText));
        return None;
    }
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = lines.line_of(error.span().map_or(0, |span| span.start));
            faults.push(Placed::on_line(path, line, error));
            None
        }
    }
}
