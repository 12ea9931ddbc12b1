//! The files of a pack in memory.
//!
//! What comes out of a bundle and what a draft is made of. Invariant: texts and sounds stand apart, so that nothing takes
//! one for the other; whoever makes a version of a pack out of another hands on both.

use std::collections::BTreeMap;

use larkspur_packs::{Pack, Reading};

/// The files of a pack, each with its path below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// What people and programs read, pictures too.
    pub texts: BTreeMap<String, String>,
    /// What is read out.
    pub sounds: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// What they say, and all that is wrong with them.
    pub fn read(&self) -> Reading {
        let texts = self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let sounds = self.sounds.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        Pack::from_parts(texts, sounds)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len() + self.sounds.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl From<BTreeMap<String, String>> for Files {
    fn from(texts: BTreeMap<String, String>) -> Self {
        Self { texts, sounds: BTreeMap::new() }
    }
}
