//! `cargo xtask packs root-key`, `certify` and `revoke`: what a root does.
//!
//! For the few who hold a root key. Invariant: whatever is signed is shown, since a signature is a promise about
//! every word of it.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use larkspur_bundle::{
    Certificate, Index, KeyId, KeyReason, MaySign, PackReason, PublicKey, RevokedKey, RevokedPack,
    SigningKey,
};
use larkspur_packs::{Date, PackId, Words};

use super::{options::Options, signed};

/// The file of the secret within its folder.
const SECRET: &str = "root.key";

/// Makes a root key and prints its public line.
pub(super) fn make_root(mut given: Options) -> Result<()> {
    let folder = PathBuf::from(given.word("FOLDER")?);
    given.end()?;
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let key = SigningKey::generate()?;
    let file = folder.join(SECRET);
    signed::write_key(&file, &key)?;
    eprintln!("packs: the secret is in {}; whoever has it can sign anything", file.display());
    eprintln!("packs: build the app with this line as LARKSPUR_ROOT_KEY or LARKSPUR_ROOT_KEY_NEXT");
    writeln!(std::io::stdout(), "{}", key.public().line())?;
    Ok(())
}

/// Lets a chapter sign.
pub(super) fn certify(mut given: Options) -> Result<()> {
    let root = signed::read_key(Path::new(&given.one("root")?))?;
    let packs = given.one("packs")?.split(',').map(str::to_owned).collect::<Vec<_>>();
    let not_before = match given.maybe("not-before")? {
        Some(day) => Date::parse(&day)?,
        None => signed::today()?,
    };
    let certificate = Certificate {
        name: Words::parse(&given.one("name")?)?,
        public_key: PublicKey::parse(&given.one("public")?).context("--public")?,
        packs: MaySign::try_from(packs).context("--packs")?,
        not_before,
        not_after: Date::parse(&given.one("not-after")?)?,
    };
    let out = PathBuf::from(given.one("out")?);
    given.end()?;
    if certificate.not_after.day_number() < certificate.not_before.day_number() {
        bail!("the certificate would end before it begins");
    }
    let certificate = certificate.sign(&root)?;
    signed::write_signed(&out, &certificate)?;
    show("signed", &out, &certificate.bytes);
    Ok(())
}

/// Revokes a key or versions of a pack: a new index, or the next one.
pub(super) fn revoke(mut given: Options) -> Result<()> {
    let root = signed::read_key(Path::new(&given.one("root")?))?;
    let file = PathBuf::from(given.one("index")?);
    let made_on = signed::today()?;
    let mut index = if file.exists() {
        let last = Index::parse(&signed::read(&file)?)?;
        let serial = last.serial.checked_add(1).context("there is no serial after this one")?;
        Index { serial, made_on, ..last }
    } else {
        Index { serial: 1, made_on, revoked_keys: Vec::new(), revoked_packs: Vec::new() }
    };
    let reason = given.one("reason")?;
    match (given.maybe("key-id")?, given.maybe("pack")?) {
        (Some(id), None) => {
            let key_id =
                KeyId::parse(&id).context("--key-id is 16 digits, as minisign prints them")?;
            let reason =
                KeyReason::from_name(&reason).context("--reason lost, misused or retired")?;
            index.revoked_keys.retain(|key| key.key_id != key_id);
            index.revoked_keys.push(RevokedKey { key_id, reason });
        }
        (None, Some(id)) => {
            let reason =
                PackReason::from_name(&reason).context("--reason mistake, unsafe or withdrawn")?;
            let rev = given.one("rev")?.parse().context("--rev is a number")?;
            index.revoked_packs.push(RevokedPack { id: PackId::parse(&id)?, rev, reason });
        }
        _ => bail!("either --key-id or --pack"),
    }
    given.end()?;
    let index = index.sign(&root)?;
    signed::write_signed(&file, &index)?;
    show("signed", &file, &index.bytes);
    Ok(())
}

/// A document as a person reads it. It may be anybody's, so nothing in it reaches the terminal but words.
pub(super) fn show(what: &str, file: &Path, bytes: &[u8]) {
    eprintln!("packs: {what} {}", file.display());
    for line in String::from_utf8_lossy(bytes).lines() {
        let words: String = line.chars().filter(|letter| !letter.is_control()).collect();
        eprintln!("    {words}");
    }
}
