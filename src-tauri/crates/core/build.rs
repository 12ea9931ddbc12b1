//! Puts the library's packs into the program: a list of their files, made from `assets/packs`.
//!
//! Run by cargo. Invariant: what is shown is what was built; nothing on the disk can change it.

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// What the library reads while it runs. Pictures ship beside the page, and what a draft says translated
/// back is for those who write.
fn is_read(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    matches!(ending, Some("md" | "toml" | "opus")) && !path.ends_with(".back.toml")
}

fn main() -> Result<(), Box<dyn Error>> {
    let pack =
        PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../../../assets/packs/core");
    let pack = pack.canonicalize()?;
    println!("cargo::rerun-if-changed={}", pack.display());
    let mut files = Vec::new();
    collect(&pack, &pack, &mut files)?;
    files.sort();
    let (sounds, texts): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(path, _)| has_ending(path, "opus"));
    for (name, files, include) in [
        ("shipped_pack.rs", texts, "include_str!"),
        ("shipped_sounds.rs", sounds, "include_bytes!"),
    ] {
        let mut list = String::from("&[\n");
        for (path, file) in files {
            writeln!(list, "    ({path:?}, {include}({:?})),", file.display().to_string())?;
        }
        list.push(']');
        fs::write(PathBuf::from(std::env::var("OUT_DIR")?).join(name), list)?;
    }
    Ok(())
}

/// All files below a folder that are read, each with its path below the pack.
fn collect(
    pack: &Path,
    folder: &Path,
    to: &mut Vec<(String, PathBuf)>,
) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.path();
        if entry.file_type()?.is_dir() {
            collect(pack, &file, to)?;
            continue;
        }
        let parts: Vec<_> =
            file.strip_prefix(pack)?.iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");
        if is_read(&path) {
            to.push((path, file));
        }
    }
    Ok(())
}

/// Endings are written in small letters: the pack is refused otherwise.
fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == ending)
}
