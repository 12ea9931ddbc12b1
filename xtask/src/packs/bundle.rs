//! `cargo xtask packs bundle` and `look`: a pack as a file that can be sent, and what is in such a file.
//!
//! For whoever gives packs out. Invariant: a pack with a fault is not signed, and what was written is read back
//! before it is called done.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use larkspur_bundle::{
    BlobHash, Bundle, BundleError, Certificate, Draft, Files, Index, Roots, Signer, Trust, Verified,
};
use larkspur_packs::is_sound;

use super::{keys::show, options::Options, read_good, signed};

/// Makes and signs a bundle.
pub(super) fn make(mut given: Options) -> Result<()> {
    let folder = PathBuf::from(given.word("FOLDER")?);
    let key = signed::read_key(Path::new(&given.one("key")?))?;
    let mut document = |name| {
        let file = given.maybe(name)?;
        file.map(|file| signed::read_signed(Path::new(&file))).transpose()
    };
    let (certificate, index) = (document("certificate")?, document("index")?);
    let older = read_all(&given.all("since"))?;
    let out = PathBuf::from(given.one("out")?);
    given.end()?;

    let pack = read_good(&folder)?;
    let rev = pack.manifest.rev.get();
    if let Some(older) =
        older.iter().find(|older| *older.pack_id() != pack.manifest.id || older.rev() >= rev)
    {
        bail!("--since is {} {}, which comes not before this", older.pack_id(), older.rev());
    }
    if let Some(certificate) = &certificate
        && !Certificate::parse(&certificate.bytes)?.packs.includes(&pack.manifest.id)
    {
        bail!("the certificate is not for {}", pack.manifest.id);
    }
    let draft = Draft::new(&files_below(&folder)?, signed::today()?)?;
    let bundle = draft.sign(&key, certificate, index)?;
    let had: BTreeSet<BlobHash> =
        older.iter().flat_map(|one| one.blobs().keys()).copied().collect();
    let mut bytes = Vec::new();
    bundle.write(&mut bytes, &had)?;
    Bundle::read(&bytes[..]).context("what was made cannot be read back")?;
    signed::write(&out, &bytes)?;
    eprintln!("packs: {} {rev} is in {}, {} bytes", pack.manifest.id, out.display(), bytes.len());
    Ok(())
}

/// Says what a bundle is.
pub(super) fn look(mut given: Options) -> Result<()> {
    let file = PathBuf::from(given.word("BUNDLE")?);
    let roots = given.all("root");
    if roots.len() > 2 {
        bail!("an app has at most two roots");
    }
    let mut lines = roots.iter().map(String::as_str);
    let roots = Roots::parse(lines.next(), lines.next()).context("--root")?;
    let known = given.maybe("index")?.map(|file| signed::read(Path::new(&file))).transpose()?;
    let known = known.map(|bytes| Index::parse(&bytes)).transpose()?;
    let older = read_all(&given.all("since"))?;
    given.end()?;

    let bundle = read_bundle(&file)?;
    eprintln!("packs: {} {} of {}", bundle.pack_id(), bundle.rev(), bundle.made_on());
    eprintln!("packs: {} parts; its version is {}", bundle.blobs().len(), bundle.manifest_hash());
    if let Some(certificate) = bundle.certificate() {
        show("it brings a certificate,", Path::new("chapter.toml"), &certificate.bytes);
    }
    if let Some(index) = bundle.index() {
        show("it brings an index,", Path::new("index.toml"), &index.bytes);
    }
    let trust = Trust { roots: &roots, index: known.as_ref(), today: signed::today()? };
    let verified = bundle.verify(&trust, None).context("it is refused")?;
    tell(&verified, &older)
}

fn tell(verified: &Verified, older: &[Bundle]) -> Result<()> {
    match verified.signer() {
        Signer::Root { key_id } => eprintln!("packs: signed by the root {key_id}"),
        Signer::Chapter { name, key_id, not_after } => {
            eprintln!(
                "packs: signed by {name}, {key_id}, whose certificate holds until {not_after}"
            );
        }
    }
    let have = |hash: &BlobHash| older.iter().find_map(|one| one.blobs().get(hash)).cloned();
    match verified.files(have) {
        Ok(files) => eprintln!("packs: it is whole, with {} files", files.len()),
        Err(BundleError::MissingBlobs { count }) => {
            eprintln!("packs: an update: {count} parts or more must be there already");
        }
        Err(error) => return Err(error).context("it is refused"),
    }
    Ok(())
}

fn read_bundle(file: &Path) -> Result<Bundle> {
    let bytes = File::open(file).with_context(|| format!("reading {}", file.display()))?;
    Bundle::read(bytes).with_context(|| format!("{}", file.display()))
}

fn read_all(files: &[String]) -> Result<Vec<Bundle>> {
    files.iter().map(|file| read_bundle(Path::new(file))).collect()
}

/// The files of a folder in which there is no fault, and so nothing but files of a pack.
fn files_below(folder: &Path) -> Result<Files> {
    let mut files = Files::default();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let name = entry.file_name().into_string().ok().context("a name is not UTF-8")?;
            let path = if below.is_empty() { name } else { format!("{below}/{name}") };
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(entry.path()).with_context(|| path.clone())?;
                if is_sound(&path) {
                    files.sounds.insert(path, bytes);
                } else {
                    let text = String::from_utf8(bytes).with_context(|| path.clone())?;
                    files.texts.insert(path, text);
                }
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests;
