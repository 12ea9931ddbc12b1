//! `cargo xtask packs stamp RESOURCE LANGUAGE`: fills in the hashes that nobody writes by hand.
//!
//! For whoever translates. A translation whose `source_units` lack a unit says with the stamp that the
//! unit was made from the source as it stands; a back-translation without a `text_hash`, that it is one of the
//! text as it stands. Invariant: a hash that is there is never changed. Whoever has translated a unit anew
//! takes its old hash out first.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use anyhow::{Context as _, Result, anyhow, bail};
use larkspur_packs::{Origin, Page, UnitHash, UnitId};
use toml::{Table, Value};

/// The language that every page was written in first.
const SOURCE: &str = "en";

/// Stamps a translation, and its back-translation if there is one.
pub(super) fn stamp(pack: &Path, resource: &str, language: &str) -> Result<()> {
    let folder = pack.join(resource);
    let source = read_page(&folder.join(format!("index.{SOURCE}.md")), None)?;
    let file = folder.join(format!("index.{language}.md"));
    let page = read_page(&file, Some(&source))?;
    fs::write(&file, page.print()).with_context(|| format!("writing {}", file.display()))?;
    let back = folder.join(format!("index.{language}.back.toml"));
    if back.exists() {
        stamp_back(&back, &page)?;
    }
    Ok(())
}

/// A page. With a source, what it lacks of the hashes of the source's units is filled in.
fn read_page(file: &Path, source: Option<&Page>) -> Result<Page> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let text = match source {
        // The reader wants all three lines of a translation or none.
        Some(_) if !text.contains("\nsource_units") && !text.contains("\n[source_units]") => {
            text.replacen("\n+++\n", "\nsource_units = {}\n+++\n", 1)
        }
        _ => text,
    };
    let name = file.display().to_string();
    let mut page = Page::parse(&name, &text)
        .map_err(|faults| {
            let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
            anyhow!("{}", faults.join("\n"))
        })?
        .page;
    if let Some(source) = source {
        let Some(Origin { units, .. }) = &mut page.front.origin else {
            bail!("{name} does not say what it was translated from");
        };
        for (unit, hash) in source.hashes() {
            units.entry(unit).or_insert(hash);
        }
    }
    Ok(page)
}

fn stamp_back(file: &Path, page: &Page) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let back: Table = text.parse().with_context(|| format!("{}", file.display()))?;
    let units = back.get("units").and_then(Value::as_table).context("it names no units")?;
    let word = |table: &Table, key: &str| -> Result<String> {
        let value = table.get(key).and_then(Value::as_str);
        value.map(quoted).with_context(|| format!("{}: {key} is missing", file.display()))
    };
    let mut stamped = format!("made_on = {}\n", word(&back, "made_on")?);
    let hashes: BTreeMap<UnitId, UnitHash> = page.hashes().into_iter().collect();
    for (id, _) in page.hashes() {
        let unit = units.get(&id.to_string()).and_then(Value::as_table);
        let unit = unit.with_context(|| format!("{}: {id} is missing", file.display()))?;
        let hash = match unit.get("text_hash").and_then(Value::as_str) {
            Some(hash) => hash.to_owned(),
            None => hashes.get(&id).context("a unit of the page has a hash")?.to_string(),
        };
        write!(
            stamped,
            "[units.{id}]\ntext_hash = {}\nback = {}\ndifference = {}\nsettled = {}\n",
            quoted(&hash),
            word(unit, "back")?,
            word(unit, "difference")?,
            word(unit, "settled")?,
        )?;
    }
    fs::write(file, stamped).with_context(|| format!("writing {}", file.display()))
}

/// As TOML writes words on one line. JSON's escapes are TOML's as well.
fn quoted(words: &str) -> String {
    serde_json::Value::from(words.replace('\n', " ")).to_string()
}
