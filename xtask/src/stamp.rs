//! Knowing what has changed since a step last ran.
//!
//! The steps of `cargo xtask ui` call it. Invariant: a stamp is written only after its step ended
//! well, so a step that was interrupted runs again.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::places;

/// The state of everything that a step reads.
#[derive(Default)]
pub(crate) struct Stamp(DefaultHasher);

impl Stamp {
    /// Adds words, such as the options of the step.
    pub(crate) fn words(mut self, words: &str) -> Self {
        words.hash(&mut self.0);
        self
    }

    /// Adds a file, or every file below a folder, by content. What does not exist counts as such.
    pub(crate) fn content(mut self, path: &Path) -> Result<Self> {
        for file in files_below(path)? {
            file.hash(&mut self.0);
            let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
            bytes.hash(&mut self.0);
        }
        Ok(self)
    }

    /// Runs `step` unless it ran well before with the same stamp and `product` still exists.
    /// Says whether it ran.
    pub(crate) fn unless_same(
        self,
        name: &str,
        product: &Path,
        step: impl FnOnce() -> Result<()>,
    ) -> Result<bool> {
        let note = places::ui_target().join("stamps").join(name);
        let now = format!("{:016x}", self.0.finish());
        if product.exists() && fs::read_to_string(&note).is_ok_and(|then| then == now) {
            return Ok(false);
        }
        step()?;
        write_if_changed(&note, now.as_bytes())?;
        Ok(true)
    }
}

/// Every file below a folder, in one order; a file is itself.
pub(crate) fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.with_context(|| format!("listing {}", folder.display()))?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file with its folders. One that already says the same keeps its time, so that cargo
/// does not embed it into the app once more.
pub(crate) fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))?;
    Ok(true)
}
