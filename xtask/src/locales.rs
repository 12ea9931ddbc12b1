//! Gathers `locales/` into what the page loads: one file a language, and the list of languages.
//!
//! Called by [`crate::ui`]. Invariant: the pseudo-locales are made from `en` and stand in no
//! build for people.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::places;
use crate::pseudo::{self, Pseudo};
use crate::stamp::{files_below, write_if_changed};

/// `locales/<tag>/meta.toml`. Other keys, such as who reviewed it, are for people.
#[derive(Deserialize)]
struct Meta {
    autonym: String,
    direction: Direction,
    status: Status,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Ltr,
    Rtl,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Draft,
    Reviewed,
}

/// One entry of `index.json`.
#[derive(Serialize)]
struct Locale {
    tag: String,
    autonym: String,
    direction: Direction,
    status: Status,
    is_pseudo: bool,
}

/// Writes every language into `folder` and returns the files.
pub(crate) fn write(folder: &Path, has_pseudo_locales: bool) -> Result<Vec<PathBuf>> {
    let mut locales = Vec::new();
    let mut files = Vec::new();
    for tag in tags()? {
        let place = places::in_root("locales").join(&tag);
        let meta = fs::read_to_string(place.join("meta.toml"))
            .with_context(|| format!("reading locales/{tag}/meta.toml"))?;
        let Meta { autonym, direction, status } =
            toml::from_str(&meta).with_context(|| format!("locales/{tag}/meta.toml"))?;
        let messages = gather(&place)?;
        if has_pseudo_locales && tag == "en" {
            for pseudo in Pseudo::ALL {
                let made = pseudo::make(&messages, pseudo)?;
                files.push(write_messages(folder, pseudo.tag(), &made)?);
            }
        }
        files.push(write_messages(folder, &tag, &messages)?);
        locales.push(Locale { tag, autonym, direction, status, is_pseudo: false });
    }
    if has_pseudo_locales {
        locales.extend(Pseudo::ALL.map(|pseudo| Locale {
            tag: pseudo.tag().to_owned(),
            autonym: pseudo.autonym().to_owned(),
            direction: if pseudo == Pseudo::RightToLeft { Direction::Rtl } else { Direction::Ltr },
            status: Status::Reviewed,
            is_pseudo: true,
        }));
    }
    let index = folder.join("index.json");
    write_if_changed(&index, serde_json::to_string_pretty(&locales)?.as_bytes())?;
    files.push(index);
    Ok(files)
}

/// The languages that ship, English first, then by their tags.
fn tags() -> Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(places::in_root("locales")).context("reading locales/")? {
        let entry = entry.context("reading locales/")?;
        if entry.path().is_dir() {
            tags.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    tags.sort_by_key(|tag| (tag != "en", tag.clone()));
    Ok(tags)
}

/// All features of one language, each after its name.
fn gather(place: &Path) -> Result<String> {
    let mut messages = String::new();
    for file in files_below(place)? {
        if file.extension().is_some_and(|ending| ending == "ftl") {
            let text =
                fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            messages.push_str(&text);
            messages.push_str("\n\n");
        }
    }
    Ok(messages)
}

fn write_messages(folder: &Path, tag: &str, messages: &str) -> Result<PathBuf> {
    let path = folder.join(format!("{tag}.ftl"));
    write_if_changed(&path, without_comments(messages).as_bytes())?;
    Ok(path)
}

/// Comments are for translators; the window would only read past them at every start.
fn without_comments(messages: &str) -> String {
    let mut kept = String::with_capacity(messages.len());
    // Whatever belongs to a message stands further in, so nothing but a comment begins with this sign.
    for line in messages.lines().filter(|line| !line.starts_with('#')) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use fluent_syntax::parser;

    use super::*;

    #[test]
    fn the_window_gets_every_message_and_no_comment() {
        let source = gather(&places::in_root("locales/en")).unwrap();
        let messages = |text: String| {
            let body = parser::parse(text).unwrap().body;
            let messages = body.into_iter().filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some((message.id, message.value)),
                _ => None,
            });
            messages.collect::<Vec<_>>()
        };
        let kept = without_comments(&source);
        assert!(!kept.contains('#'), "a comment was kept");
        assert_eq!(messages(kept), messages(source));
    }
}
