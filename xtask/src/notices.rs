//! `cargo xtask notices` and the stage `deny`: what others made, and on which terms.
//!
//! Invariant: deny.toml holds the one list of licences, for crates, npm packages and fonts.

mod shipped;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::stamp::{files_below, write_if_changed};
use crate::{install, places, tool, ui};

/// The only licence that is right for fonts and for nothing else.
const FONT_LICENCE: &str = "SIL OPEN FONT LICENSE Version 1.1";

/// npm packages with a licence of their own: name, licence. Each with its reason and date.
const NPM_EXCEPTIONS: [(&str, &str); 2] = [
    // 2026-11-22: as free as MIT, and in plainer words. Tailwind reads files with it while the
    // stylesheet is built; nothing of it is in the app.
    ("node_modules/graceful-fs", "BlueOak-1.0.0"),
    // 2026-11-29: MIT without the duty to pass it on. jsdom counts colours with it in the tests of the editor; nothing of it
    // is in the app.
    ("node_modules/@csstools/color-helpers", "MIT-0"),
];

/// Functions of dependencies that an exception in deny.toml promises are never called.
const NEVER_CALLED: &[&str] = &["encrypt_event_raw"];

/// Writes `assets/notices.txt`, which the app shows under "About".
pub(crate) fn run(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    check_licences()?;
    let text = shipped::notices()?;
    let place = places::in_root("assets/notices.txt");
    let has_changed = write_if_changed(&place, text.as_bytes())?;
    let words = if has_changed { "written" } else { "already up to date" };
    eprintln!("notices: assets/notices.txt is {words} ({} bytes)", text.len());
    Ok(())
}

/// The stage `deny`.
pub(crate) fn check() -> Result<()> {
    check_licences()?;
    check_never_called()?;
    if !tool::succeeds(tool::cargo().args(["deny", "--locked", "fetch", "db"])) {
        eprintln!("deny: SKIPPED advisories: the advisory database could not be fetched");
        return Ok(());
    }
    tool::run(tool::cargo().args(["deny", "--locked", "check", "--disable-fetch", "advisories"]))
}

fn check_licences() -> Result<()> {
    install::cargo_tool(&install::DENY)?;
    tool::run(tool::cargo().args(["deny", "--locked", "check", "licenses", "bans", "sources"]))?;
    check_npm_licences()?;
    check_fonts()
}

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

fn allowed_licences() -> Result<Vec<String>> {
    let text = fs::read_to_string(places::in_root("deny.toml")).context("reading deny.toml")?;
    let deny: Deny = toml::from_str(&text).context("deny.toml")?;
    Ok(deny.licenses.allow)
}

fn check_npm_licences() -> Result<()> {
    ui::install_npm_packages()?;
    let allowed = allowed_licences()?;
    let lock = fs::read_to_string(places::in_root("ui/package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock)?;
    let packages = lock["packages"].as_object().context("package-lock.json names no packages")?;
    for (name, entry) in packages.iter().filter(|(name, _)| !name.is_empty()) {
        let licence = entry["license"].as_str().unwrap_or("none");
        let is_excepted = NPM_EXCEPTIONS.contains(&(name.as_str(), licence));
        if !is_excepted && !is_allowed(licence, &allowed) {
            bail!("npm's {name} has the licence {licence}, which deny.toml does not allow");
        }
    }
    eprintln!("npm licences ok ({} packages)", packages.len() - 1);
    Ok(())
}

/// Whether an SPDX expression without nested parentheses can be met.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let plain = expression.trim_matches(['(', ')']);
    plain.split(" OR ").any(|choice| {
        choice.split(" AND ").all(|one| allowed.iter().any(|licence| licence == one.trim()))
    })
}

/// Folders of fonts, and how the files of one end: the window's, and those of printed pages.
const FONTS: [(&str, &str); 2] = [("assets/fonts", ".woff2"), ("assets/print-fonts", ".ttf")];

/// Each font `family-…` needs the licence of its family beside it as `OFL-family.txt`.
fn check_fonts() -> Result<()> {
    let mut count = 0;
    for (folder, ending) in FONTS {
        let folder = places::in_root(folder);
        let mut licences = Vec::new();
        for file in files_below(&folder)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(family) = shipped::family_of_licence(&name) {
                if !fs::read_to_string(&file)?.contains(FONT_LICENCE) {
                    bail!("{} is not the licence that fonts may have", file.display());
                }
                licences.push(format!("{family}-"));
            }
        }
        for font in files_below(&folder)? {
            let name = font.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !name.ends_with(ending) {
                continue;
            }
            if !licences.iter().any(|family| name.starts_with(family)) {
                bail!("the font {} has no licence beside it", font.display());
            }
            count += 1;
        }
    }
    eprintln!("font licences ok ({count} fonts)");
    Ok(())
}

/// An exception that says "this is never called" stays true only if somebody looks.
fn check_never_called() -> Result<()> {
    for file in files_below(&places::in_root("src-tauri"))? {
        if file.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let text = fs::read_to_string(&file).with_context(|| display(&file))?;
        if let Some(name) = NEVER_CALLED.iter().find(|name| text.contains(**name)) {
            bail!("{} names {name}, which deny.toml says is never called", display(&file));
        }
    }
    Ok(())
}

fn display(path: &Path) -> String {
    path.strip_prefix(places::root()).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_of_licences_is_allowed_when_one_of_them_is() {
        let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
        assert!(is_allowed("MIT", &allowed));
        assert!(is_allowed("(GPL-3.0 OR MIT)", &allowed));
        assert!(is_allowed("MIT AND Apache-2.0", &allowed));
        assert!(!is_allowed("MIT AND GPL-3.0", &allowed));
        assert!(!is_allowed("none", &allowed));
        assert!(!is_allowed("", &allowed));
    }
}
