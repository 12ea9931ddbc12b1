//! What lies in the folder of a pack, and what each file is by its name.
//!
//! `read` walks it once. Invariant: no symbolic link is followed, nothing above the folder is
//! touched, and a folder of any size or depth ends the walk early instead of filling memory.

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use crate::{
    CardId, CountryCode, Fault, LanguageTag, Placed, ResourceId, TermId, Topic, text::is_slug,
};

/// How many files and folders a pack may have.
const MOST_ENTRIES: usize = 4096;
/// The largest page or other text, in bytes.
const LARGEST_TEXT: u64 = 256 * 1024;
/// The largest picture, in bytes.
const LARGEST_PICTURE: u64 = 512 * 1024;
/// The largest narration, in bytes: 11 minutes as they are usually packed.
const LARGEST_SOUND: u64 = 2 * 1024 * 1024;

/// What a file is, by its place and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Manifest,
    TopicPicture(Topic),
    Term(TermId),
    Contacts(CountryCode),
    Evidence(CardId),
    Info(ResourceId),
    Page(ResourceId, LanguageTag),
    Back(ResourceId, LanguageTag),
    Sound(ResourceId, LanguageTag),
    Marks(ResourceId, LanguageTag),
    Cover(ResourceId),
}

impl Role {
    /// What stands at a path below the pack; none if the format knows no such file.
    pub(super) fn of(path: &str) -> Option<Self> {
        match *path.split('/').collect::<Vec<_>>().as_slice() {
            ["pack.toml"] => Some(Self::Manifest),
            ["topics", file] => {
                Topic::from_name(file.strip_suffix(".svg")?).map(Self::TopicPicture)
            }
            ["glossary", file] => TermId::parse(file.strip_suffix(".toml")?).ok().map(Self::Term),
            ["contacts", file] => {
                CountryCode::parse(file.strip_suffix(".toml")?).ok().map(Self::Contacts)
            }
            ["evidence", file] => {
                CardId::parse(file.strip_suffix(".toml")?).ok().map(Self::Evidence)
            }
            [topic, name, file] => Self::in_resource(topic, name, file),
            _ => None,
        }
    }

    fn in_resource(topic: &str, name: &str, file: &str) -> Option<Self> {
        Topic::from_name(topic)?;
        let id = ResourceId::parse(&format!("{topic}/{name}")).ok()?;
        match file {
            "resource.toml" => return Some(Self::Info(id)),
            "cover.svg" => return Some(Self::Cover(id)),
            _ => {}
        }
        let rest = file.strip_prefix("index.")?;
        if let Some(lang) = rest.strip_suffix(".back.toml") {
            return Some(Self::Back(id, LanguageTag::parse(lang).ok()?));
        }
        if let Some(lang) = rest.strip_suffix(".marks.toml") {
            return Some(Self::Marks(id, LanguageTag::parse(lang).ok()?));
        }
        if let Some(lang) = rest.strip_suffix(".opus") {
            return Some(Self::Sound(id, LanguageTag::parse(lang).ok()?));
        }
        Some(Self::Page(id, LanguageTag::parse(rest.strip_suffix(".md")?).ok()?))
    }

    fn limit(&self) -> u64 {
        match self {
            Self::TopicPicture(_) | Self::Cover(_) => LARGEST_PICTURE,
            Self::Sound(..) => LARGEST_SOUND,
            _ => LARGEST_TEXT,
        }
    }
}

/// How many bytes the file at a path below the pack may have; none if the format knows no such file.
///
/// For who has the files of a pack from elsewhere than a folder, and keeps them to the same bounds.
pub fn largest_file(path: &str) -> Option<u64> {
    Role::of(path).map(|role| role.limit())
}

/// Whether the file at a path below the pack is sound, and so no text.
pub fn is_sound(path: &str) -> bool {
    matches!(Role::of(path), Some(Role::Sound(..)))
}

/// Whether the format may have a folder at a path below the pack.
fn is_known_folder(path: &str) -> bool {
    match *path.split('/').collect::<Vec<_>>().as_slice() {
        ["topics" | "glossary" | "contacts" | "evidence"] => true,
        [topic] => Topic::from_name(topic).is_some(),
        [topic, name] => Topic::from_name(topic).is_some() && is_slug(name),
        _ => false,
    }
}

/// The files of a pack, in the order of their paths, and what else lies there.
pub(super) fn walk(folder: &Path, faults: &mut Vec<Placed<Fault>>) -> Vec<(String, Role)> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    let mut entries = 0;
    while let Some(below) = folders.pop() {
        let listing = match fs::read_dir(folder.join(&below)) {
            Ok(listing) => listing,
            Err(error) => {
                faults.push(Placed::in_file(&below, Fault::Unreadable(error.kind())));
                continue;
            }
        };
        for entry in listing {
            entries += 1;
            if entries > MOST_ENTRIES {
                faults.push(Placed::in_file(&below, Fault::TooManyFiles { limit: MOST_ENTRIES }));
                return sorted(files);
            }
            let Ok(entry) = entry else {
                faults.push(Placed::in_file(&below, Fault::Unreadable(std::io::ErrorKind::Other)));
                continue;
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if below.is_empty() { name } else { format!("{below}/{name}") };
            match sort(&path, &entry) {
                Ok(Entry::Folder) => folders.push(path),
                Ok(Entry::File(role)) => files.push((path, role)),
                Err(fault) => faults.push(Placed::in_file(&path, fault)),
            }
        }
    }
    sorted(files)
}

fn sorted(mut files: Vec<(String, Role)>) -> Vec<(String, Role)> {
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

enum Entry {
    Folder,
    File(Role),
}

fn sort(path: &str, entry: &fs::DirEntry) -> Result<Entry, Fault> {
    // The type of the entry itself: links are not followed.
    let kind = entry.file_type().map_err(|error| Fault::Unreadable(error.kind()))?;
    if kind.is_symlink() {
        return Err(Fault::SymbolicLink);
    }
    if kind.is_dir() {
        let is_file_of_format = Role::of(path).is_some();
        return match is_known_folder(path) {
            true => Ok(Entry::Folder),
            false if is_file_of_format => Err(Fault::NotAFile),
            false => Err(Fault::UnknownFile),
        };
    }
    let role = Role::of(path).ok_or(Fault::UnknownFile)?;
    if kind.is_file() { Ok(Entry::File(role)) } else { Err(Fault::NotAFile) }
}

/// The bytes of a file, at most as many as its role allows.
pub(super) fn read_bytes(folder: &Path, path: &str, role: &Role) -> Result<Vec<u8>, Fault> {
    let limit = role.limit();
    let unreadable = |error: std::io::Error| Fault::Unreadable(error.kind());
    let file = File::open(folder.join(path)).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(Fault::TooLarge { limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_knows_these_files_and_no_others() {
        for known in [
            "pack.toml",
            "topics/work.svg",
            "glossary/case-worker.toml",
            "contacts/PH.toml",
            "evidence/cebu-79.toml",
            "work/passport-held/resource.toml",
            "work/passport-held/index.en.md",
            "work/passport-held/index.zh-Hant.md",
            "work/passport-held/index.es.back.toml",
            "work/passport-held/cover.svg",
            "work/passport-held/index.es.marks.toml",
            "work/passport-held/index.zh-Hant.opus",
        ] {
            assert!(Role::of(known).is_some(), "{known}");
            let ending = Path::new(known).extension().and_then(|ending| ending.to_str());
            let limit = match ending {
                Some("svg") => LARGEST_PICTURE,
                Some("opus") => LARGEST_SOUND,
                _ => LARGEST_TEXT,
            };
            assert_eq!(is_sound(known), limit == LARGEST_SOUND);
            assert_eq!(largest_file(known), Some(limit), "{known}");
        }
        for unknown in [
            "",
            "README.md",
            ".DS_Store",
            "topics/cooking.svg",
            "topics/work.png",
            "glossary/Consent.toml",
            "contacts/XX.toml",
            "cooking/soup/resource.toml",
            "work/passport-held/index.md",
            "work/passport-held/index.EN.md",
            "work/passport-held/index.en.html",
            "work/passport-held/index.opus",
            "work/passport-held/index.en.mp3",
            "work/passport-held/step-1.svg",
            "work/passport-held/../resource.toml",
            "work/resource.toml",
            "work/passport-held/more/resource.toml",
        ] {
            assert_eq!(Role::of(unknown), None, "{unknown}");
            assert_eq!(largest_file(unknown), None, "{unknown}");
        }
    }
}
