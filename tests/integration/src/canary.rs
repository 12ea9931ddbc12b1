//! Searching places byte by byte for words that must not be there.
//!
//! Invariant: a search is believed only after it has found a canary that was planted in the same
//! place, in every form that it looks for.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A word that occurs nowhere else.
pub(crate) struct Canary(String);

impl Canary {
    pub(crate) fn new(what: &str) -> Self {
        Self(format!("zq{what}Ωកxv{}", crate::member::fresh_name("c")))
    }

    pub(crate) fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// The forms in which text may stand in a file: UTF-8, UTF-16, escaped as in JSON.
    fn forms(&self) -> Vec<Vec<u8>> {
        let utf16 =
            |bytes: fn(u16) -> [u8; 2]| self.0.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let escaped: String = self
            .0
            .encode_utf16()
            .map(|unit| match char::from_u32(unit.into()) {
                Some(c) if c.is_ascii() => c.to_string(),
                _ => format!("\\u{unit:04x}"),
            })
            .collect();
        vec![
            self.0.as_bytes().to_vec(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
            escaped.into_bytes(),
        ]
    }

    /// Plants each form in `folder` and finds it there.
    pub(crate) fn prove_search_in(&self, folder: &Path) {
        for (index, form) in self.forms().into_iter().enumerate() {
            let planted = folder.join(format!("planted-{index}"));
            fs::write(&planted, [b"before ", &form[..], b" after"].concat()).unwrap();
            let found = find_in_folder(folder, self);
            fs::remove_file(&planted).unwrap();
            assert_eq!(found, vec![planted], "the search misses form {index}");
        }
    }
}

/// The files below `folder` that hold the canary in any form. Files that vanish meanwhile are skipped.
pub(crate) fn find_in_folder(folder: &Path, canary: &Canary) -> Vec<PathBuf> {
    let forms = canary.forms();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(find_in_folder(&path, canary));
        } else if let Ok(bytes) = fs::read(&path)
            && forms.iter().any(|form| contains(&bytes, form))
        {
            found.push(path);
        }
    }
    found
}

/// Whether `needle` occurs in `bytes`.
pub(crate) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    !needle.is_empty() && bytes.windows(needle.len()).any(|window| window == needle)
}
